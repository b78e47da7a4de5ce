// What is being written is kept on this phone from its first letter, and comes back with the page.
const DRAFT = `draft:${location.pathname}`;
const OWN = new Set(["csrf_token", "idempotency_key", "looked", "picture"]); // of the page, not of the writer

export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name]) => !OWN.has(name));
}

export function keepDraft(form) {
  localStorage.setItem(DRAFT, JSON.stringify(fieldsOf(form)));
}

export function dropDraft() {
  localStorage.removeItem(DRAFT);
}

// Puts fields back where the page says nothing itself; answers whether there were any.
export function fill(form, fields) {
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field?.type === "checkbox") {
      field.checked = true;
    } else if (field && !field.value) {
      field.value = value;
      field.dispatchEvent?.(new Event("change", { bubbles: true }));
    }
  }
  if (
    fields.some(([name, value]) => value && !["text", "district", "subdistrict"].includes(name))
  ) {
    form.querySelector("details").open = true;
  }
  return fields.length > 0;
}

export function restoreDraft(form) {
  return fill(form, JSON.parse(localStorage.getItem(DRAFT) ?? "[]"));
}
