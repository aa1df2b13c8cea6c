// What this browser searched for lately; nobody else learns of it. Put before the box's own script.
const RECENT = "ochung.recent", MOST_RECENT = 8;
const recent = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST_RECENT) : [];
  } catch { return []; }  // a browser may keep nothing
};
const keepRecent = (texts) => {
  try { localStorage.setItem(RECENT, JSON.stringify(texts.slice(0, MOST_RECENT))); } catch { /* then not */ }
};
// The newest first. A text that was only typed on is kept once.
const remember = (text) => keepRecent([text, ...recent().filter((one, i) => one !== text && !(i === 0 && text.startsWith(one)))]);
