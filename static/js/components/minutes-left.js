// Minutes until a moment (milliseconds), by the server's clock.
import { now } from "../clock.js";

const MINUTE = 60_000;

function tell(sign) {
  const left = Math.ceil((Number(sign.dataset.until) - now()) / MINUTE);
  const said = left > 0 ? sign.dataset.left.replace("%n", left) : sign.dataset.over;
  sign.hidden = false;
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
