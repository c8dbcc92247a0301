"""Statements written once and prepared: the same rows as the ORM's own, behind the same wall, seen by every count."""

import pytest
from django.db import connection, transaction
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from asn.core.kueri_tetap import JumlahTetap, KueriTetap, salah_satu
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian.pembuat import buat_instansi, buat_pegawai

pytestmark = pytest.mark.usefixtures("lingkup")


def orang(kunci):
    return (
        Pegawai.objects.select_related("instansi__induk", "golongan").filter(salah_satu("pk", kunci)).order_by("nama")
    )


def nama_kolom(objek) -> set[str]:
    return {f.attname for f in objek._meta.concrete_fields}


@pytest.fixture
def tiga(kota_tangsel) -> list[Pegawai]:
    unit = buat_instansi(kota_tangsel, "Dinas Contoh")
    semua = [buat_pegawai(kota_tangsel, nama) for nama in ("Citra", "Adi", "Budi")]
    Pegawai.objects.filter(pk__in=[semua[0].pk, semua[2].pk]).update(instansi=unit)
    return semua


def disiapkan() -> set[str]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT statement FROM pg_prepared_statements")
        return {satu for (satu,) in kursor.fetchall()}


def test_objek_sama_dengan_milik_orm(tiga):
    kunci = [p.pk for p in tiga]
    dibaca = KueriTetap(orang).semua(kunci=kunci)
    asli = list(Pegawai.objects.filter(pk__in=kunci).order_by("nama"))
    assert [p.nama for p in dibaca] == ["Adi", "Budi", "Citra"]
    for satu, banding in zip(dibaca, asli, strict=True):
        assert {k: getattr(satu, k) for k in nama_kolom(satu)} == {k: getattr(banding, k) for k in nama_kolom(satu)}
        assert (satu._state.adding, satu._state.db) == (False, "default")
    with CaptureQueriesContext(connection) as kueri:
        assert [p.instansi and p.instansi.nama for p in dibaca] == [None, "Dinas Contoh", "Dinas Contoh"]
        assert [p.instansi.induk for p in dibaca if p.instansi] == [None, None]
    assert not kueri.captured_queries


def test_sebagian_kolom_sisanya_dibaca_saat_diminta(tiga):
    [satu] = KueriTetap(
        lambda kunci: orang(kunci).only("nama", "instansi__nama", "instansi__induk__nama", "golongan__kode")
    ).semua(kunci=[tiga[0].pk])
    assert satu.get_deferred_fields() >= {"nip", "email"}
    with CaptureQueriesContext(connection) as kueri:
        assert satu.nip == tiga[0].nip
    assert len(kueri) == 1
    satu.email = "citra@contoh.go.id"
    satu.save(update_fields=["email"])
    satu.refresh_from_db()
    assert (satu.nama, satu.email) == ("Citra", "citra@contoh.go.id")


@pytest.mark.parametrize("banyak", [0, 1, 3])
def test_satu_kalimat_untuk_daftar_sepanjang_apa_pun(tiga, banyak):
    kueri = KueriTetap(orang)
    for panjang in (3, banyak):
        assert len(kueri.semua(kunci=[p.pk for p in tiga[:panjang]])) == panjang
    # Small and large numbers are one type: one plan.
    assert kueri.semua(kunci=[2**40]) == []
    assert len([k for k in disiapkan() if '"pegawai_pegawai"' in k and "ANY($1)" in k]) == 1


def test_dihitung_dan_dicatat_seperti_kueri_lain(tiga):
    kueri = KueriTetap(orang)
    with CaptureQueriesContext(connection) as tercatat:
        kueri.semua(kunci=[tiga[0].pk])
        kueri.semua(kunci=[tiga[1].pk])
    assert len(tercatat) == 2
    assert all('FROM "pegawai_pegawai"' in k["sql"] for k in tercatat)


def test_nilai_tupel_dan_turunan(tiga, kota_tangsel):
    tupel = KueriTetap(lambda pk: Pegawai.objects.filter(pk=pk).values_list("nama", "tanggal_lahir"))
    assert tupel.semua(pk=tiga[0].pk) == [("Citra", tiga[0].tanggal_lahir)]
    rata = KueriTetap(
        lambda kota_id: Pegawai.objects.filter(kota_id=kota_id).order_by("nama").values_list("nama", flat=True)
    )
    assert rata.semua(kota_id=kota_tangsel.pk) == ["Adi", "Budi", "Citra"]
    turunan = KueriTetap(lambda nama: Instansi.objects.filter(nama=nama).annotate(orang=Count("pegawai")))
    assert turunan.satu(nama="Dinas Contoh").orang == 2
    assert turunan.satu(nama="Tiada") is None


def test_jemputan_ikut_dibaca(tiga):
    semua = KueriTetap(lambda nama: Instansi.objects.filter(nama=nama).prefetch_related("pegawai"))
    with CaptureQueriesContext(connection) as kueri:
        assert {p.nama for p in semua.satu(nama="Dinas Contoh").pegawai.all()} == {"Citra", "Budi"}
    assert len(kueri) == 2


def test_dinding_kota_tetap_berdiri(tiga, kota_sorong):
    """The plan of one city never answers in another."""
    kueri, kunci = KueriTetap(orang), [p.pk for p in tiga]
    for _ in range(7):
        assert len(kueri.semua(kunci=kunci)) == 3
    with lingkup_kota([kota_sorong.pk]):
        assert kueri.semua(kunci=kunci) == []
    assert len(kueri.semua(kunci=kunci)) == 3


def test_setelah_rollback_dan_galat(tiga):
    kueri, kunci = KueriTetap(orang), [tiga[0].pk]
    assert kueri.satu(kunci=kunci).nama == "Citra"
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        1 / 0  # noqa: B018
    assert kueri.satu(kunci=kunci).nama == "Citra"


def test_bentuk_yang_tidak_dapat_dibaca_ditolak(tiga):
    with pytest.raises(TypeError, match="ValuesIterable"):
        KueriTetap(lambda pk: Pegawai.objects.filter(pk=pk).values("nama")).semua(pk=1)


def test_jumlah_dihitung_sampai_batas_dan_di_balik_dinding(tiga, kota_tangsel, kota_sorong):
    buat_pegawai(kota_sorong, "Dedi")
    jumlah = JumlahTetap(lambda kota: Pegawai.objects.filter(salah_satu("kota_id", kota)).order_by()[:3])
    assert jumlah.hitung(kota=[kota_tangsel.pk]) == 3
    assert jumlah.hitung(kota=[kota_sorong.pk]) == 1
    assert jumlah.hitung(kota=[kota_tangsel.pk, kota_sorong.pk]) == 3
    with transaction.atomic(), lingkup_kota([kota_sorong.pk]):
        assert jumlah.hitung(kota=[kota_tangsel.pk, kota_sorong.pk]) == 1
