"""The petikan: what a decision says about one recipient, as a paper of that person's own; made once."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from asn.core.berkas import berkas_milik, berkas_simpan
from asn.core.models import Berkas, TandaTerbit
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from kinerja.tindak_lanjut.models import NominasiPenghargaan
from kinerja.tindak_lanjut.workflows import KeadaanNominasi

JUDUL = "Petikan keputusan penghargaan"
SAYA = "tindak_lanjut.view_penghargaan_saya"
LIHAT = "tindak_lanjut.view_nominasipenghargaan"
Cetak = Callable[[NominasiPenghargaan, dict[str, Any], TandaTerbit], bytes]


def nominasi_terbaca(pengguna: Any, pk: int) -> NominasiPenghargaan | None:
    """One's own award once it is conferred, or any nomination in the reach of whoever oversees awards."""
    semua = NominasiPenghargaan.objects
    sendiri = semua.terlihat_oleh(pengguna, SAYA).filter(pk=pk, keadaan=KeadaanNominasi.DITETAPKAN.value)
    return sendiri.first() or semua.terlihat_oleh(pengguna, LIHAT).filter(pk=pk).first()


@transaction.atomic
def petikan_terbitkan(*, nominasi: NominasiPenghargaan, cetak: Cetak) -> Berkas | None:
    """The issued petikan, printed the first time it is asked for; None for an award without a decision of its own."""
    terkunci = NominasiPenghargaan.objects.select_for_update(of=("self",)).select_related("sk__kota", "pegawai")
    baris = terkunci.get(pk=nominasi.pk)
    if baris.keadaan != KeadaanNominasi.DITETAPKAN or baris.sk is None:
        return None
    if ada := berkas_milik(baris).order_by("diunggah_pada").first():
        return ada
    sk = baris.sk
    penerima = next(p for p in sk.isi["penerima"] if p["nip"] == baris.pegawai.nip)
    tanda = tanda_terbitkan(
        kota_id=sk.kota_id, judul="Petikan keputusan penghargaan", nomor=sk.nomor, tanggal=sk.tanggal
    )
    berkas = berkas_simpan(
        isi=cetak(baris, penerima, tanda),
        nama=f"petikan-penghargaan-{sk.tahun}-{sk.urut:03d}-{baris.pk}.pdf",
        pemilik=baris,
        izin=LIHAT,
        oleh=None,
    )
    tanda_segel(tanda, sha256=berkas.sha256)
    return berkas
