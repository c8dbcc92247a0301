"""`manage.py hitung_skm`: any published report can be recomputed. PermenPANRB 14/2017."""

import json
import random
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

KEPALA = ",".join(f"U{i}" for i in range(1, 10))


@pytest.fixture
def tulis(tmp_path):
    def buat(*baris: str, kepala: str = KEPALA) -> Path:
        jalur = tmp_path / "jawaban.csv"
        jalur.write_text("\n".join([kepala, *baris]) + "\n")
        return jalur

    return buat


def jalankan(*argumen: object) -> str:
    keluaran = StringIO()
    call_command("hitung_skm", *map(str, argumen), stdout=keluaran)
    return keluaran.getvalue()


def test_laporan_terbaca(tulis):
    teks = jalankan(tulis("3,3,3,4,3,3,3,3,3", "3,3,2,4,3,3,4,3,3", "3,3,2,4,3,4,4,3,2"))
    assert "Responden (n): 3" in teks
    assert "U3    Waktu Penyelesaian" in teks
    baris = next(b for b in teks.splitlines() if b.startswith("U3"))
    assert baris.split()[-3:] == ["7", "2,333", "0,259"]
    # 84 points of 27 answers: 84 / 27 × 25 = 77.78.
    assert "IKM (nilai indeks × 25): 77,78" in teks
    assert "Mutu pelayanan: B (Baik)" in teks


@pytest.mark.parametrize(
    ("baris", "ikm", "mutu"),
    [
        (["3,3,3,3,3,3,3,3,3"], "75.00", "C"),
        (["4,4,4,4,4,4,4,4,4"], "100.00", "A"),
        (["1,1,1,1,1,1,1,1,1"], "25.00", "D"),
        (["4,3,3,3,3,3,3,3,3"] * 4 + ["3,4,3,3,3,3,3,3,3"], "77.78", "B"),
    ],
)
def test_json(tulis, baris, ikm, mutu):
    isi = json.loads(jalankan(tulis(*baris), "--json", "--populasi", "1000"))
    assert (isi["ikm"], isi["mutu"], isi["n"], isi["sampel_dibutuhkan"]) == (ikm, mutu, len(baris), 278)
    assert [u["kode"] for u in isi["unsur"]] == [f"U{i}" for i in range(1, 10)]


def test_sama_dengan_hitungan_tangan_untuk_jawaban_acak(tulis):
    acak = random.Random(14)
    baris = [[acak.choice("1234") for _ in range(9)] for _ in range(137)]
    isi = json.loads(jalankan(tulis(*map(",".join, baris)), "--json"))
    jumlah = sum(int(n) for b in baris for n in b)
    assert Decimal(isi["ikm"]) == round(Decimal(jumlah) / (137 * 9) * 25, 2)
    assert isi["unsur"][4]["jumlah"] == sum(int(b[4]) for b in baris)


def test_urutan_baris_tidak_mengubah_hasil(tulis):
    baris = ["4,3,2,1,4,3,2,1,4", "1,1,1,1,2,2,2,2,3", "4,4,4,4,4,4,4,4,3"]
    assert jalankan(tulis(*baris)) == jalankan(tulis(*reversed(baris)))


def test_hasil_ke_berkas(tulis, tmp_path):
    tujuan = tmp_path / "hasil.json"
    assert "Hasil ditulis" in jalankan(tulis("3,3,3,3,3,3,3,3,3"), "--json", "--keluaran", tujuan)
    assert json.loads(tujuan.read_text())["mutu"] == "C"


def test_sel_rusak_menghentikan_hitungan(tulis):
    with pytest.raises(CommandError, match=r"2 sel harus diperbaiki(.|\n)*Baris 2, kolom U9(.|\n)*Baris 3, kolom U1"):
        jalankan(tulis("3,3,3,3,3,3,3,3,", "7,3,3,3,3,3,3,3,3"))


def test_kolom_kurang_harus_dikatakan_sengaja(tulis):
    jalur = tulis("3,4", kepala="U1,Waktu")
    with pytest.raises(CommandError, match=r"U2 \(Sistem"):
        jalankan(jalur)
    assert json.loads(jalankan(jalur, "--sebagian", "--json"))["ikm"] == "87.50"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [("", "Tidak ada kolom unsur"), (f"{KEPALA}\n", "tidak memuat satu pun jawaban"), ("a;b\n1;2\n", "Tidak ada")],
)
def test_berkas_kosong(tmp_path, isi, pesan):
    jalur = tmp_path / "x.csv"
    jalur.write_text(isi)
    with pytest.raises(CommandError, match=pesan):
        jalankan(jalur)


def test_berkas_tidak_ada(tmp_path):
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        jalankan(tmp_path / "tidak-ada.csv")


def test_aturan_sebelum_peraturannya_tidak_ditebak(tulis):
    with pytest.raises(CommandError, match="tercatat berlaku"):
        jalankan(tulis("3,3,3,3,3,3,3,3,3"), "--tanggal", "2016-01-01")
