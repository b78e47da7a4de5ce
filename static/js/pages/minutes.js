// Keeps the secretary's words as typed: a second after the last key, by the form's own address.
const sign = document.querySelector("[data-saved]");

function say(text) {
  sign.textContent = text;
}

async function keep(form) {
  const key = [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16))
    .join("");
  const body = new FormData(form);
  body.set(
    [...body.keys()].find((name) => name.endsWith("idempotency_key")),
    key,
  );
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    const told = await answer.json();
    const at = new Date().toLocaleTimeString("th-TH", { hour: "2-digit", minute: "2-digit" });
    say(told.ok ? `${sign.dataset.savedText} ${at}` : told.message);
  } catch {
    say(sign.dataset.failedText);
  }
}

for (const form of document.querySelectorAll("form[data-save]")) {
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(form), 1000);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    keep(form);
  });
}
