"""Export: exactly the list on the screen, within the reach of the export permission, logged, and harmless to open."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import django_tables2 as tables
import pytest
from django.core.cache import cache
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from openpyxl import load_workbook

from asn.core import ekspor as modul
from asn.core import ekspor_pekerja as pekerja
from asn.core.ekspor import Pesanan, kunci_pesanan
from asn.core.ekspor_pekerja import ekspor_jalankan
from asn.core.lembar import Lembar, aman_dari_rumus, baris_tanggapan, nilai_sel, tulis_xlsx
from asn.core.models import Berkas, CatatanAkses, KeadaanPekerjaan, Pekerjaan
from asn.core.tabel import Tabel
from asn.core.tasks import ekspor as tugas
from kepegawaian.instansi.models import Instansi
from tests.core.daftar_contoh import TabelInstansi
from tests.kepegawaian.pembuat import buat_instansi

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.daftar_contoh")]

ALAMAT = "/contoh/"


@pytest.fixture
def lima(lingkup, kota_tangsel, kota_sorong):
    buat_instansi(kota_sorong, "Dinas Sorong")
    return [buat_instansi(kota_tangsel, f"Unit {n}", urutan=n, berlaku_mulai=date(2020, 1, n)) for n in range(1, 6)]


def baca_csv(jawaban) -> list[list[str]]:
    isi = jawaban.getvalue().decode()
    assert isi.startswith("\ufeff")
    return list(csv.reader(StringIO(isi.removeprefix("\ufeff"))))


def baca_xlsx(isi: bytes) -> list[tuple]:
    return list(load_workbook(BytesIO(isi)).active.iter_rows(values_only=True))


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("=1+1", "'=1+1"),
        ("+62812", "'+62812"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("Dinas = Badan", "Dinas = Badan"),
        ("", ""),
    ],
)
def test_rumus_dijinakkan(teks, hasil):
    assert aman_dari_rumus(teks) == hasil


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (None, None),
        (True, "Ya"),
        (-5, -5),
        (Decimal("1.50"), Decimal("1.50")),
        (date(2026, 1, 2), date(2026, 1, 2)),
        (datetime(2026, 1, 1, 20, 0, tzinfo=UTC), datetime(2026, 1, 2, 3, 0)),
        (format_html('<a href="{}">{}</a>', "/x", "R & D"), "R & D"),
        (format_html("<b>{}</b>", "=1+1"), "'=1+1"),
        ("a\x00b\x1bc", "abc"),
        ("198501012010011001", "198501012010011001"),
    ],
)
def test_nilai_sel(nilai, hasil):
    assert nilai_sel(nilai) == hasil


def test_csv_memuat_saringan_urutan_dan_kolom_di_layar(lima, masuk, sari):
    jawaban = masuk(sari).get(ALAMAT, {"format": "csv", "q": "unit", "urut": "-nama", "kolom": "berlaku_mulai"})
    assert jawaban["Content-Disposition"].startswith('attachment; filename="instansi-')
    assert baca_csv(jawaban) == [
        ["Nama", "Berlaku mulai"],
        *[[f"Unit {n}", f"2020-01-0{n}"] for n in (5, 4, 3, 2, 1)],
    ]


def test_xlsx_memuat_seluruh_halaman(lima, masuk, sari):
    jawaban = masuk(sari).get(ALAMAT, {"format": "xlsx", "kolom": "urutan,berlaku_mulai", "halaman": "2"})
    isi = baca_xlsx(jawaban.content)
    assert isi[0] == ("Nama", "Urutan", "Berlaku mulai")
    assert isi[1] == ("Unit 1", 1, datetime(2020, 1, 1))
    assert len(isi) == 6


def test_rumus_di_dalam_data_tidak_menjadi_rumus(lima, masuk, sari, kota_tangsel):
    buat_instansi(kota_tangsel, '=HYPERLINK("http://jahat.invalid")')
    browser = masuk(sari)
    assert '\'=HYPERLINK("http://jahat.invalid")' in [b[0] for b in baca_csv(browser.get(ALAMAT, {"format": "csv"}))]
    lembar = load_workbook(BytesIO(browser.get(ALAMAT, {"format": "xlsx"}).content)).active
    assert {sel.data_type for (sel, *_) in lembar.iter_rows()} == {"s"}


def test_ekspor_memakai_jangkauan_izinnya_sendiri(lima, buat_pengguna, masuk, kota_tangsel, kota_sorong):
    """Reading both cities, exporting only one: role and reach do not cross."""
    dua = buat_pengguna("dua", kota_tangsel, ("BKD", {}), ("AUDITOR", {"kota": kota_sorong}))
    browser = masuk(dua)
    assert browser.get(ALAMAT).context["jumlah_label"] == "6 instansi"
    assert "Dinas Sorong" not in [b[0] for b in baca_csv(browser.get(ALAMAT, {"format": "csv"}))]


def test_tanpa_izin_ekspor(lima, masuk, budi):
    browser = masuk(budi)  # PPK: reads, does not carry away
    konteks = browser.get(ALAMAT).context
    assert (konteks["url_csv"], konteks["url_xlsx"]) == ("", "")
    for format_berkas in ("csv", "xlsx"):
        assert browser.get(ALAMAT, {"format": format_berkas}).status_code == 403
    assert not CatatanAkses.objects.exists()


def test_orang_asing_hanya_mendapat_kotanya(lima, masuk, citra):
    assert baca_csv(masuk(citra).get(ALAMAT, {"format": "csv"}))[1:] == [["Dinas Sorong", "Dinas", "0"]]


def test_format_lain_diabaikan(lima, masuk, sari):
    assert masuk(sari).get(ALAMAT, {"format": "pdf"}).context["jumlah_label"] == "5 instansi"


def test_setiap_ekspor_tercatat_per_kota(lima, masuk, sari, kota_tangsel):
    masuk(sari).get(ALAMAT, {"format": "csv", "q": "unit 3"}).getvalue()
    catatan = CatatanAkses.objects.get()
    assert (catatan.pengguna, catatan.kota, catatan.butir) == (sari, kota_tangsel, "ekspor instansi")
    assert catatan.alasan == "csv, 1 baris, format=csv&q=unit+3"
    assert catatan.objek_jenis.model_class() is Instansi
    assert len(catatan.id_permintaan) == 32


@pytest.mark.parametrize("format_berkas", ["csv", "xlsx"])
def test_ekspor_besar_menjadi_pekerjaan(
    lima, masuk, sari, monkeypatch, django_capture_on_commit_callbacks, format_berkas
):
    monkeypatch.setattr(modul, "LANGSUNG", 2)
    monkeypatch.setattr(modul, "POTONGAN", 2)
    dikirim = []
    monkeypatch.setattr(tugas, "apply_async", lambda **k: dikirim.append(k))
    browser = masuk(sari)
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = browser.get(ALAMAT, {"format": format_berkas, "urut": "-nama"})
    pekerjaan = Pekerjaan.objects.get()
    assert jawaban.headers["Location"] == reverse("pekerjaan_lihat", args=[pekerjaan.pk])
    assert dikirim == [{"args": (str(pekerjaan.pk),), "headers": {"kota": pekerjaan.kota_id}}]
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.keadaan, pekerjaan.selesai, pekerjaan.total) == (KeadaanPekerjaan.SELESAI, 5, 5)
    hasil = browser.get(pekerjaan.alamat_hasil)
    isi = baca_xlsx(hasil.getvalue()) if format_berkas == "xlsx" else baca_csv(hasil)
    assert [b[0] for b in isi] == ["Nama", "Unit 5", "Unit 4", "Unit 3", "Unit 2", "Unit 1"]
    assert hasil["Content-Disposition"].endswith(f'.{format_berkas}"')


@pytest.fixture
def pesanan(lima, pekerjaan):
    """An export of three rows that Sari ordered, one of them out of her reach."""
    asing = Instansi.objects.get(nama="Dinas Sorong")
    isi = Pesanan(
        model="instansi.Instansi",
        kunci=[lima[0].pk, asing.pk, lima[2].pk],
        tabel="tests.core.daftar_contoh.TabelInstansi",
        kolom=("nama",),
        kepala=("Nama",),
        nama="instansi.xlsx",
        izin="evaluasi.ekspor_baris_evaluasi",
    )
    cache.set(kunci_pesanan(pekerjaan.pk), isi)
    return pekerjaan


def isi_hasil(pekerjaan: Pekerjaan, folder) -> list[str]:
    berkas = Berkas.objects.get(pemilik_id=str(pekerjaan.pk))
    return [b[0] for b in baca_xlsx((folder / berkas.jalur).read_bytes())]


def test_pekerjaan_ekspor_menanyakan_jangkauan_lagi(pesanan, folder_berkas, sari):
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    assert isi_hasil(pesanan, folder_berkas) == ["Nama", "Unit 1", "Unit 3"]


def test_pekerjaan_ekspor_sesudah_peran_dicabut_kosong(pesanan, folder_berkas, sari):
    sari.penugasan.all().delete()
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    assert isi_hasil(pesanan, folder_berkas) == ["Nama"]


def test_pekerjaan_ekspor_dua_kali_berhasil_sekali(pesanan):
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    assert Berkas.objects.count() == 1


def test_pesanan_yang_hilang_menggagalkan_pekerjaan_dengan_jelas(pekerjaan):
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    pekerjaan.refresh_from_db()
    assert pekerjaan.keadaan == KeadaanPekerjaan.GAGAL
    assert "ulangi" in pekerjaan.pesan


def test_terlalu_besar_sama_sekali(lima, masuk, sari, monkeypatch):
    monkeypatch.setattr(modul, "BARIS_MAKS", 2)
    jawaban = masuk(sari).get(ALAMAT, {"format": "xlsx"}, follow=True)
    assert "persempit saringan" in str(next(iter(jawaban.context["messages"])))
    assert not CatatanAkses.objects.exists()


@pytest.mark.parametrize("format_berkas", ["csv", "xlsx"])
def test_baris_bebas_diekspor_dengan_penjagaan_yang_sama(format_berkas):
    jawaban = baris_tanggapan(
        ["Nama"], [["=1+1"], ["Dinas"]], judul="Peta: [2026]", nama="peta", format_berkas=format_berkas
    )
    isi = baca_csv(jawaban) if format_berkas == "csv" else baca_xlsx(jawaban.content)
    assert [b[0] for b in isi] == ["Nama", "'=1+1", "Dinas"]


def test_ribuan_baris_tidak_menumpuk_di_memori(tmp_path):
    """The sheet asks for a row only when the former is written."""
    diminta = []

    def baris():
        for n in range(50):
            diminta.append(n)
            yield [n]

    sumber = baris()
    tulis_xlsx(tmp_path / "besar.xlsx", [Lembar("Data", ["n"], sumber)])
    assert len(baca_xlsx((tmp_path / "besar.xlsx").read_bytes())) == 51
    assert diminta == list(range(50))


class TestKeperluan:
    """A table with personal columns asks what for, before anything leaves."""

    ALAMAT = f"{ALAMAT}?format=csv&q=unit+3"
    ALASAN = "Lampiran surat Sekda 800/12"

    @pytest.fixture(autouse=True)
    def pribadi(self, monkeypatch, lima):
        monkeypatch.setattr(TabelInstansi, "kolom_pribadi", ("nama",))

    def test_ditanya_dahulu(self, masuk, sari):
        jawaban = masuk(sari).get(self.ALAMAT)
        rincian = dict(jawaban.context["rincian"])
        assert "Content-Disposition" not in jawaban.headers
        assert (rincian["Baris"], rincian["Saringan"]) == ("1", "Cari: unit 3")
        assert rincian["Kolom"] == "Nama, Jenis, Urutan"
        assert rincian["Di antaranya data pribadi"] == "Nama"
        assert jawaban.context["url_batal"] == f"{ALAMAT}?q=unit+3"
        assert not CatatanAkses.objects.exists()

    @pytest.mark.parametrize("alasan", ["", "   ", "perlu"])
    def test_tanpa_keperluan_tidak_keluar(self, masuk, sari, alasan):
        jawaban = masuk(sari).post(self.ALAMAT, {"alasan": alasan})
        assert jawaban.status_code == 400
        assert jawaban.context["form"].errors.keys() == {"alasan"}
        assert not CatatanAkses.objects.exists()

    def test_dengan_keperluan_keluar_dan_tercatat(self, masuk, sari):
        jawaban = masuk(sari).post(self.ALAMAT, {"alasan": self.ALASAN})
        assert [b[0] for b in baca_csv(jawaban)] == ["Nama", "Unit 3"]
        assert CatatanAkses.objects.get().alasan == f"{self.ALASAN} · csv, 1 baris, format=csv&q=unit+3"

    def test_kolom_pribadi_yang_disembunyikan_tidak_ditanya(self, masuk, sari, monkeypatch):
        monkeypatch.setattr(TabelInstansi, "kolom_pribadi", ("sumber",))
        assert baca_csv(masuk(sari).get(self.ALAMAT))
        assert masuk(sari).get(f"{self.ALAMAT}&kolom=sumber").context["rincian"]

    def test_tanpa_izin_tidak_ditanya_pun(self, masuk, budi):
        assert masuk(budi).get(self.ALAMAT).status_code == 403
        assert masuk(budi).post(self.ALAMAT, {"alasan": self.ALASAN}).status_code == 403

    def test_kota_lain_hanya_datanya_sendiri(self, masuk, citra):
        isi = masuk(citra).post(f"{ALAMAT}?format=csv", {"alasan": self.ALASAN})
        assert [b[0] for b in baca_csv(isi)] == ["Nama", "Dinas Sorong"]

    def test_post_tanpa_bentuk_berkas_ditolak(self, masuk, sari):
        assert masuk(sari).post(ALAMAT, {"alasan": self.ALASAN}).status_code == 405


class TestHasil:
    """The file of a job: for its owner, for some days, while the rows are in reach."""

    @pytest.fixture
    def jadi(self, pesanan):
        ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
        pesanan.refresh_from_db()
        return pesanan

    def test_hanya_pemiliknya(self, jadi, masuk, sari, budi, buat_pengguna, kota_tangsel):
        rekan = buat_pengguna("rekan", kota_tangsel, ("BKD", {}))
        assert masuk(sari).get(jadi.alamat_hasil).getvalue()
        for lain in (budi, rekan):
            assert masuk(lain).get(jadi.alamat_hasil).status_code == 404

    def test_batas_waktu_tampil(self, jadi, masuk, sari):
        assert "sampai" in masuk(sari).get(reverse("pekerjaan_lihat", args=[jadi.pk])).content.decode()

    def test_kedaluwarsa_dijelaskan(self, jadi, masuk, sari, settings):
        Pekerjaan.objects.update(berakhir_pada=timezone.now() - timedelta(days=settings.HASIL_UMUR_HARI, minutes=1))
        jawaban = masuk(sari).get(jadi.alamat_hasil)
        assert jawaban.status_code == 410
        assert "ekspor sekali lagi" in jawaban.content.decode()

    def test_sesudah_berkasnya_dibuang_pun_dijelaskan(self, jadi, masuk, sari):
        Berkas.objects.all().delete()
        assert masuk(sari).get(jadi.alamat_hasil).status_code == 410

    def test_hak_yang_dicabut_menutup_berkas(self, jadi, masuk, sari):
        klien = masuk(sari)
        sari.penugasan.all().delete()
        assert klien.get(jadi.alamat_hasil).status_code == 410

    def test_pemilik_dikabari_sekali(self, pesanan, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks() as sesudah:
            ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
            ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
        assert len(sesudah) == 1

    def test_dua_pekerja_sekaligus_satu_berkas(self, pesanan, monkeypatch):
        """The second delivery finds the job open, and finds it ended when it wants to hand over."""
        asli = pekerja.lembar_tulis

        def tulis(jalur, bentuk, lembar):
            asli(jalur, bentuk, lembar)
            monkeypatch.setattr(pekerja, "lembar_tulis", asli)
            ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)

        monkeypatch.setattr(pekerja, "lembar_tulis", tulis)
        ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
        assert Berkas.objects.count() == 1

    def test_kegagalan_tidak_meninggalkan_berkas(self, pesanan, monkeypatch, folder_berkas):
        monkeypatch.setattr(pekerja, "lembar_tulis", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
        assert [b for b in folder_berkas.rglob("*") if b.is_file()] == []


def test_bentuk_baris_dibangun_lagi_dalam_pekerjaan(lima, pekerjaan, folder_berkas, sari):
    isi = Pesanan(
        model="instansi.Instansi",
        kunci=[lima[0].pk],
        tabel="tests.core.test_ekspor.TabelBerbentuk",
        kolom=("sebutan",),
        kepala=("Sebutan",),
        nama="instansi.xlsx",
        izin="instansi.view_instansi",
        bentuk=(("tests.core.test_ekspor.bersebutan", ("Yth. ",)),),
    )
    cache.set(kunci_pesanan(pekerjaan.pk), isi)
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    assert isi_hasil(pekerjaan, folder_berkas) == ["Sebutan", "Yth. Unit 1"]


def bersebutan(kueri, awalan):
    return kueri.annotate(sebutan=Concat(Value(awalan), "nama"))


class TabelBerbentuk(Tabel):
    sebutan = tables.Column()


def test_buku_siap_dicetak():
    """On paper: landscape, one page wide, the header again on every page, and columns as wide as what they hold."""
    buku = BytesIO()
    baris = [["Dr. Siti Rahmawati Nasution, S.E., M.Si.", date(2026, 1, 2), None]] * 300
    tulis_xlsx(buku, [Lembar("Daftar A & B", ["Nama", "TMT", "X"], baris, keterangan="keadaan 2 Januari 2026")])
    lembar = load_workbook(buku).active
    assert (lembar.page_setup.orientation, lembar.page_setup.fitToHeight, lembar.print_title_rows) == (
        "landscape",
        0,
        "$1:$1",
    )
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    assert (lembar.oddHeader.left.text, lembar.oddHeader.right.text) == ("Daftar A && B", "keadaan 2 Januari 2026")
    assert [lembar.column_dimensions[k].width for k in "ABC"] == [42, 12, 8]
    assert lembar.max_row == 301
