// Under the pointer or the keyboard an organisation's links light up at once; a press keeps them, without a script too.
const drawing = document.querySelector(".org-drawing");

/** Everybody who is at the other end of one of its lines. */
function light(id) {
  const lines = [...drawing.querySelectorAll(".org-line")];
  const mine = lines.filter((line) => line.dataset.one === id || line.dataset.other === id);
  const near = new Set([id, ...mine.flatMap((line) => [line.dataset.one, line.dataset.other])]);
  for (const line of lines) {
    line.classList.toggle("near", mine.includes(line));
  }
  for (const spot of drawing.querySelectorAll(".org-spot")) {
    spot.classList.toggle("near", near.has(spot.dataset.id));
  }
  drawing.classList.toggle("has-near", mine.length > 0);
}

function dim() {
  drawing.classList.remove("has-near");
}

if (drawing) {
  for (const spot of drawing.querySelectorAll(".org-spot")) {
    spot.addEventListener("pointerenter", () => light(spot.dataset.id));
    spot.addEventListener("focus", () => light(spot.dataset.id));
    spot.addEventListener("pointerleave", dim);
    spot.addEventListener("blur", dim);
  }
}
