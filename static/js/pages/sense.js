// Opinions on a phone: sent without leaving the page; what is one's own is fetched again after each.
import "../live.js";
import { refresh } from "../mine.js";
import { deliver, letterOf, post } from "../outbox.js";

const mine = document.getElementById("mine");
const refused = document.querySelector("[data-refused]");
const latest = new Map(); // statement → the press that counts

function say(words) {
  refused.textContent = words ?? "";
  refused.hidden = !words;
}

function mark(form, button) {
  for (const other of form.querySelectorAll("button")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
}

mine.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-opinion]");
  if (!form) {
    return;
  }
  event.preventDefault();
  const letter = letterOf(form, event.submitter);
  latest.set(letter.url, letter);
  mark(form, event.submitter);
  const isOld = () => latest.get(letter.url) !== letter;
  deliver(
    letter,
    () => say(refused.dataset.unsent),
    (one) => (isOld() ? { ok: true } : post(one)),
  )
    .then((said) => say(said.ok ? "" : said.message))
    .then(refresh)
    .catch(() => {});
});
