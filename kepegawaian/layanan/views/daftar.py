"""The due lists of BKD and instansi, and one right with its requirements, proofs and missing papers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from asn.core.tabel import halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.layanan.filters import SaringanHak
from kepegawaian.layanan.services.daftar import DAFTAR, Daftar, calon, disiplin_tertutup, hak_dari, keadaan
from kepegawaian.layanan.tables import TabelHak
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules import nip
from kepegawaian.usulan.workflows import AKHIR, LABEL, KeadaanUsulan

EKSPOR = "layanan.ekspor_hakpegawai"
# What comes of an approved proposal, beside the due lists.
SESUDAH = (
    ("Keputusan", "keputusan_daftar", "layanan.view_keputusanhak"),
    ("Surat KGB", "surat_daftar", "layanan.view_suratkgb"),
)


@requires("layanan.view_hakpegawai")
def muka(request: HttpRequest) -> HttpResponseBase:
    """The first list this reader may open."""
    return redirect(tab_daftar(request)[0]["url"])


@requires("layanan.view_hakpegawai")
def daftar(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """People to whom one right falls due, soonest first."""
    pilihan = daftar_diminta(request, jenis)
    request.daftar_hak = pilihan
    return halaman_daftar(
        request,
        kueri=calon_terlihat(request, pilihan),
        filterset_class=SaringanHak,
        table_class=TabelHak,
        judul="Hak pegawai",
        nama_daftar=f"hak-{jenis}",
        ekspor_izin=EKSPOR,
        konteks={
            "daftar_hak": pilihan,
            "tab": tab_daftar(request, jenis),
            "tanggal_data": request.user.hari_ini(),
        },
        template="layanan/daftar.html",
    )


@requires("layanan.view_hakpegawai")
def rincian(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """One right of one person."""
    pilihan = daftar_diminta(request, jenis)
    fakta = calon_terlihat(request, pilihan).filter(pk=pk).first()
    hak = hak_dari(fakta) if fakta else None
    if hak is None:
        raise Http404("Hak ini tidak berlaku bagi pegawai tersebut.")
    return render(request, "layanan/rincian.html", _konteks(request, pilihan, fakta, hak))


def _konteks(request: HttpRequest, pilihan: Daftar, fakta: Any, hak: Any) -> dict[str, Any]:
    alamat = reverse(f"layanan:{pilihan.slug}")
    return {
        "judul": hak.judul,
        "remah": [("Hak pegawai", reverse("layanan:muka")), (pilihan.judul, alamat), (fakta.nama, None)],
        "daftar_hak": pilihan,
        "pegawai": fakta,
        "nip": nip.tampilkan(fakta.nip),
        "hak": hak,
        "keadaan": keadaan(pilihan, hak, fakta.f_pada),
        "url_profil": reverse("pegawai:rincian", args=[fakta.pk]) if _lihat_profil(request) else "",
        "usulan": usulan_terakhir_baris(request, fakta),
        "boleh_usul": hak.lengkap and request.user.has_perm("layanan.usulkan_hak") and not sedang_berjalan(fakta),
        "tanggal_data": fakta.f_pada,
    }


def usulan_terakhir_baris(request: HttpRequest, fakta: Any) -> dict[str, Any] | None:
    if fakta.f_usulan is None:
        return None
    keadaan_usulan = KeadaanUsulan(fakta.f_usulan["keadaan"])
    url = reverse("usulan:rincian", args=[fakta.f_usulan["id"]])
    keputusan = fakta.f_usulan["keputusan"] if request.user.has_perm("layanan.view_keputusanhak") else None
    return {
        "url": url,
        "keadaan": keadaan_usulan.value,
        "label": LABEL[keadaan_usulan],
        "url_keputusan": reverse("layanan:keputusan", args=[keputusan]) if keputusan else "",
    }


def sedang_berjalan(fakta: Any) -> bool:
    """Undecided, or approved and waiting for its SK or its day."""
    usulan = fakta.f_usulan
    if usulan is None:
        return False
    menunggu_sk = usulan["keputusan"] is not None and not usulan["berlaku"]
    return menunggu_sk or KeadaanUsulan(usulan["keadaan"]) not in AKHIR


def _lihat_profil(request: HttpRequest) -> bool:
    return request.user.has_perm("pegawai.view_pegawai")


def daftar_diminta(request: HttpRequest, jenis: str) -> Daftar:
    """404 for a list that does not exist, 403 for one whose dates alone are closed data to this reader."""
    if jenis not in DAFTAR:
        raise Http404
    pilihan = DAFTAR[jenis]
    if pilihan.izin and not request.user.has_perm(pilihan.izin):
        raise PermissionDenied(pilihan.izin)
    return pilihan


def calon_terlihat(request: HttpRequest, pilihan: Daftar):
    """Candidates within the reach of the list, and of the data its dates would betray."""
    kueri = visible(request, Pegawai)
    if pilihan.izin:
        kueri = kueri.terlihat_oleh(request.user, pilihan.izin)
    return calon(kueri, pilihan, request.user.hari_ini(), tutup=disiplin_tertutup(request.user, request.izin))


def tab_daftar(request: HttpRequest, terpilih: str = "") -> list[dict[str, Any]]:
    """Tabs of the lists this reader may open."""
    butir = [(d.judul, d.slug) for d in DAFTAR.values() if not d.izin or request.user.has_perm(d.izin)]
    butir += [(label, nama) for label, nama, izin in SESUDAH if request.user.ditugasi(izin)]
    return [{"label": label, "url": reverse(f"layanan:{n}"), "aktif": n == terpilih} for label, n in butir]
