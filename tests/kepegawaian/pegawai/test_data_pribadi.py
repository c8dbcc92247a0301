"""Closed personal data: masked for everybody, opened with a reason, and never without a log entry."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from asn.core.models import CatatanAkses
from kepegawaian.pegawai.services.data_pribadi import BUTIR, data_pribadi_buka
from kepegawaian.pegawai.services.profil import Pembaca
from tests.kepegawaian import pembuat

ALASAN = {"alasan": "Verifikasi berkas pensiun, surat 800/12"}
NIK, TELEPON, ALAMAT = "3674015503900001", "081234567890", "Jalan Melati 12"


@pytest.fixture
def rina(kota):
    kota.rina.nik, kota.rina.telepon, kota.rina.alamat = NIK, TELEPON, ALAMAT
    kota.rina.save()
    pembuat.buat_keluarga(kota.rina, nama="Dimas Pratama")
    pembuat.buat_riwayat_hukdis(kota.rina, pelanggaran="Terlambat berulang kali")
    return kota.rina


def buka(pegawai, butir: str = "identitas") -> str:
    return reverse("pegawai:buka_data", args=[pegawai.pk, butir])


def buka_hukdis(pegawai) -> str:
    return reverse("pegawai:buka_hukdis", args=[pegawai.pk])


@pytest.mark.parametrize("siapa", ["sari", "budi", "pengelola", "akun_agus", "akun_rina"])
def test_profil_selalu_disamarkan(request, rina, masuk, siapa):
    peramban = masuk(request.getfixturevalue(siapa))
    for bagian in ("ikhtisar", "identitas", "keluarga", "penghargaan", "linimasa"):
        isi = peramban.get(reverse("pegawai:rincian", args=[rina.pk]), {"bagian": bagian}).text
        for rahasia in (NIK, TELEPON, ALAMAT, "Dimas Pratama", "Terlambat berulang kali"):
            assert rahasia not in isi


def test_bkd_membuka_dengan_alasan_dan_tercatat(rina, sari, masuk):
    jawaban = masuk(sari).post(buka(rina), ALASAN)
    assert all(isi in jawaban.text for isi in (NIK, TELEPON, ALAMAT))
    assert jawaban.headers["Cache-Control"] == "private, no-store"
    catatan = CatatanAkses.objects.get()
    assert (catatan.pengguna, catatan.objek_id, catatan.alasan) == (sari, str(rina.pk), ALASAN["alasan"])
    assert catatan.id_permintaan


@pytest.mark.parametrize("alasan", ["", "   ", "pendek"])
def test_tanpa_alasan_yang_cukup_tidak_terbuka(rina, sari, masuk, alasan):
    jawaban = masuk(sari).post(buka(rina), {"alasan": alasan})
    assert jawaban.status_code == 422
    assert NIK not in jawaban.text
    assert jawaban.context["form"].errors["alasan"]
    assert not CatatanAkses.objects.exists()


def test_membuka_keluarga_dan_hukdis(rina, sari, masuk):
    peramban = masuk(sari)
    assert "Dimas Pratama" in peramban.post(buka(rina, "keluarga"), ALASAN).text
    assert "Terlambat berulang kali" in peramban.post(buka_hukdis(rina), ALASAN).text
    assert set(CatatanAkses.objects.values_list("butir", flat=True)) == {
        "Data keluarga",
        "Riwayat hukuman disiplin",
    }


def test_data_sendiri_tanpa_alasan_tetapi_tercatat(rina, akun_rina, masuk):
    assert NIK in masuk(akun_rina).post(buka(rina)).text
    assert CatatanAkses.objects.get().alasan == "Melihat data sendiri"


def test_ppk_membuka_hukdis_tetapi_bukan_identitas(rina, budi, masuk):
    peramban = masuk(budi)
    assert "Terlambat berulang kali" in peramban.post(buka_hukdis(rina), ALASAN).text
    assert peramban.post(buka(rina), ALASAN).status_code == 403


@pytest.mark.parametrize(
    ("siapa", "identitas", "hukdis"),
    [("citra", 404, 404), ("pengelola", 403, 403), ("akun_agus", 404, 404)],
)
def test_orang_lain_tidak_dapat_membuka(request, rina, masuk, siapa, identitas, hukdis):
    """Agus holds the permission for himself only, so his subordinate is out of reach: as if not there."""
    peramban = masuk(request.getfixturevalue(siapa))
    assert peramban.post(buka(rina), ALASAN).status_code == identitas
    assert peramban.post(buka(rina, "keluarga"), ALASAN).status_code == identitas
    assert peramban.post(buka_hukdis(rina), ALASAN).status_code == hukdis
    assert not CatatanAkses.objects.exists()


def test_hanya_post_dan_butir_yang_dikenal(rina, sari, masuk):
    peramban = masuk(sari)
    assert peramban.get(buka(rina)).status_code == 405
    assert peramban.post(buka(rina, "gaji"), ALASAN).status_code == 404


def test_layanan_menolak_di_luar_jangkauan(rina, akun_agus, lingkup):
    with pytest.raises(PermissionDenied):
        data_pribadi_buka(pembaca=Pembaca(akun_agus, rina), butir=BUTIR["identitas"], alasan="ingin tahu saja")
    assert not CatatanAkses.objects.exists()


def test_pegawai_melihat_siapa_yang_membuka_datanya(rina, sari, akun_rina, masuk):
    masuk(sari).post(buka(rina), ALASAN)
    profil = reverse("pegawai:rincian", args=[rina.pk])
    jawaban = masuk(akun_rina).get(profil, {"bagian": "identitas"})
    assert ALASAN["alasan"] in jawaban.text
    assert "Sari" in jawaban.text
    assert "akses" not in masuk(sari).get(profil, {"bagian": "identitas"}).context


def test_catatan_akses_sebatas_kota(rina, sari, citra, akun_rina, masuk):
    masuk(sari).post(buka(rina), ALASAN)
    alamat = reverse("pegawai:catatan_akses")
    jawaban = masuk(sari).get(alamat)
    assert ALASAN["alasan"] in jawaban.text
    assert rina.nama in jawaban.text
    assert len(masuk(citra).get(alamat).context["tabel"].rows) == 0
    assert masuk(akun_rina).get(alamat).status_code == 403


def test_catatan_akses_disaring(rina, sari, masuk):
    peramban = masuk(sari)
    peramban.post(buka(rina), ALASAN)
    alamat = reverse("pegawai:catatan_akses")
    for parameter, jumlah in (({"q": "pensiun"}, 1), ({"q": "gaji"}, 0), ({"sampai": "2020-01-01"}, 0)):
        assert len(peramban.get(alamat, parameter).context["tabel"].rows) == jumlah


def test_jumlah_kueri_catatan_akses(rina, sari, masuk, hitung_kueri):
    peramban = masuk(sari)
    alamat = reverse("pegawai:catatan_akses")
    peramban.post(buka(rina), ALASAN)
    sedikit = hitung_kueri(peramban, alamat)
    for _ in range(4):
        peramban.post(buka(rina), ALASAN)
    assert hitung_kueri(peramban, alamat) == sedikit
