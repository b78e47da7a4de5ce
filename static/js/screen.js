// A wall: follows its room, and keeps the last slide when the link is away.
import "./live.js";
import "./components/countdown.js";
