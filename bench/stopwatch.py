"""Times and queries of work: rounds that take turns, so that a busy machine disturbs everything alike."""

from __future__ import annotations

import gc
import re
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import connection

_NOT_COUNTED = re.compile(
    r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b|.*?\b(FROM|INTO|UPDATE) \"(django_session|accounts_user)\"",
    re.DOTALL,
)


def nothing() -> None:
    """The preparation of work that needs none."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is measured: `act`, after `ready`, which is not."""

    act: Callable[[], object]
    ready: Callable[[], object] = nothing


def clock() -> float:
    """Seconds: of this process's CPU where the database runs inside it, of the wall where it is a server."""
    return time.process_time() if connection.vendor == "sqlite" else time.perf_counter()


def queries(work: Work) -> list[str]:
    """The SQL of one run, without transaction statements, the session, and the person."""
    seen: list[str] = []

    def note(execute, sql, params, many, context):
        if not _NOT_COUNTED.match(sql):
            seen.append(sql)
        return execute(sql, params, many, context)

    work.ready()
    with connection.execute_wrapper(note):
        work.act()
    return seen


def rounds(works: Mapping[str, Work], count: int) -> dict[str, list[float]]:
    """Seconds of each work in each of `count` rounds; in a round each runs once, every other round in reverse."""
    times: dict[str, list[float]] = {name: [] for name in works}
    order = list(works)
    for _ in range(count):
        for name in order:
            works[name].ready()
            gc.collect()
            start = clock()
            works[name].act()
            times[name].append(clock() - start)
        order.reverse()
    return times


def median(times: list[float]) -> float:
    """The median in milliseconds."""
    return statistics.median(times) * 1000


def ratio(over: list[float], under: list[float]) -> float:
    """The median of the ratios of the rounds."""
    return statistics.median(a / b for a, b in zip(over, under, strict=True))
