// Whoever was counted with another's words and is done needs the own ones no more.
document.querySelector("[data-done]")?.addEventListener("click", (event) => {
  localStorage.removeItem(event.currentTarget.dataset.done);
});
