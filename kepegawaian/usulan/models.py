"""A proposed change of the register on its way: who proposes what about whom, with which evidence, decided by whom."""

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asn.core.jangkauan import Jangkauan
from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.pencarian import bernama
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import JsonTersandi, TeksTersandi
from kepegawaian.usulan.registri import JenisUsulan, jenis_usulan, semua_jenis
from kepegawaian.usulan.rules.alur import LABEL_TAHAP
from kepegawaian.usulan.workflows import AKHIR, DAPAT_DIUBAH, LABEL, MENUNGGU, KeadaanUsulan

AKSI = [("tambah", "Tambah"), ("perbaiki", "Perbaiki"), ("cabut", "Cabut"), ("lainnya", "Lainnya")]


class UsulanQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"
    jalur_pegawai = "pegawai_id"
    jalur_jabatan_atasan = "pegawai__jabatan__atasan_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """Reach of `izin`, narrowed to kinds whose content this user may see of this very person.

        A draft is its proposer's alone: nobody has said it yet.
        """
        diajukan = ~Q(keadaan=KeadaanUsulan.DRAF.value) | Q(pengusul=pengguna.pk)
        return super().terlihat_oleh(pengguna, izin).filter(self._kandungan(pengguna, izin), diajukan)

    def _kandungan(self, pengguna: Any, izin: str) -> Q:
        luar = pengguna.jangkauan(izin)
        per_jangkauan: dict[Jangkauan, list[str]] = {}
        for jenis in semua_jenis():
            if jangkauan := pengguna.jangkauan(jenis.izin_lihat):
                per_jangkauan.setdefault(jangkauan, []).append(jenis.kode)
        syarat = Q(pk__in=[])
        for jangkauan, kode in per_jangkauan.items():
            tercakup = jangkauan == luar or jangkauan.kota_ids >= luar.semua_kota
            dalam = Q() if tercakup else self.syarat_jangkauan(jangkauan)
            syarat |= Q(jenis__in=kode) & dalam
        rahasia = [j.kode for j in semua_jenis() if not j.terlihat_subjek]
        if pengguna.pegawai_id and rahasia:
            syarat &= ~Q(pegawai=pengguna.pegawai_id, jenis__in=rahasia)
        return syarat

    def milik(self, pengguna: Any) -> Self:
        """What this user proposed, and what was proposed about this user."""
        sendiri = Q(pegawai=pengguna.pegawai_id) if pengguna.pegawai_id else Q()
        return self.filter(Q(pengusul=pengguna) | sendiri)

    def cari(self, teks: str) -> Self:
        """By name or NIP of the person concerned."""
        return self.filter(bernama(teks, "pegawai__"))

    def for_list(self) -> Self:
        return self.select_related("pegawai", "instansi", "pengusul", "kota").defer(
            "isi", "semula", "pegawai__nik", "pegawai__telepon", "pegawai__alamat"
        )


@berjejak()
class Usulan(BerkotaModel):
    """One proposal. Content is encrypted at rest, because some kinds carry closed personal data.

    `versi` grows with the content, `sidik` fingerprints it: an approval names both, so nothing else is approved than
    what was shown. `jalur` holds the steps in order, `menunggu` the one that is due.
    """

    jenis = models.CharField("jenis usulan", max_length=40)
    aksi = models.CharField("aksi", max_length=10, choices=AKSI, default="lainnya")
    pegawai = models.ForeignKey("pegawai.Pegawai", models.PROTECT, related_name="usulan", verbose_name="pegawai")
    # The unit at the time of submission: routing and lists must not join.
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit kerja"
    )
    isi = JsonTersandi("isi", default=dict, blank=True)
    semula = JsonTersandi("isi semula", default=dict, blank=True)
    ringkasan = TeksTersandi("ringkasan", blank=True)
    sasaran_jenis = models.ForeignKey(
        ContentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="jenis sasaran"
    )
    sasaran_id = models.BigIntegerField("id sasaran", null=True, blank=True)
    sasaran_versi = models.PositiveIntegerField("versi sasaran", null=True, blank=True)
    pengusul = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pengusul"
    )
    catatan = models.TextField("catatan pengusul", blank=True)
    # Ids of Berkas in the order given: a deposited fact takes its evidence over, the usulan still names it.
    bukti = ArrayField(models.UUIDField(), verbose_name="bukti", default=list, blank=True)
    keadaan = models.CharField(
        "keadaan",
        max_length=15,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanUsulan.DRAF.value,
    )
    jalur = models.CharField("tahap", max_length=40, blank=True)
    menunggu = models.CharField("menunggu", max_length=10, blank=True, choices=list(LABEL_TAHAP.items()))
    alasan = models.TextField("alasan keputusan terakhir", blank=True)
    versi = models.PositiveIntegerField("versi", default=1)
    sidik = models.CharField("sidik isi", max_length=64, editable=False)
    kunci_idempotensi = models.CharField("kunci idempotensi", max_length=100, blank=True, editable=False)
    menggantikan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti", verbose_name="mengulang usulan"
    )
    tenggat = models.DateField("tenggat", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)

    objects = UsulanQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = "usulan"
        verbose_name_plural = "usulan"
        indexes = [
            models.Index(fields=["kota", "-dibuat_pada"], name="usulan_kota_terbaru"),
            # The inbox of the city and that of one instansi, oldest first.
            models.Index(
                fields=["kota", "menunggu", "diajukan_pada"], condition=~Q(menunggu=""), name="usulan_kotak_kota"
            ),
            models.Index(
                fields=["instansi", "menunggu", "diajukan_pada"], condition=~Q(menunggu=""), name="usulan_kotak_unit"
            ),
            models.Index(fields=["pegawai", "-dibuat_pada"], name="usulan_pegawai"),
            models.Index(fields=["pengusul", "-dibuat_pada"], name="usulan_pengusul"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kunci_idempotensi"],
                condition=~Q(kunci_idempotensi=""),
                name="usulan_sekali_saja",
                violation_error_message="Usulan ini sudah pernah diajukan.",
            ),
            models.UniqueConstraint(
                fields=["sasaran_jenis", "sasaran_id"],
                condition=Q(sasaran_id__isnull=False, keadaan__in=sorted(MENUNGGU)),
                name="usulan_satu_per_sasaran",
                violation_error_message="Masih ada usulan lain yang sedang diperiksa untuk data ini.",
            ),
            models.CheckConstraint(
                condition=Q(menunggu="") | Q(keadaan__in=sorted(MENUNGGU)),
                name="usulan_menunggu_selama_berjalan",
                violation_error_message="Hanya usulan yang sedang diperiksa yang menunggu keputusan.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=["ditolak", "dikembalikan"]) | Q(alasan__gt=""),
                name="usulan_tolak_beralasan",
                violation_error_message="Penolakan dan pengembalian harus beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} – {self.pegawai}"

    @property
    def jenis_objek(self) -> JenisUsulan:
        return jenis_usulan(self.jenis)

    @property
    def judul(self) -> str:
        """Kind and act in words; never content."""
        judul = self.jenis_objek.judul
        return judul if self.aksi == "lainnya" else f"{self.get_aksi_display()} {judul[:1].lower()}{judul[1:]}"

    @property
    def tahap(self) -> list[str]:
        return self.jalur.split()

    @property
    def dapat_diubah(self) -> bool:
        return self.keadaan in DAPAT_DIUBAH

    @property
    def berakhir(self) -> bool:
        return self.keadaan in AKHIR
