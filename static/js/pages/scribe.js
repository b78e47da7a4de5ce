// Scribe mode: entries are kept on this device the moment they are written, then sent one after the other until each
// is received. A slip can be handed out at once, also without a network: spare codes wait here for people to come.
//   form[data-scribe]  the form; without this script it is simply sent
//   [data-entries]     what was written on this device; words leave it as soon as the server has them

import { openStore } from "../kept.js";
import { freshKey } from "../outbox.js";

const FEW = 8; // spare codes: below that, ask for more
const PATIENCE = 15_000;
const FIRST = 2_000;
const SLOWEST = 20_000;
const OWN = new Set(["csrf_token", "idempotency_key"]); // belong to this page, not to what was written
const LATER = new Set(["try_again", "too_many"]);
const page = document.getElementById("scribe");
const form = page.querySelector("[data-scribe]");
const list = page.querySelector("[data-entries]");
const all = page.querySelector("[data-all]");
const paper = document.querySelector("[data-paper]");
const words = new Map(); // key → what was written, while this page is open: to write it anew
const today = new Date().toDateString();
let entries = [];
let store;
let carrying = false;
let wait = FIRST;

function token() {
  return form.elements.csrf_token.value;
}

function hide(selector, hidden) {
  for (const found of document.querySelectorAll(selector)) {
    found.hidden = hidden;
  }
}

async function ask(url, fields) {
  const answer = await fetch(url, {
    method: fields ? "POST" : "GET",
    body: fields && new URLSearchParams([...fields, ["csrf_token", token()]]),
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  const said = await answer.json();
  if (answer.status >= 500 || LATER.has(said.reason)) {
    throw new Error(said.reason);
  }
  return { ...said, status: answer.status };
}

// The token is another one after a new sign-in: a fresh page brings it, and what waits is sent with it.
async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = fresh.querySelector("[data-scribe] [name=csrf_token]");
  if (found) {
    form.elements.csrf_token.value = found.value;
  }
  hide("[data-locked]", Boolean(found));
  return Boolean(found);
}

function slipOf(entry) {
  const slip = document.getElementById("slip").content.firstElementChild.cloneNode(true);
  slip.querySelector("[data-code]").textContent = entry.code;
  slip.querySelector("[data-about]").textContent = entry.place;
  const code = slip.querySelector("[data-qr]");
  code.setAttribute("viewBox", `0 0 ${entry.qr.size} ${entry.qr.size}`);
  code.querySelector("path").setAttribute("d", entry.qr.path);
  return slip;
}

function printSlips(chosen) {
  paper.replaceChildren(...chosen.map(slipOf));
  document.documentElement.dataset.print = "slips";
  window.print();
}

function lineOf(entry) {
  const line = document.getElementById("entry").content.firstElementChild.cloneNode(true);
  const hasSlip = entry.code && entry.state !== "withdrawn" && entry.state !== "refused";
  line.dataset.state = entry.state;
  line.dataset.key = entry.key;
  line.querySelector("[data-code]").textContent = entry.code ?? "";
  line.querySelector("[data-place]").textContent = entry.place;
  line.querySelector("[data-why]").textContent = entry.why ?? "";
  line.querySelector("[data-do=print]").hidden = !hasSlip;
  const isOut = entry.state === "withdrawn" || (entry.tried && !entry.code); // without a code nobody can ask
  line.querySelector("[data-do=withdraw]").hidden = isOut;
  line.querySelector("[data-do=again]").hidden = isOut || !(entry.fields ?? words.has(entry.key));
  return line;
}

function inOrder() {
  return [...entries].sort((one, other) => one.order - other.order);
}

function withSlip() {
  return inOrder().filter(({ code, state }) => code && (state === "sent" || state === "waiting"));
}

function show() {
  const waiting = entries.filter(({ state }) => state === "waiting").length;
  hide("[data-waits]", waiting === 0);
  page.querySelector("[data-count]").textContent = waiting;
  hide("[data-none]", entries.length > 0 || page.querySelector(".receipt-slip") !== null);
  list.replaceChildren(...inOrder().reverse().map(lineOf));
  all.hidden = entries.length === 0;
  const received = entries.filter(({ code, state }) => code && state === "sent");
  for (const old of all.querySelectorAll("[name=codes]")) {
    old.remove();
  }
  for (const { code } of received) {
    all.append(
      Object.assign(document.createElement("input"), {
        type: "hidden",
        name: "codes",
        value: code,
      }),
    );
  }
  all.querySelector("[type=submit]").disabled = received.length === 0;
}

async function keep(entry) {
  entries = [...entries.filter(({ key }) => key !== entry.key), entry];
  await store.put("entries", entry);
  show();
}

async function forget(entry) {
  await store.remove("entries", entry.key);
  entries = entries.filter(({ key }) => key !== entry.key);
  show();
}

async function sendOne(waiting, again = true) {
  const entry = { ...waiting, tried: true }; // an answer that is lost on its way is no proof of anything
  await keep(entry);
  const said = await ask(form.action, [...entry.fields, ["idempotency_key", entry.key]]);
  if (said.ok) {
    const { fields, ...rest } = entry;
    await keep({ ...rest, state: "sent", code: said.code, qr: said.qr });
  } else if ((said.status === 403 || said.reason === "lost_form") && again && (await renew())) {
    await sendOne(entry, false);
  } else if (said.status === 403 || said.reason === "lost_form") {
    hide("[data-locked]", false);
    throw new Error(said.reason);
  } else {
    await keep({ ...entry, state: "refused", why: said.message });
  }
}

function firstWaiting() {
  return inOrder().find(({ state }) => state === "waiting");
}

async function carry() {
  if (carrying) {
    return;
  }
  carrying = true;
  try {
    for (let entry = firstWaiting(); entry; entry = firstWaiting()) {
      await sendOne(entry);
      wait = FIRST;
    }
    await restock();
  } catch {
    setTimeout(carry, wait);
    wait = Math.min(2 * wait, SLOWEST);
  } finally {
    carrying = false;
  }
}

async function restock() {
  let spare = await store.all("spare");
  if (spare.length < FEW) {
    const said = await ask(page.dataset.codes);
    await store.put("spare", ...(said.codes ?? []));
    spare = await store.all("spare");
  }
  const sign = page.querySelector("[data-spare]");
  sign.hidden = false;
  sign.querySelector("b").textContent = spare.length;
}

function complain(sentence) {
  const wrong = form.querySelector("[data-wrong]");
  wrong.hidden = !sentence;
  wrong.querySelector("span").textContent = sentence ?? "";
  return !sentence;
}

function isWhole() {
  const { text, subdistrict } = form.elements;
  if (!text.value.trim()) {
    text.focus();
    return complain(form.dataset.noText);
  }
  if (!subdistrict.value) {
    subdistrict.focus();
    return complain(form.dataset.noPlace);
  }
  return complain();
}

function choose(name, value) {
  for (const option of form.querySelectorAll(`[name=${name}]`)) {
    option.checked = option.value === value;
  }
}

// The place stays: most people of a stage speak of it.
function ready() {
  form.elements.text.value = "";
  form.elements.urgent.checked = false;
  choose("strategy", "");
  choose("target_group", "");
  form.elements.text.focus();
}

async function write() {
  if (!isWhole()) {
    return;
  }
  const fields = [...new FormData(form)].filter(([name]) => !OWN.has(name));
  const place = form.elements.subdistrict.selectedOptions[0].textContent;
  ready();
  try {
    const spare = await store.take("spare");
    const order = Math.max(0, ...entries.map((entry) => entry.order)) + 1;
    const entry = { ...(spare ?? { key: freshKey() }), fields, place, order, day: today };
    words.set(entry.key, fields);
    await keep({ ...entry, state: "waiting" });
  } catch {
    hide("[data-unkept]", false);
    fill(fields);
    return;
  }
  carry();
}

function fill(fields) {
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) {
      choose(name, value);
    } else if (field?.type === "checkbox") {
      field.checked = true;
    } else if (field) {
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  form.elements.text.focus();
}

// What was never on its way is simply forgotten here; of anything else the server has the last word.
async function withdraw(entry) {
  if (entry.state === "refused" || !entry.tried) {
    await forget(entry);
    return true;
  }
  const said = await ask(page.dataset.withdraw, [["tracking", entry.code]]);
  if (said.ok && entry.state === "sent") {
    await keep({ ...entry, state: "withdrawn", qr: undefined });
  } else if (said.ok || (said.reason === "not_typed_here" && entry.state === "waiting")) {
    await forget(entry);
  } else {
    return complain(said.message);
  }
  return true;
}

async function again(entry) {
  const fields = entry.fields ?? words.get(entry.key);
  if (await withdraw(entry)) {
    words.delete(entry.key);
    fill(fields);
  }
}

const ways = { print: (entry) => printSlips([entry]), again, withdraw };

list.addEventListener("click", async ({ target }) => {
  const way = target.closest("[data-do]")?.dataset.do;
  const entry = entries.find(({ key }) => key === target.closest("[data-key]")?.dataset.key);
  if (way && entry && !(carrying && entry === firstWaiting())) {
    await Promise.resolve(ways[way](entry)).catch(() => complain(form.dataset.noWay));
  }
});

const [printAll, forgetAll] = all.querySelectorAll("button[type=button]");
printAll.addEventListener("click", () => printSlips(withSlip()));
forgetAll.addEventListener("click", async () => {
  for (const entry of entries.filter(({ state }) => state !== "waiting")) {
    await forget(entry);
  }
});

addEventListener("afterprint", () => {
  delete document.documentElement.dataset.print;
});

// Digits choose while no text is being typed; with Alt they always do. By place on the keyboard, also a Thai one.
function pressed(event) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const typing = event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  if (event.altKey && event.code === "KeyU") {
    form.elements.urgent.checked = !form.elements.urgent.checked;
  } else if (digit && (event.altKey || !typing) && !event.ctrlKey && !event.metaKey) {
    choose("strategy", digit === "0" ? "10" : digit);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    form.requestSubmit();
  } else {
    return;
  }
  event.preventDefault();
}

async function begin() {
  store = await openStore(page.dataset.store, ["entries", "spare"]);
  const kept = await store.all("entries");
  for (const entry of kept.filter(({ day, state }) => day !== today && state !== "waiting")) {
    await store.remove("entries", entry.key); // yesterday's codes are with their people
  }
  entries = kept.filter(({ day, state }) => day === today || state === "waiting");
  hide("[data-keys]", false);
  show();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    write().catch(() => hide("[data-unkept]", false));
  });
  addEventListener("online", carry);
  addEventListener("beforeunload", (event) => firstWaiting() && event.preventDefault());
  page.dataset.ready = "";
  carry();
}

document.addEventListener("keydown", pressed);
begin().catch(() => hide("[data-unkept]", false));
