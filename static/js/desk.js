// The desk: buttons act without leaving the page, and say politely when someone else was first.
import "./live.js";
import "./components/countdown.js";
import "./plan-clock.js";
import { freshKey, letterOf } from "./outbox.js";

const SOON = 1_500;
const CALLS = /\/floor\/(next|\d+\/(call|end))$/; // these change who speaks
const STAYS = /\/(screens?\b|withhold|floor\/|sense\/)/; // these do not move the meeting
const SCENE = /\/screen\//; // pressing twice does no more than pressing once
const form = document.getElementById("act");
const refused = document.querySelector("[data-refused]");

function say(message) {
  refused.textContent = message ?? "";
  refused.hidden = !message;
}

function busy(is) {
  form.toggleAttribute("data-sending", is);
}

const shown = {}; // the newest numbers of the boards on this page
document.addEventListener("board", ({ detail }) => Object.assign(shown, detail));

// Until the board shows what was done, the buttons still say what was before: wait for it a moment. It may be
// here before the answer is; waiting on would drop the next press.
function boardAfter(name, before) {
  const isThere = () => shown[name] !== undefined && String(shown[name]) !== before;
  return new Promise((resolve) => {
    const hear = () => {
      if (isThere()) {
        document.removeEventListener("board", hear);
        resolve();
      }
    };
    hear();
    document.addEventListener("board", hear);
    setTimeout(resolve, SOON);
  });
}

// The board brings what has changed; without the link the page does.
async function done(name, before) {
  form.elements.namedItem("idempotency_key").value = freshKey();
  if (document.documentElement.dataset.link !== "live") {
    location.reload();
  } else if (name) {
    await boardAfter(name, before);
  }
}

// What was typed for one press only is used up by it.
function spend(button) {
  for (const field of button?.closest("details")?.querySelectorAll("[data-once]") ?? []) {
    field.value = field.defaultValue;
  }
}

async function press(letter, button) {
  const answer = await fetch(letter.url, {
    method: "POST",
    body: letter.body,
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
  });
  if (!answer.headers.get("Content-Type")?.includes("json")) {
    location.assign(answer.url);
    return;
  }
  const said = await answer.json();
  say(said.message);
  const moves = CALLS.test(letter.url) ? "speaking" : STAYS.test(letter.url) ? "" : "version";
  const name = said.ok ? moves : "";
  if (said.ok) {
    spend(button);
  }
  await done(name, new URLSearchParams(letter.body).get(name));
}

// A scene chosen while another press is on its way waits for it; a second press of a step is dropped.
let waiting;

function goOn() {
  busy(false);
  const next = waiting;
  waiting = undefined;
  if (next?.isConnected && !next.disabled) {
    form.requestSubmit(next);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (form.hasAttribute("data-sending")) {
    waiting = SCENE.test(event.submitter?.getAttribute("formaction")) ? event.submitter : waiting;
    return;
  }
  const letter = letterOf(form, event.submitter);
  busy(true);
  press(letter, event.submitter)
    .catch(() => say(refused.dataset.unsent))
    .finally(goOn);
});

// A scene that needs words first opens the drawer for them.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens]");
  if (button) {
    event.preventDefault();
    const drawer = document.getElementById(button.dataset.opens);
    drawer.open = true;
    drawer.querySelector("textarea, input")?.select(); // to be written anew, or over
  }
});

// When a new board takes away the button that was just pressed, hands on the keyboard are not lost.
let hands;
document.addEventListener("focusin", ({ target }) => {
  hands = target;
});
document.addEventListener("board", () => {
  const lost = hands && (!hands.isConnected || hands.disabled);
  if (lost && [document.body, hands].includes(document.activeElement)) {
    hands = undefined;
    document.querySelector(".next-step")?.focus({ preventScroll: true });
  }
});

function tick() {
  const options = { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" };
  const now = new Date().toLocaleTimeString("en-GB", options);
  const thai = document.documentElement.lang === "th";
  for (const clock of document.querySelectorAll(".now-clock [data-clock]")) {
    clock.textContent = thai ? now.replace(":", ".") : now;
    clock.parentElement.hidden = false;
  }
}

tick();
setInterval(tick, 5_000);
document.addEventListener("board", tick);
