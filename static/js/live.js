// Follows the rooms a page names: each [data-room] shows its room's newest board.
//   <section data-room="now:482913:th">…</section>        the whole board
//   <section data-room="desk:482913:th" data-part="order">  the board's element with that data-part
// After each board the region says so with a "board" event; its detail holds the board's numbers.
import { renewIfSilent, socket } from "./link.js";

const AGAIN = 5_000; // after a refusal to watch: the server may have been short of breath
// Now and then each page asks whether it still shows the newest; a hall's phones less often than its few screens.
const CHECK = document.documentElement.dataset.face === "phone" ? 12_000 : 5_000;
const ANSWER = 10_000;
const newest = new Map(); // room → the board shown

function regions(room) {
  return document.querySelectorAll(`[data-room="${CSS.escape(room)}"]`);
}

function isNewer(board) {
  const shown = newest.get(board.room);
  return !shown || shown.epoch !== board.epoch || board.seq > shown.seq;
}

function partOf(region, html) {
  if (!region.dataset.part) {
    return html;
  }
  const whole = new DOMParser().parseFromString(html, "text/html");
  return whole.querySelector(`[data-part="${region.dataset.part}"]`)?.innerHTML ?? "";
}

const TYPED = "input:not([type=hidden], [type=radio], [type=checkbox]), textarea";

// Whether a person has begun to fill a field in, and what the board would put there is something else.
function isFilled(field, coming) {
  if (field.matches(TYPED)) {
    return field.value !== field.defaultValue && field.value !== coming?.defaultValue;
  }
  return (
    field.matches("select") && [...field.options].some((o) => o.selected !== o.defaultSelected)
  );
}

export function isBeingFilled(form) {
  const fields = [...form.querySelectorAll(`${TYPED}, select`)];
  return fields.some((field) => field === document.activeElement || isFilled(field));
}

// What a person is doing stays: the field being typed in, or typed in before; a room within the room
// has boards of its own.
function untouched(node, coming) {
  if (!(node instanceof Element)) {
    return true;
  }
  const being = node === document.activeElement && node.matches(`${TYPED}, select`);
  const room = node.dataset.room;
  return !(being || isFilled(node, coming) || (room && room === coming.dataset?.room));
}

function keepsOwn(attribute, node) {
  return (
    (attribute === "checked" && node.matches("[type=checkbox], [type=radio]")) ||
    (attribute === "open" && node.matches("details"))
  );
}

const callbacks = {
  beforeNodeMorphed: untouched,
  beforeAttributeUpdated: (attribute, node) => !keepsOwn(attribute, node),
};

export function morph(region, html) {
  window.Idiomorph.morph(region, html, { morphStyle: "innerHTML", callbacks });
}

const watched = new Set();

function show(board) {
  if (!board?.room || !isNewer(board)) {
    return;
  }
  for (const region of regions(board.room)) {
    morph(region, partOf(region, board.html));
    region.dispatchEvent(new CustomEvent("board", { bubbles: true, detail: board.data }));
  }
  newest.set(board.room, board); // only now: a board that could not be shown is asked for again
  follow(); // a board may bring rooms of its own
}

function later(room) {
  setTimeout(() => {
    watched.delete(room);
    follow();
  }, AGAIN);
}

function follow() {
  const rooms = new Set([...document.querySelectorAll("[data-room]")].map((r) => r.dataset.room));
  for (const room of rooms) {
    if (!watched.has(room)) {
      watched.add(room);
      socket.emit("watch", { room }, (told) => (told.ok ? show(told) : later(room)));
    }
  }
}

function check() {
  const asked = Date.now();
  for (const room of socket.connected ? watched : []) {
    const { epoch, seq } = newest.get(room) ?? {};
    const wait = setTimeout(() => renewIfSilent(asked), ANSWER);
    socket.emit("watch", { room, epoch, seq }, (told) => {
      clearTimeout(wait);
      show(told);
    });
  }
  setTimeout(check, CHECK * (0.75 + Math.random() / 2));
}

setTimeout(check, CHECK);
socket.on("connect", () => {
  watched.clear();
  follow();
});
socket.on("board", show);
