"""The person in the register: identity, status, and the present position derived from the dated riwayat."""

from datetime import date
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from asn.core.jejak import berjejak
from asn.core.models import BerkotaModel
from asn.core.pencarian import VektorOrang, bernama
from asn.core.querysets import ScopedQuerySet
from asn.core.sandi import TeksTersandi
from kepegawaian.pegawai.rules.nama import nama_bergelar

JENIS_ASN = [
    ("PNS", "PNS"),
    ("CPNS", "CPNS"),
    ("PPPK", "PPPK"),
    ("PPPK_PARUH_WAKTU", "PPPK Paruh Waktu"),
]
KEDUDUKAN = [
    ("AKTIF", "Aktif"),
    ("TUGAS_BELAJAR", "Tugas belajar"),
    ("CLTN", "Cuti di luar tanggungan negara"),
    ("DIBERHENTIKAN_SEMENTARA", "Diberhentikan sementara"),
    ("PENSIUN", "Pensiun"),
    ("BERHENTI", "Berhenti"),
    ("MENINGGAL", "Meninggal dunia"),
    ("PINDAH", "Pindah instansi"),
]
# Fields by which the lists of the wings name a person, beside their own facts.
KOLOM_ORANG = (
    *("nip", "nama", "gelar_depan", "gelar_belakang", "jabatan__nama", "golongan__kode"),
    *("instansi__nama", "instansi__perangkat_daerah__nama"),
)
KEDUDUKAN_MASIH_PEGAWAI = ("AKTIF", "TUGAS_BELAJAR", "CLTN", "DIBERHENTIKAN_SEMENTARA")
JENIS_KELAMIN = [("L", "Laki-laki"), ("P", "Perempuan")]
TINGKAT_PENDIDIKAN = [
    (1, "SD"),
    (2, "SMP"),
    (3, "SMA/SMK"),
    (4, "D-I"),
    (5, "D-II"),
    (6, "D-III"),
    (7, "S-1/D-IV"),
    (8, "S-2"),
    (9, "S-3"),
]
PREDIKAT = [
    ("SANGAT_BAIK", "Sangat Baik"),
    ("BAIK", "Baik"),
    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
    ("KURANG", "Kurang"),
    ("SANGAT_KURANG", "Sangat Kurang"),
]


class PegawaiQuerySet(ScopedQuerySet):
    jalur_instansi = "instansi_id"
    jalur_pegawai = "pk"
    jalur_jabatan_atasan = "jabatan__atasan_id"

    def masih_pegawai(self) -> Self:
        """People who are still civil servants, including those on leave or study."""
        return self.filter(kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI)

    def pegawai_pada(self, tanggal: date) -> Self:
        """People who were in service on the date."""
        return self.filter(Q(tanggal_berhenti=None) | Q(tanggal_berhenti__gt=tanggal), tmt_masuk__lte=tanggal)

    def cari(self, teks: str) -> Self:
        """Every word of `teks` must begin a word of the name, or the NIP must begin with it."""
        return self.filter(bernama(teks))

    def for_list(self) -> Self:
        """Joins of the list page; closed personal data stays encrypted where it is."""
        tertutup = ("nik", "telepon", "alamat")
        return self.select_related("instansi__perangkat_daerah", "jabatan", "golongan").defer(*tertutup)


@berjejak(kecuali=["pencarian"])
class Pegawai(BerkotaModel):
    """One civil servant of one city.

    The block "keadaan kini" is derived: `services.keadaan_segarkan` recomputes it from the riwayat after each deposit
    and every night, so lists stay index-backed; nobody edits it. Phone, address and NIK are encrypted at rest.
    """

    nip = models.CharField(
        "NIP / NI PPPK",
        max_length=18,
        unique=True,
        validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")],
    )
    jenis = models.CharField("jenis ASN", max_length=20, choices=JENIS_ASN)
    nama = models.CharField("nama tanpa gelar", max_length=150)
    gelar_depan = models.CharField("gelar depan", max_length=40, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=60, blank=True)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JENIS_KELAMIN)
    tempat_lahir = models.CharField("tempat lahir", max_length=80)
    tanggal_lahir = models.DateField("tanggal lahir")
    nik = TeksTersandi("NIK", blank=True)
    nik_sidik = models.CharField("sidik NIK", max_length=64, blank=True, editable=False)
    telepon = TeksTersandi("telepon", blank=True)
    alamat = TeksTersandi("alamat", blank=True)
    email = models.EmailField("surel dinas", blank=True)
    foto = models.ForeignKey(
        "core.Berkas", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="foto"
    )
    tmt_masuk = models.DateField("TMT CPNS / kontrak pertama")
    tmt_pns = models.DateField("TMT PNS", null=True, blank=True)
    kontrak_sampai = models.DateField("kontrak sampai", null=True, blank=True)
    kedudukan = models.CharField("kedudukan hukum", max_length=30, choices=KEDUDUKAN, default="AKTIF")
    tanggal_berhenti = models.DateField("tanggal berhenti", null=True, blank=True)
    siasn_id = models.CharField("id SIASN", max_length=40, blank=True)

    # keadaan kini (derived)
    instansi = models.ForeignKey(
        "instansi.Instansi", models.PROTECT, null=True, blank=True, related_name="pegawai", verbose_name="unit kerja"
    )
    jabatan = models.ForeignKey(
        "jabatan.Jabatan", models.PROTECT, null=True, blank=True, related_name="pejabat_kini", verbose_name="jabatan"
    )
    golongan = models.ForeignKey(
        "pegawai.Golongan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="golongan"
    )
    pendidikan = models.PositiveSmallIntegerField(
        "pendidikan terakhir", null=True, blank=True, choices=TINGKAT_PENDIDIKAN
    )
    predikat = models.CharField("predikat terakhir", max_length=20, blank=True, choices=PREDIKAT)
    jp_tahun_ini = models.DecimalField("JP tahun ini", max_digits=7, decimal_places=2, default=0)
    disegarkan_pada = models.DateTimeField("disegarkan pada", null=True, blank=True)

    versi = models.PositiveIntegerField("versi", default=1)
    pencarian = models.GeneratedField(
        expression=VektorOrang("nama", "nip"), output_field=SearchVectorField(), db_persist=True
    )

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        indexes = [
            GinIndex(fields=["pencarian"], name="pegawai_pencarian"),
            # With what the list leaves out at first: a far page and the count are read from the index alone.
            models.Index(fields=["kota", "nama", "id"], include=["kedudukan"], name="pegawai_kota_nama_kedudukan"),
            models.Index(fields=["kota", "nip"], name="pegawai_kota_nip"),
            models.Index(fields=["kota", "instansi", "nama"], name="pegawai_kota_instansi_nama"),
            models.Index(fields=["kota", "golongan", "nama"], name="pegawai_kota_golongan_nama"),
            models.Index(fields=["kota", "jabatan"], name="pegawai_kota_jabatan"),
            models.Index(fields=["kota", "tanggal_lahir"], name="pegawai_kota_lahir"),
            models.Index(fields=["kota", "predikat", "nama"], name="pegawai_kota_predikat_nama"),
            models.Index(fields=["kota", "jenis", "nama"], name="pegawai_kota_jenis_nama"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(nip__regex=r"^[0-9]{18}$"),
                name="pegawai_nip_18_angka",
                violation_error_message="NIP terdiri atas 18 angka.",
            ),
            models.CheckConstraint(
                condition=Q(kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI) | Q(tanggal_berhenti__isnull=False),
                name="pegawai_berhenti_bertanggal",
                violation_error_message="Isi tanggal berhenti untuk pegawai yang sudah tidak aktif.",
            ),
            models.UniqueConstraint(
                fields=["nik_sidik"],
                condition=~Q(nik_sidik=""),
                name="pegawai_nik_unik",
                violation_error_message="NIK sudah terdaftar.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """Name with degrees, as printed on official documents."""
        return nama_bergelar(self.gelar_depan, self.nama, self.gelar_belakang)

    @property
    def pns(self) -> bool:
        """Whether the rules for PNS (and CPNS) apply rather than those for PPPK."""
        return self.jenis in ("PNS", "CPNS")
