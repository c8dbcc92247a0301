"""Conflicts of performance results, discipline and awards."""

from collections.abc import Iterator
from datetime import date, timedelta

from asn.core.legal import Berlaku, DasarHukum, hitung_usia, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import Hukdis, PredikatKinerja, RatingEkspektasi, RezimKinerja
from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, sama, tgl
from kepegawaian.pegawai.rules.konflik.tanggal import periksa_rentang, periksa_sk, periksa_terjadi, periksa_tmt
from kepegawaian.pegawai.rules.predikat import MATRIKS, predikat_kinerja, rezim_pada
from kepegawaian.pegawai.rules.satyalancana import DASAR as DASAR_SATYALANCANA
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

NILAI_TERTINGGI = 120
# The stored code of the regime a result says it stands on.
_REZIM = {
    "PP_46_2011": RezimKinerja.SKP_2011,
    "PP_30_2019": RezimKinerja.SKP_2019,
    "PERMENPANRB_6_2022": RezimKinerja.KINERJA_2022,
}
LAMA_HUKDIS = (
    Berlaku(
        date(2021, 8, 31),
        {Hukdis.S1: 6, Hukdis.S2: 9, Hukdis.S3: 12, Hukdis.B1: 12, Hukdis.B2: 12},
        DasarHukum("PP 94/2021", "ps. 8"),
    ),
)


def periksa_kinerja(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one result: its period, its regime, and that it stands once."""
    try:
        periode = _periode(baris)
    except ValueError as salah:
        yield galat("PERIODE_TIDAK_ADA", str(salah), kolom="triwulan" if baris["triwulan"] else "tahun")
        return
    yield from _masa_dinilai(periode, bahan)
    if any((b["tahun"], b["triwulan"]) == (baris["tahun"], baris["triwulan"]) for b in bahan.lain):
        pesan = f"Predikat {periode.label} sudah ada; perbaiki yang itu."
        yield galat("KINERJA_GANDA", pesan, kolom="triwulan" if baris["triwulan"] else "tahun")
    yield from _rezim(baris, periode)
    yield from _nilai(baris)
    yield from _matriks(baris, periode)


def _periode(baris: Baris) -> Periode:
    if baris["triwulan"] is None:
        return Periode("tahun", baris["tahun"])
    return Periode("triwulan", baris["tahun"], baris["triwulan"])


def _masa_dinilai(periode: Periode, bahan: Bahan) -> Iterator[Temuan]:
    """Predikat ditetapkan setelah periodenya berakhir, bagi yang bekerja dalam periode itu. PermenPANRB 6/2022."""
    orang = bahan.orang
    if not periode.sudah_berakhir(bahan.pada):
        pesan = f"{periode.label} belum berakhir; predikat ditetapkan sesudahnya."
        yield galat("PERIODE_BERJALAN", pesan, kolom="tahun", dasar="PermenPANRB 6/2022")
    if periode.selesai < orang.tmt_masuk:
        pesan = f"Ia baru menjadi pegawai sejak {tgl(orang.tmt_masuk)}."
        yield galat("KINERJA_SEBELUM_MASUK", pesan, kolom="tahun")
    if orang.tanggal_berhenti and periode.mulai >= orang.tanggal_berhenti:
        pesan = f"Ia sudah berhenti sejak {tgl(orang.tanggal_berhenti)}."
        yield galat("KINERJA_SETELAH_BERHENTI", pesan, kolom="tahun")


def _rezim(baris: Baris, periode: Periode) -> Iterator[Temuan]:
    """PP 46/2011 sampai Juni 2021, PP 30/2019 sampai akhir 2021, PermenPANRB 6/2022 sejak 2022."""
    aturan = rezim_pada(periode.selesai)
    # The year 2021 was assessed in two halves, each under its own regulation.
    peralihan = periode.tahun == 2021 and aturan.nilai != RezimKinerja.KINERJA_2022
    if _REZIM[baris["rezim"]] != aturan.nilai and not (peralihan and baris["rezim"] != "PERMENPANRB_6_2022"):
        pesan = f"Pada {periode.label.lower()} berlaku {aturan.nilai.label}."
        yield peringatan("REZIM_TIDAK_SESUAI", pesan, kolom="rezim", dasar=str(aturan.dasar))


def _nilai(baris: Baris) -> Iterator[Temuan]:
    nilai = baris["nilai"]
    if nilai is None:
        return
    if not 0 <= nilai <= NILAI_TERTINGGI:
        pesan = f"Nilai angka 0 sampai {NILAI_TERTINGGI}."
        yield galat("NILAI_DI_LUAR_SKALA", pesan, kolom="nilai", dasar="PP 30/2019 ps. 41")
    elif baris["rezim"] == "PERMENPANRB_6_2022":
        pesan = "Sejak 2022 predikat ditetapkan dari rating, bukan dari nilai angka."
        yield peringatan("NILAI_TIDAK_DIPAKAI", pesan, kolom="nilai", dasar="PermenPANRB 6/2022")


def _matriks(baris: Baris, periode: Periode) -> Iterator[Temuan]:
    """Predikat kinerja ditetapkan dari rating hasil kerja dan rating perilaku kerja. SE MenPANRB 3/2023."""
    hasil, perilaku = baris["hasil_kerja"], baris["perilaku"]
    if bool(hasil) is not bool(perilaku):
        kolom = "perilaku" if hasil else "hasil_kerja"
        yield peringatan("RATING_TIDAK_LENGKAP", "Isi kedua rating, atau kosongkan keduanya.", kolom=kolom)
    if not (hasil and perilaku) or periode.selesai < MATRIKS[0].sejak:
        return
    menurut = predikat_kinerja(RatingEkspektasi(hasil), RatingEkspektasi(perilaku), pada=periode.selesai)
    if menurut != PredikatKinerja(baris["predikat"]):
        pesan = f"Menurut kedua rating predikatnya {menurut.label}."
        yield peringatan("PREDIKAT_BEDA_MATRIKS", pesan, kolom="predikat", dasar=str(MATRIKS[0].dasar))


def periksa_hukdis(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one punishment."""
    yield from periksa_tmt("tmt_mulai", baris["tmt_mulai"], bahan)
    yield from periksa_rentang(baris, "tmt_mulai", "tmt_selesai")
    yield from periksa_sk(baris, baris["tmt_mulai"], bahan, terlambat=1)
    yield from _lama_hukdis(baris)
    for lain in bahan.lain:
        if lain["jenis"] == baris["jenis"] and lain["tmt_mulai"] == baris["tmt_mulai"]:
            yield galat("HUKDIS_GANDA", "Hukuman yang sama pada tanggal itu sudah tercatat.", kolom="tmt_mulai")


def _lama_hukdis(baris: Baris) -> Iterator[Temuan]:
    """Hukuman sedang 6, 9, atau 12 bulan; penurunan dan pembebasan jabatan 12 bulan. PP 94/2021 ps. 8."""
    mulai, selesai = baris["tmt_mulai"], baris["tmt_selesai"]
    aturan = LAMA_HUKDIS[0]
    bulan = aturan.nilai.get(Hukdis(baris["jenis"]))
    if bulan is None:
        if selesai and selesai != mulai:
            pesan = "Hukuman ini tidak berjangka; kosongkan TMT selesai."
            yield peringatan("HUKDIS_TIDAK_BERJANGKA", pesan, kolom="tmt_selesai", dasar=aturan.kutipan)
        return
    akhir = tambah_bulan(mulai, bulan)
    if selesai in (akhir, akhir - timedelta(days=1)):
        return
    pesan = f"{Hukdis(baris['jenis']).label}: hari terakhirnya {tgl(akhir - timedelta(days=1))}."
    # Punishments under PP 53/2010 had other lengths.
    berat = galat if mulai >= aturan.sejak else peringatan
    yield berat("HUKDIS_LAMA_TIDAK_SESUAI", pesan, kolom="tmt_selesai", dasar=aturan.kutipan)


def periksa_penghargaan(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one award."""
    yield from periksa_terjadi("tanggal", baris["tanggal"], bahan)
    yield from periksa_sk(baris, baris["tanggal"], bahan)
    if bahan.orang.tanggal_lahir < baris["tanggal"] < bahan.orang.tmt_masuk:
        pesan = f"Ia baru menjadi pegawai sejak {tgl(bahan.orang.tmt_masuk)}."
        yield galat("PENGHARGAAN_SEBELUM_MASUK", pesan, kolom="tanggal")
    if any(sama(b["nama"], baris["nama"]) and b["tanggal"] == baris["tanggal"] for b in bahan.lain):
        yield galat("PENGHARGAAN_GANDA", "Penghargaan ini pada tanggal itu sudah tercatat.", kolom="nama")
    if baris["jenis"].startswith("SATYALANCANA"):
        yield from _satyalancana(baris, bahan)


def _satyalancana(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Satyalancana Karya Satya untuk 10, 20, dan 30 tahun kerja sejak CPNS, masing-masing sekali. PP 35/2010.

    Whether a punishment stands against it is not asked here: the answer would betray the punishment.
    """
    perlu, masa = int(baris["jenis"].rpartition("_")[2]), hitung_usia(bahan.orang.tmt_masuk, baris["tanggal"])
    if 0 <= masa < perlu:
        pesan = f"Masa kerjanya saat itu {masa} tahun; tanda ini untuk {perlu} tahun."
        yield galat("SATYALANCANA_BELUM_WAKTUNYA", pesan, kolom="jenis", dasar=str(DASAR_SATYALANCANA))
    if any(b["jenis"] == baris["jenis"] for b in bahan.lain):
        pesan = "Tanda kehormatan ini sudah tercatat."
        yield galat("SATYALANCANA_GANDA", pesan, kolom="jenis", dasar=str(DASAR_SATYALANCANA))
