"""Cases for those named in them: the list, one case, its papers, a new allegation, the team, the counts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Pegawai
from kinerja.disiplin.filters import PilihTahun, SaringanPerkara
from kinerja.disiplin.forms import FormAlasan, FormLapor, FormTim
from kinerja.disiplin.halaman import konteks_perkara
from kinerja.disiplin.models import DokumenPerkara, Perkara, PetugasPerkara
from kinerja.disiplin.services.catatan import adalah_terperiksa, pembukaan_catat
from kinerja.disiplin.services.dokumen import dokumen_bita
from kinerja.disiplin.services.dugaan import dugaan_lapor
from kinerja.disiplin.services.rekap import KOLOM, rekap_perkara
from kinerja.disiplin.services.tim import calon_tim, tim_lepas, tim_tambah
from kinerja.disiplin.tables import TabelPerkara
from kinerja.disiplin.workflows import IZIN_LAPOR, IZIN_LIHAT, IZIN_PUTUS, IZIN_REKAP

TIDAK_DITEMUKAN = "NIP ini tidak ada dalam jangkauan Anda."


@requires(IZIN_LIHAT)
@never_cache
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Cases in which this user has a part. There is no export: a file does not travel."""
    return halaman_daftar(
        request,
        kueri=visible(request, Perkara),
        filterset_class=SaringanPerkara,
        table_class=TabelPerkara,
        judul="Perkara disiplin",
        nama_daftar="perkara-disiplin",
        konteks={"boleh_lapor": request.user.has_perm(IZIN_LAPOR), "boleh_rekap": request.user.has_perm(IZIN_REKAP)},
        template="disiplin/daftar.html",
    )


@requires(IZIN_LIHAT)
@require_safe
@never_cache
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One case; opening it is logged."""
    if adalah_terperiksa(request.user, pk):
        return redirect("disiplin:saya_rincian", pk=pk)
    perkara = satu(request, pk)
    catat(request, perkara, "Berkas perkara disiplin")
    return render(request, "disiplin/rincian.html", konteks_perkara(request, perkara))


@requires(IZIN_LIHAT)
@require_safe
@never_cache
def dokumen(request: HttpRequest, pk: int, dokumen: int) -> HttpResponse:
    """One paper of a case."""
    perkara = satu(request, pk)
    return kirim(request, perkara, get_visible(request, DokumenPerkara, pk=dokumen, perkara=perkara))


def satu(request: HttpRequest, pk: int) -> Perkara:
    """The case in reach of the declared permission."""
    kueri = visible(request, Perkara).select_related("kota", "pegawai__kota", "instansi", "riwayat", "induk")
    return get_visible(request, Perkara, kueri, pk=pk)


def catat(request: HttpRequest, perkara: Perkara, butir: str) -> None:
    pembukaan_catat(perkara, butir=butir, oleh=request.user, id_permintaan=request.id_permintaan)


def kirim(request: HttpRequest, perkara: Perkara, dokumen: DokumenPerkara) -> HttpResponse:
    """The bytes as a download, after the log entry."""
    catat(request, perkara, f"{dokumen.get_jenis_display()} perkara disiplin")
    jawaban = HttpResponse(dokumen_bita(dokumen), content_type=dokumen.jenis_isi)
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, dokumen.nama) or "attachment"
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


@requires(IZIN_LAPOR)
@never_cache
def lapor(request: HttpRequest) -> HttpResponse:
    """Open a case against somebody in reach."""
    form = FormLapor(request.POST or None, initial={"nip": request.GET.get("nip", "")})
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        pegawai = visible(request, Pegawai).select_related("kota", "jabatan").filter(nip=isi.pop("nip")).first()
        perkara = _buka(request, form, pegawai, isi) if pegawai else form.add_error("nip", TIDAK_DITEMUKAN)
        if perkara is not None:
            messages.success(request, f"Perkara nomor {perkara.pk} dibuka. Atasan langsung sudah diberi tahu.")
            return redirect(_tujuan(request, perkara))
    konteks = {
        "judul": "Buka dugaan pelanggaran disiplin",
        "remah": [("Perkara disiplin", reverse("disiplin:daftar")), ("Buka dugaan", None)],
        "form": form,
    }
    return render(request, "disiplin/lapor.html", konteks, status=422 if form.errors else 200)


def _buka(request: HttpRequest, form: FormLapor, pegawai: Pegawai, isi: dict[str, Any]) -> Perkara | None:
    try:
        return dugaan_lapor(
            pegawai=pegawai,
            pelanggaran=isi["pelanggaran"],
            tingkat=isi["tingkat_dugaan"],
            uraian=isi["uraian"],
            oleh=request.user,
        )
    except ValidationError as galat:
        tempel(form, galat, {"pegawai": "nip"})
        return None


def _tujuan(request: HttpRequest, perkara: Perkara) -> str:
    """The case itself where the opener has a part in it."""
    return perkara.get_absolute_url() if request.user.has_perm(IZIN_LIHAT) else reverse("disiplin:daftar")


def tempel(form: Any, galat: ValidationError, nama_lain: dict[str, str] | None = None) -> None:
    """Put errors of a service at their fields."""
    per_kolom = galat.message_dict if hasattr(galat, "error_dict") else {"__all__": galat.messages}
    for kolom, pesan in per_kolom.items():
        tujuan = (nama_lain or {}).get(kolom, kolom)
        form.add_error(tujuan if tujuan in form.fields else None, pesan)


@requires(IZIN_PUTUS)
@never_cache
def tim(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a member of the team."""
    perkara = satu(request, pk)
    form = FormTim(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            calon = calon_tim(perkara, form.cleaned_data["nip"])
            tim_tambah(perkara=perkara, pegawai=calon, peran=form.cleaned_data["peran"], oleh=request.user)
        except ValidationError as galat:
            tempel(form, galat)
        except TransitionRefused as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"{calon.nama} ditunjuk. Ia sudah diberi tahu.")
            return redirect(perkara)
    konteks = {
        **bingkai(perkara, "Tunjuk anggota tim pemeriksa"),
        "form": form,
        "pesan": "Tim terdiri atas atasan langsung, unsur pengawasan, dan unsur kepegawaian.",
        "dasar": "PP 94/2021 (perlu verifikasi); UU 30/2014 ps. 42–43",
        "label_kirim": "Tunjuk",
    }
    return render(request, "disiplin/tindakan.html", konteks, status=422 if form.errors else 200)


@requires(IZIN_PUTUS)
@never_cache
def tim_selesai(request: HttpRequest, pk: int, petugas: int) -> HttpResponse:
    """Take a member off the team."""
    perkara = satu(request, pk)
    anggota = get_visible(request, PetugasPerkara, pk=petugas, perkara=perkara)
    form = FormAlasan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tim_lepas(petugas=anggota, alasan=form.cleaned_data["alasan"], oleh=request.user)
        except TransitionRefused as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Anggota tim dilepas; berkas perkara tertutup baginya.")
            return redirect(perkara)
    konteks = {
        **bingkai(perkara, f"Lepas {anggota.pegawai or anggota.pengguna} dari tim?"),
        "form": form,
        "pesan": "Berkas perkara langsung tertutup bagi yang dilepas.",
        "label_kirim": "Lepas",
        "bahaya": True,
    }
    return render(request, "disiplin/tindakan.html", konteks, status=422 if form.errors else 200)


def bingkai(perkara: Perkara, judul: str) -> dict[str, Any]:
    """Title, breadcrumbs and way back of a page about one act."""
    alamat = perkara.get_absolute_url()
    return {
        "judul": judul,
        "remah": [
            ("Perkara disiplin", reverse("disiplin:daftar")),
            (f"Nomor {perkara.pk}", alamat),
            (judul, None),
        ],
        "perkara": perkara,
        "url_batal": alamat,
    }


@requires(IZIN_REKAP)
@require_safe
@never_cache
def rekap(request: HttpRequest) -> HttpResponse:
    """Counts only, for those who lead and for the BKD."""
    kini = request.user.hari_ini().year
    tahun = PilihTahun(request.GET, tahun=[kini - i for i in range(3)]).terpilih
    baris, jumlah = rekap_perkara(request.user, tahun)
    konteks = {
        "judul": f"Jumlah perkara disiplin {tahun}",
        "remah": [("Perkara disiplin", reverse("disiplin:daftar")), ("Jumlah perkara", None)],
        "kepala": [label for _, label in KOLOM],
        "baris": baris,
        "jumlah": jumlah,
        "tab": [{"label": str(kini - i), "url": f"?tahun={kini - i}", "aktif": kini - i == tahun} for i in range(3)],
    }
    return render(request, "disiplin/rekap.html", konteks)
