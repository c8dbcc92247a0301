"""The printed daftar riwayat hidup of one person."""

from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from asn.core.lembar import tulis_xlsx
from asn.core.services import akses_catat
from asn.core.views import get_visible, requires, visible
from kepegawaian.pegawai.filters import tanggal_diminta
from kepegawaian.pegawai.forms_cetak import FormDRH
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.cetak.drh import drh_lembar, drh_pdf, isi_drh
from kepegawaian.pegawai.services.data_pribadi import ALASAN_SENDIRI
from kepegawaian.pegawai.services.profil import BUKA_DATA, JENIS_RIWAYAT, Pembaca
from kepegawaian.pegawai.views.cetak import berkas_langsung


@requires("pegawai.cetak_drh")
def cetak_drh(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Options first; each print is logged, with a reason unless it is one's own."""
    kueri = visible(request, Pegawai).select_related("kota", "foto")
    pembaca = Pembaca(request.user, get_visible(request, Pegawai, kueri, pk=pk))
    form = FormDRH(
        request.POST or None,
        beralasan=not pembaca.sendiri,
        pribadi=pembaca.boleh(BUKA_DATA),
        keluarga=pembaca.boleh(JENIS_RIWAYAT["keluarga"].izin),
    )
    if request.method == "POST" and form.is_valid():
        return _berkas(request, pembaca, form.cleaned_data)
    pegawai = pembaca.pegawai
    alamat = reverse("pegawai:rincian", args=[pk])
    konteks = {
        "judul": "Cetak daftar riwayat hidup",
        "remah": [(pegawai.nama, alamat), ("Cetak DRH", None)],
        "pegawai": pegawai,
        "sendiri": pembaca.sendiri,
        "per_tanggal": tanggal_diminta(request.GET.get("per_tanggal", ""), request.user.hari_ini()),
        "form": form,
        "url_batal": alamat,
    }
    return render(request, "pegawai/cetak_drh.html", konteks, status=422 if form.is_bound else 200)


def _berkas(request: HttpRequest, pembaca: Pembaca, pilihan: dict[str, Any]) -> HttpResponseBase:
    hari_ini = request.user.hari_ini()
    pada = tanggal_diminta(request.GET.get("per_tanggal", ""), hari_ini) or hari_ini
    pribadi, keluarga = pilihan.get("pribadi", False), pilihan.get("keluarga", False)
    tambahan = "".join([", NIK, telepon, alamat" if pribadi else "", ", keluarga" if keluarga else ""])
    akses_catat(
        pengguna=request.user,
        objek=pembaca.pegawai,
        butir=f"cetak DRH{tambahan}",
        alasan=ALASAN_SENDIRI if pembaca.sendiri else pilihan["alasan"],
        id_permintaan=request.id_permintaan,
    )
    isi = isi_drh(pembaca, pada, pribadi=pribadi, keluarga=keluarga)
    nama = f"drh-{pembaca.pegawai.nip}-{pada:%Y%m%d}.{pilihan['bentuk']}"
    if pilihan["bentuk"] == "pdf":
        return berkas_langsung(drh_pdf(pembaca, isi, pada, kertas=pilihan["kertas"]), nama, "pdf")
    keluaran = BytesIO()
    tulis_xlsx(keluaran, drh_lembar(isi))
    return berkas_langsung(keluaran.getvalue(), nama, "xlsx")
