// The word that somebody asked to read it has: it may be given when the page was open for a while. And asking others.
const PLEASE = new WeakMap();  // what was entered stays while the page is drawn again

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  let own = PLEASE.get(parentElement);
  if (!own) PLEASE.set(parentElement, (own = { open: false, people: new Map(), units: new Set(), until: data.usual, note: "", clock: 0, left: null }));
  const root = parentElement.querySelector(".root"), words = data.words, parts = [];
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  clearInterval(own.clock);

  if (data.mine) {
    const one = data.mine, box = el("div", one.is_waiting ? "asked" : "read"), text = el("div", "text");
    text.append(el("strong", "", one.is_waiting ? (data.again ? words.again : words.please) : one.mine));
    text.append(el("span", "", [one.asked, one.until, one.is_waiting ? one.left : ""].filter(Boolean).join(" · ")));
    if (one.note) text.append(el("span", "note", one.note));
    box.append(text);
    if (one.is_waiting) {
      text.append(el("span", "unseen", words.once_read));
      const done = button("main", "", () => act({ read: true }));
      // Only the time in which somebody can see the page counts.
      own.left = own.left == null || data.seconds == null || data.seconds < own.left ? data.seconds ?? own.left : own.left;
      const tell = () => {
        const left = own.left ?? 0;
        done.disabled = left > 0;
        done.textContent = left > 0 ? words.wait.replace("{n}", left) : words.have_read;
      };
      tell();
      own.clock = setInterval(() => {
        if (!root.isConnected) return clearInterval(own.clock);
        if (document.visibilityState === "visible" && own.left > 0) own.left -= 1;
        tell();
        if (!own.left) clearInterval(own.clock);
      }, 1000);
      box.append(done);
    } else own.left = null;
    parts.push(box);
  }

  if (data.may_ask) {
    const made = el("details", "ask"), form = el("form"), chips = el("div", "chips"), shown = new Map(data.people);
    made.open = own.open;
    made.ontoggle = () => (own.open = made.open);
    made.append(el("summary", "", words.ask));
    const draw = () => {
      chips.replaceChildren(...[...own.people].map(([login, name]) => {
        const chip = button("chip", `${name} ✕`, () => { own.people.delete(login); draw(); });
        chip.setAttribute("aria-label", words.remove.replace("{name}", name));
        return chip;
      }));
    };
    draw();
    const units = el("fieldset", "units");
    units.append(el("legend", "", words.units));
    for (const [code, name] of data.units) {
      const label = el("label"), check = el("input");
      check.type = "checkbox";
      check.checked = own.units.has(code);
      check.onchange = () => (check.checked ? own.units.add(code) : own.units.delete(code));
      label.append(check, name);
      units.append(label);
    }
    const add = personField(data.people, words, root)(words.people, (login) => {
      own.people.set(login, shown.get(login));
      add.querySelector("input").value = "";
      draw();
    }, "", words.add);
    const field = (label, input, name) => {
      const made = el("label", "field"), text = el("span", "", label);
      input.value = own[name];
      input.oninput = () => (own[name] = input.value);
      made.append(text, input);
      return made;
    };
    const until = el("input"), note = el("input"), send = el("button", "main", words.send);
    until.type = "date";
    until.min = data.first;
    until.required = true;
    note.maxLength = 500;
    note.placeholder = words.note_hint;
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!own.people.size && !own.units.size) return say(words.nobody_chosen, root);
      act({ ask: { people: [...own.people.keys()], units: [...own.units], until: own.until, note: own.note } });
      Object.assign(own, { open: false, people: new Map(), units: new Set(), note: "" });
    };
    form.append(field(words.until_label, until, "until"), field(words.note_label, note, "note"), send);
    const who = el("div", "who");
    who.append(el("span", "label", words.people), add, chips);
    made.append(units, who, form);
    parts.push(made);
  }
  root.replaceChildren(...parts);
  if (data.told) say(data.told, root);
}
