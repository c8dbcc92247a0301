"""Proposals in every state, made and decided through the same services as real ones, so that no inbox is empty.

Proposers are people of Dinas Kesehatan (whose pengelola is a persona) and of the dinas whose head is one; a second
analyst stands beside the BKD persona, because nobody decides the own proposal.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import F

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import Peran
from asn.contoh.bukti import pdf_kecil
from asn.contoh.orang import Orang
from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import Pegawai, RiwayatPendidikan
from kepegawaian.pegawai.services.riwayat import isi_dari
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_batalkan, usulan_buat, usulan_putuskan

# What becomes of each in turn: "" waits for the instansi, "bkd" for the BKD.
NASIB = (
    *("", "bkd", "disahkan", "", "bkd", "dikembalikan", "", "bkd", "disahkan", "ditolak"),
    *("", "bkd", "", "draf", "bkd", "disahkan", "", "dibatalkan", "bkd", ""),
)
JUMLAH, JUMLAH_KECIL = 60, 30
PENGUSUL_KESEHATAN, PENGUSUL_LAIN = 14, 8
UMUR_TERTUA = 45
ALASAN = {
    "dikembalikan": (
        "Hasil pindai terpotong; nomor dokumen tidak terbaca. Mohon diunggah ulang.",
        "Tanggal pada isian berbeda dengan tanggal pada dokumen.",
    ),
    "ditolak": (
        "Sudah tercatat di buku induk dengan nomor yang sama.",
        "Dokumen bukan atas nama pegawai yang bersangkutan.",
        "Penyelenggara tidak dapat dikonfirmasi.",
    ),
}
_DIKLAT = ("Pelayanan Prima", "Pengelolaan Arsip Dinamis", "Literasi Digital ASN", "Manajemen Risiko")


@dataclass(frozen=True, slots=True)
class Meja:
    """Who sits where in one city."""

    kota: Kota
    tanggal: date
    acak: Random
    bkd: Pengguna
    bkd_kedua: Pengguna
    pengelola: Pengguna
    kepala: Pengguna

    def instansi(self, usulan: Usulan) -> Pengguna:
        """Who verifies for the unit of this usulan."""
        unit = usulan.instansi
        milik = self.pengelola.instansi_penugasan.values()
        di_sini = unit is not None and any(unit.jalur.startswith(i.jalur) for i in milik)
        return self.pengelola if di_sini else self.kepala


def buat_usulan(kota: Kota, pemain: Mapping[str, Orang], tanggal: date, *, ukuran: float = 1) -> int:
    """Proposals of one city, which must be in scope; returns how many."""
    meja = _meja(kota, pemain, tanggal)
    pengusul = _pengusul(meja)
    nasib = cycle(NASIB)
    jumlah = 0
    for nomor in range(JUMLAH if ukuran >= 0.5 else JUMLAH_KECIL):
        macam = _MACAM[nomor % len(_MACAM)]
        jumlah += _satu(meja, pengusul[nomor % len(pengusul)], macam, next(nasib), nomor)
    jumlah += _persona_pegawai(meja, pemain)
    # Nobody gets mail for what never happened.
    Kabar.objects.filter(kota=kota, jenis="usulan").update(surel="tidak")
    return jumlah


def _meja(kota: Kota, pemain: Mapping[str, Orang], tanggal: date) -> Meja:
    akun = {k: Pengguna.objects.get(pegawai=pemain[k].pk) for k in ("bkd", "pengelola", "kepala_dinas")}
    kedua = _akun_bkd_kedua(kota, akun["bkd"], tanggal)
    acak = Random(f"usulan:{kota.kode}")
    return Meja(kota, tanggal, acak, akun["bkd"], kedua, akun["pengelola"], akun["kepala_dinas"])


def _akun_bkd_kedua(kota: Kota, pertama: Pengguna, tanggal: date) -> Pengguna:
    rekan = Pegawai.objects.filter(
        kota=kota, kedudukan="AKTIF", instansi__perangkat_daerah=pertama.pegawai.instansi.perangkat_daerah_id
    ).exclude(akun__isnull=False)
    akun = _akun(rekan.order_by("pk").first())
    Penugasan.objects.create(pengguna=akun, peran=Peran.BKD.value, kota=kota, mulai=tanggal - timedelta(days=365))
    return akun


def _akun(pegawai: Pegawai) -> Pengguna:
    """An account nobody can enter: the demo door shows the personas only."""
    return Pengguna.objects.create(
        username=pegawai.nip,
        nama=pegawai.nama,
        kota_id=pegawai.kota_id,
        pegawai=pegawai,
        password=make_password(None),
    )


def _pengusul(meja: Meja) -> list[Pengguna]:
    """Accounts of ordinary people of the two dinas, in turn."""
    kelompok = []
    for petugas, jumlah in ((meja.pengelola, PENGUSUL_KESEHATAN), (meja.kepala, PENGUSUL_LAIN)):
        unit = [i.pk for i in petugas.instansi_penugasan.values()]
        orang = Pegawai.objects.filter(
            kota=meja.kota, kedudukan="AKTIF", instansi__perangkat_daerah__in=unit, akun=None, jabatan__memimpin=False
        ).order_by("pk")
        kelompok.append([_akun(p) for p in orang[:jumlah]])
    panjang = max(map(len, kelompok))
    return [k[i] for i in range(panjang) for k in kelompok if i < len(k)]


Isian = dict[str, Any]
Macam = tuple[str, Callable[[Meja, Pegawai, int], Isian | None]]


def _diklat(meja: Meja, pegawai: Pegawai, nomor: int) -> Isian:
    # Last year's: the training hours of this year stay what the figures say.
    selesai = date(meja.tanggal.year - 1, 1 + nomor % 12, 10 + nomor % 15)
    return {
        "nama": _DIKLAT[nomor % len(_DIKLAT)],
        "jenis_siasn": 3,
        "rumpun": "teknis",
        "penyelenggara": "BPSDM Provinsi",
        "nomor_sertifikat": f"{nomor:03d}/BPSDM/{selesai.year}",
        "tanggal_mulai": (selesai - timedelta(days=2)).isoformat(),
        "tanggal_selesai": selesai.isoformat(),
        "jp": "24",
    }


def _penghargaan(meja: Meja, pegawai: Pegawai, nomor: int) -> Isian:
    nama = ("Inovasi Pelayanan Publik", "Pegawai Teladan Tingkat Dinas", "Juara Lomba Tertib Arsip")[nomor % 3]
    return {"jenis": "LAINNYA", "nama": nama, "tanggal": date(meja.tanggal.year - 1, 8, 17).isoformat()}


def _keluarga(meja: Meja, pegawai: Pegawai, nomor: int) -> Isian:
    lahir = max(pegawai.tanggal_lahir.year + 24, meja.tanggal.year - 12)
    nama = ("Alya Putri", "Bima Saputra", "Citra Ayu", "Dimas Prakoso")[nomor % 4]
    return {"hubungan": "ANAK", "nama": nama, "tanggal_lahir": f"{lahir}-05-{10 + nomor % 18}", "tanggungan": True}


def _kontak(meja: Meja, pegawai: Pegawai, nomor: int) -> Isian:
    return {"telepon": f"0812{meja.acak.randrange(10**7, 10**8)}"}


def _jurusan(meja: Meja, pegawai: Pegawai, nomor: int) -> Isian | None:
    """A correction of the field of study of the newest degree."""
    baris = RiwayatPendidikan.objects.filter(pegawai=pegawai).sah().first()
    if baris is None or not baris.jurusan:
        return None
    return isi_dari(baris) | {"jurusan": f"{baris.jurusan} (Terapan)"}


_MACAM: tuple[Macam, ...] = (
    ("riwayat_diklat", _diklat),
    ("riwayat_penghargaan", _penghargaan),
    ("riwayat_pendidikan", _jurusan),
    ("riwayat_keluarga", _keluarga),
    ("riwayat_diklat", _diklat),
    ("biodata_mandiri", _kontak),
)


def _satu(meja: Meja, pengusul: Pengguna, macam: Macam, nasib: str, nomor: int) -> int:
    jenis, isian = macam
    pegawai = Pegawai.objects.get(pk=pengusul.pegawai_id)
    isi = isian(meja, pegawai, nomor)
    if isi is None:
        return 0
    lain: dict[str, Any] = {"aksi": "tambah"}
    if jenis == "biodata_mandiri":
        lain = {"aksi": "perbaiki", "sasaran": pegawai, "semula": dict.fromkeys(isi, pegawai.telepon)}
    elif jenis == "riwayat_pendidikan":
        baris = RiwayatPendidikan.objects.filter(pegawai=pegawai).sah().first()
        lain = {"aksi": "perbaiki", "sasaran": baris, "semula": isi_dari(baris)}
    bukti = [] if jenis == "biodata_mandiri" else [_bukti(meja, pegawai, nomor)]
    try:
        usulan = usulan_buat(
            jenis=jenis, pegawai=pegawai, isi=isi, oleh=pengusul, bukti=bukti, ajukan=nasib != "draf", **lain
        )
        _jalankan(meja, usulan, nasib, nomor)
    except (ValidationError, TransitionRefused):
        # The rules know this person's career better than a template does.
        return 0
    _mundurkan(usulan, meja.acak.randrange(1, UMUR_TERTUA))
    return 1


def _bukti(meja: Meja, pegawai: Pegawai, nomor: int) -> tuple[str, bytes]:
    baris = [meja.kota.nama, pegawai.nama, f"Nomor {nomor:03d}/contoh", "Dokumen contoh, tidak sah."]
    return (f"bukti-{nomor:03d}.pdf", pdf_kecil(baris))


def _jalankan(meja: Meja, usulan: Usulan, nasib: str, nomor: int) -> None:
    """Take the steps until the wanted end."""
    if nasib == "dibatalkan":
        usulan_batalkan(usulan=usulan, oleh=usulan.pengusul, catatan="Salah pilih jenis")
    if nasib in ("", "draf", "dibatalkan"):
        return
    langkah = list(_langkah(meja, usulan, nasib))
    for pemutus, keputusan in langkah:
        catatan = ALASAN[nasib][nomor % len(ALASAN[nasib])] if keputusan != "setuju" else ""
        usulan = Usulan.objects.select_related("pegawai", "instansi").get(pk=usulan.pk)
        usulan_putuskan(
            usulan=usulan, keputusan=keputusan, oleh=pemutus, catatan=catatan, versi=usulan.versi, sidik=usulan.sidik
        )


def _langkah(meja: Meja, usulan: Usulan, nasib: str) -> Iterator[tuple[Pengguna, str]]:
    """Who decides what; the second analyst leaves the BKD persona enough to do."""
    lewat_instansi = usulan.menunggu == "instansi"
    if nasib in ("dikembalikan", "ditolak"):
        akhir = {"dikembalikan": "kembalikan", "ditolak": "tolak"}[nasib]
        yield (meja.instansi(usulan) if lewat_instansi else meja.bkd_kedua), akhir
        return
    if lewat_instansi:
        yield meja.instansi(usulan), "setuju"
    if nasib == "disahkan":
        yield meja.bkd_kedua, "setuju"


def _persona_pegawai(meja: Meja, pemain: Mapping[str, Orang]) -> int:
    """The persona has two: one came back with a reason, one waits for the next step."""
    akun = Pengguna.objects.get(pegawai=pemain["pegawai"].pk)
    diklat: Macam = ("riwayat_diklat", _diklat)
    penghargaan: Macam = ("riwayat_penghargaan", _penghargaan)
    return _satu(meja, akun, diklat, "dikembalikan", 101) + _satu(meja, akun, penghargaan, "", 102)


def _mundurkan(usulan: Usulan, hari: int) -> None:
    """Let it have happened some days ago, its steps a day apart."""
    selisih = timedelta(days=hari)
    waktu = ("dibuat_pada", "diajukan_pada", "diputus_pada")
    Usulan.objects.filter(pk=usulan.pk).update(**{k: F(k) - selisih for k in waktu})
    jenis = ContentType.objects.get_for_model(Usulan)
    RiwayatKeadaan.objects.filter(objek_jenis=jenis, objek_id=usulan.pk).update(pada=F("pada") - selisih)
