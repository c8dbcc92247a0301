"""The life of an evaluation: every state × transition × role, the numbers it keeps, the eyes it needs."""

import pytest
from django.core.exceptions import PermissionDenied

from asn.core.models import KeadaanPekerjaan, RiwayatKeadaan, TandaTerbit
from asn.core.periode import Periode
from asn.core.workflows import TransitionRefused
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.evaluasi.services import siklus, terbit
from kinerja.evaluasi.workflows import EVALUASI_WORKFLOW, KeadaanEvaluasi
from tests.kepegawaian import pembuat as induk
from tests.kinerja.evaluasi import pembuat

pytestmark = pytest.mark.usefixtures("lingkup", "antrean", "juli")


@pytest.fixture
def unit(lingkup, juli, kota_tangsel):
    return pembuat.buat_kota_berisi(kota_tangsel)


@pytest.fixture
def draf(kota_tangsel, unit, sari):
    return pembuat.buat_draf(kota_tangsel, sari)


@pytest.fixture
def rekaman(lingkup, juli, kota_tangsel):
    """An evaluation whose figures do not matter."""
    evaluasi = EvaluasiBerkala.objects.create(kota=kota_tangsel, periode=pembuat.T2.kode)
    evaluasi.lembar.create(kota=kota_tangsel, instansi=induk.buat_instansi(kota_tangsel), hasil="selesai")
    return evaluasi


@pytest.fixture
def dewi(buat_pengguna, kota_tangsel):
    """A second analyst of the BKD."""
    return buat_pengguna("dewi", kota_tangsel, ("BKD", {}))


def test_mulai_merekam_lembar_dan_pekerjaan(kota_tangsel, unit, sari, antrean):
    evaluasi = siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=sari)
    assert [x.hasil for x in evaluasi.lembar.all()] == ["menunggu", "menunggu"]
    assert (evaluasi.pekerjaan.total, evaluasi.pekerjaan.pemilik) == (3, sari)
    assert antrean == [("evaluasi.sebarkan", evaluasi.pk)]


@pytest.mark.parametrize("siapa", ["citra", "budi"])
def test_mulai_perlu_izin_di_kota_itu(request, kota_tangsel, unit, siapa):
    with pytest.raises(PermissionDenied):
        siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=request.getfixturevalue(siapa))


def test_mulai_menolak_periode_berjalan(kota_tangsel, unit, sari):
    with pytest.raises(TransitionRefused, match="belum berakhir"):
        siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=Periode.dari_kode("2026-T3"), oleh=sari)


def test_mulai_menolak_yang_sudah_ada(kota_tangsel, draf, sari):
    with pytest.raises(TransitionRefused, match="sudah ada"):
        siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=sari)


def test_mulai_menolak_kota_tanpa_perangkat_daerah(kota_sorong, citra):
    with pytest.raises(TransitionRefused, match="perangkat daerah"):
        siklus.evaluasi_mulai(kota_id=kota_sorong.pk, periode=pembuat.T2, oleh=citra)


def test_boleh_mulai_lagi_setelah_dibatalkan(kota_tangsel, draf, sari):
    siklus.evaluasi_batalkan(evaluasi=draf, oleh=sari, catatan="Data belum lengkap")
    assert siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=sari).revisi == 0


def test_selesai_menjadi_draf_atas_nama_sistem(draf):
    assert draf.keadaan == "draf"
    assert draf.pekerjaan.keadaan == KeadaanPekerjaan.SELESAI
    assert draf.pekerjaan.alamat_hasil == f"/evaluasi/{draf.pk}/"
    assert RiwayatKeadaan.objects.get(transisi="selesaikan").oleh.username == "layanan.36.74"
    assert draf.angka["pegawai"]["jumlah"] == 2
    assert [b["peringkat"] for b in draf.angka["liga"]] == [1, 1]


TINDAKAN = {
    "hitung_ulang": siklus.evaluasi_hitung_ulang,
    "tinjau": siklus.evaluasi_tinjau,
    "kembalikan": siklus.evaluasi_kembalikan,
    "batalkan": siklus.evaluasi_batalkan,
    "terbitkan": siklus.evaluasi_terbitkan,
}
PEMEGANG = {"hitung_ulang": "BKD", "tinjau": "BKD", "kembalikan": "BKD", "batalkan": "BKD", "terbitkan": "PPK"}


def dalam_keadaan(evaluasi, keadaan):
    """Put the row straight into a state; issued ones need their number and proof."""
    if keadaan in (KeadaanEvaluasi.DITERBITKAN, KeadaanEvaluasi.DIGANTIKAN):
        evaluasi.nomor, evaluasi.diterbitkan_pada = "1", evaluasi.dimulai_pada
        evaluasi.tanda = TandaTerbit.objects.create(
            kota_id=evaluasi.kota_id, judul="x", nomor="1", tanggal=pembuat.HARI
        )
    evaluasi.keadaan = keadaan
    evaluasi.save()
    return evaluasi


@pytest.mark.parametrize("peran", ["BKD", "PPK", "ADMIN_KOTA", "AUDITOR"])
@pytest.mark.parametrize("nama", list(TINDAKAN))
@pytest.mark.parametrize("keadaan", list(KeadaanEvaluasi))
def test_setiap_keadaan_tindakan_peran(buat_pengguna, kota_tangsel, rekaman, keadaan, nama, peran):
    pelaku = buat_pengguna("pelaku", kota_tangsel, (peran, {}))
    evaluasi = dalam_keadaan(rekaman, keadaan)
    if PEMEGANG[nama] != peran:
        with pytest.raises(PermissionDenied):
            TINDAKAN[nama](evaluasi=evaluasi, oleh=pelaku)
    elif keadaan not in EVALUASI_WORKFLOW[nama].dari:
        with pytest.raises(TransitionRefused):
            TINDAKAN[nama](evaluasi=evaluasi, oleh=pelaku)
    else:
        hasil = TINDAKAN[nama](evaluasi=evaluasi, oleh=pelaku)
        # Issuing ends only when the documents are stored.
        assert hasil.keadaan == ("ditinjau" if nama == "terbitkan" else EVALUASI_WORKFLOW[nama].ke)


@pytest.mark.parametrize("nama", [*TINDAKAN, "revisi"])
def test_orang_kota_lain_ditolak(rekaman, citra, nama):
    dalam_keadaan(rekaman, "diterbitkan" if nama == "revisi" else "ditinjau")
    tindakan = TINDAKAN.get(nama) or (lambda **k: siklus.evaluasi_revisi(alasan="x", **k))
    with pytest.raises(PermissionDenied):
        tindakan(evaluasi=rekaman, oleh=citra)


def test_hitung_ulang_memulai_dari_nol(draf, sari, unit, kota_tangsel, antrean):
    induk.buat_instansi(kota_tangsel, "Dinas Baru")
    antrean.clear()
    hasil = siklus.evaluasi_hitung_ulang(evaluasi=draf, oleh=sari)
    assert (hasil.keadaan, hasil.angka) == ("berjalan", {})
    assert [x.hasil for x in hasil.lembar.all()] == ["menunggu"] * 3
    assert antrean == [("evaluasi.sebarkan", draf.pk)]
    assert pembuat.jalankan(hasil).angka["pegawai"]["jumlah"] == 2


def test_terbit_menyimpan_semua_dokumen(draf, dewi, budi):
    evaluasi = pembuat.terbitkan(draf, dewi, budi)
    assert (evaluasi.keadaan, evaluasi.nomor, evaluasi.diterbitkan_oleh) == ("diterbitkan", "800.1.5/1/EVB/2026", budi)
    assert evaluasi.tanda.sha256 == evaluasi.pdf.sha256
    lembar = list(evaluasi.lembar.select_related("tanda", "pdf").order_by("instansi__urutan"))
    assert [x.tanda.nomor for x in lembar] == ["800.1.5/1/EVB/2026/01", "800.1.5/1/EVB/2026/02"]
    assert all(x.tanda.sha256 == x.pdf.sha256 for x in lembar)
    assert RiwayatKeadaan.objects.get(transisi="terbitkan").catatan == "Sesuai rapat"
    assert evaluasi.pekerjaan.keadaan == KeadaanPekerjaan.SELESAI
    assert evaluasi.pekerjaan.selesai == 3


def test_dokumen_dicetak_seperti_sudah_terbit(draf, dewi, budi):
    siklus.evaluasi_tinjau(evaluasi=draf, oleh=dewi)
    siklus.evaluasi_terbitkan(evaluasi=draf, oleh=budi)
    terlihat = []

    def lembar(objek):
        e = objek.evaluasi
        terlihat.append((e.terbit, e.nomor, e.diterbitkan_oleh, objek.tanda.kode != ""))
        return pembuat.cetak(objek)

    def kota(objek):
        terlihat.append((objek.terbit, objek.nomor, objek.diterbitkan_oleh, objek.tanda.kode != ""))
        return pembuat.cetak(objek)

    terbit.terbit_jalankan(evaluasi_id=draf.pk, kota_id=draf.kota_id, cetak_kota=kota, cetak_lembar=lembar)
    assert terlihat == [(True, "800.1.5/1/EVB/2026", budi, True)] * 3


def test_terbit_dua_kali_tidak_menggandakan(draf, dewi, budi):
    evaluasi = pembuat.terbitkan(draf, dewi, budi)
    ulang = terbit.terbit_jalankan(
        evaluasi_id=evaluasi.pk, kota_id=evaluasi.kota_id, cetak_kota=pembuat.cetak, cetak_lembar=pembuat.cetak
    )
    assert ulang is False
    assert TandaTerbit.objects.count() == 3


def test_permintaan_terbit_kedua_ditolak_selama_berjalan(draf, dewi, budi):
    siklus.evaluasi_tinjau(evaluasi=draf, oleh=dewi)
    siklus.evaluasi_terbitkan(evaluasi=draf, oleh=budi)
    for tindakan, oleh in (
        (siklus.evaluasi_terbitkan, budi),
        (siklus.evaluasi_kembalikan, dewi),
        (siklus.evaluasi_batalkan, dewi),
    ):
        with pytest.raises(TransitionRefused, match="sedang diterbitkan"):
            tindakan(evaluasi=draf, oleh=oleh)


def test_terbit_gagal_dapat_diulang_dengan_nomor_sama(draf, dewi, budi):
    siklus.evaluasi_tinjau(evaluasi=draf, oleh=dewi)
    siklus.evaluasi_terbitkan(evaluasi=draf, oleh=budi)

    def rusak(objek):
        raise ValueError("huruf tidak ada")

    with pytest.raises(ValueError, match="huruf"):
        terbit.terbit_jalankan(evaluasi_id=draf.pk, kota_id=draf.kota_id, cetak_kota=rusak, cetak_lembar=pembuat.cetak)
    terbit.terbit_gagal(evaluasi_id=draf.pk, kota_id=draf.kota_id, pesan="Gagal")
    draf.refresh_from_db()
    assert (draf.keadaan, draf.pekerjaan.keadaan) == ("ditinjau", KeadaanPekerjaan.GAGAL)
    assert not TandaTerbit.objects.exclude(sha256="").exists()
    siklus.evaluasi_terbitkan(evaluasi=draf, oleh=budi)
    terbit.terbit_jalankan(
        evaluasi_id=draf.pk, kota_id=draf.kota_id, cetak_kota=pembuat.cetak, cetak_lembar=pembuat.cetak
    )
    draf.refresh_from_db()
    assert (draf.keadaan, draf.nomor) == ("diterbitkan", "800.1.5/1/EVB/2026")
    assert TandaTerbit.objects.count() == 3


def test_empat_mata(buat_pengguna, kota_tangsel, unit):
    rangkap = buat_pengguna("rangkap", kota_tangsel, ("BKD", {}), ("PPK", {}))
    evaluasi = pembuat.buat_draf(kota_tangsel, rangkap)
    siklus.evaluasi_tinjau(evaluasi=evaluasi, oleh=rangkap)
    with pytest.raises(TransitionRefused, match="orang lain"):
        siklus.evaluasi_terbitkan(evaluasi=evaluasi, oleh=rangkap)


def test_revisi_menggantikan_saat_terbit(draf, sari, dewi, budi):
    pertama = pembuat.terbitkan(draf, dewi, budi)
    revisi = siklus.evaluasi_revisi(evaluasi=pertama, alasan="IP ASN keliru", oleh=sari)
    assert (revisi.revisi, revisi.menggantikan, revisi.keadaan) == (1, pertama, "berjalan")
    with pytest.raises(TransitionRefused, match="sedang dikerjakan"):
        siklus.evaluasi_revisi(evaluasi=pertama, alasan="lagi", oleh=sari)
    pertama.refresh_from_db()
    assert pertama.keadaan == "diterbitkan"
    kedua = pembuat.terbitkan(pembuat.jalankan(revisi), dewi, budi)
    pertama.refresh_from_db()
    assert (pertama.keadaan, kedua.keadaan, kedua.nomor) == ("digantikan", "diterbitkan", "800.1.5/2/EVB/2026")
    assert pertama.tanda.digantikan_oleh == kedua.tanda
    pasangan = {x.instansi_id: x.tanda for x in kedua.lembar.all()}
    assert all(x.tanda.digantikan_oleh == pasangan[x.instansi_id] for x in pertama.lembar.all())


def test_revisi_beralasan_dan_hanya_dari_yang_terbit(draf, sari, dewi, budi):
    with pytest.raises(TransitionRefused, match="diterbitkan"):
        siklus.evaluasi_revisi(evaluasi=draf, alasan="x", oleh=sari)
    pertama = pembuat.terbitkan(draf, dewi, budi)
    with pytest.raises(TransitionRefused, match="Alasan"):
        siklus.evaluasi_revisi(evaluasi=pertama, alasan="  ", oleh=sari)


def test_angka_terbit_tidak_berubah_bersama_buku_induk(draf, dewi, budi, unit, kota_tangsel):
    evaluasi = pembuat.terbitkan(draf, dewi, budi)
    induk.buat_pegawai(kota_tangsel, jabatan=induk.buat_jabatan(unit[0]))
    pembuat.jalankan(evaluasi)
    assert EvaluasiBerkala.objects.get(pk=evaluasi.pk).angka["pegawai"]["jumlah"] == 2
