"""The history of one riwayat row."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from asn.core.views import get_visible, requires
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.services.profil import BAGIAN, JENIS_RIWAYAT, Jenis, Pembaca
from kepegawaian.pegawai.services.riwayat import isi_dari, uraian
from kepegawaian.pegawai.services.riwayat.jejak import jejak, rantai
from kepegawaian.pegawai.views.profil import TERTUTUP


@requires("pegawai.view_pegawai")
def jejak_baris(request: HttpRequest, pk: int, kode: str, baris: int) -> HttpResponse:
    """Every version of one row, for those who may see rows of this kind of this person."""
    pegawai = get_visible(request, Pegawai, pk=pk)
    jenis = JENIS_RIWAYAT.get(kode)
    pembaca = Pembaca(request.user, pegawai)
    if jenis is None or not pembaca.boleh(jenis.izin):
        raise Http404
    diminta = get_object_or_404(pembaca.baris(jenis, None, lama=True), pk=baris)
    versi = rantai(jenis, diminta)
    samar = jenis.kode in TERTUTUP
    alamat = _alamat(pegawai, jenis)
    konteks = {
        "judul": f"Jejak {jenis.sebutan}",
        "pegawai": pegawai,
        "kini": versi[-1],
        "berlaku": versi[-1].verifikasi in SAH,
        "uraian": [] if samar else uraian(jenis, isi_dari(versi[-1])),
        "samar": samar,
        "langkah": jejak(jenis, versi, samar=samar),
        "url_profil": alamat,
        "remah": _remah(pembaca, alamat),
    }
    return render(request, "pegawai/jejak.html", konteks)


def _remah(pembaca: Pembaca, alamat: str) -> list[tuple[str, str | None]]:
    if pembaca.sendiri:
        return [("Profil saya", alamat), ("Jejak", None)]
    return [("Daftar pegawai", reverse("pegawai:daftar")), (pembaca.pegawai.nama, alamat), ("Jejak", None)]


def _alamat(pegawai: Pegawai, jenis: Jenis) -> str:
    bagian = next(b.kode for b in BAGIAN if jenis.kode in b.jenis)
    return f"{reverse('pegawai:rincian', args=[pegawai.pk])}?bagian={bagian}"
