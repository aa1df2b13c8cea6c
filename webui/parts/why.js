// Why an event is credited to whom: the verdict, then every sighting with its source, time, person and worth.
// Who knows better says so beneath: it was not this person, or another one worked on it too.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const person = personField(data.people, words, root);
  const form = (event) => {
    const made = el("details", "wrong"), reason = el("input"), bar = el("div", "bar");
    const tell = (login, isClaim) => act({ say: { about: event.id, login, is_claim: isClaim, reason: reason.value } });
    reason.placeholder = words.reason;
    reason.setAttribute("aria-label", words.reason);
    reason.maxLength = 300;
    for (const [login, name] of event.credited) {
      bar.append(button("quiet", login === data.login ? words.not_me : words.not_person.replace("{person}", name), () => tell(login, false)));
    }
    if (data.login && !event.credited.some(([login]) => login === data.login)) {
      bar.append(button("quiet", words.me_too, () => tell(data.login, true)));
    }
    made.open = event.id === data.opened;
    made.append(el("summary", "", words.wrong), el("p", "hint", words.wrong_hint));
    if (data.me) made.append(iAm(data.me, data.people, words, person, (asked) => act({ ...asked, about: event.id })));
    made.append(reason, bar, person(words.someone_too, (login) => tell(login, true), "", words.someone_too));
    return made;
  };
  const pages = (people) => people.map((person) => {
    const made = el("a", "page", words.page.replace("{person}", person.name));
    made.href = kept(person.page);
    return made;
  });
  const sighting = (one) => {
    const made = el("li", one.contradicts ? "other" : ""), head = el("div", "head"), foot = el("div", "foot");
    head.append(el("b", "", one.source));
    if (one.at) head.append(el("time", "", one.at));
    foot.append(el("span", "for", one.stands_for), el("span", "worth " + one.strength, one.worth));
    if (one.contradicts) foot.append(el("span", "against", one.contradicts));
    made.append(head, el("div", "said", one.sentence), foot);
    return made;
  };
  root.replaceChildren(...data.events.map((event) => {
    const made = el("section"), list = el("ul"), verdict = el("p", "verdict " + event.strength, event.verdict);
    made.append(el("h3", "", event.title + event.rest), el("p", "at", event.at), verdict);
    if (event.disputed) made.append(el("p", "disputed", event.disputed));
    if (event.none) made.append(el("p", "none", event.none));
    list.append(...event.evidence.map(sighting));
    if (event.evidence.length) made.append(list);
    const links = el("p", "pages");
    links.append(...pages(event.people));
    if (event.has_unknown && data.names) {
      const names = el("a", "page", words.names_page);
      names.href = kept(data.names);
      links.append(names);
    }
    if (links.childNodes.length) made.append(links);
    if (data.people.length && event.is_deed) made.append(form(event));
    return made;
  }));
  if (data.told) say(data.told, root);
}
