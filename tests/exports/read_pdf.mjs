// Reads PDFs as Firefox does: the words of each file named, as a list in JSON.
import { readFileSync } from "node:fs";
import { getDocument } from "../../node_modules/pdfjs-dist/legacy/build/pdf.mjs";

async function words(file) {
  const data = new Uint8Array(readFileSync(file));
  const document = await getDocument({ data, verbosity: 0 }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  return pages.join("\n");
}

console.log(JSON.stringify(await Promise.all(process.argv.slice(2).map(words))));
