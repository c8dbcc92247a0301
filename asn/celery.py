"""Celery application and the whole timetable of the system, in one place."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")

app = Celery("asn", task_cls="asn.core.jobs:TugasBerlingkup")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "denyut-pekerja": {"task": "core.denyut", "schedule": 30.0},
    "aduan-waktu": {"task": "aduan.waktu_semua_kota", "schedule": crontab(minute=10)},
    "aduan-rekap": {"task": "aduan.rekap_semua_kota", "schedule": crontab(hour=1, minute=20)},
    "aduan-indikator": {"task": "aduan.indikator_semua_kota", "schedule": crontab(hour=0, minute=25)},
    "belajar-tutup-percobaan": {"task": "belajar.semua_kota", "schedule": crontab(minute=35)},
    "bersihkan-berkas": {"task": "core.bersihkan", "schedule": crontab(hour=2, minute=30)},
    "segarkan-keadaan-pegawai": {"task": "pegawai.segarkan_semua_kota", "schedule": crontab(hour=0, minute=10)},
    "surel-kabar-tertunda": {"task": "notifikasi.antar_tertunda", "schedule": 300.0},
    "ringkasan-kabar-harian": {"task": "notifikasi.ringkasan_harian", "schedule": crontab(hour=6, minute=0)},
    "bersihkan-kabar": {"task": "notifikasi.bersihkan", "schedule": crontab(hour=2, minute=40)},
    "layanan-hak-jatuh-tempo": {"task": "layanan.semua_kota", "schedule": crontab(hour=0, minute=40)},
    "layanan-cetak-surat-tertinggal": {"task": "layanan.cetak_tertinggal", "schedule": 300.0},
    "promosi-malam": {"task": "promosi.semua_kota", "schedule": crontab(minute=5)},
    "promosi-cetak-sk-tertinggal": {"task": "promosi.cetak_tertinggal", "schedule": 300.0},
    "keberatan-pengingat": {"task": "keberatan.semua_kota", "schedule": crontab(hour=0, minute=50)},
    "tindak-lanjut-malam": {"task": "tindak_lanjut.semua_kota", "schedule": crontab(hour=1, minute=20)},
    "tindak-lanjut-cetak-tertinggal": {"task": "tindak_lanjut.cetak_tertinggal", "schedule": 300.0},
    "evaluasi-periode-berakhir": {"task": "evaluasi.mulai_periode_berakhir", "schedule": crontab(hour=1, minute=0)},
    "disiplin-malam": {"task": "disiplin.semua_kota", "schedule": crontab(hour=1, minute=30)},
    "skp-segarkan-penilai": {
        "task": "skp.semua_kota",
        "schedule": crontab(hour=0, minute=50),
        "args": ["segarkan_penilai"],
    },
    "skp-penilaian": {"task": "skp.semua_kota", "schedule": crontab(hour=1, minute=20), "args": ["penilaian_malam"]},
    "skp-ingatkan": {"task": "skp.semua_kota", "schedule": crontab(hour=5, minute=40), "args": ["ingatkan"]},
    "rekrutmen-jadwal": {"task": "rekrutmen.jadwal", "schedule": 300.0},
    "rekrutmen-cetak-tertinggal": {"task": "rekrutmen.cetak_tertinggal", "schedule": 300.0},
    "impor-lanjutkan-terhenti": {"task": "impor.lanjutkan_terhenti", "schedule": 60.0},
    "impor-bersihkan": {"task": "impor.bersihkan", "schedule": crontab(hour=2, minute=0)},
    "forum-jadwal": {"task": "forum.jadwal", "schedule": 300.0},
    "forum-antar-tertunda": {"task": "forum.antar_tertunda", "schedule": 300.0},
    "forum-bersihkan": {"task": "forum.bersihkan", "schedule": crontab(hour=2, minute=50)},
    "talenta-belum-terlihat": {"task": "talenta.semua_kota", "schedule": crontab(hour=1, minute=50)},
    "talenta-lanjutkan-terhenti": {"task": "talenta.lanjutkan", "schedule": 300.0},
    "evaluasi-lanjutkan-terhenti": {"task": "evaluasi.lanjutkan_terhenti", "schedule": 60.0},
    # Sorong's day begins two hours before Jakarta's; every city closes on its own calendar.
    "survei-tutup-dan-ingatkan": {"task": "survei.semua_kota", "schedule": crontab(minute=20)},
    "pelatihan-malam": {"task": "program.semua_kota", "schedule": crontab(hour=1, minute=50)},
    "pelatihan-cetak-tertinggal": {"task": "program.cetak_tertinggal", "schedule": 300.0},
    "survei-cetak-laporan-tertinggal": {"task": "survei.cetak_tertinggal", "schedule": 300.0},
}
