"""Who may know of a report at all: reach, whistleblowing, confidence, and the accused with everybody below."""

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from asn.core.models import CatatanAkses
from pengaduan.aduan.models import Aduan, BukaSegel, IdentitasPelapor, LampiranAduan, NaskahTersegel, Tanggapan
from pengaduan.aduan.services import antrean, kabar, tangani, tujuan
from pengaduan.aduan.services.waktu import Jam
from pengaduan.aduan.workflows import IZIN_DISPOSISI, IZIN_EKSPOR, IZIN_LIHAT, IZIN_TANGANI
from tests.pengaduan.aduan.pembuat import buat_aduan, disposisi, verifikasi

pytestmark = pytest.mark.django_db


def terlihat(pengguna, izin=IZIN_LIHAT) -> set[int]:
    return set(Aduan.objects.terlihat_oleh(pengguna, izin).values_list("pk", flat=True))


def test_jangkauan_menurut_peran(kantor, orang_sorong):
    baru, milik = buat_aduan(kantor.kota), disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    assert terlihat(kantor.koordinator) == terlihat(kantor.auditor) == {baru.pk, milik.pk}
    assert terlihat(kantor.penghubung) == terlihat(kantor.kepala) == {milik.pk}
    assert terlihat(kantor.admin) == terlihat(orang_sorong) == set()


def test_pelaporan_pelanggaran_tidak_ada_bagi_siapa_pun_selain_inspektorat(kantor, masuk):
    wbs = buat_aduan(kantor.kota, jenis="wbs", judul="Pungli di loket parkir kota")
    verifikasi(wbs, kantor.inspektur, kantor.inspektorat, kelas="berkadar")
    for orang in (kantor.koordinator, kantor.kepala, kantor.penghubung, kantor.auditor, kantor.admin):
        for izin in (IZIN_LIHAT, IZIN_TANGANI, IZIN_EKSPOR, IZIN_DISPOSISI):
            assert wbs.pk not in terlihat(orang, izin)
        klien = masuk(orang)
        for alamat in ("aduan:daftar", "aduan:antrean"):
            for kueri in ("", "?q=pungli", f"?q={wbs.nomor}", "?format=csv"):
                assert b"Pungli" not in klien.get(reverse(alamat) + kueri).getvalue()
        assert klien.get(reverse("aduan:rincian", args=[wbs.pk])).status_code in (403, 404)
    assert wbs.pk in terlihat(kantor.inspektur)
    # In lists, news and exports even of Inspektorat the title stays closed.
    daftar = masuk(kantor.inspektur).get(reverse("aduan:daftar")).text
    assert "Pungli" not in daftar
    assert wbs.nomor in daftar


def test_wbs_tidak_dapat_keluar_dari_inspektorat(kantor):
    wbs = verifikasi(buat_aduan(kantor.kota, jenis="wbs"), kantor.inspektur, kelas="berkadar")
    with pytest.raises(ValidationError, match="hanya ditangani Inspektorat"):
        tangani.aduan_disposisi(aduan=wbs, instansi=kantor.perhubungan, oleh=kantor.inspektur)
    with pytest.raises(PermissionDenied):
        tangani.aduan_disposisi(aduan=wbs, instansi=kantor.inspektorat, oleh=kantor.koordinator)
    assert tujuan.tujuan_usulan(wbs, Jam(kantor.kota)) == kantor.inspektorat


def test_tidak_ada_pintu_di_situs_admin():
    terdaftar = set(admin.site._registry)
    assert terdaftar.isdisjoint({Aduan, IdentitasPelapor, NaskahTersegel, BukaSegel, Tanggapan, LampiranAduan})


def test_rahasia_hanya_bagi_penangan(kantor):
    rahasia = disposisi(kantor.kota, kantor.bidang, kantor.koordinator, rahasia=True)
    assert rahasia.pk in terlihat(kantor.penghubung)
    assert rahasia.pk not in terlihat(kantor.auditor)


@pytest.mark.parametrize(
    ("terlapor", "tertutup_bagi"),
    [("staf", {"penghubung"}), ("kabid", {"penghubung"}), ("kadis", {"penghubung", "kepala"})],
)
def test_terlapor_dan_bawahannya_tidak_tahu(kantor, terlapor, tertutup_bagi):
    aduan = disposisi(kantor.kota, kantor.perhubungan, kantor.koordinator)
    tangani.terlapor_tetapkan(aduan=aduan, pegawai=kantor.orang[terlapor], oleh=kantor.koordinator)
    for nama in ("penghubung", "kepala"):
        pengguna = type(kantor.kepala).objects.get(pk=getattr(kantor, nama).pk)
        assert (aduan.pk in terlihat(pengguna)) is (nama not in tertutup_bagi)
        assert (pengguna in kabar.yang_boleh(aduan, [pengguna])) is (nama not in tertutup_bagi)


def test_kepala_yang_dilaporkan_kehilangan_laporannya_ke_inspektorat(kantor):
    aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    hasil = tangani.terlapor_tetapkan(aduan=aduan, pegawai=kantor.orang["kadis"], oleh=kantor.koordinator)
    assert hasil.instansi == kantor.inspektorat
    kembali = tangani.aduan_kembalikan(aduan=hasil, alasan="Bukan tugas kami", oleh=kantor.inspektur)
    for unit in (kantor.perhubungan, kantor.bidang):
        with pytest.raises(ValidationError, match="dipimpinnya"):
            tangani.aduan_disposisi(aduan=kembali, instansi=unit, oleh=kantor.koordinator)
    assert tujuan.tujuan_usulan(kembali, Jam(kantor.kota)) == kantor.inspektorat


def test_petugas_yang_terlapor_tidak_dapat_ditugaskan(kantor):
    aduan = disposisi(kantor.kota, kantor.perhubungan, kantor.koordinator)
    tangani.terlapor_tetapkan(aduan=aduan, pegawai=kantor.orang["kabid"], oleh=kantor.koordinator)
    penghubung = type(kantor.kepala).objects.get(pk=kantor.penghubung.pk)
    hasil = tangani.tugaskan_massal(aduan=[aduan], petugas=penghubung, oleh=kantor.koordinator)
    assert (hasil.berhasil, len(hasil.gagal)) == (0, 1)


def test_antrean_menurut_tugas(kantor):
    baru, milik = buat_aduan(kantor.kota), disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    isi = lambda p: set(antrean.antrean(Aduan.objects.terlihat_oleh(p, IZIN_TANGANI), p).values_list("pk", flat=True))  # noqa: E731
    assert isi(kantor.penghubung) == {milik.pk}
    assert isi(kantor.koordinator) == {baru.pk, milik.pk}


def test_ekspor_tanpa_identitas_dan_tercatat(kantor, masuk):
    aduan = disposisi(
        kantor.kota, kantor.bidang, kantor.koordinator, identitas={"nama": "Budi Rahardjo"}, rahasia=True
    )
    klien = masuk(kantor.koordinator)
    csv = klien.get(reverse("aduan:daftar") + "?format=csv").getvalue().decode()
    assert aduan.nomor in csv
    assert "Budi" not in csv
    assert "Lampu" not in csv
    assert "Laporan rahasia" in csv
    assert CatatanAkses.objects.filter(pengguna=kantor.koordinator).exists()
    assert masuk(kantor.auditor).get(reverse("aduan:daftar") + "?format=csv").status_code == 403
