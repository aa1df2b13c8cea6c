// Files that could not be read, or must not lie here, and why, in words a clerk can act on.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root"), words = data.words ?? {}, list = el("ul");
  const copied = (path) => {
    const made = button("copy", null, async () => say((await copyText(path, root)) ? words.copied : words.copy_failed, root));
    made.append(icon("copy"), words.copy);
    return made;
  };
  for (const row of data.rows) {
    const made = el("li"), title = el("div", "title"), name = el("a", "", row.name);
    name.href = row.page;
    title.append(name);
    if (row.mark) title.append(el("span", "mark", row.mark));
    made.append(title, el("div", "", row.reason), el("small", "", row.detail));
    if (row.unc) made.append(copied(row.unc));
    list.append(made);
  }
  const parts = [el("p", "", data.intro)];
  if (data.steps.length) {
    const steps = el("ol");
    steps.append(...data.steps.map((step) => el("li", "", step)));
    parts.push(steps);
  }
  parts.push(list);
  if (data.more) parts.push(el("p", "", data.more));
  root.replaceChildren(...parts);
}
