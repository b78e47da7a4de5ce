// The desk's clock against the plan: minutes of the current item, and how late the meeting is.
// The figures stand in data attributes as the board brought them; between two boards this counts on.
const MINUTE = 60_000;

function whole(milliseconds) {
  return Math.trunc(milliseconds / MINUTE);
}

// Minutes the current item still has, and says how many it has had.
function left(item, now) {
  if (!item) {
    return 0;
  }
  const used = Math.max(0, now - Date.parse(item.dataset.since));
  const planned = Number(item.dataset.planned);
  item.textContent = item.dataset.said.replace("{used}", whole(used)).replace("{planned}", planned);
  item.toggleAttribute("data-over", used > planned * MINUTE);
  return Math.max(0, planned * MINUTE - used);
}

function tell() {
  const now = Date.now();
  const rest = left(document.querySelector("[data-used]"), now);
  const plan = document.querySelector("[data-plan]:not([data-over])");
  if (plan) {
    const ends = now + rest + Number(plan.dataset.rest) * MINUTE;
    const late = whole(ends - Date.parse(plan.dataset.end));
    const said = late > 0 ? plan.dataset.late : late < 0 ? plan.dataset.early : plan.dataset.even;
    plan.querySelector("[data-late-words]").textContent = said.replace("{n}", Math.abs(late));
  }
}

tell();
setInterval(tell, 10_000);
document.addEventListener("board", tell);
