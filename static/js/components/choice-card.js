// Stops the double tap: while one choice is on its way, a second press does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.choices");
  if (!form) {
    return;
  }
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.setAttribute("aria-busy", "true");
});

// Coming back with the browser's own button must leave the choices alive.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form.choices[aria-busy]")) {
    form.removeAttribute("aria-busy");
  }
});
