"""The rows behind every figure, read from the register as it is now and only within the reader's reach.

The figure is frozen, the rows are not: a page that shows both says so. `RawSQL` hands a list of ids over as one array,
so the query stays short however many people a figure counts, and works in an export in another transaction.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, JSONField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from asn.core.legal import pada_tanggal
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.pegawai.models import (
    Pegawai,
    PembinaanTercatat,
    RiwayatAngkaKredit,
    RiwayatHukdis,
    RiwayatKinerja,
    RiwayatPenghargaan,
)
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja
from kinerja.evaluasi import penyaji, sumber
from kinerja.evaluasi.figur import fakta, mutu
from kinerja.evaluasi.figur.cakupan import Cakupan, baris, cakupan_instansi
from kinerja.evaluasi.figur.ringkasan import DIMENSI
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.rules import ip_asn, jp, pembinaan, penghargaan

ORANG, KINERJA, IP_ASN, CALON, HUKDIS, INDIKATOR = "orang", "kinerja", "ip_asn", "calon", "hukdis", "indikator"
PENGHARGAAN, PEMBINAAN, ANGKA_KREDIT = "penghargaan", "pembinaan", "angka_kredit"
# The disciplinary score tells of a punishment, so the index of a person is opened like one.
IZIN = {
    ORANG: "pegawai.view_pegawai",
    KINERJA: "pegawai.view_riwayatkinerja",
    IP_ASN: "pegawai.view_riwayathukdis",
    CALON: "pegawai.view_riwayatkinerja",
    HUKDIS: "pegawai.view_riwayathukdis",
    INDIKATOR: "instansi.view_indikatorinstansi",
    PENGHARGAAN: "pegawai.view_riwayatpenghargaan",
    PEMBINAAN: "pegawai.view_pembinaantercatat",
    ANGKA_KREDIT: "pegawai.view_riwayatangkakredit",
}
# Rows of people that the period holds: everybody counted is asked for, the condition stands in the query of the kind.
SEMUA_ORANG = (HUKDIS, PENGHARGAAN, PEMBINAAN, ANGKA_KREDIT)
# Above this many people the rows of a whole city are shown only per perangkat daerah.
ORANG_SEKALIGUS = 20_000

_BERSAMA = f"{__name__}.bersama"
_PNS = "jenis = 'PNS' AND bulan > 0"
_PPPK = "jenis IN ('PPPK', 'PPPK_PARUH_WAKTU')"
_IP = "kualifikasi + kompetensi + kinerja + disiplin"
_BAIK = ", ".join(f"'{p}'" for p in PredikatKinerja if p.setara_baik())


@dataclass(frozen=True, slots=True)
class Kunci:
    """One figure: name, kind of its rows, condition on `evaluasi_fakta`, and how to read the frozen figure."""

    judul: str
    jenis: str
    syarat: str
    angka: Callable[[Mapping[str, Any]], str]


def _jumlah(*jalur: str) -> Callable[[Mapping[str, Any]], str]:
    def ambil(figur: Any) -> str:
        for bagian in jalur:
            figur = figur[bagian]
        return penyaji.bulat(figur)

    return ambil


def _susun() -> dict[str, Kunci]:
    kunci = {
        "pegawai": Kunci("Pegawai yang dihitung", ORANG, "true", _jumlah("pegawai", "jumlah")),
        "dinilai": Kunci("Pegawai yang dinilai", KINERJA, "predikat IS NOT NULL", _jumlah("pegawai", "dinilai")),
        "belum-dinilai": Kunci(
            "Pegawai yang belum dinilai", ORANG, "predikat IS NULL", _jumlah("pegawai", "belum_dinilai")
        ),
        "baik": Kunci(
            "Predikat Baik ke atas", KINERJA, f"predikat IN ({_BAIK})", lambda f: penyaji.persen(f["persen_baik"])
        ),
        "jp": Kunci("PNS yang bertarget JP", ORANG, _PNS, _jumlah("jp", "pns", "jumlah")),
        "jp-terpenuhi": Kunci(
            "PNS yang memenuhi target JP", ORANG, f"{_PNS} AND {{jp_cukup}}", _jumlah("jp", "pns", "terpenuhi")
        ),
        "jp-belum": Kunci(
            "PNS yang belum memenuhi target JP",
            ORANG,
            f"{_PNS} AND NOT {{jp_cukup}}",
            lambda f: penyaji.bulat(f["jp"]["pns"]["jumlah"] - f["jp"]["pns"]["terpenuhi"]),
        ),
        "jp-pppk": Kunci("PPPK", ORANG, _PPPK, _jumlah("jp", "pppk", "jumlah")),
        "jp-melebihi": Kunci(
            "PPPK yang melebihi batas JP",
            ORANG,
            f"{_PPPK} AND jp > {{jp_batas}}",
            _jumlah("jp", "pppk", "melebihi_batas"),
        ),
        "ip-asn": Kunci("IP ASN setiap pegawai", IP_ASN, "true", _ip_rata),
        "ikm": Kunci("Indeks Kepuasan Masyarakat", INDIKATOR, "IKM", lambda f: _nilai(f["ikm"], "nilai")),
        "aduan": Kunci(
            "Aduan dijawab tepat waktu", INDIKATOR, "ADUAN_TEPAT_WAKTU", lambda f: _nilai(f["aduan"], "persen")
        ),
    }
    for jenis in JenisASN:
        kunci[f"jenis-{penyaji.slug(jenis)}"] = Kunci(
            jenis.label, ORANG, f"jenis = '{jenis}'", _jumlah("pegawai", "per_jenis", str(jenis))
        )
    for predikat in PredikatKinerja:
        kunci[f"predikat-{penyaji.slug(predikat)}"] = Kunci(
            f"Predikat {predikat.label}", KINERJA, f"predikat = '{predikat}'", _jumlah("predikat", str(predikat))
        )
    for kategori in ip_asn.KategoriIPASN:
        kunci[f"ip-{penyaji.slug(kategori)}"] = Kunci(
            f"IP ASN {kategori.label}", IP_ASN, f"{{ip_{kategori}}}", _jumlah("ip_asn", "sebaran", str(kategori))
        )
    for huruf, tingkat in (("R", "ringan"), ("S", "sedang"), ("B", "berat")):
        kunci[f"hukdis-{tingkat}"] = Kunci(f"Hukuman disiplin {tingkat}", HUKDIS, huruf, _jumlah("hukdis", tingkat))
    for kode, judul, jenis, nama in (
        ("penghargaan-diterima", "Penghargaan yang ditetapkan", PENGHARGAAN, "penghargaan"),
        ("pembinaan-berjalan", "Pembinaan kinerja", PEMBINAAN, "pembinaan"),
        ("angka-kredit", "Konversi angka kredit", ANGKA_KREDIT, "angka_kredit"),
    ):
        kunci[kode] = Kunci(judul, jenis, "true", _jumlah_lanjutan(nama))
    for kode, pesan, syarat in mutu.SYARAT:
        kunci[f"mutu-{penyaji.slug(kode)}"] = Kunci(pesan, ORANG, syarat, _catatan(kode))
    kunci[f"mutu-{penyaji.slug(mutu.LUAR_UNIT)}"] = Kunci(
        mutu.PESAN[mutu.LUAR_UNIT], ORANG, mutu.LUAR_UNIT, _catatan(mutu.LUAR_UNIT)
    )
    for kelompok, label in (("penghargaan", penghargaan.LABEL), ("pembinaan", pembinaan.LABEL)):
        for kode, nama in label.items():
            kunci[f"usulan-{penyaji.slug(kode)}"] = Kunci(
                f"Usulan: {nama}", CALON, f"{kelompok}:{kode}", _jumlah_usulan(kelompok, kode)
            )
    return kunci


def _jumlah_lanjutan(nama: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda f: penyaji.bulat(f["lanjutan"][nama]) if "lanjutan" in f else penyaji.KOSONG


def _ip_rata(figur: Mapping[str, Any]) -> str:
    return penyaji.angka(figur["ip_asn"]["rata"] and figur["ip_asn"]["rata"]["total"])


def _nilai(isi: Mapping[str, Any] | None, nama: str) -> str:
    return penyaji.angka(isi and isi[nama])


def _catatan(kode: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda f: penyaji.bulat(sum(m["jumlah"] for m in f["mutu_data"] if m["kode"] == kode))


def _jumlah_usulan(kelompok: str, kode: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda f: penyaji.bulat(f["usulan"][kelompok].get(kode, 0))


KUNCI = _susun()


def boleh_buka(pengguna: Any, kunci: str) -> bool:
    """Whether this reader may open the rows behind the figure at all."""
    return kunci in KUNCI and pengguna.has_perm(IZIN[KUNCI[kunci].jenis])


class Fakta(NamedTuple):
    """What was computed for one person, as of the last day of the period."""

    pegawai_id: int
    kinerja_id: int | None
    predikat: str | None
    jp: Decimal
    kualifikasi: Decimal
    kompetensi: Decimal
    kinerja: Decimal
    disiplin: Decimal

    @property
    def skor(self) -> dict[str, Decimal]:
        dimensi = self[4:]
        return dict(zip(DIMENSI, [*dimensi, sum(dimensi, Decimal(0))], strict=True))


def fakta_orang(cakupan: Cakupan, syarat: str = "true") -> list[Fakta]:
    """Facts of the people in this scope who meet a condition of `KUNCI`; replaces the temporary tables."""
    pada = cakupan.tanggal
    kondisi = syarat.format(
        jp_cukup=f"jp * 12 >= {pada_tanggal(jp.JP_PNS_TERSEDIKIT, pada).nilai} * bulan",
        jp_batas=pada_tanggal(jp.JP_PPPK_TERBANYAK, pada).nilai,
        **_kategori(pada),
    )
    fakta.siapkan(cakupan)
    kolom = "id, kinerja_id, predikat, jp, kualifikasi, kompetensi, kinerja, disiplin"
    # Conditions come from KUNCI and from figures of the rules, never from a request.
    return [Fakta(*r) for r in baris(f"SELECT {kolom} FROM evaluasi_fakta WHERE {kondisi}", {})]  # noqa: S608


@dataclass(slots=True)
class BarisAngka:
    """The rows of one figure of an evaluation, of one sheet, or of one perangkat daerah inside the evaluation."""

    pengguna: Any
    kunci: Kunci
    evaluasi: EvaluasiBerkala
    lembar: EvaluasiInstansi | None = None
    instansi_id: int | None = None

    @property
    def izin(self) -> str:
        return IZIN[self.kunci.jenis]

    @property
    def figur(self) -> Mapping[str, Any]:
        return self.lembar.angka if self.lembar else self.evaluasi.angka

    def pilihan_instansi(self) -> list[tuple[int, str]]:
        """Perangkat daerah to narrow a city's rows to."""
        return [] if self.lembar else [(b["instansi_id"], b["nama"]) for b in self.figur["liga"]]

    def persempit(self, instansi: str) -> None:
        """Only one perangkat daerah, when the address names one of this evaluation; nonsense is left to the form."""
        self.instansi_id = next((pk for pk, _ in self.pilihan_instansi() if str(pk) == instansi), None)

    @property
    def akar(self) -> list[int]:
        """Top units whose people count."""
        if self.lembar:
            return [self.lembar.instansi_id]
        return [self.instansi_id] if self.instansi_id else [pk for pk, _ in self.pilihan_instansi()]

    @property
    def terlalu_luas(self) -> bool:
        dari_fakta = self.kunci.jenis in (ORANG, KINERJA, IP_ASN, *SEMUA_ORANG)
        return dari_fakta and len(self.akar) > 1 and self.figur["pegawai"]["jumlah"] > ORANG_SEKALIGUS

    def kueri(self) -> QuerySet[Any]:
        return _KUERI[self.kunci.jenis](self)

    def fakta(self) -> list[Fakta]:
        """The facts of everybody behind the figure."""
        if self.terlalu_luas:
            return []
        syarat = "true" if self.kunci.jenis in SEMUA_ORANG else self.kunci.syarat
        return fakta_orang(self._cakupan(), syarat)

    def _cakupan(self) -> Cakupan:
        periode = self.evaluasi.periode_objek
        bagian = [cakupan_instansi(kota_id=self.evaluasi.kota_id, akar_id=akar, periode=periode) for akar in self.akar]
        unit = tuple(u for c in bagian for u in c.unit_ids)
        return Cakupan(self.evaluasi.kota_id, self.akar[0] if len(self.akar) == 1 else 0, unit, periode)


def _kategori(pada: Any) -> dict[str, str]:
    """Conditions of the categories of the index, from the bounds of the rule."""
    kondisi, atas = {}, None
    for batas, kategori in pada_tanggal(ip_asn.BATAS_KATEGORI, pada).nilai:
        kondisi[f"ip_{kategori}"] = f"{_IP} >= {batas}" + ("" if atas is None else f" AND {_IP} < {atas}")
        atas = batas
    return kondisi


def _orang(b: BarisAngka) -> QuerySet[Pegawai]:
    if b.kunci.syarat == mutu.LUAR_UNIT:
        ids = next((m["pegawai_ids"] for m in b.figur["mutu_data"] if m["kode"] == mutu.LUAR_UNIT), [])
        return _dengan_fakta(b, {pk: {} for pk in ids})
    isi: dict[int, dict[str, str]] = {}
    for satu in b.fakta():
        isi[satu.pegawai_id] = {"predikat": satu.predikat or "", "jp": str(satu.jp)}
        if b.kunci.jenis == IP_ASN:
            isi[satu.pegawai_id] = {d: str(skor) for d, skor in satu.skor.items()}
    return _dengan_fakta(b, isi)


def _calon(b: BarisAngka) -> QuerySet[Pegawai]:
    kelompok, kode = b.kunci.syarat.split(":")
    daftar = b.figur[kelompok] if b.lembar else sumber.calon_lembar(b.pengguna, b.evaluasi, kelompok, b.akar)
    isi = {
        orang["pegawai_id"]: {"alasan": u["alasan"], "dasar": u["dasar"]}
        for orang in daftar
        for u in orang["usulan"]
        if u["kode"] == kode
    }
    return _dengan_fakta(b, isi)


def _dengan_fakta(b: BarisAngka, isi: Mapping[int, Mapping[str, Any]]) -> QuerySet[Pegawai]:
    orang = Pegawai.objects.terlihat_oleh(b.pengguna, b.izin).filter(kota_id=b.evaluasi.kota_id)
    return orang.filter(pk__in=larik(isi)).berbentuk(f"{__name__}.berfakta", json.dumps(isi))


def berfakta(orang: QuerySet[Pegawai], isi: str) -> QuerySet[Pegawai]:
    """People with what was computed about each of them, handed over as one JSON object by id."""
    per_orang = RawSQL('%s::jsonb -> "pegawai_pegawai"."id"::text', [isi], output_field=JSONField())
    return orang.annotate(fakta=per_orang)


def bersama(kueri: QuerySet[Any], *jalur: str) -> QuerySet[Any]:
    """Rows with the rows they point at, in one query."""
    return kueri.select_related(*jalur)


def larik(ids: Iterable[int]) -> RawSQL:
    """A list of ids as one array."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])


def _kinerja(b: BarisAngka) -> QuerySet[RiwayatKinerja]:
    ids = [satu.kinerja_id for satu in b.fakta() if satu.kinerja_id]
    hasil = RiwayatKinerja.objects.terlihat_oleh(b.pengguna, b.izin).filter(kota_id=b.evaluasi.kota_id)
    return (
        hasil.filter(pk__in=larik(ids)).berbentuk(_BERSAMA, "pegawai", "instansi", "penilai").order_by("pegawai__nama")
    )


def _hukdis(b: BarisAngka) -> QuerySet[RiwayatHukdis]:
    periode = b.evaluasi.periode_objek
    orang = [satu.pegawai_id for satu in b.fakta()]
    berlaku = Q(tmt_mulai__lte=periode.selesai, akhir__gte=periode.mulai, jenis__startswith=b.kunci.syarat)
    hukdis = RiwayatHukdis.objects.terlihat_oleh(b.pengguna, b.izin).annotate(
        akhir=Coalesce(F("tmt_selesai"), F("tmt_mulai"))
    )
    terpilih = hukdis.filter(berlaku, kota_id=b.evaluasi.kota_id, pegawai__in=larik(orang))
    sah = terpilih.sah()
    return sah.berbentuk(_BERSAMA, "pegawai", "pegawai__instansi").order_by("pegawai__nama")


def _sejak_awal(b: BarisAngka, model: Any) -> Any:
    """Rows of this kind about the people counted, within the reader's reach."""
    terlihat = model.objects.terlihat_oleh(b.pengguna, b.izin).filter(kota_id=b.evaluasi.kota_id)
    return terlihat.filter(pegawai__in=larik(satu.pegawai_id for satu in b.fakta()))


def _sampai(b: BarisAngka) -> date:
    """The day the data were read, as the figures have it; never before the end of the period."""
    saat = penyaji.tanggal_data(b.figur)
    selesai: date = b.evaluasi.periode_objek.selesai
    return max(saat.date(), selesai) if saat else selesai


def _penghargaan(b: BarisAngka) -> QuerySet[RiwayatPenghargaan]:
    rentang = (b.evaluasi.periode_objek.mulai, _sampai(b))
    kueri = _sejak_awal(b, RiwayatPenghargaan).sah().filter(tanggal__range=rentang)
    return kueri.berbentuk(_BERSAMA, "pegawai", "pegawai__instansi").order_by("pegawai__nama", "pk")


def _pembinaan(b: BarisAngka) -> QuerySet[PembinaanTercatat]:
    kueri = _sejak_awal(b, PembinaanTercatat).dihitung()
    kueri = kueri.filter(mulai__lte=_sampai(b), selesai__gte=b.evaluasi.periode_objek.mulai)
    return kueri.berbentuk(_BERSAMA, "pegawai", "pegawai__instansi", "pemicu").order_by("pegawai__nama", "pk")


def _angka_kredit(b: BarisAngka) -> QuerySet[RiwayatAngkaKredit]:
    periode = b.evaluasi.periode_objek
    kueri = _sejak_awal(b, RiwayatAngkaKredit).sah()
    kueri = kueri.filter(jenis="KONVERSI", selesai__range=(periode.mulai, periode.selesai))
    return kueri.berbentuk(_BERSAMA, "pegawai", "pegawai__instansi").order_by("pegawai__nama", "pk")


def _indikator(b: BarisAngka) -> QuerySet[IndikatorInstansi]:
    periode = b.evaluasi.periode_objek
    kode = [periode.kode, *(f"{tahun}-T{ke}" for tahun, ke in periode.triwulan)]
    terlihat = IndikatorInstansi.objects.terlihat_oleh(b.pengguna, b.izin).filter(kota_id=b.evaluasi.kota_id)
    unit = Q(instansi__perangkat_daerah__in=b.akar) | Q(instansi__in=b.akar)
    terpilih = terlihat.filter(unit, jenis=b.kunci.syarat, periode__in=kode).berbentuk(
        _BERSAMA, "instansi", "instansi__perangkat_daerah"
    )
    return terpilih.order_by("instansi__nama", "periode")


_KUERI: dict[str, Callable[[BarisAngka], QuerySet[Any]]] = {
    ORANG: _orang,
    IP_ASN: _orang,
    CALON: _calon,
    KINERJA: _kinerja,
    HUKDIS: _hukdis,
    INDIKATOR: _indikator,
    PENGHARGAAN: _penghargaan,
    PEMBINAAN: _pembinaan,
    ANGKA_KREDIT: _angka_kredit,
}
