// Counts a speech down by the server's clock: a timer says when the speech began, how long it may
// take, and what the server's clock said when it was drawn. Survives a new board, a reload, sleep.
// Says "countdown" when a timer seen here is warned or runs out; its detail has the timer's id and what.
const SHORT = 30; // seconds from the end: the timer begins to warn
const OFTEN = 250;
const seen = new Map(); // timer → what it last was, so that only a change is said
let ahead = -Infinity; // the server's clock minus this one

// What the server said is old by the way it took, never new: the greatest difference is the nearest.
function hear(at) {
  for (const timer of document.querySelectorAll("[data-countdown]")) {
    ahead = Math.max(ahead, Number(timer.dataset.now) - at);
  }
}

function left({ began, allowed }) {
  const gone = Math.floor((Date.now() + ahead - Number(began)) / 1000);
  return Math.max(0, Number(allowed) - Math.max(0, gone));
}

function stateOf(timer, seconds) {
  if (seconds === 0) {
    return "over";
  }
  return seconds <= SHORT || "warned" in timer.dataset ? "short" : "running";
}

function say(id, what) {
  if (seen.has(id) && seen.get(id) !== what && what) {
    document.dispatchEvent(new CustomEvent("countdown", { detail: { id, what } }));
  }
  seen.set(id, what);
}

function draw() {
  for (const timer of document.querySelectorAll("[data-countdown]")) {
    const seconds = left(timer.dataset);
    const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const number = timer.querySelector("[data-left]");
    if (number.textContent !== words) {
      number.textContent = words;
    }
    const share = (100 * seconds) / Number(timer.dataset.allowed);
    timer.querySelector("[data-bar]")?.setAttribute("width", `${share.toFixed(2)}%`);
    timer.dataset.state = stateOf(timer, seconds);
    const warned = "warned" in timer.dataset ? "warned" : "";
    say(timer.dataset.countdown, seconds === 0 ? "over" : warned);
  }
}

function fresh() {
  hear(Date.now());
  draw();
}

const page = performance.getEntriesByType("navigation")[0];
hear(performance.timeOrigin + (page?.responseStart ?? 0));
draw();
setInterval(draw, OFTEN);
document.addEventListener("board", fresh);
document.addEventListener("mine", fresh);
document.addEventListener("visibilitychange", draw);
