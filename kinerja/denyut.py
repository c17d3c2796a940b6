"""The worker's heartbeat: a note in the cache, renewed as long as a worker takes tasks from the queue."""

from __future__ import annotations

import logging
from typing import Any

from celery import bootsteps
from django.core.cache import cache
from redis.exceptions import RedisError


logger = logging.getLogger(__name__)

KUNCI = "denyut-pekerja"
JEDA = 5.0  # seconds between two beats
LAMA = 20  # seconds of silence after which no worker is believed alive


def catat() -> None:
    """Note that a worker lives; an unreachable cache is logged, since the worker must outlive it."""
    try:
        cache.set(KUNCI, True, LAMA)
    except RedisError as galat:
        logger.warning("Heartbeat not written: %s", galat)


def terdengar() -> bool:
    """Did any worker beat within the last LAMA seconds? Raises RedisError when the cache is unreachable."""
    return cache.get(KUNCI) is not None


def lupakan() -> None:
    """Forget the last beat: the worker that made it was killed, and nobody should count on it."""
    cache.delete(KUNCI)


class Denyut(bootsteps.StartStopStep):
    """Beats from the moment a worker consumes its queue until it lets go of it."""

    requires = ("celery.worker.consumer.tasks:Tasks",)

    def __init__(self, parent: Any, **kwargs: Any) -> None:
        self.pengatur: Any = None
        super().__init__(parent, **kwargs)

    def start(self, parent: Any) -> None:
        catat()
        self.pengatur = parent.timer.call_repeatedly(JEDA, catat)

    def stop(self, parent: Any) -> None:
        if self.pengatur is not None:
            self.pengatur.cancel()
            self.pengatur = None
