"""One story through all the house, from a promise to a predicate: a tour for who is new here.

Ani promises results, works, and is rated; citizens are heard; the year's evidence stands beside the rating.
"""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from evaluasi import services as evaluasi
from evaluasi.choices import Ekspektasi, NilaiDasar, Predikat, PredikatOrganisasi
from evaluasi.models import CapaianHasil, RekapUnit
from evaluasi.services import IsianPenilaian
from kinerja.kepuasan import kepuasan
from kinerja.services import jalankan_hitungan
from laporan import services as laporan
from laporan.models import Kegiatan, RealisasiIndikator
from laporan.services import BulanSudahTerkunci
from pegawai import services as pegawai
from pegawai.choices import Aspek, StatusSKP, SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import HasilKerja, Indikator, JejakAudit
from umpanbalik import services as umpanbalik
from umpanbalik.choices import KategoriAduan, StatusAduan, Unsur
from umpanbalik.models import Aduan, IndeksKepuasan
from umpanbalik.queries import instrumen_pada, ringkasan_aduan
from umpanbalik.tests.factories import LayananFactory


MARET = Periode.bulan(2026, 3)
WIB = ZoneInfo("Asia/Pontianak")


def saat(tanggal: str, jam: int = 9) -> datetime:
    return datetime.fromisoformat(tanggal).replace(hour=jam, tzinfo=WIB)


def ani_menyusun_skp(pemeran):
    """January. Budi sends the plan back once, with a reason, and approves what comes next."""
    skp = pegawai.buat_skp(
        penugasan=pemeran.ani.penugasan.get(),
        periode=Periode.tahun(2026),
        oleh=pemeran.ani,
        pada=saat("2026-01-05"),
    )
    hasil = pegawai.simpan_hasil_kerja(
        hasil=HasilKerja(skp=skp, uraian="Kartu keluarga terbit tepat waktu"),
        daftar_indikator=[
            Indikator(uraian="Jumlah kartu keluarga terbit", target=120, satuan="berkas"),
            Indikator(
                uraian="Berkas tanpa kesalahan",
                aspek=Aspek.KUALITAS,
                target=95,
                satuan="persen",
                sumber_realisasi=SumberRealisasi.LAPORAN,
            ),
        ],
        dibuang=[],
        oleh=pemeran.ani,
        pada=saat("2026-01-05"),
    )
    putaran = {
        "skp_id": skp.pk,
        "oleh": pemeran.ani,
        "hari_ini": date(2026, 1, 6),
        "pada": saat("2026-01-06"),
    }
    pegawai.ajukan_skp(**putaran)
    pegawai.kembalikan_skp(
        skp_id=skp.pk, catatan="Jelaskan sasarannya.", oleh=pemeran.budi, pada=saat("2026-01-07")
    )
    pegawai.ajukan_skp(**putaran)
    skp = pegawai.setujui_skp(skp_id=skp.pk, oleh=pemeran.budi, pada=saat("2026-01-08"))

    assert (skp.status, skp.penilai) == (StatusSKP.DISETUJUI, pemeran.budi)
    return hasil


def ani_bekerja(pemeran, hasil):
    """March. Nine files of the ten that are March's share; one more entry never gets past Budi."""
    for tanggal, volume in ((date(2026, 3, 3), 5), (date(2026, 3, 10), 4), (date(2026, 3, 17), 7)):
        laporan.catat_kegiatan(
            kegiatan=Kegiatan(
                tanggal=tanggal,
                hasil_kerja=hasil,
                uraian="Menerbitkan kartu keluarga",
                jam_mulai=time(8),
                jam_selesai=time(10),
                volume=volume,
            ),
            oleh=pemeran.ani,
            pada=saat(str(tanggal), 16),
            ajukan=True,
        )
    pertama, kedua, ketiga = Kegiatan.objects.milik(pemeran.ani).order_by("tanggal")
    laporan.verifikasi_banyak(kegiatan_ids=[pertama.pk, kedua.pk], oleh=pemeran.budi, pada=saat("2026-03-18"))
    laporan.tolak_kegiatan(
        kegiatan_id=ketiga.pk, catatan="Sudah tercatat kemarin.", oleh=pemeran.budi, pada=saat("2026-03-18")
    )
    laporan.laporkan_realisasi(
        daftar_realisasi=[
            RealisasiIndikator(
                indikator=hasil.indikator.get(sumber_realisasi=SumberRealisasi.LAPORAN),
                bulan=MARET.mulai,
                nilai=Decimal("95"),
                sumber_data="Register pelayanan",
            )
        ],
        bulan=MARET,
        oleh=pemeran.ani,
        pada=saat("2026-03-31"),
    )


def warga_bersuara(pemeran):
    """Thirty rate the counter; one complains, is answered in time and says that it is settled."""
    layanan = LayananFactory(unit=pemeran.pelayanan, nama="Penerbitan kartu keluarga")
    for ke in range(30):
        umpanbalik.kirim_tanggapan(
            layanan=layanan,
            instrumen=instrumen_pada(date(2026, 3, 12)),
            nilai=dict.fromkeys(Unsur, 4 if ke % 2 else 3),
            profil={},
            kunci=uuid4(),
            tanggal=date(2026, 3, 12),
            pada=saat("2026-03-12"),
        )
    aduan = umpanbalik.kirim_aduan(
        aduan=Aduan(
            unit=pemeran.pelayanan,
            kategori=KategoriAduan.ADMINISTRASI,
            judul="Antrean habis pukul delapan",
            isi="Saya datang pukul delapan lewat sepuluh, antrean hari itu sudah habis.",
            kunci=uuid4(),
        ),
        nama="",
        kontak="",
        pada=saat("2026-03-09"),
    )
    umpanbalik.jawab_aduan(
        aduan_id=aduan.pk,
        jawaban="Mulai besok nomor antrean dibagikan sampai pukul sepuluh.",
        oleh=pemeran.budi,
        pada=saat("2026-03-11"),
    )
    aduan = umpanbalik.konfirmasi_aduan(aduan_id=aduan.pk, pada=saat("2026-03-12"))

    assert aduan.status == StatusAduan.SELESAI


def pimpinan_menilai(pemeran, hasil):
    """April. The mayor judges the office, then Budi judges Ani; then the month is closed for good."""
    periode = evaluasi.buka_periode(periode=MARET, oleh=pemeran.eko, pada=saat("2026-04-01"))
    evaluasi.tetapkan_organisasi(
        opd=pemeran.dinkes,
        periode_id=periode.pk,
        predikat=PredikatOrganisasi.BAIK,
        alasan="Target pelayanan tercapai, indeks kepuasan bermutu B.",
        oleh=pemeran.fajar,
        pada=saat("2026-04-02"),
    )
    penilaian = evaluasi.isi_penilaian(
        skp_id=hasil.skp_id,
        periode_id=periode.pk,
        versi=0,
        isian=IsianPenilaian(
            rating_hasil=Ekspektasi.SESUAI,
            rating_perilaku=Ekspektasi.ATAS,
            umpan_balik="Antrean tertib. Ajarkan caranya kepada loket sebelah.",
            perilaku=dict.fromkeys(NilaiDasar, (Ekspektasi.ATAS, "")),
        ),
        oleh=pemeran.budi,
        pada=saat("2026-04-03"),
    )
    evaluasi.tetapkan_penilaian(
        penilaian_id=penilaian.pk, predikat=Predikat.BAIK, oleh=pemeran.budi, pada=saat("2026-04-03")
    )
    evaluasi.tutup_periode(periode_id=periode.pk, alasan="", oleh=pemeran.eko, pada=saat("2026-04-10"))


def test_from_a_promise_to_a_predicate(client, pemeran):
    hasil = ani_menyusun_skp(pemeran)
    ani_bekerja(pemeran, hasil)
    warga_bersuara(pemeran)
    jalankan_hitungan(periode=MARET, jam=lambda: saat("2026-04-01", 1))

    # The evidence: 9 of 10 files and 95 of 95 percent; the index of thirty citizens, beside it and not in it.
    capaian = CapaianHasil.objects.pada(MARET).get(hasil_kerja=hasil)
    assert (capaian.jumlah_terukur, capaian.persen) == (2, Decimal("95.00"))
    indeks = kepuasan(IndeksKepuasan.objects.pada(MARET).get(unit=pemeran.dinkes))
    assert (indeks.n, indeks.nilai, indeks.mutu.value) == (30, Decimal("87.50"), "B")
    aduan = ringkasan_aduan(pemeran.dinkes, periode=MARET, hari_ini=date(2026, 4, 1))
    assert (aduan.diterima, aduan.tepat_waktu, aduan.terbuka) == (1, 1, 0)

    pimpinan_menilai(pemeran, hasil)

    # What was said stays said, and everybody finds it where they look for it.
    rekap = RekapUnit.objects.get(unit=pemeran.dinkes, mulai=MARET.mulai, selesai=MARET.selesai)
    assert rekap.jumlah_predikat[Predikat.BAIK] == 1
    with pytest.raises(BulanSudahTerkunci):
        laporan.catat_kegiatan(
            kegiatan=Kegiatan(
                tanggal=date(2026, 3, 20), uraian="Terlambat dicatat", jam_mulai=time(8), jam_selesai=time(9)
            ),
            oleh=pemeran.ani,
            pada=saat("2026-04-11"),
        )
    with time_machine.travel(saat("2026-04-11"), tick=False):
        client.masuk_sebagai(pemeran.ani)
        assert "Maret 2026, ditetapkan oleh Budi" in client.get("/beranda/").content.decode()
        client.masuk_sebagai(pemeran.citra)
        dasbor = client.get(f"{reverse('dasbor:unit', args=['DINKES'])}?bulan=2026-03").content.decode()
        assert "95,0%" in dasbor
        assert "87,50 · mutu B" in dasbor
    tindakan = list(JejakAudit.objects.order_by("pada", "pk").values_list("tindakan", flat=True))
    for satu in (
        "SKP_DISETUJUI",
        "KEGIATAN_DITOLAK",
        "ADUAN_DIJAWAB",
        "PENILAIAN_DITETAPKAN",
        "PERIODE_DITUTUP",
    ):
        assert satu in tindakan
