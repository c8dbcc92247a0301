"""One person's record: which parts a reader may see, and their rows today or as of a past day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from asn.core.jangkauan import Jangkauan
from asn.core.kueri_tetap import KueriTetap
from kepegawaian.pegawai.models import (
    Dokumen,
    Keluarga,
    Pegawai,
    Pencalonan,
    RiwayatAngkaKredit,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKGB,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPangkat,
    RiwayatPendidikan,
    RiwayatPenghargaan,
)
from kepegawaian.pegawai.models.dasar import LAMA

BUKA_DATA = "pegawai.buka_data_pribadi"
# The page it leads to belongs to a floor above and is named by its address only.
USULKAN = "usulan.ajukan_usulan"
CALON = "pegawai.view_pencalonan"
KOLOM_SK = ("nomor_sk", "tanggal_sk", "pejabat_sk")
# Whose a row is, how sure, from where: kept by the services, never typed.
_KERANGKA = {
    *("id", "kota", "pegawai", "bukti", "verifikasi", "diverifikasi_oleh"),
    *("menggantikan", "sumber", "tautan", "siasn_id", "versi"),
}


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind of riwayat: `tanggal` is the field that says since when the row is true (empty: undated)."""

    kode: str
    judul: str
    model: Any
    tanggal: str
    ikut: tuple[str, ...] = ()
    # Only for parts of the register that are no riwayat: which fields of the model they are.
    hanya: tuple[str, ...] = ()

    @property
    def kolom(self) -> tuple[str, ...]:
        """Fields a person fills in: the fact itself, then the decision (SK) it stands on."""
        if self.hanya:
            return self.hanya
        sendiri = [f.name for f in self.model._meta.concrete_fields if f.name not in _KERANGKA]
        return (*(k for k in sendiri if k not in KOLOM_SK), *KOLOM_SK)

    @property
    def sebutan(self) -> str:
        """The kind in the singular, inside a sentence: "riwayat pangkat", "anggota keluarga"."""
        return str(self.model._meta.verbose_name)

    @property
    def izin(self) -> str:
        return f"pegawai.view_{self.model._meta.model_name}"


JENIS_RIWAYAT = {
    j.kode: j
    for j in (
        Jenis("jabatan", "Riwayat jabatan", RiwayatJabatan, "tmt_mulai", ("instansi",)),
        Jenis("pangkat", "Riwayat pangkat", RiwayatPangkat, "tmt", ("golongan",)),
        Jenis("kgb", "Riwayat kenaikan gaji berkala", RiwayatKGB, "tmt", ("golongan",)),
        Jenis("angka_kredit", "Riwayat angka kredit", RiwayatAngkaKredit, "selesai"),
        Jenis("pendidikan", "Riwayat pendidikan", RiwayatPendidikan, "tanggal_lulus"),
        Jenis("diklat", "Riwayat diklat", RiwayatDiklat, "tanggal_selesai"),
        Jenis("kompetensi", "Hasil penilaian kompetensi", RiwayatKompetensi, "tanggal", ("kompetensi",)),
        Jenis("kinerja", "Riwayat kinerja", RiwayatKinerja, "", ("penilai", "instansi")),
        Jenis("penghargaan", "Riwayat penghargaan", RiwayatPenghargaan, "tanggal"),
        Jenis("hukdis", "Riwayat hukuman disiplin", RiwayatHukdis, "tmt_mulai"),
        Jenis("keluarga", "Keluarga", Keluarga, ""),
        Jenis("dokumen", "Dokumen", Dokumen, ""),
    )
}


@dataclass(frozen=True, slots=True)
class Bagian:
    """One tab of the profile and the kinds of riwayat in it."""

    kode: str
    label: str
    jenis: tuple[str, ...] = ()


BAGIAN = (
    Bagian("ikhtisar", "Ikhtisar"),
    Bagian("identitas", "Identitas"),
    Bagian("jabatan", "Jabatan & pangkat", ("jabatan", "pangkat", "kgb", "angka_kredit")),
    Bagian("pendidikan", "Pendidikan & diklat", ("pendidikan", "diklat", "kompetensi")),
    Bagian("kinerja", "Kinerja", ("kinerja",)),
    Bagian("penghargaan", "Penghargaan & disiplin", ("penghargaan", "hukdis")),
    Bagian("keluarga", "Keluarga", ("keluarga",)),
    Bagian("dokumen", "Dokumen", ("dokumen",)),
    Bagian("linimasa", "Linimasa"),
)


class Pembaca:
    """What one user may do with one person: each permission is asked with its own reach, each reach only once."""

    def __init__(self, pengguna: Any, pegawai: Pegawai) -> None:
        self.pengguna = pengguna
        self.pegawai = pegawai
        self._jawaban: dict[Jangkauan, bool] = {}

    @property
    def sendiri(self) -> bool:
        return bool(self.pengguna.pegawai_id == self.pegawai.pk)

    def boleh(self, izin: str) -> bool:
        """Whether this person lies in the reach of `izin`; holding it somewhere else does not count."""
        jangkauan = self.pengguna.jangkauan(izin)
        if not jangkauan:
            return False
        if jangkauan not in self._jawaban:
            self._jawaban[jangkauan] = _dalam(jangkauan, self.pegawai)
        return self._jawaban[jangkauan]

    def jenis(self, kode: Iterable[str]) -> list[Jenis]:
        """Kinds of riwayat this reader may see of this person."""
        return [JENIS_RIWAYAT[k] for k in kode if self.boleh(JENIS_RIWAYAT[k].izin)]

    def boleh_usul(self, jenis: Jenis) -> bool:
        """Whether this reader may propose a change of this kind; nobody proposes the own punishment."""
        milik_sendiri = self.sendiri and jenis.kode == "hukdis"
        return not milik_sendiri and self.boleh(USULKAN) and self.boleh(jenis.izin)

    def bagian(self) -> list[Bagian]:
        """Tabs with something to show."""
        return [b for b in BAGIAN if not b.jenis or self.jenis(b.jenis)]

    def baris(self, jenis: Jenis, per_tanggal: date | None, *, lama: bool = False) -> QuerySet[Any]:
        """Rows of one kind, through the reader's reach; as of a past day without what came later.

        Superseded and withdrawn rows only with `lama`: they belong to the history of a row, not to the person's.
        """
        kueri = jenis.model.objects.terlihat_oleh(self.pengguna, jenis.izin).filter(pegawai=self.pegawai)
        if not lama:
            kueri = kueri.exclude(verifikasi__in=LAMA)
        if jenis.ikut:
            kueri = kueri.select_related(*jenis.ikut)
        if jenis.kode == "kinerja":
            # Newest first, and in each year the annual result above its quarters.
            kueri = kueri.order_by("-tahun", F("triwulan").desc(nulls_first=True))
        return kueri.filter(_sampai(jenis, per_tanggal)) if per_tanggal else kueri


_ORANG = KueriTetap(lambda pk: Pegawai.objects.select_related("kota", "instansi", "jabatan", "golongan").filter(pk=pk))
# Few people are nominated: what belongs to a nomination is read once there is one.
_PENCALONAN = KueriTetap(
    lambda pegawai_id, kota_id: Pencalonan.objects.filter(pegawai_id=pegawai_id, kota_id=kota_id).prefetch_related(
        "jabatan", "oleh"
    )
)


def pegawai_terlihat(pengguna: Any, izin: str, pk: int) -> Pegawai | None:
    """The person with unit, position, pangkat and city, or None when `izin` does not reach him."""
    orang: Pegawai | None = _ORANG.satu(pk=pk)
    return orang if orang and _dalam(pengguna.jangkauan(izin), orang) else None


def _dalam(jangkauan: Jangkauan, orang: Pegawai) -> bool:
    """Whether `terlihat_oleh` with this reach would show this person, who was read already."""
    return orang.kota_id in jangkauan.semua_kota and (
        orang.kota_id in jangkauan.kota_ids
        or orang.instansi_id in jangkauan.instansi_ids
        or orang.pk == jangkauan.pegawai_id
        or bool(jangkauan.jabatan_ids and orang.jabatan and orang.jabatan.atasan_id in jangkauan.jabatan_ids)
    )


def pencalonan_terlihat(pembaca: Pembaca, per_tanggal: date | None) -> list[Pencalonan]:
    """Nominations of the person that this reader may see, newest first; as of a past day without later ones."""
    if not pembaca.boleh(CALON):
        return []
    semua = _PENCALONAN.semua(pegawai_id=pembaca.pegawai.pk, kota_id=pembaca.pegawai.kota_id)
    return [satu for satu in semua if per_tanggal is None or satu.tanggal <= per_tanggal]


def _sampai(jenis: Jenis, tanggal: date) -> Q:
    if jenis.kode == "kinerja":
        return Q(tahun__lt=tanggal.year) | Q(tahun=tanggal.year, triwulan__lte=(tanggal.month - 1) // 3 + 1)
    if jenis.kode == "dokumen":
        return Q(tanggal=None) | Q(tanggal__lte=tanggal)
    return Q(**{f"{jenis.tanggal}__lte": tanggal}) if jenis.tanggal else Q()
