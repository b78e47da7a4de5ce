// The one connection to the hall: websocket first, polling when a network refuses it, back by itself.
const QUIET = 30_000; // nothing heard for so long: the link may be dead without knowing it
const PATIENCE = 5_000; // a short gap is nobody's concern
const meta = document.querySelector('meta[name="csrf"]');

export const socket = window.io({
  auth: { csrf: meta?.content },
  transports: ["websocket", "polling"],
  tryAllTransports: true,
  reconnectionDelay: 500,
  reconnectionDelayMax: 8_000,
  randomizationFactor: 0.5,
});

let heard = Date.now();
let worry = setTimeout(() => lost(new Date()), PATIENCE);

function lost(since) {
  const options = { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" };
  const clock = since.toLocaleTimeString("en-GB", options);
  const thai = document.documentElement.lang === "th";
  for (const sign of document.querySelectorAll("[data-stale]")) {
    sign.querySelector("time").textContent = thai ? clock.replace(":", ".") : clock;
    sign.hidden = false;
  }
  document.documentElement.dataset.link = "lost";
}

function found() {
  clearTimeout(worry);
  for (const sign of document.querySelectorAll("[data-stale]")) {
    sign.hidden = true;
  }
  document.documentElement.dataset.link = "live";
}

// The server hung up (someone signed out here) or did not take the token: ask for a fresh page's token.
async function renew() {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const token = fresh.querySelector('meta[name="csrf"]')?.content;
  if (token) {
    meta.content = token;
    socket.auth.csrf = token;
  }
}

function tryAgain() {
  const wait = 2_000 + Math.random() * 6_000;
  setTimeout(() => renew().then(() => socket.connect(), tryAgain), wait);
}

function wake() {
  if (document.hidden) {
    return;
  }
  if (socket.connected && Date.now() - heard > QUIET) {
    socket.disconnect().connect();
  } else if (!socket.active) {
    socket.connect(); // not while it connects: asked for twice, the server hangs up
  }
}

// A device that slept without saying so notices that its clock has jumped.
let beat = Date.now();
setInterval(() => {
  const slept = Date.now() - beat > QUIET;
  beat = Date.now();
  if (slept) {
    wake();
  }
}, 5_000);

function hear() {
  heard = Date.now();
}

// Whether the server was silent since then, though it was asked: such a link is dead without knowing it.
export function renewIfSilent(since) {
  if (socket.connected && heard < since) {
    socket.disconnect().connect();
  }
}

socket.on("connect", () => {
  hear();
  found();
});
socket.on("disconnect", (reason) => {
  const since = new Date();
  clearTimeout(worry);
  worry = setTimeout(() => lost(since), PATIENCE);
  if (reason === "io server disconnect") {
    tryAgain();
  }
});
socket.on("connect_error", () => {
  if (!socket.active) {
    tryAgain();
  }
});
socket.io.on("ping", hear);
socket.onAny(hear);
document.addEventListener("visibilitychange", wake);
addEventListener("online", wake);
addEventListener("pageshow", wake);
