// The personal region of a phone: fetched again, once, when the room's marker of it changes.
import { isBeingFilled, morph } from "./live.js";

const LEFT = 1_000;
const SPREAD = 1_500; // two thousand phones do not ask in the same instant
const LEISURE = 5_000; // and take longer where it is about no ballot
const PAUSE = 10_000; // without a letter: nobody is writing any more
const mine = document.getElementById("mine");
let waiting;
let written = 0;

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

// What was half written about a ballot that is over can be sent no more, and would hide the next one.
function letGo(marker) {
  const [, ballot, state] = marker.split(":");
  for (const form of mine.querySelectorAll("form[data-vote]")) {
    const isOver = form.dataset.vote !== ballot || state !== "open";
    if (isOver && Date.now() - written > PAUSE) {
      form.querySelector(":focus")?.blur();
      form.reset();
    }
  }
}

// A form somebody is filling in is not taken away: what came meanwhile is fetched when it is left.
function soon(marker, wait) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    letGo(marker);
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

function aWhile(asked) {
  const ballot = [asked, mine.dataset.marker].some((marker) => marker.startsWith("ballot"));
  return Math.random() * (ballot ? SPREAD : LEISURE);
}

// Who waits to speak asks when another is called; everybody else keeps still.
function isAbout(speaker) {
  const me = mine.querySelector("[data-me]")?.dataset.me;
  return mine.querySelector("[data-waits], [data-countdown]") || (me && speaker.endsWith(` ${me}`));
}

if (mine) {
  mine.addEventListener("input", () => {
    written = Date.now();
  });
  let speaker;
  document.addEventListener("board", ({ detail }) => {
    const another = detail.speaker !== undefined && detail.speaker !== speaker;
    speaker = detail.speaker ?? speaker;
    if (another && isAbout(speaker)) {
      refresh().catch(() => {});
    }
  });
  let asked = mine.dataset.marker;
  document.addEventListener("board", ({ detail }) => {
    if (detail.mine === undefined || detail.mine === asked) {
      return;
    }
    asked = detail.mine;
    for (const told of document.querySelectorAll("main > .notice:not([data-refused])")) {
      told.remove(); // it was about what came before, and stands in the choices' way
    }
    const comesOrGoes = asked.startsWith("ballot") || mine.dataset.marker.startsWith("ballot");
    if (comesOrGoes && !isBeingFilled(mine)) {
      skeleton(); // only a ballot's choices come or go as a whole
    }
    soon(asked, aWhile(asked));
  });
}
