"""Life of a cycle: every state × act, wrong person and city, counting, resuming, freezing (also by plain SQL)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import RiwayatKompetensi
from kepegawaian.talenta import dokumen
from kepegawaian.talenta.models import HasilTalenta, SiklusTalenta
from kepegawaian.talenta.services import cetak, hitung, siklus
from kepegawaian.talenta.services.ketentuan import ketentuan_pada, ketentuan_tambah
from kepegawaian.talenta.services.sidang import sidang_buka
from tests.kepegawaian.pembuat import buat_pegawai
from tests.kepegawaian.talenta.conftest import HARI_INI, isi_riwayat
from tests.kepegawaian.talenta.pembuat import ACUAN, buat_hasil, buat_sidang, buat_siklus

pytestmark = pytest.mark.django_db
KEADAAN = ("disiapkan", "dihitung", "sidang", "ditetapkan", "dibatalkan")


def dihitung(kantor, **lain) -> SiklusTalenta:
    """A new cycle, counted as the worker does it."""
    sari = kantor.akun["sari"]
    baris = siklus.siklus_buat(kota_id=kantor.kota.pk, nama="Siklus 2026", acuan=ACUAN, oleh=sari)
    siklus.siklus_mulai_hitung(siklus=baris, oleh=sari)
    hitung.siklus_hitung(siklus_id=baris.pk, kota_id=kantor.kota.pk, **lain)
    baris.refresh_from_db()
    return baris


def test_hitungan_membaca_buku_induk_dan_menyebut_yang_kurang(kantor):
    baris = dihitung(kantor)
    assert baris.keadaan == "dihitung"
    assert baris.pekerjaan.keadaan == "selesai"
    hasil = {h.pegawai.nama: h for h in baris.hasil.select_related("pegawai")}
    rina, joko = hasil["Rina Wulandari"], hasil["Joko Susilo"]
    # Kepka 411: 60 % of Baik; kompetensi 2 of 3, S-1, never punished, potensi not recorded.
    skor = (str(rina.skor_kinerja), str(rina.skor_potensial))
    assert (*skor, rina.kotak, rina.tujuan) == ("46.67", "71.56", 5, "ADMINISTRATOR")
    assert joko.kotak is None
    assert "belum ada predikat kinerja tahunan sejak tahun 2024" in joko.sebab
    assert "belum pernah ada asesmen kompetensi" in joko.sebab
    bukti = {b[1]: b[7] for b in rina.butir}
    asesmen = RiwayatKompetensi.objects.get(pegawai=kantor.rina)
    assert bukti["JPM"] == [["kompetensi", asesmen.pk]]


def test_riwayat_yang_tidak_sah_atau_sesudah_acuan_tidak_dihitung(kantor):
    kantor.rina.riwayatkompetensi_set.update(verifikasi="DICABUT")
    isi_riwayat(kantor.joko)
    kantor.joko.riwayatkompetensi_set.update(tanggal=HARI_INI)
    assert dihitung(kantor).hasil.filter(kotak__isnull=False).count() == 0


def test_hitungan_per_porsi_dapat_diulang_dan_dilanjutkan(kantor):
    baris = siklus.siklus_buat(kota_id=kantor.kota.pk, nama="Siklus", acuan=ACUAN, oleh=kantor.akun["sari"])
    siklus.siklus_mulai_hitung(siklus=baris, oleh=kantor.akun["sari"])
    assert hitung._satu_porsi(baris.pk, kantor.kota.pk, 1)  # then the worker dies
    baris.refresh_from_db()
    assert (baris.hasil.count(), baris.keadaan) == (1, "disiapkan")
    hitung.siklus_hitung(siklus_id=baris.pk, kota_id=kantor.kota.pk, porsi=1)
    hitung.siklus_hitung(siklus_id=baris.pk, kota_id=kantor.kota.pk, porsi=1)  # delivered twice
    baris.refresh_from_db()
    assert (baris.hasil.count(), baris.keadaan, baris.pekerjaan.selesai) == (3, "dihitung", 3)


def test_porsi_yang_ditulis_lagi_memberi_baris_yang_sama(kantor):
    baris = dihitung(kantor)
    isi_riwayat(kantor.joko, "SANGAT_BAIK", 3)
    ids = [kantor.rina.pk, kantor.joko.pk]
    hitung.hasil_tulis(baris, ids)
    assert baris.hasil.count() == 3
    assert baris.hasil.get(pegawai=kantor.joko).kotak == 9


def test_hitung_ulang_memakai_ketentuan_terbaru(kantor, antrean):
    baris = dihitung(kantor)
    nilai = {"berlaku_mulai": ACUAN, "perangkat": "SETEMPAT", "dasar": "Perwal 1/2026", "keyakinan": "tinggi"}
    ambang = {"kinerja_bawah": 46, "kinerja_atas": 60, "potensial_bawah": 46, "potensial_atas": 72}
    ketentuan_tambah(kota_id=kantor.kota.pk, nilai=nilai | ambang, oleh=kantor.akun["sari"])
    assert baris.ketentuan["perangkat"] == "KEPKA_BKN_411_2025"
    siklus.siklus_hitung_ulang(siklus=baris, oleh=kantor.akun["sari"])
    baris.refresh_from_db()
    assert (baris.ketentuan["perangkat"], baris.hasil.count(), baris.sampai) == ("SETEMPAT", 0, 0)
    assert baris.ketentuan["kutipan"] == "Perwal 1/2026"


def test_dibanding_siklus_sebelumnya(kantor):
    buat_siklus(
        kantor.kota,
        "ditetapkan",
        [(kantor.rina, 2)],
        acuan=HARI_INI.replace(year=2025),
        ditetapkan_oleh=kantor.akun["tuti"],
    )
    hasil = dihitung(kantor).hasil.get(pegawai=kantor.rina)
    assert (hasil.kotak_lalu, hasil.perubahan) == (2, "naik")


ACT = {
    "mulai_hitung": (siklus.siklus_mulai_hitung, "sari", {"disiapkan"}),
    "hitung_ulang": (siklus.siklus_hitung_ulang, "sari", {"dihitung"}),
    "batalkan": (siklus.siklus_batalkan, "sari", {"disiapkan", "dihitung", "sidang"}),
    "tetapkan": (siklus.siklus_tetapkan, "tuti", {"sidang"}),
}


@pytest.mark.parametrize("keadaan", KEADAAN)
@pytest.mark.parametrize("tindakan", ACT)
def test_setiap_keadaan_kali_tindakan(kantor, tindakan, keadaan):
    layanan, pelaku, boleh = ACT[tindakan]
    baris = buat_siklus(kantor.kota, keadaan, ditetapkan_oleh=kantor.akun["tuti"])
    if keadaan in ("sidang", "ditetapkan", "dibatalkan"):
        buat_sidang(baris, kantor.akun["tuti"], kantor.akun["tono"], kantor.akun["sari"])
        _tutup(baris)
    if keadaan in boleh:
        layanan(siklus=baris, oleh=kantor.akun[pelaku])
    else:
        with pytest.raises(TransitionRefused):
            layanan(siklus=baris, oleh=kantor.akun[pelaku])


def _tutup(baris) -> None:
    from asn.core.verifikasi import tanda_terbitkan  # noqa: PLC0415

    tanda = tanda_terbitkan(kota_id=baris.kota_id, judul="Risalah", nomor="1", tanggal=HARI_INI)
    baris.sidang.update(keadaan="ditutup", ditutup_pada="2026-11-25T00:00:00Z", tanda=tanda)


@pytest.mark.parametrize(
    ("pelaku", "layanan"),
    [
        ("citra", siklus.siklus_mulai_hitung),
        ("rina", siklus.siklus_mulai_hitung),
        ("budi", siklus.siklus_hitung_ulang),
        ("tuti", siklus.siklus_batalkan),
        ("citra", siklus.siklus_tetapkan),
        ("sari", siklus.siklus_tetapkan),
        ("budi", siklus.siklus_tetapkan),
    ],
)
def test_orang_atau_kota_yang_salah(kantor, pelaku, layanan):
    baris = buat_siklus(kantor.kota, "sidang")
    with pytest.raises(PermissionDenied):
        layanan(siklus=baris, oleh=kantor.akun[pelaku])
    with pytest.raises(PermissionDenied):
        siklus.siklus_buat(kota_id=kantor.kota.pk, nama="X", acuan=ACUAN, oleh=kantor.akun["citra"])


def test_satu_siklus_dikerjakan_dan_tidak_mundur(kantor):
    buat_siklus(kantor.kota, "ditetapkan", acuan=ACUAN, ditetapkan_oleh=kantor.akun["tuti"])
    isi = {"kota_id": kantor.kota.pk, "nama": "X", "oleh": kantor.akun["sari"]}
    with pytest.raises(ValidationError, match="sama atau sesudahnya"):
        siklus.siklus_buat(acuan=ACUAN, **isi)
    with pytest.raises(ValidationError, match="sesudah hari ini"):
        siklus.siklus_buat(acuan=HARI_INI.replace(day=26), **isi)
    siklus.siklus_buat(acuan=HARI_INI, **isi)
    with pytest.raises(ValidationError, match="sedang dikerjakan"):
        siklus.siklus_buat(acuan=HARI_INI, **isi)


def test_hanya_ketua_sidang_terakhir_menetapkan(kantor):
    baris = buat_siklus(kantor.kota, "dihitung", [(kantor.rina, 5)])
    rapat = sidang_buka(
        siklus=baris,
        tanggal=HARI_INI,
        tempat="Aula",
        ketua=kantor.akun["tuti"],
        hadir=[kantor.akun[n] for n in ("tuti", "tono", "sari")],
        oleh=kantor.akun["sari"],
    )
    baris.refresh_from_db()
    with pytest.raises(TransitionRefused, match="belum ditutup"):
        siklus.siklus_tetapkan(siklus=baris, oleh=kantor.akun["tuti"])
    _tutup(baris)
    with pytest.raises(TransitionRefused, match="ketua komite"):
        siklus.siklus_tetapkan(siklus=baris, oleh=kantor.akun["tono"])
    tetap = siklus.siklus_tetapkan(siklus=baris, oleh=rapat.ketua)
    assert (tetap.keadaan, tetap.nomor) == ("ditetapkan", "002/TALENTA/TS/2026")


def _sql(perintah: str, *isi) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah, isi)


def test_yang_ditetapkan_beku_juga_bagi_sql(kantor):
    baris = buat_siklus(kantor.kota, "ditetapkan", [(kantor.rina, 5)], ditetapkan_oleh=kantor.akun["tuti"])
    hasil = baris.hasil.get()
    for perintah, kunci in (
        ("UPDATE talenta_hasiltalenta SET kotak = 9 WHERE id = %s", hasil.pk),
        ("UPDATE talenta_hasiltalenta SET kini = false, kotak = 9 WHERE id = %s", hasil.pk),
        ("DELETE FROM talenta_hasiltalenta WHERE id = %s", hasil.pk),
        ("UPDATE talenta_siklustalenta SET nama = 'Lain' WHERE id = %s", baris.pk),
        ("UPDATE talenta_siklustalenta SET keadaan = 'sidang' WHERE id = %s", baris.pk),
        ("DELETE FROM talenta_siklustalenta WHERE id = %s", baris.pk),
    ):
        with pytest.raises(IntegrityError):
            _sql(perintah, kunci)
    with pytest.raises(IntegrityError, match="hanya dikoreksi dengan revisi"), transaction.atomic():
        buat_hasil(baris, kantor.joko, 9)
    lain = buat_siklus(kantor.kota, "sidang", [(kantor.joko, 5)], nama="Lain")
    with pytest.raises(IntegrityError):
        _sql("UPDATE talenta_hasiltalenta SET siklus_id = %s WHERE siklus_id = %s", baris.pk, lain.pk)
    HasilTalenta.objects.filter(pk=hasil.pk).update(kini=False)  # what a revision does
    assert buat_hasil(baris, kantor.rina, 9, revisi=1, alasan_revisi="Keberatan").kini


def test_dicetak_sekali_dari_baris_beku_dan_dikabarkan_sekali(kantor):
    baris = buat_siklus(
        kantor.kota, "ditetapkan", [(kantor.rina, 9), (kantor.joko, None)], ditetapkan_oleh=kantor.akun["tuti"]
    )
    assert cetak.siklus_cetak(siklus_id=baris.pk, cetak=dokumen.siklus_pdf)
    assert not cetak.siklus_cetak(siklus_id=baris.pk, cetak=dokumen.siklus_pdf)
    baris.refresh_from_db()
    assert baris.pdf.sha256 == baris.tanda.sha256 != ""
    for _ in range(2):
        assert cetak.kabarkan(siklus_id=baris.pk, kota_id=kantor.kota.pk) == 2
    assert Kabar.objects.filter(jenis="talenta").count() == 2


def test_ketentuan_bertanggal_dan_bobotnya_genap(kantor):
    sebelum = ketentuan_pada(kantor.kota.pk, HARI_INI.replace(year=2025))
    assert sebelum.pk is None
    assert "(perlu verifikasi)" in sebelum.kutipan
    isi = {"berlaku_mulai": HARI_INI, "perangkat": "KEPKA_BKN_411_2025", "dasar": "Perwal"}
    ambang = {"kinerja_bawah": 46, "kinerja_atas": 60, "potensial_bawah": 61, "potensial_atas": 81}
    with pytest.raises(ValidationError, match="berjumlah 100"):
        ketentuan_tambah(kota_id=kantor.kota.pk, nilai=isi | ambang | {"bobot": {"JPM": 80}}, oleh=kantor.akun["sari"])
    with pytest.raises(ValidationError, match="harus lebih besar"):
        ketentuan_tambah(kota_id=kantor.kota.pk, nilai=isi | ambang | {"potensial_atas": 60}, oleh=kantor.akun["sari"])
    with pytest.raises(PermissionDenied):
        ketentuan_tambah(kota_id=kantor.kota.pk, nilai=isi | ambang, oleh=kantor.akun["citra"])
    bobot = {"PREDIKAT": 80, "PENGHARGAAN": 20}
    baru = ketentuan_tambah(kota_id=kantor.kota.pk, nilai=isi | ambang | {"bobot": bobot}, oleh=kantor.akun["sari"])
    assert ketentuan_pada(kantor.kota.pk, HARI_INI) == baru


def test_pppk_dan_yang_tidak_aktif_tidak_dipetakan(kantor):
    buat_pegawai(kantor.kota, "Tiwi", jenis="PPPK", golongan="")
    buat_pegawai(kantor.kota, "Wati", kedudukan="CLTN")
    assert dihitung(kantor).hasil.count() == 3
