"""What follows Rina's evaluations in the small world: a nomination, a decision, a plan with all its parts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from asn.core.verifikasi import tanda_terbitkan
from kepegawaian.pegawai.models import Pegawai
from kinerja.tindak_lanjut.models import (
    CatatanKonseling,
    InsentifPenghargaan,
    KegiatanPembinaan,
    NominasiPenghargaan,
    RencanaPembinaan,
    SKPenghargaan,
    SuaraPanitia,
    TitikPantau,
)
from tests.kepegawaian.pembuat import buat_riwayat_kinerja
from tests.kinerja.tindak_lanjut.pembuat import buat_kriteria, buat_nominasi, buat_rencana


@dataclass(frozen=True)
class TindakLanjut:
    nominasi: NominasiPenghargaan
    sk: SKPenghargaan
    rencana: RencanaPembinaan
    kegiatan: KegiatanPembinaan
    titik: TitikPantau
    catatan: CatatanKonseling


def buat_tindak_lanjut(pegawai: Pegawai, oleh: Any, konselor: Any) -> TindakLanjut:
    nominasi = buat_nominasi(pegawai, berdasar=False)
    buat_kriteria(pegawai.kota)
    insentif = {"jenis": "PEGAWAI_TRIWULAN", "uraian": "Piagam", "dasar": "Perwal 2/2026"}
    InsentifPenghargaan.objects.create(kota=pegawai.kota, berlaku_mulai=date(2026, 1, 1), **insentif)
    rencana = buat_rencana(pegawai, "berjalan", konselor=konselor)
    return TindakLanjut(
        nominasi=nominasi,
        sk=buat_sk(pegawai.kota, oleh),
        rencana=rencana,
        kegiatan=buat_kegiatan(rencana),
        titik=rencana.titik.first(),
        catatan=buat_catatan(rencana, konselor),
    )


def tumbuhkan(t: TindakLanjut, lain: Pegawai, suara: Any, ke: int) -> None:
    """One more of everything these pages list."""
    buat_nominasi(t.nominasi.pegawai, berdasar=False, periode=str(2025 - ke), keadaan="ditetapkan")
    buat_nominasi(lain, berdasar=False, keadaan="disetujui")
    buat_kriteria(lain.kota, berlaku_mulai=date(2025 - ke, 1, 1))
    SuaraPanitia.objects.create(
        kota_id=lain.kota_id, nominasi=t.nominasi, oleh=suara, sikap="SETUJU", alasan="Layak menerima."
    )
    buat_sk(lain.kota, suara, urut=ke + 1)
    pemicu = buat_riwayat_kinerja(lain, 2026, 2, "KURANG")
    buat_rencana(lain, "berjalan", konselor=t.rencana.konselor, pemicu=pemicu)
    buat_kegiatan(t.rencana)
    buat_catatan(t.rencana, t.rencana.konselor)


def buat_kegiatan(rencana: RencanaPembinaan) -> KegiatanPembinaan:
    return KegiatanPembinaan.objects.create(
        kota_id=rencana.kota_id, rencana=rencana, jenis="BIMBINGAN", uraian="Bimbingan", tenggat=rencana.selesai
    )


def buat_catatan(rencana: RencanaPembinaan, konselor: Any) -> CatatanKonseling:
    return CatatanKonseling.objects.create(
        kota_id=rencana.kota_id,
        rencana=rencana,
        oleh=konselor,
        tanggal=date(2026, 5, 1),
        isi="Rahasia konseling zebra",
    )


def buat_sk(kota: Any, oleh: Any, urut: int = 1) -> SKPenghargaan:
    nomor = f"{urut:03d}/SK"
    return SKPenghargaan.objects.create(
        kota=kota,
        jenis="KINERJA_DUA_TAHUN",
        periode="2024",
        tentang="Pemberian penghargaan",
        tahun=2025,
        urut=urut,
        nomor=nomor,
        tanggal=date(2025, 3, 1),
        ditetapkan_oleh=oleh,
        isi={
            "penanda_tangan": {"jabatan": "Wali Kota", "nama": "", "nip": "", "pangkat": ""},
            "penerima": [],
            "insentif": None,
        },
        tanda=tanda_terbitkan(kota_id=kota.pk, judul="Keputusan", nomor=nomor, tanggal=date(2025, 3, 1)),
    )
