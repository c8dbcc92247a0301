"""The computation: once however often it is delivered, failing sheets named, standing still noticed."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError

from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan
from kinerja.evaluasi.figur import instansi as figur_instansi
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.services import hitung, jadwal, siklus
from kinerja.evaluasi.services.hitung import Hasil
from tests.kinerja.evaluasi import pembuat

pytestmark = pytest.mark.usefixtures("lingkup", "juli")


@pytest.fixture
def unit(lingkup, juli, kota_tangsel):
    return pembuat.buat_kota_berisi(kota_tangsel, 3)


@pytest.fixture
def evaluasi(kota_tangsel, unit, sari, antrean):
    hasil = siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=sari)
    antrean.clear()
    return hasil


def lembar(evaluasi):
    return list(evaluasi.lembar.order_by("instansi__urutan").values_list("pk", flat=True))


def hitung_lembar(evaluasi, pk):
    return hitung.lembar_hitung(lembar_id=pk, kota_id=evaluasi.kota_id)


def test_sebarkan_mengantrekan_yang_menunggu(evaluasi, antrean):
    hitung_lembar(evaluasi, lembar(evaluasi)[0])
    assert hitung.lembar_sebarkan(evaluasi_id=evaluasi.pk, kota_id=evaluasi.kota_id) == 2
    assert antrean == [("evaluasi.hitung_lembar", pk) for pk in lembar(evaluasi)[1:]]


def test_hanya_lembar_terakhir_mengantrekan_kota(evaluasi, antrean):
    for pk in lembar(evaluasi):
        assert antrean == []
        assert hitung_lembar(evaluasi, pk) is Hasil.SELESAI
    assert antrean == [("evaluasi.simpulkan_kota", evaluasi.pk)]


def test_lembar_dua_kali_tidak_menggandakan(evaluasi, antrean):
    pk = lembar(evaluasi)[0]
    assert [hitung_lembar(evaluasi, pk) for _ in range(2)] == [Hasil.SELESAI, Hasil.LEWAT]
    evaluasi.pekerjaan.refresh_from_db()
    assert evaluasi.pekerjaan.selesai == 1


def test_kota_menunggu_semua_lembar_dan_selesai_sekali(evaluasi):
    kunci = {"evaluasi_id": evaluasi.pk, "kota_id": evaluasi.kota_id}
    assert hitung.kota_simpulkan(**kunci) is False
    for pk in lembar(evaluasi):
        hitung_lembar(evaluasi, pk)
    assert [hitung.kota_simpulkan(**kunci) for _ in range(2)] == [True, False]
    evaluasi.refresh_from_db()
    assert (evaluasi.keadaan, evaluasi.pekerjaan.selesai, evaluasi.pekerjaan.keadaan) == ("draf", 4, "selesai")


def test_kota_lain_tidak_menyentuh(evaluasi, kota_sorong):
    pk = lembar(evaluasi)[0]
    assert hitung.lembar_hitung(lembar_id=pk, kota_id=kota_sorong.pk) is Hasil.LEWAT
    assert hitung.kota_simpulkan(evaluasi_id=evaluasi.pk, kota_id=kota_sorong.pk) is False
    assert hitung.lembar_sebarkan(evaluasi_id=evaluasi.pk, kota_id=kota_sorong.pk) == 0


def test_yang_dibatalkan_tidak_dihitung_lagi(evaluasi, sari):
    siklus.evaluasi_batalkan(evaluasi=evaluasi, oleh=sari)
    assert hitung_lembar(evaluasi, lembar(evaluasi)[0]) is Hasil.LEWAT
    assert hitung.kota_simpulkan(evaluasi_id=evaluasi.pk, kota_id=evaluasi.kota_id) is False


@pytest.fixture
def satu_gagal(monkeypatch, unit):
    asli = figur_instansi.hitung

    def kadang(*, instansi, **lain):
        if instansi == unit[1]:
            raise ValueError("Bulan yang dihitung harus 0–12.\nRincian panjang")
        return asli(instansi=instansi, **lain)

    monkeypatch.setattr(figur_instansi, "hitung", kadang)


@pytest.mark.usefixtures("satu_gagal")
def test_satu_instansi_gagal_tidak_menghentikan_yang_lain(evaluasi, unit):
    a, b, c = lembar(evaluasi)
    assert [hitung_lembar(evaluasi, b) for _ in range(4)] == [Hasil.ULANGI, Hasil.ULANGI, Hasil.GAGAL, Hasil.LEWAT]
    for pk in (a, c):
        hitung_lembar(evaluasi, pk)
    hasil = pembuat.jalankan(evaluasi)
    assert (hasil.keadaan, hasil.pekerjaan.keadaan) == ("draf", KeadaanPekerjaan.SELESAI_SEBAGIAN)
    assert hasil.angka["pegawai"]["jumlah"] == 2
    assert hasil.angka["gagal"] == [
        {
            "instansi_id": unit[1].pk,
            "nama": "Dinas 2",
            "galat": "Hitungan gagal (ValueError): Bulan yang dihitung harus 0–12.",
        }
    ]


def test_galat_basis_data_membatalkan_langkahnya_saja(evaluasi, monkeypatch):
    def rusak(**_):
        raise ProgrammingError("relation tidak ada")

    monkeypatch.setattr(figur_instansi, "hitung", rusak)
    hasil = pembuat.jalankan(evaluasi)
    assert (hasil.keadaan, hasil.pekerjaan.keadaan) == ("draf", KeadaanPekerjaan.GAGAL)
    assert hasil.angka["pegawai"]["jumlah"] == 0
    assert len(hasil.angka["gagal"]) == 3


def test_lembar_yang_mematikan_pekerja_akhirnya_gagal(evaluasi):
    """Three attempts were counted, none came back to say why."""
    pk = lembar(evaluasi)[0]
    EvaluasiInstansi.objects.filter(pk=pk).update(percobaan=hitung.PERCOBAAN_TERBANYAK)
    assert hitung_lembar(evaluasi, pk) is Hasil.GAGAL
    assert "terhenti 3 kali" in EvaluasiInstansi.objects.get(pk=pk).galat


def test_lanjutkan_hanya_yang_diam(evaluasi, antrean, kota_sorong):
    def lanjut(menit, kota=evaluasi.kota_id):
        return jadwal.evaluasi_lanjutkan(kota_id=kota, tenggang=timedelta(minutes=menit))

    assert lanjut(2) == []
    assert lanjut(0) == [evaluasi.pk]
    assert antrean == [("evaluasi.sebarkan", evaluasi.pk)]
    assert lanjut(0, kota_sorong.pk) == []
    pembuat.jalankan(evaluasi)
    assert lanjut(0) == []


def test_lanjutkan_penerbitan(evaluasi, antrean, buat_pengguna, kota_tangsel, budi):
    pembuat.jalankan(evaluasi)
    siklus.evaluasi_tinjau(evaluasi=evaluasi, oleh=buat_pengguna("dewi", kota_tangsel, ("BKD", {})))
    assert jadwal.evaluasi_lanjutkan(kota_id=evaluasi.kota_id, tenggang=timedelta(0)) == []
    siklus.evaluasi_terbitkan(evaluasi=evaluasi, oleh=budi)
    antrean.clear()
    jadwal.evaluasi_lanjutkan(kota_id=evaluasi.kota_id, tenggang=timedelta(0))
    assert antrean == [("evaluasi.terbitkan", evaluasi.pk)]


def test_periode_berakhir_dimulai_sekali(kota_tangsel, kota_sorong, unit, antrean):
    """Tangerang Selatan gets its quarter, half and year; Sorong has no unit to evaluate."""
    assert len(jadwal.periode_berakhir_mulai()) == 3
    assert jadwal.periode_berakhir_mulai() == []
    with lingkup_kota([kota_tangsel.pk]):
        kode = set(EvaluasiBerkala.objects.values_list("periode", flat=True))
    assert kode == {"2026-T2", "2026-S1", "2025"}


def test_yang_dibatalkan_orang_tidak_dimulai_sendiri(evaluasi, sari, antrean):
    siklus.evaluasi_batalkan(evaluasi=evaluasi, oleh=sari)
    jadwal.periode_berakhir_mulai()
    assert EvaluasiBerkala.objects.filter(periode="2026-T2").count() == 1
