// How fresh the knowledge is, what could not be read, and the language.
export default function ({ data, parentElement, setTriggerValue }) {
  const lines = el("div", "lines"), languages = el("div", "languages");
  lines.append(...data.lines.map((line) => el("div", "", line)));
  languages.role = "group";
  languages.setAttribute("aria-label", data.words.language);
  for (const [code, name] of [["vi", data.words.vietnamese], ["en", data.words.english]]) {
    const made = button("", name, () => code !== data.language && setTriggerValue("act", { language: code }));
    made.lang = code;
    made.setAttribute("aria-pressed", String(code === data.language));
    languages.append(made);
  }
  const parts = [lines];
  if (data.failures) parts.push(button("plain failures", data.failures, () => setTriggerValue("act", { failures: true })));
  parentElement.querySelector(".root").replaceChildren(...parts, languages);
}
