"""Comments, their authors behind an encrypted address, support, moderation, and the mails to authors."""

import secrets
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import TeksTersandi
from pengaduan.forum.models.konsultasi import BagianQuerySet, Butir, Konsultasi
from pengaduan.forum.rules.moderasi import LABEL_ALASAN
from pengaduan.forum.workflows import LABEL_KOMENTAR, NADA_KOMENTAR, KeadaanKomentar

# The parties of PermenPANRB 16/2017, beside the organiser.
UNSUR = [
    ("pengguna", "Pengguna layanan atau warga"),
    ("pemangku", "Pemangku kepentingan atau pelaku usaha"),
    ("ahli", "Ahli atau praktisi"),
    ("oms", "Organisasi masyarakat sipil"),
    ("media", "Media massa"),
    ("lain", "Lainnya"),
]
SALURAN = [("daring", "Halaman ini"), ("tatap_muka", "Pertemuan tatap muka"), ("surat", "Surat atau titipan")]
KOMENTAR_MAKS = 4000


class Partisipan(BerkotaModel):
    """Somebody who proved to read an e-mail address. The address is encrypted and shown to nobody, staff included."""

    surel = TeksTersandi("alamat surel", blank=True)
    sidik = models.CharField("sidik alamat", max_length=64, blank=True)
    terverifikasi_pada = models.DateTimeField("terbukti pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = "partisipan"
        verbose_name_plural = "partisipan"
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "sidik"], condition=~Q(sidik=""), name="partisipan_satu_per_alamat"
            )
        ]

    def __str__(self) -> str:
        return f"Partisipan {self.pk}"


class KomentarQuerySet(BagianQuerySet):
    def tayang(self) -> Self:
        return self.filter(keadaan=KeadaanKomentar.TAYANG)

    def menunggu(self) -> Self:
        """The queue of the moderators: held, or decided and objected to by the author."""
        digugat = Q(pk__in=self._digugat(), keadaan__in=[KeadaanKomentar.TAYANG, KeadaanKomentar.DISEMBUNYIKAN])
        return self.filter(Q(keadaan=KeadaanKomentar.DITAHAN) | digugat)

    def menunggu_bagi(self, pengguna: Any) -> Self:
        """The same without objections to this person's own decisions: somebody else looks at those."""
        sendiri = self._digugat().filter(putusan__oleh=pengguna)
        return self.menunggu().exclude(~Q(keadaan=KeadaanKomentar.DITAHAN) & Q(pk__in=sendiri))

    def _digugat(self) -> Any:
        keberatan: Any = self.model._meta.get_field("keberatan").related_model
        return keberatan.objects.menunggu().values("komentar").order_by()

    def masuk(self) -> Self:
        """Everything that was really sent: confirmed by its author, or written down at a meeting."""
        return self.exclude(keadaan=KeadaanKomentar.BELUM)

    def berdukungan(self) -> Self:
        return self.annotate(dukungan_n=Count("dukungan"))

    def for_list(self) -> Self:
        digugat = Exists(self._digugat().filter(komentar=OuterRef("pk")))
        return self.select_related("konsultasi__instansi", "butir", "klaster").berdukungan().annotate(digugat=digugat)

    def cari(self, teks: str) -> Self:
        return self.filter(Q(isi__icontains=teks) | Q(nama__icontains=teks))


# The text is kept out of the history: what a moderator takes away must not lie there in the open.
@berjejak(kecuali=["isi", "isi_asli", "nama", "sidik_isi"])
class Komentar(BerkotaModel):
    """One contribution. `isi` is what may be read; the original of what was changed or hidden is in `isi_asli`."""

    konsultasi = models.ForeignKey(Konsultasi, models.PROTECT, related_name="komentar", verbose_name="konsultasi")
    butir = models.ForeignKey(
        Butir, models.PROTECT, null=True, blank=True, related_name="komentar", verbose_name="butir rancangan"
    )
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="balasan", verbose_name="membalas"
    )
    partisipan = models.ForeignKey(
        Partisipan, models.PROTECT, null=True, blank=True, related_name="komentar", verbose_name="partisipan"
    )
    nomor = models.PositiveIntegerField("nomor", null=True, blank=True)
    nama = models.CharField("nama yang ditampilkan", max_length=60, blank=True)
    unsur = models.CharField("sebagai", max_length=10, choices=UNSUR, default="pengguna")
    saluran = models.CharField("saluran", max_length=10, choices=SALURAN, default="daring")
    isi = models.TextField("masukan", max_length=KOMENTAR_MAKS, blank=True)
    isi_asli = TeksTersandi("naskah asli", blank=True)
    sidik_isi = models.CharField("sidik isi", max_length=64)
    keadaan = models.CharField(
        "keadaan",
        max_length=14,
        choices=[(k.value, v) for k, v in LABEL_KOMENTAR.items()],
        default=KeadaanKomentar.BELUM.value,
    )
    dugaan = models.CharField("sebab ditahan", max_length=120, blank=True)
    mau_kabar = models.BooleanField("kabari bila tanggapan terbit", default=True)
    klaster = models.ForeignKey(
        "forum.Klaster", models.SET_NULL, null=True, blank=True, related_name="komentar", verbose_name="kelompok"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    tayang_pada = models.DateTimeField("masuk pada", null=True, blank=True)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )

    objects = KomentarQuerySet.as_manager()

    class Meta:
        ordering = ["nomor", "pk"]
        verbose_name = "masukan"
        verbose_name_plural = "masukan"
        indexes = [
            models.Index(fields=["konsultasi", "keadaan", "-nomor"], name="komentar_konsultasi_keadaan"),
            models.Index(fields=["kota", "keadaan", "dibuat_pada"], name="komentar_antrean"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["konsultasi", "nomor"],
                name="komentar_nomor_unik",
                violation_error_message="Nomor masukan ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["konsultasi", "partisipan", "sidik_isi"],
                condition=~Q(keadaan="ditarik"),
                name="komentar_tidak_kembar",
                violation_error_message="Anda sudah mengirim masukan yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="belum") | Q(nomor__isnull=False),
                name="komentar_masuk_bernomor",
                violation_error_message="Masukan yang sudah masuk harus bernomor.",
            ),
            models.CheckConstraint(
                condition=Q(partisipan__isnull=False) | Q(dicatat_oleh__isnull=False),
                name="komentar_berasal",
                violation_error_message="Masukan harus punya pengirim atau petugas pencatat.",
            ),
        ]

    def __str__(self) -> str:
        return f"Masukan #{self.nomor}" if self.nomor else "Masukan yang belum dikonfirmasi"

    @property
    def tersegel(self) -> bool:
        """Whether the original differs from what may be read."""
        return bool(self.isi_asli)

    @property
    def label(self) -> str:
        return LABEL_KOMENTAR[KeadaanKomentar(self.keadaan)]

    @property
    def nada(self) -> str:
        return NADA_KOMENTAR[KeadaanKomentar(self.keadaan)]

    @property
    def sebutan(self) -> str:
        return self.nama or "Tanpa nama"


class KomentarMilikQuerySet(ScopedQuerySet):
    jalur_instansi = "komentar__konsultasi__instansi_id"


class Dukungan(BerkotaModel):
    """One verified person supports one comment, once."""

    komentar = models.ForeignKey(Komentar, models.CASCADE, related_name="dukungan", verbose_name="masukan")
    partisipan = models.ForeignKey(Partisipan, models.CASCADE, related_name="+", verbose_name="partisipan")
    pada = models.DateTimeField("pada", default=timezone.now)

    objects = KomentarMilikQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "dukungan"
        verbose_name_plural = "dukungan"
        constraints = [models.UniqueConstraint(fields=["komentar", "partisipan"], name="dukungan_sekali")]

    def __str__(self) -> str:
        return f"Dukungan bagi masukan {self.komentar_id}"


class Moderasi(BerkotaModel):
    """One decision of a moderator: what was done, for which of the fixed reasons, by whom. Never changed."""

    TINDAKAN = [
        ("loloskan", "Ditayangkan"),
        ("samarkan", "Disamarkan sebagian"),
        ("sembunyikan", "Disembunyikan"),
        ("pulihkan", "Dipulihkan"),
    ]
    komentar = models.ForeignKey(Komentar, models.PROTECT, related_name="moderasi", verbose_name="masukan")
    tindakan = models.CharField("tindakan", max_length=12, choices=TINDAKAN)
    alasan = models.CharField(
        "alasan", max_length=15, choices=[(k.value, v) for k, v in LABEL_ALASAN.items()], blank=True
    )
    catatan = models.CharField("catatan kepada pengirim", max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    pada = models.DateTimeField("pada", default=timezone.now)

    objects = KomentarMilikQuerySet.as_manager()

    class Meta:
        ordering = ["pada", "pk"]
        verbose_name = "putusan moderasi"
        verbose_name_plural = "putusan moderasi"
        constraints = [
            models.CheckConstraint(
                condition=~Q(tindakan__in=["samarkan", "sembunyikan"]) | ~Q(alasan=""),
                name="moderasi_beralasan",
                violation_error_message="Pilih alasan dari daftar.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_tindakan_display()} – {self.komentar}"


def kode_surat() -> str:
    return secrets.token_urlsafe(16)


def dua_hari_lagi() -> datetime:
    return timezone.now() + timedelta(hours=48)


class Surat(BerkotaModel):
    """A mail to a participant and the key in it: outbox and magic link in one row. It says that, never what."""

    JENIS = [
        ("konfirmasi", "Konfirmasi masukan"),
        ("masuk", "Buka masukan saya"),
        ("moderasi", "Putusan moderasi"),
        ("tanggapan", "Tanggapan resmi terbit"),
    ]
    KEADAAN = [("antre", "Antre"), ("terkirim", "Terkirim"), ("gagal", "Gagal")]
    partisipan = models.ForeignKey(Partisipan, models.CASCADE, related_name="surat", verbose_name="partisipan")
    jenis = models.CharField("jenis", max_length=12, choices=JENIS)
    komentar = models.ForeignKey(
        Komentar, models.CASCADE, null=True, blank=True, related_name="surat", verbose_name="masukan"
    )
    konsultasi = models.ForeignKey(
        Konsultasi, models.CASCADE, null=True, blank=True, related_name="surat", verbose_name="konsultasi"
    )
    kode = models.CharField("kode", max_length=32, unique=True, default=kode_surat)
    berlaku_sampai = models.DateTimeField("berlaku sampai", default=dua_hari_lagi)
    dipakai_pada = models.DateTimeField("dipakai pada", null=True, blank=True)
    keadaan = models.CharField("keadaan", max_length=10, choices=KEADAAN, default="antre")
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    coba_pada = models.DateTimeField("coba pada", default=timezone.now)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = "surat elektronik"
        verbose_name_plural = "surat elektronik"
        indexes = [
            models.Index(fields=["kota", "coba_pada"], name="forum_surat_antre", condition=Q(keadaan="antre")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partisipan", "konsultasi"],
                condition=Q(jenis="tanggapan"),
                name="surat_tanggapan_sekali",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pk}"
