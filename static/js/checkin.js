// The check-in desk: whatever is scanned or typed goes without leaving the page, and the field is ready again.
import { morph } from "./live.js";
import { freshKey } from "./outbox.js";

const SOON = 250; // a scanner has typed a whole slip by then; a person looks for a name
const LEAST = 2;
const UNDO = new Set(["u", "U", "z", "Z", "\u0e35"]); // the last: U where the keyboard is Thai
const said = document.getElementById("said");
const just = document.getElementById("just");
const newest = document.getElementById("newest");
const walkIn = document.getElementById("walk-in");
let asking;
let looking = 0;

async function send(form) {
  const fields = new URLSearchParams(new FormData(form)).toString();
  const answer = await fetch(form.action, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
  });
  return answer.json();
}

function ready() {
  said.value = "";
  document.querySelector("#say [name=idempotency_key]").value = freshKey();
  said.focus();
}

function show(answer) {
  if (answer.form) {
    morph(document.getElementById("walk-in-form"), answer.form);
    return;
  }
  if (answer.html) {
    just.innerHTML = answer.html;
  } else {
    just.textContent = answer.message ?? just.dataset.unsent;
  }
}

async function renew() {
  const answer = await fetch(newest.dataset.region, { headers: { Accept: "text/html" } });
  if (answer.ok) {
    morph(newest, await answer.text());
  }
}

async function press(form) {
  looking += 1;
  clearTimeout(asking);
  const answer = await send(form);
  show(answer);
  if (answer.ok && walkIn.contains(form)) {
    form.reset();
    form.querySelector("[name=idempotency_key]").value = freshKey();
    walkIn.open = false;
  }
  if (!answer.form) {
    ready();
    await renew();
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-checkin]")) {
    return;
  }
  event.preventDefault();
  const kept = said.value;
  press(form).catch(() => {
    show({});
    said.value = kept;
    said.focus();
  });
});

walkIn.addEventListener("toggle", () => {
  if (walkIn.open) {
    walkIn.querySelector("[name=title]").focus();
    walkIn.scrollIntoView({ block: "start" });
  }
});

// A name is looked for while it is typed; an address or digits wait for Enter.
function isName(text) {
  return text.length >= LEAST && !/[0-9๐-๙/:]/.test(text);
}

said.addEventListener("input", () => {
  clearTimeout(asking);
  looking += 1;
  const mine = looking;
  const form = said.form;
  if (!isName(said.value.trim())) {
    return;
  }
  asking = setTimeout(async () => {
    const answer = await send(form).catch(() => ({}));
    if (mine === looking && answer.html) {
      show(answer);
    }
  }, SOON);
});

function undo() {
  const button = just.querySelector("[data-key=U]");
  button?.click();
  return button;
}

// Keys that fall beside a field belong to the one field: a scanner does not know where the cursor is.
document.addEventListener("keydown", (event) => {
  const beside = !event.target.closest("input, textarea, select, button, a, summary");
  const free = event.target === said && said.value === "";
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if ((beside || free) && UNDO.has(event.key) && undo()) {
    event.preventDefault();
  } else if (beside && event.key.length === 1) {
    said.focus();
  }
});

document.addEventListener("board", () => renew().catch(() => {}));

// The camera of this very page, where the browser lends one and can read codes.
const camera = document.querySelector("[data-camera]");
const view = camera.querySelector("video");

async function read(detector) {
  const found = await detector.detect(view).catch(() => []);
  const text = found[0]?.rawValue;
  if (text && text !== view.dataset.last) {
    view.dataset.last = text;
    said.value = text;
    said.form.requestSubmit();
  }
  setTimeout(() => read(detector), SOON);
}

async function look() {
  view.srcObject = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
  });
  view.hidden = false;
  await view.play();
  read(new window.BarcodeDetector({ formats: ["qr_code"] }));
}

if (window.isSecureContext && "BarcodeDetector" in window && navigator.mediaDevices) {
  camera.hidden = false;
  camera.querySelector("button").addEventListener("click", ({ currentTarget }) => {
    currentTarget.hidden = true;
    look().catch(() => {
      camera.hidden = true;
    });
  });
}
