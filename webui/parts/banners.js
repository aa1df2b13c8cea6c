// What a reader has to know before trusting the page: a drive that is away, a watcher that stopped, a first reading under way.
export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.querySelector(".root").replaceChildren(...data.banners.map((banner) => {
    const made = el("div", banner.total ? "work" : "");
    made.setAttribute("role", "status");
    if (!banner.total) made.append(icon("warn"));
    made.append(el("span", "", banner.text));
    if (banner.ask) made.append(button("ask", banner.label, () => setTriggerValue("act", { [banner.ask]: true })));
    if (banner.total) {
      const bar = el("progress");
      bar.max = banner.total;
      bar.value = banner.done;
      bar.setAttribute("aria-label", banner.text);
      made.append(bar);
    }
    return made;
  }));
}
