"""Kebutuhan against bezetting by perangkat daerah, with those who leave in the planning horizon of five years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from asn.core.grafik import Grafik, Sumbu, batang_bertumpuk
from asn.core.legal import tambah_bulan
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import JabatanQuerySet
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.services.jatuh_tempo import PPPK, pensiun_antara
from kepegawaian.pegawai.services.struktur import isi_jabatan

# Kebutuhan is planned for five years, detailed per year (Peraturan BKN 9/2022; C.3.4 of the domain facts).
TAHUN_RENCANA = 5
GRAFIK_TERBANYAK = 20


@dataclass(frozen=True, slots=True)
class KebutuhanUnit:
    """One perangkat daerah. `keluar`: reach BUP or end their contract within the horizon; None on a past day."""

    instansi: Instansi
    jabatan: int
    kebutuhan: int
    bezetting: int
    lowong: int
    manajerial_lowong: int
    keluar: int | None

    @property
    def selisih(self) -> int:
        return self.bezetting - self.kebutuhan

    @property
    def perlu_diisi(self) -> int | None:
        """Shortage plus those who leave: what the plan of five years has to cover."""
        return None if self.keluar is None else max(0, self.kebutuhan - self.bezetting + self.keluar)

    @property
    def terisi(self) -> int | None:
        """Share of the kebutuhan that is filled, in whole per cent, half up."""
        return (200 * self.bezetting + self.kebutuhan) // (2 * self.kebutuhan) if self.kebutuhan else None


def kebutuhan_unit(
    instansi: Iterable[Instansi],
    jabatan: JabatanQuerySet,
    pengguna: Any,
    tanggal: date,
) -> list[KebutuhanUnit]:
    """Per root of the given units; who leaves is counted among those `pengguna` may see (None on a past day)."""
    keluar = None
    if pengguna is not None:
        keluar = _keluar(Pegawai.objects.terlihat_oleh(pengguna, "pegawai.view_pegawai"), tanggal)
    return [
        KebutuhanUnit(
            instansi=i.instansi,
            jabatan=i.posisi,
            kebutuhan=i.kebutuhan,
            bezetting=i.bezetting,
            lowong=i.lowong,
            manajerial_lowong=i.manajerial_lowong,
            keluar=None if keluar is None else keluar.get(i.instansi.perangkat_daerah_id or i.instansi.pk, 0),
        )
        for i in isi_jabatan(instansi, jabatan, tanggal)
    ]


def _keluar(pegawai: PegawaiQuerySet, tanggal: date) -> dict[int, int]:
    """By perangkat daerah: PNS who reach BUP and PPPK whose contract ends in the coming five years."""
    akhir = tambah_bulan(tanggal, 12 * TAHUN_RENCANA)
    syarat = pensiun_antara(tanggal, akhir) | (PPPK & Q(kontrak_sampai__range=(tanggal, akhir)))
    baris = pegawai.masih_pegawai().filter(syarat).order_by().values_list("instansi__perangkat_daerah")
    return {pd: n for pd, n in baris.annotate(n=Count("pk")) if pd}


def grafik_kebutuhan(unit: Sequence[KebutuhanUnit]) -> Grafik:
    """The units with the greatest shortage: what is filled, what is missing, what is too many."""
    terpilih = sorted(unit, key=lambda u: (u.selisih, -u.kebutuhan))[:GRAFIK_TERBANYAK]
    seri = {
        "Terisi": [min(u.bezetting, u.kebutuhan) for u in terpilih],
        "Lebih": [max(0, u.selisih) for u in terpilih],
        "Belum terisi": [max(0, -u.selisih) for u in terpilih],
    }
    keterangan = f"{len(terpilih)} perangkat daerah dengan kekurangan terbesar di atas." if len(unit) > 1 else ""
    return batang_bertumpuk(
        "Kebutuhan dan bezetting",
        [u.instansi.nama for u in terpilih],
        seri,
        sumbu=Sumbu("Pegawai"),
        keterangan=keterangan,
    )
