// Rules by which documents find their tasks: a form to try one, what it would change, and the rules there are.
const WISHES = new WeakMap();  // what somebody is writing outlives what others do meanwhile

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let wish = WISHES.get(parentElement);
  if (!wish) WISHES.set(parentElement, (wish = { task: data.task, how: data.hows[0][0], value: "" }));
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = root.getRootNode().activeElement?.id;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const entry = (name, label, hint) => {
    const box = el("label", "", label), field = el("input");
    field.id = "rule-" + name;
    field.value = wish[name];
    field.placeholder = hint;
    field.required = true;
    field.oninput = () => { wish[name] = field.value; };
    box.append(field);
    return box;
  };
  const form = () => {
    const made = el("form"), kind = el("label", "", words.how), field = el("select"), go = el("button", "go", words.try);
    for (const [value, text] of data.hows) {
      const option = el("option", "", text);
      option.value = value;
      option.selected = value === wish.how;
      field.append(option);
    }
    field.onchange = () => { wish.how = field.value; };
    kind.append(field);
    go.type = "submit";
    made.onsubmit = (event) => { event.preventDefault(); act({ try: { ...wish, is_on: true } }); };
    made.append(entry("task", words.task, words.task_hint), kind, entry("value", words.value, words.value_hint), go);
    return made;
  };
  const papers = (title, rows) => {
    const made = el("div"), list = el("ul");
    for (const one of rows) {
      const item = el("li"), link = linked("", one.name, "document?id=" + one.document);
      item.append(link, el("small", "", one.where));
      list.append(item);
    }
    made.append(el("h3", "", title), list);
    return made;
  };
  const trial = (one) => {
    const made = el("section", "trial"), bar = el("div", "bar"), { task, how, value, is_on } = one;
    made.setAttribute("role", "region");
    made.setAttribute("aria-label", words.trial);
    made.append(el("h2", "", `${task}: ${one.said}`), el("p", "", one.told));
    if (one.gained.length) made.append(papers(words.gained, one.gained));
    if (one.lost.length) made.append(papers(words.lost, one.lost));
    bar.append(button("go", is_on ? words.make : words.drop, () => act({ keep: { task, how, value, is_on } })), button("quiet", words.leave, () => act({ leave: true })));
    made.append(bar);
    return made;
  };
  const row = (one) => {
    const item = el("li"), body = el("div"), link = linked("", one.name, one.page), { task, how, value } = one;
    body.append(el("b", "", one.said), link, el("small", "", [one.documents, one.source, one.when].filter(Boolean).join(" · ")));
    item.append(body);
    if (!one.is_own) {
      const drop = button("quiet", words.try_drop, () => act({ try: { task, how, value, is_on: false } }));
      drop.setAttribute("aria-label", `${words.try_drop}: ${one.said}`);
      item.append(drop);
    }
    return item;
  };
  const list = el("ul", "all");
  list.append(...data.rules.map(row));
  const parts = [el("h1", "", words.title), el("p", "hint", words.hint)];
  const find = finder(data.query, words.find, words.go, (text) => act({ find: text }), parentElement);
  if (data.me) parts.push(iAm(data.me, data.people, words, personField(data.people, words, root), act));
  parts.push(form());
  if (data.trial) parts.push(trial(data.trial));
  parts.push(el("h2", "", words.all));
  const rest = [data.rules.length ? list : el("p", "hint", data.none)];
  if (data.more) rest.push(el("p", "hint", data.more));
  drawAround(root, find, parts, rest);
  if (data.told) say(data.told, root);
  if (focused) root.querySelector(`#${CSS.escape(focused)}`)?.focus();
}
