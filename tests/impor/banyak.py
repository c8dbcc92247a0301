"""Five thousand rows of every kind, each tenth of them wrong in turn, and their way from upload to applied."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import pghistory
from django.db import connection
from django.test.utils import CaptureQueriesContext

from asn.core.lingkup import lingkup_kota
from asn.impor import services
from asn.impor.models import Impor
from asn.impor.services.muatan import muatan_buang
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import AnalisisBeban
from kepegawaian.pegawai.models import Pegawai
from tests.impor.banyak_nilai import SALAH, UJIAN, baris_nilai
from tests.impor.berkas import naskah, orang, tabel
from tests.impor.kotor import buku_kotor
from tests.kepegawaian.pembuat import buat_golongan, buat_instansi, buat_jabatan, buat_kompetensi

JUMLAH = 5_000
ORANG = 500
TAHUN = JUMLAH // ORANG
URAIAN = 100
# Numbers that no other data has.
MULAI = 950_000
_GOLONGAN = ("II/c", "III/a", "III/c", "III/d", "IV/a")
_PERIODE = [f"{2021 + k // 4}-T{k % 4 + 1}" for k in range(20)]
Baris = dict[str, Any]

# What turns a right row into a wrong one; None takes over the row before.
CACAT: dict[str, tuple[Baris | None, ...]] = {
    "riwayat-pangkat": (
        *({"NIP": "199203152015032999"}, {"GOLONGAN": "IX"}, {"GOLONGAN": "III/z"}, {"TMT": "01-04-1950"}),
        *({"TMT": "01-04-1985"}, {"TMT": "01-04-2090"}, {"TMT": "31-02-2010"}, {"TMT": "12/31/2010"}, None),
    ),
    "riwayat-jabatan": (
        *({"NIP": "199203152015032999"}, {"JABATAN": "Analis Kebijakn"}, {"UNIT KERJA": "Dinas Kesehatn"}),
        *({"UNIT KERJA": "Sekretariat"}, {"TMT SELESAI": "01-01-1999"}, {"TMT JABATAN": "01-01-2090"}, None),
        *({"TMT SELESAI": "31-12-2035"}, {"TMT JABATAN": "01-04-1950"}),
    ),
    "riwayat-pendidikan": (
        *({"NIP": "199203152015032999"}, {"TINGKAT": "S-9"}, {"LEMBAGA": ""}, {"TGL LULUS": "15-08-1950"}),
        *({"TGL LULUS": "15-08-2090"}, {"TGL LULUS": "2014"}, None),
    ),
    "riwayat-diklat": (
        *({"NIP": "199203152015032999"}, {"JP": "banyak"}, {"PENYELENGGARA": ""}, {"TGL MULAI": "04-03-1950"}),
        *({"TGL SELESAI": "08-03-2090"}, {"TGL SELESAI": "08-03-1999"}, None),
    ),
    "riwayat-kinerja": (
        *({"NIP": "199203152015032999"}, {"PENILAI": "199203152015032999"}, {"PREDIKAT": "Lumayan"}),
        *({"TAHUN": 2090}, {"NILAI": "999"}, {"TW": "V"}, None),
    ),
    "riwayat-kompetensi": (
        *({"NIP": "199203152015032999"}, {"KOMPETENSI": "Kesaktian"}, {"LEVEL": "9"}, {"TGL UJI": "04-03-1950"}),
        *({"TGL UJI": "04-03-2090"}, None),
    ),
    "presensi": (
        *({"NIP": "199203152015032999"}, {"TGL": "02-11-2090"}, {"TGL": "02-11-1985"}, {"STATUS": "Mengantuk"}),
        *({"TERLAMBAT": "banyak"}, {"STATUS": "Sakit", "TERLAMBAT": "5"}, None),
    ),
    "abk": (
        *({"JABATAN": "Analis Kebijakn"}, {"UNIT KERJA": "Unit X"}, {"VOLUME": "0"}, {"NORMA": "0"}),
        *({"VOLUME": "banyak"}, {"URAIAN": ""}, {"NO": "501"}, None),
    ),
    "indikator-instansi": (
        *({"INSTANSI": "Dinas Kesehtan 1"}, {"PERIODE": "kemarin"}, {"NILAI": "20"}, {"NILAI": ""}),
        *({"JENIS": "Predikat kinerja organisasi"}, None),
    ),
    **dict.fromkeys(UJIAN, SALAH),
}


def siapkan(kota: Kota, oleh: Any) -> None:
    """People, and the units, positions and groups that the tables name; two units share a name."""
    jalankan("pegawai", naskah(tabel(orang(MULAI + k) for k in range(ORANG))), "orang.csv", kota, oleh)
    muatan_buang()  # the bench does all of this in one transaction
    with lingkup_kota([kota.pk]):
        for kode in _GOLONGAN:
            buat_golongan(kode)
        buat_kompetensi()
        for nama in ("Dinas Kesehatan", "Dinas Sosial"):
            dinas = buat_instansi(kota, nama)
            buat_instansi(kota, "Sekretariat", induk=dinas)
            buat_jabatan(dinas)
        unit = [buat_instansi(kota, f"Unit {ke}", induk=dinas) for ke in range(JUMLAH // len(_PERIODE))]
        Pegawai.objects.filter(kota=kota).update(instansi=unit[0])


def batas(jumlah: int) -> float:
    """The most statements a file of so many rows may cost."""
    return 40 + jumlah / 100


def hitung(jenis: str, kota: Kota, oleh: Any, nip_kota_lain: str, jumlah: int = JUMLAH) -> tuple[Impor, list[str]]:
    """The import of the file of a kind, with every statement from the upload to the last row applied."""
    with lingkup_kota([kota.pk]):
        isi, nama = berkas(jenis, kota, nip_kota_lain, jumlah)
    with CaptureQueriesContext(connection) as kueri:
        impor = jalankan(jenis, isi, nama, kota, oleh)
    with lingkup_kota([kota.pk]):
        impor.refresh_from_db()
    return impor, [str(q["sql"]) for q in kueri]


def jalankan(jenis: str, isi: bytes, nama: str, kota: Kota, oleh: Any) -> Impor:
    """Each step in a transaction of its own, as requests and tasks make them."""

    def diminta(layanan: Callable[..., Impor], **argumen: Any) -> Impor:
        with lingkup_kota([kota.pk]):
            return layanan(oleh=oleh, **argumen)

    def dikerjakan(layanan: Callable[..., Any]) -> None:
        with pghistory.context(tugas="uji"):
            layanan(impor_id=impor.pk, kota_id=kota.pk, pekerjaan_id=str(impor.pekerjaan_id))

    impor = diminta(services.impor_unggah, kota_id=kota.pk, jenis=jenis, isi=isi, nama=nama)
    peta = {int(i): n for i, n in impor.peta.items()}
    impor = diminta(services.impor_petakan, impor=impor, peta=peta, jangan_timpa=False)
    dikerjakan(services.impor_periksa)
    impor = diminta(services.impor_terapkan, impor=impor, cara="sah")
    dikerjakan(services.impor_jalankan_terapkan)
    return impor


def berkas(jenis: str, kota: Kota, nip_kota_lain: str, jumlah: int) -> tuple[bytes, str]:
    """Content and name of the file of a kind."""
    if jenis == "pegawai":
        return buku_kotor(jumlah, nip_kota_lain).isi, "siasn.xlsx"
    if jenis in UJIAN:
        semua = baris_nilai(jenis, kota, JUMLAH)
    elif jenis == "abk":
        semua = _abk(kota)
    else:
        nip = list(Pegawai.objects.filter(kota=kota).order_by("pk").values_list("nip", flat=True)[:ORANG])
        semua = _SUSUN[jenis](nip)
    baris = list(islice(_bercacat(semua, CACAT[jenis]), jumlah))
    return naskah([list(baris[0]), *(list(b.values()) for b in baris)]), f"{jenis}.csv"


def _bercacat(semua: Iterator[Baris], cacat: tuple[Baris | None, ...]) -> Iterator[Baris]:
    sebelum: Baris = {}
    for ke, satu in enumerate(semua):
        ubah = cacat[ke // 10 % len(cacat)] if ke % 10 == 9 else {}
        hasil = dict(sebelum) if ubah is None else satu | ubah
        yield hasil
        sebelum = hasil


def _pangkat(nip: list[str]) -> Iterator[Baris]:
    for n in nip:
        for k in range(TAHUN):
            # Dates with this sign become doubtful: one row of the file writes the month first.
            tanda = "/" if k == 1 else "-"
            tmt = tanda.join((f"0{k % 9 + 1}", "04", f"{2003 + 2 * k}"))
            yield {"NIP": n, "GOLONGAN": _GOLONGAN[k // 2], "TMT": tmt, "NO SK": f"SK-{k}"}


def _jabatan(nip: list[str]) -> Iterator[Baris]:
    for n in nip:
        for k in range(TAHUN):
            unit = "Dinas Sosial" if k % 2 else "Dinas Kesehatan"
            sisa = {"TMT JABATAN": f"02-01-{2005 + 2 * k}", "TMT SELESAI": "", "NO SK": f"SK-{k}"}
            yield {"NIP": n, "JABATAN": "analis kebijakan", "UNIT KERJA": unit} | sisa


def _pendidikan(nip: list[str]) -> Iterator[Baris]:
    for n in nip:
        for k in range(TAHUN):
            yield {"NIP": n, "TINGKAT": "S-1", "LEMBAGA": "Universitas Terbuka", "TGL LULUS": f"15-08-{2005 + k}"}


def _diklat(nip: list[str]) -> Iterator[Baris]:
    for n in nip:
        for k in range(TAHUN):
            waktu = {"TGL MULAI": f"04-03-{2010 + k}", "TGL SELESAI": f"08-03-{2010 + k}", "JP": "40"}
            yield {"NIP": n, "NAMA DIKLAT": "Layanan", "JENIS DIKLAT": "3", "PENYELENGGARA": "BPSDM"} | waktu


def _kinerja(nip: list[str]) -> Iterator[Baris]:
    for i, n in enumerate(nip):
        for k in range(TAHUN):
            hasil = {"PREDIKAT": "Baik", "NILAI": "91,5", "PENILAI": nip[i - 1]}
            yield {"NIP": n, "TAHUN": 2020 + k // 4, "TW": k % 4 + 1} | hasil


def _kompetensi(nip: list[str]) -> Iterator[Baris]:
    for tahun in range(TAHUN):
        for n in nip:
            hasil = {"NIP": n, "KOMPETENSI": "Integritas", "LEVEL": "3", "TGL UJI": f"04-03-{2016 + tahun}"}
            yield hasil | {"LEMBAGA PENILAI": "BKN"}


def _presensi(nip: list[str]) -> Iterator[Baris]:
    for n in nip:
        for k in range(TAHUN):
            yield {"NIP": n, "TGL": f"{k + 1:02d}-04-2024", "STATUS": "Hadir", "TERLAMBAT": "15"}


def _indikator(_: list[str]) -> Iterator[Baris]:
    for ke in range(JUMLAH // len(_PERIODE)):
        for p in _PERIODE:
            yield {"INSTANSI": f"Unit {ke}", "PERIODE": p, "JENIS": "IKM", "NILAI": "82,5"}


def _abk(kota: Kota) -> Iterator[Baris]:
    """A hundred duties for each of fifty drafts, opened once."""
    unit = Instansi.objects.filter(kota=kota, nama__startswith="Unit ").order_by("pk")[: JUMLAH // URAIAN]
    if not AnalisisBeban.objects.filter(kota=kota).exists():
        draf = {"kota": kota, "tanggal_data": date(2026, 1, 2), "jke": 75_000}
        AnalisisBeban.objects.bulk_create(AnalisisBeban(jabatan=buat_jabatan(u), **draf) for u in unit)
    for u in unit:
        for k in range(URAIAN):
            hasil = {"JABATAN": "Analis Kebijakan", "UNIT KERJA": u.nama, "NO": str(k + 1), "URAIAN": f"Tugas {k + 1}"}
            yield hasil | {"SATUAN": "berkas", "VOLUME": "1500", "NORMA": "25"}


_SUSUN: dict[str, Callable[[list[str]], Iterator[Baris]]] = {
    "riwayat-pangkat": _pangkat,
    "riwayat-jabatan": _jabatan,
    "riwayat-pendidikan": _pendidikan,
    "riwayat-diklat": _diklat,
    "riwayat-kinerja": _kinerja,
    "riwayat-kompetensi": _kompetensi,
    "presensi": _presensi,
    "indikator-instansi": _indikator,
}
