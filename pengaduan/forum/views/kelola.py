"""Staff: lists, preparing a consultation, moving it from phase to phase, publishing the answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.publik import slug_kota
from pengaduan.forum.dokumen import pratinjau_pdf
from pengaduan.forum.filters import SaringanKonsultasi, SaringanTindakLanjut
from pengaduan.forum.forms import FormAlasanPublik, FormKonsultasi, FormMasa
from pengaduan.forum.halaman import LANGKAH, TAB, konteks_rincian, remah
from pengaduan.forum.models import Konsultasi, TindakLanjut
from pengaduan.forum.services import fase, terbit
from pengaduan.forum.services.konsultasi import KELOLA, LIHAT, konsultasi_simpan, penyelenggara
from pengaduan.forum.tables import TabelKonsultasi, TabelTindakLanjut

EKSPOR = "forum.ekspor_konsultasi"


@requires(LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Consultations in reach."""
    return halaman_daftar(
        request,
        kueri=visible(request, Konsultasi),
        filterset_class=SaringanKonsultasi,
        table_class=TabelKonsultasi,
        judul="Konsultasi publik",
        nama_daftar="konsultasi",
        ekspor_izin=EKSPOR,
        template="forum/daftar.html",
        konteks={"boleh_kelola": request.user.has_perm(KELOLA)},
    )


@requires(LIHAT)
def tindak_lanjut(request: HttpRequest) -> HttpResponseBase:
    """What was promised in published answers, the soonest first."""
    terbit_saja = visible(request, TindakLanjut).filter(konsultasi__keadaan__in=["ditanggapi", "selesai"])
    return halaman_daftar(
        request,
        kueri=terbit_saja,
        filterset_class=SaringanTindakLanjut,
        table_class=TabelTindakLanjut,
        judul="Tindak lanjut konsultasi",
        nama_daftar="forum-tindak-lanjut",
        ekspor_izin=EKSPOR,
        template="forum/daftar_tindak_lanjut.html",
    )


@requires(LIHAT)
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One consultation: what it is, where it stands, what stands in the way of the next step."""
    konsultasi = ambil(request, pk)
    bagian = request.GET.get("bagian", "")
    bagian = bagian if bagian in TAB else "ikhtisar"
    return render(request, "forum/rincian.html", konteks_rincian(request, konsultasi, bagian))


def ambil(request: HttpRequest, pk: int) -> Konsultasi:
    """The consultation within reach of the declared permission, with what its frame shows."""
    semua = visible(request, Konsultasi).select_related(
        "kota", "instansi", "dibuat_oleh", "diumumkan_oleh", "ditanggapi_oleh", "berita_acara", "tanda"
    )
    return get_visible(request, Konsultasi, semua, pk=pk)


@requires(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    return _formulir(request, Konsultasi(), "Konsultasi baru", "Simpan draf")


@requires(KELOLA)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    return _formulir(request, ambil(request, pk), "Ubah konsultasi", "Simpan")


def _formulir(request: HttpRequest, konsultasi: Konsultasi, judul: str, label: str) -> HttpResponse:
    form = FormKonsultasi(request.POST or None, instance=konsultasi, penyelenggara=penyelenggara(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            konsultasi_simpan(konsultasi=form.instance, oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            messages.success(request, "Konsultasi tersimpan. Lengkapi dokumen dan butirnya, lalu umumkan.")
            return redirect("forum:rincian", pk=form.instance.pk)
    kembali = reverse("forum:rincian", args=[konsultasi.pk]) if konsultasi.pk else reverse("forum:daftar")
    isi = {"judul": judul, "form": form, "label_kirim": label, "url_batal": kembali}
    isi["remah"] = remah(konsultasi if konsultasi.pk else None, judul)
    status = 422 if form.errors else 200
    return render(request, "forum/formulir.html", isi, status=status)


@requires(KELOLA)
def alih(request: HttpRequest, pk: int, tindakan: str) -> HttpResponse:
    """One step of the life of a consultation, behind a page that says what will happen and what stands in the way."""
    if tindakan not in LANGKAH:
        raise Http404
    langkah, konsultasi = LANGKAH[tindakan], ambil(request, pk)
    form = FormAlasanPublik(request.POST or None) if langkah.beralasan else None
    hari_ini = request.user.hari_ini()
    if request.method == "POST" and (form is None or form.is_valid()):
        alasan = form.cleaned_data["alasan"] if form else ""
        try:
            fase.fase_alihkan(
                konsultasi=konsultasi, tindakan=tindakan, oleh=request.user, hari_ini=hari_ini, alasan=alasan
            )
        except ValidationError as galat:
            form.add_error("alasan", galat.message_dict["alasan"])
        else:
            messages.success(request, langkah.selesai)
            return redirect("forum:rincian", pk=pk)
    isi = {
        "judul": langkah.tanya,
        "remah": remah(konsultasi, langkah.label),
        "pesan": langkah.akibat,
        "rincian": [("Konsultasi", konsultasi.judul), ("Keadaan sekarang", konsultasi.label), *jadwal(konsultasi)],
        "masalah": fase.masalah(konsultasi, tindakan, hari_ini),
        "form": form,
        "label_kirim": langkah.label,
        "bahaya": langkah.bahaya,
        "url_batal": reverse("forum:rincian", args=[pk]),
    }
    return render(request, "forum/langkah.html", isi, status=422 if form and form.errors else 200)


def jadwal(konsultasi: Konsultasi) -> list[tuple[str, Any]]:
    return [
        ("Masa masukan", f"{_tanggal(konsultasi.mulai)} sampai {_tanggal(konsultasi.selesai)}"),
        ("Tanggapan paling lambat", _tanggal(konsultasi.tanggapan_paling_lambat)),
    ]


def _tanggal(hari: Any) -> str:
    return f"{hari:%d-%m-%Y}"


@requires(KELOLA)
def masa(request: HttpRequest, pk: int) -> HttpResponse:
    """A later end, with a reason that citizens read."""
    konsultasi = ambil(request, pk)
    awal = {"selesai": konsultasi.selesai, "tanggapan": konsultasi.tanggapan_paling_lambat}
    form = FormMasa(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            fase.masa_ubah(konsultasi=konsultasi, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            for kolom, pesan in galat.message_dict.items():
                form.add_error("tanggapan" if kolom == "tanggapan_paling_lambat" else kolom, pesan)
        else:
            messages.success(request, "Masa masukan diperpanjang.")
            return redirect("forum:rincian", pk=pk)
    isi = {
        "judul": "Perpanjang masa masukan",
        "remah": remah(konsultasi, "Perpanjang"),
        "form": form,
        "label_kirim": "Perpanjang",
        "url_batal": reverse("forum:rincian", args=[pk]),
    }
    return render(request, "forum/formulir.html", isi, status=422 if form.errors else 200)


@requires(terbit.TERBIT)
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Read everything once more, then publish exactly that."""
    konsultasi = ambil(request, pk)
    if request.method == "POST":
        terbit.tanggapan_terbitkan(konsultasi=konsultasi, sidik=request.POST.get("sidik", ""), oleh=request.user)
        messages.success(request, "Tanggapan resmi terbit. Berita acara sedang dibuat; peserta dikabari lewat surel.")
        return redirect("forum:rincian", pk=pk)
    if konsultasi.keadaan != "ditutup":
        raise TransitionRefused(f"Tanggapan belum dapat diterbitkan; keadaannya sekarang “{konsultasi.label}”.")
    isi = terbit.susun_isi(konsultasi)
    konteks = {
        "judul": "Terbitkan tanggapan resmi?",
        "remah": remah(konsultasi, "Terbitkan"),
        "konsultasi": konsultasi,
        "beku": isi,
        "sidik": terbit.sidik_isi(isi),
        "masalah": fase.masalah(konsultasi, "terbitkan", request.user.hari_ini()),
        "penerima": terbit.penerima_kabar(konsultasi),
    }
    return render(request, "forum/terbitkan.html", konteks)


@requires(LIHAT)
@require_safe
def pratinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """The berita acara as it would be today."""
    konsultasi = ambil(request, pk)
    if konsultasi.terbit:
        return redirect("forum:berita_acara", slug_kota(konsultasi.kota), konsultasi.pk)
    isi = terbit.susun_isi(konsultasi)
    bita = pratinjau_pdf(konsultasi, isi, terbit.penanda_tangan(konsultasi, konsultasi.kota))
    response = HttpResponse(bita, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="draf-berita-acara-{pk}.pdf"'
    return response
