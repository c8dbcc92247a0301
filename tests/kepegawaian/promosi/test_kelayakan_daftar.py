"""The list of people weighed for a post: its pages, what it reads, and no verdict outliving the rows it rests on."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from asn.core import halaman
from asn.core.jangkauan import Jangkauan
from kepegawaian.jabatan.models import SyaratJabatan
from kepegawaian.jabatan.rules.diklat_pimpinan import DIKLAT_PIMPINAN
from kepegawaian.pegawai.models import RiwayatHukdis, RiwayatJabatan, RiwayatKinerja, RiwayatPangkat
from kepegawaian.promosi.services import kelayakan_timbang
from kepegawaian.promosi.services.kelayakan_syarat import jabatan_terlihat
from tests.kepegawaian.pembuat import (
    buat_golongan,
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_kompetensi,
    buat_pegawai,
    buat_riwayat_hukdis,
    buat_riwayat_kinerja,
    buat_riwayat_pendidikan,
    buat_standar,
    segarkan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    dinas = buat_instansi(kota_tangsel, "Dinas Sosial")
    kepala = buat_kepala(dinas, "Kepala Dinas Sosial")
    return dinas, kepala, buat_jabatan(dinas, "Kepala Bidang", jenis="ADMINISTRATOR", eselon="III.b", atasan=kepala)


def _cakap(kota, nama, jabatan):
    p = buat_pegawai(
        kota,
        nama,
        jabatan=jabatan,
        tmt_jabatan=date(2018, 1, 1),
        golongan="IV/b",
        tanggal_lahir=date(1982, 1, 1),
    )
    buat_riwayat_pendidikan(p)
    for tahun in range(timezone.localdate().year - 3, timezone.localdate().year):
        buat_riwayat_kinerja(p, tahun, None)
    return segarkan(p)


@pytest.fixture
def banyak(dinas, kota_tangsel):
    """Thirty people with a poor result last year, their names not in the order in which they came."""
    _, kepala, bidang = dinas
    orang = [_cakap(kota_tangsel, f"Orang {i * 7 % 30:02d}", bidang) for i in range(30)]
    RiwayatKinerja.objects.filter(tahun=timezone.localdate().year - 1).update(predikat="BUTUH_PERBAIKAN")
    return kepala, orang


def _nama(isi):
    """Names of the rows, in their order."""
    return [baris.split("</a>")[0].rpartition(">")[2] for baris in isi.split('<tr role="row">')[2:]]


def test_yang_kurang_satu_berhalaman_menurut_nama(banyak, buat_pengguna, masuk, kota_tangsel):
    """A page of the kept answer is cut from its keys: neither searched nor counted again."""
    kepala, orang = banyak
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    alamat, urut = reverse("kelayakan:jabatan", args=[kepala.pk]), sorted(p.nama for p in orang)
    awal = klien.get(alamat, {"hasil": "kurang_1"}).content.decode()
    assert _nama(awal) == urut[:25]
    assert "30 pegawai" in awal
    with CaptureQueriesContext(connection) as kueri:
        kedua = klien.get(alamat, {"hasil": "kurang_1", "halaman": "2"}).content.decode()
    assert _nama(kedua) == urut[25:]
    assert not [k for k in kueri if "COUNT(" in k["sql"] or ("LIMIT" in k["sql"] and "pegawai_pegawai" in k["sql"])]
    # Beyond the end stands the last page; what searches, filters or sorts is asked.
    assert _nama(klien.get(alamat, {"hasil": "kurang_1", "halaman": "9"}).content.decode()) == urut[25:]
    assert _nama(klien.get(alamat, {"hasil": "kurang_1", "q": "Orang 07"}).content.decode()) == ["Orang 07"]
    lain = {"hasil": "kurang_1", "jenis_jabatan": "PELAKSANA"}
    assert "Belum ada yang cocok" in klien.get(alamat, lain).content.decode()
    terbalik = klien.get(alamat, {"hasil": "kurang_1", "urut": "-nama"}).content.decode()
    assert _nama(terbalik) == urut[::-1][:25]
    assert "Pilih tanggal" in klien.get(alamat, {"hasil": "kurang_1", "tanggal": "1990-01-01"}).content.decode()


def test_yang_sangat_banyak_disimpan_depannya_saja(banyak, buat_pengguna, masuk, kota_tangsel, monkeypatch):
    """The first pages come from the keys, those further on and whatever is filtered by asking the condition."""
    kepala, orang = banyak
    monkeypatch.setattr(kelayakan_timbang, "TERSIMPAN", 10)
    monkeypatch.setattr(kelayakan_timbang, "TERDEPAN", 25)
    monkeypatch.setattr(halaman, "HITUNG_MAKS", 10)
    buat_pegawai(kota_tangsel, "Orang lain")
    klien, urut = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {}))), sorted(p.nama for p in orang)
    alamat = reverse("kelayakan:jabatan", args=[kepala.pk])
    for _ in range(2):
        with CaptureQueriesContext(connection) as kueri:
            isi = klien.get(alamat, {"hasil": "kurang_1"}).content.decode()
        assert _nama(isi) == urut[:25]
        assert "Lebih dari 10 pegawai" in isi
        assert "Berikutnya" in isi
    assert not [k for k in kueri if "CASE WHEN" in k["sql"]]
    assert _nama(klien.get(alamat, {"hasil": "kurang_1", "halaman": "2"}).content.decode()) == urut[25:]
    assert _nama(klien.get(alamat, {"hasil": "kurang_1", "q": "Orang 07"}).content.decode()) == ["Orang 07"]
    assert _nama(klien.get(alamat, {"hasil": "kurang_1", "urut": "-nama"}).content.decode()) == urut[::-1][:25]


def _dihukum(p):
    buat_riwayat_hukdis(p)


def _pangkat_dicabut(p):
    RiwayatPangkat.objects.filter(pegawai=p).update(verifikasi="DICABUT")


def _predikat_turun(p):
    RiwayatKinerja.objects.filter(pegawai=p).update(predikat="KURANG")


def _baru_menjabat(p):
    RiwayatJabatan.objects.filter(pegawai=p).update(tmt_mulai=timezone.localdate() - timedelta(days=30))


def _cuti(p):
    type(p).objects.filter(pk=p.pk).update(kedudukan="CLTN")


def _tua(p):
    type(p).objects.filter(pk=p.pk).update(tanggal_lahir=date(1960, 1, 1))


def _pangkat_turun(p):
    RiwayatPangkat.objects.filter(pegawai=p).update(golongan=buat_golongan("III/a"))


PERUBAHAN = {
    _dihukum: "Hukuman disiplin",
    _pangkat_dicabut: "Riwayat pangkat belum tercatat.",
    _predikat_turun: "Predikat kinerja",
    _baru_menjabat: "Masa jabatan",
    _cuti: "Kedudukan hukum tidak aktif.",
    _tua: "Hari terakhir yang memenuhi batas usia",
    _pangkat_turun: "tingkat pangkat.",
}


def test_putusan_mengikuti_setiap_perubahan(dinas, buat_pengguna, masuk, kota_tangsel):
    """Judged twice alike, judged anew after every change, and as at first once it is undone."""
    _, kepala, bidang = dinas
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    alamat = reverse("kelayakan:jabatan", args=[kepala.pk]) + "?hasil=semua"
    orang = {ubah: _cakap(kota_tangsel, f"Rina {ubah.__name__}", bidang) for ubah in PERUBAHAN}

    def baris():
        isi = klien.get(alamat).content.decode().partition("</table>")[0].split('<tr role="row">')[2:]
        return {ubah: next(b for b in isi if p.nama in b) for ubah, p in orang.items()}

    awal = baris()
    assert all("Memenuhi syarat" in b and "sudah" in b for b in awal.values())
    assert baris() == awal
    for ubah, p in orang.items():
        ubah(p)
    kini = baris()
    for ubah, kata in PERUBAHAN.items():
        assert kata in kini[ubah], ubah.__name__
        assert "Memenuhi syarat" not in kini[ubah]
    RiwayatHukdis.objects.update(verifikasi="DICABUT")
    assert baris()[_dihukum] == awal[_dihukum]


def test_yang_hanya_ditimbang_tidak_dibaca_dan_tidak_kurang(dinas, buat_pengguna, masuk, kota_tangsel):
    """Until the SKJ makes it compulsory."""
    _, kepala, bidang = dinas
    rina = _cakap(kota_tangsel, "Rina Wulandari", bidang)
    buat_standar(kepala, buat_kompetensi(), 4)
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    alamat = reverse("kelayakan:jabatan", args=[kepala.pk]) + "?hasil=semua"
    with CaptureQueriesContext(connection) as kueri:
        isi = klien.get(alamat).content.decode()
    assert "Memenuhi syarat" in isi[isi.index(rina.nama) :]
    assert not [k for k in kueri if "pegawai_riwayatkompetensi" in k["sql"] or "pegawai_riwayatdiklat" in k["sql"]]
    SyaratJabatan.objects.create(kota_id=kepala.kota_id, jabatan=kepala, diklat="PKA")
    assert f"Belum lulus {DIKLAT_PIMPINAN['PKA'].nama}" in klien.get(alamat).content.decode()


def test_jabatan_hanya_bagi_yang_menjangkaunya(dinas, kota_tangsel, kota_sorong):
    """As `terlihat_oleh` would say: the whole city, or the unit; no other, and none without reach."""
    unit, kepala, _ = dinas
    lain = buat_instansi(kota_tangsel, "Dinas Lain")

    def terlihat(pk=kepala.pk, **jangkauan):
        pengguna = SimpleNamespace(jangkauan=lambda izin: Jangkauan(**jangkauan))
        return jabatan_terlihat(pengguna, "promosi.cari_kelayakan", pk)

    kota, asing = frozenset({kota_tangsel.pk}), frozenset({kota_sorong.pk})
    assert terlihat(kota_ids=kota, semua_kota=kota) == kepala
    assert terlihat(instansi_ids=frozenset({unit.pk}), semua_kota=kota) == kepala
    assert terlihat(instansi_ids=frozenset({lain.pk}), semua_kota=kota) is None
    assert terlihat(kota_ids=asing, semua_kota=asing) is None
    assert terlihat(pegawai_id=1, semua_kota=kota) is None
    assert terlihat() is None
    assert terlihat(pk=10**30, kota_ids=kota, semua_kota=kota) is None


def test_tiga_daftar_sebagai_tab_membawa_pencarian_dan_tanggalnya(banyak, buat_pengguna, masuk, kota_tangsel):
    kepala, _ = banyak
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    hari = timezone.localdate().isoformat()
    kueri = {"hasil": "kurang_1", "q": "Orang", "tanggal": hari, "halaman": "2", "belum": "PREDIKAT"}
    isi = klien.get(reverse("kelayakan:jabatan", args=[kepala.pk]), kueri).content.decode()
    dasar = f"q=Orang&amp;tanggal={hari}"
    assert f'<a href="?{dasar}">Memenuhi</a>' in isi
    assert f'<a href="?hasil=kurang_1&amp;{dasar}&amp;belum=PREDIKAT" aria-current="page">Kurang satu</a>' in isi
    assert f'<a href="?hasil=semua&amp;{dasar}&amp;belum=PREDIKAT">Semua pegawai</a>' in isi
    assert '<small class="keterangan d-block">Dinas Sosial</small>' in isi


def test_dari_satu_orang_ke_daftar_profil_dan_pencalonan(dinas, buat_pengguna, masuk, kota_tangsel):
    """What leads on is offered to whoever may go there, and brings the post along."""
    _, kepala, bidang = dinas
    rina = _cakap(kota_tangsel, "Rina Wulandari", bidang)
    RiwayatJabatan.objects.update(tmt_mulai=timezone.localdate() - timedelta(days=100))
    alamat, hari = reverse("kelayakan:orang", args=[rina.pk]), timezone.localdate()
    calon = reverse("talenta:calonkan", args=[rina.pk])
    tanya = {"jabatan": kepala.pk, "tanggal": hari.isoformat()}
    bkd = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    isi = bkd.get(alamat, tanya).content.decode()
    assert f'{reverse("kelayakan:jabatan", args=[kepala.pk])}?tanggal={hari}"' in isi
    assert f'href="{reverse("pegawai:rincian", args=[rina.pk])}">{rina.nama_lengkap}</a>' in isi
    dituju = f"{calon}?jenjang=JPT_PRATAMA&amp;jabatan={kepala.pk}"
    assert dituju in isi
    awal = isi.partition(f"?jabatan={kepala.pk}&amp;tanggal=")[2][:10]
    assert date.fromisoformat(awal) > hari
    terpilih = bkd.get(calon, {"jenjang": "JPT_PRATAMA", "jabatan": kepala.pk}).content.decode()
    assert f'<option value="{kepala.pk}" selected>' in terpilih
    assert alamat in bkd.get(reverse("talenta:pegawai", args=[rina.pk])).content.decode()
    diri = masuk(buat_pengguna("rina", kota_tangsel, pegawai=rina))
    for klien in (diri, masuk(buat_pengguna("gita", kota_tangsel, ("AUDITOR", {})))):
        assert calon not in klien.get(alamat, tanya).content.decode()
    rina.kedudukan = "CLTN"
    rina.save()
    assert calon not in bkd.get(alamat, tanya).content.decode()
