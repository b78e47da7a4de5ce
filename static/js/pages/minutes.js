// Keeps the secretary's words as typed, beside what another secretary types at the same time.
// Each box knows the wording it began from; the office answers what became of both (ADR 16).
const PAUSE = 900; // after the last key
const LOOK = 2500; // how often others' words are asked for

const sign = document.querySelector("[data-saved]");
const words = sign.dataset;

class Passage {
  constructor(form) {
    this.form = form;
    this.place = form.dataset.passage;
    this.box = form.querySelector("textarea");
    this.base = form.querySelector("[name$='base']");
    this.known = this.box.value; // as the office has it, for all we know
    this.stamp = form.dataset.stamp;
    form.addEventListener("input", () => this.wait());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
  }

  get isTouched() {
    return this.box.value !== this.known;
  }

  wait(pause = PAUSE) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), pause);
  }

  async keep() {
    clearTimeout(this.waiting);
    if (this.isSending) {
      this.wait();
      return;
    }
    this.isSending = true;
    const sent = this.box.value;
    try {
      const answer = await post(this.form.action, this.filled());
      if (answer.ok) this.kept(answer, sent);
      else say(answer.message);
    } catch {
      say(words.failedText);
      this.wait(LOOK); // the words stay in the box; the hall's network comes back
    } finally {
      this.isSending = false;
    }
  }

  filled() {
    const body = new FormData(this.form);
    const key = [...body.keys()].find((name) => name.endsWith("idempotency_key"));
    body.set(key, [...crypto.getRandomValues(new Uint8Array(12))].join("-"));
    return body;
  }

  kept(answer, sent) {
    this.base.value = answer.typed;
    this.known = sent;
    const clock = { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" };
    const at = new Date().toLocaleTimeString("th-TH", clock).replace(":", ".");
    const more = { merged: words.mergedText, beside: words.besideText }[answer.state] ?? "";
    say(`${words.savedText} ${at} ${more}`);
    if (answer.state === "merged" && this.box.value === sent) {
      this.take(answer.text, answer.version);
    }
    if (this.isTouched) this.wait();
    if (answer.state === "beside") this.showBeside();
  }

  // What others wrote, where nothing of one's own is under way.
  async heard(told) {
    this.stamp = told.stamp;
    const shown = () => document.querySelector(`#beside-${this.place} .beside`);
    if (told.beside || shown()) await this.showBeside();
    if (this.isTouched || this.isSending || shown()) return; // the box has other words than these
    this.form.querySelector("[data-by]").textContent = `${told.by} ${told.at}`;
    this.take(told.text, told.version);
  }

  take(text, version) {
    this.base.value = version;
    if (this.box.value !== text) {
      const lineAtCaret = this.box.value.slice(0, this.box.selectionStart).split("\n").pop();
      const caret = text.indexOf(lineAtCaret) + lineAtCaret.length;
      const isHere = document.activeElement === this.box;
      this.box.value = text;
      if (isHere && lineAtCaret) this.box.setSelectionRange(caret, caret);
    }
    this.known = text;
  }

  // The page itself draws what stands beside; here it only takes its place.
  async showBeside() {
    const page = await fetch(location.href);
    const drawn = new DOMParser().parseFromString(await page.text(), "text/html");
    const id = `beside-${this.place}`;
    for (const part of [id, "before-list"]) {
      document.getElementById(part).replaceWith(drawn.getElementById(part));
    }
  }
}

async function post(address, body) {
  const headers = { Accept: "application/json" };
  return (await fetch(address, { method: "POST", body, headers })).json();
}

function say(text) {
  sign.textContent = text;
}

const passages = [...document.querySelectorAll("form[data-passage]")].map((f) => new Passage(f));

async function look() {
  const body = new FormData();
  const here = document.activeElement?.closest("form[data-passage]");
  body.set("csrf_token", words.token);
  body.set("writing", here?.dataset.passage ?? "");
  body.set("known", passages.map((p) => `${p.place}:${p.stamp ?? ""}`).join(" "));
  const now = await post(words.now, body);
  if (!now.ok) return;
  if (now.state === "adopted") location.reload();
  for (const passage of passages) {
    const told = now.passages[passage.place];
    if (told) passage.heard(told);
    showWriters(passage, now.writing[passage.place] ?? []);
  }
}

function showWriters(passage, names) {
  const inBox = passage.form.querySelector("[data-writing]");
  const inList = document.querySelector(`[data-part="${passage.place}"] [data-writing]`);
  for (const shown of [inBox, inList]) if (shown) shown.hidden = names.length === 0;
  inBox.querySelector("[data-names]").textContent = `${names.join(" ")} ${words.writingText}`;
}

setInterval(() => look().catch(() => {}), LOOK);
addEventListener("beforeunload", (event) => {
  if (passages.some((passage) => passage.isTouched)) event.preventDefault();
});
