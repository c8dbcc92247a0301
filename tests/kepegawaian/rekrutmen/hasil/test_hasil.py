"""Publishing: what is ranked, what is frozen, who may, and what must never happen."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from asn.core.berkas import berkas_baca
from asn.core.lingkup import lingkup_kota
from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import HasilPeserta, NilaiUjian, Pengumuman, PutusanSeri
from kepegawaian.rekrutmen.rules.berkas_hasil import baca, tulis
from kepegawaian.rekrutmen.services.hasil.bahan import bahan_baca, terbitan_susun
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from tests.kepegawaian.rekrutmen.hasil.conftest import NILAI

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 20)


def terbitkan(dunia, oleh, tahap="dasar"):
    return pengumuman_terbitkan(seleksi=dunia.seleksi, tahap=tahap, nomor="810/1/PANSEL/2026", tanggal=HARI, oleh=oleh)


@pytest.fixture
def dasar(dunia, sari):
    return terbitkan(dunia, sari)


@pytest.fixture
def akhir(dunia, dasar, sari):
    dunia.tahap("integrasi")
    for nama, (_, skb) in NILAI.items():
        if skb:
            dunia.nilai(nama, "LANJUTAN", SKB=skb)
    return terbitkan(dunia, sari, "akhir")


def test_hasil_dasar(dunia, dasar):
    baris = {x.lamaran_id: x for x in HasilPeserta.objects.filter(pengumuman=dasar)}
    ringkas = {n: (baris[x.pk].status, baris[x.pk].peringkat) for n, x in dunia.lamaran.items()}
    assert ringkas == {
        "ani": ("P/L", 1),
        "budiman": ("P/L", 2),
        "cici": ("P/L", 2),
        "dedi": ("TL", None),
        "eko": ("P", 4),
        "fani": ("TH", None),
    }
    assert {n: dunia.keadaan(n) for n in dunia.lamaran} == {
        "ani": "lanjut",
        "budiman": "lanjut",
        "cici": "lanjut",
        "dedi": "gugur",
        "eko": "tidak_lanjut",
        "fani": "tidak_hadir",
    }
    dunia.seleksi.refresh_from_db()
    assert dunia.seleksi.keadaan == "sanggah_dasar"
    assert dasar.isi["status"] == {"P/L": 3, "TL": 1, "P": 1, "TH": 1}
    assert RiwayatKeadaan.objects.filter(transisi="umumkan_dasar").count() == 7


def test_hasil_akhir_usia_menentukan_dan_tidak_diumumkan(dunia, akhir):
    """Equal on marks and degree: the older one is taken, and the file shows no birth date."""
    assert {n: dunia.keadaan(n) for n in ("ani", "budiman", "cici", "eko")} == {
        "ani": "tidak_lulus",
        "budiman": "tidak_lulus",
        "cici": "lulus",
        "eko": "tidak_lanjut",
    }
    isi = berkas_baca(akhir.berkas)
    assert b"1998" not in isi
    assert str(dunia.lamaran["cici"].pelamar.tanggal_lahir.toordinal()).encode() not in isi
    cici = HasilPeserta.objects.get(pengumuman=akhir, lamaran=dunia.lamaran["cici"])
    assert (str(cici.nilai_akhir), cici.peringkat_akhir, cici.akhir, cici.tempat) == (
        "78.727",
        1,
        "LULUS",
        dunia.lowongan,
    )


@pytest.mark.parametrize("tahap", ["dasar", "akhir"])
def test_perintah_menghitung_ulang_berkas_terbitan(dunia, akhir, tmp_path, tahap):
    p = Pengumuman.objects.get(seleksi=dunia.seleksi, tahap=tahap)
    jalur, ulang = tmp_path / "hasil.csv", tmp_path / "ulang.csv"
    jalur.write_bytes(berkas_baca(p.berkas))
    call_command("hitung_ulang_seleksi", str(jalur), "--keluaran", str(ulang))
    assert ulang.read_bytes() == baca(jalur.read_bytes()).badan
    assert p.sha256 == p.berkas.sha256


def test_terbit_dua_kali_ditolak(dunia, dasar, sari):
    with pytest.raises(TransitionRefused):
        terbitkan(dunia, sari)
    assert Pengumuman.objects.count() == 1


@pytest.mark.parametrize("siapa", ["citra", "budi", "pelamar"])
def test_hanya_pengelola_seleksi_kota_ini(dunia, siapa, request):
    oleh = dunia.lamaran["ani"].pelamar.akun if siapa == "pelamar" else request.getfixturevalue(siapa)
    with pytest.raises(PermissionDenied):
        terbitkan(dunia, oleh)
    assert dunia.keadaan("ani") == "ms"
    assert not Pengumuman.objects.exists()


def test_nilai_kurang_menahan_pengumuman(dunia, sari):
    NilaiUjian.objects.filter(lamaran=dunia.lamaran["fani"]).delete()
    with pytest.raises(ValidationError, match="1 peserta belum mempunyai nilai"):
        terbitkan(dunia, sari)
    dunia.seleksi.refresh_from_db()
    assert dunia.seleksi.keadaan == "ujian_dasar"


def test_sama_di_batas_menunggu_putusan_panitia(dunia, sari):
    """Nobody is taken by chance: the committee's order, with its record, comes first."""
    terbitkan(dunia, sari)
    dunia.tahap("integrasi")
    sama = dunia.lamaran["budiman"].pelamar.tanggal_lahir
    type(dunia.lamaran["cici"].pelamar).objects.filter(pk=dunia.lamaran["cici"].pelamar_id).update(tanggal_lahir=sama)
    for nama in ("ani", "budiman", "cici"):
        dunia.nilai(nama, "LANJUTAN", SKB=NILAI[nama][1])
    with pytest.raises(ValidationError, match="sama pada semua kriteria"):
        terbitkan(dunia, sari, "akhir")
    for urutan, nama in enumerate(("budiman", "cici"), 1):
        PutusanSeri.objects.create(
            kota=dunia.kota, lamaran=dunia.lamaran[nama], urutan=urutan, berita_acara="BA-1", dicatat_oleh=sari
        )
    p = terbitkan(dunia, sari, "akhir")
    assert dunia.keadaan("budiman") == "lulus"
    assert tulis(baca(berkas_baca(p.berkas)).terbitan) == baca(berkas_baca(p.berkas)).badan


def test_yang_mundur_memberi_tempat_pada_berikutnya(dunia, dasar, sari):
    dunia.tahap("integrasi")
    for nama in ("ani", "budiman", "cici"):
        dunia.nilai(nama, "LANJUTAN", SKB=NILAI[nama][1])
    type(dunia.lamaran["cici"]).objects.filter(pk=dunia.lamaran["cici"].pk).update(keadaan="mengundurkan_diri")
    terbitkan(dunia, sari, "akhir")
    assert (dunia.keadaan("cici"), dunia.keadaan("budiman")) == ("mengundurkan_diri", "lulus")


SQL = {
    "nilai": ("UPDATE rekrutmen_nilaiujian SET nilai = %s::jsonb", ['{"TWK": "150"}']),
    "nilai hapus": ("DELETE FROM rekrutmen_nilaiujian", []),
    "nilai cair": ("UPDATE rekrutmen_nilaiujian SET beku_pada = NULL", []),
    "hasil": ("UPDATE rekrutmen_hasilpeserta SET peringkat = 1", []),
    "hasil hapus": ("DELETE FROM rekrutmen_hasilpeserta", []),
    "hasil tambah": (
        "INSERT INTO rekrutmen_hasilpeserta (kota_id, pengumuman_id, lamaran_id, lowongan_id, nomor, nilai, kurang, "
        "status, akhir, berubah_pada) SELECT kota_id, pengumuman_id, lamaran_id, lowongan_id, 'X', nilai, kurang, "
        "status, akhir, berubah_pada FROM rekrutmen_hasilpeserta LIMIT 1",
        [],
    ),
    "daftar": ("UPDATE rekrutmen_pengumuman SET isi = '{}'::jsonb", []),
    "daftar buka": ("UPDATE rekrutmen_pengumuman SET tersegel = false", []),
    "daftar sidik": ("UPDATE rekrutmen_pengumuman SET sha256 = ''", []),
    "daftar hapus": ("DELETE FROM rekrutmen_pengumuman", []),
}


def sql_jalankan(perintah, parameter):
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah, parameter)


@pytest.mark.parametrize("apa", SQL)
def test_terbitan_tidak_dapat_diubah_dengan_sql_pun(dunia, dasar, apa):
    """As the role of the application, within its own city."""
    with pytest.raises(DatabaseError, match=r"pgtrigger|tersegel"):
        sql_jalankan(*SQL[apa])


def test_nilai_belum_terbit_masih_dapat_diperbaiki(dunia):
    baris = NilaiUjian.objects.get(lamaran=dunia.lamaran["ani"])
    baris.nilai = {"TWK": "90", "TIU": "90", "TKP": "170"}
    baris.save()


def test_perbaikan_nilai_tanpa_sanggah_ditolak_basis_data(dunia, dasar):
    lama = NilaiUjian.objects.get(lamaran=dunia.lamaran["ani"])
    with pytest.raises(DatabaseError, match="nilai_ujian_revisi_bersebab"), transaction.atomic():
        NilaiUjian.objects.create(
            kota=dunia.kota, seleksi=dunia.seleksi, lamaran=lama.lamaran, ujian="DASAR", revisi=2, menggantikan=lama
        )


def test_belum_terbit_tidak_terlihat_dari_pintu_mana_pun(dunia, sari, citra, masuk):
    """Marks before the announcement: only who runs the selection reaches them."""
    ani = dunia.lamaran["ani"].pelamar.akun
    for oleh, banyak in ((sari, 6), (citra, 0), (ani, 0)):
        assert NilaiUjian.objects.terlihat_oleh(oleh, "rekrutmen.kelola_seleksi").count() == banyak
    assert not HasilPeserta.objects.terlihat_oleh(ani, "rekrutmen.melamar").exists()
    assert not Pengumuman.objects.terbit().exists()
    assert terbitan_susun(bahan_baca(dunia.seleksi), "awal", {}).peserta


def test_hasil_orang_lain_tidak_terlihat_pelamar(dunia, dasar):
    ani = dunia.lamaran["ani"].pelamar.akun
    milik = HasilPeserta.objects.terlihat_oleh(ani, "rekrutmen.melamar")
    assert {x.lamaran_id for x in milik} == {dunia.lamaran["ani"].pk}


def test_kota_lain_tidak_melihat_apa_pun(dunia, dasar, kota_sorong):
    with lingkup_kota([kota_sorong.pk]):
        assert not Pengumuman.objects.exists()
        assert not HasilPeserta.objects.exists()


def test_bekunya_menyentuh_nilai_ujian_itu_saja(dunia, sari):
    dunia.nilai("ani", "LANJUTAN", SKB=70)
    terbitkan(dunia, sari)
    beku = dict(NilaiUjian.objects.filter(lamaran=dunia.lamaran["ani"]).values_list("ujian", "beku_pada"))
    assert beku["LANJUTAN"] is None
    assert beku["DASAR"] <= timezone.now()
