// Sends a vote until it is acknowledged. Until then it lies in this tab's storage and nowhere else;
// the key that came with the form makes every repetition the same vote.
import { socket } from "./link.js";
import { refresh } from "./mine.js";
import { deliver, letterOf, post } from "./outbox.js";

const PLACE = "vote";
const QUICK = 4_000;
const LATER = new Set(["try_again", "too_many", "refusal"]);

function say(step) {
  for (const form of document.querySelectorAll("form[data-vote]")) {
    const status = form.querySelector("[data-on-its-way]");
    status.hidden = !step;
    for (const line of status.children) {
      line.hidden = line.dataset.step !== step;
    }
    form.toggleAttribute("data-sending", Boolean(step));
  }
}

function answer(refusal) {
  const line = document.querySelector("[data-refused]");
  line.textContent = refusal ?? "";
  line.hidden = !refusal;
}

// The open connection is the quickest way; without it, or when it stays silent, the form's own.
async function send(letter) {
  if (!socket.connected) {
    return post(letter);
  }
  const fields = new URLSearchParams(letter.body);
  const vote = {
    ballot_id: letter.ballot,
    choice: fields.getAll("choice").join(","),
    remark: fields.get("remark") ?? "",
    idempotency_key: fields.get("idempotency_key"),
  };
  const said = await socket
    .timeout(QUICK)
    .emitWithAck("vote", vote)
    .catch(() => null);
  return said && !LATER.has(said.reason) ? said : post(letter);
}

// What was sent is no longer being written: a reason left in its field would hold up the next ballot.
function forget() {
  for (const form of document.querySelectorAll("form[data-vote]")) {
    form.querySelector(":focus")?.blur();
    form.reset();
  }
}

async function carry(letter) {
  answer();
  say("sending");
  const said = await deliver(letter, () => say("waiting"), send);
  sessionStorage.removeItem(PLACE);
  say("");
  answer(said.message);
  if (said.ok) {
    forget();
  }
  await refresh().catch(() => {});
  for (const form of document.querySelectorAll("form.choices[aria-busy]")) {
    form.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-vote]");
  if (!form || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  const letter = { ...letterOf(form, event.submitter), ballot: Number(form.dataset.vote) };
  sessionStorage.setItem(PLACE, JSON.stringify(letter));
  carry(letter);
});

const left = sessionStorage.getItem(PLACE);
if (left) {
  carry(JSON.parse(left));
}
