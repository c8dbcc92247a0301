"""Satisfaction surveys: several services per unit, two years of closed campaigns, one that takes answers now.

One service per city is weak in three unsur, so that follow-up has something to follow. The register's IKM of these
units is what the surveys compute; other units keep the figures of `indikator`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.contoh.muat import muat
from asn.core.models import TandaTerbit
from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi, Instansi, Kota
from kepegawaian.pegawai.models import Pegawai
from pengaduan.survei.models import HasilSurvei, Jawaban, Kampanye, LayananKampanye, LayananPublik, RencanaTindak
from pengaduan.survei.models.jawaban import TERVERIFIKASI
from pengaduan.survei.rules.angka import Jawab, susun_angka
from pengaduan.survei.rules.responden import DIMENSI
from pengaduan.survei.rules.unsur import KUNCI
from pengaduan.survei.services.tutup import SUMBER

TRIWULAN = 8
# Units by a word of their name, with the services they give; the second service of the first unit found is weak.
UNIT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Kependudukan", ("Penerbitan KTP elektronik", "Akta kelahiran", "Kartu keluarga")),
    ("Penanaman Modal", ("Izin usaha berisiko rendah", "Persetujuan bangunan gedung")),
    ("Dinas Kesehatan", ("Izin praktik tenaga kesehatan", "Sertifikat laik higiene")),
    ("Dinas Perhubungan", ("Uji kelaikan kendaraan", "Izin trayek")),
)
UNIT_BAWAH = {
    "puskesmas": ("Pemeriksaan umum", "Kesehatan ibu dan anak"),
    "kecamatan": ("Surat keterangan", "Legalisasi dokumen"),
    "distrik": ("Surat keterangan", "Legalisasi dokumen"),
}
LEMAH = {"waktu": -0.75, "pengaduan": -0.65, "sarana": -0.55}
UMUM = {"biaya": 0.35, "perilaku": 0.12, "waktu": -0.12, "pengaduan": -0.08}
KOLOM = (*("kampanye_id", "layanan_id", "kanal", "tanggal"), *KUNCI, *DIMENSI, "saran")
SARAN = (
    "Antrean sebaiknya dapat diambil dari rumah.",
    "Petugasnya ramah, terima kasih.",
    "Kursi di ruang tunggu kurang.",
    "Beri tahu kalau berkas sudah selesai.",
    "Papan alur pelayanannya sulit dibaca.",
)
RENCANA = {
    "waktu": "Membuka satu loket tambahan pada pukul 08.00–11.00 dan menampilkan sisa waktu tunggu di layar.",
    "pengaduan": "Memasang nomor pengaduan di setiap loket dan menjawab setiap pengaduan paling lama lima hari kerja.",
    "sarana": "Menambah kursi ruang tunggu dan memperbaiki papan alur pelayanan supaya terbaca dari pintu masuk.",
}


def triwulan_disurvei(tanggal: date) -> list[Periode]:
    """The last closed quarters, oldest first."""
    hasil = [Periode.pada(tanggal, "triwulan").sebelumnya()]
    while len(hasil) < TRIWULAN:
        hasil.append(hasil[-1].sebelumnya())
    return hasil[::-1]


def unit_disurvei(unit: Iterable[Instansi]) -> list[tuple[Instansi, tuple[str, ...]]]:
    """Units with surveys: some serving dinas, two puskesmas, one kecamatan; dissolved ones have none."""
    hidup = [u for u in unit if u.berlaku_sampai is None]
    puncak = [
        (u, layanan)
        for kata, layanan in UNIT
        for u in [next((x for x in hidup if x.induk_id is None and kata in x.nama), None)]
        if u
    ]
    bawah = [u for u in hidup if u.jenis == "puskesmas"][:2]
    bawah += [u for u in hidup if u.jenis in ("kecamatan", "distrik")][:1]
    return [*puncak, *((u, UNIT_BAWAH[u.jenis]) for u in bawah)]


def tercakup(unit: Iterable[Instansi], tanggal: date) -> set[tuple[int, str]]:
    """(unit, period) whose IKM comes from a survey; of a year only when each of its quarters does."""
    periode = {p.kode for p in triwulan_disurvei(tanggal)}
    tahun = {k[:4] for k in periode if all(f"{k[:4]}-T{ke}" in periode for ke in range(1, 5))}
    return {(u.pk, kode) for u, _ in unit_disurvei(unit) for kode in periode | tahun}


@dataclass(slots=True)
class Pencacah:
    """Numbers the published reports of each year."""

    urut: dict[int, int]

    def nomor(self, kota: Kota, tahun: int) -> str:
        self.urut[tahun] = self.urut.get(tahun, 0) + 1
        return settings.SKM_POLA_NOMOR.format(urut=self.urut[tahun], singkatan=kota.singkatan, tahun=tahun)


def buat_survei(kota: Kota, tanggal: date) -> int:
    """Surveys of one city, which must be in scope; returns how many answers were given."""
    acak = Random(f"survei:{kota.kode}")
    dipilih = unit_disurvei(Instansi.objects.filter(kota=kota).order_by("jalur"))
    pembuat = Pengguna.objects.filter(email=f"bkd.{kota.kode}@demo.invalid").first()
    baris: list[tuple[object, ...]] = []
    tutup: list[tuple[Kampanye, list[LayananKampanye], list[Jawab], date]] = []
    for nomor, (unit, nama) in enumerate(dipilih):
        layanan = LayananPublik.objects.bulk_create(LayananPublik(kota=kota, instansi=unit, nama=n) for n in nama)
        dasar = acak.gauss(3.28, 0.12)
        for ke, periode in enumerate([*triwulan_disurvei(tanggal), Periode.pada(tanggal, "triwulan")]):
            kampanye = _kampanye(kota, unit, periode, tanggal, pembuat, terbuka=nomor == 0)
            penerima = _penerima(acak, kampanye, layanan)
            jawab = list(_jawab(acak, kampanye, penerima, dasar + 0.012 * ke, tanggal, lemah=nomor == 0))
            baris += [satu for satu, _, _ in jawab]
            if kampanye.selesai < tanggal:
                tutup.append((kampanye, penerima, [j for _, j, _ in jawab], periode.selesai))
    muat(Jawaban, KOLOM, baris, {"kota": kota.pk})
    _hasil(kota, tutup, tanggal, pembuat)
    return len(baris)


def _kampanye(
    kota: Kota, unit: Instansi, periode: Periode, tanggal: date, pembuat: Pengguna | None, *, terbuka: bool
) -> Kampanye:
    berjalan = periode.selesai >= tanggal
    return Kampanye.objects.create(
        kota=kota,
        instansi=unit,
        periode=periode.kode,
        mulai=periode.mulai,
        selesai=periode.selesai,
        kios=True,
        tautan_terbuka=terbuka and berjalan,
        keadaan="berjalan" if berjalan else "ditutup",
        dibuat_oleh=pembuat,
    )


def _penerima(acak: Random, kampanye: Kampanye, layanan: Sequence[LayananPublik]) -> list[LayananKampanye]:
    return LayananKampanye.objects.bulk_create(
        LayananKampanye(kota_id=kampanye.kota_id, kampanye=kampanye, layanan=x, populasi=acak.randrange(40, 160))
        for x in layanan
    )


def _jawab(
    acak: Random, kampanye: Kampanye, penerima: Sequence[LayananKampanye], dasar: float, tanggal: date, *, lemah: bool
) -> Iterator[tuple[tuple[object, ...], Jawab, date]]:
    hari = (min(kampanye.selesai, tanggal) - kampanye.mulai).days
    penuh = (kampanye.selesai - kampanye.mulai).days
    for nomor, satu in enumerate(penerima):
        geser = {k: UMUM.get(k, 0) + (LEMAH.get(k, 0) if lemah and nomor == 1 else 0) for k in KUNCI}
        banyak = round(acak.uniform(0.42, 0.72) * satu.populasi * (hari + 1) / (penuh + 1))
        for _ in range(banyak):
            rasa = acak.gauss(dasar, 0.35)
            nilai = [min(max(round(acak.gauss(rasa + geser[k], 0.45)), 1), 4) for k in KUNCI]
            kanal = acak.choices(("kupon", "kios", "terbuka"), (70, 25, 8 if kampanye.tautan_terbuka else 0))[0]
            profil = {d: _profil(acak, d) for d in DIMENSI}
            saran = acak.choice(SARAN) if acak.random() < 0.06 else ""
            hari_ini = kampanye.mulai + timedelta(days=acak.randint(0, max(hari, 0)))
            isi = (kampanye.pk, satu.layanan_id, kanal, hari_ini, *nilai, *profil.values(), saran)
            yield isi, Jawab(nilai, satu.layanan_id, kanal, profil), hari_ini


def _profil(acak: Random, dimensi: str) -> str:
    kode = [k for k, _ in DIMENSI[dimensi][1]]
    return "" if acak.random() < 0.04 else acak.choice(kode)


def _hasil(
    kota: Kota,
    tutup: Sequence[tuple[Kampanye, list[LayananKampanye], list[Jawab], date]],
    tanggal: date,
    pembuat: Pengguna | None,
) -> None:
    """Close and publish all but the newest quarter, whose results wait for whoever publishes them."""
    terakhir, pencacah = max((k.selesai for k, *_ in tutup), default=tanggal), Pencacah({})
    hasil = []
    for kampanye, penerima, jawab, selesai in sorted(tutup, key=lambda t: t[0].selesai):
        angka = susun_angka(
            jawab,
            layanan=sorted(((p.layanan_id, p.layanan.nama, p.populasi) for p in penerima), key=lambda x: x[1]),
            terverifikasi=frozenset(TERVERIFIKASI),
            pada=selesai,
            minimum=settings.SEL_PUBLIK_MINIMUM,
        )
        satu = HasilSurvei(
            kota=kota,
            kampanye=kampanye,
            n=angka["n"],
            sampel=angka["sampel"],
            ikm=Decimal(angka["ikm"]) if angka["ikm"] else None,
            mutu=angka["mutu"] or "",
            angka=angka,
            ditutup_pada=_saat(kota, selesai + timedelta(days=1), 1),
        )
        if satu.ikm is not None and kampanye.selesai < terakhir:
            _terbitkan(kota, satu, pencacah, pembuat)
        hasil.append(satu)
    HasilSurvei.objects.bulk_create(hasil)
    for satu in hasil:
        satu.kampanye.hasil_terakhir = satu
    Kampanye.objects.bulk_update([h.kampanye for h in hasil], ["hasil_terakhir", "keadaan"])
    _setor(hasil)
    _rencana(kota, hasil, tanggal, pembuat)


def _saat(kota: Kota, hari: date, jam: int) -> datetime:
    return datetime.combine(hari, time(jam), tzinfo=ZoneInfo(kota.zona_waktu))


def _terbitkan(kota: Kota, hasil: HasilSurvei, pencacah: Pencacah, pembuat: Pengguna | None) -> None:
    saat = _saat(kota, hasil.kampanye.selesai + timedelta(days=14), 9)
    hasil.nomor = pencacah.nomor(kota, saat.year)
    hasil.tanda = TandaTerbit.objects.create(
        kota=kota, judul=f"Laporan {hasil}"[:250], nomor=hasil.nomor, tanggal=saat.date()
    )
    hasil.diterbitkan_pada, hasil.diterbitkan_oleh = saat, pembuat
    hasil.kampanye.keadaan = "diterbitkan"


def _setor(hasil: Iterable[HasilSurvei]) -> None:
    IndikatorInstansi.objects.bulk_create(
        IndikatorInstansi(
            kota_id=h.kota_id,
            instansi_id=h.kampanye.instansi_id,
            periode=h.kampanye.periode,
            jenis="IKM",
            nilai=h.ikm,
            kode=h.mutu,
            n=h.n,
            sumber=SUMBER,
            tautan=reverse("survei:rincian", args=[h.kampanye_id]),
        )
        for h in hasil
        if h.ikm is not None
    )


def _rencana(kota: Kota, hasil: Sequence[HasilSurvei], tanggal: date, pembuat: Pengguna | None) -> None:
    """The weak unsur of the first unit: one plan done, one in time, one late."""
    if not hasil:
        return
    unit = hasil[0].kampanye.instansi
    pejabat = Pegawai.objects.filter(
        kota=kota, jabatan__memimpin=True, instansi__perangkat_daerah=unit.perangkat_daerah_id
    ).order_by("pk")
    if not pejabat.exists():
        return
    terbit = [h for h in hasil if h.kampanye.instansi_id == unit.pk and h.nomor]
    keadaan = (("sarana", -60, "selesai"), ("pengaduan", 45, "direncanakan"), ("waktu", -12, "direncanakan"))
    for nomor, (unsur, hari, nasib) in enumerate(keadaan):
        selesai = nasib == "selesai"
        RencanaTindak.objects.create(
            kota=kota,
            kampanye=terbit[-1].kampanye if terbit else hasil[-1].kampanye,
            unsur=unsur,
            uraian=RENCANA[unsur],
            penanggung_jawab=pejabat[nomor % pejabat.count()],
            tenggat=tanggal + timedelta(days=hari),
            keadaan=nasib,
            capaian="Empat puluh kursi terpasang dan papan alur diganti." if selesai else "",
            selesai_pada=tanggal - timedelta(days=65) if selesai else None,
            dibuat_oleh=pembuat,
        )
