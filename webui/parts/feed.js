// What happened, by day, newest first. Rows that were not there a moment ago light up once.
const SEEN = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const before = SEEN.get(parentElement);
  const now = { question: data.question, top: Math.max(0, ...data.days.flatMap((day) => day.rows.map((row) => row.id))) };
  SEEN.set(parentElement, now);
  const isNew = (row) => before?.question === now.question && row.id > before.top;

  // A look at it here; in a tab of its own, as links open there, its page.
  const opening = (row) => {
    const made = el("a", "plain", row.file);
    made.href = kept("document?id=" + row.document);
    made.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setTriggerValue("act", { open: row.document });
    };
    return made;
  };
  const story = (row) => {
    const line = el("div", "story");
    if (row.sure) line.append(el("span", "sure", row.sure + " "));
    line.append(el("b", row.person ? "" : "nobody", row.person || words.unknown_person), " ", el("span", "tag " + row.action, row.label), " ");
    line.append(row.opens ? opening(row) : el("span", "gone", row.file));
    return line;
  };
  const rest = (row) => {
    const line = el("div", "more-of");
    const parts = [];
    if (row.from) parts.push(`${words.from} “${row.from}” ${words.to} “${row.to}”`);
    else parts.push(row.folder);
    parts.push(...row.tags);
    line.append(parts.join(" · "));
    if (row.plus) line.append(" · ", el("span", "plus", row.plus));
    if (row.minus) line.append(row.plus ? " " : " · ", el("span", "minus", row.minus));
    return line;
  };
  const drawnRow = (row) => {
    const made = el("li", isNew(row) ? "new" : ""), face = el("span", "face" + (row.person ? " c" + row.colour : ""), row.initials);
    const time = el("time", "", row.time);
    time.dateTime = row.at;
    face.setAttribute("aria-hidden", "true");
    made.append(face, story(row), time, rest(row));
    return made;
  };
  if (!data.days.length) {
    const note = el("div", "note");
    note.append(el("h3", "", data.none), el("p", "", data.none_hint));
    return root.replaceChildren(note);
  }
  const days = el("div", "days");
  for (const day of data.days) {
    const section = el("section"), list = el("ol");
    list.append(...day.rows.map(drawnRow));
    section.append(el("h3", "", day.title), list);
    days.append(section);
  }
  root.replaceChildren(days);
  if (data.has_more) root.append(button("again", words.more, () => setTriggerValue("act", { more: true })));
}
