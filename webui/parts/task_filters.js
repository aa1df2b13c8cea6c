// Which tasks: by words, state, unit, person. Every change asks at once.
const SOUGHT = new WeakMap();  // the field of words: what somebody is typing outlives what others do meanwhile

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words, chosen = { ...data.chosen };
  const focused = root.getRootNode().activeElement?.id;
  const ask = (changed) => {
    isEntered(parentElement);
    setTriggerValue("choose", { ...Object.assign(chosen, changed) });
  };
  const labelled = (name, control) => {
    const made = el("label", "", words["filter_" + name]);
    control.id = "tasks-" + name;
    control.className = chosen[name] ? "set" : "";
    made.append(control);
    return made;
  };
  const select = (name) => {
    const made = el("select"), own = data.options[name];
    for (const [value, label] of [["", words.any], ...own]) {
      const option = el("option", "", label);
      option.value = value;
      option.selected = value === chosen[name];
      made.append(option);
    }
    made.onchange = () => ask({ [name]: made.value });
    return labelled(name, made);
  };
  const sought = SOUGHT.get(parentElement) ?? { text: el("input"), label: el("label") }, { text, label } = sought;
  SOUGHT.set(parentElement, sought);
  if (!label.firstChild) label.append("", text);
  label.firstChild.textContent = words.filter_q;
  text.type = "search";
  text.id = "tasks-q";
  text.className = chosen.q ? "set" : "";
  text.placeholder = words.filter_q_hint;
  if (text.value.trim() === (sought.asked ?? "")) text.value = chosen.q;
  sought.asked = chosen.q;
  text.onchange = () => { if (text.value.trim() !== chosen.q) ask({ q: (sought.asked = text.value.trim()) }); };
  const top = el("div", "top");
  top.append(el("h2", "", words.filters));
  if (data.is_narrowed) top.append(button("plain", words.reset, () => { isEntered(parentElement); setTriggerValue("choose", {}); }));
  drawAround(root, label, [top], [select("state"), select("unit"), select("person")]);
  if (focused) root.querySelector(`#${CSS.escape(focused)}`)?.focus();
}
