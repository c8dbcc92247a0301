"""Opening plans: everybody whose newest predicate is below Baik, once per case. PP 30/2019; PermenPANRB 6/2022."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from asn.core.legal import tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.models import RiwayatJabatan, RiwayatKinerja
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kepegawaian.pegawai.rules.tindak_lanjut import PredikatPeriodik
from kinerja.tindak_lanjut.models import RencanaPembinaan
from kinerja.tindak_lanjut.rules.pembinaan import perlu_dibina

# Results older than this start no new case.
BULAN_DILIHAT = 12


@transaction.atomic
def pembinaan_buka(*, kota_id: int, hari_ini: date) -> int:
    """Propose a plan for each new case; returns how many. May run any number of times: a predicate opens one plan."""
    baris = [r for r in predikat_terakhir(kota_id, hari_ini) if perlu_dibina(r[1])]
    dikenal = _dikenal(kota_id)
    baru = [(r, p) for r, p in baris if r.pk not in dikenal[0] and r.pegawai_id not in dikenal[1]]
    jabatan = [r.pegawai.jabatan for r, _ in baru]
    pembina = atasan_kini({j.atasan_id for j in jabatan if j and j.atasan_id}, hari_ini)
    sebelum = RencanaPembinaan.objects.filter(kota=kota_id).count()
    RencanaPembinaan.objects.bulk_create(
        [_rencana(r, p, pembina) for r, p in baru], ignore_conflicts=True, batch_size=1_000
    )
    return RencanaPembinaan.objects.filter(kota=kota_id).count() - sebelum


def predikat_terakhir(kota_id: int, hari_ini: date) -> Iterable[tuple[RiwayatKinerja, PredikatPeriodik]]:
    """The newest result of each person in service, whatever its kind of period."""
    sejak = tambah_bulan(hari_ini, -BULAN_DILIHAT)
    baris = RiwayatKinerja.objects.filter(
        kota=kota_id, tahun__gte=sejak.year, pegawai__kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI
    ).sah()
    terakhir: dict[int, tuple[date, int, str]] = {}
    for pegawai, tahun, triwulan, predikat, pk in baris.values_list("pegawai", "tahun", "triwulan", "predikat", "pk"):
        selesai = periode_riwayat(tahun, triwulan).selesai
        if sejak < selesai <= hari_ini:
            terakhir[pegawai] = max(terakhir.get(pegawai, (date.min, 0, "")), (selesai, pk, predikat))
    rendah = [pk for _, pk, predikat in terakhir.values() if not PredikatKinerja(predikat).setara_baik()]
    lengkap = RiwayatKinerja.objects.filter(kota=kota_id, pk__in=rendah).order_by("pk")
    for r in lengkap.select_related("pegawai__jabatan").defer("pegawai__nik", "pegawai__telepon", "pegawai__alamat"):
        periode = periode_riwayat(r.tahun, r.triwulan)
        yield r, PredikatPeriodik(periode, PredikatKinerja(r.predikat), r.pk)


def periode_riwayat(tahun: int, triwulan: int | None) -> Periode:
    return Periode("triwulan", tahun, triwulan) if triwulan else Periode("tahun", tahun)


def _dikenal(kota_id: int) -> tuple[set[int], set[int]]:
    """Predicates that have opened a plan, and people with one that is still open."""
    semua = RencanaPembinaan.objects.filter(kota=kota_id)
    return set(semua.values_list("pemicu", flat=True)), set(semua.terbuka().values_list("pegawai", flat=True))


def atasan_kini(jabatan_ids: set[int], hari_ini: date) -> dict[int, int]:
    """Who holds these positions today, definitif before Plt and Plh."""
    dijabat = RiwayatJabatan.objects.pada(hari_ini).sah().filter(jabatan__in=jabatan_ids)
    # DEFINITIF sorts last, and the last of each position stays.
    urut = dijabat.order_by("-penugasan", "tmt_mulai").values_list("jabatan", "pegawai")
    return dict(urut)


def _rencana(r: RiwayatKinerja, p: PredikatPeriodik, pembina: dict[int, int]) -> RencanaPembinaan:
    putusan = perlu_dibina(p)
    catatan: dict[str, Any] = {
        "alasan": putusan.alasan,
        "dasar": str(putusan.dasar),
        "rincian": list(putusan.rincian),
        "bukti": [["RiwayatKinerja", r.pk]],
    }
    jabatan = r.pegawai.jabatan
    return RencanaPembinaan(
        kota_id=r.kota_id,
        pegawai=r.pegawai,
        pemicu=r,
        predikat=r.predikat,
        periode=p.periode.kode,
        instansi_id=r.pegawai.instansi_id,
        pembina_id=pembina.get(jabatan.atasan_id) if jabatan and jabatan.atasan_id else None,
        putusan=catatan,
    )
