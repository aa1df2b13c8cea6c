// The activity page's filters: native fields, so that phones show their own pickers. Every change asks at once.
const FILTERS = new WeakMap();

export default function render(component) {
  const { data, parentElement, setTriggerValue } = component;
  if (isDrawn(parentElement, data)) return;
  let own = FILTERS.get(parentElement);
  if (!own) FILTERS.set(parentElement, (own = { usesDates: false }));
  const root = parentElement.querySelector(".root"), words = data.words, chosen = data.chosen;
  const focused = parentElement.activeElement?.id;
  // Kept here too: the next change may come before the page has answered this one.
  const ask = (changed) => {
    isEntered(parentElement);
    setTriggerValue("choose", { ...Object.assign(chosen, changed) });
  };
  const field = (id, label, control) => {
    const made = el("label", "field", label);
    control.id = "filter-" + id;
    made.append(control);
    return made;
  };
  const select = (id, options, pick) => {
    const made = el("select", chosen[id] ? "set" : "");
    for (const [value, label] of options) {
      const option = el("option", "", label);
      option.value = value;
      option.selected = value === (chosen[id] ?? "");
      made.append(option);
    }
    made.onchange = () => pick(made.value);
    return made;
  };
  const day = (id) => {
    const made = el("input");
    made.type = "date";
    made.value = chosen[id] ?? "";
    made.onchange = () => {
      const isTyping = made.value && made.value < "1900";  // the year 0202, on the way to 2025
      if (!isTyping) ask({ period: "", after: "", [id]: made.value });
    };
    return made;
  };
  const top = el("div", "top");
  top.append(el("h2", "", words.title));
  if (data.is_narrowed) top.append(button("plain", words.reset, () => { own.usesDates = false; setTriggerValue("choose", {}); }));

  const parts = [top];
  const usesDates = !chosen.period && !chosen.after && (chosen.from || chosen.to || own.usesDates);
  const periods = [["", words.any], ...["day", "week", "month", "quarter", "year"].map((id) => [id, words[id]]), ["dates", words.dates]];
  if (data.news) periods.push(["news", words.news]);
  const period = select("period", periods, (value) => {
    own.usesDates = value === "dates";
    const isNews = value === "news";
    if (!own.usesDates || chosen.period || chosen.after)
      return ask({ period: own.usesDates || isNews ? "" : value, after: isNews ? data.news : "", from: "", to: "" });
    isEntered(parentElement);
    render(component);
  });
  if (usesDates) period.value = "dates";
  if (chosen.after) period.value = "news";
  parts.push(field("period", words.period, period));
  if (usesDates) parts.push(field("from", words.since, day("from")), field("to", words.until, day("to")));
  for (const [id, options] of Object.entries(data.options))
    if (options.length || chosen[id]) parts.push(field(id, words[id], select(id, [["", words.any], ...options], (value) => ask({ [id]: value }))));

  const actions = el("fieldset");
  actions.append(el("legend", "", words.action));
  data.actions.forEach(([text, values], at) => {
    const label = el("label"), check = el("input");
    check.type = "checkbox";
    check.id = "filter-action-" + at;
    check.checked = values.some((value) => chosen.action.includes(value));
    check.onchange = () => {
      const others = chosen.action.filter((value) => !values.includes(value));
      ask({ action: check.checked ? [...others, ...values] : others });
    };
    label.append(check, text);
    actions.append(label);
  });
  root.replaceChildren(...parts, actions);
  if (focused) parentElement.getElementById?.(focused)?.focus();
}
