// Each unit's part in time: what it did on which day, until when it has time, and who of it did what.
const UNFOLDED = new WeakMap();  // what a reader unfolded is theirs and stays

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let unfolded = UNFOLDED.get(parentElement);
  if (!unfolded) UNFOLDED.set(parentElement, (unfolded = new Set()));
  const root = parentElement.querySelector(".root"), words = data.words;
  const ask = (ids) => { isEntered(parentElement); setTriggerValue("act", { why: ids }); };
  const mark = (cls, at, title) => {
    const made = el("span", "mark " + cls);
    made.style.left = at + "%";
    made.title = title;
    return made;
  };
  const lane = (one) => {
    const made = el("div", "lane");
    made.append(el("span", "rail"));
    if (data.today != null) made.append(mark("today", data.today, words.today));
    if (one.due_at != null) made.append(mark("limit", one.due_at, one.due));
    for (const dot of one.dots) {
      const press = button(`s${dot.size}${dot.is_quiet ? " quiet" : ""}`, null, () => ask(dot.asked));
      press.style.left = dot.at + "%";
      press.title = dot.label;
      press.setAttribute("aria-label", `${one.unit}: ${dot.label}`);
      made.append(press);
    }
    return made;
  };
  const person = (one) => {
    const made = el("li"), face = el("span", "face c" + one.colour, one.initials);
    face.setAttribute("aria-hidden", "true");
    const why = button("plain", words.evidence, () => ask(one.asked));
    why.setAttribute("aria-label", `${words.evidence}: ${one.name}`);
    made.append(face, linked("", one.name, one.page), el("small", "", [one.figures, one.sure, one.last].filter(Boolean).join(" · ")));
    if (one.asked.length) made.append(why);
    return made;
  };
  const unit = (one) => {
    const made = el("section", "unit"), line = el("div", "line"), tools = el("div", "tools");
    line.append(linked("name", one.unit, one.page), el("span", "role" + (one.is_lead ? " lead" : ""), one.role), el("span", "chip " + one.state, one.said));
    if (one.figures) line.append(el("span", "figures", one.figures));
    if (one.last) line.append(el("span", "last", one.last));
    if (one.due) line.append(el("span", "due " + one.urgency, one.due));
    made.append(line);
    if (one.told) made.append(el("p", "told", one.told));
    made.append(lane(one));
    if (one.people.length) {
      const fold = el("details"), list = el("ul");
      list.append(...one.people.map(person));
      fold.open = unfolded.has(one.unit);
      fold.ontoggle = () => (fold.open ? unfolded.add(one.unit) : unfolded.delete(one.unit));
      fold.append(el("summary", "", `${words.people_of} (${one.people.length})`), list);
      tools.append(fold);
    }
    if (one.asked.length) {
      const why = button("plain", words.evidence, () => ask(one.asked));
      why.setAttribute("aria-label", `${words.evidence}: ${one.unit}`);
      tools.append(why);
    }
    if (one.remind) tools.append(linked("plain", words.remind, one.remind));
    if (tools.childElementCount) made.append(tools);
    return made;
  };
  const parts = [el("h2", "", words.course), el("p", "hint", words.course_hint)];
  if (!data.units.length) parts.push(el("p", "none", words.no_units));
  else {
    const days = el("div", "days"), legend = el("div", "legend");
    days.setAttribute("aria-hidden", "true");
    for (const [at, label] of data.ticks) {
      const tick = el("span", "", label);
      tick.style.left = at + "%";
      days.append(tick);
    }
    for (const [cls, text] of [["dot", words.legend_work], ["dot faint", words.legend_quiet], ["bar", words.legend_due], ["now", words.today]]) {
      const item = el("span");
      item.append(el("i", cls), text);
      legend.append(item);
    }
    parts.push(days, ...data.units.map(unit), legend);
  }
  root.replaceChildren(...parts);
}
