"""Needs, external certificates, plans, and what a year of training brought about."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatDiklat
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat
from pelatihan.program import dokumen
from pelatihan.program.models import ButirIDP, PeringkatKebutuhan
from pelatihan.program.rules.kebutuhan import skor
from pelatihan.program.services.buku import buku_pegawai
from pelatihan.program.services.buku_kota import pemenuhan_kota
from pelatihan.program.services.dampak import laporan_cetak, laporan_terbitkan
from pelatihan.program.services.idp import butir_hapus, idp_ajukan, idp_mulai, idp_putuskan
from pelatihan.program.services.kebutuhan import kebutuhan_hitung, rekomendasi
from pelatihan.program.services.luar import luar_ajukan, luar_akui, luar_tolak, serupa
from pelatihan.program.services.rencana import rencana_pindah
from tests.kepegawaian.pembuat import (
    buat_indikator,
    buat_kompetensi,
    buat_pegawai,
    buat_riwayat_diklat,
    buat_riwayat_kinerja,
    buat_riwayat_kompetensi,
    buat_standar,
    segarkan,
)
from tests.pelatihan.program.conftest import HARI_INI
from tests.pelatihan.program.pembuat import (
    buat_anggaran,
    buat_angkatan,
    buat_idp,
    buat_kursus,
    buat_luar,
    buat_mitra,
    buat_pengajar,
    buat_peserta,
    buat_rencana,
)

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def hitung(kota):
    kebutuhan_hitung(kota_id=kota.pk, tanggal=HARI_INI)
    return {(b.pegawai.nama, b.subjek): b for b in PeringkatKebutuhan.objects.select_related("pegawai")}


# ---- needs


def test_peringkat_sama_dengan_aturan(kantor, kota_tangsel):
    """The SQL of the city and the rule of one person say the same of every row."""
    layanan = buat_kompetensi("MAN05", "Pelayanan Publik")
    for kompetensi in (kantor.kompetensi, layanan):
        buat_standar(kantor.rina.jabatan, kompetensi, 3)
    buat_riwayat_kompetensi(kantor.rina, kantor.kompetensi, level=1, tanggal=date(2025, 1, 1))
    buat_riwayat_kompetensi(kantor.rina, layanan, level=2, tanggal=date(2025, 1, 1))
    buat_riwayat_kompetensi(kantor.joko, kantor.kompetensi, level=3, tanggal=date(2025, 1, 1))
    buat_riwayat_kinerja(kantor.joko, 2026, 3, "KURANG")
    buat_indikator(kantor.dinas, "2026-T3", nilai=Decimal("70"))
    kebutuhan_catat(
        pegawai=kantor.rina, sumber="PEMBINAAN", subjek="x", kunci="a", kompetensi=layanan, urgensi="TINGGI", oleh=None
    )
    kebutuhan_catat(pegawai=kantor.hadi, sumber="ATASAN", subjek="Memimpin rapat", kunci="b", oleh=None)
    for p in (kantor.rina, kantor.joko, kantor.hadi):
        segarkan(p, HARI_INI)
    baris = hitung(kota_tangsel)
    assert set(baris) == {
        ("Rina Wulandari", "Integritas"),
        ("Rina Wulandari", "Pelayanan Publik"),
        ("Joko Susilo", "Peningkatan kinerja"),
        ("Hadi Wijaya", "Memimpin rapat"),
    }
    assert {k: b.skor for k, b in baris.items()} == {k: skor(b.fakta) for k, b in baris.items()}
    assert baris["Rina Wulandari", "Pelayanan Publik"].skor == 10 + 20 + 10 + 5
    assert all(b.alasan for b in baris.values())


def test_uji_terakhir_menutup_celah_dan_hitung_ulang_membuangnya(kantor, kota_tangsel):
    buat_standar(kantor.rina.jabatan, kantor.kompetensi, 3)
    buat_riwayat_kompetensi(kantor.rina, kantor.kompetensi, level=2, tanggal=date(2025, 1, 1))
    assert hitung(kota_tangsel)["Rina Wulandari", "Integritas"].gap == 1
    buat_riwayat_kompetensi(kantor.rina, kantor.kompetensi, level=3, tanggal=date(2026, 1, 1))
    assert hitung(kota_tangsel) == {}


def test_kota_lain_tidak_ikut_dihitung_atau_dihapus(kantor, kota_tangsel, kota_sorong):
    kebutuhan_catat(pegawai=kantor.rina, sumber="ATASAN", subjek="Materi", kunci="a", oleh=None)
    assert kebutuhan_hitung(kota_id=kota_tangsel.pk, tanggal=HARI_INI) == 1
    assert kebutuhan_hitung(kota_id=kota_sorong.pk, tanggal=HARI_INI) == 0
    assert PeringkatKebutuhan.objects.count() == 1


def test_rekomendasi_menyebut_kursus_yang_menjawab(kantor, kota_tangsel, masuk):
    kursus = buat_kursus(kota_tangsel, kompetensi=kantor.kompetensi, level=3)
    buat_angkatan(kursus)
    buat_standar(kantor.rina.jabatan, kantor.kompetensi, 3)
    buat_riwayat_kompetensi(kantor.rina, kantor.kompetensi, level=2, tanggal=date(2025, 1, 1))
    hitung(kota_tangsel)
    assert rekomendasi(kantor.rina)[0]["kursus"] == [kursus]
    halaman = masuk(kantor.akun["rina"]).get(reverse("program:belajar")).content.decode()
    assert "Level 2 dari 3 yang diminta jabatan" in halaman
    assert f"Kelas: {kursus.judul} Angkatan I" in halaman


# ---- external certificates


def ajukan(kantor, oleh, **lain):
    nilai = {
        "judul": "Seminar Kota Cerdas",
        "penyelenggara": "Universitas Indonesia",
        "nomor": "S/1",
        "bentuk": 16,
        "kompetensi": None,
        "mulai": date(2026, 10, 5),
        "selesai": date(2026, 10, 5),
        "satuan": Decimal(5),
        "internasional": False,
    } | lain
    isi = nilai.pop("pindaian", PDF)
    return luar_ajukan(pegawai=kantor.rina, nilai=nilai, pindaian=SimpleUploadedFile("s.pdf", isi), oleh=oleh)


def test_sertifikat_luar_dihitung_tabel_dan_pindaian_sama_ditolak(kantor, sebagai):
    s = ajukan(kantor, sebagai("rina"))
    assert s.jp_usul == 3  # e-learning, one day
    with pytest.raises(ValidationError, match="sudah pernah diajukan"):
        ajukan(kantor, sebagai("rina"), judul="Judul lain")
    with pytest.raises(PermissionDenied):
        ajukan(kantor, sebagai("joko"), pindaian=PDF + b"%")


def test_diakui_paling_banyak_sisa_batas_dan_tercatat_sekali(kantor, sebagai):
    buat_riwayat_diklat(
        kantor.rina, jp=2, jenis_siasn=16, tanggal_mulai=date(2026, 10, 5), tanggal_selesai=date(2026, 10, 5)
    )
    s = ajukan(kantor, sebagai("rina"))
    with pytest.raises(ValidationError, match="Paling banyak 1 JP"):
        luar_akui(sertifikat=s, jp=Decimal(3), oleh=sebagai("sari"))
    luar_akui(sertifikat=s, jp=Decimal(1), oleh=sebagai("sari"))
    assert RiwayatDiklat.objects.get(nama="Seminar Kota Cerdas").jp == 1
    with pytest.raises((TransitionRefused, ValidationError)):
        luar_akui(sertifikat=s, jp=Decimal(0), oleh=sebagai("dian"))


@pytest.mark.parametrize("siapa", ["rina", "hadi", "citra"])
def test_bukan_petugas_tidak_memeriksa(kantor, sebagai, siapa):
    s = buat_luar(kantor.rina)
    with pytest.raises(PermissionDenied):
        luar_akui(sertifikat=s, jp=Decimal(4), oleh=sebagai(siapa))
    with pytest.raises(PermissionDenied):
        luar_tolak(sertifikat=s, alasan="Tidak sesuai aslinya.", oleh=sebagai(siapa))


def test_yang_ditolak_dapat_diajukan_lagi_dan_yang_mirip_disebut(kantor, sebagai):
    s = ajukan(kantor, sebagai("rina"))
    luar_tolak(sertifikat=s, alasan="Pindaiannya tidak terbaca.", oleh=sebagai("sari"))
    lagi = ajukan(kantor, sebagai("rina"))
    buat_riwayat_diklat(kantor.rina, nama=lagi.judul, tanggal_mulai=lagi.mulai, tanggal_selesai=lagi.selesai)
    assert len(serupa(lagi)) == 1


# ---- individual plan


def test_idp_disepakati_atasan_dan_bukan_diri_sendiri(kantor, sebagai):
    idp = idp_mulai(pegawai=kantor.rina, tahun=2026, oleh=sebagai("rina"))
    with pytest.raises(ValidationError):
        idp_ajukan(idp=idp, oleh=sebagai("rina"))
    butir = ButirIDP.objects.create(kota=kantor.rina.kota, idp=idp, subjek="A", bentuk=3, target_jp=8, triwulan=1)
    idp_ajukan(idp=idp, oleh=sebagai("rina"))
    with pytest.raises(ValidationError):
        butir_hapus(butir=butir, oleh=sebagai("rina"))
    for siapa in ("joko", "citra", "rina"):
        with pytest.raises((PermissionDenied, ValidationError)):
            idp_putuskan(idp=idp, setuju=True, catatan="", oleh=sebagai(siapa))
    assert idp_putuskan(idp=idp, setuju=True, catatan="", oleh=sebagai("hadi")).keadaan == "disepakati"


def test_idp_dua_kali_dimulai_satu(kantor, sebagai):
    assert idp_mulai(pegawai=kantor.rina, tahun=2026, oleh=sebagai("rina")) == idp_mulai(
        pegawai=kantor.rina, tahun=2026, oleh=sebagai("rina")
    )
    with pytest.raises(PermissionDenied):
        idp_mulai(pegawai=kantor.rina, tahun=2027, oleh=sebagai("joko"))
    assert buat_idp(kantor.joko).pegawai == kantor.joko


# ---- annual plan


def test_rencana_divalidasi_ppk_dalam_pagu(kantor, kota_tangsel, sebagai):
    kursus = buat_kursus(kota_tangsel)
    satu, dua = (buat_rencana(kursus, kantor.dinas, judul=j, keadaan="diajukan") for j in ("A", "B"))
    with pytest.raises(ValidationError, match="belum ditetapkan"):
        rencana_pindah(rencana=satu, langkah="validasi", catatan="", oleh=sebagai("budi"))
    buat_anggaran(kantor.dinas, 50_000_000)
    rencana_pindah(rencana=satu, langkah="validasi", catatan="", oleh=sebagai("budi"))
    with pytest.raises(ValidationError, match="melebihi pagu"):
        rencana_pindah(rencana=dua, langkah="validasi", catatan="", oleh=sebagai("budi"))
    with pytest.raises(PermissionDenied):
        rencana_pindah(rencana=dua, langkah="kembalikan", catatan="Perlu sasaran.", oleh=sebagai("sari"))


# ---- effect


def test_laporan_membekukan_angka_dan_dicetak_sekali(kantor, kota_tangsel, sebagai):
    kursus = buat_kursus(kota_tangsel)
    selesai = {"mulai": date(2026, 3, 2), "selesai": date(2026, 3, 3), "pendaftaran_sampai": date(2026, 3, 1)}
    kelas = buat_angkatan(kursus, keadaan="selesai", **selesai)
    buat_peserta(kelas, kantor.rina, "lulus", nilai_awal=40, nilai_akhir=80)
    laporan = laporan_terbitkan(kota=kota_tangsel, tahun=2026, oleh=sebagai("sari"))
    buat_peserta(kelas, kantor.joko, "lulus")
    laporan.refresh_from_db()
    assert (laporan.isi["kelas"], laporan.isi["lulus"]) == (1, 1)
    assert {u["arah"] for u in laporan.isi["unit"]} == {"TANPA_KLAIM"}
    assert laporan.isi["belajar"]["awal"]["nilai"] == ""  # one pair is no mean
    assert laporan_cetak(laporan_id=laporan.pk, cetak=dokumen.laporan_pdf)
    assert not laporan_cetak(laporan_id=laporan.pk, cetak=dokumen.laporan_pdf)
    with pytest.raises(PermissionDenied):
        laporan_terbitkan(kota=kota_tangsel, tahun=2026, oleh=sebagai("citra"))


def test_pengajar_hanya_melihat_kelasnya(kantor, kota_tangsel, masuk):
    kelas = buat_angkatan(buat_kursus(kota_tangsel))
    for siapa in ("guru", "guru_lain"):
        klien = masuk(kantor.akun[siapa])
        assert klien.get(reverse("program:mengajar")).status_code == 200
        assert klien.get(reverse("program:mengajar_kelas", args=[kelas.pk])).status_code == 404
        assert klien.get(reverse("program:angkatan", args=[kelas.pk])).status_code == 403


# ---- JP of a PPPK by the year of the agreement


def test_pppk_melebihi_batas_dihitung_menurut_tahun_perjanjian(kantor, kota_tangsel, masuk):
    """The cap of the list, the figure of the city and the person's ledger agree (2026-11-25; contract since June)."""
    lewat, tidak = (
        buat_pegawai(kota_tangsel, n, jenis="PPPK", tmt_masuk=tmt, golongan="")
        for n, tmt in (("Lewat", date(2024, 6, 15)), ("Tidak", date(2024, 11, 20)))
    )
    for orang in (lewat, tidak):
        for hari in (date(2026, 7, 1), date(2026, 8, 3)):
            buat_riwayat_diklat(orang, jp=13, tanggal_mulai=hari, tanggal_selesai=hari)
    ditolak = {"verifikasi": "DICABUT", "tanggal_mulai": HARI_INI, "tanggal_selesai": HARI_INI}
    buat_riwayat_diklat(tidak, jp=40, **ditolak)
    assert buku_pegawai(lewat, 2026).jumlah == 26
    assert buku_pegawai(tidak, 2026).jumlah == 0
    klien = masuk(kantor.akun["sari"])
    isi = klien.get(reverse("program:buku_daftar"), {"jp": "lewat"}).content.decode()
    assert ("Lewat" in isi, "Tidak</a>" in isi) == (True, False)
    assert pemenuhan_kota(kantor.akun["sari"], HARI_INI)["lewat"] == 1
    halaman = klien.get(reverse("program:buku_pegawai", args=[lewat.pk])).content.decode()
    assert "perjanjian 15 Jun 2026 – 14 Jun 2027" in halaman


# ---- partners and trainers


def test_naskah_perjanjian_disimpan_dan_hanya_dibaca_yang_melihat_mitra(kantor, kota_tangsel, masuk):
    mitra = buat_mitra(kota_tangsel, perjanjian=False)
    isi = {"nomor": "PKS-9", "tentang": "Bangkom", "mulai": "2026-01-01", "selesai": "2026-12-31"}
    klien = masuk(kantor.akun["sari"])
    alamat = reverse("program:perjanjian", args=[mitra.pk])
    bukan = klien.post(alamat, isi | {"naskah": SimpleUploadedFile("pks.pdf", b"bukan pdf")})
    assert "Bukti harus berupa PDF" in bukan.content.decode()
    assert not mitra.perjanjian.exists()
    klien.post(alamat, isi | {"naskah": SimpleUploadedFile("pks.pdf", PDF)})
    perjanjian = mitra.perjanjian.get()
    unduh = reverse("berkas_unduh", args=[perjanjian.berkas_id])
    assert unduh in klien.get(mitra.get_absolute_url()).content.decode()
    assert klien.get(unduh).getvalue() == PDF
    assert [masuk(kantor.akun[n]).get(unduh).status_code for n in ("rina", "citra", "guru")] == [404, 404, 404]
    klien = masuk(kantor.akun["sari"])
    klien.post(reverse("program:naskah", args=[perjanjian.pk]), {"naskah": SimpleUploadedFile("baru.pdf", PDF)})
    lama, perjanjian = perjanjian.berkas_id, mitra.perjanjian.get()
    assert perjanjian.berkas_id != lama
    assert klien.get(unduh).getvalue() == PDF  # what was signed before is kept


def test_akun_pengajar_membuka_kelasnya_sendiri(kantor, kota_tangsel, masuk):
    """The form offers accounts with the role and nobody else's; afterwards the trainer sees the own class."""
    kelas = buat_angkatan(buat_kursus(kota_tangsel), pengajar=buat_pengajar(kota_tangsel))
    satu = kelas.pengajar.get()
    alamat = reverse("program:pengajar_ubah", args=[satu.pk])
    klien, guru = masuk(kantor.akun["sari"]), kantor.akun["guru"]
    pilihan = klien.get(alamat).context["form"].fields["akun"].queryset
    assert {a.username for a in pilihan} == {"guru", "gurulain"}
    isi = {"nama": satu.nama, "aktif": "on"}
    for asing in ("rina", "citra"):
        assert klien.post(alamat, isi | {"akun": kantor.akun[asing].pk}).status_code == 422
    klien.post(alamat, isi | {"akun": guru.pk})
    baru = klien.get(reverse("program:pengajar_baru")).context["form"].fields["akun"].queryset
    assert guru not in baru
    assert masuk(guru).get(reverse("program:mengajar_kelas", args=[kelas.pk])).status_code == 200
    assert masuk(kantor.akun["guru_lain"]).get(reverse("program:mengajar_kelas", args=[kelas.pk])).status_code == 404
