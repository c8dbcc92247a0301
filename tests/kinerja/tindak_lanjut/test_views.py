"""Pages: what each reader is offered, forms with their sentences, the public page and the consent behind it."""

import pytest
from django.urls import reverse

from asn.core.models import Pekerjaan
from kinerja.tindak_lanjut.models import InsentifPenghargaan, KriteriaPenghargaan, NominasiPenghargaan
from kinerja.tindak_lanjut.services.nominasi import suara_beri
from tests.kinerja.tindak_lanjut.conftest import HARI_INI
from tests.kinerja.tindak_lanjut.pembuat import buat_kriteria, buat_nominasi, buat_rencana, catat

KEHORMATAN = "/tindak-lanjut/kehormatan/tangerang-selatan/"


def alamat(nama, *args):
    return reverse(f"tindak_lanjut:{nama}", args=args)


@pytest.fixture
def buka(kantor, masuk):
    """`buka("sari", url)`: the page as text, whatever its status."""

    def buka_sebagai(nama, jalur, isi=None, *, ikut=False):
        klien = masuk(kantor.akun[nama])
        jawaban = klien.get(jalur, follow=ikut) if isi is None else klien.post(jalur, isi, follow=ikut)
        jawaban.teks = jawaban.getvalue().decode()
        return jawaban

    return buka_sebagai


def test_calon_sampai_sk_lewat_halaman(kantor, kota_tangsel, buka):
    buat_kriteria(kota_tangsel)
    n = buat_nominasi(kantor.rina)
    daftar = buka("tuti", alamat("nominasi_daftar"))
    assert "Rina Wulandari" in daftar.teks
    assert "Cari calon sekarang" not in daftar.teks
    kosong = buka("tuti", alamat("timbang", n.pk), {"sikap": "SETUJU", "alasan": "pendek"})
    assert kosong.status_code == 422
    assert "sedikitnya 10 huruf" in kosong.teks
    isi = {"sikap": "SETUJU", "alasan": "Buktinya lengkap dan konsisten."}
    assert "Pertimbangan Anda dicatat" in buka("tuti", alamat("timbang", n.pk), isi, ikut=True).teks
    assert "Anda sudah memberi pertimbangan" in buka("tuti", alamat("nominasi", n.pk)).teks
    assert buka("tuti", alamat("timbang", n.pk), isi).status_code == 422
    buka("tono", alamat("timbang", n.pk), isi)
    pilih = buka("budi", alamat("sk_tetapkan"))
    assert "Rina Wulandari" in pilih.teks
    tanpa = buka("budi", alamat("sk_tetapkan"), {"nominasi": [n.pk]})
    assert tanpa.status_code == 422
    assert "Centang pernyataan" in tanpa.teks
    jadi = buka("budi", alamat("sk_tetapkan"), {"nominasi": [n.pk], "yakin": "on"}, ikut=True)
    assert "dicatat di buku induk" in jadi.teks
    assert "Tidak ada yang menunggu penetapan" in buka("budi", alamat("sk_tetapkan")).teks
    profil = buka("sari", reverse("pegawai:rincian", args=[kantor.rina.pk]) + "?bagian=penghargaan")
    assert alamat("nominasi", n.pk) in profil.teks  # "Lihat asal"


def test_penetap_melihat_mengapa_ia_tidak_menetapkan(kantor, kota_tangsel, buat_pengguna, masuk, sebagai):
    rangkap = buat_pengguna("ratna", kota_tangsel, ("TIM_PENILAI", {}), ("PPK", {}))
    n = buat_nominasi(kantor.rina)
    for oleh in (rangkap, sebagai("tono")):
        suara_beri(nominasi=n, sikap="SETUJU", alasan="Layak menerima.", oleh=oleh)
    teks = masuk(rangkap).get(alamat("sk_tetapkan")).content.decode()
    assert "ikut menimbang" in teks
    assert "Tetapkan dengan SK" not in teks


def test_laman_kehormatan_hanya_dengan_izin(kantor, buka, client):
    n = buat_nominasi(kantor.rina, keadaan="ditetapkan")
    buat_nominasi(kantor.hadi, keadaan="disetujui", izin_publik=True)
    assert "Rina" not in client.get(KEHORMATAN).content.decode()
    beri = {"nominasi": n.pk, "setuju": "ya"}
    assert "sekarang tampil" in buka("rina", alamat("penghargaan_saya"), beri, ikut=True).teks
    publik = client.get(KEHORMATAN).content.decode()
    assert "Rina Wulandari" in publik
    assert "Hadi Wijaya" not in publik
    assert kantor.rina.nip not in publik
    assert "Rina" not in client.get(KEHORMATAN, {"q": "zzz"}).content.decode()
    assert "Rina" not in client.get(KEHORMATAN.replace("tangerang-selatan", "sorong")).content.decode()
    buka("rina", alamat("penghargaan_saya"), {"nominasi": n.pk, "setuju": "tidak"})
    assert "Rina" not in client.get(KEHORMATAN).content.decode()
    assert buka("joko", alamat("penghargaan_saya"), beri).status_code == 404
    assert buka("rina", alamat("penghargaan_saya"), {"nominasi": "x"}).status_code == 404


def test_kehormatan_kota_yang_tidak_ada(client, kantor):
    assert client.get("/tindak-lanjut/kehormatan/atlantis/").status_code == 404


def test_aturan_dicatat_dengan_sumbernya(kantor, buka):
    isi = {"jenis": "PEGAWAI_TRIWULAN", "berlaku_mulai": "2026-01-01", "dasar": "Perwal 3/2026", "keyakinan": "sedang"}
    gagal = buka("sari", alamat("insentif_baru"), isi | {"uraian": "Insentif", "rupiah": "nol"})
    assert gagal.status_code == 422
    buka("sari", alamat("insentif_baru"), isi | {"uraian": "Insentif", "rupiah": "Rp1.500.000"})
    assert InsentifPenghargaan.objects.get().rupiah == 1_500_000
    teks = buka("auditor", alamat("aturan")).teks
    assert "Perwal 3/2026 (perlu verifikasi)" in teks
    assert "Insentif baru" not in teks
    kriteria = {
        "berlaku_mulai": "2026-01-01",
        "dasar": "Kepwal 9/2026",
        "keyakinan": "tinggi",
        "predikat_minimal": "SANGAT_BAIK",
        "deret_minimal": 2,
        "bulan_bebas_hukdis": 12,
        "bulan_jeda": 6,
        "calon_per_instansi": 1,
        "suara_minimal": 2,
    }
    buka("sari", alamat("kriteria_baru"), kriteria)
    assert KriteriaPenghargaan.objects.get().deret_minimal == 2


def test_pembinaan_lewat_halaman(kantor, buka):
    r = buat_rencana(kantor.rina)
    assert "Rina Wulandari" in buka("hadi", alamat("pembinaan_tim")).teks
    assert buka("hadi", alamat("pembinaan_daftar")).status_code == 403
    assert "Mulai pembinaan" in buka("hadi", alamat("pembinaan", r.pk)).teks
    gagal = buka("hadi", alamat("mulai", r.pk), {"sasaran": "", "mulai": "2020-01-01"})
    assert gagal.status_code == 422
    assert "paling jauh sebulan" in gagal.teks
    isi = {"sasaran": "Laporan tepat waktu.", "mulai": HARI_INI.isoformat(), "konselor": kantor.akun["kiki"].pk}
    assert "titik pantau bulanan" in buka("hadi", alamat("mulai", r.pk), isi, ikut=True).teks
    kegiatan = {"jenis": "PELATIHAN", "uraian": "Pengolahan data", "tenggat": "2027-01-31"}
    assert "Kebutuhan pelatihan" in buka("hadi", alamat("kegiatan", r.pk), kegiatan, ikut=True).teks
    luar = buka("hadi", alamat("kegiatan", r.pk), kegiatan | {"tenggat": "2030-01-01"})
    assert "di dalam masa pembinaan" in luar.teks
    titik = r.titik.first()
    catatan = {"capaian": "SEBAGIAN", "uraian": "Dua dari tiga laporan.", "langkah": ""}
    assert "dicatat" in buka("hadi", alamat("titik", titik.pk), catatan, ikut=True).teks
    saya = buka("rina", alamat("pembinaan_saya"), ikut=True)
    assert "Sudah saya baca" in saya.teks
    assert "Konseling kasus ini" not in saya.teks
    baca = {"titik": titik.pk, "tanggapan": "Terima kasih."}
    assert "Terima kasih" in buka("rina", alamat("pembinaan_saya"), baca, ikut=True).teks
    assert buka("joko", alamat("pembinaan_saya"), baca).status_code == 404
    hasil = buka("sari", alamat("hasil", r.pk))
    assert "Masa perbaikan masih berjalan" in hasil.teks
    tolak = buka("sari", alamat("hasil", r.pk), {"catatan": "Berita acara 1/2026"})
    assert tolak.status_code == 302  # refused with a message


@pytest.mark.parametrize(
    ("nama", "ada"), [("hadi", {"titik"}), ("sari", {"titik", "batal"}), ("budi", set()), ("rina", set())]
)
def test_tombol_menurut_peran(kantor, buka, nama, ada):
    r = buat_rencana(kantor.rina, "berjalan", pembina=kantor.hadi)
    catat(r.titik.first(), kantor.akun["hadi"])
    teks = buka(nama, alamat("pembinaan", r.pk)).teks
    assert ("Catat titik pantau" in teks) is ("titik" in ada)
    assert (alamat("batalkan", r.pk) in teks) is ("batal" in ada)
    assert ("Sudah saya baca" in teks) is (nama == "rina")


def test_daftar_menunjukkan_predikat_awal_dan_kemajuan(kantor, buka):
    catat(buat_rencana(kantor.rina, "berjalan").titik.first(), kantor.akun["hadi"])
    teks = buka("sari", alamat("pembinaan_daftar")).teks
    assert "predikat-butuh-perbaikan" in teks
    assert "1 / 6" in teks


@pytest.mark.parametrize(("saring", "ada"), [("?pantau=terlambat", True), ("?pantau=pegawai", False)])
def test_saringan_pemantauan(kantor, buka, saring, ada):
    buat_rencana(kantor.rina, "berjalan")
    assert ("Rina Wulandari" in buka("sari", alamat("pembinaan_daftar") + saring).teks) is ada


def test_ekspor_meminta_tujuan_dan_tidak_bagi_auditor(kantor, buka):
    buat_rencana(kantor.rina, "berjalan")
    assert buka("auditor", alamat("pembinaan_daftar") + "?format=csv").status_code == 403
    tanya = buka("sari", alamat("pembinaan_daftar") + "?format=csv")
    assert "Rina" not in tanya.teks  # first the purpose
    assert Pekerjaan.objects.count() == 0


def test_calon_melihat_hanya_yang_ditetapkan(kantor, buka):
    buat_nominasi(kantor.rina)
    assert "Belum ada penghargaan" in buka("rina", alamat("penghargaan_saya")).teks
    assert buka("rina", alamat("nominasi_daftar")).status_code == 403


def test_cari_calon_sekarang(kantor, buka):
    assert "Pencarian calon dimulai" in buka("sari", alamat("cari"), {}, ikut=True).teks
    assert buka("tuti", alamat("cari"), {}).status_code == 403
    assert NominasiPenghargaan.objects.count() == 0
