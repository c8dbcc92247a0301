"""Two years of training in every state: partners, catalogue, plan, budget, classes, certificates, forms, one report.

Past classes are written as the services would have left them; the ranking, the queue and the report come from the
services themselves. Universities are real names, every agreement and class with them is invented.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.akun.persona import DOMAIN, PERSONA_KOTA
from asn.contoh.pelatihan_hasil import Meja, hadir, lembar, sertifikat
from asn.core.legal import tambah_bulan
from asn.core.templatetags.asn import romawi
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services import keadaan_segarkan
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat
from pelatihan.program.models import (
    IDP,
    AnggaranPelatihan,
    Angkatan,
    ButirIDP,
    Kursus,
    Mitra,
    Pengajar,
    PengajarAngkatan,
    PeringkatKebutuhan,
    PerjanjianMitra,
    Peserta,
    RencanaPelatihan,
    SertifikatLuar,
    Sesi,
)
from pelatihan.program.services.dampak import laporan_terbitkan
from pelatihan.program.services.kebutuhan import kebutuhan_hitung
from pelatihan.program.services.usulan_kelas import usulan_kelas

MITRA = {
    "36.74": ("Universitas Terbuka", "UIN Syarif Hidayatullah Jakarta"),
    "96.71": ("Universitas Muhammadiyah Sorong", "Universitas Papua"),
    "31": ("Universitas Indonesia", "Universitas Negeri Jakarta"),
}
# (code, title, SIASN form, competency, level, JP, whom for)
KURSUS: tuple[tuple[str, str, int, str, int, int, str], ...] = (
    ("PPD", "Pelayanan Publik Digital", 3, "Pelayanan Publik", 3, 24, "Petugas loket dan pengelola layanan"),
    ("KOM", "Komunikasi Pelayanan yang Empatik", 8, "Komunikasi", 3, 16, "Petugas yang bertemu warga"),
    ("HAS", "Merancang Kerja yang Berorientasi Hasil", 4, "Orientasi pada Hasil", 3, 12, "Semua jabatan fungsional"),
    ("INT", "Integritas dalam Pelayanan", 6, "Integritas", 3, 10, "Semua pegawai"),
    ("KER", "Kerja Sama Lintas Perangkat Daerah", 5, "Kerja Sama", 4, 20, "Ketua tim dan pengawas"),
    ("UBH", "Mengelola Perubahan di Tempat Kerja", 5, "Mengelola Perubahan", 4, 24, "Administrator dan pengawas"),
    ("PUT", "Pengambilan Keputusan Berbasis Data", 3, "Pengambilan Keputusan", 4, 24, "Administrator dan pengawas"),
    ("PBG", "Perekat Bangsa di Kota yang Beragam", 6, "Perekat Bangsa", 3, 10, "Semua pegawai"),
    ("SEM", "Seminar Kota yang Melayani", 9, "", 0, 4, "Semua pegawai"),
)
# (course, months from today, state, seats): two years in all states.
KELAS = (
    ("PPD", -20, "selesai", 12),
    ("KOM", -13, "selesai", 12),
    ("INT", -5, "selesai", 12),
    ("PPD", -2, "selesai", 12),
    ("HAS", -9, "dibatalkan", 20),
    ("KER", 0, "berjalan", 10),
    ("KOM", 1, "dibuka", 6),
    ("PPD", 1, "dibuka", 20),
    ("PUT", 2, "dirancang", 25),
)
PENUH, SIAP = 6, 20


def buat_pelatihan(kota: Kota, tanggal: date) -> None:
    """Everything of the training office of one city, which must be in scope."""
    kebutuhan_hitung(kota_id=kota.pk, tanggal=tanggal)
    meja = _meja(kota, tanggal)
    _rencana(meja)
    kelas = [_kelas(meja, n, *satu) for n, satu in enumerate(KELAS)]
    ids = [p.pegawai_id for k in kelas for p in _isi(meja, k)]
    keadaan_segarkan(kota_id=kota.pk, tanggal=tanggal, pegawai_ids=ids)
    _orang(meja, kelas)
    _butuh(meja)
    _tim(meja, Pengguna.objects.get(email=f"atasan.{kota.kode}@{DOMAIN}"), kelas[7])
    _laporan(meja, kelas[2], kelas[1])
    kebutuhan_hitung(kota_id=kota.pk, tanggal=tanggal)


def _laporan(meja: Meja, satu: Angkatan, lama: Angkatan) -> None:
    """The effect of one class, and of a partner and of everything in the year of an older one."""
    laporan_terbitkan(kota=meja.kota, tahun=satu.selesai.year, angkatan=satu, oleh=meja.bkd)
    for mitra in (lama.mitra, None):
        laporan_terbitkan(kota=meja.kota, tahun=lama.selesai.year, mitra=mitra, oleh=meja.bkd)


def _meja(kota: Kota, tanggal: date) -> Meja:
    akun = {p.kunci: Pengguna.objects.get(email=p.email(kota.kode)) for p in PERSONA_KOTA}
    acak = Random(f"asn.contoh.pelatihan:{kota.kode}")
    mitra = [
        Mitra(kota=kota, nama=n, jenis="UNIVERSITAS", akreditasi="Unggul", kontak="Bagian kerja sama")
        for n in MITRA[kota.kode]
    ]
    Mitra.objects.bulk_create(mitra)
    PerjanjianMitra.objects.bulk_create(
        PerjanjianMitra(
            kota=kota,
            mitra=m,
            nomor=f"PKS-{n + 1}/CONTOH/{kota.singkatan}/{tanggal.year - 2}",
            tentang="Pengembangan kompetensi aparatur (contoh)",
            mulai=date(tanggal.year - 2, 1, 2),
            selesai=tambah_bulan(tanggal, 12 if n == 0 else 5),
        )
        for n, m in enumerate(mitra)
    )
    pengajar = [
        Pengajar(
            kota=kota, nama="Dr. Wening Prameswari", bidang="Pelayanan publik", mitra=mitra[0], akun=akun["pengajar"]
        ),
        Pengajar(kota=kota, nama="Yusak Hamdani, M.Si.", bidang="Komunikasi dan integritas", mitra=mitra[1]),
    ]
    Pengajar.objects.bulk_create(pengajar)
    bkpsdm = Instansi.objects.perangkat_daerah().filter(kota=kota, nama__icontains="Kepegawaian").first()
    dinas = bkpsdm or Instansi.objects.perangkat_daerah().filter(kota=kota).order_by("pk").first()
    dana = [
        AnggaranPelatihan(kota=kota, instansi=dinas, tahun=tanggal.year + n, pagu=Decimal(900_000_000), sumber="APBD")
        for n in (-1, 0, 1)
    ]
    AnggaranPelatihan.objects.bulk_create(dana)
    return Meja(
        kota=kota,
        tanggal=tanggal,
        acak=acak,
        bkd=akun["bkd"],
        guru=akun["pengajar"],
        pegawai=akun["pegawai"],
        kursus=_katalog(kota),
        mitra=mitra,
        pengajar=pengajar,
        anggaran={d.tahun: d for d in dana},
        orang=_calon(kota, akun["pegawai"]),
    )


def _katalog(kota: Kota) -> dict[str, Kursus]:
    kamus = {k.nama: k for k in KamusKompetensi.objects.exclude(kelompok="teknis")}
    semua = [
        Kursus(
            kota=kota,
            kode=f"{kode}-01",
            judul=judul,
            bentuk=bentuk,
            kompetensi=kamus.get(nama),
            level=level if nama in kamus else None,
            jp=jp,
            sasaran=sasaran,
            uraian=f"{judul}: dasar, contoh dari pekerjaan sehari-hari, latihan, dan rencana penerapan di unit kerja.",
        )
        for kode, judul, bentuk, nama, level, jp, sasaran in KURSUS
    ]
    return {k.kode[:3]: k for k in Kursus.objects.bulk_create(semua)}


def _calon(kota: Kota, pemain: Pengguna) -> Iterator[Pegawai]:
    """PNS with the most urgent needs of many units; the personas come in by themselves."""
    akun = Pengguna.objects.filter(kota=kota, pegawai__isnull=False).values("pegawai")
    butuh = PeringkatKebutuhan.objects.filter(kota=kota, pegawai__jenis="PNS", gap__gt=0).exclude(pegawai__in=akun)
    ids = list(dict.fromkeys(butuh.order_by("-skor", "pegawai_id").values_list("pegawai", flat=True)[:600]))
    orang = Pegawai.objects.select_related("jabatan", "instansi").in_bulk(ids)
    return (orang[pk] for pk in ids)


def _rencana(meja: Meja) -> None:
    t = meja.tanggal.year
    baris = (("PPD", t, 1, "divalidasi"), ("KER", t, 4, "divalidasi"), ("PUT", t + 1, 1, "divalidasi"))
    baris += (("UBH", t + 1, 2, "diajukan"), ("PBG", t + 1, 3, "draf"), ("HAS", t + 1, 1, "dikembalikan"))
    RencanaPelatihan.objects.bulk_create(
        RencanaPelatihan(
            kota=meja.kota,
            tahun=tahun,
            triwulan=triwulan,
            judul=meja.kursus[kode].judul,
            kursus=meja.kursus[kode],
            instansi=meja.anggaran[t].instansi,
            mitra=meja.mitra[n % 2],
            sasaran=meja.kursus[kode].sasaran,
            jumlah_sasaran=25,
            anggaran=Decimal(60_000_000),
            dasar={"orang": 40 + n, "celah": 55 + n},
            keadaan=keadaan,
            catatan="Sebutkan unit yang menjadi sasaran." if keadaan == "dikembalikan" else "",
            dibuat_oleh=meja.bkd,
        )
        for n, (kode, tahun, triwulan, keadaan) in enumerate(baris)
    )


def _kelas(meja: Meja, n: int, kode: str, bulan: int, keadaan: str, kuota: int) -> Angkatan:
    kursus = meja.kursus[kode]
    mulai = meja.tanggal if keadaan == "berjalan" else tambah_bulan(meja.tanggal, bulan)
    kelas = Angkatan.objects.create(
        kota=meja.kota,
        kursus=kursus,
        nama=f"{kursus.judul} Angkatan {romawi(n + 1)}",
        mitra=meja.mitra[n % 2],
        mulai=mulai,
        selesai=mulai + timedelta(days=2),
        pendaftaran_sampai=mulai - timedelta(days=3),
        tempat="Aula Balai Kota",
        kuota=kuota,
        jp=kursus.jp,
        anggaran=meja.anggaran.get(mulai.year),
        biaya=Decimal(45_000_000) if mulai.year in meja.anggaran else Decimal(0),
        realisasi=Decimal(41_500_000) if keadaan == "selesai" and mulai.year in meja.anggaran else None,
        keadaan=keadaan,
        alasan_batal="Narasumber berhalangan dan belum ada penggantinya." if keadaan == "dibatalkan" else "",
        dibuat_pada=meja.saat(mulai - timedelta(days=40)),
    )
    # The persona teaches what runs today, so that its screen of attendance has a class.
    guru = meja.pengajar[0 if keadaan == "berjalan" else n % 2]
    PengajarAngkatan.objects.create(kota=meja.kota, angkatan=kelas, pengajar=guru)
    Sesi.objects.bulk_create(
        Sesi(
            kota=meja.kota,
            angkatan=kelas,
            mulai=meja.saat(mulai + timedelta(days=h)),
            selesai=meja.saat(mulai + timedelta(days=h), 12),
            materi=("Pengantar dan pre-test", "Praktik", "Rencana penerapan dan post-test")[h],
            tempat="Aula Balai Kota",
        )
        for h in range(3)
    )
    return kelas


def _isi(meja: Meja, kelas: Angkatan) -> list[Peserta]:
    """People of one class, and what the services would have written for those who finished."""
    jumlah = {"selesai": kelas.kuota, "berjalan": kelas.kuota, "dibatalkan": 4, "dirancang": 0}.get(kelas.keadaan, 4)
    if kelas.kuota == PENUH:
        jumlah = PENUH + 4
    orang = list(islice(meja.orang, jumlah))
    if kelas.keadaan in ("selesai", "berjalan") and orang and meja.pegawai.pegawai and kelas.kursus.kode != "PPD-01":
        orang[0] = meja.pegawai.pegawai
    semua = [_peserta(meja, kelas, p, n, jumlah) for n, p in enumerate(orang)]
    Peserta.objects.bulk_create(semua)
    if kelas.keadaan in ("selesai", "berjalan"):
        hadir(meja, kelas, semua)
    lulus = [p for p in semua if p.keadaan == "lulus"]
    if lulus:
        sertifikat(meja, kelas, lulus)
        lembar(meja, kelas, lulus)
    return semua


def _peserta(meja: Meja, kelas: Angkatan, p: Pegawai, n: int, jumlah: int) -> Peserta:
    keadaan = {"berjalan": "hadir", "dibatalkan": "dibatalkan"}.get(kelas.keadaan, "ditetapkan")
    if kelas.keadaan == "selesai":
        keadaan = "tidak_hadir" if n == jumlah - 1 else "tidak_lulus" if n == jumlah - 2 else "lulus"
    if kelas.keadaan == "dibuka" and n >= kelas.kuota:
        keadaan = "antre"
    usai, awal = kelas.keadaan == "selesai" and keadaan != "tidak_hadir", Decimal(meja.acak.randint(35, 60))
    nilai = Decimal(62 if keadaan == "tidak_lulus" else meja.acak.randint(74, 95))
    return Peserta(
        kota=meja.kota,
        angkatan=kelas,
        pegawai=p,
        instansi_id=p.instansi_id,
        keadaan=keadaan,
        gap=1 + n % 2,
        jp_awal=p.jp_tahun_ini,
        masuk_pada=meja.saat(kelas.mulai - timedelta(days=20 - n % 10)),
        nilai_awal=awal if usai or kelas.keadaan == "berjalan" else None,
        nilai_akhir=nilai if usai else None,
        nilai=nilai if usai else None,
    )


def _butuh(meja: Meja) -> None:
    """The persona has something to learn, and everybody can see who asked for it."""
    p = meja.pegawai.pegawai
    if p is None or PeringkatKebutuhan.objects.filter(kota=meja.kota, pegawai=p, kompetensi__isnull=False).exists():
        return
    kebutuhan_catat(
        pegawai=p,
        sumber="ATASAN",
        subjek="Pelayanan publik digital",
        kompetensi=meja.kursus["PPD"].kompetensi,
        urgensi="SEDANG",
        kunci=f"contoh:pelatihan:{p.pk}",
        oleh=meja.bkd,
    )


def _tim(meja: Meja, atasan: Pengguna, kelas: Angkatan) -> None:
    """What waits for the persona who leads others: a plan to agree with, and a request for a seat."""
    if atasan.pegawai is None or atasan.pegawai.jabatan_id is None:
        return
    bawahan = Pegawai.objects.filter(kota=meja.kota, jabatan__atasan=atasan.pegawai.jabatan_id, jenis="PNS")
    # Nobody asks for a course passed already, or for a second seat.
    bawahan = bawahan.exclude(pk__in=Peserta.objects.filter(angkatan__kursus=kelas.kursus_id).values("pegawai"))
    for n, p in enumerate(bawahan.masih_pegawai().select_related("jabatan", "kota").order_by("nama", "pk")[:3]):
        setuju = {"keadaan": "disepakati", "disepakati_oleh": atasan, "disepakati_pada": timezone.now()}
        keadaan = setuju if n == 1 else {"keadaan": "diajukan"}
        idp = IDP.objects.create(kota=meja.kota, pegawai=p, tahun=meja.tanggal.year, **keadaan)
        ButirIDP.objects.create(
            kota=meja.kota, idp=idp, subjek="Komunikasi dengan warga", bentuk=16, target_jp=6, triwulan=4
        )
        if n == 2:
            usulan_kelas(angkatan=kelas, pegawai=p, alasan="Perlu untuk layanan loket yang baru.", oleh=_akun(p))


def _akun(p: Pegawai) -> Pengguna:
    """The account of a colleague; nobody can log in with it."""
    nilai = {"username": p.nip, "nama": p.nama, "kota": p.kota, "password": make_password(None)}
    return Pengguna.objects.get_or_create(pegawai=p, defaults=nilai)[0]


def _orang(meja: Meja, kelas: list[Angkatan]) -> None:
    """The persona's own: a request that waits for the superior, a plan, an external certificate."""
    p = meja.pegawai.pegawai
    if p is None:
        return
    terbuka = next(k for k in kelas if k.keadaan == "dibuka" and k.kuota == SIAP)
    usulan_kelas(angkatan=terbuka, pegawai=p, alasan="Saya melayani warga di loket setiap hari.", oleh=meja.pegawai)
    idp = IDP.objects.create(kota=meja.kota, pegawai=p, tahun=meja.tanggal.year, keadaan="diajukan")
    ButirIDP.objects.bulk_create(
        ButirIDP(kota=meja.kota, idp=idp, subjek=s, bentuk=b, target_jp=jp, triwulan=t)
        for s, b, jp, t in (("Pelayanan Publik Digital", 3, 24, 4), ("Komunikasi dengan warga", 16, 6, 3))
    )
    SertifikatLuar.objects.create(
        kota=meja.kota,
        pegawai=p,
        judul="Seminar Nasional Tata Kelola Kota",
        penyelenggara=meja.mitra[0].nama,
        nomor="CONTOH/SEM/07",
        bentuk=9,
        mulai=meja.tanggal - timedelta(days=30),
        selesai=meja.tanggal - timedelta(days=30),
        satuan=4,
        jp_usul=4,
    )
