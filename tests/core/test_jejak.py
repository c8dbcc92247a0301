"""Field history: an event holds the row as it was, so nothing is lost, whoever changed it and by which way."""

from types import SimpleNamespace

import pghistory
import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from asn.core.jejak import HAPUS, LAHIR, NILAI_LAMA_TIDAK_ADA, UBAH, UBAH_DULU, perubahan
from asn.core.management.commands.migrate import muat_ulang_secukupnya
from asn.core.models import HariLibur
from kepegawaian.jabatan.models import Jabatan
from tests.kepegawaian import pembuat

# One table with recorded inserts and one without; the migrations of the other apps are of the same make.
SEBELUM = [("core", "0005_riwayat_rujukan"), ("jabatan", "0002_riwayat_rujukan")]


def nama_dalam_jejak(baris) -> list[tuple[str, str]]:
    return list(type(baris).pgh_event_model.objects.filter(pgh_obj_id=baris.pk).values_list("pgh_label", "nama"))


def riwayat_admin(klien, baris) -> list:
    alamat = reverse(f"admin:{baris._meta.label_lower.replace('.', '_')}_history", args=[baris.pk])
    return klien.get(alamat).context["peristiwa"]


@pytest.fixture
def jabatan(dinas) -> Jabatan:
    """A position: its insert is not recorded."""
    return pembuat.buat_jabatan(dinas, "Analis Mutu")


@pytest.fixture
def admin(masuk, buat_pengguna, kota_tangsel):
    return masuk(buat_pengguna("dewi", kota_tangsel, ("ADMIN_KOTA", {})))


class TestPemicu:
    def test_perubahan_pertama_menyimpan_nilai_semula(self, jabatan):
        jabatan.nama = "Analis Baru"
        jabatan.save()
        assert nama_dalam_jejak(jabatan) == [(UBAH, "Analis Mutu")]

    def test_menyimpan_tanpa_mengubah_tidak_dicatat(self, jabatan):
        jabatan.save()
        assert nama_dalam_jejak(jabatan) == []

    def test_penghapusan_menyimpan_baris_terakhir(self, jabatan):
        Jabatan.objects.filter(pk=jabatan.pk).update(nama="Menjelang bubar")
        pk, model = jabatan.pk, Jabatan.pgh_event_model
        jabatan.delete()
        isi = list(model.objects.filter(pgh_obj_id=pk).values_list("pgh_label", "nama"))
        assert isi == [(UBAH, "Analis Mutu"), (HAPUS, "Menjelang bubar")]

    def test_perubahan_massal(self, jabatan, dinas):
        lain = pembuat.buat_jabatan(dinas, "Penyuluh Sosial")
        Jabatan.objects.filter(pk__in=[jabatan.pk, lain.pk]).update(nama="Digabung")
        assert nama_dalam_jejak(jabatan) == [(UBAH, "Analis Mutu")]
        assert nama_dalam_jejak(lain) == [(UBAH, "Penyuluh Sosial")]
        jabatan.nama, lain.nama = "Dipisah A", "Dipisah B"
        Jabatan.objects.bulk_update([jabatan, lain], ["nama"])
        assert nama_dalam_jejak(lain) == [(UBAH, "Penyuluh Sosial"), (UBAH, "Digabung")]

    def test_sql_langsung(self, jabatan):
        with connection.cursor() as kursor:
            kursor.execute("UPDATE jabatan_jabatan SET nama = 'Lewat SQL' WHERE id = %s", [jabatan.pk])
        assert nama_dalam_jejak(jabatan) == [(UBAH, "Analis Mutu")]


class TestHalamanAdmin:
    def test_perubahan_pertama_lengkap(self, admin, jabatan, sari):
        """Positions record no insert, and yet the first change tells who, why, and what stood there before."""
        with pghistory.context(user=sari.pk, alasan="SK wali kota nomor 12"):
            Jabatan.objects.filter(pk=jabatan.pk).update(nama="Analis Mutu Muda")
        (satu,) = riwayat_admin(admin, jabatan)
        assert (satu.siapa, satu.apa, satu.alasan) == ("Sari", "Diubah", "SK wali kota nomor 12")
        assert satu.beda == [("nama jabatan", "Analis Mutu", "Analis Mutu Muda")]
        assert satu.keterangan == ""

    def test_setiap_perubahan_dengan_nilainya_sendiri(self, admin, jabatan):
        for nama in ("Satu", "Dua", "Tiga"):
            Jabatan.objects.filter(pk=jabatan.pk).update(nama=nama)
        beda = [satu.beda for satu in riwayat_admin(admin, jabatan)]
        assert beda == [
            [("nama jabatan", "Dua", "Tiga")],
            [("nama jabatan", "Satu", "Dua")],
            [("nama jabatan", "Analis Mutu", "Satu")],
        ]


def peristiwa(label: str) -> SimpleNamespace:
    return SimpleNamespace(pgh_label=label)


@pytest.mark.parametrize(
    ("label", "sebelum", "sesudah"),
    [
        ([], [], []),
        ([UBAH], [0], ["kini"]),
        ([LAHIR, UBAH, UBAH], [None, 1, 2], [0, 2, "kini"]),
        ([UBAH, HAPUS], [0, 1], [1, None]),
        # From before 11-2026: the row as it became, and nothing of the row before the first change.
        ([UBAH_DULU, UBAH_DULU, UBAH], [None, 0, 2], [0, 1, "kini"]),
        ([LAHIR, UBAH_DULU, HAPUS], [None, 0, 2], [0, 1, None]),
    ],
)
def test_keadaan_sebelum_dan_sesudah(label, sebelum, sesudah):
    """The number is that of the event whose row is meant."""
    daftar = [peristiwa(satu) for satu in label]
    nomor = {id(satu): n for n, satu in enumerate(daftar)} | {id("kini"): "kini", id(None): None}
    hasil = perubahan(daftar, "kini")
    assert [nomor[id(h.sebelum)] for h in hasil] == sebelum
    assert [nomor[id(h.sesudah)] for h in hasil] == sesudah


def migrasikan(tujuan: list[tuple[str, str]]) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with muat_ulang_secukupnya():
        MigrationExecutor(connection).migrate(tujuan)


def test_migrasi_di_atas_tabel_berisi_peristiwa(admin, jabatan):
    """Events of both ages stand side by side, none is rewritten, and each is read by what it holds."""
    libur = HariLibur.objects.create(kota_id=jabatan.kota_id, tanggal="2026-03-02", nama="Awal", jenis="libur_kota")
    terbaru = MigrationExecutor(connection).loader.graph.leaf_nodes()
    migrasikan(SEBELUM)
    for baris in (jabatan, libur):
        for nama in ("Lama 1", "Lama 2"):
            type(baris).objects.filter(pk=baris.pk).update(nama=nama)
    lama = nama_dalam_jejak(jabatan)
    assert lama == [(UBAH_DULU, "Lama 1"), (UBAH_DULU, "Lama 2")]
    migrasikan(terbaru)
    for baris in (jabatan, libur):
        type(baris).objects.filter(pk=baris.pk).update(nama="Baru")
    assert nama_dalam_jejak(jabatan) == [*lama, (UBAH, "Lama 2")]
    baru, kedua, pertama = riwayat_admin(admin, jabatan)
    assert baru.beda == [("nama jabatan", "Lama 2", "Baru")]
    assert kedua.beda == [("nama jabatan", "Lama 1", "Lama 2")]
    assert (pertama.beda, pertama.keterangan) == ([], NILAI_LAMA_TIDAK_ADA)
    assert [satu.beda for satu in riwayat_admin(admin, libur)][:3] == [
        [("nama", "Lama 2", "Baru")],
        [("nama", "Lama 1", "Lama 2")],
        [("nama", "Awal", "Lama 1")],
    ]


def test_sambungan_menyetel_yang_dibaca_pemicu(db):
    """Unset it is an error that the trigger of every row catches."""
    with connection.cursor() as kursor:
        kursor.execute("SHOW pgtrigger.ignore")
        assert kursor.fetchone() == ("{}",)
