// The phone's Now: follow the room, keep the personal region, send the vote.
import "./live.js";
import "./mine.js";
import "./vote.js";
import "./letterbox.js";
