"""Evaluation forms: opened by the class and by the night, filled in once, read only as sums."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.legal import tambah_bulan
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.models import LembarEvaluasi, Peserta
from pelatihan.program.models.dampak import ISI_LEMBAR
from pelatihan.program.rules.dampak import PERILAKU, REAKSI
from pelatihan.program.rules.istilah import JenisLembar
from pelatihan.program.services.sistem import kabari
from pelatihan.program.workflows import KeadaanPeserta

HARI_REAKSI = 14
# Behaviour is asked three to six months after the class (Kirkpatrick level 3, practice of LAN).
BULAN_PERILAKU = (3, 6)
SUDAH = "Lembar ini sudah Anda isi."
IKUT = (KeadaanPeserta.HADIR.value, KeadaanPeserta.LULUS.value, KeadaanPeserta.TIDAK_LULUS.value)


def pertanyaan(jenis: str) -> tuple[tuple[str, str], ...]:
    return REAKSI if jenis == JenisLembar.REAKSI else PERILAKU


@transaction.atomic
def lembar_isi(*, lembar: LembarEvaluasi, jawaban: Mapping[str, int], saran: str, oleh: Any) -> LembarEvaluasi:
    """Fill in once, between opening and deadline. Raises PermissionDenied, ValidationError."""
    terlihat = LembarEvaluasi.objects.terlihat_oleh(oleh, ISI_LEMBAR).select_for_update(of=("self",))
    baris = terlihat.filter(pk=lembar.pk).first()
    if baris is None:
        raise PermissionDenied(ISI_LEMBAR)
    hari_ini = oleh.hari_ini()
    if baris.diisi_pada:
        raise ValidationError(SUDAH)
    if not baris.dibuka <= hari_ini <= baris.tenggat:
        raise ValidationError(f"Lembar ini dapat diisi sampai {baris.tenggat:%d-%m-%Y}.")
    kunci = {k for k, _ in pertanyaan(baris.jenis)}
    if set(jawaban) != kunci or not all(1 <= n <= 5 for n in jawaban.values()):
        raise ValidationError("Jawab setiap pernyataan dengan 1 sampai 5.")
    baris.jawaban, baris.saran, baris.diisi_pada = dict(jawaban), saran.strip(), timezone.now()
    baris.save(update_fields=["jawaban", "saran", "diisi_pada"])
    return baris


@transaction.atomic
def reaksi_buka(*, angkatan_id: int, hari_ini: date) -> int:
    """Forms of level 1 for everybody who took part; may run again."""
    peserta = Peserta.objects.filter(angkatan=angkatan_id, keadaan__in=IKUT).select_related("angkatan")
    return _buka([(p, JenisLembar.REAKSI, p.pegawai_id) for p in peserta], hari_ini, timedelta(days=HARI_REAKSI))


@transaction.atomic
def perilaku_buka(*, kota_id: int, hari_ini: date) -> int:
    """Forms of level 3 to superior and one peer of everybody who passed three to six months ago."""
    awal, akhir = tambah_bulan(hari_ini, -BULAN_PERILAKU[1]), tambah_bulan(hari_ini, -BULAN_PERILAKU[0])
    lulus = Peserta.objects.filter(
        kota=kota_id,
        keadaan=KeadaanPeserta.LULUS.value,
        angkatan__selesai__gt=awal,
        angkatan__selesai__lte=akhir,
    ).exclude(lembar__jenis__in=[JenisLembar.ATASAN.value, JenisLembar.SEJAWAT.value])
    butir: list[tuple[Peserta, JenisLembar, int]] = []
    for p in lulus.select_related("angkatan", "pegawai__jabatan"):
        butir += _penilai(p)
    return _buka(butir, hari_ini, timedelta(days=30))


def _penilai(p: Peserta) -> list[tuple[Peserta, JenisLembar, int]]:
    """The holder of the position above, and the colleague beside whose turn it is by the class."""
    jabatan = p.pegawai.jabatan
    if jabatan is None or jabatan.atasan_id is None:
        return []
    aktif = Pegawai.objects.filter(kota=p.kota_id).masih_pegawai()
    atasan = aktif.filter(jabatan=jabatan.atasan_id).exclude(pk=p.pegawai_id).order_by("pk").first()
    rekan = list(
        aktif.filter(jabatan__atasan=jabatan.atasan_id, instansi=p.pegawai.instansi_id)
        .exclude(pk=p.pegawai_id)
        .order_by("pk")
        .values_list("pk", flat=True)[:20]
    )
    hasil = [(p, JenisLembar.ATASAN, atasan.pk)] if atasan else []
    return hasil + ([(p, JenisLembar.SEJAWAT, rekan[p.pk % len(rekan)])] if rekan else [])


def _buka(butir: list[tuple[Peserta, JenisLembar, int]], hari_ini: date, masa: timedelta) -> int:
    baru = 0
    for p, jenis, penilai in butir:
        lembar, dibuat = LembarEvaluasi.objects.get_or_create(
            peserta=p,
            jenis=jenis.value,
            penilai_id=penilai,
            defaults={"kota_id": p.kota_id, "dibuka": hari_ini, "tenggat": hari_ini + masa},
        )
        if dibuat:
            baru += 1
            _kabari(lembar, p)
    return baru


def _kabari(lembar: LembarEvaluasi, p: Peserta) -> None:
    tentang = "kelas Anda" if lembar.jenis == JenisLembar.REAKSI else "perubahan di tempat kerja sesudah pelatihan"
    kabari(
        [lembar.penilai_id],
        kota_id=lembar.kota_id,
        judul=f"Isi evaluasi {tentang}: {p.angkatan.nama}",
        isi=f"Perlu dua menit, sampai {lembar.tenggat:%d-%m-%Y}.",
        tautan=reverse("program:lembar", args=[lembar.pk]),
        kunci=f"lembar:{lembar.pk}",
    )


def lembar_menunggu(pengguna: Any) -> list[LembarEvaluasi]:
    """The first forms this person has still to fill in, each with its class."""
    kota = sorted(pengguna.jangkauan(ISI_LEMBAR).semua_kota)
    return _MENUNGGU.semua(kota=kota, penilai_id=pengguna.pegawai_id, hari=pengguna.hari_ini())


def _menunggu(kota: Any, penilai_id: Any, hari: Any) -> QuerySet[LembarEvaluasi]:
    kueri = LembarEvaluasi.objects.filter(salah_satu("kota_id", kota), penilai=penilai_id).menunggu(hari)
    return kueri.select_related("peserta__angkatan").only("jenis", "tenggat", "peserta__angkatan__nama")[:5]


_MENUNGGU = KueriTetap(_menunggu)
