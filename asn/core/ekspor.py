"""Export of exactly the list on the screen: a small one at once, a large one as a job (`ekspor_pekerja`).

Where the table shows personal columns the reader is asked for the purpose first. Every export is written to the
access log per city before the first byte is made.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format

from asn.core.forms import FormEkspor
from asn.core.jobs import enqueue
from asn.core.lembar import Lembar, aman_dari_rumus, baris_tanggapan, lembar_tanggapan, nilai_sel
from asn.core.models import CatatanAkses, Pekerjaan
from asn.core.pekerjaan import pekerjaan_buat

__all__ = ["FORMAT", "aman_dari_rumus", "baris_tanggapan", "ekspor_tanggapan", "nilai_sel"]

FORMAT = ("csv", "xlsx")
LABEL_FORMAT = {"csv": "CSV", "xlsx": "Excel (XLSX)"}
# Up to this many rows the file is made while the reader waits.
LANGSUNG = 2_000
BARIS_MAKS = 500_000
POTONGAN = 2_000
# How long a large export may wait in the queue.
_UMUR_PESANAN_DETIK = 24 * 60 * 60
PENYUSUN_DAFTAR = "asn.core.ekspor_pekerja.susun_daftar"


@dataclass(frozen=True, slots=True)
class Pesanan:
    """A file to be made later: its keys are fixed now, so it holds the list as it was when asked for.

    `bentuk` says how the rows were annotated (`ScopedQuerySet.berbentuk`); `penyusun` names the function that makes
    the sheets from this order, `langkah` how often it walks through the keys.
    """

    model: str
    kunci: list[Any]
    nama: str
    izin: str
    judul: str = ""
    tabel: str = ""
    kolom: tuple[str, ...] = ()
    kepala: tuple[str, ...] = ()
    bentuk: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    penyusun: str = PENYUSUN_DAFTAR
    langkah: int = 1

    @property
    def format_berkas(self) -> str:
        return self.nama.rpartition(".")[2]


def ekspor_tanggapan(
    request: HttpRequest,
    *,
    kueri: QuerySet,
    tabel: Any,
    judul: str,
    nama_daftar: str,
    format_berkas: str,
    izin: str,
    syarat: list[str] | None = None,
) -> HttpResponseBase:
    """Answer an export request of a list page. `kueri` is filtered, ordered and within the reach of `izin`.

    `syarat` says in words which filters are in force.
    """
    kunci, per_kota = kunci_per_kota(kueri)
    if len(kunci) > BARIS_MAKS:
        batas = number_format(BARIS_MAKS, force_grouping=True)
        messages.error(request, f"Ekspor paling banyak {batas} baris; persempit saringannya.")
        return redirect(request.path)
    kolom = [k for k in tabel.columns.itervisible() if not k.column.exclude_from_export and k.header]
    pribadi = [str(k.header) for k in kolom if k.name in tabel.kolom_pribadi]
    form = FormEkspor(request.POST or None)
    if pribadi and not (request.method == "POST" and form.is_valid()):
        rincian = _rincian(len(kunci), [str(k.header) for k in kolom], pribadi, syarat, format_berkas)
        judul_halaman = f"Ekspor {judul[:1].lower()}{judul[1:]}"
        return tanya_keperluan(
            request, form, judul=judul_halaman, asal=judul, rincian=rincian, csv=format_berkas == "csv"
        )
    alasan = form.cleaned_data["alasan"] if pribadi else ""
    ekspor_catat(request, kueri.model, per_kota, nama_daftar, format_berkas, alasan)
    pesanan = Pesanan(
        model=kueri.model._meta.label,
        kunci=kunci,
        tabel=f"{type(tabel).__module__}.{type(tabel).__qualname__}",
        kolom=tuple(k.name for k in kolom),
        kepala=tuple(str(k.header) for k in kolom),
        nama=f"{nama_daftar}-{timezone.localdate():%Y%m%d}.{format_berkas}",
        izin=izin,
        judul=judul,
        bentuk=kueri.bentuk,
    )
    if len(kunci) > LANGSUNG:
        return redirect("pekerjaan_lihat", pk=ekspor_pesan(request.user, pesanan, min(per_kota)).pk)
    baris = baris_tabel(untuk_daftar(kueri), type(tabel), pesanan.kolom, request.user)
    return lembar_tanggapan(Lembar(judul, pesanan.kepala, baris), nama=pesanan.nama, format_berkas=format_berkas)


def tanya_keperluan(
    request: HttpRequest,
    form: FormEkspor,
    *,
    judul: str,
    asal: str,
    rincian: list[tuple[str, str]],
    csv: bool = False,
    kembali: str = "",
) -> HttpResponse:
    """The page between the button and the file: what will leave, and what for. Answers to the same address.

    `asal` is the title of the list, `kembali` names its page when it is another one.
    """
    parameter = request.GET.copy()
    parameter.pop("format", None)
    url_batal = f"{reverse(kembali) if kembali else request.path}?{parameter.urlencode()}"
    konteks = {
        "judul": judul,
        "remah": [(asal, url_batal), (judul, None)],
        "form": form,
        "rincian": rincian,
        "csv": csv,
        "url_batal": url_batal,
    }
    return render(request, "inti/ekspor.html", konteks, status=400 if form.errors else 200)


def _rincian(
    jumlah: int, kolom: list[str], pribadi: list[str], syarat: list[str] | None, format_berkas: str
) -> list[tuple[str, str]]:
    return [
        ("Baris", number_format(jumlah, force_grouping=True)),
        ("Saringan", "; ".join(syarat or []) or "Tanpa saringan: seluruh daftar dalam jangkauan Anda"),
        ("Kolom", ", ".join(kolom)),
        ("Di antaranya data pribadi", ", ".join(pribadi)),
        ("Bentuk berkas", LABEL_FORMAT[format_berkas]),
    ]


def baris_tabel(
    objek: Iterable[Model], table_class: Any, kolom: Iterable[str], pengguna: Any = None
) -> Iterator[list[Any]]:
    """Cells as the table defines them (`value_<column>` first), a portion at a time."""
    aliran = iter(objek)
    while potongan := list(islice(aliran, POTONGAN)):
        tabel = table_class(potongan, order_by=())
        if pengguna is not None:
            tabel.request = HttpRequest()
            tabel.request.user = pengguna
        for baris in tabel.rows:
            yield [nilai_sel(baris.get_cell_value(nama)) for nama in kolom]


def untuk_daftar(kueri: QuerySet) -> QuerySet:
    return kueri.for_list() if hasattr(kueri, "for_list") else kueri


def kunci_per_kota(kueri: QuerySet) -> tuple[list[Any], dict[int, int]]:
    """Keys of the rows in their order, and how many of them each city has."""
    pasangan = list(kueri.values_list("pk", kueri.jalur_kota))
    return [kunci for kunci, _ in pasangan], dict(Counter(kota for _, kota in pasangan))


def ekspor_catat(
    request: HttpRequest, model: type[Model], per_kota: dict[int, int], daftar: str, format_berkas: str, alasan: str
) -> None:
    """Write to the log of every city whose rows leave, with the purpose first."""
    saringan = request.GET.urlencode() or "tanpa saringan"
    CatatanAkses.objects.bulk_create(
        CatatanAkses(
            kota_id=kota_id,
            pengguna=request.user,
            objek_jenis=ContentType.objects.get_for_model(model),
            objek_id="",
            butir=f"ekspor {daftar}"[:100],
            alasan=f"{alasan}{' · ' if alasan else ''}{format_berkas}, {jumlah} baris, {saringan}"[:300],
            id_permintaan=getattr(request, "id_permintaan", ""),
        )
        for kota_id, jumlah in per_kota.items()
    )


def ekspor_pesan(pengguna: Any, pesanan: Pesanan, kota_id: int) -> Pekerjaan:
    """Queue the file as a job of this city; of an export across cities the job lives in one of them."""
    pekerjaan = pekerjaan_buat(
        kota_id=kota_id, judul=f"Ekspor {pesanan.judul}", total=len(pesanan.kunci) * pesanan.langkah, pemilik=pengguna
    )
    cache.set(kunci_pesanan(pekerjaan.pk), pesanan, timeout=_UMUR_PESANAN_DETIK)
    enqueue("core.ekspor", str(pekerjaan.pk), kota=kota_id)
    return pekerjaan


def kunci_pesanan(pekerjaan_id: uuid.UUID) -> str:
    return f"ekspor:{pekerjaan_id}"
