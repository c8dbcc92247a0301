"""The city's structure with its people: tree of units, one unit, and the peta jabatan."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet, Value

from asn.core.angka import tulis_bulat
from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi, Instansi
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kepegawaian.pegawai.models.pegawai import JENIS_ASN, PegawaiQuerySet
from kepegawaian.pegawai.rules.enum import PredikatOrganisasi
from kepegawaian.pegawai.rules.nama import nama_bergelar
from kepegawaian.pegawai.services.isian import berisi, masih_dinas
from kepegawaian.pegawai.services.keadaan import keadaan_pada
from kepegawaian.pegawai.services.pilihan import urut_pohon

UKURAN = ("posisi", "kebutuhan", "bezetting", "lowong", "manajerial_lowong", "sementara")
# Units with a place of work of their own: the peta jabatan of a large dinas shows each of them as one line.
TERPISAH = frozenset({"uptd", "sekolah", "puskesmas", "suku_dinas", "kelurahan"})
POSISI_TERBANYAK = 300
SEBUTAN = {"PLT": "Plt.", "PLH": "Plh."}
# What a peta jabatan shows of a position and is ordered by.
_TAMPIL = (
    *("kota_id", "nama", "jenis", "jenjang", "eselon", "kelas", "kebutuhan", "memimpin"),
    *("instansi__nama", "instansi__urutan", "atasan"),
)


@dataclass(slots=True)
class Simpul:
    """One unit of the tree: people in the unit itself and with everything below it."""

    instansi: Instansi
    sendiri: int
    total: int = 0
    anak: list["Simpul"] = field(default_factory=list)


def pohon_instansi(instansi: Iterable[Instansi], jumlah: dict[int, int]) -> list[Simpul]:
    """Roots of the tree with head-counts summed upwards."""
    akar: list[Simpul] = []
    simpul: dict[int, Simpul] = {}
    urut = urut_pohon(instansi)
    for satu in urut:
        simpul[satu.pk] = ini = Simpul(satu, jumlah.get(satu.pk, 0))
        induk = simpul.get(satu.induk_id) if satu.induk_id else None
        (induk.anak if induk else akar).append(ini)
    for satu in reversed(urut):
        ini = simpul[satu.pk]
        ini.total = ini.sendiri + sum(a.total for a in ini.anak)
    return akar


def jumlah_per_instansi(pegawai: PegawaiQuerySet, tanggal: date | None) -> dict[int, int]:
    """Head-count per unit, today from the register, on a past day from the riwayat."""
    if tanggal is None:
        return dict(pegawai.masih_pegawai().order_by().values_list("instansi_id").annotate(n=Count("pk")))
    pada = keadaan_pada(pegawai, tanggal).order_by().values_list("pada_instansi_id").annotate(n=Count("pk"))
    return dict(pada.values_list("pada_instansi_id", "n"))


def cari_unit(akar: Iterable[Simpul], teks: str) -> list[Simpul]:
    """Units whose name holds every word of `teks`, in tree order."""
    kata = teks.casefold().split()
    cocok: list[Simpul] = []
    antre = list(akar)[::-1]
    while antre:
        simpul = antre.pop()
        if all(k in simpul.instansi.nama.casefold() for k in kata):
            cocok.append(simpul)
        antre += simpul.anak[::-1]
    return cocok


class Pejabat(NamedTuple):
    """One holder of a position; a large one has more of them than are named."""

    pegawai_id: int
    gelar_depan: str
    nama_saja: str
    gelar_belakang: str
    penugasan: str
    sejak: date

    @property
    def nama(self) -> str:
        """As the peta jabatan names them."""
        return nama_bergelar(self.gelar_depan, self.nama_saja, self.gelar_belakang)

    @property
    def sementara(self) -> str:
        return SEBUTAN.get(self.penugasan, "")


def tulis_selisih(nilai: int) -> str:
    """Shortage with a real minus sign, surplus with a plus."""
    angka = tulis_bulat(abs(nilai))
    return f"−{angka}" if nilai < 0 else f"+{angka}" if nilai else "0"


@dataclass(slots=True)
class Posisi:
    """One line of the peta jabatan: kelas, bezetting, kebutuhan and the difference."""

    jabatan: Jabatan
    tingkat: int
    definitif: list[Pejabat] = field(default_factory=list)
    pengganti: list[Pejabat] = field(default_factory=list)

    @property
    def bezetting(self) -> int:
        return len(self.definitif)

    @property
    def kebutuhan(self) -> int:
        return self.jabatan.kebutuhan

    @property
    def selisih(self) -> int:
        """Bezetting minus kebutuhan: negative is a shortage."""
        return self.bezetting - self.kebutuhan

    @property
    def selisih_teks(self) -> str:
        return tulis_selisih(self.selisih)

    @property
    def lowong(self) -> bool:
        return not self.definitif and self.kebutuhan > 0

    @property
    def tanpa_atasan(self) -> bool:
        return tanpa_atasan(self.jabatan)


def peta_jabatan(jabatan: JabatanQuerySet, tanggal: date) -> list[Posisi]:
    """Positions existing on the date in tree order (superiors before their subordinates), with their holders then."""
    return susun_peta(dengan_atasan(jabatan, tanggal), tanggal)


def dengan_atasan(jabatan: JabatanQuerySet, tanggal: Any) -> JabatanQuerySet:
    """Positions existing on the date with all that a peta jabatan shows of them, in no order."""
    ada = jabatan.pada(tanggal).select_related("instansi").annotate(unit_atasan=F("atasan__instansi"))
    return ada.only(*_TAMPIL).order_by()


def susun_peta(jabatan: Iterable[Jabatan], tanggal: date) -> list[Posisi]:
    """`peta_jabatan` of positions read by `dengan_atasan`."""
    ada = sorted(jabatan, key=_urutan_peta)
    pejabat = pejabat_jabatan([j.pk for j in ada], tanggal)
    peta = {j.pk: j for j in ada}
    anak: dict[int | None, list[Jabatan]] = {}
    for satu in ada:
        anak.setdefault(satu.atasan_id if satu.atasan_id in peta else None, []).append(satu)
    urut: list[Posisi] = []
    antre = [(j, 0) for j in reversed(anak.get(None, []))]
    while antre:
        satu, tingkat = antre.pop()
        urut.append(_posisi(satu, tingkat, pejabat.get(satu.pk, [])))
        antre += [(j, tingkat + 1) for j in reversed(anak.get(satu.pk, []))]
    # Superiors that form a circle hang nowhere: show them rather than lose them.
    terurut = {p.jabatan.pk for p in urut}
    return urut + [_posisi(j, 0, pejabat.get(j.pk, [])) for j in ada if j.pk not in terurut]


def _urutan_peta(jabatan: Any) -> tuple[bool, bool, int, str, int, str, int]:
    """Staff of the superior's own unit first, then the units below in their order; higher kelas first.

    Positions that should have a superior and have none stand at the end, not above the head.
    """
    unit = jabatan.instansi
    unit_lain = jabatan.unit_atasan not in (None, unit.pk)
    lepas = tanpa_atasan(jabatan)
    return (lepas, unit_lain, unit.urutan, unit.nama, -(jabatan.kelas or 0), jabatan.nama, jabatan.pk)


def tanpa_atasan(jabatan: Jabatan) -> bool:
    """A flaw of the peta jabatan: only the head of a perangkat daerah answers to nobody in it."""
    return jabatan.atasan_id is None and not jabatan.memimpin


def _pejabat(kunci: Any, tanggal: Any) -> QuerySet[RiwayatJabatan, tuple[Any, ...]]:
    """Holders of some positions on a day, in the order in which they came."""
    menjabat = RiwayatJabatan.objects.pada(tanggal).filter(masih_dinas(tanggal), salah_satu("jabatan_id", kunci)).sah()
    nama = ("pegawai__gelar_depan", "pegawai__nama", "pegawai__gelar_belakang")
    return menjabat.order_by("tmt_mulai", "pk").values_list(
        "jabatan_id", "pegawai_id", *nama, "penugasan", "tmt_mulai"
    )


PEJABAT = KueriTetap(_pejabat)


def pejabat_jabatan(jabatan_ids: list[int], tanggal: date) -> dict[int, list[Pejabat]]:
    """Who held which of these (already visible) positions on the date; who holds an office is public."""
    hasil: dict[int, list[Pejabat]] = {}
    for jabatan_id, *pejabat in PEJABAT.semua(kunci=jabatan_ids, tanggal=tanggal):
        hasil.setdefault(jabatan_id, []).append(Pejabat._make(pejabat))
    return hasil


@dataclass(slots=True)
class Isi:
    """How some positions are filled; `manajerial_lowong` is part of `lowong`."""

    posisi: int = 0
    kebutuhan: int = 0
    bezetting: int = 0
    lowong: int = 0
    manajerial_lowong: int = 0
    sementara: int = 0

    @property
    def selisih(self) -> int:
        return self.bezetting - self.kebutuhan

    def tambah(self, jenis: str, kebutuhan: int, bezetting: int, sementara: bool) -> None:
        """One position more."""
        lowong = not bezetting and kebutuhan > 0
        self.posisi += 1
        self.kebutuhan += kebutuhan
        self.bezetting += bezetting
        self.lowong += lowong
        self.manajerial_lowong += lowong and jenis in MANAJERIAL
        self.sementara += sementara


@dataclass(slots=True, kw_only=True)
class IsiJabatan(Isi):
    """Filling of the positions of one unit and everything below it."""

    instansi: Instansi


def isi_jabatan(instansi: Iterable[Instansi], jabatan: JabatanQuerySet, tanggal: date) -> list[IsiJabatan]:
    """Per root of the given units: how the positions in it and below are filled."""
    semua = list(instansi)
    ada = {i.pk for i in semua}
    akar = {i.pk: IsiJabatan(instansi=i) for i in urut_pohon(i for i in semua if i.induk_id not in ada)}
    milik = {i.pk: next(akar[int(pk)] for pk in i.jalur.split("/") if pk and int(pk) in akar) for i in semua}
    # Summed here: in SQL each sum and each condition would count the holders of every position anew.
    baris = berisi(jabatan, tanggal).order_by()
    for unit, *satu in baris.values_list("instansi_id", "jenis", "kebutuhan", "bezetting", "sementara"):
        if isi := milik.get(unit):
            isi.tambah(*satu)
    return list(akar.values())


def jumlahkan(peta: Iterable[Posisi], isi: Iterable[IsiJabatan] = ()) -> dict[str, Any]:
    """Totals of the positions drawn one by one and of the units drawn as one line."""
    semua = Isi()
    for p in peta:
        semua.tambah(p.jabatan.jenis, p.kebutuhan, p.bezetting, bool(p.pengganti))
    jumlah = {ukuran: getattr(semua, ukuran) + sum(getattr(i, ukuran) for i in isi) for ukuran in UKURAN}
    return {**jumlah, "selisih_teks": tulis_selisih(jumlah["bezetting"] - jumlah["kebutuhan"])}


def unit_berpeta_sendiri(instansi: Iterable[Instansi]) -> list[Instansi]:
    """Of the units below one, those that work apart (UPTD, school, puskesmas, kelurahan …) with all below them."""
    terpisah = [i for i in instansi if i.jenis in TERPISAH]
    jalur = tuple(i.jalur for i in terpisah)
    return [i for i in instansi if i.jalur.startswith(jalur)] if jalur else []


@dataclass(frozen=True, slots=True)
class RingkasUnit:
    """Head-count of one unit with everything below it."""

    total: int
    per_jenis: list[tuple[str, str, int]]
    per_unit: dict[int, int]


def ringkas_unit(pegawai: PegawaiQuerySet, instansi: Instansi, tanggal: date | None = None) -> RingkasUnit:
    """By kind of ASN and by unit, in one query; today from the register, on a past day from the riwayat."""
    kolom: str = "instansi_id"
    if tanggal is None:
        bawah = pegawai.masih_pegawai().filter(instansi__jalur__startswith=instansi.jalur)
    else:
        bawah = keadaan_pada(pegawai, tanggal).filter(pada_instansi_jalur__startswith=instansi.jalur)
        kolom = "pada_instansi_id"
    jenis: Counter[str] = Counter()
    unit: Counter[int] = Counter()
    jumlah = bawah.order_by().values(kolom, "jenis").annotate(n=Count("pk"))
    for instansi_id, kode, n in jumlah.values_list(kolom, "jenis", "n"):
        jenis[kode] += n
        unit[instansi_id] += n
    return RingkasUnit(jenis.total(), [(k, label, jenis[k]) for k, label in JENIS_ASN if jenis[k]], dict(unit))


def sub_unit(bawah: Iterable[Instansi], instansi: Instansi, per_unit: dict[int, int]) -> list[Simpul]:
    """Units directly below, each with its total."""
    return next((s.anak for s in pohon_instansi(bawah, per_unit) if s.instansi.pk == instansi.pk), [])


def predikat_organisasi(
    indikator: QuerySet[IndikatorInstansi], instansi: Instansi, tanggal: date
) -> tuple[str, str] | None:
    """Predicate of the organisation and its period, the latest that had begun by the day."""
    milik = indikator.filter(instansi=instansi, jenis="PREDIKAT_ORGANISASI")
    # Codes sort by year and quarter.
    for terakhir in milik.order_by("-periode"):
        periode = Periode.dari_kode(terakhir.periode)
        if periode.mulai <= tanggal:
            return PredikatOrganisasi(terakhir.kode).label, periode.label
    return None


def pegawai_tertaut(pengguna: Any, ids: Iterable[int], kota_id: int | None = None) -> frozenset[int]:
    """Of these people, those whose profile the reader may open: the others are named without a link.

    Where all of them are of one city (`kota_id`), who reaches all of it need not be asked about each.
    """
    if kota_id in pengguna.jangkauan("pegawai.view_pegawai").kota_ids:
        return frozenset(ids)
    terlihat = Pegawai.objects.terlihat_oleh(pengguna, "pegawai.view_pegawai")
    return frozenset(terlihat.filter(salah_satu("pk", Value(sorted(set(ids))))).values_list("pk", flat=True))


def pegawai_ditugasi(pengguna: Any) -> PegawaiQuerySet:
    """People the reader may list."""
    return Pegawai.objects.terlihat_oleh(pengguna, "pegawai.view_pegawai")


def riwayat_pejabat(jabatan: Jabatan, tanggal: date, terbanyak: int = 50) -> list[RiwayatJabatan]:
    """Former holders of one visible position, the latest first."""
    lampau = RiwayatJabatan.objects.filter(jabatan=jabatan, kota=jabatan.kota_id, tmt_selesai__lt=tanggal)
    return list(lampau.sah().select_related("pegawai").order_by("-tmt_mulai")[:terbanyak])


def kepala_instansi(instansi: Instansi, tanggal: date) -> Posisi | None:
    """The position that leads the unit, with who holds it."""
    jabatan = Jabatan.objects.pada(tanggal).filter(instansi=instansi, kota=instansi.kota_id, memimpin=True).first()
    if jabatan is None:
        return None
    pejabat = pejabat_jabatan([jabatan.pk], tanggal).get(jabatan.pk, [])
    return _posisi(jabatan, 0, pejabat)


def _posisi(jabatan: Jabatan, tingkat: int, pejabat: list[Pejabat]) -> Posisi:
    definitif = [p for p in pejabat if p.penugasan == "DEFINITIF"]
    return Posisi(jabatan, tingkat, definitif, [p for p in pejabat if p.penugasan != "DEFINITIF"])
