// The paper beside the form follows what is typed, and shows the kind of paper that is being settled.
const shown = (name) => document.querySelectorAll(`[data-shown="${name}"]`);

function follow(input) {
  for (const place of shown(input.dataset.shows)) {
    place.textContent = input.value.trim() || place.dataset.else || "";
  }
}

function show(paper) {
  for (const body of document.querySelectorAll(".paper-body")) {
    body.hidden = body.dataset.paper !== paper;
  }
  for (const link of document.querySelectorAll("[data-show-paper]")) {
    if (link.dataset.showPaper === paper) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

document.addEventListener("input", (event) => {
  if (event.target.dataset.shows) {
    follow(event.target);
  }
});

document.addEventListener("focusin", (event) => {
  const paper = event.target.closest(".letterhead-paper")?.dataset.paper;
  if (paper) {
    show(paper);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show-paper]");
  if (link) {
    event.preventDefault();
    show(link.dataset.showPaper);
  }
});
