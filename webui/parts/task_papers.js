// What is expected and is there, the documents that serve a task with why, and past tasks like it.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = root.getRootNode().activeElement?.id;
  const act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const section = (cls, title, ...inner) => {
    const made = el("section", cls);
    made.append(el("h2", "", title), ...inner);
    return made;
  };
  const list = (rows, make) => {
    const made = el("ul");
    made.append(...rows.map(make));
    return made;
  };
  const document_ = (one) => {
    const item = el("li"), body = el("div"), tile = el("span", "tile " + one.family, one.type);
    tile.setAttribute("aria-hidden", "true");
    body.append(linked("", one.name, "document?id=" + one.document));
    if (one.about) body.append(el("p", "", one.about));
    body.append(el("small", "", one.where), el("small", "", one.why));
    item.append(tile, body, notThis(one.name, data.by_hand, () => act({ off: one.document })));
    return item;
  };
  const product = (one) => {
    const item = el("li");
    item.append(one.name + " ", el("span", "chip " + one.state, one.said));
    if (one.document) item.append(el("br"), linked("", one.document.name, one.document.page));
    return item;
  };
  const alike = (one) => {
    const box = el("div"), papers = el("ul"), people = el("small", "");
    const title = el("h3");
    title.append(linked("", one.title, one.page));
    box.append(title, el("small", "", one.facts));
    if (one.lessons) box.append(el("p", "", one.lessons));
    papers.append(...one.documents.map((each) => { const item = el("li"); item.append(linked("", each.name, each.page)); return item; }));
    one.people.forEach((each, at) => people.append(at ? ", " : "", linked("", each.name, each.page)));
    box.append(papers, people);
    return box;
  };
  const side = el("div", "side");
  side.append(section("products", words.products, data.products.length ? list(data.products, product) : el("p", "none", words.no_products)));
  if (data.similar.length) side.append(section("similar", words.similar, ...data.similar.map(alike)));
  const title = data.documents.length ? `${words.documents} · ${data.count}` : words.documents;
  const documents = section("documents", title, data.documents.length ? list(data.documents, document_) : el("p", "none", words.no_documents));
  if (data.suggested.length) documents.append(suggested(data.suggested, data.by_hand.may_serve, data.by_hand, act));
  documents.append(byHand(data.hand, data.by_hand.document, data.by_hand.document_hint, data.by_hand, act, parentElement));
  root.replaceChildren(documents, side);
  if (focused === "by-hand") root.querySelector("#by-hand").focus();
}
