// On another page than the form: letters that waited on this phone are carried, and it is said that they arrived.
import { carryAll } from "./postman.js";

carryAll((_letter, said) => {
  if (said?.ok && !document.querySelector("[data-later]")) {
    const notice = Object.assign(document.createElement("p"), { className: "notice notice-done" });
    notice.dataset.later = "";
    notice.setAttribute("role", "status");
    notice.textContent = said.later;
    document.getElementById("main").prepend(notice);
  }
});
