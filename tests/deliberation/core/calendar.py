"""The days off of 2021 and 2023 that the examples of the procedure are counted over."""

from datetime import date


def _days(year: int, *months: tuple[int, tuple[int, ...]]) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, days in months for day in days)


HOLIDAYS = _days(
    2021, (1, (1,)), (2, (12,)), (3, (11,)), (4, (2,)), (5, (12, 13, 14, 26)), (6, (1,)), (7, (20,)), (8, (11, 17))
) | _days(
    2023,
    (1, (23,)),
    (3, (22, 23)),
    (4, (7, 19, 20, 21, 24, 25)),
    (5, (1, 18)),
    (6, (1, 2, 28, 29, 30)),
    (7, (19,)),
    (8, (17,)),
    (9, (28,)),
    (12, (25, 26)),
)


def d(text: str) -> date:
    """The day "2023-03-15"."""
    return date.fromisoformat(text)
