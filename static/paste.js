// A table pasted into the text of a lampiran, from Word or a spreadsheet, becomes a table between "|" signs.
// Asked for with data-tables on the form, or by a select[name=kind] that says lampiran.
(() => {
  const isAnnex = (form) => form && ("tables" in form.dataset || form.querySelector("select[name=kind]")?.value === "lampiran");
  const plain = (words) => words.replace(/\s+/g, " ").trim().replace(/\|/g, "\\|");

  function ofHtml(html) {
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    if (!table) return null;
    const rows = [];
    [...table.rows].forEach((row, y) => {
      rows[y] ||= [];
      let x = 0;
      for (const cell of row.cells) {
        while (rows[y][x] !== undefined) x += 1;
        for (let down = 0; down < cell.rowSpan; down += 1) {
          for (let right = 0; right < cell.colSpan; right += 1) {
            (rows[y + down] ||= [])[x + right] = down || right ? "" : plain(cell.textContent);
          }
        }
        x += cell.colSpan;
      }
    });
    return rows.slice(0, table.rows.length);
  }

  const ofTabs = (text) => {
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
    return lines.length > 1 && lines.every((line) => line.includes("\t")) ? lines.map((line) => line.split("\t").map(plain)) : null;
  };

  const isNumber = (cell) => /^-?(Rp\.? ?)?[\d.]+(,\d+)?%?$/.test(cell);

  function written(rows) {
    const width = Math.max(...rows.map((row) => row.length));
    if (width < 2) return null;
    const full = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] || ""));
    const right = Array.from({ length: width }, (_, i) => i > 0 && full.slice(1).some((row) => row[i]) && full.slice(1).every((row) => !row[i] || isNumber(row[i])));
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(full[0]), line(right.map((side) => (side ? "---:" : "---"))), ...full.slice(1).map(line)].join("\n");
  }

  document.addEventListener("paste", (event) => {
    const box = event.target.closest?.("textarea.law");
    if (!box || !isAnnex(box.form) || !event.clipboardData) return;
    const rows = ofHtml(event.clipboardData.getData("text/html")) || ofTabs(event.clipboardData.getData("text/plain"));
    const table = rows?.length ? written(rows) : null;
    if (!table) return;
    event.preventDefault();
    const before = box.value.slice(0, box.selectionStart);
    const words = (before && !before.endsWith("\n") ? "\n" : "") + table + "\n";
    box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
