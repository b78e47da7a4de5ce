// A small page of the desk shown as a drawer over it: a[data-drawer] opens its page's [data-drawer-body].
// Its forms are sent without leaving; a [data-find] field looks while one types. Without this the page opens.
const WAIT = 200;
const drawer = document.createElement("dialog");
drawer.className = "drawer";
let waiting;

async function page(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function open(link) {
  const body = (await page(link.href)).querySelector("[data-drawer-body]");
  if (!body) {
    location.assign(link.href);
    return;
  }
  drawer.replaceChildren(body);
  document.body.append(drawer);
  drawer.showModal();
}

function refuse(message) {
  const line = drawer.querySelector("[data-drawer-refused]");
  line.textContent = message ?? line.dataset.unsent;
  line.hidden = false;
}

async function send(form, button) {
  const fields = new FormData(form, button);
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json" },
  });
  const said = await answer.json();
  if (said.ok) {
    drawer.close();
  } else {
    refuse(said.message);
  }
}

async function find(form) {
  const words = form.querySelector("[name=q]").value;
  const address = new URL(form.dataset.find, location.href);
  address.searchParams.set("q", words);
  const found = await page(address);
  if (form.querySelector("[name=q]").value === words) {
    form.parentElement.querySelector("[data-found]").replaceChildren(...found.body.childNodes);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-drawer]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(link).catch(() => location.assign(link.href));
  } else if (event.target === drawer || event.target.closest(".drawer [data-drawer-close]")) {
    event.preventDefault();
    drawer.close();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-find]")) {
    event.preventDefault();
    find(form).catch(() => form.submit());
  } else if (drawer.contains(form)) {
    event.preventDefault();
    send(form, event.submitter).catch(() => refuse());
  }
});

document.addEventListener("input", ({ target }) => {
  const form = target.closest("[data-find]");
  if (form) {
    clearTimeout(waiting);
    waiting = setTimeout(() => find(form).catch(() => {}), WAIT);
  }
});

// The keys of the desk below sleep while the drawer is open.
drawer.addEventListener("keydown", (event) => event.stopPropagation());
