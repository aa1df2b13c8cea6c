// A few numbers side by side.
export default function ({ data, parentElement }) {
  parentElement.querySelector(".root").replaceChildren(...data.tiles.map((tile) => {
    const made = el("div"), value = el("dd");
    value.append(el("b", "", tile.value), el("span", "", tile.note));
    made.append(el("dt", "", tile.label), value);
    return made;
  }));
}
