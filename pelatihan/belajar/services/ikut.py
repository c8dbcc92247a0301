"""Taking a course: begun once, resumed on any device, lesson by lesson, until its rules of completion are met."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from asn.core.ingat import ingat
from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.workflows import TransitionRefused
from pelatihan.belajar.models import KemajuanPelajaran, Kepesertaan, Kuis, Kursus, Pelajaran
from pelatihan.belajar.rules.hasil import Syarat, syarat_lulus
from pelatihan.belajar.services.lulus import kepesertaan_luluskan
from pelatihan.belajar.workflows import IKUTI, KeadaanIkut, KeadaanKursus

IsiVersi = tuple[list[Pelajaran], list[Kuis]]


@dataclass(frozen=True, slots=True)
class Langkah:
    """One lesson in the outline of a learner: `nomor` counts from one."""

    nomor: int
    pelajaran: Pelajaran
    dibuka: bool
    selesai: bool


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """Where a learner stands."""

    langkah: list[Langkah]
    kuis: dict[str, Kuis]
    syarat: list[Syarat]
    # Ended attempts by the id of their test.
    berakhir: Mapping[int, int]

    @property
    def selesai(self) -> int:
        return sum(x.selesai for x in self.langkah)

    @property
    def persen(self) -> int:
        """Share of all steps done; tests count as a step each."""
        tes = [s.terpenuhi for s in self.syarat if s.label.startswith("Tes")]
        return 100 * (self.selesai + sum(tes)) // max(1, len(self.langkah) + len(tes))

    @property
    def berikut(self) -> Langkah | None:
        """The first lesson that is not finished."""
        return next((x for x in self.langkah if not x.selesai), None)

    @property
    def pelajaran_tuntas(self) -> bool:
        return bool(self.langkah) and self.berikut is None


def kemajuan(ikut: Kepesertaan) -> Kemajuan:
    """Lessons with what is done of them, tests, and the rules of completion."""
    return kemajuan_semua([ikut])[ikut.pk]


def kemajuan_semua(semua: Iterable[Any]) -> dict[int, Kemajuan]:
    """The same of several at once, with as many queries as for one: none when they come from `berkemajuan`."""
    ikut = list(semua)
    asing = [i.pk for i in ikut if not hasattr(i, "catatan")]
    dibaca = {i.pk: i for i in _CATATAN.semua(kunci=asing)} if asing else {}
    isi = _isi_versi({i.versi_id for i in ikut})
    return {i.pk: _kemajuan(i, dibaca.get(i.pk, i), isi[i.versi_id]) for i in ikut}


_CATATAN = KueriTetap(
    lambda kunci: Kepesertaan.objects.filter(salah_satu("pk", kunci)).only("pk").order_by().berkemajuan()
)


def _isi_versi(versi_ids: set[int]) -> dict[int, IsiVersi]:
    """Outline and tests of versions somebody takes: published, so they never change (decision 0022). Those not
    remembered are read together."""
    semua = cache(lambda: _baca_versi(versi_ids))

    def satu(pk: int) -> IsiVersi:
        return semua()[pk]

    return {pk: ingat(("belajar-versi", pk), partial(satu, pk)) for pk in versi_ids}


def _baca_versi(versi_ids: set[int]) -> dict[int, IsiVersi]:
    hasil: dict[int, IsiVersi] = {pk: ([], []) for pk in versi_ids}
    for pelajaran in Pelajaran.objects.filter(versi__in=versi_ids).ringkas():
        hasil[pelajaran.versi_id][0].append(pelajaran)
    for kuis in Kuis.objects.filter(versi__in=versi_ids):
        hasil[kuis.versi_id][1].append(kuis)
    return hasil


def _ada_tes_awal(versi_id: int) -> bool:
    return any(k.jenis == "pra" for k in _isi_versi({versi_id})[versi_id][1])


def _kemajuan(ikut: Kepesertaan, dibaca: Any, isi: IsiVersi) -> Kemajuan:
    pelajaran, kuis = isi
    dibuka = {k["p"]: k["selesai"] for k in dibaca.catatan}
    langkah = [Langkah(n, p, p.pk in dibuka, dibuka.get(p.pk, False)) for n, p in enumerate(pelajaran, 1)]
    menurut_jenis = {k.jenis: k for k in kuis}
    akhir = menurut_jenis.get("akhir")
    syarat = syarat_lulus(
        pelajaran=len(langkah),
        selesai=sum(x.selesai for x in langkah),
        pra=ikut.nilai_pra is not None if ikut.versi.wajib_pra and "pra" in menurut_jenis else None,
        akhir=(ikut.nilai_akhir or 0) >= akhir.nilai_lulus if akhir else None,
        nilai_lulus=akhir.nilai_lulus if akhir else 0,
    )
    return Kemajuan(langkah, menurut_jenis, syarat, Counter(dibaca.usai))


def ikut_milik(pengguna: Any) -> QuerySet[Kepesertaan]:
    """What this user takes or has passed, latest first."""
    milik = Kepesertaan.objects.terlihat_oleh(pengguna, IKUTI).exclude(keadaan=KeadaanIkut.BERHENTI)
    return milik.select_related("kursus", "versi", "sertifikat")


def diri(pengguna: Any) -> dict[str, int | None]:
    """Whose learning this user may take part in, as prepared statements ask it: as `terlihat_oleh` for IKUTI."""
    boleh = pengguna.has_perm(IKUTI) and not pengguna.pratinjau
    return {"pegawai_id": pengguna.pegawai_id if boleh else None, "kota_id": pengguna.kota_id}


def ikut_ringkas(pengguna: Any) -> list[Any]:
    """The same for a list, each with how far it is (`berkemajuan`); nothing while looking through other eyes."""
    return _RINGKAS.semua(**diri(pengguna))


def status_kursus(pegawai_id: int | None) -> dict[str, set[int]]:
    """Courses this person takes (`berjalan`) and has passed (`lulus`)."""
    hasil: dict[str, set[int]] = {"berjalan": set(), "lulus": set()}
    for kursus_id, keadaan in _STATUS.semua(pegawai_id=pegawai_id):
        hasil[keadaan].add(kursus_id)
    return hasil


_STATUS = KueriTetap(
    lambda pegawai_id: (
        Kepesertaan.objects.filter(pegawai=pegawai_id)
        .exclude(keadaan=KeadaanIkut.BERHENTI)
        .order_by()
        .values_list("kursus_id", "keadaan")
    )
)


def _ringkas(pegawai_id: Any, kota_id: Any) -> QuerySet[Kepesertaan]:
    dibaca = ("keadaan", "nilai_pra", "nilai_akhir", "terakhir_pada", "selesai_pada", "jp", "hari_belajar")
    lain = ("kursus__judul", "versi__wajib_pra", "sertifikat__nomor", "sertifikat__isi")
    milik = Kepesertaan.objects.filter(pegawai=pegawai_id, kota=kota_id).exclude(keadaan=KeadaanIkut.BERHENTI)
    return milik.select_related("kursus", "versi", "sertifikat").only(*dibaca, *lain).berkemajuan()


_RINGKAS = KueriTetap(_ringkas)


@transaction.atomic
def kursus_ikuti(*, kursus: Kursus, oleh: Any) -> Kepesertaan:
    """Begin a course; whoever has begun it already goes on. Raises TransitionRefused when it takes no newcomers."""
    terbuka = Kursus.objects.terlihat_oleh(oleh, IKUTI).select_for_update(of=("self",), no_key=True)
    satu = terbuka.select_related("versi_terbit").filter(pk=kursus.pk).first()
    if satu is None or not oleh.pegawai_id:
        raise PermissionDenied(IKUTI)
    milik = Kepesertaan.objects.terlihat_oleh(oleh, IKUTI).filter(kursus=satu)
    if ada := milik.exclude(keadaan=KeadaanIkut.BERHENTI).first():
        return ada
    if satu.keadaan != KeadaanKursus.TERBIT or satu.versi_terbit is None:
        raise TransitionRefused("Kursus ini sedang tidak menerima peserta baru.")
    lalu = milik.filter(keadaan=KeadaanIkut.BERHENTI).order_by("-selesai_pada").first()
    if lalu and timezone.localdate(lalu.selesai_pada, timezone=oleh.zona) >= oleh.hari_ini():
        raise TransitionRefused("Anda baru saja berhenti dari kursus ini. Kursus dapat diulang mulai besok.")
    return Kepesertaan.objects.create(
        kota_id=satu.kota_id,
        kursus=satu,
        versi=satu.versi_terbit,
        pegawai_id=oleh.pegawai_id,
        ulangan=lalu is not None,
    )


def ikut_kunci(pk: int, oleh: Any) -> Kepesertaan:
    """The learner's own row, locked. Raises PermissionDenied for anybody else."""
    satu: Kepesertaan | None = _TERKUNCI.satu(pk=pk, **diri(oleh))
    if satu is None:
        raise PermissionDenied(IKUTI)
    return satu


_TERKUNCI = KueriTetap(
    lambda pk, pegawai_id, kota_id: (
        Kepesertaan.objects.filter(pk=pk, pegawai=pegawai_id, kota=kota_id)
        .select_related("versi")
        .select_for_update(of=("self",))
        .order_by()
    )
)


@transaction.atomic
def pelajaran_buka(*, ikut: Kepesertaan, pelajaran: Pelajaran) -> None:
    """Remember what was opened last. Raises TransitionRefused while a compulsory first test is not done."""
    if ikut.versi.wajib_pra and ikut.nilai_pra is None and _ada_tes_awal(ikut.versi_id):
        raise TransitionRefused("Kerjakan tes awal lebih dahulu. Hasilnya tidak menentukan kelulusan.")
    KemajuanPelajaran.objects.get_or_create(kepesertaan=ikut, pelajaran=pelajaran, defaults={"kota_id": ikut.kota_id})
    if ikut.keadaan == KeadaanIkut.BERJALAN:
        Kepesertaan.objects.filter(pk=ikut.pk).update(terakhir=pelajaran, terakhir_pada=timezone.now())


@transaction.atomic
def pelajaran_selesaikan(*, ikut: Kepesertaan, pelajaran: Pelajaran, oleh: Any) -> Kepesertaan:
    """Mark a lesson as done, once; the last step of a course ends it."""
    satu = ikut_kunci(ikut.pk, oleh)
    if satu.keadaan != KeadaanIkut.BERJALAN:
        return satu
    pelajaran_buka(ikut=satu, pelajaran=pelajaran)
    satu.kemajuan.filter(pelajaran=pelajaran, selesai_pada=None).update(selesai_pada=timezone.now())
    return periksa_lulus(satu, oleh)


def periksa_lulus(ikut: Kepesertaan, oleh: Any) -> Kepesertaan:
    """End the course when nothing is missing. The caller holds the row."""
    if ikut.keadaan == KeadaanIkut.BERJALAN and all(s.terpenuhi for s in kemajuan(ikut).syarat):
        return kepesertaan_luluskan(ikut=ikut, oleh=oleh)
    return ikut


@transaction.atomic
def kursus_hentikan(*, ikut: Kepesertaan, oleh: Any) -> Kepesertaan:
    """Stop a course that is not finished; it can be begun anew from the next day on."""
    satu = ikut_kunci(ikut.pk, oleh)
    if satu.keadaan != KeadaanIkut.BERJALAN:
        raise TransitionRefused(f"Kursus ini tidak sedang berjalan; keadaannya “{satu.label}”.")
    satu.keadaan, satu.selesai_pada = KeadaanIkut.BERHENTI.value, timezone.now()
    satu.save(update_fields=["keadaan", "selesai_pada"])
    return satu
