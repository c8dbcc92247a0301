"""Competencies of one person against a position, recording an assessment, and handing gaps to the training office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from asn.core.grafik import Angka, Grafik, Sumbu, radar
from asn.core.legal import Berlaku
from kepegawaian.jabatan.models import Jabatan, KamusKompetensi, StandarKompetensi
from kepegawaian.jabatan.rules.jpm import LABEL_KATEGORI, Cocok, Kategori, berlaku_sampai, jpm, kategori_pemetaan
from kepegawaian.pegawai.models import KebutuhanPelatihan, Pegawai, RiwayatKompetensi
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat

CATAT = "pegawai.catat_kompetensi"
TERUSKAN = "pegawai.teruskan_kesenjangan"
NADA = {Kategori.OPTIMAL: "selesai", Kategori.CUKUP_OPTIMAL: "perhatian", Kategori.KURANG_OPTIMAL: "gagal"}
# A gap of two levels or more is trained first.
_TINGGI = 2


@dataclass(frozen=True, slots=True)
class ProfilKompetensi:
    """A person against the standard of one position on a day. `lewat`: the last result, when all are too old."""

    jabatan: Jabatan | None
    cocok: tuple[Cocok, ...]
    nilai: Decimal | None
    kategori: Berlaku[Kategori] | None
    tanggal_uji: date | None
    lewat: date | None

    @property
    def label(self) -> str:
        return LABEL_KATEGORI[self.kategori.nilai] if self.kategori else ""

    @property
    def nada(self) -> str:
        return NADA[self.kategori.nilai] if self.kategori else "netral"

    @property
    def sampai(self) -> date | None:
        """The last day on which the oldest counted result is valid."""
        dinilai = [c.tanggal for c in self.cocok if c.tanggal]
        return berlaku_sampai(min(dinilai)) if dinilai else None

    @property
    def kesenjangan(self) -> list[Cocok]:
        """Competencies below the standard, the widest gap first."""
        return sorted((c for c in self.cocok if c.kesenjangan), key=lambda c: -c.kesenjangan)


def profil_kompetensi(pegawai: Pegawai, jabatan: Jabatan | None, tanggal: date) -> ProfilKompetensi:
    """The latest valid result of each competency the position requires; two queries."""
    hasil = RiwayatKompetensi.objects.sah().filter(pegawai=pegawai, tanggal__lte=tanggal)
    semua = list(hasil.order_by("tanggal", "pk").values_list("pk", "kompetensi_id", "level", "tanggal"))
    terkini = {b[1]: b for b in semua if berlaku_sampai(b[3]) >= tanggal}
    cocok = tuple(_cocok(s, terkini.get(s.kompetensi_id)) for s in _standar(jabatan))
    nilai = jpm(cocok, batasi=settings.JPM_BATASI)
    return ProfilKompetensi(
        jabatan=jabatan,
        cocok=cocok,
        nilai=nilai,
        kategori=None if nilai is None else kategori_pemetaan(nilai, pada=tanggal),
        tanggal_uji=max((c.tanggal for c in cocok if c.tanggal), default=None),
        lewat=semua[-1][3] if semua and not terkini else None,
    )


def _standar(jabatan: Jabatan | None) -> list[StandarKompetensi]:
    if jabatan is None:
        return []
    kueri = StandarKompetensi.objects.filter(jabatan=jabatan).select_related("kompetensi")
    return list(kueri.order_by("kompetensi__kelompok", "kompetensi__kode"))


def _cocok(standar: StandarKompetensi, baris: tuple[int, int, int, date] | None) -> Cocok:
    k = standar.kompetensi
    pk, _, level, tanggal = baris or (None, None, None, None)
    return Cocok(k.pk, k.nama, k.get_kelompok_display(), standar.level, level, tanggal, pk)


def grafik_kompetensi(profil: ProfilKompetensi) -> Grafik | None:
    """Radar of what is required and what was reached; None while nothing was assessed."""
    if profil.nilai is None:
        return None
    dinilai = [c for c in profil.cocok if c.dicapai is not None]
    diminta: list[Angka | None] = [c.diminta for c in dinilai]
    dicapai: list[Angka | None] = [c.dicapai for c in dinilai]
    seri = {"Diminta jabatan": diminta, "Dicapai": dicapai}
    return radar("Profil kompetensi", [c.nama for c in dinilai], seri, sumbu=Sumbu("Level", maksimum=5))


@transaction.atomic
def penilaian_catat(
    *, pegawai: Pegawai, tanggal: date, penyelenggara: str, level: Mapping[int, int], oleh: Any
) -> list[RiwayatKompetensi]:
    """One assessment: a verified row for each competency. The same one twice is refused (KOMPETENSI_GANDA)."""
    if not Pegawai.objects.terlihat_oleh(oleh, CATAT).filter(pk=pegawai.pk).exists():
        raise PermissionDenied(CATAT)
    if not level:
        raise ValidationError("Isi level sedikitnya satu kompetensi.")
    dasar = {"tanggal": tanggal.isoformat(), "penyelenggara": penyelenggara}
    tautan = reverse("pegawai:kompetensi", args=[pegawai.pk])
    return [
        riwayat_catat(
            jenis=JENIS_RIWAYAT["kompetensi"],
            pegawai=pegawai,
            isi={"kompetensi": kompetensi_id, "level": nilai, **dasar},
            oleh=oleh,
            tautan=tautan,
        )
        for kompetensi_id, nilai in level.items()
    ]


@transaction.atomic
def kesenjangan_teruskan(*, pegawai: Pegawai, tanggal: date, oleh: Any) -> list[KebutuhanPelatihan]:
    """Every gap to the own position becomes a training need, once per assessment. Nobody hands on the own gaps."""
    terlihat = Pegawai.objects.terlihat_oleh(oleh, TERUSKAN).select_related("jabatan")
    baris = terlihat.filter(pk=pegawai.pk).first()
    if baris is None or oleh.pegawai_id == pegawai.pk:
        raise PermissionDenied(TERUSKAN)
    profil = profil_kompetensi(baris, baris.jabatan, tanggal)
    kamus = KamusKompetensi.objects.in_bulk([c.kompetensi_id for c in profil.kesenjangan])
    return [
        kebutuhan_catat(
            pegawai=baris,
            sumber="KOMPETENSI",
            subjek=f"{c.nama}: dari level {c.dicapai} ke level {c.diminta}",
            kunci=f"kompetensi:{c.baris_id}:{baris.jabatan_id}",
            oleh=oleh,
            kompetensi=kamus[c.kompetensi_id],
            urgensi="TINGGI" if c.kesenjangan >= _TINGGI else "SEDANG",
            tautan=reverse("pegawai:kompetensi", args=[baris.pk]),
        )
        for c in profil.kesenjangan
    ]


def kebutuhan_kompetensi(pengguna: Any, pegawai: Pegawai) -> list[KebutuhanPelatihan]:
    """Needs of this person that came from gaps, as far as the reader may see them."""
    kueri = KebutuhanPelatihan.objects.terlihat_oleh(pengguna, "pegawai.view_kebutuhanpelatihan")
    return list(kueri.filter(pegawai=pegawai, sumber="KOMPETENSI").select_related("kompetensi"))
