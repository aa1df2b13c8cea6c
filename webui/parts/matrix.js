// Tables of tasks by units or people, and of who works with whom; a cell with work opens what it rests on.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const cell = (one, isMap) => {
    if (!one) return el("td", isMap === "self" ? "self" : "");
    const made = el("td", [one.state, one.role, one.heat ? "h" + one.heat : ""].join(" "));
    const inner = one.ask ? button("", null, () => act(isMap ? { pair: one.ask } : { cell: one.ask })) : el("span");
    inner.title = one.title;
    if (one.ask) inner.setAttribute("aria-label", one.title);
    if (one.badge) inner.append(el("span", "badge", one.badge));
    inner.append(el(one.ask && one.heat ? "b" : "span", "", one.main));
    const more = [one.sub, one.last].filter(Boolean).join(" · ");
    if (more) inner.append(el("small", "", more));
    made.append(inner);
    return made;
  };
  const table = (one) => {
    const made = el("section"), foot = el("div", "foot");
    made.append(el("h2", "", one.title));
    if (!one.rows.length || !one.columns.length) {
      made.append(el("p", "none", one.none));
      return made;
    }
    const isMap = !one.rows[0].code;
    const frame = el("div", "scroll"), grid = el("table"), top = el("thead"), head = el("tr"), body = el("tbody");
    frame.tabIndex = 0;
    frame.role = "region";
    frame.setAttribute("aria-label", one.title);
    const corner = el("th", "", isMap ? "" : words.task);
    corner.scope = "col";
    head.append(corner);
    for (const column of one.columns) {
      const th = el("th"), link = linked("", column.label, column.page);
      th.scope = "col";
      link.title = column.full;
      th.append(link);
      if (column.sub) th.append(el("small", "", column.sub));
      head.append(th);
    }
    one.rows.forEach((row, at) => {
      const line = el("tr"), th = el("th");
      th.scope = "row";
      const name = el("div", "name");
      name.title = row.label;
      if (row.code) name.append(el("span", "code", row.code));
      name.append(linked("", row.label, row.page));
      th.append(name);
      if (row.sub) th.append(el("small", "", row.sub));
      if (row.state_text) th.append(el("small", row.state, [row.state_text, row.due].filter(Boolean).join(" · ")));
      line.append(th, ...row.cells.map((each, place) => cell(each, isMap && (place === at ? "self" : "map"))));
      body.append(line);
    });
    top.append(head);
    grid.append(top, body);
    frame.append(grid);
    if (one.more) foot.append(button("quiet", one.more, () => act({ more: true })));
    if (one.hidden) foot.append(el("small", "", one.hidden));
    for (const [label, href] of one.exports) {
      const link = el("a", "", label);
      link.href = href;
      foot.append(link);
    }
    made.append(el("p", "hint", one.hint), frame, foot);
    return made;
  };
  root.replaceChildren(...data.tables.map(table));
}
