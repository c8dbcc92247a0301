"""The six due lists: who belongs in each, when the right falls due, and the windows a clerk asks for.

Lists are derived, never stored: what is stored is the proposal and its outcome. Candidates are chosen in SQL
(`pegawai.services.jatuh_tempo`), requirements are judged by the rules on the candidates only.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

from asn.core.legal import tambah_bulan
from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.services.fakta import dengan_fakta
from kepegawaian.layanan.services.nilai import PENILAI, Hak, tutup_disiplin
from kepegawaian.layanan.services.usul import BERJALAN, jenis_usulan_hak
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.services import jatuh_tempo as jt
from kepegawaian.usulan.models import Usulan

IZIN_HUKDIS = "pegawai.view_riwayathukdis"
LEWAT = "lewat"


@dataclass(frozen=True, slots=True)
class Daftar:
    """One list. `bulan` are the windows offered, `cakrawala` the one shown at first; `lewat` names what is past.

    `izin` is asked besides the permission of the list, because the date alone tells closed data (the last KGB).
    """

    kode: KodeHak
    slug: str
    populasi: Callable[[date], Q]
    tmt: Callable[[date], Combinable]
    bulan: tuple[int, ...]
    cakrawala: int
    lewat: str
    hari_itu_lewat: bool = True
    izin: str = ""
    penjelasan: str = ""
    dasar: str = field(default="")

    @property
    def judul(self) -> str:
        return self.kode.label

    def jendela(self, pilihan: str, hari_ini: date) -> Q:
        """Condition on `tmt_hak`: `lewat`, the next n months, or (nothing chosen) both up to the first horizon."""
        sudah = Q(tmt_hak__lte=hari_ini) if self.hari_itu_lewat else Q(tmt_hak__lt=hari_ini)
        if pilihan == LEWAT:
            return sudah
        sampai = Q(tmt_hak__lte=tambah_bulan(hari_ini, int(pilihan or self.cakrawala)))
        return sampai & ~sudah if pilihan else sampai


DAFTAR = {
    d.slug: d
    for d in (
        Daftar(
            KodeHak.KGB,
            "kgb",
            jt.berhak_kgb,
            jt.tmt_kgb,
            (2, 3, 6, 12),
            3,
            "Terlambat",
            izin="pegawai.view_riwayatkgb",
            penjelasan="Surat diterbitkan dua bulan sebelum berlaku, bila predikat tahunan paling rendah Cukup.",
            dasar="PP 7/1977 ps. 11–13",
        ),
        Daftar(
            KodeHak.PANGKAT,
            "pangkat",
            jt.berhak_pangkat,
            jt.tmt_pangkat,
            (1, 3, 6, 12),
            3,
            "Masa genap",
            penjelasan="PNS yang masih dapat naik dan genap masanya; periode kenaikan tiap bulan sejak Oktober 2025.",
            dasar="PP 99/2000; Peraturan BKN 4/2025",
        ),
        Daftar(
            KodeHak.PENSIUN,
            "pensiun",
            lambda hari: jt.PNS & Q(jabatan__isnull=False),
            jt.tmt_pensiun,
            (6, 12, 24, 60),
            24,
            "Melewati BUP",
            penjelasan="Diusulkan dua tahun sebelumnya; TMT tanggal 1 bulan berikutnya setelah mencapai BUP.",
            dasar="UU 20/2023 ps. 55; PP 11/2017 ps. 239",
        ),
        Daftar(
            KodeHak.KONTRAK,
            "kontrak",
            lambda hari: jt.PPPK & Q(kontrak_sampai__isnull=False),
            lambda hari: F("kontrak_sampai"),
            (3, 6, 12),
            6,
            "Sudah berakhir",
            hari_itu_lewat=False,
            penjelasan="Perpanjangan diputuskan paling lambat enam bulan sebelumnya, menurut kinerja dan kebutuhan.",
            dasar="PP 49/2018 ps. 37; PermenPANRB 70/2020 (perlu verifikasi)",
        ),
        Daftar(
            KodeHak.CPNS,
            "cpns",
            lambda hari: Q(jenis="CPNS"),
            jt.tmt_cpns,
            (1, 2, 6, 12),
            12,
            "Masa percobaan lewat",
            penjelasan="Masa percobaan satu tahun, hanya sekali; diangkat bila lulus Latsar dan sehat.",
            dasar="PP 11/2017 ps. 34–36",
        ),
        Daftar(
            KodeHak.SATYALANCANA,
            "satyalancana",
            jt.berhak_satyalancana,
            jt.tmt_satyalancana,
            (3, 6, 12),
            12,
            "Masa genap",
            penjelasan="Genap 10, 20, atau 30 tahun pada penganugerahan 17 Agustus berikutnya dan belum menerimanya.",
            dasar="UU 20/2009 jo PP 35/2010",
        ),
    )
}
MENURUT_KODE = {d.kode: d for d in DAFTAR.values()}


# For `ScopedQuerySet.berbentuk`: a job then judges the rows of a large export as the list did.
BERHAK = f"{__name__}.berhak"


def calon(kueri: PegawaiQuerySet, daftar: Daftar, hari_ini: date, *, tutup: bool = False) -> PegawaiQuerySet:
    """People of `kueri` to whom this right will fall due at some time, with `tmt_hak` and every fact.

    `tutup` leaves the answer on discipline out of what `hak_dari` says of these rows.
    """
    return kueri.berbentuk(BERHAK, daftar.slug, hari_ini, tutup).order_by("tmt_hak", "nama", "pk")


def berhak(kueri: PegawaiQuerySet, slug: str, hari_ini: date, tutup: bool) -> PegawaiQuerySet:
    daftar = DAFTAR[slug]
    kueri = kueri.masih_pegawai().filter(daftar.populasi(hari_ini))
    dilabeli = kueri.annotate(
        tmt_hak=daftar.tmt(hari_ini),
        f_usulan=Subquery(usulan_terakhir(daftar).values(singkat=_SINGKAT)[:1]),
        f_daftar=Value(slug, output_field=CharField()),
        f_tutup=Value(tutup, output_field=BooleanField()),
    )
    return dengan_fakta(dilabeli, hari_ini, daftar.kode)


_SINGKAT = JSONObject(
    id="pk",
    keadaan="keadaan",
    keputusan="keputusan_hak__pk",
    berlaku=Case(When(keputusan_hak__diterapkan_pada__isnull=False, then=Value(True)), default=Value(False)),
)


def usulan_terakhir(daftar: Daftar) -> Any:
    """The latest proposal of this right, by whomever it was opened."""
    usulan = Usulan.objects.filter(pegawai=OuterRef("pk"), jenis=jenis_usulan_hak(daftar.kode))
    return usulan.order_by("-dibuat_pada", "-pk")


def sedang_diusulkan(daftar: Daftar) -> Q:
    """A proposal is under way, or approved and waiting for its SK or its day."""
    return Q(Exists(usulan_terakhir(daftar).filter(BERJALAN)))


def daftar_dari(fakta: Any) -> Daftar:
    """The list a row of `calon` was asked for."""
    return DAFTAR[fakta.f_daftar]


def hak_dari(fakta: Any) -> Hak | None:
    """The right of one row of `calon`, judged once."""
    if not hasattr(fakta, "hak_ternilai"):
        hak = PENILAI[daftar_dari(fakta).kode](fakta, fakta.f_pada)
        fakta.hak_ternilai = tutup_disiplin(hak) if hak and fakta.f_tutup else hak
    return fakta.hak_ternilai


def saring_lengkap(kueri: PegawaiQuerySet, pilihan: str) -> Iterator[int]:
    """Ids of candidates whose requirements are met (`lengkap`) or not (`kurang`), or whose papers lack (`berkas`)."""
    for fakta in _ringan(kueri).iterator(chunk_size=2000):
        hak = hak_dari(fakta)
        if hak is None:
            continue
        lengkap = hak.lengkap
        cocok = {"lengkap": lengkap, "kurang": not lengkap, "berkas": bool(hak.berkas_kurang)}[pilihan]
        if cocok:
            yield fakta.pk


def _ringan(kueri: PegawaiQuerySet) -> PegawaiQuerySet:
    """The same rows with only what the rules read: most of the time went into building objects."""
    jabatan = ("jabatan__nama", "jabatan__jenis", "jabatan__jenjang", "jabatan__eselon")
    orang = ("jenis", "kedudukan", "tanggal_lahir", "tmt_masuk", "kontrak_sampai", "pendidikan", "kota")
    bersih = kueri.order_by().select_related(None).defer(None).select_related("jabatan", "golongan")
    return bersih.only(*orang, *jabatan, "golongan__kode", "golongan__kelompok_asn")


def disiplin_tertutup(pengguna: Any, izin: str) -> bool:
    """Whether some row of this list lies outside the reader's reach for disciplinary records."""
    return not pengguna.jangkauan(IZIN_HUKDIS).mencakup(pengguna.jangkauan(izin))


@dataclass(frozen=True, slots=True)
class Keadaan:
    """How urgent a right is today, in words and as a tone of components/status.html."""

    label: str
    nada: str


def keadaan(daftar: Daftar, hak: Hak, hari_ini: date) -> Keadaan:
    if not hak.terbuka or hak.genap is None or hak.mulai is None:
        return Keadaan("Sudah puncak", "netral")
    lewat = hak.genap <= hari_ini if daftar.hari_itu_lewat else hak.genap < hari_ini
    if daftar.kode in (KodeHak.PANGKAT, KodeHak.SATYALANCANA):
        siap = hak.lengkap and hari_ini >= hak.mulai
        if siap:
            return Keadaan("Siap diusulkan", "selesai")
        return Keadaan(daftar.lewat if lewat else "Belum waktunya", "netral")
    if lewat:
        return Keadaan(daftar.lewat, "gagal")
    waktu = hari_ini >= hak.mulai
    return Keadaan("Waktunya diusulkan" if waktu else "Belum waktunya", "perhatian" if waktu else "netral")
