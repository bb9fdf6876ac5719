from documents.reading.grid import Printed
from documents.reading.order import in_order, in_rows


def lines(*places):
    return [Printed(f"{left}-{down}", left, left + 40, down) for left, down in places]


def downs(found):
    return [line.down for line in found]


def test_what_is_written_late_goes_up_to_the_blank_paper_where_it_is_printed():
    assert downs(in_order(lines((0, 40), (0, 54), (0, 10), (0, 24)), 14)) == [10, 24, 40, 54]
    assert downs(in_order(lines((0, 10), (0, 80), (0, 94), (0, 40), (0, 54)), 14)) == [10, 40, 54, 80, 94]


def test_a_page_number_written_first_and_printed_last_stands_last():
    assert downs(in_order(lines((0, 500), (0, 10), (0, 24)), 14)) == [10, 24, 500]


def test_blocks_side_by_side_keep_the_order_of_writing():
    cells = lines((0, 10), (0, 24), (0, 38), (90, 10), (90, 24))
    assert in_order(cells, 14) == cells
    between = lines((0, 10), (0, 24), (90, 17))
    assert in_order(between, 14) == between


def test_a_table_of_many_cells_is_left_alone():
    cells = lines(*((row % 2 * 90, 500 - row) for row in range(0, 400, 2)))
    assert in_order(cells, 1) == cells


def test_rows_of_a_scan_are_read_across():
    found = in_rows(lines((0, 24), (90, 25), (200, 10), (0, 11)), 14)
    assert [line.text for line in found] == ["0-11 200-10", "0-24 90-25"]
