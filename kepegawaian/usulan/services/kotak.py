"""The inbox: what this very user may decide now, how much of it there is, and whether it comes first after login."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet

from asn.core.models import RiwayatKeadaan
from kepegawaian.pegawai.rules.orang import nip_dari_akun
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.rules.alur import BKD, TAHAP
from kepegawaian.usulan.services.wewenang import TAHAP_LAIN
from kepegawaian.usulan.workflows import IZIN_KOTAK, IZIN_TAHAP

# "99+" says enough, and a full inbox must not make every page slow.
HITUNG_MAKS = 100
ALAMAT = "usulan:kotak"


def tahap_pengguna(pengguna: Any) -> list[str]:
    """Steps this user decides somewhere."""
    return [t for t in TAHAP if pengguna.has_perm(IZIN_TAHAP[t])]


def tahap_utama(pengguna: Any) -> list[str]:
    """Steps that are this user's daily work: the BKD stands in for an instansi only when it chooses to."""
    tahap = tahap_pengguna(pengguna)
    return [BKD] if BKD in tahap else tahap


def menunggu_putusan(pengguna: Any, tahap: Sequence[str]) -> QuerySet[Usulan]:
    """Usulan this very user may decide now, at the given steps."""
    kueri = Usulan.objects.none()
    for satu in tahap:
        di_sini = Usulan.objects.terlihat_oleh(pengguna, IZIN_TAHAP[satu]).filter(menunggu=satu)
        kueri = kueri | di_sini.exclude(_orang_ini(pengguna)).exclude(Exists(_langkah_lain(pengguna, satu)))
    return kueri


def _orang_ini(pengguna: Any) -> Q:
    """Proposed by or about this person."""
    syarat = Q(pengusul__isnull=False, pengusul=pengguna.pk)
    if pengguna.pegawai_id:
        syarat |= Q(pegawai=pengguna.pegawai_id)
    if nip := nip_dari_akun(pengguna.username):
        syarat |= Q(pegawai__nip=nip)
    return syarat


def _langkah_lain(pengguna: Any, tahap: str) -> QuerySet[RiwayatKeadaan]:
    jenis = ContentType.objects.get_for_model(Usulan)
    return RiwayatKeadaan.objects.filter(
        objek_jenis=jenis, objek_id=OuterRef("pk"), oleh=pengguna.pk, transisi__in=TAHAP_LAIN[tahap]
    )


def terjangkau_tahap(pengguna: Any, usulan: Usulan) -> bool:
    """Whether the step that is due lies in this user's reach, separation of persons aside."""
    return Usulan.objects.terlihat_oleh(pengguna, IZIN_TAHAP[usulan.menunggu]).filter(pk=usulan.pk).exists()


def tugas_saya(pengguna: Any) -> QuerySet[Usulan]:
    """The daily work of this user, most urgent first: by date due, then by age."""
    return menunggu_putusan(pengguna, tahap_utama(pengguna)).order_by("tenggat", "diajukan_pada", "pk")


def jumlah_tugas(pengguna: Any) -> int | str:
    """What the menu shows; asks nothing for who decides nowhere."""
    if not pengguna.has_perm(IZIN_KOTAK):
        return 0
    jumlah = tugas_saya(pengguna).order_by()[:HITUNG_MAKS].count()
    return f"{HITUNG_MAKS - 1}+" if jumlah >= HITUNG_MAKS else jumlah


def pintu_depan(pengguna: Any) -> str:
    """The inbox is the first screen of whoever has something waiting in it."""
    return ALAMAT if pengguna.has_perm(IZIN_KOTAK) and tugas_saya(pengguna).order_by().exists() else ""
