"""The acts of this wing as one table: on what, by whom, from which states, what the page says, which service."""

from dataclasses import dataclass
from typing import Any

from asn.core.tindakan import FormAlasan, Tindakan
from asn.core.workflows import Workflow
from kepegawaian.promosi.forms import FormAkhiri, FormVersi
from kepegawaian.promosi.models import PaketPengangkatan, PenugasanSementara, SeleksiJabatan, TahapSeleksi
from kepegawaian.promosi.services import hasil, paket, penilaian, seleksi, sementara, tetapkan
from kepegawaian.promosi.workflows import PAKET_WORKFLOW, SELEKSI_WORKFLOW, SEMENTARA_WORKFLOW, TAHAP_WORKFLOW


@dataclass(frozen=True, slots=True)
class Aksi:
    """`objek`: keyword under which the service takes the row; `alur[transisi]` says who may and from where."""

    kode: str
    model: Any
    objek: str
    alur: Workflow
    transisi: str
    tindakan: Tindakan

    @property
    def nama_url(self) -> str:
        return f"promosi:{self.kode}"

    @property
    def izin(self) -> str:
        return self.alur[self.transisi].izin

    def tersedia(self, baris: Any, pengguna: Any) -> bool:
        return baris.keadaan in self.alur[self.transisi].dari and pengguna.has_perm(self.izin)


def _seleksi(kode: str, transisi: str, *isi: Any, **lain: Any) -> Aksi:
    return Aksi(kode, SeleksiJabatan, "seleksi", SELEKSI_WORKFLOW, transisi, Tindakan(*isi, **lain))


def _paket(kode: str, transisi: str, *isi: Any, **lain: Any) -> Aksi:
    return Aksi(kode, PaketPengangkatan, "paket", PAKET_WORKFLOW, transisi, Tindakan(*isi, **lain))


AKSI_SELEKSI = (
    _seleksi(
        "umumkan",
        "umumkan",
        "Umumkan seleksi ini?",
        "Seleksi tampil di halaman warga dan pendaftaran dibuka menurut jadwalnya. Jabatan, syarat, bobot, dan "
        "panitia tidak dapat diubah lagi.",
        "Umumkan",
        seleksi.seleksi_umumkan,
        "Seleksi diumumkan.",
    ),
    _seleksi(
        "tutup",
        "tutup",
        "Tutup pendaftaran?",
        "Lamaran baru tidak diterima. Bila pelamar kurang dari ketentuan, tulis alasan melanjutkan atau perpanjang "
        "pendaftaran.",
        "Tutup pendaftaran",
        seleksi.seleksi_tutup,
        "Pendaftaran ditutup dan benturan kepentingan panitia sudah dicari.",
    ),
    _seleksi(
        "perpanjang",
        "perpanjang",
        "Perpanjang pendaftaran tujuh hari?",
        "Perpanjangan diumumkan beserta alasannya.",
        "Perpanjang",
        seleksi.seleksi_perpanjang,
        "Pendaftaran diperpanjang.",
        FormAlasan,
    ),
    _seleksi(
        "umumkan_administrasi",
        "umumkan_administrasi",
        "Umumkan hasil seleksi administrasi?",
        "Nomor peserta yang memenuhi dan yang tidak memenuhi syarat tampil di halaman warga; setiap pelamar diberi "
        "kabar. Sesudah ini hasil hanya berubah lewat keberatan.",
        "Umumkan hasil",
        seleksi.administrasi_umumkan,
        "Hasil administrasi diumumkan; penilaian dapat dimulai.",
        bahaya=True,
    ),
    _seleksi(
        "susun_peringkat",
        "susun_peringkat",
        "Bekukan peringkat?",
        "Nilai seluruh tahap digabung menurut bobot, dibekukan, dan diterbitkan sebagai berkas yang dapat dihitung "
        "ulang siapa pun. Tiga nilai terbaik disampaikan kepada PPK.",
        "Bekukan peringkat",
        hasil.peringkat_susun,
        "Peringkat dibekukan dan disampaikan kepada PPK.",
        bahaya=True,
    ),
    _seleksi(
        "batalkan_seleksi",
        "batalkan",
        "Batalkan seleksi ini?",
        "Seleksi berhenti dan tidak dapat dilanjutkan. Bila sudah diumumkan, alasannya tampil di halaman warga.",
        "Batalkan seleksi",
        seleksi.seleksi_batalkan,
        "Seleksi dibatalkan.",
        FormAlasan,
        bahaya=True,
    ),
)
AKSI_TAHAP = (
    Aksi(
        "tahap_mulai",
        TahapSeleksi,
        "tahap",
        TAHAP_WORKFLOW,
        "mulai_nilai",
        Tindakan(
            "Mulai penilaian tahap ini?",
            "Setiap anggota panitia menilai sendiri; tidak seorang pun melihat nilai anggota lain sampai nilainya "
            "dibuka.",
            "Mulai penilaian",
            penilaian.tahap_mulai,
            "Penilaian dimulai.",
        ),
    ),
    Aksi(
        "tahap_buka",
        TahapSeleksi,
        "tahap",
        TAHAP_WORKFLOW,
        "buka_nilai",
        Tindakan(
            "Buka dan bekukan nilai tahap ini?",
            "Semua nilai dibuka bersamaan dan diumumkan menurut nomor peserta. Sesudah itu tidak seorang pun dapat "
            "mengubahnya.",
            "Buka dan bekukan",
            penilaian.tahap_buka,
            "Nilai dibuka dan diumumkan.",
            bahaya=True,
        ),
    ),
)
AKSI_PAKET = (
    _paket(
        "paket_ajukan",
        "ajukan",
        "Ajukan paket untuk ditinjau?",
        "Tim Penilai Kinerja atau orang lain di BKD meninjau daftar ini sebelum disampaikan kepada PPK.",
        "Ajukan tinjauan",
        paket.paket_ajukan,
        "Paket diajukan untuk ditinjau.",
    ),
    _paket(
        "paket_tinjau",
        "tinjau",
        "Setujui hasil tinjauan?",
        "Anda menyatakan akibat setiap perpindahan dalam pratinjau sudah diperiksa.",
        "Setujui tinjauan",
        paket.paket_tinjau,
        "Paket disampaikan kepada PPK.",
        FormVersi,
    ),
    _paket(
        "paket_kembalikan",
        "kembalikan",
        "Kembalikan paket untuk diperbaiki?",
        "Paket dapat diubah lagi dan harus ditinjau ulang.",
        "Kembalikan",
        paket.paket_kembalikan,
        "Paket dikembalikan.",
        FormAlasan,
    ),
    _paket(
        "paket_tetapkan",
        "tetapkan",
        "Tetapkan keputusan ini?",
        "Keputusan diberi nomor dan isinya dibekukan. Jabatan tercatat di buku induk pada TMT; sebelum TMT keputusan "
        "masih dapat dicabut dengan alasan.",
        "Tetapkan dengan SK",
        tetapkan.paket_tetapkan,
        "Keputusan ditetapkan. SK sedang dicetak.",
        FormVersi,
    ),
    _paket(
        "paket_batalkan",
        "batalkan",
        "Batalkan rancangan ini?",
        "Tidak ada yang dicatat di buku induk.",
        "Batalkan rancangan",
        paket.paket_batalkan,
        "Rancangan dibatalkan.",
        FormAlasan,
        bahaya=True,
    ),
    _paket(
        "paket_cabut",
        "cabut",
        "Cabut keputusan ini sebelum TMT?",
        "SK tidak jadi berlaku dan tidak ada yang dicatat di buku induk. Sesudah TMT hanya perbaikan riwayat yang "
        "mungkin.",
        "Cabut keputusan",
        tetapkan.paket_cabut,
        "Keputusan dicabut.",
        FormAlasan,
        bahaya=True,
    ),
)
AKSI_SEMENTARA = (
    Aksi(
        "sementara_akhiri",
        PenugasanSementara,
        "penugasan",
        SEMENTARA_WORKFLOW,
        "akhiri",
        Tindakan(
            "Akhiri penugasan ini lebih awal?",
            "Hari terakhirnya dicatat sebagai perbaikan di buku induk.",
            "Akhiri penugasan",
            sementara.sementara_akhiri,
            "Penugasan diakhiri.",
            FormAkhiri,
            bahaya=True,
        ),
    ),
)
SEMUA = (*AKSI_SELEKSI, *AKSI_TAHAP, *AKSI_PAKET, *AKSI_SEMENTARA)


def tersedia(daftar: tuple[Aksi, ...], baris: Any, pengguna: Any) -> list[dict[str, Any]]:
    """Buttons of the acts open now."""
    return [
        {"label": a.tindakan.label, "nama_url": a.nama_url, "pk": baris.pk, "bahaya": a.tindakan.bahaya}
        for a in daftar
        if a.tersedia(baris, pengguna)
    ]
