"""Printed documents: the result of a cycle and the minutes of a session, from frozen rows only."""

from typing import Any

from asn.core.models import TandaTerbit
from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.instansi.models import Kota
from kepegawaian.talenta import gambar
from kepegawaian.talenta.models import SidangTalenta, SiklusTalenta
from kepegawaian.talenta.rules.kotak import KOTAK
from kepegawaian.talenta.services import baca

# So many successors of each level are printed; all of them are on the screen.
KRS_DICETAK = 25
RUANG_NAMA = "(……………………………………)"


def siklus_pdf(siklus: SiklusTalenta) -> bytes:
    """The result of a city: rules, boxes, distribution, successors."""
    hasil = siklus.hasil.filter(revisi=0)
    hitungan = baca.hitungan(hasil)
    jumlah = baca.sebaran(hitungan)
    sel = baca.kisi(jumlah)
    konteks = {
        **_bingkai(siklus.kota, siklus.tanda, siklus.nomor),
        "judul": "Hasil Pemetaan Talenta",
        "subjudul": siklus.nama,
        "siklus": siklus,
        "perangkat": siklus.aturan().perangkat,
        "kotak_kutipan": KOTAK.kutipan,
        "kisi": sel,
        "gambar": gambar.kisi_data_uri(sel),
        "belum": jumlah.get(None, 0),
        "jumlah": sum(jumlah.values()),
        "instansi": baca.per_instansi(hitungan, baca.nama_instansi(hitungan)),
        "krs": baca.krs_teratas(siklus, KRS_DICETAK),
        "krs_batas": KRS_DICETAK,
        "penanda_tangan": _penanda("Ketua Komite Talenta", siklus.ditetapkan_oleh),
    }
    return render_pdf("talenta/cetak_siklus.html", konteks)


def sidang_pdf(sidang: SidangTalenta) -> bytes:
    """The minutes: who attended, what was decided about whom, who stepped aside."""
    putusan = sidang.putusan.select_related("hasil__pegawai", "hasil__instansi", "oleh")
    konteks = {
        **_bingkai(sidang.kota, sidang.tanda, sidang.tanda.nomor),
        "judul": "Risalah Sidang Komite Talenta",
        "subjudul": f"{sidang.siklus.nama}, sidang ke-{sidang.ke}",
        "sidang": sidang,
        "putusan": putusan,
        "penanda_tangan": _penanda("Ketua Komite Talenta", sidang.ketua),
    }
    return render_pdf("talenta/cetak_sidang.html", konteks)


def _bingkai(kota: Kota, tanda: TandaTerbit, nomor: str) -> dict[str, Any]:
    alamat = alamat_verifikasi(tanda)
    return {
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "nomor": nomor,
        "tanggal": tanda.tanggal,
        "tempat": kota.ibu_kota,
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": tanda.kode,
    }


def _penanda(jabatan: str, akun: Any) -> dict[str, str]:
    pegawai = akun.pegawai if akun else None
    return {
        "jabatan": jabatan,
        "nama": pegawai.nama_lengkap if pegawai else RUANG_NAMA,
        "nip": pegawai.nip if pegawai else "",
        "pangkat": "",
    }
