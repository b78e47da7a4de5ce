// A moment that comes: [data-until] holds seconds since 1970; shown as minutes and seconds that are left.
function tell() {
  for (const moment of document.querySelectorAll("[data-until]")) {
    const left = Math.max(0, Math.ceil(Number(moment.dataset.until) - Date.now() / 1000));
    const seconds = String(left % 60).padStart(2, "0");
    moment.textContent = `${Math.floor(left / 60)}:${seconds}`;
  }
}

tell();
setInterval(tell, 1_000);
document.addEventListener("board", tell);
