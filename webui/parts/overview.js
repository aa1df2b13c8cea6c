// Which time and whose tasks the overview shows, its tabs, the reports of it, and how much is known at all.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = root.getRootNode().activeElement?.id;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const labelled = (id, text, control) => {
    const made = el("label", "", text);
    control.id = "overview-" + id;
    made.append(control);
    return made;
  };
  const select = (id, text, options, chosen, pick) => {
    const made = el("select");
    for (const [value, label] of options) {
      const option = el("option", "", label);
      option.value = value;
      option.selected = value === chosen;
      made.append(option);
    }
    made.onchange = () => pick(made.value);
    return labelled(id, text, made);
  };
  const day = (id, value) => {
    const made = el("input");
    made.type = "date";
    made.value = value;
    made.onchange = () => {
      const isTyping = made.value && made.value < "1900";
      if (made.value && !isTyping) act({ period: "own", since: data.since, until: data.until, [id]: made.value });
    };
    return labelled(id, words[id], made);
  };
  const top = el("div", "top"), reports = el("div", "reports"), tabs = el("nav", "tabs");
  top.append(el("h1", "", words.title), select("period", words.period, data.periods, data.period, (period) => act({ period })));
  if (data.period === "own") top.append(day("since", data.since), day("until", data.until));
  top.append(select("unit", words.unit, data.units, data.unit, (unit) => act({ unit })));
  for (const [label, href] of data.reports) {
    const link = el("a");
    link.href = href;
    link.append(icon("save"), label);
    reports.append(link);
  }
  top.append(reports);
  tabs.setAttribute("aria-label", words.tabs);
  for (const [id, label] of data.tabs) {
    const tab = button("", label, () => act({ tab: id }));
    tab.id = "overview-tab-" + id;
    if (id === data.tab) tab.setAttribute("aria-current", "page");
    tabs.append(tab);
  }
  root.replaceChildren(top, tabs, el("p", "coverage", `${data.days}: ${data.coverage}`));
  if (focused) root.querySelector(`#${CSS.escape(focused)}`)?.focus();
}
