// Runs the checks of verify.html in Node over many bundles: lines of {"file", "key", "seen"} or
// {"flips": file, "places": [...]} on standard input, a line of JSON for each on standard output.

const fs = require("node:fs");
const vm = require("node:vm");

vm.runInThisContext(fs.readFileSync(process.argv[2], "utf8"));
const { judgeZip } = globalThis.verifier;

function answer(asked) {
  if (asked.flips) {
    const bytes = new Uint8Array(fs.readFileSync(asked.flips));
    return asked.places.map((place) => {
      bytes[place] ^= 1 << (place % 8);
      const found = judgeZip(bytes).verdict;
      bytes[place] ^= 1 << (place % 8);
      return found;
    });
  }
  const bytes = new Uint8Array(fs.readFileSync(asked.file));
  return judgeZip(bytes, asked.key ?? "", asked.seen ?? "").asPlain(asked.lang ?? "th");
}

const lines = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
for (const line of lines) console.log(JSON.stringify(answer(JSON.parse(line))));
