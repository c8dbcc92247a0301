"""Talent in the small world: a fixed cycle, one in session with Rina in box 5, a nomination, somebody unseen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from asn.akun.models import Pengguna, Penugasan
from kepegawaian.pegawai.models import Pegawai, Pencalonan
from kepegawaian.pegawai.services.pencalonan import pencalonan_catat
from kepegawaian.talenta.models import HasilTalenta, PutusanSidang, SidangTalenta, SiklusTalenta, TemuanBelumTerlihat
from tests.kepegawaian.talenta.pembuat import (
    ACUAN,
    buat_hasil,
    buat_ketentuan,
    buat_sidang,
    buat_siklus,
    buat_siklus_tetap,
)

GP = ("get", "post")
ALASAN = {"alasan": "Alasan yang cukup panjang untuk dicatat."}


@dataclass(frozen=True)
class Talenta:
    siklus: SiklusTalenta
    hasil: HasilTalenta
    sidang: SidangTalenta
    calon: Pencalonan
    tim: Pengguna
    peserta: list[Pegawai]


def buat_talenta(pegawai: Pegawai, orang: dict[str, Pengguna], buat_pengguna: Callable[..., Pengguna]) -> Talenta:
    kota = pegawai.kota
    tim = orang["tim"] = buat_pengguna("tuti", kota, ("TIM_PENILAI", {}))
    # The stranger must hold every permission of this wing, or the door would prove nothing about reach.
    Penugasan.objects.create(pengguna=orang["bkd_lain"], peran="TIM_PENILAI", kota=orang["bkd_lain"].kota)
    buat_ketentuan(kota)
    buat_siklus(kota, "ditetapkan", [(pegawai, 8)], nama="Siklus 2025", acuan=date(2025, 11, 3), ditetapkan_oleh=tim)
    siklus = buat_siklus(kota, "sidang", [(pegawai, 5)])
    _temuan(pegawai)
    return Talenta(
        siklus=siklus,
        hasil=siklus.hasil.get(),
        sidang=buat_sidang(siklus, tim, orang["bkd"]),
        calon=pencalonan_catat(
            pegawai=pegawai, alasan="Layak", kunci="dunia", oleh=orang["bkd"], jenjang="PENGAWAS", tanggal=ACUAN
        ),
        tim=tim,
        peserta=[pegawai],
    )


def _temuan(pegawai: Pegawai) -> None:
    TemuanBelumTerlihat.objects.create(
        kota_id=pegawai.kota_id,
        pegawai=pegawai,
        sangat_baik=3,
        sejak=date(2015, 3, 1),
        alasan=["PROMOSI", "PENCALONAN"],
        tujuan="PENGAWAS",
        per_tanggal=ACUAN,
    )


def tumbuh_talenta(t: Talenta, lain: Pegawai, ke: int) -> None:
    """One more of everything these pages list."""
    t.peserta.append(lain)
    # A cycle that is fixed takes no more rows: the next one has them.
    buat_siklus_tetap(lain.kota, t.tim, t.peserta, nama=f"Siklus {ke}", acuan=date(2025, 12, ke))
    buat_hasil(t.siklus, lain, 7, kotak_lalu=8)
    _temuan(lain)
    buat_ketentuan(lain.kota, berlaku_mulai=date(2026, 1, 1 + ke))
    for pegawai, kunci in ((lain, f"l{ke}"), (t.hasil.pegawai, f"r{ke}")):
        jenjang = ("PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA", "JPT_MADYA", "JPT_UTAMA", "PELAKSANA")[ke]
        pencalonan_catat(pegawai=pegawai, alasan="Layak", kunci=kunci, oleh=t.tim, jenjang=jenjang, tanggal=ACUAN)
    PutusanSidang.objects.create(
        kota_id=lain.kota_id, sidang=t.sidang, hasil=t.hasil, dari=5, ke=6, alasan="Pembahasan", oleh=t.tim
    )


def _talenta(nama: str) -> Callable[[Any], dict[str, Any]]:
    return lambda dunia: {"pk": getattr(dunia.talenta, nama).pk}


def _rina(dunia: Any) -> dict[str, Any]:
    return {"pk": dunia.pegawai.pk}


_TANPA_KEPALA = ("bkd_lain", "ppk_lain", "admin_lain", "pengelola", "atasan", "pegawai")
# Arguments of `Pintu`; a head of another instansi opens a cycle, but sees rows of the own instansi only.
PINTU = {
    "talenta:siklus": (_talenta("siklus"), "bkd", ("get",), None, _TANPA_KEPALA),
    "talenta:hasil_daftar": (_talenta("siklus"), "bkd", ("get",), None, _TANPA_KEPALA),
    **{f"talenta:{n}": (_talenta("siklus"), "bkd", GP, ALASAN) for n in ("hitung", "hitung_ulang", "batalkan")},
    "talenta:tetapkan": (_talenta("siklus"), "tim", GP, {"alasan": ""}),
    "talenta:sidang_buka": (_talenta("siklus"), "bkd", GP, {"tempat": "Ruang rapat"}),
    "talenta:sidang": (_talenta("sidang"),),
    "talenta:sidang_tutup": (_talenta("sidang"), "bkd", GP, {"risalah": "Sidang membahas seluruh hasil."}),
    "talenta:hasil": (_talenta("hasil"),),
    "talenta:pindahkan": (_talenta("hasil"), "bkd", GP, {"dari": "5", "ke": "8"} | ALASAN),
    "talenta:pegawai": (_rina,),
    "talenta:calonkan": (_rina, "bkd", GP, {"jenjang": "PENGAWAS"} | ALASAN),
    "talenta:calon_cabut": (_talenta("calon"), "bkd", GP, ALASAN),
}
HALAMAN = [
    *((f"talenta:{n}",) for n in ("daftar", "krs", "belum_terlihat", "pencalonan", "ketentuan")),
    ("talenta:belum_terlihat", "kepala_sendiri"),
    ("talenta:tim", "atasan_sendiri"),
    ("talenta:siklus", "bkd", _talenta("siklus")),
    ("talenta:hasil_daftar", "bkd", _talenta("siklus")),
    ("talenta:hasil", "bkd", _talenta("hasil")),
    ("talenta:sidang", "bkd", _talenta("sidang")),
    ("talenta:pegawai", "bkd", _rina),
    ("talenta:saya", "pegawai_sendiri"),
]
BUKAN_DAFTAR = {"talenta:baru", "talenta:ketentuan_baru", "talenta:perbarui"}
