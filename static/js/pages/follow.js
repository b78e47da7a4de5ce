// A code behind "#" never reaches the server by itself: it is put into the field, taken out of the address,
// and sent as the form would be.
const form = document.querySelector("[data-follow]");

function take() {
  const code = location.hash.replace(/\D/g, "");
  if (!code) {
    return;
  }
  history.replaceState(null, "", location.pathname + location.search);
  form.code.value = code;
  form.code.dispatchEvent(new Event("input", { bubbles: true }));
  form.requestSubmit();
}

addEventListener("hashchange", take);
take();
