// A field that finds what is to be put together by hand, and what was found below it, one or (`data.many`) several at
// once. `act` hears {find} or {put}, an id or several.
const LOOKED = new WeakMap();  // what somebody is typing and choosing outlives what others do meanwhile

const byHand = (data, label, hint, words, act, parentElement) => {
  let own = LOOKED.get(parentElement);
  if (!own) LOOKED.set(parentElement, (own = { text: null, chosen: new Set() }));
  const made = el("form", "by-hand"), box = el("label", "", label), line = el("div", "line"), field = el("input"), go = el("button", "", words.find);
  const asks = (asked) => { own.text = null; own.chosen.clear(); act(asked); };
  field.id = "by-hand";
  field.type = "search";
  field.placeholder = hint;
  field.value = own.text ?? data.asked;
  field.oninput = () => (own.text = field.value);
  go.type = "submit";
  made.onsubmit = (event) => { event.preventDefault(); asks({ find: field.value }); };
  line.append(field, go);
  box.append(line);
  made.append(box);
  const row = (one) => {
    const item = el("li"), body = el("div"), name = linked("", one.name, one.page);
    const put = button("quiet", words.put, () => asks({ put: one.id }));
    put.setAttribute("aria-label", `${words.put}: ${one.name}`);
    body.append(name, el("small", "", one.where));
    item.append(body, put);
    return item;
  };
  const found = el("ul", "found"), rows = data.rows.map(row);
  found.append(...rows);
  if (data.many && rows.length > 1) made.append(several(data, rows, own.chosen, words, asks));
  if (rows.length) made.append(found);
  else if (data.asked) made.append(el("p", "none", words.none));
  if (rows.length && data.rest) made.append(el("small", "rest", data.rest));
  return made;
};

// A box before each row, one for all of them, and what is done with those chosen.
const several = (data, rows, chosen, words, asks) => {
  const head = el("div", "several"), all = el("label"), every = el("input"), put = button("", "", () => asks({ put: data.rows.map((one) => one.id).filter((id) => chosen.has(id)) }));
  const boxes = rows.map((item, at) => {
    const one = el("input");
    one.type = "checkbox";
    one.setAttribute("aria-label", data.rows[at].name);
    one.onchange = () => { one.checked ? chosen.add(data.rows[at].id) : chosen.delete(data.rows[at].id); tell(); };
    item.prepend(one);
    return one;
  });
  const tell = () => {
    boxes.forEach((one, at) => (one.checked = chosen.has(data.rows[at].id)));
    const count = boxes.filter((one) => one.checked).length;
    every.checked = count === boxes.length;
    every.indeterminate = count > 0 && !every.checked;
    put.textContent = words.put_chosen.replace("{count}", count);
    put.disabled = !count;
  };
  every.type = "checkbox";
  every.onchange = () => { for (const one of data.rows) every.checked ? chosen.add(one.id) : chosen.delete(one.id); tell(); };
  all.append(every, words.all.replace("{count}", rows.length));
  head.append(all, put);
  tell();
  return head;
};

const notThis = (name, words, press) => {
  const made = button("quiet", words.off, press);
  made.setAttribute("aria-label", `${words.off}: ${name}`);
  return made;
};

// What may belong together, with why, to accept or refuse: `act` hears {yes} or {no}.
const suggested = (rows, title, words, act) => {
  const made = el("section", "suggested"), list = el("ul");
  for (const one of rows) {
    const item = el("li"), body = el("div"), name = linked("", one.name, one.page), answers = el("div", "answers");
    body.append(name, el("small", "", one.where), el("small", "", one.reasons));
    for (const [asked, text] of [["yes", words.yes], ["no", words.no]]) {
      const press = button("quiet", text, () => act({ [asked]: one.id }));
      press.setAttribute("aria-label", `${text}: ${one.name}`);
      answers.append(press);
    }
    item.append(body, answers);
    list.append(item);
  }
  made.append(el("h3", "", title), list);
  return made;
};
