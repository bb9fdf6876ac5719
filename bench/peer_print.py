"""The peer's side of the print figures: the lines of an act, typeset by typst as PDF/UA-1. Prints seconds and pages."""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from pathlib import Path

_HEADING = re.compile(r"(BAB [IVXLC]+|Bagian \w+|Pasal \d+)$")
_SETTING = """#set document(title: "Perda")
#set page(width: {width}mm, height: {height}mm, margin: (x: {margin}mm, y: 25mm))
#set page(footer: context [#counter(page).display()])
#set text(font: "TeX Gyre Bonum", size: {size}pt, lang: "id", hyphenate: false)
#set par(justify: true)
#outline(title: "Daftar Isi")
"""


def main() -> None:
    """`peer_print.py LINES.json`: the lines and the page they are to stand on."""
    import typst

    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    parts = [_SETTING.format(**given["page"])]
    for line in given["lines"]:
        words = json.dumps(line.strip(), ensure_ascii=False)
        if _HEADING.match(line.strip()):
            parts.append(f"#heading(level: 1, {words})\n")
        else:  # in the column of the body, each level of a list further in, its number hanging
            left = given["body"] + given["step"] * ((len(line) - len(line.lstrip())) // 4)
            parts.append(f"#pad(left: {left:.2f}mm, par(hanging-indent: {given['step']}mm, {words}))\n")
    cpu, wall = time.process_time(), time.perf_counter()
    data = typst.compile("".join(parts).encode(), pdf_standards=["ua-1"])
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": cpu, "wall": wall, "memory": memory, "size": len(data)}))


if __name__ == "__main__":
    main()
