"""Performance: the board of a team of fifty, the progress of a whole city, and attendance of many people.

`halaman` measures pages over the wire beside the floor page; its SKP and evaluations stay in the bench's database.
`python -m tests.bench.ukur_kinerja` runs this wing alone.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection, reset_queries, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from asn.akun.models import Pengguna, Penugasan
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import SKP, EvaluasiKinerja, SiklusKinerja
from kinerja.skp.rules.jadwal import bawaan
from kinerja.skp.rules.periode import periode_setahun
from kinerja.skp.services.progres import progres_penyusunan
from kinerja.skp.services.tim import anggota_tim
from tests.bench.data import Penguji, hitung_kueri, kuki_untuk
from tests.bench.impor import ukur_impor
from tests.bench.layanan import Hasil, Layanan, ukur_berselang
from tests.impor.berkas import naskah

TIM = 50
BARIS_PRESENSI = 100_000
PUTARAN = 3
KEPALA = ("halaman", "p50", "p95", "lantai p50", "rasio", "kueri")
_BUANG = "DELETE FROM disiplin_presensi WHERE kota_id = %s AND tanggal BETWEEN %s AND %s"


def halaman(aplikasi: Layanan, lantai: Layanan, bkd: Penguji, n: int) -> dict[str, tuple[Hasil, int]]:
    """Figures and statements by page: of the agency for the whole city, of the leader of fifty, of one of them."""
    with lingkup_kota([bkd.kota.pk]):
        banyak = siapkan(bkd.kota)
        atasan = _atasan(bkd.kota)
        bawahan = _akun(SKP.objects.filter(jabatan_penilai=atasan.pegawai.jabatan_id).order_by("pk").first().pegawai)
    kota = f"{banyak:,} pegawai"
    jalur = {
        f"progres SKP ({kota})": (bkd, "/kinerja/progres/"),
        f"progres per pegawai ({kota})": (bkd, "/kinerja/progres/pegawai/"),
        f"sebaran predikat ({kota})": (bkd, "/kinerja/evaluasi/sebaran/"),
        f"daftar evaluasi ({kota})": (bkd, "/kinerja/evaluasi/"),
        f"presensi ({kota})": (bkd, "/kinerja/disiplin/presensi/"),
        f"Tim saya ({TIM} orang)": (_penguji(atasan, bkd), "/kinerja/tim/"),
        f"papan penilaian ({TIM} orang)": (_penguji(atasan, bkd), "/kinerja/penilaian/"),
        "Kinerja saya": (_penguji(bawahan, bkd), "/kinerja/"),
    }
    return {nama: (_beradu(aplikasi, lantai, *satu, n), hitung_kueri(*satu)) for nama, satu in jalur.items()}


def baris_halaman(hasil: dict[str, tuple[Hasil, int]]) -> list[tuple[str, ...]]:
    return [
        (n, f"{h.p50:.1f}", f"{h.p95:.1f}", f"{h.lantai_p50:.2f}", f"{h.rasio:.1f}×", str(kueri))
        for n, (h, kueri) in hasil.items()
    ]


def _penguji(pengguna: Pengguna, bkd: Penguji) -> Penguji:
    return Penguji(pengguna, bkd.kota, "", kuki_untuk(pengguna))


def _beradu(aplikasi: Layanan, lantai: Layanan, akun: Penguji, jalur: str, n: int) -> Hasil:
    for _ in range(5):
        aplikasi.minta(jalur, akun.kuki)
        lantai.minta("/ok-auth", akun.kuki)
    return ukur_berselang(_terus(aplikasi, jalur, akun.kuki), _terus(lantai, "/ok-auth", akun.kuki), n)


def _terus(layanan: Layanan, jalur: str, kuki: str) -> Iterator[float]:
    while True:
        yield layanan.minta(jalur, kuki)


def siapkan(kota: Kota) -> int:
    """A SKP of this year that was set and an evaluation of its last quarter for everybody; most are final."""
    jumlah = _skp(kota)
    akhir = [p for p in periode_setahun(timezone.localdate().year, "triwulan") if p.sudah_berakhir(kota.hari_ini())]
    if akhir:
        ada = EvaluasiKinerja.objects.filter(kota=kota, periode=akhir[-1].kode).values("skp")
        skp = SKP.objects.filter(kota=kota, tahun=akhir[-1].selesai.year).exclude(pk__in=ada)
        EvaluasiKinerja.objects.bulk_create((_final(s, akhir[-1].kode) for s in skp), batch_size=2_000)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE skp_skp, skp_evaluasikinerja")
    return jumlah


def _final(skp: SKP, periode: str) -> EvaluasiKinerja:
    """Judged and final, but for one in ten."""
    sama = ("kota_id", "tahun", "pegawai_id", "instansi_id", "perangkat_daerah_id", "jabatan_penilai_id")
    baris = EvaluasiKinerja(skp=skp, periode=periode, **{nama: getattr(skp, nama) for nama in sama})
    if skp.pk % 10:
        baris.hasil_kerja = baris.perilaku = "SESUAI"
        baris.predikat, baris.keadaan = "BAIK", "final"
        baris.disampaikan_pada = baris.final_pada = timezone.now()
    return baris


def ukur(pengguna: Pengguna, kota: Kota, *, presensi: int = BARIS_PRESENSI) -> list[tuple[str, str]]:
    """One line per measure inside one process; rolled back, except for the attendance, which is taken away again."""
    with lingkup_kota([kota.pk]), transaction.atomic():
        banyak = _skp(kota)
        analis = Pengguna.objects.create(username="bench-kinerja", kota=kota)
        Penugasan.objects.create(pengguna=analis, peran="BKD", kota=kota)
        hari_ini = timezone.localdate()
        atasan = _atasan(kota)
        hasil = [
            _baris(f"progres SKP satu kota ({banyak:,} pegawai)", lambda: progres_penyusunan(analis, hari_ini)),
            _baris(f"“Tim saya” {TIM} orang", lambda: _tim(atasan, kota, hari_ini)),
        ]
        transaction.set_rollback(True)
    return hasil + (_presensi(pengguna, kota, presensi) if presensi else [])


def _tim(atasan: Pengguna, kota: Kota, hari_ini: date) -> None:
    tim = anggota_tim(Pengguna.objects.get(pk=atasan.pk), hari_ini.year, kota_id=kota.pk)
    if len(tim) < TIM:
        raise AssertionError(f"Tim hanya {len(tim)} orang.")


def _baris(judul: str, kerjakan: Callable[[], Any]) -> tuple[str, str]:
    detik = []
    for _ in range(PUTARAN):
        mulai = time.perf_counter()
        kerjakan()
        detik.append(time.perf_counter() - mulai)
    reset_queries()
    with CaptureQueriesContext(connection) as kueri:
        kerjakan()
    return judul, f"{1000 * sorted(detik)[PUTARAN // 2]:.0f} ms, {len(kueri)} pernyataan SQL"


def _skp(kota: Kota) -> int:
    """A SKP that was set for everybody with a post; what exists stays."""
    tahun = timezone.localdate().year
    siklus, _ = SiklusKinerja.objects.get_or_create(kota=kota, tahun=tahun, defaults=bawaan(tahun))
    ada = set(SKP.objects.filter(kota=kota, tahun=tahun).values_list("pegawai", flat=True))
    orang = Pegawai.objects.filter(kota=kota, jabatan__isnull=False, instansi__isnull=False).exclude(pk__in=ada)
    orang = orang.select_related("jabatan", "instansi")
    SKP.objects.bulk_create((_satu(p, siklus) for p in orang.iterator(2_000)), batch_size=2_000)
    return SKP.objects.filter(kota=kota, tahun=tahun).count()


def _satu(p: Pegawai, siklus: SiklusKinerja) -> SKP:
    return SKP(
        kota_id=p.kota_id,
        siklus=siklus,
        tahun=siklus.tahun,
        pegawai=p,
        jabatan_id=p.jabatan_id,
        nama_jabatan=p.jabatan.nama,
        instansi_id=p.instansi_id,
        perangkat_daerah_id=p.instansi.perangkat_daerah_id,
        mulai=siklus.mulai,
        sampai=siklus.selesai,
        jabatan_penilai_id=p.jabatan.atasan_id,
        keadaan="ditetapkan",
        ditetapkan_pada=timezone.now(),
        naskah=1,
    )


def _kursi(kota: Kota) -> Jabatan:
    kursi = Jabatan.objects.filter(kota=kota, memimpin=True, pejabat_kini__isnull=False).order_by("pk").first()
    if kursi is None:
        raise AssertionError("Kota ini tidak mempunyai pejabat yang memimpin.")
    return kursi


def _atasan(kota: Kota) -> Pengguna:
    """Whoever holds a leading post today; fifty SKP of the city name that post, and their evaluations."""
    kursi = _kursi(kota)
    pemegang = Pegawai.objects.filter(jabatan=kursi, kedudukan="AKTIF").order_by("pk").first()
    if pemegang is None:
        raise AssertionError("Jabatan itu tidak ada pemegangnya.")
    lain = SKP.objects.filter(kota=kota, tahun=timezone.localdate().year).exclude(pegawai=pemegang)
    ids = list(lain.order_by("pk").values_list("pk", flat=True)[:TIM])
    lain.filter(jabatan_penilai=kursi).update(jabatan_penilai=None)
    lain.filter(pk__in=ids).update(jabatan_penilai=kursi)
    EvaluasiKinerja.objects.filter(kota=kota, jabatan_penilai=kursi).exclude(skp__in=ids).update(jabatan_penilai=None)
    EvaluasiKinerja.objects.filter(skp__in=ids).update(jabatan_penilai=kursi)
    return _akun(pemegang)


def _akun(pegawai: Pegawai) -> Pengguna:
    nama = {"username": pegawai.nip, "kota_id": pegawai.kota_id}
    return Pengguna.objects.filter(pegawai=pegawai).first() or Pengguna.objects.create(pegawai=pegawai, **nama)


def _presensi(pengguna: Pengguna, kota: Kota, jumlah: int) -> list[tuple[str, str]]:
    """One file of attendance, then the same days changed; a month of 60,000 people is so many of these."""
    Penugasan.objects.get_or_create(pengguna=pengguna, peran="BKD", kota=kota)
    awal = date(timezone.localdate().year - 1, 3, 3)
    with lingkup_kota([kota.pk]):
        orang = Pegawai.objects.filter(kota=kota, kedudukan="AKTIF", tmt_masuk__lte=awal)
        nip = list(orang.order_by("pk").values_list("nip", flat=True))
    hari = [awal + timedelta(days=i) for i in range(-(-jumlah // max(len(nip), 1)))]
    _buang(kota, hari)
    hasil = []
    for kata, status in (("baru", "Hadir"), ("berubah", "Izin")):
        baris = [[n, f"{h:%d-%m-%Y}", status] for h in hari for n in nip][:jumlah]
        berkas = naskah([["NIP", "TANGGAL", "STATUS"], *baris])
        ukuran = ukur_impor(pengguna, kota, berkas, "presensi.csv", jenis="presensi")
        sebulan = 60_000 * 22 / (len(baris) / ukuran.detik) / 60
        teks = f"{ukuran.detik:.1f} detik, {ukuran.pernyataan} pernyataan SQL; "
        teks += f"60.000 orang sebulan dihitung {sebulan:.0f} menit"
        hasil.append((f"impor presensi {len(baris):,} baris, {kata}", teks))
    _buang(kota, hari)
    return hasil


def _buang(kota: Kota, hari: list[date]) -> None:
    with lingkup_kota([kota.pk]), connection.cursor() as kursor:
        kursor.execute(_BUANG, [kota.pk, hari[0], hari[-1]])
