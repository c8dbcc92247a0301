"""Daftar riwayat hidup (DRH) of one person: what the reader may see of each part, as of a day."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import number_format

from asn.core.berkas import JPEG, PNG, berkas_baca
from asn.core.lembar import Lembar, nilai_sel
from asn.core.pdf import render_pdf
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.services.cetak.bingkai import bingkai, gabung, tanggal_panjang, tanggal_pendek
from kepegawaian.pegawai.services.keadaan import keadaan_pada
from kepegawaian.pegawai.services.profil import BUKA_DATA, JENIS_RIWAYAT, Pembaca

IZIN = "pegawai.cetak_drh"
JUDUL = "Daftar Riwayat Hidup"


@dataclass(frozen=True, slots=True)
class Bab:
    """One numbered part: a table, or nothing recorded."""

    judul: str
    kepala: Sequence[str]
    baris: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Isi:
    """Everything a DRH says; `foto` is a data: address or empty."""

    identitas: Sequence[tuple[str, str]]
    bab: Sequence[Bab]
    foto: str


def isi_drh(pembaca: Pembaca, tanggal: date, *, pribadi: bool, keluarga: bool) -> Isi:
    """`pribadi` adds NIK, phone and address, `keluarga` the family; both only where the reader may open them."""
    babs = [bab for kode in _BAB if (bab := _bab(pembaca, kode, tanggal))]
    if keluarga and (bab := _bab(pembaca, "keluarga", None)):
        babs.append(bab)
    return Isi(_identitas(pembaca, tanggal, pribadi=pribadi), babs, _foto(pembaca))


def drh_pdf(pembaca: Pembaca, isi: Isi, tanggal: date, *, kertas: str) -> bytes:
    """The sheet on paper, to be signed by the person."""
    pegawai = pembaca.pegawai
    konteks = {
        **bingkai(pegawai.kota, None, kertas=kertas, tegak=True),
        "judul": JUDUL,
        "subjudul": f"keadaan {tanggal_panjang(tanggal)}",
        "isi": isi,
        "penanda_tangan": {
            "jabatan": "Yang bersangkutan",
            "nama": pegawai.nama_lengkap,
            "nip": nip.tampilkan(pegawai.nip),
        },
    }
    return render_pdf("cetak/drh.html", konteks)


def drh_lembar(isi: Isi) -> list[Lembar]:
    """The same as a workbook: one sheet per part."""
    return [
        Lembar("Identitas", ("Butir", "Isi"), [[nilai_sel(k), nilai_sel(v)] for k, v in isi.identitas], (30, 60)),
        *(Lembar(b.judul, b.kepala, [[nilai_sel(sel) for sel in baris] for baris in b.baris]) for b in isi.bab),
    ]


def _identitas(pembaca: Pembaca, tanggal: date, *, pribadi: bool) -> list[tuple[str, str]]:
    p = pembaca.pegawai
    keadaan: Any = keadaan_pada(type(p).objects.filter(pk=p.pk, kota=p.kota_id), tanggal).first()
    isi = [
        ("Nama lengkap", p.nama_lengkap),
        ("NIP" if p.pns else "NI PPPK", nip.tampilkan(p.nip)),
        ("Tempat, tanggal lahir", f"{p.tempat_lahir}, {tanggal_panjang(p.tanggal_lahir)}"),
        ("Jenis kelamin", p.get_jenis_kelamin_display()),
        ("Jenis ASN", p.get_jenis_display()),
        ("Golongan", (keadaan and keadaan.pada_golongan_kode) or "–"),
        ("Jabatan", (keadaan and keadaan.pada_jabatan_nama) or "–"),
        ("Unit kerja", (keadaan and keadaan.pada_instansi_nama) or "–"),
        ("TMT CPNS" if p.pns else "TMT kontrak pertama", tanggal_panjang(p.tmt_masuk)),
    ]
    if p.pns and p.tmt_pns and p.tmt_pns <= tanggal:
        isi.append(("TMT PNS", tanggal_panjang(p.tmt_pns)))
    isi.append(("Surel dinas", p.email or "–"))
    if pribadi and pembaca.boleh(BUKA_DATA):
        isi += [("NIK", p.nik or "–"), ("Telepon", p.telepon or "–"), ("Alamat", p.alamat or "–")]
    return isi


def _foto(pembaca: Pembaca) -> str:
    foto = pembaca.pegawai.foto
    if foto is None or foto.jenis_isi not in (JPEG, PNG):
        return ""
    return f"data:{foto.jenis_isi};base64,{b64encode(berkas_baca(foto)).decode()}"


def _bab(pembaca: Pembaca, kode: str, tanggal: date | None) -> Bab | None:
    jenis = JENIS_RIWAYAT[kode]
    if not pembaca.boleh(jenis.izin):
        return None
    judul, kepala, sel = _BAB.get(kode) or _KELUARGA
    baris = pembaca.baris(jenis, tanggal).filter(verifikasi__in=SAH)
    if jenis.tanggal:
        baris = baris.order_by(jenis.tanggal, "pk")
    return Bab(judul, ("No.", *kepala), [(n, *sel(b)) for n, b in enumerate(baris, 1)])


Sel = Callable[[Any], Iterable[Any]]
_SK = ("Nomor dan tanggal SK",)


def _sk(b: Any) -> str:
    return gabung((b.nomor_sk, tanggal_pendek(b.tanggal_sk) if b.tanggal_sk else "")) or "–"


# In the order of the printed form; a part without a row says so.
_BAB: dict[str, tuple[str, tuple[str, ...], Sel]] = {
    "pendidikan": (
        "Pendidikan formal",
        ("Tingkat", "Jurusan", "Lembaga", "Lulus", "Nomor ijazah"),
        lambda b: (
            b.get_tingkat_display(),
            b.jurusan or "–",
            b.lembaga,
            tanggal_pendek(b.tanggal_lulus),
            b.nomor_ijazah or "–",
        ),
    ),
    "pangkat": (
        "Riwayat pangkat",
        ("Golongan", "TMT", "Jenis", "Masa kerja golongan", *_SK),
        lambda b: (
            str(b.golongan),
            tanggal_pendek(b.tmt),
            b.get_jenis_display(),
            f"{b.mkg_tahun} th {b.mkg_bulan} bl",
            _sk(b),
        ),
    ),
    "jabatan": (
        "Riwayat jabatan",
        ("Jabatan", "Unit kerja", "Mulai", "Sampai", *_SK),
        lambda b: (
            f"{'' if b.penugasan == 'DEFINITIF' else b.get_penugasan_display() + ' '}{b.nama_jabatan}",
            b.instansi.nama,
            tanggal_pendek(b.tmt_mulai),
            tanggal_pendek(b.tmt_selesai) if b.tmt_selesai else "sekarang",
            _sk(b),
        ),
    ),
    "diklat": (
        "Pendidikan dan pelatihan",
        ("Nama", "Penyelenggara", "Selesai", "JP", "Nomor sertifikat"),
        lambda b: (
            b.nama,
            b.penyelenggara,
            tanggal_pendek(b.tanggal_selesai),
            number_format(b.jp.normalize() if b.jp % 1 else int(b.jp)),
            b.nomor_sertifikat or "–",
        ),
    ),
    "penghargaan": (
        "Penghargaan",
        ("Nama", "Tanggal", *_SK),
        lambda b: (b.nama, tanggal_pendek(b.tanggal), _sk(b)),
    ),
}
_KELUARGA: tuple[str, tuple[str, ...], Sel] = (
    "Keluarga",
    ("Hubungan", "Nama", "Tanggal lahir", "Pekerjaan"),
    lambda b: (b.get_hubungan_display(), b.nama, tanggal_pendek(b.tanggal_lahir), b.pekerjaan or "–"),
)
