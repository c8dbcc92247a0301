"""What the pages of results read: progress of marks, lists, one sheet of a ranking."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.rekrutmen.models import HasilPeserta, Lamaran, Lowongan, NilaiUjian, Pengumuman, Seleksi
from kepegawaian.rekrutmen.rules import konfigurasi
from kepegawaian.rekrutmen.rules.aturan import Aturan
from kepegawaian.rekrutmen.rules.berkas_hasil import Perhitungan
from kepegawaian.rekrutmen.rules.peringkat import Peserta
from kepegawaian.rekrutmen.services.hasil.bahan import Bahan, bahan_baca, peringkat_kini
from kepegawaian.rekrutmen.services.sanggah import TAHAP
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as S

PER_HALAMAN = 100
_SEBELUM_UJIAN = frozenset({S.DISIAPKAN, S.DIUMUMKAN, S.DIBUKA, S.VERIFIKASI, S.SANGGAH_ADMINISTRASI, S.DIBATALKAN})


@dataclass(frozen=True, slots=True)
class BarisPeringkat:
    peringkat: int | None
    nomor: str
    nilai: list[Any]
    total: Any
    lanjutan: Any
    nilai_akhir: Any
    status: str
    kurang: str


@dataclass(frozen=True, slots=True)
class LembarPeringkat:
    """One vacancy's ranking; `terbit` None: not published, for the committee's eyes only."""

    aturan: Aturan
    lowongan: Any
    pilihan: list[tuple[str, str]]
    terbit: Pengumuman | None
    halaman: Page
    komponen: list[str]


def kemajuan_nilai(seleksi: Seleksi) -> list[dict[str, Any]]:
    """Per exam how many of those who may sit it have a mark, and how many were absent."""
    if seleksi.keadaan in _SEBELUM_UJIAN:
        return []
    ujian = konfigurasi.baca(seleksi.konfigurasi).ujian
    hitung = NilaiUjian.objects.kini().filter(seleksi=seleksi).order_by().values("ujian")
    ada = {b["ujian"]: b for b in hitung.annotate(n=Count("pk"), th=Count("pk", filter=Q(hadir=False)))}
    hasil = []
    for i, u in enumerate(ujian):
        ikut = Lamaran.objects.filter(seleksi=seleksi).masuk().exclude(keadaan__in=(L.DIAJUKAN, L.TMS))
        if i:
            terbit = Pengumuman.objects.filter(seleksi=seleksi, tahap="dasar", tersegel=True).order_by("-revisi")
            lolos = HasilPeserta.objects.filter(pengumuman__in=terbit[:1], status="P/L")
            ikut = ikut.filter(pk__in=lolos.values("lamaran"))
        baris = ada.get(u.kode, {"n": 0, "th": 0})
        hasil.append({"nama": u.nama, "ikut": ikut.count(), "tercatat": baris["n"], "tidak_hadir": baris["th"]})
    return hasil


def kekurangan(seleksi: Seleksi, tahap: str) -> list[str]:
    """Marks that are missing before this list can be published."""
    ujian = konfigurasi.baca(seleksi.konfigurasi).ujian
    kode = ujian[0].kode if tahap == "dasar" else ujian[-1].kode
    keadaan = L.LANJUT if tahap == "akhir" and len(ujian) > 1 else L.MS
    ada = NilaiUjian.objects.kini().filter(seleksi=seleksi, ujian=kode).values("lamaran")
    kurang = Lamaran.objects.filter(seleksi=seleksi, keadaan=keadaan).exclude(pk__in=ada).count()
    return [f"{kurang} peserta belum mempunyai nilai atau catatan tidak hadir."] if kurang else []


def pengumuman_seleksi(seleksi: Seleksi) -> list[Pengumuman]:
    semua = Pengumuman.objects.filter(seleksi=seleksi, tersegel=True)
    return list(semua.select_related("diterbitkan_oleh", "tanda").order_by("-diterbitkan_pada"))


def tahap_dapat_diperingkat(seleksi: Seleksi) -> list[str]:
    """Stages whose ranking can be looked at: published ones, and the one whose marks come in."""
    if seleksi.keadaan in _SEBELUM_UJIAN:
        return []
    ujian = {u.kode for u in konfigurasi.baca(seleksi.konfigurasi).ujian}
    tahap = ["dasar"] if "DASAR" in ujian else []
    if seleksi.keadaan not in (S.UJIAN_DASAR, S.SANGGAH_DASAR, S.UJIAN_LANJUTAN):
        tahap.append("akhir")
    return tahap


def hitung_sanggah(seleksi: Seleksi) -> dict[str, int]:
    lamaran = Lamaran.objects.filter(seleksi=seleksi).values("pk")
    semua = Keberatan.objects.filter(jenis__in=sorted(TAHAP), sasaran_id__in=lamaran)
    return semua.aggregate(semua=Count("pk"), tunggu=Count("pk", filter=Q(keadaan__in=("diajukan", "diperiksa"))))


def lembar_peringkat(seleksi: Seleksi, tahap: str, kode: str, halaman: str) -> LembarPeringkat:
    """The ranking of one vacancy (the first without a choice), from the published list or worked out now."""
    bahan = bahan_baca(seleksi)
    kode = kode if kode in bahan.lowongan else min(bahan.lowongan, default="")
    terbit = Pengumuman.objects.filter(seleksi=seleksi, tahap=tahap, tersegel=True).order_by("-revisi").first()
    baris = _terbit(terbit, bahan, kode) if terbit else _hitung(bahan, tahap, kode)
    pilihan = [(k, f"{x} ({x.get_jenis_kebutuhan_display()})") for k, x in sorted(bahan.lowongan.items())]
    komponen = [k.kode for k in bahan.aturan.komponen]
    kertas = Paginator(baris, PER_HALAMAN).get_page(halaman)
    return LembarPeringkat(bahan.aturan, bahan.lowongan.get(kode), pilihan, terbit, kertas, komponen)


def _terbit(terbit: Pengumuman, bahan: Bahan, kode: str) -> list[BarisPeringkat]:
    akhir = terbit.tahap == "akhir"
    semua = HasilPeserta.objects.filter(pengumuman=terbit, lowongan__kode=kode)
    urut = "peringkat_akhir" if akhir else "peringkat"
    return [
        BarisPeringkat(
            peringkat=getattr(x, urut),
            nomor=x.nomor,
            nilai=[x.nilai.get(k.kode) for k in bahan.aturan.komponen],
            total=x.total,
            lanjutan=x.lanjutan,
            nilai_akhir=x.nilai_akhir,
            status=x.akhir or x.status,
            kurang=_sebut_kurang(x.kurang, bahan.aturan.label),
        )
        for x in semua.order_by(urut, "-total", "nomor")
    ]


def _hitung(bahan: Bahan, tahap: str, kode: str) -> list[BarisPeringkat]:
    terbitan, hasil = peringkat_kini(bahan, "awal" if tahap == "dasar" else "akhir")
    milik = [p for p in terbitan.peserta if p.kelompok == kode]
    baris = [_satu(p, bahan, hasil) for p in milik]
    return sorted(baris, key=lambda b: (b.peringkat is None, b.peringkat or 0, b.nomor))


def _satu(p: Peserta, bahan: Bahan, hasil: Perhitungan) -> BarisPeringkat:
    awal, lanjut = hasil.awal[p.nomor], hasil.lanjut.get(p.nomor)
    akhir = hasil.akhir.akhir.get(p.nomor)
    nilai: Mapping[str, Any] = p.nilai or {}
    return BarisPeringkat(
        peringkat=lanjut.peringkat if lanjut else awal.peringkat,
        nomor=p.nomor,
        nilai=[nilai.get(k.kode) for k in bahan.aturan.komponen],
        total=awal.total if p.nilai else None,
        lanjutan=p.lanjutan,
        nilai_akhir=lanjut.nilai if lanjut else None,
        status=akhir.value if akhir else awal.status.value,
        kurang=_sebut_kurang(awal.kurang, bahan.aturan.label),
    )


def _sebut_kurang(kurang: Any, label: Mapping[str, str]) -> str:
    return ", ".join(label.get(k, k) for k in kurang)


def seleksi_terbuka(kota: Any, pk: int) -> Seleksi | None:
    """A selection that citizens may read about."""
    return Seleksi.objects.terbuka_publik().filter(kota=kota, pk=pk).select_related("kota").first()


def terbitan_publik(seleksi: Seleksi, tahap: str) -> list[Pengumuman]:
    """Every sealed revision of a stage, the newest first."""
    semua = Pengumuman.objects.terbit().filter(seleksi=seleksi, tahap=tahap)
    return list(semua.select_related("berkas", "pdf", "tanda", "seleksi__kota").order_by("-revisi"))


def baris_publik(terbit: Pengumuman, cari: str, lowongan: str) -> Any:
    """Lines of a published list: by exam number, or of one vacancy."""
    urut = "peringkat_akhir" if terbit.tahap == "akhir" else "peringkat"
    semua = HasilPeserta.objects.filter(pengumuman=terbit).select_related("lowongan", "tempat")
    if cari:
        semua = semua.filter(nomor__icontains=cari)
    if lowongan:
        semua = semua.filter(lowongan__kode=lowongan)
    return semua.order_by("lowongan__nama_jabatan", "lowongan__kode", urut, "nomor")


def belum_akhir(terbit: Pengumuman) -> dict[str, int]:
    """Of a final list, how many stand in it with the code of an earlier stage because they did not get further."""
    semua = HasilPeserta.objects.filter(pengumuman=terbit, akhir="").order_by()
    return dict(semua.values_list("status").annotate(n=Count("pk")))


def hasil_milik(pengguna: Any) -> list[HasilPeserta]:
    """The own lines, each stage once in its newest revision."""
    semua = HasilPeserta.objects.terlihat_oleh(pengguna, "rekrutmen.melamar")
    terakhir = semua.order_by("lamaran_id", "pengumuman__tahap", "-pengumuman__revisi")
    terakhir = terakhir.distinct("lamaran_id", "pengumuman__tahap")
    gabung = ("pengumuman__seleksi", "lowongan", "tempat", "lamaran")
    baris = list(terakhir.select_related(*gabung))
    return sorted(baris, key=lambda x: (x.pengumuman.diterbitkan_pada, x.pk), reverse=True)


def lowongan_pilihan(seleksi: Seleksi) -> list[tuple[str, str]]:
    """Code and name of every vacancy of a selection."""
    semua = Lowongan.objects.filter(seleksi=seleksi).order_by("nama_jabatan", "kode")
    return [(x.kode, f"{x} ({x.get_jenis_kebutuhan_display()})") for x in semua]
