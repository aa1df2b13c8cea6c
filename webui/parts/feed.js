// What happened, by day, newest first: whole actions that open to their files. What was not there a moment ago lights up
// once; a line marks where the last visit ended.
const SEEN = new WeakMap(), OPEN = new WeakMap();

// Kept in this browser: the newest event seen, when, and where the visit before ended. Half an hour away is another visit.
const VISIT = "ochung.feed", AWAY = 30 * 60 * 1000;
const visited = (top, newest) => {
  let own = {};
  try { own = JSON.parse(localStorage.getItem(VISIT)) ?? {}; } catch {}
  if (own.seen > newest) own = {};  // a ledger begun anew
  const now = Date.now();
  if (!(now - own.at < AWAY)) own.base = own.seen ?? 0;
  own.seen = Math.max(own.seen ?? 0, top);
  own.at = now;
  try { localStorage.setItem(VISIT, JSON.stringify(own)); } catch {}
  return own.base ?? 0;
};

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const before = SEEN.get(parentElement), rows = data.days.flatMap((day) => day.rows);
  const now = { question: data.question, top: Math.max(0, ...rows.map((row) => row.id)) };
  SEEN.set(parentElement, now);
  const isNew = (row) => before?.question === now.question && row.id > before.top;
  if (!OPEN.has(parentElement)) OPEN.set(parentElement, new Set());
  const opened = OPEN.get(parentElement), focused = parentElement.activeElement?.id;
  const act = (what, value) => setTriggerValue("act", { [what]: value });

  const base = data.counts_visits ? visited(now.top, data.newest) : 0;
  if (data.counts_visits && base !== data.base) act("base", base);

  // A click looks at it here; in a tab of its own, as links open there, its page.
  const link = (cls, text, href, press) => {
    const made = el("a", cls, text);
    made.href = kept(href);
    made.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      press();
    };
    return made;
  };
  const file = (row) => {
    if (row.document && row.opens) return link("plain", row.file, "document?id=" + row.document, () => act("open", row.document));
    return el("span", row.document ? "gone" : "many", row.file);
  };
  const told = (pieces, into) => pieces.forEach(([text, cls]) => into.append(el("span", cls, text)));
  const who = (row) => {
    const made = el("span", "who");
    if (row.sure) made.append(el("span", "sure", row.sure + " "));
    row.people.forEach((person, at) => {
      if (at) made.append(at === row.people.length - 1 ? ` ${words.and} ` : ", ");
      const name = link("name", person.name, person.page, () => act("why", row.asked));
      name.title = words.why;
      made.append(name);
    });
    if (!row.people.length) {
      const nobody = button("name nobody", words.unknown_person, () => act("why", row.asked));
      nobody.title = words.why;
      made.append(nobody);
    }
    return made;
  };
  const story = (row) => {
    const line = el("div", "story");
    line.append(who(row), " ", el("span", "tag " + row.action, row.label), " ", file(row));
    told(row.told, line);
    return line;
  };
  const rest = (row) => {
    const line = el("div", "more-of");
    row.names.forEach((one, at) => line.append(at ? ", " : "", file(one)));
    if (row.names.length) line.append(row.members.length > row.names.length ? "… · " : " · ");
    line.append(unturned(row.where));
    if (row.unit) {
      const unit = el("a", "unit", row.unit.name);
      unit.href = kept(row.unit.page);
      line.append(" · ", unit);
    }
    row.tasks.forEach((task) => {
      const link = el("a", "unit", task.name);
      link.href = kept(task.page);
      line.append(" · ", link);
    });
    row.tags.forEach((tag) => line.append(" · ", el("span", tag === words.disputed ? "disputed" : "", tag)));
    return line;
  };
  const member = (one) => {
    const made = el("li"), line = el("div");
    line.append(file(one));
    if (one.told.length) { line.append(": "); told(one.told, line); }
    if (one.sure) line.append(" · ", el("span", "sure", one.sure));
    made.append(el("time", "", one.time), line);
    return made;
  };
  const members = (row) => {
    const made = el("div", "members"), list = el("ul"), key = row.at.slice(0, 10) + row.asked.at(-1);
    const toggle = button("plain toggle", "", () => {
      opened.has(key) ? opened.delete(key) : opened.add(key);
      draw();
    });
    toggle.id = "open-" + row.id;
    list.id = "list-" + row.id;
    toggle.setAttribute("aria-controls", list.id);
    const draw = () => {
      const isOpen = opened.has(key);
      toggle.textContent = isOpen ? words.hide : words.show;
      toggle.setAttribute("aria-expanded", String(isOpen));
      list.hidden = !isOpen;
      if (isOpen && !list.children.length) {
        list.append(...row.members.map(member));
        if (row.rest) list.append(el("li", "rest", row.rest));
      }
    };
    draw();
    made.append(toggle, list);
    return made;
  };
  const drawnRow = (row) => {
    const made = el("li", [isNew(row) ? "new" : "", row.is_quiet ? "quiet" : ""].join(" ").trim());
    const face = el("span", "face" + (row.people.length ? " c" + row.colour : ""), row.initials), time = el("time", "", row.time);
    time.dateTime = row.at;
    face.setAttribute("aria-hidden", "true");
    made.append(face, story(row), time, rest(row));
    if (row.members.length) made.append(members(row));
    return made;
  };

  const news = () => {
    const line = el("div", "news"), only = button("plain", words.only_news, () => act("after", data.base));
    line.setAttribute("role", "status");
    line.append(el("span", "", data.news), " ", only);
    return line;
  };
  const parts = data.title ? [el("h2", "", data.title)] : [];
  if (data.news) parts.push(news());
  if (!data.days.length) {
    const note = el("div", "note");
    note.append(el("h3", "", data.none), el("p", "", data.none_hint));
    return root.replaceChildren(...parts, note);
  }
  // The first row that was there at the last visit, below some that were not.
  const old = data.base ? rows.findIndex((row) => row.id <= data.base && !row.is_past) : -1;
  const line = old > 0 && rows.slice(0, old).some((row) => row.id > data.base) ? rows[old] : null;
  const days = el("div", "days");
  for (const day of data.days) {
    const section = el("section"), list = el("ol");
    for (const row of day.rows) {
      const made = drawnRow(row);
      if (row === line) made.prepend(el("span", "until", words.until_here));
      list.append(made);
    }
    section.append(el("h3", "", day.title), list);
    days.append(section);
  }
  root.replaceChildren(...parts, days);
  if (data.has_more) root.append(button("again", words.more, () => act("more", true)));
  if (data.exports) {
    const foot = el("div", "exports");
    foot.append(el("span", "", words.export + ":"));
    for (const [text, href, icon_name] of data.exports) {
      const made = el("a", "export");
      made.href = href;
      if (icon_name === "save") made.download = "";
      made.append(icon(icon_name), text);
      foot.append(made);
    }
    root.append(foot);
  }
  if (focused) parentElement.getElementById?.(focused)?.focus();
}
