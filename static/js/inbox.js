// The triage desk by the keyboard: the page's own links and forms, without leaving the page. What is ticked
// or typed stays, whatever another desk does meanwhile; the server says when somebody else was first.
import { morph } from "./live.js";

const REGIONS = ["facets", "shown", "lines", "pane-text", "undo", "doing"];
const OPEN = { "/": "words" };
const said = document.querySelector("[data-said]");
const fresh = document.querySelector("[data-new]");
const room = document.querySelector("[data-room]");
const tick = document.querySelector("[data-tick]");
const tickAll = document.querySelector("[data-tick-all]");
let told = Number(room.dataset.told);
let changes = Number(room.dataset.changes);
let asked = 0;

function say(message, kind = "alarm") {
  const line = document.createElement("p");
  line.className = `notice notice-${kind}`;
  line.textContent = message ?? "";
  said.replaceChildren(...(message ? [line] : []));
}

function ticks() {
  return [...document.querySelectorAll(".line .tick input")];
}

function reading() {
  return document.getElementById("pane-text").dataset.at ?? "";
}

// Says what the buttons act on: the ticked ones, else the one being read.
function count() {
  const words = document.querySelector("[data-count]");
  const many = ticks().filter((one) => one.checked).length;
  const { one, none } = words.dataset;
  words.textContent = many ? words.dataset.many.replace("%n", many) : reading() ? one : none;
  tickAll.hidden = ticks().length === 0;
  tick.hidden = !document.getElementById(`line-${reading()}`);
}

function mark() {
  for (const line of document.querySelectorAll(".line")) {
    const here = line.id === `line-${reading()}`;
    line.toggleAttribute("aria-current", here);
    if (here) {
      line.setAttribute("aria-current", "true");
      line.scrollIntoView({ block: "nearest" });
    }
  }
  document.querySelector(".inbox").classList.toggle("inbox-reading", Boolean(reading()));
}

// The page of an address, put into the regions of this one. A page asked for later wins.
async function go(address, { push = true, whole = true } = {}) {
  asked += 1;
  const mine = asked;
  if (push) {
    history.pushState(null, "", address); // now: a board that comes meanwhile asks for this one
  }
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked || !answer.ok) {
    return;
  }
  const before = reading();
  for (const id of whole ? REGIONS : ["pane-text", "undo", "doing"]) {
    const coming = page.getElementById(id);
    const here = document.getElementById(id);
    if (coming && here) {
      morph(here, coming.innerHTML);
      for (const name of ["data-at", "data-ids"]) {
        if (coming.hasAttribute(name)) {
          here.setAttribute(name, coming.getAttribute(name));
        } else {
          here.removeAttribute(name);
        }
      }
    }
  }
  if (before !== reading()) {
    document.getElementById("pane-text").scrollTop = 0;
  }
  mark();
  count();
}

function renew() {
  return go(location.href, { push: false }).catch(() => {});
}

// What was ticked and typed is done with.
function putAway() {
  for (const one of document.querySelectorAll(".tick input:checked")) {
    one.checked = false;
  }
  for (const drawer of document.querySelectorAll(".verb[open]")) {
    drawer.open = false;
    for (const field of drawer.querySelectorAll("textarea, input")) {
      field.value = "";
    }
  }
}

async function press(form, address) {
  const body = new URLSearchParams(new FormData(form)).toString();
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
  });
  const answered = await answer.json();
  say(answered.message, answered.ok ? "done" : "alarm");
  if (!answered.ok) {
    await renew(); // the newest stands there now; what was ticked and typed is still there
    return;
  }
  if (form.id === "sort") {
    putAway();
  }
  await go(answered.address);
}

// Where a press leads: the button's own address, else the open drawer's; to step back the form's.
function addressOf(form, submitter) {
  const drawer = document.activeElement?.closest(".verb[open]");
  const button = submitter?.hasAttribute("formaction")
    ? submitter
    : drawer?.querySelector(".verb-in [formaction]");
  return form.id === "sort" ? button?.formAction : form.action;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("#sort, .inbox-undo")) {
    return;
  }
  event.preventDefault();
  const sort = document.getElementById("sort");
  const address = addressOf(form, event.submitter);
  if (address && !sort.hasAttribute("data-sending")) {
    sort.toggleAttribute("data-sending", true);
    press(form, address)
      .catch(() => say(sort.dataset.unsent))
      .finally(() => document.getElementById("sort").removeAttribute("data-sending"));
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line], a[data-go]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    say("");
    go(link.href, { whole: false }).catch(() => location.assign(link.href));
  }
});

document.addEventListener("change", (event) => {
  if (event.target.closest(".tick")) {
    count();
  }
});

tick.addEventListener("click", () => {
  document.querySelector(`#line-${reading()} .tick input`)?.click();
});

tickAll.addEventListener("click", () => {
  const all = ticks();
  const on = !all.every((one) => one.checked);
  for (const one of all) {
    one.checked = on;
  }
  count();
});

// A drawer is ready to be typed in at once: what is typed next must not be taken for keys. Escape closes it.
document.addEventListener("click", (event) => {
  const drawer = event.target.closest(".verb > summary")?.parentElement;
  if (drawer) {
    event.preventDefault();
    drawer.open = !drawer.open;
    if (drawer.open) {
      drawer.querySelector("textarea, select, input")?.focus();
    }
  }
});

document.addEventListener("keydown", (event) => {
  const drawer = event.target.closest?.(".verb[open]");
  if (event.key === "Escape" && drawer) {
    drawer.open = false;
    drawer.querySelector("summary").focus();
  }
  if (event.key in OPEN && !event.target.closest("input, textarea, select, dialog")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById(OPEN[event.key]).select();
  }
});

document.addEventListener("board", ({ detail }) => {
  const more = detail.told - told;
  fresh.hidden = more <= 0;
  fresh.textContent = fresh.dataset.many.replace("%n", more);
  if (more <= 0 && detail.changes !== changes) {
    renew();
  }
  changes = detail.changes;
});

fresh.addEventListener("click", () => {
  fresh.hidden = true;
  told += Number.parseInt(fresh.textContent.replace(/\D/g, ""), 10) || 0;
  renew();
});

window.addEventListener("popstate", () => go(location.href, { push: false }));
mark();
count();
