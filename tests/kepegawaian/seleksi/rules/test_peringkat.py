"""Ranking: exact, stable under order, ties stated; the published file computes itself again byte for byte."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from django.core.management import CommandError, call_command

from kepegawaian.promosi.rules.berkas_hasil import BahanHasil, baca, perbedaan, tulis
from kepegawaian.promosi.rules.peringkat import Skor, Tahap, bulatkan, susun, terbaik

A = Tahap("A", "Makalah", Decimal(40), (("X", "Analisis", 5), ("Y", "Gagasan", 5)))
B = Tahap("B", "Wawancara", Decimal(60), (("Z", "Visi", 5),))


def skor(kandidat: str, *baris: tuple[str, int, int, int]) -> list[Skor]:
    """(member, X, Y, Z) per member."""
    semua = []
    for p, x, y, z in baris:
        semua += [
            Skor(kandidat, "A", p, "X", Decimal(x)),
            Skor(kandidat, "A", p, "Y", Decimal(y)),
            Skor(kandidat, "B", p, "Z", Decimal(z)),
        ]
    return semua


def test_nilai_dihitung_tangan():
    (satu,) = susun([A, B], ["P-001"], skor("P-001", ("P1", 5, 4, 3), ("P2", 4, 4, 4)))
    # A: (90 + 80) / 2 = 85, × 40% = 34; B: (60 + 80) / 2 = 70, × 60% = 42.
    assert satu.tahap["A"].nilai == 85
    assert (satu.nilai, satu.peringkat) == (Decimal("76.0000"), 1)


@pytest.mark.parametrize(
    ("pecahan", "harap"),
    [
        (Fraction(1, 3), "0.3333"),
        (Fraction(2, 3), "0.6667"),
        (Fraction(1, 20_000), "0.0001"),
        (Fraction(1, 20_001), "0.0000"),
        (Fraction(100), "100.0000"),
    ],
)
def test_dibulatkan_sekali_ke_atas_pada_tengah(pecahan, harap):
    assert str(bulatkan(pecahan)) == harap


def test_urutan_masukan_tidak_mengubah_peringkat():
    acak = Random(7)
    kandidat = [f"P-{i:03d}" for i in range(1, 7)]
    isi = [s for k in kandidat for s in skor(k, *((f"P{j}", *acak.choices(range(1, 6), k=3)) for j in range(5)))]
    acuan = [(p.kandidat, p.peringkat, p.nilai) for p in susun([A, B], kandidat, isi)]
    for _ in range(20):
        acak.shuffle(kandidat)
        acak.shuffle(isi)
        assert [(p.kandidat, p.peringkat, p.nilai) for p in susun([A, B], kandidat, isi)] == acuan


def test_nilai_lebih_tinggi_tidak_pernah_menurunkan_peringkat():
    lain = skor("P-002", ("P1", 3, 3, 3))
    sebelum = next(p for p in susun([A, B], ["P-001", "P-002"], skor("P-001", ("P1", 3, 3, 2)) + lain) if p.seri == "")
    assert (sebelum.kandidat, sebelum.peringkat) == ("P-002", 1)
    for z in range(3, 6):
        hasil = susun([A, B], ["P-001", "P-002"], skor("P-001", ("P1", 3, 3, z)) + lain)
        assert next(p for p in hasil if p.kandidat == "P-001").peringkat == 1


def test_seri_ditentukan_tahap_terberat_dan_dinyatakan():
    # 40 × 0,8 + 60 × 0,6 = 40 × 0,5 + 60 × 0,8 = 68
    isi = skor("P-001", ("P1", 4, 4, 3)) + skor("P-002", ("P1", 3, 2, 4))
    pertama, kedua = susun([A, B], ["P-001", "P-002"], isi)
    assert (pertama.kandidat, pertama.nilai, kedua.nilai) == ("P-002", Decimal("68.0000"), Decimal("68.0000"))
    assert pertama.seri == "Nilai akhir sama dengan P-001; urutannya menurut nilai tahap Wawancara."
    assert (pertama.peringkat, kedua.peringkat) == (1, 2)


def test_sama_pada_semua_tahap_berbagi_peringkat():
    isi = [s for k in ("P-001", "P-002", "P-003") for s in skor(k, ("P1", 3, 3, 3))] + skor("P-004", ("P1", 2, 2, 2))
    hasil = susun([A, B], ["P-001", "P-002", "P-003", "P-004"], isi)
    assert [p.peringkat for p in hasil] == [1, 1, 1, 4]
    assert "peringkatnya sama" in hasil[0].seri
    assert [p.kandidat for p in terbaik(hasil, 3)] == ["P-001", "P-002", "P-003"]


def test_seri_di_batas_tiga_membawa_calon_keempat():
    isi = skor("P-001", ("P1", 5, 5, 5)) + skor("P-002", ("P1", 4, 4, 4))
    isi += [s for k in ("P-003", "P-004") for s in skor(k, ("P1", 3, 3, 3))]
    assert len(terbaik(susun([A, B], ["P-001", "P-002", "P-003", "P-004"], isi), 3)) == 4


def test_nilai_yang_kurang_tidak_dihitung_diam_diam():
    with pytest.raises(LookupError, match="belum bernilai"):
        susun([A, B], ["P-001"], skor("P-001", ("P1", 3, 3, 3))[:2])


def bahan() -> BahanHasil:
    isi = skor("P-001", ("P1", 4, 4, 3), ("P2", 5, 3, 3)) + skor("P-002", ("P1", 3, 2, 4), ("P2", 4, 4, 4))
    return BahanHasil(
        "001/PANSEL", "Seleksi, “Kepala”", (A, B), (("J1", "Kepala"),), {"J1": ("P-001", "P-002")}, {"J1": tuple(isi)}
    )


def test_berkas_menghitung_dirinya_bita_demi_bita():
    teks = tulis(bahan())
    assert tulis(baca(teks)) == teks
    for urut in permutations(bahan().skor["J1"][:3]):
        b = bahan()
        b.skor["J1"] = (*urut, *b.skor["J1"][3:])
        assert tulis(b) == teks


@pytest.mark.parametrize(
    ("lama", "baru"), [(",P-001,A,P1,X,4", ",P-001,A,P1,X,5"), ("peringkat,J1,1,P-002", "peringkat,J1,2,P-002")]
)
def test_berkas_yang_diubah_ketahuan(lama, baru, tmp_path):
    teks = tulis(bahan())
    assert lama in teks
    ubahan = teks.replace(lama, baru)
    berkas = tmp_path / "hasil.csv"
    berkas.write_text(ubahan)
    with pytest.raises(CommandError, match="baris berbeda dari hitungan ulang"):
        call_command("hitung_ulang_promosi", berkas)
    assert perbedaan(ubahan, tulis(baca(ubahan)))


@pytest.mark.parametrize("isi", [b"", b"bukan,hasil\n", b"hasil-seleksi-jabatan-1\nseleksi,x\n", b"\xff\xfe"])
def test_berkas_rusak_ditolak_dengan_sebabnya(isi, tmp_path):
    berkas = tmp_path / "hasil.csv"
    berkas.write_bytes(isi)
    with pytest.raises(CommandError):
        call_command("hitung_ulang_promosi", berkas)
