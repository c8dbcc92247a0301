"""A kind guessed from a file's name."""

import pytest

from kepegawaian.pegawai.rules.nama_berkas import tebak_jenis

KATA = [
    ("ktp", ["ktp"]),
    ("kk", ["kk", "kartu keluarga"]),
    ("sk-cpns", ["sk cpns", "cpns"]),
    ("sk-pns", ["sk pns", "pns"]),
    ("sk-pangkat", ["sk pangkat", "pangkat"]),
    ("ijazah", ["ijazah"]),
]


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("KTP Rina.jpg", "ktp"),
        ("scan_ktp_2024.pdf", "ktp"),
        ("Kartu-Keluarga.PDF", "kk"),
        ("SK CPNS 2015.pdf", "sk-cpns"),
        ("sk_pns.pdf", "sk-pns"),
        ("SK-Pangkat-III-c PNS.pdf", "sk-pangkat"),
        ("ktpku.pdf", None),
        ("IMG_20240101.jpg", None),
        ("ijazah", "ijazah"),
        (".pdf", None),
        ("", None),
    ],
)
def test_tebakan(nama, kode):
    assert tebak_jenis(nama, KATA) == kode
