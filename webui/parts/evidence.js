// What a cell rests on: who did what when, or the documents and tasks that two had a part in.
export default function ({ data, parentElement }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const list = (rows, make) => {
    const made = el("ul");
    made.append(...rows.map((one) => { const item = el("li"); make(item, one); return item; }));
    return made;
  };
  const event = (item, one) => {
    item.append(`${one.time} · `, one.page ? linked("", one.person, one.page) : el("span", "", one.person || words.unknown_person), ` ${one.verb ?? one.label ?? ""} `);
    item.append(one.document ? linked("", one.file, "document?id=" + one.document) : el("span", "", one.file));
    const more = [one.detail, one.sure, one.where].filter(Boolean).join(" · ");
    if (more) item.append(el("br"), el("small", "", more));
  };
  const parts = [el("h2", "", data.who)], head = el("p");
  if (data.page) head.append(linked("", `${data.code} · ${data.title}`, data.page), " · ");
  head.append(data.count);
  parts.push(head);
  for (const day of data.days) parts.push(el("h3", "", day.title), list(day.rows, event));
  if (data.tasks.length) parts.push(el("h3", "", words.both_tasks), list(data.tasks, (item, one) => item.append(linked("", one.name, one.page))));
  if (data.documents.length) parts.push(el("h3", "", words.both_documents), list(data.documents, (item, one) => item.append(linked("", one.name, "document?id=" + one.document), el("br"), el("small", "", one.where))));
  if (data.activity) {
    const more = linked("", data.rest || words.all_activity, data.activity);
    more.className = "more";
    parts.push(more);
  }
  root.replaceChildren(...parts);
}
