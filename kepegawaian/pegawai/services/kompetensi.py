"""Competencies of one person against a position, recording an assessment, and handing gaps to the training office."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
from kepegawaian.jabatan.models import Jabatan, StandarKompetensi
from kepegawaian.jabatan.rules.jpm import LABEL_KATEGORI, Cocok, Kategori, berlaku_sampai, jpm, kategori_pemetaan
from kepegawaian.pegawai.models import KebutuhanPelatihan, Pegawai, RiwayatKompetensi
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat_banyak
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
    semua = _hasil([pegawai.pk], tanggal)[pegawai.pk]
    cocok = _cocokkan(_standar([jabatan.pk])[jabatan.pk] if jabatan else [], semua, tanggal)
    nilai = jpm(cocok, batasi=settings.JPM_BATASI)
    terakhir = semua[-1].tanggal if semua else None
    return ProfilKompetensi(
        jabatan=jabatan,
        cocok=cocok,
        nilai=nilai,
        kategori=None if nilai is None else kategori_pemetaan(nilai, pada=tanggal),
        tanggal_uji=max((c.tanggal for c in cocok if c.tanggal), default=None),
        lewat=terakhir if terakhir and berlaku_sampai(terakhir) < tanggal else None,
    )


def _hasil(pegawai_ids: Collection[int], tanggal: date) -> dict[int, list[RiwayatKompetensi]]:
    """Results by person up to the day, oldest first."""
    hasil: dict[int, list[RiwayatKompetensi]] = defaultdict(list)
    kueri = RiwayatKompetensi.objects.sah().filter(pegawai__in=list(pegawai_ids), tanggal__lte=tanggal)
    for baris in kueri.order_by("tanggal", "pk").only("pegawai_id", "kompetensi_id", "level", "tanggal"):
        hasil[baris.pegawai_id].append(baris)
    return hasil


def _standar(jabatan_ids: Collection[int]) -> dict[int, list[StandarKompetensi]]:
    hasil: dict[int, list[StandarKompetensi]] = defaultdict(list)
    kueri = StandarKompetensi.objects.filter(jabatan__in=list(jabatan_ids)).select_related("kompetensi")
    for s in kueri.order_by("kompetensi__kelompok", "kompetensi__kode"):
        hasil[s.jabatan_id].append(s)
    return hasil


def _cocokkan(
    standar: Sequence[StandarKompetensi], semua: Sequence[RiwayatKompetensi], tanggal: date
) -> tuple[Cocok, ...]:
    terkini = {b.kompetensi_id: b for b in semua if berlaku_sampai(b.tanggal) >= tanggal}
    return tuple(_cocok(s, terkini.get(s.kompetensi_id)) for s in standar)


def _cocok(standar: StandarKompetensi, baris: RiwayatKompetensi | None) -> Cocok:
    k = standar.kompetensi
    dasar = (k.pk, k.nama, k.get_kelompok_display(), standar.level)
    return Cocok(*dasar, baris.level, baris.tanggal, baris.pk) if baris else Cocok(*dasar, None)


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
def kesenjangan_teruskan(*, pegawai_ids: Collection[int], tanggal: date, oleh: Any) -> int:
    """Gaps of these people to their own posts become training needs, once per assessment; returns how many are new.

    People out of reach are refused as a whole; nobody hands on the own gaps. Five queries for any number of people.
    """
    terlihat = Pegawai.objects.terlihat_oleh(oleh, TERUSKAN).filter(pk__in=list(pegawai_ids))
    orang = list(terlihat.exclude(pk=oleh.pegawai_id or 0).only("pk", "kota_id", "jabatan_id"))
    if len(orang) < len(set(pegawai_ids)):
        raise PermissionDenied(TERUSKAN)
    hasil = _hasil([p.pk for p in orang], tanggal)
    standar = _standar({p.jabatan_id for p in orang if p.jabatan_id})
    kebutuhan = [
        _kebutuhan(p, c, oleh)
        for p in orang
        for c in _cocokkan(standar[p.jabatan_id or 0], hasil[p.pk], tanggal)
        if c.kesenjangan
    ]
    return kebutuhan_catat_banyak(kebutuhan)


def _kebutuhan(pegawai: Pegawai, c: Cocok, oleh: Any) -> KebutuhanPelatihan:
    return KebutuhanPelatihan(
        kota_id=pegawai.kota_id,
        pegawai=pegawai,
        sumber="KOMPETENSI",
        subjek=f"{c.nama}: dari level {c.dicapai} ke level {c.diminta}",
        kompetensi_id=c.kompetensi_id,
        urgensi="TINGGI" if c.kesenjangan >= _TINGGI else "SEDANG",
        tautan=reverse("pegawai:kompetensi", args=[pegawai.pk]),
        kunci=f"kompetensi:{c.baris_id}:{pegawai.jabatan_id}",
        dibuat_oleh=oleh,
    )


def kebutuhan_kompetensi(pengguna: Any, pegawai: Pegawai) -> list[KebutuhanPelatihan]:
    """Needs of this person that came from gaps, as far as the reader may see them."""
    kueri = KebutuhanPelatihan.objects.terlihat_oleh(pengguna, "pegawai.view_kebutuhanpelatihan")
    return list(kueri.filter(pegawai=pegawai, sumber="KOMPETENSI").select_related("kompetensi"))
