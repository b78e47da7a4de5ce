// Light or dark by the person; kept in a cookie so that the next page comes in it from the server.
const A_YEAR = 31536000;

function shownTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return document.documentElement.dataset.theme ?? (dark ? "dark" : "light");
}

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = shownTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain HTTP in a hall
    document.cookie = `theme=${theme}; path=/; max-age=${A_YEAR}; samesite=lax`;
  });
}
