// Letters that must arrive: sent again, ever more slowly, until the server has answered.
const FIRST = 500;
const SLOWEST = 8_000;
const PATIENCE = 15_000;
const COME_BACK = new Set(["try_again", "too_many"]);

export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function pause(wait) {
  const jittered = wait * (0.5 + Math.random());
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, jittered);
    addEventListener("online", () => resolve(clearTimeout(timer)), { once: true });
  });
}

// A form's fields as a letter: where it goes, and its body with the pressed button's value.
export function letterOf(form, button) {
  const fields = new FormData(form);
  if (button?.name) {
    fields.set(button.name, button.value);
  }
  const url = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  return { url, body: new URLSearchParams(fields).toString() };
}

export async function post(letter) {
  const answer = await fetch(letter.url, {
    method: "POST",
    body: letter.body,
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  const said = await answer.json();
  if (answer.status >= 500 || COME_BACK.has(said.reason)) {
    throw new Error(said.reason);
  }
  return said;
}

// Answers what the server said, yes or no; `waiting` is told after each attempt that went unanswered.
export async function deliver(letter, waiting, send = post) {
  for (let wait = FIRST; ; wait = Math.min(2 * wait, SLOWEST)) {
    try {
      return await send(letter);
    } catch {
      waiting();
      await pause(wait);
    }
  }
}
