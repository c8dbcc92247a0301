"""Judging: the predicate of an organisation, and the evaluation of one SKP in one period."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from asn.core.jangkauan import Jangkauan
from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.pencarian import bernama
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models.kinerja import RATING
from kepegawaian.pegawai.models.pegawai import PREDIKAT
from kepegawaian.pegawai.rules.enum import PredikatOrganisasi as KodeOrganisasi
from kinerja.skp.models.isi import RHK
from kinerja.skp.models.skp import SKP, TERTUTUP_PEGAWAI
from kinerja.skp.rules import berakhlak
from kinerja.skp.rules.istilah import PenilaiSebagai
from kinerja.skp.rules.periode import PeriodeKinerja, periode_dari_kode
from kinerja.skp.workflows import DISAMPAIKAN_KE_ATAS, LABEL_EVALUASI, KeadaanEvaluasiKinerja

NADA_EVALUASI = {
    "belum": "perhatian",
    "draf": "netral",
    "disampaikan": "proses",
    "diterima": "proses",
    "keberatan": "perhatian",
    "diputus": "proses",
    "final": "selesai",
}


class PredikatOrganisasiQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"
    jalur_jabatan_atasan = "jabatan_penetap_id"


@berjejak(sejak_lahir=True)
class PredikatOrganisasi(BerkotaModel):
    """The achievement of one unit in one period, set by the leader one level above before anybody in it is judged.

    `jabatan_penetap` empty means the kepala daerah. Deposited as IndikatorInstansi for top units.
    """

    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="instansi")
    tahun = models.PositiveSmallIntegerField("tahun")
    periode = models.CharField("periode", max_length=8)
    predikat = models.CharField("predikat kinerja organisasi", max_length=20, choices=KodeOrganisasi.pilihan())
    capaian = models.TextField("uraian capaian", max_length=2000)
    rekomendasi = models.TextField("rekomendasi yang dipertimbangkan", max_length=1000, blank=True)
    jabatan_penetap = models.ForeignKey(
        "jabatan.Jabatan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="jabatan penetap"
    )
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditetapkan oleh",
    )
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = PredikatOrganisasiQuerySet.as_manager()

    class Meta:
        ordering = ["-periode", "instansi"]
        verbose_name = "predikat kinerja organisasi"
        verbose_name_plural = "predikat kinerja organisasi"
        indexes = [models.Index(fields=["kota", "periode", "instansi"], name="predikat_org_periode")]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "periode"],
                name="predikat_org_satu_per_periode",
                violation_error_message="Predikat organisasi untuk periode ini sudah ditetapkan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_predikat_display()} {self.periode}"


def _tanpa_draf_sendiri(syarat: Callable[[Jangkauan], Q], jangkauan: Jangkauan, jalur: str) -> Q:
    lain = syarat(replace(jangkauan, pegawai_id=None))
    if jangkauan.pegawai_id is None:
        return lain
    terbuka = {f"{jalur}keadaan__in": sorted(DISAMPAIKAN_KE_ATAS), f"{jalur}pegawai_id": jangkauan.pegawai_id}
    return lain | Q(**terbuka)


class EvaluasiKinerjaQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "jabatan_penilai_id"

    def syarat_jangkauan(self, jangkauan: Jangkauan) -> Q:
        """The person judged sees it once delivered: a draft belongs to the penilai alone."""
        return _tanpa_draf_sendiri(super().syarat_jangkauan, jangkauan, "")

    def cari(self, teks: str) -> Self:
        """By name or NIP."""
        return self.filter(bernama(teks, "pegawai__"))

    def menurut_nama(self) -> Self:
        """By name, of one person the newest period first.

        The city of the person beside that of the row lets the index (kota, nama) of people serve a page: by period and
        name, a page sorted all evaluations there are.
        """
        return self.filter(pegawai__kota=F("kota")).order_by("pegawai__nama", "-periode", "pk")

    def for_list(self) -> Self:
        return self.select_related("pegawai", "instansi", "jabatan_penilai").defer(*TERTUTUP_PEGAWAI)


@berjejak()
class EvaluasiKinerja(BerkotaModel):
    """The judgement of one SKP in one period (`periode` of a whole year: the annual evaluation).

    Who is judged, in which unit, by which post and person: copied from the SKP when judging begins, because the
    document names the state of that day. `saran_hasil` is computed from the realisation, `saran_uraian` keeps the
    arithmetic; another rating needs `alasan_beda`. Figures and predicates are never filled to fit a pattern.
    """

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="evaluasi", verbose_name="SKP")
    naskah = models.ForeignKey(
        "skp.NaskahSKP", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naskah SKP"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    periode = models.CharField("periode", max_length=8)
    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, related_name="evaluasi_kinerja", verbose_name="pegawai"
    )
    instansi = models.ForeignKey("instansi.Instansi", models.PROTECT, related_name="+", verbose_name="unit kerja")
    perangkat_daerah = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="perangkat daerah"
    )
    jabatan_penilai = models.ForeignKey(
        "jabatan.Jabatan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="jabatan penilai"
    )
    penilai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pejabat penilai"
    )
    penilai_sebagai = models.CharField(
        "penilai sebagai", max_length=15, choices=PenilaiSebagai.pilihan(), default=PenilaiSebagai.DEFINITIF.value
    )
    jabatan_atasan_penilai = models.ForeignKey(
        "jabatan.Jabatan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="jabatan atasan pejabat penilai",
    )
    atasan_penilai = models.ForeignKey(
        "pegawai.Pegawai",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="atasan pejabat penilai",
    )
    predikat_organisasi = models.ForeignKey(
        PredikatOrganisasi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evaluasi",
        verbose_name="predikat organisasi",
    )
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL_EVALUASI.items()],
        default=KeadaanEvaluasiKinerja.BELUM.value,
    )
    saran_hasil = models.CharField("saran rating hasil kerja", max_length=10, choices=RATING, blank=True)
    saran_uraian = models.JSONField("hitungan saran", default=list, blank=True)
    hasil_kerja = models.CharField("rating hasil kerja", max_length=10, choices=RATING, blank=True)
    perilaku = models.CharField("rating perilaku kerja", max_length=10, choices=RATING, blank=True)
    alasan_beda = models.TextField("alasan berbeda dari saran", max_length=1000, blank=True)
    predikat = models.CharField("predikat kinerja", max_length=20, choices=PREDIKAT, blank=True)
    catatan = models.TextField("catatan", max_length=2000, blank=True)
    rekomendasi = models.TextField("rekomendasi", max_length=2000, blank=True)
    dinilai_pada = models.DateTimeField("dinilai pada", null=True, blank=True)
    dinilai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dinilai oleh"
    )
    disampaikan_pada = models.DateTimeField("disampaikan pada", null=True, blank=True)
    diterima_pada = models.DateTimeField("diterima pegawai pada", null=True, blank=True)
    batas_keberatan = models.DateField("batas keberatan", null=True, blank=True)
    final_pada = models.DateTimeField("final pada", null=True, blank=True)
    riwayat = models.ForeignKey(
        "pegawai.RiwayatKinerja",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="riwayat kinerja",
    )
    versi = models.PositiveIntegerField("versi", default=1)

    objects = EvaluasiKinerjaQuerySet.as_manager()

    class Meta:
        ordering = ["-periode", "pegawai"]
        verbose_name = "evaluasi kinerja"
        verbose_name_plural = "evaluasi kinerja"
        indexes = [
            models.Index(fields=["kota", "periode", "perangkat_daerah", "keadaan"], name="evaluasi_k_progres"),
            models.Index(fields=["kota", "periode", "jabatan_penilai", "keadaan"], name="evaluasi_k_tim"),
            models.Index(fields=["kota", "periode", "instansi", "predikat"], name="evaluasi_k_pola"),
            models.Index(fields=["pegawai", "-periode"], name="evaluasi_k_pegawai"),
            models.Index(
                fields=["kota", "batas_keberatan"],
                condition=Q(keadaan__in=["disampaikan", "diterima"]),
                name="evaluasi_k_jatuh_tempo",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "periode"],
                name="evaluasi_k_satu_per_periode",
                violation_error_message="Evaluasi SKP ini untuk periode tersebut sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=sorted(DISAMPAIKAN_KE_ATAS))
                | Q(hasil_kerja__gt="", perilaku__gt="", predikat__gt="", disampaikan_pada__isnull=False),
                name="evaluasi_k_disampaikan_lengkap",
                violation_error_message="Evaluasi yang disampaikan harus berisi kedua rating dan predikatnya.",
            ),
            models.CheckConstraint(
                condition=Q(saran_hasil="")
                | Q(hasil_kerja="")
                | Q(hasil_kerja=F("saran_hasil"))
                | Q(alasan_beda__gt=""),
                name="evaluasi_k_beda_beralasan",
                violation_error_message="Rating yang berbeda dari saran hitungan harus beralasan.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="final") | Q(final_pada__isnull=False),
                name="evaluasi_k_final_bertanggal",
                violation_error_message="Evaluasi final harus bertanggal.",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluasi kinerja {self.periode_objek.label}"

    def get_absolute_url(self) -> str:
        return reverse("skp:evaluasi", args=[self.pk])

    @property
    def periode_objek(self) -> PeriodeKinerja:
        return periode_dari_kode(self.periode)

    @property
    def nada(self) -> str:
        """Tone of the badge of its state."""
        return NADA_EVALUASI[self.keadaan]

    @property
    def tahunan(self) -> bool:
        return self.periode_objek.tahunan

    def keberatan_terbuka(self, hari_ini: date) -> bool:
        """Whether the window for an objection is still open."""
        return bool(self.batas_keberatan and hari_ini <= self.batas_keberatan)


class MilikEvaluasiQuerySet(ScopedQuerySet):
    jalur_instansi = "evaluasi__instansi_id"
    jalur_pegawai = "evaluasi__pegawai_id"
    jalur_jabatan_atasan = "evaluasi__jabatan_penilai_id"

    def syarat_jangkauan(self, jangkauan: Jangkauan) -> Q:
        return _tanpa_draf_sendiri(super().syarat_jangkauan, jangkauan, "evaluasi__")


@berjejak()
class PenilaianRHK(BerkotaModel):
    """Feedback of the penilai on one RHK in an evaluation."""

    evaluasi = models.ForeignKey(
        EvaluasiKinerja, models.CASCADE, related_name="penilaian_rhk", verbose_name="evaluasi"
    )
    rhk = models.ForeignKey(RHK, models.PROTECT, related_name="penilaian", verbose_name="RHK")
    rating = models.CharField("penilaian", max_length=10, choices=RATING, blank=True)
    umpan_balik = models.TextField("umpan balik", max_length=1000, blank=True)

    objects = MilikEvaluasiQuerySet.as_manager()

    class Meta:
        ordering = ["evaluasi", "rhk"]
        verbose_name = "penilaian RHK"
        verbose_name_plural = "penilaian RHK"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "rhk"],
                name="penilaian_satu_per_rhk",
                violation_error_message="RHK ini sudah dinilai pada evaluasi tersebut.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rhk}: {self.get_rating_display() or '–'}"


@berjejak()
class PenilaianPerilaku(BerkotaModel):
    """Feedback of the penilai on one BerAKHLAK value in an evaluation."""

    evaluasi = models.ForeignKey(
        EvaluasiKinerja, models.CASCADE, related_name="penilaian_perilaku", verbose_name="evaluasi"
    )
    nilai = models.CharField("nilai", max_length=2, choices=berakhlak.pilihan())
    rating = models.CharField("penilaian", max_length=10, choices=RATING, blank=True)
    umpan_balik = models.TextField("umpan balik", max_length=1000, blank=True)

    objects = MilikEvaluasiQuerySet.as_manager()

    class Meta:
        ordering = ["evaluasi", "pk"]
        verbose_name = "penilaian perilaku"
        verbose_name_plural = "penilaian perilaku"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "nilai"],
                name="penilaian_satu_per_nilai",
                violation_error_message="Nilai ini sudah dinilai pada evaluasi tersebut.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_nilai_display()}: {self.get_rating_display() or '–'}"
