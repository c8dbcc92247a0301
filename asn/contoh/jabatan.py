"""Positions in depth: workload analyses of some units, the local table of classes, requirements, gaps handed on.

Classes are the common ones of cities (perlu verifikasi); duties and norms are invented. Written in bulk: a finished
analysis is a fact of the past here, its result the kebutuhan that the position has.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pgtrigger
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import (
    AnalisisBeban,
    BidangTerkait,
    Jabatan,
    KelasJabatan,
    SyaratJabatan,
    UraianTugas,
)
from kepegawaian.jabatan.rules.abk import Metode, kebutuhan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.fakta import berjpm
from kepegawaian.pegawai.services.kompetensi import kesenjangan_teruskan

JKE = 75_000
UNIT_BERANALISIS, JABATAN_SEUNIT, DITERUSKAN = 3, 20, 12
# (jenis, jenjang, eselon, kelas)
KELAS = (
    *(("JPT_MADYA", "", "I.b", 17), ("JPT_PRATAMA", "", "II.a", 15), ("JPT_PRATAMA", "", "II.b", 14)),
    *(("ADMINISTRATOR", "", "III.a", 12), ("ADMINISTRATOR", "", "III.b", 11)),
    *(("PENGAWAS", "", "IV.a", 9), ("PENGAWAS", "", "IV.b", 8)),
    *(("JF_KEAHLIAN", "AHLI_UTAMA", "", 13), ("JF_KEAHLIAN", "AHLI_MADYA", "", 11)),
    *(("JF_KEAHLIAN", "AHLI_MUDA", "", 9), ("JF_KEAHLIAN", "AHLI_PERTAMA", "", 8)),
    *(("JF_KETERAMPILAN", "PENYELIA", "", 8), ("JF_KETERAMPILAN", "MAHIR", "", 7)),
    *(("JF_KETERAMPILAN", "TERAMPIL", "", 6), ("JF_KETERAMPILAN", "PEMULA", "", 5)),
)
DASAR_KELAS = "Peraturan kepala daerah tentang kelas jabatan (contoh, perlu verifikasi)"
# (duty, unit of the result, minutes for one, share of the load)
TUGAS = (
    ("Menyusun rencana kerja dan jadwal kegiatan", "dokumen", 300, 5),
    ("Memeriksa kelengkapan dan keabsahan berkas", "berkas", 25, 30),
    ("Menelaah bahan dan menyusun telaahan staf", "telaahan", 240, 25),
    ("Melayani konsultasi dan permintaan data", "layanan", 30, 20),
    ("Memutakhirkan data pada sistem informasi", "data", 10, 10),
    ("Menyusun laporan bulanan dan tahunan", "laporan", 420, 10),
)
IKHTISAR = "Memimpin perumusan kebijakan, pelaksanaan urusan, pembinaan pegawai, serta evaluasi kinerja pada {unit}."


def buat_jabatan(kota: Kota, tanggal: date) -> int:
    """Returns how many analyses there are. The city must be in scope, its people and accounts written."""
    acak = Random(f"asn.contoh.jabatan:{kota.kode}")
    bkd = _persona(kota, "bkd")
    _kelas(kota, tanggal)
    unit = list(Instansi.objects.filter(kota=kota, induk=None).pada(tanggal).order_by("urutan", "pk"))
    analisis = [a for u in unit[:UNIT_BERANALISIS] for a in _analisis(acak, u, tanggal, bkd)]
    # The figures of an analysis follow from its duties, so these are drawn first.
    uraian = [u for a in analisis for u in _uraian(acak, a)]
    AnalisisBeban.objects.bulk_create(analisis, batch_size=1_000)
    # These analyses were set in the past; their rows come with them.
    with pgtrigger.ignore("jabatan.UraianTugas:uraian_beku"):
        UraianTugas.objects.bulk_create(uraian, batch_size=2_000)
    _syarat(kota, unit)
    _kesenjangan(kota, tanggal, bkd)
    return len(analisis)


def _kelas(kota: Kota, tanggal: date) -> None:
    mulai = date(tanggal.year - 2, 1, 1)
    KelasJabatan.objects.bulk_create(
        KelasJabatan(
            kota=kota,
            jenis=jenis,
            jenjang=jenjang,
            eselon=eselon,
            kelas=kelas,
            dasar=DASAR_KELAS,
            berlaku_mulai=mulai,
        )
        for jenis, jenjang, eselon, kelas in KELAS
    )


def _analisis(acak: Random, unit: Instansi, tanggal: date, bkd: Pengguna) -> Iterator[AnalisisBeban]:
    """One analysis in force for each post of a unit, the first with an older version, the last as a draft."""
    milik = Jabatan.objects.filter(kota=unit.kota_id, instansi__jalur__startswith=unit.jalur).pada(tanggal)
    jabatan = list(milik.exclude(jenis__in=sorted(MANAJERIAL)).order_by("pk")[:JABATAN_SEUNIT])
    for i, j in enumerate(jabatan):
        draf = i == len(jabatan) - 1
        yield _satu(acak, j, tanggal, bkd, urut=2 if i == 0 else 1, keadaan="DRAF" if draf else "DITETAPKAN")
        if i == 0:
            yield _satu(acak, j, tanggal - timedelta(days=730), bkd, urut=1, keadaan="DIGANTI")


def _satu(acak: Random, j: Jabatan, tanggal: date, bkd: Pengguna, *, urut: int, keadaan: str) -> AnalisisBeban:
    pada = timezone.now() - timedelta(days=acak.randint(20, 300))
    selesai = {"ditetapkan_oleh": bkd, "ditetapkan_pada": pada + timedelta(days=14)} if keadaan != "DRAF" else {}
    return AnalisisBeban(
        kota_id=j.kota_id,
        jabatan=j,
        urut=urut,
        tanggal_data=date(tanggal.year - 1, 12, 31),
        keadaan=keadaan,
        kebutuhan=j.kebutuhan,
        kebutuhan_sebelum=max(0, j.kebutuhan - acak.choice((0, 1))),
        catatan="Volume dari laporan tahun lalu; norma waktu disepakati tim analisis jabatan.",
        dibuat_oleh=bkd,
        dibuat_pada=pada,
        **selesai,
    )


def _uraian(acak: Random, a: AnalisisBeban) -> list[UraianTugas]:
    """Duties whose load rounds to the kebutuhan of the post; the figures of the analysis follow from them."""
    sasaran = JKE * (a.kebutuhan + Decimal(acak.randint(-35, 35)) / 100)
    baris = [
        UraianTugas(
            kota_id=a.kota_id,
            analisis=a,
            urutan=i,
            uraian=uraian,
            satuan=satuan,
            norma=menit,
            volume=max(1, round(sasaran * bagian / 100 / menit)),
        )
        for i, (uraian, satuan, menit, bagian) in enumerate(TUGAS, 1)
    ]
    hasil = kebutuhan(
        Metode.TUGAS, [(Decimal(u.volume), Decimal(u.norma)) for u in baris], jke=JKE, pada=a.tanggal_data
    )
    a.beban_menit, a.hitung, a.kebutuhan = hasil.beban_menit, hasil.hitung, hasil.kebutuhan
    return baris


def _syarat(kota: Kota, unit: list[Instansi]) -> None:
    """An SKJ of their own for the heads of some units: a summary, related fields, and a lowest match for one."""
    kepala = Jabatan.objects.filter(kota=kota, instansi__in=unit, memimpin=True, berlaku_sampai=None)
    terpilih = list(kepala.select_related("instansi").order_by("instansi__urutan", "pk")[:8])
    SyaratJabatan.objects.bulk_create(
        SyaratJabatan(
            kota=kota,
            jabatan=j,
            ikhtisar=IKHTISAR.format(unit=j.instansi.nama),
            pangkat_minimum="IV/b" if i % 2 else "",
            jpm_minimum=80 if i == 3 else None,
            pelatihan_lain=["Penyusunan anggaran berbasis kinerja"],
        )
        for i, j in enumerate(terpilih)
    )
    BidangTerkait.objects.bulk_create(
        BidangTerkait(kota=kota, jabatan=j, perangkat_daerah_id=pd)
        for j in terpilih[:3]
        for pd in {j.instansi_id, unit[0].pk}
    )


def _kesenjangan(kota: Kota, tanggal: date, bkd: Pengguna) -> None:
    """Gaps of some people handed to the training office."""
    di_bawah: Any = berjpm(Pegawai.objects.filter(kota=kota, jabatan__jenis="PENGAWAS"), tanggal)
    rendah = di_bawah.filter(jpm__lt=90).exclude(pk=bkd.pegawai_id or 0).order_by("pk")
    ids = list(rendah.values_list("pk", flat=True)[:DITERUSKAN])
    kesenjangan_teruskan(pegawai_ids=ids, tanggal=tanggal, oleh=bkd)


def _persona(kota: Kota, kunci: str) -> Pengguna:
    persona = next(p for p in PERSONA_KOTA if p.kunci == kunci)
    return Pengguna.objects.get(email=persona.email(kota.kode))
