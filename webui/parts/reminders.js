// What waits for the visitor, what heads write by hand, what was told to whom; how one is written to, and feeds.
const REMINDED = new WeakMap();  // words that are being written stay while the page is drawn again

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let own = REMINDED.get(parentElement);
  if (!own) REMINDED.set(parentElement, (own = { key: "", text: "", open: new Set() }));
  const root = parentElement.querySelector(".root"), words = data.words;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const go = (asked) => act({ go: asked });
  const section = (cls, title, ...inner) => {
    const made = el("section", cls), head = el("div", "head");
    head.append(el("h2", "", title));
    made.append(head, ...inner);
    return made;
  };
  const list = (rows, none) => {
    if (!rows.length) return el("p", "none", none);
    const made = el("ul");
    made.append(...rows);
    return made;
  };
  const item = (one, ...inner) => {
    const made = el("li"), body = el("div", "body");
    made.append(el("span", "tag " + (one.tone ?? ""), one.label));
    if (one.page) body.append(linked("", one.task, one.page));
    if (one.about) body.append(el("small", "", one.about));
    if (one.text) body.append(el("div", "words", one.text));
    body.append(...inner);
    made.append(body);
    return made;
  };
  const chips = (pairs, chosen, name, choose) => {
    const made = el("div", "chips");
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", name);
    made.append(...pairs.map(([id, label]) => {
      const chip = button("", label, () => choose(id));
      chip.setAttribute("aria-pressed", String(id === chosen));
      return chip;
    }));
    return made;
  };
  const undo = (id, label) => {
    const made = button("quiet", words.undo, () => act({ undo: id }));
    made.setAttribute("aria-label", `${words.undo}: ${label}`);
    return made;
  };

  const state = el("div", "state");
  state.append(...data.state.map(([text, tone]) => el("span", tone, text)));
  const parts = [el("h1", "", words.title), state];
  if (data.me) parts.push(iAm(data.me, data.people, words, personField(data.people, words, root), act));

  const isNobody = data.me && !data.me.login;
  const waiting = section("unread", words.unread, list(data.unread.map((one) => item(one, el("small", "", one.said))), isNobody ? words.who_first : words.unread_none));
  if (data.unread.length) waiting.querySelector(".head").append(button("", words.seen_all, () => act({ seen: true })));
  parts.push(waiting);

  const written = (form) => {
    const box = el("div", "form");
    if (form.lost) return el("p", "none", form.lost);
    const about = `${form.page} ${form.kind}`, isOwn = own.key && own.about === about && !form.text;  // words nobody filled in stay for another unit
    if (own.key !== form.key) Object.assign(own, { key: form.key, about, text: isOwn ? own.text : form.text });
    const made = el("form"), field = el("textarea"), label = el("label", "", words.text), send = el("button", "main", form.send), bar = el("div", "bar");
    box.append(linked("", form.task, form.page), chips(form.kinds, form.kind, words.write, (kind) => go({ kind })));
    if (form.person) box.append(el("span", "label", `${words.to}: ${form.person}`));
    else box.append(el("span", "label", words.unit), chips(form.units, form.unit, words.unit, (unit) => go({ unit })));
    if (form.readers) box.append(el("p", "hint", form.readers));
    else if (!form.person || form.reached.length) {
      const told = form.reached.map(([name, how]) => `${name} (${how})`).join(", ");
      box.append(el("span", "label", words.to), el("div", "", told || words.nobody));
    }
    field.value = own.text;
    field.required = Boolean(form.readers);
    field.maxLength = 5000;
    field.oninput = () => (own.text = field.value);
    label.append(field);
    const facts = el("ul", "facts");
    facts.append(...form.facts.map((one) => el("li", "", one)));
    send.disabled = Boolean(form.refusal);
    bar.append(send, button("", words.cancel, () => go({ task: "", unit: "", person: "", kind: "" })));
    made.onsubmit = (event) => {
      event.preventDefault();
      own.key = "";
      act({ send: field.value });
    };
    made.append(label, el("span", "label", words.facts), facts);
    if (form.refusal) made.append(el("p", "refused", form.refusal));
    made.append(bar);
    box.append(made);
    return box;
  };
  const pick = () => {
    const form = el("form", "pick"), field = el("input"), options = el("datalist"), byLabel = new Map(data.tasks.map(([code, label]) => [label, code]));
    options.id = `tasks-${Math.random().toString(36).slice(2)}`;
    options.append(...data.tasks.map(([, label]) => { const one = el("option"); one.value = label; return one; }));
    field.setAttribute("list", options.id);
    field.setAttribute("aria-label", words.task);
    field.placeholder = words.task_search;
    const choose = el("button", "", words.open);
    form.onsubmit = (event) => {
      event.preventDefault();
      const said = field.value.trim(), code = byLabel.get(said) ?? said;
      field.setAttribute("aria-invalid", String(!code));
      if (code) go({ task: code }); else say(words.task_not_found, root);
    };
    form.append(field, options, choose);
    return form;
  };
  if (data.form) parts.push(section("", words.write, written(data.form)));
  else if (data.tasks.length) parts.push(section("", words.write, el("p", "hint", words.write_hint), pick()));

  if (data.tasks.length || data.coming.length) {
    parts.push(section("", words.coming, list(data.coming.map((one) => item(one, el("small", "", one.people))), words.coming_none)));
  }

  const fold = (key, title, inner) => {
    const made = el("details");
    made.open = own.open.has(key);
    made.ontoggle = () => (made.open ? own.open.add(key) : own.open.delete(key));
    made.append(el("summary", "", title), inner);
    return made;
  };
  const note = (one) => {
    const tone = one.kind === "praise" ? "good" : "soon";
    const made = item({ label: one.label, tone, task: one.task, page: one.page, about: [one.whom, one.limit].filter(Boolean).join(" · "), text: one.text }, el("small", "", one.said));
    if (one.evidence.length) {
      const rows = one.evidence.map(([text, page]) => { const row = el("li"); row.append(linked("", text, page)); return row; });
      made.querySelector(".body").append(fold(one.id, one.evidence_title, list(rows, "")));
    }
    if (one.may_undo) made.append(undo(one.id, one.text));
    return made;
  };
  if (data.notes.length) parts.push(section("notes", words.notes, list(data.notes.map(note), words.notes_none)));

  const logged = (one) => {
    const told = one.people.map((person) => {
      const line = el("div", "told");
      line.append(el("span", "", person.name), el("span", "how " + person.tone, person.how));
      if (person.seen) line.append(el("span", "how", person.seen));
      if (person.trouble) line.append(el("span", "trouble", person.trouble));
      return line;
    });
    const made = item(one, ...told, el("small", "", [one.said, one.undone].filter(Boolean).join(" · ")));
    if (one.undone) made.classList.add("undone");
    if (one.undo) made.append(undo(one.undo, one.task));
    return made;
  };
  if (!isNobody) {
    const log = section("log", words.log, chips(data.shows, data.show, words.log, (show) => go({ show })), list(data.log.map(logged), words.log_none));
    if (data.csv) {
      const csv = el("a", "plain", words.csv);
      csv.href = data.csv;
      csv.download = "";
      log.querySelector(".head").append(csv);
    }
    if (data.more) log.append(el("p", "hint", data.more));
    parts.push(log);
  }

  if (data.mail) {
    const group = el("fieldset");
    group.setAttribute("aria-label", words.mail);
    group.append(...data.mail.wishes.map(([id, text]) => {
      const label = el("label"), radio = el("input");
      radio.type = "radio";
      radio.name = "wish";
      radio.checked = id === data.mail.wish;
      radio.onchange = () => act({ wish: id });
      label.append(radio, text);
      return label;
    }));
    parts.push(section("mail", words.mail, el("p", "hint", data.mail.to), group));
  }

  const feed = ([name, page]) => {
    const made = el("li"), target = el("a", "", name), copy = button("", words.copy, async () => {
      if (await copyText(target.href, root)) say(words.copied, root);
    });
    target.href = page;
    copy.setAttribute("aria-label", `${words.copy}: ${name}`);
    made.append(icon("feed"), target, copy);
    return made;
  };
  parts.push(section("feeds", words.feeds, el("p", "hint", words.feeds_hint), list(data.feeds.map(feed), "")));
  root.replaceChildren(...parts);
  if (data.told) say(data.told, root);
}
