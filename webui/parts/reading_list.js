// What waits to be read, what was read, and who of those one asked has; the tabs of the page above it.
const READINGS = new WeakMap();  // what a reader unfolded is theirs and stays

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let unfolded = READINGS.get(parentElement);
  if (!unfolded) READINGS.set(parentElement, (unfolded = new Set()));
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = parentElement.activeElement?.id || root.getRootNode().activeElement?.id;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };

  const tabs = el("nav", "tabs");
  tabs.setAttribute("aria-label", words.tabs);
  for (const [id, label] of data.tabs) {
    const tab = button("", label, () => act({ tab: id }));
    tab.id = "tab-" + id;
    if (id === data.tab) tab.setAttribute("aria-current", "page");
    tabs.append(tab);
  }
  const parts = [el("h1", "", words.title), tabs];

  const fold = (key, title, inner) => {
    const made = el("details"), head = el("summary");
    head.append(title);
    made.open = unfolded.has(key);
    made.ontoggle = () => (made.open ? unfolded.add(key) : unfolded.delete(key));
    made.append(head, inner);
    return made;
  };
  const reader = (one) => {
    const item = el("tr", one.state);
    item.append(el("td", "", one.name), el("td", "", one.unit), el("td", "how", one.said), el("td", "", one.when));
    return item;
  };
  const readers = (one) => {
    const box = el("div", "readers"), table = el("table"), head = el("tr"), body = el("tbody"), csv = el("a", "plain", words.csv);
    for (const name of ["person", "unit", "state", "read_at"]) {
      const cell = el("th", "", words["column_" + name]);
      cell.scope = "col";
      head.append(cell);
    }
    const top = el("thead");
    top.append(head);
    body.append(...one.readers.map(reader));
    table.append(top, body);
    csv.href = one.csv;
    csv.download = "";
    const frame = el("div", "scroll");
    frame.tabIndex = 0;
    frame.role = "region";
    frame.setAttribute("aria-label", `${words.who}: ${one.name}`);
    frame.append(table);
    box.append(frame, csv);
    return box;
  };
  const row = (one, kind) => {
    const item = el("li", one.is_waiting && kind === "waiting" ? "waiting" : ""), tile = el("span", "tile " + one.family, one.type);
    const body = el("div", "body"), page = "document?id=" + one.document, link = linked("name", one.name, page), side = el("div", "side");
    tile.setAttribute("aria-hidden", "true");
    body.append(link);
    if (one.about) body.append(el("p", "about", one.about));
    if (one.note) body.append(el("p", "note", one.note));
    body.append(el("small", "", [one.asked, one.where].filter(Boolean).join(" · ")));
    if (kind !== "others" && one.mine) body.append(el("small", "mine", one.mine));
    if (kind === "others") {
      const title = el("span", "progress"), bar = el("progress");
      bar.max = 100;
      bar.value = one.share;
      bar.setAttribute("aria-hidden", "true");
      title.append(bar, el("span", "", one.progress));
      body.append(fold(one.id, title, readers(one)));
    }
    if (one.left && kind !== "done") side.append(el("span", "left " + one.urgency, one.left));
    side.append(el("small", "", one.until));
    if (kind === "waiting") {
      const go = linked("go", words.open, page);
      go.setAttribute("aria-label", `${words.open}: ${one.name}`);
      side.append(go);
    }
    if (kind === "others" && one.is_mine) {
      const undo = button("quiet", words.take_back, () => { if (confirm(words.sure)) act({ undo: one.id }); });
      undo.setAttribute("aria-label", `${words.take_back}: ${one.name}`);
      side.append(undo);
    }
    item.append(tile, body, side);
    return item;
  };
  const list = (rows, kind) => {
    const made = el("ul");
    made.append(...rows.map((one) => row(one, kind)));
    return made;
  };
  const section = (title, inner) => {
    const made = el("section");
    made.append(el("h2", "", title), inner);
    return made;
  };

  if (data.tab === "read") {
    if (data.me) parts.push(iAm(data.me, data.people, words, personField(data.people, words, root), act));
    parts.push(section(words.waiting, data.waiting.length ? list(data.waiting, "waiting") : el("p", "none", data.me && !data.me.login ? words.say_who : words.none)));
    if (data.others.length) parts.push(section(words.others, list(data.others, "others")));
    else if (data.may_ask) parts.push(section(words.others, el("p", "none", words.none_asked)));
    if (data.done.length) parts.push(fold("done", `${words.done} · ${data.done.length}`, list(data.done, "done")));
    parts.push(el("p", "hint", words.privacy));
  }
  root.replaceChildren(...parts);
  if (focused) parentElement.querySelector(`#${CSS.escape(focused)}`)?.focus();
  if (data.told) say(data.told, root);
}
