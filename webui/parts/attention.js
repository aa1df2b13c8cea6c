// The tasks that need attention first, with each unit's part of it and a way to remind.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = root.getRootNode().activeElement?.id;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const concern = (one, task) => {
    const made = el("div", "concern " + one.reason);
    made.append(linked("", one.unit, one.page), el("small", "", one.role), el("span", "text", one.text));
    if (one.own) made.append(el("small", "", one.own));
    const remind = linked("remind", words.remind, one.remind);
    remind.setAttribute("aria-label", `${words.remind}: ${one.unit}, ${task.code}`);
    made.append(remind);
    return made;
  };
  const row = (one) => {
    const item = el("li", one.reason), head = el("div", "head");
    head.append(el("span", "code", one.code), linked("", one.title, one.page), el("small", "", [one.lead, one.due].filter(Boolean).join(" · ")));
    item.append(head, ...one.concerns.map((each) => concern(each, one)));
    return item;
  };
  const top = el("div", "top");
  top.append(el("h2", "", words.attention));
  const parts = [top];
  if (data.is_start) {
    const start = el("p", "none", words.start + " ");
    start.append(linked("", words.start_here, "tasks"));
    parts.push(start);
  } else if (data.is_empty) parts.push(el("p", "none", words.nothing_presses));
  else {
    for (const [reason, label, count] of data.filters) {
      const filter = button("filter", `${label} · ${count}`, () => act({ show: reason }));
      filter.id = "attention-" + (reason || "all");
      filter.setAttribute("aria-pressed", String(reason === data.reason));
      top.append(filter);
    }
    const list = el("ul", "tasks");
    list.append(...data.rows.map(row));
    parts.push(list);
    if (data.rest) parts.push(el("p", "none", data.rest));
  }
  root.replaceChildren(...parts);
  if (focused) root.querySelector(`#${CSS.escape(focused)}`)?.focus();
}
