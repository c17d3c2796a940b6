"""A limit of tries, with the cache and without it."""

import pytest
from django.core.cache import cache
from redis.exceptions import TimeoutError as ValkeyMembisu

from pegawai.jatah import Jatah


JATAH = Jatah("uji", paling_banyak=2, detik=60)


def test_tries_beyond_the_limit_are_refused_until_some_are_given_back():
    assert [JATAH.ambil("ani") for _ in range(3)] == [True, True, False]

    JATAH.lupakan("ani")

    assert JATAH.ambil("ani")


@pytest.mark.parametrize("perintah", ["ambil", "kembalikan", "lupakan"])
def test_without_the_cache_nothing_is_counted_and_one_line_says_so(monkeypatch, caplog, perintah):
    def membisu(*argumen):
        raise ValkeyMembisu("Timeout reading from socket")

    for cara in ("add", "decr", "delete"):
        monkeypatch.setattr(cache, cara, membisu)

    assert getattr(JATAH, perintah)("ani") in {True, None}
    assert caplog.messages == ["Tries of uji are not counted: Timeout reading from socket"]
