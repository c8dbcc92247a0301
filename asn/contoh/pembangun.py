"""Build one demo city from its seed: everything in memory first, then written in one go behind the wall."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import connection, models

from asn.contoh.acuan import Acuan, baca_acuan
from asn.contoh.aduan import buat_aduan
from asn.contoh.akun import PemilihPersona, buat_akun
from asn.contoh.belajar import buat_belajar
from asn.contoh.bukti import lampirkan
from asn.contoh.cacat import terapkan
from asn.contoh.disiplin import buat_disiplin
from asn.contoh.forum import buat_forum
from asn.contoh.hak import buat_hak
from asn.contoh.impor import buat_impor
from asn.contoh.indikator import baris_indikator
from asn.contoh.jabatan import buat_jabatan
from asn.contoh.jejak import catat_asal, tanpa_jejak
from asn.contoh.kabar import buat_kabar
from asn.contoh.kerangka import Kerangka, nomor_baru
from asn.contoh.kinerja import KOLOM_INDIKATOR, KOLOM_KINERJA, PembuatKinerja
from asn.contoh.muat import muat
from asn.contoh.orang import KOLOM_PEGAWAI, Orang, PembuatIdentitas, baris_pegawai
from asn.contoh.pelatihan import buat_pelatihan
from asn.contoh.penempatan import PORSI_MANTAN, tempatkan
from asn.contoh.penilaian import buat_penilaian
from asn.contoh.profil import PROFIL
from asn.contoh.promosi import buat_promosi
from asn.contoh.rekan import buat_rekan
from asn.contoh.rekrutmen import buat_rekrutmen
from asn.contoh.rekrutmen_berkas import buat_rekrutmen_berkas
from asn.contoh.rekrutmen_hasil import buat_rekrutmen_hasil
from asn.contoh.riwayat import KOLOM_JABATAN, KOLOM_KGB, KOLOM_PANGKAT, KOLOM_PENDIDIKAN
from asn.contoh.riwayat_lain import (
    KOLOM_AK,
    KOLOM_DIKLAT,
    KOLOM_DOKUMEN,
    KOLOM_HUKDIS,
    KOLOM_KELUARGA,
    KOLOM_KOMPETENSI,
    KOLOM_PENGHARGAAN,
    LEVEL,
    PembuatLain,
)
from asn.contoh.sejajar import lapor
from asn.contoh.skp import buat_skp
from asn.contoh.struktur import bangun_struktur
from asn.contoh.survei import buat_survei
from asn.contoh.talenta import buat_talenta, siapkan_cemerlang
from asn.contoh.tindak_lanjut import buat_tindak_lanjut
from asn.contoh.usulan import buat_usulan
from asn.core.gabungan import gabung_hash
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import IndikatorInstansi, Instansi, Kota
from kepegawaian.jabatan.models import Jabatan, StandarKompetensi
from kepegawaian.pegawai import models as m
from kepegawaian.pegawai.services import keadaan_segarkan

PEGAWAI_TERSEDIKIT = 220
MODEL_KOTA: tuple[type[models.Model], ...] = (
    *(Instansi, Jabatan, StandarKompetensi, IndikatorInstansi, m.Pegawai, m.RiwayatPangkat, m.RiwayatJabatan),
    *(m.RiwayatPendidikan, m.RiwayatKGB, m.RiwayatDiklat, m.RiwayatKinerja, m.RiwayatPenghargaan, m.RiwayatHukdis),
    *(m.Keluarga, m.RiwayatKompetensi, m.RiwayatAngkaKredit, m.Dokumen),
)
LANGKAH = ("susunan dan orang", "struktur", "pegawai", "karier", "kinerja", "diklat", "riwayat lain", "keadaan kini")
Maju = Callable[[str], None]


def bangun_di_proses(kota_id: int, tanggal: date | None, ukuran: float) -> int:
    """`bangun_satu` in a process of `asn.contoh.sejajar`."""
    try:
        return bangun_satu(kota_id, tanggal, ukuran, maju=lapor)
    finally:
        connection.close()


def bangun_satu(kota_id: int, tanggal: date | None, ukuran: float, *, maju: Maju) -> int:
    """Build a city in a transaction of its own, by default as of its own today."""
    kota = Kota.objects.get(pk=kota_id)
    hari = tanggal or kota.hari_ini()
    with lingkup_kota([kota_id]):
        return bangun_kota(
            kota, baca_acuan(hari), hari, ukuran=ukuran, maju=lambda langkah: maju(f"{kota}: {langkah}")
        )


def bangun_kota(kota: Kota, acuan: Acuan, tanggal: date, *, ukuran: float = 1, maju: Maju = lambda _: None) -> int:
    """Write the demo of one city, which must be in scope and empty; returns the number of people in service."""
    catat_asal("buat_contoh")
    acak = Random(f"asn.contoh:{kota.kode}:{ukuran}")
    k, orang = _rancang(kota, tanggal, ukuran, acak)
    maju(LANGKAH[0])
    tulis_struktur(k, acak, acuan)
    maju(LANGKAH[1])
    muat(m.Pegawai, KOLOM_PEGAWAI, baris_pegawai(acak, k, orang), {"kota": kota.pk})
    maju(LANGKAH[2])
    kinerja = PembuatKinerja(acak, k, orang)
    _tulis_riwayat(k, acak, orang, acuan, kinerja, maju)
    with tanpa_jejak("pegawai.Pegawai:ubah_update"):
        keadaan_segarkan(kota_id=kota.pk, tanggal=tanggal)
    pemain = buat_akun(k, PemilihPersona(k, orang, kinerja))
    lampirkan(kota, pemain)
    buat_aduan(kota, tanggal, ukuran=ukuran)
    with gabung_hash():
        buat_skp(kota, pemain, tanggal)
    buat_kabar(kota, tanggal)
    buat_usulan(kota, pemain, tanggal, ukuran=ukuran)
    buat_hak(kota, tanggal)
    buat_jabatan(kota, tanggal)
    buat_tindak_lanjut(kota, tanggal)
    siapkan_cemerlang(kota, pemain, tanggal)
    # After everything that still changes a predicate: evaluations repeat what the register says.
    with gabung_hash():
        buat_penilaian(kota, pemain, tanggal)
    buat_rekan(kota, pemain, tanggal)
    buat_disiplin(kota, pemain, tanggal)
    buat_impor(k, orang)
    buat_survei(kota, tanggal)
    buat_pelatihan(kota, tanggal)
    # Numbers its certificates after those of the classes.
    buat_belajar(kota, tanggal)
    buat_forum(kota, tanggal)
    buat_rekrutmen(kota, tanggal)
    buat_rekrutmen_hasil(kota, tanggal)
    buat_rekrutmen_berkas(kota, tanggal)
    # What follows asks much about everybody, and without statistics the planner takes a city for a handful of rows.
    analisis()
    buat_talenta(kota, tanggal)
    # Last: whom it nominates or appoints has been seen by then.
    buat_promosi(kota, pemain, tanggal)
    maju(LANGKAH[7])
    return sum(1 for o in orang if not o.berhenti)


def _rancang(kota: Kota, tanggal: date, ukuran: float, acak: Random) -> tuple[Kerangka, list[Orang]]:
    """Organisation and people in memory, flaws included."""
    k = bangun_struktur(kota, PROFIL[kota.kode], tanggal, ukuran)
    jumlah = max(PEGAWAI_TERSEDIKIT, round(k.profil.pegawai * ukuran))
    pk = nomor_baru(m.Pegawai, round(jumlah * (1 + 3 * PORSI_MANTAN)) + 100)
    orang = tempatkan(k, acak, pk[::-1], jumlah).orang
    identitas = PembuatIdentitas(acak, k)
    for o in orang:
        identitas.lengkapi(o)
    terapkan(acak, k, orang, identitas)
    return k, orang


def tulis_struktur(k: Kerangka, acak: Random, acuan: Acuan) -> None:
    for kursi in k.kursi:
        kursi.jabatan.kebutuhan = 1 if kursi.tunggal else max(1, kursi.isi + acak.choice((-1, 0, 0, 1, 1, 2)))
    # A successor is written before the unit that names it.
    Instansi.objects.bulk_create([u for u in k.unit if not u.penerus_id], batch_size=2_000)
    Instansi.objects.bulk_create([u for u in k.unit if u.penerus_id])
    Jabatan.objects.bulk_create([x.jabatan for x in k.kursi], batch_size=5_000)
    standar = (
        (x.jabatan.pk, kompetensi, LEVEL[x.jabatan.jenjang or x.jabatan.jenis])
        for x in k.kursi
        if x.manajerial or x.jabatan.jenjang
        for kompetensi in acuan.kompetensi
    )
    muat(StandarKompetensi, ("jabatan_id", "kompetensi_id", "level"), standar, {"kota": k.kota.pk})


def _tulis_riwayat(
    k: Kerangka, acak: Random, orang: list[Orang], acuan: Acuan, kinerja: PembuatKinerja, maju: Maju
) -> None:
    r, tetap = PembuatLain(acak, k, acuan), {"kota": k.kota.pk}
    muat(m.RiwayatPangkat, KOLOM_PANGKAT, r.pangkat(orang), tetap)
    muat(m.RiwayatJabatan, KOLOM_JABATAN, r.jabatan(orang), tetap)
    muat(m.RiwayatPendidikan, KOLOM_PENDIDIKAN, r.pendidikan(orang), tetap)
    muat(m.RiwayatKGB, KOLOM_KGB, r.kgb(orang), tetap)
    maju(LANGKAH[3])
    muat(m.RiwayatKinerja, KOLOM_KINERJA, kinerja.baris(), tetap)
    muat(IndikatorInstansi, KOLOM_INDIKATOR, kinerja.indikator(), tetap)
    muat(IndikatorInstansi, KOLOM_INDIKATOR, baris_indikator(acak, kinerja), tetap)
    maju(LANGKAH[4])
    muat(m.RiwayatDiklat, KOLOM_DIKLAT, r.diklat(orang), tetap)
    maju(LANGKAH[5])
    muat(m.RiwayatPenghargaan, KOLOM_PENGHARGAAN, r.penghargaan(orang), tetap)
    muat(m.RiwayatHukdis, KOLOM_HUKDIS, r.hukdis(orang), tetap)
    muat(m.Keluarga, KOLOM_KELUARGA, r.keluarga(orang), tetap)
    muat(m.RiwayatKompetensi, KOLOM_KOMPETENSI, r.kompetensi(orang), tetap)
    muat(m.RiwayatAngkaKredit, KOLOM_AK, r.angka_kredit(orang, kinerja), tetap)
    muat(m.Dokumen, KOLOM_DOKUMEN, r.dokumen(orang), tetap)
    maju(LANGKAH[6])


def analisis(*model: type[models.Model]) -> None:
    """Fresh statistics for the planner. While a city is built, only near its end: the lock stops the other cities."""
    with connection.cursor() as kursor:
        for satu in model or MODEL_KOTA:
            kursor.execute(f"ANALYZE {connection.ops.quote_name(satu._meta.db_table)}")
