"""PDFs after the fact: laid out by a job, which may be delivered twice, and sealed once."""

from collections.abc import Callable

from django.db import transaction

from asn.core.berkas import berkas_simpan
from asn.core.verifikasi import tanda_segel
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_bukti_susulkan
from kepegawaian.rekrutmen.models import Pengangkatan, Pengumuman


@transaction.atomic
def pengumuman_cetak(*, pengumuman_id: int, cetak: Callable[[Pengumuman], bytes]) -> bool:
    """Make the PDF of a published list; False when it has one, or another worker is at it."""
    bebas = Pengumuman.objects.select_for_update(of=("self",), skip_locked=True).filter(pdf=None, tersegel=True)
    p = bebas.select_related("seleksi__kota", "tanda").filter(pk=pengumuman_id).first()
    if p is None:
        return False
    nama = f"pengumuman-{p.tahap}-{p.seleksi.jenis.lower()}-{p.seleksi.tahun}-r{p.revisi}.pdf"
    p.pdf = berkas_simpan(isi=cetak(p), nama=nama, pemilik=p, izin="rekrutmen.view_seleksi", oleh=None)
    p.save(update_fields=["pdf"])
    if p.tanda is not None:
        tanda_segel(p.tanda, sha256=p.pdf.sha256)
    return True


@transaction.atomic
def sk_cetak(*, pengangkatan_id: int, cetak: Callable[[Pengangkatan], bytes]) -> bool:
    """Make and seal the PDF of one decision; False when it has one, or another worker is at it.

    Pangkat and position stand on it: both rows get it as their evidence, so the person finds it in the own profile.
    """
    bebas = Pengangkatan.objects.select_for_update(of=("self",), skip_locked=True).filter(sk=None)
    gabung = ("seleksi__kota", "tanda", "pegawai")
    p = bebas.filter(pk=pengangkatan_id, pegawai__isnull=False).select_related(*gabung).first()
    if p is None or p.tanda is None or p.pegawai is None:
        return False
    nama = f"sk-{p.jenis.lower()}-{p.nomor_induk}.pdf"
    p.sk = berkas_simpan(isi=cetak(p), nama=nama, pemilik=p, izin="rekrutmen.view_pengangkatan", oleh=None)
    p.save(update_fields=["sk"])
    tanda_segel(p.tanda, sha256=p.sk.sha256)
    jenis = [JENIS_RIWAYAT[kode] for kode in ("pangkat", "jabatan")]
    riwayat_bukti_susulkan(pegawai=p.pegawai, jenis=jenis, tautan=p.get_absolute_url(), berkas=p.sk)
    return True


def belum_tercetak(kota_id: int) -> tuple[list[int], list[int]]:
    """Lists and decisions whose job was lost: the timetable asks for them again."""
    terbit = Pengumuman.objects.filter(kota=kota_id, pdf=None, tersegel=True).order_by("pk")
    sk = Pengangkatan.objects.filter(kota=kota_id, sk=None, pegawai__isnull=False).order_by("pk")
    return list(terbit.values_list("pk", flat=True)), list(sk.values_list("pk", flat=True))
