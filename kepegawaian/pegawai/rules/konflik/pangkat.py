"""Conflicts of pangkat, KGB and angka kredit with the golongan before and after, the pay table and the year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from asn.core.legal import pada_tanggal, selisih_bulan, tambah_bulan
from kepegawaian.pegawai.rules.angka_kredit import KETENTUAN_JENJANG, PERSEN_PREDIKAT
from kepegawaian.pegawai.rules.enum import Jenjang, PredikatKinerja
from kepegawaian.pegawai.rules.kenaikan_pangkat import BULAN_REGULER, PERIODE
from kepegawaian.pegawai.rules.kgb import tmt_kgb_berikut
from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, Orang, tgl
from kepegawaian.pegawai.rules.konflik.tanggal import (
    periksa_rentang,
    periksa_sk,
    periksa_tanggal_satu,
    periksa_terjadi,
    periksa_tmt,
)
from kepegawaian.pegawai.rules.masa_kerja import MasaKerja, mkg, mkg_setelah_naik
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

_BERPERIODE = {"REGULER", "PILIHAN_STRUKTURAL", "PILIHAN_FUNGSIONAL", "PENYESUAIAN_IJAZAH"}
# The rules on MKG and KGB start with PP 7/1977; older rows are taken as they are.
_SEJAK_PP_7 = date(1977, 1, 1)
_BULAN_TERBANYAK = 11


def periksa_pangkat(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one pangkat."""
    yield from periksa_tmt("tmt", baris["tmt"], bahan)
    yield from periksa_tanggal_satu("tmt", baris["tmt"])
    yield from periksa_sk(baris, baris["tmt"], bahan)
    yield from _kelompok(baris, bahan.orang)
    yield from _jenis(baris, bahan.orang)
    if any(lain["tmt"] == baris["tmt"] for lain in bahan.lain):
        yield galat("PANGKAT_GANDA", "Sudah ada pangkat dengan TMT yang sama.", kolom="tmt")
    sekelompok = [b for b in bahan.lain if b["golongan__kelompok_asn"] == baris["golongan__kelompok_asn"]]
    sebelum = max((b for b in sekelompok if b["tmt"] < baris["tmt"]), key=lambda b: b["tmt"], default=None)
    sesudah = min((b for b in sekelompok if b["tmt"] > baris["tmt"]), key=lambda b: b["tmt"], default=None)
    yield from _mkg(baris, sebelum, bahan.orang)
    if sebelum:
        yield from _naik(baris, sebelum, bahan)
    if sesudah and sesudah["golongan__urutan"] < baris["golongan__urutan"]:
        yield from _mundur(baris, sesudah, sesudah["tmt"], bahan)


def _kelompok(baris: Baris, orang: Orang) -> Iterator[Temuan]:
    """PNS bergolongan I/a–IV/e (PP 99/2000), PPPK golongan I–XVII (Perpres 98/2020)."""
    if baris["golongan__kelompok_asn"] != orang.kelompok_asn:
        pesan = f"Golongan {baris['golongan__kode']} bukan golongan {orang.jenis.label}."
        yield galat("GOLONGAN_SALAH_KELOMPOK", pesan, kolom="golongan", dasar="PP 99/2000; Perpres 98/2020")


def _jenis(baris: Baris, orang: Orang) -> Iterator[Temuan]:
    """Kenaikan pangkat hanya bagi PNS (PP 99/2000); golongan PPPK mengikuti perjanjian kerjanya."""
    if (baris["jenis"] == "KONTRAK") is orang.jenis.ber_nip():
        pesan = f"Jenis ini tidak berlaku bagi {orang.jenis.label}."
        yield galat("JENIS_PANGKAT_SALAH", pesan, kolom="jenis", dasar="PP 99/2000; PP 49/2018")
    if baris["jenis"] == "CPNS" and baris["tmt"] != orang.tmt_masuk:
        pesan = f"TMT CPNS menurut identitas {tgl(orang.tmt_masuk)}; samakan salah satunya."
        yield peringatan("CPNS_BEDA_TMT", pesan, kolom="tmt")


def _naik(baris: Baris, sebelum: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Kenaikan pangkat setingkat lebih tinggi; melompat hanya dengan alasan, turun hanya karena hukuman disiplin."""
    langkah = baris["golongan__urutan"] - sebelum["golongan__urutan"]
    dari = f"{sebelum['golongan__kode']} (TMT {tgl(sebelum['tmt'])})"
    if langkah < 0:
        yield from _mundur(baris, sebelum, baris["tmt"], bahan)
    elif baris["golongan__kelompok_asn"] != "PNS":
        return
    elif langkah > 1:
        sebab = "karena penyesuaian ijazah" if baris["jenis"] == "PENYESUAIAN_IJAZAH" else "tanpa alasan yang tercatat"
        pesan = f"Naik {langkah} tingkat dari {dari} {sebab}; mungkin ada SK di antaranya yang belum tercatat."
        yield peringatan("GOLONGAN_MELOMPAT", pesan, kolom="golongan", dasar="PP 99/2000 ps. 6")
    elif langkah == 0 and baris["jenis"] in _BERPERIODE:
        yield peringatan("GOLONGAN_TETAP", f"Golongan tidak naik dari {dari}.", kolom="golongan")
    elif langkah == 1:
        yield from _waktu(baris, sebelum)


def _mundur(baris: Baris, banding: Baris, turun_pada: date, bahan: Bahan) -> Iterator[Temuan]:
    """Golongan hanya turun karena hukuman disiplin sedang atau berat. PP 53/2010 ps. 7; PP 94/2021 ps. 8."""
    pesan = f"Golongan mundur dibandingkan {banding['golongan__kode']} TMT {tgl(banding['tmt'])}."
    dasar = "PP 53/2010 ps. 7; PP 94/2021 ps. 8"
    if bahan.hukdis is None:
        # The same words whether there is a punishment or not: who may not read it must not learn of it here.
        saran = "Golongan hanya turun karena hukuman disiplin; BKD mencocokkannya sebelum mengesahkan."
        yield peringatan("GOLONGAN_TURUN", f"{pesan} {saran}", kolom="golongan", dasar=dasar)
    elif any(h["jenis"][0] in "SB" and _selang_setahun(h["tmt_mulai"], turun_pada) for h in bahan.hukdis):
        yield peringatan("GOLONGAN_TURUN", f"{pesan} Pastikan SK ini memang menurunkannya.", kolom="golongan")
    else:
        saran = "Bila karena hukuman disiplin, catat hukuman itu lebih dahulu."
        yield galat("GOLONGAN_MUNDUR", f"{pesan} {saran}", kolom="golongan", dasar=dasar)


def _selang_setahun(a: date, b: date) -> bool:
    return abs(selisih_bulan(a, b)) <= 12


def _waktu(baris: Baris, sebelum: Baris) -> Iterator[Temuan]:
    """Kenaikan pangkat reguler setelah 4 tahun dalam pangkat terakhir, pada periodenya. PP 99/2000 ps. 6–7."""
    tmt = baris["tmt"]
    if baris["jenis"] not in _BERPERIODE or tmt < PERIODE[0].sejak:
        return
    periode = pada_tanggal(PERIODE, tmt)
    if tmt.month not in periode.nilai:
        pesan = f"Bulan {tmt.month} bukan periode kenaikan pangkat yang berlaku saat itu."
        yield peringatan("BUKAN_PERIODE", pesan, kolom="tmt", dasar=periode.kutipan)
    lama = pada_tanggal(BULAN_REGULER, tmt)
    if baris["jenis"] == "REGULER" and selisih_bulan(sebelum["tmt"], tmt) < lama.nilai:
        pesan = f"Baru {selisih_bulan(sebelum['tmt'], tmt)} bulan dalam {sebelum['golongan__kode']}; reguler 48 bulan."
        yield peringatan("REGULER_TERLALU_CEPAT", pesan, kolom="tmt", dasar=lama.kutipan)


def _mkg(baris: Baris, sebelum: Baris | None, orang: Orang) -> Iterator[Temuan]:
    """MKG bertambah menurut waktu dan berkurang saat masuk golongan II dan III. PP 7/1977."""
    if baris["mkg_bulan"] > _BULAN_TERBANYAK:
        yield galat("MKG_BULAN", "Bulan masa kerja golongan 0 sampai 11.", kolom="mkg_bulan")
        return
    tercatat = MasaKerja(baris["mkg_tahun"], baris["mkg_bulan"])
    if tercatat.jumlah_bulan > selisih_bulan(tambah_bulan(orang.tanggal_lahir, 15 * 12), baris["tmt"]):
        yield peringatan("MKG_MELEBIHI_USIA", "Masa kerja lebih panjang daripada usia kerjanya.", kolom="mkg_tahun")
        return
    if sebelum is None or sebelum["tmt"] < _SEJAK_PP_7 or baris["golongan__kelompok_asn"] != "PNS":
        return
    if baris["golongan__urutan"] >= sebelum["golongan__urutan"]:
        yield from _mkg_menurut_waktu(baris, sebelum, tercatat)


def _mkg_menurut_waktu(baris: Baris, sebelum: Baris, tercatat: MasaKerja) -> Iterator[Temuan]:
    awal = MasaKerja(sebelum["mkg_tahun"], min(sebelum["mkg_bulan"], _BULAN_TERBANYAK))
    berjalan = mkg(awal, sebelum["tmt"], baris["tmt"])
    dari, ke = sebelum["golongan__kode"], baris["golongan__kode"]
    hitungan = mkg_setelah_naik(berjalan, dari, ke, pada=baris["tmt"])
    if abs(hitungan.jumlah_bulan - tercatat.jumlah_bulan) > 1:
        pesan = f"Menurut SK sebelumnya masa kerja golongan menjadi {hitungan}; yang diisi {tercatat}."
        yield peringatan("MKG_TIDAK_SESUAI", pesan, kolom="mkg_tahun", dasar="PP 7/1977 (perlu verifikasi)")


def periksa_kgb(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one kenaikan gaji berkala."""
    yield from periksa_tmt("tmt", baris["tmt"], bahan)
    yield from periksa_tanggal_satu("tmt", baris["tmt"])
    yield from periksa_sk(baris, baris["tmt"], bahan)
    yield from _kelompok(baris, bahan.orang)
    if any(lain["tmt"] == baris["tmt"] for lain in bahan.lain):
        yield galat("KGB_GANDA", "Sudah ada KGB dengan TMT yang sama.", kolom="tmt")
    yield from _golongan_saat_itu(baris, bahan)
    yield from _gaji(baris, bahan)
    sebelum = max((b for b in bahan.lain if b["tmt"] < baris["tmt"]), key=lambda b: b["tmt"], default=None)
    if sebelum and sebelum["tmt"] >= _SEJAK_PP_7:
        yield from _selang_kgb(baris, sebelum)


def _golongan_saat_itu(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    pangkat = max((p for p in bahan.pangkat if p["tmt"] <= baris["tmt"]), key=lambda p: p["tmt"], default=None)
    if pangkat and pangkat["golongan"] != baris["golongan"]:
        pesan = f"Golongan pada tanggal itu menurut riwayat pangkat {pangkat['golongan__kode']}."
        yield peringatan("KGB_BEDA_GOLONGAN", pesan, kolom="golongan")


def _gaji(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Gaji pokok menurut golongan dan MKG. PP 5/2024 dan Perpres 11/2024, lampiran."""
    dasar = "PP 5/2024; Perpres 11/2024"
    if not bahan.gaji:
        return
    if baris["gaji_pokok"] not in bahan.gaji.values():
        pesan = f"Jumlah ini tidak ada dalam tabel gaji golongan {baris['golongan__kode']} yang berlaku saat itu."
        yield galat("GAJI_TIDAK_ADA", pesan, kolom="gaji_pokok", dasar=dasar)
        return
    berlaku = [m for m in bahan.gaji if m <= baris["mkg_tahun"]]
    seharusnya = bahan.gaji[max(berlaku)] if berlaku else bahan.gaji[min(bahan.gaji)]
    if baris["gaji_pokok"] != seharusnya:
        angka = f"{seharusnya:,}".replace(",", ".")
        pesan = f"Untuk MKG {baris['mkg_tahun']} tahun tabel menyebut Rp{angka}."
        yield peringatan("GAJI_BEDA_MKG", pesan, kolom="gaji_pokok", dasar=dasar)


def _selang_kgb(baris: Baris, sebelum: Baris) -> Iterator[Temuan]:
    """KGB diberikan setiap 2 tahun. PP 7/1977 ps. 11."""
    berikut = tmt_kgb_berikut(
        sebelum["tmt"], golongan=sebelum["golongan__kode"], mkg_tahun=sebelum["mkg_tahun"], pada=baris["tmt"]
    )
    if baris["tmt"] < berikut:
        pesan = f"KGB sebelumnya TMT {tgl(sebelum['tmt'])}; yang berikutnya paling cepat {tgl(berikut)}."
        yield peringatan("KGB_TERLALU_CEPAT", pesan, kolom="tmt", dasar="PP 7/1977 ps. 11")
    if baris["mkg_tahun"] < sebelum["mkg_tahun"] and baris["golongan"] == sebelum["golongan"]:
        pesan = f"Masa kerja golongan mundur dari {sebelum['mkg_tahun']} tahun."
        yield peringatan("KGB_MKG_MUNDUR", pesan, kolom="mkg_tahun")


def periksa_angka_kredit(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one angka kredit."""
    yield from periksa_rentang(baris, "mulai", "selesai")
    yield from periksa_tmt("selesai", baris["selesai"], bahan)
    if baris["mulai"] < bahan.orang.tmt_masuk <= baris["selesai"]:
        pesan = f"Masa penilaian dimulai sebelum ia menjadi pegawai ({tgl(bahan.orang.tmt_masuk)})."
        yield peringatan("AK_SEBELUM_MASUK", pesan, kolom="mulai")
    yield from periksa_terjadi("selesai", baris["selesai"], bahan)
    yield from periksa_sk(baris, None, bahan)
    if baris["angka"] <= 0:
        yield galat("AK_TIDAK_POSITIF", "Angka kredit harus lebih dari 0.", kolom="angka")
    elif baris["jenis"] == "KONVERSI":
        yield from _konversi(baris, bahan)


def _konversi(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Konversi = bulan ÷ 12 × persentase predikat × koefisien, paling tinggi 150 %. PermenPANRB 1/2023 ps. 37."""
    for lain in bahan.lain:
        if lain["jenis"] == "KONVERSI" and lain["mulai"] <= baris["selesai"] and baris["mulai"] <= lain["selesai"]:
            pesan = f"Masa penilaian ini sudah dikonversi ({tgl(lain['mulai'])} sampai {tgl(lain['selesai'])})."
            yield galat("AK_GANDA", pesan, kolom="mulai")
    ketentuan = KETENTUAN_JENJANG[0]
    if baris["selesai"] < ketentuan.sejak:
        pesan = "Konversi predikat baru berlaku sejak 1 Juli 2023; sebelumnya memakai PAK (DUPAK)."
        yield peringatan("AK_SEBELUM_KONVERSI", pesan, kolom="jenis", dasar="SE MenPANRB 8/2023")
        return
    if baris["jenjang"] not in list(Jenjang):
        yield galat("AK_JENJANG", "Jenjang jabatan fungsional tidak dikenal.", kolom="jenjang")
        return
    bulan = max(selisih_bulan(baris["mulai"], baris["selesai"]) + 1, 1)
    persen = pada_tanggal(PERSEN_PREDIKAT, baris["selesai"]).nilai[PredikatKinerja.SANGAT_BAIK]
    koefisien = ketentuan.nilai[Jenjang(baris["jenjang"])].koefisien
    terbanyak = Decimal(bulan) * persen * koefisien / 1200
    if baris["angka"] > terbanyak:
        pesan = f"Paling banyak {str(round(terbanyak, 3)).replace('.', ',')} untuk {bulan} bulan pada jenjang ini."
        yield peringatan("AK_TERLALU_BESAR", pesan, kolom="angka", dasar="PermenPANRB 1/2023 ps. 37")
