"""Who may be previewed by whom ("lihat sebagai"), and the record that it happened."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import TIDAK_DIPRATINJAU
from asn.core.lingkup import lingkup_kota
from asn.core.services import akses_catat

IZIN_PRATINJAU = "akun.lihat_sebagai"
CALON_TERBANYAK = 25


def pratinjau_sasaran(*, oleh: Pengguna, pk: int) -> Pengguna | None:
    """The account as `oleh` may preview it today, or None. Asked again on every request of the preview."""
    with lingkup_kota(oleh.kota_terjangkau()):
        sasaran = _boleh_dilihat(oleh).filter(pk=pk).first()
    if sasaran is not None:
        sasaran.pratinjau = True
    return sasaran


def _boleh_dilihat(oleh: Pengguna) -> QuerySet[Pengguna]:
    """Active accounts in reach; never oneself, administrators, the PPK, nor who also works for another city."""
    hari = oleh.hari_ini()
    melampaui = Q(peran__in=sorted(TIDAK_DIPRATINJAU)) | Q(pusat=True) | ~Q(kota=F("pengguna__kota"))
    terlarang = Penugasan.objects.berlaku(hari).filter(melampaui, pengguna=OuterRef("pk"))
    terlihat = Pengguna.objects.terlihat_oleh(oleh, IZIN_PRATINJAU).filter(~Exists(terlarang), is_active=True)
    return terlihat.exclude(pk=oleh.pk).select_related("kota")


def pratinjau_calon(*, oleh: Pengguna, cari: str) -> list[Pengguna]:
    """Accounts to choose from: NIP begins with, or name contains, the text."""
    cocok = _boleh_dilihat(oleh).filter(Q(username__startswith=cari.lower()) | Q(nama__icontains=cari))
    return list(cocok.order_by("nama", "pk")[:CALON_TERBANYAK])


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
