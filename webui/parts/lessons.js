// Lessons and ideas, found by their words; a form for an idea of one's own.
const LEARNED = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let own = LEARNED.get(parentElement);
  if (!own) LEARNED.set(parentElement, (own = { open: false, target: "", text: "" }));
  const root = parentElement.querySelector(".root"), words = data.words;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const shown = new Map(data.targets), codes = new Map(data.targets.map(([code, name]) => [name, code]));

  const proposer = () => {
    const made = el("details", "propose"), form = el("form"), about = el("input"), list = el("datalist"), text = el("textarea"), send = el("button", "main", words.send);
    const field = (label, input) => { const one = el("label"); one.append(el("span", "", label), input); return one; };
    made.open = own.open;
    made.ontoggle = () => (own.open = made.open);
    list.id = "targets-" + Math.random().toString(36).slice(2);
    list.append(...[...shown.values()].map((name) => { const one = el("option"); one.value = name; return one; }));
    about.setAttribute("list", list.id);
    about.required = text.required = true;
    about.placeholder = words.target_hint;
    about.value = own.target;
    about.oninput = () => (own.target = about.value);
    text.rows = 3;
    text.maxLength = 5000;
    text.value = own.text;
    text.oninput = () => (own.text = text.value);
    form.onsubmit = (event) => {
      event.preventDefault();
      const target = codes.get(about.value.trim());
      about.setAttribute("aria-invalid", String(!target));
      if (!target) return say(words.no_target, root);
      if (!text.value.trim()) return;
      act({ propose: { target, text: text.value } });
      Object.assign(own, { open: false, target: "", text: "" });
    };
    form.append(field(words.target, about), list, field(words.text, text), send);
    made.append(el("summary", "", words.propose), form);
    return made;
  };
  const row = (one) => {
    const item = el("li"), head = el("div", "head");
    const about = one.page ? linked("", one.about, one.page) : el("strong", "", one.about);
    head.append(el("span", "kind" + (one.is_idea ? " idea" : ""), one.kind), about);
    item.append(head, el("p", "", one.text), el("small", "", one.said));
    if (one.may_undo) {
      const undo = el("button", "quiet", words.take_back);
      undo.setAttribute("aria-label", `${words.take_back}: ${one.text.slice(0, 60)}`);
      undo.onclick = () => { if (confirm(words.sure)) act({ withdraw: one.id }); };
      item.append(undo);
    }
    return item;
  };
  const list = el("ul");
  list.append(...data.rows.map(row));
  const found = data.rows.length ? list : el("p", "none", data.none);
  const form = finder(data.query, words.find, words.go, (find) => act({ find }), parentElement);
  drawAround(root, form, [el("h2", "", words.title)], [proposer(), ...(data.count ? [el("p", "hint", data.count)] : []), found]);
}
