"""Progress and distribution for the agency and the head of an office; the board of a leader who has nothing left."""

from django.urls import reverse

from tests.kinerja.skp.penilaian.conftest import TW, nilai, sampaikan

ALAMAT = reverse("skp:sebaran")


def test_angka_dan_jumlah_menurut_jangkauan(siap, masuk):
    """Delivered counts, a draft does not; the city of somebody else is empty."""
    sampaikan(siap, siap.e_rina)
    nilai(siap, siap.e_joko, hasil_kerja="DI_BAWAH")
    for siapa in ("bkd", "gita"):
        jawaban = masuk(siap.akun[siapa]).get(f"{ALAMAT}?periode={TW}")
        assert "Predikat organisasi: belum ditetapkan" in jawaban.content.decode()
        isi = jawaban.context["sebaran"]
        assert [(b.nama, b.dinilai, b.jumlah) for b in isi.baris] == [("Dinas Perhubungan", 1, 3)]
        assert (isi.total.dinilai, isi.total.jumlah, dict(isi.total.predikat)) == (1, 3, {"BAIK": 1})
    asing = masuk(siap.akun["citra"]).get(f"{ALAMAT}?periode={TW}")
    assert asing.context["sebaran"].baris == []
    assert "Belum ada evaluasi" in asing.content.decode()


def test_papan_tanpa_sisa_tidak_menawarkan_apa_pun(siap, masuk):
    alamat = f"{reverse('skp:penilaian')}?periode={TW}"
    awal = masuk(siap.akun["bima"]).get(alamat).content.decode()
    assert "Nilai bersama" in awal
    assert "Sampaikan draf" not in awal
    sampaikan(siap, siap.e_rina)
    sampaikan(siap, siap.e_joko, hasil_kerja="DI_BAWAH")
    akhir = masuk(siap.akun["bima"]).get(alamat).content.decode()
    assert "sudah disampaikan." in akhir
    assert 'name="pilih"' not in akhir
    assert "Nilai bersama" not in akhir
