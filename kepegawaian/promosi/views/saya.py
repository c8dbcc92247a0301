"""Vacancies for an employee: own eligibility at once, application from the register, and the own rank explained."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from asn.core.tindakan import FormCatatan
from asn.core.views import get_visible, requires, visible
from kepegawaian.promosi.forms import FormLamar
from kepegawaian.promosi.halaman import syarat_teks
from kepegawaian.promosi.models import LamaranJabatan, Lowongan
from kepegawaian.promosi.services import lamaran as layanan
from kepegawaian.promosi.services.lowongan_saya import lowongan_terbuka
from kepegawaian.promosi.services.mengapa import mengapa_peringkat
from kepegawaian.promosi.services.syarat import kelayakan_lowongan
from kepegawaian.promosi.views.bersama import isi_form
from kepegawaian.promosi.workflows import LAMAR, KeadaanLamaran, KeadaanSeleksi


@requires(LAMAR)
def saya(request: HttpRequest) -> HttpResponse:
    """Positions that take applications today, and the own applications."""
    milik = visible(request, LamaranJabatan).for_list().order_by("-diajukan_pada")
    konteks = {
        "judul": "Lowongan jabatan",
        "lowongan": lowongan_terbuka(request.user),
        "lamaran": list(milik),
    }
    return render(request, "promosi/saya.html", konteks)


@requires(LAMAR)
def lamar(request: HttpRequest, pk: int) -> HttpResponse:
    """One position: every requirement answered for the reader, then the application."""
    lowongan = get_visible(request, Lowongan, kueri=lowongan_terbuka(request.user), pk=pk)
    orang = request.user.pegawai
    layak = kelayakan_lowongan(lowongan, orang)
    ada = visible(request, LamaranJabatan).filter(seleksi=lowongan.seleksi_id).first()
    form = FormLamar(request.POST or None)
    return isi_form(
        request,
        form,
        lambda: layanan.lamaran_kirim(lowongan=lowongan, motivasi=form.cleaned_data["motivasi"], oleh=request.user),
        selesai="Lamaran terkirim. Anda diberi kabar pada setiap tahap.",
        ke=lambda hasil: reverse("promosi:lamaran_saya", args=[hasil.pk]),
        template="promosi/lamar.html",
        judul=str(lowongan),
        remah=[("Lowongan jabatan", reverse("promosi:saya")), (str(lowongan), None)],
        lowongan=lowongan,
        seleksi=lowongan.seleksi,
        syarat=syarat_teks(lowongan.syarat),
        layak=layak,
        data=list(layanan.data_pelamar(orang, lowongan.seleksi).items()),
        ada=ada,
    )


def _milik(request: HttpRequest, pk: int) -> LamaranJabatan:
    gabung = ("seleksi__kota", "lowongan__jabatan__instansi", "lowongan__terpilih")
    baris: LamaranJabatan = get_visible(
        request, LamaranJabatan, visible(request, LamaranJabatan).select_related(*gabung), pk=pk
    )
    return baris


@requires(LAMAR)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """The own application with its verdicts and, stage by stage, every number of the own rank."""
    lamaran = _milik(request, pk)
    seleksi = lamaran.seleksi
    administrasi = seleksi.keadaan in (
        KeadaanSeleksi.PENILAIAN,
        KeadaanSeleksi.PERINGKAT,
        KeadaanSeleksi.DIPUTUS,
    )
    konteks = {
        "judul": str(lamaran.lowongan),
        "remah": [("Lowongan jabatan", reverse("promosi:saya")), (lamaran.nomor, None)],
        "lamaran": lamaran,
        "seleksi": seleksi,
        "data": layanan.data_urut(lamaran),
        "administrasi": administrasi,
        "mengapa": mengapa_peringkat(lamaran) if administrasi else {},
        "terpilih": lamaran.lowongan.terpilih_id == lamaran.pk,
        "diputus": seleksi.keadaan == KeadaanSeleksi.DIPUTUS,
        "boleh_tarik": seleksi.keadaan in (KeadaanSeleksi.DIUMUMKAN, KeadaanSeleksi.ADMINISTRASI)
        and lamaran.keadaan != KeadaanLamaran.DITARIK,
        "boleh_keberatan": administrasi and lamaran.keadaan != KeadaanLamaran.DITARIK,
    }
    return render(request, "promosi/lamaran_saya.html", konteks)


@requires(LAMAR)
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the own application."""
    lamaran = _milik(request, pk)
    kembali = reverse("promosi:lamaran_saya", args=[lamaran.pk])
    form = FormCatatan(request.POST or None) if request.method == "POST" else FormCatatan()
    return isi_form(
        request,
        form,
        lambda: layanan.lamaran_tarik(lamaran=lamaran, oleh=request.user, catatan=form.cleaned_data["alasan"]),
        selesai="Lamaran ditarik.",
        ke=lambda _: kembali,
        template="components/konfirmasi.html",
        judul="Tarik lamaran ini?",
        pesan="Anda tidak dapat melamar lagi pada seleksi yang sama.",
        rincian=[("Nomor peserta", lamaran.nomor), ("Jabatan", str(lamaran.lowongan))],
        label_kirim="Tarik lamaran",
        bahaya=True,
        remah=[("Lowongan jabatan", reverse("promosi:saya")), (lamaran.nomor, kembali), ("Tarik", None)],
        url_batal=kembali,
    )
