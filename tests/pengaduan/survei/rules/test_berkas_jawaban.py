"""Tables of raw answers as they come from other tools."""

import pytest

from pengaduan.survei.rules.berkas_jawaban import baca_jawaban, bita_ke_teks, unsur_kolom
from pengaduan.survei.rules.unsur import KUNCI, UNSUR

KEPALA = "U1,U2,U3,U4,U5,U6,U7,U8,U9"
TIGA = ",".join("3" * 9)


def pertama(teks: str) -> dict[str, int]:
    tabel = baca_jawaban(teks)
    assert tabel.masalah == []
    return tabel.jawaban[0]


@pytest.mark.parametrize(
    "teks",
    [
        f"{KEPALA}\n1,2,3,4,1,2,3,4,1\n",
        f"{KEPALA.lower()}\r\n1,2,3,4,1,2,3,4,1\r\n",
        f"{KEPALA.replace(',', ';')}\n1;2;3;4;1;2;3;4;1\n",
        f"sep=;\n{KEPALA.replace(',', ';')}\n1;2;3;4;1;2;3;4;1\n",
        f"{KEPALA.replace(',', chr(9))}\n" + "\t".join("123412341"),
        f'No,Usia,{KEPALA},Saran\n1,"20, atau lebih",1,2,3,4,1,2,3,4,1,"baik, ""cepat"""\n',
        f"Rekap SKM Triwulan III\n\n{KEPALA}\n1,2,3,4,1,2,3,4,1\n\n",
        f"{KEPALA.replace(',', ';')}\n1,0;2.0; 3 ;4;1;2;3;4;1\n",
        "U9,U8,U7,U6,U5,U4,U3,U2,U1\n1,4,3,2,1,4,3,2,1\n",
    ],
)
def test_bentuk_yang_diterima(teks):
    assert [pertama(teks)[k] for k in KUNCI] == [1, 2, 3, 4, 1, 2, 3, 4, 1]


def test_kolom_dikenali_menurut_nama_karena_u8_dan_u9_sering_tertukar():
    kepala = ",".join(f"U{i}" for i in range(1, 8)) + ",U8 Sarana dan Prasarana,U9 Pengaduan"
    nilai = pertama(f"{kepala}\n{','.join('3' * 7)},1,4\n")
    assert (nilai["sarana"], nilai["pengaduan"]) == (1, 4)


@pytest.mark.parametrize(
    ("judul", "kunci"),
    [*((u.nama, u.kunci) for u in UNSUR), ("u4.", "biaya"), ("WAKTU", "waktu"), ("Usia", ""), ("U10", ""), ("", "")],
)
def test_judul_kolom(judul, kunci):
    assert unsur_kolom(judul) == kunci


def test_setiap_masalah_disebut_dengan_baris_dan_kolomnya():
    tabel = baca_jawaban(f"{KEPALA}\n{TIGA}\n3,,3,5,3,3,3,3,3\n{TIGA}\n3,3,3,3,3,3,3,baik\n")
    assert len(tabel.jawaban) == 2
    assert [str(m) for m in tabel.masalah] == [
        "Baris 3, kolom U2: kosong; setiap unsur harus dijawab.",
        "Baris 3, kolom U4: “5” bukan nilai 1, 2, 3, atau 4.",
        "Baris 5, kolom U8: “baik” bukan nilai 1, 2, 3, atau 4.",
        "Baris 5, kolom U9: kosong; setiap unsur harus dijawab.",
    ]


@pytest.mark.parametrize("nilai", ["0", "5", "3.5", "3,5", "-1", "1e0", "²", "=3", "10"])
def test_nilai_di_luar_skala(nilai):
    tabel = baca_jawaban(f"{KEPALA.replace(',', ';')}\n{nilai};3;3;3;3;3;3;3;3\n")
    assert (len(tabel.jawaban), len(tabel.masalah)) == (0, 1)


def test_tanpa_kolom_unsur_atau_kolom_ganda_ditolak():
    with pytest.raises(ValueError, match="Tidak ada kolom unsur"):
        baca_jawaban("Nama,Usia\nA,20\n")
    with pytest.raises(ValueError, match="dua kolom"):
        baca_jawaban("U1,Persyaratan\n3,3\n")


def test_unsur_yang_tidak_disurvei_disebut():
    tabel = baca_jawaban("U1,U2\n3,4\n")
    assert tabel.kurang == list(KUNCI[2:])
    assert tabel.jumlah == {"persyaratan": (3, 1), "prosedur": (4, 1)}


@pytest.mark.parametrize("isi", [b"\xef\xbb\xbfU1\n3\n", "U1;Saran\n3;caf\xe9\n".encode("cp1252"), b"U1\n3\n"])
def test_sandi_berkas(isi):
    assert baca_jawaban(bita_ke_teks(isi)).jawaban == [{"persyaratan": 3}]
