"""What a batch will do before it does it: what ends, what begins, what stands in the way, what deserves a look."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from asn.core.legal import Putusan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.riwayat import Tinjauan, jabatan_tinjau_banyak
from kepegawaian.promosi.models import ButirPengangkatan, PaketPengangkatan, PenugasanSementara
from kepegawaian.promosi.rules.jenjang import LABEL_ARAH
from kepegawaian.promosi.rules.kelayakan import Kelayakan
from kepegawaian.promosi.rules.pengangkatan import Perpindahan, pelantikan, peringatan
from kepegawaian.promosi.services.kelayakan import kelayakan_pasangan
from kepegawaian.promosi.services.lowong import pemegang


@dataclass(slots=True)
class Pratinjau:
    """One line of the batch with everything that follows from it."""

    butir: ButirPengangkatan
    arah: str
    akibat: list[tuple[str, str, str]]
    plt: list[PenugasanSementara]
    galat: list[str] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Bahan:
    """What was read once for all lines. `tujuan`: the new position of everybody in the batch."""

    paket: PaketPengangkatan
    pindah: dict[int, Perpindahan]
    tujuan: dict[int, int]
    diisi: Counter[int]
    pemegang: dict[int, RiwayatJabatan]
    plt: dict[int, list[PenugasanSementara]]
    kelayakan: dict[tuple[int, int], Kelayakan]


def pratinjau(paket: PaketPengangkatan) -> list[Pratinjau]:
    """Every line, in order; the number of queries does not grow with the lines."""
    semua = list(paket.butir.for_list().select_related("pegawai__kota"))
    jabatan_ids = {b.jabatan_id for b in semua}
    tinjauan = jabatan_tinjau_banyak([(b.pegawai, isi_riwayat(paket, b)) for b in semua])
    pasangan = [(b.pegawai_id, b.jabatan) for b in semua]
    bahan = _Bahan(
        paket=paket,
        pindah=perpindahan(paket, semua),
        tujuan={b.pegawai_id: b.jabatan_id for b in semua},
        diisi=Counter(b.jabatan_id for b in semua),
        pemegang=pemegang(jabatan_ids, paket.tmt),
        plt=_plt(jabatan_ids),
        kelayakan=kelayakan_pasangan(pasangan=pasangan, kota_id=paket.kota_id, tanggal=paket.tmt),
    )
    return [_satu(bahan, b, t) for b, t in zip(semua, tinjauan, strict=True)]


def _plt(jabatan_ids: set[int]) -> dict[int, list[PenugasanSementara]]:
    hasil: dict[int, list[PenugasanSementara]] = defaultdict(list)
    for satu in PenugasanSementara.objects.filter(jabatan__in=jabatan_ids).berlaku().select_related("pegawai"):
        hasil[satu.jabatan_id].append(satu)
    return hasil


def galat_paket(paket: PaketPengangkatan) -> list[str]:
    """Everything that forbids the batch, one sentence each."""
    isi = pratinjau(paket)
    if not isi:
        return ["Paket ini belum memuat seorang pun."]
    return [f"{p.butir.pegawai.nama}: {teks}" for p in isi for teks in p.galat]


def isi_riwayat(paket: PaketPengangkatan, butir: ButirPengangkatan) -> dict[str, Any]:
    """The fact as it will stand in the register."""
    return {
        "jabatan": butir.jabatan_id,
        "instansi": butir.jabatan.instansi_id,
        "nama_jabatan": butir.jabatan.nama,
        "penugasan": "DEFINITIF",
        "tanggal_pelantikan": paket.pelantikan.isoformat() if paket.pelantikan else None,
        "tmt_mulai": paket.tmt.isoformat(),
        "nomor_sk": paket.nomor_sk,
        "tanggal_sk": paket.tanggal_sk.isoformat() if paket.tanggal_sk else None,
        "pejabat_sk": paket.isi.get("penanda_tangan", {}).get("jabatan", ""),
    }


def _satu(bahan: _Bahan, butir: ButirPengangkatan, tinjauan: Tinjauan) -> Pratinjau:
    pindah = bahan.pindah[butir.pk]
    lain = [*peringatan(pindah), *_dilantik(bahan.paket), *_kurang(bahan, butir)]
    return Pratinjau(
        butir=butir,
        arah=LABEL_ARAH[pindah.arah],
        akibat=tinjauan.akibat,
        plt=bahan.plt.get(butir.jabatan_id, []),
        galat=[*(t.pesan for t in tinjauan.temuan if t.galat), *_kursi(bahan, butir)],
        peringatan=[*(t.pesan for t in tinjauan.temuan if not t.galat), *map(_kalimat, lain)],
    )


def _kursi(bahan: _Bahan, butir: ButirPengangkatan) -> list[str]:
    """A managerial position has one seat: free on the TMT, or left by somebody in this very batch."""
    if butir.jabatan.jenis not in MANAJERIAL:
        return []
    salah = []
    if bahan.diisi[butir.jabatan_id] > 1:
        salah.append(f"{butir.jabatan.nama} diisi lebih dari satu orang dalam paket ini.")
    kini = bahan.pemegang.get(butir.jabatan_id)
    if kini and kini.pegawai_id != butir.pegawai_id:
        ke = bahan.tujuan.get(kini.pegawai_id)
        if ke is None or ke == butir.jabatan_id:
            salah.append(f"{butir.jabatan.nama} masih dijabat {kini.pegawai.nama}.")
    return salah


def perpindahan(paket: PaketPengangkatan, semua: Collection[ButirPengangkatan]) -> dict[int, Perpindahan]:
    """From where to where each line moves somebody, by line."""
    ids = [b.pegawai_id for b in semua]
    kini = RiwayatJabatan.objects.filter(pegawai__in=ids, penugasan="DEFINITIF").pada(paket.tmt).sah()
    sejak = dict(kini.order_by("tmt_mulai").values_list("pegawai_id", "tmt_mulai"))
    return {b.pk: _perpindahan(paket, b, sejak.get(b.pegawai_id)) for b in semua}


def _perpindahan(paket: PaketPengangkatan, butir: ButirPengangkatan, sejak: date | None) -> Perpindahan:
    asal = butir.pegawai.jabatan
    return Perpindahan(
        jenis_asal=asal.jenis if asal else "",
        jenjang_asal=asal.jenjang if asal else "",
        jenis_tujuan=butir.jabatan.jenis,
        jenjang_tujuan=butir.jabatan.jenjang,
        sejak=sejak,
        tmt=paket.tmt,
        lewat_seleksi=butir.lowongan_id is not None,
    )


def _dilantik(paket: PaketPengangkatan) -> list[Putusan]:
    """Only once both days are known."""
    if not paket.pelantikan or not paket.tanggal_sk:
        return []
    putusan = pelantikan(paket.tanggal_sk, paket.pelantikan)
    return [] if putusan else [putusan]


def _kurang(bahan: _Bahan, butir: ButirPengangkatan) -> list[Putusan]:
    """Requirements of the law that are not met on the TMT. Hukdis is named by its kind only on its own pages."""
    hasil = bahan.kelayakan[butir.pegawai_id, butir.jabatan_id]
    return [h.putusan for h in hasil.kurang if h.kode != "HUKDIS"]


def _kalimat(p: Putusan) -> str:
    return f"{p.alasan} ({p.dasar})"
