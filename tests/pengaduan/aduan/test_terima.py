"""Intake: one report per submission, sealed identity, files without secrets, suspicion without refusal."""

import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from asn.core.berkas import berkas_baca, berkas_terlihat
from asn.core.models import Berkas
from pengaduan.aduan.models import Aduan, IdentitasPelapor, LampiranAduan, Titipan
from pengaduan.aduan.services import terima as layanan
from pengaduan.aduan.workflows import IZIN_LIHAT
from tests.pengaduan.aduan.pembuat import ISI, buat_kelurahan, terima

pytestmark = pytest.mark.django_db
ALAMAT = "/lapor/tangerang-selatan/"
NIK = "3674012505900001"


def foto(**lain) -> bytes:
    keluaran = BytesIO()
    gambar = Image.new("RGB", (60, 40), "#336699")
    exif = gambar.getexif()
    exif[0x8825] = {1: "S", 2: (6.0, 17.0, 0.0)}
    gambar.save(keluaran, "JPEG", exif=exif, **lain)
    return keluaran.getvalue()


def isian(**lain) -> dict[str, object]:
    return ISI | {"kunci": str(uuid.uuid4()), "langkah": "kirim"} | lain


def kirim(client, **lain):
    return client.post(ALAMAT, isian(**lain))


def test_halaman_kosong_dan_tanda_terima_sekali(client, lingkup, kota_tangsel):
    buat_kelurahan(kota_tangsel)
    assert "Tidak tahu" in client.get(ALAMAT).text
    jawaban = kirim(client, nama="Budi", surel="budi@contoh.id")
    assert jawaban.status_code == 302
    aduan = Aduan.objects.get()
    tanda = client.get(jawaban.headers["Location"])
    assert aduan.nomor in tanda.text
    assert "Kata sandi hanya ditampilkan sekali" in tanda.text
    assert aduan.nomor not in client.get(jawaban.headers["Location"]).text


def test_identitas_hanya_di_segel(client, lingkup, kota_tangsel):
    kirim(client, nama="Budi Santoso", telepon="081234567890", surel="budi@contoh.id")
    aduan = Aduan.objects.get()
    identitas = IdentitasPelapor.objects.get(aduan=aduan)
    assert "Budi" not in identitas.sandi
    assert identitas.bersurel
    polos = " ".join(str(v) for v in Aduan.objects.values().get(pk=aduan.pk).values())
    assert "Budi" not in polos
    assert "081234567890" not in polos


def test_dua_kali_kirim_satu_laporan(client, lingkup, kota_tangsel):
    isi = isian()
    satu, dua = client.post(ALAMAT, isi), client.post(ALAMAT, isi)
    assert (satu.status_code, dua.status_code) == (302, 302)
    assert Aduan.objects.count() == 1
    tanda = client.get(dua.headers["Location"])
    assert "sudah kami terima sebelumnya" in tanda.text
    assert "Kata sandi hanya ditampilkan sekali" in tanda.text


def test_rahasia_lama_tidak_ditampilkan_lagi(lingkup, kota_tangsel):
    kunci = uuid.uuid4()
    satu = terima(kota_tangsel, kunci=kunci)
    Aduan.objects.update(diterima_pada=satu.aduan.diterima_pada - layanan.TANDA_ULANG)
    assert terima(kota_tangsel, kunci=kunci).rahasia == ""


def test_galat_di_kolomnya(client, lingkup, kota_tangsel):
    jawaban = client.post(ALAMAT, {"kunci": str(uuid.uuid4()), "jenis": "pengaduan", "waktu_kejadian": "2999-01-01"})
    assert jawaban.status_code == 422
    for kalimat in ("Tulis judulnya.", "Ceritakan apa yang terjadi.", "tidak boleh di masa depan"):
        assert kalimat in jawaban.text
    assert not Aduan.objects.exists()


def test_nik_membawa_ke_pratinjau_lalu_terkirim(client, lingkup, kota_tangsel):
    isi = isian(isi=f"KTP saya {NIK} belum jadi padahal sudah enam bulan menunggu.")
    jawaban = client.post(ALAMAT, isi)
    assert jawaban.status_code == 200
    assert "Tulisan Anda memuat NIK" in jawaban.text
    assert "██████" in jawaban.text
    assert not Aduan.objects.exists()
    isi["ditinjau"] = jawaban.context["ditinjau"]
    assert client.post(ALAMAT, isi).status_code == 302
    assert Aduan.objects.get().isi_publik == ""


def test_rahasia_tidak_punya_tampilan_publik(client, lingkup, kota_tangsel):
    jawaban = kirim(client, langkah="pratinjau", rahasia="on", isi=f"Data saya {NIK} dipakai orang lain tanpa izin.")
    assert "Laporan rahasia hanya dibaca petugas" in jawaban.text


def test_foto_bertahan_lewat_pratinjau_dan_kehilangan_gps(client, lingkup, kota_tangsel, buat_pengguna):
    kunci = str(uuid.uuid4())
    berkas = SimpleUploadedFile("lubang.jpg", foto(), "image/jpeg")
    jawaban = kirim(client, kunci=kunci, langkah="pratinjau", berkas=berkas)
    assert "lubang.jpg" in jawaban.text
    pengelola = buat_pengguna("pia", kota_tangsel, ("PENGELOLA_ADUAN", {}))
    titipan = Titipan.objects.get()
    assert berkas_terlihat(pengelola, titipan.berkas_id) is None
    kirim(client, kunci=kunci)
    lampiran = LampiranAduan.objects.get(aduan=Aduan.objects.get())
    assert not Titipan.objects.exists()
    assert berkas_terlihat(pengelola, lampiran.berkas_id)
    with Image.open(BytesIO(berkas_baca(lampiran.berkas))) as gambar:
        assert dict(gambar.getexif()) == {}


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("peta.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("surat.html", b"<html><script>alert(1)</script></html>"),
        ("foto.jpg", b"<html><script>alert(1)</script></html>"),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + b"<script>" * 20),
        ("foto.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
        ("foto.php", foto()),
        ("arsip.pdf", b"PK\x03\x04"),
    ],
)
def test_berkas_berbahaya_ditolak_dengan_kalimat(client, lingkup, kota_tangsel, nama, isi):
    jawaban = kirim(client, berkas=SimpleUploadedFile(nama, isi, "image/jpeg"))
    assert jawaban.status_code == 422
    assert nama in jawaban.text
    assert not Aduan.objects.exists()
    assert not Berkas.objects.exists()


def test_bom_gambar_dan_jumlah_berkas(client, lingkup, kota_tangsel):
    bom = BytesIO()
    Image.new("1", (9000, 9000)).save(bom, "PNG")
    assert "40 megapiksel" in kirim(client, berkas=SimpleUploadedFile("b.png", bom.getvalue(), "image/png")).text
    enam = [SimpleUploadedFile(f"{i}.jpg", foto(quality=50 + i), "image/jpeg") for i in range(6)]
    assert "Paling banyak 5 berkas" in kirim(client, berkas=enam).text


def test_polyglot_kehilangan_muatannya(client, lingkup, kota_tangsel):
    jawaban = kirim(client, berkas=SimpleUploadedFile("f.jpg", foto() + b"<script>alert(1)</script>", "image/jpeg"))
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    assert b"script" not in berkas_baca(LampiranAduan.objects.get().berkas)


def test_jebakan_dan_banjir_dikarantina_bukan_ditolak(client, settings, lingkup, kota_tangsel):
    settings.ADUAN_PERIKSA_PER_JAM = 2
    assert kirim(client, situs="http://x").status_code == 302
    assert Aduan.objects.get().keadaan == "karantina"
    for _ in range(3):
        assert kirim(client).status_code == 302
    assert Aduan.objects.filter(keadaan="karantina").count() == 3
    assert Aduan.objects.filter(keadaan="diterima").count() == 1


def test_banjir_yang_tak_masuk_akal_ditolak_sementara(client, settings, lingkup, kota_tangsel):
    settings.ADUAN_TOLAK_PER_JAM = 1
    kirim(client)
    jawaban = kirim(client)
    assert jawaban.status_code == 429
    assert jawaban.headers["Retry-After"]
    assert Aduan.objects.count() == 1
    assert client.get(ALAMAT).status_code == 200


SERANGAN = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def test_xss_di_setiap_kolom(client, masuk, lingkup, kota_tangsel, buat_pengguna):
    kolom = ("judul", "isi", "lokasi", "layanan", "terlapor_disebut", "nama", "situs")
    isi = isian(**dict.fromkeys(kolom, SERANGAN), langkah="pratinjau")
    assert "<script>alert" not in client.post(ALAMAT, isi).text
    client.post(ALAMAT, isi | {"langkah": "kirim"})
    aduan = Aduan.objects.get()
    petugas = masuk(buat_pengguna("pia", kota_tangsel, ("PENGELOLA_ADUAN", {})))
    for alamat in (reverse("aduan:rincian", args=[aduan.pk]), reverse("aduan:daftar"), reverse("aduan:antrean")):
        teks = petugas.get(alamat).text
        assert "alert(1)" in teks or "antrean" in alamat
        assert "<script>alert" not in teks
        assert "<img src=x" not in teks


def test_pelaporan_pelanggaran_selalu_rahasia_dan_memberi_tahu_inspektorat(client, kantor):
    kirim(client, jenis="wbs")
    aduan = Aduan.objects.get()
    assert aduan.rahasia
    assert kantor.inspektur.kabar.count() == 1
    assert kantor.koordinator.kabar.count() == 0
    assert "Lampu" not in kantor.inspektur.kabar.get().judul


def test_kota_lain_mendapat_laporannya_sendiri(client, lingkup, kota_tangsel, kota_sorong, buat_pengguna):
    client.post("/lapor/sorong/", isian())
    sorong = buat_pengguna("citra", kota_sorong, ("PENGELOLA_ADUAN", {}))
    tangsel = buat_pengguna("sari", kota_tangsel, ("PENGELOLA_ADUAN", {}))
    assert Aduan.objects.terlihat_oleh(sorong, IZIN_LIHAT).count() == 1
    assert Aduan.objects.terlihat_oleh(tangsel, IZIN_LIHAT).count() == 0


def test_kelurahan_kota_lain_ditolak(client, lingkup, kota_tangsel, kota_sorong):
    asing = buat_kelurahan(kota_sorong, "Klawasi")
    assert kirim(client, kelurahan=asing.pk).status_code == 422


def test_titipan_lama_dibuang(lingkup, kota_tangsel):
    kunci = uuid.uuid4()
    layanan.titip_berkas(kota=kota_tangsel, kunci=kunci, berkas=[SimpleUploadedFile("a.jpg", foto())])
    assert layanan.titipan_bersihkan(kota_tangsel.pk) == 0
    Titipan.objects.update(pada="2020-01-01T00:00Z")
    assert layanan.titipan_bersihkan(kota_tangsel.pk) == 1
    assert not Berkas.objects.exists()


def test_kelahiran_tidak_dijejaki(db):
    """The report is written by a statement without the context of changes: no trigger may ask for it (tgtype 4)."""
    pemicu = (
        "SELECT count(*) FILTER (WHERE tgtype::int & 4 <> 0), count(*) FROM pg_trigger"
        " WHERE NOT tgisinternal AND tgrelid IN ('aduan_aduan'::regclass, 'aduan_peristiwa'::regclass)"
    )
    with connection.cursor() as kursor:
        kursor.execute(pemicu)
        sejak_lahir, semua = kursor.fetchone()
    assert sejak_lahir == 0 < semua
