// A picture is made small on the phone before it travels; drawing it anew also leaves behind what the camera wrote.
// It is kept here with the draft. What the phone cannot open is said at once.
import { keepPicture, pictureOf } from "../kept.js";

const WIDEST = 1600;
const ENOUGH = 400_000;
const QUALITIES = [0.8, 0.65, 0.5, 0.35];
const PREVIEW = 240;
const PAGE = location.pathname;

const box = document.querySelector("[data-picture]");
const input = box?.querySelector("input[type=file]");
const preview = box?.querySelector("[data-preview]");
const said = box?.querySelector("[data-picture-said]");

let small = null;

function drawn(image, widest) {
  const scale = Math.min(1, widest / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function shrunk(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const canvas = drawn(image, WIDEST);
  let made;
  for (const quality of QUALITIES) {
    made = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (made && made.size <= ENOUGH) {
      break;
    }
  }
  return made;
}

async function show(picture) {
  preview.querySelector("canvas")?.remove();
  preview.hidden = !picture;
  input.hidden = Boolean(picture);
  if (picture) {
    preview.prepend(drawn(await createImageBitmap(picture), PREVIEW));
  }
}

// The chosen file gives way to the small one, so that a plain sending carries that too.
function hand(picture) {
  const files = new DataTransfer();
  if (picture) {
    files.items.add(new File([picture], "picture.jpg", { type: "image/jpeg" }));
  }
  input.files = files.files;
}

async function take(picture) {
  small = picture;
  hand(picture);
  await show(picture);
}

export function currentPicture() {
  return small;
}

export async function clearPicture() {
  await take(null);
  await keepPicture(PAGE, null);
}

export async function putPicture(picture) {
  await take(picture);
  await keepPicture(PAGE, picture);
}

async function chosen() {
  said.hidden = true;
  const file = input.files[0];
  try {
    await putPicture(file ? await shrunk(file) : null);
  } catch {
    await clearPicture();
    said.textContent = box.dataset.broken;
    said.hidden = false;
  }
}

export async function watchPicture() {
  input.addEventListener("change", chosen);
  box.querySelector("[data-drop]").addEventListener("click", clearPicture);
  const left = await pictureOf(PAGE);
  if (left) {
    await take(left);
    box.closest("details").open = true;
  }
}
