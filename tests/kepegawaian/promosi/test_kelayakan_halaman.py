"""The pages of eligibility: who sees them, what they say, and what leaves as a file."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.kepegawaian.pembuat import (
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_pegawai,
    buat_riwayat_hukdis,
    buat_riwayat_kinerja,
    buat_riwayat_pendidikan,
    segarkan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bidang(lingkup, kota_tangsel):
    """A vacant post of a head, its bidang with Rina who may be given it, and Joko who may not yet."""
    dinas = buat_instansi(kota_tangsel, "Dinas Sosial")
    kepala = buat_kepala(dinas, "Kepala Dinas Sosial")
    kabid = buat_jabatan(dinas, "Kepala Bidang", jenis="ADMINISTRATOR", eselon="III.b", atasan=kepala)
    lama = buat_jabatan(dinas, "Sekretaris", jenis="ADMINISTRATOR", eselon="III.a", atasan=kepala)
    rina = _pejabat(kota_tangsel, "Rina Wulandari", kabid, date(2018, 1, 1))
    joko = _pejabat(kota_tangsel, "Joko Susilo", lama, timezone.localdate() - timedelta(days=100))
    return kepala, rina, joko


def _pejabat(kota, nama, jabatan, sejak):
    p = buat_pegawai(kota, nama, jabatan=jabatan, tmt_jabatan=sejak, golongan="IV/b", tanggal_lahir=date(1982, 1, 1))
    buat_riwayat_pendidikan(p)
    for tahun in range(2023, timezone.localdate().year):
        buat_riwayat_kinerja(p, tahun, None)
    return segarkan(p)


def test_daftar_memuat_yang_memenuhi_dan_alasan_yang_belum(bidang, buat_pengguna, masuk, kota_tangsel):
    kepala, rina, joko = bidang
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    alamat = reverse("kelayakan:jabatan", args=[kepala.pk])
    awal = klien.get(alamat).content.decode()
    assert rina.nama in awal
    assert joko.nama not in awal
    semua = klien.get(alamat, {"hasil": "semua"}).content.decode()
    assert "Kurang 1 tahun 8 bulan." in semua or "Kurang 1 tahun 9 bulan." in semua
    belum = klien.get(alamat, {"belum": "MASA_JABATAN"}).content.decode()
    assert joko.nama in belum
    assert rina.nama not in belum
    kelak = klien.get(alamat, {"tanggal": (timezone.localdate() + timedelta(days=365 * 5)).isoformat()})
    assert rina.nama not in kelak.content.decode()  # no predicates of those years yet
    assert "Pilih tanggal pelantikan antara" in klien.get(alamat, {"tanggal": "1990-01-01"}).content.decode()


def test_daftar_diurutkan_menurut_yang_kurang(bidang, buat_pengguna, masuk, kota_tangsel):
    """In both directions, and also among the few a filter leaves."""
    kepala, rina, joko = bidang
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    alamat = reverse("kelayakan:jabatan", args=[kepala.pk])

    def urutan(**kueri):
        isi = klien.get(alamat, kueri).content.decode()
        return [p for p in sorted((rina, joko), key=lambda p: isi.find(p.nama)) if p.nama in isi]

    assert urutan(hasil="semua", urut="hasil") == [rina, joko]
    assert urutan(hasil="semua", urut="-hasil") == [joko, rina]
    assert urutan(belum="MASA_JABATAN", urut="hasil") == [joko]


def test_jawaban_satu_kota_disimpan_dan_menyebut_waktunya(bidang, buat_pengguna, masuk, kota_tangsel):
    """Kept for everybody of the same reach; rows are judged when the page is opened, a file is looked up anew."""
    kepala, rina, joko = bidang
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    alamat = reverse("kelayakan:jabatan", args=[kepala.pk])
    assert "Dicari di antara seluruh pegawai pukul" in klien.get(alamat).content.decode()
    buat_riwayat_hukdis(rina)
    rekan = masuk(buat_pengguna("budi", kota_tangsel, ("BKD", {})))
    with CaptureQueriesContext(connection) as kueri:
        tersimpan = rekan.get(alamat).content.decode()
    assert rina.nama in tersimpan
    assert "Hukuman disiplin" in tersimpan[tersimpan.index(rina.nama) :]
    assert not [k for k in kueri if "pegawai_riwayatkinerja" in k["sql"] and "CASE WHEN" in k["sql"]]
    # Another day, or other requirements, are another question.
    besok = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert rina.nama not in klien.get(alamat, {"tanggal": besok}).content.decode()
    assert klien.get(alamat, {"q": "Joko"}).content.decode().count(joko.nama) == 0
    berkas = klien.post(f"{alamat}?hasil=kurang_1&format=csv", {"alasan": "Bahan rapat tim penilai kinerja"})
    isi = b"".join(berkas.streaming_content).decode() if berkas.streaming else berkas.content.decode()
    assert rina.nama in isi
    segar = klien.get(alamat, {"segar": "1", "q": "Rina", "halaman": "3"})
    assert segar.url == f"{alamat}?q=Rina"
    assert rina.nama not in klien.get(segar.url).content.decode()


def test_halaman_orang_menjawab_setiap_syarat(bidang, buat_pengguna, masuk, kota_tangsel):
    kepala, _, joko = bidang
    klien = masuk(buat_pengguna("joko", kota_tangsel, pegawai=joko))
    assert klien.get(reverse("kelayakan:saya")).url == reverse("kelayakan:orang", args=[joko.pk])
    alamat = reverse("kelayakan:orang", args=[joko.pk])
    cari = klien.get(alamat, {"q": "kepala dinas"}).content.decode()
    assert f"?jabatan={kepala.pk}" in cari
    isi = klien.get(alamat, {"jabatan": kepala.pk}).content.decode()
    assert "Masa jabatan – belum." in isi
    assert "PP 11/2017 jo PP 17/2020 ps. 107 ayat (1) huruf c" in isi
    assert "Belum, menunggu waktu" in isi


def test_hanya_diri_sendiri_dan_bkd(bidang, buat_pengguna, masuk, kota_tangsel, kota_sorong):
    kepala, rina, joko = bidang
    buat_riwayat_hukdis(joko)
    alamat = reverse("kelayakan:orang", args=[joko.pk])
    rekan = masuk(buat_pengguna("rina", kota_tangsel, pegawai=rina))
    assert rekan.get(alamat).status_code == 404
    assert rekan.get(reverse("kelayakan:jabatan", args=[kepala.pk])).status_code == 403
    kepala_unit = ("KEPALA_INSTANSI", {"kota": kota_tangsel, "instansi": kepala.instansi})
    assert masuk(buat_pengguna("gita", kota_tangsel, kepala_unit)).get(alamat).status_code == 403
    asing = masuk(buat_pengguna("citra", kota_sorong, ("BKD", {})))
    assert asing.get(alamat).status_code == 404
    assert asing.get(reverse("kelayakan:jabatan", args=[kepala.pk])).status_code == 404


def test_jabatan_kota_lain_tidak_dapat_dituju(bidang, buat_pengguna, masuk, kota_tangsel, kota_sorong):
    *_, joko = bidang
    asing = buat_kepala(buat_instansi(kota_sorong, "Dinas Sorong"))
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    for nilai in (asing.pk, "x", "9" * 30):
        isi = klien.get(reverse("kelayakan:orang", args=[joko.pk]), {"jabatan": nilai}).content.decode()
        assert "Pilih jabatan" in isi
        assert asing.nama not in isi


def test_ekspor_bertanya_keperluan_lalu_memuat_yang_kurang(bidang, buat_pengguna, masuk, kota_tangsel):
    kepala, rina, joko = bidang
    klien = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    alamat = reverse("kelayakan:jabatan", args=[kepala.pk]) + "?hasil=semua&format=csv"
    assert "keperluan" in klien.get(alamat).content.decode().lower()
    berkas = klien.post(alamat, {"alasan": "Bahan rapat tim penilai kinerja"})
    isi = b"".join(berkas.streaming_content).decode() if berkas.streaming else berkas.content.decode()
    assert "Masa jabatan" in isi
    assert rina.nama in isi
    assert joko.nama in isi
