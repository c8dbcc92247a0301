"""The card of a participant: made once, when it is first asked for, with a QR anybody can check."""

from typing import Any

from django.db import transaction

from asn.core.berkas import berkas_simpan
from asn.core.models import Berkas
from asn.core.pdf import qr_svg, render_pdf, sidik_berkas
from asn.core.verifikasi import alamat_verifikasi, tanda_segel
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules.enum import Akomodasi
from kepegawaian.rekrutmen.services.lamaran import lamaran_kunci
from kepegawaian.rekrutmen.workflows import MASUK


@transaction.atomic
def kartu_ambil(*, lamaran: Lamaran, oleh: Any) -> Berkas:
    """The stored card; the first request makes it. Raises TransitionRefused for an application that was not sent."""
    baris = lamaran_kunci(lamaran, oleh)
    if baris.keadaan not in MASUK or baris.tanda is None:
        raise TransitionRefused("Kartu peserta terbit sesudah lamaran diajukan.")
    if baris.kartu is not None:
        return baris.kartu
    bita = render_pdf("rekrutmen/cetak_kartu.html", _isi(baris))
    nama = f"kartu-{baris.nomor}.pdf"
    baris.kartu = berkas_simpan(isi=bita, nama=nama, pemilik=baris, izin="rekrutmen.melamar", oleh=oleh)
    baris.save(update_fields=["kartu"])
    tanda_segel(baris.tanda, sha256=sidik_berkas(bita))
    return baris.kartu


def _isi(lamaran: Lamaran) -> dict[str, Any]:
    """No NIK on the card: it is shown to strangers."""
    aturan = rk.baca(lamaran.seleksi.konfigurasi)
    return {
        "judul": "Kartu peserta seleksi",
        "kota": lamaran.seleksi.kota,
        "lamaran": lamaran,
        "ujian": [u.nama for u in aturan.ujian],
        "akomodasi": [Akomodasi(a).label for a in lamaran.akomodasi],
        "kode": lamaran.tanda.kode if lamaran.tanda else "",
        "qr": qr_svg(alamat_verifikasi(lamaran.tanda)) if lamaran.tanda else "",
    }
