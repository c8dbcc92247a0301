"""`manage.py hitung_skd` and `manage.py hitung_ulang_seleksi`: anybody can rank again."""

import csv
import random
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from kepegawaian.rekrutmen.rules.aturan import CPNS_2024
from kepegawaian.rekrutmen.rules.berkas_hasil import AKHIR, AWAL, Terbitan, baca, tulis
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan
from kepegawaian.rekrutmen.rules.peringkat import Kelompok, Peserta
from kepegawaian.rekrutmen.services.tanda_hasil import kunci_publik, tandai

KEPALA = "nomor;jenis_kebutuhan;formasi;kuota;twk;tiu;tkp;skb;ipk;tanggal_lahir"
BARIS = [
    "001;umum;Analis;1;65;80;166;80;3,5;1998-05-31",
    "002;umum;Analis;1;100;100;160;;3,5;31-05-1998",
    "003;umum;Analis;1;70;80;166;90,5;3,50;1998-05-31",
    "004;umum;Analis;1;100;90;170;70;3.5;31/05/1999",
    "005;umum;Analis;1;65;80;166;80;3,5;1998-05-30",
    "006;umum;Analis;1;65;80;167;;3,5;1998-05-30",
]


@pytest.fixture
def tulis_csv(tmp_path):
    def buat(*baris, kepala=KEPALA, bita=None):
        jalur = tmp_path / "nilai.csv"
        jalur.write_bytes(bita if bita is not None else ("\n".join([kepala, *baris]) + "\n").encode())
        return jalur

    return buat


def jalankan(perintah, *argumen):
    keluaran = StringIO()
    call_command(perintah, *map(str, argumen), stdout=keluaran, stderr=StringIO())
    return keluaran.getvalue()


def skd(jalur, *argumen):
    return list(csv.DictReader(StringIO(jalankan("hitung_skd", jalur, "--tahun", 2024, *argumen)), delimiter=";"))


def test_status_dan_peringkat(tulis_csv):
    hasil = skd(tulis_csv(*BARIS))
    ringkas = [(b["nomor"], b["status"], b["peringkat"], b["nilai_akhir"], b["hasil_akhir"]) for b in hasil]
    assert ringkas == [
        ("004", "P/L", "1", "68.182", "TIDAK LULUS"),
        ("003", "P/L", "2", "77.282", "LULUS"),
        ("006", "P/L", "3", "", ""),
        ("001", "P", "4", "", ""),
        ("005", "P", "4", "", ""),
        ("002", "TL", "", "", ""),
    ]
    assert list(hasil[0])[:10] == KEPALA.split(";")
    assert hasil[0]["ipk"] == "3.5"


def test_keluaran_sama_apa_pun_urutan_masukan(tulis_csv, tmp_path):
    satu, dua = tmp_path / "1.csv", tmp_path / "2.csv"
    jalankan("hitung_skd", tulis_csv(*BARIS), "--tahun", 2024, "--keluaran", satu)
    jalankan("hitung_skd", tulis_csv(*reversed(BARIS)), "--tahun", 2024, "--keluaran", dua)
    assert satu.read_bytes() == dua.read_bytes()
    # Its own output goes in again and comes out the same.
    jalankan("hitung_skd", satu, "--tahun", 2024, "--keluaran", dua)
    assert satu.read_bytes() == dua.read_bytes()


def test_koma_tanda_bom_dan_akhir_baris_windows(tulis_csv):
    baris = ["1,Umum,Analis,2,65,80,166,,3.5,1998-05-31", '2,umum,Analis,2,65,80,166,,"3,4",1998-05-31']
    isi = "\ufeff" + "\r\n".join([KEPALA.replace(";", ","), *baris, ""])
    hasil = jalankan("hitung_skd", tulis_csv(bita=isi.encode()), "--tahun", 2024).splitlines()
    assert [b.split(",")[-8:-4] for b in hasil[1:]] == [["311", "P/L", "1", ""]] * 2


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ("001;", ";", "Baris 2, kolom nomor: kosong"),
        ("001;", "002;", "Baris 3, kolom nomor: 002 sudah ada"),
        ("001;umum", "001;dalam", "Baris 2, kolom jenis_kebutuhan: “dalam” bukan jenis kebutuhan"),
        ("001;umum;Analis", "001;umum;", "Baris 2, kolom formasi: kosong"),
        ("001;umum;Analis", "001;umum;=HYPERLINK()", "Baris 2, kolom formasi"),
        ("001;umum;Analis;1", "001;umum;Analis;0", "Baris 2, kolom kuota: 0 di luar rentang"),
        ("001;umum;Analis;1", "001;umum;Analis;2", "kolom kuota: 1, padahal baris lain"),
        (";65;80;166;80", ";65,5;80;166;80", "Baris 2, kolom twk: “65,5” bukan bilangan bulat"),
        (";65;80;166;80", ";155;80;166;80", "Baris 2, kolom twk: 155 di luar rentang 0 sampai 150"),
        (";65;80;166;80", ";65;180;166;80", "Baris 2, kolom tiu: 180 di luar rentang 0 sampai 175"),
        (";65;80;166;80", ";65;80;226;80", "Baris 2, kolom tkp: 226 di luar rentang 0 sampai 225"),
        (";65;80;166;80", ";65;80;;80", "Baris 2, kolom tkp: kosong"),
        (";65;80;166;80", ";65;80;-5;80", "Baris 2, kolom tkp: “-5” bukan bilangan bulat"),
        (";65;80;166;80", ";65;80;１６６;80", "Baris 2, kolom tkp"),
        (";166;80;3,5", ";166;100,5;3,5", "Baris 2, kolom skb: 100,5 melebihi 100"),
        (";166;80;3,5", ";166;NaN;3,5", "Baris 2, kolom skb: “NaN” bukan angka"),
        (";80;3,5;1998-05-31", ";80;;1998-05-31", "Baris 2, kolom ipk: kosong"),
        ("1998-05-31", "1998-02-30", "Baris 2, kolom tanggal_lahir: “1998-02-30” tidak ada di kalender"),
        ("1998-05-31", "31 Mei 1998", "Baris 2, kolom tanggal_lahir: “31 Mei 1998” bukan tanggal"),
        ("1998-05-31", "2031-05-31", "Baris 2, kolom tanggal_lahir"),
        (";1998-05-31", "", "Baris 2, kolom tanggal_lahir: ada 9 sel"),
        ("001;umum", '001;"umum', "bukan baris CSV yang utuh"),
    ],
)
def test_sel_salah_ditolak_dengan_letaknya(tulis_csv, lama, baru, pesan):
    baris = [BARIS[0].replace(lama, baru, 1), *BARIS[1:]]
    with pytest.raises(CommandError, match=r"(?s).*") as galat:
        skd(tulis_csv(*baris))
    assert pesan in str(galat.value)
    assert galat.value.returncode != 0


@pytest.mark.parametrize(
    ("kepala", "pesan"),
    [
        (KEPALA.replace(";tkp", ""), "kolom ini tidak ada: tkp"),
        (KEPALA + ";twk", "kolom ini ada dua kali: twk"),
        ("apa saja", "kolom ini tidak ada: nomor"),
    ],
)
def test_judul_salah_ditolak(tulis_csv, kepala, pesan):
    with pytest.raises(CommandError, match=pesan):
        skd(tulis_csv(*BARIS, kepala=kepala))


def test_tahun_tidak_dikenal_menyebut_yang_dikenal(tulis_csv):
    with pytest.raises(CommandError, match=r"2026 tidak tercatat.*2024"):
        jalankan("hitung_skd", tulis_csv(*BARIS), "--tahun", 2026)


@pytest.mark.parametrize("bita", [b"", (KEPALA + "\n").encode(), KEPALA.encode() + b"\n\xff\xfe;"])
def test_berkas_kosong_atau_bukan_teks_ditolak(tulis_csv, bita):
    with pytest.raises(CommandError):
        jalankan("hitung_skd", tulis_csv(bita=bita), "--tahun", 2024)


# The published file.


def terbitan(tahap=AKHIR, benih=7):
    r = random.Random(benih)
    kel = {k: Kelompok(k, j, 2, "Analis", "Analis") for k, j in (("A", "UMUM"), ("B", JenisKebutuhan.DISABILITAS))}
    orang = [
        Peserta(
            f"26-{i:03}",
            r.choice("AB"),
            None if i == 3 else {k: Decimal(n) for k, n in (("twk", 70), ("tiu", 90), ("tkp", 150 + r.randrange(30)))},
            Decimal(r.randrange(50, 60)),
            Decimal("3.5"),
            725_000 + r.randrange(4),
        )
        for i in range(40)
    ]
    nama = {"A": "Analis – Umum", "B": "Analis – Penyandang disabilitas"}
    return Terbitan(tahap, {"kota": "Jakarta", "seleksi": "CPNS 2026"}, CPNS_2024, kel, nama, orang)


@pytest.fixture
def terbit(tmp_path):
    def buat(isi=None, tahap=AKHIR):
        jalur = tmp_path / "hasil.csv"
        jalur.write_bytes(isi if isi is not None else tandai(tulis(terbitan(tahap))))
        return jalur

    return buat


@pytest.mark.parametrize("tahap", [AWAL, AKHIR])
def test_hitung_ulang_sama_bita_demi_bita(terbit, tmp_path, tahap):
    jalur, ulang = terbit(tahap=tahap), tmp_path / "ulang.csv"
    teks = jalankan("hitung_ulang_seleksi", jalur, "--keluaran", ulang)
    assert "SAMA: daftar yang diumumkan" in teks
    assert jalur.read_bytes().startswith(ulang.read_bytes())
    assert baca(jalur.read_bytes()).badan == ulang.read_bytes()


@pytest.mark.parametrize("benih", range(6))
def test_tanpa_tanggal_lahir_pun_peringkat_dapat_dihitung_ulang(benih):
    """Birth dates are not published: only the order by age, and only where it decides."""
    isi = tandai(tulis(terbitan(benih=benih)))
    assert b"725" not in isi.split(b"#sha256")[0]
    berkas = baca(isi)
    assert tulis(berkas.terbitan) == berkas.badan


def ubah(isi, nomor, kolom, nilai):
    """The file with one cell changed, hash and signature as they were."""
    baris = isi.decode().split("\n")
    judul = baris[2].split(";")
    for i, satu in enumerate(baris):
        sel = satu.split(";")
        if sel[0] == nomor:
            sel[judul.index(kolom)] = nilai
            baris[i] = ";".join(sel)
    return "\n".join(baris).encode()


def test_nilai_yang_diubah_ketahuan(terbit):
    asli = terbit().read_bytes()
    nomor = next(b.split(";")[0] for b in asli.decode().splitlines()[3:] if ";LULUS;" in b)
    palsu = ubah(asli, nomor, "hasil", "TIDAK LULUS")
    with pytest.raises(CommandError, match=r"Sidik SHA-256 tidak cocok.*Tanda tangan tidak sah.*1 isian berbeda"):
        jalankan("hitung_ulang_seleksi", terbit(palsu))
    # Signed again by somebody who holds the key: the ranking itself still tells.
    badan = palsu[: palsu.rfind(b"#sha256")]
    keluaran = StringIO()
    with pytest.raises(CommandError, match=r"TIDAK SAMA\. 1 isian"):
        call_command("hitung_ulang_seleksi", str(terbit(tandai(badan))), stdout=keluaran)
    assert f"{nomor}: hasil tertulis “TIDAK LULUS”, seharusnya “LULUS”" in keluaran.getvalue()


def test_kunci_lain_tidak_dipercaya_kecuali_disebut(terbit, settings):
    jalur = terbit()
    kunci = kunci_publik()[0]
    settings.KUNCI_HASIL = ["kunci instalasi lain"]
    with pytest.raises(CommandError, match="tidak dikenal"):
        jalankan("hitung_ulang_seleksi", jalur)
    assert "SAMA" in jalankan("hitung_ulang_seleksi", jalur, "--kunci", kunci.upper())


def test_kunci_yang_diputar_tetap_mengenali_terbitan_lama(terbit, settings):
    jalur = terbit()
    settings.KUNCI_HASIL = ["kunci baru", *settings.KUNCI_HASIL]
    assert "SAMA" in jalankan("hitung_ulang_seleksi", jalur)


@pytest.mark.parametrize(
    "rusak",
    [
        lambda isi: b"",
        lambda isi: b"nomor;nilai\n1;2\n",
        lambda isi: isi[: isi.rfind(b"#ed25519")],
        lambda isi: isi.replace(b'"tahap": "akhir"', b'"tahap": "lain"'),
        lambda isi: isi.replace(b'"komponen"', b'"bagian"'),
        lambda isi: isi.replace(b"\n#{", b"\n#["),
        lambda isi: isi.replace(b"26-001;A", b"26-001;Z").replace(b"26-001;B", b"26-001;Z"),
        lambda isi: isi.replace(b"26-001;", b"26-002;"),
        lambda isi: isi.replace(b";70;90;", b";x;90;"),
        lambda isi: isi.replace(b"nomor;", b"no;"),
        lambda isi: isi.replace(b"\n#ed25519;", b"\n#ed25519;\xff"),
    ],
)
def test_berkas_rusak_ditolak_dengan_kalimat(terbit, rusak):
    with pytest.raises(CommandError, match="Bukan berkas hasil seleksi yang utuh"):
        jalankan("hitung_ulang_seleksi", terbit(rusak(terbit().read_bytes())))
