"""Objections: once per stage and in time, answered by somebody else, and what follows when one is accepted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.berkas import berkas_baca
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_periksa, keberatan_putuskan
from kepegawaian.rekrutmen.models import HasilPeserta, KerabatPanitia, Lamaran, NilaiUjian, Pengumuman
from kepegawaian.rekrutmen.rules.berkas_hasil import baca, tulis
from kepegawaian.rekrutmen.services import sanggah
from kepegawaian.rekrutmen.services.hasil.administrasi import administrasi_terbitkan
from kepegawaian.rekrutmen.services.hasil.revisi import revisi_jalankan
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan

pytestmark = pytest.mark.django_db
URAIAN = "Nilai TKP saya di layar ujian 210, sedangkan diumumkan 166. Foto layar terlampir."
TIMBANG = "Berita acara CAT menunjukkan nilai TKP peserta ini memang berbeda dari yang diumumkan."
RINGKAS = "Nilai satu peserta salah tercatat dan sudah diperbaiki."


@pytest.fixture
def hari(dunia):
    return dunia.kota.hari_ini()


@pytest.fixture
def terbit(dunia, sari, hari):
    return pengumuman_terbitkan(seleksi=dunia.seleksi, tahap="dasar", nomor="1/2026", tanggal=hari, oleh=sari)


@pytest.fixture
def doni(dunia, buat_pengguna):
    """The member of the committee who answers objections."""
    akun = buat_pengguna("doni", dunia.kota, ("PANITIA", {}))
    dunia.panitia(akun)
    return akun


def akun(dunia, nama):
    return dunia.lamaran[nama].pelamar.akun


def ajukan(dunia, nama="eko", jenis="sanggah-dasar", oleh=None):
    return keberatan_ajukan(
        jenis=jenis,
        sasaran_id=dunia.lamaran[nama].pk,
        oleh=oleh or akun(dunia, nama),
        uraian=URAIAN,
        tuntutan="Perbaiki nilai saya.",
    )


def jawab(k, oleh, hasil="dikabulkan", isi=None):
    k = keberatan_periksa(keberatan=k, oleh=oleh)
    isi = {"nilai_TWK": "65", "nilai_TIU": "80", "nilai_TKP": "210"} if isi is None else isi
    return keberatan_putuskan(
        keberatan=k,
        oleh=oleh,
        hasil=hasil,
        pertimbangan=TIMBANG,
        ringkasan_publik=RINGKAS,
        versi=k.versi,
        sidik=k.sidik,
        isi=isi,
    )


def revisi(dunia, oleh, hari, tahap="dasar"):
    return revisi_jalankan(seleksi_id=dunia.seleksi.pk, tahap=tahap, oleh_id=oleh.pk, tanggal=hari)


def test_diterima_menjadi_revisi_bernomor(dunia, terbit, doni, hari):
    k = ajukan(dunia)
    assert k.pemutus_akun == doni
    assert str(k.jangka_ajukan).startswith("3 hari kalender")
    jawab(k, doni)
    assert HasilPeserta.objects.get(pengumuman=terbit, lamaran=dunia.lamaran["eko"]).status == "P"
    p = revisi(dunia, doni, hari)
    assert (p.revisi, p.tersegel, bool(p.sebab)) == (2, True, True)
    baris = {x.lamaran_id: x.status for x in HasilPeserta.objects.filter(pengumuman=p)}
    assert baris[dunia.lamaran["eko"].pk] == "P/L"
    assert dunia.keadaan("eko") == "lanjut"
    lama, baru = NilaiUjian.objects.filter(lamaran=dunia.lamaran["eko"]).order_by("revisi")
    assert (lama.nilai["TKP"], baru.nilai["TKP"], baru.sebab, baru.beku_pada is not None) == ("166", "210", k, True)
    berkas = baca(berkas_baca(p.berkas))
    assert tulis(berkas.terbitan) == berkas.badan
    terbit.tanda.refresh_from_db()
    assert terbit.tanda.digantikan_oleh == p.tanda
    # Delivered twice, by two workers: still one revision.
    assert revisi(dunia, doni, hari) is None


def test_ditolak_tidak_mengubah_apa_pun(dunia, terbit, doni, hari):
    jawab(ajukan(dunia), doni, "ditolak", {})
    assert revisi(dunia, doni, hari) is None
    assert Pengumuman.objects.count() == 1
    assert dunia.keadaan("eko") == "tidak_lanjut"


def test_sekali_per_tahap(dunia, terbit, doni):
    ajukan(dunia)
    with pytest.raises(TransitionRefused, match="sudah pernah"):
        ajukan(dunia)


def test_lewat_tiga_hari_ditolak(dunia, sari, doni, hari):
    lalu = hari - timedelta(days=4)
    pengumuman_terbitkan(seleksi=dunia.seleksi, tahap="dasar", nomor="1/2026", tanggal=lalu, oleh=sari)
    with pytest.raises(TransitionRefused, match="Tenggat mengajukan keberatan berakhir"):
        ajukan(dunia)


def test_hari_ketiga_masih_diterima(dunia, sari, doni, hari):
    lalu = hari - timedelta(days=3)
    pengumuman_terbitkan(seleksi=dunia.seleksi, tahap="dasar", nomor="1/2026", tanggal=lalu, oleh=sari)
    assert ajukan(dunia).batas_ajukan == hari


def test_masa_sanggah_yang_ditutup_menolak(dunia, terbit, doni):
    dunia.tahap("ujian_lanjutan")
    with pytest.raises(TransitionRefused, match="tidak sedang berjalan"):
        ajukan(dunia)


@pytest.mark.parametrize("siapa", ["ani", "sari", "citra"])
def test_tidak_dapat_menyanggah_hasil_orang_lain(dunia, terbit, doni, siapa, request):
    oleh = akun(dunia, "ani") if siapa == "ani" else request.getfixturevalue(siapa)
    with pytest.raises(PermissionDenied):
        ajukan(dunia, "eko", oleh=oleh)


def test_penerbit_tidak_menjawab_sanggahnya(dunia, terbit, sari, budi):
    """The only member who answers published the list: the PPK answers instead."""
    dunia.panitia(sari)
    k = ajukan(dunia)
    assert (k.pemutus_akun, k.ke_ppk) == (None, True)
    with pytest.raises(PermissionDenied):
        jawab(k, sari)


def test_verifikator_tidak_menjawab_sanggah_administrasi(dunia, doni, buat_pengguna, sari, hari):
    """Who verified the application is passed over, also when named to answer; and refused when assigned by hand."""
    rina = buat_pengguna("rina", dunia.kota, ("PANITIA", {}))
    dunia.pelamar("gita", "tms")
    dunia.verifikasi("gita", dunia.panitia(rina, "VERIFIKATOR"))
    dunia.panitia(rina)
    dunia.tahap("sanggah_administrasi")
    administrasi_terbitkan(seleksi=dunia.seleksi, nomor="1/ADM", tanggal=hari, oleh=sari)
    k = ajukan(dunia, "gita", "sanggah-administrasi")
    assert k.pemutus_akun == doni
    Keberatan.objects.filter(pk=k.pk).update(pemutus_akun=rina)
    k.refresh_from_db()
    with pytest.raises(TransitionRefused, match="ikut memutus"):
        jawab(k, rina, isi={})
    assert dunia.keadaan("gita") == "tms"


def test_kerabat_tidak_menjawab(dunia, terbit, buat_pengguna):
    tono = buat_pengguna("tono", dunia.kota, ("PANITIA", {}))
    bagian = dunia.panitia(tono)
    pelamar = dunia.lamaran["eko"].pelamar
    KerabatPanitia.objects.create(
        kota=dunia.kota, panitia=bagian, hubungan="ANAK", nama="Eko", sidik_nama=pelamar.sidik_nama
    )
    assert ajukan(dunia).pemutus_akun is None


def test_yang_disanggah_terbaca_dalam_kata_dan_sanggahnya_tampak(dunia, doni, sari, hari, masuk):
    """Neither side reads codes; who filed an objection finds it on the own results instead of the button."""
    dunia.pelamar("gita", "tms")
    dunia.tahap("sanggah_administrasi")
    administrasi_terbitkan(seleksi=dunia.seleksi, nomor="1/ADM", tanggal=hari, oleh=sari)
    klien, alamat = masuk(akun(dunia, "gita")), "/rekrutmen/hasil/saya/"
    tombol = f"/keberatan/ajukan/sanggah-administrasi/{dunia.lamaran['gita'].pk}/"
    assert tombol in klien.get(alamat).content.decode()
    isian = klien.get(tombol).content.decode()
    assert "Tidak memenuhi syarat (TMS)" in isian
    assert "TIDAK_TERBACA" not in isian
    k = ajukan(dunia, "gita", "sanggah-administrasi")
    halaman = klien.get(alamat).content.decode()
    assert tombol not in halaman
    assert f"/keberatan/{k.pk}/" in halaman
    tugas = masuk(doni).get("/rekrutmen/hasil/sanggah/").content.decode()
    assert "TIDAK_TERBACA" not in tugas


def test_beban_dibagi_rata(dunia, terbit, doni, buat_pengguna):
    tono = buat_pengguna("tono", dunia.kota, ("PANITIA", {}))
    dunia.panitia(tono)
    assert {ajukan(dunia, n).pemutus_akun for n in ("eko", "dedi")} == {doni, tono}


def test_sanggah_administrasi_diterima(dunia, doni, sari, hari):
    dunia.pelamar("gita", "tms")
    dunia.tahap("sanggah_administrasi")
    administrasi_terbitkan(seleksi=dunia.seleksi, nomor="1/ADM", tanggal=hari, oleh=sari)
    with pytest.raises(TransitionRefused, match="memenuhi syarat"):
        ajukan(dunia, "ani", "sanggah-administrasi")
    jawab(ajukan(dunia, "gita", "sanggah-administrasi"), doni, isi={})
    assert dunia.keadaan("gita") == "ms"
    p = revisi(dunia, doni, hari, "administrasi")
    assert (p.revisi, p.isi["status"]) == (2, {"MS": 7, "TMS": 0})
    assert revisi(dunia, doni, hari, "administrasi") is None


@pytest.mark.parametrize("isi", [{}, {"nilai_TWK": "65", "nilai_TIU": "80", "nilai_TKP": "166"}])
def test_diterima_tanpa_nilai_baru_ditolak(dunia, terbit, doni, isi):
    with pytest.raises(ValidationError, match="nilai yang diperbaiki"):
        jawab(ajukan(dunia), doni, isi=isi)
    assert NilaiUjian.objects.filter(lamaran=dunia.lamaran["eko"]).count() == 1


def test_banyak_sekaligus_dengan_hasil_per_baris(dunia, terbit, doni):
    satu, dua = ajukan(dunia, "eko"), ajukan(dunia, "dedi")
    basi = [(satu.pk, satu.versi, satu.sidik), (dua.pk, dua.versi + 1, dua.sidik)]
    hasil = sanggah.sanggah_putuskan_banyak(
        pilihan=basi, hasil="ditolak", pertimbangan=TIMBANG, ringkasan=RINGKAS, oleh=doni
    )
    assert [(k.pk, bool(pesan)) for k, pesan in hasil] == [(satu.pk, False), (dua.pk, True)]
    assert [k.pk for k in sanggah.tugas_saya(doni)] == [dua.pk]


def test_banyak_sekaligus_bukan_tugasnya(dunia, terbit, doni, sari):
    k = ajukan(dunia)
    with pytest.raises(PermissionDenied):
        sanggah.sanggah_putuskan_banyak(
            pilihan=[(k.pk, k.versi, k.sidik)], hasil="ditolak", pertimbangan=TIMBANG, ringkasan=RINGKAS, oleh=sari
        )


def test_kelompok_menurut_alasan(dunia, terbit, doni):
    for nama in ("eko", "dedi", "fani"):
        ajukan(dunia, nama)
    assert sorted(len(isi) for _, isi in sanggah.kelompokkan(sanggah.tugas_saya(doni))) == [1, 1, 1]


def test_jawaban_publik_tanpa_nama(dunia, terbit, doni):
    jawab(ajukan(dunia), doni, "ditolak", {})
    [satu] = sanggah.jawaban_publik(dunia.seleksi)
    assert satu.ringkasan_publik == RINGKAS


def test_yang_barisnya_berubah_mendapat_masa_sanggah_baru(dunia, sari, doni, hari):
    """A revision moves others as well: who is told something new may contest it; who is not may not."""
    lalu = hari - timedelta(days=2)
    terbit = pengumuman_terbitkan(seleksi=dunia.seleksi, tahap="dasar", nomor="1", tanggal=lalu, oleh=sari)
    jawab(ajukan(dunia), doni, isi={"nilai_TWK": "150", "nilai_TIU": "175", "nilai_TKP": "225"})
    p = revisi(dunia, doni, hari)
    sejak = dict(HasilPeserta.objects.filter(pengumuman=p).values_list("lamaran", "berubah_pada"))
    # Eko is first now; Budiman and Cici tie for the third place, so both still go on and their lines stand.
    assert sejak[dunia.lamaran["eko"].pk] == hari
    assert {sejak[dunia.lamaran[n].pk] for n in ("ani", "budiman", "cici", "dedi")} == {date.fromisoformat(str(lalu))}
    assert terbit.revisi == 1
    assert Lamaran.objects.filter(keadaan="lanjut").count() == 4
