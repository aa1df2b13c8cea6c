// One document: its content with the matches marked, what is known of it, what happened to it.
const OWN = new WeakMap();
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

export default function render(component) {
  const { data, parentElement } = component;
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  let own = OWN.get(parentElement);
  if (!own || own.id !== data.id) OWN.set(parentElement, (own = { id: data.id, tab: "text" }));

  const link = (cls, name, text, href) => {
    const made = el("a", cls);
    made.href = href;
    made.append(icon(name), text);
    return made;
  };
  const acts = el("div", "acts");
  const save = link("main", "save", words.download, data.href);
  save.download = "";
  acts.append(save);
  if (data.inline) {
    const open = link("", "open", words.open, data.inline);
    open.target = "_blank";
    open.rel = "noopener";
    acts.append(open);
  }
  if (data.unc) {
    const copy = button("", null, async () => say((await copyText(data.unc, root)) ? words.copied : words.copy_failed, root));
    copy.append(icon("copy"), words.copy);
    acts.append(copy);
  }

  const content = () => {
    const panel = el("div", "panel");
    if (data.image) {
      const image = el("img");
      image.src = data.image;
      image.alt = data.name;
      panel.append(image);
    }
    if (!data.text) {
      panel.append(el("p", "note", data.no_text));
      return panel;
    }
    const paper = el("div", "paper"), finder = el("div", "finder");
    paper.tabIndex = 0;
    paper.append(...marked(data.text, data.terms));
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
  const properties = () => {
    const panel = el("div", "panel"), list = el("dl");
    for (const [name, value] of data.properties) list.append(el("dt", "", name), el("dd", "", value));
    panel.append(list);
    return panel;
  };
  const history = () => {
    const panel = el("div", "panel"), list = el("ol");
    for (const row of data.history) {
      const made = el("li"), story = el("div");
      story.append(row.sure ? row.sure + " " : "", el("b", "", row.person || words.unknown_person), " " + row.label);
      made.append(el("time", "", row.at), story);
      if (row.detail) made.append(el("small", "", row.detail));
      list.append(made);
    }
    panel.append(data.history.length ? list : el("p", "note", words.no_history));
    return panel;
  };

  const panels = { text: content(), properties: properties(), history: history() };
  const tabs = el("div", "tabs");
  tabs.role = "tablist";
  const show = (id) => {
    own.tab = id;
    for (const tab of tabs.children) {
      const isShown = tab.id === "tab-" + id;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
    for (const name in panels) panels[name].hidden = name !== id;
  };
  for (const id in panels) {
    const tab = button("", words[id], () => show(id));
    tab.id = "tab-" + id;
    tab.role = "tab";
    tab.onkeydown = (event) => {
      const next = { ArrowRight: tab.nextSibling ?? tabs.firstChild, ArrowLeft: tab.previousSibling ?? tabs.lastChild }[event.key];
      if (next) { next.click(); next.focus(); }
    };
    panels[id].role = "tabpanel";
    panels[id].setAttribute("aria-labelledby", tab.id);
    tabs.append(tab);
  }
  root.replaceChildren(acts, tabs, ...Object.values(panels));
  show(own.tab);
}
