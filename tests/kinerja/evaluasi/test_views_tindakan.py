"""Acts behind confirmation pages, and files made on request."""

from io import BytesIO

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from asn.core.berkas import berkas_baca
from asn.core.models import Berkas, CatatanAkses, KeadaanPekerjaan, Pekerjaan
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.evaluasi.services import siklus, unduhan
from tests.kepegawaian import pembuat as induk
from tests.kinerja.evaluasi import pembuat

pytestmark = pytest.mark.usefixtures("lingkup", "antrean", "juli", "pesanan")


@pytest.fixture
def pesanan(monkeypatch):
    """Orders of files that would have been queued."""
    pesan = []
    monkeypatch.setattr(unduhan, "enqueue", lambda nama, *ids, kota: pesan.append((nama, *ids)))
    return pesan


@pytest.fixture
def unit(lingkup, juli, kota_tangsel):
    return pembuat.buat_kota_berisi(kota_tangsel)


@pytest.fixture
def draf(kota_tangsel, unit, sari):
    return pembuat.buat_draf(kota_tangsel, sari)


@pytest.fixture
def kepala(buat_pengguna, kota_tangsel, unit):
    return buat_pengguna("kepala", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": unit[0]}))


def alamat(nama, evaluasi):
    return reverse(f"evaluasi:{nama}", args=[evaluasi.pk])


def test_mulai_menjelaskan_lalu_memulai(masuk, sari, kota_tangsel, unit):
    client = masuk(sari)
    halaman = client.get(reverse("evaluasi:mulai"), {"periode": "2026-T2"}).text
    assert "Tidak ada data pegawai yang berubah" in halaman
    assert "Triwulan II 2026" in halaman
    assert not EvaluasiBerkala.objects.exists()
    jawaban = client.post(reverse("evaluasi:mulai"), {"kota": kota_tangsel.pk, "periode": "2026-T2"})
    evaluasi = EvaluasiBerkala.objects.get()
    assert jawaban.headers["Location"] == alamat("rincian", evaluasi)
    assert (evaluasi.periode, evaluasi.dimulai_oleh) == ("2026-T2", sari)


def test_mulai_menolak_yang_sudah_ada_yang_belum_berakhir_dan_kota_lain(masuk, sari, kota_sorong, draf):
    client = masuk(sari)
    for isi in ({"periode": "2026-T2"}, {"periode": "2026-T3"}, {"periode": "2026-T1", "kota": kota_sorong.pk}):
        jawaban = client.post(reverse("evaluasi:mulai"), {"kota": draf.kota_id} | isi)
        assert jawaban.status_code == 200
        assert "Ada isian yang perlu diperbaiki" in jawaban.text
    assert EvaluasiBerkala.objects.count() == 1


def test_mulai_hanya_dengan_izin(masuk, budi, kepala):
    for siapa in (budi, kepala):
        assert masuk(siapa).get(reverse("evaluasi:mulai")).status_code == 403
        assert masuk(siapa).post(reverse("evaluasi:mulai")).status_code == 403


TINDAKAN = ["tinjau", "kembalikan", "hitung_ulang", "batalkan", "revisi"]


@pytest.mark.parametrize("nama", [*TINDAKAN, "terbitkan"])
def test_membuka_konfirmasi_tidak_mengubah_apa_pun(masuk, sari, budi, draf, nama):
    siapa = budi if nama == "terbitkan" else sari
    assert masuk(siapa).get(alamat(nama, draf)).status_code == 200
    draf.refresh_from_db()
    assert draf.keadaan == "draf"


@pytest.mark.parametrize("nama", [*TINDAKAN, "terbitkan"])
def test_tindakan_kota_lain_tidak_ada_dan_tanpa_izin_ditolak(masuk, budi, sari, citra, kepala, draf, nama):
    asing, tanpa = (None, sari) if nama == "terbitkan" else (citra, budi)
    if asing:
        assert masuk(asing).post(alamat(nama, draf), {"alasan": "Karena saya mau."}).status_code == 404
    for siapa in (tanpa, kepala):
        assert masuk(siapa).post(alamat(nama, draf), {"alasan": "Karena saya mau."}).status_code == 403
    draf.refresh_from_db()
    assert draf.keadaan == "draf"


def test_tinjau_kembalikan_lalu_batalkan(masuk, sari, draf):
    client = masuk(sari)
    for nama, keadaan in (("tinjau", "ditinjau"), ("kembalikan", "draf"), ("batalkan", "dibatalkan")):
        jawaban = client.post(alamat(nama, draf), {"alasan": "Angka Dinas 1 keliru."})
        assert jawaban.headers["Location"] == alamat("rincian", draf)
        draf.refresh_from_db()
        assert draf.keadaan == keadaan


@pytest.mark.parametrize("nama", ["kembalikan", "batalkan", "revisi"])
def test_alasan_wajib(masuk, sari, draf, nama):
    jawaban = masuk(sari).post(alamat(nama, draf), {"alasan": ""})
    assert "Ada isian yang perlu diperbaiki" in jawaban.text


def test_tindakan_yang_tidak_sesuai_keadaan_memberi_tahu(masuk, sari, draf):
    client = masuk(sari)
    jawaban = client.post(alamat("kembalikan", draf), {"alasan": "Angka Dinas 1 keliru."}, follow=True)
    assert "tidak dapat dilakukan" in jawaban.text


def test_tombol_menurut_keadaan_dan_peran(masuk, sari, budi, draf):
    assert alamat("tinjau", draf) in masuk(sari).get(alamat("rincian", draf)).text
    assert alamat("tinjau", draf) not in masuk(budi).get(alamat("rincian", draf)).text
    siklus.evaluasi_tinjau(evaluasi=draf, oleh=sari)
    assert alamat("terbitkan", draf) in masuk(budi).get(alamat("rincian", draf)).text
    assert alamat("terbitkan", draf) not in masuk(sari).get(alamat("rincian", draf)).text


def test_terbit_lalu_revisi(masuk, buat_pengguna, kota_tangsel, sari, budi, draf):
    dewi = buat_pengguna("dewi", kota_tangsel, ("BKD", {}))
    pembuat.terbitkan(draf, dewi, budi)
    halaman = masuk(sari).get(alamat("rincian", draf)).text
    assert draf.nomor in halaman
    assert reverse("berkas_unduh", args=[draf.pdf_id]) in halaman
    assert masuk(sari).post(alamat("pdf", draf)).headers["Location"] == reverse("berkas_unduh", args=[draf.pdf_id])
    riwayat = masuk(sari).get(alamat("rincian", draf), {"bagian": "riwayat"}).text
    for bagian in (draf.tanda.kode, draf.tanda.sha256, "Nyatakan sudah ditinjau", "Dewi", "Sesuai rapat", "Budi"):
        assert bagian in riwayat
    masuk(sari).post(alamat("revisi", draf), {"alasan": "Data jabatan Dinas 1 diperbaiki."})
    baru = EvaluasiBerkala.objects.get(revisi=1)
    assert (baru.menggantikan, baru.keadaan) == (draf, "berjalan")


@pytest.mark.parametrize("nama", ["pdf", "xlsx"])
def test_berkas_hanya_dengan_post(masuk, sari, draf, nama):
    assert masuk(sari).get(alamat(nama, draf)).status_code == 405


def test_pdf_draf_dipesan_dan_dibuat(masuk, budi, citra, draf, pesanan, settings):
    settings.BERKAS_X_ACCEL = "/_berkas/"  # nginx sends the file, so none stays open here
    assert masuk(citra).post(alamat("pdf", draf)).status_code == 404
    jawaban = masuk(budi).post(alamat("pdf", draf))
    nama, pekerjaan_id, evaluasi_id = pesanan.pop()
    assert jawaban.headers["Location"] == reverse("pekerjaan_lihat", args=[pekerjaan_id])
    assert nama == "evaluasi.draf_kota"
    for _ in range(2):  # delivered twice
        unduhan.draf_kota_jalankan(pekerjaan_id=pekerjaan_id, evaluasi_id=evaluasi_id, kota_id=draf.kota_id)
    berkas = Berkas.objects.get(pemilik_id=pekerjaan_id)
    teks = "".join(h.extract_text() for h in PdfReader(BytesIO(berkas_baca(berkas))).pages)
    assert "DRAF" in teks
    assert Pekerjaan.objects.get(pk=pekerjaan_id).alamat_hasil == reverse("berkas_unduh", args=[berkas.pk])
    assert masuk(budi).get(reverse("berkas_unduh", args=[berkas.pk])).status_code == 200
    assert masuk(citra).get(reverse("berkas_unduh", args=[berkas.pk])).status_code == 404


def test_pdf_draf_lembar_bagi_kepala_instansi(masuk, kepala, draf, unit, pesanan):
    sendiri, lain = draf.lembar.get(instansi=unit[0]), draf.lembar.get(instansi=unit[1])
    assert masuk(kepala).post(reverse("evaluasi:pdf_lembar", args=[lain.pk])).status_code == 404
    masuk(kepala).post(reverse("evaluasi:pdf_lembar", args=[sendiri.pk]))
    _, pekerjaan_id, lembar_id = pesanan.pop()
    unduhan.draf_instansi_jalankan(pekerjaan_id=pekerjaan_id, lembar_id=lembar_id, kota_id=draf.kota_id)
    assert Pekerjaan.objects.get(pk=pekerjaan_id).keadaan == KeadaanPekerjaan.SELESAI


def test_pekerjaan_tidak_membuka_lembar_di_luar_jangkauan(kepala, draf, unit, pesanan):
    lain = draf.lembar.select_related("instansi", "evaluasi").get(instansi=unit[1])
    pekerjaan = unduhan.draf_instansi_pesan(lembar=lain, oleh=kepala)
    with pytest.raises(ObjectDoesNotExist):
        unduhan.draf_instansi_jalankan(pekerjaan_id=str(pekerjaan.pk), lembar_id=lain.pk, kota_id=draf.kota_id)


def test_xlsx_hanya_bkd_dan_tercatat(masuk, sari, budi, citra, kepala, draf, pesanan):
    for siapa, status in ((budi, 403), (kepala, 403), (citra, 404)):
        assert masuk(siapa).post(alamat("xlsx", draf)).status_code == status
    assert not CatatanAkses.objects.exists()
    masuk(sari).post(alamat("xlsx", draf))
    catatan = CatatanAkses.objects.get()
    assert (catatan.pengguna, catatan.butir) == (sari, "ekspor baris evaluasi")
    assert pesanan[0][0] == "evaluasi.lembar_kerja"


def test_isi_lembar_kerja(kota_tangsel, unit, sari, pesanan):
    nakal = induk.buat_pegawai(kota_tangsel, "=HYPERLINK(1)", jabatan=induk.buat_jabatan(unit[0]))
    draf = pembuat.buat_draf(kota_tangsel, sari)
    pekerjaan = unduhan.lembar_kerja_pesan(evaluasi=draf, oleh=sari)
    for _ in range(2):
        unduhan.lembar_kerja_jalankan(pekerjaan_id=str(pekerjaan.pk), evaluasi_id=draf.pk, kota_id=kota_tangsel.pk)
    berkas = Berkas.objects.get(pemilik_id=str(pekerjaan.pk))
    buku = load_workbook(BytesIO(berkas_baca(berkas)))
    assert buku.sheetnames[:2] == ["Ringkasan", "Perangkat daerah"]
    baris = list(buku["Pegawai"].values)
    assert baris[0][:3] == ("Perangkat daerah", "NIP / NI PPPK", "Nama")
    assert [b[2] for b in baris[1:]] == ["'=HYPERLINK(1)", "Pegawai 1", "Pegawai 2"]
    assert next(b for b in baris if b[1] == nakal.nip)[6] == "Belum dinilai"
    assert len(list(buku["Perangkat daerah"].values)) == 3
