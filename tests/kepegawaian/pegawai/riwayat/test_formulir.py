"""The forms: every kind opens and accepts a valid row, errors stand at their field, warnings ask to be confirmed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.urls import reverse

from asn.core.services import VersiBasi
from kepegawaian.pegawai.forms_biodata import formulir_biodata
from kepegawaian.pegawai.forms_riwayat import BELUM_DIPERIKSA, formulir_riwayat
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import isi_baca, riwayat_catat, riwayat_perbaiki
from tests.kepegawaian import pembuat
from tests.kepegawaian.pegawai.riwayat.conftest import KODE, PDF


def kirim(isi: dict) -> dict[str, str]:
    """What a browser sends: text only, nothing for an empty field or an empty tick."""
    return {k: "on" if v is True else str(v) for k, v in isi.items() if v not in (None, False)}


def gambar(form) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


@pytest.mark.parametrize("kode", KODE)
def test_formulir_kosong_tergambar(kota, kode):
    html = gambar(formulir_riwayat(kode)(pegawai=kota.rina))
    assert 'name="bukti"' in html
    assert ('name="nomor_sk"' in html) is (
        kode in {"jabatan", "pangkat", "kgb", "angka_kredit", "penghargaan", "hukdis"}
    )


@pytest.mark.parametrize("kode", KODE)
def test_setiap_bidang_tergambar(kota, kode):
    """A field that is not drawn would come back empty and erase what was stored."""
    form = formulir_riwayat(kode)(pegawai=kota.rina)
    html = gambar(form)
    assert [nama for nama in form.fields if f'name="{nama}"' not in html] == ["sudah_diperiksa"]


@pytest.mark.parametrize("kode", KODE)
def test_isian_sah_diterima_dan_dapat_dicatat(kota, sari, isi_sah, kode):
    jenis = JENIS_RIWAYAT[kode]
    form = formulir_riwayat(kode)(kirim(isi_sah(kode)), pegawai=kota.rina)
    assert form.is_valid(), form.errors
    assert isi_baca(jenis, form.isi) == isi_baca(jenis, isi_sah(kode))
    riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=form.isi, oleh=sari)


@pytest.mark.parametrize("kode", KODE)
def test_perbaikan_terbuka_berisi_dan_tanpa_beda(kota, sari, isi_sah, kode):
    """A correction form sent back untouched changes nothing, also not what it does not show."""
    jenis = JENIS_RIWAYAT[kode]
    baris = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah(kode), oleh=sari)
    baris.refresh_from_db()
    form = formulir_riwayat(kode)(pegawai=kota.rina, sasaran=baris)
    assert 'name="versi" value="1"' in gambar(form)
    form = formulir_riwayat(kode)(kirim(isi_sah(kode)), pegawai=kota.rina, sasaran=baris)
    assert form.is_valid(), form.errors
    assert form.beda == []


@pytest.mark.parametrize("kode", KODE)
def test_ringkasan_galat_urut_seperti_halamannya(kota, kode):
    form = formulir_riwayat(kode)({}, pegawai=kota.rina)
    html = gambar(form)
    letak = [html.index(f'name="{b.name}"') for b in form if b.errors]
    assert letak == sorted(letak) != []


def test_berkas_yang_hilang_dari_isian_diminta_lagi(kota, isi_sah):
    kelas = formulir_riwayat("pangkat")
    bukti = {"bukti": SimpleUploadedFile("sk.pdf", PDF)}
    form = kelas(kirim(isi_sah("pangkat") | {"tmt": "1980-01-01"}), bukti, pegawai=kota.rina)
    assert "Pilih lagi berkasnya" in gambar(form)
    assert "Pilih lagi berkasnya" not in gambar(kelas(kirim({}), pegawai=kota.rina))


def test_galat_aturan_pada_kolomnya(kota, isi_sah):
    form = formulir_riwayat("pangkat")(kirim(isi_sah("pangkat") | {"tmt": "1980-01-01"}), pegawai=kota.rina)
    assert not form.is_valid()
    assert "sudah_diperiksa" not in form.errors
    assert "mendahului kelahiran" in form.errors["tmt"][0]
    assert "mendahului kelahiran" in gambar(form)


def test_peringatan_perlu_dicentang_dan_centang_lama_tidak_berlaku(kota, isi_sah):
    kelas = formulir_riwayat("pangkat")
    isi = isi_sah("pangkat") | {"tanggal_sk": ""}
    form = kelas(kirim(isi), pegawai=kota.rina)
    assert form.errors == {"sudah_diperiksa": [BELUM_DIPERIKSA]}
    assert "Nomor SK diisi tanpa tanggal SK" in gambar(form)
    sidik = form.fields["sudah_diperiksa"].widget.attrs["value"]
    assert sidik in gambar(form)
    assert kelas(kirim(isi) | {"sudah_diperiksa": sidik}, pegawai=kota.rina).is_valid()
    assert not kelas(kirim(isi) | {"sudah_diperiksa": "on"}, pegawai=kota.rina).is_valid()


def test_konflik_disebut_juga_selama_bukti_belum_ada(kota, isi_sah):
    form = formulir_riwayat("diklat")(kirim(isi_sah("diklat") | {"jp": "999"}), pegawai=kota.rina)
    form.fields["bukti"].required = True
    assert set(form.errors) == {"bukti", "jp"}


def test_unit_dan_nama_jabatan_mengikuti_jabatan(kota, isi_sah):
    isi = isi_sah("jabatan") | {"instansi": "", "nama_jabatan": ""}
    form = formulir_riwayat("jabatan")(kirim(isi), pegawai=kota.rina)
    assert form.is_valid(), form.errors
    assert (form.isi["instansi"], form.isi["nama_jabatan"]) == (kota.bidang.pk, "Analis Mutu")
    assert ("Jabatan sebelumnya, Analis Mutu: sampai", "sekarang", "31 Januari 2024") in form.beda


def test_jabatan_kota_lain_bukan_pilihan(kota, isi_sah):
    isi = isi_sah("jabatan") | {"jabatan": kota.yosep.jabatan_id}
    form = formulir_riwayat("jabatan")(kirim(isi), pegawai=kota.rina)
    assert "jabatan" in form.errors


def test_golongan_hanya_kelompoknya(kota):
    pppk = pembuat.buat_golongan("IX", "PPPK")
    form = formulir_riwayat("pangkat")(pegawai=kota.rina)
    assert pppk not in form.fields["golongan"].queryset


def test_tombol_cari_tanpa_javascript_menyimpan_isian_lain(kota, isi_sah):
    kiriman = {"_cari": "jabatan", "cari_jabatan": "penyuluh", "nomor_sk": "821/7"}
    form = formulir_riwayat("jabatan")(kiriman, pegawai=kota.rina)
    assert not form.is_valid()
    html = gambar(form)
    assert "Penyuluh Sosial – Dinas Sosial" in html
    assert 'value="821/7"' in html
    assert "invalid-feedback" not in html
    assert "Guru Ahli Muda" not in gambar(
        formulir_riwayat("jabatan")({"_cari": "jabatan", "cari_jabatan": "guru"}, pegawai=kota.rina)
    )


def test_jabatan_terpilih_tetap_ada_di_pilihan(kota):
    baris = RiwayatJabatan.objects.get(pegawai=kota.rina)
    html = gambar(formulir_riwayat("jabatan")(pegawai=kota.rina, sasaran=baris))
    assert f'<option value="{kota.analis.pk}" selected>Analis Mutu – Bidang Mutu, Dinas Kesehatan' in html


@pytest.mark.parametrize(
    ("nama", "isi", "sah"),
    [("sk.pdf", PDF, True), ("sk.pdf", b"MZ\x90program", False), ("sk.html", b"<html></html>", False)],
)
def test_bukti_hanya_pindaian(kota, isi_sah, nama, isi, sah):
    berkas = {"bukti": SimpleUploadedFile(nama, isi)}
    form = formulir_riwayat("dokumen")(kirim(isi_sah("dokumen")), berkas, pegawai=kota.rina)
    assert form.is_valid() is sah
    if not sah:
        assert form.errors == {"bukti": ["Bukti harus berupa PDF, JPEG, atau PNG."]}


def test_bukti_terlalu_besar(kota, isi_sah, settings):
    settings.BERKAS_UKURAN_MAKS = 20
    form = formulir_riwayat("dokumen")(
        kirim(isi_sah("dokumen")), {"bukti": SimpleUploadedFile("sk.pdf", PDF)}, pegawai=kota.rina
    )
    assert "terlalu besar" in form.errors["bukti"][0]


@pytest.mark.parametrize(
    ("tulisan", "angka"), [("3600000", 3_600_000), ("Rp3.600.000,00", 3_600_000), ("3.600.000", 3_600_000)]
)
def test_gaji_seperti_di_surat(kota, isi_sah, tulisan, angka):
    form = formulir_riwayat("kgb")(kirim(isi_sah("kgb") | {"gaji_pokok": tulisan}), pegawai=kota.rina)
    assert form.is_valid(), form.errors
    assert form.isi["gaji_pokok"] == angka


def test_desimal_berkoma(kota, isi_sah):
    form = formulir_riwayat("angka_kredit")(kirim(isi_sah("angka_kredit") | {"angka": "12,5"}), pegawai=kota.rina)
    assert form.is_valid(), form.errors
    assert form.isi["angka"] == "12.5"


def test_draf_ditampilkan_kembali(kota, isi_sah):
    form = formulir_riwayat("diklat")(pegawai=kota.rina, awal=isi_sah("diklat"))
    assert 'value="Pelatihan Mutu Layanan"' in gambar(form)


def test_formulir_atas_versi_lama_ditolak_sebelum_dinilai(kota, sari, isi_sah):
    """The row was superseded while the form was open: both versions are shown, whatever else is wrong."""
    jenis = JENIS_RIWAYAT["diklat"]
    lama = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah("diklat"), oleh=sari)
    baru = riwayat_perbaiki(sasaran=lama, versi=1, isi={"jp": "32"}, oleh=sari)
    kiriman = kirim(isi_sah("diklat") | {"jp": "24", "nama": ""}) | {"baris": str(lama.pk), "versi": "1"}
    with pytest.raises(VersiBasi) as galat:
        formulir_riwayat("diklat")(kiriman, pegawai=kota.rina, sasaran=baru).is_valid()
    assert galat.value.beda == [("JP", "32", "24")]
    assert galat.value.keterangan == "Diperbaiki oleh Sari"


def test_biodata_versi_lama_tidak_membuka_data_tertutup(kota):
    kota.rina.telepon, kota.rina.versi = "081211112222", 2
    kota.rina.save()
    kiriman = {"telepon": "081300000000", "baris": str(kota.rina.pk), "versi": "1"}
    with pytest.raises(VersiBasi) as galat:
        formulir_biodata("biodata_mandiri")(kiriman, pegawai=kota.rina).is_valid()
    assert ("Telepon", "disamarkan", "disamarkan") in galat.value.beda


# -- biodata ----------------------------------------------------------------------------------------------------------


def test_kontak_sendiri(kota):
    kota.rina.refresh_from_db()
    kiriman = {"telepon": "081234567890", "alamat": "Jalan Melati 5", "gelar_belakang": "S.K.M."}
    form = formulir_biodata("biodata_mandiri")(kiriman, pegawai=kota.rina)
    assert form.is_valid(), form.errors
    assert [label for label, _, _ in form.beda] == ["Telepon", "Alamat"]
    assert 'name="versi" value="1"' in gambar(form) or form.is_bound


def test_identitas_wajib_bukti_dan_dicocokkan_dengan_nip(kota):
    kiriman = {
        **{"nama": "Rina Wulandari", "tempat_lahir": "Bogor", "tanggal_lahir": "1991-03-15", "jenis_kelamin": "P"},
        **{"tmt_masuk": "2015-03-01", "kedudukan": "AKTIF"},
    }
    form = formulir_biodata("biodata_identitas")(kiriman, pegawai=kota.rina)
    assert "bukti" in form.errors
    berkas = {"bukti": SimpleUploadedFile("akta.pdf", PDF)}
    form = formulir_biodata("biodata_identitas")(kiriman, berkas, pegawai=kota.rina)
    assert not form.is_valid()
    assert [t.kolom for t in form.peringatan] == ["tanggal_lahir"]
    assert form.peringatan[0].dasar == "Perka BKN 22/2007 jo 43/2007"


def test_data_tertutup_tidak_terisi_dan_yang_kosong_tidak_berubah(kota):
    """Opening closed data is an act of its own; a form must not be the way around it."""
    rina = kota.rina
    rina.nik, rina.telepon, rina.alamat = "3674055503900001", "081211112222", "Jalan Melati 5"
    rina.save()
    for kode in ("biodata_mandiri", "biodata_identitas"):
        html = gambar(formulir_biodata(kode)(pegawai=rina))
        assert not {rina.nik, rina.telepon, rina.alamat} & {
            s for s in (rina.nik, rina.telepon, rina.alamat) if s in html
        }
    assert "367405******0001" in html
    form = formulir_biodata("biodata_mandiri")({"telepon": "081300000000", "gelar_belakang": "S.K.M."}, pegawai=rina)
    assert form.is_valid(), form.errors
    assert form.beda == [("Telepon", "081211112222", "081300000000")]
    assert form.isi["alamat"] == "Jalan Melati 5"


def test_draf_data_tertutup_tampil_bila_memang_diusulkan(kota):
    kota.rina.telepon = "081234567890"
    kota.rina.save()
    form = formulir_biodata("biodata_mandiri")(pegawai=kota.rina, awal={"telepon": "081300000000"})
    assert 'value="081300000000"' in gambar(form)


# -- search while typing ----------------------------------------------------------------------------------------------


def alamat(pegawai, apa: str = "jabatan") -> str:
    return reverse("pegawai:cari_rujukan", args=[pegawai.pk, apa])


def test_cari_sambil_mengetik(kota, sari, akun_rina, masuk):
    for orang in (sari, akun_rina):
        html = masuk(orang).get(alamat(kota.rina), {"cari_jabatan": "analis kesehatan"}).text
        assert f'<option value="{kota.analis.pk}">Analis Mutu – Bidang Mutu, Dinas Kesehatan</option>' in html
        assert "1 pilihan" in html


def test_cari_hanya_kota_pegawai_dan_hanya_yang_terlihat(kota, sari, citra, akun_rina, masuk):
    assert "Guru" not in masuk(sari).get(alamat(kota.rina), {"cari_jabatan": "guru"}).text
    assert masuk(citra).get(alamat(kota.rina), {"cari_jabatan": "analis"}).status_code == 404
    assert masuk(akun_rina).get(alamat(kota.joko), {"cari_jabatan": "analis"}).status_code == 404
    assert masuk(sari).get(alamat(kota.rina, "gaji")).status_code == 404


def test_cari_pejabat_penilai_tanpa_nomor_induk(kota, akun_rina, masuk):
    html = masuk(akun_rina).get(alamat(kota.rina, "penilai"), {"cari_penilai": "agus"}).text
    assert "Agus Setiawan – Kepala Bidang Mutu" in html
    assert kota.agus.nip not in html
    assert '<option value="">–' in masuk(akun_rina).get(alamat(kota.rina, "penilai"), {"cari_penilai": "ag"}).text
