"""Recruitment in the small world: an open selection with its committee of one, a vacancy, an applicant and a draft."""

from dataclasses import dataclass
from typing import Any

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.rekrutmen.models import (
    DokumenSyarat,
    Formasi,
    KerabatPanitia,
    Lamaran,
    Lowongan,
    Panitia,
    Pelamar,
    Seleksi,
    Verifikasi,
    Wawancara,
)
from tests.kepegawaian.rekrutmen import pembuat


@dataclass(frozen=True)
class Rekrut:
    """Objects named in addresses of recruitment."""

    formasi: Formasi
    seleksi: Seleksi
    siap: Seleksi
    lowongan: Lowongan
    lowongan_siap: Lowongan
    dokumen: DokumenSyarat
    panitia: Panitia
    pelamar: Pelamar
    lamaran: Lamaran
    draf: Lamaran
    verifikasi: Verifikasi
    wawancara: Wawancara


def buat_rekrut(jabatan: Jabatan, orang: dict[str, Any], buat_pengguna: Any) -> Rekrut:
    """The BKD analyst is verifier and interviewer; the applicant has an application that was sent, and a draft."""
    kota = jabatan.kota
    orang["pelamar"] = buat_pengguna("ayu", kota)
    pelamar = pembuat.buat_pelamar(orang["pelamar"], kota)
    seleksi = pembuat.buat_seleksi(kota)
    siap = pembuat.buat_seleksi(kota, keadaan="disiapkan", gelombang=2)
    lain = pembuat.buat_seleksi(kota, gelombang=3)
    formasi = [pembuat.buat_formasi(jabatan, jenis_kebutuhan=k) for k in ("UMUM", "DISABILITAS", "CUMLAUDE")]
    pembuat.buat_dokumen_syarat(seleksi, "KTP")
    pembuat.buat_dokumen_syarat(lain, "IJAZAH")
    lowongan = pembuat.buat_lowongan(seleksi, formasi[0])
    lamaran = pembuat.buat_lamaran(pelamar, lowongan, akomodasi=["KURSI_RODA"])
    panitia = pembuat.buat_panitia(seleksi, orang["bkd"])
    return Rekrut(
        formasi=pembuat.buat_formasi(jabatan, jenis_kebutuhan="DIASPORA", keadaan="draf", dibuat_oleh=orang["bkd"]),
        seleksi=seleksi,
        siap=siap,
        lowongan=lowongan,
        lowongan_siap=pembuat.buat_lowongan(siap, formasi[1]),
        dokumen=pembuat.buat_dokumen_syarat(siap, "KTP")[0],
        panitia=panitia,
        pelamar=pelamar,
        lamaran=lamaran,
        draf=pembuat.buat_lamaran(pelamar, pembuat.buat_lowongan(lain, formasi[2]), keadaan="draf"),
        verifikasi=Verifikasi.objects.create(kota=kota, lamaran=lamaran, panitia=panitia, giliran=1),
        wawancara=Wawancara.objects.create(
            kota=kota, lamaran=lamaran, panitia=pembuat.buat_panitia(seleksi, orang["bkd"], "PEWAWANCARA")
        ),
    )


def tumbuh_rekrut(r: Rekrut, jabatan: Jabatan, petugas: Any, ke: int) -> None:
    """One more of everything these pages list."""
    kota = jabatan.kota
    formasi = pembuat.buat_formasi(jabatan)
    pembuat.buat_formasi(jabatan, jenis_kebutuhan="DISABILITAS")
    lowongan = pembuat.buat_lowongan(r.seleksi, formasi)
    pelamar = pembuat.buat_pelamar(petugas, kota, f"Pelamar {ke}", urut=100 + ke)
    lamaran = pembuat.buat_lamaran(pelamar, lowongan)
    pembuat.buat_dokumen_syarat(r.seleksi, ("IJAZAH", "TRANSKRIP", "STR", "PENGALAMAN", "FOTO")[ke % 5])
    pembuat.buat_dokumen_syarat(r.draf.seleksi, ("KTP", "TRANSKRIP", "STR", "PENGALAMAN", "FOTO")[ke % 5])
    panitia = pembuat.buat_panitia(r.seleksi, petugas, "PEWAWANCARA")
    Wawancara.objects.create(kota=kota, lamaran=lamaran, panitia=panitia)
    Wawancara.objects.create(kota=kota, lamaran=lamaran, panitia=r.wawancara.panitia)
    KerabatPanitia.objects.create(kota=kota, panitia=r.panitia, hubungan="ANAK", nama=f"Anak {ke}", sidik_nama=str(ke))
    seleksi = pembuat.buat_seleksi(kota, gelombang=10 + ke)
    pembuat.buat_panitia(seleksi, r.panitia.pengguna)
    lain = pembuat.buat_lowongan(seleksi)
    pembuat.buat_lamaran(r.pelamar, lain, nomor=f"X-{ke}")
