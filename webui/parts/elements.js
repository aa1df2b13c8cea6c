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
  left: "M14.7 5.3 8 12l6.7 6.7 1.4-1.4L10.8 12l5.3-5.3z",
  right: "M9.3 5.3 16 12l-6.7 6.7-1.4-1.4 5.3-5.3-5.3-5.3z",
  sieve: "M3 5h18l-7 8.2V20l-4-2v-4.8L3 5Z",
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
