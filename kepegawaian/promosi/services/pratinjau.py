"""What a batch will do before it does it: what ends, what begins, what stands in the way, what deserves a look."""

from dataclasses import dataclass, field
from typing import Any

from asn.core.legal import Putusan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_akibat, riwayat_periksa
from kepegawaian.promosi.models import ButirPengangkatan, PaketPengangkatan, PenugasanSementara
from kepegawaian.promosi.rules.jenjang import LABEL_ARAH
from kepegawaian.promosi.rules.pengangkatan import Perpindahan, pelantikan, peringatan
from kepegawaian.promosi.services.kelayakan import kelayakan_orang
from kepegawaian.promosi.services.lowong import pemegang

JABATAN = JENIS_RIWAYAT["jabatan"]


@dataclass(slots=True)
class Pratinjau:
    """One line of the batch with everything that follows from it."""

    butir: ButirPengangkatan
    arah: str
    akibat: list[tuple[str, str, str]]
    plt: list[PenugasanSementara]
    galat: list[str] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)


def pratinjau(paket: PaketPengangkatan) -> list[Pratinjau]:
    """Every line, in order."""
    semua = list(paket.butir.for_list())
    return [_satu(paket, b, semua) for b in semua]


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


def _satu(paket: PaketPengangkatan, butir: ButirPengangkatan, semua: list[ButirPengangkatan]) -> Pratinjau:
    isi = isi_riwayat(paket, butir)
    temuan = riwayat_periksa(jenis=JABATAN, pegawai=butir.pegawai, isi=isi)
    pindah = perpindahan(paket, butir)
    hasil = Pratinjau(
        butir=butir,
        arah=LABEL_ARAH[pindah.arah],
        akibat=riwayat_akibat(jenis=JABATAN, pegawai=butir.pegawai, isi=isi),
        plt=list(PenugasanSementara.objects.filter(jabatan=butir.jabatan_id).berlaku().select_related("pegawai")),
        galat=[t.pesan for t in temuan if t.galat],
        peringatan=[t.pesan for t in temuan if not t.galat],
    )
    hasil.galat += _kursi(paket, butir, semua)
    hasil.peringatan += [_kalimat(p) for p in [*peringatan(pindah), *_dilantik(paket), *_kelayakan(paket, butir)]]
    return hasil


def _kursi(paket: PaketPengangkatan, butir: ButirPengangkatan, semua: list[ButirPengangkatan]) -> list[str]:
    """A managerial position has one seat: free on the TMT, or left by somebody in this very batch."""
    if butir.jabatan.jenis not in MANAJERIAL:
        return []
    salah = []
    if sum(b.jabatan_id == butir.jabatan_id for b in semua) > 1:
        salah.append(f"{butir.jabatan.nama} diisi lebih dari satu orang dalam paket ini.")
    kini = pemegang(butir.jabatan_id, paket.tmt)
    pindah = {b.pegawai_id for b in semua if b.jabatan_id != butir.jabatan_id}
    if kini and kini.pegawai_id not in pindah | {butir.pegawai_id}:
        salah.append(f"{butir.jabatan.nama} masih dijabat {kini.pegawai.nama}.")
    return salah


def perpindahan(paket: PaketPengangkatan, butir: ButirPengangkatan) -> Perpindahan:
    asal = butir.pegawai.jabatan
    kini = RiwayatJabatan.objects.filter(pegawai=butir.pegawai_id, penugasan="DEFINITIF").pada(paket.tmt).sah().first()
    return Perpindahan(
        jenis_asal=asal.jenis if asal else "",
        jenjang_asal=asal.jenjang if asal else "",
        jenis_tujuan=butir.jabatan.jenis,
        jenjang_tujuan=butir.jabatan.jenjang,
        sejak=kini.tmt_mulai if kini else None,
        tmt=paket.tmt,
        lewat_seleksi=butir.lowongan_id is not None,
    )


def _dilantik(paket: PaketPengangkatan) -> list[Putusan]:
    """Only once both days are known."""
    if not paket.pelantikan or not paket.tanggal_sk:
        return []
    putusan = pelantikan(paket.tanggal_sk, paket.pelantikan)
    return [] if putusan else [putusan]


def _kelayakan(paket: PaketPengangkatan, butir: ButirPengangkatan) -> list[Putusan]:
    """Requirements of the law that are not met on the TMT. Hukdis is named by its kind only on its own pages."""
    hasil = kelayakan_orang(jabatan=butir.jabatan, pegawai=butir.pegawai, tanggal=paket.tmt)
    return [h.putusan for h in hasil.kurang if h.kode != "HUKDIS"]


def _kalimat(p: Putusan) -> str:
    return f"{p.alasan} ({p.dasar})"
