// The search box: a combobox. Suggestions come over HTTP, so that a key press runs no page; a search is asked for with
// Enter, a chosen suggestion, or a pause in typing.
const BOXES = new WeakMap();
const PAUSE_SUGGEST = 30, PAUSE_SEARCH = 650, PAUSE_REMEMBER = 4000;
const MOST_ANSWERS = 200;
const plain = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const find = (selector) => parentElement.querySelector(selector);
  const input = find("input"), list = find("ul"), clear = find(".clear"), live = find("[role=status]");
  const help = find("#help"), helper = find(".ask");
  let box = BOXES.get(parentElement);
  if (!box) {
    box = { items: [], at: -1, turn: 0, asked: data.value, shown: undefined, answers: new Map() };
    BOXES.set(parentElement, box);
    box.slash = (event) => {
      const target = event.composedPath()[0];
      const isTyping = target && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable);
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    };
    document.addEventListener("keydown", box.slash);
    if (data.focus && matchMedia("(hover: hover)").matches) input.focus();
  }
  find("label").textContent = data.words.label;
  list.setAttribute("aria-label", data.words.label);
  input.placeholder = data.words.placeholder;
  clear.setAttribute("aria-label", data.words.clear);
  // The page answers with the text it searched for. While somebody types on, their text stays.
  const isTyping = parentElement.activeElement === input || parentElement.getRootNode().activeElement === input;
  if (box.shown !== data.value) {
    box.shown = data.value;
    if (data.value !== box.asked || !isTyping) input.value = data.value;
    box.asked = data.value;
  }
  clear.hidden = !input.value;

  const ask = (text, force) => {
    clearTimeout(box.searching);
    clearTimeout(box.remembering);
    if (text && force) remember(text);
    else if (text) box.remembering = setTimeout(() => remember(text), PAUSE_REMEMBER);
    if (text === box.asked && !force) return;
    box.asked = text;
    box.shown = text;
    setTriggerValue("ask", { text });
  };
  const close = () => {
    list.hidden = true;
    box.at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const stop = () => {
    close();
    box.turn++;
    clearTimeout(box.suggesting);
    clearTimeout(box.searching);
  };
  const point = (at) => {
    box.at = at;
    const rows = [...list.querySelectorAll("[role=option]")];
    rows.forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", rows[at].id);
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const textOf = (at) => box.items[at].query ?? box.items[at].text;
  const choose = (at) => {
    if (box.items[at].kind === "forget") {
      keepRecent([]);
      return close();
    }
    if (box.items[at].address != null) {
      stop();
      return setTriggerValue("ask", { address: box.items[at].address });
    }
    input.value = textOf(at);
    clear.hidden = false;
    stop();
    ask(input.value.trim(), true);
  };
  const named = (text) => {
    const made = el("span"), whole = text.normalize("NFC"), folded = plain(whole), typed = plain(input.value.trim());
    const at = typed ? folded.indexOf(typed) : -1;
    if (at < 0 || folded.length !== whole.length) return el("span", "", whole);
    made.append(whole.slice(0, at), el("b", "", whole.slice(at, at + typed.length)), whole.slice(at + typed.length));
    return made;
  };
  const row = (item, i) => {
    const made = el("li", item.kind === "forget" ? "forget" : "");
    made.id = "offer" + i;
    made.role = "option";
    made.setAttribute("aria-selected", "false");
    if (item.kind === "forget") made.append(el("span", "", item.text));
    else made.append(icon(item.address != null ? "marked" : item.kind in ICONS ? item.kind : "find"), named(item.text), el("small", "", data.words[item.kind] ?? ""));
    made.onmousedown = (event) => { event.preventDefault(); choose(i); };
    return made;
  };
  const show = (items, title) => {
    const pointed = box.items[box.at]?.text;
    box.items = items;
    list.replaceChildren(...items.map(row));
    if (title && items.length) {
      const line = el("li", "title", title);
      line.role = "presentation";
      list.prepend(line);
    }
    list.hidden = !items.length;
    input.setAttribute("aria-expanded", String(!!items.length));
    point(pointed ? items.findIndex((item) => item.text === pointed) : -1);  // what is pointed at stays so in a later answer
    live.textContent = items.length ? data.words.suggestions.replace("{n}", items.length) : "";
  };
  // For an empty box: what was kept and what was looked for lately.
  const start = () => {
    const lately = recent().map((text) => ({ text, kind: "recent" }));
    const kept = data.saved.map(({ name, address }) => ({ text: name, kind: "saved", address }));
    show([...kept, ...lately, ...(lately.length ? [{ text: data.words.forget, kind: "forget" }] : [])], data.words.again);
  };
  const suggest = async () => {
    const text = input.value.trim(), turn = ++box.turn;
    if (text.length < 2) return text ? close() : start();
    if (box.answers.has(text)) return show(box.answers.get(text));
    try {
      const answer = await fetch("api/suggest?q=" + encodeURIComponent(text));
      const found = answer.ok ? await answer.json() : { items: [] };
      if (turn !== box.turn) return;
      if (box.answers.size >= MOST_ANSWERS) box.answers.clear();
      box.answers.set(text, found.items);
      show(found.items);
    } catch { close(); }
  };
  const open = (isOpen) => {
    help.hidden = !isOpen;
    helper.setAttribute("aria-expanded", String(isOpen));
  };
  const example = ([text, what]) => {
    const line = el("p");
    line.append(button("plain", text, () => { open(false); input.value = text; clear.hidden = false; stop(); ask(text, true); }), what);
    return line;
  };
  helper.setAttribute("aria-label", data.words.help);
  helper.title = data.words.help;
  helper.onclick = () => { close(); open(help.hidden); };
  help.setAttribute("aria-label", data.words.help);
  help.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    open(false);
    helper.focus();
  };
  const examples = JSON.stringify(data.examples);
  if (box.examples !== examples) {
    const grid = el("div");
    grid.append(...data.examples.map(example));
    help.replaceChildren(el("h2", "", data.words.help_title), grid, el("p", "rest", data.words.help_rest));
    box.examples = examples;
  }
  input.oninput = (event) => {
    clear.hidden = !input.value;
    if (event.isComposing) return;  // an input method still puts a letter together
    clearTimeout(box.suggesting);
    clearTimeout(box.searching);
    box.suggesting = setTimeout(suggest, PAUSE_SUGGEST);
    box.searching = setTimeout(() => ask(input.value.trim()), PAUSE_SEARCH);
  };
  input.oncompositionend = () => input.oninput({ isComposing: false });
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden && !input.value) {
      event.preventDefault();
      start();
    } else if (event.key === "Tab" && box.at >= 0 && !event.shiftKey && textOf(box.at) !== input.value && box.items[box.at].kind !== "forget") {
      event.preventDefault();  // takes the text to type on
      const { address } = box.items[box.at];
      if (address != null) return choose(box.at);
      input.value = textOf(box.at) + " ";
      clear.hidden = false;
      close();
      input.oninput({ isComposing: false });
    } else if (step && !list.hidden) {
      event.preventDefault();
      point(Math.min(Math.max(box.at + step, -1), box.items.length - 1));
    } else if (event.key === "Enter" && !event.isComposing) {
      if (box.at >= 0) return choose(box.at);
      stop();
      ask(input.value.trim(), true);
    } else if (event.key === "Escape") {
      if (list.hidden && !help.hidden) open(false);
      close();
    }
  };
  input.onclick = () => { if (!input.value && list.hidden) start(); };
  input.onblur = close;
  clear.onclick = () => {
    input.value = "";
    clear.hidden = true;
    stop();
    ask("");
    input.focus();
    start();
  };
  return () => {
    document.removeEventListener("keydown", box.slash);
    clearTimeout(box.suggesting);
    clearTimeout(box.searching);
    clearTimeout(box.remembering);
    BOXES.delete(parentElement);
  };
}
