// Groups the digits of a code while it is typed, as they are printed: 482 913, 4821 0937 5560.
// The server takes them with or without spaces.
function grouped(text, digits) {
  const arabic = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const only = arabic.replace(/\D/g, "").slice(0, digits);
  const group = digits > 6 ? 4 : 3;
  return (only.match(new RegExp(`.{1,${group}}`, "g")) ?? []).join(" ");
}

document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.dataset?.digits || input.selectionStart !== input.value.length) {
    return;
  }
  input.value = grouped(input.value, Number(input.dataset.digits));
});
