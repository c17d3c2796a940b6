"""The official questionnaire: nine questions in its own order, each with its own four answers.

Dasar: PermenPANRB 14/2017, lampiran (kuesioner). It asks about facilities (SARPRAS) before complaints
(PENGADUAN); the regulation's list of elements has them the other way round.
"""

from django.db import migrations


TANYA = "Bagaimana pendapat Saudara tentang "
BUTIR = (
    (
        "PERSYARATAN",
        TANYA + "kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    (
        "PROSEDUR",
        "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    (
        "WAKTU",
        TANYA + "kecepatan waktu dalam memberikan pelayanan?",
        ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    (
        "BIAYA",
        TANYA + "kewajaran biaya/tarif dalam pelayanan?",
        ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    ),
    (
        "PRODUK",
        TANYA + "kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil "
        "yang diberikan?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    (
        "KOMPETENSI",
        TANYA + "kompetensi/kemampuan petugas dalam pelayanan?",
        ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    ),
    (
        "PERILAKU",
        TANYA + "perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
        ("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"),
    ),
    (
        "SARPRAS",
        TANYA + "kualitas sarana dan prasarana?",
        ("Buruk", "Cukup", "Baik", "Sangat baik"),
    ),
    (
        "PENGADUAN",
        TANYA + "penanganan pengaduan pengguna layanan?",
        ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
    ),
)


def isi(apps, schema_editor):
    instrumen = apps.get_model("umpanbalik", "Instrumen").objects.create(
        kode="SKM-2017",
        nama="Kuesioner Survei Kepuasan Masyarakat",
        dasar="PermenPANRB 14/2017",
        berlaku_mulai="2017-01-01",  # the year of the regulation: no answer here is older
    )
    ButirInstrumen = apps.get_model("umpanbalik", "ButirInstrumen")
    ButirInstrumen.objects.bulk_create(
        ButirInstrumen(
            instrumen=instrumen,
            nomor=nomor,
            unsur=unsur,
            pertanyaan=pertanyaan,
            **{f"jawaban_{nilai}": jawaban for nilai, jawaban in enumerate(jawaban_jawaban, 1)},
        )
        for nomor, (unsur, pertanyaan, jawaban_jawaban) in enumerate(BUTIR, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("umpanbalik", "0002_tanggapan_lengkap")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
