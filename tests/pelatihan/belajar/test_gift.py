"""GIFT as people really write it: every sound question is taken, every other one gets its line and a sentence."""

import random
import string

import pytest

from pelatihan.belajar.rules import gift
from pelatihan.belajar.rules.soal import cacat
from pelatihan.belajar.services.bawaan import KODE, bahan_baca


def satu(naskah: str):
    hasil = gift.urai(naskah)
    assert hasil.galat == [], hasil.galat
    assert len(hasil.soal) == 1
    return hasil.soal[0]


def galat(naskah: str) -> tuple[int, str]:
    hasil = gift.urai(naskah)
    assert hasil.soal == []
    return hasil.galat[0].baris, hasil.galat[0].pesan


@pytest.mark.parametrize(
    ("naskah", "jenis", "benar"),
    [
        ("Dua tambah dua? {~tiga =empat ~lima}", "tunggal", ["empat"]),
        ("Q?{\n=ya#Betul\n~tidak#Bukan\n}", "tunggal", ["ya"]),
        ("Q? {~%50%a ~%50%b ~%-100%c}", "jamak", ["a", "b"]),
        ("Bumi bulat. {T}", "tunggal", ["Benar"]),
        ("Bumi datar. {FALSE#salah#betul}", "tunggal", ["Salah"]),
        ("[html]<p>Apa &lt;b&gt;?</p> {=x ~y}", "tunggal", ["x"]),
        ("::judul::Apa\\: 2\\=2? {=ya \\{benar\\} ~tidak}", "tunggal", ["ya {benar}"]),
    ],
)
def test_pilihan(naskah, jenis, benar):
    soal = satu(naskah)
    assert soal.jenis == jenis
    assert [p["teks"] for p in soal.isi["pilihan"] if p["benar"]] == benar


def test_isian_jodoh_dan_kata_hilang():
    assert satu("Ibu kota? {=Jakarta =DKI Jakarta}").isi == {"jawaban": ["Jakarta", "DKI Jakarta"]}
    jodoh = satu("Jodohkan {\n=a -> 1\n=b -> 2\n}")
    assert jodoh.isi == {"pasangan": [{"kiri": "a", "kanan": "1"}, {"kiri": "b", "kanan": "2"}]}
    assert satu("ASN adalah {=Aparatur ~Alat} Sipil Negara.").teks == "ASN adalah _____ Sipil Negara."


def test_umpan_balik_dan_kelompok():
    hasil = gift.urai("$CATEGORY: $course$/Modul 1\n\nQ? {\n=a#Tepat.\n~b#Bukan.\n####Lihat bab 2.\n}\n")
    soal = hasil.soal[0]
    assert (soal.kelompok, soal.umpan) == ("Modul 1", "Lihat bab 2.")
    assert [p["umpan"] for p in soal.isi["pilihan"]] == ["Tepat.", "Bukan."]


@pytest.mark.parametrize(
    ("naskah", "baris", "kata"),
    [
        ("// komentar\n\n\nTanpa jawaban", 4, "kurung kurawal"),
        ("Q? {=a ~b", 1, "tidak lengkap"),
        ("Q? =a ~b}", 1, "tidak lengkap"),
        ("Q? }{", 1, "tidak lengkap"),
        ("Q? {=a ~b} R? {=c ~d}", 1, "lebih dari satu pasang"),
        ("Esai? {}", 1, "uraian"),
        ("Berapa? {#3:1}", 1, "angka"),
        ("Q? {a}", 1, "diawali"),
        ("Q? {~a ~b}", 1, "Belum ada jawaban benar"),
        ("Q? {=a =b ~c}", 1, "tepat satu jawaban benar"),
        ("Q? {~%x%a ~b}", 1, "Bobot"),
        ("Q? {=a ~a}", 1, "sama"),
        ("Q? {=a ~}", 1, "kosong"),
        ("{=a ~b}", 1, "Pertanyaannya kosong"),
        ("Q? {=a -> 1 =b}", 1, "Menjodohkan"),
        ("Q? {=a -> 1 =b -> 1}", 1, "berbeda"),
        ("Q? {~%50%a ~%50%b}", 1, "jawaban salah"),
        ("Q? {" + "=benar" + "".join(f" ~{n}" for n in range(11)) + "}", 1, "Terlalu banyak"),
        ("x" * 2001 + " {=a ~b}", 1, "terlalu panjang"),
    ],
)
def test_masukan_buruk_disebut_baris_dan_sebabnya(naskah, baris, kata):
    nomor, pesan = galat(naskah)
    assert nomor == baris
    assert kata in pesan


def test_yang_baik_tetap_diambil_di_antara_yang_buruk():
    hasil = gift.urai("\ufeffA? {=a ~b}\r\n\r\nrusak {\r\n\r\nB? {=a ~b}\r\n")
    assert [s.teks for s in hasil.soal] == ["A?", "B?"]
    assert [g.baris for g in hasil.galat] == [3]


def test_batas_dan_naskah_sampah():
    assert "terlalu panjang" in gift.urai("x" * 400_001).galat[0].pesan
    banyak = gift.urai("\n\n".join(f"Q{n}? {{=a ~b}}" for n in range(502)))
    assert len(banyak.soal) == 500
    assert "Paling banyak 500" in banyak.galat[0].pesan
    acak = random.Random(7)
    for _ in range(300):
        hasil = gift.urai("".join(acak.choice(string.printable + "{}=~#\\%->") for _ in range(120)))
        assert [cacat(s) for s in hasil.soal if cacat(s)] == []


@pytest.mark.parametrize("kode", KODE)
def test_bahan_bawaan_lengkap(kode):
    """Each shipped course: six lessons of 300–600 words, twenty sound questions of all four kinds with feedback."""
    bahan = bahan_baca(kode)
    hasil = gift.urai(bahan.gift)
    assert hasil.galat == []
    assert len(hasil.soal) == 20
    assert {s.jenis for s in hasil.soal} == {"tunggal", "jamak", "jodoh", "isian"}
    assert all(s.umpan or any(p["umpan"] for p in s.isi.get("pilihan", [])) for s in hasil.soal)
    assert len(bahan.pelajaran) == 6
    kata = [len(p.isi.split()) for p in bahan.pelajaran]
    assert all(300 <= k <= 600 for k in kata), kata
    assert {s.kelompok for s in hasil.soal} == {p.modul for p in bahan.pelajaran}
    menit = sum(p.menit for p in bahan.pelajaran) + 15 + 20
    assert menit >= 45 * float(bahan.kepala["jp"])
    for soal in hasil.soal:
        lagi = gift.urai(gift.tulis(soal)).soal[0]
        assert (lagi.jenis, lagi.teks, lagi.umpan) == (soal.jenis, soal.teks, soal.umpan)
        assert lagi.isi == soal.isi
