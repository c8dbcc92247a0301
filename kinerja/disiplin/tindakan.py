"""The acts of a case as one table: who, from which states, with which form, through which service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from kinerja.disiplin import forms as f
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.services import keberatan, periksa, putusan
from kinerja.disiplin.workflows import (
    IZIN_PERIKSA,
    IZIN_PUTUS,
    IZIN_TANGGAPI,
    PERKARA_WORKFLOW,
    SEBELUM_PUTUSAN,
)
from kinerja.disiplin.workflows import KeadaanPerkara as K

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One act. `utama`: the step the case waits for, drawn as the main button."""

    kode: str
    izin: str
    dari: frozenset[str]
    judul: str
    pesan: str
    form: type[forms.Form]
    kerjakan: Callable[[Perkara, Any, Data], Any]
    selesai: str
    utama: bool = False
    bahaya: bool = False
    dasar: str = "PP 94/2021"
    syarat: Callable[[Perkara], bool] = lambda perkara: True

    @property
    def nama_url(self) -> str:
        return f"disiplin:{self.kode}"

    def tersedia(self, perkara: Perkara) -> bool:
        return perkara.keadaan in self.dari and self.syarat(perkara)


def _dari(*transisi: str) -> frozenset[str]:
    return frozenset().union(*(PERKARA_WORKFLOW[t].dari for t in transisi))


SEMUA: tuple[Tindakan, ...] = (
    Tindakan(
        "panggil",
        IZIN_PERIKSA,
        _dari("panggil", "panggil_ulang"),
        "Panggil pegawai untuk diperiksa",
        "Surat panggilan dibuat sebagai PDF dan terbaca pegawai. Bila panggilan pertama tidak dipenuhi, ini menjadi "
        "panggilan kedua.",
        f.FormPanggil,
        lambda p, oleh, d: periksa.perkara_panggil(perkara=p, oleh=oleh, **d),
        "Surat panggilan dibuat.",
        dasar="PP 94/2021 ps. 26",
    ),
    Tindakan(
        "periksa",
        IZIN_PERIKSA,
        _dari("periksa"),
        "Mulai pemeriksaan",
        "Pegawai hadir memenuhi panggilan. Setelah pemeriksaan, isilah berita acaranya.",
        f.FormKosong,
        lambda p, oleh, d: periksa.pemeriksaan_mulai(perkara=p, oleh=oleh),
        "Pemeriksaan dimulai.",
        utama=True,
    ),
    Tindakan(
        "tanpa_hadir",
        IZIN_PERIKSA,
        _dari("tanpa_hadir"),
        "Lanjutkan tanpa kehadiran pegawai",
        "Pegawai dua kali tidak memenuhi panggilan. Keputusan diambil berdasarkan bukti yang ada.",
        f.FormTanpaHadir,
        lambda p, oleh, d: periksa.pemeriksaan_tanpa_hadir(perkara=p, oleh=oleh, **d),
        "Perkara diteruskan kepada pejabat yang berwenang menghukum.",
    ),
    Tindakan(
        "bap",
        IZIN_PERIKSA,
        _dari("tutup_pemeriksaan"),
        "Berita acara pemeriksaan",
        "Pemeriksaan dilakukan tertutup. BAP dicetak dan terbaca pegawai; kesimpulan dan saran hanya dibaca pejabat "
        "yang berwenang menghukum.",
        f.FormBap,
        lambda p, oleh, d: periksa.pemeriksaan_selesaikan(perkara=p, oleh=oleh, **d),
        "BAP tersimpan; perkara menunggu keputusan.",
        utama=True,
    ),
    Tindakan(
        "bukti",
        IZIN_PERIKSA,
        SEBELUM_PUTUSAN,
        "Tambah bukti",
        "Bukti terbaca petugas perkara saja.",
        f.FormBukti,
        lambda p, oleh, d: periksa.bukti_tambah(perkara=p, oleh=oleh, **d),
        "Bukti tersimpan.",
    ),
    Tindakan(
        "bebaskan",
        IZIN_PERIKSA,
        SEBELUM_PUTUSAN,
        "Bebaskan sementara dari tugas jabatan",
        "Hanya selama perkara yang diancam hukuman berat diperiksa; berakhir dengan keputusan.",
        f.FormAlasan,
        lambda p, oleh, d: periksa.tugas_bebaskan(perkara=p, oleh=oleh, **d),
        "Pembebasan sementara dicatat.",
        syarat=lambda p: p.tingkat_dugaan == "B" and p.bebas_mulai is None,
    ),
    Tindakan(
        "periksa_lagi",
        IZIN_PUTUS,
        _dari("periksa_lagi"),
        "Minta pemeriksaan tambahan",
        "Perkara kembali kepada pemeriksa dengan catatan Anda.",
        f.FormAlasan,
        lambda p, oleh, d: putusan.perkara_periksa_lagi(perkara=p, oleh=oleh, **d),
        "Perkara dikembalikan kepada pemeriksa.",
    ),
    Tindakan(
        "teruskan",
        IZIN_PUTUS,
        _dari("putuskan"),
        "Teruskan kepada pejabat yang lebih tinggi",
        "Bila hukuman yang patut di luar kewenangan Anda, sistem mencari pejabat yang berwenang.",
        f.FormTeruskan,
        lambda p, oleh, d: putusan.perkara_teruskan(perkara=p, oleh=oleh, **d),
        "Perkara diteruskan.",
        syarat=lambda p: p.tingkat_dugaan != "B",
    ),
    Tindakan(
        "putuskan",
        IZIN_PUTUS,
        _dari("putuskan"),
        "Jatuhkan hukuman disiplin",
        "Keputusan diberi nomor dan dicetak. Keputusan belum berlaku sebelum disampaikan kepada pegawai.",
        f.FormPutusan,
        lambda p, oleh, d: putusan.perkara_putuskan(perkara=p, oleh=oleh, **d),
        "Keputusan dibuat. Atasan menyampaikannya kepada pegawai.",
        utama=True,
        bahaya=True,
        dasar="PP 94/2021 ps. 8–11",
    ),
    Tindakan(
        "tidak_terbukti",
        IZIN_PUTUS,
        _dari("tidak_terbukti"),
        "Nyatakan tidak terbukti",
        "Perkara berakhir tanpa hukuman; buku induk tidak mencatat apa pun.",
        f.FormAlasan,
        lambda p, oleh, d: putusan.perkara_tidak_terbukti(perkara=p, oleh=oleh, **d),
        "Perkara dinyatakan tidak terbukti.",
        bahaya=True,
    ),
    Tindakan(
        "hentikan",
        IZIN_PUTUS,
        _dari("hentikan"),
        "Hentikan perkara",
        "Misalnya karena dugaan lahir dari data yang keliru, atau pegawai meninggal atau berhenti.",
        f.FormAlasan,
        lambda p, oleh, d: putusan.perkara_hentikan(perkara=p, oleh=oleh, **d),
        "Perkara dihentikan.",
        bahaya=True,
    ),
    Tindakan(
        "sampaikan",
        IZIN_PERIKSA,
        _dari("sampaikan"),
        "Catat penyampaian keputusan",
        "Surat penyampaian dibuat. Sejak tanggal ini berjalan masa upaya administratif.",
        f.FormSampaikan,
        lambda p, oleh, d: putusan.perkara_sampaikan(perkara=p, oleh=oleh, **d),
        "Penyampaian dicatat.",
        utama=True,
    ),
    Tindakan(
        "kuatkan",
        IZIN_PUTUS,
        frozenset({K.BANDING}),
        "Catat putusan BPASN: hukuman tetap atau diringankan",
        "Hukuman berlaku mulai hari ini dan tercatat di buku induk.",
        f.FormKuatkan,
        lambda p, oleh, d: keberatan.upaya_kuatkan(perkara=p, oleh=oleh, **d),
        "Putusan BPASN dicatat; hukuman berlaku.",
        utama=True,
        bahaya=True,
        dasar="PP 79/2021",
    ),
    Tindakan(
        "kabulkan",
        IZIN_PUTUS,
        frozenset({K.BANDING}),
        "Catat putusan BPASN: hukuman dibatalkan",
        "Hukuman gugur; buku induk tidak mencatat apa pun.",
        f.FormAlasan,
        lambda p, oleh, d: keberatan.upaya_kabulkan(perkara=p, oleh=oleh, **d),
        "Hukuman dibatalkan.",
        bahaya=True,
        dasar="PP 79/2021",
    ),
)
SENDIRI: tuple[Tindakan, ...] = (
    Tindakan(
        "ajukan_banding",
        IZIN_TANGGAPI,
        _dari("ajukan_banding"),
        "Beri tahu banding ke BPASN",
        "Banding administratif diajukan sendiri kepada BPASN. Catatan di sini menahan berlakunya hukuman.",
        f.FormBanding,
        lambda p, oleh, d: keberatan.banding_catat(perkara=p, oleh=oleh, **d),
        "Banding Anda tercatat.",
        utama=True,
        dasar="PP 79/2021",
        syarat=lambda p: p.hukuman == "B3",
    ),
)
# The first summons is the step a case waits for; later ones are an alternative.
UTAMA_MENURUT_KEADAAN = {K.DUGAAN.value: "panggil"}


def tersedia(perkara: Perkara, izin: frozenset[str]) -> list[Tindakan]:
    """Acts for somebody with these permissions over this very case; the services decide again."""
    return [t for t in SEMUA if t.izin in izin and t.tersedia(perkara)]


def utama(perkara: Perkara, daftar: list[Tindakan]) -> Tindakan | None:
    """The main button, when the next step is this reader's."""
    kode = UTAMA_MENURUT_KEADAAN.get(perkara.keadaan)
    return next((t for t in daftar if t.kode == kode or (kode is None and t.utama)), None)
