"""A city's own clocks: dated rows before the built-in figures, on the pages, the letters and in the night."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from kepegawaian.keberatan.models import JangkaKeberatan
from kinerja.disiplin.models import TenggatDisiplin
from kinerja.disiplin.rules.tenggat import Setempat
from kinerja.disiplin.services.jangka import batas_upaya_pada, jam_kota, tabel_kota

SENIN = date(2026, 3, 2)


@pytest.fixture
def aturan(lingkup, kota_tangsel):
    def buat(langkah: str, hari: int, mulai: date = date(2026, 1, 1)) -> TenggatDisiplin:
        isi = {"langkah": langkah, "hari": hari, "berlaku_mulai": mulai, "dasar": "Perwal 12/2026 ps. 4"}
        return TenggatDisiplin.objects.create(kota=kota_tangsel, **isi)

    return buat


@pytest.mark.parametrize("langkah", list(Setempat))
def test_tanpa_baris_kota_berlaku_angka_bawaan(lingkup, kota_tangsel, langkah):
    (baris,) = tabel_kota(kota_tangsel.pk)[langkah]
    assert baris.perlu_verifikasi


@pytest.mark.parametrize(
    ("keadaan", "langkah"), [("dugaan", "tindak"), ("pemeriksaan", "periksa"), ("menunggu_putusan", "putus")]
)
def test_baris_kota_berlaku_sejak_harinya(aturan, kota_tangsel, keadaan, langkah):
    """A case that began before the new row keeps the figure of its day."""
    aturan(langkah, 3)
    aturan(langkah, 5, date(2026, 3, 10))
    jam = jam_kota(kota_tangsel.pk, keadaan, SENIN)
    assert (jam.hari, jam.jatuh, jam.dasar) == (3, date(2026, 3, 5), "Perwal 12/2026 ps. 4")
    assert jam_kota(kota_tangsel.pk, keadaan, date(2026, 3, 10)).hari == 5
    assert jam_kota(kota_tangsel.pk, keadaan, date(2025, 3, 3)).hari in (7, 14)


def test_kota_lain_tidak_terpengaruh(aturan, kota_sorong):
    aturan("tindak", 3)
    assert jam_kota(kota_sorong.pk, "dugaan", SENIN).hari == 14


def test_batas_keberatan_sama_dengan_mesin_keberatan(lingkup, kota_tangsel):
    """The letter, the page and the machine name one day, also when the city has a row of its own there."""
    semula = batas_upaya_pada(kota_tangsel.pk, "R1", SENIN)
    JangkaKeberatan.objects.create(
        kota=kota_tangsel,
        jenis="disiplin",
        tahap="ajukan",
        hari=10,
        jenis_hari="kalender",
        berlaku_mulai=date(2026, 1, 1),
        dasar="Perwal 12/2026 ps. 9",
    )
    setempat = batas_upaya_pada(kota_tangsel.pk, "R1", SENIN)
    assert (semula.hari, setempat.jatuh, setempat.dasar) == (14, SENIN + timedelta(days=10), "Perwal 12/2026 ps. 9")
    assert batas_upaya_pada(kota_tangsel.pk, "B3", SENIN).judul.startswith("Batas banding")


@pytest.mark.parametrize("hari", [0, 61])
def test_tenggat_yang_tidak_masuk_akal_ditolak(lingkup, kota_tangsel, hari):
    baris = TenggatDisiplin(
        kota=kota_tangsel, langkah="tindak", hari=hari, berlaku_mulai=SENIN, dasar="Perwal 12/2026"
    )
    with pytest.raises(ValidationError, match="1 sampai 60"):
        baris.full_clean()


def test_satu_baris_per_tanggal(aturan, kota_tangsel):
    aturan("tindak", 3)
    with pytest.raises(ValidationError, match="sudah diatur"):
        TenggatDisiplin(
            kota=kota_tangsel, langkah="tindak", hari=4, berlaku_mulai=date(2026, 1, 1), dasar="Perwal 12/2026"
        ).full_clean()
