"""Doing: plans of action, evidence and realisation. A period whose judgement was delivered is closed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.berkas import berkas_simpan
from kinerja.skp.models import (
    RHK,
    SKP,
    BuktiDukung,
    EvaluasiKinerja,
    Indikator,
    Realisasi,
    RencanaAksi,
)
from kinerja.skp.rules.periode import PeriodeKinerja, periode_tahunan
from kinerja.skp.services.kunci import kunci_laksana
from kinerja.skp.services.siklus import periode_skp
from kinerja.skp.workflows import DISAMPAIKAN_KE_ATAS, IZIN_LIHAT

BUKTI_MAKS = 20


class Capaian(NamedTuple):
    """What the employee writes about one indicator."""

    nilai: Decimal | None
    teks: str
    sumber_data: str = ""


def periode_tertutup(skp: SKP) -> frozenset[str]:
    """Periods whose evaluation was already delivered."""
    kueri = EvaluasiKinerja.objects.filter(skp=skp, keadaan__in=sorted(DISAMPAIKAN_KE_ATAS))
    return frozenset(kueri.values_list("periode", flat=True))


def periode_diisi(skp: SKP) -> list[PeriodeKinerja]:
    """Periods in which something can be realised: the periodic ones, and the year as a whole."""
    return [*periode_skp(skp), periode_tahunan(skp.tahun)]


def _pastikan_terbuka(skp: SKP, kode: str, *, tahunan: bool = False) -> None:
    boleh = periode_diisi(skp) if tahunan else periode_skp(skp)
    if kode not in {p.kode for p in boleh}:
        raise ValidationError({"periode": "Periode ini di luar masa SKP."})
    if kode in periode_tertutup(skp):
        raise ValidationError({"periode": "Evaluasi periode ini sudah disampaikan, jadi isinya tidak dapat diubah."})


@transaction.atomic
def rencana_aksi_simpan(
    *, skp: SKP, rhk: RHK, periode: str, teks: str, target: str, oleh: Any, rencana: RencanaAksi | None = None
) -> RencanaAksi:
    """Add or change one step towards an RHK of this SKP."""
    baris = kunci_laksana(skp, oleh=oleh)
    if rhk.skp_id != baris.pk:
        raise ValidationError({"rhk": "Pilih RHK dari SKP ini."})
    _pastikan_terbuka(baris, periode)
    objek = rencana or RencanaAksi(kota_id=baris.kota_id, skp=baris)
    if rencana is not None and rencana.periode != periode:
        _pastikan_terbuka(baris, rencana.periode)
    objek.rhk, objek.periode, objek.teks, objek.target = rhk, periode, teks, target
    objek.save()
    return objek


@transaction.atomic
def rencana_aksi_tandai(*, rencana: RencanaAksi, selesai: bool, oleh: Any) -> RencanaAksi:
    """Mark a step as done, or not done after all."""
    baris = kunci_laksana(rencana.skp, oleh=oleh)
    _pastikan_terbuka(baris, rencana.periode)
    rencana.selesai = selesai
    rencana.save(update_fields=["selesai"])
    return rencana


@transaction.atomic
def rencana_aksi_hapus(*, rencana: RencanaAksi, oleh: Any) -> None:
    """Take away a step that has no evidence yet."""
    baris = kunci_laksana(rencana.skp, oleh=oleh)
    _pastikan_terbuka(baris, rencana.periode)
    if rencana.bukti_dukung.exists():
        raise ValidationError("Rencana aksi ini sudah mempunyai bukti dukung, jadi tidak dapat dihapus.")
    rencana.delete()


@transaction.atomic
def bukti_tambah(*, rencana: RencanaAksi, nama: str, oleh: Any, tautan: str = "", berkas: Any = None) -> BuktiDukung:
    """Attach evidence to a step: a protected file, a link, or both. Raises ValidationError for neither."""
    baris = kunci_laksana(rencana.skp, oleh=oleh)
    _pastikan_terbuka(baris, rencana.periode)
    if not tautan and berkas is None:
        raise ValidationError("Unggah berkas atau isi tautannya.")
    if rencana.bukti_dukung.count() >= BUKTI_MAKS:
        raise ValidationError(f"Satu rencana aksi memuat paling banyak {BUKTI_MAKS} bukti dukung.")
    bukti = BuktiDukung(kota_id=baris.kota_id, rencana_aksi=rencana, nama=nama, tautan=tautan)
    bukti.full_clean(exclude=["kota", "rencana_aksi"])
    bukti.save()
    if berkas is not None:
        bukti.berkas = berkas_simpan(isi=berkas, nama=berkas.name, pemilik=bukti, izin=IZIN_LIHAT, oleh=oleh)
        bukti.save(update_fields=["berkas"])
    return bukti


@transaction.atomic
def bukti_hapus(*, bukti: BuktiDukung, oleh: Any) -> None:
    """Take evidence away while its period is open; its bytes go with the orphans."""
    baris = kunci_laksana(bukti.rencana_aksi.skp, oleh=oleh)
    _pastikan_terbuka(baris, bukti.rencana_aksi.periode)
    bukti.delete()


@transaction.atomic
def realisasi_isi(*, skp: SKP, periode: str, capaian: Mapping[int, Capaian], oleh: Any) -> int:
    """Write the realisation of one period, by indicator; empty lines are left alone. Returns how many were written.

    Raises ValidationError for a period that is closed or that has not begun.
    """
    baris = kunci_laksana(skp, oleh=oleh)
    _pastikan_terbuka(baris, periode, tahunan=True)
    mulai = next(p.mulai for p in periode_diisi(baris) if p.kode == periode)
    if oleh.hari_ini() < mulai:
        raise ValidationError({"periode": "Periode ini belum mulai."})
    indikator = Indikator.objects.filter(rhk__skp=baris).in_bulk()
    ada = {r.indikator_id: r for r in Realisasi.objects.filter(skp=baris, periode=periode).select_for_update()}
    jumlah = 0
    for pk, isi in capaian.items():
        if pk in indikator and (isi.nilai is not None or isi.teks):
            _realisasi_satu(baris, periode, indikator[pk], ada.get(pk), isi)
            jumlah += 1
    return jumlah


def _realisasi_satu(skp: SKP, periode: str, indikator: Indikator, lama: Realisasi | None, isi: Capaian) -> None:
    objek = lama or Realisasi(kota_id=skp.kota_id, skp=skp, indikator=indikator, periode=periode)
    objek.nilai, objek.teks, objek.sumber_data = isi.nilai, isi.teks, isi.sumber_data
    objek.diisi_pada = timezone.now()
    objek.versi += 1 if lama else 0
    objek.save()
