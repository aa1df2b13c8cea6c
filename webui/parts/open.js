// Documents that lie open right now, and in whose hands. Links lead to their pages.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root"), words = data.words;
  const wasOpen = [...root.querySelectorAll("details[open]")].map((one) => one.className);
  if (isDrawn(parentElement, data)) return;

  const row = (one) => {
    const made = el("li"), face = el("span", "face" + (one.person ? " c" + one.colour : ""), one.initials), line = el("div", "line");
    face.setAttribute("aria-hidden", "true");
    const file = el(one.page ? "a" : "span", "file", one.file);
    if (one.page) file.href = kept(one.page);
    line.append(el("b", one.person ? "" : "nobody", one.person || words.nobody), " ", file);
    if (!one.is_sure) {
      const doubt = el("span", "doubt", words.perhaps);
      doubt.title = words.perhaps_why;
      doubt.append(el("span", "unseen", ": " + words.perhaps_why));
      line.append(" ", doubt);
    }
    const time = el("time", "", one.since);
    time.dateTime = one.at;
    made.append(face, line, time, el("div", "where", [one.unit, one.folder, one.host].filter(Boolean).join(" · ")));
    return made;
  };
  const list = (rows) => {
    const made = el("ol");
    made.append(...rows.map(row));
    return made;
  };
  const folded = (cls, title, rows) => {
    const made = el("details", cls);
    made.open = wasOpen.includes(cls);
    made.append(el("summary", "", title), list(rows));
    return made;
  };

  const head = el("div", "head");
  head.append(el("h2", "", words.title));
  head.append(el("span", "count", data.count || words.none));
  const panel = el("section");
  panel.setAttribute("aria-label", words.title);
  panel.append(head);
  if (data.rows.length) panel.append(list(data.rows.slice(0, data.at_once)));
  if (data.more) panel.append(folded("rest", data.more, data.rows.slice(data.at_once)));
  if (data.left.length) panel.append(folded("left", data.left_title, data.left));
  root.replaceChildren(panel);
}
