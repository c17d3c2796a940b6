"""Stopwatches: medians of repeated runs, after a warm-up, and two things timed in turn."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter


def detik(kerja: Callable[[], object]) -> float:
    mulai = perf_counter()
    kerja()
    return perf_counter() - mulai


def nisbah_bergantian(
    kerja: Callable[[], object], polos: Callable[[], object], ulang: int
) -> tuple[float, float]:
    """Return how many times as long `kerja` takes as `polos`, and its seconds, both as medians.

    They take turns, so that whatever else the machine does falls on both.
    """
    kerja()
    polos()
    berpasangan = [(detik(kerja), detik(polos)) for _ in range(ulang)]
    lama = median(satu for satu, _ in berpasangan)
    return lama / median(satu for _, satu in berpasangan), lama
