"""Users and their dated assignments: a role and a reach, always read together."""

from collections.abc import Hashable
from datetime import date
from functools import cached_property
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.apps import apps
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, prefetch_related_objects
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from asn.akun.peran import DITURUNKAN, DITUTUP_SAAT_PRATINJAU, IZIN, LABEL_PERAN, PETUGAS, Peran
from asn.core.jangkauan import Jangkauan
from asn.core.jejak import berjejak
from asn.core.kueri_tetap import KueriTetap
from asn.core.querysets import ScopedQuerySet
from kepegawaian.instansi.models import Instansi


class PenggunaQuerySet(ScopedQuerySet):
    """Accounts are reached through their home city; those without one only by an assignment with reach pusat."""

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if pengguna.berjangkauan_pusat(izin):
            return self.filter(Q(kota=None) | Q(kota_id__in=sorted(pengguna.jangkauan(izin).semua_kota)))
        return super().terlihat_oleh(pengguna, izin)


class PenggunaManager(UserManager.from_queryset(PenggunaQuerySet)):
    """Django's user manager with the scoped QuerySet."""


@berjejak(sejak_lahir=True, kecuali=["password", "last_login", "versi_sesi"])
class Pengguna(AbstractUser):
    """An account. `username` is the NIP for civil servants. Permissions come from assignments, never from flags."""

    kota = models.ForeignKey(
        "instansi.Kota", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kota asal"
    )
    pegawai = models.OneToOneField(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="akun", verbose_name="pegawai"
    )
    nama = models.CharField("nama tampilan", max_length=200, blank=True)
    # Part of the session hash: raising it ends every session of the account at once.
    versi_sesi = models.PositiveIntegerField("versi sesi", default=1, editable=False)

    # Set on the previewed account by the "lihat sebagai" middleware, never stored.
    pratinjau = False
    # All assignments as JSON, when the account came with them (`asn.akun.backend`).
    penugasan_dibawa: list[dict[str, Any]] | None = None

    objects = PenggunaManager()

    class Meta:
        ordering = ["username"]
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.CheckConstraint(
                condition=Q(pegawai=None) | Q(kota__isnull=False),
                name="pengguna_pegawai_berkota",
                violation_error_message="Akun pegawai harus mempunyai kota asal.",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")) & Q(username=Lower("username")),
                name="pengguna_masuk_huruf_kecil",
                violation_error_message="Nama pengguna dan surel ditulis dengan huruf kecil.",
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=~Q(email=""),
                name="pengguna_email_unik",
                violation_error_message="Surel ini sudah dipakai akun lain.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        # Django compares this with the session on every request; both the password and `versi_sesi` must still match.
        nilai = f"{self.password}:{self.versi_sesi}"
        return salted_hmac("asn.akun.sesi", nilai, secret=secret, algorithm="sha256").hexdigest()

    @property
    def zona(self) -> ZoneInfo:
        """Clock of the user's own city: deadlines and times are local (Sorong is WIT)."""
        return ZoneInfo(self.kota.zona_waktu if self.kota else "Asia/Jakarta")

    def hari_ini(self) -> date:
        """Today in the user's own city."""
        return timezone.localdate(timezone=self.zona)

    @cached_property
    def penugasan_berlaku(self) -> list["Penugasan"]:
        """Assignments in force today; an inactive account has none."""
        if not self.is_active:
            return []
        # Not the instansi: this is read before the city scope is set, when the wall hides it.
        hari_ini = self.hari_ini()
        if self.penugasan_dibawa is None:
            berlaku = list(self.penugasan.berlaku(hari_ini).order_by("peran", "pk"))
        else:
            semua = map(Penugasan.dari_json, self.penugasan_dibawa)
            berlaku = [p for p in semua if p.mulai <= hari_ini and (p.sampai is None or p.sampai >= hari_ini)]
        for satu in berlaku:
            if satu.kota_id == self.kota_id:
                satu.kota = self.kota
        prefetch_related_objects([p for p in berlaku if p.kota_id != self.kota_id], "kota")
        return berlaku

    @cached_property
    def kota_aktif_ids(self) -> frozenset[int]:
        return frozenset(
            Instansi._meta.get_field("kota").related_model.objects.filter(aktif=True).values_list("pk", flat=True)
        )

    def kota_terjangkau(self) -> frozenset[int]:
        """Cities any assignment (or the own record) lies in: the scope of wall 1."""
        if not self.is_active:
            return frozenset()
        ids = {p.kota_id for p in self.penugasan_berlaku if p.kota_id}
        if any(p.pusat for p in self.penugasan_berlaku):
            ids |= self.kota_aktif_ids
        if self.kota_id:
            ids.add(self.kota_id)
        return frozenset(ids)

    @cached_property
    def jabatan_membawahi(self) -> frozenset[int]:
        """Positions held today, definitif or Plt/Plh, that have positions below them: the root of the role ATASAN."""
        if not self.pegawai_id:
            return frozenset()
        return frozenset(MEMBAWAHI.semua(pegawai_id=self.pegawai_id, hari=self.hari_ini()))

    @cached_property
    def instansi_penugasan(self) -> dict[int, Instansi]:
        """Instansi named by assignments in force, by id; needs the city scope."""
        ids = {p.instansi_id for p in self.penugasan_berlaku if p.instansi_id}
        return Instansi.objects.in_bulk(ids) if ids else {}

    def _subpohon(self, penugasan: list["Penugasan"]) -> frozenset[int]:
        kunci = frozenset(p.instansi_id for p in penugasan if p.instansi_id in self.instansi_penugasan)
        if not kunci:
            return frozenset()
        if kunci not in self._cache_subpohon:
            di_bawah = Q(pk__in=[])
            for pk in kunci:
                di_bawah |= Q(jalur__startswith=self.instansi_penugasan[pk].jalur)
            self._cache_subpohon[kunci] = frozenset(Instansi.objects.filter(di_bawah).values_list("pk", flat=True))
        return self._cache_subpohon[kunci]

    @cached_property
    def _cache_subpohon(self) -> dict[frozenset[int], frozenset[int]]:
        return {}

    @cached_property
    def _cache_jangkauan(self) -> dict[str, Jangkauan]:
        return {}

    def jangkauan(self, izin: str) -> Jangkauan:
        """Rows within reach FOR THIS permission: role and reach are read as a pair."""
        if izin not in self._cache_jangkauan:
            self._cache_jangkauan[izin] = self._hitung_jangkauan(izin)
        return self._cache_jangkauan[izin]

    def ditugasi(self, izin: str) -> bool:
        """Whether an assignment (not the own record or the position tree) gives the permission; asks no database."""
        return any(izin in IZIN[Peran(p.peran)] for p in self.penugasan_berlaku)

    def berjangkauan_pusat(self, izin: str) -> bool:
        """Whether the permission is held with the reach pusat, which alone reaches rows without a city."""
        return any(p.pusat and izin in IZIN[Peran(p.peran)] for p in self.penugasan_berlaku)

    def _hitung_jangkauan(self, izin: str) -> Jangkauan:
        if not self.is_active or (self.pratinjau and izin in DITUTUP_SAAT_PRATINJAU):
            return Jangkauan()
        cocok = [p for p in self.penugasan_berlaku if izin in IZIN[Peran(p.peran)]]
        kota = {p.kota_id for p in cocok if p.kota_id and not p.instansi_id}
        if any(p.pusat for p in cocok):
            kota |= self.kota_aktif_ids
        sendiri = self.pegawai_id if izin in IZIN[Peran.PEGAWAI] else None
        jabatan = self.jabatan_membawahi if izin in IZIN[Peran.ATASAN] else frozenset()
        semua = kota | {p.kota_id for p in cocok if p.instansi_id}
        if (sendiri or jabatan) and self.kota_id:
            semua.add(self.kota_id)
        return Jangkauan(
            kota_ids=frozenset(kota),
            instansi_ids=self._subpohon(cocok),
            pegawai_id=sendiri,
            jabatan_ids=jabatan,
            semua_kota=frozenset(semua),
        )

    @cached_property
    def tanda_izin(self) -> Hashable:
        """All that the answers of `has_perm` follow from, so that what is worked out for one user serves his like."""
        penugasan = {
            (p.peran, p.pusat, bool(p.kota_id), p.instansi_id and p.instansi_id in self.instansi_penugasan)
            for p in self.penugasan_berlaku
        }
        return (
            *(self.is_active, self.pratinjau, bool(self.pegawai_id), bool(self.jabatan_membawahi)),
            frozenset(penugasan),
        )

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether the permission is held anywhere at all; which rows it reaches is `terlihat_oleh`'s question."""
        return bool(self.jangkauan(perm))

    def has_perms(self, perm_list: Any, obj: Any = None) -> bool:
        return all(self.has_perm(p) for p in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return any(izin.startswith(f"{app_label}.") for p in self.penugasan_berlaku for izin in IZIN[Peran(p.peran)])

    @property
    def petugas(self) -> bool:
        """Whether any assigned role is a staff role, for which two-factor authentication is mandatory."""
        return any(Peran(p.peran) in PETUGAS for p in self.penugasan_berlaku)


def _membawahi(pegawai_id: Any, hari: Any) -> models.QuerySet:
    """Positions this person holds on the day that have positions below them."""
    riwayat = apps.get_model("pegawai", "RiwayatJabatan").objects.sah().pada(hari)
    bawahan = apps.get_model("jabatan", "Jabatan").objects.filter(atasan=OuterRef("jabatan"))
    return riwayat.filter(Exists(bawahan), pegawai=pegawai_id).order_by().values_list("jabatan_id", flat=True)


MEMBAWAHI = KueriTetap(_membawahi)
# What an account brings along of its assignments.
KOLOM_PENUGASAN = ("id", "pengguna_id", "peran", "pusat", "kota_id", "instansi_id", "mulai", "sampai")


class PenugasanQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        if pengguna.berjangkauan_pusat(izin):
            return self.filter(Q(pusat=True) | Q(kota_id__in=sorted(pengguna.jangkauan(izin).semua_kota)))
        return super().terlihat_oleh(pengguna, izin)

    def berlaku(self, tanggal: date) -> Self:
        """Assignments in force on the date: a role ends by itself."""
        return self.filter(Q(sampai=None) | Q(sampai__gte=tanggal), mulai__lte=tanggal)


@berjejak(sejak_lahir=True)
class Penugasan(models.Model):
    """One role of one user with its reach: pusat, a whole city, or an instansi subtree of a city."""

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="penugasan", verbose_name="pengguna")
    peran = models.CharField(
        "peran", max_length=20, choices=[(k.value, v) for k, v in LABEL_PERAN.items() if k not in DITURUNKAN]
    )
    pusat = models.BooleanField("seluruh kota (pusat)", default=False)
    kota = models.ForeignKey(
        "instansi.Kota", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kota"
    )
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="instansi"
    )
    mulai = models.DateField("mulai", default=timezone.localdate)
    sampai = models.DateField("sampai", null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        ordering = ["pengguna", "peran", "pk"]
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = [
            models.CheckConstraint(
                condition=Q(pusat=True, kota=None, instansi=None) | Q(pusat=False, kota__isnull=False),
                name="penugasan_tepat_satu_jangkauan",
                violation_error_message="Pilih tepat satu jangkauan: pusat, satu kota, atau satu instansi dalam kota.",
            ),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="penugasan_runtut",
                violation_error_message="Tanggal berakhir tidak boleh mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(peran="ADMIN_PUSAT") | Q(pusat=True),
                name="penugasan_admin_pusat_seluruh_kota",
                violation_error_message="Administrator pusat berjangkauan seluruh kota.",
            ),
            models.CheckConstraint(
                condition=~Q(peran__in=["ADMIN_KOTA", "PPK"]) | Q(kota__isnull=False, instansi=None),
                name="penugasan_peran_sekota",
                violation_error_message="Peran ini berjangkauan tepat satu kota.",
            ),
            models.CheckConstraint(
                condition=~Q(peran__in=["KEPALA_INSTANSI", "PENGELOLA_INSTANSI"]) | Q(instansi__isnull=False),
                name="penugasan_peran_instansi_berinstansi",
                violation_error_message="Peran instansi harus menyebut instansinya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} – {self.jangkauan_label}"

    @classmethod
    def dari_json(cls, isi: dict[str, Any]) -> Self:
        """The row whose columns `KOLOM_PENUGASAN` were read as JSON."""
        mulai, sampai = date.fromisoformat(isi["mulai"]), isi["sampai"] and date.fromisoformat(isi["sampai"])
        nilai = isi | {"mulai": mulai, "sampai": sampai}
        return cls.from_db(None, KOLOM_PENUGASAN, [nilai[kolom] for kolom in KOLOM_PENUGASAN])

    @property
    def jangkauan_label(self) -> str:
        if self.pusat:
            return "seluruh kota"
        return str(self.instansi) if self.instansi_id else str(self.kota)
