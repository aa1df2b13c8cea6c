// Kept searches: a touch opens one, a badge says how much is new in it.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const words = data.words, act = (asked) => { isEntered(parentElement); setTriggerValue("act", asked); };
  const row = (one) => {
    const item = el("li"), open = button("open", null, () => act({ address: one.address, news: !!one.news }));
    if (one.is_here) item.setAttribute("aria-current", "true");
    open.append(icon(one.is_here ? "marked" : "mark"), el("span", "", one.name));
    if (one.news) {
      const badge = el("b", "", one.news);
      badge.title = one.news_said;
      badge.setAttribute("aria-label", one.news_said);
      badge.role = "img";
      open.append(badge);
    }
    const gone = button("gone", "×", () => act({ forget: one.id }));
    gone.title = words.forget;
    gone.setAttribute("aria-label", `${words.forget}: ${one.name}`);
    item.append(open, gone);
    return item;
  };
  const list = el("ul");
  list.append(...data.rows.map(row));
  parentElement.querySelector(".root").replaceChildren(el("h2", "", words.title), list);
}
