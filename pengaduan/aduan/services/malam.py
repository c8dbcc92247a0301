"""What the calendar does to the reports of one city: close, remind, escalate. Runs as often as one likes."""

from django.conf import settings
from django.db import transaction

from asn.akun.models import Pengguna
from asn.akun.peran import Peran
from kepegawaian.instansi.models import Kota
from pengaduan.aduan.benturan import atasan_pegawai
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.rules.tenggat import tingkat_eskalasi
from pengaduan.aduan.services.catatan import langkah_luar, peristiwa_catat, simpan
from pengaduan.aduan.services.kabar import kabar_petugas, kabari_pelapor, petugas_instansi, petugas_kota
from pengaduan.aduan.services.waktu import Jam
from pengaduan.aduan.workflows import MENUNGGU_KOTA, KeadaanAduan

PORSI = 500
TINGKAT = {1: "atasan", 2: "kepala instansi", 3: "Inspektorat"}
ATASAN, KEPALA, INSPEKTORAT = 1, 2, 3


def aduan_tutup_semua(kota: Kota, jam: Jam | None = None) -> int:
    """End what waited in vain for the reporter: followed up without a reply, or never completed."""
    jam = jam or Jam(kota)
    menunggu = Aduan.objects.filter(kota=kota, keadaan__in=["ditindaklanjuti", "belum_lengkap"])
    jatuh = menunggu.filter(tenggat__lt=jam.hari_ini).order_by("pk").values_list("pk", flat=True)
    return sum(_tutup(pk, jam) for pk in jatuh[:PORSI])


@transaction.atomic
def _tutup(pk: int, jam: Jam) -> bool:
    baris = Aduan.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    # A reply that came in the meantime has moved the deadline.
    if baris is None or baris.tenggat is None or baris.tenggat >= jam.hari_ini:
        return False
    if baris.keadaan == KeadaanAduan.DITINDAKLANJUTI:
        langkah_luar("tutup", baris, pelaku="sistem", teks="Ditutup karena tidak ada balasan.")
    elif baris.keadaan == KeadaanAduan.BELUM_LENGKAP:
        langkah_luar("tutup_tak_lengkap", baris, pelaku="sistem", teks="Diarsipkan karena tidak dilengkapi.")
    else:
        return False
    baris.selesai_pada, baris.selesai_tanggal = jam.kini, jam.hari_ini
    simpan(baris, jam, "keadaan", "selesai_pada", "selesai_tanggal")
    kabari_pelapor(baris)
    return True


def eskalasi_semua(kota: Kota, jam: Jam | None = None) -> int:
    """Remind at 80 %, and take what is late one floor higher; returns how many reports went up."""
    jam = jam or Jam(kota)
    berjalan = Aduan.objects.filter(kota=kota, jeda_sejak=None).terbuka().select_related("instansi", "petugas", "kota")
    for aduan in berjalan.filter(kuning__lte=jam.hari_ini, tenggat__gte=jam.hari_ini).order_by("tenggat")[:PORSI]:
        _ingatkan(aduan, jam)
    terlambat = berjalan.filter(tenggat__lt=jam.hari_ini, eskalasi__lt=INSPEKTORAT).order_by("tenggat")
    return sum(_naikkan(aduan, jam) for aduan in terlambat[:PORSI])


def _ingatkan(aduan: Aduan, jam: Jam) -> None:
    kabar_petugas(aduan, _penanggung(aduan, jam), "Aduan mendesak", kunci=f"aduan-kuning-{aduan.pk}-{aduan.tenggat}")


def _penanggung(aduan: Aduan, jam: Jam) -> list[Pengguna]:
    """Who has to do the next thing: the officer, else the unit's officers, else the city's."""
    if aduan.petugas:
        return [aduan.petugas]
    if aduan.instansi and aduan.keadaan not in MENUNGGU_KOTA:
        return petugas_instansi(aduan.instansi, jam.hari_ini, Peran.PENGELOLA_ADUAN)
    return petugas_kota(aduan.kota_id, jam.hari_ini, Peran.PENGELOLA_ADUAN)


@transaction.atomic
def _naikkan(aduan: Aduan, jam: Jam) -> bool:
    baris = Aduan.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=aduan.pk).first()
    if baris is None or baris.tenggat is None or baris.tenggat >= jam.hari_ini or baris.jeda_sejak:
        return False
    lewat = jam.kalender.selisih(baris.tenggat, jam.hari_ini)
    tingkat = tingkat_eskalasi(lewat, tuple(settings.ADUAN_ESKALASI_HARI))
    if tingkat <= baris.eskalasi:
        return False
    for ke in range(baris.eskalasi + 1, tingkat + 1):
        kabar_petugas(
            aduan, _di_atas(aduan, ke, jam), "Aduan terlambat", kunci=f"aduan-{aduan.pk}-{baris.tenggat}-{ke}"
        )
        peristiwa_catat(baris, "eskalasi", teks=f"Terlambat; diteruskan kepada {TINGKAT[ke]}.", internal=True)
    baris.eskalasi = tingkat
    baris.save(update_fields=["eskalasi"])
    return True


def _di_atas(aduan: Aduan, tingkat: int, jam: Jam) -> list[Pengguna]:
    if tingkat == INSPEKTORAT:
        return petugas_kota(aduan.kota_id, jam.hari_ini, Peran.INSPEKTORAT)
    if tingkat == ATASAN and aduan.petugas and aduan.petugas.pegawai_id:
        di_atas = atasan_pegawai(aduan.petugas.pegawai_id, jam.hari_ini) - {aduan.petugas.pegawai_id}
        return list(Pengguna.objects.filter(pegawai__in=di_atas, is_active=True))
    if aduan.instansi is None:
        return petugas_kota(aduan.kota_id, jam.hari_ini, Peran.PENGELOLA_ADUAN)
    return petugas_instansi(aduan.instansi, jam.hari_ini, Peran.KEPALA_INSTANSI)
