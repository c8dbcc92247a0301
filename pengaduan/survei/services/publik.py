"""What citizens read: published results of a city, joined without saying more than the results themselves say."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from asn.core.periode import Periode
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.rules.skm import HasilSKM, hitung
from pengaduan.survei.models import HasilSurvei, Kampanye, RencanaTindak
from pengaduan.survei.rules.gabung import Ukuran, gabung_kota
from pengaduan.survei.rules.responden import DIMENSI, TIDAK_MENJAWAB
from pengaduan.survei.rules.unsur import KUNCI
from pengaduan.survei.workflows import KeadaanRencana


def hasil_publik(kota: Kota) -> QuerySet[HasilSurvei]:
    """Published results of the city, newest period first."""
    terbuka = HasilSurvei.objects.terbuka_publik().filter(kota=kota)
    return terbuka.select_related("kampanye__instansi__perangkat_daerah", "kampanye__kota", "pdf", "tanda").order_by(
        "-kampanye__selesai", "kampanye__instansi__nama", "pk"
    )


def periode_terbit(kota: Kota) -> list[Periode]:
    """Periods that have something published, newest first."""
    kode = HasilSurvei.objects.terbuka_publik().filter(kota=kota).values_list("kampanye__periode", flat=True)
    return sorted(map(Periode.dari_kode, set(kode)), key=lambda p: (p.selesai, -p.bulan), reverse=True)


def ringkasan_periode(kota: Kota, periode: Periode) -> dict[str, Any]:
    """Everything of one period: units, the index of the city, its unsur, services and respondents."""
    hasil = list(hasil_publik(kota).filter(kampanye__periode=periode.kode))
    indeks, dihitung = indeks_kota(hasil)
    return {
        "hasil": hasil,
        "indeks": indeks,
        "unsur": unsur_gabungan(dihitung, periode.selesai),
        "layanan": [{**sel, "unit": h.kampanye.instansi.nama} for h in hasil for sel in h.angka["layanan"]],
        "responden": responden_gabungan(dihitung, periode.selesai),
        "n": sum(h.n for h in dihitung),
    }


def indeks_kota(hasil: Iterable[HasilSurvei]) -> tuple[Ukuran | None, list[HasilSurvei]]:
    """The index of the city, and the results it is made of, by the same rule as in the periodic evaluation."""
    baris = [(h.kampanye.instansi.perangkat_daerah_id or 0, h.kampanye.instansi_id, h) for h in hasil if h.ikm]
    indeks, _ = gabung_kota((akar, unit, Ukuran(Decimal(str(h.ikm)), h.n)) for akar, unit, h in baris)
    sendiri = {akar for akar, unit, _ in baris if akar == unit}
    return indeks, [h for akar, unit, h in baris if akar == unit or akar not in sendiri]


def unsur_gabungan(hasil: Sequence[HasilSurvei], pada: date) -> HasilSKM | None:
    """The nine unsur over several results."""
    n = sum(h.n for h in hasil)
    if not n:
        return None
    return hitung({k: (sum(h.angka["jumlah"][k] for h in hasil), n) for k in KUNCI}, pada=pada)


def responden_gabungan(hasil: Sequence[HasilSurvei], pada: date) -> list[dict[str, Any]]:
    """Respondents by group over several results: only cells each result shows are added up.

    Adding what a unit hides would let anybody work it out by subtraction; so the sum may be less than all.
    """
    tabel = []
    for dimensi, (judul, pilihan) in DIMENSI.items():
        sel = [s for h in hasil for s in h.angka["responden"][dimensi] if s["n"] and s["ikm"]]
        baris = []
        for kode, label in [*pilihan, ("", TIDAK_MENJAWAB)]:
            milik = [s for s in sel if s["kode"] == kode]
            n = sum(s["n"] for s in milik)
            rata = sum((Decimal(s["ikm"]) * s["n"] for s in milik), Decimal(0)) / n if n else None
            if n or kode:
                baris.append({"label": label, "n": n, "ikm": rata})
        tabel.append({"judul": judul, "baris": baris, "n": sum(b["n"] for b in baris)})
    return tabel


def rencana_publik(kampanye: Kampanye) -> QuerySet[RencanaTindak]:
    """Plans as citizens read them: what, by which post, until when; cancelled ones are not promises."""
    rencana = RencanaTindak.objects.filter(kampanye=kampanye).exclude(keadaan=KeadaanRencana.DIBATALKAN)
    return rencana.select_related("penanggung_jawab__jabatan")


def kampanye_terbuka(kota: Kota, tanggal: date) -> QuerySet[Kampanye]:
    """Surveys that take answers today through an open link."""
    menerima = Kampanye.objects.filter(kota=kota).menerima(tanggal)
    return menerima.filter(tautan_terbuka=True).select_related("instansi").order_by("instansi__nama")


def kampanye_menurut_kode(kota: Kota, kode: str) -> Kampanye | None:
    """The survey of an open link."""
    return Kampanye.objects.filter(kota=kota, kode=kode.upper()).select_related("instansi", "kota").first()


def kampanye_kios(kota: Kota, pk: int, kunci_kios: str) -> Kampanye | None:
    """The survey a kiosk was set up for, while its permission stands."""
    kios = Kampanye.objects.filter(kota=kota, pk=pk, kunci_kios=kunci_kios, kios=True)
    return kios.select_related("instansi", "kota").first()


def layanan_kampanye(kampanye: Kampanye) -> list[tuple[int, str]]:
    """Services a respondent may choose from."""
    baris = kampanye.baris_layanan.select_related("layanan").order_by("layanan__nama", "pk")
    return [(b.layanan_id, b.layanan.nama) for b in baris]


def kabar_warga(kota: Kota) -> str:
    """One line for the citizens' front page."""
    periode = periode_terbit(kota)
    if not periode:
        return ""
    hasil = hasil_publik(kota).filter(kampanye__periode=periode[0].kode).defer("angka")
    indeks, _ = indeks_kota(hasil)
    return f"IKM {periode[0].label}: {indeks.nilai:.2f}".replace(".", ",") if indeks else ""
