"""Pages of usulan: fill in, review, submit, decide, many at once; who sees what."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from asn.core.models import CatatanAkses
from kepegawaian.pegawai.models import RiwayatPendidikan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_buat
from kepegawaian.usulan.services.ajuan import SASARAN_SIBUK
from tests.kepegawaian.pembuat import buat_keluarga, buat_riwayat_hukdis, buat_riwayat_pendidikan
from tests.kepegawaian.usulan.conftest import ISI, PDF, putus
from tests.kepegawaian.usulan.test_jenis_riwayat import IJAZAH

ANAK = {"hubungan": "ANAK", "nama": "Dimas Pratama", "tanggal_lahir": "2018-02-01", "tanggungan": True}


def berkas(isi: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("ijazah.pdf", isi)


def tersembunyi(jawaban: Any, nama: str) -> str:
    cocok = re.search(rf'name="{nama}"[^>]*value="([^"]*)"', jawaban.content.decode())
    assert cocok, nama
    return cocok[1]


def isian(klien: Any, alamat: str, **lain: Any) -> dict[str, Any]:
    """What a browser would send back: hidden fields of the page with what was typed."""
    return {"kunci": tersembunyi(klien.get(alamat), "kunci"), **lain}


class TestMengusulkan:
    def test_dari_profil_sampai_diajukan(self, dinas, masuk):
        klien = masuk(dinas.rina)
        profil = klien.get(reverse("pegawai:rincian", args=[dinas.pegawai.pk]), {"bagian": "pendidikan"})
        alamat = reverse("usulan:baru", args=[dinas.pegawai.pk, "pendidikan"])
        assert alamat in profil.content.decode()
        jawaban = klien.post(alamat, isian(klien, alamat, **IJAZAH, bukti=berkas(), catatan="Mohon dicatat"))
        draf = Usulan.objects.get()
        assert jawaban.headers["Location"] == reverse("usulan:rincian", args=[draf.pk])
        assert (draf.keadaan, draf.pengusul, draf.aksi) == ("draf", dinas.rina, "tambah")
        halaman = klien.get(jawaban.headers["Location"]).content.decode()
        assert "Belum diajukan" in halaman
        assert "Administrasi Publik" in halaman
        klien.post(reverse("usulan:ajukan", args=[draf.pk]))
        assert Usulan.objects.get().menunggu == "instansi"
        assert "S-2 Administrasi Publik" in klien.get(reverse("usulan:saya")).content.decode()

    def test_kiriman_ulang_formulir_tidak_menggandakan(self, dinas, masuk):
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:baru", args=[dinas.pegawai.pk, "pendidikan"])
        data = isian(klien, alamat, **IJAZAH)
        for _ in range(2):
            assert klien.post(alamat, data | {"bukti": berkas()}).status_code == 302
        assert Usulan.objects.count() == 1

    def test_galat_di_kolomnya(self, dinas, masuk):
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:baru", args=[dinas.pegawai.pk, "pendidikan"])
        jawaban = klien.post(alamat, isian(klien, alamat, **IJAZAH | {"tanggal_lulus": "kemarin"}))
        assert {"tanggal_lulus", "bukti"} <= set(jawaban.context["form"].errors)
        jawaban = klien.post(alamat, isian(klien, alamat, **IJAZAH, bukti=berkas(b"MZ bukan pdf")))
        assert "bukti" in jawaban.context["form"].errors
        assert not Usulan.objects.exists()

    def test_perbaikan_menunjukkan_semula_dan_menjadi(self, dinas, masuk):
        baris = buat_riwayat_pendidikan(dinas.pegawai)
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:perbaiki", args=[dinas.pegawai.pk, "pendidikan", baris.pk])
        profil = klien.get(reverse("pegawai:rincian", args=[dinas.pegawai.pk]), {"bagian": "pendidikan"})
        assert alamat in profil.content.decode()
        ubah = {
            "tingkat": 7,
            "jurusan": "Hukum",
            "lembaga": baris.lembaga,
            "tanggal_lulus": "2013-08-01",
            "versi": 1,
            "bukti": berkas(),
        }
        jawaban = klien.post(alamat, isian(klien, alamat, **ubah), follow=True)
        halaman = jawaban.content.decode()
        assert re.search(r"Ilmu Administrasi</td>\s*<td[^>]*>Hukum", halaman)
        draf = Usulan.objects.get()
        assert (draf.sasaran_id, draf.sasaran_versi, draf.semula["jurusan"]) == (baris.pk, 1, "Ilmu Administrasi")

    def test_formulir_perbaikan_basi(self, dinas, masuk):
        baris = buat_riwayat_pendidikan(dinas.pegawai)
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:perbaiki", args=[dinas.pegawai.pk, "pendidikan", baris.pk])
        data = isian(klien, alamat, tingkat=7, jurusan="Hukum", lembaga="UI", tanggal_lulus="2013-08-01", versi=1)
        RiwayatPendidikan.objects.filter(pk=baris.pk).update(versi=2, jurusan="Ekonomi")
        jawaban = klien.post(alamat, data | {"bukti": berkas()})
        assert jawaban.status_code == 409
        assert "Ekonomi" in jawaban.content.decode()
        assert not Usulan.objects.exists()

    def test_baris_yang_sedang_diperiksa_disebut_sebelum_diisi(self, dinas, masuk):
        baris = buat_riwayat_pendidikan(dinas.pegawai)
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:perbaiki", args=[dinas.pegawai.pk, "pendidikan", baris.pk])
        assert SASARAN_SIBUK not in klien.get(alamat).content.decode()
        ubah = {"tingkat": 7, "jurusan": "Hukum", "lembaga": "UI", "tanggal_lulus": "2013-08-01", "bukti": berkas()}
        klien.post(alamat, isian(klien, alamat, **ubah))
        klien.post(reverse("usulan:ajukan", args=[Usulan.objects.get().pk]))
        assert SASARAN_SIBUK in klien.get(alamat).content.decode()

    def test_tidak_ada_yang_berubah(self, dinas, masuk):
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:biodata", args=[dinas.pegawai.pk, "biodata_mandiri"])
        jawaban = klien.post(alamat, isian(klien, alamat, versi=dinas.pegawai.versi))
        assert "Tidak ada yang berubah" in jawaban.content.decode()

    def test_cabut(self, dinas, masuk):
        baris = buat_riwayat_pendidikan(dinas.pegawai)
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:cabut", args=[dinas.pegawai.pk, "pendidikan", baris.pk])
        assert "catatan" in klien.post(alamat, isian(klien, alamat, catatan="salah")).context["pengantar"].errors
        klien.post(alamat, isian(klien, alamat, catatan="Tercatat dua kali"))
        draf = Usulan.objects.get()
        assert (draf.aksi, draf.isi, draf.semula["jurusan"]) == ("cabut", {}, "Ilmu Administrasi")

    def test_dikembalikan_diperbaiki_diajukan_lagi(self, dinas, masuk):
        usulan = usulan_buat(
            jenis="riwayat_pendidikan",
            pegawai=dinas.pegawai,
            isi=IJAZAH,
            oleh=dinas.rina,
            aksi="tambah",
            bukti=[("ijazah.pdf", PDF)],
        )
        putus(usulan, dinas.fajar, "kembalikan", "Nomor ijazah keliru")
        klien = masuk(dinas.rina)
        alamat = reverse("usulan:ubah", args=[usulan.pk])
        assert "Nomor ijazah keliru" in klien.get(alamat).content.decode()
        data = isian(klien, alamat, **IJAZAH | {"nomor_ijazah": "UI/2020/9999"}, versi_usulan=1)
        assert klien.post(alamat, data).status_code == 302
        klien.post(reverse("usulan:ajukan", args=[usulan.pk]))
        kini = Usulan.objects.get()
        assert (kini.keadaan, kini.versi, kini.isi["nomor_ijazah"]) == ("diajukan", 2, "UI/2020/9999")
        assert len(kini.bukti) == 1

    @pytest.mark.parametrize(
        ("siapa", "jenis", "status"),
        [
            ("fajar", "pendidikan", 200),
            ("sari", "pendidikan", 200),
            ("sari", "hukdis", 200),
            ("rina", "hukdis", 404),
            ("fajar", "hukdis", 404),
            ("fajar", "keluarga", 404),
            ("rina", "keluarga", 200),
            ("rina", "tidak_ada", 404),
            ("joko", "pendidikan", 404),
            ("luar", "pendidikan", 404),
            ("citra", "pendidikan", 404),
            ("gita", "pendidikan", 403),
            ("audit", "pendidikan", 403),
        ],
    )
    def test_siapa_boleh_mengusulkan_apa(self, dinas, masuk, siapa, jenis, status):
        alamat = reverse("usulan:baru", args=[dinas.pegawai.pk, jenis])
        assert masuk(getattr(dinas, siapa)).get(alamat).status_code == status

    def test_baris_orang_lain_dan_yang_gugur_bukan_sasaran(self, dinas, masuk):
        milik_joko = buat_riwayat_pendidikan(dinas.pegawai_lain)
        gugur = buat_riwayat_pendidikan(dinas.pegawai, verifikasi="DICABUT")
        klien = masuk(dinas.rina)
        for baris in (milik_joko, gugur):
            alamat = reverse("usulan:perbaiki", args=[dinas.pegawai.pk, "pendidikan", baris.pk])
            assert klien.get(alamat).status_code == 404


class TestMemutus:
    def _putuskan(self, klien, usulan, **lain):
        data = {"keputusan": "setuju", "catatan": "", "versi": usulan.versi, "sidik": usulan.sidik} | lain
        return klien.post(reverse("usulan:putuskan", args=[usulan.pk]), data)

    def test_sampai_disahkan(self, usul, dinas, masuk):
        usulan = usul()
        halaman = masuk(dinas.fajar).get(reverse("usulan:rincian", args=[usulan.pk])).content.decode()
        assert f'name="sidik" value="{usulan.sidik}"' in halaman
        assert self._putuskan(masuk(dinas.fajar), usulan).headers["Location"] == reverse("usulan:kotak")
        assert self._putuskan(masuk(dinas.sari), usulan).status_code == 302
        assert Usulan.objects.get().keadaan == "disahkan"

    def test_isi_tidak_dapat_dititipkan(self, usul, dinas, masuk):
        usulan = usul()
        self._putuskan(masuk(dinas.fajar), usulan, isi='{"nama": "Sisipan"}', nama="Sisipan")
        assert Usulan.objects.get().isi == ISI

    def test_penolakan_tanpa_alasan(self, usul, dinas, masuk):
        usulan = usul()
        jawaban = self._putuskan(masuk(dinas.fajar), usulan, keputusan="tolak")
        assert jawaban.status_code == 422
        assert "catatan" in jawaban.context["form"].errors
        assert Usulan.objects.get().keadaan == "diajukan"

    def test_isi_lain_409_dengan_keduanya(self, usul, dinas, masuk):
        usulan = usul()
        Usulan.objects.filter(pk=usulan.pk).update(isi=ISI | {"nama": "Inovasi"}, versi=2)
        jawaban = self._putuskan(masuk(dinas.fajar), usulan)
        assert jawaban.status_code == 409
        halaman = jawaban.content.decode()
        assert "Inovasi" in halaman
        assert "Satyalancana" in halaman

    def test_buku_induk_menolak_alasannya_terbaca(self, usul, dinas, masuk):
        usulan = usul(isi=ISI | {"nama": "bentrok"}, oleh=dinas.sari)
        jawaban = self._putuskan(masuk(dinas.dewi), usulan)
        assert jawaban.status_code == 422
        assert "Sudah ada penghargaan pada tanggal itu." in jawaban.content.decode()

    def test_pengusul_melihat_mengapa_ia_tidak_memutus(self, usul, dinas, masuk):
        usulan = usul(oleh=dinas.sari)
        halaman = masuk(dinas.sari).get(reverse("usulan:rincian", args=[usulan.pk])).content.decode()
        assert "orang lain yang memutusnya" in halaman
        assert 'name="keputusan"' not in halaman
        jawaban = self._putuskan(masuk(dinas.sari), usulan)
        assert jawaban.status_code == 302
        assert Usulan.objects.get().keadaan == "diajukan"

    def test_yang_kalah_cepat_diberi_tahu(self, usul, dinas, masuk):
        usulan = usul(oleh=dinas.sari)
        klien = masuk(dinas.dewi)
        self._putuskan(klien, usulan)
        jawaban = klien.post(
            reverse("usulan:putuskan", args=[usulan.pk]),
            {"keputusan": "setuju", "versi": 1, "sidik": usulan.sidik},
            follow=True,
        )
        assert "sudah disahkan oleh Dewi" in jawaban.content.decode()


class TestKotakTugas:
    def test_layar_pertama_bila_ada_tugas(self, usul, dinas, masuk):
        dasbor = reverse("dasbor")
        assert masuk(dinas.fajar).get(dasbor).headers.get("Location") != reverse("usulan:kotak")
        usul()
        assert masuk(dinas.fajar).get(dasbor).headers["Location"] == reverse("usulan:kotak")
        assert masuk(dinas.sari).get(dasbor).headers["Location"] == reverse("instansi:dasbor_kota")

    def test_layar_pertama_atasan(self, usul, dinas, masuk):
        """A superior decides only what waits for a superior, and finds it first of all."""
        dasbor, kotak = reverse("dasbor"), reverse("usulan:kotak")
        usul()
        klien = masuk(dinas.hadi)
        assert klien.get(dasbor).headers.get("Location") != kotak
        usulan = usul(jenis="uji_atasan")
        assert klien.get(dasbor).headers["Location"] == kotak
        halaman = klien.get(kotak).content.decode()
        assert re.findall(r'name="pilih" value="(\d+)"', halaman) == [str(usulan.pk)]
        putus(usulan, dinas.hadi)
        assert "Tidak ada yang menunggu Anda" in klien.get(kotak).content.decode()

    def test_cacah_di_menu(self, usul, dinas, masuk):
        for _ in range(3):
            usul()
        halaman = masuk(dinas.fajar).get(reverse("usulan:kotak")).content.decode()
        assert re.search(r'Kotak tugas <span class="cacah">3<', halaman)
        assert "cacah" not in masuk(dinas.sari).get(reverse("usulan:daftar")).content.decode()

    def test_yang_mendesak_di_atas(self, usul, dinas, masuk):
        biasa, mendesak = usul(isi=ISI | {"nama": "Biasa"}), usul(isi=ISI | {"nama": "Mendesak"}, tenggat="2027-01-01")
        halaman = masuk(dinas.fajar).get(reverse("usulan:kotak")).content.decode()
        assert re.findall(r'name="pilih" value="(\d+)"', halaman) == [str(mendesak.pk), str(biasa.pk)]

    def test_bkd_melihat_tahap_instansi_bila_diminta(self, usul, dinas, masuk):
        usulan = usul()
        klien = masuk(dinas.sari)
        assert f"/usulan/{usulan.pk}/" not in klien.get(reverse("usulan:kotak")).content.decode()
        assert f"/usulan/{usulan.pk}/" in klien.get(reverse("usulan:kotak"), {"tahap": "instansi"}).content.decode()

    def test_kosong_berkata_apa(self, dinas, masuk):
        assert "Tidak ada yang menunggu Anda" in masuk(dinas.fajar).get(reverse("usulan:kotak")).content.decode()

    def test_pegawai_biasa_tidak_punya_kotak(self, dinas, masuk):
        assert masuk(dinas.joko).get(reverse("usulan:kotak")).status_code == 403

    def test_massal_dari_layar_sampai_hasil(self, usul, dinas, masuk):
        baik, bentrok = usul(oleh=dinas.sari), usul(oleh=dinas.sari, isi=ISI | {"nama": "bentrok"})
        klien = masuk(dinas.dewi)
        layar = klien.get(reverse("usulan:massal"), {"pilih": [baik.pk, bentrok.pk, "x", 999_999_999]})
        butir = re.findall(r'name="butir" value="([^"]+)"', layar.content.decode())
        assert {b.split(":")[0] for b in butir} == {str(baik.pk), str(bentrok.pk)}
        hasil = klien.post(reverse("usulan:massal"), {"butir": butir}).content.decode()
        assert "<strong>1</strong> disetujui, <strong>1</strong> tidak" in hasil
        assert "Sudah ada penghargaan" in hasil

    def test_massal_karangan_ditolak(self, usul, dinas, masuk):
        klien = masuk(dinas.dewi)
        assert klien.get(reverse("usulan:massal")).status_code == 302
        usulan = usul(oleh=dinas.sari)
        hasil = klien.post(reverse("usulan:massal"), {"butir": [f"{usulan.pk}:1:palsu"]}).content.decode()
        assert "<strong>0</strong> disetujui" in hasil
        assert klien.post(reverse("usulan:massal"), {"butir": ["rusak"]}).status_code == 302

    def test_data_tertutup_tidak_massal(self, dinas, masuk):
        usulan = usulan_buat(jenis="uji_tertutup", pegawai=dinas.pegawai, isi=ISI, oleh=dinas.rina)
        klien = masuk(dinas.sari)
        assert f'name="pilih" value="{usulan.pk}"' not in klien.get(reverse("usulan:kotak")).content.decode()
        assert klien.get(reverse("usulan:massal"), {"pilih": [usulan.pk]}).status_code == 302
        butir = f"{usulan.pk}:{usulan.versi}:{usulan.sidik}"
        assert "satu per satu" in klien.post(reverse("usulan:massal"), {"butir": [butir]}).content.decode()


class TestKerahasiaan:
    """Closed content never appears in lists, search, exports or logs, whatever the role."""

    @pytest.fixture
    def rahasia(self, dinas):
        usulan = usulan_buat(
            jenis="riwayat_keluarga",
            pegawai=dinas.pegawai,
            isi=ANAK,
            oleh=dinas.rina,
            aksi="tambah",
            bukti=[("kk.pdf", PDF)],
        )
        buat_keluarga(dinas.pegawai, nama="Dimas Pratama")
        buat_riwayat_hukdis(dinas.pegawai)
        return usulan

    @pytest.mark.parametrize("siapa", ["fajar", "gita", "hadi", "audit", "luar", "citra", "joko"])
    def test_tanpa_hak_tidak_ada_jejaknya(self, rahasia, dinas, masuk, siapa):
        klien = masuk(getattr(dinas, siapa))
        for alamat in (reverse("usulan:daftar"), reverse("usulan:kotak"), reverse("usulan:saya")):
            for parameter in ({}, {"q": "Rina"}, {"jenis": "riwayat_keluarga"}):
                jawaban = klien.get(alamat, parameter)
                if jawaban.status_code == 200:
                    assert f"/usulan/{rahasia.pk}/" not in jawaban.content.decode()
        assert klien.get(reverse("usulan:rincian", args=[rahasia.pk])).status_code in (403, 404)
        assert klien.get(reverse("berkas_unduh", args=[rahasia.bukti[0]])).status_code == 404

    def test_bkd_melihat_judul_di_daftar_dan_isi_dengan_catatan(self, rahasia, dinas, masuk):
        klien = masuk(dinas.sari)
        for alamat in (reverse("usulan:daftar"), reverse("usulan:kotak")):
            halaman = klien.get(alamat).content.decode()
            assert "data tertutup" in halaman
            assert "Dimas" not in halaman
        assert not CatatanAkses.objects.exists()
        assert "Dimas Pratama" in klien.get(reverse("usulan:rincian", args=[rahasia.pk])).content.decode()
        catatan = CatatanAkses.objects.get()
        assert (catatan.pengguna, catatan.objek_id) == (dinas.sari, str(dinas.pegawai.pk))
        assert "Dimas" not in catatan.butir + catatan.alasan

    def test_ekspor_tanpa_isi_tertutup(self, rahasia, dinas, masuk):
        klien = masuk(dinas.sari)
        jawaban = klien.post(f"{reverse('usulan:daftar')}?format=csv", {"alasan": "Rekap usulan bulan ini"})
        isi = jawaban.getvalue().decode()
        assert "Tambah keluarga" in isi
        assert "Dimas" not in isi

    def test_milik_sendiri_tidak_dicatat(self, rahasia, dinas, masuk):
        masuk(dinas.rina).get(reverse("usulan:rincian", args=[rahasia.pk]))
        assert not CatatanAkses.objects.exists()

    def test_pembukaan_jenis_rahasia_tidak_terbaca_subjeknya(self, dinas, masuk):
        usulan = usulan_buat(jenis="uji_rahasia", pegawai=dinas.pegawai, isi=ISI, oleh=dinas.dewi)
        masuk(dinas.sari).get(reverse("usulan:rincian", args=[usulan.pk]))
        assert CatatanAkses.objects.get().objek_jenis.model == "usulan"


@pytest.mark.parametrize(("siapa", "tercatat"), [("sari", ["Keluarga"]), ("rina", [])])
def test_formulir_perbaikan_data_tertutup_tercatat(dinas, masuk, siapa, tercatat):
    """The form repeats what the row says, so opening it is opening the data; one's own data needs no log."""
    anak = buat_keluarga(dinas.pegawai)
    alamat = reverse("usulan:perbaiki", args=[dinas.pegawai.pk, "keluarga", anak.pk])
    assert masuk(getattr(dinas, siapa)).get(alamat).status_code == 200
    assert list(CatatanAkses.objects.values_list("butir", flat=True)) == tercatat
