"""Prints: the right rows in the right order on paper and in the workbook, for the right readers, and logged."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from asn.core import mesin_pdf as modul_pdf
from asn.core.berkas import berkas_baca
from asn.core.models import Berkas, CatatanAkses, KeadaanPekerjaan, Pekerjaan
from kepegawaian.pegawai.services.cetak import pesanan as modul
from kepegawaian.pegawai.tasks import cetak as tugas
from tests.kepegawaian.pembuat import (
    buat_golongan,
    buat_keluarga,
    buat_pegawai,
    buat_penghargaan,
    buat_riwayat_diklat,
    buat_riwayat_hukdis,
    buat_riwayat_jabatan,
    buat_riwayat_pangkat,
    buat_riwayat_pendidikan,
)

pytestmark = pytest.mark.django_db
DUK, NOMINATIF = "pegawai:cetak_duk", "pegawai:cetak_nominatif"
ALASAN = "Rapat penempatan pegawai"


@pytest.fixture(autouse=True)
def penyimpanan(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"


def teks(isi: bytes) -> str:
    return "\n".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages)


def cetak(klien, nama: str, bentuk: str = "pdf", saringan: str = "", **lain):
    alamat = reverse(nama, **lain)
    return klien.post(f"{alamat}{saringan}", {"bentuk": bentuk, "kertas": "A4", "alasan": ALASAN})


def buku(isi: bytes) -> list[tuple]:
    return list(load_workbook(BytesIO(isi)).active.iter_rows(min_row=2, values_only=True))


@pytest.fixture
def rina_lengkap(kota):
    buat_riwayat_pendidikan(kota.rina)
    buat_riwayat_diklat(kota.rina, nama="Pelatihan Kepemimpinan Pengawas", rumpun="struktural")
    buat_penghargaan(kota.rina)
    buat_keluarga(kota.rina, "SUAMI", "Andi Pratama")
    buat_riwayat_hukdis(kota.rina)
    return kota.rina


# ---- DUK and nominatif ----


def test_duk_urut_dan_sama_pada_buku_kerja(kota, sari, masuk):
    buat_pegawai(kota.tangsel, "Paruh Waktu", jenis="PPPK", golongan="IX", jabatan=kota.penyuluh)
    klien = masuk(sari)
    pdf = teks(cetak(klien, DUK).content)
    baris = buku(cetak(klien, DUK, "xlsx").content)
    assert [b[1] for b in baris] == ["Agus Setiawan", "Joko Susilo", "Rina Wulandari, S.K.M."]
    assert [b[0] for b in baris] == [1, 2, 3]
    assert pdf.index("Agus Setiawan") < pdf.index("Joko Susilo") < pdf.index("Rina Wulandari")
    assert "Paruh Waktu" not in pdf
    assert "PP 15/1979 (perlu verifikasi)" in pdf
    assert "Halaman 1 dari 1" in pdf
    assert "Dicetak dari sistem pada" in pdf
    assert "3 PNS dan CPNS" in pdf


def test_nominatif_per_unit(kota, sari, masuk):
    klien = masuk(sari)
    pdf = teks(cetak(klien, NOMINATIF).content)
    baris = buku(cetak(klien, NOMINATIF, "xlsx").content)
    assert [(b[1], b[-1]) for b in baris] == [
        ("Agus Setiawan", "Bidang Mutu"),
        ("Rina Wulandari, S.K.M.", "Bidang Mutu"),
        ("Joko Susilo", "Dinas Sosial"),
    ]
    for unit in ("Bidang Mutu", "Dinas Sosial"):
        assert unit in pdf
    assert "Yosep" not in pdf


def test_saringan_daftar_terbawa(kota, sari, masuk):
    klien = masuk(sari)
    saringan = f"?instansi={kota.dinas.pk}&golongan=III/c"
    assert "Semua instansi" in klien.get(reverse(DUK)).content.decode()
    halaman = klien.get(reverse(DUK) + saringan)
    assert halaman.context["jumlah"] == 1
    assert "Golongan: III/c" in halaman.content.decode()
    pdf = teks(cetak(klien, DUK, saringan=saringan).content)
    assert "Rina Wulandari" in pdf
    assert "Agus" not in pdf
    assert "Dinas Kesehatan (Golongan: III/c)" in pdf
    tautan = klien.get(reverse("pegawai:daftar") + saringan).content.decode()
    assert f"{reverse(DUK)}?instansi={kota.dinas.pk}&amp;golongan=III" in tautan


def test_keadaan_pada_tanggal_lampau(kota, sari, masuk):
    buat_riwayat_pangkat(kota.rina, buat_golongan("III/d"), tmt=date(2025, 4, 1))
    klien = masuk(sari)
    kini = {b[1]: b[3] for b in buku(cetak(klien, DUK, "xlsx").content)}
    dulu = {b[1]: b[3] for b in buku(cetak(klien, DUK, "xlsx", "?per_tanggal=2024-12-31").content)}
    assert (dulu["Rina Wulandari, S.K.M."], kini["Rina Wulandari, S.K.M."]) == ("III/c", "III/d")


def test_penanda_tangan_kepala_perangkat_daerah(kota, sari, masuk):
    kepala = kota.kabid.atasan
    hadi = buat_pegawai(kota.tangsel, "Hadi Wijaya", jabatan=kepala, golongan="IV/b")
    pdf = teks(cetak(masuk(sari), NOMINATIF, saringan=f"?instansi={kota.bidang.pk}").content)
    assert "Kepala Dinas Kesehatan" in pdf
    assert pdf.rindex("Hadi Wijaya") > pdf.index("Rina Wulandari")
    assert hadi.golongan.pangkat in pdf


def test_setiap_cetakan_tercatat(kota, sari, masuk):
    cetak(masuk(sari), DUK)
    catatan = CatatanAkses.objects.get()
    assert (catatan.butir, catatan.pengguna) == ("ekspor duk", sari)
    assert catatan.alasan.startswith(f"{ALASAN} · pdf, 3 baris")


def test_tanpa_keperluan_tidak_tercetak(kota, sari, masuk):
    jawaban = masuk(sari).post(reverse(DUK), {"bentuk": "pdf", "kertas": "A4", "alasan": ""})
    assert jawaban.status_code == 422
    assert "Tulis keperluannya." in jawaban.content.decode()
    assert not CatatanAkses.objects.exists()


def test_saringan_rusak_tidak_mencetak(kota, sari, masuk):
    klien = masuk(sari)
    assert klien.get(reverse(DUK) + "?golongan=Z").context["jumlah"] == 0
    assert cetak(klien, DUK, saringan="?golongan=Z").status_code == 422
    assert cetak(klien, DUK, saringan="?q=takada").status_code == 302
    assert not CatatanAkses.objects.exists()


def test_hanya_dalam_jangkauan(kota, pengelola, citra, budi, akun_agus, akun_rina, masuk):
    assert [b[1] for b in buku(cetak(masuk(pengelola), NOMINATIF, "xlsx").content)] == [
        "Agus Setiawan",
        "Rina Wulandari, S.K.M.",
    ]
    assert [b[1] for b in buku(cetak(masuk(citra), NOMINATIF, "xlsx").content)] == ["Yosep Kambuaya"]
    for akun in (budi, akun_agus, akun_rina):
        assert cetak(masuk(akun), NOMINATIF, "xlsx").status_code == 403


# ---- long prints ----


@pytest.fixture
def lima_puluh(kota):
    masuk = [date(2000 + n % 20, 1 + n // 20, 1) for n in range(50)]
    return [
        buat_pegawai(kota.tangsel, f"Pegawai {n:02}", jabatan=kota.analis, tmt_masuk=tmt)
        for n, tmt in enumerate(masuk)
    ]


def test_cetakan_panjang_tersambung_tanpa_jahitan(kota, lima_puluh, sari, masuk, monkeypatch):
    """Laid out in portions it holds the same rows on the same pages, numbered through."""
    monkeypatch.setattr(modul_pdf, "BARIS_SEKALI", 1_000)
    utuh = PdfReader(BytesIO(cetak(masuk(sari), DUK).content))
    monkeypatch.setattr(modul_pdf, "BARIS_SEKALI", 30)
    potong = PdfReader(BytesIO(cetak(masuk(sari), DUK).content))
    assert len(potong.pages) == len(utuh.pages) > 2
    for nomor, (a, b) in enumerate(zip(utuh.pages, potong.pages, strict=True), 1):
        assert [s for s in a.extract_text().split() if s.isdecimal() and len(s) == 8] == [
            s for s in b.extract_text().split() if s.isdecimal() and len(s) == 8
        ]
        assert f"Halaman {nomor} dari {len(utuh.pages)}" in b.extract_text()


def test_cetakan_besar_menjadi_pekerjaan(
    kota, lima_puluh, sari, masuk, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(modul, "LANGSUNG", {"pdf": 10, "xlsx": 10})
    monkeypatch.setattr(modul_pdf, "BARIS_SEKALI", 30)
    dikirim = []
    monkeypatch.setattr(tugas, "apply_async", lambda **k: dikirim.append(k))
    klien = masuk(sari)
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = cetak(klien, DUK)
    pekerjaan = Pekerjaan.objects.get()
    assert jawaban.headers["Location"] == reverse("pekerjaan_lihat", args=[pekerjaan.pk])
    assert dikirim == [{"args": (str(pekerjaan.pk),), "headers": {"kota": kota.tangsel.pk}}]
    for _ in range(2):  # delivered twice
        modul.cetak_jalankan(pekerjaan_id=str(pekerjaan.pk), kota_id=kota.tangsel.pk)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.keadaan, pekerjaan.selesai, pekerjaan.total) == (KeadaanPekerjaan.SELESAI, 53, 53)
    assert Berkas.objects.count() == 1
    assert "53 PNS dan CPNS" in teks(klien.get(pekerjaan.alamat_hasil).getvalue())


def test_pekerjaan_menanyakan_jangkauan_lagi(kota, sari, masuk, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(modul, "LANGSUNG", {"pdf": 0, "xlsx": 0})
    monkeypatch.setattr(tugas, "apply_async", lambda **k: None)
    with django_capture_on_commit_callbacks(execute=True):
        cetak(masuk(sari), NOMINATIF, "xlsx")
    sari.penugasan.all().delete()
    pekerjaan = Pekerjaan.objects.get()
    modul.cetak_jalankan(pekerjaan_id=str(pekerjaan.pk), kota_id=kota.tangsel.pk)
    assert buku(berkas_baca(Berkas.objects.get())) == []


def test_pesanan_hilang(kota, sari):
    pekerjaan = Pekerjaan.objects.create(kota=kota.tangsel, judul="Cetak", pemilik=sari)
    modul.cetak_jalankan(pekerjaan_id=str(pekerjaan.pk), kota_id=kota.tangsel.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.keadaan == KeadaanPekerjaan.GAGAL
    assert "ulangi" in pekerjaan.pesan


# ---- bezetting ----


def test_bezetting(kota, sari, masuk):
    buat_riwayat_jabatan(kota.rina, kota.kabid.atasan, penugasan="PLT", tmt_mulai=date(2026, 1, 2))
    klien, lain = masuk(sari), {"args": [kota.dinas.pk]}
    pdf = teks(cetak(klien, "jabatan:cetak_bezetting", **lain).content)
    baris = buku(cetak(klien, "jabatan:cetak_bezetting", "xlsx", **lain).content)
    assert [(b[2], b[6], b[7], b[8], b[9]) for b in baris] == [
        ("Kepala Dinas Kesehatan", 1, 0, -1, None),
        ("Kepala Bidang Mutu", 1, 1, 0, "Agus Setiawan"),
        ("Analis Mutu", 1, 1, 0, "Rina Wulandari, S.K.M."),
        ("Jumlah", 3, 2, -1, None),
    ]
    assert "Lowong" in pdf
    assert "Plt. Rina Wulandari" in pdf
    assert CatatanAkses.objects.filter(butir="cetak bezetting").count() == 2


def test_bezetting_sama_dengan_peta(kota, sari, masuk):
    klien = masuk(sari)
    peta = klien.get(reverse("jabatan:peta", args=[kota.dinas.pk])).context["jumlah"]
    jumlah = buku(cetak(klien, "jabatan:cetak_bezetting", "xlsx", args=[kota.dinas.pk]).content)[-1]
    assert (jumlah[6], jumlah[7]) == (peta["kebutuhan"], peta["bezetting"])


# ---- DRH ----


def drh(klien, pegawai, bentuk="pdf", saringan="", **isi):
    alamat = reverse("pegawai:cetak_drh", args=[pegawai.pk])
    return klien.post(f"{alamat}{saringan}", {"bentuk": bentuk, "kertas": "A4", "alasan": ALASAN, **isi})


def test_drh(kota, rina_lengkap, sari, masuk):
    pdf = teks(drh(masuk(sari), rina_lengkap).content)
    for isi in ("DAFTAR RIWAYAT HIDUP", "Foto 3 × 4", "Universitas Indonesia", "Satyalancana", "Analis Mutu", "III/c"):
        assert isi in pdf
    assert "Yang bersangkutan" in pdf
    assert "Andi Pratama" not in pdf
    assert "Tidak masuk kerja" not in pdf
    catatan = CatatanAkses.objects.get()
    assert (catatan.butir, catatan.alasan, catatan.objek_id) == ("cetak DRH", ALASAN, str(rina_lengkap.pk))


def test_drh_keluarga_hanya_bila_boleh_dan_diminta(kota, rina_lengkap, sari, pengelola, masuk):
    assert "Andi Pratama" in teks(drh(masuk(sari), rina_lengkap, keluarga="on").content)
    assert CatatanAkses.objects.get().butir == "cetak DRH, keluarga"
    assert "Andi Pratama" not in teks(drh(masuk(pengelola), rina_lengkap, keluarga="on", pribadi="on").content)


def test_drh_data_tertutup(kota, rina_lengkap, sari, pengelola, masuk):
    rina_lengkap.alamat = "Jalan Melati 5"
    rina_lengkap.save()
    assert "Jalan Melati 5" not in teks(drh(masuk(sari), rina_lengkap).content)
    assert "Jalan Melati 5" in teks(drh(masuk(sari), rina_lengkap, pribadi="on").content)
    assert "Jalan Melati 5" not in teks(drh(masuk(pengelola), rina_lengkap, pribadi="on").content)


def test_drh_sendiri_tanpa_alasan(kota, rina_lengkap, akun_rina, masuk):
    jawaban = drh(masuk(akun_rina), rina_lengkap, alasan="", keluarga="on", pribadi="on")
    assert "Andi Pratama" in teks(jawaban.content)
    assert CatatanAkses.objects.get().alasan == "Melihat data sendiri"


def test_drh_orang_lain_perlu_alasan(kota, rina_lengkap, sari, masuk):
    assert drh(masuk(sari), rina_lengkap, alasan="").status_code == 422
    assert not CatatanAkses.objects.exists()


def test_drh_siapa_boleh(kota, rina_lengkap, citra, budi, akun_agus, masuk, buat_pengguna):
    assert drh(masuk(citra), rina_lengkap).status_code == 404
    assert drh(masuk(budi), rina_lengkap).status_code == 403
    # A superior may print the own sheet only.
    assert drh(masuk(akun_agus), rina_lengkap).status_code == 404
    assert "Cetak DRH" not in masuk(akun_agus).get(reverse("pegawai:rincian", args=[rina_lengkap.pk])).content.decode()


def test_drh_tanggal_lampau_dan_baris_gugur(kota, rina_lengkap, sari, masuk):
    buat_riwayat_pangkat(rina_lengkap, buat_golongan("III/d"), tmt=date(2025, 4, 1))
    buat_riwayat_pangkat(rina_lengkap, buat_golongan("IV/a"), tmt=date(2024, 4, 1), verifikasi="DITOLAK")
    kini = teks(drh(masuk(sari), rina_lengkap).content)
    dulu = teks(drh(masuk(sari), rina_lengkap, saringan="?per_tanggal=2024-12-31").content)
    assert "III/d" in kini
    assert "III/d" not in dulu
    assert "IV/a" not in kini + dulu


def test_drh_buku_kerja(kota, rina_lengkap, sari, masuk):
    isi = load_workbook(BytesIO(drh(masuk(sari), rina_lengkap, "xlsx").content))
    assert isi.sheetnames == [
        "Identitas",
        "Pendidikan formal",
        "Riwayat pangkat",
        "Riwayat jabatan",
        "Pendidikan dan pelatihan",
        "Penghargaan",
    ]
    assert next(isi["Riwayat jabatan"].iter_rows(min_row=2, values_only=True))[1] == "Analis Mutu"
