// The same checks as verify.py, one for one, for a browser or Node: no network, no library.
// Its sentences stand before it, taken from verify.py: globalThis.SAYINGS.

const SAYINGS = globalThis.SAYINGS;
const RESULTS = ["intact", "tampered", "cannot_tell"];
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 5000;
const MOST_SAID = 20;
const LONGEST_LINE = 1024 * 1024;
const DEEPEST = 8;

const FORMAT = "assembly-bundle/1";
const EVIDENCE = [
  "key.txt",
  "journal.jsonl",
  "checkpoints.txt",
  "proofs.jsonl",
  "consistency.jsonl",
  "manifest.json",
];
const [KEY, JOURNAL, NOTES, PROOFS, CONSISTENCY, MANIFEST] = EVIDENCE;
const TEXTS = "data/texts.jsonl";
const RECORDED = ["documents/", "data/"];
const PROVEN = globalThis.PROVEN;
const FIELDS = "actor_role,at_utc,payload_sha256,prev_hash,seq,subject,type";

class Report {
  static KINDS = ["faults", "cannot_tell", "proven", "unproven"];

  constructor() {
    this.said = Object.fromEntries(Report.KINDS.map((kind) => [kind, []]));
    this.entries = 0;
    this.checkpoints = 0;
    this.key = "";
    this.keyFingerprint = "";
    this.fingerprint = "";
  }

  say(kind, code, about = {}) {
    this.said[kind].push([code, about]);
  }

  fault(code, about = {}) {
    this.say("faults", code, about);
  }

  get verdict() {
    if (this.said.faults.length) return 1;
    return this.said.cannot_tell.length ? 2 : 0;
  }

  lines(kind, lang) {
    const all = this.said[kind].slice(0, MOST_SAID);
    const left = this.said[kind].length - all.length;
    if (left) all.push(["more", { n: left }]);
    return all.map(([code, about]) => saying(code, lang, about));
  }

  asPlain(lang = "th") {
    const told = Report.KINDS.map((kind) => [kind, this.lines(kind, lang)]);
    return {
      result: RESULTS[this.verdict],
      ...Object.fromEntries(told),
      entries: this.entries,
      checkpoints: this.checkpoints,
      fingerprint: this.fingerprint,
      key: this.key,
      key_fingerprint: this.keyFingerprint,
    };
  }
}

function saying(code, lang, about = {}) {
  const told = (_whole, name) => {
    if (typeof about[name] === "number") return String(about[name]);
    return name === "time" ? moment(shown(about.time), lang) : shown(about[name]);
  };
  return SAYINGS[code][lang === "en" ? 1 : 0].replace(/\{(\w+)\}/g, told);
}

/** A moment on Thailand's clock, in the Buddhist Era for who reads Thai. */
function moment(atUtc, lang) {
  const found = /^([12][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})/.exec(atUtc);
  if (!found) return atUtc;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  const told = new Date(Date.UTC(year, month - 1, day, hour, minute));
  if (told.toISOString().slice(0, 16) !== found[0]) return atUtc; // a day that never was
  const [date, clock] = new Date(told.getTime() + 7 * 3600e3).toISOString().split("T");
  const [y, m, d] = date.split("-").map(Number);
  return `${lang === "th" ? `${d}/${m}/${y + 543}` : date} ${clock.slice(0, 5)}`;
}

function shown(text) {
  const letters = Array.from(text).slice(0, 80);
  return letters.map((c) => (/^[ -~\u0e01-\u0e5b]$/u.test(c) ? c : "?")).join("");
}

// --- bytes -----------------------------------------------------------------------------------------

class NotOurs extends Error {}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const NONE = new Uint8Array(0);

const utf8 = (text) => ENCODER.encode(text);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (word) =>
  Uint8Array.from(word.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function areEqual(a, b) {
  return a !== undefined && a.length === b.length && a.every((byte, place) => byte === b[place]);
}

function numberOf(bytes, isLittle) {
  const order = isLittle ? Array.from(bytes).reverse() : bytes;
  return BigInt(`0x0${hex(order)}`);
}

function littleEndian(number) {
  return unhex(number.toString(16).padStart(64, "0")).reverse();
}

// --- hashes: SHA-256 and SHA-512 (FIPS 180-4) ------------------------------------------------------

// Their constants are the first bits of the square and cube roots of the first primes.
function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

function rootBits(prime, power) {
  const target = BigInt(prime) << BigInt(64 * power);
  let low = 0n;
  let high = 1n << 72n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(power) <= target) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(64, low);
}

const STEPS = primes(80).map((prime) => rootBits(prime, 3));
const STARTS = primes(8).map((prime) => rootBits(prime, 2));
const SHORT_STEPS = Int32Array.from(STEPS.slice(0, 64), (bits) => Number(bits >> 32n) | 0);
const SHORT_STARTS = Int32Array.from(STARTS, (bits) => Number(bits >> 32n) | 0);

function padded(bytes, block) {
  const tail = block / 8;
  const size = Math.ceil((bytes.length + 1 + tail) / block) * block;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(size - 8, BigInt(bytes.length) * 8n);
  return view;
}

const WORDS = new Int32Array(64);

function sha256(bytes) {
  const view = padded(bytes, 64);
  const state = Int32Array.from(SHORT_STARTS);
  for (let at = 0; at < view.byteLength; at += 64) shortBlock(view, at, state);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, place) => {
    out.setInt32(place * 4, word);
  });
  return new Uint8Array(out.buffer);
}

function shortBlock(view, at, state) {
  const w = WORDS;
  for (let n = 0; n < 16; n++) w[n] = view.getInt32(at + n * 4);
  for (let n = 16; n < 64; n++) {
    const x = w[n - 15];
    const y = w[n - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[n] = (w[n - 16] + s0 + w[n - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 64; n++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + s1 + ((e & f) ^ (~e & g)) + SHORT_STEPS[n] + w[n]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, place) => {
    state[place] += word;
  });
}

const word = (number) => BigInt.asUintN(64, number);
const turned = (x, by) => word((x >> by) | (x << (64n - by)));

function sha512(bytes) {
  const view = padded(bytes, 128);
  let state = STARTS;
  for (let at = 0; at < view.byteLength; at += 128) {
    const now = longBlock(view, at, state);
    state = state.map((old, place) => word(old + now[place]));
  }
  return unhex(state.map((part) => part.toString(16).padStart(16, "0")).join(""));
}

function longBlock(view, at, state) {
  const w = [];
  for (let n = 0; n < 16; n++) w.push(view.getBigUint64(at + n * 8));
  for (let n = 16; n < 80; n++) {
    const [x, y] = [w[n - 15], w[n - 2]];
    const s0 = turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n);
    const s1 = turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n);
    w.push(word(w[n - 16] + s0 + w[n - 7] + s1));
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 80; n++) {
    const s1 = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n);
    const one = h + s1 + ((e & f) ^ (word(~e) & g)) + STEPS[n] + w[n];
    const s0 = turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n);
    const two = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, word(d + one), c, b, a, word(one + two)];
  }
  return [a, b, c, d, e, f, g, h];
}

// --- signatures: Ed25519 as in RFC 8032, verification only -----------------------------------------

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (number) => ((number % P) + P) % P;

function power(base, exponent) {
  let found = 1n;
  for (let square = mod(base); exponent; exponent >>= 1n) {
    if (exponent & 1n) found = (found * square) % P;
    square = (square * square) % P;
  }
  return found;
}

const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);
const NOWHERE = [0n, 1n, 1n, 0n];

function added(a, b) {
  const one = ((a[1] - a[0]) * (b[1] - b[0])) % P;
  const two = ((a[1] + a[0]) * (b[1] + b[0])) % P;
  const three = (((2n * a[3] * b[3]) % P) * D) % P;
  const four = (2n * a[2] * b[2]) % P;
  const [e, f, g, h] = [two - one, four - three, four + three, two + one];
  return [(e * f) % P, (g * h) % P, (f * g) % P, (e * h) % P];
}

function pointOf(bytes) {
  if (bytes.length !== 32) return null;
  const number = numberOf(bytes, true);
  const y = number & (2n ** 255n - 1n);
  const odd = number >> 255n;
  if (y >= P) return null;
  const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x - square)) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(x * x - square) || (x === 0n && odd)) return null;
  if ((x & 1n) !== odd) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

function bytesOf(point) {
  const inverse = power(point[2], P - 2n);
  const [x, y] = [mod(point[0] * inverse), mod(point[1] * inverse)];
  return littleEndian(y | ((x & 1n) << 255n));
}

function rowsOf(point) {
  const rows = [];
  for (let n = 0; n < 64; n++) {
    const row = [NOWHERE];
    for (let m = 0; m < 16; m++) row.push(added(row[m], point));
    point = row.pop();
    rows.push(row);
  }
  return rows;
}

function times(number, rows, start = NOWHERE) {
  for (const row of rows) {
    start = added(start, row[Number(number & 15n)]);
    number >>= 4n;
  }
  return start;
}

const BASE_ROWS = rowsOf(pointOf(littleEndian(mod(4n * power(5n, P - 2n)))));
const KEY_ROWS = new Map();
const SIGNED = new Map();

function keyRows(key) {
  const name = hex(key);
  if (!KEY_ROWS.has(name)) {
    if (KEY_ROWS.size > 8) KEY_ROWS.clear();
    KEY_ROWS.set(name, newRows(key));
  }
  return KEY_ROWS.get(name);
}

function newRows(key) {
  const point = pointOf(key);
  if (point === null) return null;
  let eightfold = point;
  for (let n = 0; n < 3; n++) eightfold = added(eightfold, eightfold);
  if (mod(eightfold[0]) === 0n) return null; // of small order: anybody could sign for it
  return rowsOf([P - point[0], point[1], point[2], P - point[3]]);
}

function isSigned(key, message, signature) {
  const name = `${hex(key)} ${hex(message)} ${hex(signature)}`;
  if (!SIGNED.has(name)) {
    if (SIGNED.size > 4096) SIGNED.clear();
    SIGNED.set(name, fits(key, message, signature));
  }
  return SIGNED.get(name);
}

function fits(key, message, signature) {
  const rows = keyRows(key);
  const number = numberOf(signature.subarray(32), true);
  if (rows === null || signature.length !== 64 || number >= ORDER) return false;
  const half = signature.subarray(0, 32);
  const challenge = numberOf(sha512(joined(half, key, message)), true) % ORDER;
  return areEqual(bytesOf(times(challenge, rows, times(number, BASE_ROWS))), half);
}

// --- the tree: RFC 6962 over SHA-256 ---------------------------------------------------------------

const leafHash = (entry) => sha256(joined(Uint8Array.of(0), entry));
const nodeHash = (left, right) => sha256(joined(Uint8Array.of(1), left, right));

function grow(peaks, size, leaf) {
  for (; size % 2; size = (size - 1) / 2) leaf = nodeHash(peaks.pop(), leaf);
  peaks.push(leaf);
}

function rootOf(peaks) {
  if (!peaks.length) return sha256(NONE);
  return peaks.reduceRight((found, peak) => nodeHash(peak, found));
}

const half = (number) => Math.floor(number / 2);

function isIncluded(leaf, index, size, path, root) {
  let [place, last, found] = [index, size - 1, leaf];
  for (const step of path) {
    if (!last) return false;
    if (place % 2 || place === last) {
      found = nodeHash(step, found);
      for (; place && place % 2 === 0; place = half(place)) last = half(last);
    } else {
      found = nodeHash(found, step);
    }
    [place, last] = [half(place), half(last)];
  }
  return index >= 0 && index < size && !last && areEqual(found, root);
}

function isContinued(old, oldRoot, size, root, path) {
  if (!(old > 0 && old < size)) return false;
  const steps = Number.isInteger(Math.log2(old)) ? [oldRoot, ...path] : path;
  let [place, last] = [old - 1, size - 1];
  for (; place % 2; place = half(place)) last = half(last);
  if (!path.length) return false;
  let [before, after] = [steps[0], steps[0]];
  for (const step of steps.slice(1)) {
    if (!last) return false;
    if (place % 2 || place === last) {
      [before, after] = [nodeHash(step, before), nodeHash(step, after)];
      for (; place && place % 2 === 0; place = half(place)) last = half(last);
    } else {
      after = nodeHash(after, step);
    }
    [place, last] = [half(place), half(last)];
  }
  return !last && areEqual(before, oldRoot) && areEqual(after, root);
}

// --- canonical JSON: one value, one spelling (RFC 8785, whole numbers only) ------------------------

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function canonical(value, depth = DEEPEST) {
  if (isObject(value) && depth) {
    const names = Object.keys(value).sort();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: every letter of ASCII, and no other
    if (!names.every((name) => /^[\x00-\x7f]*$/.test(name))) throw new NotOurs();
    const parts = names.map((n) => `${JSON.stringify(n)}:${canonical(value[n], depth - 1)}`);
    return `{${parts.join(",")}}`;
  }
  if (Array.isArray(value) && depth) {
    return `[${value.map((part) => canonical(part, depth - 1)).join(",")}]`;
  }
  if (typeof value === "string" && !/[\ud800-\udfff]/u.test(value)) return JSON.stringify(value);
  if (Number.isSafeInteger(value) || typeof value === "boolean" || value === null) {
    return String(value);
  }
  throw new NotOurs();
}

function toldIn(bytes) {
  if (bytes.length > LONGEST_LINE) throw new NotOurs();
  const text = DECODER.decode(bytes);
  const value = JSON.parse(text);
  if (canonical(value) !== text) throw new NotOurs();
  return value;
}

/** What `read` answers, or `otherwise` when the bytes are in no form of ours. */
function orElse(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

const isSame = (told, meant) => canonical(told) === canonical(meant);

function linesOf(bytes) {
  const lines = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) lines.push(NONE); // an empty line is in no form of ours
  return lines;
}

const isHash = (told) => typeof told === "string" && /^[0-9a-f]{64}$/.test(told);

function hashesIn(words) {
  if (!Array.isArray(words) || !words.every(isHash) || words.length > 128) throw new NotOurs();
  return words.map(unhex);
}

function hasFields(value, names) {
  return isObject(value) && Object.keys(value).sort().join() === names;
}

// --- the zip, in the one form in which the program packs it ----------------------------------------

const DATE = 33;
const MADE = (3 << 8) | 20;
const NEEDED = 20;
const PLAIN_FILE = 0o100644 * 65536;

class Unreadable extends Error {
  constructor(kind, code, about = {}) {
    super(code);
    Object.assign(this, { kind, code, about });
  }
}

const zipFault = () => new Unreadable("faults", "zip_form");

function unzip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end) !== 0x504b0506) {
    if (bytes.length >= 4 && view.getUint32(0) === 0x504b0304) throw zipFault();
    throw new Unreadable("cannot_tell", "no_zip");
  }
  const u16 = (at) => view.getUint16(end + at, true);
  const u32 = (at) => view.getUint32(end + at, true);
  const [total, start] = [u16(10), u32(16)];
  const isWhole = start + u32(12) + 22 === bytes.length;
  if (u16(4) || u16(6) || u16(20) || u16(8) !== total || !isWhole || total > MOST_FILES) {
    throw zipFault();
  }
  const files = new Map();
  const walk = { at: start, place: 0, isOurs: true };
  for (let n = 0; n < total; n++) {
    const [name, content] = nextFile(bytes, view, walk, start);
    if (files.has(name) || !isSafe(name)) throw new Unreadable("faults", "zip_name", { name });
    files.set(name, content);
  }
  if (!walk.isOurs) throw new Unreadable("cannot_tell", "repacked");
  if (walk.at !== end || walk.place !== start) throw zipFault();
  return files;
}

function nextFile(bytes, view, walk, start) {
  const { at, place } = walk;
  if (at + 46 > bytes.length - 22) throw zipFault();
  const u16 = (offset) => view.getUint16(at + offset, true);
  const u32 = (offset) => view.getUint32(at + offset, true);
  const [needed, flags, method, clock, date] = [6, 8, 10, 12, 14].map(u16);
  const [crc, packed, size, nameSize] = [u32(16), u32(20), u32(24), u16(28)];
  const [extra, comment] = [u16(30), u16(32)];
  const raw = bytes.subarray(at + 46, at + 46 + nameSize);
  const name = orElse(() => DECODER.decode(raw), null);
  if (name === null) throw zipFault();
  const flagsOfName = raw.every((byte) => byte < 128) ? 0 : 0x800;
  const isForm = flags === flagsOfName && !method && !clock && date === DATE && needed === NEEDED;
  const isPlain = u16(4) === MADE && packed === size && !u16(36) && u32(38) === PLAIN_FILE;
  if (view.getUint32(at) !== 0x504b0102 || u16(34)) throw zipFault();
  walk.at = at + 46 + nameSize + extra + comment;
  if (!isForm || !isPlain || extra || comment) {
    walk.isOurs = false;
    return [name, NONE];
  }
  const body = place + 30 + nameSize;
  const isThere = u32(42) === place && body + size <= start;
  if (!isThere || !areEqual(bytes.subarray(body - nameSize, body), raw)) throw zipFault();
  const local = [4, 6, 8, 10, 12].map((offset) => view.getUint16(place + offset, true));
  const sizes = [14, 18, 22].map((offset) => view.getUint32(place + offset, true));
  const told = [needed, flags, method, clock, date, crc, packed, size].join();
  const isTwin = [...local, ...sizes].join() === told && view.getUint32(place) === 0x504b0304;
  const ends = [26, 28].map((offset) => view.getUint16(place + offset, true));
  if (!isTwin || ends.join() !== `${nameSize},0`) throw zipFault();
  walk.place = body + size;
  return [name, bytes.subarray(body, body + size)];
}

function isSafe(name) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (!name || /[\x00-\x1f\x7f\\:*?"<>|]/.test(name)) return false;
  return name.split("/").every((part) => !["", ".", ".."].includes(part));
}

// --- the key and the signed checkpoints ------------------------------------------------------------

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function unspelled(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  if (btoa(String.fromCharCode(...bytes)) !== text) throw new NotOurs();
  return bytes;
}

function readKeyLine(line) {
  const found = /^([A-Za-z0-9._/-]{1,60})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})$/.exec(line);
  const value = found ? unspelled(found[3]) : NONE;
  if (!found || value[0] !== 1 || keyRows(value.subarray(1)) === null) throw new NotOurs();
  const id = sha256(joined(utf8(`${found[1]}\n`), value)).subarray(0, 4);
  if (hex(id) !== found[2]) throw new NotOurs();
  const printed = fingerprint(sha256(utf8(line)));
  return { name: found[1], value: value.subarray(1), line, id, fingerprint: printed };
}

function readNote(lines, key) {
  if (lines.length !== 5) throw new NotOurs();
  const [origin, size, root, gap, signature] = lines.map((line) => DECODER.decode(line));
  const head = `— ${key.name} `;
  if (origin !== key.name || gap || !signature.startsWith(head) || root.length !== 44) {
    throw new NotOurs();
  }
  if (!/^(0|[1-9][0-9]{0,14})$/.test(size)) throw new NotOurs();
  const signed = unspelled(signature.slice(head.length));
  const body = utf8(`${origin}\n${size}\n${root}\n`);
  if (!areEqual(signed.subarray(0, 4), key.id)) throw new NotOurs();
  if (!isSigned(key.value, body, signed.subarray(4))) throw new NotOurs();
  return { size: Number(size), root: unspelled(root), body, signature: signed.subarray(4) };
}

function fingerprint(bytes) {
  const number = numberOf(bytes.subarray(0, 16), false);
  const letters = Array.from(
    { length: 16 },
    (_, n) => LETTERS[Number((number >> BigInt(5 * n)) & 31n)],
  );
  return inFours(letters.join(""));
}

const inFours = (letters) => letters.match(/.{4}/g).join(" ");

function typed(code) {
  const plain = code.replace(/[\s-]/g, "").toUpperCase();
  const letters = plain.replace(/[IL]/g, "1").replace(/O/g, "0");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(letters) ? inFours(letters) : "";
}

function readKey(files, report) {
  const line = orElse(() => DECODER.decode(files.get(KEY)), "");
  const key = orElse(() => readKeyLine(line.endsWith("\n") ? line.slice(0, -1) : ""), null);
  if (key === null) {
    report.fault("key_broken");
  } else {
    report.key = key.line;
    report.keyFingerprint = key.fingerprint;
  }
  return key;
}

function readNotes(files, key, report) {
  const lines = linesOf(files.get(NOTES));
  const notes = [];
  for (let n = 0; n < lines.length; n += 5) {
    const note = orElse(() => readNote(lines.slice(n, n + 5), key), null);
    const before = notes.at(-1);
    if (note === null || (before && before.size > note.size)) {
      report.fault("note", { n: notes.length + 1 });
      return [];
    }
    notes.push(note);
  }
  if (!notes.length) report.fault("note", { n: 1 });
  report.checkpoints = notes.length;
  return notes;
}

// --- the journal -----------------------------------------------------------------------------------

function readJournal(files, sizes, report) {
  const journal = { entries: [], contents: [], leaves: [], roots: new Map() };
  const wanted = new Set(sizes);
  const peaks = [];
  let last = "";
  journal.roots.set(0, rootOf(peaks));
  for (const [place, line] of linesOf(files.get(JOURNAL)).entries()) {
    const parts = orElse(() => partsOf(line), null);
    if (parts === null || parts.entry.seq !== place || parts.entry.prev_hash !== last) {
      report.fault(parts === null ? "entry" : "order", { n: place });
      return null;
    }
    const leaf = leafHash(utf8(canonical(parts.entry)));
    grow(peaks, place, leaf);
    last = hex(leaf);
    if (wanted.has(place + 1)) journal.roots.set(place + 1, rootOf(peaks));
    journal.entries.push(parts.entry);
    journal.leaves.push(leaf);
    journal.contents.push(contentOf(parts.entry, parts.payload, report));
  }
  report.entries = journal.entries.length;
  return journal;
}

function partsOf(line) {
  const told = toldIn(line);
  if (!hasFields(told, "entry,payload") || !hasFields(told.entry, FIELDS)) throw new NotOurs();
  const isPlain = FIELDS.split(",").every(
    (name) => typeof told.entry[name] === (name === "seq" ? "number" : "string"),
  );
  const hasPayload = told.payload === null || hasFields(told.payload, "content,salt");
  if (!isPlain || !hasPayload) throw new NotOurs();
  return told;
}

function contentOf(entry, payload, report) {
  if (payload === null) return null;
  const { content, salt } = payload;
  if (isObject(content) && typeof salt === "string" && /^([0-9a-f]{2})*$/.test(salt)) {
    const told = hex(sha256(joined(unhex(salt), utf8(canonical(content)))));
    if (told === entry.payload_sha256) return content;
  }
  report.fault("payload", { n: entry.seq });
  return null;
}

function needed(journal, seq, field, report) {
  const content = journal.contents[seq];
  const told = content !== null && Object.hasOwn(content, field) ? content[field] : null;
  if (typeof told === "string") return told;
  report.fault("needed", { n: seq });
  return null;
}

function checkRoots(journal, notes, report) {
  notes.forEach((note, n) => {
    if (!areEqual(journal.roots.get(note.size), note.root)) report.fault("root", { n: n + 1 });
  });
  if (notes.at(-1).size !== journal.entries.length) report.fault("uncovered");
}

/** A proof's path, if the rest of its line says what is meant; else null. */
function pathIn(line, meant) {
  return orElse(() => {
    const { path, ...rest } = toldIn(line);
    const steps = hashesIn(path);
    return isSame(rest, meant) ? steps : null;
  }, null);
}

function checkConsistency(files, notes, report) {
  const pairs = notes.slice(1).map((note, n) => [notes[n], note]);
  const steps = pairs.filter(([a, b]) => a.size > 0 && a.size < b.size);
  const lines = linesOf(files.get(CONSISTENCY));
  if (lines.length !== steps.length) {
    report.fault("consistency", { n: Math.min(lines.length, steps.length) + 1 });
    return;
  }
  lines.forEach((line, n) => {
    const [a, b] = steps[n];
    const path = pathIn(line, { from: a.size, to: b.size });
    if (path === null || !isContinued(a.size, a.root, b.size, b.root, path)) {
      report.fault("consistency", { n: n + 1 });
    }
  });
}

function checkProofs(files, journal, notes, report) {
  const wanted = [];
  journal.entries.forEach((entry, n) => {
    if (Object.hasOwn(PROVEN, entry.type)) wanted.push(n);
  });
  const lines = linesOf(files.get(PROOFS));
  if (lines.length !== wanted.length) report.fault("proofs");
  let at = 0;
  wanted.slice(0, lines.length).forEach((seq, n) => {
    while (at < notes.length && notes[at].size <= seq) at += 1;
    const over = notes[at];
    if (!over || !isProof(lines[n], seq, journal, over)) report.fault("proof", { n: seq });
  });
  return wanted;
}

function isProof(line, seq, journal, over) {
  const { subject, type } = journal.entries[seq];
  const path = pathIn(line, { checkpoint: over.size, seq, subject, type });
  return path !== null && isIncluded(journal.leaves[seq], seq, over.size, path, over.root);
}

// --- the files -------------------------------------------------------------------------------------

function readManifest(files, journal, report) {
  const last = journal.entries.at(-1);
  const about = journal.contents.at(-1) ?? null;
  const list = files.get(MANIFEST);
  const meant = { what: "bundle", format: "zip", sha256: hex(sha256(list)) };
  const isLast = isSame(about, meant) && last.type === "exported";
  const told = orElse(() => (list.at(-1) === 10 ? toldIn(list.subarray(0, -1)) : null), null);
  if (isLast && isManifest(told)) return told;
  report.fault("manifest");
  return null;
}

function isManifest(told) {
  const names = "assembly,checkpoints_sha256,example,files,format,journal_sha256";
  if (!hasFields(told, names) || told.format !== FORMAT) return false;
  const isText = [told.assembly, told.checkpoints_sha256].every((name) => typeof name === "string");
  if (!isText || typeof told.example !== "boolean" || !Array.isArray(told.files)) return false;
  return told.files.every(
    (file) =>
      hasFields(file, "name,sha256,size") &&
      typeof file.name === "string" &&
      typeof file.size === "number" &&
      isSafe(file.name) &&
      isHash(file.sha256),
  );
}

function byLetters(a, b) {
  const [one, two] = [utf8(a), utf8(b)];
  const place = one.findIndex((byte, n) => byte !== two[n]);
  return place < 0 ? one.length - two.length : one[place] - (two[place] ?? -1);
}

function checkFiles(files, told, journal, report) {
  const listed = new Map(told.files.map((file) => [file.name, file]));
  for (const name of [...new Set([...files.keys(), ...listed.keys()])].sort(byLetters)) {
    const file = listed.get(name);
    if (!file && EVIDENCE.includes(name)) continue;
    if (!file) report.fault("foreign", { name });
    else if (!files.has(name)) report.fault("missing", { name });
    else if (!isFile(files.get(name), file)) report.fault("changed", { name });
  }
  const made = new Set(
    journal.entries
      .map((entry, n) => (entry.type === "exported" ? journal.contents[n] : null))
      .filter((content) => content !== null && Object.hasOwn(content, "sha256"))
      .map((content) => content.sha256),
  );
  for (const { name, sha256: hashed } of told.files) {
    const isOwn = RECORDED.some((folder) => name.startsWith(folder)) && name !== TEXTS;
    if (isOwn && !made.has(hashed)) report.fault("unrecorded", { name });
  }
  checkEvidence(files, told, report);
}

const isFile = (bytes, told) => told.size === bytes.length && told.sha256 === hex(sha256(bytes));

function checkEvidence(files, told, report) {
  const before = (name, lines) =>
    hex(
      sha256(
        joined(
          ...linesOf(files.get(name))
            .slice(0, -lines)
            .flatMap((l) => [l, LINE_END]),
        ),
      ),
    );
  if (before(JOURNAL, 1) !== told.journal_sha256) report.fault("replaced", { name: JOURNAL });
  if (before(NOTES, 5) !== told.checkpoints_sha256) report.fault("replaced", { name: NOTES });
}

const LINE_END = Uint8Array.of(10);

function checkTexts(files, wanted, journal, report) {
  const texts = new Map();
  const adopted = new Set(wanted);
  let last = -1;
  linesOf(files.get(TEXTS) ?? NONE).forEach((line, n) => {
    const [seq, text] = orElse(() => textIn(line, journal), [-1, ""]);
    if (!adopted.has(seq) || seq <= last) {
      report.fault("text_line", { n: n + 1 });
    } else {
      texts.set(seq, text);
      last = seq;
    }
  });
  compareTexts(texts, wanted, journal, report);
  return texts.size;
}

function compareTexts(texts, wanted, journal, report) {
  const subjectsOf = (type) => journal.entries.filter((e) => e.type === type).map((e) => e.subject);
  const founded = subjectsOf("assembly_founded").length;
  const removed = new Set(subjectsOf("clause_removed"));
  const absent = { unkept: 0, others: 0 };
  for (const seq of wanted) {
    const { subject: name, type } = journal.entries[seq];
    const promised = needed(journal, seq, PROVEN[type], report);
    if (texts.has(seq)) {
      const isIt = !promised || hex(sha256(utf8(texts.get(seq)))) === promised;
      if (!isIt) report.fault("text", { name, n: seq });
    } else if (removed.has(name)) {
      absent.unkept += 1;
    } else if (founded > 1) {
      absent.others += 1;
    } else {
      report.fault("no_text", { name, n: seq });
    }
  }
  for (const [code, n] of Object.entries(absent)) if (n) report.say("unproven", code, { n });
}

function textIn(line, journal) {
  const told = toldIn(line);
  if (!hasFields(told, "seq,subject,text,type") || typeof told.text !== "string")
    throw new NotOurs();
  const entry = typeof told.seq === "number" ? journal.entries[told.seq] : undefined;
  const isIts = entry?.subject === told.subject && entry?.type === told.type;
  return isIts ? [told.seq, told.text] : [-1, ""];
}

// --- the verdict -----------------------------------------------------------------------------------

function judge(files, key = "", seen = "") {
  const report = new Report();
  if (!EVIDENCE.some((name) => files.has(name))) {
    report.say("cannot_tell", "no_zip");
    return report;
  }
  const gone = EVIDENCE.filter((name) => !files.has(name));
  for (const name of gone) report.fault("missing", { name });
  const own = gone.length ? null : readKey(files, report);
  if (own === null) return report;
  compareKey(own, key, report);
  const notes = readNotes(files, own, report);
  const sizes = notes.map((note) => note.size);
  const journal = readJournal(files, sizes, report);
  report.notes = notes;
  report.keyBytes = own.value;
  if (notes.length && journal !== null) {
    report.fingerprint = fingerprint(notes.at(-1).root);
    weigh(files, journal, notes, report);
    comparePhotograph(journal, notes, seen, report);
  }
  if (report.said.faults.length) {
    report.said.proven = report.said.proven.filter(([code]) => code === "seen");
  }
  return report;
}

function weigh(files, journal, notes, report) {
  checkRoots(journal, notes, report);
  checkConsistency(files, notes, report);
  const wanted = checkProofs(files, journal, notes, report);
  const told = readManifest(files, journal, report);
  if (told === null) return;
  report.assembly = told.assembly;
  checkFiles(files, told, journal, report);
  const texts = checkTexts(files, wanted, journal, report);
  report.say("proven", "chain", { n: report.entries });
  const time = timeOf(journal, report.entries);
  report.say("proven", "signed", { n: report.checkpoints, time });
  if (report.checkpoints > 1) report.say("proven", "grown");
  report.say("proven", "included", { n: wanted.length });
  report.say("proven", "texts", { n: texts });
  report.say("proven", "files", { n: files.size });
  const leftOut = journal.contents.filter((content) => content === null).length;
  if (leftOut) report.say("unproven", "withheld", { n: leftOut });
  report.say("unproven", "printed");
  report.say("unproven", "spoken");
  if (told.example) report.say("unproven", "example");
}

function timeOf(journal, size) {
  return size ? journal.entries[size - 1].at_utc : "";
}

function compareKey(own, asked, report) {
  const given = asked.trim();
  if (!given) report.say("unproven", "key_own", { code: own.fingerprint });
  else if (given === own.line || typed(given) === own.fingerprint) report.say("proven", "key_same");
  else if (typed(given) || orElse(() => readKeyLine(given), null)) report.fault("key_other");
  else report.say("cannot_tell", "key_unread");
}

function comparePhotograph(journal, notes, seen, report) {
  if (!seen.trim()) {
    report.say("unproven", "rewritten", { code: report.fingerprint });
    return;
  }
  const code = typed(seen);
  const isIt = (note) =>
    areEqual(journal.roots.get(note.size), note.root) && fingerprint(note.root) === code;
  const note = notes.find(isIt);
  if (note) report.say("proven", "seen", { code, time: timeOf(journal, note.size) });
  else report.say("cannot_tell", "unseen", { code: code || seen });
}

function judgeZip(bytes, key = "", seen = "") {
  try {
    if (bytes.length > MOST_BYTES) throw new Unreadable("cannot_tell", "too_large");
    return judge(unzip(bytes), key, seen);
  } catch (found) {
    if (!(found instanceof Unreadable)) throw found;
    const report = new Report();
    report.say(found.kind, found.code, found.about);
    return report;
  }
}

globalThis.verifier = { judge, judgeZip, saying, sha256, sha512, isSigned, hex, unhex, MOST_BYTES };
