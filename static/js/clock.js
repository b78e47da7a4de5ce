// The server's clock, as near as this page can know it: [data-now] holds what it said, in
// milliseconds, when that piece was drawn. Without one, this device's own.
let ahead = -Infinity; // the server's clock minus this one

// What the server said is old by the way it took, never new: the greatest difference is the nearest.
function hear(at) {
  for (const piece of document.querySelectorAll("[data-now]")) {
    ahead = Math.max(ahead, Number(piece.dataset.now) - at);
  }
}

export function now() {
  return Date.now() + (Number.isFinite(ahead) ? ahead : 0);
}

const page = performance.getEntriesByType("navigation")[0];
hear(performance.timeOrigin + (page?.responseStart ?? 0));
document.addEventListener("board", () => hear(Date.now()));
document.addEventListener("mine", () => hear(Date.now()));
