"""Rows that pages show beside a verdict; always through `terlihat_oleh`."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import Workflow
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import RiwayatKinerja
from kinerja.tindak_lanjut.models import NominasiPenghargaan, RencanaPembinaan, TitikPantau
from kinerja.tindak_lanjut.models.pembinaan import LIHAT_KONSELING
from kinerja.tindak_lanjut.rules.penghargaan import URUTAN_PERINGKAT
from kinerja.tindak_lanjut.services.calon import kriteria_pada
from kinerja.tindak_lanjut.services.konseling import kasus_konseling

# Rows that no longer count, but were what the rule saw.
_DULU = {"DIGANTI": " (sudah diperbaiki)", "DICABUT": " (sudah dicabut)", "DITOLAK": " (ditolak)"}


def bukti_terbaca(pengguna: Any, bukti: Iterable[list[Any]]) -> list[str]:
    """What the rows behind a verdict say, those this reader may read."""
    ids: dict[str, list[int]] = defaultdict(list)
    for jenis, pk in bukti:
        ids[jenis].append(pk)
    if not ids["RiwayatKinerja"]:
        return []
    baris = RiwayatKinerja.objects.terlihat_oleh(pengguna, "pegawai.view_riwayatkinerja")
    baris = baris.filter(pk__in=ids["RiwayatKinerja"]).order_by("tahun", "triwulan")
    return [f"Predikat {r.get_predikat_display()}, {r.periode}{_DULU.get(r.verifikasi, '')}" for r in baris]


def riwayat_keadaan(objek: Any, alur: Workflow) -> list[dict[str, Any]]:
    """Who moved this row from where to where; ask only for a row fetched through `terlihat_oleh`."""
    baris = RiwayatKeadaan.objects.filter(
        kota_id=objek.kota_id, objek_jenis=ContentType.objects.get_for_model(type(objek)), objek_id=objek.pk
    ).select_related("oleh")
    label = {t.nama: t.label for t in alur.transisi}
    return [
        {
            "judul": label.get(b.transisi, b.transisi),
            "oleh": b.oleh,
            "pada": b.pada,
            "catatan": b.catatan,
            "dasar": b.dasar,
        }
        for b in baris
    ]


def penghargaan_milik(pengguna: Any) -> QuerySet[NominasiPenghargaan]:
    """Awards conferred on this person."""
    milik = NominasiPenghargaan.objects.terlihat_oleh(pengguna, "tindak_lanjut.view_penghargaan_saya")
    milik = milik.filter(pegawai=pengguna.pegawai_id, keadaan="ditetapkan")
    return milik.select_related("sk", "riwayat", "pegawai").order_by("-periode", "-pk")


def pembinaan_milik(pengguna: Any) -> QuerySet[RencanaPembinaan]:
    """The person's own plans that have begun; a mere proposal is talked about first, not read."""
    milik = RencanaPembinaan.objects.terlihat_oleh(pengguna, "tindak_lanjut.view_rencanapembinaan")
    return milik.filter(pegawai=pengguna.pegawai_id).exclude(mulai=None).berkemajuan().order_by("-mulai")


def titik_milik(pengguna: Any) -> QuerySet[TitikPantau]:
    """Checkpoints of the person's own plans."""
    milik = TitikPantau.objects.terlihat_oleh(pengguna, "tindak_lanjut.akui_pembinaan")
    return milik.filter(rencana__pegawai=pengguna.pegawai_id).select_related("rencana")


def kasus_daftar(pengguna: Any) -> QuerySet[RencanaPembinaan]:
    """Cases of counselling with the number of their sessions."""
    return kasus_konseling(pengguna).dengan_sesi()


def boleh_konseling(pengguna: Any, rencana: RencanaPembinaan) -> bool:
    """Whether to offer the closed page of this case."""
    return pengguna.has_perm(LIHAT_KONSELING) and kasus_konseling(pengguna).filter(pk=rencana.pk).exists()


def kompetensi_pilihan() -> QuerySet[KamusKompetensi]:
    return KamusKompetensi.objects.order_by("kelompok", "nama")


def kehormatan(kota_id: int, cari: str = "") -> QuerySet[NominasiPenghargaan]:
    """What anybody may see: conferred, and the person agrees now. The city must be in scope."""
    terhormat = NominasiPenghargaan.objects.filter(kota=kota_id).terhormat()
    if cari:
        terhormat = terhormat.filter(Q(pegawai__nama__icontains=cari) | Q(instansi__nama__icontains=cari))
    return (
        terhormat.select_related("pegawai", "instansi", "sk", "riwayat")
        .defer("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
        .order_by("-periode", "jenis", "instansi__nama", "pegawai__nama")
    )


def kriteria_umum(kota_id: int) -> dict[str, Any] | None:
    """The criteria in force and the order of ranking, published beside the names they led to."""
    kota = Kota.objects.get(pk=kota_id)
    baris = kriteria_pada(kota_id, kota.hari_ini())
    return {"baris": baris, "urutan": URUTAN_PERINGKAT} if baris else None


def terjangkau(pengguna: Any, izin: str, rencana: RencanaPembinaan) -> bool:
    """Whether this plan lies in the reach of the permission: asked before an act is offered."""
    return (
        pengguna.has_perm(izin)
        and RencanaPembinaan.objects.terlihat_oleh(pengguna, izin).filter(pk=rencana.pk).exists()
    )
