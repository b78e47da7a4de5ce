// Carries the letters that lie on this phone, one after the other, until the server has each: the same key makes a
// repeat harmless. A token that was lost meanwhile is asked for anew. Tells `changed(letter, said)` after each step.
import { letters, settle } from "./kept.js";
import { deliver } from "./outbox.js";

const PATIENCE = 60_000; // a picture on a weak line
const COME_BACK = new Set(["try_again", "too_many", "lost_form"]);

let token = document.querySelector("input[name=csrf_token]")?.value;
let isCarrying = false;

async function freshToken(url) {
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("input[name=csrf_token]")?.value;
}

function bodyOf(letter) {
  const body = new FormData();
  for (const [name, value] of letter.fields) {
    body.append(name, value);
  }
  body.set("idempotency_key", letter.key);
  body.set("csrf_token", token ?? "");
  if (letter.picture) {
    body.set("picture", letter.picture, "picture.jpg");
  }
  return body;
}

async function post(letter) {
  token ??= await freshToken(letter.url);
  const answer = await fetch(letter.url, {
    method: "POST",
    body: bodyOf(letter),
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  const said = await answer.json(); // another network's welcome page is no answer
  if (said.reason === "lost_form") {
    token = await freshToken(letter.url);
  }
  if (answer.status >= 500 || COME_BACK.has(said.reason)) {
    throw new Error(said.reason);
  }
  return said;
}

async function carry(letter, changed) {
  changed({ ...letter, state: "sending" });
  const said = await deliver(letter, () => changed(letter), post);
  const { key, place, began } = letter;
  const done = said.ok
    ? { key, place, began, state: "received", code: said.code } // the words are the server's now
    : { ...letter, state: "refused", said: said.message };
  await settle(done);
  await changed(done, said);
}

export function isBusy() {
  return isCarrying;
}

export async function carryAll(changed = () => {}) {
  if (isCarrying) {
    return; // it comes to every letter
  }
  isCarrying = true;
  try {
    for (;;) {
      const next = (await letters()).find((letter) => letter.state === "kept");
      if (!next) {
        return;
      }
      await carry(next, changed);
    }
  } finally {
    isCarrying = false;
  }
}
