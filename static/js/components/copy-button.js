// Copies a code. On plain HTTP there is no clipboard API: the code is selected and the old command tried;
// if that is refused too, the code stays selected for the person's own copy.
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copied(element) {
  select(element);
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(element.textContent.trim());
    return true;
  }
  return document.execCommand("copy");
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) {
    return;
  }
  const code = button.closest(":has(.code)").querySelector(".code");
  const done = await copied(code).catch(() => false);
  if (done) {
    button.querySelector("[role=status]").textContent = button.dataset.done;
  }
});

function reveal() {
  for (const button of document.querySelectorAll("[data-copy][hidden]")) {
    button.hidden = false;
  }
}

reveal();
new MutationObserver(reveal).observe(document.body, { childList: true, subtree: true });
