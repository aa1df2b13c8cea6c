// Asks the server every second whether there is something new, and has the page run again only if there is. A hidden tab
// does not ask.
const PULSES = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  document.documentElement.lang = data.language;
  let own = PULSES.get(parentElement);
  if (!own) PULSES.set(parentElement, (own = { ended: false, last: 0 }));
  own.seen = data.pulse;
  own.pace = data.pace;
  own.beat = (pulse) => setTriggerValue("beat", pulse);
  const badge = el("span", "live", data.words?.live);
  own.show = (isLive) => {
    badge.className = isLive ? "live" : "live lost";
    badge.textContent = isLive ? data.words?.live : data.words?.paused;
  };
  root.replaceChildren(...(data.words ? [el("h2", "", data.words.title), sieve(data.words.filters), badge] : []));

  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("api/pulse", { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      const { pulse } = await answer.json();
      own.show(true);
      const isFree = Date.now() - own.last >= own.pace;
      if (pulse !== own.seen && isFree) {
        own.seen = pulse;
        own.last = Date.now();
        own.beat(pulse);
      }
    } catch { own.show(false); }
  };
  const again = async () => {
    await look();
    if (!own.ended) own.timer = setTimeout(again, 1000);
  };
  if (!own.timer) own.timer = setTimeout(again, 1000);
  return () => {
    own.ended = true;
    clearTimeout(own.timer);
    PULSES.delete(parentElement);
  };
}
