"""From a right that falls due to a fact of the register: proposal, decision, letter, SK, effect on the TMT."""

from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from asn.core.berkas import berkas_baca, berkas_simpan
from asn.core.verifikasi import tanda_cari
from asn.core.workflows import TransitionRefused
from kepegawaian.layanan.dokumen import surat_kgb_pdf
from kepegawaian.layanan.models import KeputusanHak, SuratKGB
from kepegawaian.layanan.services import malam
from kepegawaian.layanan.services.daftar import DAFTAR, calon, hak_dari
from kepegawaian.layanan.services.keputusan import keputusan_catat, keputusan_terapkan_jatuh_waktu
from kepegawaian.layanan.services.surat import gabungan_jalankan, gabungan_minta, surat_cetak
from kepegawaian.layanan.services.usul import usul_buka
from kepegawaian.pegawai.models import Pegawai, RiwayatKGB, RiwayatPangkat, RiwayatPenghargaan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_putuskan
from tests.architecture.dunia import PDF
from tests.kepegawaian import pembuat
from tests.kepegawaian.layanan.conftest import HARI

SK = {"nomor_sk": "823/12/2026", "tanggal_sk": HARI, "pejabat_sk": "Wali Kota"}


@pytest.fixture(autouse=True)
def berkas_sementara(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"


@pytest.fixture
def verifikator(buat_pengguna, kota):
    return buat_pengguna("verifikator", kota.tangsel, ("PENGELOLA_INSTANSI", {"instansi": kota.dinas}))


def fakta(pegawai, slug: str):
    return calon(Pegawai.objects.filter(pk=pegawai.pk), DAFTAR[slug], HARI).get()


def buka(pegawai, slug: str, oleh=None) -> Usulan:
    f = fakta(pegawai, slug)
    return usul_buka(fakta=f, hak=hak_dari(f), oleh=oleh)


def setujui(usulan: Usulan, *oleh) -> Usulan:
    for satu in oleh:
        usulan.refresh_from_db()
        usulan_putuskan(usulan=usulan, keputusan="setuju", oleh=satu, versi=usulan.versi, sidik=usulan.sidik)
    usulan.refresh_from_db()
    return usulan


@pytest.fixture
def kgb(warga, verifikator, sari, django_capture_on_commit_callbacks) -> SuratKGB:
    """A KGB decided: the riwayat is deposited, the letter numbered, its PDF not made yet."""
    setujui(buka(warga.kgb_dekat, "kgb"), verifikator, sari)
    return SuratKGB.objects.get(pegawai=warga.kgb_dekat)


def test_kgb_disetujui_mencatat_riwayat_dan_surat(kgb, warga):
    """III/c MKG 8 to 10 by the table of PP 5/2024: 3.424.100 to 3.532.000."""
    riwayat = RiwayatKGB.objects.get(pegawai=warga.kgb_dekat, tmt=date(2026, 12, 1))
    assert (riwayat.mkg_tahun, riwayat.gaji_pokok, riwayat.verifikasi) == (10, 3_532_000, "TERVERIFIKASI")
    assert riwayat.nomor_sk == kgb.nomor == "0001/KGB/TS/2026"
    assert (kgb.isi["gaji_lama"], kgb.isi["gaji_baru"]) == (3_424_100, 3_532_000)
    assert not calon(Pegawai.objects.filter(pk=warga.kgb_dekat.pk), DAFTAR["kgb"], HARI).filter(
        DAFTAR["kgb"].jendela("12", HARI)
    )


def test_isi_surat_dan_keaslian(kgb):
    assert surat_cetak(surat_id=kgb.pk, cetak=surat_kgb_pdf) is True
    kgb.refresh_from_db()
    teks = " ".join(PdfReader(BytesIO(berkas_baca(kgb.berkas))).pages[0].extract_text().split())
    for harap in (
        "Kgb Dekat",
        "0001/KGB/TS/2026",
        "3.424.100",
        "3.532.000",
        "1 Desember 2026",
        "PP 7/1977",
        "PP 5/2024",
    ):
        assert harap in teks
    tanda = tanda_cari(kgb.tanda.kode)
    assert tanda.sha256 == kgb.berkas.sha256
    assert "Kgb Dekat" not in tanda.judul


def test_surat_dicetak_sekali_dan_tidak_dari_data_kini(kgb, warga):
    surat_cetak(surat_id=kgb.pk, cetak=surat_kgb_pdf)
    kgb.refresh_from_db()
    sidik = kgb.berkas.sha256
    Pegawai.objects.filter(pk=warga.kgb_dekat.pk).update(nama="Nama Lain")
    assert surat_cetak(surat_id=kgb.pk, cetak=surat_kgb_pdf) is False
    kgb.refresh_from_db()
    assert kgb.berkas.sha256 == sidik


def test_penanda_tangan_kepala_dinas_atau_ppk(warga, kota, verifikator, sari, buat_pengguna):
    """The head of the dinas signs; where nobody leads it, the PPK does."""
    pembuat.buat_pegawai(kota.tangsel, "Kepala Dinas", jabatan=kota.kabid.atasan, golongan="IV/b")
    setujui(buka(warga.kgb_dekat, "kgb"), verifikator, sari)
    surat = SuratKGB.objects.get(pegawai=warga.kgb_dekat)
    assert surat.isi["penanda_tangan"]["nama"] == "Kepala Dinas"
    sosial = buat_pengguna("sosial", kota.tangsel, ("PENGELOLA_INSTANSI", {"instansi": kota.lain}))
    lain = setujui(buka(warga.kgb_telat, "kgb"), sosial, sari)
    assert lain.surat_kgb.isi["penanda_tangan"]["jabatan"] == "Wali Kota Tangerang Selatan"
    assert lain.surat_kgb.urut == 2


def test_dasar_yang_berubah_menolak_persetujuan(warga, verifikator, sari):
    usulan = setujui(buka(warga.kgb_dekat, "kgb"), verifikator)
    pembuat.buat_riwayat_pangkat(warga.kgb_dekat, pembuat.buat_golongan("III/d"), tmt=date(2026, 11, 1))
    pembuat.segarkan(warga.kgb_dekat, HARI)
    with pytest.raises(ValidationError, match="Riwayat pegawai berubah"):
        setujui(usulan, sari)
    assert not SuratKGB.objects.exists()
    assert RiwayatKGB.objects.filter(pegawai=warga.kgb_dekat).count() == 1


def test_usulan_tidak_dibuka_dua_kali_atau_tanpa_syarat(warga, sari):
    buka(warga.kgb_dekat, "kgb", sari)
    with pytest.raises(TransitionRefused):
        buka(warga.kgb_dekat, "kgb", sari)
    pembuat.buat_riwayat_hukdis(warga.naik, "S1", tmt_mulai=date(2026, 6, 1), tmt_selesai=date(2027, 6, 1))
    with pytest.raises(ValidationError, match="hukuman disiplin"):
        buka(warga.naik, "pangkat", sari)


def test_salah_orang_dan_salah_kota(warga, citra, akun_rina, sari):
    for orang in (citra, akun_rina):
        with pytest.raises(PermissionDenied):
            buka(warga.kgb_dekat, "kgb", orang)
    usulan = buka(warga.kgb_dekat, "kgb", sari)
    with pytest.raises(TransitionRefused):
        setujui(usulan, sari)  # the proposer does not decide


@pytest.fixture
def putuskan(warga, verifikator, sari):
    """`putuskan("naik", "pangkat")`: the approved proposal's decision, waiting for its SK."""

    def jalankan(nama: str, slug: str) -> KeputusanHak:
        orang = getattr(warga, nama)
        Pegawai.objects.filter(pk=orang.pk).update(instansi=warga.kota.bidang)
        orang.refresh_from_db()
        setujui(buka(orang, slug), verifikator, sari)
        return KeputusanHak.objects.get(pegawai=orang)

    return jalankan


def test_pangkat_setelah_sk(putuskan, warga, sari):
    keputusan = putuskan("naik", "pangkat")
    assert not RiwayatPangkat.objects.filter(pegawai=warga.naik, golongan__kode="III/d").exists()
    with pytest.raises(TransitionRefused):
        buka(warga.naik, "pangkat", sari)  # approved, and its SK still to come
    pembuat.buat_golongan("III/d")
    keputusan_catat(keputusan=keputusan, nilai=SK | {"tmt": date(2026, 12, 1), "nomor_pertek": "PG-1/2026"}, oleh=sari)
    baris = RiwayatPangkat.objects.get(pegawai=warga.naik, golongan__kode="III/d")
    assert (baris.tmt, baris.jenis, baris.nomor_sk, baris.mkg_tahun) == (
        date(2026, 12, 1),
        "REGULER",
        "823/12/2026",
        4,
    )
    with pytest.raises(TransitionRefused):
        keputusan_catat(keputusan=keputusan, nilai=SK, oleh=sari)


def test_satyalancana_dan_kontrak(putuskan, warga, sari):
    hak = putuskan("kontrak", "kontrak")
    keputusan_catat(keputusan=hak, nilai=SK | {"sampai": date(2028, 2, 29)}, oleh=sari)
    warga.kontrak.refresh_from_db()
    assert warga.kontrak.kontrak_sampai == date(2028, 2, 29)
    satya = putuskan("satya", "satyalancana")
    with pytest.raises(ValidationError, match="9 tahun"), transaction.atomic():
        keputusan_catat(keputusan=satya, nilai=SK | {"tmt": HARI}, oleh=sari)
    keputusan_catat(keputusan=satya, nilai=SK, oleh=sari)
    assert not RiwayatPenghargaan.objects.filter(pegawai=warga.satya).exists()
    with time_machine.travel("2027-08-17T09:00:00+07:00", tick=False):
        assert keputusan_terapkan_jatuh_waktu(kota_id=warga.kota.tangsel.pk, hari_ini=date(2027, 8, 17)) == 1
    assert RiwayatPenghargaan.objects.get(pegawai=warga.satya).jenis == "SATYALANCANA_10"


def test_pensiun_berlaku_pada_tmt_bukan_sebelumnya(putuskan, warga, sari):
    keputusan = putuskan("pensiun", "pensiun")
    tmt = keputusan.tmt
    keputusan_catat(keputusan=keputusan, nilai=SK, oleh=sari)
    assert keputusan_terapkan_jatuh_waktu(kota_id=warga.kota.tangsel.pk, hari_ini=tmt - timedelta(days=1)) == 0
    warga.pensiun.refresh_from_db()
    assert warga.pensiun.kedudukan == "AKTIF"
    for _ in range(2):
        keputusan_terapkan_jatuh_waktu(kota_id=warga.kota.tangsel.pk, hari_ini=tmt)
    warga.pensiun.refresh_from_db()
    assert (warga.pensiun.kedudukan, warga.pensiun.tanggal_berhenti) == ("PENSIUN", tmt)


def test_cpns_menjadi_pns_pada_tmt(putuskan, warga, sari):
    pembuat.buat_riwayat_diklat(warga.cpns, nama="Pelatihan Dasar CPNS", tanggal_selesai=date(2026, 9, 1))
    dokumen = pembuat.buat_dokumen(warga.cpns, "Surat keterangan sehat")
    dokumen.bukti = _berkas(dokumen, sari)
    dokumen.save()
    keputusan = putuskan("cpns", "cpns")
    keputusan_catat(keputusan=keputusan, nilai=SK, oleh=sari)
    warga.cpns.refresh_from_db()
    assert warga.cpns.jenis == "CPNS"
    keputusan_terapkan_jatuh_waktu(kota_id=warga.kota.tangsel.pk, hari_ini=date(2027, 1, 1))
    warga.cpns.refresh_from_db()
    assert (warga.cpns.jenis, warga.cpns.tmt_pns) == ("PNS", date(2027, 1, 1))


def _berkas(dokumen, oleh):
    return berkas_simpan(isi=PDF, nama="sehat.pdf", pemilik=dokumen, izin="pegawai.view_dokumen", oleh=oleh)


def test_sk_hanya_oleh_yang_berwenang(putuskan, citra, pengelola, verifikator):
    keputusan = putuskan("naik", "pangkat")
    for orang in (citra, pengelola, verifikator):
        with pytest.raises(PermissionDenied):
            keputusan_catat(keputusan=keputusan, nilai=SK, oleh=orang)


def test_malam_membuka_sekali_saja(warga, kota):
    hasil = malam.hak_kota_jalankan(kota_id=kota.tangsel.pk, hari_ini=HARI)
    assert hasil["KGB"] >= 2
    assert hasil["PANGKAT"] >= 2
    assert hasil["PENSIUN"] >= 1
    assert hasil["KONTRAK"] == 1
    assert hasil["CPNS"] == 0  # Latsar and health are open
    jumlah = Usulan.objects.count()
    assert set(malam.hak_kota_jalankan(kota_id=kota.tangsel.pk, hari_ini=HARI).values()) == {0}
    besok = malam.hak_kota_jalankan(kota_id=kota.tangsel.pk, hari_ini=HARI + timedelta(days=1))
    assert set(besok.values()) == {0}
    assert Usulan.objects.count() == jumlah
    assert not Usulan.objects.filter(pegawai=kota.yosep).exists()


def test_malam_yang_terbunuh_dilanjutkan(warga, kota, monkeypatch):
    """Killed in the middle: what was committed stays, the next run opens only the rest."""
    asli, sisa = malam.usul_buka, iter(range(3))

    def mati(**nilai):
        if next(sisa, None) is None:
            raise KeyboardInterrupt
        return asli(**nilai)

    monkeypatch.setattr(malam, "POTONGAN", 1)
    monkeypatch.setattr(malam, "usul_buka", mati)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        malam.hak_kota_jalankan(kota_id=kota.tangsel.pk, hari_ini=HARI)
    monkeypatch.setattr(malam, "usul_buka", asli)
    malam.hak_kota_jalankan(kota_id=kota.tangsel.pk, hari_ini=HARI)
    kunci = list(Usulan.objects.values_list("kunci_idempotensi", flat=True))
    assert len(kunci) == len(set(kunci)) >= 5


def test_kunci_dijaga_basis_data(warga, kota):
    malam.hak_kota_jalankan(kota_id=kota.tangsel.pk, hari_ini=HARI)
    usulan = Usulan.objects.first()
    usulan.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        usulan.save(force_insert=True)


def test_halaman_usulan_keputusan_dan_surat(warga, masuk, sari, verifikator, citra, kgb):
    peramban = masuk(sari)
    rincian = reverse("layanan:rincian", args=["pangkat", warga.naik.pk])
    assert "Buka usulan" in peramban.get(rincian).content.decode()
    peramban.post(reverse("layanan:usulkan", args=["pangkat", warga.naik.pk]))
    assert "Buka usulan" not in peramban.get(rincian).content.decode()
    usulan = Usulan.objects.get(pegawai=warga.naik)
    assert usulan.pengusul == sari
    assert "0001/KGB/TS/2026" in peramban.get(reverse("layanan:surat_daftar")).content.decode()
    assert "0001/KGB" not in masuk(citra).get(reverse("layanan:surat_daftar")).content.decode()


def test_formulir_sk(putuskan, masuk, sari, citra, warga):
    keputusan = putuskan("pensiun", "pensiun")
    alamat, catat = (reverse(f"layanan:{n}", args=[keputusan.pk]) for n in ("keputusan", "catat"))
    assert "Catat SK" in masuk(sari).get(alamat).content.decode()
    isi = SK | {"tanggal_sk": "2026-11-20", "tmt": "2027-07-15"}
    jawaban = masuk(sari).post(catat, isi)
    assert jawaban.status_code == 422
    assert "selalu tanggal 1" in jawaban.content.decode()
    assert masuk(citra).post(catat, isi).status_code == 404
    assert masuk(sari).post(catat, isi | {"tmt": "2027-07-01"}).status_code == 302
    keputusan.refresh_from_db()
    assert keputusan.label_keadaan == "Berlaku mulai 01-07-2027"


def test_gabungan_memuat_surat_yang_terlihat(kgb, sari, warga, kota):
    surat_cetak(surat_id=kgb.pk, cetak=surat_kgb_pdf)
    kgb.refresh_from_db()
    pekerjaan = gabungan_minta(surat=[kgb], oleh=sari)
    gabungan_jalankan(pekerjaan_id=str(pekerjaan.pk), surat_ids=[kgb.pk], kota_id=kota.tangsel.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.keadaan == "selesai"
    assert pekerjaan.alamat_hasil


def test_surat_hanya_untuk_yang_berhak(kgb, masuk, buat_pengguna, sari, citra, akun_rina, warga):
    surat_cetak(surat_id=kgb.pk, cetak=surat_kgb_pdf)
    kgb.refresh_from_db()
    milik = buat_pengguna("dekat", warga.kota.tangsel, pegawai=warga.kgb_dekat)
    alamat = reverse("berkas_unduh", args=[kgb.berkas_id])
    for orang, status in ((sari, 200), (milik, 200), (citra, 404), (akun_rina, 404)):
        jawaban = masuk(orang).get(alamat)
        jawaban.getvalue()
        assert jawaban.status_code == status, orang
    assert "0001/KGB" in masuk(milik).get(reverse("layanan:saya")).content.decode()
