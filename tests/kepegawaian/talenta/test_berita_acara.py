"""The printed minutes of a committee: what is signed stands on the page of its signature."""

from datetime import date
from io import BytesIO
from types import SimpleNamespace as Isi

import pytest
from pypdf import PdfReader

from asn.core.pdf import render_pdf


@pytest.mark.parametrize("banyak", [20, 22, 23])
def test_tanda_tangan_tidak_sendirian(banyak):
    """With so many decisions the text ends where the signature no longer fits."""
    orang = Isi(nama_lengkap="Nama Pegawai", nip="1")
    alasan = "Alasan yang cukup panjang untuk dua baris teks di dalam sel ini"
    hasil = Isi(pegawai=orang, instansi=Isi(nama="Unit"))
    putusan = [Isi(hasil=hasil, dari="3", ke="5", alasan=alasan, memutus=["A", "B"], mundur=[])] * banyak
    hadir = [Isi(nama="Anggota", jabatan="Kepala")] * 3
    konteks = {
        "judul": "Berita acara",
        "nomor": "1",
        "tanggal": date(2026, 1, 1),
        "tanpa_sampul": True,
        "sidang": Isi(
            tanggal=date(2026, 1, 1), tempat="Aula", ketua="K", hadir=hadir, tidak_hadir="", risalah="Risalah"
        ),
        "putusan": putusan,
        "penanda_tangan": {"jabatan": "Ketua", "nama": "Penanda Tangan"},
        "kota_aktif": {"kode": "31", "nama": "Jakarta", "inisial": "JKT"},
    }
    akhir = PdfReader(BytesIO(render_pdf("talenta/cetak_sidang.html", konteks))).pages[-1].extract_text()
    assert "Penanda Tangan" in akhir
    assert "Nama Pegawai" in akhir
