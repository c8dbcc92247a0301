"""Rows that the pages of an evaluation show beside its frozen figures; always through `terlihat_oleh`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.formats import date_format, number_format

from asn.core.models import RiwayatKeadaan
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.workflows import EVALUASI_WORKFLOW

IZIN_LEMBAR = "evaluasi.view_evaluasiinstansi"
# Kinds of riwayat a proposal may rest on, and the permission that opens them.
IZIN_BUKTI = {
    "RiwayatKinerja": "pegawai.view_riwayatkinerja",
    "RiwayatDiklat": "pegawai.view_riwayatdiklat",
    "RiwayatPangkat": "pegawai.view_riwayatpangkat",
    "RiwayatPenghargaan": "pegawai.view_riwayatpenghargaan",
    "RiwayatHukdis": "pegawai.view_riwayathukdis",
}


def lembar_terlihat(pengguna: Any) -> QuerySet[EvaluasiInstansi]:
    return EvaluasiInstansi.objects.terlihat_oleh(pengguna, IZIN_LEMBAR)


def lembar_per_instansi(pengguna: Any, evaluasi: EvaluasiBerkala) -> dict[int, int]:
    """Sheet by unit, for links."""
    return dict(lembar_terlihat(pengguna).filter(evaluasi=evaluasi).values_list("instansi_id", "pk"))


def lembar_gagal(pengguna: Any, evaluasi: EvaluasiBerkala) -> list[EvaluasiInstansi]:
    gagal = lembar_terlihat(pengguna).filter(evaluasi=evaluasi, hasil="gagal")
    return list(gagal.select_related("instansi").defer("angka", "evaluasi__angka"))


def lembar_menyimpang(pengguna: Any, evaluasi: EvaluasiBerkala) -> list[dict[str, Any]]:
    """Units that depart from their pattern, with every finding."""
    lembar = lembar_terlihat(pengguna).filter(evaluasi=evaluasi, hasil="selesai")
    kolom = lembar.order_by("instansi__urutan", "instansi__nama").values_list(
        "pk", "instansi__nama", "angka__pola__predikat_organisasi", "angka__pola__pelanggaran"
    )
    return [
        {"pk": pk, "nama": nama, "predikat_organisasi": predikat, "pelanggaran": temuan}
        for pk, nama, predikat, temuan in kolom
        if temuan
    ]


def calon_lembar(
    pengguna: Any, evaluasi: EvaluasiBerkala, jenis: str, instansi_ids: Iterable[int]
) -> list[Mapping[str, Any]]:
    """Complete list of candidates of these sheets; the city's own list names only the first ones."""
    lembar = lembar_terlihat(pengguna).filter(evaluasi=evaluasi, hasil="selesai", instansi__in=instansi_ids)
    return [orang for daftar in lembar.values_list(f"angka__{jenis}", flat=True) for orang in daftar]


def riwayat_keadaan(evaluasi: EvaluasiBerkala) -> list[dict[str, Any]]:
    """Who moved this evaluation from where to where; ask only for an evaluation fetched through `terlihat_oleh`."""
    baris = RiwayatKeadaan.objects.filter(
        kota_id=evaluasi.kota_id,
        objek_jenis=ContentType.objects.get_for_model(EvaluasiBerkala),
        objek_id=evaluasi.pk,
    ).select_related("oleh")
    label = {t.nama: t.label for t in EVALUASI_WORKFLOW.transisi}
    return [
        {"judul": label.get(b.transisi, b.transisi.capitalize()), "oleh": b.oleh, "pada": b.pada, "catatan": b.catatan}
        for b in baris
    ]


def revisi_lain(pengguna: Any, evaluasi: EvaluasiBerkala) -> QuerySet[EvaluasiBerkala]:
    """Other evaluations of the same period, newest first."""
    terlihat = EvaluasiBerkala.objects.terlihat_oleh(pengguna, "evaluasi.view_evaluasiberkala").defer("angka")
    return terlihat.filter(kota_id=evaluasi.kota_id, periode=evaluasi.periode).exclude(pk=evaluasi.pk)


def bukti_terbaca(pengguna: Any, calon: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], str]:
    """What each riwayat row behind a proposal says, for the rows this user may read: one query per kind."""
    ids: dict[str, set[int]] = defaultdict(set)
    for orang in calon:
        for usulan in orang["usulan"]:
            for model, pk in usulan["bukti"]:
                ids[model].add(pk)
    terbaca: dict[tuple[str, int], str] = {}
    for nama, kunci in ids.items():
        izin = IZIN_BUKTI.get(nama)
        if izin is None:
            continue
        model = apps.get_model("pegawai", nama)
        for baris in model.objects.terlihat_oleh(pengguna, izin).filter(pk__in=kunci).select_related(*_gabung(nama)):
            terbaca[nama, baris.pk] = _kalimat(nama, baris)
    return terbaca


def _gabung(nama: str) -> tuple[str, ...]:
    return ("golongan",) if nama == "RiwayatPangkat" else ("pegawai",)


def _kalimat(nama: str, baris: Any) -> str:
    if nama == "RiwayatKinerja":
        return f"Predikat {baris.get_predikat_display()}, {baris.periode}"
    if nama == "RiwayatDiklat":
        jp = number_format(baris.jp.normalize(), force_grouping=True)
        return f"{baris.nama}, {jp} JP, selesai {date_format(baris.tanggal_selesai, 'j F Y')}"
    if nama == "RiwayatPangkat":
        return f"Pangkat {baris.golongan.kode} sejak {date_format(baris.tmt, 'j F Y')}"
    return str(baris)
