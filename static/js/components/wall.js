// The wall's words: one at a time, with the cell they come from. A number that has changed comes in gently.
const EACH = 24_000;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const numbers = new WeakMap(); // cell → what it said
let shown = "";

function all() {
  return [...document.querySelectorAll(".wall-words [data-word]")];
}

function cellOf({ row, column }) {
  return document.querySelector(".wall tbody")?.rows[row - 1]?.cells[column];
}

function show(word) {
  for (const before of document.querySelectorAll(".wall-words [data-here], .wall [data-here]")) {
    delete before.dataset.here;
  }
  shown = word?.dataset.word ?? "";
  for (const now of word ? [word, cellOf(word.dataset)] : []) {
    now?.setAttribute("data-here", "");
  }
}

function stay() {
  const words = all();
  show(words.find((word) => word.dataset.word === shown) ?? words[0]);
}

function next() {
  const words = all();
  show(words[(words.findIndex((word) => word.dataset.word === shown) + 1) % words.length]);
}

function settle() {
  for (const cell of document.querySelectorAll(".wall td b")) {
    const before = numbers.get(cell) ?? cell.textContent;
    numbers.set(cell, cell.textContent);
    if (before !== cell.textContent && !still.matches) {
      cell.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: 600, easing: "ease-out" });
    }
  }
}

function refresh() {
  stay();
  settle();
}

document.addEventListener("board", refresh);
refresh();
setInterval(next, EACH);
