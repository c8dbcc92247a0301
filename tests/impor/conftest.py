"""An import from upload to its end, with the tasks run at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pghistory
import pytest

from asn.core.lingkup import lingkup_kota
from asn.impor import services
from asn.impor.models import Impor
from asn.impor.services.muatan import muatan_buang
from asn.impor.workflows import KeadaanImpor

LANGKAH = {
    KeadaanImpor.DIPETAKAN: services.impor_periksa,
    KeadaanImpor.DIPERIKSA: services.impor_jalankan_terapkan,
    KeadaanImpor.DITERAPKAN: services.impor_jalankan_batal,
}


@pytest.fixture(autouse=True)
def folder_berkas(settings, tmp_path: Path) -> Path:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return settings.BERKAS_ROOT


@pytest.fixture(autouse=True)
def antrean(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What would be queued; the tests run it themselves."""
    semua: list[tuple[Any, ...]] = []
    for modul in ("unggah", "terapkan", "masalah", "perawatan"):
        monkeypatch.setattr(f"asn.impor.services.{modul}.enqueue", lambda *a, **_: semua.append(a))
    return semua


def jalankan(impor: Impor) -> Impor:
    """Do the step that waits."""
    with lingkup_kota([impor.kota_id]):
        impor.refresh_from_db()
    with pghistory.context(tugas="uji"):  # as the base class of tasks does
        LANGKAH[KeadaanImpor(impor.keadaan)](
            impor_id=impor.pk, kota_id=impor.kota_id, pekerjaan_id=str(impor.pekerjaan_id)
        )
    muatan_buang()  # a test is one transaction
    with lingkup_kota([impor.kota_id]):
        return Impor.objects.select_related("pekerjaan").get(pk=impor.pk)


@pytest.fixture
def periksa(lingkup, kota_tangsel, sari) -> Callable[..., Impor]:
    """`periksa(isi, "data.xlsx", jenis="pegawai")`: uploaded, mapped as guessed, checked."""

    def unggah(
        isi: bytes, nama: str = "data.csv", jenis: str = "pegawai", *, jangan_timpa: bool = False, oleh: Any = None
    ) -> Impor:
        oleh = oleh or sari
        impor = services.impor_unggah(kota_id=oleh.kota_id, jenis=jenis, isi=isi, nama=nama, oleh=oleh)
        peta = {int(i): n for i, n in impor.peta.items()}
        impor = services.impor_petakan(impor=impor, peta=peta, jangan_timpa=jangan_timpa, oleh=oleh)
        return jalankan(impor)

    return unggah


@pytest.fixture
def terapkan(sari) -> Callable[..., Impor]:
    def jalan(impor: Impor, cara: str = "semua", oleh: Any = None) -> Impor:
        return jalankan(services.impor_terapkan(impor=impor, cara=cara, oleh=oleh or sari))

    return jalan


@pytest.fixture
def batalkan(sari) -> Callable[..., Impor]:
    def jalan(impor: Impor, oleh: Any = None) -> Impor:
        return jalankan(services.impor_batalkan(impor=impor, oleh=oleh or sari))

    return jalan
