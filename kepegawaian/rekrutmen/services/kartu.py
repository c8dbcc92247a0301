"""The card of a participant: made once, when it is first asked for, with a QR anybody can check."""

from typing import Any

from django.db import transaction

from asn.core.berkas import berkas_simpan
from asn.core.models import Berkas, TandaTerbit
from asn.core.pdf import qr_svg, render_pdf, sidik_berkas
from asn.core.tipe import terisi
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
    aturan, kota = rk.baca(lamaran.seleksi.konfigurasi), lamaran.seleksi.kota
    return {
        "judul": "Kartu peserta seleksi",
        "kota": kota,
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "subjudul": lamaran.seleksi.nama,
        "tanpa_sampul": True,
        "nomor": lamaran.nomor,
        "lamaran": lamaran,
        "ujian": [u.nama for u in aturan.ujian],
        "akomodasi": [Akomodasi(a).label for a in lamaran.akomodasi],
        **_bukti(terisi(lamaran.tanda)),
    }


def _bukti(tanda: TandaTerbit) -> dict[str, str]:
    alamat = alamat_verifikasi(tanda)
    return {"kode_verifikasi": tanda.kode, "alamat_verifikasi": alamat, "qr": qr_svg(alamat)}
