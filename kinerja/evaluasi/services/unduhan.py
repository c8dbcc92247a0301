"""Files made on request: the draft as PDF, the workbook with the rows of people. Each is a job with its progress.

The order is checked by the view; the task asks again what the owner of the job may see.
"""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from asn.core.berkas import berkas_simpan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.models import Pekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat, pekerjaan_mulai
from asn.core.services import akses_catat
from kinerja.evaluasi import dokumen, lembar_kerja
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi

IZIN_KOTA = "evaluasi.view_evaluasiberkala"
IZIN_INSTANSI = "evaluasi.view_evaluasiinstansi"


def draf_kota_pesan(*, evaluasi: EvaluasiBerkala, oleh: Any) -> Pekerjaan:
    """Queue the draft report of a city."""
    pekerjaan = pekerjaan_buat(kota_id=evaluasi.kota_id, judul=f"PDF draf {evaluasi}", total=1, pemilik=oleh)
    enqueue("evaluasi.draf_kota", str(pekerjaan.pk), evaluasi.pk, kota=evaluasi.kota_id)
    return pekerjaan


def draf_instansi_pesan(*, lembar: EvaluasiInstansi, oleh: Any) -> Pekerjaan:
    """Queue the draft sheet of an instansi."""
    judul = f"PDF draf {lembar.instansi} {lembar.evaluasi}"
    pekerjaan = pekerjaan_buat(kota_id=lembar.kota_id, judul=judul, total=1, pemilik=oleh)
    enqueue("evaluasi.draf_instansi", str(pekerjaan.pk), lembar.pk, kota=lembar.kota_id)
    return pekerjaan


def lembar_kerja_pesan(*, evaluasi: EvaluasiBerkala, oleh: Any, id_permintaan: str = "") -> Pekerjaan:
    """Queue the workbook; carrying the rows of a whole city away is logged when it is asked for."""
    akses_catat(
        pengguna=oleh,
        objek=evaluasi,
        butir="ekspor baris evaluasi",
        alasan=f"lembar kerja {evaluasi}",
        id_permintaan=id_permintaan,
    )
    jumlah = evaluasi.lembar.filter(hasil="selesai").count()
    pekerjaan = pekerjaan_buat(
        kota_id=evaluasi.kota_id, judul=f"Lembar kerja {evaluasi}", total=jumlah + 1, pemilik=oleh
    )
    enqueue("evaluasi.lembar_kerja", str(pekerjaan.pk), evaluasi.pk, kota=evaluasi.kota_id)
    return pekerjaan


def draf_kota_jalankan(*, pekerjaan_id: str, evaluasi_id: int, kota_id: int) -> None:
    """Make the draft of a city; safe to run twice."""

    def buat(pemilik: Any) -> tuple[str, bytes]:
        terlihat = EvaluasiBerkala.objects.terlihat_oleh(pemilik, IZIN_KOTA).select_related("kota", "tanda")
        evaluasi = terlihat.get(pk=evaluasi_id)
        return f"evaluasi-{evaluasi.periode}-draf.pdf", dokumen.laporan_kota_pdf(evaluasi, dicetak=_kini(evaluasi))

    with lingkup_kota([kota_id]):
        _simpan(pekerjaan_id, kota_id, IZIN_KOTA, buat)


def draf_instansi_jalankan(*, pekerjaan_id: str, lembar_id: int, kota_id: int) -> None:
    """Make the draft of one sheet; safe to run twice."""

    def buat(pemilik: Any) -> tuple[str, bytes]:
        terlihat = EvaluasiInstansi.objects.terlihat_oleh(pemilik, IZIN_INSTANSI)
        lembar = terlihat.select_related("evaluasi__kota", "instansi", "tanda").get(pk=lembar_id)
        nama = f"evaluasi-{lembar.evaluasi.periode}-{lembar.instansi_id}-draf.pdf"
        return nama, dokumen.laporan_instansi_pdf(lembar, dicetak=_kini(lembar.evaluasi))

    with lingkup_kota([kota_id]):
        _simpan(pekerjaan_id, kota_id, IZIN_INSTANSI, buat)


def lembar_kerja_jalankan(*, pekerjaan_id: str, evaluasi_id: int, kota_id: int) -> None:
    """Write the workbook, one perangkat daerah after the other; safe to run twice."""
    with lingkup_kota([kota_id]):
        pekerjaan = Pekerjaan.objects.select_related("pemilik").get(pk=pekerjaan_id)
        terlihat = EvaluasiBerkala.objects.terlihat_oleh(pekerjaan.pemilik, lembar_kerja.IZIN)
        evaluasi = terlihat.select_related("kota").get(pk=evaluasi_id)
    if pekerjaan.berakhir:
        return
    pekerjaan_mulai(pekerjaan_id, kota_id=kota_id)
    isi = lembar_kerja.buku_kerja(evaluasi, pekerjaan)
    with lingkup_kota([kota_id]):
        _simpan(
            pekerjaan_id,
            kota_id,
            lembar_kerja.IZIN,
            lambda pemilik: (f"evaluasi-{evaluasi.periode}-baris.xlsx", isi),
        )


def _simpan(pekerjaan_id: str, kota_id: int, izin: str, buat: Callable[[Any], tuple[str, bytes]]) -> None:
    """Store what `buat` makes for the owner of the job and end the job with its address."""
    pekerjaan = Pekerjaan.objects.select_related("pemilik").get(pk=pekerjaan_id)
    if pekerjaan.berakhir:
        return
    nama, isi = buat(pekerjaan.pemilik)
    berkas = berkas_simpan(isi=isi, nama=nama, pemilik=pekerjaan, izin=izin, oleh=pekerjaan.pemilik)
    hasil = reverse("berkas_unduh", args=[berkas.pk])
    pekerjaan_akhiri(pekerjaan_id, pesan="Berkas siap diunduh.", alamat_hasil=hasil, kota_id=kota_id)


def _kini(evaluasi: EvaluasiBerkala) -> Any:
    return timezone.now().astimezone(ZoneInfo(evaluasi.kota.zona_waktu))
