"""The own application as the pages of its applicant show it: asked by everybody on the last evening at once."""

from typing import Any

from django.http import Http404

from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.rekrutmen.models import BerkasLamaran, Lamaran
from kepegawaian.rekrutmen.services.baca_publik import lowongan_dibaca
from kepegawaian.rekrutmen.workflows import MELAMAR

# The reach of `terlihat_oleh` for MELAMAR (own rows in the cities the right is held in), with places for its values.
LAMARAN_MILIK = KueriTetap(
    lambda pk, akun, kota: Lamaran.objects.untuk_pelamar().filter(
        salah_satu("kota_id", kota), pk=pk, pelamar__akun_id=akun
    )
)
BERKAS_LAMARAN = KueriTetap(
    lambda lamaran: BerkasLamaran.objects.untuk_pelamar().filter(lamaran_id=lamaran).order_by("syarat__urutan", "pk")
)


def lamaran_milik(pengguna: Any, pk: int) -> Lamaran:
    """The own application with vacancy, selection and documents, to show and not to decide by. Raises Http404."""
    kota = sorted(pengguna.jangkauan(MELAMAR).kota_ids)
    lamaran: Lamaran | None = LAMARAN_MILIK.satu(pk=pk, akun=pengguna.pk, kota=kota)
    if lamaran is None:
        raise Http404
    lamaran.lowongan = lowongan_dibaca(lamaran.lowongan_id)
    lamaran.seleksi = lamaran.lowongan.seleksi
    lamaran.berkas_ada = BERKAS_LAMARAN.semua(lamaran=pk)
    return lamaran
