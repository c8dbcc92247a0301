"""Factories of the register as plain functions. The city must be in scope (fixture `lingkup`).

Each builds one fact; `buat_pegawai` also writes the riwayat its present state is derived from, so that pages, lists
and `per_tanggal` agree. Keyword arguments of the model override what is made up here.
"""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from kepegawaian.instansi.models import IndikatorInstansi, Instansi, Kota
from kepegawaian.jabatan.models import Jabatan, KamusKompetensi, StandarKompetensi
from kepegawaian.pegawai.models import (
    Dokumen,
    Golongan,
    JenisDokumen,
    Keluarga,
    Pegawai,
    PembinaanTercatat,
    RiwayatAngkaKredit,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKGB,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPangkat,
    RiwayatPendidikan,
    RiwayatPenghargaan,
)
from kepegawaian.pegawai.services import keadaan_segarkan

SEJAK = date(2017, 1, 3)
_nomor = count(1)
_PANGKAT = {
    "II/c": ("Pengatur", 7),
    "III/a": ("Penata Muda", 9),
    "III/c": ("Penata", 11),
    "III/d": ("Penata Tk. I", 12),
    "IV/a": ("Pembina", 13),
    "IV/b": ("Pembina Tk. I", 14),
}


def buat_instansi(
    kota: Kota, nama: str = "Dinas Kesehatan", *, induk: Instansi | None = None, **lain: Any
) -> Instansi:
    """A unit with its derived columns; a top unit without `induk`."""
    nilai = {"jenis": "bidang" if induk else "dinas", "berlaku_mulai": SEJAK} | lain
    instansi = Instansi.objects.create(kota=kota, nama=nama, induk=induk, **nilai)
    instansi.jalur = f"{induk.jalur if induk else ''}{instansi.pk}/"
    instansi.perangkat_daerah = induk.perangkat_daerah if induk else instansi
    instansi.save(update_fields=["jalur", "perangkat_daerah"])
    return instansi


def buat_jabatan(
    instansi: Instansi, nama: str = "Analis Kebijakan", *, atasan: Jabatan | None = None, **lain: Any
) -> Jabatan:
    nilai = {"jenis": "PELAKSANA", "kelas": 7, "berlaku_mulai": SEJAK} | lain
    return Jabatan.objects.create(kota_id=instansi.kota_id, instansi=instansi, nama=nama, atasan=atasan, **nilai)


def buat_kepala(instansi: Instansi, nama: str = "", **lain: Any) -> Jabatan:
    """The position that leads the unit: JPT pratama unless said otherwise."""
    nilai = {"jenis": "JPT_PRATAMA", "eselon": "II.b", "kelas": 14, "memimpin": True} | lain
    return buat_jabatan(instansi, nama or f"Kepala {instansi.nama}", **nilai)


def buat_golongan(kode: str = "III/c", kelompok_asn: str = "PNS") -> Golongan:
    pangkat, urutan = _PANGKAT.get(kode, ("", 9))
    return Golongan.objects.get_or_create(
        kelompok_asn=kelompok_asn,
        kode=kode,
        defaults={"urutan": urutan, "pangkat": pangkat, "berlaku_mulai": date(2000, 1, 1), "dasar": "PP 99/2000"},
    )[0]


def buat_nip(lahir: date, masuk: date, jenis_kelamin: str = "P", jenis: str = "PNS") -> str:
    """A number that agrees with the rest of the record, each one new."""
    urut = next(_nomor)
    tengah = f"{masuk:%Y%m}" if jenis in ("PNS", "CPNS") else f"{masuk:%Y}{21 + urut // 999 % 70}"
    return f"{lahir:%Y%m%d}{tengah}{1 if jenis_kelamin == 'L' else 2}{urut % 999 + 1:03d}"


def buat_pegawai(
    kota: Kota,
    nama: str = "Rina Wulandari",
    *,
    jabatan: Jabatan | None = None,
    golongan: str = "III/c",
    tmt_jabatan: date | None = None,
    **lain: Any,
) -> Pegawai:
    """A person with pangkat and (when given) a position definitif since `tmt_jabatan`, present state refreshed."""
    nilai: dict[str, Any] = {
        "jenis": "PNS",
        "jenis_kelamin": "P",
        "tempat_lahir": "Bogor",
        "tanggal_lahir": date(1990, 3, 15),
        "tmt_masuk": date(2015, 3, 1),
    } | lain
    nilai.setdefault(
        "nip", buat_nip(nilai["tanggal_lahir"], nilai["tmt_masuk"], nilai["jenis_kelamin"], nilai["jenis"])
    )
    pegawai = Pegawai.objects.create(kota=kota, nama=nama, **nilai)
    if golongan:
        kelompok = "PNS" if nilai["jenis"] in ("PNS", "CPNS") else "PPPK"
        buat_riwayat_pangkat(pegawai, buat_golongan(golongan, kelompok), tmt=nilai["tmt_masuk"])
    if jabatan:
        buat_riwayat_jabatan(pegawai, jabatan, tmt_mulai=tmt_jabatan or date(2020, 1, 2))
    segarkan(pegawai)
    return pegawai


def segarkan(pegawai: Pegawai, tanggal: date | None = None) -> Pegawai:
    """Recompute the present state after riwayat was added by hand."""
    keadaan_segarkan(kota_id=pegawai.kota_id, tanggal=tanggal or timezone.localdate(), pegawai_ids=[pegawai.pk])
    pegawai.refresh_from_db()
    return pegawai


def _milik(pegawai: Pegawai, nilai: dict[str, Any]) -> dict[str, Any]:
    return {"kota_id": pegawai.kota_id, "pegawai": pegawai, "verifikasi": "TERVERIFIKASI"} | nilai


def buat_riwayat_jabatan(pegawai: Pegawai, jabatan: Jabatan, **lain: Any) -> RiwayatJabatan:
    nilai = {"instansi_id": jabatan.instansi_id, "nama_jabatan": jabatan.nama, "tmt_mulai": date(2020, 1, 2)} | lain
    return RiwayatJabatan.objects.create(jabatan=jabatan, **_milik(pegawai, nilai))


def buat_riwayat_pangkat(pegawai: Pegawai, golongan: Golongan, **lain: Any) -> RiwayatPangkat:
    return RiwayatPangkat.objects.create(golongan=golongan, **_milik(pegawai, {"tmt": date(2022, 4, 1)} | lain))


def buat_riwayat_pendidikan(pegawai: Pegawai, tingkat: int = 7, **lain: Any) -> RiwayatPendidikan:
    nilai = {"jurusan": "Ilmu Administrasi", "lembaga": "Universitas Indonesia", "tanggal_lulus": date(2013, 8, 1)}
    return RiwayatPendidikan.objects.create(tingkat=tingkat, **_milik(pegawai, nilai | lain))


def buat_riwayat_diklat(pegawai: Pegawai, jp: Decimal | int = 20, **lain: Any) -> RiwayatDiklat:
    hari = timezone.localdate().replace(month=1, day=1)
    nilai: dict[str, Any] = {
        "nama": "Pelatihan Pelayanan Publik",
        "jenis_siasn": 3,
        "rumpun": "teknis",
        "penyelenggara": "BKPSDM",
        "tanggal_mulai": hari,
        "tanggal_selesai": hari,
    }
    return RiwayatDiklat.objects.create(jp=jp, **_milik(pegawai, nilai | lain))


def buat_riwayat_kinerja(
    pegawai: Pegawai, tahun: int, triwulan: int | None, predikat: str = "BAIK", **lain: Any
) -> RiwayatKinerja:
    """Needs a pegawai with a unit, or `instansi` in the arguments."""
    nilai = {"instansi_id": pegawai.instansi_id} if "instansi" not in lain else {}
    return RiwayatKinerja.objects.create(
        tahun=tahun, triwulan=triwulan, predikat=predikat, **_milik(pegawai, nilai | lain)
    )


def buat_riwayat_hukdis(pegawai: Pegawai, jenis: str = "S1", **lain: Any) -> RiwayatHukdis:
    nilai = {"pelanggaran": "Tidak masuk kerja tanpa alasan yang sah", "tmt_mulai": timezone.localdate()} | lain
    return RiwayatHukdis.objects.create(jenis=jenis, **_milik(pegawai, nilai))


def buat_penghargaan(pegawai: Pegawai, jenis: str = "SATYALANCANA_10", **lain: Any) -> RiwayatPenghargaan:
    nilai = {"nama": "Satyalancana Karya Satya X Tahun", "tanggal": date(2025, 8, 17)} | lain
    return RiwayatPenghargaan.objects.create(jenis=jenis, **_milik(pegawai, nilai))


def buat_keluarga(pegawai: Pegawai, hubungan: str = "ANAK", nama: str = "Dimas Pratama", **lain: Any) -> Keluarga:
    return Keluarga.objects.create(hubungan=hubungan, nama=nama, **_milik(pegawai, lain))


def buat_riwayat_kgb(pegawai: Pegawai, tmt: date, **lain: Any) -> RiwayatKGB:
    nilai = {"golongan_id": pegawai.golongan_id, "mkg_tahun": 8, "gaji_pokok": 3_345_300} | lain
    return RiwayatKGB.objects.create(tmt=tmt, **_milik(pegawai, nilai))


def buat_pembinaan(pegawai: Pegawai, pemicu: RiwayatKinerja, **lain: Any) -> PembinaanTercatat:
    nilai = {"mulai": date(2026, 5, 4), "selesai": date(2026, 11, 4), "kunci": f"uji:{pemicu.pk}"} | lain
    return PembinaanTercatat.objects.create(kota_id=pegawai.kota_id, pegawai=pegawai, pemicu=pemicu, **nilai)


def buat_angka_kredit(pegawai: Pegawai, angka: Decimal, **lain: Any) -> RiwayatAngkaKredit:
    nilai = {"mulai": date(2025, 1, 1), "selesai": date(2025, 12, 31), "jenjang": "AHLI_MUDA"} | lain
    return RiwayatAngkaKredit.objects.create(angka=angka, **_milik(pegawai, nilai))


def buat_kompetensi(kode: str = "MAN01", nama: str = "Integritas", kelompok: str = "manajerial") -> KamusKompetensi:
    return KamusKompetensi.objects.get_or_create(
        kode=kode, defaults={"nama": nama, "kelompok": kelompok, "dasar": "PermenPANRB 38/2017"}
    )[0]


def buat_standar(jabatan: Jabatan, kompetensi: KamusKompetensi, level: int = 3) -> StandarKompetensi:
    return StandarKompetensi.objects.create(
        kota_id=jabatan.kota_id, jabatan=jabatan, kompetensi=kompetensi, level=level
    )


def buat_riwayat_kompetensi(
    pegawai: Pegawai, kompetensi: KamusKompetensi, level: int = 3, **lain: Any
) -> RiwayatKompetensi:
    nilai = {"tanggal": date(2025, 6, 2), "penyelenggara": "Pusat Penilaian Kompetensi ASN BKN"} | lain
    return RiwayatKompetensi.objects.create(kompetensi=kompetensi, level=level, **_milik(pegawai, nilai))


def buat_dokumen(pegawai: Pegawai, jenis: str = "Kartu keluarga", **lain: Any) -> Dokumen:
    return Dokumen.objects.create(jenis=jenis, **_milik(pegawai, lain))


def buat_jenis_dokumen(kode: str = "kk", nama: str = "Kartu keluarga", **lain: Any) -> JenisDokumen:
    """One item of the checklist, asked of everybody unless said otherwise."""
    nilai: dict[str, Any] = {
        "kelompok": "IDENTITAS",
        "asn": ["PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU"],
        "kata_kunci": [kode],
        "dasar": "Bawaan setempat",
    } | lain
    return JenisDokumen.objects.get_or_create(
        kode=kode, berlaku_mulai=date(2000, 1, 1), defaults={"nama": nama} | nilai
    )[0]


def buat_indikator(
    instansi: Instansi, periode: str, jenis: str = "IKM", nilai: Decimal | None = Decimal("84.5"), **lain
):
    """One deposited figure; `kode` for PREDIKAT_ORGANISASI."""
    isi = {"n": 120, "sumber": "Survei Kepuasan Masyarakat"} | lain
    return IndikatorInstansi.objects.create(
        kota_id=instansi.kota_id, instansi=instansi, periode=periode, jenis=jenis, nilai=nilai, **isi
    )
