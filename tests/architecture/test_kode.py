"""Conventions that must not depend on anybody's memory, read from the source itself."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
APLIKASI = ("asn", "kepegawaian", "pelatihan", "kinerja", "pengaduan")
KODE = [b for a in APLIKASI for b in sorted((AKAR / a).rglob("*.py")) if "migrations" not in b.parts]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
# The helpers that give views their rows are the one place that touches the manager.
PENYARING = {AKAR / "asn/core/views.py"}
LAPIS_TAMPILAN = ("views", "forms", "filters", "tables")


def nama(berkas: Path) -> str:
    return str(berkas.relative_to(AKAR))


@cache
def isi(berkas: Path) -> str:
    """Each file is read once, whatever the number of rules about it."""
    return berkas.read_text()


def simpul(berkas: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(isi(berkas)))


def lapis_tampilan() -> list[Path]:
    return [
        b
        for b in KODE
        if b not in PENYARING and (b.stem.split("_")[0] in LAPIS_TAMPILAN or b.parent.name in LAPIS_TAMPILAN)
    ]


def test_lapis_tampilan_tidak_menyentuh_manager():
    manager = {"objects", "_base_manager", "_default_manager"}
    assert len(lapis_tampilan()) > 100
    assert [
        f"{nama(berkas)}:{s.lineno} {s.attr}"
        for berkas in lapis_tampilan()
        for s in simpul(berkas)
        if isinstance(s, ast.Attribute) and s.attr in manager
    ] == []


def test_berkas_pendek():
    assert [nama(berkas) for berkas in KODE if len(isi(berkas).splitlines()) > 400] == []


def test_tidak_ada_tampilan_kelas_sinyal_atau_except_lebar():
    pelanggar = []
    for berkas in KODE:
        for s in simpul(berkas):
            if isinstance(s, ast.ClassDef) and any("View" in ast.unparse(b) for b in s.bases):
                pelanggar.append(f"{nama(berkas)}: {s.name} tampilan kelas")
            if isinstance(s, ast.ImportFrom) and s.module == "django.dispatch":
                pelanggar.append(f"{nama(berkas)}: sinyal")
            if isinstance(s, ast.ExceptHandler) and s.type is None:
                pelanggar.append(f"{nama(berkas)}: except tanpa nama")
    assert pelanggar == []


POLA_TERLARANG = {
    "|safe": re.compile(r"\|\s*safe\b"),
    "atribut style": re.compile(r"<[^>]*\sstyle\s*="),
    "skrip sebaris": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")[^>]*>"),
    "penangan sebaris": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "mark_safe": re.compile(r"autoescape\s+off"),
}


def test_templat_patuh_csp():
    assert [
        f"{nama(berkas)}: {label}"
        for berkas in TEMPLAT
        for label, pola in POLA_TERLARANG.items()
        if pola.search(isi(berkas))
    ] == []


# Templates that a library or Django looks up by name.
DICARI_LUAR = (
    "account/",
    "mfa/",
    "usersessions/",
    "socialaccount/",
    "allauth/",
    "admin/",
    "django_tables2/",
    "bootstrap5/",
)


def test_templat_dipakai():
    """Named by some other file: as a string of the code, or in a tag of another template."""
    sebutan = {str(b.relative_to(AKAR / "templates")): b for b in TEMPLAT}
    milik_kami = {
        s: b
        for s, b in sebutan.items()
        if not s.startswith(DICARI_LUAR) and not re.fullmatch(r"\d{3}(_csrf)?\.html", s)
    }
    penyebut = {}
    for berkas in (*KODE, *TEMPLAT):
        for disebut in re.findall(r"[\w/.-]+\.html", isi(berkas)):
            penyebut.setdefault(disebut, set()).add(berkas)
    assert [s for s, b in milik_kami.items() if not penyebut.get(s, set()) - {b}] == []


def test_repositori_tidak_memuat_alamat_registri_atau_jalur_mesin():
    hos = ["py" + "pi.org", "python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian"]
    daftar = subprocess.run(["git", "ls-files"], cwd=AKAR, capture_output=True, text=True, check=True).stdout.split()
    temuan = []
    for sebutan in daftar:
        berkas = AKAR / sebutan
        if not berkas.is_file() or berkas.suffix in {".png", ".jpg", ".ico"}:
            continue
        isi = berkas.read_text(errors="ignore")
        temuan += [f"{sebutan}: {h}" for h in hos if h in isi]
        temuan += [f"{sebutan}: jalur mesin" for jalur in ("/wo" + "rk/", "/ro" + "ot/") if jalur in isi]
    assert temuan == []
