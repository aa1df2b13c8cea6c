// Files that could not be read, and why, in words a clerk can act on.
export default function ({ data, parentElement }) {
  const list = el("ul");
  for (const row of data.rows) {
    const made = el("li");
    made.append(el("b", "", row.name), el("div", "", row.reason), el("small", "", row.detail));
    list.append(made);
  }
  const parts = [el("p", "", data.intro), list];
  if (data.more) parts.push(el("p", "", data.more));
  parentElement.querySelector(".root").replaceChildren(...parts);
}
