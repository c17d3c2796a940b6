"""The arithmetic of hours within days: how long, and whether two stretches of work overlap. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from pegawai.inti.kalender import MENIT_SEHARI, lama_menit


__all__ = ["MENIT_SEHARI", "beririsan", "lama_menit", "rentang", "tulis_pukul"]


def rentang(tanggal: date, jam_mulai: time, jam_selesai: time) -> tuple[datetime, datetime]:
    """Return the half-open stretch of local time that an activity takes.

    Kebijakan daerah: giliran kerja yang melewati tengah malam.
    """
    mulai = datetime.combine(tanggal, jam_mulai)
    return mulai, mulai + timedelta(minutes=lama_menit(jam_mulai, jam_selesai))


def tulis_pukul(jam_mulai: time, jam_selesai: time) -> str:
    """Write hours as people here do: 08.00, a dash, 09.30.

    Kebijakan daerah: penulisan jam menurut EYD.
    """
    return f"{jam_mulai:%H.%M}\N{EN DASH}{jam_selesai:%H.%M}"


def beririsan(satu: tuple[datetime, datetime], lain: tuple[datetime, datetime]) -> bool:
    """Tell whether two half-open stretches share a minute; one that begins when the other ends does not.

    Kebijakan daerah: kegiatan yang waktunya tumpang tindih.
    """
    return satu[0] < lain[1] and lain[0] < satu[1]
