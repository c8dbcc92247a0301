"""Selection, decision and Plt in the small world: one of everything that an address of kepegawaian.promosi names."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.models import (
    AnggotaPanitia,
    BenturanPanitia,
    ButirPengangkatan,
    LamaranJabatan,
    Lowongan,
    PaketPengangkatan,
    PengumumanSeleksi,
    PenugasanSementara,
    SeleksiJabatan,
    TahapSeleksi,
)
from tests.kepegawaian.pembuat import buat_instansi, buat_kepala

GP = ("get", "post")
SEKOTA_LAIN = ("bkd_lain", "ppk_lain", "admin_lain")
SK = {"nomor_sk": "1/2026", "tanggal_sk": date(2026, 1, 2), "alasan": "Jabatan lowong"}


@dataclass(frozen=True)
class Promosi:
    seleksi: SeleksiJabatan
    lowongan: Lowongan
    anggota: AnggotaPanitia
    tahap: TahapSeleksi
    lamaran: LamaranJabatan
    paket: PaketPengangkatan
    butir: ButirPengangkatan
    sementara: PenugasanSementara


def buat_promosi(pegawai: Pegawai, dinas: Instansi, oleh: Any, panitia: Any) -> Promosi:
    """An announced selection whose registration is open, already with a stage to score and a candidate."""
    jabatan = buat_kepala(dinas)
    seleksi, lowongan = buat_seleksi(jabatan, oleh)
    kota = {"kota_id": seleksi.kota_id}
    anggota = buat_anggota(seleksi, panitia)
    tahap = buat_tahap(seleksi)
    lamaran = buat_lamaran(seleksi, lowongan, pegawai)
    terbit = {"jenis": "PEMBUKAAN", "judul": "Pembukaan", "isi": {"jabatan": []}}
    PengumumanSeleksi.objects.create(**kota, seleksi=seleksi, **terbit)
    paket = PaketPengangkatan.objects.create(**kota, tentang="Perpindahan", tmt=date(2048, 1, 1), disusun_oleh=oleh)
    butir = ButirPengangkatan.objects.create(**kota, paket=paket, pegawai=pegawai, jabatan=jabatan)
    return Promosi(seleksi, lowongan, anggota, tahap, lamaran, paket, butir, buat_sementara(pegawai, jabatan, oleh))


def buat_seleksi(jabatan: Jabatan, oleh: Any) -> tuple[SeleksiJabatan, Lowongan]:
    seleksi = SeleksiJabatan.objects.create(
        kota_id=jabatan.kota_id,
        judul=f"Seleksi {jabatan.nama}",
        nomor="001/PANSEL",
        pendaftaran_mulai=date(2026, 1, 1),
        pendaftaran_sampai=date(2048, 1, 1),
        rencana_pelantikan=date(2048, 2, 1),
        keadaan="diumumkan",
        diumumkan_pada=timezone.now(),
        dibuat_oleh=oleh,
    )
    return seleksi, Lowongan.objects.create(kota_id=jabatan.kota_id, seleksi=seleksi, jabatan=jabatan)


def buat_anggota(seleksi: SeleksiJabatan, akun: Any) -> AnggotaPanitia:
    return AnggotaPanitia.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        pengguna=akun,
        nama="Prof. Anggraini",
        jabatan="Guru besar",
        unsur="AHLI",
        pernyataan_pada=timezone.now(),
    )


def buat_tahap(seleksi: SeleksiJabatan) -> TahapSeleksi:
    jangkar = {str(n): f"Tingkat {n}" for n in range(1, 6)}
    return TahapSeleksi.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        urutan=1,
        kode="WAWANCARA",
        nama="Wawancara",
        bobot=100,
        keadaan="dinilai",
        aspek=[{"kode": "VISI", "nama": "Arah kerja", "skala": 5, "jangkar": jangkar}],
    )


def buat_lamaran(seleksi: SeleksiJabatan, lowongan: Lowongan, pegawai: Pegawai) -> LamaranJabatan:
    return LamaranJabatan.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        lowongan=lowongan,
        pegawai=pegawai,
        nomor=f"P-{seleksi.lamaran.count() + 1:03d}",
        motivasi="Ingin membantu",
        data={"Nama": pegawai.nama, "NIP": pegawai.nip},
        memenuhi_sistem=True,
        keadaan="memenuhi",
    )


def buat_sementara(pegawai: Pegawai, jabatan: Jabatan, oleh: Any) -> PenugasanSementara:
    return PenugasanSementara.objects.create(
        kota_id=pegawai.kota_id,
        jenis="PLT",
        pegawai=pegawai,
        jabatan=jabatan,
        mulai=date(2047, 12, 1),
        selesai=date(2048, 1, 1),
        dibuat_oleh=oleh,
        **SK,
    )


def tumbuh_promosi(p: Promosi, lain: Pegawai, oleh: Any, panitia: Any, ke: int) -> None:
    """One more of everything these pages list."""
    unit = buat_instansi(lain.kota, f"Dinas baru {ke}")
    seleksi, lowongan = buat_seleksi(buat_kepala(unit), oleh)
    buat_kepala(buat_instansi(lain.kota, f"Dinas lowong {ke}"))
    buat_anggota(seleksi, panitia)
    buat_tahap(seleksi)
    buat_lamaran(seleksi, lowongan, p.lamaran.pegawai)
    lamaran = buat_lamaran(p.seleksi, p.lowongan, lain)
    anggota = buat_anggota(p.seleksi, oleh)
    BenturanPanitia.objects.create(
        kota_id=lain.kota_id, anggota=anggota, lamaran=lamaran, sumber="PERNYATAAN", alasan="Sepupu"
    )
    PaketPengangkatan.objects.create(kota=lain.kota, tentang=f"Paket {ke}", tmt=date(2048, 1, 1), disusun_oleh=oleh)
    buat_sementara(lain, p.lowongan.jabatan, oleh)
    buat_pilihan(lain, oleh, ke)


def buat_pilihan(lain: Pegawai, oleh: Any, ke: int) -> None:
    """A ranked selection that waits for the PPK."""
    seleksi, _ = buat_seleksi(buat_kepala(buat_instansi(lain.kota, f"Dinas pilihan {ke}")), oleh)
    seleksi.keadaan = "peringkat"
    seleksi.save(update_fields=["keadaan"])


def _objek(nama: str, **lain: Any) -> Any:
    return lambda d: {"pk": getattr(d.promosi, nama).pk, **lain}


def _bersama(d: Any) -> dict[str, Any]:
    return {"pk": d.promosi.tahap.pk, "lamaran": d.promosi.lamaran.pk}


_ALASAN = {"alasan": "Perlu diperbaiki."}
_SELEKSI = (
    *("umumkan", "tutup", "perpanjang", "umumkan_administrasi", "susun_peringkat", "batalkan_seleksi"),
    *("seleksi_ubah", "bobot", "lowongan_tambah", "panitia_tambah", "paket_dari_seleksi"),
)
_PAKET_BKD = ("paket_ajukan", "paket_tinjau", "paket_kembalikan", "paket_batalkan", "paket_ubah", "butir_tambah")
# Arguments of `test_isolasi.Pintu` by address.
PINTU: dict[str, tuple[Any, ...]] = {
    "promosi:seleksi": (_objek("seleksi"),),
    "promosi:peserta": (_objek("seleksi"),),
    **{f"promosi:{a}": (_objek("seleksi"), "bkd", GP, _ALASAN) for a in _SELEKSI},
    "promosi:syarat": (_objek("lowongan"), "bkd", GP),
    "promosi:lowongan_lepas": (_objek("lowongan"), "bkd", GP),
    "promosi:pilih": (_objek("lowongan"), "ppk", GP, _ALASAN),
    "promosi:panitia_lepas": (_objek("anggota"), "bkd", GP),
    "promosi:lamaran": (_objek("lamaran"), "bkd", GP, {"hasil": "ya"}),
    **{f"promosi:{a}": (_objek("tahap"), "bkd", GP, _ALASAN) for a in ("tahap_mulai", "tahap_buka")},
    "promosi:lembaga": (_bersama, "bkd", GP, {"nilai": "80"}),
    "promosi:nilai": (_bersama, "panitia", GP, {"VISI": "3"}),
    "promosi:panitia": (_objek("seleksi"), "panitia"),
    "promosi:nyatakan": (_objek("seleksi"), "panitia", ("post",)),
    **{f"promosi:{a}": (_objek("lamaran"), "panitia", GP, _ALASAN) for a in ("benturan", "bantah")},
    # Everybody of the own city may look at a position that is open: only other cities are strangers.
    "promosi:lamar": (_objek("lowongan"), "rina", GP, {"motivasi": "x"}, SEKOTA_LAIN),
    "promosi:lamaran_saya": (_objek("lamaran"), "rina"),
    "promosi:tarik": (_objek("lamaran"), "rina", GP, _ALASAN),
    "promosi:paket": (_objek("paket"),),
    **{f"promosi:{a}": (_objek("paket"), "bkd", GP, _ALASAN) for a in _PAKET_BKD},
    **{f"promosi:{a}": (_objek("paket"), "ppk", GP, _ALASAN) for a in ("paket_tetapkan", "paket_cabut")},
    "promosi:butir_lepas": (_objek("butir"), "bkd", GP),
    "promosi:sementara": (_objek("sementara"),),
    "promosi:sementara_perpanjang": (_objek("sementara"), "bkd", GP, _ALASAN),
    "promosi:sementara_akhiri": (_objek("sementara"), "bkd", GP, _ALASAN),
}
TERBUKA = {f"promosi:{x}" for x in ("kota", "seleksi_publik", "berkas_publik")}
# Arguments of `test_kueri.Halaman`.
HALAMAN: list[tuple[Any, ...]] = [
    *((f"promosi:{d}",) for d in ("lowong", "seleksi_daftar", "paket_daftar", "sementara_daftar")),
    *(("promosi:seleksi", "bkd", _objek("seleksi"), f"bagian={b}") for b in ("ringkasan", "tahap", "panitia")),
    ("promosi:peserta", "bkd", _objek("seleksi")),
    ("promosi:pilihan", "ppk"),
    ("promosi:panitia_tugas", "panitia"),
    ("promosi:panitia", "panitia", _objek("seleksi")),
    ("promosi:nilai", "panitia", _bersama),
    ("promosi:saya", "pegawai_sendiri"),
]
BUKAN_DAFTAR = {f"promosi:{x}" for x in ("seleksi_baru", "paket_baru", "sementara_baru")}
