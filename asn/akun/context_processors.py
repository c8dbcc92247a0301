"""What the frame of every page needs (header comment of templates/base.html): city, reach, menus by role."""

from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from asn.akun.menu import MENU, MENU_PENGGUNA, Butir
from asn.akun.models import Pengguna
from asn.akun.peran import LABEL_PERAN, Peran
from asn.core.cacah import Cacah, cacah_pengguna
from asn.core.ingat import ingat
from asn.core.konteks import sekali

# With more entries than fit beside one screen the groups fold.
MENU_PENDEK = 20


@sekali
def bingkai(request: HttpRequest) -> dict[str, Any]:
    """No query for a visitor; for a user only what `request.user` keeps anyway."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return {"demo_aktif": settings.DEMO}
    if hasattr(request, "mfa_tertunda"):
        return {"demo_aktif": settings.DEMO, "kota_aktif": _kota(pengguna), "peran_label": _peran(pengguna)}
    pratinjau = hasattr(request, "pengguna_asli")
    return {
        "demo_aktif": settings.DEMO,
        "kota_aktif": _kota(pengguna),
        "lingkup_label": _lingkup(pengguna),
        # Asked for by the pages of staff only: those of citizens and applicants draw no menu and count nothing.
        "menu": SimpleLazyObject(lambda: _menu(pengguna, request)),
        "navigasi_utama": SimpleLazyObject(lambda: _navigasi(pengguna, request)),
        "menu_pengguna": [] if pratinjau else SimpleLazyObject(lambda: _menu_pengguna(pengguna, request)),
        "peran_label": _peran(pengguna),
        "lihat_sebagai": _pratinjau(pengguna) if pratinjau else None,
    }


def _menu_pengguna(pengguna: Pengguna, request: HttpRequest) -> list[dict[str, Any]]:
    return _butir(_ditawarkan(pengguna)[-1][1], request, {})


def _pratinjau(pengguna: Pengguna) -> dict[str, str]:
    return {"label": str(pengguna), "url_selesai": reverse("akun:lihat_sebagai_selesai")}


def _kota(pengguna: Pengguna) -> dict[str, str] | None:
    """The home city, else the only city of the assignments."""
    kota = pengguna.kota
    if kota is None:
        milik = {p.kota_id: p.kota for p in pengguna.penugasan_berlaku if p.kota_id}
        kota = next(iter(milik.values())) if len(milik) == 1 else None
    return {"kode": kota.kode, "nama": kota.nama_tampilan, "inisial": kota.singkatan} if kota else None


# Roles that work on what is given to them; their reach only says in which city.
TANPA_LINGKUP = frozenset({Peran.PELAMAR, Peran.PENGAJAR, Peran.PANITIA})


def _lingkup(pengguna: Pengguna) -> str:
    """What the reader sees, in one phrase; the widest reach first."""
    penugasan = pengguna.penugasan_berlaku
    if any(p.pusat for p in penugasan):
        return "seluruh kota"
    # An applicant, a trainer or a committee member works in a city and does not see it.
    kota = sorted({str(p.kota) for p in penugasan if not p.instansi_id and p.peran not in TANPA_LINGKUP})
    instansi = sorted({str(i) for i in pengguna.instansi_penugasan.values()})
    bagian = [f"seluruh perangkat daerah {k}" for k in kota] + instansi
    if pengguna.jabatan_membawahi:
        bagian.append("bawahan langsung Anda")
    if bagian:
        return "; ".join(bagian)
    return "tugas Anda sendiri" if penugasan and not pengguna.pegawai_id else "data Anda sendiri"


def _peran(pengguna: Pengguna) -> str:
    label = list(dict.fromkeys(LABEL_PERAN[Peran(p.peran)] for p in pengguna.penugasan_berlaku))
    return ", ".join(label) or (LABEL_PERAN[Peran.PEGAWAI] if pengguna.pegawai_id else "Tanpa peran")


def _menu(pengguna: Pengguna, request: HttpRequest) -> list[dict[str, Any]]:
    """The groups with an entry for this user. A long menu shows only the group of the current page unfolded."""
    cacah = cacah_pengguna(pengguna)
    kelompok = [(judul, _butir(butir, request, cacah)) for judul, butir in _ditawarkan(pengguna)[:-1]]
    semua_terbuka = sum(len(butir) for _, butir in kelompok) <= MENU_PENDEK
    return [
        {
            "judul": judul,
            "butir": butir,
            "terbuka": semua_terbuka or any(b["aktif"] for b in butir),
            "menunggu": any(b["cacah"] for b in butir),
        }
        for judul, butir in kelompok
        if butir
    ]


def _navigasi(pengguna: Pengguna, request: HttpRequest) -> SafeString:
    """The menu as it is drawn: the same for all with these permissions, on this page, while as much waits for them."""
    kini = tuple(b.nama_url for _, daftar in _ditawarkan(pengguna) for b, url in daftar if _aktif(b, url, request))
    menunggu = tuple((k, v) for k, v in cacah_pengguna(pengguna).items() if isinstance(v, int | str))
    gambar = partial(_gambar_menu, pengguna, request)
    return ingat(("navigasi", pengguna.tanda_izin, kini, menunggu), gambar)


def _gambar_menu(pengguna: Pengguna, request: HttpRequest) -> SafeString:
    menu = _menu(pengguna, request)
    return render_to_string("components/navigasi.html", {"menu": menu}) if menu else SafeString("")


def _ditawarkan(pengguna: Pengguna) -> list[tuple[str, list[tuple[Butir, str]]]]:
    """Entries for this user and where they lead, by group, those of the user menu last; a city has thousands of users
    and few kinds of them."""
    return ingat(
        ("menu", pengguna.tanda_izin),
        lambda: [(judul, _untuk(pengguna, butir)) for judul, butir in (*MENU, ("", MENU_PENGGUNA))],
    )


def _untuk(pengguna: Pengguna, daftar: tuple[Butir, ...]) -> list[tuple[Butir, str]]:
    return [(b, url) for b in daftar if (url := _alamat(b.nama_url)) and b.untuk(pengguna)]


def _butir(ditawarkan: list[tuple[Butir, str]], request: HttpRequest, cacah: Cacah) -> list[dict[str, Any]]:
    return [
        {
            "label": butir.label,
            "url": url,
            "ikon": butir.ikon,
            "aktif": _aktif(butir, url, request),
            "cacah": cacah.get(butir.nama_url, 0),
        }
        for butir, url in ditawarkan
    ]


def _aktif(butir: Butir, url: str, request: HttpRequest) -> bool:
    cocok = getattr(request, "resolver_match", None)
    return request.path == url or bool(cocok and cocok.view_name in butir.juga)


@cache
def _alamat(nama: str) -> str:
    """Address of a named page, or nothing while that wing is not installed."""
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""
