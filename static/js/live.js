// Follows the rooms a page names: each [data-room] shows its room's newest board.
//   <section data-room="now:482913:th">…</section>        the whole board
//   <section data-room="desk:482913:th" data-part="order">  the board's element with that data-part
// After each board the region says so with a "board" event; its detail holds the board's numbers.
import { socket } from "./link.js";

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

// What a person is doing stays: the field being typed in, a ticked box, an opened drawer.
function untouched(node) {
  const field = document.activeElement;
  return !(
    node === field && field.matches("input:not([type=radio], [type=checkbox]), textarea, select")
  );
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

function show(board) {
  if (!board?.room || !isNewer(board)) {
    return;
  }
  newest.set(board.room, board);
  for (const region of regions(board.room)) {
    morph(region, partOf(region, board.html));
    region.dispatchEvent(new CustomEvent("board", { bubbles: true, detail: board.data }));
  }
}

function follow() {
  const rooms = new Set([...document.querySelectorAll("[data-room]")].map((r) => r.dataset.room));
  for (const room of rooms) {
    socket.emit("watch", { room }, show);
  }
}

socket.on("connect", follow);
socket.on("board", show);
