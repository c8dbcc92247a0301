"""A class from its plan to its end: opened within the budget, begun, marked, finished, or called off."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from asn.core.jobs import enqueue
from asn.core.services import apply_transition
from pelatihan.program.models import Angkatan, PerjanjianMitra, Peserta, Presensi, Sesi
from pelatihan.program.rules.istilah import JenisMitra
from pelatihan.program.rules.kelulusan import FaktaLulus, kelulusan
from pelatihan.program.services.anggaran import komitmen_periksa, realisasi_periksa
from pelatihan.program.services.kursi import antrean_isi, kelas_kunci
from pelatihan.program.services.sertifikat import sertifikat_terbitkan
from pelatihan.program.services.sistem import kabari, pindahkan
from pelatihan.program.workflows import (
    ANGKATAN_WORKFLOW,
    BERPROSES,
    PESERTA_WORKFLOW,
    KeadaanAngkatan,
    KeadaanPeserta,
)

P = KeadaanPeserta
TANPA_PERJANJIAN = "Perjanjian dengan {} tidak mencakup {} sampai {}. Perbarui perjanjiannya lebih dahulu."
BELUM_USAI = "Kelas berlangsung sampai {}; selesaikan sesudahnya."
TANPA_SESI = "Susun sedikitnya satu sesi sebelum pendaftaran dibuka."


@transaction.atomic
def angkatan_buka(*, angkatan: Angkatan, oleh: Any) -> Angkatan:
    """Open registration: with sessions, an agreement in force, and the cost committed. Raises ValidationError."""
    kelas = kelas_kunci(angkatan.pk)
    if not Sesi.objects.filter(angkatan=kelas).exists():
        raise ValidationError(TANPA_SESI)
    perjanjian_periksa(kelas)
    komitmen_periksa(kelas)
    return apply_transition(ANGKATAN_WORKFLOW, "buka", kelas, oleh=oleh)


def perjanjian_periksa(kelas: Angkatan) -> None:
    """A partner trains under an agreement that covers the whole class; our own unit needs none."""
    mitra = kelas.mitra
    if mitra is None or mitra.jenis == JenisMitra.INTERNAL:
        return
    if not PerjanjianMitra.objects.filter(mitra=mitra, mulai__lte=kelas.mulai, selesai__gte=kelas.selesai).exists():
        raise ValidationError(
            {"mitra": TANPA_PERJANJIAN.format(mitra, f"{kelas.mulai:%d-%m-%Y}", f"{kelas.selesai:%d-%m-%Y}")}
        )


@transaction.atomic
def angkatan_mulai(*, angkatan: Angkatan, oleh: Any) -> Angkatan:
    """Begin: the last free seats are filled, whoever is left in the queue is told so."""
    kelas = kelas_kunci(angkatan.pk)
    antrean_isi(angkatan=kelas)
    baris = apply_transition(ANGKATAN_WORKFLOW, "mulai", kelas, oleh=oleh)
    sisa = Peserta.objects.filter(angkatan=kelas, keadaan__in=[P.ANTRE.value, P.DIUSULKAN.value])
    for p in sisa:
        pindahkan(PESERTA_WORKFLOW, "tolak", p, catatan="Kelas dimulai dan kursinya penuh.")
    _kabari(baris, [p.pegawai_id for p in sisa], "Anda tidak memperoleh kursi", "Kelas dimulai dan kursinya penuh.")
    return baris


@transaction.atomic
def angkatan_batalkan(*, angkatan: Angkatan, alasan: str, oleh: Any) -> Angkatan:
    """Call a class off: its budget is free again and everybody in it is told why."""
    kelas = kelas_kunci(angkatan.pk)
    Angkatan.objects.filter(pk=kelas.pk).update(alasan_batal=alasan.strip())
    baris = apply_transition(ANGKATAN_WORKFLOW, "batalkan", kelas, oleh=oleh, catatan=alasan)
    ikut = list(Peserta.objects.filter(angkatan=kelas, keadaan__in=[k.value for k in BERPROSES]))
    for p in ikut:
        pindahkan(PESERTA_WORKFLOW, "batalkan", p, catatan=alasan)
    _kabari(baris, [p.pegawai_id for p in ikut], "Kelas dibatalkan", alasan)
    return baris


@transaction.atomic
def angkatan_selesaikan(*, angkatan: Angkatan, realisasi: Decimal, oleh: Any) -> Angkatan:
    """Finish: what it cost, who passed by the rule of the class, and the certificates by a job.

    Raises ValidationError while it still runs, or when the spending exceeds the budget.
    """
    kelas = kelas_kunci(angkatan.pk)
    if kelas.kota.hari_ini() < kelas.selesai:
        raise ValidationError(BELUM_USAI.format(f"{kelas.selesai:%d-%m-%Y}"))
    realisasi_periksa(kelas, realisasi)
    baris = apply_transition(ANGKATAN_WORKFLOW, "selesaikan", kelas, oleh=oleh)
    if baris.anggaran_id:
        baris.realisasi = realisasi
        baris.save(update_fields=["realisasi"])
    for p, putusan, hadir in putusan_peserta(baris):
        nama = "alpa" if not hadir else "luluskan" if putusan else "tidak_luluskan"
        pindahkan(PESERTA_WORKFLOW, nama, p, catatan=" ".join(putusan.rincian))
    enqueue("program.terbitkan_sertifikat", baris.pk, kota=baris.kota_id, terjadwal=True)
    return baris


def putusan_peserta(kelas: Angkatan) -> list[tuple[Peserta, Any, int]]:
    """(participant, verdict of the rule, sessions present) of everybody who holds a seat now."""
    sesi = Sesi.objects.filter(angkatan=kelas).count()
    hadir: dict[int, int] = {}
    for pk in Presensi.objects.filter(sesi__angkatan=kelas, hadir=True).values_list("peserta", flat=True):
        hadir[pk] = hadir.get(pk, 0) + 1
    kini = [P.DITETAPKAN.value, P.HADIR.value]
    peserta = Peserta.objects.filter(angkatan=kelas, keadaan__in=kini).select_related("pegawai")
    return [(p, _putusan(kelas, p, sesi, hadir.get(p.pk, 0)), hadir.get(p.pk, 0)) for p in peserta]


def _putusan(kelas: Angkatan, p: Peserta, sesi: int, hadir: int) -> Any:
    return kelulusan(
        FaktaLulus(
            sesi=sesi,
            hadir=hadir,
            nilai=p.nilai,
            nilai_lulus=kelas.nilai_lulus,
            kehadiran_lulus=kelas.kehadiran_lulus,
        )
    )


@transaction.atomic
def sertifikat_kelas(*, angkatan_id: int, oleh: Any) -> int:
    """Certificates of everybody who passed and has none yet; may run again at any time."""
    kelas = Angkatan.objects.select_related("kursus__kompetensi", "mitra", "kota").get(pk=angkatan_id)
    lulus = Peserta.objects.filter(angkatan=kelas, keadaan=P.LULUS.value, sertifikat=None)
    semua = list(lulus.select_related("pegawai__jabatan", "pegawai__instansi"))
    for p in semua:
        sertifikat_terbitkan(
            pegawai=p.pegawai,
            judul=kelas.kursus.judul,
            jp=kelas.jp,
            bentuk=kelas.kursus.bentuk,
            mulai=kelas.mulai,
            selesai=kelas.selesai,
            sumber="KELAS",
            tautan=reverse("program:kelas", args=[kelas.pk]),
            oleh=oleh,
            kunci=f"kelas:{p.pk}",
            penyelenggara=kelas.penyelenggara,
            kompetensi=kelas.kursus.kompetensi,
            level=kelas.kursus.level,
            nilai=p.nilai,
            peserta=p,
        )
    return len(semua)


def kota_kelas(angkatan_id: int) -> int:
    """The city a class belongs to."""
    return Angkatan.objects.only("kota_id").get(pk=angkatan_id).kota_id


def kelas_belum_bersertifikat(kota_id: int) -> list[int]:
    """Finished classes with somebody who passed and has no certificate: their job was lost."""
    lulus = Peserta.objects.filter(kota=kota_id, keadaan=P.LULUS.value, sertifikat=None)
    return sorted(
        lulus.filter(angkatan__keadaan=KeadaanAngkatan.SELESAI.value).values_list("angkatan", flat=True).distinct()
    )


@transaction.atomic
def nilai_simpan(*, angkatan: Angkatan, nilai: dict[int, dict[str, Decimal | None]], oleh: Any) -> int:
    """Marks of several participants at once, each {nilai_awal, nilai_akhir, nilai}; only while the class runs."""
    terlihat = Angkatan.objects.terlihat_oleh(oleh, "program.ajar_angkatan").filter(pk=angkatan.pk)
    if terlihat.filter(keadaan=KeadaanAngkatan.BERJALAN.value).first() is None:
        raise ValidationError("Nilai diisi selama kelas berjalan, oleh pengajarnya.")
    peserta = Peserta.objects.select_for_update(of=("self",)).filter(angkatan=angkatan, pk__in=nilai).menempati()
    berubah = 0
    for p in peserta.order_by("pk"):
        baru = nilai[p.pk]
        if any(getattr(p, k) != v for k, v in baru.items()):
            for kolom, angka in baru.items():
                setattr(p, kolom, angka)
            p.full_clean(exclude=["angkatan", "pegawai"], validate_unique=False, validate_constraints=False)
            p.save(update_fields=[*baru])
            berubah += 1
    return berubah


def _kabari(kelas: Angkatan, pegawai_ids: list[int], judul: str, isi: str) -> None:
    kabari(
        pegawai_ids,
        kota_id=kelas.kota_id,
        judul=f"{judul}: {kelas.nama}",
        isi=isi,
        tautan=reverse("program:kelas", args=[kelas.pk]),
        kunci=f"kelas:{kelas.pk}:{judul}",
    )
