"""The state of a past day on every page, with totals that agree everywhere."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils.http import urlencode
from openpyxl import load_workbook

from asn.core import ekspor as modul_ekspor
from asn.core.berkas import berkas_baca
from asn.core.ekspor_pekerja import ekspor_jalankan
from asn.core.models import Berkas, Pekerjaan
from asn.core.periode import Periode
from asn.core.tasks import ekspor as tugas_ekspor
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from kinerja.evaluasi.figur import instansi as figur_instansi
from tests.kepegawaian.pembuat import (
    buat_golongan,
    buat_instansi,
    buat_jabatan,
    buat_pegawai,
    buat_riwayat_jabatan,
    buat_riwayat_pangkat,
    segarkan,
)

pytestmark = pytest.mark.django_db
TRIWULAN = ["2024-T4", "2025-T2", "2026-T1", "2026-T3"]


@pytest.fixture
def berubah(kota):
    """A city that changed: Rina moved and rose, Wati left, Bayu came, Dinas Lama closed and its people moved on."""
    lama = buat_instansi(kota.tangsel, "Dinas Lama", berlaku_sampai=date(2025, 6, 30))
    arsiparis = buat_jabatan(lama, "Arsiparis", berlaku_sampai=date(2025, 6, 30))
    dewi = buat_pegawai(kota.tangsel, "Dewi Lestari", tmt_masuk=date(2019, 3, 1), golongan="II/c")
    buat_riwayat_jabatan(dewi, arsiparis, tmt_mulai=date(2020, 1, 2), tmt_selesai=date(2025, 6, 30))
    buat_riwayat_jabatan(dewi, kota.penyuluh, tmt_mulai=date(2025, 7, 1))
    rina = kota.rina.riwayatjabatan_set.get()
    rina.tmt_selesai = date(2025, 12, 31)
    rina.save()
    buat_riwayat_jabatan(kota.rina, kota.penyuluh, tmt_mulai=date(2026, 1, 1))
    buat_riwayat_pangkat(kota.rina, buat_golongan("III/d"), tmt=date(2026, 4, 1))
    buat_pegawai(
        kota.tangsel, "Bayu Aji", jabatan=kota.analis, tmt_jabatan=date(2025, 3, 1), tmt_masuk=date(2025, 3, 1)
    )
    wati = buat_pegawai(kota.tangsel, "Wati Suryani", jabatan=kota.analis)
    Pegawai.objects.filter(pk=wati.pk).update(kedudukan="PENSIUN", tanggal_berhenti=date(2026, 2, 1))
    for orang in (dewi, kota.rina):
        segarkan(orang)
    return kota


def jumlah_daftar(klien, **saringan) -> int:
    return klien.get(reverse("pegawai:daftar"), saringan).context["halaman"].paginator.count


def jumlah_pohon(klien, **saringan) -> int:
    konteks = klien.get(reverse("instansi:pohon"), saringan).context
    assert konteks["luar_pohon"] == 0
    return konteks["jumlah_pegawai"]


def jumlah_peta(klien, **saringan) -> int:
    konteks = klien.get(reverse("jabatan:peta_pilih"), saringan).context
    assert konteks["luar_peta"] == 0
    return konteks["jumlah"]["bezetting"]


def jumlah_halaman_unit(klien, kota, **saringan) -> int:
    """Pages of the top units, one by one."""
    puncak = Instansi.objects.filter(kota=kota, induk=None)
    return sum(klien.get(reverse("instansi:rincian", args=[i.pk]), saringan).context["ringkas"].total for i in puncak)


def jumlah_peta_unit(klien, kota, **saringan) -> int:
    puncak = Instansi.objects.filter(kota=kota, induk=None)
    return sum(
        klien.get(reverse("jabatan:peta", args=[i.pk]), saringan).context["jumlah"]["bezetting"] for i in puncak
    )


def jumlah_daftar_jabatan(klien, **saringan) -> int:
    """Column B of the list of positions, read from its own export."""
    jawaban = klien.get(reverse("jabatan:daftar"), {**saringan, "format": "xlsx", "kolom": "nama,bezetting"})
    baris = load_workbook(BytesIO(jawaban.content)).active.iter_rows(min_row=2, values_only=True)
    return sum(b[1] for b in baris)


def jumlah_cetakan(klien, nama, **saringan) -> int:
    """Rows of the workbook of a print."""
    alamat = f"{reverse(nama)}?{urlencode(saringan)}"
    jawaban = klien.post(alamat, {"bentuk": "xlsx", "kertas": "A4", "alasan": "Penyusunan laporan"})
    return load_workbook(BytesIO(jawaban.content)).active.max_row - 1


def jumlah_bezetting_tercetak(klien, kota, **saringan) -> int:
    """Column B in the last row of the printed bezetting of each top unit that then had positions."""
    jumlah = 0
    for instansi in Instansi.objects.filter(kota=kota, induk=None):
        alamat = f"{reverse('jabatan:cetak_bezetting', args=[instansi.pk])}?{urlencode(saringan)}"
        isi = klien.post(alamat, {"bentuk": "xlsx", "kertas": "A4"}).content
        baris = list(load_workbook(BytesIO(isi)).active.values)
        jumlah += baris[-1][7] if len(baris) > 1 else 0
    return jumlah


def jumlah_evaluasi(kota, periode: Periode) -> int:
    kini = datetime(2026, 11, 1, tzinfo=ZoneInfo("Asia/Jakarta"))
    puncak = Instansi.objects.filter(kota=kota, induk=None).pada(periode.selesai)
    return sum(
        figur_instansi.hitung(instansi=i, periode=periode, tanggal_data=kini)["pegawai"]["jumlah"] for i in puncak
    )


@pytest.mark.parametrize("kode", TRIWULAN)
def test_jumlah_sama_di_mana_pun(berubah, sari, masuk, kode):
    periode, klien = Periode.dari_kode(kode), masuk(sari)
    hari = {"per_tanggal": periode.selesai.isoformat()}
    jumlah = {
        "daftar": jumlah_daftar(klien, **hari),
        "pohon": jumlah_pohon(klien, **hari),
        "peta": jumlah_peta(klien, **hari),
        "halaman unit": jumlah_halaman_unit(klien, berubah.tangsel, **hari),
        "peta unit": jumlah_peta_unit(klien, berubah.tangsel, **hari),
        "daftar jabatan": jumlah_daftar_jabatan(klien, **hari),
        "DUK": jumlah_cetakan(klien, "pegawai:cetak_duk", **hari),
        "nominatif": jumlah_cetakan(klien, "pegawai:cetak_nominatif", **hari),
        "bezetting tercetak": jumlah_bezetting_tercetak(klien, berubah.tangsel, **hari),
        "evaluasi": jumlah_evaluasi(berubah.tangsel, periode),
    }
    assert set(jumlah.values()) == {{"2024-T4": 5, "2025-T2": 6, "2026-T1": 5, "2026-T3": 5}[kode]}, jumlah


def test_hari_ini_sama_di_mana_pun(berubah, sari, masuk):
    klien = masuk(sari)
    assert jumlah_daftar(klien) == jumlah_pohon(klien) == jumlah_peta(klien) == jumlah_daftar_jabatan(klien) == 5


def test_yang_di_luar_disebut(berubah, sari, masuk):
    """People between two positions are on the list and in the tree, on no position; a unit that ended leaves both."""
    kota = berubah
    bebas = buat_pegawai(kota.tangsel, "Bebas Tugas")
    buat_riwayat_jabatan(bebas, kota.analis, tmt_mulai=date(2020, 1, 2), tmt_selesai=date(2024, 12, 31))
    segarkan(bebas)
    hari = {"per_tanggal": "2025-03-31"}
    klien = masuk(sari)
    assert jumlah_daftar(klien, **hari) == jumlah_pohon(klien, **hari) == 7
    peta = klien.get(reverse("jabatan:peta_pilih"), hari)
    assert (peta.context["jumlah"]["bezetting"], peta.context["luar_peta"]) == (6, 1)
    assert "1 pegawai tidak memegang jabatan" in peta.content.decode()
    Instansi.objects.filter(pk=kota.lain.pk).update(berlaku_sampai=date(2025, 1, 31))
    pohon = klien.get(reverse("instansi:pohon"), hari)
    assert (pohon.context["jumlah_pegawai"], pohon.context["luar_pohon"]) == (6, 1)
    assert "1 pegawai dalam daftar berada pada unit" in pohon.content.decode()


@pytest.mark.parametrize("nama", ["pegawai:daftar", "instansi:pohon", "jabatan:peta_pilih", "jabatan:daftar"])
def test_bilah_tanggal_dan_jalan_kembali(berubah, sari, masuk, nama):
    klien, alamat = masuk(sari), reverse(nama)
    halaman = klien.get(alamat, {"per_tanggal": "2024-12-31"}).content.decode()
    assert "Keadaan per 31 Desember 2024" in halaman
    assert f'href="{alamat}?">Kembali ke hari ini' in halaman or f'href="{alamat}">Kembali ke hari ini' in halaman
    assert "bilah-tanggal" not in klien.get(alamat).content.decode()


@pytest.mark.parametrize(
    ("nama", "objek", "tautan"),
    [
        ("instansi:rincian", "dinas", ("jabatan:peta", "dinas")),
        ("jabatan:peta", "dinas", ("jabatan:rincian", "kabid")),
        ("jabatan:rincian", "kabid", ("jabatan:peta", "bidang")),
        ("pegawai:rincian", "rina", None),
    ],
)
def test_tanggal_terbawa_dalam_tautan(berubah, sari, masuk, nama, objek, tautan):
    alamat = reverse(nama, args=[getattr(berubah, objek).pk])
    halaman = masuk(sari).get(alamat, {"per_tanggal": "2024-12-31"}).content.decode()
    assert "Keadaan per 31 Desember 2024" in halaman
    if tautan:
        tujuan = reverse(tautan[0], args=[getattr(berubah, tautan[1]).pk])
        assert f'href="{tujuan}?per_tanggal=2024-12-31"' in halaman


def test_halaman_unit_dan_jabatan_pada_tanggal_itu(berubah, sari, masuk):
    klien, hari = masuk(sari), {"per_tanggal": "2024-12-31"}
    bidang = klien.get(reverse("instansi:rincian", args=[berubah.bidang.pk]), hari).context["ringkas"]
    assert (bidang.total, bidang.per_jenis) == (3, [("PNS", "PNS", 3)])
    assert klien.get(reverse("instansi:rincian", args=[berubah.bidang.pk])).context["ringkas"].total == 2
    dulu = klien.get(reverse("jabatan:rincian", args=[berubah.analis.pk]), hari).context["pejabat"]
    assert sorted(p.nama for p in dulu) == ["Rina Wulandari, S.K.M.", "Wati Suryani"]
    kini = klien.get(reverse("jabatan:rincian", args=[berubah.analis.pk])).context["pejabat"]
    assert [p.nama for p in kini] == ["Bayu Aji"]


def test_ekspor_besar_per_tanggal_lewat_pekerjaan(
    berubah, sari, masuk, settings, tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    """A list of a past day too large for the request is written by the job, with the state of that day."""
    settings.BERKAS_ROOT = tmp_path / "berkas"
    monkeypatch.setattr(modul_ekspor, "LANGSUNG", 2)
    monkeypatch.setattr(tugas_ekspor, "apply_async", lambda **k: None)
    klien = masuk(sari)
    alamat = reverse("pegawai:daftar")
    hari = "?per_tanggal=2024-12-31&format=xlsx&kolom=nama,golongan,jabatan,instansi"
    with django_capture_on_commit_callbacks(execute=True):
        assert klien.post(alamat + hari, {"alasan": "Penyusunan laporan kepegawaian"}).status_code == 302
    pekerjaan = Pekerjaan.objects.get()
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    buku = load_workbook(BytesIO(berkas_baca(Berkas.objects.get()))).active
    baris = {b[0]: b[1:] for b in buku.iter_rows(min_row=2, values_only=True)}
    assert len(baris) == 5
    assert baris["Rina Wulandari, S.K.M."] == ("III/c", "Analis Mutu", "Bidang Mutu")
    assert baris["Dewi Lestari"] == ("II/c", "Arsiparis", "Dinas Lama")


def test_tanggal_rusak_berarti_hari_ini(berubah, sari, masuk):
    klien = masuk(sari)
    for nilai in ("2024-13-01", "kemarin", "2999-01-01", ""):
        assert klien.get(reverse("jabatan:peta_pilih"), {"per_tanggal": nilai}).context["per_tanggal"] is None
