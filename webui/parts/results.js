// The found documents with everything around them: how many, their order, cards, pages, and what to do when there are none.
const RESULTS = new WeakMap();  // what a reader unfolded is theirs and stays

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let own = RESULTS.get(parentElement);
  if (!own) RESULTS.set(parentElement, (own = { unfolded: new Set(), form: null }));
  const root = parentElement.querySelector(".root"), words = data.words;
  const act = (what, value) => setTriggerValue("act", { [what]: value });

  // Keeping this search: what is entered in the form stays while the results are drawn again.
  const keep = data.keep;
  if (own.form?.feed !== keep?.feed) own.form = null;
  const keeper = () => {
    const made = button("keeper", null, () => {
      own.form = own.form ? null : { feed: keep.feed, name: keep.name, notifies: keep.notifies };
      draw();
      (own.form ? root.querySelector(".keep input") : root.querySelector(".keeper"))?.focus();
    });
    made.setAttribute("aria-expanded", String(!!own.form));
    const label = keep.id ? keep.words.saved : keep.words.save;
    made.setAttribute("aria-label", label);  // on phones there is only room for the picture
    made.append(icon(keep.id ? "marked" : "mark"), el("span", "", label));
    return made;
  };
  const keepForm = () => {
    const form = el("form", "keep"), name = el("input"), label = el("label", "name"), notify = el("label", "notify"), check = el("input");
    const ends = () => { own.form = null; draw(); root.querySelector(".keeper")?.focus(); };
    name.value = own.form.name;
    name.maxLength = 80;
    name.required = true;
    name.oninput = () => (own.form.name = name.value);
    label.append(el("span", "", keep.words.name), name);
    check.type = "checkbox";
    check.checked = own.form.notifies;
    check.onchange = () => (own.form.notifies = check.checked);
    notify.append(check, keep.words.notify);
    const done = el("button", "main", keep.id ? keep.words.change : keep.words.done), feed = el("a", "plain");
    feed.href = keep.feed;
    feed.target = "_blank";
    feed.rel = "noopener";
    feed.append(icon("feed"), keep.words.feed);
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!name.value.trim()) return;
      const wish = { name: name.value.trim(), notifies: check.checked };
      ends();
      act("save", wish);
    };
    form.onkeydown = (event) => { if (event.key === "Escape") ends(); };
    form.append(label, notify, done);
    if (keep.id) form.append(button("plain", keep.words.forget, () => { ends(); act("forget", keep.id); }));
    form.append(feed);
    return form;
  };
  const head = () => {
    const bar = el("div", "head"), title = el("h2", "", data.title), tools = el("div", "tools");
    if (data.text) title.append(el("span", "", ` · “${data.text}”`));
    tools.append(sieve(data.filters));
    if (data.experts && data.cards.length) {
      const ask = el("a", "keeper experts");
      ask.href = kept(data.experts);
      ask.target = "_self";
      ask.setAttribute("aria-label", words.experts);
      ask.append(icon("person"), el("span", "", words.experts));
      tools.append(ask);
    }
    if (data.keep) tools.append(keeper());
    if (data.text && data.cards.length) {
      const sort = el("div", "sort");
      sort.role = "group";
      sort.setAttribute("aria-label", words.sort);
      for (const order of ["relevance", "newest"]) {
        const choice = button("", words[order], () => act("sort", order));
        choice.setAttribute("aria-pressed", String(order === data.sort));
        sort.append(choice);
      }
      tools.append(sort);
    }
    bar.append(title, tools);
    return bar;
  };
  const tool = (name, label, card, press) => {
    const made = button("", null, press);
    made.title = label;
    made.setAttribute("aria-label", `${label}: ${card.name}`);
    made.append(icon(name));
    return made;
  };
  const tools = (card) => {
    const bar = el("div", "acts");
    bar.append(tool("eye", words.preview, card, () => act("open", card.id)));
    if (card.href) {
      const save = el("a");
      save.href = card.href;
      save.download = "";
      save.title = words.download;
      save.setAttribute("aria-label", `${words.download}: ${card.name}`);
      save.append(icon("save"));
      bar.append(save);
    }
    if (card.unc) bar.append(tool("copy", words.copy, card, async () => {
      const done = await copyText(card.unc, root);
      say((done ? words.copied : words.copy_failed).replace("{path}", card.unc), root);
    }));
    return bar;
  };
  const link = (cls, one) => {
    const made = el("a", cls, one.name);
    made.href = one.page;
    made.target = "_self";
    return made;
  };
  const titled = (made, text) => { made.title = text; return made; };
  const meta = (card) => {
    const line = el("div", "meta");
    for (const task of card.tasks) {
      line.append(titled(linked("chip task", task.title, task.page), `${task.code} · ${task.title}`));
    }
    if (card.unit) line.append(titled(el("span", "chip", card.unit), card.unit));
    for (const note of card.notes) line.append(el("span", "chip note", note));
    if (card.twins) line.append(titled(el("span", "chip twin", card.twins), card.twin_paths));
    if (card.why.length) line.append(why(card));
    line.append(titled(el("span", "who", card.who), card.exactly));
    return line;
  };
  const paper = (card) => {
    const line = el("p", "paper");
    for (const [kind, text] of card.badges) line.append(el("span", "badge " + kind, text), " ");
    line.append(el("b", "", card.paper), card.paper && card.subject ? " · " : "", card.subject);
    card.signed.forEach((text, i) => line.append(i || card.paper || card.subject ? " · " : "", el("span", "signed", text)));
    return line;
  };
  const piece = (card) => {
    const line = el("p", "snippet");
    if (card.place) line.append(el("span", "place", card.place), " ");
    line.append(...card.snippet.map(([text, isMatch]) => (isMatch ? el("mark", "", text) : text)));
    return line;
  };
  // Two reasons are enough to see; the pointer shows all.
  const why = (card) => titled(el("span", "why", card.why.slice(0, 2).join(" · ")), `${words.why} ${card.why.join(", ")}`);
  const relative = (one) => {
    const line = el("span", "relative");
    line.append(link("plain", one), el("small", "", one.when));
    return line;
  };
  const older = (card) => {
    const made = el("details", "older"), list = el("ul");
    made.open = own.unfolded.has(card.id);
    made.ontoggle = () => (made.open ? own.unfolded.add(card.id) : own.unfolded.delete(card.id));
    for (const one of card.older_ones) {
      const item = el("li");
      item.append(relative(one));
      list.append(item);
    }
    made.append(el("summary", "", card.older), list);
    return made;
  };
  const outdated = (card) => {
    const line = el("p", "outdated");
    line.append(icon("warn"), el("span", "", words.outdated), relative(card.newer));
    return line;
  };
  const drawnCard = (card) => {
    const made = el("article"), tile = el("div", "tile " + card.family, card.type), name = el("h3"), crumb = el("div", "crumb");
    tile.setAttribute("aria-hidden", "true");
    name.id = "hit-" + card.id;
    name.append(titled(link("", card), card.name));
    made.setAttribute("aria-labelledby", name.id);
    crumb.append(...card.folder.map((part) => el("span", "", part)));
    made.append(tile, name, crumb);
    if (card.newer) made.append(outdated(card));
    if (card.paper || card.subject || card.signed.length || card.badges.length) made.append(paper(card));
    if (card.snippet.length) made.append(piece(card));
    made.append(meta(card), tools(card));
    if (card.older) made.append(older(card));
    return made;
  };
  const pager = () => {
    const bar = el("nav", "pages"), last = data.pages, here = data.page;
    bar.setAttribute("aria-label", words.pages);
    const step = (to, name, label) => {
      const made = button("", null, () => { act("page", to); parentElement.host?.scrollIntoView?.({ block: "start" }); });
      made.setAttribute("aria-label", label);
      made.append(name === null ? String(to) : icon(name));
      if (to === here && name === null) made.setAttribute("aria-current", "page");
      return made;
    };
    if (here > 1) bar.append(step(here - 1, "left", words.previous));
    const wanted = [...new Set([1, here - 1, here, here + 1, last])].filter((page) => page >= 1 && page <= last);
    wanted.forEach((page, i) => {
      if (i && page - wanted[i - 1] > 1) bar.append(el("span", "", "…"));
      bar.append(step(page, null, words.page.replace("{n}", page)));
    });
    if (here < last) bar.append(step(here + 1, "right", words.next));
    return bar;
  };
  const maybe = () => {
    const line = el("p", "maybe", words.did_you_mean + " ");
    line.append(button("plain", data.suggestion, () => act("text", data.suggestion)));
    return line;
  };
  const none = () => {
    const note = el("div", "note"), list = el("ul");
    list.append(...data.advice.map((line) => el("li", "", line)));
    note.append(el("h3", "", data.none), list);
    return note;
  };
  const tries = () => {
    const note = el("div", "note"), grid = el("div", "try");
    for (const [example, what] of data.tries) grid.append(button("plain", example, () => act("text", example)), el("span", "", what));
    note.append(el("h3", "", words.try), grid);
    return note;
  };

  const draw = () => {
    const parts = [];
    if (data.hints.length) parts.push(el("p", "hint", data.hints.join(" ")));
    if (data.tries.length) parts.push(tries());
    parts.push(head());
    if (own.form) parts.push(keepForm());
    if (keep?.refused) parts.push(el("p", "hint", keep.refused));
    if (data.suggestion) parts.push(maybe());
    parts.push(...data.cards.map(drawnCard));
    if (!data.cards.length) parts.push(none());
    if (data.pages > 1) parts.push(pager());
    const was = own.form && parentElement.activeElement?.closest?.(".keep") ? [...root.querySelectorAll(".keep :is(input, button)")].indexOf(parentElement.activeElement) : -1;
    root.replaceChildren(...parts);
    if (was >= 0) root.querySelectorAll(".keep :is(input, button)")[was]?.focus();
  };
  draw();
  parentElement.querySelector("[role=status]").textContent = data.text || !data.cards.length ? data.title : "";
}
