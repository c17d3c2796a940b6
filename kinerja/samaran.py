"""Keeps the secrets that addresses carry out of the log. Settings load it, so it knows no Django."""

from __future__ import annotations

import logging
import re


# Who holds such an address holds what it opens: the case of a complaint, a person's new password.
RAHASIA = re.compile(r"(/pengaduan/(?:lacak|terkirim)/|/sandi/atur/[^/\s]+/)[^/\s]+")


class Samaran(logging.Filter):
    """Blots the secrets out of every line, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = RAHASIA.sub(r"\1***", record.getMessage()), None
        return True
