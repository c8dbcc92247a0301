"""The page of the PPK: positions that wait for a choice, the three best with every number, the reason."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from asn.core.views import get_visible, requires, visible
from kepegawaian.promosi.forms import FormPilih
from kepegawaian.promosi.models import Lowongan
from kepegawaian.promosi.services.hasil import calon_ppk
from kepegawaian.promosi.services.keberatan import keberatan_terbuka
from kepegawaian.promosi.services.mengapa import mengapa_peringkat
from kepegawaian.promosi.services.pilihan import calon_pilih
from kepegawaian.promosi.views.bersama import isi_form, tab_promosi
from kepegawaian.promosi.workflows import PILIH, KeadaanSeleksi


@requires(PILIH)
def daftar(request: HttpRequest) -> HttpResponse:
    """Positions with a ranking and no choice yet, then the latest choices."""
    semua = visible(request, Lowongan).for_list()
    menunggu = semua.filter(seleksi__keadaan=KeadaanSeleksi.PERINGKAT, terpilih=None)
    konteks = {
        "judul": "Pilihan PPK",
        "tab": tab_promosi(request, "pilihan"),
        "menunggu": menunggu.order_by("seleksi", "pk"),
        "selesai": semua.exclude(terpilih=None).order_by("-dipilih_pada")[:20],
    }
    return render(request, "promosi/pilihan_daftar.html", konteks)


@requires(PILIH)
def pilih(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose one of the three best for one position."""
    kueri = visible(request, Lowongan).select_related("seleksi__kota", "jabatan__instansi", "terpilih__pegawai")
    lowongan = get_visible(request, Lowongan, kueri, pk=pk)
    calon = [_calon(p, x) for p, x in calon_ppk(lowongan)]
    form = FormPilih(request.POST or None, calon=[(c["lamaran"].pk, c["label"]) for c in calon])
    return isi_form(
        request,
        form,
        lambda: calon_pilih(
            lowongan=lowongan,
            lamaran_id=form.cleaned_data["calon"],
            alasan=form.cleaned_data["alasan"],
            oleh=request.user,
        ),
        selesai="Pilihan ditetapkan. Setelah semua jabatan pada seleksi ini dipilih, hasil akhirnya diumumkan.",
        ke=lambda _: reverse("promosi:pilihan"),
        template="promosi/pilih.html",
        judul=f"Pilih {lowongan}",
        remah=[("Pilihan PPK", reverse("promosi:pilihan")), (str(lowongan), None)],
        lowongan=lowongan,
        calon=calon,
        keberatan=keberatan_terbuka([x.pk for x in lowongan.lamaran.all()]),
        terbuka=lowongan.seleksi.keadaan == KeadaanSeleksi.PERINGKAT and lowongan.terpilih_id is None,
    )


def _calon(peringkat: dict[str, Any], lamaran: Any) -> dict[str, Any]:
    nama = lamaran.pegawai.nama_lengkap
    nilai = peringkat["nilai"].replace(".", ",")
    return {
        "peringkat": peringkat,
        "lamaran": lamaran,
        "label": f"Peringkat {peringkat['peringkat']}: {nama}, nilai {nilai}",
        "mengapa": mengapa_peringkat(lamaran),
    }
