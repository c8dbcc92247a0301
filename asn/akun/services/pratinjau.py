"""Who may be previewed by whom ("lihat sebagai"), and the record that it happened."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from asn.akun.models import Pengguna
from asn.akun.peran import TIDAK_DIPRATINJAU, Peran
from asn.core.lingkup import lingkup_kota
from asn.core.services import akses_catat

IZIN_PRATINJAU = "akun.lihat_sebagai"
CALON_TERBANYAK = 25


def pratinjau_sasaran(*, oleh: Pengguna, pk: int) -> Pengguna | None:
    """The account as `oleh` may preview it today, or None. Asked again on every request of the preview."""
    with lingkup_kota(oleh.kota_terjangkau()):
        sasaran = (
            Pengguna.objects.terlihat_oleh(oleh, IZIN_PRATINJAU)
            .filter(pk=pk, is_active=True)
            .select_related("kota")
            .first()
        )
    if sasaran is None or sasaran.pk == oleh.pk or _terlarang(sasaran):
        return None
    sasaran.pratinjau = True
    return sasaran


def _terlarang(sasaran: Pengguna) -> bool:
    """Administrators and the PPK are never previewed, nor anybody whose reach leaves the own city."""
    return any(
        Peran(p.peran) in TIDAK_DIPRATINJAU or p.pusat or p.kota_id != sasaran.kota_id
        for p in sasaran.penugasan_berlaku
    )


def pratinjau_calon(*, oleh: Pengguna, cari: str) -> list[Pengguna]:
    """Accounts of the own city whose NIP begins with, or whose name contains, the text; without the forbidden ones."""
    terlihat = Pengguna.objects.terlihat_oleh(oleh, IZIN_PRATINJAU).filter(is_active=True).exclude(pk=oleh.pk)
    cocok = terlihat.filter(Q(username__startswith=cari.lower()) | Q(nama__icontains=cari))
    calon = cocok.select_related("kota").prefetch_related("penugasan").order_by("nama", "pk")[: CALON_TERBANYAK * 2]
    return [p for p in calon if not _terlarang(p)][:CALON_TERBANYAK]


def pratinjau_boleh(*, oleh: Pengguna, pk: int) -> Pengguna:
    """The account to preview, or 404 when it is out of reach or never previewed."""
    sasaran = pratinjau_sasaran(oleh=oleh, pk=pk)
    if sasaran is None:
        raise Http404
    return sasaran


def pratinjau_mulai(*, oleh: Pengguna, sasaran: Pengguna, alasan: str, id_permintaan: str = "") -> None:
    """Record the start of a preview; raises PermissionDenied when `oleh` may not preview this account."""
    if pratinjau_sasaran(oleh=oleh, pk=sasaran.pk) is None:
        raise PermissionDenied(IZIN_PRATINJAU)
    akses_catat(pengguna=oleh, objek=sasaran, butir="lihat sebagai", alasan=alasan, id_permintaan=id_permintaan)
