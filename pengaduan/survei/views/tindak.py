"""Follow-up plans: the list, one plan, and what becomes of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.tindakan import FormAlasan
from asn.core.views import get_visible, requires, visible
from pengaduan.survei.filters import SaringanTindak
from pengaduan.survei.forms import FormRencana, FormSelesai
from pengaduan.survei.models import Kampanye, RencanaTindak
from pengaduan.survei.services import tindak as layanan
from pengaduan.survei.tables import TabelTindak
from pengaduan.survei.views.kampanye import remah, salahkan
from pengaduan.survei.workflows import IZIN_EKSPOR, IZIN_LAPOR, IZIN_LIHAT_TINDAK, IZIN_TINDAK, KeadaanRencana


@requires(IZIN_LIHAT_TINDAK)
@require_safe
def tindak_daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, RencanaTindak),
        filterset_class=SaringanTindak,
        table_class=TabelTindak,
        judul="Tindak lanjut survei",
        nama_daftar="tindak-survei",
        ekspor_izin=IZIN_EKSPOR,
        template="survei/tindak_daftar.html",
    )


@requires(IZIN_LIHAT_TINDAK)
@require_safe
def tindak(request: HttpRequest, pk: int) -> HttpResponse:
    kueri = visible(request, RencanaTindak).select_related("kampanye__instansi", "penanggung_jawab__jabatan", "bukti")
    rencana = get_visible(request, RencanaTindak, kueri, pk=pk)
    terbuka = rencana.keadaan == KeadaanRencana.DIRENCANAKAN
    konteks = {
        "judul": f"Perbaikan: {rencana.nama_unsur}",
        "remah": [("Tindak lanjut survei", reverse("survei:tindak_daftar")), (rencana.nama_unsur, None)],
        "rencana": rencana,
        "hari_ini": request.user.hari_ini(),
        "lewat": terbuka and rencana.tenggat < request.user.hari_ini(),
        "boleh_selesai": terbuka and request.user.has_perm(IZIN_LAPOR),
        "boleh_batal": terbuka and request.user.has_perm(IZIN_TINDAK),
    }
    return render(request, "survei/tindak.html", konteks)


@requires(IZIN_TINDAK)
def tindak_buat(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan an improvement for one unsur of a closed survey."""
    kueri = visible(request, Kampanye).select_related("instansi__perangkat_daerah", "hasil_terakhir")
    kampanye = get_visible(request, Kampanye, kueri, pk=pk)
    hasil = kampanye.hasil_terakhir
    form = FormRencana(
        request.POST or None,
        initial={"unsur": request.GET.get("unsur")},
        terlemah=hasil.angka["terlemah"] if hasil else [],
        pejabat=layanan.calon_penanggung_jawab(kampanye, request.user),
    )
    kembali = f"{kampanye.get_absolute_url()}?bagian=tindak"
    if request.method == "POST" and form.is_valid():
        try:
            layanan.rencana_buat(kampanye=kampanye, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            salahkan(form, galat)
        else:
            messages.success(request, "Rencana dicatat dan penanggung jawabnya diberi kabar.")
            return redirect(kembali)
    konteks = {"judul": "Rencanakan perbaikan", "remah": remah(kampanye, "Rencanakan perbaikan"), "form": form}
    return render(request, "layouts/formulir.html", konteks | {"url_batal": kembali, "label_kirim": "Catat rencana"})


@requires(IZIN_LAPOR)
def tindak_selesai(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a plan as done."""
    rencana = get_visible(request, RencanaTindak, visible(request, RencanaTindak).select_related("kampanye"), pk=pk)
    awal = {"tanggal": request.user.hari_ini()}
    form = FormSelesai(request.POST or None, request.FILES or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            layanan.rencana_selesaikan(rencana=rencana, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            for pesan in galat.messages:
                form.add_error("tanggal" if "tanggal" in getattr(galat, "error_dict", {}) else "bukti", pesan)
        else:
            messages.success(request, "Tindak lanjut dinyatakan selesai.")
            return redirect("survei:tindak", pk=pk)
    konteks = {
        "judul": "Nyatakan selesai",
        "remah": [
            ("Tindak lanjut survei", reverse("survei:tindak_daftar")),
            (rencana.nama_unsur, reverse("survei:tindak", args=[pk])),
            ("Nyatakan selesai", None),
        ],
        "form": form,
        "label_kirim": "Nyatakan selesai",
        "url_batal": reverse("survei:tindak", args=[pk]),
    }
    return render(request, "layouts/formulir.html", konteks)


@requires(IZIN_TINDAK)
def tindak_batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = get_visible(request, RencanaTindak, visible(request, RencanaTindak).select_related("kampanye"), pk=pk)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        layanan.rencana_batalkan(rencana=rencana, oleh=request.user, catatan=form.cleaned_data["alasan"])
        messages.success(request, "Rencana dibatalkan.")
        return redirect("survei:tindak", pk=pk)
    konteks = {
        "judul": "Batalkan rencana ini?",
        "remah": [("Tindak lanjut survei", reverse("survei:tindak_daftar")), ("Batalkan", None)],
        "pesan": "Rencana tidak lagi ditampilkan kepada publik sebagai janji perbaikan.",
        "rincian": [("Unsur", rencana.nama_unsur), ("Rencana", rencana.uraian)],
        "form": form,
        "label_kirim": "Batalkan rencana",
        "bahaya": True,
        "url_batal": reverse("survei:tindak", args=[pk]),
    }
    return render(request, "components/konfirmasi.html", konteks)
