"""Pages of the officers: queue, list, one report, keying in, handing out several."""

from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.ingat import ingat
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.instansi.publik import slug_kota
from pengaduan.aduan import sesi, tindakan
from pengaduan.aduan.filters import SaringanAduan, SaringanAntrean
from pengaduan.aduan.forms import FormCatat
from pengaduan.aduan.forms_petugas import FormCatatan, FormJawab, FormMassal
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.services import antrean as isi_antrean
from pengaduan.aduan.services import pilihan, terima
from pengaduan.aduan.services.rincian import beserta_samping, rincian_petugas
from pengaduan.aduan.services.tangani import MASSAL_MAKS, tugaskan_massal
from pengaduan.aduan.tables import TabelAduan, TabelAntrean
from pengaduan.aduan.views.publik import berkas_form, konteks_lapor, konteks_tanda
from pengaduan.aduan.workflows import IZIN_CATAT, IZIN_EKSPOR, IZIN_LIHAT, IZIN_TANGANI


@requires(IZIN_TANGANI)
@never_cache
def antrean(request: HttpRequest) -> HttpResponseBase:
    """What waits for this account, most urgent first."""
    return halaman_daftar(
        request,
        kueri=isi_antrean.antrean(visible(request, Aduan), request.user),
        filterset_class=SaringanAntrean,
        table_class=TabelAntrean,
        judul="Antrean aduan",
        nama_daftar="antrean-aduan",
        ekspor_izin=IZIN_EKSPOR,
        template="aduan/antrean.html",
    )


@requires(IZIN_LIHAT)
@never_cache
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Every report in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, Aduan),
        filterset_class=SaringanAduan,
        table_class=TabelAduan,
        judul="Semua aduan",
        nama_daftar="aduan",
        ekspor_izin=IZIN_EKSPOR,
    )


def satu(request: HttpRequest) -> QuerySet[Aduan]:
    """Rows of the declared permission with what the page of one report shows."""
    return beserta_samping(visible(request, Aduan))


@requires(IZIN_LIHAT)
@require_safe
@never_cache
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: what was said, by when what is due, and what this account may do next."""
    aduan = get_visible(request, Aduan, satu(request), pk=pk)
    return halaman_rincian(request, aduan)


def halaman_rincian(
    request: HttpRequest, aduan: Aduan, *, jawab: FormJawab | None = None, catatan: FormCatatan | None = None
) -> HttpResponse:
    pengguna = request.user
    if aduan.kota_id == pengguna.kota_id:
        aduan.kota = pengguna.kota
    boleh_jawab = tindakan.TINDAKAN["jawab"].tersedia(aduan, pengguna)
    semua = tindakan.tersedia(aduan, pengguna)
    konteks: dict[str, Any] = {
        "judul": aduan.judul,
        "remah": [("Antrean aduan", reverse("aduan:antrean")), (aduan.nomor, None)],
        "aduan": aduan,
        "utama": [t for t in semua if t.utama],
        "lain": [t for t in semua if not t.utama],
        "form_jawab": (jawab or _form_jawab(request, aduan)) if boleh_jawab else None,
        "templat": pilihan.templat_kota(aduan.kota_id, aduan.kategori_id) if boleh_jawab else [],
        "form_catatan": catatan,
        "catatan_kosong": _catatan_kosong(aduan, pengguna) if pengguna.has_perm(IZIN_TANGANI) and not catatan else "",
        **rincian_petugas(aduan, pengguna),
    }
    salah = jawab is not None or catatan is not None
    return render(request, "aduan/rincian.html", konteks, status=422 if salah else 200)


def _catatan_kosong(aduan: Aduan, pengguna: Any) -> str:
    """The empty field of a note is the same for everybody."""
    return ingat("aduan-catatan-kosong", lambda: as_crispy_field(FormCatatan(aduan=aduan, oleh=pengguna)["isi"]))


def _form_jawab(request: HttpRequest, aduan: Aduan) -> FormJawab:
    """Empty, or filled with the prepared answer that was chosen."""
    terpilih = request.GET.get("templat", "")
    semua = pilihan.templat_kota(aduan.kota_id, aduan.kategori_id)
    isi = next((t.isi for t in semua if str(t.pk) == terpilih), "") if terpilih else ""
    return FormJawab(aduan=aduan, oleh=request.user, initial={"isi": isi} if isi else {})


@requires(IZIN_CATAT)
@never_cache
def catat(request: HttpRequest) -> HttpResponse:
    """Key in a report from counter, phone or paper, on somebody's behalf."""
    kota = request.user.kota
    if request.method != "POST":
        return _halaman_catat(request, FormCatat(kota=kota))
    form = FormCatat(request.POST, request.FILES, kota=kota)
    galat = berkas_form(request, kota, form.kunci_kirim)
    if not form.is_valid() or galat:
        return _halaman_catat(request, form, galat)
    if pilihan.lapor_terpakai(kota.pk, form.cleaned_data["lapor_id"], form.kunci_kirim):
        form.add_error("lapor_id", "ID LAPOR! ini sudah tercatat pada laporan lain.")
        return _halaman_catat(request, form)
    tanda = terima.aduan_terima(
        kota=kota, kunci=form.kunci_kirim, isi=form.isi_aduan, identitas=form.identitas, oleh=request.user
    )
    response = redirect("aduan:tanda")
    sesi.tanda_simpan(response, kota, tanda)
    return response


def _halaman_catat(request: HttpRequest, form: FormCatat, galat: list[str] | None = None) -> HttpResponse:
    konteks = konteks_lapor(request.user.kota, form, galat, None) | {
        "judul": "Catat aduan",
        "remah": [("Antrean aduan", reverse("aduan:antrean")), ("Catat aduan", None)],
    }
    return render(request, "aduan/catat.html", konteks, status=422 if form.is_bound else 200)


@requires(IZIN_CATAT)
@never_cache
@require_safe
def tanda(request: HttpRequest) -> HttpResponse:
    """The receipt for whoever stands at the counter, once."""
    kota = request.user.kota
    konteks = konteks_tanda(kota, sesi.tanda_ambil(request, kota)) | {"kota": kota, "kota_slug": slug_kota(kota)}
    return render(request, "aduan/tanda_petugas.html", konteks | {"remah": [("Catat aduan", reverse("aduan:catat"))]})


@requires(IZIN_TANGANI)
@never_cache
def massal(request: HttpRequest) -> HttpResponse:
    """Hand several reports to one officer: once more on the screen, then done one by one."""
    terpilih = [p for p in (request.POST or request.GET).getlist("pilih") if p.isdecimal()][:MASSAL_MAKS]
    baris = visible(request, Aduan).terbuka().filter(pk__in=terpilih).for_list()
    form = FormMassal(request.POST or None, aduan=baris, petugas=pilihan.petugas_sekantor(request.user))
    if request.method == "POST" and form.is_valid():
        hasil = tugaskan_massal(
            aduan=form.cleaned_data["pilih"], petugas=form.cleaned_data["petugas"], oleh=request.user
        )
        for pesan in hasil.gagal:
            messages.warning(request, pesan)
        messages.success(request, f"{hasil.berhasil} aduan ditugaskan kepada {form.cleaned_data['petugas']}.")
        return redirect("aduan:antrean")
    konteks = {
        "judul": f"Tugaskan {len(baris)} aduan?" if baris else "Tidak ada aduan yang dipilih",
        "remah": [("Antrean aduan", reverse("aduan:antrean")), ("Tugaskan", None)],
        "form": form,
        "baris": baris,
    }
    return render(request, "aduan/massal.html", konteks)
