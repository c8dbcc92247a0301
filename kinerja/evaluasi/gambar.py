"""Charts of an evaluation out of its frozen figures: the same on the page and on paper."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from asn.core.grafik import Grafik, Sumbu, Titik, batang, batang_bertumpuk, garis, kuadran
from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kinerja.evaluasi.rules.ip_asn import BOBOT

PERSEN = Sumbu(satuan="%", maksimum=100, desimal=1)


def predikat(figur: Mapping[str, Any]) -> Grafik:
    """Shares per predikat, this period above the one before."""
    periode = Periode.dari_kode(figur["periode"])
    baris = {periode.label: figur["predikat"]}
    if figur["predikat_sebelumnya"]:
        baris[periode.sebelumnya().label] = figur["predikat_sebelumnya"]
    seri = {p.label: [_bagian(hitungan[p], hitungan) for hitungan in baris.values()] for p in PredikatKinerja}
    return batang_bertumpuk("Sebaran predikat kinerja", list(baris), seri, sumbu=PERSEN)


def ip_asn_dimensi(figur: Mapping[str, Any]) -> Grafik | None:
    """Mean per dimension as a share of what the dimension can give."""
    rata = figur["ip_asn"]["rata"]
    if not rata:
        return None
    bobot = BOBOT[0].nilai
    nilai = [Decimal(rata[d]) * 100 / maksimum for d, maksimum in bobot.items()]
    label = [f"{d.capitalize()} ({maksimum})" for d, maksimum in bobot.items()]
    sumbu = Sumbu("Capaian dari bobot", "%", maksimum=100, desimal=1)
    return batang("Capaian IP ASN per dimensi", label, nilai, sumbu=sumbu)


def tren(figur: Mapping[str, Any]) -> Grafik:
    """Performance, satisfaction and punctuality over the earlier periods and this one."""
    titik = [*figur["tren"], _kini(figur)]
    label = [t["periode"] for t in titik]
    seri = {
        "Predikat Baik ke atas (%)": [_angka(t["persen_baik"]) for t in titik],
        "IKM": [_angka(t["ikm"]) for t in titik],
        "Aduan tepat waktu (%)": [_angka(t["aduan"]) for t in titik],
    }
    ada = [n for nilai in seri.values() for n in nilai if n is not None]
    bawah = int(min(ada, default=0) // 10 * 10)
    return garis("Perkembangan antarperiode", label, seri, sumbu=Sumbu(minimum=bawah, maksimum=100, desimal=2))


def tren_predikat(figur: Mapping[str, Any]) -> Grafik:
    """The distribution of every earlier period, newest first."""
    titik = [t for t in [_kini(figur), *reversed(figur["tren"])] if any(t["predikat"].values())]
    seri = {p.label: [_bagian(t["predikat"][p], t["predikat"]) for t in titik] for p in PredikatKinerja}
    return batang_bertumpuk(
        "Sebaran predikat antarperiode", [Periode.dari_kode(t["periode"]).label for t in titik], seri, sumbu=PERSEN
    )


def kuadran_instansi(figur: Mapping[str, Any]) -> Grafik | None:
    """Performance against public satisfaction; units without either figure are left out."""
    titik = [
        Titik(b["nama"], Decimal(b["persen_baik"]), Decimal(b["ikm"]))
        for b in figur["liga"]
        if b["persen_baik"] and b["ikm"]
    ]
    if not titik:
        return None
    return kuadran(
        "Kinerja pegawai dan kepuasan masyarakat",
        titik,
        x=Sumbu("Baik ke atas", "%", minimum=None, desimal=1),
        y=Sumbu("IKM", minimum=None, desimal=1),
        nama_titik="Perangkat daerah",
        keterangan="Nama setiap nomor ada pada tabel. Garis putus-putus adalah nilai tengah kota; batas kuadran pada "
        "lembar perangkat daerah tertulis pada metode.",
    )


def _kini(figur: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "periode": figur["periode"],
        "predikat": figur["predikat"],
        "persen_baik": figur["persen_baik"],
        "ikm": figur["ikm"] and figur["ikm"]["nilai"],
        "aduan": figur["aduan"] and figur["aduan"]["persen"],
    }


def _bagian(jumlah: int, hitungan: Mapping[str, int]) -> Decimal | None:
    semua = sum(hitungan.values())
    return Decimal(100 * jumlah) / semua if semua else None


def _angka(nilai: str | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai)
