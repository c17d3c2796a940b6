from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.core.cache import cache

from umpanbalik import pintu
from umpanbalik.pintu import KeadaanCap


PADA = datetime(2026, 3, 10, 3, tzinfo=UTC)
KUNCI = UUID("5c0c8f6e-2f5b-4a55-9a53-0e4a5f1d7b11")


def test_a_form_ripens_after_three_seconds_and_is_stale_after_half_a_day():
    cap = pintu.buat_cap(KUNCI, PADA)

    def setelah(**lama):
        return pintu.periksa_cap(cap, KUNCI, PADA + timedelta(**lama))

    assert setelah(seconds=2) is KeadaanCap.TERLALU_BARU
    assert setelah(seconds=3) is KeadaanCap.SAH
    assert setelah(hours=12) is KeadaanCap.SAH
    assert setelah(hours=12, seconds=1) is KeadaanCap.USANG
    assert setelah(seconds=-60) is KeadaanCap.TERLALU_BARU  # the clock was set back


def test_a_stamp_counts_on_its_own_form_only():
    cap = pintu.buat_cap(KUNCI, PADA)
    kemudian = PADA + timedelta(minutes=1)

    assert pintu.periksa_cap(cap, uuid4(), kemudian) is KeadaanCap.ASING
    for palsu in ("", "0", cap[:-1] + ("A" if cap[-1] != "A" else "B"), cap.replace("17", "18", 1)):
        assert pintu.periksa_cap(palsu, KUNCI, kemudian) is KeadaanCap.ASING


def test_senders_are_counted_apart_and_their_address_is_kept_nowhere(rf):
    satu, lain = (rf.get("/", REMOTE_ADDR=alamat) for alamat in ("203.0.113.7", "203.0.113.8"))

    hasil = [pintu.boleh_lewat(pintu.JATAH_LACAK, satu) for _ in range(31)]

    assert hasil == [True] * 30 + [False]
    assert pintu.boleh_lewat(pintu.JATAH_LACAK, lain)
    assert pintu.boleh_lewat(pintu.JATAH_SURVEI, satu)
    assert "203.0.113.7" not in str(cache._cache)
