// A grievance: kept on this phone from its first letter, sent when there is a way. Before it goes, what others said
// already is offered, if the network answers at once. Three states are told through [data-steps] and the list.
import { canKeep, forget, keep, letters } from "../kept.js";
import { freshKey } from "../outbox.js";
import { carryAll, isBusy } from "../postman.js";
import "./chips.js";
import { dropDraft, fieldsOf, fill, keepDraft, restoreDraft } from "./draft.js";
import { lettersBox, showLetters, watchLetters } from "./letters.js";
import { clearPicture, currentPicture, putPicture, watchPicture } from "./picture.js";
import "./places.js";

const LOOK = 3_000; // longer than this nobody waits to be asked
const BEGINNING = 40;

const form = document.querySelector("form[data-tell]");
const button = form.querySelector(".button-main");
const label = button.querySelector("span");
const usual = label.textContent;
const similar = form.querySelector("[data-similar]");
const refused = form.querySelector("[data-refused]");

let own = null; // the key of the letter that was just sent from here

function tell(step) {
  for (const item of form.querySelectorAll("[data-step]")) {
    item.toggleAttribute("aria-current", false);
  }
  form.querySelector(`[data-step="${step}"]`)?.setAttribute("aria-current", "step");
}

function lookAway() {
  similar.hidden = true;
  label.textContent = usual;
}

function written() {
  own = null;
  lookAway();
  refused.hidden = true;
  keepDraft(form);
  tell("kept");
}

function isFine() {
  const { contact, consent } = form.elements;
  return form.checkValidity() && (!contact.value.trim() || consent.checked);
}

async function othersSaid() {
  const body = new URLSearchParams({
    text: form.elements.text.value,
    place: form.elements.subdistrict.value,
    csrf_token: form.elements.csrf_token?.value ?? "",
  });
  try {
    const answer = await fetch(form.dataset.similarAt, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(LOOK),
    });
    return await answer.json();
  } catch {
    return {}; // no network: nobody is asked, the letter waits
  }
}

function parsed(markup) {
  return [...new DOMParser().parseFromString(markup, "text/html").body.childNodes];
}

// Shows what others said, once for these words; answers whether there was anything.
async function offer() {
  if (!similar.hidden) {
    return false; // seen, and sent all the same
  }
  const found = await othersSaid();
  if (!found.ids?.length) {
    return false;
  }
  similar.replaceChildren(...parsed(found.shown));
  document.querySelector("[data-joins]")?.remove();
  const joins = Object.assign(document.createElement("div"), { hidden: true });
  joins.dataset.joins = "";
  joins.append(...parsed(found.forms));
  form.after(joins);
  similar.hidden = false;
  label.textContent = form.dataset.own;
  form.inert = false;
  similar.focus();
  return true;
}

async function letterOf() {
  const queue = await letters();
  return {
    key: freshKey(),
    place: Math.max(0, ...queue.map((letter) => letter.place)) + 1,
    url: location.pathname,
    fields: [...fieldsOf(form), ["looked", "1"]],
    picture: currentPicture(),
    began: [...form.elements.text.value.trim()].slice(0, BEGINNING).join(""),
    state: "kept",
  };
}

// The form is free for another one; the place stays, as the next is often told at the same one.
function empty() {
  const { district, subdistrict, text } = form.elements;
  const place = [district.value, subdistrict.value];
  form.reset();
  district.value = place[0];
  district.dispatchEvent(new Event("change", { bubbles: true }));
  subdistrict.value = place[1];
  text.value = "";
  form.querySelector("details").open = false;
  lookAway();
  dropDraft();
}

async function clear() {
  empty();
  await clearPicture();
}

// In one breath: nobody can begin another letter between the look and the answer, and no code is forgotten
// before it was shown.
async function arrived(letter, said) {
  if (letter.key !== own) {
    return showLetters();
  }
  tell("sent");
  const main = document.getElementById("main");
  main.replaceChildren(...parsed(said.shown), lettersBox); // other letters may still be waiting
  await forget(letter.key);
  await showLetters();
  import("../components/copy-button.js");
  scrollTo(0, 0);
}

async function mend(letter) {
  await clear();
  form.elements.district.value = "";
  form.elements.subdistrict.value = "";
  fill(form, letter.fields);
  await putPicture(letter.picture ?? null);
  written();
  form.elements.text.focus();
}

// What was just written and is not right comes back into the form, with what to do.
async function cameBack(letter) {
  await mend(letter);
  await forget(letter.key);
  refused.textContent = letter.said;
  refused.hidden = false;
}

async function changed(letter, said) {
  const isOwn = letter.key === own;
  if (isOwn && letter.state !== "refused") {
    tell(letter.state);
  }
  if (said?.ok) {
    await arrived(letter, said);
  } else if (isOwn && letter.state === "refused") {
    await cameBack(letter);
    await showLetters();
  } else if (!isOwn || letter.state === "kept") {
    await showLetters(letter); // the own one only where it has to wait
  }
}

// Another page of this phone may have carried what was written here.
async function catchUp() {
  const written = (await letters()).find(({ key }) => key === own);
  if (written?.state === "received") {
    tell("sent");
  }
  await showLetters();
}

async function send() {
  button.disabled = true;
  tell("sending");
  try {
    if (await offer()) {
      tell("kept");
      return;
    }
    const letter = await letterOf();
    try {
      await keep(letter);
    } catch {
      sendPlainly(); // no room on this phone
      return;
    }
    empty(); // in one breath with the next line: whatever is written from now on is another letter
    own = letter.key;
    await clearPicture();
    if (isBusy()) {
      tell("kept");
      await showLetters();
    }
    carryAll(changed).then(catchUp);
  } finally {
    button.disabled = false;
    form.inert = false;
  }
}

function showNetwork() {
  for (const strip of document.querySelectorAll("[data-offline]")) {
    strip.hidden = navigator.onLine;
  }
}

// Answers whether letters can be kept here; if not, it is a plain form.
async function begin() {
  if (!(await canKeep())) {
    return false;
  }
  const wasTouched = form.elements.text.value !== form.elements.text.defaultValue;
  if (restoreDraft(form) || wasTouched) {
    keepDraft(form);
    tell("kept");
  }
  form.addEventListener("input", written);
  form.addEventListener("change", written);
  await watchPicture();
  return true;
}

async function goOn() {
  watchLetters(mend);
  await showLetters();
  carryAll(changed);
}

function sendPlainly() {
  form.inert = false; // whoever comes back to this page writes on
  form.submit();
}

// Only under TLS, where the page says so: there it can be installed, and opens without a network.
if (location.protocol === "https:" && document.querySelector("link[rel=manifest]")) {
  import("./installed.js");
}
const begun = begin();
begun.then((canBeKept) => canBeKept && goOn());
// Listened for from the first moment: a quick hand presses before all that lies here was looked through.
form.addEventListener("submit", (event) => {
  if (isFine()) {
    event.preventDefault();
    form.inert = true; // what is typed now would go with this letter, or be emptied with it
    begun.then((canBeKept) => (canBeKept ? send() : sendPlainly()));
  } // else the server says in plain words what is missing
});
showNetwork();
addEventListener("online", showNetwork);
addEventListener("offline", showNetwork);
