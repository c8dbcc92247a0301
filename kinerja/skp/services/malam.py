"""The night of judging in one city: open what has ended, follow the posts, make final, remind the right person once.

Each step is idempotent: the key of the news makes a second run say nothing.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format

from asn.akun.models import Pengguna
from asn.core.hari_kerja import Kalender
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.isian import masih_dinas
from kinerja.skp.models import EvaluasiKinerja, SiklusKinerja
from kinerja.skp.rules.pengingat import tahap_realisasi
from kinerja.skp.rules.periode import PeriodeKinerja
from kinerja.skp.services.evaluasi import evaluasi_buka, evaluasi_ikut_penilai
from kinerja.skp.services.kabar import JENIS
from kinerja.skp.services.papan import periode_pilihan
from kinerja.skp.services.penyampaian import evaluasi_finalkan_jatuh_tempo
from kinerja.skp.services.siklus import siklus_tahun
from kinerja.skp.services.tutup import skp_tutup
from kinerja.skp.workflows import KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
# Periods that are opened by themselves: the newest ones; older gaps are opened by whoever looks at them.
TERBARU = 2


def penilaian_malam(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """Everything of one night; returns how many of each."""
    periode = periode_pilihan(kota_id, hari_ini)[:TERBARU]
    hasil = {"dibuka": sum(evaluasi_buka(kota_id=kota_id, periode=p) for p in periode)}
    hasil["beralih"] = evaluasi_ikut_penilai(kota_id=kota_id)
    hasil["final"] = evaluasi_finalkan_jatuh_tempo(kota_id=kota_id, hari_ini=hari_ini)
    hasil |= {f"skp_{k}": n for k, n in skp_tutup(kota_id=kota_id).items()}
    hasil["diingatkan"] = sum(_ingatkan_penilai(kota_id, p, hari_ini) for p in periode)
    return hasil | {"belum_jawab": _ingatkan_pegawai(kota_id, hari_ini)}


def batas_evaluasi(siklus: SiklusKinerja, periode: PeriodeKinerja) -> date:
    """Last day to judge a period: a setting of the cycle, in working days for periodic ones."""
    if periode.tahunan:
        return siklus.batas_tahunan
    return Kalender(siklus.kota_id).tambah(periode.selesai, siklus.hari_evaluasi)


def _ingatkan_penilai(kota_id: int, periode: PeriodeKinerja, hari_ini: date) -> int:
    """Whoever holds a post today by which somebody has not been judged, Plt and Plh included."""
    siklus = siklus_tahun(kota_id, periode.mulai.year)
    if siklus is None:
        return 0
    batas = batas_evaluasi(siklus, periode)
    tahap = tahap_realisasi(periode.selesai, batas, hari_ini)
    if not tahap:
        return 0
    belum = EvaluasiKinerja.objects.filter(
        kota=kota_id, periode=periode.kode, keadaan__in=[E.BELUM.value, E.DRAF.value], jabatan_penilai__isnull=False
    )
    pejabat = RiwayatJabatan.objects.filter(
        masih_dinas(hari_ini), kota=kota_id, jabatan__in=belum.values("jabatan_penilai")
    )
    kata = "sudah lewat sejak" if hari_ini > batas else "adalah"
    return _kirim(
        Pengguna.objects.filter(pegawai__in=pejabat.sah().pada(hari_ini).values("pegawai"), is_active=True),
        kota_id,
        judul=f"Ada pegawai yang belum dinilai untuk {periode.label}",
        isi=f"Batas penilaian {kata} {date_format(batas, 'j F Y')}.",
        tautan=f"{reverse('skp:penilaian')}?periode={periode.kode}",
        kunci=f"evaluasi-nilai-{periode.kode}-{tahap}",
    )


def _ingatkan_pegawai(kota_id: int, hari_ini: date) -> int:
    """Whoever has not answered three days before the window for an objection closes."""
    menjelang = EvaluasiKinerja.objects.filter(
        kota=kota_id,
        keadaan=E.DISAMPAIKAN.value,
        batas_keberatan__range=(hari_ini, hari_ini + timedelta(days=3)),
    )
    jumlah = 0
    for satu in menjelang:
        batas = date_format(satu.batas_keberatan, "j F Y") if satu.batas_keberatan else "tenggatnya"
        jumlah += _kirim(
            Pengguna.objects.filter(pegawai=satu.pegawai_id, is_active=True),
            kota_id,
            judul=f"{satu} menunggu jawaban Anda",
            isi=f"Keberatan dapat diajukan sampai {batas}.",
            tautan=satu.get_absolute_url(),
            kunci=f"evaluasi-jawab-{satu.pk}",
        )
    return jumlah


def _kirim(kepada: Iterable[Pengguna], kota_id: int, *, judul: str, isi: str, tautan: str, kunci: str) -> int:
    akun = list(kepada)
    if akun:
        kabar_kirim(kepada=akun, judul=judul, isi=isi, tautan=tautan, jenis=JENIS, kota_id=kota_id, kunci=kunci)
    return len(akun)
