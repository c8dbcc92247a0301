"""What the appellant does: file, change, withdraw. Needs an account only, never a role."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from asn.core.services import VersiBasi
from asn.core.views import masuk_saja
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.keberatan.forms import FormCabut, FormKeberatan
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import JenisKeberatan, Sasaran, semua_jenis
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_cabut, keberatan_ubah
from kepegawaian.keberatan.services.ajuan import halangan, jangka_sasaran
from kepegawaian.keberatan.services.baca import keberatan_saya
from kepegawaian.keberatan.services.bukti import berkas_berurut


@masuk_saja
def ajukan(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """A new appeal against one decision, or why there can be none."""
    macam = next((j for j in semua_jenis() if j.kode == jenis), None)
    sasaran = macam.sasaran(request.user, pk) if macam else None
    if macam is None or sasaran is None:
        raise Http404
    lama = keberatan_saya(request.user).filter(jenis=jenis, sasaran_id=pk).first()
    if lama is not None:
        messages.info(request, "Anda sudah mengajukan keberatan atas keputusan ini.")
        return redirect("keberatan:rincian", pk=lama.pk)
    form = FormKeberatan(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            keberatan = _simpan_baru(form, jenis, pk, request.user)
        except ValidationError as galat:
            _tempel(form, galat)
        except TransitionRefused as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"Keberatan diajukan dan akan diputus {keberatan.pemutus_label}.")
            return redirect("keberatan:rincian", pk=keberatan.pk)
    return render(request, "keberatan/isian.html", _konteks_baru(macam, sasaran, form))


def _simpan_baru(form: FormKeberatan, jenis: str, pk: int, oleh: Any) -> Keberatan:
    isi = form.cleaned_data
    return keberatan_ajukan(
        jenis=jenis, sasaran_id=pk, oleh=oleh, uraian=isi["uraian"], tuntutan=isi["tuntutan"], bukti=isi["bukti"]
    )


def _konteks_baru(macam: JenisKeberatan, sasaran: Sasaran, form: FormKeberatan) -> dict[str, Any]:
    jangka = jangka_sasaran(macam, sasaran)
    return {
        "judul": f"Ajukan {macam.judul[:1].lower()}{macam.judul[1:]}",
        "remah": [("Keberatan saya", reverse("keberatan:saya")), ("Ajukan", None)],
        "jenis": macam,
        "sasaran": sasaran,
        "jangka": jangka,
        "halangan": halangan(sasaran, jangka, hari_ini_kota(sasaran.kota_id)),
        "form": form,
        "label_kirim": "Ajukan keberatan",
        "url_batal": reverse("keberatan:saya"),
        "bukti": [],
    }


@masuk_saja
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement, once more, before anybody examines it."""
    keberatan = get_object_or_404(keberatan_saya(request.user), pk=pk)
    ada = berkas_berurut(keberatan.kota_id, keberatan.bukti)
    awal = {"uraian": keberatan.uraian, "tuntutan": keberatan.tuntutan, "versi": keberatan.versi}
    form = FormKeberatan(request.POST or None, request.FILES or None, initial=awal, ada=ada)
    if request.method == "POST" and form.is_valid():
        try:
            _simpan_ubahan(form, keberatan, request.user)
        except ValidationError as galat:
            _tempel(form, galat)
        except (TransitionRefused, VersiBasi) as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Perubahan tersimpan.")
            return redirect("keberatan:rincian", pk=pk)
    return render(request, "keberatan/isian.html", _konteks_ubah(keberatan, form, ada))


def _simpan_ubahan(form: FormKeberatan, keberatan: Keberatan, oleh: Any) -> None:
    isi = form.cleaned_data
    keberatan_ubah(
        keberatan=keberatan,
        oleh=oleh,
        versi=isi["versi"] or 0,
        uraian=isi["uraian"],
        tuntutan=isi["tuntutan"],
        bukti=isi["bukti"],
        lepas=isi.get("lepas", ()),
    )


def _konteks_ubah(keberatan: Keberatan, form: FormKeberatan, ada: list[Any]) -> dict[str, Any]:
    macam, alamat = keberatan.jenis_objek, reverse("keberatan:rincian", args=[keberatan.pk])
    return {
        "judul": "Ubah keberatan",
        "remah": [("Keberatan saya", reverse("keberatan:saya")), (keberatan.sasaran_judul, alamat), ("Ubah", None)],
        "jenis": macam,
        "sasaran": macam.sasaran_kini(keberatan),
        "jangka": None,
        "halangan": "",
        "form": form,
        "label_kirim": "Simpan perubahan",
        "url_batal": alamat,
        "bukti": ada,
    }


def _tempel(form: FormKeberatan, galat: ValidationError) -> None:
    """Put errors of the service at their fields."""
    per_kolom = galat.message_dict if hasattr(galat, "error_dict") else {"__all__": galat.messages}
    for kolom, pesan in per_kolom.items():
        form.add_error(kolom if kolom in form.fields else None, pesan)


@masuk_saja
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw, after asking."""
    keberatan = get_object_or_404(keberatan_saya(request.user), pk=pk)
    form = FormCabut(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            keberatan_cabut(keberatan=keberatan, oleh=request.user, catatan=form.cleaned_data["catatan"])
        except TransitionRefused as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, "Keberatan dicabut. Keputusan semula tetap berlaku.")
        return redirect("keberatan:rincian", pk=pk)
    return render(request, "components/konfirmasi.html", _konteks_cabut(keberatan, form))


def _konteks_cabut(keberatan: Keberatan, form: FormCabut) -> dict[str, Any]:
    alamat = reverse("keberatan:rincian", args=[keberatan.pk])
    return {
        "judul": "Cabut keberatan ini?",
        "remah": [("Keberatan saya", reverse("keberatan:saya")), (keberatan.sasaran_judul, alamat), ("Cabut", None)],
        "pesan": "Pemeriksaan berhenti dan keputusan semula tetap berlaku. Keberatan yang dicabut tidak dapat diajukan"
        " lagi.",
        "rincian": [("Keputusan", keberatan.sasaran_judul), ("Keadaan", keberatan.get_keadaan_display())],
        "form": form,
        "label_kirim": "Cabut keberatan",
        "bahaya": True,
        "url_batal": alamat,
    }
