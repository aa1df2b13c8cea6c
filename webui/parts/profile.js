// Whose page it is, which time it shows, how sure its figures are and how much is known at all.
export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words;
  const focused = parentElement.activeElement?.id;
  if (data.missing) {
    const note = el("div", "note"), back = el("a", "back", words.to_activity);
    back.href = kept("activity");
    note.append(el("h1", "", data.missing), el("p", "", data.hint), back);
    return root.replaceChildren(note);
  }
  const top = el("div", "top"), names = el("div", "names");
  if (data.initials) {
    const face = el("span", "face c" + data.colour, data.initials);
    face.setAttribute("aria-hidden", "true");
    top.append(face);
  }
  names.append(el("div", "kind", data.kind), el("h1", "", data.name));
  if (data.units.length) {
    const units = el("div", "units");
    data.units.forEach((unit, at) => {
      const link = el("a", at ? "former" : "", unit.name);
      link.href = kept(unit.page);
      if (at) units.append(" · ");
      units.append(link);
    });
    names.append(units);
  }
  const field = el("label", "period", words.period), period = el("select");
  period.id = "profile-period";
  for (const [value, text] of data.periods) {
    const option = el("option", "", text);
    option.value = value;
    option.selected = value === data.period;
    period.append(option);
  }
  period.onchange = () => { isEntered(parentElement); setTriggerValue("choose", { period: period.value }); };
  field.append(period);
  top.append(names, field);

  const parts = [top], total = data.sureness.reduce((sum, one) => sum + one[2], 0);
  if (total) {
    const made = el("div", "sureness"), bar = el("div", "bar"), list = el("ul");
    bar.setAttribute("aria-hidden", "true");
    list.setAttribute("aria-label", words.sureness);
    for (const [text, strength, count] of data.sureness) {
      const piece = el("span", strength);
      piece.style.flexGrow = count;
      bar.append(piece);
      list.append(el("li", strength, text));
    }
    made.append(bar, list);
    parts.push(made);
  }
  parts.push(el("p", "coverage", data.coverage), el("p", "fair", words.fair));
  root.replaceChildren(...parts);
  if (focused) parentElement.getElementById?.(focused)?.focus();
}
