"""The whole life through Celery itself, run in this process: names, scopes and hand-overs of the tasks."""

import pytest

from asn.celery import app
from asn.core.models import KeadaanPekerjaan
from kinerja.evaluasi import dokumen, tasks
from kinerja.evaluasi.figur import instansi as figur_instansi
from kinerja.evaluasi.services import siklus
from tests.kinerja.evaluasi import pembuat

pytestmark = pytest.mark.usefixtures("lingkup", "juli")


@pytest.fixture
def langsung(monkeypatch, django_capture_on_commit_callbacks):
    """Run what is queued inside the block at its end, and what that queues in turn."""
    monkeypatch.setattr(dokumen, "laporan_kota_pdf", pembuat.cetak)
    monkeypatch.setattr(dokumen, "laporan_instansi_pdf", pembuat.cetak)
    app.conf.task_always_eager = True
    yield lambda: django_capture_on_commit_callbacks(execute=True)
    app.conf.task_always_eager = False


@pytest.fixture
def unit(lingkup, juli, kota_tangsel):
    return pembuat.buat_kota_berisi(kota_tangsel, 3)


@pytest.fixture
def draf(kota_tangsel, unit, sari, langsung):
    with langsung():
        evaluasi = siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=sari)
    evaluasi.refresh_from_db()
    return evaluasi


@pytest.fixture
def ditinjau(draf, buat_pengguna, kota_tangsel):
    return siklus.evaluasi_tinjau(evaluasi=draf, oleh=buat_pengguna("dewi", kota_tangsel, ("BKD", {})))


def test_mulai_sampai_draf(draf):
    assert (draf.keadaan, draf.pekerjaan.keadaan, draf.pekerjaan.selesai) == ("draf", KeadaanPekerjaan.SELESAI, 4)


def test_terbit_satu_dokumen_per_pesan(ditinjau, budi, langsung):
    with langsung():
        siklus.evaluasi_terbitkan(evaluasi=ditinjau, oleh=budi)
    ditinjau.refresh_from_db()
    assert ditinjau.keadaan == "diterbitkan"
    assert ditinjau.lembar.filter(pdf=None).count() == 0
    assert ditinjau.pekerjaan.selesai == ditinjau.pekerjaan.total == 4


def test_dokumen_gagal_mengakhiri_pekerjaan_bukan_evaluasi(ditinjau, budi, langsung, monkeypatch):
    def rusak(objek):
        raise ValueError("huruf tidak ada")

    monkeypatch.setattr(dokumen, "laporan_kota_pdf", rusak)
    with langsung():
        siklus.evaluasi_terbitkan(evaluasi=ditinjau, oleh=budi)
    ditinjau.refresh_from_db()
    assert (ditinjau.keadaan, ditinjau.pekerjaan.keadaan) == ("ditinjau", KeadaanPekerjaan.GAGAL)


def test_lembar_gagal_dicoba_tiga_kali(kota_tangsel, unit, sari, langsung, monkeypatch):
    asli, percobaan = figur_instansi.hitung, []

    def kadang(*, instansi, **lain):
        percobaan.append(instansi)
        if instansi == unit[1]:
            raise LookupError("Tidak ada ketentuan")
        return asli(instansi=instansi, **lain)

    monkeypatch.setattr(figur_instansi, "hitung", kadang)
    with langsung():
        evaluasi = siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=sari)
    evaluasi.refresh_from_db()
    assert (evaluasi.keadaan, evaluasi.pekerjaan.keadaan) == ("draf", KeadaanPekerjaan.SELESAI_SEBAGIAN)
    assert percobaan.count(unit[1]) == 3


def test_jadwal_terdaftar():
    """Every task the timetable names exists."""
    app.autodiscover_tasks(force=True)
    assert {j["task"] for j in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_dokumen_laporan_didahului_yang_ditunggu_orang():
    """A report prints for minutes; figures somebody watches do not wait behind it."""
    with app.connection_for_write() as sambungan:
        saluran = sambungan.default_channel
        try:
            for tugas, argumen in ((tasks.terbitkan, (1,)), (tasks.hitung_lembar, (1,)), (tasks.draf_kota, ("x", 1))):
                tugas.apply_async(args=argumen, queue="uji-urutan")
            urutan = [saluran.basic_get("uji-urutan", no_ack=True).headers["task"] for _ in range(3)]
        finally:
            saluran.queue_purge("uji-urutan")
    assert urutan == ["evaluasi.hitung_lembar", "evaluasi.draf_kota", "evaluasi.terbitkan"]
