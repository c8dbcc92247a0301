"""News of a decision. The next decider gets no mail for each usulan: the inbox and its count are there for that."""

from django.urls import reverse

from asn.akun.models import Pengguna
from asn.notifikasi.services import kabar_kirim
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.rules.alur import LABEL_TAHAP
from kepegawaian.usulan.workflows import KeadaanUsulan

# A reason may repeat closed data, and news is kept in clear.
ALASAN_TERTUTUP = "Buka usulannya untuk membaca alasan keputusan."
_KALIMAT = {
    KeadaanUsulan.DISAHKAN: "disahkan dan tercatat di buku induk",
    KeadaanUsulan.DITOLAK: "ditolak",
    KeadaanUsulan.DIKEMBALIKAN: "dikembalikan untuk dilengkapi",
}


def kabar_putusan(usulan: Usulan) -> None:
    """Tell the proposer, and the person concerned once a fact about them has been made."""
    keadaan = KeadaanUsulan(usulan.keadaan)
    kalimat = _KALIMAT.get(keadaan) or f"disetujui dan menunggu {LABEL_TAHAP[usulan.menunggu]}"
    alasan = ALASAN_TERTUTUP if usulan.alasan and usulan.jenis_objek.tertutup else usulan.alasan
    kabar_kirim(
        kepada=_penerima(usulan, keadaan),
        judul=f"{usulan.judul}: {kalimat}",
        isi=alasan,
        tautan=reverse("usulan:rincian", args=[usulan.pk]),
        jenis="usulan",
        kota_id=usulan.kota_id,
    )


def _penerima(usulan: Usulan, keadaan: KeadaanUsulan) -> list[Pengguna]:
    penerima = [usulan.pengusul] if usulan.pengusul else []
    subjek = Pengguna.objects.filter(pegawai=usulan.pegawai_id).first()
    tahu = keadaan is KeadaanUsulan.DISAHKAN and usulan.jenis_objek.terlihat_subjek
    if subjek and tahu and subjek not in penerima:
        penerima.append(subjek)
    return penerima
