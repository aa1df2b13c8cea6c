// Work of several units in one folder that no task asks for, with one touch to make the task.
export default function ({ data, parentElement }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const row = (one) => {
    const item = el("li"), body = el("div"), units = el("div");
    one.units.forEach((unit, at) => units.append(at ? ", " : "", linked("", unit.name, unit.page)));
    body.append(linked("folder", one.folder, one.activity), units, el("small", "", [one.counts, one.people].filter(Boolean).join(" · ")));
    const make = linked("go", words.make_task, one.make);
    make.setAttribute("aria-label", `${words.make_task}: ${one.folder}`);
    item.append(body, make);
    return item;
  };
  const list = el("ul");
  list.append(...data.rows.map(row));
  root.replaceChildren(el("h2", "", words.unassigned), el("p", "hint", words.unassigned_hint), data.rows.length ? list : el("p", "none", words.no_unassigned));
}
