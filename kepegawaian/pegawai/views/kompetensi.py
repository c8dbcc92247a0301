"""Competencies: one person against a position, recording an assessment, handing gaps on, the map of the city."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar, syarat_saringan
from asn.core.views import get_visible, requires, visible
from kepegawaian.jabatan.services.skj import kompetensi_kamus
from kepegawaian.pegawai.filters_kompetensi import SaringanKompetensi
from kepegawaian.pegawai.forms_kompetensi import FormPenilaian
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.fakta import BERJPM
from kepegawaian.pegawai.services.kompetensi import (
    CATAT,
    TERUSKAN,
    grafik_kompetensi,
    kebutuhan_kompetensi,
    kesenjangan_teruskan,
    penilaian_catat,
    profil_kompetensi,
)
from kepegawaian.pegawai.services.profil import Pembaca
from kepegawaian.pegawai.services.rujukan import jabatan_sekota
from kepegawaian.pegawai.tables_kompetensi import TabelKompetensi

LIHAT = "pegawai.view_riwayatkompetensi"
PETA = "pegawai.lihat_peta_kompetensi"
EKSPOR = "pegawai.ekspor_kompetensi"
# More than this many people at once is no longer a choice somebody has looked at.
TERUSKAN_MAKS = 1_000


@requires(PETA)
def peta_kompetensi(request: HttpRequest) -> HttpResponseBase:
    """People with their Job Person Match against the post each holds."""
    return halaman_daftar(
        request,
        kueri=visible(request, Pegawai).masih_pegawai().berbentuk(BERJPM, request.user.hari_ini()),
        filterset_class=SaringanKompetensi,
        table_class=TabelKompetensi,
        judul="Peta kompetensi",
        nama_daftar="kompetensi",
        ekspor_izin=EKSPOR,
        konteks={"boleh_teruskan": request.user.ditugasi(TERUSKAN), "kueri": request.GET.urlencode()},
        template="pegawai/kompetensi_daftar.html",
    )


@requires(LIHAT)
def kompetensi_saya(request: HttpRequest) -> HttpResponseBase:
    """The own page."""
    diri = get_visible(request, Pegawai, pk=request.user.pegawai_id or 0)
    return redirect("pegawai:kompetensi", pk=diri.pk)


@requires(LIHAT)
def kompetensi(request: HttpRequest, pk: int) -> HttpResponse:
    """One person against the own post, or against another one of the city (`jabatan`)."""
    pegawai = _pegawai(request, pk)
    lain = jabatan_sekota(request.GET.get("jabatan", ""), pegawai)
    profil = profil_kompetensi(pegawai, lain or pegawai.jabatan, request.user.hari_ini())
    pembaca = Pembaca(request.user, pegawai)
    konteks = {
        "judul": "Kompetensi",
        "remah": _remah(request, pegawai),
        "pegawai": pegawai,
        "nip": nip.tampilkan(pegawai.nip),
        "sendiri": pembaca.sendiri,
        "profil": profil,
        "terhadap_lain": lain is not None,
        "grafik": grafik_kompetensi(profil),
        "kebutuhan": kebutuhan_kompetensi(request.user, pegawai),
        "boleh_catat": pembaca.boleh(CATAT) and not pembaca.sendiri,
        "boleh_teruskan": lain is None and bool(profil.kesenjangan) and _boleh_teruskan(pembaca),
    }
    return render(request, "pegawai/kompetensi.html", konteks)


def _boleh_teruskan(pembaca: Pembaca) -> bool:
    return not pembaca.sendiri and pembaca.boleh(TERUSKAN)


@requires(CATAT)
def kompetensi_catat(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an assessment from the report of its assessor."""
    pegawai = _pegawai(request, pk)
    form = FormPenilaian(request.POST or None, kompetensi=kompetensi_kamus())
    if request.method == "POST" and form.is_valid() and _catat(request, pegawai, form):
        return redirect("pegawai:kompetensi", pk=pk)
    alamat = reverse("pegawai:kompetensi", args=[pk])
    konteks = {
        "judul": f"Catat penilaian kompetensi {pegawai.nama}",
        "remah": [*_remah(request, pegawai)[:-1], (pegawai.nama, alamat), ("Catat penilaian", None)],
        "pegawai": pegawai,
        "form": form,
        "url_batal": alamat,
    }
    return render(request, "pegawai/kompetensi_catat.html", konteks, status=422 if form.errors else 200)


def _catat(request: HttpRequest, pegawai: Pegawai, form: FormPenilaian) -> bool:
    isi = form.cleaned_data
    try:
        baris = penilaian_catat(
            pegawai=pegawai,
            tanggal=isi["tanggal"],
            penyelenggara=isi["penyelenggara"],
            level=form.level(),
            oleh=request.user,
        )
    except ValidationError as galat:
        kolom = set(getattr(galat, "error_dict", {})) & set(form.fields)
        form.add_error(next(iter(kolom), None), galat.messages)
        return False
    messages.success(request, f"Hasil penilaian {len(baris)} kompetensi dicatat.")
    return True


@requires(TERUSKAN)
def kompetensi_teruskan(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then write the gaps as training needs."""
    pegawai = _pegawai(request, pk)
    alamat = reverse("pegawai:kompetensi", args=[pk])
    hari_ini = request.user.hari_ini()
    if request.method == "POST":
        baru = kesenjangan_teruskan(pegawai_ids=[pk], tanggal=hari_ini, oleh=request.user)
        messages.success(request, _kabar(baru))
        return redirect(alamat)
    profil = profil_kompetensi(pegawai, pegawai.jabatan, hari_ini)
    konteks = {
        "judul": f"Teruskan kesenjangan {pegawai.nama} ke pelatihan?",
        "pesan": "Setiap kompetensi di bawah standar menjadi kebutuhan pelatihan. Yang sudah diteruskan tidak dobel.",
        "rincian": [(c.nama, f"level {c.dicapai} dari {c.diminta}") for c in profil.kesenjangan],
        "label_kirim": "Teruskan",
        "url_batal": alamat,
    }
    return render(request, "components/konfirmasi.html", konteks)


@requires(PETA)
def kompetensi_teruskan_banyak(request: HttpRequest) -> HttpResponse:
    """Ask once more, then write the gaps of everybody the filters of the map name."""
    if not request.user.ditugasi(TERUSKAN):
        raise PermissionDenied(TERUSKAN)
    kueri = visible(request, Pegawai).masih_pegawai().berbentuk(BERJPM, request.user.hari_ini())
    saringan = SaringanKompetensi(request.GET, queryset=kueri.filter(jpm__isnull=False), request=request)
    milik = saringan.qs.terlihat_oleh(request.user, TERUSKAN) if saringan.form.is_valid() else kueri.none()
    ids = list(milik.exclude(pk=request.user.pegawai_id or 0).values_list("pk", flat=True)[: TERUSKAN_MAKS + 1])
    alamat = f"{reverse('pegawai:peta_kompetensi')}?{request.GET.urlencode()}"
    if not ids or len(ids) > TERUSKAN_MAKS:
        messages.error(request, f"Saring dahulu sampai 1 sampai {TERUSKAN_MAKS} pegawai yang sudah dinilai.")
        return redirect(alamat)
    if request.method == "POST":
        baru = kesenjangan_teruskan(pegawai_ids=ids, tanggal=request.user.hari_ini(), oleh=request.user)
        messages.success(request, _kabar(baru))
        return redirect(alamat)
    konteks = {
        "judul": f"Teruskan kesenjangan {len(ids)} pegawai ke pelatihan?",
        "pesan": "Setiap kompetensi di bawah standar menjadi kebutuhan pelatihan. Yang sudah diteruskan tidak dobel.",
        "rincian": [("Saringan", s) for s in syarat_saringan(request, saringan)],
        "label_kirim": "Teruskan",
        "url_batal": alamat,
    }
    return render(request, "components/konfirmasi.html", konteks)


def _kabar(baru: int) -> str:
    if not baru:
        return "Tidak ada kesenjangan baru; yang ada sudah diteruskan sebelumnya."
    return f"{baru} kesenjangan tercatat sebagai kebutuhan pelatihan."


def _pegawai(request: HttpRequest, pk: int) -> Pegawai:
    kueri = visible(request, Pegawai).select_related("jabatan", "instansi")
    hasil: Pegawai = get_visible(request, Pegawai, kueri, pk=pk)
    return hasil


def _remah(request: HttpRequest, pegawai: Pegawai) -> list[tuple[str, Any]]:
    if request.user.has_perm(PETA):
        return [("Peta kompetensi", reverse("pegawai:peta_kompetensi")), (pegawai.nama, None)]
    return [("Kompetensi", None)]
