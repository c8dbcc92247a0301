"""Superseded rows leave the pages and stay reachable; the history of a row tells who changed what, to whom it may."""

import pghistory
import pytest
from django.db import connection
from django.urls import reverse

from asn.core.jejak import NILAI_LAMA_TIDAK_ADA, UBAH_DULU
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_cabut, riwayat_catat, riwayat_perbaiki
from tests.kepegawaian import pembuat


def profil(pegawai) -> str:
    return reverse("pegawai:rincian", args=[pegawai.pk])


def jejak(baris, kode: str) -> str:
    return reverse("pegawai:jejak", args=[baris.pegawai_id, kode, baris.pk])


@pytest.fixture
def diklat(kota, sari, isi_sah):
    """A training recorded, corrected twice: (oldest, newest)."""
    jenis = JENIS_RIWAYAT["diklat"]
    lama = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah("diklat"), oleh=sari, catatan="Usulan nomor 7")
    tengah = riwayat_perbaiki(sasaran=lama, versi=1, isi={"jp": "32"}, oleh=sari)
    baru = riwayat_perbaiki(sasaran=tengah, versi=1, isi={"nama": "Pelatihan Mutu"}, oleh=sari)
    return lama, baru


def test_versi_lama_disembunyikan_dan_dapat_ditampilkan(kota, sari, masuk, diklat):
    peramban = masuk(sari)
    jawaban = peramban.get(profil(kota.rina), {"bagian": "pendidikan"})
    assert "Pelatihan Mutu Layanan" not in jawaban.text
    assert "Tampilkan versi lama (2)" in jawaban.text
    jawaban = peramban.get(profil(kota.rina), {"bagian": "pendidikan", "lama": "diklat"})
    assert jawaban.text.count("Pelatihan Mutu Layanan") >= 2
    assert "Digantikan perbaikan" in jawaban.text
    assert "Sembunyikan versi lama" in jawaban.text


def test_linimasa_hanya_versi_yang_berlaku(kota, sari, masuk, diklat):
    peristiwa = masuk(sari).get(profil(kota.rina), {"bagian": "linimasa"}).context["peristiwa"]
    assert [p.judul for p in peristiwa if p.jenis == "Riwayat diklat"] == ["Pelatihan Mutu"]


@pytest.mark.parametrize("versi", [0, 1])
def test_jejak_menyebut_siapa_kapan_dan_apa(kota, sari, masuk, diklat, versi):
    """Whichever version one starts from, the whole chain is told, newest first."""
    jawaban = masuk(sari).get(jejak(diklat[versi], "diklat"))
    langkah = jawaban.context["langkah"]
    assert [(s.judul, s.oleh) for s in langkah] == [
        ("Diperbaiki", "Sari"),
        ("Diperbaiki", "Sari"),
        ("Dicatat", "Sari"),
    ]
    assert langkah[0].beda == [("Nama diklat", "Pelatihan Mutu Layanan", "Pelatihan Mutu")]
    assert langkah[1].beda == [("JP", "40", "32")]
    assert langkah[2].catatan == "Usulan nomor 7"
    assert all(s.pada for s in langkah)
    assert "WIB" in jawaban.text
    assert dict(jawaban.context["uraian"])["Nama diklat"] == "Pelatihan Mutu"


def test_jejak_pencabutan_beserta_alasannya(kota, sari, masuk, diklat):
    riwayat_cabut(sasaran=diklat[1], versi=1, alasan="Sertifikat ternyata tidak sah", oleh=sari)
    jawaban = masuk(sari).get(jejak(diklat[0], "diklat"))
    assert (jawaban.context["langkah"][0].judul, jawaban.context["berlaku"]) == ("Dicabut", False)
    assert "Sertifikat ternyata tidak sah" in jawaban.text
    assert "tidak berlaku lagi" in jawaban.text


def test_jejak_jabatan_yang_ditutup_jabatan_berikutnya(kota, sari, masuk, isi_sah):
    lama = RiwayatJabatan.objects.get(pegawai=kota.rina)
    riwayat_catat(jenis=JENIS_RIWAYAT["jabatan"], pegawai=kota.rina, isi=isi_sah("jabatan"), oleh=sari)
    langkah = masuk(sari).get(jejak(lama, "jabatan")).context["langkah"]
    assert [s.judul for s in langkah] == ["Diakhiri oleh jabatan berikutnya", "Tercatat di sistem ini"]
    assert langkah[0].catatan == "Berakhir 31-01-2024"
    assert langkah[0].beda == [("TMT selesai", "–", "31 Januari 2024")]


def test_perubahan_langsung_di_basis_data_ikut_terlihat(kota, sari, masuk):
    """Nobody can change a row unseen: the triggers tell it even when no service did."""
    baris = pembuat.buat_riwayat_diklat(kota.rina)
    semula = baris.nama
    for nama in ("Pelatihan A", "Pelatihan B"):
        type(baris).objects.filter(pk=baris.pk).update(nama=nama)
    langkah = masuk(sari).get(jejak(baris, "diklat")).context["langkah"]
    assert [s.judul for s in langkah] == ["Diubah", "Diubah", "Tercatat di sistem ini"]
    assert langkah[0].beda == [("Nama diklat", "Pelatihan A", "Pelatihan B")]
    assert langkah[1].beda == [("Nama diklat", semula, "Pelatihan A")]


def test_perubahan_pertama_menyebut_siapa_dan_alasannya(kota, sari, masuk):
    baris = pembuat.buat_riwayat_diklat(kota.rina, nama="Pelatihan Awal")
    with pghistory.context(user=sari.pk, alasan="Salah ketik di sertifikat"), connection.cursor() as kursor:
        kursor.execute("UPDATE pegawai_riwayatdiklat SET nama = 'Pelatihan Benar' WHERE id = %s", [baris.pk])
    langkah = masuk(sari).get(jejak(baris, "diklat")).context["langkah"][0]
    assert (langkah.judul, langkah.oleh, langkah.catatan) == ("Diubah", "Sari", "Salah ketik di sertifikat")
    assert langkah.beda == [("Nama diklat", "Pelatihan Awal", "Pelatihan Benar")]


def test_keadaan_yang_diubah_tanpa_langkah_pun_terlihat(kota, sari, masuk):
    baris = pembuat.buat_riwayat_diklat(kota.rina)
    semula = baris.get_verifikasi_display()
    type(baris).objects.filter(pk=baris.pk).update(verifikasi="DICABUT")
    langkah = masuk(sari).get(jejak(baris, "diklat")).context["langkah"]
    assert langkah[0].beda == [("Keadaan", semula, "Dicabut")]


def test_perubahan_langsung_segera_sesudah_dicatat_tidak_tersembunyi(kota, sari, masuk, diklat):
    """Within the seconds of a step, too: the step of a correction does not cover a change of the content."""
    type(diklat[1]).objects.filter(pk=diklat[1].pk).update(nama="Diam-diam")
    langkah = masuk(sari).get(jejak(diklat[1], "diklat")).context["langkah"]
    assert langkah[0].beda == [("Nama diklat", "Pelatihan Mutu", "Diam-diam")]


def test_peristiwa_dari_sebelum_nilai_lama_disimpan(kota, sari, masuk):
    """A first change recorded in the former way says that it cannot tell what stood there; the next one can."""
    baris = pembuat.buat_riwayat_diklat(kota.rina, nama="Pertama")
    kolom = {f.attname: getattr(baris, f.attname) for f in baris._meta.concrete_fields}
    type(baris).pgh_event_model.objects.create(pgh_label=UBAH_DULU, pgh_obj=baris, **kolom)
    type(baris).objects.filter(pk=baris.pk).update(nama="Kedua")
    langkah = masuk(sari).get(jejak(baris, "diklat")).context["langkah"]
    # Of one transaction the clock of the database and ours do not agree on the order.
    diubah = {s.catatan: s.beda for s in langkah if s.judul == "Diubah"}
    assert diubah == {NILAI_LAMA_TIDAK_ADA: [], "": [("Nama diklat", "Pertama", "Kedua")]}


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("sari", 200), ("budi", 200), ("pengelola", 200), ("akun_agus", 200), ("akun_rina", 200), ("citra", 404)],
)
def test_siapa_yang_boleh_membaca_jejak(request, masuk, diklat, siapa, status):
    assert masuk(request.getfixturevalue(siapa)).get(jejak(diklat[1], "diklat")).status_code == status


@pytest.mark.parametrize("siapa", ["akun_agus", "pengelola", "budi"])
def test_jejak_jenis_tertutup_mengikuti_izin_jenisnya(request, kota, masuk, siapa):
    """A superior, a manager of the unit and the PPK do not see the family; neither do they see its history."""
    baris = pembuat.buat_keluarga(kota.rina)
    assert masuk(request.getfixturevalue(siapa)).get(jejak(baris, "keluarga")).status_code == 404


def test_jejak_jenis_tertutup_disamarkan(kota, sari, masuk):
    baris = pembuat.buat_keluarga(kota.rina)
    riwayat_perbaiki(sasaran=baris, versi=1, isi={"nama": "Dimas Saputra"}, oleh=sari)
    jawaban = masuk(sari).get(jejak(baris, "keluarga"))
    assert jawaban.context["langkah"][0].beda == [("Nama", "disamarkan", "disamarkan")]
    assert "Dimas" not in jawaban.text


def test_baris_orang_lain_atau_jenis_lain_tidak_ada(kota, sari, masuk, diklat):
    peramban = masuk(sari)
    alamat = reverse("pegawai:jejak", args=[kota.joko.pk, "diklat", diklat[1].pk])
    assert peramban.get(alamat).status_code == 404
    assert peramban.get(reverse("pegawai:jejak", args=[kota.rina.pk, "warna", diklat[1].pk])).status_code == 404


def test_jumlah_kueri_jejak_tidak_bergantung_pada_panjang_rantai(kota, sari, masuk, hitung_kueri, diklat):
    peramban, baris = masuk(sari), diklat[1]
    sedikit = hitung_kueri(peramban, jejak(baris, "diklat"))
    for n in range(3):
        baris = riwayat_perbaiki(sasaran=baris, versi=1, isi={"jp": str(20 + n)}, oleh=sari)
    assert hitung_kueri(peramban, jejak(baris, "diklat")) == sedikit
