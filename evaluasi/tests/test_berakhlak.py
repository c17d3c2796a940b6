from evaluasi.berakhlak import PANDUAN_PERILAKU
from evaluasi.choices import NilaiDasar


def test_the_seven_values_stand_in_the_order_of_the_word():
    assert list(PANDUAN_PERILAKU) == list(NilaiDasar)
    assert "".join(nilai.label[0] for nilai in NilaiDasar) == "BAKHLAK"


def test_every_value_asks_for_three_different_things():
    panduan = [satu for tiga in PANDUAN_PERILAKU.values() for satu in tiga]

    assert len(panduan) == len(set(panduan)) == 21
    assert all(satu == satu.strip() and not satu.endswith(".") for satu in panduan)
