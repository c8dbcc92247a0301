"""Doing in the demo, where the personas work: steps, evidence, realisation, feedback; templates and requests."""

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from asn.akun.models import Pengguna
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import (
    SKP,
    BuktiDukung,
    ButirTemplat,
    DialogKinerja,
    EkspektasiPerilaku,
    Indikator,
    PengecualianSKP,
    PermintaanPenilai,
    Realisasi,
    RencanaAksi,
    SiklusKinerja,
    TemplatSKP,
    UmpanBalik,
)
from kinerja.skp.rules.periode import PeriodeKinerja, periode_setahun

ORANG_MAKS = 400
BERCERITA = 60
# Realised share of the target by quarter: growing, some above, some behind.
CAPAIAN = (Decimal("0.24"), Decimal("0.5"), Decimal("0.77"), Decimal("0.98"))
_GERAK = (Decimal("1.05"), Decimal(1), Decimal("0.97"), Decimal("0.8"), Decimal("1.12"))
_TEMPLAT = (
    ("Perawat", "Asuhan kepada pasien terlaksana sesuai standar", "kualitas", "Kepatuhan SOP", 95, "persen"),
    ("Guru", "Pembelajaran terlaksana sesuai rencana", "kuantitas", "Rencana terpenuhi", 95, "persen"),
    ("Analis", "Bahan kebijakan tersedia tepat waktu", "waktu", "Laporan tepat waktu", 12, "laporan"),
)


def laksanakan(kota: Kota, siklus: SiklusKinerja, pd: Collection[int], tanggal: date) -> None:
    """Everything after setting, for the units in which the personas work."""
    ditetapkan = SKP.objects.filter(siklus=siklus, perangkat_daerah__in=pd, keadaan="ditetapkan").order_by("pk")
    skp = list(ditetapkan[:ORANG_MAKS])
    persona = SKP.objects.filter(siklus=siklus, keadaan="ditetapkan", pegawai__in=_pegawai_akun(kota))
    semua = list({s.pk: s for s in [*persona, *skp]}.values())
    selesai = [p for p in periode_setahun(siklus.tahun, siklus.periodik) if p.selesai < tanggal]
    berjalan = [p for p in periode_setahun(siklus.tahun, siklus.periodik) if p.memuat(tanggal)]
    _realisasi(semua, selesai)
    _rencana_aksi(semua[:BERCERITA], [*selesai[-1:], *berjalan])
    _ucap(kota, semua[:BERCERITA], tanggal)
    _kelola(kota, siklus, tanggal)


def _pegawai_akun(kota: Kota) -> list[int]:
    return list(Pengguna.objects.filter(kota=kota, pegawai__isnull=False).values_list("pegawai", flat=True))


def realisasi_penuh(siklus: SiklusKinerja) -> None:
    """A year that is over: every period of everybody."""
    skp = list(SKP.objects.filter(siklus=siklus).order_by("pk"))
    _realisasi(skp, periode_setahun(siklus.tahun, siklus.periodik), kurang=False)


def _realisasi(skp: list[SKP], periode: list[PeriodeKinerja], *, kurang: bool = True) -> None:
    """`kurang`: the last period is still missing for one in eight."""
    indikator = Indikator.objects.filter(rhk__skp__in=[s.pk for s in skp]).select_related("rhk")
    mulai = {s.pk: s.mulai for s in skp}
    Realisasi.objects.bulk_create(
        (
            Realisasi(
                kota_id=i.kota_id,
                skp_id=i.rhk.skp_id,
                indikator=i,
                periode=p.kode,
                nilai=(i.target_min * CAPAIAN[n] * _GERAK[(i.rhk.skp_id + n) % 5]).quantize(Decimal("0.1")),
                teks="Terlaksana sesuai rencana aksi periode ini.",
                sumber_data="Laporan bulanan unit",
            )
            for i in indikator
            for n, p in enumerate(periode)
            if mulai[i.rhk.skp_id] <= p.selesai and not (kurang and p is periode[-1] and i.rhk.skp_id % 8 == 0)
        ),
        batch_size=2_000,
    )


def _rencana_aksi(skp: list[SKP], periode: list[PeriodeKinerja]) -> None:
    """One step per RHK; the finished period with its evidence."""
    aksi = [
        RencanaAksi(
            kota_id=s.kota_id,
            skp=s,
            rhk=r,
            periode=p.kode,
            teks=f"Menyelesaikan bagian {p.label.split()[1] if not n else p.label} dari “{r.teks[:80]}”",
            target=f"Selesai sebelum {p.selesai:%d-%m-%Y}",
            selesai=n == 0,
        )
        for s in skp
        for r in s.rhk.all()
        for n, p in enumerate(periode)
    ]
    RencanaAksi.objects.bulk_create(aksi, batch_size=1_000)
    BuktiDukung.objects.bulk_create(
        BuktiDukung(
            kota_id=a.kota_id, rencana_aksi=a, nama="Laporan kegiatan", tautan="https://arsip.contoh.invalid/laporan"
        )
        for a in aksi
        if a.selesai
    )


def _ucap(kota: Kota, skp: list[SKP], tanggal: date) -> None:
    """Feedback of the penilai, an expectation, and a dialogue: some acknowledged by both."""
    akun = dict(Pengguna.objects.filter(kota=kota, pegawai__isnull=False).values_list("pegawai", "pk"))
    umum = Pengguna.objects.filter(kota=kota, pegawai__isnull=False).order_by("pk").first()
    for n, s in enumerate(skp):
        oleh = akun.get(s.penilai_id) or umum.pk
        dasar = {"kota_id": kota.pk, "skp": s}
        hari = tanggal - timedelta(days=20 + n % 30)
        rhk = s.rhk.first()
        UmpanBalik.objects.create(
            **dasar,
            rhk=rhk if n % 2 else None,
            nilai="" if n % 2 else "KL",
            sifat="perbaikan" if n % 3 == 0 else "apresiasi",
            teks="Koordinasi lintas bidang berjalan baik; laporan berikutnya sertakan data pembanding.",
            periode=f"{hari.year}-T{(hari.month - 1) // 3 + 1}",
            peran="penilai",
            oleh_id=oleh,
            pada=timezone.now() - timedelta(days=20 + n % 30),
            dibaca_pada=None if n % 4 == 0 else timezone.now() - timedelta(days=10),
        )
        EkspektasiPerilaku.objects.create(
            **dasar, nilai="BP", teks="Menjawab permintaan warga paling lambat hari kerja berikutnya."
        )
        if n % 3 == 0 and s.mulai <= hari:
            DialogKinerja.objects.create(
                **dasar,
                tanggal=hari,
                topik="Kemajuan target triwulan",
                catatan="Target triwulan tercapai sebagian; kendala data dari unit lain.",
                kesepakatan="Permintaan data dikirim pada minggu pertama setiap bulan.",
                ditulis_oleh_id=oleh,
                penilai_mengakui_pada=timezone.now(),
                pegawai_mengakui_pada=timezone.now() if n % 2 else None,
            )


def _kelola(kota: Kota, siklus: SiklusKinerja, tanggal: date) -> None:
    """Templates, two requests about the penilai, one exemption."""
    for nama, rhk, aspek, indikator, target, satuan in _TEMPLAT:
        templat = TemplatSKP.objects.create(kota=kota, nama=nama, nama_jabatan=nama)
        isi = {"rhk": rhk, "aspek": aspek, "indikator": indikator, "target_min": target, "satuan": satuan}
        ButirTemplat.objects.create(kota=kota, templat=templat, **isi)
    diajukan = SKP.objects.filter(siklus=siklus, keadaan="diajukan", jabatan_penilai__atasan__isnull=False)
    for s in diajukan.select_related("jabatan_penilai").order_by("pk")[:2]:
        PermintaanPenilai.objects.create(
            kota=kota,
            skp=s,
            jabatan_semula=s.jabatan_penilai,
            jabatan_diminta_id=s.jabatan_penilai.atasan_id,
            alasan="Ditugaskan langsung pada pimpinan perangkat daerah menurut surat tugas bulan Maret.",
        )
    tanpa = Pegawai.objects.filter(kota=kota, kedudukan="AKTIF").exclude(skp__siklus=siklus).order_by("pk").first()
    if tanpa is not None:
        PengecualianSKP.objects.create(
            kota=kota, pegawai=tanpa, alasan="mpp", mulai=date(tanggal.year, 7, 1), dasar="800.1.6.4/112/2026"
        )
