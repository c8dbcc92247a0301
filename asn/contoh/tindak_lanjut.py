"""What followed the evaluations: awards from nomination to publication; plans of improvement in every state.

Nominations and new plans come from the real nightly services; the past is written as the services would have left it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from asn.core.legal import tambah_bulan
from asn.core.models import RiwayatKeadaan
from asn.core.periode import Periode
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import Pegawai, RiwayatKinerja, RiwayatPenghargaan
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kepegawaian.pegawai.rules.tindak_lanjut import PredikatPeriodik
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat
from kinerja.tindak_lanjut.models import (
    CatatanKonseling,
    InsentifPenghargaan,
    KegiatanPembinaan,
    KriteriaPenghargaan,
    NominasiPenghargaan,
    RencanaPembinaan,
    TitikPantau,
)
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan as K
from kinerja.tindak_lanjut.rules.pembinaan import perlu_dibina, setelah_uji, tanggal_pantau
from kinerja.tindak_lanjut.services.hasil import catatan_hasil, langkah_berikut
from kinerja.tindak_lanjut.services.nominasi import nominasi_cari, suara_beri
from kinerja.tindak_lanjut.services.pembukaan import atasan_kini, pembinaan_buka, periode_riwayat
from kinerja.tindak_lanjut.services.setoran import rencana_setorkan
from kinerja.tindak_lanjut.services.sk import sk_tetapkan
from kinerja.tindak_lanjut.workflows import PEMBINAAN_WORKFLOW

# No regulation of the three cities is at hand: the demo says so and names no amount.
DASAR_SETEMPAT = "Keputusan kepala daerah, nomor belum dicatat"
SELESAI, BERJALAN = 9, 5
# Left to the visitor to decide.
SIAP_DIPUTUS = (1, 2)
ALASAN = "Hasil kerja dan buktinya sesuai dengan data di buku induk."
SASARAN = (
    "Laporan bulanan disampaikan paling lambat tanggal 5 tanpa kesalahan data.",
    "Waktu penyelesaian berkas layanan turun menjadi paling lama tiga hari kerja.",
    "Dua dokumen kerja setiap bulan selesai sesuai mutu yang disepakati dengan atasan.",
)
CAPAIAN = (
    ("SEBAGIAN", "Sebagian laporan sudah tepat waktu; ketelitian data masih perlu ditingkatkan."),
    ("TERCAPAI", "Target bulan ini tercapai dengan bukti pada lembar kerja."),
    ("BELUM", "Target belum tercapai; beban kerja dibagi ulang dengan rekan satu tim."),
)


@dataclass(frozen=True, slots=True)
class Meja:
    """Who sits where in one city."""

    kota: Kota
    tanggal: date
    bkd: Pengguna
    ppk: Pengguna
    tim: Pengguna
    konselor: Pengguna
    pencatat: Pengguna

    def saat(self, hari: date) -> datetime:
        return datetime.combine(hari, time(9), ZoneInfo(self.kota.zona_waktu))


def buat_tindak_lanjut(kota: Kota, tanggal: date) -> None:
    """Awards and plans of one city, which must be in scope."""
    akun = {p.kunci: Pengguna.objects.get(email=p.email(kota.kode)) for p in PERSONA_KOTA}
    pencatat = Pengguna.objects.filter(penugasan__peran="BKD", penugasan__kota=kota).exclude(pk=akun["bkd"].pk).first()
    orang = (akun["bkd"], akun["ppk"], akun["tim_penilai"], akun["konselor"], pencatat)
    meja = Meja(kota, tanggal, *orang)
    _aturan(meja)
    nominasi_cari(kota_id=kota.pk, hari_ini=tanggal)
    _putuskan(meja)
    _ikuti_satyalancana(meja, akun["pegawai"].pegawai)
    _pembinaan_lampau(meja, akun["pegawai"].pegawai)
    pembinaan_buka(kota_id=kota.pk, hari_ini=tanggal)
    # Nobody gets mail for what never happened.
    Kabar.objects.filter(kota=kota, jenis__in=("penghargaan", "pembinaan", "tugas")).update(surel="tidak")


def _aturan(meja: Meja) -> None:
    mulai = date(meja.tanggal.year - 1, 1, 1)
    sumber: dict[str, Any] = {
        "kota": meja.kota,
        "berlaku_mulai": mulai,
        "dasar": DASAR_SETEMPAT,
        "keyakinan": "rendah",
    }
    KriteriaPenghargaan.objects.create(**sumber)
    for jenis, uraian in (
        ("KINERJA_DUA_TAHUN", "Prioritas pengembangan kompetensi dan piagam penghargaan"),
        ("PEGAWAI_TRIWULAN", "Piagam penghargaan dan insentif menurut peraturan kepala daerah"),
    ):
        InsentifPenghargaan.objects.create(jenis=jenis, uraian=uraian, **sumber)


def _putuskan(meja: Meja) -> None:
    """Some weighed by one, some approved or refused by both, a few decided and printed, most of those published."""
    for jenis, jumlah in (("KINERJA_DUA_TAHUN", 4), ("PEGAWAI_TRIWULAN", 4)):
        calon = NominasiPenghargaan.objects.filter(kota=meja.kota, jenis=jenis).exclude(
            pegawai__in=[a.pegawai_id for a in (meja.bkd, meja.tim) if a.pegawai_id]
        )
        disetujui = []
        for ke, n in enumerate(calon.order_by("pk")[: jumlah + 2]):
            sikap = "TOLAK" if ke == jumlah else "SETUJU"
            pemilih = (meja.tim,) if ke > jumlah else (meja.tim, meja.bkd)
            for oleh in pemilih:
                n = suara_beri(
                    nominasi=n, sikap=sikap, alasan=ALASAN, oleh=oleh, pernyataan="Tidak ada hubungan keluarga."
                )
            disetujui += [n.pk] if n.keadaan == "disetujui" else []
        if disetujui[:2]:
            _terbitkan(meja, disetujui[:2])


def _terbitkan(meja: Meja, ids: list[int]) -> None:
    sk_tetapkan(nominasi=ids, tanggal=meja.tanggal - timedelta(days=12), oleh=meja.ppk)
    NominasiPenghargaan.objects.filter(pk__in=ids).update(izin_publik=True, izin_publik_pada=timezone.now())


def _ikuti_satyalancana(meja: Meja, persona: Pegawai) -> None:
    """Awards conferred this year, and whatever the pegawai of the demo door has received."""
    medali = RiwayatPenghargaan.objects.filter(kota=meja.kota, jenis__startswith="SATYALANCANA_").sah()
    baris = list(medali.filter(tanggal__year=meja.tanggal.year).order_by("pk")[:12])
    if not any(r.pegawai_id == persona.pk for r in baris):
        baris.append(medali.filter(pegawai=persona).first() or _medali_persona(meja, persona))
    NominasiPenghargaan.objects.bulk_create(
        NominasiPenghargaan(
            kota=meja.kota,
            pegawai_id=r.pegawai_id,
            instansi_id=unit,
            jenis=r.jenis,
            periode=str(r.tanggal.year),
            keadaan="ditetapkan",
            riwayat=r,
            kunci=f"{r.jenis}:{r.pegawai_id}:{r.tanggal.year}",
            izin_publik=None if r.pegawai_id == persona.pk else bool(ke % 3),
            izin_publik_pada=None if r.pegawai_id == persona.pk else timezone.now(),
            putusan={
                "alasan": "Masa kerja terpenuhi tanpa hukuman disiplin sedang atau berat.",
                "dasar": "UU 20/2009 jo PP 35/2010",
                "rincian": ["Diusulkan dan ditetapkan lewat Hak pegawai; di sini hanya diikuti."],
                "bukti": [],
            },
        )
        for ke, (r, unit) in enumerate((r, _unit(r.pegawai_id)) for r in baris)
    )


def _medali_persona(meja: Meja, persona: Pegawai) -> RiwayatPenghargaan:
    """The page of the own awards must not be empty for the pegawai of the demo door."""
    return RiwayatPenghargaan.objects.create(
        kota=meja.kota,
        pegawai=persona,
        jenis="SATYALANCANA_10",
        nama="Satyalancana Karya Satya X Tahun",
        tanggal=date(meja.tanggal.year - 1, 8, 17),
        nomor_sk=f"861.1/17/{meja.tanggal.year - 1}",
        tanggal_sk=date(meja.tanggal.year - 1, 8, 10),
        pejabat_sk="Presiden Republik Indonesia",
        verifikasi="TERVERIFIKASI",
    )


def _unit(pegawai_id: int) -> int | None:
    return Pegawai.objects.values_list("instansi__perangkat_daerah", flat=True).get(pk=pegawai_id)


def _pembinaan_lampau(meja: Meja, persona: Pegawai) -> None:
    """Cases that began after earlier quarters: some at their end, some in the middle."""
    terakhir = Periode.pada(meja.tanggal, "triwulan").sebelumnya()
    menengah, awal = terakhir.sebelumnya(), terakhir.sebelumnya().sebelumnya()
    sudah: set[int] = set()
    for ke, r in enumerate(_rendah(meja, awal, sudah, SELESAI)):
        _selesai(meja, r, ke)
    for ke, r in enumerate(_rendah(meja, menengah, sudah, BERJALAN)):
        _berjalan(meja, r, ke)
    _pembinaan_persona(meja, persona, menengah)


def _pembinaan_persona(meja: Meja, persona: Pegawai, periode: Periode) -> None:
    """The pegawai of the demo door once fell short: one running plan, its last checkpoint waiting to be read."""
    milik = RiwayatKinerja.objects.filter(pegawai=persona, tahun=periode.tahun, triwulan=periode.ke).sah()
    r = milik.select_related("pegawai__jabatan").first()
    if r is None or RencanaPembinaan.objects.filter(pegawai=persona).exists():
        return
    if PredikatKinerja(r.predikat).setara_baik():
        r.predikat, r.hasil_kerja, r.perilaku = "BUTUH_PERBAIKAN", "DI_BAWAH", "SESUAI"
        r.save()
    _berjalan(meja, r, 1)


def _rendah(meja: Meja, periode: Periode, sudah: set[int], jumlah: int) -> Iterator[RiwayatKinerja]:
    """Low results of the quarter, one per person, of people the counsellor and the BKD are not."""
    bukan = {a.pegawai_id for a in (meja.bkd, meja.konselor, meja.tim, meja.pencatat)}
    baris = RiwayatKinerja.objects.filter(
        kota=meja.kota, tahun=periode.tahun, triwulan=periode.ke, pegawai__kedudukan="AKTIF"
    ).sah()
    rendah = baris.exclude(predikat__in=("SANGAT_BAIK", "BAIK")).select_related("pegawai__jabatan").order_by("pk")
    for r in islice((x for x in rendah if x.pegawai_id not in sudah | bukan), jumlah):
        sudah.add(r.pegawai_id)
        yield r


def _rencana(meja: Meja, r: RiwayatKinerja, mulai: date, keadaan: K, ke: int) -> RencanaPembinaan:
    periode = periode_riwayat(r.tahun, r.triwulan)
    putusan = perlu_dibina(PredikatPeriodik(periode, PredikatKinerja(r.predikat), r.pk))
    jabatan = r.pegawai.jabatan
    pembina = atasan_kini({jabatan.atasan_id}, meja.tanggal) if jabatan and jabatan.atasan_id else {}
    rencana = RencanaPembinaan.objects.create(
        kota=meja.kota,
        pegawai=r.pegawai,
        pemicu=r,
        predikat=r.predikat,
        periode=periode.kode,
        instansi_id=r.pegawai.instansi_id,
        pembina_id=pembina.get(jabatan.atasan_id) if jabatan else None,
        konselor=meja.konselor if ke % 2 == 0 else None,
        keadaan=keadaan.value,
        sasaran=SASARAN[ke % len(SASARAN)],
        mulai=mulai,
        selesai=tambah_bulan(mulai, 6),
        dibuat_pada=meja.saat(mulai - timedelta(days=3)),
        putusan={
            "alasan": putusan.alasan,
            "dasar": str(putusan.dasar),
            "rincian": list(putusan.rincian),
            "bukti": [["RiwayatKinerja", r.pk]],
        },
    )
    _keadaan(meja, rencana, "mulai", K.DIUSULKAN, K.BERJALAN, mulai)
    _isi(meja, rencana, ke)
    return rencana


def _keadaan(meja: Meja, rencana: RencanaPembinaan, transisi: str, dari: K, ke: K, hari: date) -> None:
    RiwayatKeadaan.objects.create(
        kota=meja.kota,
        objek_jenis=ContentType.objects.get_for_model(RencanaPembinaan),
        objek_id=rencana.pk,
        transisi=transisi,
        dari=dari.value,
        ke=ke.value,
        oleh=meja.pencatat,
        pada=meja.saat(hari),
        dasar=PEMBINAAN_WORKFLOW[transisi].dasar,
    )


def _isi(meja: Meja, rencana: RencanaPembinaan, ke: int) -> None:
    """Checkpoints up to today, the last due one now and then late; activities; a note of counselling."""
    titik = []
    for nomor, hari in enumerate(tanggal_pantau(rencana.mulai, rencana.selesai), start=1):
        capaian, uraian = CAPAIAN[(ke + nomor) % len(CAPAIAN)]
        baris = TitikPantau(kota=meja.kota, rencana=rencana, ke=nomor, tanggal=hari)
        lalu = (meja.tanggal - hari).days
        if lalu > 0 and not (ke % 4 == 3 and lalu < 40):
            baris.capaian, baris.uraian, baris.dicatat_oleh = capaian, uraian, meja.pencatat
            baris.dicatat_pada = meja.saat(hari)
            if lalu > 20:
                baris.diakui_pada = meja.saat(hari + timedelta(days=2))
                baris.tanggapan = "Sudah saya baca dan saya perbaiki." if nomor % 2 else ""
        titik.append(baris)
    TitikPantau.objects.bulk_create(titik)
    _kegiatan(meja, rencana, ke)
    if rencana.konselor_id:
        CatatanKonseling.objects.create(
            kota=meja.kota,
            rencana=rencana,
            oleh=rencana.konselor,
            tanggal=rencana.mulai + timedelta(days=20),
            isi="Pegawai menceritakan beban kerja dan keadaan keluarga. Disepakati jadwal kerja yang lebih teratur.",
            tindak_lanjut="BIMBINGAN",
        )


def _kegiatan(meja: Meja, rencana: RencanaPembinaan, ke: int) -> None:
    dasar: dict[str, Any] = {"kota": meja.kota, "rencana": rencana}
    bimbingan = rencana.mulai + timedelta(days=14)
    KegiatanPembinaan.objects.create(
        **dasar,
        jenis="BIMBINGAN",
        uraian="Bimbingan mingguan dengan atasan",
        tenggat=bimbingan,
        selesai_pada=bimbingan,
    )
    if ke % 3 == 0:
        latihan = KegiatanPembinaan.objects.create(
            **dasar,
            jenis="PELATIHAN",
            uraian="Pengolahan data dan pelaporan",
            tenggat=rencana.mulai + timedelta(days=90),
        )
        latihan.kebutuhan = kebutuhan_catat(
            pegawai=rencana.pegawai,
            sumber="PEMBINAAN",
            subjek=latihan.uraian,
            urgensi="SEDANG",
            tautan=rencana.get_absolute_url(),
            kunci=f"pembinaan:{latihan.pk}",
            oleh=meja.bkd,
        )
        latihan.save(update_fields=["kebutuhan"])


def _berjalan(meja: Meja, r: RiwayatKinerja, ke: int) -> None:
    rencana_setorkan(_rencana(meja, r, meja.tanggal - timedelta(days=105 - ke), K.BERJALAN, ke))


def _selesai(meja: Meja, r: RiwayatKinerja, ke: int) -> None:
    """Past its end: what the rule says, then a few steps on, so that every state is there to be seen."""
    rencana = _rencana(meja, r, tambah_bulan(meja.tanggal, -6) - timedelta(days=10 + ke), K.BERJALAN, ke)
    _lanjutkan(meja, rencana, ke)
    rencana_setorkan(rencana)


def _lanjutkan(meja: Meja, rencana: RencanaPembinaan, ke: int) -> None:
    if ke == 0:
        _pindah(meja, rencana, K.DIBATALKAN, None)
        return
    langkah = langkah_berikut(rencana, {}, meja.tanggal)
    if langkah.menuju is None or ke in SIAP_DIPUTUS:
        return
    _pindah(meja, rencana, langkah.menuju, catatan_hasil(langkah))
    if langkah.menuju is K.UJI_KOMPETENSI and ke % 2:
        temuan = ((True, True, True), (False, False, True), (False, False, False))[ke // 2 % 3]
        nama = ("kompeten", "jabatan_sesuai", "jabatan_lebih_rendah")
        uji = setelah_uji(**dict(zip(nama, temuan, strict=True)))
        _pindah(meja, rencana, uji.menuju or K.UJI_KOMPETENSI, catatan_hasil(uji))


def _pindah(meja: Meja, rencana: RencanaPembinaan, ke: K, hasil: dict[str, Any] | None) -> None:
    dari = K(rencana.keadaan)
    rencana.keadaan = ke.value
    if hasil:
        rencana.hasil, rencana.diputus_oleh, rencana.diputus_pada = hasil, meja.bkd, meja.saat(meja.tanggal)
    if ke is K.PENEMPATAN_SEMENTARA:
        rencana.sementara_sejak = meja.tanggal
    rencana.save()
    transisi = "batalkan" if ke is K.DIBATALKAN else ke.value
    _keadaan(meja, rencana, transisi, dari, ke, meja.tanggal)
