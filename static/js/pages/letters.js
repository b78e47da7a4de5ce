// The list of what lies on this phone: each letter with its state, the code once there is one, and a way to forget it.
import { forget, letters } from "../kept.js";

export const lettersBox = document.querySelector("[data-letters]");
const pattern = document.querySelector("[data-letter]");

function drawn(letter) {
  const item = pattern.content.cloneNode(true).firstElementChild;
  item.dataset.key = letter.key;
  item.dataset.state = letter.state;
  item.querySelector("[data-began]").textContent = letter.began;
  item.querySelector("[data-code]").textContent = letter.code ?? "";
  const way = item.querySelector("[data-follow]"); // the code stands behind "#", where no log sees it
  const digits = (letter.code ?? "").replaceAll(" ", "");
  way.setAttribute("href", `${way.getAttribute("href")}#${digits}`);
  item.querySelector("[data-said]").textContent = letter.said ?? "";
  for (const part of item.querySelectorAll("[data-when]")) {
    part.hidden = part.dataset.when !== letter.state;
  }
  return item;
}

// `now`: a letter on its way, whose state no disk remembers.
export async function showLetters(now = null) {
  const found = await letters();
  const shown = found.map((letter) => (letter.key === now?.key ? { ...letter, ...now } : letter));
  lettersBox.querySelector("ul").replaceChildren(...shown.map(drawn));
  lettersBox.hidden = shown.length === 0;
}

export function watchLetters(mend) {
  lettersBox.addEventListener("click", async (event) => {
    const key = event.target.closest("li")?.dataset.key;
    if (event.target.closest("[data-forget]")) {
      await forget(key);
    } else if (event.target.closest("[data-mend]")) {
      const letter = (await letters()).find((one) => one.key === key);
      await mend(letter);
      await forget(key);
    } else {
      return;
    }
    await showLetters();
  });
}
