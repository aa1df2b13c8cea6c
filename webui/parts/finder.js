// The field that finds something on a page. It stays where it is while all around it is drawn anew: words typed while
// the answer to the last ones is on its way, the focus, and a Vietnamese syllable half composed are not lost.
const FINDERS = new WeakMap();

const finder = (query, hint, go, act, parentElement) => {
  let own = FINDERS.get(parentElement);
  if (!own) FINDERS.set(parentElement, (own = { form: el("form", "find"), field: el("input"), go: el("button", "main"), isTyped: false }));
  const { form, field } = own;
  if (!field.parentNode) form.append(field, own.go);
  form.role = field.type = "search";
  if (!own.isTyped) field.value = query;
  field.placeholder = hint;
  field.setAttribute("aria-label", hint);
  field.oninput = () => (own.isTyped = true);
  own.go.textContent = go;
  form.onsubmit = (event) => { event.preventDefault(); own.isTyped = false; act(field.value.trim()); };
  return form;
};

const drawAround = (root, form, before, after) => {
  if (form.parentNode !== root) root.replaceChildren(form);
  for (const one of [...root.childNodes]) if (one !== form) one.remove();
  form.before(...before);
  form.after(...after);
};
