/* Leads from a finding to its line in the text area: the line is selected and scrolled to. Without this file the
   link leads to the text area, and the address beside it to the unit in the printed text. */
"use strict";

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line]");
  const area = link && document.getElementById(link.hash.slice(1));
  if (!area) return;
  event.preventDefault();
  const begins = link.parentElement.querySelector("q")?.textContent ?? "";
  const [start, end] = placeOf(area.value.split("\n"), Number(link.dataset.line) - 1, begins);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  area.scrollTop = heightBefore(area, start) - area.clientHeight / 3;
  area.scrollIntoView({ block: "center" });
});

// Where the line stands now: lines may have been added above it since the text was checked.
function placeOf(lines, wanted, begins) {
  const same = lines.map((line, number) => [line.trim().replace(/\s+/g, " ").startsWith(begins), number]);
  const near = same.filter(([found]) => found).map(([, number]) => number);
  near.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted));
  const at = Math.min(near[0] ?? wanted, lines.length - 1);
  const start = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  return [start, start + lines[at].length];
}

// Pixels of the text before that sign, lines broken as the area breaks them.
function heightBefore(area, start) {
  const double = area.cloneNode();
  double.removeAttribute("id");
  double.removeAttribute("name");
  double.setAttribute("aria-hidden", "true");
  double.value = area.value.slice(0, start);
  Object.assign(double.style, { position: "absolute", visibility: "hidden", blockSize: "0", minBlockSize: "0" });
  double.style.inlineSize = `${area.clientWidth}px`;
  area.after(double);
  const height = double.scrollHeight;
  double.remove();
  return height;
}
