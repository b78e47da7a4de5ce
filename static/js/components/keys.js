// Keys of the desk: an element with data-key is pressed by that key, unless someone is typing.
function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) {
    return;
  }
  const wanted = event.key.toUpperCase();
  const button = [...document.querySelectorAll("[data-key]:not([disabled])")].find(
    (element) => element.dataset.key.toUpperCase() === wanted,
  );
  if (button) {
    event.preventDefault();
    button.focus();
    button.click();
  }
});
