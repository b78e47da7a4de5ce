// Counts down by the server's clock; survives a new board, a reload, sleep.
// [data-until]: a moment that comes, in milliseconds. [data-countdown]: a speech, with when it began
// and how long it may take; says "countdown" when a timer seen here is warned or runs out, with the
// timer's id and what.
import { now } from "../clock.js";

const SHORT = 30; // seconds from the end: the timer begins to warn
const OFTEN = 250;
const seen = new Map(); // timer → what it last was, so that only a change is said

function inMinutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function write(place, words) {
  if (place.textContent !== words) {
    place.textContent = words;
  }
}

function left({ began, allowed }) {
  const gone = Math.floor((now() - Number(began)) / 1000);
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
  for (const moment of document.querySelectorAll("[data-until]:not([data-left])")) {
    write(moment, inMinutes(Math.max(0, Math.ceil((Number(moment.dataset.until) - now()) / 1000))));
  }
  for (const timer of document.querySelectorAll("[data-countdown]")) {
    const seconds = left(timer.dataset);
    write(timer.querySelector("[data-left]"), inMinutes(seconds));
    const share = (100 * seconds) / Number(timer.dataset.allowed);
    timer.querySelector("[data-bar]")?.setAttribute("width", `${share.toFixed(2)}%`);
    timer.dataset.state = stateOf(timer, seconds);
    const warned = "warned" in timer.dataset ? "warned" : "";
    say(timer.dataset.countdown, seconds === 0 ? "over" : warned);
  }
}

draw();
setInterval(draw, OFTEN);
document.addEventListener("board", draw);
document.addEventListener("mine", draw);
document.addEventListener("visibilitychange", draw);
