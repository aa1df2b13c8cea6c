// What was worked on, with whom, for which tasks.
export default function ({ data, parentElement }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const section = (title, inner, cls) => {
    const made = el("section", cls);
    made.append(el("h2", "", title), inner);
    return made;
  };
  const list = (items, none) => {
    if (!items.length) return el("p", "none", none);
    const made = el("ul");
    made.append(...items);
    return made;
  };
  const work = (one) => {
    const made = el("li", "work"), body = el("div"), line = el("div", "line"), when = el("time", "", one.when);
    const name = one.document ? el("a", "", one.name) : el("span", "gone", one.name);
    if (one.document) name.href = kept("document?id=" + one.document);
    when.title = one.exactly;
    if (one.sure) line.append(el("span", "sure", one.sure + " "));
    line.append(name);
    const rest = [one.where, one.edits, one.gone].filter(Boolean).join(" · ");
    body.append(line, el("small", "", rest));
    const tile = el("span", "tile " + one.family, one.type);
    tile.setAttribute("aria-hidden", "true");
    made.append(tile, body, when);
    return made;
  };
  const person = (one) => {
    const made = el("li"), link = el("a", "", one.name);
    link.href = kept(one.page);
    made.append(link);
    return made;
  };
  const task = (one) => {
    const made = el("li"), link = el("a", "", one.title);
    link.href = kept(one.page);
    made.append(link, el("small", "", one.count));
    return made;
  };
  const side = el("div", "side");
  side.append(section(data.people_title, list(data.people.map(person), data.no_people), "people"));
  if (data.tasks.length) side.append(section(words.tasks, list(data.tasks.map(task)), "tasks"));
  root.replaceChildren(section(words.works, list(data.works.map(work), words.no_works), "documents"), side);
}
