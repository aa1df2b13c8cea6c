// Why an event is credited to whom: the verdict, then every sighting with its source, time, person and worth.
export default function ({ data, parentElement }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
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
    if (event.people.length) made.append(links);
    return made;
  }));
}
