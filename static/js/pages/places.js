// With a script there are two choices: the district, and only its subdistricts. Without one, the subdistricts
// stand in one list under their districts. What was chosen stays chosen.
const district = document.getElementById("district");
const subdistrict = document.getElementById("subdistrict");
const ask = subdistrict.options[0];
const groups = [...subdistrict.querySelectorAll("optgroup")];

function narrow() {
  const chosen = subdistrict.value;
  const own = groups.find((group) => group.dataset.district === district.value);
  subdistrict.replaceChildren(ask, ...(own ? own.cloneNode(true).children : groups));
  const kept = [...subdistrict.options].some((option) => option.value === chosen);
  subdistrict.value = kept ? chosen : "";
}

// A place that comes from elsewhere (kept on this phone, typed before) brings its district along.
function follow() {
  const own = groups.find((group) =>
    group.querySelector(`[value="${CSS.escape(subdistrict.value)}"]`),
  );
  if (own && subdistrict.value) {
    district.value = own.dataset.district;
  }
  narrow();
}

// A stage's QR says the district alone: its subdistricts are offered, and none is chosen.
district.closest(".field").hidden = false;
district.addEventListener("change", narrow);
subdistrict.addEventListener("change", follow);
follow();
