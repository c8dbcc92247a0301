"""Preparing a selection: its rules in versions, its calendar, its vacancies and documents."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import DokumenSyarat, Formasi, Lowongan, Seleksi, VersiAturan
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules.alasan import BAWAAN, KATALOG
from kepegawaian.rekrutmen.rules.preset import preset
from kepegawaian.rekrutmen.workflows import KELOLA
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as K

LIHAT = "rekrutmen.view_seleksi"
MUNDUR = "Jadwal hanya dapat dimundurkan sesudah pendaftaran dibuka."


def seleksi_kunci(seleksi: Seleksi, oleh: Any, versi: int | None = None) -> Seleksi:
    """The fresh, locked row within reach. Raises PermissionDenied, VersiBasi."""
    semua = Seleksi.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",)).select_related("kota")
    baris = semua.filter(pk=seleksi.pk).first()
    if baris is None:
        raise PermissionDenied(KELOLA)
    if versi is not None and baris.versi != versi:
        raise VersiBasi(baris, [])
    return baris


def harus_dapat_diatur(seleksi: Seleksi) -> None:
    """Raises TransitionRefused once the rules are frozen."""
    if not seleksi.dapat_diatur:
        raise TransitionRefused(f"Aturan seleksi ini sudah dibekukan; keadaannya sekarang “{seleksi.label}”.")


@transaction.atomic
def seleksi_buat(
    *, kota_id: int, nama: str, tahun: int, jenis: str, gelombang: int, mulai: date, oleh: Any
) -> Seleksi:
    """A selection with the preset of its kind, a calendar that satisfies every rule, and the usual documents."""
    if kota_id not in oleh.jangkauan(KELOLA).kota_ids:
        raise PermissionDenied(KELOLA)
    isi = preset(jenis)
    seleksi = Seleksi(
        kota_id=kota_id, nama=nama.strip(), tahun=tahun, jenis=jenis, gelombang=gelombang, dibuat_oleh=oleh
    )
    seleksi.konfigurasi = isi
    seleksi.jadwal = rj.tulis(rj.usulkan(mulai, [u["kode"] for u in isi["ujian"]]))
    _turunkan_masa(seleksi)
    seleksi.full_clean(exclude=["kota"])
    seleksi.save()
    DokumenSyarat.objects.bulk_create(dokumen_bawaan(seleksi))
    versi_catat(seleksi, oleh, "Disusun dari preset.")
    return seleksi


def dokumen_bawaan(seleksi: Seleksi) -> list[DokumenSyarat]:
    """What every selection of the kind asks for at first."""
    khusus = [d.kode for d in KATALOG.values() if d.untuk] if seleksi.jenis == "CPNS" else ["DISABILITAS"]
    return [dokumen_dari_katalog(seleksi, kode, i) for i, kode in enumerate([*BAWAAN, *khusus], start=1)]


def dokumen_dari_katalog(seleksi: Seleksi, kode: str, urutan: int) -> DokumenSyarat:
    d = KATALOG[kode]
    return DokumenSyarat(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        kode=kode,
        nama=d.nama,
        petunjuk=d.petunjuk,
        format=list(d.format),
        ukuran_maks_kb=d.ukuran_kb,
        halaman_maks=d.halaman,
        wajib=d.wajib,
        untuk_kebutuhan=list(d.untuk),
        urutan=urutan,
    )


def _turunkan_masa(seleksi: Seleksi) -> None:
    masa = rj.masa_daftar(rj.baca(seleksi.jadwal), seleksi.kota.zona_waktu)
    seleksi.buka_pada, seleksi.tutup_pada = masa or (None, None)


def kode_ujian(seleksi: Seleksi) -> list[str]:
    return [u["kode"] for u in seleksi.konfigurasi.get("ujian", [])]


@transaction.atomic
def aturan_simpan(
    *, seleksi: Seleksi, konfigurasi: dict[str, Any], oleh: Any, alasan: str = "", versi: int | None = None
) -> Seleksi:
    """New rules as a new version. Raises ValidationError per part, TransitionRefused once frozen."""
    baris = seleksi_kunci(seleksi, oleh, versi)
    harus_dapat_diatur(baris)
    if temuan := rk.periksa(konfigurasi):
        raise ValidationError(temuan)
    _harus_beralasan(baris, alasan)
    baris.konfigurasi = konfigurasi
    return _simpan(baris, oleh, alasan)


@transaction.atomic
def jadwal_simpan(
    *, seleksi: Seleksi, tahap: list[rj.Tahap], oleh: Any, alasan: str = "", versi: int | None = None
) -> Seleksi:
    """A new calendar. After the opening only later, with a reason that applicants read."""
    baris = seleksi_kunci(seleksi, oleh, versi)
    if baris.keadaan in (K.SELESAI, K.DIBATALKAN):
        raise TransitionRefused(f"Seleksi ini {baris.label.lower()}; jadwalnya tidak berubah lagi.")
    temuan = rj.periksa(tahap, kode_ujian(baris))
    if not baris.dapat_diatur:
        temuan = rj.periksa_perpanjangan(rj.baca(baris.jadwal), tahap) | temuan
    if not temuan and baris.keadaan not in (K.DISIAPKAN, K.DIUMUMKAN, K.DIBUKA):
        temuan = _pendaftaran_tetap(baris, tahap)
    if temuan:
        raise ValidationError(temuan)
    _harus_beralasan(baris, alasan)
    baris.jadwal = rj.tulis(tahap)
    _turunkan_masa(baris)
    return _simpan(baris, oleh, alasan)


def _pendaftaran_tetap(seleksi: Seleksi, tahap: list[rj.Tahap]) -> dict[str, str]:
    lama = rj.cari(rj.baca(seleksi.jadwal), rj.PENDAFTARAN)
    sama = rj.cari(tahap, rj.PENDAFTARAN) == lama
    return {} if sama else {rj.PENDAFTARAN: "Pendaftaran sudah ditutup; tanggalnya tidak dapat diubah lagi."}


def _harus_beralasan(seleksi: Seleksi, alasan: str) -> None:
    if seleksi.publik and not alasan.strip():
        raise ValidationError({"alasan": ["Seleksi sudah diumumkan: tulis alasan perubahan yang dibaca pelamar."]})


def _simpan(seleksi: Seleksi, oleh: Any, alasan: str) -> Seleksi:
    seleksi.versi += 1
    seleksi.versi_aturan += 1
    seleksi.save()
    versi_catat(seleksi, oleh, alasan)
    return seleksi


def versi_catat(seleksi: Seleksi, oleh: Any, alasan: str) -> VersiAturan:
    """Keep rules and calendar as they are now."""
    return VersiAturan.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        ke=seleksi.versi_aturan,
        konfigurasi=seleksi.konfigurasi,
        jadwal=seleksi.jadwal,
        sidik=sidik_seleksi(seleksi),
        alasan=alasan.strip(),
        publik=seleksi.publik,
        oleh=oleh,
    )


def sidik_seleksi(seleksi: Seleksi) -> str:
    kolom = ("kode", "nama", "petunjuk", "format", "ukuran_maks_kb", "halaman_maks", "wajib", "untuk_kebutuhan")
    dokumen = list(seleksi.dokumen.order_by("kode").values(*kolom)) if seleksi.pk else []
    return rk.sidik(seleksi.konfigurasi, seleksi.jadwal, dokumen)


@transaction.atomic
def identitas_simpan(*, seleksi: Seleksi, nama: str, uraian: str, oleh: Any, versi: int | None = None) -> Seleksi:
    baris = seleksi_kunci(seleksi, oleh, versi)
    harus_dapat_diatur(baris)
    baris.nama, baris.uraian, baris.versi = nama.strip(), uraian.strip(), baris.versi + 1
    baris.save(update_fields=["nama", "uraian", "versi"])
    return baris


@transaction.atomic
def lowongan_ambil(*, seleksi: Seleksi, formasi_ids: list[int], oleh: Any) -> list[Lowongan]:
    """Take approved formasi of the same year and kind into the selection, each once."""
    baris = seleksi_kunci(seleksi, oleh)
    harus_dapat_diatur(baris)
    semua = Formasi.objects.bebas().filter(kota=baris.kota_id, tahun=baris.tahun, jenis=baris.jenis)
    dipilih = list(semua.filter(pk__in=formasi_ids).select_related("jabatan", "instansi__perangkat_daerah"))
    if not dipilih:
        raise ValidationError("Pilih formasi yang sudah ditetapkan dan belum dipakai.")
    mulai = baris.lowongan.count()
    return Lowongan.objects.bulk_create(
        lowongan_dari_formasi(baris, f, mulai + i) for i, f in enumerate(dipilih, start=1)
    )


def lowongan_dari_formasi(seleksi: Seleksi, formasi: Formasi, urut: int) -> Lowongan:
    """A vacancy that says what the formasi said when it was taken up; not saved."""
    unit, puncak = formasi.instansi, formasi.instansi.perangkat_daerah
    nama_unit = unit.nama if puncak is None or puncak.pk == unit.pk else f"{unit.nama}, {puncak.nama}"
    return Lowongan(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        formasi=formasi,
        kode=f"{seleksi.jenis[0]}{seleksi.tahun % 100:02}{seleksi.gelombang}-{urut:03}",
        nama_jabatan=formasi.jabatan.nama,
        nama_unit=nama_unit,
        jenis_kebutuhan=formasi.jenis_kebutuhan,
        kuota=formasi.jumlah,
        tingkat=formasi.tingkat,
        bidang=formasi.bidang,
        kualifikasi_teks=formasi.kualifikasi,
        ipk_min=formasi.ipk_min,
        uraian_tugas=formasi.uraian_tugas,
    )


@transaction.atomic
def lowongan_lepas(*, lowongan: Lowongan, oleh: Any) -> None:
    """Give a formasi back while nothing is announced."""
    baris = seleksi_kunci(lowongan.seleksi, oleh)
    if baris.keadaan != K.DISIAPKAN:
        raise TransitionRefused("Lowongan yang sudah diumumkan tidak dapat dilepas.")
    lowongan.delete()


@transaction.atomic
def lowongan_usia(*, lowongan: Lowongan, usia_min: int | None, usia_maks: int | None, oleh: Any) -> Lowongan:
    """An age limit of its own (specialists, lecturers: up to 40), inside 18–65."""
    harus_dapat_diatur(seleksi_kunci(lowongan.seleksi, oleh))
    if usia_min and usia_maks and usia_min >= usia_maks:
        raise ValidationError({"usia_maks": "Usia paling tinggi harus lebih dari usia paling rendah."})
    lowongan.usia_min, lowongan.usia_maks = usia_min, usia_maks
    lowongan.save(update_fields=["usia_min", "usia_maks"])
    return lowongan


@transaction.atomic
def dokumen_simpan(*, dokumen: DokumenSyarat, oleh: Any) -> DokumenSyarat:
    """Add or change a required document while the rules may change."""
    harus_dapat_diatur(seleksi_kunci(dokumen.seleksi, oleh))
    dokumen.kota_id = dokumen.seleksi.kota_id
    dokumen.full_clean(exclude=["kota"])
    dokumen.save()
    return dokumen


@transaction.atomic
def dokumen_hapus(*, dokumen: DokumenSyarat, oleh: Any) -> None:
    baris = seleksi_kunci(dokumen.seleksi, oleh)
    if baris.keadaan != K.DISIAPKAN:
        raise TransitionRefused("Syarat yang sudah diumumkan tidak dapat dihapus.")
    dokumen.delete()
