// A year as a calendar: one cell a day, Monday first. Arrow keys move, Enter or a click chooses a day, again undoes it.
const CELL = 13, GAP = 2.6, LEFT = 30, TOP = 18, DAY = 864e5;
const place = (at) => ({ x: LEFT + Math.floor(at / 7) * (CELL + GAP), y: TOP + (at % 7) * (CELL + GAP) });
const HEATS = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (isDrawn(parentElement, data)) return;
  const root = parentElement.querySelector(".root"), words = data.words, year = data.year;
  const first = Date.UTC(year, 0, 1), days = Math.round((Date.UTC(year + 1, 0, 1) - first) / DAY);
  const offset = (new Date(first).getUTCDay() + 6) % 7, weeks = Math.ceil((days + offset) / 7);
  const level = (count) => (count ? 1 + data.steps.filter((step) => count > step).length : 0);
  const hadFocus = parentElement.activeElement?.dataset?.day;

  const years = el("div", "years");
  for (const [to, name, label, may] of [[year - 1, "left", words.previous, true], [year + 1, "right", words.next, year < data.this_year]]) {
    const made = button("", null, () => setTriggerValue("pick", { year: to }));
    made.disabled = !may;
    made.setAttribute("aria-label", label);
    made.append(icon(name));
    years.append(made);
  }
  const bar = el("div", "bar");
  bar.append(el("h2", "", data.title), years);

  const chart = drawn("svg", { viewBox: `0 0 ${LEFT + weeks * (CELL + GAP)} ${TOP + 7 * (CELL + GAP)}`, role: "grid", "aria-label": `${data.title}. ${words.hint}` });
  const label = (text, x, y) => { const made = drawn("text", { x, y, "aria-hidden": "true" }); made.textContent = text; chart.append(made); };
  words.months.split(" ").forEach((name, month) => label(name, place(Math.round((Date.UTC(year, month, 1) - first) / DAY) + offset + 3).x, 11));
  words.weekdays.split(" ").forEach((name, day) => day % 2 === 0 && label(name, 0, TOP + day * (CELL + GAP) + 10));
  const rows = [...Array(7)].map(() => { const row = drawn("g", { role: "row" }); chart.append(row); return row; });
  const cells = [...Array(days)].map((_, i) => {
    const day = new Date(first + i * DAY).toISOString().slice(0, 10), count = data.days[day]?.[0] ?? 0;
    const text = `${day.slice(8)}/${day.slice(5, 7)}/${year}: ${data.days[day]?.[1] ?? data.zero}`;
    const cell = drawn("rect", { ...place(i + offset), width: CELL, height: CELL, rx: 2.5, class: `l${level(count)}${day > data.today ? " late" : ""}`,
      role: "gridcell", tabindex: -1, "aria-label": text, "aria-selected": String(day === data.chosen), "data-day": day });
    const title = drawn("title", {});
    title.textContent = text;
    cell.append(title);
    const choose = () => day <= data.today && setTriggerValue("pick", { day: day === data.chosen ? "" : day });
    cell.onclick = choose;
    cell.onkeydown = (event) => {
      const step = { ArrowRight: 7, ArrowLeft: -7, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { event.preventDefault(); focus(i + step); }
      else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); }
    };
    rows[(i + offset) % 7].append(cell);
    return cell;
  });
  const focus = (at) => {
    if (!cells[at]) return;
    cells.forEach((cell) => cell.setAttribute("tabindex", -1));
    cells[at].setAttribute("tabindex", 0);
    cells[at].focus();
  };
  const entry = cells.find((cell) => cell.dataset.day === (data.chosen || data.today)) ?? cells[0];
  entry.setAttribute("tabindex", 0);

  const legend = el("div", "legend"), scale = drawn("svg", { viewBox: "0 0 84 14", "aria-hidden": "true" });
  [0, 1, 2, 3, 4].forEach((i) => scale.append(drawn("rect", { x: i * 17, y: 0, width: CELL, height: CELL, rx: 2.5, class: "l" + i })));
  legend.append(words.less, scale, words.more);

  const before = parentElement.querySelector(".scroll")?.scrollLeft, scroll = el("div", "scroll");
  scroll.append(chart);
  root.replaceChildren(bar, scroll, legend);
  const isSame = HEATS.get(parentElement) === year;
  HEATS.set(parentElement, year);
  const wanted = (entry.x.baseVal.value / chart.viewBox.baseVal.width) * scroll.scrollWidth - scroll.clientWidth + 40;
  scroll.scrollLeft = isSame ? before : Math.max(0, wanted);
  if (hadFocus) cells.find((cell) => cell.dataset.day === hadFocus)?.focus();
}
