"""Conventions that must not depend on anybody's memory, read from the source itself."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
APLIKASI = ("asn", "kepegawaian", "pelatihan", "kinerja", "pengaduan")
KODE = [b for a in APLIKASI for b in sorted((AKAR / a).rglob("*.py")) if "migrations" not in b.parts]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
# The helpers that give views their rows are the one place that touches the manager.
PENYARING = {AKAR / "asn/core/views.py"}
LAPIS_TAMPILAN = ("views", "forms", "filters", "tables")


def nama(berkas: Path) -> str:
    return str(berkas.relative_to(AKAR))


def lapis_tampilan() -> list[Path]:
    return [
        b
        for b in KODE
        if b not in PENYARING and (b.stem.split("_")[0] in LAPIS_TAMPILAN or b.parent.name in LAPIS_TAMPILAN)
    ]


@pytest.mark.parametrize("berkas", lapis_tampilan(), ids=nama)
def test_lapis_tampilan_tidak_menyentuh_manager(berkas):
    atribut = {n.attr for n in ast.walk(ast.parse(berkas.read_text())) if isinstance(n, ast.Attribute)}
    assert atribut & {"objects", "_base_manager", "_default_manager"} == set()


@pytest.mark.parametrize("berkas", KODE, ids=nama)
def test_berkas_pendek(berkas):
    assert len(berkas.read_text().splitlines()) <= 400


def test_tidak_ada_tampilan_kelas_sinyal_atau_except_lebar():
    pelanggar = []
    for berkas in KODE:
        for simpul in ast.walk(ast.parse(berkas.read_text())):
            if isinstance(simpul, ast.ClassDef) and any("View" in ast.unparse(b) for b in simpul.bases):
                pelanggar.append(f"{nama(berkas)}: {simpul.name} tampilan kelas")
            if isinstance(simpul, ast.ImportFrom) and simpul.module == "django.dispatch":
                pelanggar.append(f"{nama(berkas)}: sinyal")
            if isinstance(simpul, ast.ExceptHandler) and simpul.type is None:
                pelanggar.append(f"{nama(berkas)}: except tanpa nama")
    assert pelanggar == []


POLA_TERLARANG = {
    "|safe": re.compile(r"\|\s*safe\b"),
    "atribut style": re.compile(r"<[^>]*\sstyle\s*="),
    "skrip sebaris": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")[^>]*>"),
    "penangan sebaris": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "mark_safe": re.compile(r"autoescape\s+off"),
}


@pytest.mark.parametrize("berkas", TEMPLAT, ids=nama)
def test_templat_patuh_csp(berkas):
    isi = berkas.read_text()
    assert [label for label, pola in POLA_TERLARANG.items() if pola.search(isi)] == []


@pytest.mark.parametrize("berkas", TEMPLAT, ids=nama)
def test_templat_dipakai(berkas):
    # Templates that a library or Django looks up by name.
    luar = (
        "account/",
        "mfa/",
        "usersessions/",
        "socialaccount/",
        "allauth/",
        "admin/",
        "django_tables2/",
        "bootstrap5/",
    )
    sebutan = str(berkas.relative_to(AKAR / "templates"))
    if sebutan.startswith(luar) or re.fullmatch(r"\d{3}(_csrf)?\.html", sebutan):
        return
    sumber = [*KODE, *TEMPLAT]
    assert any(sebutan in b.read_text() for b in sumber if b != berkas), f"{sebutan} tidak dipakai"


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
