// A wall: follows its room, and keeps the last slide when the link is away.
import "./live.js";
import "./components/countdown.js";
import "./components/wall.js";

// A wall opened under a name shows that screen while there is one, the main one before and after.
const frame = document.querySelector("[data-asked]");
frame?.addEventListener("board", ({ target, detail }) => {
  if (target !== frame) {
    return; // a room within the slide, which knows nothing of screens
  }
  const wanted = detail.names.includes(frame.dataset.asked) ? frame.dataset.asked : "main";
  if (wanted !== frame.dataset.shows) {
    location.reload();
  }
});
