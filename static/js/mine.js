// The personal region of a phone: fetched again, once, when the room's marker of it changes.
import { isBeingFilled, morph } from "./live.js";

const LEFT = 1_000;
const SPREAD = 1_500; // two thousand phones do not ask in the same instant
const mine = document.getElementById("mine");
let waiting;

export async function refresh() {
  const answer = await fetch(mine.dataset.mine, { headers: { Accept: "text/html" } });
  if (answer.ok) {
    morph(mine, await answer.text());
    mine.dispatchEvent(new CustomEvent("mine", { bubbles: true }));
  }
}

function skeleton() {
  const shape = document.getElementById("mine-loading");
  if (shape) {
    mine.replaceChildren(shape.content.cloneNode(true));
  }
}

// A form somebody is filling in is not taken away: what came meanwhile is fetched when it is left.
function soon(marker, wait) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (isBeingFilled(mine)) {
      soon(marker, LEFT);
      return;
    }
    refresh().then(
      () => {
        mine.dataset.marker = marker;
      },
      () => soon(marker, 1_000 + Math.random() * 4_000),
    );
  }, wait);
}

if (mine) {
  let asked = mine.dataset.marker;
  document.addEventListener("board", ({ detail }) => {
    if (detail.mine === undefined || detail.mine === asked) {
      return;
    }
    asked = detail.mine;
    for (const told of document.querySelectorAll("main > .notice:not([data-refused])")) {
      told.remove(); // it was about what came before, and stands in the choices' way
    }
    if (!isBeingFilled(mine)) {
      skeleton();
    }
    soon(asked, Math.random() * SPREAD);
  });
}
