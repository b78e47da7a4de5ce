// A grievance is kept on this phone from its first letter, and sent when there is a way. Three states are
// told through [data-steps]: kept, sending, sent. Everything kept is forgotten once the server has it.
//   form[data-outbox]   the form; without this script it is simply sent
//   [data-offline]      shown while the network is away
import { deliver, letterOf } from "./outbox.js";

const DRAFT = `draft:${location.pathname}`;
const QUEUE = "letters";
const LONGEST_DRESSING = 2_000; // a code in plain letters is better than none
const OWN = new Set(["csrf_token", "idempotency_key"]); // belong to this page, not to what was written

const form = document.querySelector("form[data-outbox]");

function queue() {
  return JSON.parse(localStorage.getItem(QUEUE) ?? "[]");
}

function keepQueue(letters) {
  if (letters.length) {
    localStorage.setItem(QUEUE, JSON.stringify(letters));
  } else {
    localStorage.removeItem(QUEUE);
  }
}

function tell(step) {
  for (const steps of document.querySelectorAll("[data-steps]")) {
    steps.dataset.state = step;
    for (const item of steps.children) {
      item.toggleAttribute("aria-current", false);
    }
    steps.querySelector(`[data-step="${step}"]`)?.setAttribute("aria-current", "step");
  }
}

function keepDraft() {
  const fields = [...new FormData(form)].filter(([name]) => !OWN.has(name));
  localStorage.setItem(DRAFT, JSON.stringify(fields));
  tell("kept");
}

// A text that came with the page and was not touched gives way to what was typed here before.
function isAsGiven(field) {
  return field.type === "textarea" && field.value === field.defaultValue;
}

// A quick hand on a slow line writes before this script has come.
function isTouched(field) {
  return field.type === "textarea" && field.value !== field.defaultValue;
}

function restoreDraft() {
  const kept = JSON.parse(localStorage.getItem(DRAFT) ?? "[]");
  for (const [name, value] of kept) {
    const field = form.elements.namedItem(name);
    if (field && (!field.value || isAsGiven(field))) {
      field.value = value;
      field.dispatchEvent?.(new Event("change", { bubbles: true }));
    }
  }
  if (kept.length) {
    tell("kept");
  }
}

async function send(letter) {
  const answer = await fetch(letter.url, {
    method: "POST",
    body: letter.body,
    headers: { Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" },
  });
  if (answer.status >= 500 || answer.status === 429) {
    throw new Error(String(answer.status));
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { ok: answer.ok, page };
}

// What the answer's page needs beside its words: loaded before it is shown, if that does not take long.
function bringAlong(page) {
  const coming = [];
  for (const sheet of page.querySelectorAll('link[rel="stylesheet"]')) {
    if (!document.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) {
      const own = document.importNode(sheet);
      coming.push(new Promise((settle) => Object.assign(own, { onload: settle, onerror: settle })));
      document.head.append(own);
    }
  }
  for (const old of page.querySelectorAll("script[src]")) {
    if (!document.querySelector(`script[src="${old.getAttribute("src")}"]`)) {
      const { src, type } = old;
      document.body.append(Object.assign(document.createElement("script"), { src, type }));
    }
  }
  const enough = new Promise((settle) => setTimeout(settle, LONGEST_DRESSING));
  return Promise.race([Promise.all(coming), enough]);
}

// The answer's page takes the form's place; when something else is being done here, only the code is shown.
async function arrived(page, isHere) {
  const main = document.getElementById("main");
  await bringAlong(page);
  if (isHere) {
    main.replaceChildren(...page.getElementById("main").children);
    scrollTo(0, 0);
  } else {
    main.prepend(...page.querySelectorAll(".tracking-code"));
  }
}

async function carry(letter, isHere) {
  tell("sending");
  const { ok, page } = await deliver(letter, () => tell("kept"), send);
  if (ok) {
    tell("sent");
    await arrived(page, isHere);
  }
  keepQueue(queue().filter((other) => other.body !== letter.body));
  if (!ok && isHere) {
    form.submit(); // the page says what is missing, beside the field
  }
}

function showNetwork() {
  for (const strip of document.querySelectorAll("[data-offline]")) {
    strip.hidden = navigator.onLine;
  }
}

if (form) {
  restoreDraft();
  if ([...form.elements].some(isTouched)) {
    keepDraft();
  }
  form.addEventListener("input", keepDraft);
  form.addEventListener("change", keepDraft);
  form.addEventListener("submit", (event) => {
    if (!form.checkValidity()) {
      return; // the server says it in plain words
    }
    event.preventDefault();
    event.submitter.disabled = true; // one letter is one key: another one needs a fresh page
    const letter = letterOf(form, event.submitter);
    keepQueue([...queue(), letter]);
    localStorage.removeItem(DRAFT);
    carry(letter, true);
  });
}

for (const letter of queue()) {
  carry(letter, false);
}
showNetwork();
addEventListener("online", showNetwork);
addEventListener("offline", showNetwork);
