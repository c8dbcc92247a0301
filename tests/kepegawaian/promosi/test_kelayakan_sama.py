"""One person explained and a whole city in SQL say the same about every requirement of everybody."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kepegawaian.pegawai.models import (
    Pegawai,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from kepegawaian.promosi.rules.kelayakan import Tambahan
from kepegawaian.promosi.services.kelayakan import (
    kelayakan_banyak,
    kelayakan_kota,
    kelayakan_orang,
)
from kepegawaian.promosi.services.kelayakan_bahan import orang_ditimbang
from kepegawaian.promosi.services.kelayakan_sql import belum_dipenuhi, kurang_satu, nama_kolom
from kepegawaian.promosi.services.kelayakan_syarat import syarat_jabatan
from kepegawaian.promosi.services.kelayakan_timbang import Timbangan
from tests.kepegawaian.pembuat import (
    buat_golongan,
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_kompetensi,
    buat_pegawai,
    buat_standar,
)

pytestmark = pytest.mark.django_db
HARI = date(2027, 2, 1)
ORANG = 120
_JENIS = [
    ("JPT_PRATAMA", ""),
    ("ADMINISTRATOR", ""),
    ("PENGAWAS", ""),
    ("PELAKSANA", ""),
    ("JF_KEAHLIAN", "AHLI_MUDA"),
    ("JF_KEAHLIAN", "AHLI_MADYA"),
    ("JF_KETERAMPILAN", "MAHIR"),
]
_DIKLAT = ["PKA Angkatan I", "Diklatpim Tk. III", "Pelatihan Pelayanan", "PKN Tingkat II", "Diklatpim IV"]


@pytest.fixture
def dunia(lingkup, kota_tangsel, kota_sorong):
    """People with careers drawn at random near every limit, rows that do not count among them."""
    acak = random.Random(20261125)
    dinas = [buat_instansi(kota_tangsel, f"Dinas {i}") for i in range(3)]
    pos = [buat_jabatan(d, f"Jabatan {i}", jenis=j, jenjang=k) for d in dinas for i, (j, k) in enumerate(_JENIS)]
    kompetensi = [buat_kompetensi(f"K{i}", f"Kompetensi {i}") for i in range(3)]
    golongan = [buat_golongan(g) for g in ("III/a", "III/c", "III/d", "IV/a", "IV/b")]
    pppk = buat_golongan("IX", "PPPK")
    baris: list = []
    for i in range(ORANG):
        p = Pegawai.objects.create(
            kota=kota_tangsel,
            nama=f"Orang {i}",
            nip=f"{19700101200001100 + i:018d}",
            jenis=acak.choice(["PNS"] * 6 + ["CPNS", "PPPK"]),
            jenis_kelamin="P",
            tempat_lahir="X",
            tanggal_lahir=acak.choice([date(1971, 2, 1), date(1971, 1, 31), date(1969, 2, 1), date(1980, 2, 29)]),
            tmt_masuk=date(2005, 3, 1),
            kedudukan=acak.choice(["AKTIF"] * 8 + ["CLTN"]),
            tanggal_berhenti=acak.choice([None] * 9 + [HARI]),
        )
        baris += _hidup(acak, p, pos, golongan, pppk, kompetensi, dinas)
    for model in {type(b) for b in baris}:
        model.objects.bulk_create([b for b in baris if type(b) is model])
    buat_pegawai(kota_sorong, "Orang kota lain")
    return kota_tangsel, dinas, kompetensi


def _hidup(acak, p, pos, golongan, pppk, kompetensi, dinas):
    def isi(**lain):
        sah = acak.choice(["TERVERIFIKASI"] * 4 + ["BELUM", "DITOLAK", "DIGANTI", "DICABUT"])
        return {"kota_id": p.kota_id, "pegawai": p, "verifikasi": sah} | lain

    gol = pppk if p.jenis == "PPPK" else None
    for tmt in acak.sample([date(2018, 4, 1), date(2022, 4, 1), date(2026, 10, 1), date(2027, 4, 1)], 2):
        yield RiwayatPangkat(**isi(golongan=gol or acak.choice(golongan), tmt=tmt))
    for lulus in acak.sample([date(2000, 8, 1), date(2010, 8, 1), date(2027, 8, 1)], 2):
        yield RiwayatPendidikan(**isi(tingkat=acak.randint(3, 8), jurusan="A", lembaga="B", tanggal_lulus=lulus))
    mulai = acak.choice([date(2012, 2, 29), date(2015, 2, 1), date(2019, 3, 1)])
    for _ in range(acak.randint(1, 4)):
        lama = timedelta(days=acak.choice([365, 366, 729, 730, 731, 1095, 1096, 1461, 1827]))
        j = acak.choice(pos)
        nilai = {"jabatan": j, "instansi_id": j.instansi_id, "nama_jabatan": j.nama, "tmt_mulai": mulai}
        nilai["penugasan"] = acak.choice(["DEFINITIF"] * 5 + ["PLT"])
        selesai = acak.choice([mulai + lama - timedelta(days=1)] * 3 + [None])
        yield RiwayatJabatan(**isi(**nilai, tmt_selesai=selesai))
        if selesai is None or selesai > date(2028, 1, 1):
            break
        mulai = selesai + timedelta(days=acak.choice([1, 1, 2, 31]))
    for tahun in (2023, 2024, 2025, 2026):
        if acak.random() < 0.85:
            predikat = acak.choice(["BAIK"] * 6 + ["SANGAT_BAIK", "BUTUH_PERBAIKAN"])
            yield RiwayatKinerja(**isi(tahun=tahun, predikat=predikat, instansi=dinas[0]))
    if acak.random() < 0.5:
        m = acak.choice([date(2022, 2, 1), date(2022, 2, 2), date(2026, 8, 1), date(2026, 9, 1)])
        s = acak.choice([None, m + timedelta(days=183), HARI, HARI - timedelta(days=1)])
        yield RiwayatHukdis(**isi(jenis=acak.choice(["R1", "S1", "B1"]), pelanggaran="x", tmt_mulai=m, tmt_selesai=s))
    hari = acak.choice([date(2019, 5, 1), HARI, HARI + timedelta(days=1)])
    nilai = {"jenis_siasn": 1, "rumpun": "struktural", "penyelenggara": "LAN", "jp": Decimal(0)}
    yield RiwayatDiklat(**isi(nama=acak.choice(_DIKLAT), tanggal_mulai=hari, tanggal_selesai=hari, **nilai))
    for k in kompetensi:
        for uji in acak.sample([date(2024, 1, 31), date(2024, 2, 1), date(2026, 1, 1), date(2027, 3, 1)], 2):
            yield RiwayatKompetensi(**isi(kompetensi=k, level=acak.randint(1, 5), tanggal=uji, penyelenggara="BKN"))


def _dituju(dinas, kompetensi):
    kepala = buat_kepala(dinas[0], "Kepala Dinas")
    for k, level in zip(kompetensi, (4, 4, 3), strict=True):
        buat_standar(kepala, k, level)
    camat = buat_jabatan(dinas[1], "Camat", jenis="ADMINISTRATOR", eselon="III.a")
    kasi = buat_jabatan(dinas[1], "Kasi", jenis="PENGAWAS", eselon="IV.a")
    arsiparis = buat_jabatan(dinas[2], "Arsiparis", jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA")
    return kepala, camat, kasi, arsiparis


TAMBAHAN = (
    Tambahan("PANGKAT", "IV/b"),
    Tambahan("DIKLAT", "PKA"),
    Tambahan("HUKDIS", 5),
    Tambahan("KOMPETENSI", Decimal(75)),
    Tambahan("MASA_JABATAN", 36),
    Tambahan("PREDIKAT", 3),
)


@pytest.mark.parametrize("genap", [False, True])
def test_setiap_syarat_setiap_orang_sama(dunia, settings, genap):
    settings.KELAYAKAN_USIA_GENAP = settings.JPM_BATASI = genap
    kota, dinas, kompetensi = dunia
    ids = list(Pegawai.objects.filter(kota=kota).values_list("pk", flat=True))
    berbeda, ya, tidak = [], 0, 0
    kepala, *lain = _dituju(dinas, kompetensi)
    kepala.bidang_terkait.create(kota=kota, perangkat_daerah=dinas[0])
    for jabatan, tambahan in [(kepala, ()), (kepala, TAMBAHAN), *((j, ()) for j in lain)]:
        for hari in (HARI, date(2027, 3, 1), date(2024, 2, 29)):
            jelas = kelayakan_banyak(jabatan=jabatan, pegawai_ids=ids, tanggal=hari, tambahan=tambahan)
            baris = kelayakan_kota(jabatan=jabatan, tanggal=hari, tambahan=tambahan)
            lengkap = set(baris.filter(memenuhi=True).values_list("pk", flat=True))
            butir = syarat_jabatan(jabatan=jabatan, tanggal=hari, tambahan=tambahan)
            tepat_satu = Pegawai.objects.filter(kota=kota).filter(kurang_satu(butir, hari, jabatan.pk))
            hampir = set(tepat_satu.values_list("pk", flat=True))
            assert hampir == set(baris.filter(jumlah_kurang=1).values_list("pk", flat=True))
            assert len(baris) == ORANG == len(jelas)
            assert _menurut_daftar(butir, jabatan, hari, ids) == {
                pk: (k.ringkas, tuple((h.label, h.kurang) for h in k.kurang), k.paling_awal) for pk, k in jelas.items()
            }
            for orang in baris:
                satu = jelas[orang.pk]
                for h in satu.hasil:
                    ya, tidak = ya + h.terpenuhi, tidak + (not h.terpenuhi)
                    if getattr(orang, nama_kolom(h.kode)) is not h.terpenuhi:
                        berbeda.append((jabatan.nama, hari, orang.nama, h.kode, h.putusan.alasan))
                sama = belum_dipenuhi(orang) == [h.kode for h in satu.kurang]
                disaring = (orang.pk in lengkap, orang.pk in hampir)
                if not sama or disaring != (satu.memenuhi, len(satu.kurang) == 1):
                    berbeda.append((jabatan.nama, hari, orang.nama, "SEMUA", satu.ringkas))
    assert berbeda == []
    assert min(ya, tidak) > 500  # both answers occur often


def _menurut_daftar(butir, jabatan, hari, ids):
    """What the list says of each: judged by what is compulsory, on the rows this looks at alone."""
    ditimbang = Timbangan(None, "", Pegawai.objects.all(), butir, hari, jabatan.pk, "semua")
    semua = orang_ditimbang(ditimbang.riwayat).semua(kunci=ids)
    return {orang.pk: tuple(ditimbang.nilai(orang)) for orang in semua}


def test_satu_orang_dan_sebagian_kota(dunia):
    kota, dinas, kompetensi = dunia
    kepala = _dituju(dinas, kompetensi)[0]
    pegawai = Pegawai.objects.filter(kota=kota).first()
    hasil = kelayakan_orang(jabatan=kepala, pegawai=pegawai, tanggal=HARI)
    baris = kelayakan_kota(jabatan=kepala, tanggal=HARI, pegawai_ids=[pegawai.pk]).get()
    assert (not belum_dipenuhi(baris)) is hasil.memenuhi


def test_orang_kota_lain_tidak_ikut_dan_tidak_dapat_ditanya(dunia, kota_sorong):
    _, dinas, kompetensi = dunia
    kepala = _dituju(dinas, kompetensi)[0]
    asing = Pegawai.objects.get(kota=kota_sorong)
    assert not kelayakan_kota(jabatan=kepala, tanggal=HARI).filter(pk=asing.pk).exists()
    with pytest.raises(KeyError):
        kelayakan_orang(jabatan=kepala, pegawai=asing, tanggal=HARI)
