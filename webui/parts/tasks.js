// All tasks: a list, a board by state, bars in time; the form for a new one, drafts from documents, the register.
const TASKS = new WeakMap();  // what a visitor unfolded is theirs and stays

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let unfolded = TASKS.get(parentElement);
  if (!unfolded) TASKS.set(parentElement, (unfolded = new Set()));
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = root.getRootNode().activeElement?.id;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const fold = (key, title, ...inner) => {
    const made = el("details");
    made.open = unfolded.has(key);
    made.ontoggle = () => (made.open ? unfolded.add(key) : unfolded.delete(key));
    made.append(el("summary", "", title), ...inner);
    return made;
  };

  const units = (one) => {
    const made = el("div", "units");
    for (const unit of one.units) {
      const chip = linked(`unit ${unit.state}${unit.is_lead ? " lead" : ""}`, unit.name, unit.page);
      chip.title = unit.told;
      chip.setAttribute("aria-label", unit.told);
      if (unit.due) chip.append(el("em", "", unit.due));
      made.append(chip);
    }
    return made;
  };
  const row = (one) => {
    const item = el("li"), body = el("div"), side = el("div", "side"), head = el("div");
    head.append(el("span", "code", one.code), linked("title", one.title, one.page));
    body.append(head);
    if (one.trouble) body.append(el("small", "soon", one.trouble));
    if (one.units.length) body.append(units(one));
    side.append(el("span", "chip " + one.state, one.said), el("span", "", one.closed || one.due));
    if (one.left) side.append(el("span", one.urgency, one.left));
    const facts = [one.person, one.files, one.last].filter(Boolean).join(" · ");
    if (facts) side.append(el("small", "", facts));
    item.append(body, side);
    return item;
  };
  const list = (rows) => {
    const made = el("ul", "list");
    made.append(...rows.map(row));
    return made;
  };
  const board = (columns) => {
    const made = el("div", "board");
    made.tabIndex = 0;
    made.role = "region";
    made.setAttribute("aria-label", words.view_board);
    for (const column of columns) {
      const box = el("section", "column"), title = el("h2"), cards = el("ul");
      title.append(el("span", "", column.title), el("small", "", column.count));
      for (const one of column.cards) {
        const item = el("li");
        item.append(el("span", "code", one.code), linked("title", one.title, one.page), el("small", one.urgency, one.left || one.closed || one.due), units(one));
        cards.append(item);
      }
      box.append(title, cards);
      if (column.rest) box.append(linked("more", column.rest, column.more));
      made.append(box);
    }
    return made;
  };
  const at = (cls, place, title) => {
    const made = el("span", cls);
    made.style.left = place + "%";
    if (title) made.title = title;
    return made;
  };
  const timeline = (time) => {
    const made = el("div", "time"), axis = el("div", "axis");
    axis.setAttribute("aria-hidden", "true");
    for (const [place, label] of time.ticks) {
      const tick = at("", place);
      tick.textContent = label;
      axis.append(tick);
    }
    made.append(axis);
    for (const one of time.rows) {
      const line = el("div", "bar-row"), name = el("div", "name"), track = el("div", "track"), bar = at("bar " + one.state, one.from, one.label);
      bar.style.width = one.width + "%";
      bar.role = "img";
      bar.setAttribute("aria-label", one.label);
      name.append(el("span", "code", one.code), linked("", one.title, one.page));
      track.append(bar);
      if (time.today != null) track.append(at("now", time.today, words.today));
      if (one.limit != null) track.append(at("limit", one.limit, one.due));
      for (const [place, label] of one.marks) track.append(at("own", place, label));
      line.append(name, track);
      made.append(line);
    }
    return made;
  };

  const field = (name, label, control, value, cls = "") => {
    const made = el("label", cls, label);
    control.id = "form-" + name;
    control.value = value ?? "";
    made.append(control);
    return made;
  };
  const choice = (options, none) => {
    const made = el("select");
    for (const [value, label] of [["", none], ...options]) {
      const option = el("option", "", label);
      option.value = value;
      made.append(option);
    }
    return made;
  };
  const text = (rows) => { const made = el(rows ? "textarea" : "input"); if (rows) made.rows = rows; else made.type = "text"; return made; };
  const form = (asked) => {
    const made = el("form", "task"), values = asked.values, own = {};
    if (asked.lost) {
      made.append(el("p", "wide", asked.lost), button("quiet", words.cancel, () => act({ new: false })));
      return made;
    }
    const put = (name, control, cls) => {
      own[name] = control;
      return field(name, words["field_" + name], control, values[name], cls);
    };
    const collected = () => ({
      ...Object.fromEntries(Object.entries(own).map(([name, control]) => [name, control.value])),
      units: Object.fromEntries(shares.filter(([unit, box]) => box.checked && unit !== own.lead.value).map(([unit, , limit]) => [unit, limit.value])),
      people: persons.filter(([, box]) => box.checked).map(([login]) => login),
    });
    const ask = () => act({ entered: collected() });  // what the deadlines mean is for the office's calendar to say
    const meaning = (name) => el("span", "means", asked.means[name] ?? "");
    const title = put("title", text(), "wide"), due = put("due", text()), assigned = el("input");
    assigned.type = "date";
    own.title.required = true;
    due.append(meaning("due"));
    own.due.placeholder = words.due_hint;
    own.due.onchange = ask;
    assigned.onchange = ask;
    const shares = asked.units.map(([unit, name]) => {
      const box = el("input"), limit = text();
      box.type = "checkbox";
      box.checked = unit in values.units;
      limit.value = values.units[unit] ?? "";
      limit.placeholder = words.own_due;
      limit.id = "form-due-" + unit;
      limit.setAttribute("aria-label", `${words.own_due}: ${name}`);
      limit.onchange = () => { box.checked = true; ask(); };
      return [unit, box, limit, name];
    });
    const persons = asked.persons.map(([login, name]) => {
      const box = el("input");
      box.type = "checkbox";
      box.checked = values.people.includes(login);
      return [login, box, name];
    });
    const units = el("fieldset", "wide"), rows = el("div", "shares"), people = el("fieldset", "wide"), names = el("div", "persons");
    for (const [unit, box, limit, name] of shares) {
      const line = el("div", "share"), label = el("label", "", name);
      box.id = "form-unit-" + unit;
      label.htmlFor = box.id;
      line.append(box, label, limit);
      line.dataset.unit = unit;
      if (asked.means["due:" + unit]) line.append(el("small", "", asked.means["due:" + unit]));
      rows.append(line);
    }
    units.append(el("legend", "", words.field_coordinating), rows);
    for (const [, box, name] of persons) {
      const label = el("label");
      label.append(box, name);
      names.append(label);
    }
    people.append(el("legend", "", words.field_people), names);
    const buttons = el("div", "row wide"), save = el("button", "go", asked.edit ? words.save : words.make);
    save.type = "submit";
    buttons.append(save, button("quiet", words.cancel, () => act({ new: false })));
    const parts = [el("h2", "", asked.edit ? words.edit_title : words.new_title), title];
    if (!asked.edit) { const code = put("code", text()); own.code.placeholder = words.code_hint; parts.push(code); }
    parts.push(put("directive", text()), put("lead", choice(asked.units, words.choose_unit)), put("lead_person", choice(asked.persons, words.nobody)), put("assigned_on", assigned), due, units, people);
    parts.push(put("objective", text(2), "wide"), put("content", text(3), "wide"), put("products", text(2)), put("folders", text(2)), put("match", text(), "wide"), buttons);
    own.match.placeholder = words.match_hint;
    const leads = () => { for (const line of rows.children) line.hidden = line.dataset.unit === own.lead.value; };  // who leads does not coordinate
    own.lead.onchange = leads;
    leads();
    made.append(...parts);
    made.onsubmit = (event) => { event.preventDefault(); act({ save: collected() }); };
    return made;
  };
  const draft = (one) => {
    const item = el("li"), line = el("div", "row"), source = linked("", words.source, one.source);
    item.append(linked("title", one.title, one.page), el("div", "", [one.due, one.units.map((unit) => unit.name).join(", ")].filter(Boolean).join(" · ")));
    if (one.content) item.append(el("blockquote", "", one.content));
    if (one.may) line.append(button("go", words.confirm, () => act({ confirm: one.code })), button("quiet", words.refuse, () => act({ refuse: one.code })));
    line.append(source);
    item.append(line);
    return item;
  };
  const register = (one) => {
    const made = el("div", "register" + (one.is_ok ? "" : " wrong"));
    made.append(el("strong", "", one.told), el("br"), el("small", "", [one.taken, one.path, one.when].filter(Boolean).join(" · ")));
    if (one.faults.length) {
      const rows = el("ul");
      for (const fault of one.faults) {
        const item = el("li");
        item.append(el("strong", "", fault.row), ` ${fault.why} `, el("small", "", [fault.worth, fault.title].filter(Boolean).join(" · ")));
        rows.append(item);
      }
      made.append(fold("register", one.count, rows));
    }
    return made;
  };

  const finished = (all) => {
    root.replaceChildren(...all);
    if (focused) root.querySelector(`#${CSS.escape(focused)}`)?.focus();
    if (data.told) say(data.told, root);
  };

  const top = el("div", "top"), tabs = el("div", "tabs"), exports = el("div", "exports");
  tabs.role = "navigation";
  tabs.setAttribute("aria-label", words.views);
  for (const [kind, label] of data.kinds) {
    const tab = button("", label, () => act({ kind }));
    tab.id = "view-" + kind;
    if (kind === data.kind) tab.setAttribute("aria-current", "page");
    tabs.append(tab);
  }
  for (const [label, href] of data.exports) {
    const link = el("a", "", label);
    link.href = href;
    exports.append(link);
  }
  top.append(el("h1", "", words.title), tabs, el("small", "", data.count), el("span", "grow"), sieve(words.filters));
  if (!data.form) top.append(button("go", words.new, () => act({ new: true })));
  const parts = [top];
  if (data.register) parts.push(register(data.register));
  if (data.me && (data.form || data.drafts.length)) parts.push(iAm(data.me, data.people, words, personField(data.people, words, root), act));
  if (data.form) parts.push(form(data.form));
  if (data.form) return finished(parts);
  if (data.kept) {
    const note = el("p", "kept", words.just_kept + " ");
    note.append(linked("", data.kept.name, data.kept.page));
    parts.push(note);
  }
  if (data.drafts.length) {
    const drafts = el("ul");
    drafts.append(...data.drafts.map(draft));
    parts.push(fold("drafts", `${words.drafts} (${data.drafts.length})`, el("p", "hint", words.drafts_hint), drafts));
  }
  const isEmpty = data.rows ? !data.rows.length : data.time ? !data.time.rows.length : data.columns.every((one) => !one.cards.length);
  if (isEmpty) parts.push(el("p", "none", data.none));
  else if (data.rows) parts.push(list(data.rows));
  else if (data.time) parts.push(timeline(data.time));
  else parts.push(board(data.columns));
  if (data.has_more) parts.push(button("quiet", words.more, () => act({ more: true })));
  if (!isEmpty) {
    const legend = el("div", "legend"), hasOwn = (data.time?.rows ?? []).some((one) => one.marks.length);
    const bars = [["line", words.due], ...(hasOwn ? [["turned", words.own_due]] : []), ["line day", words.today]];
    const dots = [["unit-dot c", words.legend_contributed], ["unit-dot o", words.legend_opened], ["unit-dot s", words.legend_silent], ["unit-dot u", words.legend_unknown]];
    for (const [cls, label] of data.time ? bars : dots) {
      const item = el("span");
      item.append(el("i", cls), label);
      legend.append(item);
    }
    parts.push(legend);
  }
  parts.push(exports);
  finished(parts);
}
