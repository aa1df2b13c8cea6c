// A field that completes people of a list of (login, what to show), and what a visitor of an open page says to be.
const personField = (people, words, root) => {
  const logins = new Map(people.map(([login, shown]) => [shown, login]));
  let count = 0;
  return (label, chosen, value = "", go = words.choose) => {
    const form = el("form", "person"), field = el("input"), list = el("datalist"), send = el("button", "", go);
    list.id = `people-${Math.random().toString(36).slice(2)}-${count += 1}`;
    list.append(...people.map(([, shown]) => { const one = el("option"); one.value = shown; return one; }));
    field.setAttribute("list", list.id);
    field.setAttribute("aria-label", label);
    field.placeholder = words.search;
    field.value = value;
    send.type = "submit";
    form.onsubmit = (event) => {
      event.preventDefault();
      const written = field.value.trim(), login = logins.get(written) ?? people.find(([one]) => one === written)?.[0];
      field.setAttribute("aria-invalid", String(login == null));
      if (login != null) chosen(login); else say(words.not_found, root);
    };
    form.append(field, list, send);
    return form;
  };
};

const iAm = (me, people, words, person, act) => {
  const box = el("div", "me"), shown = people.find(([login]) => login === me.login)?.[1] ?? "";
  box.append(el("label", "", words.i_am), person(words.i_am, (login) => {
    document.cookie = `${me.cookie}=${encodeURIComponent(login)}; path=/; max-age=31536000; samesite=strict`;
    act({ me: login });
  }, shown), el("small", "", words.i_am_hint));
  return box;
};
