// Names nobody is known for, with one touch for each likely person; what was said of names; words that wait for a decision.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  if (data.closed) return root.replaceChildren(el("h1", "", words.title), el("p", "", data.closed));
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const person = personField(data.people, words, root);

  const part = (title, hint, rows, none) => {
    const made = el("section"), list = el("ul");
    made.append(el("h2", "", title));
    if (hint) made.append(el("p", "hint", hint));
    list.append(...rows);
    made.append(rows.length ? list : el("p", "none", none));
    return made;
  };
  const line = (title, note) => {
    const item = el("li"), head = el("div", "head");
    head.append(el("strong", "", title), el("small", "", note));
    item.append(head);
    return item;
  };

  const unknown = (one) => {
    const item = line(one.value, [one.changes, one.last].filter(Boolean).join(" · ")), bar = el("div", "bar");
    const merge = (login) => act({ merge: { value: one.value, login } });
    for (const [login, shown] of one.suggestions) {
      const made = button("likely", shown, () => merge(login));
      made.setAttribute("aria-label", `${one.value}: ${shown}`);
      bar.append(made);
    }
    bar.append(person(`${words.stands_for} ${one.value}`, merge));
    const nobody = button("quiet", words.is_nobody, () => merge(""));
    nobody.setAttribute("aria-label", `${one.value}: ${words.is_nobody}`);
    bar.append(nobody);
    item.append(bar);
    return item;
  };
  const merged = (one) => {
    const item = line(`${one.value} → ${one.meant}`, one.said), undo = button("quiet", words.undo, () => act({ undo: one.id }));
    undo.setAttribute("aria-label", `${words.undo}: ${one.value}`);
    item.append(undo);
    return item;
  };
  const word = (one) => {
    const item = line(one.what, [one.verdict, one.decided].filter(Boolean).join(" · ")), link = el("a", "", one.path);
    link.href = kept(`/document?id=${one.document}`);
    item.append(link, el("small", "", [one.said, one.reason].filter(Boolean).join(" · ")));
    const bar = el("div", "bar"), decide = (accept) => act({ decide: { id: one.id, accept } });
    if (one.is_pending && one.may_decide) {
      bar.append(button("likely", words.accept, () => decide(true)), button("quiet", words.refuse, () => decide(false)));
    } else if (one.is_pending && one.is_own) bar.append(button("quiet", words.withdraw, () => decide(false)));
    item.append(bar);
    return item;
  };

  const parts = [el("h1", "", words.title)], rules = linked("", words.rules, "rules");
  parts.push(rules);
  if (data.me) parts.push(iAm(data.me, data.people, words, person, act));
  parts.push(part(words.unknown, words.unknown_hint, data.rows.map(unknown), words.none));
  if (data.more) parts.push(el("p", "hint", data.more));
  parts.push(part(words.words, words.words_hint, data.sayings.map(word), words.no_words));
  parts.push(part(words.merged_title, "", data.merged.map(merged), words.no_merged));
  const rest = el("details");
  rest.append(el("summary", "", words.known), part("", "", data.known.map((one) => line(`${one.value} → ${one.meant}`, one.changes)), words.none));
  parts.push(rest);
  root.replaceChildren(...parts);
  if (data.told) say(data.told, root);
}
