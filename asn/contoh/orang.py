"""People: identity, numbers, names and degrees. Their careers are drawn in `karier`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from asn.contoh import tabel
from asn.contoh.kerangka import J, Kerangka, Kursi
from asn.contoh.nama import Suku, buat_nama, pilih_suku
from asn.core.sandi import enkripsi, sidik


class Pangkat(NamedTuple):
    golongan: str
    tmt: date
    jenis: str
    mkg_bulan: int


class Sekolah(NamedTuple):
    tingkat: int
    jurusan: str
    lembaga: str
    lulus: date


@dataclass(slots=True, eq=False)
class Masa:
    """Holding of one seat; `selesai` None while it lasts."""

    kursi: Kursi
    mulai: date
    selesai: date | None = None
    penugasan: str = "DEFINITIF"


@dataclass(slots=True, eq=False)
class Orang:
    """`kemampuan` and `rajin` are lasting traits (mean 0) behind performance and training; `tanda` names flaws."""

    pk: int
    jenis: str
    kursi: Kursi
    pria: bool
    suku: Suku
    lahir: date
    tmt_masuk: date
    tmt_pns: date | None = None
    kontrak_sampai: date | None = None
    kedudukan: str = "AKTIF"
    berhenti: date | None = None
    nip: str = ""
    nik: str = ""
    nama: str = ""
    gelar_depan: str = ""
    gelar_belakang: str = ""
    tempat: str = ""
    kemampuan: float = 0
    rajin: float = 0
    pangkat: list[Pangkat] = field(default_factory=list)
    sekolah: list[Sekolah] = field(default_factory=list)
    masa: list[Masa] = field(default_factory=list)
    tanda: set[str] = field(default_factory=set)

    @property
    def pns(self) -> bool:
        return self.jenis in ("PNS", "CPNS")

    @property
    def tingkat(self) -> int:
        return max(s.tingkat for s in self.sekolah)

    def kursi_pada(self, tanggal: date) -> Kursi | None:
        """The seat held definitively on the date."""
        for m in reversed(self.masa):
            if m.penugasan == "DEFINITIF" and m.mulai <= tanggal and (m.selesai is None or m.selesai >= tanggal):
                return m.kursi
        return None

    def bekerja_pada(self, tanggal: date) -> bool:
        return self.tmt_masuk <= tanggal and (self.berhenti is None or self.berhenti > tanggal)


KAMPUS = (
    *(
        "Universitas Negeri Nusantara",
        "Universitas Terbuka",
        "Universitas Bina Bangsa",
        "Institut Teknologi Nusantara",
    ),
    *("Sekolah Tinggi Ilmu Administrasi", "Politeknik Negeri Nusantara", "Universitas Pendidikan Nusantara"),
)


class PembuatIdentitas:
    """Numbers that must not repeat within a city: NIP, NIK. One instance per city."""

    def __init__(self, acak: Random, k: Kerangka) -> None:
        self.acak, self.profil, self.kota = acak, k.profil, k.kota
        self._urut: Counter[str] = Counter()
        kecamatan = {u.wilayah_id for u in k.unit if u.wilayah_id and u.jenis in ("kecamatan", "distrik")}
        # NIKs keep the region of first registration: the old code 9271 lives on in Sorong.
        self._wilayah = sorted(w.replace(".", "").replace("9671", "9271", 1) for w in kecamatan)

    def lengkapi(self, o: Orang) -> Orang:
        o.nama = buat_nama(self.acak, o.suku, o.pria)
        o.tempat = self.acak.choice(o.suku.tempat)
        o.nip = self.nomor_induk(o)
        o.nik = self.nik(o)
        self._gelar(o)
        return o

    def nomor_induk(self, o: Orang) -> str:
        """NIP: Perka BKN 22/2007; NI PPPK: the codes 21 and 24 are only known from examples (perlu verifikasi)."""
        tengah = f"{o.tmt_masuk:%Y%m}" if o.pns else f"{o.tmt_masuk:%Y}{'24' if 'PARUH' in o.jenis else '21'}"
        awalan = f"{o.lahir:%Y%m%d}{tengah}{'1' if o.pria else '2'}"
        urut = self.profil.urut_nip + self._urut[awalan]
        self._urut[awalan] += 1
        return f"{awalan}{urut:03}"

    def nik(self, o: Orang) -> str:
        hari = o.lahir.day + (0 if o.pria else 40)
        awalan = f"{self.acak.choice(self._wilayah)}{hari:02}{o.lahir:%m%y}"
        self._urut[awalan] += 1
        return f"{awalan}{self._urut[awalan]:04}"

    def _gelar(self, o: Orang) -> None:
        """Degrees after the name in the order they were earned; professional ones before it."""
        belakang: list[str] = []
        for i, s in enumerate(sorted(o.sekolah, key=lambda s: s.tingkat)):
            ijazah = tabel.ijazah(self.acak, o.kursi.jabatan.nama, s.tingkat)
            o.sekolah[i] = s._replace(jurusan=ijazah.jurusan)
            # The diploma is no longer written once a higher degree stands there.
            belakang = [*(belakang if s.tingkat >= 8 else []), *filter(None, [ijazah.gelar])]
            o.gelar_depan = ijazah.gelar_depan or o.gelar_depan
        o.gelar_belakang = ", ".join(belakang)[:60]


def lembaga(acak: Random, tingkat: int, tempat: str) -> str:
    if tingkat <= 3:
        jenis = {1: "SD Negeri", 2: "SMP Negeri", 3: "SMA Negeri"}[tingkat]
        return f"{jenis} {acak.randint(1, 12)} {tempat}"
    return acak.choice(KAMPUS)


def buat_orang(acak: Random, k: Kerangka, pk: int, jenis: str, kursi: Kursi, lahir: date, tmt_masuk: date) -> Orang:
    """A person without a name yet; more women among teachers and nurses, more men among operators."""
    nama = kursi.jabatan.nama
    wanita = 0.68 if any(x in nama for x in ("Guru", "Perawat", "Bidan ", "Nutrisionis", "Apoteker")) else 0.44
    if any(x in nama for x in ("Pemadam", "Pamong Praja", "Operator Layanan", "Penguji Kendaraan")):
        wanita = 0.15
    if kursi.jabatan.jenis in (J.JPT_MADYA, J.JPT_PRATAMA):
        wanita = 0.27
    return Orang(
        pk=pk,
        jenis=jenis,
        kursi=kursi,
        pria=acak.random() >= (0.97 if nama.startswith("Bidan ") else wanita),
        suku=pilih_suku(acak, k.profil.suku),
        lahir=lahir,
        tmt_masuk=tmt_masuk,
        kemampuan=acak.gauss(0, 1),
        rajin=acak.gauss(0, 1),
    )


KOLOM_PEGAWAI = (
    *("id", "nip", "jenis", "nama", "gelar_depan", "gelar_belakang", "jenis_kelamin", "tempat_lahir", "tanggal_lahir"),
    *("nik", "nik_sidik", "telepon", "alamat", "email", "tmt_masuk", "tmt_pns", "kontrak_sampai", "kedudukan"),
    *("tanggal_berhenti", "siasn_id"),
)


def baris_pegawai(acak: Random, k: Kerangka, orang: list[Orang]) -> Iterator[tuple[object, ...]]:
    """Rows of the table. Phone numbers are no real ones: the block 0000 is not handed out."""
    ranah = f"{k.kota.nama_tampilan.replace(' ', '').lower()}.invalid"
    for o in orang:
        telepon = f"+62 8{acak.randint(11, 99)}-0000-{acak.randint(0, 9999):04}"
        alamat = f"{acak.choice(k.profil.jalan)} No. {acak.randint(1, 199)}, RT {acak.randint(1, 12):03}/RW "
        yield (
            *(
                o.pk,
                o.nip,
                o.jenis,
                o.nama,
                o.gelar_depan,
                o.gelar_belakang,
                "L" if o.pria else "P",
                o.tempat,
                o.lahir,
            ),
            *(enkripsi(o.nik), sidik(o.nik), enkripsi(telepon)),
            enkripsi(f"{alamat}{acak.randint(1, 15):03}, {k.kota.nama_tampilan}"),
            f"{o.nip}@{ranah}",
            *(o.tmt_masuk, o.tmt_pns, o.kontrak_sampai, o.kedudukan, o.berhenti, f"contoh-{o.nip}"),
        )


def acak_hari(acak: Random, mulai: date, selesai: date) -> date:
    """A day between the two, both included."""
    return mulai + timedelta(days=acak.randint(0, max((selesai - mulai).days, 0)))
