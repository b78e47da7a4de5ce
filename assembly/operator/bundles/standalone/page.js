// verify.html around the checks: choose or drop, judge, and say it large.

const MEANINGS = {
  intact_full: [
    "ชุดนี้ตรงกันหมด และลงลายเซ็นด้วยกุญแจที่ท่านให้มา",
    "Everything in this bundle agrees, and it was signed with the key that you gave.",
  ],
  intact_own: [
    "ชุดนี้ตรงกันหมด เหลือขั้นสุดท้าย: เทียบกุญแจกับที่สมัชชาประกาศ",
    "Everything in this bundle agrees. One step is left: compare the key with the published one.",
  ],
  tampered: [
    "อย่าใช้ชุดนี้อ้างอิง โปรดขอชุดใหม่จากสมัชชา แล้วตรวจอีกครั้ง",
    "Do not rely on this bundle. Ask the assembly for another, and check that.",
  ],
  cannot_tell: [
    "ยังไม่ได้แปลว่าถูกแก้ โปรดอ่านเหตุผลข้างล่าง",
    "This does not say that it was changed. Read why below.",
  ],
  entries: ["บันทึก {n} รายการ · ลายเซ็นกำกับ {m} ครั้ง", "{n} entries · {m} signed checkpoints"],
  judging: ["กำลังตรวจ…", "Checking…"],
  unreadable: ["อ่านไฟล์ไม่ได้ โปรดเลือกใหม่", "The file could not be read: choose it again"],
  second: [
    "เบราว์เซอร์นี้ตรวจลายเซ็นสุดท้ายซ้ำด้วยตัวเองแล้ว ได้ผลเหมือนกัน",
    "This browser checked the last signature once more by itself, with the same result.",
  ],
  second_differs: [
    "เบราว์เซอร์นี้ตรวจลายเซ็นสุดท้ายแล้วได้ผลต่างจากโปรแกรมนี้ โปรดตรวจด้วย verify.py อีกครั้ง",
    "This browser's own check of the last signature differs from this program's: check with verify.py too.",
  ],
};

const { judge, judgeZip, saying, MOST_BYTES } = globalThis.verifier;

const at = (id) => document.getElementById(id);
const lang = () => document.documentElement.lang;
const say = (name) => MEANINGS[name][lang() === "en" ? 1 : 0];
const chosen = { files: null, bytes: null, name: "" };
let report = null;
let second = "";

/** A fingerprint is compared by eye: it stays in one line. */
const whole = (line) =>
  line.replace(/([0-9A-Z]{4} ){3}[0-9A-Z]{4}/g, (code) => code.replaceAll(" ", "\u00a0"));

function fill(id, lines) {
  const list = at(id);
  list.hidden = !lines.length;
  list.querySelector("h2").textContent = saying(`heading_${id}`, lang());
  list
    .querySelector("ul")
    .replaceChildren(
      ...lines.map((line) =>
        Object.assign(document.createElement("li"), { textContent: whole(line) }),
      ),
    );
}

function show() {
  at("chosen").textContent = chosen.name;
  if (report === null) return;
  const told = report.asPlain(lang());
  const isFull = report.said.proven.some(([code]) => code === "key_same");
  at("verdict").className = `verdict ${told.result}`;
  at("result").textContent = saying(told.result, lang());
  const meaning = told.result === "intact" ? `intact_${isFull ? "full" : "own"}` : told.result;
  at("meaning").textContent = say(meaning);
  at("meaning").className = meaning === "intact_own" ? "step" : "";
  const counted = say("entries").replace("{n}", told.entries).replace("{m}", told.checkpoints);
  at("about").textContent = [report.assembly, told.entries ? counted : ""]
    .filter(Boolean)
    .join(" · ");
  for (const kind of ["faults", "cannot_tell", "unproven", "proven"]) fill(kind, told[kind]);
  at("key-print").textContent = told.key_fingerprint;
  at("last-print").textContent = told.fingerprint;
  at("whole-key").textContent = told.key;
  at("prints").hidden = !told.key;
  for (const ours of document.querySelectorAll(".ours")) ours.hidden = !told.fingerprint;
  at("second").textContent = second ? say(second) : "";
  for (const id of ["verdict", "findings"]) at(id).hidden = false;
  at("found").hidden = !(told.faults.length + told.cannot_tell.length);
  at("intro").hidden = true;
  at("drop").classList.add("judged");
}

async function judgeChosen() {
  if (!chosen.bytes && !chosen.files) return;
  at("chosen").textContent = say("judging");
  await new Promise((done) => setTimeout(done, 30)); // so that the words are painted
  const [key, seen] = [at("key").value, at("seen").value];
  report = chosen.bytes ? judgeZip(chosen.bytes, key, seen) : judge(chosen.files, key, seen);
  second = await secondOpinion(report);
  show();
  at("verdict").focus();
}

/** Where the browser itself knows Ed25519, its word on the last signature; else nothing. */
async function secondOpinion({ notes, keyBytes }) {
  if (!notes?.length || !globalThis.crypto?.subtle) return "";
  const last = notes.at(-1);
  try {
    const key = await crypto.subtle.importKey("raw", keyBytes, "Ed25519", false, ["verify"]);
    const isGood = await crypto.subtle.verify("Ed25519", key, last.signature, last.body);
    return isGood ? "second" : "second_differs";
  } catch {
    return "";
  }
}

async function takeZip(file) {
  Object.assign(chosen, { files: null, bytes: null, name: file.name });
  await read(async () => {
    const isLarge = file.size > MOST_BYTES;
    chosen.bytes = isLarge ? { length: file.size } : new Uint8Array(await file.arrayBuffer());
  });
}

const isLitter = (name) =>
  name
    .split("/")
    .some((part) => /^(\.|__MACOSX$|__pycache__$|Thumbs\.db$|desktop\.ini$)/.test(part));

/** Files of an unpacked bundle: pairs of a path inside its folder and the file. */
async function takeFiles(pairs, name) {
  Object.assign(chosen, { files: null, bytes: null, name });
  await read(async () => {
    const files = new Map();
    for (const [path, file] of pairs) {
      if (!isLitter(path)) files.set(path, new Uint8Array(await file.arrayBuffer()));
    }
    chosen.files = files;
  });
}

async function read(reading) {
  try {
    await reading();
    await judgeChosen();
  } catch (error) {
    at("chosen").textContent = say("unreadable");
    throw error;
  }
}

async function filesUnder(entry, path = "") {
  if (entry.isFile) {
    return [[path + entry.name, await new Promise((done, fail) => entry.file(done, fail))]];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const one of some) found.push(...(await filesUnder(one, `${path}${entry.name}/`)));
  }
}

const withoutFirst = (path) => path.slice(path.indexOf("/") + 1);

at("zip").addEventListener("change", ({ target }) => {
  if (target.files.length) takeZip(target.files[0]);
});

at("folder").addEventListener("change", ({ target }) => {
  const files = [...target.files];
  if (!files.length) return;
  const pairs = files.map((file) => [withoutFirst(file.webkitRelativePath), file]);
  takeFiles(pairs, files[0].webkitRelativePath.split("/")[0]);
});

at("given").addEventListener("submit", (event) => {
  event.preventDefault();
  judgeChosen();
});

at("language").addEventListener("click", () => {
  document.documentElement.lang = lang() === "th" ? "en" : "th";
  show();
});

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at("drop").classList.add("over");
  });
}

document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) at("drop").classList.remove("over");
});

document.addEventListener("drop", async (event) => {
  event.preventDefault();
  at("drop").classList.remove("over");
  const entries = [...event.dataTransfer.items]
    .map((item) => item.webkitGetAsEntry?.())
    .filter(Boolean);
  const file = event.dataTransfer.files[0];
  if (entries.length > 1 || entries[0]?.isDirectory) {
    const found = (await Promise.all(entries.map((entry) => filesUnder(entry)))).flat();
    const isFolder = entries.length === 1;
    takeFiles(
      found.map(([path, one]) => [isFolder ? withoutFirst(path) : path, one]),
      entries[0].name,
    );
  } else if (file) {
    takeZip(file);
  }
});
