// Minutes until a moment, counted on this device's clock; a clock that is far off says nothing.
const MINUTE = 60_000;
const BELIEVED = 8 * 60; // more than any break: this device does not know what time it is

function tell(sign) {
  const left = Math.ceil((Date.parse(sign.dataset.until) - Date.now()) / MINUTE);
  const said = left > 0 ? sign.dataset.left.replace("%n", left) : sign.dataset.over;
  sign.hidden = Math.abs(left) > BELIEVED;
  if (sign.textContent !== said) {
    sign.textContent = said;
  }
}

function tellAll() {
  document.querySelectorAll("[data-until][data-left]").forEach(tell);
}

tellAll();
setInterval(tellAll, 1_000);
document.addEventListener("board", tellAll);
