"""The portrait of one person: replace it or take it away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from asn.core.views import action, get_visible, requires, visible
from kepegawaian.pegawai.forms_foto import FormFoto
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.foto import foto_hapus, foto_simpan


@requires("pegawai.add_dokumen")
def foto(request: HttpRequest, pk: int) -> HttpResponse:
    pegawai = get_visible(request, Pegawai, visible(request, Pegawai).select_related("foto"), pk=pk)
    form = FormFoto(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            foto_simpan(pegawai=pegawai, isi=berkas, nama=berkas.name, oleh=request.user)
        except ValidationError as galat:
            form.add_error("berkas", galat)
        else:
            messages.success(request, "Foto disimpan.")
            return redirect(_identitas(pegawai))
    konteks = {
        "judul": "Foto pegawai",
        "pegawai": pegawai,
        "remah": [(pegawai.nama, _identitas(pegawai)), ("Foto", None)],
        "form": form,
        "label_kirim": "Simpan foto",
        "url_batal": _identitas(pegawai),
    }
    return render(request, "pegawai/foto.html", konteks, status=422 if form.errors else 200)


@action("pegawai.add_dokumen")
def foto_buang(request: HttpRequest, pk: int) -> HttpResponse:
    pegawai = get_visible(request, Pegawai, pk=pk)
    foto_hapus(pegawai=pegawai, oleh=request.user)
    messages.success(request, "Foto dihapus.")
    return redirect(_identitas(pegawai))


def _identitas(pegawai: Pegawai) -> str:
    return f"{reverse('pegawai:rincian', args=[pegawai.pk])}?{urlencode({'bagian': 'identitas'})}"
