"""Nominations: the list, one with its verdict and votes, weighing it, giving it up, searching again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.berkas import berkas_tanggapan
from asn.core.jobs import enqueue
from asn.core.tabel import halaman_daftar
from asn.core.views import action, get_visible, masuk_saja, requires, visible
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.rules.kepentingan import ALASAN
from kepegawaian.pegawai.services.kepentingan import ikatan_kepentingan
from kinerja.tindak_lanjut.dokumen import petikan_pdf
from kinerja.tindak_lanjut.filters import SaringanNominasi
from kinerja.tindak_lanjut.forms import FormCatatan, FormSuara
from kinerja.tindak_lanjut.models import NominasiPenghargaan
from kinerja.tindak_lanjut.services.baca import bukti_terbaca, riwayat_keadaan
from kinerja.tindak_lanjut.services.nominasi import (
    nominasi_gugurkan,
    suara_beri,
    suara_minimal,
    sudah_bersuara,
)
from kinerja.tindak_lanjut.services.petikan import nominasi_terbaca, petikan_terbitkan
from kinerja.tindak_lanjut.services.sk import insentif_berlaku
from kinerja.tindak_lanjut.tables import TabelNominasi
from kinerja.tindak_lanjut.workflows import KELOLA_PENGHARGAAN, NOMINASI_WORKFLOW, TIMBANG, KeadaanNominasi

LIHAT = "tindak_lanjut.view_nominasipenghargaan"
EKSPOR = "tindak_lanjut.ekspor_tindak_lanjut"
TAB = (
    ("Calon", "nominasi_daftar", LIHAT),
    ("SK penghargaan", "sk_daftar", "tindak_lanjut.view_skpenghargaan"),
    ("Kriteria dan insentif", "aturan", "tindak_lanjut.view_kriteriapenghargaan"),
)


def tab_penghargaan(request: HttpRequest, terpilih: str) -> list[dict[str, Any]]:
    """The lists this reader may open."""
    butir = [(label, nama) for label, nama, izin in TAB if request.user.has_perm(izin)]
    return [{"label": label, "url": reverse(f"tindak_lanjut:{n}"), "aktif": n == terpilih} for label, n in butir]


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Candidates in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, NominasiPenghargaan),
        filterset_class=SaringanNominasi,
        table_class=TabelNominasi,
        judul="Penghargaan",
        nama_daftar="nominasi-penghargaan",
        ekspor_izin=EKSPOR,
        konteks={
            "tab": tab_penghargaan(request, "nominasi_daftar"),
            "boleh_cari": bool(request.user.jangkauan(KELOLA_PENGHARGAAN).kota_ids),
            "boleh_tetapkan": request.user.has_perm(NOMINASI_WORKFLOW["tetapkan"].izin),
            "tanggal_data": request.user.hari_ini(),
        },
        template="tindak_lanjut/nominasi_daftar.html",
    )


@action(KELOLA_PENGHARGAAN)
def cari(request: HttpRequest) -> HttpResponse:
    """The nightly search, now."""
    for kota_id in sorted(request.user.jangkauan(KELOLA_PENGHARGAAN).kota_ids):
        enqueue("tindak_lanjut.cari_calon", kota_id, kota=kota_id)
    messages.success(request, "Pencarian calon dimulai. Calon baru muncul di daftar ini setelah selesai.")
    return redirect("tindak_lanjut:nominasi_daftar")


@requires(LIHAT)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One nomination; for a member of the committee, the form that weighs it."""
    return _halaman(request, _ambil(request, pk), None)


@requires(TIMBANG)
def timbang(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one vote; the page is that of the nomination."""
    baris = _ambil(request, pk)
    if request.method != "POST":
        return redirect(baris)
    form = FormSuara(request.POST, ikatan=ikatan_kepentingan(request.user, baris.pegawai))
    if not form.is_valid():
        return _halaman(request, baris, form, status=422)
    try:
        hasil = suara_beri(nominasi=baris, oleh=request.user, **form.cleaned_data)
    except ValidationError as galat:
        form.add_error(None, ValidationError(galat.messages))
        return _halaman(request, baris, form, status=422)
    messages.success(request, f"Pertimbangan Anda dicatat. Keadaan nominasi: {hasil.get_keadaan_display().lower()}.")
    return redirect(baris)


@requires(KELOLA_PENGHARGAAN)
def gugurkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a nomination up, with a reason."""
    baris = _ambil(request, pk)
    form = FormCatatan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            nominasi_gugurkan(nominasi=baris, catatan=form.cleaned_data["catatan"], oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, ValidationError(galat.messages))
        else:
            messages.success(request, "Nominasi digugurkan.")
            return redirect(baris)
    konteks = {
        "judul": "Gugurkan nominasi ini?",
        "remah": [*_remah(baris)[:-1], (baris.pegawai.nama, baris.get_absolute_url()), ("Gugurkan", None)],
        "pesan": "Calon tidak akan ditimbang atau ditetapkan lagi untuk penghargaan dan periode ini.",
        "rincian": [("Calon", baris.pegawai.nama_lengkap), ("Penghargaan", str(baris))],
        "form": form,
        "label_kirim": "Gugurkan",
        "bahaya": True,
        "url_batal": baris.get_absolute_url(),
    }
    return render(request, "components/konfirmasi.html", konteks, status=422 if form.errors else 200)


def _ambil(request: HttpRequest, pk: int) -> NominasiPenghargaan:
    gabung = ("pegawai__jabatan", "pegawai__instansi", "pegawai__kota", "instansi", "sk__berkas", "usulan", "riwayat")
    return get_visible(
        request, NominasiPenghargaan, visible(request, NominasiPenghargaan).select_related(*gabung), pk=pk
    )


def _remah(baris: NominasiPenghargaan) -> list[tuple[str, str | None]]:
    return [("Penghargaan", reverse("tindak_lanjut:nominasi_daftar")), (baris.pegawai.nama, None)]


def _halaman(
    request: HttpRequest, baris: NominasiPenghargaan, form: FormSuara | None, status: int = 200
) -> HttpResponse:
    menunggu = baris.keadaan == KeadaanNominasi.DINOMINASIKAN
    ikatan = ikatan_kepentingan(request.user, baris.pegawai) if request.user.has_perm(TIMBANG) else None
    boleh = menunggu and request.user.has_perm(TIMBANG) and not baris.satyalancana
    sudah = boleh and sudah_bersuara(baris, request.user)
    if boleh and not sudah and form is None and not (ikatan and ikatan.menutup):
        form = FormSuara(ikatan=ikatan)
    konteks = {
        "judul": str(baris),
        "remah": _remah(baris),
        "nominasi": baris,
        "nip": nip.tampilkan(baris.pegawai.nip),
        "bukti": bukti_terbaca(request.user, baris.bukti),
        "suara": baris.suara.select_related("oleh"),
        "suara_minimal": suara_minimal(baris),
        "insentif": insentif_berlaku(baris.kota_id, baris.jenis, request.user.hari_ini()),
        "form": form,
        "ikatan": ALASAN[ikatan] if ikatan and boleh else "",
        "ikatan_menutup": bool(ikatan and ikatan.menutup),
        "sudah_bersuara": sudah,
        "boleh_gugur": baris.keadaan in NOMINASI_WORKFLOW["gugurkan"].dari
        and request.user.has_perm(KELOLA_PENGHARGAAN),
        "url_profil": reverse("pegawai:rincian", args=[baris.pegawai_id])
        if request.user.ditugasi("pegawai.view_pegawai")
        else "",
        "url_usulan": reverse("usulan:rincian", args=[baris.usulan_id])
        if baris.usulan_id and request.user.has_perm("usulan.view_usulan")
        else "",
        "riwayat_keadaan": riwayat_keadaan(baris, NOMINASI_WORKFLOW),
    }
    return render(request, "tindak_lanjut/nominasi.html", konteks, status=status)


@masuk_saja
@require_safe
def petikan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The petikan of one recipient: for that person, and for whoever oversees awards."""
    nominasi = nominasi_terbaca(request.user, pk)
    if nominasi is None:
        raise Http404
    berkas = petikan_terbitkan(nominasi=nominasi, cetak=petikan_pdf)
    if berkas is None:
        messages.info(request, "Petikan dibuat setelah penghargaan ini ditetapkan dengan SK.")
        return redirect(nominasi)
    return berkas_tanggapan(berkas)
