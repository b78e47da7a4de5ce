// Pictures of a report are made small before they travel, which also leaves behind what the camera wrote; a small one shows which it was.
const WIDEST = 1600;

async function shrunk(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, WIDEST / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.className = "evidence-seen";
  const made = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
  return { canvas, made };
}

async function chosen(row, input) {
  row.querySelector(".evidence-seen, [data-said]")?.remove();
  if (!input.files[0]) {
    return;
  }
  const files = new DataTransfer();
  try {
    const { canvas, made } = await shrunk(input.files[0]);
    files.items.add(new File([made], "picture.jpg", { type: "image/jpeg" }));
    input.after(canvas);
  } catch {
    const said = document.createElement("p");
    said.className = "field-error";
    said.dataset.said = "";
    said.setAttribute("role", "alert");
    said.textContent = row.dataset.broken;
    input.after(said);
  }
  input.files = files.files;
}

for (const row of document.querySelectorAll(".evidence-row[data-small]")) {
  const input = row.querySelector("input[type=file]");
  input.addEventListener("change", () => chosen(row, input));
}
