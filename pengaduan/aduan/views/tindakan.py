"""Acts on one report, all of the same shape, and the breaking of seals."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, requires, visible
from pengaduan.aduan.filters import SaringanSegel
from pengaduan.aduan.forms_petugas import FormPutusSegel, FormTindakan
from pengaduan.aduan.models import Aduan, BukaSegel
from pengaduan.aduan.services import segel as layanan_segel
from pengaduan.aduan.services import tangani
from pengaduan.aduan.tables import TabelSegel
from pengaduan.aduan.tindakan import TINDAKAN, Tindakan
from pengaduan.aduan.views.petugas import halaman_rincian, satu
from pengaduan.aduan.workflows import IZIN_LIHAT, IZIN_MINTA_SEGEL, IZIN_PUTUS_SEGEL

# Their forms stand on the page of the report.
DI_HALAMAN = {"jawab": "jawab", "catatan": "catatan"}


@requires(IZIN_LIHAT)
@never_cache
def tindakan(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    """One act: its page, and what it does when the form is right."""
    if kode not in TINDAKAN:
        raise Http404
    aduan = get_visible(request, Aduan, satu(request), pk=pk)
    satu_tindakan = TINDAKAN[kode]
    _pastikan_izin(request, aduan, satu_tindakan)
    if request.method != "POST":
        if kode in DI_HALAMAN:
            return redirect("aduan:rincian", pk=pk)
        return _halaman(request, aduan, satu_tindakan, satu_tindakan.form(aduan=aduan, oleh=request.user))
    form = satu_tindakan.form(request.POST, request.FILES, aduan=aduan, oleh=request.user)
    if form.is_valid() and _jalankan(request, aduan, satu_tindakan, form):
        messages.success(request, satu_tindakan.hasil)
        return _sesudah(request, aduan)
    if kode in DI_HALAMAN:
        return halaman_rincian(request, aduan, **{DI_HALAMAN[kode]: form})
    return _halaman(request, aduan, satu_tindakan, form, status=422)


def _pastikan_izin(request: HttpRequest, aduan: Aduan, t: Tindakan) -> None:
    """The act has a permission and a reach of its own."""
    if not request.user.has_perm(t.izin):
        raise PermissionDenied(t.izin)
    if not tangani.boleh(aduan, request.user, t.izin):
        raise Http404


def _jalankan(request: HttpRequest, aduan: Aduan, t: Tindakan, form: FormTindakan) -> bool:
    try:
        t.jalankan(aduan, form.cleaned_data, request.user, request.FILES)
    except ValidationError as galat:
        _tempel(form, galat)
        return False
    return True


def _tempel(form: FormTindakan, galat: ValidationError) -> None:
    """Errors at their field; those of a field the form does not have on top."""
    for nama, pesan in (galat.message_dict if hasattr(galat, "error_dict") else {"": galat.messages}).items():
        form.add_error(nama if nama in form.fields else None, pesan)


def _sesudah(request: HttpRequest, aduan: Aduan) -> HttpResponse:
    """Back to the report; to the queue when it has left this account's reach."""
    if visible(request, Aduan).filter(pk=aduan.pk).exists():
        return redirect("aduan:rincian", pk=aduan.pk)
    return redirect("aduan:antrean")


def _halaman(request: HttpRequest, aduan: Aduan, t: Tindakan, form: FormTindakan, status: int = 200) -> HttpResponse:
    alamat = reverse("aduan:rincian", args=[aduan.pk])
    konteks: dict[str, Any] = {
        "judul": f"{t.label}?" if not form.visible_fields() or t.bahaya else t.label,
        "remah": [("Antrean aduan", reverse("aduan:antrean")), (aduan.nomor, alamat), (t.label, None)],
        "pesan": t.pesan,
        "rincian": [("Laporan", aduan.judul), ("Keadaan", aduan.get_keadaan_display())],
        "form": form,
        "label_kirim": t.label,
        "bahaya": t.bahaya,
        "url_batal": alamat,
    }
    return render(request, "components/konfirmasi.html", konteks, status=status)


@requires(IZIN_MINTA_SEGEL)
@never_cache
def segel_daftar(request: HttpRequest) -> HttpResponseBase:
    """Requests to break a seal, on reports in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, BukaSegel).select_related("aduan", "pemohon", "pemutus"),
        filterset_class=SaringanSegel,
        table_class=TabelSegel,
        judul="Permintaan buka segel",
        nama_daftar="buka-segel",
    )


def _permintaan(request: HttpRequest, pk: int) -> BukaSegel:
    terkait = ("aduan", "aduan__kota", "pemohon", "pemutus", "kota")
    return get_visible(request, BukaSegel, visible(request, BukaSegel).select_related(*terkait), pk=pk)


def _konteks_segel(request: HttpRequest, minta: BukaSegel, form: FormPutusSegel | None) -> dict[str, Any]:
    boleh_putus = (
        minta.keadaan == "menunggu"
        and minta.pemohon_id != request.user.pk
        and layanan_segel.boleh_putus(request.user, minta.aduan)
    )
    return {
        "judul": f"Buka segel {minta.aduan}",
        "remah": [("Permintaan buka segel", reverse("aduan:segel_daftar")), (str(minta.aduan), None)],
        "minta": minta,
        "form": (form or FormPutusSegel()) if boleh_putus else None,
        "dapat_dibuka": layanan_segel.dapat_dibuka(minta, request.user),
    }


@requires(IZIN_MINTA_SEGEL)
@never_cache
def segel(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: why, by whom, decided by whom."""
    return render(request, "aduan/segel.html", _konteks_segel(request, _permintaan(request, pk), None))


@action(IZIN_PUTUS_SEGEL)
def segel_putus(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person's decision."""
    minta = _permintaan(request, pk)
    form = FormPutusSegel(request.POST)
    if not form.is_valid():
        return render(request, "aduan/segel.html", _konteks_segel(request, minta, form), status=422)
    layanan_segel.segel_putuskan(
        minta=minta,
        setuju=form.cleaned_data["keputusan"] == "setuju",
        catatan=form.cleaned_data["catatan"],
        oleh=request.user,
    )
    messages.success(request, "Keputusan tersimpan.")
    return redirect("aduan:segel", pk=pk)


@action(IZIN_MINTA_SEGEL)
@never_cache
def segel_buka(request: HttpRequest, pk: int) -> HttpResponse:
    """What is under the seal, on this one page, after it was logged."""
    minta = _permintaan(request, pk)
    isi = layanan_segel.segel_buka(minta=minta, oleh=request.user, id_permintaan=request.id_permintaan)
    konteks = _konteks_segel(request, minta, None) | isi | {"terbuka": True}
    return render(request, "aduan/segel.html", konteks)
