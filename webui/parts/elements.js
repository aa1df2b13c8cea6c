// Small makers shared by all parts; put before each part's own script. Text from data only ever becomes a text node.
const el = (tag, cls, text) => {
  const made = document.createElement(tag);
  if (cls) made.className = cls;
  if (text != null) made.textContent = unturned(text);
  return made;
};

// Signs that turn the direction of writing make "exe.txt" of "txt.exe": they are shown, not obeyed.
const unturned = (text) => String(text).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

// Whether a part is to be drawn at all: drawing the same again would take the focus and the selected text away.
const DRAWN = new WeakMap();
const isDrawn = (parentElement, data) => {
  const text = JSON.stringify({ ...data, turn: 0 }), same = DRAWN.get(parentElement) === text;
  DRAWN.set(parentElement, text);
  return same;
};
// Somebody changed a field of it: whatever the page answers is to be drawn.
const isEntered = (parentElement) => DRAWN.delete(parentElement);

const button = (cls, text, press) => {
  const made = el("button", cls, text);
  made.type = "button";
  made.onclick = press;
  return made;
};

// A link to another page of ours, in the language of this one.
const kept = (href) => {
  const language = new URLSearchParams(location.search).get("lang");
  return language ? `${href}${href.includes("?") ? "&" : "?"}lang=${encodeURIComponent(language)}` : href;
};

// The same with its words; words alone where there is no page.
const linked = (cls, text, page) => {
  const made = el(page ? "a" : "span", cls, text);
  if (page) { made.href = kept(page); made.target = "_self"; }
  return made;
};

const SVG = "http://www.w3.org/2000/svg";
const drawn = (tag, attributes) => {
  const made = document.createElementNS(SVG, tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  return made;
};

const ICONS = {
  eye: "M12 5C7 5 2.7 8.1 1 12c1.7 3.9 6 7 11 7s9.3-3.1 11-7c-1.7-3.9-6-7-11-7Zm0 12a5 5 0 1 1 0-10 5 5 0 0 1 0 10Zm0-2.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z",
  save: "M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4L11 12.2V3ZM4 18h16v2H4z",
  copy: "M8 3h11a2 2 0 0 1 2 2v12h-2V5H8V3ZM5 7h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2Zm0 2v10h9V9H5Z",
  open: "M14 3h7v7h-2V6.4l-8.3 8.3-1.4-1.4L17.6 5H14V3ZM5 5h5v2H5v12h12v-5h2v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z",
  find: "M10 2a8 8 0 1 0 4.9 14.3l5.4 5.4 1.4-1.4-5.4-5.4A8 8 0 0 0 10 2Zm0 2a6 6 0 1 1 0 12 6 6 0 0 1 0-12Z",
  page: "M5 2h9l5 5v15H5V2Zm2 2v16h10V9h-5V4H7Zm2 8h6v2H9v-2Zm0 4h6v2H9v-2Z",
  link: "M10.6 13.4a1 1 0 0 0 1.4 0 1 1 0 0 0 0-1.4 2 2 0 0 1 0-2.8l3.5-3.5a2 2 0 0 1 2.8 2.8l-1.2 1.2a1 1 0 0 0 1.4 1.4l1.2-1.2a4 4 0 0 0-5.6-5.6l-3.5 3.5a4 4 0 0 0 0 5.6Zm2.8-2.8a1 1 0 0 0-1.4 1.4 2 2 0 0 1 0 2.8l-3.5 3.5a2 2 0 0 1-2.8-2.8l1.2-1.2a1 1 0 0 0-1.4-1.4l-1.2 1.2a4 4 0 0 0 5.6 5.6l3.5-3.5a4 4 0 0 0 0-5.6Z",
  left: "M14.7 5.3 8 12l6.7 6.7 1.4-1.4L10.8 12l5.3-5.3z",
  right: "M9.3 5.3 16 12l-6.7 6.7-1.4-1.4 5.3-5.3-5.3-5.3z",
  sieve: "M3 5h18l-7 8.2V20l-4-2v-4.8L3 5Z",
  mark: "M6 3h12a1 1 0 0 1 1 1v17l-7-4-7 4V4a1 1 0 0 1 1-1Zm1 2v12.5l5-2.9 5 2.9V5H7Z",
  marked: "M6 3h12a1 1 0 0 1 1 1v17l-7-4-7 4V4a1 1 0 0 1 1-1Z",
  name: "M6 2h8l5 5v15H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1Zm1 2v16h10V8.5h-4.5V4H7Z",
  number: "M9.4 3 8.6 8H4v2h4.3l-.6 4H3v2h4.4l-.8 5h2l.8-5h4l-.8 5h2l.8-5H20v-2h-4.3l.6-4H21V8h-4.4l.8-5h-2l-.8 5h-4l.8-5h-2Zm.9 7h4l-.6 4h-4l.6-4Z",
  person: "M12 3a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm0 2a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Zm0 9c4.4 0 8 2.2 8 5v2H4v-2c0-2.8 3.6-5 8-5Zm0 2c-3.4 0-6 1.6-6 3h12c0-1.4-2.6-3-6-3Z",
  folder: "M3 5h7l2 2h9v12H3V5Zm2 2v10h14V9h-7.8l-2-2H5Z",
  task: "M4 3h16v18H4V3Zm2 2v14h12V5H6Zm5 10.4-3-3 1.4-1.4 1.6 1.6 3.6-3.6 1.4 1.4-5 5Z",
  phrase: "M5 6h6v6c0 3-2 5-5 6v-2c2-.7 3-2 3-3.5H5V6Zm2 2v2.5h2V8H7Zm7-2h6v6c0 3-2 5-5 6v-2c2-.7 3-2 3-3.5h-4V6Zm2 2v2.5h2V8h-2Z",
  recent: "M12 3a9 9 0 1 1-8.5 6h2.2A7 7 0 1 0 12 5c-2 0-3.8.8-5 2.2L9 9H3V3l2.6 2.7A9 9 0 0 1 12 3Zm-1 4h2v4.6l3.2 3.2-1.4 1.4L11 12.4V7Z",
  feed: "M5 4a15 15 0 0 1 15 15h-2.5A12.5 12.5 0 0 0 5 6.5V4Zm0 5a10 10 0 0 1 10 10h-2.5A7.5 7.5 0 0 0 5 11.5V9Zm1.8 6.4a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z",
  warn: "M12 3 1.5 21h21L12 3Zm-1 7h2v5h-2v-5Zm0 6.5h2v2h-2v-2Z",
};
const icon = (name) => {
  const made = drawn("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  made.append(drawn("path", { d: ICONS[name], fill: "currentColor" }));
  return made;
};

// The clipboard needs https or this computer; elsewhere the old command still works.
const copyText = async (text, near) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = el("textarea");
    field.value = text;
    field.style.cssText = "position:fixed;opacity:0";
    near.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
};

const say = (text, near) => {
  near.querySelector(".toast")?.remove();
  const toast = el("div", "toast", text);
  toast.setAttribute("role", "status");
  near.append(toast);
  setTimeout(() => toast.remove(), 4000);
};

// Where the sidebar is folded away, on phones, its filters need a button that people see.
const sieve = (text) => {
  const expand = '[data-testid="stExpandSidebarButton"]';
  const made = button("sieve", null, () => document.querySelector(`button${expand}, ${expand} button`)?.click());
  made.append(icon("sieve"), text);
  return made;
};
