"""One disciplinary case: who is accused of what, who examines and decides, what was decided. Closed to everyone else.

Free text is encrypted at rest; names, dates and codes that the clocks and the wall need are not.
"""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import JsonTersandi, TeksTersandi
from kepegawaian.pegawai.models import RiwayatHukdis
from kinerja.disiplin.rules.hukuman import tingkat
from kinerja.disiplin.rules.pelanggaran import LABEL_ASAL, PELANGGARAN, label_pelanggaran, pasal
from kinerja.disiplin.rules.pemeriksa import LABEL_PERAN, PEMERIKSA, PeranPerkara
from kinerja.disiplin.workflows import (
    AKHIR,
    DIKETAHUI_TERPERIKSA,
    HIDUP,
    IZIN_LIHAT,
    IZIN_PERIKSA,
    IZIN_PPK,
    IZIN_PUTUS,
    IZIN_TANGGAPI,
    LABEL,
    SEBELUM_PUTUSAN,
    KeadaanPerkara,
)

TINGKAT = [("R", "Ringan"), ("S", "Sedang"), ("B", "Berat")]
# Which parts open which permission; reading is open to every part.
PERAN_IZIN = {
    IZIN_LIHAT: tuple(PeranPerkara),
    IZIN_PERIKSA: PEMERIKSA,
    IZIN_PUTUS: (PeranPerkara.PEMUTUS,),
}


class PerkaraQuerySet(ScopedQuerySet):
    """Nobody reaches a case by a role: only whoever is named in it, or is accused in it, for the own narrow page."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        jangkauan = pengguna.jangkauan(izin)
        dalam = self.filter(kota_id__in=sorted(jangkauan.semua_kota))
        if not jangkauan:
            return self.none()
        if izin == IZIN_TANGGAPI:
            return dalam.filter(pegawai_id=pengguna.pegawai_id or 0, keadaan__in=sorted(DIKETAHUI_TERPERIKSA))
        return dalam.filter(Exists(self._bagian(pengguna, izin))).exclude(pegawai_id=pengguna.pegawai_id or 0)

    def _bagian(self, pengguna: Any, izin: str) -> Any:
        """The part this user has in the case now; of the PPK by office, because that office changes hands."""
        saya = Q(pengguna=pengguna)
        if pengguna.pegawai_id:
            saya |= Q(pegawai_id=pengguna.pegawai_id)
        if ppk := pengguna.jangkauan(IZIN_PPK).kota_ids:
            saya |= Q(ppk=True, kota_id__in=sorted(ppk))
        peran = [p.value for p in PERAN_IZIN.get(izin, ())]
        return PetugasPerkara.objects.filter(saya, perkara=OuterRef("pk"), sampai=None, peran__in=peran)

    def hidup(self) -> Self:
        return self.filter(keadaan__in=sorted(HIDUP))

    def for_list(self) -> Self:
        return self.select_related("pegawai", "instansi", "kota").defer(
            "uraian", "isi", "pegawai__nik", "pegawai__telepon", "pegawai__alamat"
        )


@berjejak()
class Perkara(BerkotaModel):
    """One case from its first suspicion to the end of the punishment."""

    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="+", verbose_name="terperiksa")
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit kerja"
    )
    asal = models.CharField("asal", max_length=10, choices=[(a.value, label) for a, label in LABEL_ASAL.items()])
    pelanggaran = models.CharField("pelanggaran", max_length=3, choices=list(PELANGGARAN.items()))
    dugaan = models.CharField("dugaan jenis hukuman", max_length=2, choices=RiwayatHukdis.JENIS, blank=True)
    tingkat_dugaan = models.CharField("dugaan tingkat", max_length=1, choices=TINGKAT)
    uraian = TeksTersandi("uraian dugaan", blank=True)
    isi = JsonTersandi("isi berkas", default=dict, blank=True)
    # Days counted when a case of absence was opened or last raised: the same days never open a second case.
    tahun = models.PositiveSmallIntegerField("tahun presensi", null=True, blank=True)
    hari = models.PositiveSmallIntegerField("hari tanpa alasan yang sah", default=0)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="kelalaian", verbose_name="perkara yang dibiarkan"
    )
    keadaan = models.CharField(
        "keadaan",
        max_length=20,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanPerkara.DUGAAN.value,
    )
    keadaan_sejak = models.DateField("dalam keadaan ini sejak")
    tenggat = models.DateField("tenggat", null=True, blank=True)
    diteruskan_pada = models.DateField("diteruskan ke atasan berikutnya pada", null=True, blank=True)
    bebas_mulai = models.DateField("dibebaskan sementara mulai", null=True, blank=True)
    bebas_selesai = models.DateField("dibebaskan sementara sampai", null=True, blank=True)
    hukuman = models.CharField("hukuman", max_length=2, choices=RiwayatHukdis.JENIS, blank=True)
    nomor_sk = models.CharField("nomor keputusan", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal keputusan", null=True, blank=True)
    pejabat_sk = models.CharField("pejabat yang menghukum", max_length=150, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diputus oleh"
    )
    diterima_pada = models.DateField("diterima pegawai pada", null=True, blank=True)
    berlaku_pada = models.DateField("berlaku mulai", null=True, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    riwayat = models.OneToOneField(
        "pegawai.RiwayatHukdis",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="perkara",
        verbose_name="riwayat hukuman disiplin",
    )
    dibuka_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuka oleh"
    )
    dibuka_pada = models.DateTimeField("dibuka pada", default=timezone.now)
    versi = models.PositiveIntegerField("versi", default=1)

    objects = PerkaraQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuka_pada", "-pk"]
        verbose_name = "perkara disiplin"
        verbose_name_plural = "perkara disiplin"
        permissions = [
            ("periksa_perkara", "Dapat memeriksa perkara yang ditugaskan"),
            ("putus_perkara", "Dapat memutus perkara yang menjadi kewenangannya"),
            ("tanggapi_perkara", "Dapat membaca dan menanggapi perkara sendiri"),
            ("lapor_dugaan", "Dapat membuka dugaan pelanggaran disiplin"),
            ("lihat_rekap", "Dapat melihat jumlah perkara disiplin"),
            ("bertindak_ppk", "Bertindak sebagai PPK dalam perkara disiplin"),
        ]
        indexes = [
            models.Index(fields=["kota", "-dibuka_pada", "-id"], name="perkara_kota_terbaru"),
            models.Index(
                fields=["kota", "keadaan", "tenggat"],
                condition=Q(keadaan__in=sorted(HIDUP)),
                name="perkara_tenggat",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun"],
                condition=Q(asal="presensi", keadaan__in=sorted(SEBELUM_PUTUSAN)),
                name="perkara_presensi_satu_berjalan",
                violation_error_message="Masih ada perkara presensi yang berjalan untuk pegawai dan tahun ini.",
            ),
            models.UniqueConstraint(
                fields=["induk", "pegawai"],
                condition=Q(asal="kelalaian"),
                name="perkara_kelalaian_sekali",
                violation_error_message="Kelalaian atas perkara ini sudah dibuka.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=["diputus", "disampaikan", "keberatan", "banding", "pelaksanaan", "selesai"])
                | (~Q(hukuman="") & ~Q(nomor_sk="") & Q(tanggal_sk__isnull=False)),
                name="perkara_diputus_bersk",
                violation_error_message="Keputusan harus bernomor, bertanggal, dan menyebut hukumannya.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=["pelaksanaan", "selesai"]) | Q(riwayat__isnull=False),
                name="perkara_berlaku_tercatat",
                violation_error_message="Hukuman yang berlaku harus tercatat di buku induk.",
            ),
        ]

    def __str__(self) -> str:
        # No name: this text reaches logs and error pages.
        return f"Perkara disiplin nomor {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("disiplin:rincian", args=[self.pk])

    @property
    def berakhir(self) -> bool:
        return self.keadaan in AKHIR

    @property
    def kota_hari_ini(self) -> date:
        return self.kota.hari_ini()

    @property
    def pasal(self) -> str:
        return pasal(self.pelanggaran)

    @property
    def label_pelanggaran(self) -> str:
        return label_pelanggaran(self.pelanggaran)

    @property
    def tingkat_hukuman(self) -> str:
        return tingkat(self.hukuman).label if self.hukuman else ""

    @property
    def bebas_sementara(self) -> bool:
        return self.bebas_mulai is not None and self.bebas_selesai is None


class AnakPerkaraQuerySet(ScopedQuerySet):
    """What belongs to a case is seen by whoever sees the case."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        return self.filter(perkara__in=Perkara.objects.terlihat_oleh(pengguna, izin))


class PetugasPerkara(BerkotaModel):
    """One part in a case: by person, by account (who is no pegawai of the city), or by the office of the PPK."""

    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="petugas", verbose_name="perkara")
    peran = models.CharField("peran", max_length=12, choices=[(p.value, v) for p, v in LABEL_PERAN.items()])
    pegawai = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pegawai"
    )
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="akun"
    )
    ppk = models.BooleanField("sebagai PPK", default=False)
    jabatan = models.CharField("jabatan saat ditunjuk", max_length=200, blank=True)
    alasan = models.CharField("sebab ditunjuk", max_length=300, blank=True)
    sejak = models.DateField("sejak")
    sampai = models.DateField("sampai", null=True, blank=True)

    objects = AnakPerkaraQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "petugas perkara"
        verbose_name_plural = "petugas perkara"
        indexes = [
            models.Index(fields=["pegawai", "perkara"], condition=Q(sampai=None), name="petugas_perkara_pegawai"),
            models.Index(fields=["pengguna", "perkara"], condition=Q(sampai=None), name="petugas_perkara_akun"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ppk=True, pegawai=None, pengguna=None)
                | Q(ppk=False, pegawai__isnull=False, pengguna=None)
                | Q(ppk=False, pegawai=None, pengguna__isnull=False),
                name="petugas_perkara_satu_sosok",
                violation_error_message="Sebut tepat satu: pegawai, akun, atau PPK.",
            ),
            models.UniqueConstraint(
                fields=["perkara"],
                condition=Q(peran="pemutus", sampai=None),
                name="petugas_perkara_satu_pemutus",
                violation_error_message="Perkara ini sudah mempunyai pejabat yang berwenang menghukum.",
            ),
            models.UniqueConstraint(
                fields=["perkara", "pegawai", "peran"],
                condition=Q(sampai=None, pegawai__isnull=False),
                name="petugas_perkara_sekali",
                violation_error_message="Orang ini sudah ditunjuk untuk peran tersebut.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} perkara nomor {self.perkara_id}"


class Panggilan(BerkotaModel):
    """One summons: when it was written, when the examination is, whether the accused came."""

    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="panggilan", verbose_name="perkara")
    ke = models.PositiveSmallIntegerField("panggilan ke-")
    tanggal_surat = models.DateField("tanggal surat")
    waktu_periksa = models.DateTimeField("waktu pemeriksaan")
    tempat = models.CharField("tempat", max_length=200)
    hadir = models.BooleanField("hadir", null=True, blank=True)

    objects = AnakPerkaraQuerySet.as_manager()

    class Meta:
        ordering = ["perkara", "ke"]
        verbose_name = "panggilan"
        verbose_name_plural = "panggilan"
        constraints = [
            models.UniqueConstraint(
                fields=["perkara", "ke"],
                name="panggilan_sekali_per_urutan",
                violation_error_message="Panggilan ini sudah dibuat.",
            ),
            models.CheckConstraint(condition=Q(ke__in=[1, 2]), name="panggilan_satu_atau_dua"),
        ]

    def __str__(self) -> str:
        return f"Panggilan {'I' * self.ke} perkara nomor {self.perkara_id}"


class LangkahPerkara(BerkotaModel):
    """One step of the case in words, encrypted; `untuk_terperiksa` says whether the accused may read it."""

    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="langkah", verbose_name="perkara")
    pada = models.DateTimeField("pada", default=timezone.now)
    judul = models.CharField("langkah", max_length=120)
    isi = TeksTersandi("isi", blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="oleh"
    )
    untuk_terperiksa = models.BooleanField("terbaca pegawai yang diperiksa", default=False)

    objects = AnakPerkaraQuerySet.as_manager()

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "langkah perkara"
        verbose_name_plural = "langkah perkara"

    def __str__(self) -> str:
        return f"{self.judul}, perkara nomor {self.perkara_id}"


class DokumenPerkara(BerkotaModel):
    """One paper of the case: content frozen, PDF made once, both encrypted; served by the page of the case only."""

    JENIS = [
        ("panggilan_1", "Surat panggilan I"),
        ("panggilan_2", "Surat panggilan II"),
        ("bap", "Berita acara pemeriksaan"),
        ("keputusan", "Keputusan hukuman disiplin"),
        ("penyampaian", "Surat penyampaian keputusan"),
        ("bukti", "Bukti"),
    ]
    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="dokumen", verbose_name="perkara")
    jenis = models.CharField("jenis", max_length=12, choices=JENIS)
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama berkas", max_length=200)
    jenis_isi = models.CharField("jenis isi", max_length=100, default="application/pdf")
    isi = JsonTersandi("isi beku", default=dict, blank=True)
    # Base64 of the bytes, under the same key as every text of the case.
    bita = TeksTersandi("isi berkas", blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    tanda = models.ForeignKey(
        "core.TandaTerbit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tanda terbit"
    )
    untuk_terperiksa = models.BooleanField("terbaca pegawai yang diperiksa", default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = AnakPerkaraQuerySet.as_manager()

    class Meta:
        ordering = ["dibuat_pada", "pk"]
        verbose_name = "dokumen perkara"
        verbose_name_plural = "dokumen perkara"

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, perkara nomor {self.perkara_id}"
