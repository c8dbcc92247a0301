"""Pages of accounts: demo door, preview of another account, ending one session."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from asn.akun import demo, sesi
from asn.akun.forms import LihatSebagaiForm
from asn.akun.services.pratinjau import pratinjau_boleh, pratinjau_calon, pratinjau_mulai
from asn.akun.surel_demo import TERBARU, surel_terbaru
from asn.core.views import masuk_saja, publik, publik_baca, requires


@publik_baca
@never_cache
@demo.hanya_demo
def pintu_demo(request: HttpRequest) -> HttpResponse:
    """Choose a person to be; only on a demo installation."""
    return render(request, "akun/pintu_demo.html", {"judul": "Masuk ke demo", **demo.kartu_persona()})


@publik_baca
@never_cache
@demo.hanya_demo
def surel_demo(request: HttpRequest) -> HttpResponse:
    """Mail of a demo, which has no mail server: links of confirmation are followed from here."""
    konteks = {"judul": "Kotak surel demo", "surel": surel_terbaru(), "batas": TERBARU}
    return render(request, "akun/surel_demo.html", konteks)


@publik
@require_POST
@demo.hanya_demo
def masuk_demo(request: HttpRequest) -> HttpResponse:
    """Log in as a persona without a secret; refused whenever DEMO is off."""
    demo.masuk(request, request.POST.get("email", ""))
    return redirect("dasbor")


@requires("akun.lihat_sebagai")
@require_safe
def lihat_sebagai_pilih(request: HttpRequest) -> HttpResponse:
    cari = request.GET.get("q", "").strip()
    calon = pratinjau_calon(oleh=request.user, cari=cari) if cari else []
    konteks = {"judul": "Lihat sebagai pengguna lain", "q": cari, "calon": calon}
    return render(request, "akun/lihat_sebagai_pilih.html", konteks)


@requires("akun.lihat_sebagai")
def lihat_sebagai_mulai(request: HttpRequest, pk: int) -> HttpResponse:
    sasaran = pratinjau_boleh(oleh=request.user, pk=pk)
    form = LihatSebagaiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pratinjau_mulai(
            oleh=request.user,
            sasaran=sasaran,
            alasan=form.cleaned_data["alasan"],
            id_permintaan=request.id_permintaan,
        )
        sesi.pratinjau_pasang(request, sasaran)
        return redirect("dasbor")
    konteks = {"judul": f"Lihat sebagai {sasaran}?", "form": form, "sasaran": sasaran}
    return render(request, "akun/lihat_sebagai_mulai.html", konteks)


@masuk_saja
@require_POST
def lihat_sebagai_selesai(request: HttpRequest) -> HttpResponse:
    sesi.pratinjau_lepas(request)
    messages.success(request, "Pratinjau selesai. Anda kembali sebagai diri sendiri.")
    return redirect("dasbor")


@masuk_saja
@require_POST
def sesi_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the user's own sessions; the present one ends by logging out."""
    milik = get_object_or_404(sesi.milik(request.user), pk=pk)
    if milik.session_key == request.session.session_key:
        raise PermissionDenied
    milik.end()
    messages.success(request, "Sesi itu diakhiri.")
    return redirect("usersessions_list")
