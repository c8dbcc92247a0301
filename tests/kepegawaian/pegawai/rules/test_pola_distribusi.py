"""SE MenPANRB 3/2023: distribution of predicates by the predicate of the organisation."""

import pytest

from kepegawaian.pegawai.rules.enum import PredikatKinerja, PredikatOrganisasi
from kepegawaian.pegawai.rules.pola_distribusi import POLA, catatan, periksa, uraian_pola


def hitungan(sb=0, b=0, bp=0, k=0, sk=0):
    return dict(zip(map(str, PredikatKinerja), (sb, b, bp, k, sk), strict=True))


@pytest.mark.parametrize(
    ("organisasi", "jumlah", "kode"),
    [
        ("BAIK", hitungan(sb=2, b=7, bp=1), []),
        ("BAIK", hitungan(sb=2, b=8), ["BAIK_PALING_BANYAK_BAIK", "BAIK_HARUS_ADA_BUTUH_PERBAIKAN_KURANG"]),
        ("BAIK", hitungan(sb=2, b=7, k=1), []),
        ("BAIK", hitungan(sb=5, b=4, bp=1), ["BAIK_TERBESAR_BAIK"]),
        ("BAIK", hitungan(sb=4, b=4, bp=2), []),  # a tie still is the largest
        ("BAIK", hitungan(sb=3, b=8, bp=1), []),  # 70 % of 12 is 8.4: down to 8
        ("BAIK", hitungan(sb=2, b=9, bp=1), ["BAIK_PALING_BANYAK_BAIK"]),
        ("ISTIMEWA", hitungan(sb=7, b=3), []),
        ("ISTIMEWA", hitungan(sb=8, b=2), ["ISTIMEWA_PALING_BANYAK_SANGAT_BAIK"]),
        ("ISTIMEWA", hitungan(sb=3, b=7), ["ISTIMEWA_TERBESAR_SANGAT_BAIK"]),
        ("BUTUH_PERBAIKAN", hitungan(sb=1, b=3, bp=6), []),
        ("BUTUH_PERBAIKAN", hitungan(sb=2, b=3, bp=5), [
            "BUTUH_PERBAIKAN_PALING_SEDIKIT_BUTUH_PERBAIKAN",
            "BUTUH_PERBAIKAN_PALING_BANYAK_SANGAT_BAIK",
        ]),
        ("BUTUH_PERBAIKAN", hitungan(b=5, bp=7), ["BUTUH_PERBAIKAN_PALING_SEDIKIT_BUTUH_PERBAIKAN"]),  # 7.2: up to 8
        ("BUTUH_PERBAIKAN", hitungan(sb=1, bp=4), ["BUTUH_PERBAIKAN_PALING_BANYAK_SANGAT_BAIK"]),  # 10 % of 5 is none
        ("KURANG", hitungan(sb=1, b=2, bp=1, k=6), []),
        ("KURANG", hitungan(b=4, k=6), ["KURANG_PALING_SEDIKIT_BUTUH_PERBAIKAN"]),
        ("SANGAT_KURANG", hitungan(b=3, k=1, sk=6), []),
        ("SANGAT_KURANG", hitungan(b=3, bp=1, sk=6), []),
        ("SANGAT_KURANG", hitungan(sb=1, b=2, k=1, sk=6), ["SANGAT_KURANG_TIDAK_BOLEH_ADA_SANGAT_BAIK"]),
        ("SANGAT_KURANG", hitungan(b=4, sk=6), ["SANGAT_KURANG_PALING_SEDIKIT_KURANG_BUTUH_PERBAIKAN"]),
    ],
)  # fmt: skip
def test_pola(organisasi, jumlah, kode):
    pelanggaran = periksa(PredikatOrganisasi(organisasi), jumlah)
    assert [p.kode for p in pelanggaran] == [f"POLA_{k}" for k in kode]
    assert {str(p.dasar) for p in pelanggaran} <= {"SE MenPANRB 3/2023"}


def test_pesan_menyebut_angka_dan_batas():
    [terlalu_banyak, tidak_ada] = periksa(PredikatOrganisasi.BAIK, hitungan(sb=2, b=8))
    assert terlalu_banyak.pesan == "Baik 8 dari 10 pegawai (80 %); paling banyak 70 % atau 7 pegawai."
    assert tidak_ada.pesan == "Butuh Perbaikan dan/atau Kurang 0 dari 10 pegawai (0 %); harus ada paling sedikit satu."


def test_persen_memakai_koma():
    [satu] = periksa(PredikatOrganisasi.BUTUH_PERBAIKAN, hitungan(b=5, bp=7))
    assert "(58,3 %); paling sedikit 60 % atau 8 pegawai" in satu.pesan


def test_kurang_dari_lima_pegawai_tidak_diperiksa():
    assert periksa(PredikatOrganisasi.BAIK, hitungan(sb=4)) == []
    assert catatan(hitungan(sb=4)) == "Pola distribusi tidak diperiksa: baru 4 pegawai dinilai, diperlukan 5."
    assert catatan(hitungan(sb=5)) == ""
    assert periksa(PredikatOrganisasi.BAIK, hitungan(sb=5))


def test_kode_yang_tidak_ada_dihitung_nol():
    assert periksa(PredikatOrganisasi.BAIK, {"BAIK": 7, "SANGAT_BAIK": 2, "KURANG": 1}) == []
    assert periksa(PredikatOrganisasi.BAIK, {}) == []


def test_setiap_predikat_organisasi_punya_pola_dan_uraian():
    assert set(POLA) == set(PredikatOrganisasi)
    assert uraian_pola(PredikatOrganisasi.BAIK) == (
        "Baik terbanyak di antara semua predikat",
        "Baik paling banyak 70 %",
        "Butuh Perbaikan dan/atau Kurang harus ada",
    )
