"""The clock of a report: the city's own zone and calendar, its own or the general deadlines, pauses."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from asn.core.hari_kerja import Kalender
from asn.core.ingat import ingat
from kepegawaian.instansi.models import Kota
from pengaduan.aduan.models import Aduan, JedaAduan, KetentuanWaktu
from pengaduan.aduan.rules import tenggat as aturan
from pengaduan.aduan.rules.tenggat import Batas, Langkah
from pengaduan.aduan.workflows import KeadaanAduan as K


class Jam:
    """Now, in one city. Keep one for a batch: it reads the calendar and the city's deadlines once."""

    def __init__(self, kota: Kota, kini: datetime | None = None) -> None:
        self.kota = kota
        self.zona = ZoneInfo(kota.zona_waktu)
        self.kini = kini or timezone.now()
        self.hari_ini = self.tanggal(self.kini)
        self.kalender = Kalender(kota.pk)
        self.batas: dict[date, dict[Langkah, tuple[Batas, str]]] = {}

    def tanggal(self, saat: datetime) -> date:
        """The day a moment falls on, here."""
        return timezone.localtime(saat, self.zona).date()

    def ketentuan(self, langkah: Langkah, pada: date | None = None) -> tuple[Batas, str]:
        """The deadline in force with its source."""
        hari = pada or self.hari_ini
        if hari not in self.batas:
            setempat = KetentuanWaktu.objects.filter(kota=self.kota).pada(hari).order_by("berlaku_mulai")
            self.batas[hari] = {
                Langkah(k.langkah): (Batas(k.hari, "kerja" if k.jenis_hari == "kerja" else "kalender"), k.dasar)
                for k in setempat
            }
        return aturan.kutipan(langkah, self.batas[hari])

    def jatuh(self, langkah: Langkah, mulai: date) -> date:
        return aturan.jatuh(mulai, self.ketentuan(langkah, mulai)[0], self.kalender.tambah)

    def kuning(self, langkah: Langkah, mulai: date, tenggat: date) -> date:
        """80 % of the way; a deadline that was moved by a pause moves the mark along."""
        batas = self.ketentuan(langkah, mulai)[0]
        geser = self.kalender.selisih(aturan.jatuh(mulai, batas, self.kalender.tambah), tenggat)
        return self.kalender.tambah(aturan.kuning_mulai(mulai, batas, self.kalender.tambah), geser)


def jam_penerimaan(kota: Kota) -> Jam:
    """For intake, where citizens come in a rush: calendar and deadlines of the day are kept for a short while."""
    jam = Jam(kota)
    bekal = ingat(("aduan-jam", kota.pk, jam.hari_ini), lambda: Jam(kota))
    jam.kalender, jam.batas = bekal.kalender, bekal.batas
    return jam


def mulai_hitung(aduan: Aduan, jam: Jam) -> None:
    """Set the days a new or completed report is counted from. Does not save."""
    aduan.lengkap_tanggal = jam.hari_ini
    aduan.tenggat_verifikasi = jam.jatuh(Langkah.VERIFIKASI, jam.hari_ini)
    hitung_selesai(aduan, jam)
    tunggu_segarkan(aduan, jam)


def hitung_selesai(aduan: Aduan, jam: Jam, mulai: date | None = None) -> None:
    """The final deadline by class, counted from the complete file."""
    aduan.tenggat_selesai = jam.jatuh(aturan.langkah_kelas(aduan.kelas), mulai or aduan.lengkap_tanggal)


def tunggu_segarkan(aduan: Aduan, jam: Jam) -> None:
    """Derive what is waited for now, until when, and from when it is pressing. Does not save."""
    langkah, mulai, tenggat = _menunggu(aduan, jam)
    aduan.tunggu = langkah or ""
    aduan.tenggat = tenggat
    aduan.kuning = jam.kuning(langkah, mulai, tenggat) if langkah and mulai and tenggat else None


def _menunggu(aduan: Aduan, jam: Jam) -> tuple[Langkah | None, date | None, date | None]:
    keadaan = aduan.keadaan
    if keadaan in (K.KARANTINA, K.DITERIMA):
        return Langkah.VERIFIKASI, aduan.lengkap_tanggal, aduan.tenggat_verifikasi
    if keadaan == K.BELUM_LENGKAP:
        return Langkah.LENGKAPI, jam.hari_ini, jam.jatuh(Langkah.LENGKAPI, jam.hari_ini)
    if keadaan == K.DITINDAKLANJUTI:
        return Langkah.TUTUP, jam.hari_ini, jam.jatuh(Langkah.TUTUP, jam.hari_ini)
    if keadaan not in (K.TERVERIFIKASI, K.DIDISPOSISIKAN, K.DIPROSES):
        return None, None, None
    # A report that was verified late may have to be settled before its first answer falls due.
    terjawab = (
        aduan.dijawab_pada is not None or aduan.tenggat_jawab is None or aduan.tenggat_jawab > aduan.tenggat_selesai
    )
    if not terjawab and aduan.diverifikasi_pada:
        return Langkah.JAWAB, jam.tanggal(aduan.diverifikasi_pada), aduan.tenggat_jawab
    return aturan.langkah_kelas(aduan.kelas), aduan.lengkap_tanggal, aduan.tenggat_selesai


def jeda_mulai(aduan: Aduan, jam: Jam, *, alasan: str, oleh: Any) -> JedaAduan:
    """Stop the clock, with its reason. The locked row is saved by the caller."""
    aduan.jeda_sejak = jam.hari_ini
    return JedaAduan.objects.create(
        kota_id=aduan.kota_id, aduan=aduan, mulai=jam.hari_ini, alasan=alasan[:300], oleh=oleh
    )


def jeda_akhiri(aduan: Aduan, jam: Jam) -> int:
    """Let the clock run again: open deadlines move by as many days as it stood. Returns the working days."""
    if aduan.jeda_sejak is None:
        return 0
    kerja = jam.kalender.selisih(aduan.jeda_sejak, jam.hari_ini)
    kalender = (jam.hari_ini - aduan.jeda_sejak).days

    def geser(langkah: Langkah, tenggat: date) -> date:
        if jam.ketentuan(langkah, aduan.lengkap_tanggal)[0].jenis_hari == "kerja":
            return jam.kalender.tambah(tenggat, kerja)
        return date.fromordinal(tenggat.toordinal() + kalender)

    if aduan.dijawab_pada is None and aduan.tenggat_jawab:
        aduan.tenggat_jawab = geser(Langkah.JAWAB, aduan.tenggat_jawab)
    aduan.tenggat_selesai = geser(aturan.langkah_kelas(aduan.kelas), aduan.tenggat_selesai)
    aduan.jeda_sejak = None
    aduan.hari_jeda += kerja
    JedaAduan.objects.filter(aduan=aduan, selesai=None).update(selesai=jam.hari_ini)
    return kerja
