"""Large choices of the riwayat forms, found by typing: positions, units and people of the person's own city.

Names of positions, units and colleagues are the city's organisation chart: whoever fills in a form about a person may
find them, although the reach over those rows themselves may be smaller. Nothing else of them is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Golongan, Pegawai

BANYAK = 20
Pilihan = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Rujukan:
    """One kind of choice: its rows in a city, how a text narrows them, what a person reads, and the shortest text."""

    kueri: Callable[[int], QuerySet[Any]]
    cari: Callable[[QuerySet[Any], str], QuerySet[Any]]
    label: Callable[[Any], str]
    sebutan: str
    terpendek: int = 2


def _memuat(*kolom: str) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    """Every word of the text must occur in one of the columns."""

    def saring(kueri: QuerySet[Any], teks: str) -> QuerySet[Any]:
        for kata in teks.split()[:6]:
            cocok = Q()
            for satu in kolom:
                cocok |= Q(**{f"{satu}__icontains": kata})
            kueri = kueri.filter(cocok)
        return kueri

    return saring


def _jabatan(kota_id: int) -> QuerySet[Any]:
    # Positions in force first; a former one may still be the right choice for an old decision.
    kueri = Jabatan.objects.filter(kota=kota_id).select_related("instansi__perangkat_daerah")
    return kueri.order_by(F("berlaku_sampai").desc(nulls_first=True), "nama", "instansi__nama", "pk")


def _instansi(kota_id: int) -> QuerySet[Any]:
    kueri = Instansi.objects.filter(kota=kota_id).select_related("perangkat_daerah")
    return kueri.order_by(F("berlaku_sampai").desc(nulls_first=True), "nama", "pk")


def _pegawai(kota_id: int) -> QuerySet[Any]:
    kolom = ("nama", "gelar_depan", "gelar_belakang", "jabatan__nama")
    return Pegawai.objects.filter(kota=kota_id).select_related("jabatan").only(*kolom).order_by("nama", "pk")


def _cari_pegawai(kueri: Any, teks: str) -> QuerySet[Any]:
    hasil: QuerySet[Any] = kueri.cari(teks)
    return hasil


def _letak(instansi: Instansi) -> str:
    puncak = instansi.perangkat_daerah
    return instansi.nama if puncak is None or puncak.pk == instansi.pk else f"{instansi.nama}, {puncak.nama}"


def _label_jabatan(jabatan: Jabatan) -> str:
    usai = f" (sampai {jabatan.berlaku_sampai:%d-%m-%Y})" if jabatan.berlaku_sampai else ""
    return f"{jabatan.nama} – {_letak(jabatan.instansi)}{usai}"


def _label_instansi(instansi: Instansi) -> str:
    usai = f" (sampai {instansi.berlaku_sampai:%d-%m-%Y})" if instansi.berlaku_sampai else ""
    return f"{_letak(instansi)}{usai}"


def _label_pegawai(pegawai: Pegawai) -> str:
    return f"{pegawai.nama_lengkap} – {pegawai.jabatan.nama if pegawai.jabatan else 'tanpa jabatan'}"


RUJUKAN = {
    "jabatan": Rujukan(
        _jabatan, _memuat("nama", "instansi__nama", "instansi__perangkat_daerah__nama"), _label_jabatan, "jabatan"
    ),
    "instansi": Rujukan(_instansi, _memuat("nama", "perangkat_daerah__nama"), _label_instansi, "unit kerja"),
    "penilai": Rujukan(_pegawai, _cari_pegawai, _label_pegawai, "pejabat penilai", 3),
}


def rujukan_kueri(apa: str, pegawai: Pegawai) -> QuerySet[Any]:
    """Every row that may be chosen for this person."""
    return RUJUKAN[apa].kueri(pegawai.kota_id)


def rujukan_cari(apa: str, pegawai: Pegawai, teks: str) -> list[Pilihan]:
    """The first matches with their labels; nothing for a text that is too short to mean something."""
    rujukan, teks = RUJUKAN[apa], teks.strip()
    if len(teks) < rujukan.terpendek:
        return []
    return [(b.pk, rujukan.label(b)) for b in rujukan.cari(rujukan_kueri(apa, pegawai), teks)[:BANYAK]]


def rujukan_terpilih(apa: str, pegawai: Pegawai, pk: Any) -> list[Pilihan]:
    """The row already chosen, as a choice of its own."""
    if not str(pk).isdecimal() or len(str(pk)) > 18:
        return []
    return [(b.pk, RUJUKAN[apa].label(b)) for b in rujukan_kueri(apa, pegawai).filter(pk=int(pk))]


def golongan_pilihan(pegawai: Pegawai) -> QuerySet[Golongan]:
    """Golongan of the person's own group: I/a–IV/e for PNS and CPNS, I–XVII for PPPK."""
    return Golongan.objects.filter(kelompok_asn="PNS" if pegawai.pns else "PPPK").order_by("urutan")


def jabatan_sekota(teks: str, pegawai: Pegawai) -> Jabatan | None:
    """The position a page was asked about, of the person's own city; nonsense and other cities give None."""
    if not (teks.isascii() and teks.isdecimal() and len(teks) < 19):
        return None
    return _jabatan(pegawai.kota_id).filter(pk=int(teks)).first()
