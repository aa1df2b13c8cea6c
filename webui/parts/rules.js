// Rules and guides by unit, what holds before what was replaced; a field narrows the list while typing.
const RULED = new WeakMap();

export default function ({ data, parentElement }) {
  if (isDrawn(parentElement, data)) return;
  let own = RULED.get(parentElement);
  if (!own) RULED.set(parentElement, (own = { text: "", folded: new Set() }));
  const root = parentElement.querySelector(".root"), words = data.words;
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  const link = (one) => linked("", one.name, one.page);
  const row = (one) => {
    const item = el("li", one.replaced ? "replaced" : ""), tile = el("span", "tile " + one.family, one.type), body = el("div", "body"), line = el("div", "line");
    tile.setAttribute("aria-hidden", "true");
    line.append(el("span", "kind", one.kind), " ", link(one));
    body.append(line);
    if (one.about) body.append(el("p", "", one.about));
    if (one.replaced) {
      const by = el("p", "by", one.replaced_how + " ");
      by.append(link(one.replaced));
      body.append(by);
    }
    if (one.amended) {
      const by = el("p", "by", words.amended + " ");
      by.append(link(one.amended));
      body.append(by);
    }
    item.append(tile, body, el("small", "", one.date));
    item.dataset.text = folded([one.kind, one.name, one.about].join(" "));
    return item;
  };
  const group = (one) => {
    const made = el("section"), head = el("h3"), list = el("ul");
    if (one.page) head.append(link({ name: one.unit, page: one.page })); else head.append(one.unit);
    head.append(el("small", "", one.count));
    list.append(...one.rows.map(row));
    if (!data.of_unit) made.append(head);
    made.append(list);
    if (one.rest) made.append(el("p", "none", one.rest));
    return made;
  };
  const groups = data.groups.map(group), none = el("p", "none", words.none_found);
  const narrow = () => {
    const asked = folded(own.text).split(/\s+/).filter(Boolean);
    for (const made of groups) {
      const rows = [...made.querySelectorAll("li")];
      for (const item of rows) item.hidden = !asked.every((word) => item.dataset.text.includes(word));
      made.hidden = rows.every((item) => item.hidden);
    }
    none.hidden = groups.some((made) => !made.hidden);
  };
  const parts = [el("h2", "", data.of_unit ? words.of_unit : words.title)];
  if (!data.groups.length) parts.push(el("p", "none", data.of_unit ? words.none_of_unit : words.none));
  else {
    if (!data.of_unit) {
      const find = el("input");
      find.type = "search";
      find.placeholder = words.find;
      find.setAttribute("aria-label", words.find);
      find.value = own.text;
      find.oninput = () => { own.text = find.value; narrow(); };
      parts.push(el("p", "hint", words.hint), find);
    }
    parts.push(...groups, none);
    narrow();
  }
  root.replaceChildren(...parts);
}
