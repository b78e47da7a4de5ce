// The book reads without this. It marks the chapter one reads in the contents, jumps to a clause without a
// new page, and gives keys where there is a keyboard: "/" to the finder, "j" and "k" to the clauses around.
const THAI_ZERO = 0x0e50;

function arabic(text) {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.codePointAt(0) - THAI_ZERO));
}

function clauseNamed(said) {
  const number = arabic(said)
    .replace(/^\s*ข้อ(ที่)?/, "")
    .trim();
  const heads = [...document.querySelectorAll(".clause > h3")];
  const found = heads.find(
    (head) => /[\d/]+$/.exec(arabic(head.textContent).trim())?.[0] === number,
  );
  return number ? found?.closest(".clause") : undefined;
}

function go(clause) {
  if (clause?.id) {
    location.hash = clause.id;
    clause.querySelector("h3 a")?.focus({ preventScroll: true });
  }
}

const finder = document.querySelector("[data-finder]");
finder?.addEventListener("submit", (event) => {
  const clause = clauseNamed(finder.elements.q.value);
  if (clause) {
    event.preventDefault();
    go(clause);
  }
});

function beside(step) {
  const clauses = [...document.querySelectorAll(".clause[id]")];
  const here = clauses.findLastIndex((clause) => clause.getBoundingClientRect().top < 40);
  go(clauses[Math.min(Math.max(here + step, 0), clauses.length - 1)]);
}

document.addEventListener("keydown", (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest("input, select, textarea")
  ) {
    return;
  }
  if (event.code === "Slash" && !event.shiftKey && finder) {
    event.preventDefault();
    finder.elements.q.focus();
  } else if (event.code === "KeyJ" || event.code === "KeyK") {
    beside(event.code === "KeyJ" ? 1 : -1);
  }
});

// The contents fold away once one has chosen.
for (const contents of document.querySelectorAll("details.toc")) {
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='#']")) {
      contents.open = false;
    }
  });
}

const links = [...document.querySelectorAll(".toc.wide a[href^='#']")];
const parts = links.map((link) => document.getElementById(link.hash.slice(1)));

function markPlace() {
  const here = parts.findLastIndex((part) => part && part.getBoundingClientRect().top < 120);
  links.forEach((link, place) => {
    if (place === here) {
      link.setAttribute("aria-current", "location");
    } else {
      link.removeAttribute("aria-current");
    }
  });
}

if (links.length) {
  let waiting = false;
  document.addEventListener(
    "scroll",
    () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          markPlace();
        });
      }
    },
    { passive: true },
  );
  markPlace();
}
