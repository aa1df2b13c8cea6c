// Whom to ask about something, each with the documents that show it.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const ask = (text) => { isEntered(parentElement); setTriggerValue("ask", { text }); };
  const proof = (one) => {
    const item = el("li"), tile = el("span", "tile " + one.family, one.type), body = el("div"), line = el("div", "line");
    tile.setAttribute("aria-hidden", "true");
    line.append(linked("", one.name, "document?id=" + one.document));
    body.append(line);
    if (one.about) body.append(el("p", "", one.about));
    body.append(el("small", "", [one.sure, one.edits, one.when, one.where].filter(Boolean).join(" · ")));
    item.append(tile, body);
    return item;
  };
  const person = (one) => {
    const item = el("li", "person"), head = el("div", "head"), face = el("span", "face c" + one.colour, one.initials), names = el("div", "names"), list = el("ul");
    face.setAttribute("aria-hidden", "true");
    const name = el("h2");
    name.append(linked("", one.person, one.page));
    names.append(name);
    if (one.unit) names.append(linked("unit", one.unit, one.unit_page));
    head.append(face, names, el("small", "", `${one.count} · ${one.last}`));
    list.append(...one.proofs.map(proof));
    item.append(head, list);
    if (one.rest) item.append(el("small", "", one.rest));
    return item;
  };
  const form = finder(data.query, words.placeholder, words.go, ask, parentElement), parts = [el("p", "hint", words.fair)];
  if (data.query) {
    const list = el("ol");
    list.append(...data.rows.map(person));
    parts.push(data.rows.length ? list : el("p", "none", words.none), linked("plain", words.search, data.search));
  } else parts.push(el("p", "none", words.start));
  drawAround(root, form, [el("h1", "", words.title)], parts);
}
