"""Units a leader sets the predicate of, with what is set for one period."""

from dataclasses import dataclass
from typing import Any

from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.instansi.models import Instansi
from kinerja.skp.models import PredikatOrganisasi
from kinerja.skp.services.organisasi import unit_dipimpin


@dataclass(frozen=True, slots=True)
class Unit:
    instansi: Instansi
    ditetapkan: PredikatOrganisasi | None

    @property
    def awal(self) -> dict[str, Any]:
        """Initial values of its form."""
        ada = self.ditetapkan
        if ada is None:
            return {"versi": 0}
        return {
            "predikat": ada.predikat,
            "capaian": ada.capaian,
            "rekomendasi": ada.rekomendasi,
            "versi": ada.versi,
        }


def unit_periode(pengguna: Any, periode: str) -> list[Unit]:
    """In the order of the tree."""
    unit = unit_dipimpin(pengguna)
    ada = _DITETAPKAN.semua(kunci=[u.pk for u in unit], periode=periode) if unit else []
    menurut = {p.instansi_id: p for p in ada}
    return [Unit(u, menurut.get(u.pk)) for u in unit]


_DITETAPKAN = KueriTetap(
    lambda kunci, periode: PredikatOrganisasi.objects.filter(
        salah_satu("instansi_id", kunci), periode=periode
    ).select_related("ditetapkan_oleh")
)
