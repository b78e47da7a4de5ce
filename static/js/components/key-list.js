// Shows every key of this page at this moment: what it presses, read from the buttons themselves.
const button = document.querySelector("[data-key-list]");
const dialog = document.querySelector("dialog.key-list");

function nameOf(element) {
  const copy = (element.querySelector("b") ?? element).cloneNode(true);
  for (const part of copy.querySelectorAll("kbd, svg")) {
    part.remove();
  }
  return copy.textContent.trim();
}

function line(element) {
  const row = document.createElement("div");
  const [key, name] = ["dt", "dd"].map((tag) => row.appendChild(document.createElement(tag)));
  key.appendChild(document.createElement("kbd")).textContent = element.dataset.key;
  name.textContent = nameOf(element);
  row.toggleAttribute("data-idle", element.disabled === true);
  return row;
}

// A key that two buttons share is the first one's that can be pressed.
function keysHere() {
  const found = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    const shown = found.get(element.dataset.key);
    if (!shown || shown.disabled) {
      found.set(element.dataset.key, element);
    }
  }
  return [...found.values()];
}

button.hidden = false;
button.addEventListener("click", () => {
  dialog.querySelector("dl").replaceChildren(...keysHere().map(line));
  dialog.showModal();
});
