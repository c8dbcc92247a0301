"""The screen of a committee member: own selections, one candidate after the other, blind, with the keyboard."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.views import action, get_visible, requires, visible
from kepegawaian.promosi.forms import FormBantah, FormBenturan, FormNilai
from kepegawaian.promosi.models import LamaranJabatan, SeleksiJabatan, TahapSeleksi
from kepegawaian.promosi.services import benturan, papan, penilaian, susun
from kepegawaian.promosi.services.lamaran import data_urut
from kepegawaian.promosi.views.bersama import Remah, isi_form
from kepegawaian.promosi.workflows import NILAI, KeadaanTahap


@requires(NILAI)
def tugas(request: HttpRequest) -> HttpResponse:
    """Selections in which this account sits on the committee."""
    seleksi = visible(request, SeleksiJabatan).order_by("-dibuat_pada")
    konteks = {"judul": "Tugas panitia seleksi", "daftar": papan.tugas(list(seleksi), request.user)}
    return render(request, "promosi/panitia_tugas.html", konteks)


@requires(NILAI)
def seleksi(request: HttpRequest, pk: int) -> HttpResponse:
    """One selection: the declaration, the stages with what is left to do, who is not scored and why."""
    baris = _seleksi(request, pk)
    konteks = {
        "judul": baris.judul,
        "remah": [("Tugas panitia", reverse("promosi:panitia_tugas")), (baris.judul, None)],
        "seleksi": baris,
        **papan.papan(baris, request.user),
    }
    return render(request, "promosi/panitia.html", konteks)


def _seleksi(request: HttpRequest, pk: int) -> SeleksiJabatan:
    baris: SeleksiJabatan = get_visible(request, SeleksiJabatan, pk=pk)
    return baris


def _remah(seleksi: SeleksiJabatan, halaman: str) -> Remah:
    tugas_url = reverse("promosi:panitia_tugas")
    return [
        ("Tugas panitia", tugas_url),
        (seleksi.judul, reverse("promosi:panitia", args=[seleksi.pk])),
        (halaman, None),
    ]


@action(NILAI)
def nyatakan(request: HttpRequest, pk: int) -> HttpResponse:
    """The declaration of neutrality."""
    susun.panitia_nyatakan(seleksi=_seleksi(request, pk), oleh=request.user)
    return redirect("promosi:panitia", pk=pk)


@requires(NILAI)
def nilai(request: HttpRequest, pk: int, lamaran: int) -> HttpResponse:
    """Score one candidate in one stage; nobody else's scores are on this page."""
    kueri = visible(request, TahapSeleksi).select_related("seleksi")
    tahap = get_visible(request, TahapSeleksi, kueri, pk=pk)
    peserta = _peserta(request, tahap.seleksi_id, lamaran)
    milik = papan.nilai_milik(tahap, peserta, request.user)
    awal = {**milik.skor, "catatan": milik.catatan, "versi": milik.versi} if milik else {"versi": 0}
    form = FormNilai(request.POST or None, tahap=tahap, initial=awal)
    konteks = _konteks(request, tahap, peserta)
    return isi_form(
        request,
        form,
        lambda: penilaian.nilai_simpan(
            tahap=tahap,
            lamaran=peserta,
            skor=form.skor(),
            catatan=form.cleaned_data["catatan"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
        ),
        selesai=f"Nilai {peserta.nomor} disimpan.",
        ke=lambda _: papan.berikut(tahap, request.user),
        template="promosi/nilai.html",
        **konteks,
    )


def _peserta(request: HttpRequest, seleksi_id: int, pk: int) -> LamaranJabatan:
    kueri = visible(request, LamaranJabatan).filter(seleksi=seleksi_id).for_list()
    baris: LamaranJabatan = get_visible(request, LamaranJabatan, kueri, pk=pk)
    return baris


def _konteks(request: HttpRequest, tahap: TahapSeleksi, peserta: LamaranJabatan) -> dict[str, Any]:
    return {
        "judul": f"{tahap}: {peserta.nomor}",
        "remah": _remah(tahap.seleksi, f"{tahap}, {peserta.nomor}"),
        "tahap": tahap,
        "peserta": peserta,
        "data": [] if tahap.anonim else data_urut(peserta, tanpa="NIP"),
        "benturan": papan.benturan_milik(peserta, request.user),
        "terbuka": tahap.keadaan == KeadaanTahap.TERBUKA,
        "dinilai": tahap.keadaan == KeadaanTahap.DINILAI,
        **papan.urutan(tahap, peserta, request.user),
    }


@requires(NILAI)
def nyatakan_benturan(request: HttpRequest, pk: int) -> HttpResponse:
    """Step aside for one candidate."""
    return _benturan(
        request,
        pk,
        FormBenturan,
        "alasan",
        benturan.benturan_nyatakan,
        judul="Nyatakan benturan kepentingan",
        pesan="Anda tidak menilai peserta ini pada tahap mana pun. Alasannya dibaca pengelola seleksi.",
        selesai="Benturan kepentingan dicatat; peserta ini tidak Anda nilai.",
    )


@requires(NILAI)
def bantah(request: HttpRequest, pk: int) -> HttpResponse:
    """A resemblance of names only."""
    return _benturan(
        request,
        pk,
        FormBantah,
        "bantahan",
        benturan.benturan_bantah,
        judul="Nyatakan tidak ada hubungan keluarga",
        pesan="Nama peserta serupa dengan nama dalam data keluarga Anda. Pernyataan ini disimpan bersama nama Anda.",
        selesai="Pernyataan dicatat; Anda dapat menilai peserta ini.",
    )


def _benturan(
    request: HttpRequest, pk: int, kelas: Any, kunci: str, layanan: Any, *, judul: str, pesan: str, selesai: str
) -> HttpResponse:
    kueri = visible(request, LamaranJabatan).select_related("seleksi")
    peserta = get_visible(request, LamaranJabatan, kueri, pk=pk)
    form = kelas(request.POST or None)
    kembali = reverse("promosi:panitia", args=[peserta.seleksi_id])
    return isi_form(
        request,
        form,
        lambda: layanan(lamaran=peserta, oleh=request.user, **{kunci: form.cleaned_data["alasan"]}),
        selesai=selesai,
        ke=lambda _: kembali,
        template="components/konfirmasi.html",
        judul=judul,
        pesan=pesan,
        rincian=[("Peserta", peserta.nomor)],
        label_kirim="Simpan pernyataan",
        remah=_remah(peserta.seleksi, judul),
        url_batal=kembali,
    )
