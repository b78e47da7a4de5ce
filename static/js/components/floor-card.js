// Asking for the floor, or taking it back, without leaving the page.
import { refresh } from "../mine.js";
import { letterOf, post } from "../outbox.js";

function answer(message) {
  const line = document.querySelector("[data-refused]");
  line.textContent = message ?? "";
  line.hidden = !message;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-floor]");
  if (!form) {
    return;
  }
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) {
    return;
  }
  form.setAttribute("aria-busy", "true");
  try {
    answer((await post(letterOf(form, event.submitter))).message);
    await refresh();
  } catch {
    answer(form.dataset.unsent);
  }
  form.removeAttribute("aria-busy");
});
