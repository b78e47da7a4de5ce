// Keys of the desk: an element with data-key is pressed by that key, unless someone is typing. A keyboard
// set to Thai writes other letters: the key's place counts then, so that no one has to switch first.
function typing(target) {
  const fields = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";
  return target.closest(fields) !== null;
}

function named(event) {
  if (event.key === "?" || (event.shiftKey && event.code === "Slash")) {
    return "?";
  }
  const place = /^(?:Key|Digit|Numpad)(\w)$/.exec(event.code)?.[1];
  const places = { BracketLeft: "[", BracketRight: "]" };
  const letter = /^[\x21-\x7e]$/.test(event.key) ? event.key : (place ?? places[event.code] ?? "");
  return `${event.shiftKey && place ? "SHIFT+" : ""}${letter.toUpperCase()}`;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) {
    return;
  }
  const wanted = named(event);
  const button = [...document.querySelectorAll("[data-key]:not([disabled])")].find(
    (element) => element.dataset.key.toUpperCase() === wanted,
  );
  if (button) {
    event.preventDefault();
    button.focus();
    button.click();
  }
});
