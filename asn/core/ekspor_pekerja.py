"""The job behind a large export: the ordered rows into a file, a portion at a time, handed to who asked for it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.core.cache import cache
from django.urls import reverse
from django.utils.module_loading import import_string

from asn.core import ekspor
from asn.core.berkas import berkas_sementara, berkas_titipkan
from asn.core.ekspor import Pesanan, baris_tabel, kunci_pesanan, untuk_daftar
from asn.core.jobs import enqueue
from asn.core.lembar import JENIS_ISI, Lembar, lembar_tulis
from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_maju, pekerjaan_mulai

Maju = Callable[[int, str], None]


def ekspor_jalankan(pekerjaan_id: str, kota_id: int) -> None:
    """Make the ordered file and hand it to the job's owner; safe to run twice.

    Each portion asks again which of the ordered rows the owner may see now.
    """
    with lingkup_kota([kota_id]):
        pekerjaan = Pekerjaan.objects.select_related("pemilik__kota").get(pk=pekerjaan_id)
    if pekerjaan.berakhir:
        return
    pesanan = cache.get(kunci_pesanan(pekerjaan.pk))
    if pesanan is None:
        pekerjaan_akhiri(pekerjaan.pk, KeadaanPekerjaan.GAGAL, "Pesanan ekspor kedaluwarsa; ulangi.", kota_id=kota_id)
        return
    pekerjaan_mulai(pekerjaan.pk, len(pesanan.kunci) * pesanan.langkah, kota_id=kota_id)

    def maju(langkah: int, pesan: str) -> None:
        pekerjaan_maju(pekerjaan.pk, langkah, pesan, kota_id=kota_id)

    with berkas_sementara(kota_id) as jalur:
        lembar = import_string(pesanan.penyusun)(pekerjaan.pemilik, pesanan, maju)
        lembar_tulis(jalur, pesanan.format_berkas, lembar)
        with lingkup_kota([kota_id]):
            _serahkan(pekerjaan, pesanan, jalur)
    cache.delete(kunci_pesanan(pekerjaan.pk))


def _serahkan(pekerjaan: Pekerjaan, pesanan: Pesanan, jalur: Any) -> None:
    """Store the file once, however often the task was delivered, and tell the owner."""
    if Pekerjaan.objects.select_for_update().get(pk=pekerjaan.pk).berakhir:
        return
    berkas_titipkan(
        jalur=jalur,
        nama=pesanan.nama,
        jenis_isi=JENIS_ISI[pesanan.format_berkas],
        pemilik=pekerjaan,
        izin=pesanan.izin,
        oleh=pekerjaan.pemilik,
    )
    pekerjaan_akhiri(
        pekerjaan.pk, pesan="Berkas siap diunduh.", alamat_hasil=reverse("pekerjaan_hasil", args=[pekerjaan.pk])
    )
    # By name: the inbox lives above the kernel.
    enqueue(
        "notifikasi.kabari",
        [pekerjaan.pemilik_id],
        pekerjaan.kota_id,
        f"{pekerjaan.judul} siap diunduh"[:200],
        "",
        reverse("pekerjaan_lihat", args=[pekerjaan.pk]),
        "pekerjaan",
        f"ekspor:{pekerjaan.pk}",
        terjadwal=True,
    )


def susun_daftar(pengguna: Any, pesanan: Pesanan, maju: Maju) -> list[Lembar]:
    """The list as its table shows it."""
    return [Lembar(pesanan.judul, pesanan.kepala, _baris(pengguna, pesanan, maju))]


def _baris(pengguna: Any, pesanan: Pesanan, maju: Maju) -> Iterator[list[Any]]:
    manajer: Any = apps.get_model(pesanan.model)._default_manager
    table_class = import_string(pesanan.tabel)
    for kunci in potongan(pesanan.kunci):
        with lingkup_kota(pengguna.kota_terjangkau()):
            kueri = manajer.terlihat_oleh(pengguna, pesanan.izin)
            for bentuk, argumen in pesanan.bentuk:
                kueri = kueri.berbentuk(bentuk, *argumen)
            peta = {objek.pk: objek for objek in untuk_daftar(kueri).order_by().filter(pk__in=kunci)}
            yield from baris_tabel((peta[k] for k in kunci if k in peta), table_class, pesanan.kolom, pengguna)
        maju(len(kunci), "Menulis baris")


def potongan(kunci: list[Any]) -> Iterator[list[Any]]:
    """The keys in portions, each small enough for one short transaction."""
    for mulai in range(0, len(kunci), ekspor.POTONGAN):
        yield kunci[mulai : mulai + ekspor.POTONGAN]
