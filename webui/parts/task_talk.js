// What happened to a task and what is said of it, oldest first, and the form to say something.
const DRAFTS = new WeakMap();  // what somebody is writing outlives what others write meanwhile

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let draft = DRAFTS.get(parentElement);
  if (!draft) DRAFTS.set(parentElement, (draft = { text: "", kind: "", unit: "" }));
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = root.getRootNode().activeElement?.id, caret = root.getRootNode().activeElement?.selectionStart;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const row = (one) => {
    const item = el("li", [one.kind, one.undone ? "undone" : ""].join(" ")), body = el("div"), top = el("div", "top"), when = el("small", "", one.when);
    const face = el("span", "face c" + one.colour, one.initials), who = el(one.page ? "a" : "b", "", one.who);
    face.setAttribute("aria-hidden", "true");
    item.id = "act-" + one.id;
    if (one.page) { who.href = kept(one.page); who.target = "_self"; }
    when.title = one.exactly;
    top.append(who, ` ${one.label} `, when);
    const more = [one.whom, one.openly, one.undone].filter(Boolean).join(" · ");
    if (more) top.append(el("small", "", ` · ${more}`));
    body.append(top);
    if (one.changes.length) body.append(el("p", "changes", one.changes.join(" · ")));
    if (one.papers.length || one.more_papers) {
      const papers = el("p", "changes");
      one.papers.forEach((each, at) => papers.append(at ? "; " : "", linked("", each.name, each.page)));
      if (one.more_papers) papers.append(one.papers.length ? "; " : "", one.more_papers);
      body.append(papers);
    }
    if (one.text) body.append(el("p", "text", one.text));
    item.append(face, body);
    if (one.may_undo) {
      const undo = button("quiet", words.undo, () => { if (confirm(words.undo_sure)) act({ undo: one.ids }); });
      undo.setAttribute("aria-label", `${words.undo}: ${one.who} ${one.label}`);
      item.append(undo);
    }
    return item;
  };
  const choice = (label, name, options) => {
    const made = el("label", "", label), field = el("select");
    field.id = "say-" + name;
    for (const [value, text] of options) {
      const option = el("option", "", text);
      option.value = value;
      option.selected = value === draft[name];
      field.append(option);
    }
    draft[name] = field.value;
    made.append(field);
    return [made, field];
  };
  const form = () => {
    const made = el("form", "new"), line = el("div", "row"), box = el("label", "", words.say_label), text = el("textarea"), send = el("button", "go", words.say_send);
    const [kindBox, kind] = choice(words.say_kind, "kind", data.kinds), [unitBox, unit] = choice(words.say_to, "unit", data.units);
    const fit = () => { unitBox.hidden = !data.for_units.includes(kind.value); unitBox.style.display = unitBox.hidden ? "none" : ""; };
    kind.onchange = () => { draft.kind = kind.value; fit(); };
    unit.onchange = () => { draft.unit = unit.value; };
    text.id = "say-text";
    text.value = draft.text;
    text.placeholder = words.say_hint;
    text.oninput = () => { draft.text = text.value; send.disabled = !text.value.trim(); };
    send.type = "submit";
    send.disabled = !draft.text.trim();
    made.onsubmit = (event) => {
      event.preventDefault();
      const wish = { kind: kind.value, text: text.value, unit: data.for_units.includes(kind.value) ? unit.value : "" };
      draft.text = "";
      act({ say: wish });
    };
    line.append(kindBox, unitBox);
    box.append(text);
    fit();
    made.append(line, box, send);
    return made;
  };
  const list = el("ol");
  list.append(...data.rows.map(row));
  const parts = [el("h2", "", words.talk), data.rows.length ? list : el("p", "none", words.no_talk)];
  if (data.me) parts.push(iAm(data.me, data.people, words, personField(data.people, words, root), act));
  if (!data.is_draft && (!data.me || data.me.login)) parts.push(form());
  root.replaceChildren(...parts);
  if (focused) {
    const again = root.querySelector(`#${CSS.escape(focused)}`);
    again?.focus();
    if (again?.setSelectionRange && caret != null) again.setSelectionRange(caret, caret);
  }
}
