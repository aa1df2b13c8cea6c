// A field that finds what is to be put together by hand, and what was found below it. `act` hears {find} or {put}.
const LOOKED = new WeakMap();  // what somebody is typing outlives what others do meanwhile

const byHand = (data, label, hint, words, act, parentElement) => {
  const made = el("form", "by-hand"), box = el("label", "", label), line = el("div", "line"), field = el("input"), go = el("button", "", words.find);
  field.id = "by-hand";
  field.type = "search";
  field.placeholder = hint;
  field.value = LOOKED.get(parentElement) ?? data.asked;
  field.oninput = () => LOOKED.set(parentElement, field.value);
  go.type = "submit";
  made.onsubmit = (event) => { event.preventDefault(); LOOKED.delete(parentElement); act({ find: field.value }); };
  line.append(field, go);
  box.append(line);
  made.append(box);
  const found = el("ul", "found");
  for (const one of data.rows) {
    const item = el("li"), body = el("div"), name = el("a", "", one.name);
    name.href = kept(one.page);
    name.target = "_self";
    const put = button("quiet", words.put, () => { LOOKED.delete(parentElement); act({ put: one.id }); });
    put.setAttribute("aria-label", `${words.put}: ${one.name}`);
    body.append(name, el("small", "", one.where));
    item.append(body, put);
    found.append(item);
  }
  if (data.rows.length) made.append(found);
  else if (data.asked) made.append(el("p", "none", words.none));
  return made;
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
    const item = el("li"), body = el("div"), name = el("a", "", one.name), answers = el("div", "answers");
    name.href = kept(one.page);
    name.target = "_self";
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
