// What a task is, who has it, until when and how it stands; closing and reopening for who may.
const WRITTEN = new WeakMap();  // what somebody unfolded and is writing outlives what others do meanwhile

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let written = WRITTEN.get(parentElement);
  if (!written) WRITTEN.set(parentElement, (written = new Map()));
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = root.getRootNode().activeElement?.id;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  if (data.missing) {
    const note = el("div", "note"), back = linked("back", words.to_tasks, "tasks");
    note.append(el("h1", "", data.missing), el("p", "", data.hint), back);
    return root.replaceChildren(note);
  }
  const line = el("div", "line");
  line.append(el("span", "chip " + data.state, data.said), el("span", "due", data.due));
  if (data.due_words) line.append(el("small", "", data.due_words));
  if (data.left) line.append(el("span", "chip " + data.urgency, data.left));
  const parts = [el("span", "code", data.is_draft ? words.draft : data.code), el("h1", "", data.title), line];
  if (data.trouble) parts.push(el("p", "warn", data.trouble));

  const facts = el("dl");
  for (const fact of data.facts) {
    const box = el("div"), value = el("dd");
    fact.items.forEach((one, at) => {
      if (at) value.append(", ");
      value.append(linked("", one.name, one.page));
      if (one.note) value.append(" ", el("small", "", one.note));
    });
    box.append(el("dt", "", fact.label), value);
    facts.append(box);
  }
  parts.push(facts);
  const said = el("div", "said");
  for (const [title, text] of [[words.objective, data.objective], [words.content, data.content], [words.lessons, data.lessons]])
    if (text) said.append(el("h2", "", title), el("p", "", text));
  if (said.childElementCount) parts.push(said);

  const form = (title, fields, send, done) => {
    const fold = el("details"), made = el("form"), row = el("div"), go = el("button", "go", send);
    go.type = "submit";
    made.append(...fields, row);
    row.append(go);
    fold.open = written.get("open") === title;
    fold.ontoggle = () => { if (fold.isConnected) written.set("open", fold.open ? title : ""); };
    made.onsubmit = (event) => { event.preventDefault(); written.clear(); done(); };
    fold.append(el("summary", "quiet", title), made);
    return fold;
  };
  const field = (label, tag, value = "") => {
    const made = el("label", "", label), input = el(tag);
    input.id = "task-" + label;
    input.value = written.get(label) ?? value;
    input.oninput = () => written.set(label, input.value);
    if (tag === "textarea") input.rows = 3;
    made.append(input);
    return [made, input];
  };
  const tools = el("div", "tools");
  for (const [label, href, sign] of data.links) {
    const link = el("a");
    link.href = /^(activity|tasks)/.test(href) ? kept(href) : href;
    link.target = "_self";
    link.append(icon(sign), label);
    tools.append(link);
  }
  if (data.may_lead && data.is_draft) {
    const [label, input] = field(words.reason, "textarea");
    tools.append(button("go", words.confirm, () => act({ confirm: true })), form(words.refuse, [label], words.refuse, () => act({ refuse: input.value })));
  } else if (data.may_lead && data.is_closed) {
    const [label, input] = field(words.reason, "textarea");
    tools.append(form(words.reopen, [label], words.reopen, () => act({ reopen: input.value })));
  } else if (data.may_lead) {
    const [on, day] = field(words.closed, "input", data.today), [label, lessons] = field(words.lessons_hint, "textarea");
    day.type = "date";
    day.max = data.today;
    tools.append(form(words.close, [on, label], words.close_send, () => act({ close: { on: day.value, lessons: lessons.value } })));
  }
  if (tools.childElementCount) parts.push(tools);
  if (data.coverage) parts.push(el("p", "coverage", data.coverage));
  root.replaceChildren(...parts);
  if (focused) root.querySelector(`#${CSS.escape(focused)}`)?.focus();
  if (data.told) say(data.told, root);
}
