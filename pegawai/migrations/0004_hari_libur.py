"""Holidays and joint leave of 2025 to 2027, as the three ministers' decrees name them; editable afterwards."""

from datetime import date

from django.db import migrations


LIBUR_NASIONAL, CUTI_BERSAMA = "LIBUR_NASIONAL", "CUTI_BERSAMA"
DASAR = {
    2025: "SKB 3 Menteri 1017/2024, 2/2024, 2/2024 dan perubahannya",
    2026: "SKB 3 Menteri 1497/2025, 2/2025, 5/2025",
    2027: "SKB 3 Menteri 1205/2026, 3/2026, 2/2026",
}
HARI_LIBUR = (
    ("2025-01-01", "Tahun Baru Masehi", LIBUR_NASIONAL),
    ("2025-01-27", "Isra Mikraj Nabi Muhammad", LIBUR_NASIONAL),
    ("2025-01-28", "Cuti Bersama Tahun Baru Imlek", CUTI_BERSAMA),
    ("2025-01-29", "Tahun Baru Imlek", LIBUR_NASIONAL),
    ("2025-03-28", "Cuti Bersama Hari Suci Nyepi", CUTI_BERSAMA),
    ("2025-03-29", "Hari Suci Nyepi", LIBUR_NASIONAL),
    ("2025-03-31", "Hari Raya Idul Fitri", LIBUR_NASIONAL),
    ("2025-04-01", "Hari kedua dari Hari Raya Idul Fitri", LIBUR_NASIONAL),
    ("2025-04-02", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2025-04-03", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2025-04-04", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2025-04-07", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2025-04-18", "Wafat Yesus Kristus", LIBUR_NASIONAL),
    ("2025-04-20", "Kebangkitan Yesus Kristus", LIBUR_NASIONAL),
    ("2025-05-01", "Hari Buruh Internasional", LIBUR_NASIONAL),
    ("2025-05-12", "Hari Raya Waisak", LIBUR_NASIONAL),
    ("2025-05-13", "Cuti Bersama Hari Raya Waisak", CUTI_BERSAMA),
    ("2025-05-29", "Kenaikan Yesus Kristus", LIBUR_NASIONAL),
    ("2025-05-30", "Cuti Bersama Kenaikan Yesus Kristus", CUTI_BERSAMA),
    ("2025-06-01", "Hari Lahir Pancasila", LIBUR_NASIONAL),
    ("2025-06-06", "Hari Raya Idul Adha", LIBUR_NASIONAL),
    ("2025-06-09", "Cuti Bersama Hari Raya Idul Adha", CUTI_BERSAMA),
    ("2025-06-27", "Tahun Baru Islam", LIBUR_NASIONAL),
    ("2025-08-17", "Hari Kemerdekaan Republik Indonesia", LIBUR_NASIONAL),
    ("2025-08-18", "Cuti Bersama Hari Kemerdekaan Republik Indonesia", CUTI_BERSAMA),
    ("2025-09-05", "Maulid Nabi Muhammad", LIBUR_NASIONAL),
    ("2025-12-25", "Hari Raya Natal", LIBUR_NASIONAL),
    ("2025-12-26", "Cuti Bersama Hari Raya Natal", CUTI_BERSAMA),
    ("2026-01-01", "Tahun Baru Masehi", LIBUR_NASIONAL),
    ("2026-01-16", "Isra Mikraj Nabi Muhammad", LIBUR_NASIONAL),
    ("2026-02-16", "Cuti Bersama Tahun Baru Imlek", CUTI_BERSAMA),
    ("2026-02-17", "Tahun Baru Imlek", LIBUR_NASIONAL),
    ("2026-03-18", "Cuti Bersama Hari Suci Nyepi", CUTI_BERSAMA),
    ("2026-03-19", "Hari Suci Nyepi", LIBUR_NASIONAL),
    ("2026-03-20", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2026-03-21", "Hari Raya Idul Fitri", LIBUR_NASIONAL),
    ("2026-03-22", "Hari kedua dari Hari Raya Idul Fitri", LIBUR_NASIONAL),
    ("2026-03-23", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2026-03-24", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2026-04-03", "Wafat Yesus Kristus", LIBUR_NASIONAL),
    ("2026-04-05", "Kebangkitan Yesus Kristus", LIBUR_NASIONAL),
    ("2026-05-01", "Hari Buruh Internasional", LIBUR_NASIONAL),
    ("2026-05-14", "Kenaikan Yesus Kristus", LIBUR_NASIONAL),
    ("2026-05-15", "Cuti Bersama Kenaikan Yesus Kristus", CUTI_BERSAMA),
    ("2026-05-27", "Hari Raya Idul Adha", LIBUR_NASIONAL),
    ("2026-05-28", "Cuti Bersama Hari Raya Idul Adha", CUTI_BERSAMA),
    ("2026-05-31", "Hari Raya Waisak", LIBUR_NASIONAL),
    ("2026-06-01", "Hari Lahir Pancasila", LIBUR_NASIONAL),
    ("2026-06-16", "Tahun Baru Islam", LIBUR_NASIONAL),
    ("2026-08-17", "Hari Kemerdekaan Republik Indonesia", LIBUR_NASIONAL),
    ("2026-08-25", "Maulid Nabi Muhammad", LIBUR_NASIONAL),
    ("2026-12-24", "Cuti Bersama Hari Raya Natal", CUTI_BERSAMA),
    ("2026-12-25", "Hari Raya Natal", LIBUR_NASIONAL),
    ("2027-01-01", "Tahun Baru Masehi", LIBUR_NASIONAL),
    ("2027-01-05", "Isra Mikraj Nabi Muhammad", LIBUR_NASIONAL),
    ("2027-02-05", "Cuti Bersama Tahun Baru Imlek", CUTI_BERSAMA),
    ("2027-02-06", "Tahun Baru Imlek", LIBUR_NASIONAL),
    ("2027-03-08", "Hari Suci Nyepi", LIBUR_NASIONAL),
    ("2027-03-09", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2027-03-10", "Hari Raya Idul Fitri", LIBUR_NASIONAL),
    ("2027-03-11", "Hari kedua dari Hari Raya Idul Fitri", LIBUR_NASIONAL),
    ("2027-03-12", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2027-03-15", "Cuti Bersama Hari Raya Idul Fitri", CUTI_BERSAMA),
    ("2027-03-25", "Cuti Bersama Wafat Yesus Kristus", CUTI_BERSAMA),
    ("2027-03-26", "Wafat Yesus Kristus", LIBUR_NASIONAL),
    ("2027-03-28", "Kebangkitan Yesus Kristus", LIBUR_NASIONAL),
    ("2027-05-01", "Hari Buruh Internasional", LIBUR_NASIONAL),
    ("2027-05-06", "Kenaikan Yesus Kristus", LIBUR_NASIONAL),
    ("2027-05-17", "Hari Raya Idul Adha", LIBUR_NASIONAL),
    ("2027-05-18", "Cuti Bersama Hari Raya Idul Adha", CUTI_BERSAMA),
    ("2027-05-19", "Cuti Bersama Hari Raya Waisak", CUTI_BERSAMA),
    ("2027-05-20", "Hari Raya Waisak", LIBUR_NASIONAL),
    ("2027-06-01", "Hari Lahir Pancasila", LIBUR_NASIONAL),
    ("2027-06-06", "Tahun Baru Islam", LIBUR_NASIONAL),
    ("2027-08-15", "Maulid Nabi Muhammad", LIBUR_NASIONAL),
    ("2027-08-17", "Hari Kemerdekaan Republik Indonesia", LIBUR_NASIONAL),
    ("2027-12-24", "Cuti Bersama Hari Raya Natal", CUTI_BERSAMA),
    ("2027-12-25", "Hari Raya Natal", LIBUR_NASIONAL),
    ("2027-12-26", "Isra Mikraj Nabi Muhammad", LIBUR_NASIONAL),
)


def isi(apps, schema_editor):
    HariLibur = apps.get_model("pegawai", "HariLibur")
    HariLibur.objects.bulk_create(
        HariLibur(tanggal=tanggal, nama=nama, jenis=jenis, dasar=DASAR[date.fromisoformat(tanggal).year])
        for tanggal, nama, jenis in HARI_LIBUR
    )


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0003_jejak_hanya_bertambah")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
