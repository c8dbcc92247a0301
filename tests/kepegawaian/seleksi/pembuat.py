"""A small city office with a vacant post, its candidates and a committee; selections brought to any stage."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from asn.akun.models import Pengguna
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.models import AnggotaPanitia, LamaranJabatan, NilaiSeleksi, SeleksiJabatan, TahapSeleksi
from kepegawaian.promosi.services import hasil, lamaran, penilaian, seleksi, susun
from tests.kepegawaian.pembuat import buat_instansi, buat_kepala, buat_pegawai, buat_riwayat_pendidikan

HARI_INI = date(2026, 11, 25)
# Scores on 1–5 of every aspect, per candidate: P-001 best, P-004 worst.
NILAI = {"P-001": 5, "P-002": 4, "P-003": 3, "P-004": 2}


@dataclass
class Kantor:
    kota: Kota
    dinas: Instansi
    lowong: Jabatan
    calon: list[Pegawai]
    lepas: Pegawai  # of the same office, without an account of one's own
    akun: dict[str, Pengguna] = field(default_factory=dict)

    def sebagai(self, nama: str) -> Pengguna:
        """The account as a request would load it, without what was cached before."""
        return Pengguna.objects.get(pk=self.akun[nama].pk)


def buat_kantor(kota: Kota, lain: Kota, buat_pengguna: Any) -> Kantor:
    dinas = buat_instansi(kota, "Dinas Perhubungan")
    lowong = buat_kepala(dinas)
    lama = buat_pegawai(kota, "Wahyu Lama", tanggal_lahir=date(1968, 1, 5), tmt_masuk=date(1994, 3, 1))
    _pernah(lama, lowong)
    kantor = Kantor(kota, dinas, lowong, [_calon(kota, dinas, lowong, i) for i in range(4)], lama)
    akun = {f"calon{i}": buat_pengguna(f"calon{i}", kota, pegawai=p) for i, p in enumerate(kantor.calon)}
    akun |= {f"panitia{i}": buat_pengguna(f"panitia{i}", kota, ("PANITIA", {})) for i in range(5)}
    akun |= {n: buat_pengguna(n, kota, ("BKD", {})) for n in ("sari", "dian")}
    akun |= {"budi": buat_pengguna("budi", kota, ("PPK", {})), "citra": buat_pengguna("citra", lain, ("BKD", {}))}
    akun |= {"asing": buat_pengguna("asing", lain, ("PANITIA", {})), "dewi": buat_pengguna("dewi", lain, ("PPK", {}))}
    kantor.akun = akun
    return kantor


def _pernah(pegawai: Pegawai, jabatan: Jabatan) -> None:
    """Held the post until half a year ago."""
    pegawai.riwayatjabatan_set.create(
        kota_id=pegawai.kota_id,
        jabatan=jabatan,
        instansi_id=jabatan.instansi_id,
        nama_jabatan=jabatan.nama,
        tmt_mulai=date(2020, 1, 2),
        tmt_selesai=date(2026, 5, 31),
        verifikasi="TERVERIFIKASI",
    )


def _calon(kota: Kota, dinas: Instansi, atasan: Jabatan, i: int) -> Pegawai:
    bidang = buat_instansi(kota, f"Bidang {i}", induk=dinas)
    jabatan = buat_kepala(bidang, atasan=atasan, jenis="ADMINISTRATOR", eselon="III.b", kelas=11)
    lahir = date(1978, 1 + i, 10)
    orang = buat_pegawai(
        kota, f"Calon {'ABCD'[i]}", jabatan=jabatan, golongan="IV/b", tanggal_lahir=lahir, tmt_masuk=date(2003, 3, 1)
    )
    buat_riwayat_pendidikan(orang)
    return orang


def buat_seleksi(k: Kantor, **lain: Any) -> SeleksiJabatan:
    """A draft with one post, weights and a committee of five that has declared itself neutral."""
    nilai = {
        "cara": "TERBUKA",
        "judul": "Seleksi terbuka Kepala Dinas Perhubungan",
        "pendaftaran_mulai": HARI_INI,
        "pendaftaran_sampai": HARI_INI + timedelta(days=14),
        "rencana_pelantikan": HARI_INI + timedelta(days=90),
    } | lain
    baris = susun.seleksi_buat(nilai=nilai, jabatan=[k.lowong], kota_id=k.kota.pk, oleh=k.sebagai("sari"))
    for i in range(5):
        AnggotaPanitia.objects.create(
            kota=k.kota,
            seleksi=baris,
            pengguna=k.akun[f"panitia{i}"],
            nama=f"Panitia {i}",
            jabatan="Guru besar",
            unsur="INTERNAL" if i < 2 else "AHLI",
            ketua=i == 0,
            pernyataan_pada=timezone.now(),
        )
    return baris


def umumkan(k: Kantor, baris: SeleksiJabatan | None = None) -> SeleksiJabatan:
    return seleksi.seleksi_umumkan(seleksi=baris or buat_seleksi(k), oleh=k.sebagai("sari"))


def lamar(k: Kantor, baris: SeleksiJabatan, i: int) -> LamaranJabatan:
    lowongan = baris.lowongan.select_related("seleksi", "jabatan").get()
    return lamaran.lamaran_kirim(
        lowongan=lowongan, motivasi="Ingin memperbaiki angkutan umum kota.", oleh=k.sebagai(f"calon{i}")
    )


def administrasi(k: Kantor, waktu: Any, banyak: int = 4) -> SeleksiJabatan:
    """Registration closed, candidates verified, not yet published. `waktu` moves the clock past the last day."""
    baris = umumkan(k)
    for i in range(banyak):
        lamar(k, baris, i)
    waktu.move_to("2026-12-12 03:00:00Z")
    baris = seleksi.seleksi_tutup(seleksi=baris, oleh=k.sebagai("sari"), catatan="Dilanjutkan seadanya.")
    for satu in baris.lamaran.all():
        lamaran.lamaran_periksa(
            lamaran=satu, memenuhi=True, alasan="Berkas lengkap dan benar.", versi=1, oleh=k.sebagai("sari")
        )
    return baris


def dinilai(k: Kantor, waktu: Any, banyak: int = 4) -> SeleksiJabatan:
    """The administrative result is public, every stage is open for scoring."""
    baris = seleksi.administrasi_umumkan(seleksi=administrasi(k, waktu, banyak), oleh=k.sebagai("sari"))
    for tahap in baris.tahap.all():
        penilaian.tahap_mulai(tahap=tahap, oleh=k.sebagai("sari"))
    return baris


def beri_nilai(k: Kantor, tahap: TahapSeleksi, peserta: LamaranJabatan, nilai: int, siapa: int = 0) -> None:
    penilaian.nilai_simpan(
        tahap=tahap,
        lamaran=peserta,
        skor={a["kode"]: nilai for a in tahap.aspek},
        catatan="",
        versi=0,
        oleh=k.sebagai(f"panitia{siapa}"),
    )


def nilai_semua(k: Kantor, baris: SeleksiJabatan) -> None:
    """Every member scores every candidate, and the assessment centre reports."""
    for tahap in baris.tahap.select_related("seleksi"):
        for peserta in baris.lamaran.memenuhi().select_related("pegawai", "seleksi"):
            if tahap.penilai == "LEMBAGA":
                penilaian.nilai_lembaga_simpan(
                    tahap=tahap,
                    lamaran=peserta,
                    nilai=20 * NILAI[peserta.nomor],
                    catatan="LP-1/2026",
                    versi=0,
                    oleh=k.sebagai("sari"),
                )
                continue
            skor = {a["kode"]: NILAI[peserta.nomor] for a in tahap.aspek}
            isi = {"kota": k.kota, "tahap": tahap, "lamaran": peserta, "skor": skor}
            NilaiSeleksi.objects.bulk_create(NilaiSeleksi(anggota=a, **isi) for a in baris.panitia.all())


def buka_semua(k: Kantor, baris: SeleksiJabatan) -> None:
    for tahap in baris.tahap.select_related("seleksi"):
        penilaian.tahap_buka(tahap=tahap, oleh=k.sebagai("sari"))


def berperingkat(k: Kantor, waktu: Any, banyak: int = 4) -> SeleksiJabatan:
    """Ranked, frozen, waiting for the PPK."""
    baris = dinilai(k, waktu, banyak)
    nilai_semua(k, baris)
    buka_semua(k, baris)
    hasil.peringkat_susun(seleksi=baris, oleh=k.sebagai("sari"))
    baris.refresh_from_db()
    return baris
