"""Attendance of some months for a part of each city, and one disciplinary case per city, each at another stage.

Attendance is kept for the office of the superior persona, Dinas Kesehatan and the personas themselves; the case is
made by the same services as a real one, with the superior persona as examiner and a persona of its own as accused.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.db.models import Q

from asn.akun.models import Pengguna
from asn.contoh.muat import muat
from asn.contoh.orang import Orang
from asn.core.hari_kerja import Kalender
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import Pegawai
from kinerja.disiplin.models import Perkara, Presensi
from kinerja.disiplin.rules.pemeriksa import PeranPerkara
from kinerja.disiplin.services.dugaan import dugaan_presensi
from kinerja.disiplin.services.periksa import pemeriksaan_mulai, pemeriksaan_selesaikan, perkara_panggil
from kinerja.disiplin.services.presensi import tahun_presensi
from kinerja.disiplin.services.putusan import perkara_putuskan, perkara_sampaikan

KOLOM = ("pegawai_id", "tanggal", "status", "menit_terlambat", "menit_pulang_cepat", "keterangan")
ORANG_MAKS, BULAN = 140, 4
# Days without a valid reason of the accused, and how far the case has come.
NASIB = {"36.74": (12, "pemeriksaan"), "96.71": (5, "disampaikan"), "31": (3, "panggilan")}
_LAIN = (("CUTI", ""), ("SAKIT", "Surat dokter"), ("IZIN", "Surat izin"), ("DINAS", "Surat tugas"))
KETERANGAN = (
    "T: Apakah Saudara sehat dan bersedia diperiksa?\nJ: Sehat dan bersedia.\n"
    "T: Mengapa Saudara tidak masuk kerja pada tanggal yang tercatat?\n"
    "J: Mengurus keluarga di luar kota dan tidak sempat meminta izin.\n"
    "T: Apakah ada yang ingin Saudara sampaikan?\nJ: Saya menyesal dan bersedia memperbaiki."
)
KESIMPULAN = "Ketidakhadiran terbukti menurut rekap presensi dan diakui pegawai. Tidak ada alasan yang sah."


def buat_disiplin(kota: Kota, pemain: Mapping[str, Orang], tanggal: date) -> int:
    """Attendance and the case of one city, which must be in scope; returns how many days were written."""
    acak = Random(f"asn.contoh.disiplin:{kota.kode}")
    atasan = Pegawai.objects.select_related("jabatan").get(pk=pemain["atasan"].pk)
    terperiksa = Pegawai.objects.get(pk=pemain["terperiksa"].pk)
    hari = _hari_kerja(kota, tanggal)
    alpa = {terperiksa.pk: _hari_alpa(hari, NASIB[kota.kode][0])}
    orang = _orang(atasan, [o.pk for o in pemain.values()])
    jumlah = muat(Presensi, KOLOM, _baris(acak, orang, hari, alpa), {"kota": kota.pk})
    _perkara(kota, terperiksa, Pengguna.objects.get(pegawai=atasan), tanggal)
    return jumlah


def _orang(atasan: Pegawai, pemain: list[int]) -> list[int]:
    puncak = atasan.instansi.perangkat_daerah_id if atasan.instansi else None
    sekantor = Q(instansi__perangkat_daerah=puncak) | Q(instansi__perangkat_daerah__nama="Dinas Kesehatan")
    kueri = Pegawai.objects.filter(sekantor, kota=atasan.kota_id, kedudukan="AKTIF").order_by("pk")
    ids = dict.fromkeys(pemain)
    ids |= dict.fromkeys(Pegawai.objects.filter(jabatan__atasan=atasan.jabatan).values_list("pk", flat=True))
    ids |= dict.fromkeys(kueri.values_list("pk", flat=True)[:ORANG_MAKS])
    return list(ids)[:ORANG_MAKS]


def _hari_kerja(kota: Kota, tanggal: date) -> list[date]:
    """Working days of the last months within this year, up to yesterday."""
    kalender, awal = Kalender(kota.pk), max(tanggal - timedelta(days=31 * BULAN), date(tanggal.year, 1, 1))
    semua = (awal + timedelta(days=i) for i in range((tanggal - awal).days))
    return [h for h in semua if kalender.adalah_hari_kerja(h)]


def _hari_alpa(hari: list[date], jumlah: int) -> set[date]:
    """Spread out, so that no ten follow each other; the last one some weeks ago."""
    return set(hari[: -25 if len(hari) > 60 else None][::-3][:jumlah])


def _baris(
    acak: Random, orang: list[int], hari: list[date], alpa: dict[int, set[date]]
) -> Iterator[tuple[object, ...]]:
    for pk in orang:
        malas = acak.random() < 0.08
        for h in hari:
            if pk in alpa:
                yield (pk, h, "ALPA" if h in alpa[pk] else "HADIR", 0, 0, "")
                continue
            undi = acak.random()
            if undi < (0.02 if malas else 0.0008):
                yield (pk, h, "ALPA", 0, 0, "")
            elif undi < 0.06:
                status, catatan = acak.choice(_LAIN)
                yield (pk, h, status, 0, 0, catatan)
            else:
                telat = acak.randint(3, 55) if acak.random() < (0.25 if malas else 0.05) else 0
                pulang = acak.randint(5, 40) if acak.random() < 0.02 else 0
                yield (pk, h, "HADIR", telat, pulang, "")


def _perkara(kota: Kota, terperiksa: Pegawai, atasan: Pengguna, tanggal: date) -> None:
    """As far as this city's case has come. The day it was opened lies back as far as its clocks need."""
    hasil = tahun_presensi(terperiksa, tanggal.year, tanggal).hasil
    kalender, tahap = Kalender(kota.pk), NASIB[kota.kode][1]
    dibuka = kalender.tambah(tanggal, -12)
    perkara = dugaan_presensi(pegawai=terperiksa, hasil=hasil, tanggal=dibuka)
    if perkara is None:
        return
    surat = kalender.tambah(tanggal, -3 if tahap == "panggilan" else -9)
    periksa = kalender.tambah(surat, 7)
    perkara_panggil(
        perkara=perkara,
        tanggal_surat=surat,
        tanggal_periksa=periksa,
        jam=time(9),
        tempat="Ruang rapat tertutup lantai 2",
        oleh=atasan,
    )
    if tahap != "panggilan":
        pemeriksaan_mulai(perkara=perkara, oleh=atasan)
    if tahap == "disampaikan":
        _putuskan(perkara, atasan)
    _tanggali(perkara, kota, (dibuka, surat, periksa))


def _tanggali(perkara: Perkara, kota: Kota, hari: tuple[date, ...]) -> None:
    """The first steps lie on their own days, not all on the day the demo was made."""
    for langkah, tanggal in zip(perkara.langkah.order_by("pk"), hari, strict=False):
        langkah.pada = datetime.combine(tanggal, time(9, 10), ZoneInfo(kota.zona_waktu))
        langkah.save(update_fields=["pada"])


def _putuskan(perkara: Perkara, atasan: Pengguna) -> None:
    saran = perkara.dugaan
    isi = {"keterangan": KETERANGAN, "kesimpulan": KESIMPULAN, "saran": saran, "ditandatangani": True}
    pemeriksaan_selesaikan(perkara=perkara, oleh=atasan, **isi)
    pemutus = perkara.petugas.get(peran=PeranPerkara.PEMUTUS, sampai=None)
    akun = Pengguna.objects.filter(pegawai=pemutus.pegawai_id, is_active=True).first() if pemutus.pegawai_id else None
    # Who may decide depends on the post of the accused; in a small city that official may have no account of the demo.
    if akun is None:
        return
    perkara_putuskan(perkara=perkara, hukuman=saran, pertimbangan=KESIMPULAN, oleh=akun)
    perkara_sampaikan(perkara=perkara, diterima=akun.hari_ini(), oleh=akun)
