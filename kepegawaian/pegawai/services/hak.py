"""What comes next for one person by law: kenaikan gaji berkala, kenaikan pangkat, end of contract, pensiun.

Facts are gathered in one query (`fakta_pegawai`), the decisions come from `rules/`.
"""

from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, DecimalField, ExpressionWrapper, Max, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from asn.core.kueri_tetap import KueriTetap
from asn.core.legal import Putusan, tambah_bulan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import (
    GajiPokok,
    Pegawai,
    RiwayatAngkaKredit,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatPangkat,
)
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kepegawaian.pegawai.rules import kenaikan_pangkat, kgb
from kepegawaian.pegawai.rules.bup import JabatanKhusus, bup, tmt_pensiun
from kepegawaian.pegawai.rules.enum import (
    FUNGSIONAL,
    Hukdis,
    JenisJabatan,
    Jenjang,
    PredikatKinerja,
    TingkatPendidikan,
)
from kepegawaian.pegawai.services.jatuh_tempo import kgb_terakhir
from kepegawaian.pegawai.services.perhatian import DASAR_KONTRAK, KONTRAK_BULAN, PERHATIAN

# Asked of the database; the others are stated by the rules of NIP, KGB, pensiun and contract in their own words.
KONDISI = (
    "PLT_LAMA",
    "TANPA_PREDIKAT",
    "TANPA_BUKTI",
    "TANPA_JABATAN",
    "TANPA_ATASAN",
    "DI_ATAS_PLAFON",
    "DUGAAN_GANDA",
)
# The register stores the level as a number; D-IV and S-1 share one.
_TINGKAT = {t.peringkat(): t for t in TingkatPendidikan}


@dataclass(frozen=True, slots=True)
class Hak:
    """One right or end to come. `nada` is a tone of components/status.html; `tanggal` None when none can be stated."""

    kode: str
    judul: str
    tanggal: date | None
    keadaan: str
    nada: str
    penjelasan: str
    dasar: str
    rincian: tuple[str, ...] = ()


def fakta_pegawai(pegawai: Pegawai, tanggal: date) -> Any:
    """The same person with everything the rules ask about and the conditions `KONDISI`, asked in one query."""
    nama, pertanyaan = _pertanyaan(tanggal)
    nilai = pertanyaan.satu(pk=pegawai.pk, kota_id=pegawai.kota_id)
    if nilai is None:
        raise Pegawai.DoesNotExist(pegawai.pk)
    fakta = copy(pegawai)
    fakta.__dict__.update(zip(nama, nilai, strict=True))
    return fakta


@lru_cache(maxsize=8)
def _pertanyaan(tanggal: date) -> tuple[tuple[str, ...], KueriTetap]:
    """Names of the answers, and the question as of a day; its plan serves every day."""
    kueri = _berfakta(tanggal)
    nama = tuple(kueri.query.annotations)
    return nama, KueriTetap(lambda pk, kota_id: kueri.filter(pk=pk, kota_id=kota_id).order_by().values_list(*nama))


def _berfakta(tanggal: date) -> QuerySet[Any]:
    sah = {"pegawai": OuterRef("pk"), "verifikasi__in": SAH}
    # A step or pangkat already decided for a later day counts: nothing is due before it any more.
    kgb_akhir = kgb_terakhir(OuterRef("pk"))
    pangkat = RiwayatPangkat.objects.filter(**sah).order_by("-tmt")
    dijabat = RiwayatJabatan.objects.pada(tanggal).filter(**sah, penugasan="DEFINITIF").order_by("-tmt_mulai")
    tahunan = RiwayatKinerja.objects.filter(**sah, triwulan=None, tahun__lt=tanggal.year).order_by("-tahun")
    hukdis = RiwayatHukdis.objects.pada(tanggal).filter(**sah, jenis__regex="^[SB]").order_by("-tmt_mulai")
    kredit = RiwayatAngkaKredit.objects.filter(**sah, selesai__lte=tanggal, jenjang=OuterRef("jabatan__jenjang"))
    baris_gaji = GajiPokok.objects.filter(golongan=OuterRef("golongan_id"))
    kondisi = {f"perhatian_{k}": ExpressionWrapper(PERHATIAN[k].q(tanggal), BooleanField()) for k in KONDISI}
    return Pegawai.objects.annotate(
        kgb_tmt=Subquery(kgb_akhir.values("tmt")[:1]),
        kgb_mkg=Subquery(kgb_akhir.values("mkg_tahun")[:1]),
        mkg_puncak=_agregat(baris_gaji, "golongan", Max("mkg")),
        pangkat_tmt=Subquery(pangkat.values("tmt")[:1]),
        jabatan_tmt=Subquery(dijabat.values("tmt_mulai")[:1]),
        predikat_1=Subquery(tahunan.values("predikat")[:1]),
        predikat_2=Subquery(tahunan.values("predikat")[1:2]),
        hukdis_berjalan=Subquery(hukdis.values("jenis")[:1]),
        kredit=Coalesce(_agregat(kredit, "pegawai", Sum("angka")), Decimal(0), output_field=DecimalField()),
        **kondisi,
    )


def _agregat(kueri: QuerySet[Any], kelompok: str, agregat: Any) -> Subquery:
    return Subquery(kueri.order_by().values(kelompok).annotate(hasil=agregat).values("hasil"))


def hak_berikut(fakta: Any, *, pada: date, boleh_kgb: bool, boleh_hukdis: bool) -> list[Hak]:
    """Rights to come, soonest first. What the reader may not see is left out, also as a reason."""
    daftar: list[Hak | None] = []
    if fakta.kedudukan not in KEDUDUKAN_MASIH_PEGAWAI:
        return []
    if fakta.pns:
        daftar.append(_pensiun(fakta, pada))
        if fakta.kedudukan in ("AKTIF", "TUGAS_BELAJAR"):
            daftar += [_kgb(fakta, pada) if boleh_kgb else None, _pangkat(fakta, pada, boleh_hukdis)]
    else:
        daftar.append(_kontrak(fakta, pada))
    return sorted((h for h in daftar if h), key=lambda h: h.tanggal or date.max)


def _kgb(fakta: Any, pada: date) -> Hak | None:
    if fakta.golongan is None:
        return None
    judul = "Kenaikan gaji berkala"
    if fakta.mkg_puncak is not None and (fakta.kgb_mkg or 0) >= fakta.mkg_puncak:
        pesan = f"Masa kerja golongan sudah pada baris terakhir tabel gaji {fakta.golongan.kode}."
        return Hak("KGB", judul, None, "Sudah puncak", "netral", pesan, "PP 5/2024 lampiran")
    mkg = 0 if fakta.kgb_tmt is None else fakta.kgb_mkg
    jadwal = kgb.jadwal(fakta.kgb_tmt or fakta.tmt_masuk, golongan=fakta.golongan.kode, mkg_tahun=mkg, pada=pada)
    syarat = kgb.syarat_kinerja(PredikatKinerja(fakta.predikat_1) if fakta.predikat_1 else None, pada=pada)
    nada = {"TERLAMBAT": "gagal", "WAKTU_USUL": "perhatian"}.get(jadwal.keadaan, "netral")
    asal = f"KGB terakhir TMT {fakta.kgb_tmt:%d-%m-%Y}." if fakta.kgb_tmt else "Belum ada KGB; dihitung dari TMT CPNS."
    return Hak("KGB", judul, jadwal.tmt, jadwal.keadaan.label, nada, f"{asal} {syarat.alasan}", str(jadwal.dasar))


def _pangkat(fakta: Any, pada: date, boleh_hukdis: bool) -> Hak | None:
    if fakta.golongan is None or fakta.pangkat_tmt is None or fakta.jenis != "PNS":
        return None
    predikat = tuple(PredikatKinerja(p) for p in (fakta.predikat_1, fakta.predikat_2) if p)
    data = kenaikan_pangkat.FaktaPangkat(
        golongan=fakta.golongan.kode,
        tmt_pangkat=fakta.pangkat_tmt,
        pendidikan=_TINGKAT.get(fakta.pendidikan),
        predikat=predikat,
        hukdis_berjalan=Hukdis(fakta.hukdis_berjalan) if fakta.hukdis_berjalan and boleh_hukdis else None,
    )
    judul, tmt, putusan = _jalur_pangkat(fakta, data, pada)
    dasar = str(putusan.dasar)
    if not boleh_hukdis:
        # Without the discipline condition a verdict would not be the whole truth, so only the date is given.
        pesan = "Tanggal paling awal menurut masa dalam pangkat; syarat lain diperiksa BKD."
        return Hak("PANGKAT", judul, tmt, "Paling awal", "netral", pesan, dasar)
    keadaan, nada = ("Syarat terpenuhi", "selesai") if putusan.boleh else ("Belum memenuhi syarat", "netral")
    return Hak("PANGKAT", judul, tmt, keadaan, nada, putusan.alasan, dasar, putusan.rincian)


def _jalur_pangkat(fakta: Any, data: kenaikan_pangkat.FaktaPangkat, pada: date) -> tuple[str, date, Putusan]:
    """The way up that fits the position, its earliest date, and the answer on that date."""
    jabatan = fakta.jabatan
    if jabatan is not None and jabatan.jenis in FUNGSIONAL:
        tmt = kenaikan_pangkat.tmt_fungsional_berikut(data.tmt_pangkat, pada=pada)
        putusan = kenaikan_pangkat.fungsional(data, Jenjang(jabatan.jenjang), fakta.kredit, pada=tmt)
        return "Kenaikan pangkat (angka kredit)", tmt, putusan
    if jabatan is not None and jabatan.jenis in MANAJERIAL:
        sejak = fakta.jabatan_tmt or data.tmt_pangkat
        genap = kenaikan_pangkat.genap_struktural(data, jabatan.eselon, sejak, pada=pada)
        tmt = kenaikan_pangkat.periode_terdekat(max(genap, pada))
        putusan = kenaikan_pangkat.struktural(data, jabatan.eselon, sejak, pada=tmt)
        return "Kenaikan pangkat pilihan (struktural)", tmt, putusan
    tmt = kenaikan_pangkat.tmt_reguler_berikut(data.tmt_pangkat, pada=pada)
    return "Kenaikan pangkat reguler", tmt, kenaikan_pangkat.reguler(data, pada=tmt)


def _pensiun(fakta: Any, pada: date) -> Hak | None:
    if fakta.jabatan is None:
        return None
    khusus = JabatanKhusus.GURU if fakta.jabatan.nama.lower().startswith("guru") else None
    jenjang = Jenjang(fakta.jabatan.jenjang) if fakta.jabatan.jenjang else None
    batas = bup(JenisJabatan(fakta.jabatan.jenis), jenjang, pada=pada, khusus=khusus)
    tmt = tmt_pensiun(fakta.tanggal_lahir, batas.nilai)
    lewat, dekat = tmt <= pada, tmt <= tambah_bulan(pada, 12)
    keadaan = "Sudah lewat" if lewat else "Dalam 12 bulan" if dekat else "Perkiraan"
    nada = "gagal" if lewat else "perhatian" if dekat else "netral"
    pesan = f"Batas usia pensiun jabatan ini {batas.nilai} tahun."
    return Hak("PENSIUN", "Batas usia pensiun", tmt, keadaan, nada, pesan, batas.kutipan)


def _kontrak(fakta: Any, pada: date) -> Hak | None:
    if fakta.kontrak_sampai is None:
        return None
    lewat, dekat = fakta.kontrak_sampai < pada, fakta.kontrak_sampai <= tambah_bulan(pada, KONTRAK_BULAN)
    keadaan = "Sudah berakhir" if lewat else f"Dalam {KONTRAK_BULAN} bulan" if dekat else "Berjalan"
    nada = "gagal" if lewat else "perhatian" if dekat else "netral"
    pesan = f"Usul perpanjangan paling lambat {KONTRAK_BULAN} bulan sebelum perjanjian berakhir."
    return Hak("KONTRAK", "Akhir perjanjian kerja", fakta.kontrak_sampai, keadaan, nada, pesan, DASAR_KONTRAK)
