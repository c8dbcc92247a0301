"""Units a leader sets the predicate of, with what is set for one period."""

from dataclasses import dataclass
from typing import Any

from kepegawaian.instansi.models import Instansi
from kinerja.skp.models import PredikatOrganisasi
from kinerja.skp.services.organisasi import unit_ditetapkan


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
    unit = list(unit_ditetapkan(pengguna).select_related("induk"))
    ada = PredikatOrganisasi.objects.filter(instansi__in=unit, periode=periode).select_related("ditetapkan_oleh")
    menurut = {p.instansi_id: p for p in ada}
    return [Unit(u, menurut.get(u.pk)) for u in unit]
