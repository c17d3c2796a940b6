from datetime import UTC, datetime, timedelta

from django.core.cache import cache

from umpanbalik import pintu


PADA = datetime(2026, 3, 10, 3, tzinfo=UTC)


def test_a_form_ripens_after_three_seconds():
    cap = pintu.buat_cap(PADA)

    assert pintu.cap_matang(cap, PADA + timedelta(seconds=2)) is False
    assert pintu.cap_matang(cap, PADA + timedelta(seconds=3)) is True
    assert pintu.cap_matang(cap, PADA + timedelta(days=3)) is True  # left open over a weekend


def test_a_stamp_that_is_not_ours_counts_for_nothing():
    cap = pintu.buat_cap(PADA)

    assert pintu.cap_matang("", PADA) is None
    assert pintu.cap_matang(cap[:-1] + ("A" if cap[-1] != "A" else "B"), PADA) is None
    assert pintu.cap_matang("0", PADA) is None


def test_links_carry_their_code_and_cannot_be_guessed():
    tanda = pintu.buat_tanda("PTK-7K3M-9QXA")

    assert pintu.baca_tanda(tanda) == "PTK-7K3M-9QXA"
    assert pintu.baca_tanda("PTK-7K3M-9QXA") == ""
    assert pintu.baca_tanda(tanda.replace("7K3M", "7K3N")) == ""
    assert pintu.baca_tanda(pintu.buat_cap(PADA)) == ""  # signed by us, for something else


def test_senders_are_counted_apart_and_their_address_is_kept_nowhere(rf):
    satu, lain = (rf.get("/", REMOTE_ADDR=alamat) for alamat in ("203.0.113.7", "203.0.113.8"))

    hasil = [pintu.boleh_lewat(pintu.JATAH_LACAK, satu) for _ in range(31)]

    assert hasil == [True] * 30 + [False]
    assert pintu.boleh_lewat(pintu.JATAH_LACAK, lain)
    assert pintu.boleh_lewat(pintu.JATAH_SURVEI, satu)
    assert "203.0.113.7" not in str(cache._cache)
