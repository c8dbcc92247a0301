"""Shape of the figures kept in `EvaluasiInstansi.angka` and `EvaluasiBerkala.angka`.

JSON, so that an issued evaluation never changes: every Decimal is text with two decimals ("83.20"), a percentage runs
0–100, a date is ISO, and a figure that cannot be computed is null, never 0. Counting keys (predikat, sebaran) always
hold all their codes; read them in the order of the regulation, because the database does not keep the order of keys.
"""

from typing import Any, NotRequired, TypedDict

# 2: `lanjutan`. Evaluations issued before keep what they have.
VERSI = 2
# A data-quality note names at most so many people, the list of candidates of a whole city at most so many; the counts
# beside them are always complete, and so are the lists of candidates in the sheets of the instansi.
PEGAWAI_DISEBUT = 50
CALON_DISEBUT_KOTA = 500
PERIODE_TREN = 8

Nilai = str
Sebaran = dict[str, int]


class Instansi(TypedDict):
    """`jenis` is "kota" in the figures of the whole city, whose `id` is the id of the Kota."""

    id: int
    nama: str
    jenis: str


class Pegawai(TypedDict):
    """People in service on the last day of the period, by their dated riwayat jabatan."""

    jumlah: int
    per_jenis: Sebaran
    dinilai: int
    belum_dinilai: int


class Pelanggaran(TypedDict):
    kode: str
    pesan: str
    dasar: str


class Pola(TypedDict):
    """`catatan` says why nothing was checked, or is empty."""

    predikat_organisasi: str | None
    pelanggaran: list[Pelanggaran]
    catatan: str


class JPPNS(TypedDict):
    """`target` is the yearly minimum pro rata up to the end of the period; `jumlah` counts only who has a target."""

    jumlah: int
    terpenuhi: int
    persen: Nilai | None
    rata: Nilai | None
    target: Nilai


class JPPPPK(TypedDict):
    jumlah: int
    melebihi_batas: int
    rata: Nilai | None
    batas: Nilai


class JP(TypedDict):
    pns: JPPNS
    pppk: JPPPPK


class RataIPASN(TypedDict):
    kualifikasi: Nilai
    kompetensi: Nilai
    kinerja: Nilai
    disiplin: Nilai
    total: Nilai


class IPASN(TypedDict):
    """`rata` and `kategori` are null when there is nobody."""

    rata: RataIPASN | None
    kategori: str | None
    sebaran: Sebaran


class IKM(TypedDict):
    """`mutu` is the letter A–D; `n` the number of answers."""

    nilai: Nilai
    mutu: str
    n: int
    sebelumnya: Nilai | None


class Aduan(TypedDict):
    """Share of complaints answered on time."""

    persen: Nilai
    n: int
    sebelumnya: Nilai | None


class HukdisBerlaku(TypedDict):
    """Punishments in force on some day of the period. Small cells are suppressed by whoever shows them."""

    ringan: int
    sedang: int
    berat: int


class Lanjutan(TypedDict):
    """What followed, from the first day of the period to the moment the data were read (credit: of its own months)."""

    penghargaan: int
    pembinaan: int
    angka_kredit: int


class UsulanTercatat(TypedDict):
    """`bukti` are [model name, id] of the rows that led there, such as ["RiwayatKinerja", 12]."""

    kode: str
    alasan: str
    dasar: str
    bukti: list[list[Any]]


class Calon(TypedDict):
    pegawai_id: int
    nip: str
    nama: str
    usulan: list[UsulanTercatat]


class JumlahUsulan(TypedDict):
    """How many people each code was proposed for; one person may stand under several codes."""

    penghargaan: Sebaran
    pembinaan: Sebaran


class Jumlahan(TypedDict):
    """Exact sums behind the averages, so that the figures of the city do not add up rounded ones."""

    jp_pns: Nilai
    jp_pppk: Nilai
    ip_asn: RataIPASN


class Catatan(TypedDict):
    """One data-quality note; at most PEGAWAI_DISEBUT ids beside the complete count."""

    kode: str
    pesan: str
    jumlah: int
    pegawai_ids: list[int]


class Tren(TypedDict):
    """One earlier period of the same kind, oldest first."""

    periode: str
    predikat: Sebaran
    persen_baik: Nilai | None
    ikm: Nilai | None
    aduan: Nilai | None


class Kuadran(TypedDict):
    """`kinerja` is persen_baik, `kepuasan` the IKM; `posisi` a code of rules.kuadran, null without both."""

    kinerja: Nilai | None
    kepuasan: Nilai | None
    posisi: str | None


class AngkaInstansi(TypedDict):
    """The sheet of one perangkat daerah. Candidates come with the gravest or highest proposal first, then by name."""

    versi: int
    periode: str
    tanggal_data: str
    instansi: Instansi
    pegawai: Pegawai
    predikat: Sebaran
    predikat_sebelumnya: Sebaran | None
    persen_baik: Nilai | None
    persen_baik_sebelumnya: Nilai | None
    pola: Pola
    jp: JP
    ip_asn: IPASN
    ikm: IKM | None
    aduan: Aduan | None
    hukdis: HukdisBerlaku
    lanjutan: NotRequired[Lanjutan]
    penghargaan: list[Calon]
    pembinaan: list[Calon]
    usulan: JumlahUsulan
    mutu_data: list[Catatan]
    tren: list[Tren]
    kuadran: Kuadran
    jumlahan: Jumlahan


class BarisLiga(TypedDict):
    """One perangkat daerah in the league table; ranks are by persen_baik, then IP ASN, ties share a rank."""

    instansi_id: int
    nama: str
    jumlah: int
    persen_baik: Nilai | None
    ip_asn: Nilai | None
    jp_persen: Nilai | None
    ikm: Nilai | None
    aduan: Nilai | None
    pelanggaran: int
    peringkat: int | None


class LembarGagal(TypedDict):
    instansi_id: int
    nama: str
    galat: str


class Metode(TypedDict):
    judul: str
    isi: str
    dasar: str


class AngkaKota(AngkaInstansi):
    """The whole city. Sheets that failed are missing from the sums and named in `gagal`.

    `penghargaan` and `pembinaan` name the first CALON_DISEBUT_KOTA candidates; `usulan` counts all of them.
    """

    liga: list[BarisLiga]
    gagal: list[LembarGagal]
    metode: list[Metode]
