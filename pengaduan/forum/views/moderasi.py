"""Staff: the queue of moderators, one decision, the sealed original; grouping and keying in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from pengaduan.forum.filters import SaringanAntrean, SaringanMasukan
from pengaduan.forum.forms import FormBukaAsli, FormCatat, FormKelompokkan, FormModerasi, FormPutusKeberatan
from pengaduan.forum.halaman import dalam_jangkauan, remah, tab_rincian
from pengaduan.forum.models import Klaster, Komentar, Konsultasi
from pengaduan.forum.services import jawaban, masukan
from pengaduan.forum.services import keberatan as layanan_keberatan
from pengaduan.forum.services.konsultasi import KELOLA, LIHAT
from pengaduan.forum.services.moderasi import BUKA_ASLI, asli_buka, moderasi_massal, moderasi_putuskan
from pengaduan.forum.tables import TabelAntrean, TabelMasukan
from pengaduan.forum.views.bagian import tempel
from pengaduan.forum.views.kelola import EKSPOR, ambil

MODERASI = "forum.moderasi_komentar"
MASSAL_MAKS = 100
# Its field has the name of one in the form of the decision on the same page.
ID_ASLI = "asli_%s"


@requires(MODERASI)
@never_cache
def antrean(request: HttpRequest) -> HttpResponseBase:
    """What waits for a moderator, longest first."""
    return halaman_daftar(
        request,
        kueri=visible(request, Komentar).menunggu_bagi(request.user).order_by("dibuat_pada"),
        filterset_class=SaringanAntrean,
        table_class=TabelAntrean,
        judul="Moderasi masukan",
        nama_daftar="forum-moderasi",
        template="forum/antrean.html",
    )


@action(MODERASI)
def massal(request: HttpRequest) -> HttpResponse:
    """Show the chosen ones; what somebody else decided meanwhile stays as decided."""
    dipilih = [int(p) for p in request.POST.getlist("pilih") if p.isascii() and p.isdecimal()][:MASSAL_MAKS]
    baris = list(visible(request, Komentar).menunggu().filter(pk__in=dipilih))
    jumlah = moderasi_massal(komentar=baris, oleh=request.user)
    if jumlah:
        messages.success(request, f"{jumlah} masukan ditayangkan.")
    else:
        messages.info(request, "Pilih dahulu masukan yang ditayangkan.")
    return redirect("forum:antrean")


@requires(LIHAT)
@never_cache
def moderasi(request: HttpRequest, pk: int) -> HttpResponse:
    """One contribution with its decisions; who may moderate decides here."""
    komentar = _satu(request, pk)
    boleh = dalam_jangkauan(request, komentar.konsultasi, MODERASI)
    form = FormModerasi(request.POST or None, komentar=komentar) if boleh else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            hasil = moderasi_putuskan(komentar=komentar, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, f"Masukan #{hasil.nomor}: {hasil.label.lower()}.")
            return _berikutnya(request)
    return render(request, "forum/moderasi.html", _konteks(request, komentar, form), status=_status(form))


def _status(form: Any) -> int:
    return 422 if form is not None and form.errors else 200


def _satu(request: HttpRequest, pk: int) -> Komentar:
    semua = visible(request, Komentar).masuk().berdukungan()
    semua = semua.select_related("konsultasi__kota", "konsultasi__instansi", "butir", "induk", "klaster")
    return get_visible(request, Komentar, semua, pk=pk)


def _berikutnya(request: HttpRequest) -> HttpResponse:
    """On to the next that waits, so that a queue is worked through without going back and forth."""
    lanjut = visible(request, Komentar).terlihat_oleh(request.user, MODERASI).menunggu_bagi(request.user)
    pertama = lanjut.order_by("dibuat_pada", "pk").first()
    return redirect("forum:moderasi", pk=pertama.pk) if pertama else redirect("forum:antrean")


def _konteks(request: HttpRequest, komentar: Komentar, form: Any, **lain: Any) -> dict[str, Any]:
    return {
        "judul": f"Masukan #{komentar.nomor}",
        "remah": remah(komentar.konsultasi, f"Masukan #{komentar.nomor}"),
        "komentar": komentar,
        "form": form if form is not None and form.fields["tindakan"].choices else None,
        "putusan": komentar.moderasi.select_related("oleh"),
        **_keberatan(request, komentar),
        "form_asli": FormBukaAsli(auto_id=ID_ASLI)
        if dalam_jangkauan(request, komentar.konsultasi, BUKA_ASLI)
        else None,
    } | lain


def _keberatan(request: HttpRequest, komentar: Komentar) -> dict[str, Any]:
    """An objection that waits, and its form for a moderator who did not make the decision."""
    menunggu = layanan_keberatan.keberatan_menunggu(komentar)
    boleh = menunggu is not None and dalam_jangkauan(request, komentar.konsultasi, MODERASI)
    sendiri = menunggu is not None and menunggu.putusan.oleh_id == request.user.pk
    form = FormPutusKeberatan(prefix="keberatan") if boleh and not sendiri else None
    return {"keberatan": menunggu, "keberatan_sendiri": boleh and sendiri, "form_keberatan": form}


@action(MODERASI)
def keberatan(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about the author's objection; on to what waits next."""
    komentar = _satu(request, pk)
    menunggu = layanan_keberatan.keberatan_menunggu(komentar)
    if menunggu is None:
        messages.info(request, "Keberatan itu sudah diputus.")
        return redirect("forum:moderasi", pk=pk)
    form = FormPutusKeberatan(request.POST, prefix="keberatan")
    if form.is_valid():
        try:
            layanan_keberatan.keberatan_putuskan(
                keberatan=menunggu,
                kabul=form.cleaned_data["keputusan"] == "kabul",
                catatan=form.cleaned_data["catatan"],
                oleh=request.user,
            )
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(request, f"Keberatan atas masukan #{komentar.nomor} diputus.")
            return _berikutnya(request)
    return render(request, "forum/moderasi.html", _konteks(request, komentar, None, form_keberatan=form), status=422)


@action(BUKA_ASLI)
@never_cache
def asli(request: HttpRequest, pk: int) -> HttpResponse:
    """The sealed original, once, after the reason is written down."""
    komentar = _satu(request, pk)
    form = FormBukaAsli(request.POST, auto_id=ID_ASLI)
    if not form.is_valid() or not komentar.tersegel:
        return render(request, "forum/moderasi.html", _konteks(request, komentar, None, form_asli=form), status=422)
    naskah = asli_buka(
        komentar=komentar,
        alasan=form.cleaned_data["alasan"],
        oleh=request.user,
        id_permintaan=request.id_permintaan,
    )
    return render(request, "forum/moderasi.html", _konteks(request, komentar, None, naskah_asli=naskah))


@requires(LIHAT)
@never_cache
def masukan_kelola(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Comments of one consultation: read, search, group, export."""
    induk = ambil(request, pk)
    request.konsultasi = induk
    menyusun = induk.keadaan in ("dibuka", "ditutup") and dalam_jangkauan(request, induk, KELOLA)
    return halaman_daftar(
        request,
        kueri=visible(request, Komentar).masuk().filter(konsultasi=induk),
        filterset_class=SaringanMasukan,
        table_class=TabelMasukan,
        judul=induk.judul,
        nama_daftar="forum-masukan",
        ekspor_izin=EKSPOR,
        template="forum/masukan.html",
        konteks={
            "remah": remah(induk, "Masukan"),
            "tab": tab_rincian(request, induk, "masukan"),
            "konsultasi": induk,
            "menyusun": menyusun,
            "form_kelompok": FormKelompokkan(konsultasi=induk) if menyusun else None,
        },
    )


@action(KELOLA)
def kelompokkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the chosen comments into a group, made on the spot if need be."""
    induk = ambil(request, pk)
    form = FormKelompokkan(request.POST, konsultasi=induk)
    dipilih = [int(p) for p in request.POST.getlist("pilih") if p.isascii() and p.isdecimal()]
    if not dipilih:
        messages.info(request, "Pilih dahulu masukan yang dikelompokkan.")
    elif not form.is_valid():
        messages.error(request, " ".join(p for daftar in form.errors.values() for p in daftar))
    else:
        _masukkan(request, induk, form, dipilih)
    return redirect("forum:masukan_kelola", pk=pk)


def _masukkan(request: HttpRequest, induk: Konsultasi, form: FormKelompokkan, dipilih: list[int]) -> None:
    pilihan = form.cleaned_data["klaster"]
    klaster = form.klaster_ada.get(pilihan)
    try:
        if pilihan == "baru":
            baru = Klaster(konsultasi=induk, judul=form.cleaned_data["judul_baru"].strip())
            klaster = jawaban.klaster_simpan(klaster=baru, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return
    jumlah = jawaban.masukan_kelompokkan(konsultasi=induk, komentar=dipilih, klaster=klaster, oleh=request.user)
    tujuan = f"masuk ke “{klaster}”" if klaster else "dikeluarkan dari kelompoknya"
    messages.success(request, f"{jumlah} masukan {tujuan}.")


@requires(KELOLA)
def catat(request: HttpRequest, pk: int) -> HttpResponse:
    """Key in what was said at a meeting or came on paper."""
    induk = ambil(request, pk)
    form = FormCatat(request.POST or None, konsultasi=induk)
    if request.method == "POST" and form.is_valid():
        isi = dict(form.cleaned_data)
        butir = isi.pop("butir")
        komentar = masukan.masukan_catat(konsultasi=induk, isi=isi, butir=butir, oleh=request.user)
        messages.success(request, f"Masukan #{komentar.nomor} tercatat.")
        return redirect("forum:catat" if "lagi" in request.POST else "forum:masukan_kelola", pk=pk)
    isi_halaman = {
        "judul": "Catat masukan tatap muka",
        "remah": remah(induk, "Catat masukan"),
        "form": form,
        "label_kirim": "Simpan",
        "boleh_lagi": True,
        "url_batal": reverse("forum:masukan_kelola", args=[pk]),
    }
    return render(request, "forum/formulir.html", isi_halaman, status=422 if form.errors else 200)
