// The search box: a combobox. Suggestions come over HTTP, so that a key press runs no page; a search is asked for with
// Enter, a chosen suggestion, or a pause in typing.
const BOXES = new WeakMap();
const PAUSE_SUGGEST = 90, PAUSE_SEARCH = 650;
const plain = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const find = (selector) => parentElement.querySelector(selector);
  const input = find("input"), list = find("ul"), clear = find(".clear"), live = find("[role=status]");
  let box = BOXES.get(parentElement);
  if (!box) {
    box = { items: [], at: -1, turn: 0, asked: data.value, shown: undefined };
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
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const choose = (at) => {
    input.value = box.items[at].query ?? box.items[at].text;
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
  const show = (items) => {
    box.items = items;
    list.replaceChildren(...items.map((item, i) => {
      const row = el("li");
      row.id = "offer" + i;
      row.role = "option";
      row.setAttribute("aria-selected", "false");
      row.append(named(item.text), el("small", "", data.words[item.kind] ?? ""));
      row.onmousedown = (event) => { event.preventDefault(); choose(i); };
      return row;
    }));
    list.hidden = !items.length;
    input.setAttribute("aria-expanded", String(!!items.length));
    box.at = -1;
    live.textContent = items.length ? data.words.suggestions.replace("{n}", items.length) : "";
  };
  const suggest = async () => {
    const text = input.value.trim(), turn = ++box.turn;
    if (text.length < 2) return close();
    try {
      const answer = await fetch("api/suggest?q=" + encodeURIComponent(text));
      const found = answer.ok ? await answer.json() : { items: [] };
      if (turn === box.turn) show(found.items);
    } catch { close(); }
  };
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
    if (step && !list.hidden) {
      event.preventDefault();
      point(Math.min(Math.max(box.at + step, -1), box.items.length - 1));
    } else if (event.key === "Enter" && !event.isComposing) {
      if (box.at >= 0) return choose(box.at);
      stop();
      ask(input.value.trim(), true);
    } else if (event.key === "Escape") close();
  };
  input.onblur = close;
  clear.onclick = () => {
    input.value = "";
    clear.hidden = true;
    stop();
    ask("");
    input.focus();
  };
  return () => {
    document.removeEventListener("keydown", box.slash);
    clearTimeout(box.suggesting);
    clearTimeout(box.searching);
    BOXES.delete(parentElement);
  };
}
