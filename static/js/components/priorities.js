// A list of priorities: says how many are chosen, and lets no more be ticked than may be.
function count(list) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const most = Number(list.dataset.most);
  const chosen = boxes.filter((box) => box.checked).length;
  for (const box of boxes) {
    box.disabled = !box.checked && chosen >= most;
  }
  list.querySelector("[data-chosen]").textContent = `${chosen} / ${most}`;
}

document.addEventListener("change", (event) => {
  const list = event.target.closest(".priorities");
  if (list) {
    count(list);
  }
});
