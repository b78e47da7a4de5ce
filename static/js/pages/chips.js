import { THEMES } from "./everyday.js";

// What the words may be about is offered first; nothing is chosen by itself. The same count as in plans/rules.py.
const MOST = 3;

const box = document.querySelector("[data-chips]");
const text = document.getElementById("text");
const chips = [...(box?.querySelectorAll("[data-themes]") ?? [])];
const usual = [...chips].sort((one, other) => numberOf(one) - numberOf(other));

function numberOf(chip) {
  return Number(chip.querySelector("input").value);
}

function score(chip, said) {
  const themes = chip.dataset.themes.split(" ").filter(Boolean);
  const own = new Set(themes.flatMap((theme) => THEMES[theme]));
  return [...own].reduce((sum, word) => sum + (said.includes(word) ? word.length : 0), 0);
}

function suggest() {
  const scored = usual.map((chip) => [score(chip, text.value), chip]);
  const best = scored.filter(([found]) => found).sort(([one], [other]) => other - one);
  const likely = best.slice(0, MOST).map(([, chip]) => chip);
  for (const chip of chips) {
    chip.toggleAttribute("data-likely", likely.includes(chip));
  }
  box.prepend(...likely, ...usual.filter((chip) => !likely.includes(chip)));
}

// Not while a finger is among them: when the text was written, and when they come into view.
if (box) {
  text.addEventListener("change", suggest);
  box.closest("details").addEventListener("toggle", suggest);
}
