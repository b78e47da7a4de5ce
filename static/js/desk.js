// The desk: buttons act without leaving the page, and say politely when someone else was first.
import "./live.js";
import "./components/countdown.js";
import "./plan-clock.js";
import { freshKey, letterOf } from "./outbox.js";

const SOON = 1_500;
const STAYS = /\/(screen\/|withhold|floor\/)/; // these do not move the meeting
const CALLS = /\/floor\/(next|\d+\/(call|end))$/; // these change who speaks
const form = document.getElementById("act");
const refused = document.querySelector("[data-refused]");

function say(message) {
  refused.textContent = message ?? "";
  refused.hidden = !message;
}

function busy(is) {
  form.toggleAttribute("data-sending", is);
}

// Until the board shows what was done, the buttons still say what was before: wait for it a moment.
function boardAfter(name, before) {
  return new Promise((resolve) => {
    const hear = ({ detail }) => {
      if (detail[name] !== undefined && String(detail[name]) !== before) {
        document.removeEventListener("board", hear);
        resolve();
      }
    };
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

async function press(letter) {
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
  await done(name, new URLSearchParams(letter.body).get(name));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (form.hasAttribute("data-sending")) {
    return;
  }
  const letter = letterOf(form, event.submitter);
  busy(true);
  press(letter)
    .catch(() => say(refused.dataset.unsent))
    .finally(() => busy(false));
});

function tick() {
  const options = { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" };
  const now = new Date().toLocaleTimeString("en-GB", options);
  const thai = document.documentElement.lang === "th";
  for (const clock of document.querySelectorAll("[data-clock]")) {
    clock.textContent = thai ? now.replace(":", ".") : now;
    clock.parentElement.hidden = false;
  }
}

tick();
setInterval(tick, 5_000);
document.addEventListener("board", tick);
