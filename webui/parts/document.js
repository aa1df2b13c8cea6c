// A document's own page: what it is, warnings, facts, and the chosen section.
const SHOWN = new WeakMap();  // the document drawn last

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const isOther = SHOWN.has(parentElement) && SHOWN.get(parentElement) !== data.id, focused = parentElement.activeElement?.id;
  SHOWN.set(parentElement, data.id);
  const act = (what, value) => { isEntered(parentElement); setTriggerValue("act", { [what]: value }); };
  if (data.missing) {
    const note = el("div", "lost");
    note.append(el("h1", "", data.missing), el("p", "note", data.hint));
    root.replaceChildren(note);
    return;
  }

  // A link that opens within the page; with Ctrl, or the middle button, in a tab of its own as links do.
  const within = (made, what, value) => {
    made.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      act(what, value);
    };
    return made;
  };
  const to = (id, text, cls = "") => {
    const made = el("a", cls, text);
    made.href = kept("document?id=" + id);
    return within(made, "document", id);
  };
  const head = () => {
    const bar = el("header"), tile = el("div", "tile " + data.family, data.type), crumb = el("div", "crumb");
    tile.setAttribute("aria-hidden", "true");
    crumb.append(...data.crumbs.map((part) => el("span", "", part)));
    const titled = el("div", "titled"), chips = el("div", "chips");
    const title = el("h1", "", data.name);
    title.tabIndex = -1;
    titled.append(title, crumb);
    const [paper, subject] = data.paper;
    if (paper || subject) {
      const said = el("p", "said");
      said.append(el("b", "", paper), paper && subject ? " · " : "", subject);
      titled.append(said);
    }
    titled.append(el("p", "byline", data.byline));
    for (const [text, cls] of data.chips) chips.append(el("span", "chip " + cls, text));
    if (data.chips.length) titled.append(chips);
    const acts = actions(data, words, root), link = button("", null, async () => {
      const done = await copyText(new URL("document?id=" + data.id, location.href).href, root);
      say(done ? words.link_copied : words.copy_failed, root);
    });
    link.append(icon("link"), words.copy_link);
    acts.append(link);
    bar.append(tile, titled, acts);
    return bar;
  };
  const warning = (said) => {
    const made = el("p", "warning"), text = el("span", "", said.text + " ");
    made.setAttribute("role", "note");
    text.append(to(said.document, said.name));
    made.append(icon("warn"), text);
    return made;
  };
  const opened = (said) => {
    const made = el("p", "opened");
    made.setAttribute("role", "note");
    made.append(icon("person"), el("span", "", said));
    return made;
  };
  const row = (one) => {
    const made = el("li", one.here ? "here" : ""), about = el("div", "about");
    if (one.document) {
      const tile = el("div", "tile small " + one.family, one.type);
      tile.setAttribute("aria-hidden", "true");
      const name = el("span", "name");
      name.append(one.here ? el("b", "", one.name) : to(one.document, one.name));
      if (one.best) name.append(" ", el("span", "chip best", one.best));
      about.append(name);
      made.append(tile, about);
    } else {
      made.className = one.national ? "national" : "absent";
      about.append(el("b", "", one.name));
      made.append(el("div", "tile small", one.national ? "§" : "?"), about);
    }
    if (one.about) about.append(el("span", "what", one.about));
    const where = el("small", "", [one.here, one.where, one.unsure].filter(Boolean).join(" · "));
    if (one.search) {
      const find = el("a", "", words.find);
      find.href = kept("search?q=" + encodeURIComponent(one.search));
      where.append(" · ", find);
    }
    about.append(where);
    return made;
  };
  const list = (rows, none) => {
    const made = el("ul", "lines");
    made.append(...rows.map(row));
    return rows.length ? made : el("p", "note", none);
  };
  const chooser = (section, which) => {
    const label = el("label"), field = el("select");
    for (const [value, text] of section.options) {
      const option = el("option", "", text);
      option.value = value;
      option.selected = value === section[which];
      field.append(option);
    }
    field.id = which;
    label.append(words[which], field);
    return [label, field];
  };
  const comparison = (found) => {
    const made = el("div", "compared");
    if (found.none) {
      made.append(el("p", "note", found.none));
      return made;
    }
    const counts = el("p", "counts"), text = el("div", "paper");
    counts.append(el("span", "added", found.counts[0]), " ", el("span", "removed", found.counts[1]));
    text.tabIndex = 0;
    for (const [kind, piece] of found.pieces) text.append(kind === "same" ? piece : el(kind === "added" ? "ins" : "del", "", piece));
    made.append(counts, text);
    return made;
  };
  const states = (section) => {
    const made = el("div", "panel");
    if (section.members.length) made.append(el("h2", "", words.members), list(section.members, ""));
    if (section.options.length > 1) {
      const form = el("div", "choose"), [first, before] = chooser(section, "before"), [second, after] = chooser(section, "after");
      const go = button("go", words.compare, () => act("compare", before.value + "~" + after.value));
      go.id = "go";
      form.append(first, second, go);
      made.append(el("h2", "", words.comparison), form);
    }
    if (section.compared) made.append(comparison(section.compared));
    return made;
  };
  const served = (section) => {
    const made = el("div", "panel served"), tasks = el("ul"), words = section.by_hand;
    const wish = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
    for (const one of section.tasks) {
      const item = el("li", one.is_on ? "" : "off"), body = el("div"), name = linked("", one.name, one.page);
      body.append(name, el("small", "", one.where));
      const put = () => {
        const again = button("quiet", words.put, () => wish({ put: one.id }));
        again.setAttribute("aria-label", `${words.put}: ${one.name}`);
        return again;
      };
      item.append(body, one.is_on ? notThis(one.name, words, () => wish({ off: one.id })) : put());
      tasks.append(item);
    }
    made.append(section.tasks.length ? tasks : el("p", "note", words.serves_none));
    if (section.me) made.append(iAm(section.me, section.people, words, personField(section.people, words, root), wish));
    if (section.suggested.length) made.append(suggested(section.suggested, words.may_be_of, words, wish));
    made.append(byHand(section.hand, words.task, words.task_hint, words, wish, parentElement));
    return made;
  };
  const sections = {
    text: () => content(data, words),
    relations: () => {
      const made = el("div", "panel");
      for (const group of data.section.groups) made.append(el("h2", "", group.title), list(group.rows, ""));
      return made;
    },
    versions: () => states(data.section),
    similar: () => list(data.section.rows, words.no_similar),
    tasks: () => served(data.section),
    history: () => story(data.section.rows, words),
  };
  const panel = el("section");
  panel.role = "tabpanel";
  panel.setAttribute("aria-labelledby", "tab-" + data.tab);
  panel.append(sections[data.tab]());
  const known = el("aside");
  known.setAttribute("aria-label", words.properties);
  known.append(facts(data.facts));
  const columns = el("div", "columns"), main = el("div", "main-column");
  main.append(tabbed(data.tabs, data.tab, (id) => act("tab", id)), panel);
  columns.append(main, known);
  root.replaceChildren(head(), ...data.warnings.map(warning), ...data.open.map(opened), columns);
  const chosen = root.querySelector("[aria-selected=true]"), tabs = chosen.parentElement;  // on a phone tabs are wider than it
  tabs.scrollLeft = chosen.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - chosen.offsetWidth) / 2;
  if (data.told) say(data.told, root);
  if (!isOther) {
    if (focused) parentElement.getElementById?.(focused)?.focus();
    return;
  }
  root.querySelector("h1").focus();  // which brings its top into view
}
