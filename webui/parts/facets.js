// Facets: lists of checkboxes with counts. What is folded away or unfolded is the reader's own and stays here.
const FACETS = new WeakMap();
const FEW = 5, MANY = 12;  // shown at first; from so many on a field narrows the list

const bare = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

export default function render(component) {
  const { data, parentElement, setTriggerValue } = component;
  if (isDrawn(parentElement, data)) return;
  let own = FACETS.get(parentElement);
  if (!own) FACETS.set(parentElement, (own = { closed: new Set(), whole: new Set(), sought: {} }));
  const focused = parentElement.activeElement?.id;
  const top = el("div", "top");
  top.append(el("h2", "", data.words.title));
  if (data.groups.some((group) => group.options.some((option) => option.chosen)))
    top.append(button("plain", data.words.reset, () => setTriggerValue("choose", {})));

  const chosen = () => Object.fromEntries(data.groups.map((group) => [group.id, group.options.filter((option) => option.chosen).map((option) => option.value)]));
  const row = (group, option, at) => {
    const item = el("li"), label = el("label"), check = el("input");
    check.type = "checkbox";
    check.id = `facet-${group.id}-${at}`;
    check.checked = option.chosen;
    check.onchange = () => {
      option.chosen = check.checked;
      isEntered(parentElement);
      setTriggerValue("choose", chosen());
    };
    const name = el("span", "", option.label);
    name.title = option.label;
    label.append(check, name, el("span", "count", option.count));
    item.append(label);
    return item;
  };
  const folded = (group) => {
    const whole = own.whole.has(group.id), details = el("details"), list = el("ul");
    details.open = !own.closed.has(group.id);
    details.ontoggle = () => (details.open ? own.closed.delete(group.id) : own.closed.add(group.id));
    group.options.forEach((option, at) => (whole || at < FEW || option.chosen) && list.append(row(group, option, at)));
    details.append(el("summary", "", group.label), list);
    if (whole && group.options.length >= MANY) {
      const field = el("input", "seek");
      field.type = "search";
      field.id = "seek-" + group.id;
      field.placeholder = data.words.seek;
      field.setAttribute("aria-label", `${data.words.seek}: ${group.label}`);
      field.value = own.sought[group.id] ?? "";
      field.oninput = () => {
        own.sought[group.id] = field.value;
        const sought = bare(field.value.trim());
        [...list.children].forEach((item) => (item.hidden = !bare(item.textContent).includes(sought)));
      };
      field.oninput();
      list.before(field);
    }
    const hidden = group.options.length - list.children.length;
    if (hidden || whole) {
      const text = whole ? data.words.less : data.words.more.replace("{n}", hidden);
      details.append(button("plain more", text, () => {
        isEntered(parentElement);
        whole ? own.whole.delete(group.id) : own.whole.add(group.id);
        delete own.sought[group.id];
        render(component);
      }));
    }
    return details;
  };
  const parts = data.groups.length ? data.groups.map(folded) : [el("p", "none", data.words.none)];
  parentElement.querySelector(".root").replaceChildren(top, ...parts);
  if (focused) parentElement.getElementById?.(focused)?.focus();
}
