"""Rows of this wing as plain functions. The city must be in scope."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from asn.core.verifikasi import tanda_terbitkan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.talenta.models import HasilTalenta, KetentuanTalenta, SidangTalenta, SiklusTalenta
from kepegawaian.talenta.rules.kotak import LETAK
from kepegawaian.talenta.services.ketentuan import BAWAAN, ketentuan_pada

ACUAN = date(2026, 11, 2)


def buat_ketentuan(kota: Any, **lain: Any) -> KetentuanTalenta:
    return KetentuanTalenta.objects.create(kota=kota, **{"berlaku_mulai": date(2026, 1, 1)} | BAWAAN | lain)


def buat_siklus(
    kota: Any, keadaan: str = "disiapkan", kotak: Sequence[tuple[Pegawai, int | None]] = (), **lain: Any
) -> SiklusTalenta:
    """A cycle with these people in these boxes; results are written before the state that freezes them."""
    nilai = {"nama": "Siklus talenta 2026", "acuan": ACUAN, "ketentuan": ketentuan_pada(kota.pk, ACUAN).ringkas()}
    siklus = SiklusTalenta.objects.create(kota=kota, **nilai | lain)
    for pegawai, nomor in kotak:
        buat_hasil(siklus, pegawai, nomor)
    if keadaan != siklus.keadaan:
        _pindah(siklus, keadaan)
    return siklus


def buat_siklus_tetap(kota: Any, oleh: Any, peserta: Sequence[Pegawai], **lain: Any) -> SiklusTalenta:
    """A cycle born fixed, beside one that is being worked on; its results can only be revisions."""
    tanda = tanda_terbitkan(kota_id=kota.pk, judul="Hasil talenta", nomor="1/TALENTA", tanggal=ACUAN)
    beku = {"keadaan": "ditetapkan", "nomor": "1/TALENTA", "tanda": tanda, "ditetapkan_oleh": oleh}
    nilai = {
        "nama": "Siklus",
        "ketentuan": ketentuan_pada(kota.pk, ACUAN).ringkas(),
        "ditetapkan_pada": timezone.now(),
    }
    siklus = SiklusTalenta.objects.create(kota=kota, **beku | nilai | lain)
    for pegawai in peserta:
        buat_hasil(siklus, pegawai, 8, revisi=1, alasan_revisi="Uji")
    return siklus


def _pindah(siklus: SiklusTalenta, keadaan: str) -> None:
    isi: dict[str, Any] = {"keadaan": keadaan}
    if keadaan == "ditetapkan":
        nomor = f"{siklus.pk:03d}/TALENTA/2026"
        isi |= {"nomor": nomor, "ditetapkan_pada": timezone.now(), "ditetapkan_oleh": siklus.ditetapkan_oleh}
        isi["tanda"] = tanda_terbitkan(
            kota_id=siklus.kota_id, judul="Hasil talenta", nomor=nomor, tanggal=siklus.kota.hari_ini()
        )
    SiklusTalenta.objects.filter(pk=siklus.pk).update(**isi)
    siklus.refresh_from_db()


def buat_hasil(siklus: SiklusTalenta, pegawai: Pegawai, kotak: int | None = 5, **lain: Any) -> HasilTalenta:
    x, y = LETAK[kotak] if kotak else ("", "")
    instansi = pegawai.instansi.perangkat_daerah_id if pegawai.instansi else None
    nilai: dict[str, Any] = {
        "instansi_id": instansi,
        "jabatan": pegawai.jabatan.nama if pegawai.jabatan else "",
        "jenis_jabatan": pegawai.jabatan.jenis if pegawai.jabatan else "",
        "tujuan": "ADMINISTRATOR",
        "kotak": kotak,
        "kotak_hitung": kotak,
        "kelas_kinerja": str(x),
        "kelas_potensial": str(y),
        "skor_kinerja": 70 if kotak else None,
        "skor_potensial": 65 if kotak else None,
        "sebab": "" if kotak else "Tidak dapat dinilai: belum pernah ada asesmen kompetensi yang tercatat.",
        "butir": [
            ["KINERJA", "PREDIKAT", "Predikat", "100.00", "77.78", "77.78", "Predikat Baik tahun 2025", [], ""],
            [
                "POTENSIAL",
                "DISIPLIN",
                "Integritas",
                "15.00",
                "40.00",
                "6.00",
                "Ada hukuman sedang",
                [["hukdis", 0]],
                "",
            ],
        ],
    }
    return HasilTalenta.objects.create(kota_id=siklus.kota_id, siklus=siklus, pegawai=pegawai, **nilai | lain)


def buat_sidang(siklus: SiklusTalenta, ketua: Any, *hadir: Any, **lain: Any) -> SidangTalenta:
    nilai = {"ke": 1, "tanggal": ACUAN, "tempat": "Ruang rapat BKPSDM", "dibuat_oleh": ketua}
    return SidangTalenta.objects.create(
        kota_id=siklus.kota_id,
        siklus=siklus,
        ketua=ketua,
        hadir=[{"akun": p.pk, "nama": str(p), "jabatan": ""} for p in (ketua, *hadir)],
        **nilai | lain,
    )
