// The phone's Now: follow the room, keep the personal region, send the vote; and a grievance that was left waiting.
import "./live.js";
import "./mine.js";
import "./vote.js";
import "./components/countdown.js";
import "./components/floor-card.js";

if (localStorage.getItem("letters")) {
  import("./letterbox.js");
}
if (localStorage.getItem("letters-kept")) {
  import("./waiting.js");
}
