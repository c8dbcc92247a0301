"""Charts of a survey out of its frozen figures: the same on the page and on paper."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from asn.core.grafik import Grafik, Sumbu, batang, batang_bertumpuk, garis
from pengaduan.survei.rules.unsur import SKALA, UNSUR


def nrr(angka: Mapping[str, Any]) -> Grafik:
    """Mean per unsur."""
    sumbu = Sumbu("NRR", maksimum=4, desimal=3)
    nilai = [Decimal(angka["nrr"][u.kunci]) for u in UNSUR]
    return batang("Nilai rata-rata per unsur (skala 1–4)", [u.nama for u in UNSUR], nilai, sumbu=sumbu)


def sebaran(angka: Mapping[str, Any]) -> Grafik:
    """Shares of the four answers per unsur, best first."""
    n = angka["n"]
    seri = {
        nama: [Decimal(angka["sebaran"][u.kunci][i]) * 100 / n for u in UNSUR]
        for i, nama in reversed(list(enumerate(SKALA)))
    }
    sumbu = Sumbu(satuan="%", maksimum=100, desimal=1)
    return batang_bertumpuk("Sebaran jawaban per unsur", [u.nama for u in UNSUR], seri, sumbu=sumbu)


def tren(titik: Sequence[tuple[str, Decimal | None]]) -> Grafik | None:
    """The index over the periods; nothing to draw with fewer than two."""
    if sum(n is not None for _, n in titik) < 2:
        return None
    bawah = int(min(n for _, n in titik if n is not None) // 10 * 10)
    sumbu = Sumbu("IKM", minimum=bawah, maksimum=100, desimal=2)
    return garis("IKM antarperiode", [label for label, _ in titik], {"IKM": [n for _, n in titik]}, sumbu=sumbu)
