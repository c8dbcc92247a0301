"""Results of selections: Jakarta finished with people appointed, Tangerang Selatan in the days of the sanggah, Sorong
with marks that nobody has published yet. Lists, revisions and appointments come from the real services.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from asn.contoh.rekrutmen_panggung import Panggung, segar
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Kota
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import keberatan_ajukan
from kepegawaian.pegawai.models import Golongan
from kepegawaian.rekrutmen.models import (
    Lamaran,
    NilaiUjian,
    Pelamar,
    Pengangkatan,
    Seleksi,
)
from kepegawaian.rekrutmen.rules import jadwal
from kepegawaian.rekrutmen.services import pengangkatan as angkat
from kepegawaian.rekrutmen.services.hasil.revisi import SEBAB
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_revisi
from kepegawaian.rekrutmen.services.penggantian import pengganti_tetapkan, tempat_kosong

TIMBANG = "Panitia mencocokkan berita acara CAT dengan nilai yang diumumkan untuk peserta ini."
KABULKAN = "Nilai satu peserta tertukar saat diimpor; nilainya sudah diperbaiki menurut berita acara CAT."
TOLAK = "Nilai yang diumumkan sama dengan berita acara CAT yang ditandatangani di lokasi ujian."


def buat_rekrutmen_hasil(kota: Kota, tanggal: date) -> None:
    """Results of one city, which must be in scope."""
    p = Panggung(kota, tanggal)
    cara = {"31": _selesai, "36.74": _masa_sanggah}.get(kota.kode, _menunggu)
    cara(p)
    # Nobody gets mail for what never happened.
    karangan = Q(judul__startswith="Anda diangkat") | Q(judul__startswith="Anda menggantikan")
    Kabar.objects.filter(karangan, kota=kota).update(surel="tidak")


def _selesai(p: Panggung) -> None:
    """From the first exam to the appointment, with one objection lost and one won on the way."""
    s = p.seleksi("CPNS", "ujian_dasar", (jadwal.UJIAN_DASAR, p.tanggal - timedelta(days=180)), (2, 1))
    lamaran = p.peserta(s, "ms")
    p.nilai(s, "DASAR", lamaran)
    terbit = p.umumkan(s, "dasar", p.hari(s, jadwal.UJIAN_DASAR))
    _sanggah_lampau(p, segar(s), terbit)
    s = sampai_pemberkasan(p, segar(s))
    _ganti(p, s)
    berkas = Pengangkatan.objects.filter(seleksi=s, lamaran__keadaan="pemberkasan")
    for ke, satu in enumerate(berkas.order_by("lamaran__nomor"), 1):
        _angkat(p, satu, ke)
    p.langkah(s, "selesaikan", p.tanggal - timedelta(days=50))


def sampai_pemberkasan(p: Panggung, s: Seleksi) -> Seleksi:
    """The last exam, the final list and the opening of the files, on the days of the calendar."""
    if s.keadaan == "sanggah_dasar":
        s = p.langkah(s, "mulai_lanjutan", p.hari(s, jadwal.JAWAB_DASAR))
    p.nilai(s, "LANJUTAN", list(Lamaran.objects.filter(seleksi=s, keadaan__in=["lanjut", "ms"]).order_by("pk")))
    s = p.langkah(s, "olah_akhir", p.hari(s, jadwal.UJIAN_LANJUTAN))
    p.umumkan(s, "akhir", p.hari(s, jadwal.INTEGRASI))
    return p.langkah(s, "berkaskan", p.hari(s, jadwal.JAWAB_AKHIR) + timedelta(days=1))


def _ganti(p: Panggung, s: Seleksi) -> None:
    """One who passed gave up the place, and the next of the list took it."""
    hari = p.hari(s, jadwal.JAWAB_AKHIR) + timedelta(days=5)
    semua = Pengangkatan.objects.filter(seleksi=s).select_related("lamaran__pelamar__akun")
    lamaran = semua.order_by("lamaran__nomor")[0].lamaran
    angkat.undurkan_diri(lamaran=lamaran, alasan="Diterima di instansi lain.", oleh=lamaran.pelamar.akun)
    for t in tempat_kosong(s):
        if t.calon:
            nomor = f"810/9/PANSEL/{hari.year}"
            pengganti_tetapkan(mundur=t.mundur, pengganti=t.calon[0].nomor, nomor=nomor, tanggal=hari, oleh=p.bkd)
    p.berlangsung(hari)


def _sanggah_lampau(p: Panggung, s: Seleksi, terbit: Any) -> None:
    """Two answered objections: one refused, one accepted with corrected marks and its revision."""
    kalah, menang = terbit.hasil.filter(status="TL").select_related("lamaran__pelamar__akun").order_by("nomor")[:2]
    _putusan(p, terbit, kalah, "ditolak", TOLAK)
    k = _putusan(p, terbit, menang, "dikabulkan", KABULKAN)
    lama = NilaiUjian.objects.get(lamaran=menang.lamaran, ujian="DASAR")
    NilaiUjian.objects.create(
        kota=p.kota,
        seleksi=s,
        lamaran=menang.lamaran,
        ujian="DASAR",
        revisi=2,
        menggantikan=lama,
        sebab=k,
        nilai={"TWK": "110", "TIU": "140", "TKP": "200"},
        sumber="SANGGAH",
        dicatat_oleh=p.penjawab,
    )
    hari = p.hari(s, jadwal.JAWAB_DASAR)
    pengumuman_revisi(seleksi=s, tahap="dasar", sebab=SEBAB, tanggal=hari, oleh=p.penjawab)
    p.berlangsung(hari)


def _putusan(p: Panggung, terbit: Any, baris: Any, hasil: str, ringkas: str) -> Keberatan:
    """An objection as the machine would have left it: its window has closed long ago."""
    mulai = terbit.tanggal
    return Keberatan.objects.create(
        kota=p.kota,
        jenis="sanggah-dasar",
        sasaran_id=baris.lamaran_id,
        sasaran_judul=f"Seleksi dasar, nomor peserta {baris.nomor}",
        pemohon=baris.lamaran.pelamar.akun,
        pejabat_awal_akun=p.bkd,
        pemutus_akun=p.penjawab,
        uraian="Nilai yang diumumkan berbeda dari nilai di layar saat ujian selesai.",
        tuntutan="Nilai diperiksa kembali.",
        keadaan=hasil,
        diterima_pada=mulai,
        batas_ajukan=mulai + timedelta(days=3),
        jangka_ajukan="3 hari kalender (PermenPANRB 27/2021 ps. 31)",
        batas_putus=mulai + timedelta(days=9),
        jangka_putus="7 hari kalender (PermenPANRB 27/2021 ps. 31)",
        sidik="0" * 64,
        diajukan_pada=p.saat(mulai + timedelta(days=2)),
        pertimbangan=TIMBANG,
        diputus_pada=p.saat(mulai + timedelta(days=7)),
        diputus_oleh=p.penjawab,
        final=True,
        ringkasan_publik=ringkas,
    )


def isi_drh(ke: int) -> dict[str, str]:
    """A complete DRH."""
    return {
        "telepon": f"0812-0000-{ke:04d}",
        "alamat": f"Jalan Melati {ke}",
        "gelar_belakang": "S.A.P.",
        "skck_nomor": f"SKCK/YANMAS/{1200 + ke}/2026",
        "sehat_nomor": f"445/{300 + ke}/RSUD/2026",
        "narkoba_nomor": f"SKHPN/{80 + ke}/BNN/2026",
    }


def _angkat(p: Panggung, satu: Pengangkatan, ke: int) -> None:
    """One person through the file, the number and the decision."""
    pelamar = Pelamar.objects.select_related("akun").get(pk=satu.lamaran.pelamar_id)
    angkat.drh_simpan(pengangkatan=satu, isi=isi_drh(ke), oleh=pelamar.akun, kirim=True)
    angkat.drh_putuskan(pengangkatan=satu, terima=True, catatan="", oleh=p.bkd)
    tmt = (p.tanggal - timedelta(days=60)).replace(day=1)
    kelamin = 2 if pelamar.jenis_kelamin == "P" else 1
    angkat.nomor_catat(
        pengangkatan=satu,
        nomor=f"{pelamar.tanggal_lahir:%Y%m%d}{tmt:%Y%m}{kelamin}{900 + ke}",
        golongan=Golongan.objects.get(kelompok_asn="PNS", kode="III/a"),
        tmt=tmt,
        kontrak_sampai=None,
        pertek=f"PERTEK/{ke}/{tmt.year}",
        oleh=p.bkd,
    )
    p.berlangsung(tmt - timedelta(days=20))
    angkat.angkat(
        pengangkatan=satu,
        nomor_sk=f"813/{ke}/{tmt.year}",
        tanggal_sk=tmt - timedelta(days=10),
        oleh=p.ppk,
    )
    p.berlangsung(tmt - timedelta(days=10))


def _masa_sanggah(p: Panggung) -> None:
    """The first list is a day old; three participants contest it and wait."""
    hari_ini = p.kota.hari_ini()
    s = p.seleksi("CPNS", "ujian_dasar", (jadwal.UJIAN_DASAR, hari_ini - timedelta(days=1)), (2, 2, 1))
    lamaran = p.peserta(s, "ms")
    p.nilai(s, "DASAR", lamaran)
    terbit = p.umumkan(s, "dasar", hari_ini)
    for x in (
        terbit.hasil.filter(status__in=("TL", "P")).select_related("lamaran__pelamar__akun").order_by("nomor")[:3]
    ):
        keberatan_ajukan(
            jenis="sanggah-dasar",
            sasaran_id=x.lamaran_id,
            oleh=x.lamaran.pelamar.akun,
            uraian="Nilai TKP saya di layar ujian lebih tinggi daripada yang diumumkan.",
            tuntutan="Nilai TKP saya diperiksa dengan berita acara CAT.",
        )


def _menunggu(p: Panggung) -> None:
    """Marks have come in; the committee looks at the ranking before it is published."""
    s = p.seleksi("PPPK", "ujian_lanjutan", (jadwal.UJIAN_LANJUTAN, p.tanggal - timedelta(days=2)), (3, 2))
    lamaran = p.peserta(s, "ms")
    p.nilai(s, "LANJUTAN", lamaran)
    p.langkah(s, "olah_akhir", p.tanggal - timedelta(days=2))
