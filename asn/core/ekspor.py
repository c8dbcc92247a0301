"""Export of exactly the list on the screen: CSV as a stream, XLSX at once or, when large, as a long job.

Every export is written to the access log per city before the first byte leaves.
"""

import csv
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from io import BytesIO
from itertools import islice
from typing import Any, cast

from django.apps import apps
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from openpyxl import Workbook

from asn.core.berkas import XLSX, berkas_simpan
from asn.core.jobs import enqueue
from asn.core.lingkup import kota_dalam_lingkup, lingkup_kota
from asn.core.models import CatatanAkses, KeadaanPekerjaan, Pekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat, pekerjaan_maju, pekerjaan_mulai

FORMAT = ("csv", "xlsx")
XLSX_LANGSUNG = 5_000
XLSX_MAKS = 100_000
POTONGAN = 2_000
# How long a large export may wait in the queue.
_UMUR_PESANAN_DETIK = 24 * 60 * 60
_PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n")
# Control characters that XML cannot carry.
_TAK_TERCETAK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Pesanan:
    """A large workbook to be made later: its keys are fixed now, so it holds the list as it was when asked for."""

    model: str
    kunci: list[Any]
    tabel: str
    kolom: list[str]
    kepala: list[str]
    nama: str
    izin: str
    bentuk: tuple[tuple[str, tuple[Any, ...]], ...] = ()


def ekspor_tanggapan(
    request: HttpRequest, *, kueri: QuerySet, tabel: Any, judul: str, nama_daftar: str, format_berkas: str, izin: str
) -> HttpResponseBase:
    """Answer an export request of a list page. `kueri` is filtered, ordered and within the reach of `izin`."""
    per_kota = _jumlah_per_kota(kueri)
    jumlah = sum(per_kota.values())
    if format_berkas == "xlsx" and jumlah > XLSX_MAKS:
        batas = number_format(XLSX_MAKS, force_grouping=True)
        messages.error(request, f"Ekspor Excel paling banyak {batas} baris; persempit saringan atau unduh CSV.")
        return redirect(request.path)
    _catat(request, kueri.model, per_kota, nama_daftar, format_berkas)
    kolom = [k for k in tabel.columns.itervisible() if not k.column.exclude_from_export and k.header]
    pesanan = Pesanan(
        model=kueri.model._meta.label,
        kunci=[],
        tabel=f"{type(tabel).__module__}.{type(tabel).__qualname__}",
        kolom=[k.name for k in kolom],
        kepala=[str(k.header) for k in kolom],
        nama=f"{nama_daftar}-{timezone.localdate():%Y%m%d}.{format_berkas}",
        izin=izin,
        bentuk=kueri.bentuk,
    )
    if format_berkas == "xlsx" and jumlah > XLSX_LANGSUNG:
        return redirect("pekerjaan_lihat", pk=_pesan(request.user, kueri, pesanan, judul, per_kota).pk)
    baris = _baris(_untuk_daftar(kueri).iterator(chunk_size=POTONGAN), type(tabel), pesanan.kolom)
    response: HttpResponseBase
    if format_berkas == "xlsx":
        response = HttpResponse(_buku_kerja(pesanan.kepala, baris, judul), content_type=XLSX)
    else:
        aliran = _alir_csv(pesanan.kepala, baris, kota_dalam_lingkup())
        response = StreamingHttpResponse(aliran, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, pesanan.nama)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def baris_tanggapan(
    kepala: list[str], baris: Iterable[Iterable[Any]], *, judul: str, nama: str, format_berkas: str
) -> HttpResponse:
    """Rows that are no list of one model (a tree, a report) as CSV or workbook. The caller has logged the export."""
    sel = [[nilai_sel(nilai) for nilai in satu] for satu in baris]
    if format_berkas == "xlsx":
        response = HttpResponse(_buku_kerja(kepala, sel, judul), content_type=XLSX)
    else:
        penulis = csv.writer(cast(Any, _Gema()))
        isi = "".join(penulis.writerow(satu) for satu in [kepala, *sel])
        response = HttpResponse(f"\ufeff{isi}", content_type="text/csv; charset=utf-8")
    lengkap = f"{nama}-{timezone.localdate():%Y%m%d}.{format_berkas}"
    response.headers["Content-Disposition"] = content_disposition_header(True, lengkap)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def ekspor_jalankan(pekerjaan_id: str, kota_id: int) -> None:
    """Make the ordered workbook and hand it to the job's owner; safe to run twice.

    Each portion asks again which of the ordered rows the owner may see now.
    """
    with lingkup_kota([kota_id]):
        pekerjaan = Pekerjaan.objects.select_related("pemilik").get(pk=pekerjaan_id)
    pesanan = cache.get(_kunci(pekerjaan.pk))
    if pekerjaan.berakhir:
        return
    if pesanan is None:
        pekerjaan_akhiri(pekerjaan.pk, KeadaanPekerjaan.GAGAL, "Pesanan ekspor kedaluwarsa; ulangi.", kota_id=kota_id)
        return
    pekerjaan_mulai(pekerjaan.pk, len(pesanan.kunci), kota_id=kota_id)
    isi = _buku_kerja(pesanan.kepala, _baris_pesanan(pekerjaan, pesanan), pekerjaan.judul)
    with lingkup_kota([kota_id]):
        berkas = berkas_simpan(
            isi=isi, nama=pesanan.nama, pemilik=pekerjaan, izin=pesanan.izin, oleh=pekerjaan.pemilik
        )
        hasil = reverse("berkas_unduh", args=[berkas.pk])
        pekerjaan_akhiri(pekerjaan.pk, pesan="Berkas siap diunduh.", alamat_hasil=hasil)
    cache.delete(_kunci(pekerjaan.pk))


def aman_dari_rumus(teks: str) -> str:
    """Text that a spreadsheet would run as a formula gets a leading apostrophe."""
    return f"'{teks}" if teks.lstrip(" ").startswith(_PEMICU_RUMUS) else teks


def nilai_sel(nilai: Any) -> Any:
    """A cell as a spreadsheet should hold it: plain text without markup, numbers as numbers, dates as dates."""
    if nilai is None or (isinstance(nilai, (int, float, Decimal)) and not isinstance(nilai, bool)):
        return nilai
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, datetime):
        return timezone.localtime(nilai).replace(tzinfo=None) if timezone.is_aware(nilai) else nilai
    if isinstance(nilai, date):
        return nilai
    teks = unescape(strip_tags(nilai)).strip() if isinstance(nilai, SafeString) else str(nilai)
    return aman_dari_rumus(_TAK_TERCETAK.sub("", teks))


class _Gema:
    """A file that gives each line back instead of keeping it."""

    def write(self, baris: str) -> str:
        return baris


def _alir_csv(kepala: list[str], baris: Iterable[list[Any]], kota: list[int]) -> Iterator[str]:
    # The request's transaction is over when this runs: the stream needs the same scope again, in its own.
    penulis = csv.writer(cast(Any, _Gema()))
    yield "\ufeff" + penulis.writerow(kepala)
    with lingkup_kota(kota):
        for satu in baris:
            yield penulis.writerow(satu)


def _buku_kerja(kepala: list[str], baris: Iterable[list[Any]], judul: str) -> bytes:
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", judul)[:31].strip("' ") or "Data")
    lembar.freeze_panes = "A2"
    lembar.append(kepala)
    for satu in baris:
        lembar.append(satu)
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _baris(objek: Iterable[Model], table_class: Any, kolom: list[str]) -> Iterator[list[Any]]:
    """Cells as the table defines them (`value_<column>` first), a portion at a time."""
    aliran = iter(objek)
    while potongan := list(islice(aliran, POTONGAN)):
        for baris in table_class(potongan, order_by=()).rows:
            yield [nilai_sel(baris.get_cell_value(nama)) for nama in kolom]


def _baris_pesanan(pekerjaan: Pekerjaan, pesanan: Pesanan) -> Iterator[list[Any]]:
    pengguna: Any = pekerjaan.pemilik
    manajer: Any = apps.get_model(pesanan.model)._default_manager
    table_class = import_string(pesanan.tabel)
    for mulai in range(0, len(pesanan.kunci), POTONGAN):
        kunci = pesanan.kunci[mulai : mulai + POTONGAN]
        with lingkup_kota(pengguna.kota_terjangkau()):
            kueri = manajer.terlihat_oleh(pengguna, pesanan.izin)
            for jalur, argumen in pesanan.bentuk:
                kueri = kueri.berbentuk(jalur, *argumen)
            kueri = _untuk_daftar(kueri)
            peta = {objek.pk: objek for objek in kueri.order_by().filter(pk__in=kunci)}
            yield from _baris((peta[k] for k in kunci if k in peta), table_class, pesanan.kolom)
        pekerjaan_maju(pekerjaan.pk, len(kunci), "Menulis baris", kota_id=pekerjaan.kota_id)


def _untuk_daftar(kueri: QuerySet) -> QuerySet:
    return kueri.for_list() if hasattr(kueri, "for_list") else kueri


def _jumlah_per_kota(kueri: QuerySet) -> dict[int, int]:
    jalur = kueri.jalur_kota
    return dict(kueri.order_by().values_list(jalur).annotate(n=Count("pk")).values_list(jalur, "n"))


def _catat(
    request: HttpRequest, model: type[Model], per_kota: dict[int, int], daftar: str, format_berkas: str
) -> None:
    saringan = request.GET.urlencode() or "tanpa saringan"
    CatatanAkses.objects.bulk_create(
        CatatanAkses(
            kota_id=kota_id,
            pengguna=request.user,
            objek_jenis=ContentType.objects.get_for_model(model),
            objek_id="",
            butir=f"ekspor {daftar}"[:100],
            alasan=f"{format_berkas}, {jumlah} baris, {saringan}"[:300],
            id_permintaan=getattr(request, "id_permintaan", ""),
        )
        for kota_id, jumlah in per_kota.items()
    )


def _pesan(pengguna: Any, kueri: QuerySet, pesanan: Pesanan, judul: str, per_kota: dict[int, int]) -> Pekerjaan:
    """Queue the workbook as a job; of an export across cities the job lives in the first one."""
    kota_id = min(per_kota)
    pekerjaan = pekerjaan_buat(
        kota_id=kota_id, judul=f"Ekspor {judul}", total=sum(per_kota.values()), pemilik=pengguna
    )
    lengkap = replace(pesanan, kunci=list(kueri.values_list("pk", flat=True)))
    cache.set(_kunci(pekerjaan.pk), lengkap, timeout=_UMUR_PESANAN_DETIK)
    enqueue("core.ekspor_xlsx", str(pekerjaan.pk), kota=kota_id)
    return pekerjaan


def _kunci(pekerjaan_id: uuid.UUID) -> str:
    return f"ekspor:{pekerjaan_id}"
