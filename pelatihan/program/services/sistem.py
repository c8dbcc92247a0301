"""Moves that no person decides, in the name of the service account of the city; news to people."""

from collections.abc import Iterable
from typing import Any

from asn.akun.models import Pengguna
from asn.akun.services.layanan import akun_layanan
from asn.core.services import transition_row
from asn.core.workflows import Workflow
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Kota


def pindahkan(alur: Workflow, nama: str, objek: Any, *, catatan: str = "") -> Any:
    """One transition by the rule; the history of states names the system, and `catatan` says which rule."""
    return transition_row(alur, nama, objek, oleh=akun_layanan(Kota.objects.get(pk=objek.kota_id)), catatan=catatan)


def kabari(pegawai_ids: Iterable[int], *, kota_id: int, judul: str, isi: str = "", tautan: str, kunci: str) -> None:
    """News to the accounts of these people; a second call under the same key does nothing."""
    kabar_kirim(
        kepada=list(Pengguna.objects.filter(pegawai__in=list(pegawai_ids), is_active=True)),
        kota_id=kota_id,
        jenis="pelatihan",
        judul=judul,
        isi=isi,
        tautan=tautan,
        kunci=kunci,
    )
