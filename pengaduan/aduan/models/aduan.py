"""A citizen's report and who may see it at all."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat
from django.utils import timezone

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.pencarian import kueri_awalan
from asn.core.querysets import ScopedQuerySet
from pengaduan.aduan.benturan import atasan_pengguna
from pengaduan.aduan.models.rujukan import KategoriAduan
from pengaduan.aduan.rules import nomor as aturan_nomor
from pengaduan.aduan.rules.jenis import LABEL_JENIS, LABEL_KELAS, LABEL_SALURAN, Jenis, Kelas, Saluran
from pengaduan.aduan.rules.tenggat import BUKA_KEMBALI_MAKS, Warna, warna
from pengaduan.aduan.workflows import AKHIR, IZIN_TANGANI, IZIN_WBS, LABEL, TERBUKA, TIDAK_DIHITUNG, KeadaanAduan

# What makes a report invisible to some of those whose reach it is in.
TERTUTUP = ("jenis", "rahasia", "terlapor")


class AduanQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"

    def terlihat_oleh(self, pengguna: Any, izin: str) -> Self:
        """Reach of `izin`, without what must not be known: whistleblowing outside Inspektorat, confidential reports
        for mere readers, and reports about this person or a superior (UU 25/2009 ps. 36; UU 30/2014 ps. 42–43).
        """
        terlihat = super().terlihat_oleh(pengguna, izin)
        kota_wbs = sorted(pengguna.jangkauan(IZIN_WBS).kota_ids)
        terlihat = (
            terlihat.filter(~Q(jenis=Jenis.WBS.value) | Q(kota_id__in=kota_wbs))
            if kota_wbs
            else (terlihat.exclude(jenis=Jenis.WBS.value))
        )
        if not pengguna.has_perm(IZIN_TANGANI):
            terlihat = terlihat.filter(rahasia=False)
        terlibat = atasan_pengguna(pengguna)
        return terlihat.filter(Q(terlapor=None) | ~Q(terlapor__in=sorted(terlibat))) if terlibat else terlihat

    def terbuka(self) -> Self:
        """Where an officer has to do something next."""
        return self.filter(keadaan__in=sorted(TERBUKA))

    def terhitung(self) -> Self:
        """What statistics and indicators count: no whistleblowing, nothing refused, nothing twice."""
        return self.exclude(jenis=Jenis.WBS.value).exclude(keadaan__in=sorted(TIDAK_DIHITUNG))

    def lewat(self, hari_ini: date) -> Self:
        return self.terbuka().filter(tenggat__lt=hari_ini, jeda_sejak=None)

    def cari(self, teks: str) -> Self:
        """By tracking number, LAPOR! id, or words of the report."""
        rapi = aturan_nomor.rapikan(teks)
        tepat = Q(nomor=rapi) | (Q(lapor_id=teks.strip()) & ~Q(lapor_id=""))
        kueri = kueri_awalan(teks)
        kata = Q(pencarian=SearchQuery(kueri, config="simple", search_type="raw")) if kueri else Q()
        return self.filter(tepat | kata)

    def for_list(self) -> Self:
        return self.select_related("kategori", "instansi", "kelurahan", "petugas").defer(
            "isi", "isi_publik", "pencarian"
        )


# Texts stay out of the history: what somebody told in confidence is kept once.
@berjejak(kecuali=["judul", "isi", "judul_publik", "isi_publik", "lokasi", "terlapor_disebut", "pencarian", "ulasan"])
class Aduan(BerkotaModel):
    """One report. Who made it is in `IdentitasPelapor`, sealed; officers know a pseudonym.

    Deadlines are days of the city's calendar. `tenggat`, `kuning` and `tunggu` describe what is waited for now and are
    derived by `services.waktu`; the queue is sorted by them. Statistics read `diterima_tanggal`, `dijawab_tanggal`,
    `tenggat_jawab`, `ditindaklanjuti_tanggal`, `hari_kerja` and `selesai_tanggal`: days in the city's own zone.
    """

    nomor = models.CharField("nomor laporan", max_length=20, unique=True)
    rahasia_sidik = models.CharField("sidik kata sandi", max_length=64, editable=False)
    kunci_kirim = models.UUIDField("kunci kirim", editable=False)
    jenis = models.CharField("jenis", max_length=15, choices=[(k.value, v) for k, v in LABEL_JENIS.items()])
    kelas = models.CharField(
        "kelas",
        max_length=20,
        choices=[(k.value, v) for k, v in LABEL_KELAS.items()],
        default=Kelas.TIDAK_BERKADAR.value,
    )
    kategori = models.ForeignKey(
        KategoriAduan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kategori"
    )
    judul = models.CharField("judul", max_length=120)
    isi = models.TextField("isi laporan", max_length=5000)
    lokasi = models.CharField("tempat kejadian", max_length=200, blank=True)
    waktu_kejadian = models.DateField("tanggal kejadian", null=True, blank=True)
    kelurahan = models.ForeignKey(
        "instansi.Wilayah", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kelurahan"
    )
    layanan = models.CharField("layanan", max_length=150, blank=True)
    instansi_disebut = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="instansi disebut"
    )
    terlapor_disebut = models.CharField("pegawai yang dilaporkan", max_length=150, blank=True)
    terlapor = models.ForeignKey(
        "pegawai.Pegawai", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="terlapor"
    )
    anonim = models.BooleanField("anonim", default=False)
    rahasia = models.BooleanField("rahasia", default=False)
    # What the public sees: redacted, and only once an officer has released it.
    judul_publik = models.CharField("judul untuk publik", max_length=120, blank=True)
    isi_publik = models.TextField("isi untuk publik", max_length=5000, blank=True)
    terbit = models.BooleanField("ditampilkan kepada publik", default=False)

    saluran = models.CharField(
        "saluran", max_length=15, choices=[(k.value, v) for k, v in LABEL_SALURAN.items()], default=Saluran.WEB.value
    )
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )
    nomor_surat = models.CharField("nomor surat", max_length=60, blank=True)
    lapor_id = models.CharField("ID SP4N-LAPOR!", max_length=30, blank=True)

    keadaan = models.CharField(
        "keadaan",
        max_length=20,
        choices=[(k.value, v) for k, v in LABEL.items()],
        default=KeadaanAduan.DITERIMA.value,
    )
    sebab_karantina = models.CharField("sebab diperiksa dulu", max_length=100, blank=True)
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="instansi penangan"
    )
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="petugas"
    )
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="gabungan", verbose_name="digabung ke"
    )
    versi = models.PositiveIntegerField("versi", default=1)

    diterima_pada = models.DateTimeField("diterima pada", default=timezone.now)
    diterima_tanggal = models.DateField("tanggal diterima")
    lengkap_tanggal = models.DateField("tanggal lengkap")
    diverifikasi_pada = models.DateTimeField("diverifikasi pada", null=True, blank=True)
    didisposisikan_pada = models.DateTimeField("didisposisikan pada", null=True, blank=True)
    dijawab_pada = models.DateTimeField("dijawab pertama pada", null=True, blank=True)
    dijawab_tanggal = models.DateField("tanggal dijawab pertama", null=True, blank=True)
    ditindaklanjuti_tanggal = models.DateField("tanggal ditindaklanjuti", null=True, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    selesai_tanggal = models.DateField("tanggal selesai", null=True, blank=True)
    hari_kerja = models.PositiveSmallIntegerField("hari kerja sampai ditindaklanjuti", null=True, blank=True)

    tenggat_verifikasi = models.DateField("tenggat verifikasi")
    tenggat_jawab = models.DateField("tenggat tanggapan pertama", null=True, blank=True)
    tenggat_selesai = models.DateField("tenggat penyelesaian")
    tunggu = models.CharField("yang ditunggu", max_length=20, blank=True)
    tenggat = models.DateField("tenggat kini", null=True, blank=True)
    kuning = models.DateField("mulai mendesak", null=True, blank=True)
    jeda_sejak = models.DateField("dijeda sejak", null=True, blank=True)
    hari_jeda = models.PositiveSmallIntegerField("hari kerja dijeda", default=0)
    eskalasi = models.PositiveSmallIntegerField("tingkat eskalasi", default=0)
    kembali = models.PositiveSmallIntegerField("dikembalikan instansi", default=0)
    dibuka_kembali = models.PositiveSmallIntegerField("dibuka kembali", default=0)
    kepuasan = models.PositiveSmallIntegerField("kepuasan", null=True, blank=True)
    ulasan = models.CharField("ulasan", max_length=500, blank=True)

    pencarian = models.GeneratedField(
        expression=SearchVector(
            Concat("judul", models.Value(" "), "lokasi", models.Value(" "), "isi", output_field=models.TextField()),
            config="simple",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = AduanQuerySet.as_manager()

    class Meta:
        ordering = ["-diterima_pada", "-pk"]
        verbose_name = "aduan"
        verbose_name_plural = "aduan"
        permissions = [
            ("catat_aduan", "Mencatat aduan dari loket, telepon, atau surat"),
            ("verifikasi_aduan", "Memverifikasi aduan"),
            ("disposisi_aduan", "Mendisposisikan aduan"),
            ("tangani_aduan", "Menangani dan menjawab aduan"),
            ("ekspor_aduan", "Mengekspor daftar aduan"),
            ("minta_buka_segel", "Meminta identitas pelapor dibuka"),
            ("putus_buka_segel", "Memutus permintaan membuka identitas pelapor"),
            ("kelola_wbs", "Menangani pelaporan pelanggaran"),
        ]
        indexes = [
            GinIndex(fields=["pencarian"], name="aduan_pencarian"),
            # With what a reader's reach asks besides the city, so that counting a long list reads the index alone.
            models.Index(fields=["kota", "-diterima_pada", "-id"], include=TERTUTUP, name="aduan_kota_diterima"),
            models.Index(
                fields=["kota", "tenggat", "id"],
                include=TERTUTUP,
                condition=Q(keadaan__in=["didisposisikan", "diproses", "diterima", "karantina", "terverifikasi"]),
                name="aduan_antrean",
            ),
            models.Index(fields=["kota", "instansi", "-diterima_pada"], name="aduan_instansi"),
            models.Index(fields=["kota", "diterima_tanggal", "instansi", "kelurahan"], name="aduan_statistik"),
            models.Index(fields=["kota", "tenggat_jawab", "instansi", "dijawab_tanggal"], name="aduan_tepat_waktu"),
            models.Index(
                fields=["kota", "ditindaklanjuti_tanggal", "instansi", "hari_kerja", "dibuka_kembali"],
                condition=Q(ditindaklanjuti_tanggal__isnull=False),
                name="aduan_ditindaklanjuti",
            ),
            models.Index(
                fields=["kota", "tenggat"],
                condition=Q(keadaan__in=["belum_lengkap", "ditindaklanjuti"]),
                name="aduan_penutupan",
            ),
            models.Index(fields=["kota", "-diterima_pada"], condition=Q(terbit=True), name="aduan_terbit"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kota", "kunci_kirim"],
                name="aduan_sekali_kirim",
                violation_error_message="Laporan ini sudah kami terima.",
            ),
            models.UniqueConstraint(
                fields=["kota", "lapor_id"],
                condition=~Q(lapor_id=""),
                name="aduan_lapor_unik",
                violation_error_message="ID LAPOR! ini sudah tercatat pada laporan lain.",
            ),
            models.CheckConstraint(
                condition=Q(kepuasan=None) | Q(kepuasan__range=(1, 5)),
                name="aduan_kepuasan_1_sampai_5",
                violation_error_message="Nilai kepuasan 1 sampai 5.",
            ),
            models.CheckConstraint(
                condition=Q(dibuka_kembali__lte=BUKA_KEMBALI_MAKS),
                name="aduan_dibuka_kembali_dua_kali",
                violation_error_message="Laporan hanya dapat dibuka kembali dua kali.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=["didisposisikan", "diproses", "ditindaklanjuti"])
                | Q(instansi__isnull=False),
                name="aduan_ditangani_instansi",
                violation_error_message="Pilih instansi yang menangani.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="digabung") | Q(induk__isnull=False) & ~Q(induk=F("id")),
                name="aduan_digabung_berinduk",
                violation_error_message="Pilih laporan lain yang menjadi induknya.",
            ),
            models.CheckConstraint(
                condition=~Q(jenis="wbs") | Q(rahasia=True, terbit=False),
                name="aduan_wbs_rahasia",
                violation_error_message="Pelaporan pelanggaran selalu rahasia.",
            ),
            models.CheckConstraint(
                condition=Q(terbit=False) | Q(rahasia=False),
                name="aduan_rahasia_tidak_terbit",
                violation_error_message="Laporan rahasia tidak dapat ditampilkan kepada publik.",
            ),
            models.CheckConstraint(
                condition=Q(dijawab_pada=None, dijawab_tanggal=None)
                | Q(dijawab_pada__isnull=False, dijawab_tanggal__isnull=False),
                name="aduan_dijawab_bertanggal",
                violation_error_message="Waktu jawaban pertama tidak lengkap.",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def wbs(self) -> bool:
        return self.jenis == Jenis.WBS

    @property
    def berakhir(self) -> bool:
        return self.keadaan in AKHIR

    @property
    def samaran(self) -> str:
        """What officers call the reporter."""
        return f"Pelapor {self.nomor.rpartition('-')[2]}"

    @property
    def judul_aman(self) -> str:
        """The title where others look over the shoulder: lists, news, exports."""
        return "Laporan pelanggaran (tertutup)" if self.wbs else "Laporan rahasia" if self.rahasia else self.judul

    def warna(self, hari_ini: date) -> Warna:
        """Colour of the clock that runs now."""
        return warna(tenggat=self.tenggat, kuning=self.kuning, jeda=self.jeda_sejak is not None, hari_ini=hari_ini)
