"""What the log leaves out: secrets in addresses, and how a refusal came about.

Settings load it, so it knows no Django.
"""

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


class Ringkas(logging.Filter):
    """Leaves a refusal its one line: only what nobody intended, an ERROR, brings its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR:
            record.exc_info = record.exc_text = None
        return True
