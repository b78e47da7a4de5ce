// The order's page: an item is carried by its handle, or moved by Alt and an arrow. The buttons do the same.
const list = document.querySelector("[data-order]");
const form = document.getElementById("move");
const WAYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };
let carried = null; // the line being carried, those below it, and the line it would follow

function lines() {
  return [...list.querySelectorAll("[data-item]")];
}

// An item takes along what hangs below it: the deeper lines that follow.
function family(line) {
  const all = lines();
  const start = all.indexOf(line);
  const deeper = all
    .slice(start + 1)
    .findIndex((other) => Number(other.dataset.depth) <= Number(line.dataset.depth));
  return all.slice(start, deeper < 0 ? all.length : start + 1 + deeper);
}

function lineAbove(y) {
  const passed = lines().filter((line) => {
    const box = line.getBoundingClientRect();
    return !carried.family.includes(line) && box.top + box.height / 2 < y;
  });
  return passed.at(-1) ?? null;
}

function mark(after) {
  for (const line of lines()) {
    line.classList.toggle("drop-below", line === after);
    line.classList.toggle("carried", Boolean(carried?.family.includes(line)));
  }
  list.classList.toggle("drop-first", Boolean(carried) && !after);
}

function letGo() {
  carried = null;
  mark(null);
}

function take(event) {
  const handle = event.target.closest("[data-handle]");
  if (!handle || event.button > 0) {
    return;
  }
  const line = handle.closest("[data-item]");
  carried = { line, family: family(line), after: undefined };
  handle.setPointerCapture(event.pointerId);
  event.preventDefault();
}

function carry(event) {
  if (carried) {
    carried.after = lineAbove(event.clientY);
    mark(carried.after);
  }
}

function drop() {
  const { line, after } = carried ?? {};
  letGo();
  const all = lines();
  if (!line || after === undefined || after === (all[all.indexOf(line) - 1] ?? null)) {
    return;
  }
  form.action = line.dataset.move;
  form.elements.namedItem("after").value = after?.dataset.item ?? "0";
  form.requestSubmit();
}

function press(event) {
  if (event.key === "Escape") {
    letGo();
  }
  const line = event.target.closest("[data-item]");
  if (!(line && event.altKey && event.key in WAYS) || event.target.closest("input, select")) {
    return;
  }
  event.preventDefault();
  line.querySelector(`[data-way="${WAYS[event.key]}"]:not([disabled])`)?.click();
}

if (list) {
  list.addEventListener("pointerdown", take);
  list.addEventListener("pointermove", carry);
  list.addEventListener("pointerup", drop);
  list.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", press);
  document.querySelector(".order-line:target")?.focus();
}
