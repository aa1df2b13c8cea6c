// One document: its content with the matches marked, what is known of it, what happened to it.
const OWN = new WeakMap();

export default function render(component) {
  const { data, parentElement } = component;
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  let own = OWN.get(parentElement);
  if (!own || own.id !== data.id) OWN.set(parentElement, (own = { id: data.id, tab: "text" }));

  const panel = (inner) => {
    const made = el("div", "panel");
    made.append(inner);
    return made;
  };
  const acts = actions(data, words, root), page = el("a");
  page.href = kept(data.page);
  page.append(icon("page"), words.page);
  acts.append(page);
  const panels = { text: content(data, words), properties: panel(facts(data.properties)), history: panel(story(data.history, words)) };
  const show = (id) => {
    own.tab = id;
    for (const tab of tabs.children) {
      const isShown = tab.id === "tab-" + id;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
    for (const name in panels) panels[name].hidden = name !== id;
  };
  const tabs = tabbed(Object.keys(panels).map((id) => [id, words[id]]), own.tab, show);
  for (const id in panels) {
    panels[id].role = "tabpanel";
    panels[id].setAttribute("aria-labelledby", "tab-" + id);
  }
  root.replaceChildren(acts, tabs, ...Object.values(panels));
  show(own.tab);
}
