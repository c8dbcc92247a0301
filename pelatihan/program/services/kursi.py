"""Seats of a class: whoever is approved gets one while there are any, else waits; the queue fills itself by the rule.

Every change of seats begins with a lock on the class, so that a quota is never passed, however many come at once.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from asn.core.services import apply_transition, transition_row
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.rules.enum import LABEL_JENIS_JABATAN
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from pelatihan.program.models import Angkatan, PeringkatKebutuhan, Peserta
from pelatihan.program.rules.antrean import Calon, FaktaSyarat, pengisi, syarat
from pelatihan.program.services.sistem import kabari, pindahkan
from pelatihan.program.workflows import BERPROSES, PESERTA_WORKFLOW, KeadaanAngkatan, KeadaanPeserta

P = KeadaanPeserta
SUDAH_TERDAFTAR = "Pegawai ini sudah terdaftar pada kelas tersebut."
TIDAK_DIBUKA = "Pendaftaran kelas ini tidak sedang dibuka."
_LABEL_JENIS = {k.value: v for k, v in LABEL_JENIS_JABATAN.items()}


def kelas_kunci(pk: int) -> Angkatan:
    """The class, locked: seats change one after the other."""
    kueri = Angkatan.objects.select_for_update(of=("self",), no_key=True).select_related("kursus__prasyarat", "kota")
    return kueri.get(pk=pk)


def fakta_syarat(angkatan: Angkatan, pegawai: Pegawai) -> FaktaSyarat:
    """Facts of one person for the requirements of one class."""
    kursus = angkatan.kursus
    lulus = Peserta.objects.filter(kota=angkatan.kota_id, pegawai=pegawai, keadaan=P.LULUS.value)
    prasyarat = kursus.prasyarat
    jabatan: Jabatan | None = pegawai.jabatan
    return FaktaSyarat(
        jenis_jabatan=jabatan.jenis if jabatan else "",
        hanya_jenis=tuple(angkatan.jenis_jabatan),
        prasyarat=prasyarat.judul if prasyarat else "",
        lulus_prasyarat=bool(prasyarat) and lulus.filter(angkatan__kursus=prasyarat).exists(),
        pernah_lulus=lulus.filter(angkatan__kursus=kursus).exists(),
        terbuka=angkatan.keadaan == KeadaanAngkatan.DIBUKA and angkatan.pendaftaran_sampai >= angkatan.kota.hari_ini(),
        masih_pegawai=pegawai.kedudukan in KEDUDUKAN_MASIH_PEGAWAI,
    )


def syarat_periksa(angkatan: Angkatan, pegawai: Pegawai) -> None:
    """Raises ValidationError with every reason why this person may not take this class."""
    putusan = syarat(fakta_syarat(angkatan, pegawai), _LABEL_JENIS)
    if not putusan:
        raise ValidationError(list(putusan.rincian))
    if Peserta.objects.filter(angkatan=angkatan, pegawai=pegawai, keadaan__in=[k.value for k in BERPROSES]).exists():
        raise ValidationError(SUDAH_TERDAFTAR)


@transaction.atomic
def peserta_terima(*, angkatan: Angkatan, pegawai: Pegawai, usulan: Any = None, catatan: str = "") -> Peserta:
    """Take an approved request in: a seat while there are any, else the queue. Raises ValidationError."""
    kelas = kelas_kunci(angkatan.pk)
    syarat_periksa(kelas, pegawai)
    peserta = _catat(kelas, pegawai, usulan)
    kelas_bagikan(kelas, [peserta], catatan)
    peserta.refresh_from_db()
    return peserta


@transaction.atomic
def peserta_undang(*, angkatan: Angkatan, pegawai: Iterable[Pegawai], oleh: Any) -> tuple[int, list[str]]:
    """Nominate many at once, for instance from the ranked needs; seats by the rule. Returns (how many, who not)."""
    if not Angkatan.objects.terlihat_oleh(oleh, "program.kelola_angkatan").filter(pk=angkatan.pk).exists():
        raise PermissionDenied("program.kelola_angkatan")
    kelas = kelas_kunci(angkatan.pk)
    if kelas.keadaan != KeadaanAngkatan.DIBUKA:
        raise ValidationError(TIDAK_DIBUKA)
    baru, tolak = [], []
    for satu in pegawai:
        try:
            syarat_periksa(kelas, satu)
            baru.append(_catat(kelas, satu, None))
        except ValidationError as galat:
            tolak.append(f"{satu.nama}: {' '.join(galat.messages)}")
    kelas_bagikan(kelas, baru, f"Diusulkan oleh {oleh}")
    return len(baru), tolak


def _catat(kelas: Angkatan, pegawai: Pegawai, usulan: Any) -> Peserta:
    gap = PeringkatKebutuhan.objects.filter(kota=kelas.kota_id, pegawai=pegawai)
    if kelas.kursus.kompetensi_id:
        gap = gap.filter(kompetensi=kelas.kursus.kompetensi_id)
    try:
        with transaction.atomic():
            return Peserta.objects.create(
                kota_id=kelas.kota_id,
                angkatan=kelas,
                pegawai=pegawai,
                instansi_id=pegawai.instansi_id,
                usulan=usulan,
                gap=gap.aggregate(n=Max("gap"))["n"] or 0,
                jp_awal=pegawai.jp_tahun_ini,
                masuk_pada=timezone.now(),
            )
    except IntegrityError as galat:
        raise ValidationError(SUDAH_TERDAFTAR) from galat


def kursi_bebas(kelas: Angkatan) -> int:
    return kelas.kuota - Peserta.objects.filter(angkatan=kelas).menempati().count()


def kelas_bagikan(kelas: Angkatan, baru: list[Peserta], catatan: str) -> None:
    """Give the new ones seats or places in the queue; the class must be locked."""
    langsung = kelas.pengisian == "LANGSUNG"
    dapat = set(pengisi([_calon(p) for p in baru], kursi_bebas(kelas))) if langsung else set()
    for p in baru:
        nama = "tetapkan" if p.pk in dapat else "antrekan"
        pindahkan(PESERTA_WORKFLOW, nama, p, catatan=catatan)
        _kabari_kursi(kelas, p, p.pk in dapat)


@transaction.atomic
def antrean_isi(*, angkatan: Angkatan) -> list[int]:
    """Fill free seats from the queue by the published rule; returns the ids of those who got one."""
    kelas = kelas_kunci(angkatan.pk)
    if kelas.keadaan not in (KeadaanAngkatan.DIBUKA, KeadaanAngkatan.BERJALAN):
        return []
    antre = {p.pk: p for p in Peserta.objects.filter(angkatan=kelas, keadaan=P.ANTRE.value)}
    dapat = pengisi([_calon(p) for p in antre.values()], kursi_bebas(kelas))
    for pk in dapat:
        pindahkan(PESERTA_WORKFLOW, "tetapkan", antre[pk], catatan="Kursi kosong diisi menurut aturan antrean.")
        _kabari_kursi(kelas, antre[pk], True)
    return dapat


def _calon(p: Peserta) -> Calon:
    return Calon(p.pk, p.gap, p.jp_awal, p.masuk_pada)


def urutan_antrean(angkatan: Angkatan) -> list[Peserta]:
    """The queue in its order, for the page of the class."""
    antre = {p.pk: p for p in Peserta.objects.filter(angkatan=angkatan, keadaan=P.ANTRE.value)}
    return [antre[pk] for pk in pengisi([_calon(p) for p in antre.values()], len(antre))]


def _kabari_kursi(kelas: Angkatan, p: Peserta, dapat: bool) -> None:
    kabari(
        [p.pegawai_id],
        kota_id=kelas.kota_id,
        judul=f"{'Anda mendapat kursi' if dapat else 'Anda masuk antrean'}: {kelas.nama}",
        isi=f"Kelas dimulai {kelas.mulai:%d-%m-%Y}." if dapat else "Kursi yang kosong diisi menurut aturan antrean.",
        tautan=reverse("program:kelas", args=[kelas.pk]),
        kunci=f"kursi:{p.pk}:{dapat}",
    )


@transaction.atomic
def peserta_mundur(*, peserta: Peserta, alasan: str, oleh: Any, sendiri: bool) -> Peserta:
    """Give the seat or the place in the queue up; a free seat goes to the next one at once."""
    kelas = kelas_kunci(peserta.angkatan_id)
    nama = "mundur" if sendiri else "mundurkan"
    baris = apply_transition(PESERTA_WORKFLOW, nama, peserta, oleh=oleh, catatan=alasan)
    Peserta.objects.filter(pk=baris.pk).update(catatan=alasan[:300])
    antrean_isi(angkatan=kelas)
    if not sendiri:
        tautan = reverse("program:kelas", args=[kelas.pk])
        judul = f"Anda diundurkan dari kelas: {kelas.nama}"
        kunci = f"undur:{baris.pk}"
        kabari([baris.pegawai_id], kota_id=kelas.kota_id, judul=judul, isi=alasan, tautan=tautan, kunci=kunci)
    return baris


@transaction.atomic
def peserta_gantikan(*, peserta: Peserta, pegawai: Pegawai, alasan: str, oleh: Any) -> Peserta:
    """Hand one seat over to a colleague; the seat never becomes free in between. Raises ValidationError."""
    kelas = kelas_kunci(peserta.angkatan_id)
    syarat_ganti = fakta_syarat(kelas, pegawai)
    putusan = syarat(_terbuka(syarat_ganti), _LABEL_JENIS)
    if not putusan:
        raise ValidationError({"pegawai": list(putusan.rincian)})
    lama = transition_row(PESERTA_WORKFLOW, "gantikan", peserta, oleh=oleh, catatan=alasan)
    try:
        baru = _catat(kelas, pegawai, None)
    except ValidationError as galat:
        raise ValidationError({"pegawai": galat.messages}) from galat
    baru.menggantikan = lama
    baru.save(update_fields=["menggantikan"])
    baru = pindahkan(PESERTA_WORKFLOW, "tetapkan", baru, catatan=f"Menggantikan peserta lain: {alasan}")
    _kabari_kursi(kelas, baru, True)
    return baru


def _terbuka(f: FaktaSyarat) -> FaktaSyarat:
    """A replacement needs no open registration."""
    return FaktaSyarat(
        f.jenis_jabatan, f.hanya_jenis, f.prasyarat, f.lulus_prasyarat, f.pernah_lulus, True, f.masih_pegawai
    )


def syarat_kelas(angkatan: Angkatan, pegawai: Pegawai) -> Any:
    """The verdict for the page of the class."""
    return syarat(fakta_syarat(angkatan, pegawai), _LABEL_JENIS)
