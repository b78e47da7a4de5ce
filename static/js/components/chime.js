// The gentle sound of time: one soft tone when a speaker is asked to come to an end, two at the end.
// Only where the browser allows it: at the desk after the first press, on a wall that may play by itself.
const SWITCH = "chime";
const LAST = "chimed"; // desk and wall on one machine: the first to sound is the only one
const TONES = { warned: [523], over: [659, 523] };
const LENGTH = 0.9;
const GAP = 0.45;
const LOUD = 0.18;
let sound;

function isOn() {
  return localStorage.getItem(SWITCH) !== "off";
}

function allow() {
  sound ??= new AudioContext();
  sound.resume();
}

function tone(pitch, at) {
  const source = sound.createOscillator();
  const gain = sound.createGain();
  source.frequency.value = pitch;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUD, at + 0.04);
  gain.gain.exponentialRampToValueAtTime(0.001, at + LENGTH);
  source.connect(gain).connect(sound.destination);
  source.start(at);
  source.stop(at + LENGTH);
}

function play({ id, what }) {
  const name = `${id} ${what}`;
  if (!isOn() || sound?.state !== "running" || localStorage.getItem(LAST) === name) {
    return;
  }
  localStorage.setItem(LAST, name);
  for (const [place, pitch] of TONES[what].entries()) {
    tone(pitch, sound.currentTime + place * GAP);
  }
}

function show() {
  for (const button of document.querySelectorAll("[data-chime-switch]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isOn()));
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-chime-switch]")) {
    localStorage.setItem(SWITCH, isOn() ? "off" : "on");
    show();
  }
});
for (const press of ["pointerdown", "keydown"]) {
  addEventListener(press, allow, { once: true });
}
if (document.documentElement.dataset.face === "projector") {
  allow();
}
document.addEventListener("countdown", ({ detail }) => play(detail));
document.addEventListener("board", show);
show();
