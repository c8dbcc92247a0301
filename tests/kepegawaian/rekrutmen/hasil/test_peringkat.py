"""Ranking as tables and as properties. KepmenPANRB 320/2024 and 321/2024."""

import random
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.rekrutmen.rules.ambang import kenali_jenis
from kepegawaian.rekrutmen.rules.aturan import CPNS_2024, PPPK_2024, dari_data, ke_data
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan
from kepegawaian.rekrutmen.rules.pengisian import Akhir, tetapkan
from kepegawaian.rekrutmen.rules.peringkat import (
    Kelompok,
    Peserta,
    Status,
    kekurangan,
    nilai_akhir,
    peringkat_awal,
    peringkat_lanjut,
)

J = JenisKebutuhan


def kelompok(kunci="A", jenis=J.UMUM, kuota=1, tempat="T", jabatan="J"):
    return Kelompok(kunci, jenis, kuota, tempat, jabatan)


def peserta(nomor, twk=65, tiu=80, tkp=166, skb=None, kel="A", ipk="3.5", lahir="1998-05-31", **lain):
    nilai = {"twk": Decimal(twk), "tiu": Decimal(tiu), "tkp": Decimal(tkp)}
    hari = date.fromisoformat(lahir).toordinal()
    return Peserta(nomor, kel, nilai, None if skb is None else Decimal(skb), Decimal(ipk), hari, **lain)


def akhir(orang, *kel):
    semua = {k.kunci: k for k in kel or [kelompok()]}
    awal = peringkat_awal(orang, semua, CPNS_2024)
    lanjut = peringkat_lanjut(orang, awal, CPNS_2024)
    return awal, lanjut, tetapkan(orang, lanjut, semua, CPNS_2024)


@pytest.mark.parametrize(
    ("jenis", "nilai", "kurang"),
    [
        (J.UMUM, (65, 80, 166), ()),
        (J.UMUM, (60, 80, 166), ("twk",)),
        (J.UMUM, (65, 75, 166), ("tiu",)),
        (J.UMUM, (65, 80, 165), ("tkp",)),
        (J.UMUM, (150, 175, 165), ("tkp",)),
        (J.KALIMANTAN, (65, 80, 166), ()),
        (J.KALIMANTAN, (60, 75, 165), ("twk", "tiu", "tkp")),
        (J.CUMLAUDE, (50, 85, 176), ()),
        (J.CUMLAUDE, (50, 80, 225), ("tiu",)),
        (J.CUMLAUDE, (50, 85, 175), ("total",)),
        (J.DIASPORA, (0, 86, 225), ()),
        (J.DIASPORA, (0, 85, 225), ("total",)),
        (J.DISABILITAS, (0, 61, 225), ()),
        (J.DISABILITAS, (50, 60, 176), ()),
        (J.DISABILITAS, (100, 55, 200), ("tiu",)),
        (J.PAPUA, (50, 60, 175), ("total",)),
        (J.TERTINGGAL, (60, 60, 166), ()),
    ],
)
def test_ambang_2024(jenis, nilai, kurang):
    """KepmenPANRB 321/2024."""
    angka = dict(zip(("twk", "tiu", "tkp"), map(Decimal, nilai), strict=True))
    assert kekurangan(angka, jenis, CPNS_2024) == kurang


def test_pppk_2024_tanpa_ambang():
    """KepmenPANRB 347/2024 diktum 28–30: ranking only; who comes first by priority comes before a better mark."""
    nol = {k.kode: Decimal(0) for k in PPPK_2024.komponen}
    tinggi = {"teknis": Decimal(450), "mansoskul": Decimal(180), "wawancara": Decimal(40)}
    orang = [Peserta("1", "A", nol, prioritas=1), Peserta("2", "A", tinggi, prioritas=2)]
    awal = peringkat_awal(orang, {"A": kelompok(kuota=1)}, PPPK_2024)
    assert [awal[n].status for n in "12"] == [Status.LANJUT, Status.LANJUT]
    lanjut = peringkat_lanjut(orang, awal, PPPK_2024)
    assert [lanjut[n].peringkat for n in "12"] == [1, 2]
    assert lanjut["2"].nilai == 670


@pytest.mark.parametrize(
    ("tulisan", "jenis"),
    [
        ("Umum", J.UMUM),
        ("Khusus - Cumlaude", J.CUMLAUDE),
        ("Putra/Putri Papua", J.PAPUA),
        ("penyandang disabilitas", J.DISABILITAS),
        ("Daerah Tertinggal", J.TERTINGGAL),
        ("daerah_tertinggal", J.TERTINGGAL),
        ("Putra/putri Kalimantan", J.KALIMANTAN),
        ("Diaspora", J.DIASPORA),
        ("", None),
        ("lain", None),
    ],
)
def test_kenali_jenis(tulisan, jenis):
    assert kenali_jenis(tulisan) == jenis


@pytest.mark.parametrize(
    ("lebih", "kurang"),
    [
        ({"tkp": 171}, {"tkp": 170}),
        ({"tkp": 171, "tiu": 80}, {"tkp": 170, "tiu": 81}),
        ({"tkp": 170, "tiu": 85, "twk": 65}, {"tkp": 170, "tiu": 80, "twk": 70}),
    ],
)
def test_urutan_seri_awal(lebih, kurang):
    """Total, then TKP → TIU → TWK."""
    orang = [peserta("b", **kurang), peserta("a", **lebih)]
    hasil = peringkat_awal(orang, {"A": kelompok()}, CPNS_2024)
    assert (hasil["a"].peringkat, hasil["b"].peringkat) == (1, 2)


@pytest.mark.parametrize(
    ("lebih", "kurang"),
    [
        ({"skb": "80.01"}, {"skb": "80"}),
        ({"tkp": 170, "twk": 70, "skb": 50}, {"tkp": 170, "twk": 65, "skb": 50}),
        ({"tkp": 171, "tiu": 80, "skb": 50}, {"tkp": 170, "tiu": 81, "skb": 50}),
        ({"ipk": "3.51", "skb": 50}, {"ipk": "3.50", "skb": 50}),
        ({"lahir": "1990-01-01", "skb": 50}, {"lahir": "1990-01-02", "skb": 50}),
        # 11 points of the first stage weigh as much as 4/3 of the second: 0.4 × 11 / 550 × 100 = 0.8 = 0.6 × 4/3.
        ({"tkp": 177, "skb": "50"}, {"tkp": 166, "skb": "51.33"}),
        # 33 points weigh exactly as much as 4: equal marks, so the total of the first stage decides.
        ({"tkp": 199, "skb": "50"}, {"tkp": 166, "skb": "54"}),
    ],
)
def test_urutan_akhir(lebih, kurang):
    """40/60, then total SKD → TKP → TIU → TWK → IPK → oldest."""
    _, lanjut, penetapan = akhir([peserta("b", **kurang), peserta("a", **lebih)])
    assert (lanjut["a"].peringkat, lanjut["b"].peringkat) == (1, 2)
    assert penetapan.akhir == {"a": Akhir.LULUS, "b": Akhir.TIDAK}


@pytest.mark.parametrize(
    ("total", "skb", "nilai"),
    [
        ((150, 175, 225), "100", "100.000"),
        ((0, 0, 0), "0", "0.000"),
        ((65, 80, 166), "80", "70.618"),
        ((70, 80, 166), "90.5", "77.282"),
        ((100, 90, 170), "70", "68.182"),
        # 0.4 × 275 / 550 × 100 + 0.6 × 50.0075 = 50.0045, rounded once, half up.
        ((75, 75, 125), "50.0075", "50.005"),
    ],
)
def test_integrasi_40_60(total, skb, nilai):
    twk, tiu, tkp = total
    assert str(nilai_akhir(peserta("1", twk, tiu, tkp, skb), CPNS_2024)) == nilai


def test_tiga_kali_kebutuhan_dan_semua_yang_sama_di_batas():
    """At most three times the need, but everybody equal to the last one goes on."""
    orang = [peserta(str(i), tkp=200 - i) for i in range(5)] + [peserta(f"s{i}", tkp=170) for i in range(3)]
    hasil = peringkat_awal([*orang, peserta("x", tkp=169)], {"A": kelompok(kuota=2)}, CPNS_2024)
    assert [n for n, h in sorted(hasil.items()) if h.status == Status.LANJUT] == [*"01234", "s0", "s1", "s2"]
    assert [hasil[n].peringkat for n in ("s0", "s1", "s2", "x")] == [6, 6, 6, 9]
    assert hasil["x"].status == Status.MEMENUHI


def test_beda_hanya_pada_tkp_tidak_sama_di_batas():
    orang = [peserta("a", tkp=200), peserta("b", tkp=190), peserta("c", tkp=180, tiu=85)]
    orang.append(peserta("d", tkp=185, tiu=80))
    hasil = peringkat_awal(orang, {"A": kelompok()}, CPNS_2024)
    assert (hasil["d"].status, hasil["c"].status) == (Status.LANJUT, Status.MEMENUHI)


def test_tidak_hadir_dan_tidak_memenuhi_tidak_berperingkat():
    orang = [Peserta("th", "A", None), peserta("tl", twk=0), peserta("pl")]
    hasil = peringkat_awal(orang, {"A": kelompok()}, CPNS_2024)
    assert [(hasil[n].status, hasil[n].peringkat) for n in ("th", "tl", "pl")] == [
        (Status.TIDAK_HADIR, None),
        (Status.TIDAK, None),
        (Status.LANJUT, 1),
    ]


def test_sama_pada_semua_kriteria_di_batas_tidak_dipilih_sistem():
    kembar = [peserta(n, skb=70) for n in "abc"]
    _, lanjut, penetapan = akhir(kembar, kelompok(kuota=2))
    assert {h.peringkat for h in lanjut.values()} == {1}
    assert set(penetapan.akhir.values()) == {Akhir.SERI}
    assert penetapan.sisa["A"] == 0
    _, lanjut, penetapan = akhir(
        [replace(kembar[0], putusan=2), replace(kembar[1], putusan=1), kembar[2]], kelompok(kuota=2)
    )
    assert penetapan.akhir == {"a": Akhir.TIDAK, "b": Akhir.LULUS, "c": Akhir.LULUS}


# Filling of empty needs, KepmenPANRB 320/2024.
UMUM, KHUSUS = kelompok("A"), kelompok("B", J.DISABILITAS)
LAIN = kelompok("C", tempat="T2")


def test_umum_kosong_diisi_khusus_yang_memenuhi_ambang_umum():
    tinggi_kurang_ambang = peserta("1", twk=60, tiu=150, tkp=225, skb=99, kel="B")
    orang = [tinggi_kurang_ambang, peserta("2", skb=60, kel="B"), peserta("3", skb=50, kel="B")]
    _, _, penetapan = akhir(orang, UMUM, KHUSUS)
    assert penetapan.akhir == {"1": Akhir.LULUS, "2": Akhir.PENGISIAN, "3": Akhir.TIDAK}
    assert penetapan.tempat["2"] == "A"
    _, _, penetapan = akhir([tinggi_kurang_ambang, replace(tinggi_kurang_ambang, nomor="9")], UMUM, KHUSUS)
    assert penetapan.sisa == {"A": 1, "B": 0}


def test_khusus_kosong_diisi_jenis_lain():
    _, _, penetapan = akhir([peserta("1", skb=60), peserta("2", skb=70)], UMUM, KHUSUS)
    assert (penetapan.tempat, penetapan.sisa) == ({"2": "A", "1": "B"}, {"A": 0, "B": 0})


def test_masih_kosong_diisi_lokasi_lain_menurut_peringkat():
    orang = [peserta(str(i), skb=60 + i) for i in range(3)]
    _, _, penetapan = akhir(orang, UMUM, LAIN)
    assert penetapan.tempat == {"2": "A", "1": "C"}
    lain_jabatan = replace(LAIN, jabatan="X")
    assert akhir(orang, UMUM, lain_jabatan)[2].sisa == {"A": 0, "C": 1}


def test_langkah_pengisian_berurutan():
    """The same place comes before another place, though somebody there is better."""
    orang = [
        peserta("k1", skb=60, kel="B"),
        peserta("k2", skb=55, kel="B"),
        peserta("l1", skb=90, kel="C"),
        peserta("l2", skb=80, kel="C"),
    ]
    _, _, penetapan = akhir(orang, UMUM, KHUSUS, LAIN)
    assert penetapan.tempat == {"k1": "B", "k2": "A", "l1": "C"}


def acak(benih, banyak=400):
    r = random.Random(benih)
    kel = [
        kelompok(f"{t}{j}", jenis, r.randint(1, 4), t, t[0])
        for t in ("X1", "X2", "Y1")
        for j, jenis in enumerate((J.UMUM, J.DISABILITAS, J.CUMLAUDE))
    ]
    orang = [
        peserta(
            f"{i:04}",
            twk=r.randrange(50, 100, 5),
            tiu=r.randrange(70, 110, 5),
            tkp=r.randrange(150, 200),
            skb=r.choice([None, *range(40, 60)]),
            kel=r.choice(kel).kunci,
            ipk=r.choice(["3.10", "3.20"]),
            lahir=f"199{r.randrange(3)}-01-01",
        )
        for i in range(banyak)
    ]
    return orang, kel


@pytest.mark.parametrize("benih", range(8))
def test_urutan_masukan_tidak_berpengaruh(benih):
    orang, kel = acak(benih)
    semula = akhir(orang, *kel)
    random.Random(benih + 1).shuffle(orang)
    assert akhir(orang, *reversed(kel)) == semula


@pytest.mark.parametrize("benih", range(8))
def test_nilai_yang_naik_tidak_pernah_merugikan(benih):
    """Monotone: a better mark never costs a rank or a status, nobody else having changed."""
    orang, kel = acak(benih)
    r = random.Random(benih)
    awal, lanjut, _ = akhir(orang, *kel)
    for satu in r.sample(orang, 10):
        kode = r.choice(["twk", "tiu", "tkp"])
        naik = replace(satu, nilai=satu.nilai | {kode: satu.nilai[kode] + 5})
        sesudah, lanjut_sesudah, _ = akhir([naik if p is satu else p for p in orang], *kel)
        urut = [Status.TIDAK, Status.MEMENUHI, Status.LANJUT]
        assert urut.index(sesudah[satu.nomor].status) >= urut.index(awal[satu.nomor].status)
        if awal[satu.nomor].peringkat:
            assert sesudah[satu.nomor].peringkat <= awal[satu.nomor].peringkat
        if satu.nomor in lanjut:
            assert lanjut_sesudah[satu.nomor].peringkat <= lanjut[satu.nomor].peringkat


@pytest.mark.parametrize("benih", range(8))
def test_invarian(benih):
    orang, kel = acak(benih)
    menurut_nomor = {p.nomor: p for p in orang}
    awal, lanjut, penetapan = akhir(orang, *kel)
    for k in kel:
        milik = [p for p in orang if p.kelompok == k.kunci]
        masuk = [p for p in milik if awal[p.nomor].status == Status.LANJUT]
        memenuhi = [p for p in milik if awal[p.nomor].peringkat]
        assert len(masuk) >= min(3 * k.kuota, len(memenuhi))
        # Whoever exceeds three times the need is equal to the last one within it.
        assert all(awal[p.nomor].peringkat <= 3 * k.kuota for p in masuk)
        terisi = [n for n, kunci in penetapan.tempat.items() if kunci == k.kunci]
        assert len(terisi) <= k.kuota
        assert k.jenis != J.UMUM or not any(kekurangan(menurut_nomor[n].nilai, J.UMUM, CPNS_2024) for n in terisi)
    assert set(penetapan.akhir) == set(lanjut)


@pytest.mark.parametrize("aturan", [CPNS_2024, PPPK_2024], ids=lambda a: a.kode)
def test_aturan_bolak_balik(aturan):
    assert dari_data(ke_data(aturan)) == aturan


def test_seratus_ribu_pelamar_paling_lama_lima_detik():
    orang, kel = acak(1, 100_000)
    # Time of the processor: what else runs on the machine says nothing about the ranking.
    mulai = time.process_time()
    akhir(orang, *kel)
    assert time.process_time() - mulai < 5
