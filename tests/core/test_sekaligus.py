"""Several writes of the ORM as one statement, the transition made of it, and a scope that takes its locks along."""

import threading

import pytest
from django.db import DataError, connection, transaction
from django.utils import timezone

from asn.core.lingkup import kota_dalam_lingkup, lingkup_kota, seluruh_kota
from asn.core.models import Pekerjaan, RiwayatKeadaan
from asn.core.sekaligus import SisipBeranak, sekaligus, sisip, ubah
from asn.core.services import transition_write
from asn.impor.models import Impor, PetaKolom
from asn.impor.workflows import IMPOR_WORKFLOW


@pytest.fixture
def impor(lingkup, kota_tangsel, sari) -> Impor:
    return Impor.objects.create(kota=kota_tangsel, jenis="pegawai", nama_berkas="a.csv", oleh=sari)


def test_satu_pernyataan_menulis_semuanya(impor, sari, django_assert_num_queries):
    pekerjaan = Pekerjaan(kota_id=impor.kota_id, judul="Uji 100%", pemilik=sari)
    with django_assert_num_queries(1):
        kena = sekaligus(ubah(Impor.objects.filter(pk=impor.pk), pekerjaan=pekerjaan, baris=3), sisip(pekerjaan))
    impor.refresh_from_db()
    assert (kena, impor.baris, impor.pekerjaan.judul) == (1, 3, "Uji 100%")


def test_sisip_dengan_kunci_memperbarui(impor, sari):
    for peta in ({"0": "nip"}, {"0": "nama"}):
        ingatan = PetaKolom(kota_id=impor.kota_id, jenis="pegawai", sidik="x", peta=peta, oleh=sari)
        sekaligus(sisip(ingatan, kunci=("kota", "jenis", "sidik"), perbarui=("peta",)))
    assert PetaKolom.objects.get().peta == {"0": "nama"}


BERANAK = SisipBeranak(Pekerjaan, (Impor, "pekerjaan"), (Impor, "pekerjaan"), tanya="{}::int = 1")
SENDIRI = SisipBeranak(PetaKolom, tanya="{}::int = 1")


def anak(pekerjaan, sari) -> Impor:
    return Impor(kota_id=pekerjaan.kota_id, jenis="pegawai", nama_berkas="b.csv", oleh=sari)


def test_sisip_beranak_dalam_satu_pernyataan(impor, sari, django_assert_num_queries):
    pekerjaan = Pekerjaan(kota_id=impor.kota_id, judul="Uji 100%", pemilik=sari)
    with django_assert_num_queries(1):
        assert BERANAK.tulis(pekerjaan, anak(pekerjaan, sari), anak(pekerjaan, sari), tanya=[1]) is True
    assert Impor.objects.filter(pekerjaan=pekerjaan).count() == 2
    pekerjaan.judul = "Diubah"
    pekerjaan.save()
    assert Pekerjaan.objects.get().judul == "Diubah"
    lain = Pekerjaan(kota_id=impor.kota_id, judul="Lain", pemilik=sari)
    assert BERANAK.tulis(lain, anak(lain, sari), anak(lain, sari), tanya=[2]) is False


def test_sisip_beranak_yang_sudah_ada_tidak_menulis_apa_pun(impor, sari):
    """The transaction goes on without a savepoint."""
    pertama = PetaKolom(kota_id=impor.kota_id, jenis="pegawai", sidik="x", peta={}, oleh=sari)
    kedua = PetaKolom(kota_id=impor.kota_id, jenis="pegawai", sidik="x", peta={}, oleh=sari)
    assert SENDIRI.tulis(pertama, tanya=[1]) is True
    assert SENDIRI.tulis(kedua, tanya=[1]) is None
    assert PetaKolom.objects.get().peta == {}


def test_sisip_beranak_menyimpan_seperti_save(impor, sari):
    """Every column arrives as the ORM would write it, and what is too long is refused."""
    isi = {
        "kota_id": impor.kota_id,
        "jenis": "pegawai",
        "nama_berkas": "a.csv",
        "oleh": sari,
        "kepala": ["nip", "nama"],
    }
    lewat_orm, beranak = Impor(**isi), Impor(**isi)
    lewat_orm.save()
    SisipBeranak(Impor, tanya="{}::int = 1").tulis(beranak, tanya=[1])
    satu, dua = Impor.objects.filter(pk__in=[lewat_orm.pk, beranak.pk]).order_by("pk").values()
    assert {k for k in satu if satu[k] != dua[k]} <= {"id", "dibuat_pada"}
    with pytest.raises(DataError), transaction.atomic():
        SENDIRI.tulis(PetaKolom(kota_id=impor.kota_id, jenis="x" * 500, sidik="x", peta={}, oleh=sari), tanya=[1])


def test_pindah_keadaan_dengan_riwayatnya(impor, sari):
    assert transition_write(IMPOR_WORKFLOW, "petakan", impor, oleh=sari, isi={"jangan_timpa": True}, catatan="uji")
    impor.refresh_from_db()
    riwayat = RiwayatKeadaan.objects.get(objek_id=impor.pk)
    assert (impor.keadaan, impor.jangan_timpa) == ("dipetakan", True)
    assert (riwayat.dari, riwayat.ke, riwayat.oleh, riwayat.catatan) == ("diunggah", "dipetakan", sari, "uji")


@pytest.mark.parametrize("siapa", ["kota lain", "syarat", "keadaan berubah", "keadaan tidak boleh"])
def test_yang_tidak_boleh_tidak_berpindah(impor, sari, citra, siapa):
    bila = {"henti_diminta": True} if siapa == "syarat" else {}
    transisi = "terapkan" if siapa == "keadaan tidak boleh" else "petakan"
    if siapa == "keadaan berubah":
        Impor.objects.filter(pk=impor.pk).update(keadaan="dipetakan")
    oleh = citra if siapa == "kota lain" else sari
    with transaction.atomic():
        assert not transition_write(IMPOR_WORKFLOW, transisi, impor, oleh=oleh, bila=bila)
        transaction.set_rollback(True)
    assert not RiwayatKeadaan.objects.exists()
    assert not Impor.objects.filter(keadaan="diterapkan").exists()


@pytest.mark.parametrize("titik_simpan", [True, False])
def test_seluruh_kota_kembali_ke_lingkup_semula(kota_tangsel, kota_sorong, titik_simpan):
    with lingkup_kota([kota_tangsel.pk]):
        with seluruh_kota(titik_simpan=titik_simpan):
            assert kota_dalam_lingkup() == [kota_tangsel.pk, kota_sorong.pk]
        assert kota_dalam_lingkup() == [kota_tangsel.pk]


@pytest.mark.django_db(transaction=True)
def test_kunci_bersama_lingkup(kota_tangsel):
    """The first lock is tried, the second is waited for; both end with the transaction."""
    pertama, kedua = (7_999, 1), (7_999, 2)
    hasil: list[object] = []

    def orang_lain(*kunci: tuple[int, int]) -> None:
        try:
            with lingkup_kota([kota_tangsel.pk], kunci=kunci) as dapat:
                hasil.append((dapat, timezone.now()))
        finally:
            connection.close()

    def jalan(*kunci: tuple[int, int]) -> threading.Thread:
        utas = threading.Thread(target=orang_lain, args=kunci)
        utas.start()
        return utas

    with lingkup_kota([kota_tangsel.pk], kunci=[pertama, kedua]) as dapat:
        assert dapat
        jalan(pertama, kedua).join(10)
        menunggu = jalan((7_999, 3), kedua)
        menunggu.join(0.5)
        assert menunggu.is_alive()
        lepas = timezone.now()
    menunggu.join(10)
    assert [h[0] for h in hasil] == [False, True]
    assert hasil[1][1] > lepas
