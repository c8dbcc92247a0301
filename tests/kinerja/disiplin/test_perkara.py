"""The life of a case: who may do what, in which state, in which city, once; the register at its end."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import RiwayatHukdis
from kepegawaian.pegawai.rules.enum import TingkatHukdis
from kinerja.disiplin.models import DokumenPerkara, Perkara
from kinerja.disiplin.rules.pemeriksa import KELUARGA, SENDIRI
from kinerja.disiplin.services import keberatan, malam, periksa, putusan, tim
from kinerja.disiplin.services.dugaan import dugaan_lapor, petugas_aktif
from kinerja.disiplin.services.pejabat import pemutus
from kinerja.disiplin.tindakan import SEMUA
from kinerja.disiplin.tindakan import SENDIRI as TINDAKAN_SENDIRI
from kinerja.disiplin.workflows import IZIN_LIHAT, IZIN_TANGGAPI, KeadaanPerkara
from tests.kepegawaian.pembuat import buat_keluarga, buat_pegawai, buat_riwayat_jabatan
from tests.kinerja.disiplin.pembuat import ALASAN, HARI_INI, URAIAN, buka, panggil, sampai_diterima, sampai_putusan

pytestmark = pytest.mark.django_db


def peran(perkara, kode):
    return petugas_aktif(perkara).filter(peran=kode).get()


def terlihat(dinas, siapa, izin=IZIN_LIHAT):
    return Perkara.objects.terlihat_oleh(dinas.akun[siapa], izin).exists()


def test_dugaan_menunjuk_atasan_dan_pemutus(dinas):
    perkara = buka(dinas)
    assert peran(perkara, "atasan").pegawai == dinas.orang["seksi"]
    assert peran(perkara, "pemutus").pegawai == dinas.orang["seksi"]
    assert perkara.tenggat == date(2026, 12, 15)
    kabar = Kabar.objects.get(penerima=dinas.akun["seksi"])
    assert dinas.rina.nama not in kabar.judul + kabar.isi
    assert URAIAN not in kabar.judul + kabar.isi


@pytest.mark.parametrize(("tingkat", "siapa"), [("R", "seksi"), ("S", "bidang"), ("B", None)])
def test_pemutus_dihitung_dari_tingkat(dinas, tingkat, siapa):
    """PP 94/2021: pelaksana; pengawas, administrator, PPK."""
    petugas = peran(buka(dinas, tingkat), "pemutus")
    assert (petugas.pegawai, petugas.ppk) == (dinas.orang[siapa] if siapa else None, siapa is None)


def test_plt_memeriksa_tetapi_tidak_menghukum(dinas):
    """An acting superior summons; the power to punish moves to the next who holds a seat definitively."""
    jabatan = dinas.orang["seksi"].jabatan
    dinas.orang["seksi"].riwayatjabatan_set.update(tmt_selesai=HARI_INI - timedelta(days=1))
    buat_riwayat_jabatan(dinas.orang["joko"], jabatan, penugasan="PLT", tmt_mulai=HARI_INI - timedelta(days=1))
    perkara = buka(dinas, oleh="bkd")
    assert peran(perkara, "atasan").pegawai == dinas.orang["joko"]
    assert peran(perkara, "pemutus").pegawai == dinas.orang["bidang"]


def test_atasan_yang_keluarga_dilewati(dinas):
    buat_keluarga(dinas.rina, "IBU", dinas.orang["seksi"].nama, tanggal_lahir=dinas.orang["seksi"].tanggal_lahir)
    perkara = buka(dinas, oleh="bkd")
    assert peran(perkara, "atasan").pegawai == dinas.orang["bidang"]
    assert peran(perkara, "pemutus").pegawai == dinas.orang["bidang"]


@pytest.mark.parametrize("siapa", ["joko", "rina", "bidang"])
def test_yang_bukan_atasan_langsung_tidak_membuka_dugaan(dinas, siapa):
    with pytest.raises(PermissionDenied):
        buka(dinas, oleh=siapa)


def test_kota_lain_dan_diri_sendiri(dinas, citra, buat_pengguna):
    with pytest.raises(PermissionDenied):
        dugaan_lapor(pegawai=dinas.rina, pelanggaran="3e", tingkat="R", uraian=URAIAN, oleh=citra)
    rangkap = buat_pengguna(f"{dinas.rina.nip}.bkd", dinas.kota, ("BKD", {}))
    with pytest.raises(ValidationError, match="perkaranya sendiri"):
        dugaan_lapor(pegawai=dinas.rina, pelanggaran="3e", tingkat="R", uraian=URAIAN, oleh=rangkap)


def test_pppk_mengikuti_perjanjian_kerja(dinas):
    pppk = buat_pegawai(dinas.kota, "Putra", jenis="PPPK", golongan="", jabatan=dinas.rina.jabatan)
    with pytest.raises(ValidationError, match="PP 49/2018"):
        dugaan_lapor(pegawai=pppk, pelanggaran="3e", tingkat="R", uraian=URAIAN, oleh=dinas.akun["bkd"])


def test_hanya_yang_ditunjuk_melihat(dinas, citra):
    perkara = buka(dinas, "S")
    dapat = {s for s in dinas.akun if terlihat(dinas, s)}
    assert dapat == {"seksi", "bidang"}
    assert not Perkara.objects.terlihat_oleh(citra, IZIN_LIHAT).exists()
    assert not terlihat(dinas, "rina", IZIN_TANGGAPI)  # not told before the summons
    panggil(dinas, perkara)
    assert terlihat(dinas, "rina", IZIN_TANGGAPI)
    assert not terlihat(dinas, "rina")


def test_yang_diperiksa_tidak_melihat_walau_ditunjuk(dinas):
    perkara = buka(dinas, "S")
    perkara.petugas.create(kota=dinas.kota, peran="kepegawaian", pegawai=dinas.rina, sejak=HARI_INI)
    assert not terlihat(dinas, "rina")


def test_pratinjau_tidak_membuka_perkara(dinas):
    buka(dinas)
    dinas.akun["seksi"].pratinjau = True
    assert not terlihat(dinas, "seksi")


def test_isi_tersandi_di_basis_data(dinas):
    perkara = sampai_putusan(dinas)
    with connection.cursor() as kursor:
        for tabel in ("perkara", "perkaraevent", "langkahperkara", "dokumenperkara"):
            kursor.execute(f"SELECT string_agg(t::text, ' ') FROM disiplin_{tabel} t")  # noqa: S608
            isi = kursor.fetchone()[0] or ""
            assert [teks for teks in (URAIAN, ALASAN, "Di mana Anda") if teks in isi] == [], tabel
    assert perkara.uraian == URAIAN


def test_panggilan_kedua_setelah_tidak_hadir(dinas, hari_ini):
    perkara = buka(dinas)
    satu = panggil(dinas, perkara)
    perkara.refresh_from_db()
    with pytest.raises(TransitionRefused, match="belum dapat dinyatakan"):
        panggil(dinas, perkara)
    with time_machine.travel(satu.waktu_periksa, tick=False):
        panggil(dinas, perkara)
    perkara.refresh_from_db()
    satu.refresh_from_db()
    assert (perkara.keadaan, satu.hadir) == ("panggilan_2", False)
    dua = perkara.panggilan.get(ke=2)
    isi = {"perkara": perkara, "saran": "R1", "kesimpulan": ALASAN, "oleh": dinas.akun["seksi"]}
    with pytest.raises(TransitionRefused):
        periksa.pemeriksaan_tanpa_hadir(**isi)
    with time_machine.travel(dua.waktu_periksa, tick=False):
        periksa.pemeriksaan_tanpa_hadir(**isi)
    perkara.refresh_from_db()
    assert perkara.keadaan == "menunggu_putusan"
    assert [d.jenis for d in perkara.dokumen.all()] == ["panggilan_1", "panggilan_2"]


@pytest.mark.parametrize(
    ("lain", "kolom"),
    [
        ({"tanggal_periksa": HARI_INI + timedelta(days=2)}, "tanggal_periksa"),
        ({"tanggal_periksa": HARI_INI}, "tanggal_periksa"),
        ({"tanggal_periksa": date(2026, 12, 12)}, "tanggal_periksa"),
    ],
)
def test_hari_pemeriksaan_ditolak(dinas, lain, kolom):
    perkara = buka(dinas)
    with pytest.raises(ValidationError) as galat:
        panggil(dinas, perkara, **lain)
    assert kolom in galat.value.message_dict
    perkara.refresh_from_db()
    assert perkara.keadaan == "dugaan"
    assert not DokumenPerkara.objects.exists()


def test_berat_perlu_tim_lengkap(dinas):
    perkara = buka(dinas, "B")
    panggil(dinas, perkara)
    mulai = {"perkara": perkara, "oleh": dinas.akun["seksi"]}
    with pytest.raises(TransitionRefused, match="unsur pengawasan, unsur kepegawaian"):
        periksa.pemeriksaan_mulai(**mulai)
    for siapa, unsur in (("ines", "pengawasan"), ("kurnia", "kepegawaian")):
        tim.tim_tambah(perkara=perkara, pegawai=dinas.orang[siapa], peran=unsur, oleh=dinas.akun["ppk"])
    assert terlihat(dinas, "ines")
    assert periksa.pemeriksaan_mulai(**mulai).keadaan == "pemeriksaan"
    anggota = petugas_aktif(perkara).get(pegawai=dinas.orang["ines"])
    tim.tim_lepas(petugas=anggota, alasan=ALASAN, oleh=dinas.akun["ppk"])
    assert not terlihat(dinas, "ines")


def test_tim_menolak_yang_diperiksa_keluarga_rangkap_dan_yang_tak_berwenang(dinas):
    perkara = buka(dinas, "S")
    buat_keluarga(dinas.orang["ines"], "IBU", dinas.rina.nama, tanggal_lahir=None)
    tambah = {"perkara": perkara, "peran": "pengawasan", "oleh": dinas.akun["bidang"]}
    for siapa, sebab in (("rina", SENDIRI), ("ines", KELUARGA), ("seksi", "peran lain")):
        with pytest.raises(ValidationError, match=sebab[:20].replace("(", r"\(")):
            tim.tim_tambah(pegawai=dinas.orang[siapa], **tambah)
    with pytest.raises(PermissionDenied):
        tim.tim_tambah(pegawai=dinas.orang["kurnia"], **tambah | {"oleh": dinas.akun["seksi"]})
    assert tim.tim_tambah(pegawai=dinas.orang["kurnia"], **tambah).pegawai == dinas.orang["kurnia"]
    ringan = buka(dinas)
    with pytest.raises(TransitionRefused, match="tanpa tim"):
        tim.tim_tambah(perkara=ringan, pegawai=dinas.orang["kurnia"], peran="pengawasan", oleh=dinas.akun["seksi"])


def test_saran_lebih_berat_memindahkan_pemutus(dinas):
    perkara = sampai_putusan(dinas, "R", "S1")
    assert perkara.tingkat_dugaan == "S"
    assert peran(perkara, "pemutus").pegawai == dinas.orang["bidang"]
    assert not terlihat(dinas, "seksi", "disiplin.putus_perkara")


def test_hukuman_di_luar_wewenang_ditolak_lalu_diteruskan(dinas):
    perkara = sampai_putusan(dinas)
    isi = {"perkara": perkara, "pertimbangan": ALASAN, "oleh": dinas.akun["seksi"]}
    with pytest.raises(ValidationError, match="di luar kewenangan"):
        putusan.perkara_putuskan(hukuman="S1", **isi)
    with pytest.raises(ValidationError, match="kewenangan Anda sendiri"):
        putusan.perkara_teruskan(perkara=perkara, tingkat="R", alasan=ALASAN, oleh=dinas.akun["seksi"])
    putusan.perkara_teruskan(perkara=perkara, tingkat="S", alasan=ALASAN, oleh=dinas.akun["seksi"])
    with pytest.raises(PermissionDenied):
        putusan.perkara_putuskan(hukuman="R1", **isi)
    putusan.perkara_putuskan(**isi | {"hukuman": "S1", "oleh": dinas.akun["bidang"]})
    perkara.refresh_from_db()
    assert (perkara.keadaan, perkara.hukuman, perkara.pejabat_sk) == ("diputus", "S1", "Kepala Bidang Pelayanan")


def test_keputusan_sekali_saja(dinas):
    perkara = sampai_putusan(dinas)
    isi = {"perkara": perkara, "hukuman": "R2", "pertimbangan": ALASAN, "oleh": dinas.akun["seksi"]}
    dokumen = putusan.perkara_putuskan(**isi)
    with pytest.raises(TransitionRefused):
        putusan.perkara_putuskan(**isi)
    assert DokumenPerkara.objects.filter(jenis="keputusan").count() == 1
    perkara.refresh_from_db()
    assert dokumen.nomor == perkara.nomor_sk
    assert dokumen.tanda.judul == "Surat kedinasan bersifat rahasia"


def test_hukuman_tercatat_tepat_sekali_pada_harinya(dinas):
    perkara = sampai_diterima(dinas, "S1", "bidang")
    berlaku = perkara.berlaku_pada
    assert berlaku == date(2026, 12, 16)
    jalankan = {"kota_id": dinas.kota.pk}
    assert malam.disiplin_kota_jalankan(hari_ini=berlaku - timedelta(days=1), **jalankan)["berlaku"] == 0
    assert not RiwayatHukdis.objects.exists()
    assert malam.disiplin_kota_jalankan(hari_ini=berlaku, **jalankan)["berlaku"] == 1
    assert malam.disiplin_kota_jalankan(hari_ini=berlaku, **jalankan)["berlaku"] == 0
    riwayat = RiwayatHukdis.objects.get()
    perkara.refresh_from_db()
    assert (perkara.keadaan, perkara.riwayat) == ("pelaksanaan", riwayat)
    assert (riwayat.jenis, riwayat.tmt_mulai, riwayat.tmt_selesai) == ("S1", berlaku, date(2027, 6, 15))
    assert riwayat.nomor_sk == perkara.nomor_sk
    assert URAIAN not in riwayat.pelanggaran
    assert riwayat.tautan == perkara.get_absolute_url()
    assert malam.disiplin_kota_jalankan(hari_ini=date(2027, 6, 16), **jalankan)["selesai"] == 1
    perkara.refresh_from_db()
    assert perkara.keadaan == "selesai"


def test_pemberhentian_mengakhiri_masa_kerja(dinas):
    perkara = sampai_putusan(dinas, "S", "S3")
    putusan.perkara_teruskan(perkara=perkara, tingkat="B", alasan=ALASAN, oleh=dinas.akun["bidang"])
    putusan.perkara_putuskan(perkara=perkara, hukuman="B3", pertimbangan=ALASAN, oleh=dinas.akun["ppk"])
    putusan.perkara_sampaikan(perkara=perkara, diterima=HARI_INI, oleh=dinas.akun["seksi"])
    perkara.refresh_from_db()
    malam.disiplin_kota_jalankan(kota_id=dinas.kota.pk, hari_ini=perkara.berlaku_pada)
    perkara.refresh_from_db()
    dinas.rina.refresh_from_db()
    assert (perkara.keadaan, dinas.rina.kedudukan, dinas.rina.tanggal_berhenti) == (
        "selesai",
        "BERHENTI",
        perkara.berlaku_pada,
    )


def test_banding_menahan_dan_putusan_bpasn_dicatat(dinas):
    """PP 79/2021: a dismissal is contested outside the city."""
    perkara = sampai_putusan(dinas, "S", "S3")
    putusan.perkara_teruskan(perkara=perkara, tingkat="B", alasan=ALASAN, oleh=dinas.akun["bidang"])
    putusan.perkara_putuskan(perkara=perkara, hukuman="B3", pertimbangan=ALASAN, oleh=dinas.akun["ppk"])
    putusan.perkara_sampaikan(perkara=perkara, diterima=HARI_INI, oleh=dinas.akun["seksi"])
    keberatan.banding_catat(perkara=perkara, nomor="BPASN/1", oleh=dinas.akun["rina"])
    malam.disiplin_kota_jalankan(kota_id=dinas.kota.pk, hari_ini=date(2027, 1, 20))
    assert not RiwayatHukdis.objects.exists()
    with pytest.raises(PermissionDenied):
        keberatan.upaya_kabulkan(perkara=perkara, alasan=ALASAN, oleh=dinas.akun["seksi"])
    keberatan.upaya_kuatkan(perkara=perkara, hukuman="B2", alasan=ALASAN, oleh=dinas.akun["ppk"])
    assert RiwayatHukdis.objects.get().jenis == "B2"


def test_penyampaian_tidak_mendahului_keputusan(dinas):
    perkara = sampai_putusan(dinas)
    putusan.perkara_putuskan(perkara=perkara, hukuman="R2", pertimbangan=ALASAN, oleh=dinas.akun["seksi"])
    for hari in (HARI_INI - timedelta(days=1), HARI_INI + timedelta(days=1)):
        with pytest.raises(ValidationError):
            putusan.perkara_sampaikan(perkara=perkara, diterima=hari, oleh=dinas.akun["seksi"])


def test_bebas_sementara_hanya_perkara_berat_dan_berakhir_dengan_keputusan(dinas):
    ringan = buka(dinas)
    with pytest.raises(TransitionRefused, match="hukuman berat"):
        periksa.tugas_bebaskan(perkara=ringan, alasan=ALASAN, oleh=dinas.akun["seksi"])
    berat = buka(dinas, "B")
    periksa.tugas_bebaskan(perkara=berat, alasan=ALASAN, oleh=dinas.akun["seksi"])
    with pytest.raises(TransitionRefused, match="sudah pernah"):
        periksa.tugas_bebaskan(perkara=berat, alasan=ALASAN, oleh=dinas.akun["seksi"])
    putusan.perkara_hentikan(perkara=berat, alasan=ALASAN, oleh=dinas.akun["ppk"])
    berat.refresh_from_db()
    assert (berat.keadaan, berat.bebas_selesai) == ("dihentikan", HARI_INI)


SAH = {(t.kode, d) for t in (*SEMUA, *TINDAKAN_SENDIRI) for d in t.dari}
ISI = {
    "tanggal_surat": HARI_INI,
    "tanggal_periksa": date(2026, 12, 4),
    "tempat": "Ruang rapat",
    "kesimpulan": ALASAN,
    "keterangan": ALASAN,
    "saran": "R1",
    "ditandatangani": True,
    "alasan": ALASAN,
    "tingkat": "S",
    "hukuman": "R1",
    "pertimbangan": ALASAN,
    "diterima": HARI_INI,
    "nomor": "1",
}


def isian(tindakan):
    isi = {k: v for k, v in ISI.items() if k in tindakan.form.base_fields}
    return isi | ({"jam": time(9)} if tindakan.kode == "panggil" else {})


@pytest.fixture
def perkara_apa_saja(dinas):
    """A case with every field filled, whose state is set by hand."""
    perkara = buka(dinas)
    perkara.riwayat = RiwayatHukdis.objects.create(
        kota=dinas.kota, pegawai=dinas.rina, jenis="R2", pelanggaran="x", tmt_mulai=HARI_INI
    )
    perkara.hukuman, perkara.nomor_sk, perkara.tanggal_sk = "R2", "1", HARI_INI
    perkara.diterima_pada = perkara.berlaku_pada = HARI_INI
    perkara.diputus_oleh = dinas.akun["seksi"]
    perkara.save()
    return perkara


def setel(perkara, keadaan):
    Perkara.objects.filter(pk=perkara.pk).update(keadaan=keadaan)
    perkara.refresh_from_db()
    return perkara


def test_setiap_keadaan_kali_tindakan(dinas, perkara_apa_saja):
    """In every state that does not allow it the act is refused, and nothing moves."""
    for tindakan in (t for t in (*SEMUA, *TINDAKAN_SENDIRI) if t.kode != "bukti"):
        pelaku = dinas.akun["rina" if tindakan in TINDAKAN_SENDIRI else "seksi"]
        for keadaan in KeadaanPerkara:
            if (tindakan.kode, keadaan) in SAH:
                continue
            perkara = setel(perkara_apa_saja, keadaan)
            with pytest.raises((TransitionRefused, PermissionDenied)):
                tindakan.kerjakan(perkara, pelaku, isian(tindakan))
            perkara.refresh_from_db()
            assert perkara.keadaan == keadaan, tindakan.kode
    assert not RiwayatKeadaan.objects.filter(objek_id=perkara_apa_saja.pk, objek_jenis__model="perkara").exists()


def test_orang_lain_ditolak_pada_setiap_tindakan(dinas, perkara_apa_saja, citra):
    """Accused, colleague, head of the office, BKD, a stranger to the case, another city: nobody by role."""
    for tindakan in (t for t in SEMUA if t.kode != "bukti"):
        perkara = setel(perkara_apa_saja, sorted(tindakan.dari)[0])
        for siapa in [*(dinas.akun[s] for s in ("rina", "joko", "kepala", "bkd", "ines")), citra]:
            with pytest.raises(PermissionDenied):
                tindakan.kerjakan(perkara, siapa, isian(tindakan))


def test_pemutus_naik_bila_kursi_kosong(dinas):
    """The competent official who does not exist: the next higher."""
    dinas.orang["bidang"].riwayatjabatan_set.update(tmt_selesai=HARI_INI - timedelta(days=1))
    assert pemutus(dinas.rina, TingkatHukdis.SEDANG, HARI_INI).pegawai == dinas.orang["kepala"]
    dinas.orang["kepala"].riwayatjabatan_set.update(tmt_selesai=HARI_INI - timedelta(days=1))
    assert pemutus(dinas.rina, TingkatHukdis.SEDANG, HARI_INI).ppk
