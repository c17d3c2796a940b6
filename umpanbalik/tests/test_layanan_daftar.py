from pegawai.tests.factories import UnitKerjaFactory
from umpanbalik.tests.factories import LayananFactory


def nama_layanan(jawaban):
    return [layanan.nama for layanan in jawaban.context["halaman"]]


def test_services_stand_by_unit_and_closed_ones_are_left_out(client, db):
    dukcapil = UnitKerjaFactory(nama="Dinas Kependudukan")
    LayananFactory(unit=dukcapil, nama="Kartu Keluarga baru")
    LayananFactory(unit=UnitKerjaFactory(nama="Badan Pendapatan"), nama="Validasi BPHTB")
    LayananFactory(unit=dukcapil, nama="Akta kelahiran")
    LayananFactory(nama="Layanan lama", aktif=False)

    assert nama_layanan(client.get("/survei/")) == ["Validasi BPHTB", "Akta kelahiran", "Kartu Keluarga baru"]


def test_what_only_offices_ask_for_is_not_offered_to_citizens_but_opens_by_its_link(client, db):
    LayananFactory(kode="PEG-01", nama="Kenaikan pangkat", internal=True)

    assert nama_layanan(client.get("/survei/")) == []
    assert nama_layanan(client.get("/survei/", {"cari": "pangkat"})) == []
    assert client.get("/survei/PEG-01/").status_code == 200


def test_a_search_looks_in_the_name_and_in_the_unit(client, db):
    LayananFactory(unit=UnitKerjaFactory(nama="Kelurahan Siantan Hulu"), nama="Surat pindah")
    LayananFactory(unit=UnitKerjaFactory(nama="Kelurahan Siantan Tengah"), nama="Surat usaha")

    assert nama_layanan(client.get("/survei/", {"cari": "siantan pindah"})) == ["Surat pindah"]
    assert nama_layanan(client.get("/survei/", {"cari": "siantan"})) == ["Surat pindah", "Surat usaha"]


def test_nothing_found_says_what_to_do(client, db):
    assert "Tidak ada layanan yang cocok" in client.get("/survei/", {"cari": "paspor"}).content.decode()
    assert "Belum ada layanan" in client.get("/survei/").content.decode()


def test_the_list_costs_the_same_for_few_and_many(client, db, jumlah_kueri_tetap):
    LayananFactory.create_batch(2)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/survei/"),
        tambah=lambda: LayananFactory.create_batch(25),
        paling_banyak=2,
    )
    assert len(client.get("/survei/", {"halaman": 2}).context["halaman"]) == 7
