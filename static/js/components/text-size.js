// The button "ก+": three sizes, kept in a cookie so that the next page comes in the chosen size from the server.
const SIZES = ["", "large", "larger"];
const A_YEAR = 31536000;

function applySize(size) {
  const root = document.documentElement;
  if (size) {
    root.dataset.text = size;
  } else {
    delete root.dataset.text;
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain HTTP in a hall
  document.cookie = `text=${size}; path=/; max-age=${A_YEAR}; samesite=lax`;
}

for (const button of document.querySelectorAll("[data-text-size]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const now = SIZES.indexOf(document.documentElement.dataset.text ?? "");
    applySize(SIZES[(now + 1) % SIZES.length]);
  });
}
