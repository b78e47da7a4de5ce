// The phone's Now: follow the room, keep the personal region, send the vote; and a grievance that was left waiting.
import "./live.js";
import "./mine.js";
import "./vote.js";

if (localStorage.getItem("letters")) {
  import("./letterbox.js");
}
