"""Eligibility pages: posts to choose, who may be given one of them, and one person's requirements for a post."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.sel import alamat_baris
from asn.core.tabel import halaman_daftar
from asn.core.views import get_visible, requires, visible
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.filters_jabatan import SaringanJabatan, ditanya
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.isian import BARIS_BERISI, terisi_pada
from kepegawaian.pegawai.services.profil import pegawai_terlihat
from kepegawaian.pegawai.services.rujukan import jabatan_sekota
from kepegawaian.promosi.filters_kelayakan import SaringanKelayakan, apa_adanya, hasil_diminta, tab_hasil
from kepegawaian.promosi.services.kelayakan import kelayakan_orang, kelayakan_terlihat
from kepegawaian.promosi.services.kelayakan_baca import (
    NADA,
    baris_diminta,
    baris_syarat,
    cari_jabatan,
    saran_jabatan,
    tanggal_diminta,
    tanggal_sah,
)
from kepegawaian.promosi.services.kelayakan_bahan import orang_ditimbang
from kepegawaian.promosi.services.kelayakan_syarat import jabatan_terlihat, syarat_terbaca
from kepegawaian.promosi.services.kelayakan_timbang import PER, Timbangan
from kepegawaian.promosi.tables_kelayakan import TabelJabatanDituju, TabelKelayakan

CARI = "promosi.cari_kelayakan"
LIHAT = "promosi.lihat_kelayakan"
EKSPOR = "promosi.ekspor_kelayakan"
PROFIL = "pegawai.view_pegawai"
CALONKAN = "talenta.calonkan_talenta"


@requires(CARI)
def pilih(request: HttpRequest) -> HttpResponseBase:
    """Posts of the city; the name of one leads to the people weighed for it."""
    hari_ini = request.user.hari_ini()
    return halaman_daftar(
        request,
        kueri=terisi_pada(visible(request, Jabatan), hari_ini, ditanya=ditanya(request)),
        filterset_class=SaringanJabatan,
        table_class=TabelJabatanDituju,
        judul="Kelayakan jabatan",
        nama_daftar="kelayakan-jabatan",
        template="promosi/kelayakan_pilih.html",
        baris=BARIS_BERISI.dengan(tanggal=hari_ini),
    )


@requires(CARI)
def jabatan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who meets the requirements of one post on a day; all people of the city are asked in SQL."""
    dituju = jabatan_terlihat(request.user, CARI, pk)
    if dituju is None:
        raise Http404
    request.ditimbang = ditimbang = _timbangan(request, dituju)
    if "segar" in request.GET and ditimbang.cocok:
        return redirect(f"{request.path}?{_tanpa_segar(request)}")
    return halaman_daftar(
        request,
        kueri=_ditimbang(request, dituju, ditimbang),
        filterset_class=SaringanKelayakan,
        table_class=TabelKelayakan,
        judul=f"Siapa memenuhi syarat {dituju.nama}",
        nama_daftar="kelayakan",
        per=PER,
        ekspor_izin=EKSPOR,
        konteks={
            "remah": [("Kelayakan jabatan", reverse("kelayakan:pilih")), (dituju.nama, None)],
            "jabatan": dituju,
            "tanggal": ditimbang.tanggal,
            "tab": tab_hasil(request.GET, ditimbang.hasil),
            "syarat": baris_diminta(ditimbang.butir),
            "ditimbang": ditimbang,
            "url_segar": f"?{_tanpa_segar(request)}&segar=1",
        },
        template="promosi/kelayakan_jabatan.html",
        baris=orang_ditimbang(ditimbang.riwayat),
        kunci=lambda: ditimbang.kunci if apa_adanya(request.GET) else None,
    )


def _timbangan(request: HttpRequest, dituju: Jabatan) -> Timbangan:
    """What the address asks. A file to take away is looked up anew."""
    tanggal = tanggal_diminta(request.GET.get("tanggal", ""), request.user.hari_ini())
    return Timbangan(
        pengguna=request.user,
        izin=CARI,
        orang=visible(request, Pegawai).masih_pegawai().filter(kota=dituju.kota_id),
        butir=syarat_terbaca(dituju, tanggal),
        tanggal=tanggal,
        jabatan_id=dituju.pk,
        hasil=hasil_diminta(request.GET),
        segar=bool({"segar", "format"} & request.GET.keys()),
    )


def _tanpa_segar(request: HttpRequest) -> str:
    """The address that was asked for, its first page."""
    kueri = request.GET.copy()
    for nama in ("segar", "halaman"):
        kueri.pop(nama, None)
    return kueri.urlencode()


def _ditimbang(request: HttpRequest, dituju: Jabatan, ditimbang: Timbangan) -> QuerySet:
    """The people. The rules explain those of a page; only an export and the order by result need answers of SQL."""
    menjawab = "format" in request.GET or any("hasil" in u for u in request.GET.getlist("urut"))
    if not menjawab:
        return ditimbang.orang
    return kelayakan_terlihat(ditimbang.orang, dituju, ditimbang.butir, ditimbang.tanggal)


@requires(LIHAT)
def saya(request: HttpRequest) -> HttpResponseBase:
    """The own requirements: the page of one person, of oneself."""
    diri = get_visible(request, Pegawai, pk=request.user.pegawai_id or 0)
    alamat = reverse("kelayakan:orang", args=[diri.pk])
    return redirect(f"{alamat}?{request.GET.urlencode()}" if request.GET else alamat)


@requires(LIHAT)
def orang(request: HttpRequest, pk: int) -> HttpResponse:
    """One person for one post: every requirement, the row it rests on, what is missing and when it could be met."""
    kueri = visible(request, Pegawai).select_related("jabatan__atasan__atasan", "instansi", "golongan")
    pegawai = get_visible(request, Pegawai, kueri, pk=pk)
    tanggal = tanggal_diminta(request.GET.get("tanggal", ""), request.user.hari_ini())
    dituju = jabatan_sekota(request.GET.get("jabatan", ""), pegawai)
    teks = request.GET.get("q", "")[:100]
    konteks = {
        "judul": "Syarat jabatan",
        "remah": _remah(request, pegawai, dituju, tanggal),
        "pegawai": pegawai,
        "nip": nip.tampilkan(pegawai.nip),
        "sendiri": request.user.pegawai_id == pegawai.pk,
        "jabatan": dituju,
        "tanggal": tanggal,
        "q": teks,
        "temuan": cari_jabatan(pegawai, teks) if teks else [],
        "saran": saran_jabatan(pegawai),
        "boleh_profil": pegawai_terlihat(request.user, PROFIL, pk) is not None,
        "boleh_calonkan": _boleh_calonkan(request, pegawai),
        **(_jawaban(dituju, pegawai, tanggal, request.user.hari_ini()) if dituju else {}),
    }
    return render(request, "promosi/kelayakan_orang.html", konteks)


def _jawaban(dituju: Jabatan, pegawai: Pegawai, tanggal: date, hari_ini: date) -> dict[str, Any]:
    hasil = kelayakan_orang(jabatan=dituju, pegawai=pegawai, tanggal=tanggal)
    awal = hasil.paling_awal
    return {
        "hasil": hasil,
        "nada": NADA[hasil.ringkas],
        "baris": baris_syarat(hasil),
        "hari_awal": awal if awal and tanggal_sah(awal, hari_ini) else None,
    }


def _boleh_calonkan(request: HttpRequest, pegawai: Pegawai) -> bool:
    """Whether nominating is offered, by the words of the wing that does it: in reach, active, not oneself."""
    if request.user.pegawai_id == pegawai.pk or pegawai.kedudukan != "AKTIF" or not request.user.has_perm(CALONKAN):
        return False
    return pegawai_terlihat(request.user, CALONKAN, pegawai.pk) is not None


def _remah(
    request: HttpRequest, pegawai: Pegawai, dituju: Jabatan | None, tanggal: date
) -> list[tuple[str, str | None]]:
    """Back to those weighed for the same post on the same day."""
    if not request.user.has_perm(CARI):
        return [("Syarat jabatan", None)]
    daftar: list[tuple[str, str | None]] = [("Kelayakan jabatan", reverse("kelayakan:pilih"))]
    if dituju:
        daftar.append((dituju.nama, f"{alamat_baris('kelayakan:jabatan', dituju.pk)}?tanggal={tanggal}"))
    return [*daftar, (pegawai.nama, None)]
