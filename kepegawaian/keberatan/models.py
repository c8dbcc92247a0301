"""An appeal against a decision: who contests what, before whom, by when, heard how, and decided how."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.pencarian import bernama
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import JsonTersandi, TeksTersandi
from kepegawaian.keberatan.registri import JenisKeberatan, jenis_keberatan, pilihan_jenis, semua_jenis
from kepegawaian.keberatan.rules.jangka import LABEL_HARI, LABEL_TAHAP
from kepegawaian.keberatan.workflows import (
    BERJALAN,
    DIPUTUS,
    HASIL,
    IZIN_AJUKAN,
    IZIN_LIHAT,
    IZIN_PPK,
    IZIN_PUTUSKAN,
    LABEL,
    KeadaanKeberatan,
)

ASAL = [
    ("pemeriksaan", "Catatan pemeriksaan"),
    ("pejabat_awal", "Tanggapan pejabat pembuat keputusan"),
    ("pemohon", "Keterangan tambahan pemohon"),
]


class KeberatanQuerySet(ScopedQuerySet):
    """Parties see their own appeal without any role; a role sees kinds whose content it may see."""

    jalur_instansi = "instansi_id"
    jalur_jabatan_atasan = "pemutus_jabatan_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if izin == IZIN_AJUKAN:
            return self.milik(pengguna)
        if izin == IZIN_PUTUSKAN:
            return self.diputus_oleh(pengguna)
        if izin == IZIN_LIHAT:
            return self.filter(self._pihak(pengguna) | self._pengawas(pengguna, izin))
        return self.filter(self._pengawas(pengguna, izin))

    def milik(self, pengguna: Any) -> Self:
        """Appeals this user has filed. Somebody who previews the account sees none of them."""
        return self.none() if pengguna.pratinjau else self.filter(pemohon=pengguna)

    def diputus_oleh(self, pengguna: Any) -> Self:
        """Appeals this user decides today: by position, as PPK, or by name."""
        return self.none() if pengguna.pratinjau else self.filter(self._pemutus(pengguna))

    def berjalan(self) -> Self:
        return self.filter(keadaan__in=sorted(BERJALAN))

    def _pemutus(self, pengguna: Any) -> Q:
        syarat = Q(pemutus_akun=pengguna)
        if jabatan := pengguna.jangkauan(IZIN_PUTUSKAN).jabatan_ids:
            syarat |= Q(pemutus_jabatan__in=sorted(jabatan))
        if kota := pengguna.jangkauan(IZIN_PPK).kota_ids:
            syarat |= Q(ke_ppk=True, kota__in=sorted(kota))
        return syarat

    def _pihak(self, pengguna: Any) -> Q:
        if pengguna.pratinjau:
            return Q(pk__in=[])
        syarat = Q(pemohon=pengguna) | Q(pejabat_awal_akun=pengguna) | self._pemutus(pengguna)
        if pengguna.pegawai_id:
            syarat |= Q(pejabat_awal=pengguna.pegawai_id)
        return syarat

    def _pengawas(self, pengguna: Any, izin: str) -> Q:
        """By role: the permission asked for, and that of the kind, each with the row in reach."""
        if not (luar := pengguna.jangkauan(izin)):
            return Q(pk__in=[])
        syarat = Q(pk__in=[])
        for jenis in semua_jenis():
            if dalam := pengguna.jangkauan(jenis.izin_lihat):
                syarat |= Q(jenis=jenis.kode) & self.syarat_jangkauan(luar) & self.syarat_jangkauan(dalam)
        return syarat

    def cari(self, teks: str) -> Self:
        """By name or NIP of the person concerned."""
        return self.filter(bernama(teks, "pegawai__"))

    def for_list(self) -> Self:
        return self.select_related("pegawai", "instansi", "pemohon", "kota", "pemutus_jabatan", "pemutus_akun").defer(
            "uraian", "tuntutan", "pertimbangan", "putusan_isi", "pegawai__nik", "pegawai__telepon", "pegawai__alamat"
        )


@berjejak()
class Keberatan(BerkotaModel):
    """One appeal. What is said in it is encrypted at rest: it may tell of performance, health or discipline.

    The decider is a position (whoever holds it today), the PPK, or one account. `versi` grows with every statement,
    `sidik` fingerprints all of them: a decision names both, so nothing else is decided than what was shown.
    """

    jenis = models.CharField("jenis keberatan", max_length=40, choices=pilihan_jenis)
    sasaran_id = models.BigIntegerField("id keputusan yang dipersoalkan")
    sasaran_judul = models.CharField("keputusan yang dipersoalkan", max_length=200)
    sasaran_sidik = models.CharField("sidik keputusan", max_length=64, blank=True, editable=False)
    pemohon = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="keberatan", verbose_name="pemohon"
    )
    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="keberatan", verbose_name="pegawai"
    )
    # The unit at the time of filing: lists must not join.
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit kerja"
    )
    pejabat_awal = models.ForeignKey(
        "pegawai.Pegawai",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pejabat pembuat keputusan",
    )
    pejabat_awal_akun = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="akun pembuat keputusan",
    )
    pemutus_jabatan = models.ForeignKey(
        "jabatan.Jabatan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="jabatan pemutus"
    )
    pemutus_akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="akun pemutus"
    )
    ke_ppk = models.BooleanField("diputus PPK", default=False)
    # Accounts that have declared a conflict of interest here.
    mundur = ArrayField(models.BigIntegerField(), verbose_name="mengundurkan diri", default=list, blank=True)

    uraian = TeksTersandi("uraian keberatan")
    tuntutan = TeksTersandi("yang diminta")
    # Ids of Berkas in the order given.
    bukti = ArrayField(models.UUIDField(), verbose_name="bukti", default=list, blank=True)
    keadaan = models.CharField(
        "keadaan",
        max_length=20,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanKeberatan.DIAJUKAN.value,
    )
    diterima_pada = models.DateField("keputusan diterima pada")
    batas_ajukan = models.DateField("batas mengajukan")
    jangka_ajukan = models.CharField("jangka waktu mengajukan", max_length=200)
    batas_putus = models.DateField("batas memutus")
    jangka_putus = models.CharField("jangka waktu memutus", max_length=200)
    versi = models.PositiveIntegerField("versi", default=1)
    sidik = models.CharField("sidik isi", max_length=64, editable=False)
    diajukan_pada = models.DateTimeField("diajukan pada", default=timezone.now)

    pertimbangan = TeksTersandi("pertimbangan", blank=True)
    amar = TeksTersandi("amar putusan", blank=True)
    putusan_isi = JsonTersandi("isi putusan", default=dict, blank=True)
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diputus oleh"
    )
    final = models.BooleanField("putusan final", default=False)
    ringkasan_publik = models.TextField("ringkasan tanpa nama", blank=True)
    lewat_ditandai_pada = models.DateTimeField("lewat tenggat ditandai", null=True, blank=True, editable=False)

    objects = KeberatanQuerySet.as_manager()

    class Meta:
        ordering = ["-diajukan_pada", "-pk"]
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        indexes = [
            models.Index(fields=["kota", "-diajukan_pada"], name="keberatan_kota_terbaru"),
            models.Index(
                fields=["kota", "batas_putus"],
                condition=Q(keadaan__in=sorted(k.value for k in BERJALAN)),
                name="keberatan_berjalan",
            ),
            models.Index(fields=["pemutus_jabatan", "batas_putus"], name="keberatan_pemutus"),
            models.Index(fields=["pemohon", "-diajukan_pada"], name="keberatan_pemohon"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "jenis", "sasaran_id", "pemohon"],
                name="keberatan_sekali_per_keputusan",
                violation_error_message="Keberatan atas keputusan ini sudah pernah diajukan.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=sorted(k.value for k in DIPUTUS))
                | Q(diputus_pada__isnull=False, diputus_oleh__isnull=False) & ~Q(pertimbangan=""),
                name="keberatan_diputus_beralasan",
                violation_error_message="Putusan memuat pertimbangan, tanggal, dan pemutusnya.",
            ),
            models.CheckConstraint(
                condition=Q(pemutus_jabatan__isnull=False) | Q(pemutus_akun__isnull=False) | Q(ke_ppk=True),
                name="keberatan_berpemutus",
                violation_error_message="Keberatan harus mempunyai pemutus.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} – {self.sasaran_judul}"

    @property
    def jenis_objek(self) -> JenisKeberatan:
        return jenis_keberatan(self.jenis)

    @property
    def judul(self) -> str:
        return self.jenis_objek.judul

    @property
    def berjalan(self) -> bool:
        return self.keadaan in BERJALAN

    @property
    def diputus(self) -> bool:
        return self.keadaan in HASIL

    @property
    def pemutus_label(self) -> str:
        """Who decides, by office: never a name that a change of post would make wrong."""
        if self.pemutus_jabatan_id:
            return self.pemutus_jabatan.nama
        return str(self.pemutus_akun) if self.pemutus_akun_id else f"{self.kota.sebutan_ppk} (PPK)"


class KeteranganQuerySet(ScopedQuerySet):
    jalur_instansi = "keberatan__instansi_id"


@berjejak()
class KeteranganKeberatan(BerkotaModel):
    """What was said at the examination: a note of a hearing, or the written word of one of the two sides."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="keterangan", verbose_name="keberatan")
    asal = models.CharField("asal", max_length=15, choices=ASAL)
    isi = TeksTersandi("isi")
    hadir = models.CharField("yang hadir", max_length=300, blank=True)
    tanggal = models.DateField("tanggal")
    bukti = ArrayField(models.UUIDField(), verbose_name="bukti", default=list, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    pada = models.DateTimeField("dicatat pada", default=timezone.now)

    objects = KeteranganQuerySet.as_manager()

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "keterangan dalam keberatan"
        verbose_name_plural = "keterangan dalam keberatan"

    def __str__(self) -> str:
        return f"{self.get_asal_display()} {self.tanggal:%d-%m-%Y}"


class NaskahQuerySet(ScopedQuerySet):
    """Read by whoever reads the appeal."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(keberatan__in=Keberatan.objects.terlihat_oleh(pengguna, izin))


class NaskahPutusan(BerkotaModel):
    """The decision as a paper: numbered and frozen with the decision, printed once, encrypted like the appeal."""

    keberatan = models.OneToOneField(Keberatan, models.PROTECT, related_name="naskah", verbose_name="keberatan")
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    isi = JsonTersandi("isi beku", default=dict)
    # Base64 of the PDF, under the same key as every text of the appeal.
    bita = TeksTersandi("isi berkas", blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    tanda = models.ForeignKey("core.TandaTerbit", models.PROTECT, related_name="+", verbose_name="tanda terbit")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = NaskahQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-urut"]
        verbose_name = "naskah putusan keberatan"
        verbose_name_plural = "naskah putusan keberatan"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "tahun", "urut"],
                name="putusan_keberatan_nomor_sekali",
                violation_error_message="Nomor urut putusan sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return f"Putusan {self.nomor}"


class JangkaQuerySet(ScopedQuerySet):
    def pada(self, tanggal: date) -> Self:
        return self.filter(berlaku_mulai__lte=tanggal)


@berjejak(sejak_lahir=True)
class JangkaKeberatan(BerkotaModel):
    """A city's own window in place of the built-in one, from a day on: where the law leaves the unit open."""

    jenis = models.CharField("jenis keberatan", max_length=40, choices=pilihan_jenis)
    tahap = models.CharField("untuk", max_length=10, choices=list(LABEL_TAHAP.items()))
    hari = models.PositiveSmallIntegerField("jumlah hari")
    jenis_hari = models.CharField("jenis hari", max_length=10, choices=[(k.value, v) for k, v in LABEL_HARI.items()])
    berlaku_mulai = models.DateField("berlaku mulai")
    dasar = models.CharField("dasar hukum", max_length=200)

    objects = JangkaQuerySet.as_manager()

    class Meta:
        ordering = ["jenis", "tahap", "-berlaku_mulai"]
        verbose_name = "jangka waktu keberatan"
        verbose_name_plural = "jangka waktu keberatan"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "jenis", "tahap", "berlaku_mulai"],
                name="jangka_keberatan_satu_per_tanggal",
                violation_error_message="Jangka waktu ini sudah diatur mulai tanggal tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(hari__range=(1, 180)),
                name="jangka_keberatan_wajar",
                violation_error_message="Jangka waktu 1 sampai 180 hari.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()}: {self.hari} {self.get_jenis_hari_display()}"
