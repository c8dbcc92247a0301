"""Figures and rows of the pages; every function is given rows that came through `terlihat_oleh`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from asn.core import hitungan as simpanan
from asn.core.jangkauan import Jangkauan
from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.models import RiwayatKeadaan
from asn.core.workflows import Workflow
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai, Pencalonan
from kepegawaian.pegawai.models.pencalonan import JENJANG_TARGET
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, Pembaca
from kepegawaian.talenta.models import HasilTalenta, SidangTalenta, SiklusTalenta
from kepegawaian.talenta.models.siklus import PERUBAHAN, HasilTalentaQuerySet, berpencalonan
from kepegawaian.talenta.rules.fakta import Fakta
from kepegawaian.talenta.rules.kotak import KRS_INSTANSI, LETAK, NOMOR, TINDAKAN
from kepegawaian.talenta.rules.nilai import Saran, saran
from kepegawaian.talenta.rules.suksesi import JENJANG_KRS
from kepegawaian.talenta.services.fakta import fakta_orang
from kepegawaian.talenta.services.ketentuan import ketentuan_pada
from kepegawaian.talenta.workflows import CALONKAN, LIHAT, LIHAT_HASIL, LIHAT_SIDANG

LABEL_JENJANG_TARGET = dict(JENJANG_TARGET)
BUKTI_TAMPIL = 3
CALON_JABATAN_MAKS = 300
# Rows of the pool of successors by their keys, with whether each stands nominated on the day.
BARIS_KRS = KueriTetap(
    lambda kunci, tanggal: berpencalonan(
        HasilTalenta.objects.filter(salah_satu("pk", kunci)).for_list(), tanggal
    ).order_by()
)
_NAMA = KueriTetap(lambda kunci: Instansi.objects.filter(salah_satu("pk", kunci)).order_by().values_list("pk", "nama"))
_SIKLUS = KueriTetap(
    lambda pk: (
        SiklusTalenta.objects.filter(pk=pk)
        .select_related("pekerjaan", "sebelum", "dibuat_oleh", "tanda")
        .defer("sebelum__ketentuan")
    )
)
_SIDANG = KueriTetap(
    lambda siklus_id, kota_id: (
        SidangTalenta.objects.filter(siklus_id=siklus_id, kota_id=kota_id)
        .annotate(jumlah_putusan=Count("putusan"))
        .order_by("ke")
    )
)
_RIWAYAT = KueriTetap(
    lambda kota_id, jenis, pk: RiwayatKeadaan.objects.filter(
        kota_id=kota_id, objek_jenis_id=jenis, objek_id=pk
    ).select_related("oleh")
)
# Perangkat daerah, box, how many.
Hitungan = list[tuple[int | None, int | None, int]]


@dataclass(frozen=True, slots=True)
class Sel:
    """One of the nine boxes with how many are in it; `kolom` and `baris` place it (0 left, 0 top)."""

    nomor: int
    jumlah: int
    persen: str
    kinerja: str
    potensial: str
    tindakan: str
    kolom: int
    baris: int


def hitungan(hasil: QuerySet[HasilTalenta]) -> Hitungan:
    """How many per perangkat daerah and box, in one walk over the results; None counts who could not be judged."""
    return list(hasil.order_by().values_list("instansi_id", "kotak").annotate(n=Count("pk")))


@dataclass(frozen=True, slots=True)
class AngkaSiklus:
    """Figures of a cycle as they were counted, each row beginning with what it counts, and when."""

    baris: tuple[tuple[Any, ...], ...]
    pada: datetime | None = None

    @property
    def kotak(self) -> Hitungan:
        return [(instansi, kotak, n) for jenis, instansi, kotak, n in self._jenis("kotak")]

    @property
    def pindah(self) -> dict[str, int]:
        """Empty for a first cycle."""
        return {nama: n for jenis, nama, n in self._jenis("pindah")}

    @property
    def dipindahkan(self) -> int:
        return next(n for jenis, n in self._jenis("dipindahkan"))

    def _jenis(self, jenis: str) -> list[tuple[Any, ...]]:
        return [satu for satu in self.baris if satu[0] == jenis]


def angka_siklus(
    siklus: SiklusTalenta, hasil: QuerySet[HasilTalenta], jangkauan: Jangkauan, *, putusan: int, segar: bool = False
) -> AngkaSiklus:
    """Figures of the rows within a reach; those of a whole city are kept five minutes (decision 0035).

    A decision of a session (`putusan` counts them), a new computation and a new state are seen at once.
    """
    nama = f"talenta:{siklus.pk}:{siklus.keadaan}:{siklus.pekerjaan_id}:{siklus.sampai}:{putusan}"
    kini = simpanan.hitungan(nama, jangkauan, _angka(siklus, hasil), segar=segar)
    return AngkaSiklus(tuple(kini.baris), kini.pada)


def _angka(siklus: SiklusTalenta, hasil: QuerySet[HasilTalenta]) -> Iterator[tuple[Any, ...]]:
    """Nothing is counted before the first row is asked for."""
    yield from (("kotak", *baris) for baris in hitungan(hasil))
    if siklus.sebelum_id:
        yield from (("pindah", *baris) for baris in perpindahan(hasil).items())
    yield "dipindahkan", hasil.filter(putusan__isnull=False).values("pk").distinct().count()


def sebaran(hitungan: Hitungan) -> dict[int | None, int]:
    """How many per box."""
    jumlah: Counter[int | None] = Counter()
    for _, kotak, n in hitungan:
        jumlah[kotak] += n
    return dict(jumlah)


def kisi(jumlah: dict[int | None, int]) -> list[Sel]:
    """The nine boxes, best first."""
    dinilai = sum(n for k, n in jumlah.items() if k)
    return [_sel(nomor, jumlah.get(nomor, 0), dinilai) for nomor in NOMOR]


def _sel(nomor: int, n: int, dinilai: int) -> Sel:
    x, y = LETAK[nomor]
    persen = f"{100 * n / dinilai:.1f}".replace(".", ",") if dinilai else "0,0"
    kolom = ["BAWAH", "SESUAI", "ATAS"].index(x.value)
    baris = ["TINGGI", "MENENGAH", "RENDAH"].index(y.value)
    return Sel(nomor, n, persen, x.label, y.label, "; ".join(TINDAKAN[nomor]), kolom, baris)


def perpindahan(hasil: QuerySet[HasilTalenta]) -> dict[str, int]:
    """How many moved up, down, stayed, or were not judged in the former cycle."""
    return hasil.order_by().aggregate(**{nama: Count("pk", filter=syarat) for nama, syarat in PERUBAHAN.items()})


def nama_instansi(hitungan: Hitungan) -> dict[int, str]:
    """What the perangkat daerah of some counts are called today."""
    return dict(_NAMA.semua(kunci=sorted({i for i, _, _ in hitungan if i})))


def per_instansi(hitungan: Hitungan, nama: Mapping[int, str]) -> list[dict[str, Any]]:
    """Distribution by perangkat daerah, largest share of box 7–9 first."""
    kolom = {"tinggi": (7, 8, 9), "tengah": (4, 5, 6), "rendah": (1, 2, 3), "belum": (None,)}
    baris: dict[int | None, dict[str, Any]] = {}
    for pk, kotak, n in hitungan:
        kosong = {"instansi": pk, "instansi__nama": nama.get(pk or 0), **dict.fromkeys(kolom, 0)}
        baris.setdefault(pk, kosong)[next(k for k, isi in kolom.items() if kotak in isi)] += n
    for b in baris.values():
        b["dinilai"] = b["tinggi"] + b["tengah"] + b["rendah"]
        b["jumlah"] = b["dinilai"] + b["belum"]
    return sorted(baris.values(), key=lambda b: (-(b["tinggi"] / (b["dinilai"] or 1)), b["instansi__nama"] or ""))


def rincian_butir(hasil: HasilTalenta, pembaca: Pembaca) -> list[dict[str, Any]]:
    """The lines of the explanation by axis, each with links to rows this reader may open."""
    hasil_baris: list[dict[str, Any]] = []
    for sumbu, kode, label, bobot, nilai, sumbangan, teks, bukti, induk in hasil.butir:
        hasil_baris.append(
            {
                "sumbu": sumbu,
                "kode": kode,
                "label": label,
                "bobot": bobot.replace(".", ","),
                "nilai": nilai.replace(".", ",") if nilai is not None else None,
                "sumbangan": sumbangan.replace(".", ","),
                "teks": teks,
                "bagian": bool(induk),
                "bukti": _tautan(bukti, pembaca),
                "lebih": max(len(bukti) - BUKTI_TAMPIL, 0),
            }
        )
    return hasil_baris


def _tautan(bukti: Iterable[Sequence[Any]], pembaca: Pembaca) -> list[dict[str, Any]]:
    boleh = [(kode, pk) for kode, pk in bukti if pembaca.boleh(JENIS_RIWAYAT[kode].izin)]
    return [{"kode": kode, "pk": pk} for kode, pk in boleh[:BUKTI_TAMPIL]]


def saran_pegawai(hasil: HasilTalenta) -> list[Saran]:
    """What would raise the result, from the register as it is now and the rules of that cycle."""
    kota, hari_ini = hasil.pegawai.kota, hasil.pegawai.kota.hari_ini()
    orang = next(fakta_orang(kota_id=kota.pk, acuan=hari_ini, pegawai_ids=[hasil.pegawai_id]), None)
    return list(saran(orang.fakta, hasil.siklus.aturan())) if orang else []


def saran_tanpa_siklus(pegawai: Pegawai) -> tuple[Fakta | None, list[Saran]]:
    """The same for somebody of whom no cycle has a result yet: by the rules in force today."""
    hari_ini = pegawai.kota.hari_ini()
    orang = next(fakta_orang(kota_id=pegawai.kota_id, acuan=hari_ini, pegawai_ids=[pegawai.pk]), None)
    ketentuan = SiklusTalenta(ketentuan=ketentuan_pada(pegawai.kota_id, hari_ini).ringkas()).aturan()
    return (orang.fakta, list(saran(orang.fakta, ketentuan))) if orang else (None, [])


def hasil_pegawai(pengguna: Any, pegawai: Pegawai) -> list[HasilTalenta]:
    """Every result of a person this reader may see, newest cycle first, revisions included."""
    baris = HasilTalenta.objects.terlihat_oleh(pengguna, LIHAT_HASIL).filter(pegawai=pegawai)
    baris = baris.exclude(siklus__keadaan="dibatalkan")
    return list(baris.select_related("siklus", "instansi").order_by("-siklus__acuan", "-siklus", "-revisi"))


def riwayat_keadaan(objek: Any, alur: Workflow) -> list[dict[str, Any]]:
    """Who moved this row from where to where; ask only for a row fetched through `terlihat_oleh`."""
    jenis = ContentType.objects.get_for_model(type(objek)).pk
    baris = _RIWAYAT.semua(kota_id=objek.kota_id, jenis=jenis, pk=objek.pk)
    label = {t.nama: t.label for t in alur.transisi}
    return [
        {"judul": label.get(b.transisi, b.transisi), "oleh": b.oleh, "pada": b.pada, "catatan": b.catatan}
        for b in baris
    ]


def siklus_dibaca(pengguna: Any, pk: int) -> SiklusTalenta | None:
    """One cycle for its page, or None when the reader does not see it."""
    siklus: SiklusTalenta | None = _SIKLUS.satu(pk=pk)
    return siklus if siklus and siklus.kota_id in pengguna.jangkauan(LIHAT).semua_kota else None


def sidang_terlihat(pengguna: Any, siklus: SiklusTalenta) -> list[SidangTalenta]:
    """Sessions of a visible cycle with how many decisions each made; only the reach of the whole city shows them."""
    terlihat = siklus.kota_id in pengguna.jangkauan(LIHAT_SIDANG).kota_ids
    return _SIDANG.semua(siklus_id=siklus.pk, kota_id=siklus.kota_id) if terlihat else []


def siklus_berlaku(kota_id: int | None) -> SiklusTalenta | None:
    """The cycle in force in the city: the newest fixed one."""
    return SiklusTalenta.objects.filter(kota=kota_id).terbaru_ditetapkan().first()


def krs_kelompok(hasil: HasilTalentaQuerySet) -> list[dict[str, Any]]:
    """Pools of successors by the level aimed at, highest first, with how many are in each box."""
    baris = hasil.krs().order_by().values("tujuan", "kotak").annotate(n=Count("pk"))
    hitung = {(b["tujuan"], b["kotak"]): b["n"] for b in baris}
    return [
        {
            "kode": kode,
            "label": LABEL_JENJANG_TARGET[kode],
            "kotak": {k: hitung.get((kode, k), 0) for k in (9, 8, 7)},
            "jumlah": sum(n for (tujuan, _), n in hitung.items() if tujuan == kode),
        }
        for kode in JENJANG_KRS
    ]


def berperingkat(hasil: QuerySet[HasilTalenta]) -> Any:
    """Rank inside each pool: the order of `rules.suksesi.urutkan` as a window of the database."""
    urut = [F("kotak").desc(), F("skor_potensial").desc(), F("skor_kinerja").desc(), F("pk").asc()]
    return hasil.annotate(peringkat=Window(RowNumber(), partition_by=F("tujuan"), order_by=urut))


def krs_teratas(siklus: SiklusTalenta, jumlah: int) -> list[HasilTalenta]:
    """The first of every pool, for the printed result. Revisions do not change what was fixed."""
    baris = HasilTalenta.objects.filter(siklus=siklus, kota=siklus.kota_id, revisi=0, kotak__in=KRS_INSTANSI).exclude(
        tujuan=""
    )
    teratas = berperingkat(baris).filter(peringkat__lte=jumlah)
    return list(teratas.select_related("pegawai", "instansi").order_by("tujuan", "peringkat"))


def jabatan_sasaran(pengguna: Any, pegawai: Pegawai, jenjang: str) -> QuerySet[Jabatan]:
    """Managerial posts of the city that exist today, of the level aimed at: what a nomination may name."""
    hari_ini = pengguna.hari_ini()
    return (
        Jabatan.objects.filter(kota=pegawai.kota_id, jenis=jenjang)
        .pada(hari_ini)
        .select_related("instansi")
        .order_by("instansi__nama", "nama")
    )


def pencalonan_pegawai(pengguna: Any, pegawai: Pegawai) -> list[Pencalonan]:
    baris = Pencalonan.objects.terlihat_oleh(pengguna, "pegawai.view_pencalonan").filter(pegawai=pegawai)
    return list(baris.select_related("jabatan", "oleh", "diakhiri_oleh"))


def boleh_calonkan(pengguna: Any, pegawai: Pegawai) -> bool:
    """Whether the act is offered: in reach, active, and not oneself."""
    if pengguna.pegawai_id == pegawai.pk or pegawai.kedudukan != "AKTIF" or not pengguna.has_perm(CALONKAN):
        return False
    return Pegawai.objects.terlihat_oleh(pengguna, CALONKAN).filter(pk=pegawai.pk).exists()
