"""Building: the same seed gives the same city, flaws are all there, real data is never touched."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pghistory.models import Context

from asn.contoh import pengosongan
from asn.contoh.acuan import baca_acuan
from asn.contoh.cacat import DI_ATAS_PLAFON, PASANGAN_KEMBAR, TANPA_ATASAN
from asn.contoh.pembangun import bangun_kota
from asn.contoh.penempatan import PLT_LEWAT
from asn.contoh.temuan import hitung
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat, RiwayatKGB, RiwayatKinerja
from tests.contoh.conftest import HARI_INI, buat

pytestmark = pytest.mark.django_db
UKURAN = 0.02


@pytest.fixture
def sorong(settings, tmp_path) -> Iterator[Kota]:
    settings.BERKAS_ROOT = tmp_path
    call_command("muat_referensi", verbosity=0)
    kota = Kota.objects.get(kode="96.71")
    with lingkup_kota([kota.pk]):
        yield kota


def bangun(kota: Kota, tanggal: date = HARI_INI) -> int:
    return bangun_kota(kota, baca_acuan(tanggal), tanggal, ukuran=UKURAN)


KINERJA = ("pegawai__nip", "tahun", "triwulan", "predikat", "penilai__nip")


def potret() -> list[list[tuple]]:
    """What a build contains, without primary keys and ciphertexts."""
    return [
        list(Instansi.objects.order_by("nama", "jenis").values_list("nama", "jenis", "induk__nama", "penerus__nama")),
        list(
            Pegawai.objects.order_by("nip").values_list("nip", "nama", "nik_sidik", "instansi__nama", "jabatan__nama")
        ),
        list(RiwayatKGB.objects.order_by("pegawai__nip", "tmt").values_list("pegawai__nip", "tmt", "gaji_pokok")),
        list(
            # A superseded judgement has the same period as the one that counts: only all columns make the order total.
            RiwayatKinerja.objects.order_by(*KINERJA).values_list(*KINERJA)
        ),
        sorted(RiwayatDiklat.objects.values_list("pegawai__nip", "nama", "tanggal_mulai", "jp", "nomor_sertifikat")),
    ]


def every_flaw_is_there_and_counted(kota: Kota) -> None:
    jumlah = hitung(kota.pk, HARI_INI)
    assert all(jumlah.values()), jumlah
    assert jumlah["nama_kembar"] == PASANGAN_KEMBAR
    assert jumlah["tanpa_atasan"] == TANPA_ATASAN
    assert jumlah["plt_lewat"] == PLT_LEWAT
    assert jumlah["di_atas_plafon"] == DI_ATAS_PLAFON
    assert jumlah["nip_beda_lahir"] == jumlah["kgb_terlambat"] == 3
    assert 3 <= jumlah["tanpa_evaluasi"] <= 6


def test_the_same_seed_builds_the_same_city_with_every_flaw(sorong: Kota) -> None:
    bangun(sorong)
    # Without a context every row of the history costs a caught error, and the demo minutes.
    assert Context.objects.filter(metadata={"tugas": "buat_contoh"}).count() == 1
    every_flaw_is_there_and_counted(sorong)
    pertama = potret()
    connection.check_constraints()  # TRUNCATE refuses while deferred foreign keys wait
    pengosongan.kosongkan()
    assert not Pegawai.objects.exists()
    bangun(sorong)
    assert potret() == pertama
    assert len(pertama[1]) > 220


def test_dates_follow_today(sorong: Kota) -> None:
    # What the demo does through the services of the wings happens on their clock.
    with time_machine.travel(datetime(2027, 2, 3, 9, tzinfo=timezone.get_default_timezone())):
        bangun(sorong, date(2027, 2, 3))
    assert RiwayatKinerja.objects.filter(tahun=2026, triwulan=4).exists()
    assert not RiwayatKinerja.objects.filter(tahun=2027).exists()
    assert not RiwayatDiklat.objects.filter(tanggal_selesai__gt=date(2027, 2, 3)).exists()
    assert not Pegawai.objects.filter(tmt_masuk__gt=date(2027, 2, 3)).exists()


def test_real_data_is_never_mixed_with_the_demo(sorong: Kota) -> None:
    Instansi.objects.create(kota=sorong, nama="Dinas Nyata", jenis="dinas", jalur="1/", berlaku_mulai=HARI_INI)
    with pytest.raises(CommandError, match="bukan contoh"):
        buat()
    assert Pegawai.objects.count() == 0


@pytest.mark.parametrize(
    ("demo", "produksi", "luar", "boleh"), [(1, 0, 1, 1), (0, 0, 0, 1), (0, 0, 1, 0), (1, 1, 0, 0)]
)
def test_emptying_needs_a_demo_or_the_embedded_database(
    settings, monkeypatch: pytest.MonkeyPatch, demo: int, produksi: int, luar: int, boleh: int
) -> None:
    settings.DEMO, settings.PRODUKSI = bool(demo), bool(produksi)
    monkeypatch.setattr(pengosongan.tertanam, "luar", lambda: bool(luar))
    assert pengosongan.boleh_dikosongkan() is bool(boleh)


def test_rebuilding_is_refused_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asn.contoh.management.commands.buat_contoh.boleh_dikosongkan", lambda: False)
    with pytest.raises(CommandError, match="data tidak diubah"):
        buat(ulang=True)


@pytest.mark.parametrize("ukuran", [0, -1, 1.5])
def test_a_size_outside_zero_to_one_is_refused(ukuran: float) -> None:
    with pytest.raises(CommandError, match="antara 0 dan 1"):
        buat(ukuran)
