"""A year of citizens' reports in every state, with flaws: late, bounced and reopened ones, a quarantine, one seal.

Written in bulk: a report here is what the services would have left behind, its deadlines by the same rules.
"""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from asn.akun.models import Pengguna
from asn.akun.peran import Peran
from asn.akun.persona import PERSONA_KOTA
from asn.contoh import aduan_teks as bahan
from asn.contoh import tabel
from asn.contoh.aduan_foto import LUKISAN, foto_pekerjaan
from asn.contoh.aduan_setoran import segel_identitas, setor_indikator
from asn.core.hari_kerja import Kalender
from kepegawaian.instansi.models import Instansi, Kota, Wilayah
from pengaduan.aduan.models import (
    Aduan,
    AturanDisposisi,
    KategoriAduan,
    KetentuanWaktu,
    Peristiwa,
    Tanggapan,
    TemplatJawaban,
)
from pengaduan.aduan.rules import nomor as aturan_nomor
from pengaduan.aduan.rules import tenggat as aturan
from pengaduan.aduan.rules.tenggat import KETENTUAN, Langkah
from pengaduan.aduan.services.waktu import Jam, tunggu_segarkan


@dataclass
class Meja:
    """One city's table of reports: who sits at it, its places and units, its calendar."""

    kota: Kota
    tanggal: date
    acak: Random
    kalender: Kalender
    zona: ZoneInfo
    kelurahan: list[Wilayah]
    koordinator: Pengguna
    penangan: dict[int, Pengguna] = field(default_factory=dict)
    ketentuan: dict[Langkah, int] = field(default_factory=dict)
    aduan: list[Aduan] = field(default_factory=list)
    tanggapan: list[Tanggapan] = field(default_factory=list)
    peristiwa: list[Peristiwa] = field(default_factory=list)

    def saat(self, hari: date, jam: int | None = None) -> datetime:
        return datetime.combine(hari, time(jam or self.acak.randrange(7, 21), self.acak.randrange(60)), self.zona)

    def tambah(self, hari: date, n: int) -> date:
        return self.kalender.tambah(hari, n)


def buat_aduan(kota: Kota, tanggal: date, *, ukuran: float = 1) -> int:
    """Reports of one city, which must be in scope; returns how many."""
    meja = _meja(kota, tanggal)
    baris = _rujukan(meja)
    if not baris or not meja.kelurahan:
        return 0
    jumlah = max(bahan.JUMLAH_KECIL, round(bahan.JUMLAH.get(kota.kode, 200) * ukuran))
    for nomor in range(jumlah):
        umur = round(bahan.HARI * (nomor / jumlah) ** 1.4)
        _satu(meja, baris[meja.acak.randrange(len(baris))], tanggal - timedelta(days=umur), nomor)
    _meja_penghubung(meja, baris)
    _wbs(meja)
    berfoto = _berfoto(meja, baris)
    _tulis(meja)
    foto_pekerjaan(meja.tanggapan, berfoto)
    segel_identitas(meja.aduan, meja.acak, meja.koordinator)
    setor_indikator(meja.kota, meja.tanggal)
    return len(meja.aduan)


def _meja(kota: Kota, tanggal: date) -> Meja:
    akun = {p.kunci: Pengguna.objects.get(email=p.email(kota.kode)) for p in PERSONA_KOTA}
    dinas = akun["kepala_dinas"].penugasan.filter(peran=Peran.KEPALA_INSTANSI.value).first()
    if dinas:
        # The officer beside the persona who leads that dinas.
        akun["penghubung"].penugasan.update(instansi=dinas.instansi_id)
    kelurahan = list(Wilayah.objects.filter(kode__startswith=f"{kota.kode}.", jenis="kelurahan").order_by("kode"))
    meja = Meja(
        kota,
        tanggal,
        Random(f"aduan:{kota.kode}"),
        Kalender(kota.pk),
        ZoneInfo(kota.zona_waktu),
        kelurahan,
        akun["koordinator_aduan"],
    )
    if dinas:
        meja.penangan[dinas.instansi_id] = akun["penghubung"]
    return meja


@dataclass(frozen=True, slots=True)
class Contoh:
    kategori: KategoriAduan
    tujuan: Instansi
    judul: str
    isi: str
    jawaban: str


def _rujukan(meja: Meja) -> list[Contoh]:
    """Categories, rules, deadlines and templates of the city; what can be reported here."""
    kota = meja.kota
    baris = tabel.baca("aduan.csv")
    nama = list(dict.fromkeys((b["kategori"], b["kelas"]) for b in baris))
    kategori = {
        n: KategoriAduan(kota=kota, kode=n.lower().replace(" ", "-"), nama=n, kelas=k, urutan=i)
        for i, (n, k) in enumerate(dict(reversed(nama)).items())
    }
    KategoriAduan.objects.bulk_create(kategori.values())
    puncak = list(Instansi.objects.filter(kota=kota, induk=None, berlaku_sampai=None))
    tujuan = {b["kategori"]: i for b in baris for i in puncak if b["tujuan"] in i.nama}
    AturanDisposisi.objects.bulk_create(
        [AturanDisposisi(kota=kota, kategori=kategori[n], tujuan=i) for n, i in tujuan.items()]
    )
    TemplatJawaban.objects.bulk_create([TemplatJawaban(kota=kota, judul=j, isi=i) for j, i in bahan.TEMPLAT])
    if kota.kode == "31":
        KetentuanWaktu.objects.create(
            kota=kota,
            langkah=Langkah.JAWAB.value,
            hari=3,
            berlaku_mulai=date(2018, 1, 1),
            dasar="Ketentuan CRM Jakarta (perlu verifikasi)",
        )
        meja.ketentuan[Langkah.JAWAB] = 3
    return [
        Contoh(kategori[b["kategori"]], tujuan[b["kategori"]], b["judul"], b["isi"], b["jawaban"])
        for b in baris
        if b["kategori"] in tujuan
    ]


def _hari(meja: Meja, langkah: Langkah) -> int:
    return meja.ketentuan.get(langkah, KETENTUAN[langkah].nilai.hari)


def _satu(meja: Meja, contoh: Contoh, hari: date, ke: int) -> None:
    acak = meja.acak
    tempat = {"jalan": acak.choice(bahan.JALAN), "patokan": acak.choice(bahan.PATOKAN)}
    kelurahan = acak.choice(meja.kelurahan) if acak.random() < 0.85 else None
    kata = tempat | {"kelurahan": f"Kelurahan {kelurahan.nama}" if kelurahan else "lingkungan kami"}
    jenis = {"normatif": acak.choice(("informasi", "aspirasi"))}.get(contoh.kategori.kelas, "pengaduan")
    aduan = _baru(
        meja,
        hari,
        jenis=jenis,
        kelas=contoh.kategori.kelas,
        kategori=contoh.kategori,
        judul=contoh.judul.format(**kata)[:120],
        isi=contoh.isi.format(**kata),
        lokasi=f"{tempat['jalan']}, dekat {tempat['patokan']}" if acak.random() < 0.7 else "",
        kelurahan=kelurahan,
        instansi_disebut=contoh.tujuan if acak.random() < 0.5 else None,
        saluran=acak.choice(bahan.SALURAN),
        anonim=acak.random() < 0.3,
        rahasia=acak.random() < 0.08,
    )
    if aduan.saluran == "lapor":
        aduan.lapor_id = f"{7_400_000 + ke}"
    if aduan.saluran in ("loket", "telepon", "surat"):
        aduan.dicatat_oleh = meja.koordinator
    _jalani(meja, aduan, contoh, (meja.tanggal - hari).days)


def _baru(meja: Meja, hari: date, **isi: Any) -> Aduan:
    """A report on the day it came in."""
    saat = meja.saat(hari)
    # The secret of a demo report is known to nobody; the number is drawn like any other, from the seed of the city.
    nomor = aturan_nomor.nomor_baru(meja.kota.singkatan, meja.acak.choice)
    aduan = Aduan(
        kota=meja.kota,
        nomor=nomor,
        kunci_kirim=uuid.UUID(int=meja.acak.getrandbits(128)),
        rahasia_sidik=aturan_nomor.sidik(nomor, secrets.token_hex(16)),
        diterima_pada=saat,
        diterima_tanggal=hari,
        lengkap_tanggal=hari,
        tenggat_verifikasi=meja.tambah(hari, _hari(meja, Langkah.VERIFIKASI)),
        **isi,
    )
    aduan.tenggat_selesai = meja.tambah(hari, _hari(meja, aturan.langkah_kelas(aduan.kelas)))
    meja.aduan.append(aduan)
    _peristiwa(meja, aduan, "diterima", saat, ke="diterima")
    return aduan


def _peristiwa(meja: Meja, aduan: Aduan, kode: str, saat: datetime, **lain: Any) -> None:
    oleh = lain.get("oleh")
    pelaku = lain.pop("pelaku", "petugas" if oleh else "pelapor")
    meja.peristiwa.append(Peristiwa(kota=meja.kota, aduan=aduan, kode=kode, pada=saat, pelaku=pelaku, **lain))


def _jalani(meja: Meja, aduan: Aduan, contoh: Contoh, umur: int) -> None:
    """As far as a report of this age has come."""
    acak = meja.acak
    if umur == 0 and acak.random() < 0.15:
        aduan.keadaan, aduan.sebab_karantina = "karantina", "Banyak laporan dari satu alamat dalam satu jam"
        return
    if umur <= 1 or (umur <= 6 and acak.random() < 0.1):
        return
    if umur <= 12 and acak.random() < 0.06:
        aduan.keadaan = "belum_lengkap"
        teks = "Mohon sebutkan nama jalan atau patokannya."
        _peristiwa(meja, aduan, "minta_lengkapi", meja.saat(aduan.diterima_tanggal), oleh=meja.koordinator, teks=teks)
        return
    _verifikasi(meja, aduan, contoh)
    nasib = acak.choice(bahan.NASIB) if umur > 30 else acak.choice(("", "", "dijawab", "selesai", "ditindaklanjuti"))
    langkah: dict[str, Callable[[], None]] = {
        "bukan_wewenang": lambda: _akhiri(
            meja, aduan, "bukan_wewenang", "Jalan ini jalan nasional; hubungi balai jalan."
        ),
        "diarsipkan": lambda: _akhiri(meja, aduan, "arsipkan", "Laporan tidak dapat dipahami dan tidak dilengkapi."),
        "digabung": lambda: _gabung(meja, aduan),
    }
    if nasib in langkah:
        langkah[nasib]()
    else:
        _tangani(meja, aduan, contoh, nasib)


def _verifikasi(meja: Meja, aduan: Aduan, contoh: Contoh) -> None:
    hari = min(meja.tambah(aduan.diterima_tanggal, meja.acak.choice((1, 1, 1, 2, 2, 3, 4))), meja.tanggal)
    aduan.keadaan, aduan.diverifikasi_pada = "terverifikasi", meja.saat(hari, 9)
    aduan.tenggat_jawab = meja.tambah(hari, _hari(meja, Langkah.JAWAB))
    if not aduan.rahasia and meja.acak.random() < 0.6:
        aduan.terbit, aduan.judul_publik, aduan.isi_publik = True, aduan.judul, aduan.isi
    _peristiwa(meja, aduan, "verifikasi", aduan.diverifikasi_pada, oleh=meja.koordinator, ke="terverifikasi")


def _akhiri(meja: Meja, aduan: Aduan, kode: str, teks: str) -> None:
    saat = aduan.diverifikasi_pada
    aduan.keadaan = {"arsipkan": "diarsipkan"}.get(kode, kode)
    aduan.terbit, aduan.selesai_pada, aduan.selesai_tanggal = False, saat, saat.date()
    _peristiwa(meja, aduan, kode, saat, oleh=meja.koordinator, teks=teks, ke=aduan.keadaan)


def _gabung(meja: Meja, aduan: Aduan) -> None:
    """Into an earlier report of the same category, when there is one."""
    sama = [a for a in meja.aduan[-80:-1] if a.kategori == aduan.kategori and a.keadaan in ("diproses", "selesai")]
    if not sama:
        _akhiri(meja, aduan, "arsipkan", "Sudah ditangani dalam laporan lain.")
        return
    aduan.keadaan, aduan.induk, aduan.terbit = "digabung", sama[-1], False
    _peristiwa(meja, aduan, "gabung", aduan.diverifikasi_pada, oleh=meja.koordinator, ke="digabung")


def _tangani(meja: Meja, aduan: Aduan, contoh: Contoh, nasib: str) -> None:
    acak, tujuan = meja.acak, contoh.tujuan
    aduan.instansi, aduan.keadaan = tujuan, "didisposisikan"
    aduan.kembali = int(acak.random() < 0.07)
    aduan.didisposisikan_pada = aduan.diverifikasi_pada + timedelta(hours=2)
    oleh = meja.koordinator
    teks = f"Diteruskan kepada {tujuan}."
    _peristiwa(meja, aduan, "disposisi", aduan.didisposisikan_pada, oleh=oleh, teks=teks, ke="didisposisikan")
    if not nasib:
        _perlambat(meja, aduan)
        return
    petugas = meja.penangan.get(tujuan.pk, meja.koordinator)
    # Some units answer late; each keeps its habit.
    lambat = Random(f"{meja.kota.kode}:{tujuan.nama}").random()
    hari = min(
        meja.tambah(aduan.diverifikasi_pada.date(), acak.choice((1, 2, 3, 4, 5)) + 4 * (acak.random() < lambat / 3)),
        meja.tanggal,
    )
    aduan.petugas, aduan.keadaan = petugas, "diproses"
    aduan.dijawab_pada, aduan.dijawab_tanggal = meja.saat(hari, 14), hari
    _jawab(meja, aduan, bahan.TEMPLAT[0][1], aduan.dijawab_pada, petugas, "tanggapi")
    if nasib != "dijawab":
        _tindak_lanjuti(meja, aduan, contoh, petugas, nasib)


def _perlambat(meja: Meja, aduan: Aduan) -> None:
    if meja.acak.random() < 0.15:
        aduan.jeda_sejak = min(meja.tambah(aduan.diverifikasi_pada.date(), 1), meja.tanggal)
        teks = "Menunggu suku cadang dari pemasok."
        _peristiwa(meja, aduan, "jeda", meja.saat(aduan.jeda_sejak, 15), oleh=meja.koordinator, teks=teks)


def _jawab(meja: Meja, aduan: Aduan, isi: str, saat: datetime, oleh: Pengguna, kode: str) -> None:
    meja.tanggapan.append(
        Tanggapan(kota=meja.kota, aduan=aduan, jenis="jawaban", isi=isi, oleh=oleh, instansi=aduan.instansi, pada=saat)
    )
    _peristiwa(meja, aduan, kode, saat, oleh=oleh)


def _tindak_lanjuti(meja: Meja, aduan: Aduan, contoh: Contoh, oleh: Pengguna, nasib: str) -> None:
    acak = meja.acak
    hari = min(meja.tambah(aduan.dijawab_tanggal, acak.choice((1, 2, 3, 4, 6, 8, 12))), meja.tanggal)
    aduan.keadaan, aduan.ditindaklanjuti_tanggal = "ditindaklanjuti", hari
    aduan.hari_kerja = meja.kalender.selisih(aduan.lengkap_tanggal, hari)
    aduan.dibuka_kembali = int(acak.random() < 0.09)
    jawaban = contoh.jawaban.format(jalan=aduan.lokasi.partition(",")[0] or "lokasi")
    _jawab(meja, aduan, jawaban, meja.saat(hari, 15), oleh, "tindak_lanjuti")
    akhir = meja.tambah(hari, 10 if nasib == "selesai" else 2)
    if nasib == "ditindaklanjuti" or akhir >= meja.tanggal:
        return
    aduan.keadaan, aduan.selesai_pada, aduan.selesai_tanggal = "selesai", meja.saat(akhir, 10), akhir
    if nasib == "selesai_puas":
        aduan.kepuasan = acak.choice((2, 3, 4, 4, 4, 5, 5, 5))
        _peristiwa(meja, aduan, "nyatakan_selesai", aduan.selesai_pada, ke="selesai")
    else:
        _peristiwa(meja, aduan, "tutup", aduan.selesai_pada, pelaku="sistem", ke="selesai")


def _meja_penghubung(meja: Meja, baris: list[Contoh]) -> None:
    """A few reports at the unit of the persona who answers for it, the last one late."""
    milik = [b for b in baris if b.tujuan.pk in meja.penangan]
    for ke, contoh in enumerate((milik * 4)[:4]):
        hari = meja.tanggal - timedelta(days=(3, 5, 8, 16)[ke])
        aduan = _pasti(meja, contoh, hari, ke)
        _verifikasi(meja, aduan, contoh)
        _tangani(meja, aduan, contoh, "")
        aduan.jeda_sejak = None


def _pasti(meja: Meja, contoh: Contoh, hari: date, ke: int) -> Aduan:
    """A report that is there whatever the dice say."""
    kelurahan = meja.kelurahan[ke % len(meja.kelurahan)]
    kata = {"jalan": bahan.JALAN[ke], "patokan": bahan.PATOKAN[ke], "kelurahan": kelurahan.nama}
    return _baru(
        meja,
        hari,
        jenis="pengaduan",
        kelas=contoh.kategori.kelas,
        kategori=contoh.kategori,
        judul=contoh.judul.format(**kata)[:120],
        isi=contoh.isi.format(**kata),
        kelurahan=kelurahan,
    )


def _wbs(meja: Meja) -> None:
    """Two reports of wrongdoing: for Inspektorat alone."""
    for ke, isi in enumerate(bahan.WBS):
        _baru(
            meja,
            meja.tanggal - timedelta(days=2 + 9 * ke),
            jenis="wbs",
            kelas="berkadar",
            judul="Dugaan pungutan" if ke == 0 else "Mobil dinas dipakai usaha pribadi",
            isi=isi,
            rahasia=True,
            anonim=True,
            terlapor_disebut="Kepala seksi pelayanan" if ke == 0 else "",
        )


def _berfoto(meja: Meja, baris: list[Contoh]) -> list[Aduan]:
    """A road, a lamp and a waiting room, mended: reports that get pictures."""
    hasil = []
    for ke, kategori in enumerate(LUKISAN):
        contoh = next((b for b in baris if b.kategori.nama == kategori), None)
        if contoh is None:
            continue
        aduan = _pasti(meja, contoh, meja.tanggal - timedelta(days=24 - 3 * ke), ke)
        _verifikasi(meja, aduan, contoh)
        _tangani(meja, aduan, contoh, "ditindaklanjuti")
        hasil.append(aduan)
    return hasil


def _tulis(meja: Meja) -> None:
    jam = Jam(meja.kota, meja.saat(meja.tanggal, 12))
    for aduan in meja.aduan:
        _tenggat(aduan, meja, jam)
    mandiri = [a for a in meja.aduan if a.induk is None]
    Aduan.objects.bulk_create(mandiri, batch_size=500)
    gabungan = [a for a in meja.aduan if a.induk is not None]
    for aduan in gabungan:
        aduan.induk_id = aduan.induk.pk
    Aduan.objects.bulk_create(gabungan, batch_size=500)
    for anak in (*meja.peristiwa, *meja.tanggapan):
        anak.aduan_id = anak.aduan.pk
    Peristiwa.objects.bulk_create(meja.peristiwa, batch_size=1_000)
    Tanggapan.objects.bulk_create(meja.tanggapan, batch_size=1_000)


def _tenggat(aduan: Aduan, meja: Meja, jam: Jam) -> None:
    """The clock that runs now, by the rules."""
    if aduan.keadaan in ("ditindaklanjuti", "belum_lengkap"):
        mulai = aduan.ditindaklanjuti_tanggal or aduan.diterima_tanggal
        langkah = Langkah.TUTUP if aduan.keadaan == "ditindaklanjuti" else Langkah.LENGKAPI
        aduan.tunggu, aduan.tenggat = langkah.value, max(meja.tambah(mulai, 10), meja.tanggal)
        return
    tunggu_segarkan(aduan, jam)
    if aduan.tenggat and aduan.tenggat < meja.tanggal and not aduan.jeda_sejak and aduan.keadaan != "karantina":
        lewat = meja.kalender.selisih(aduan.tenggat, meja.tanggal)
        aduan.eskalasi = aturan.tingkat_eskalasi(lewat, (0, 2, 5))
