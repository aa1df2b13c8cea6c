// Ways to show a document that the preview and its own page share; put before their scripts.
const bare = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");

// A word typed without marks fits any marks; typed with marks it fits itself, as the search itself ranks it first.
const marked = (text, terms) => {
  const wanted = new Set(terms.map((term) => term.toLowerCase())), runs = [];
  for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = found[0].toLowerCase(), last = runs.at(-1), end = found.index + word.length;
    if (!wanted.has(word) && !wanted.has(bare(word))) continue;
    if (last && text.slice(last[1], found.index) === " ") last[1] = end;  // neighbours are one match
    else runs.push([found.index, end]);
  }
  const parts = [];
  let from = 0;
  for (const [start, end] of runs) {
    parts.push(text.slice(from, start), el("mark", "", text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from)];
};

// Download, open beside, copy the network path.
const actions = (data, words, near) => {
  const acts = el("div", "acts");
  const link = (cls, name, text, href) => {
    const made = el("a", cls);
    made.href = href;
    made.append(icon(name), text);
    return made;
  };
  if (data.href) {
    const save = link("main", "save", words.download, data.href);
    save.download = "";
    acts.append(save);
  }
  if (data.inline) {
    const open = link("", "open", words.open, data.inline);
    open.target = "_blank";
    open.rel = "noopener";
    acts.append(open);
  }
  if (data.unc) {
    const copy = button("", null, async () => say((await copyText(data.unc, near)) ? words.copied : words.copy_failed, near));
    copy.append(icon("copy"), words.copy);
    acts.append(copy);
  }
  return acts;
};

// The text with its matches, and steps from one to the next.
const content = (data, words) => {
  const panel = el("div", "panel");
  if (data.image) {
    const image = el("img");
    image.src = data.image;
    image.alt = data.name;
    panel.append(image);
  }
  if (!data.pieces.length) {
    panel.append(el("p", "note", data.no_text));
    return panel;
  }
  const paper = el("div", "paper"), finder = el("div", "finder");
  paper.tabIndex = 0;
  for (const [title, text] of data.pieces) {
    if (title) paper.append(el("h2", "heading", title));
    paper.append(...marked(text, data.terms));
  }
  const marks = [...paper.querySelectorAll("mark")];
  if (data.terms.length) {
    const number = new Intl.NumberFormat(data.language === "vi" ? "vi-VN" : "en-GB").format(marks.length);
    finder.append(el("span", "", marks.length === 1 ? words.matches_one : marks.length ? words.matches.replace("{n}", number) : words.no_matches));
    let at = -1;
    const step = (by) => {
      marks[at]?.classList.remove("here");
      at = (at + by + marks.length) % marks.length;
      marks[at].classList.add("here");
      paper.scrollTop = marks[at].offsetTop - paper.offsetTop - paper.clientHeight / 3;
    };
    if (marks.length) {
      for (const [name, by, label] of [["left", -1, words.previous], ["right", 1, words.next]]) {
        const made = button("", null, () => step(by));
        made.setAttribute("aria-label", label);
        made.append(icon(name));
        finder.append(made);
      }
      requestAnimationFrame(() => step(1));
    }
    panel.append(finder);
  }
  panel.append(paper);
  if (data.cut) panel.append(el("p", "note", data.cut));
  return panel;
};

const facts = (pairs) => {
  const list = el("dl");
  for (const [name, value, title] of pairs) {
    const said = el("dd", "", value);
    if (title) said.title = title;
    list.append(el("dt", "", name), said);
  }
  return list;
};

const story = (rows, words) => {
  const list = el("ol");
  for (const row of rows) {
    const made = el("li"), told = el("div");
    told.append(row.sure ? row.sure + " " : "", el("b", "", row.person || words.unknown_person), " " + row.label);
    made.append(el("time", "", row.at), told);
    if (row.detail) made.append(el("small", "", row.detail));
    list.append(made);
  }
  return rows.length ? list : el("p", "note", words.no_history);
};

// Tabs that people reach with the arrow keys. `choose` gets the id; the caller shows its panel.
const tabbed = (entries, chosen, choose) => {
  const tabs = el("div", "tabs");
  tabs.role = "tablist";
  for (const [id, label] of entries) {
    const tab = button("", label, () => choose(id));
    tab.id = "tab-" + id;
    tab.role = "tab";
    tab.setAttribute("aria-selected", String(id === chosen));
    tab.tabIndex = id === chosen ? 0 : -1;
    tab.onkeydown = (event) => {
      const next = { ArrowRight: tab.nextSibling ?? tabs.firstChild, ArrowLeft: tab.previousSibling ?? tabs.lastChild }[event.key];
      if (next) { next.click(); next.focus(); }
    };
    tabs.append(tab);
  }
  return tabs;
};
