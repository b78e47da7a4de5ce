// The desk's list of proposals by keyboard: arrows choose one, a letter does what its button says.
// Without a choice the first one is meant. What was chosen stays chosen when the board changes.
const ACTS = new Set(["A", "R", "V", "W"]);
let chosen = "";

function rows() {
  return [...document.querySelectorAll(".amendments > li[id]")];
}

function choose(step) {
  const all = rows();
  const at = all.findIndex((row) => row.id === chosen);
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  if (next) {
    chosen = next.id;
    next.focus();
  }
}

function act(letter) {
  const row = rows().find((each) => each.id === chosen) ?? rows()[0];
  const button = row?.querySelector(`[data-act="${letter}"]`);
  if (button) {
    row.focus();
    button.click();
  }
  return Boolean(button);
}

document.addEventListener("focusin", ({ target }) => {
  chosen = target.closest(".amendments > li[id]")?.id ?? chosen;
});

document.addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
  if (busy || event.target.closest("input, textarea, select")) {
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const letter = event.key.toUpperCase();
  if (step) {
    event.preventDefault();
    choose(step);
  } else if (ACTS.has(letter) && act(letter)) {
    event.preventDefault();
  }
});
