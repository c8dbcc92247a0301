"""What officers do: verify, hand on, answer, follow up, pause, merge, redact, assign."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Instansi
from pengaduan.aduan.models import Aduan, KategoriAduan, Tanggapan
from pengaduan.aduan.rules.pribadi import sensor
from pengaduan.aduan.rules.tenggat import Langkah
from pengaduan.aduan.services.catatan import langkah_petugas, pastikan_versi, peristiwa_catat, simpan
from pengaduan.aduan.services.kabar import kabar_disposisi, kabari_pelapor
from pengaduan.aduan.services.segel import naskah_segel
from pengaduan.aduan.services.tujuan import galat_tujuan, inspektorat, pastikan_tujuan
from pengaduan.aduan.services.waktu import Jam, hitung_selesai, jeda_akhiri, jeda_mulai
from pengaduan.aduan.workflows import AKHIR, IZIN_DISPOSISI, IZIN_TANGANI, IZIN_VERIFIKASI

ALASAN_TERPENDEK = 10
MASSAL_MAKS = 100


def _beralasan(alasan: str) -> str:
    bersih = alasan.strip()
    if len(bersih) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf."})
    return bersih


def aduan_kunci(aduan: Aduan, oleh: Any, izin: str, versi: int | None = None) -> Aduan:
    """The row locked within the reach of `izin`; PermissionDenied outside."""
    baris = Aduan.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",)).filter(pk=aduan.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    pastikan_versi(baris, versi)
    return baris


def boleh(aduan: Aduan, oleh: Any, izin: str) -> bool:
    """Whether the report lies within the reach of this permission."""
    return Aduan.objects.terlihat_oleh(oleh, izin).filter(pk=aduan.pk).exists()


@transaction.atomic
def aduan_lepas(*, aduan: Aduan, oleh: Any) -> Aduan:
    """Somebody looked at it: it is a report like any other, and the clock starts now."""
    jam = Jam(aduan.kota)
    baris = langkah_petugas("lepas", aduan, oleh=oleh)
    baris.sebab_karantina = ""
    baris.lengkap_tanggal = jam.hari_ini
    baris.tenggat_verifikasi = jam.jatuh(Langkah.VERIFIKASI, jam.hari_ini)
    hitung_selesai(baris, jam)
    return simpan(baris, jam, "sebab_karantina", "lengkap_tanggal", "tenggat_verifikasi", "tenggat_selesai")


@transaction.atomic
def aduan_verifikasi(
    *,
    aduan: Aduan,
    oleh: Any,
    kelas: str,
    kategori: KategoriAduan | None,
    instansi: Instansi | None = None,
    versi: int | None = None,
    terbit: bool = False,
    judul_publik: str = "",
    isi_publik: str = "",
) -> Aduan:
    """Classify the report, say what the public sees of it, and hand it on at once when the unit is clear."""
    jam = Jam(aduan.kota)
    baris = langkah_petugas("verifikasi", aduan, oleh=oleh, versi=versi)
    baris.kelas, baris.kategori = kelas, kategori
    baris.diverifikasi_pada = jam.kini
    baris.tenggat_jawab = jam.jatuh(Langkah.JAWAB, jam.hari_ini)
    hitung_selesai(baris, jam)
    _terbitkan(baris, terbit, judul_publik, isi_publik)
    simpan(
        baris,
        jam,
        *("kelas", "kategori", "diverifikasi_pada", "tenggat_jawab", "tenggat_selesai"),
        *("terbit", "judul_publik", "isi_publik"),
    )
    if instansi is None:
        kabari_pelapor(baris)
        return baris
    return aduan_disposisi(aduan=baris, instansi=instansi, oleh=oleh)


def _terbitkan(baris: Aduan, terbit: bool, judul: str, isi: str) -> None:
    """Only what is neither confidential nor full of personal data becomes public."""
    baris.terbit = terbit and not baris.rahasia and not baris.wbs
    baris.judul_publik = sensor(judul or baris.judul)[:120] if baris.terbit else ""
    baris.isi_publik = sensor(isi or baris.isi)[:5000] if baris.terbit else ""


@transaction.atomic
def aduan_disposisi(
    *, aduan: Aduan, instansi: Instansi, oleh: Any, catatan: str = "", versi: int | None = None
) -> Aduan:
    """Hand the report to a unit. Raises ValidationError when it must not go there."""
    jam = Jam(aduan.kota)
    baris = aduan_kunci(aduan, oleh, IZIN_DISPOSISI, versi)
    pastikan_tujuan(baris, instansi, jam)
    # The state and the unit go together (aduan_ditangani_instansi), and the step saves the state.
    Aduan.objects.filter(pk=baris.pk).update(instansi=instansi, petugas=None)
    baris = langkah_petugas("disposisi", aduan, oleh=oleh, teks=f"Diteruskan kepada {instansi}.")
    if catatan:
        peristiwa_catat(baris, "catatan_disposisi", oleh=oleh, teks=catatan, internal=True)
    baris.didisposisikan_pada = jam.kini
    simpan(baris, jam, "didisposisikan_pada")
    kabar_disposisi(baris, instansi, jam.hari_ini)
    kabari_pelapor(baris)
    return baris


@transaction.atomic
def aduan_kembalikan(*, aduan: Aduan, alasan: str, oleh: Any, versi: int | None = None) -> Aduan:
    """The unit says it is not theirs: back to the coordinator, counted; the citizen's clock runs on."""
    jam = Jam(aduan.kota)
    baris = langkah_petugas("kembalikan", aduan, oleh=oleh, teks=_beralasan(alasan), internal=True, versi=versi)
    jeda_akhiri(baris, jam)
    baris.kembali += 1
    baris.instansi = baris.petugas = None
    return simpan(
        baris, jam, "kembali", "instansi", "petugas", "jeda_sejak", "hari_jeda", "tenggat_jawab", "tenggat_selesai"
    )


@transaction.atomic
def aduan_terima_tugas(*, aduan: Aduan, oleh: Any) -> Aduan:
    """Take the report up oneself."""
    baris = langkah_petugas("terima", aduan, oleh=oleh)
    baris.petugas = oleh
    return simpan(baris, Jam(baris.kota), "petugas")


@transaction.atomic
def aduan_jawab(
    *, aduan: Aduan, isi: str, oleh: Any, tuntas: bool = False, kunci: uuid.UUID | None = None
) -> Tanggapan:
    """An official answer; with `tuntas` the unit says that the matter is followed up. A second click does nothing."""
    jam = Jam(aduan.kota)
    baris = aduan_kunci(aduan, oleh, IZIN_TANGANI)
    if kunci and (sudah := Tanggapan.objects.filter(aduan=baris, kunci=kunci).first()):
        return sudah
    baris = langkah_petugas("tindak_lanjuti" if tuntas else "tanggapi", baris, oleh=oleh)
    tanggapan = Tanggapan.objects.create(
        kota_id=baris.kota_id,
        aduan=baris,
        jenis="jawaban",
        isi=isi,
        oleh=oleh,
        instansi_id=baris.instansi_id,
        pada=jam.kini,
        kunci=kunci,
    )
    jeda_akhiri(baris, jam)
    if baris.dijawab_pada is None:
        baris.dijawab_pada, baris.dijawab_tanggal = jam.kini, jam.hari_ini
    baris.petugas = baris.petugas or oleh
    if tuntas:
        baris.ditindaklanjuti_tanggal = jam.hari_ini
        baris.hari_kerja = jam.kalender.selisih(baris.lengkap_tanggal, jam.hari_ini)
    baris.eskalasi = 0
    simpan(
        baris,
        jam,
        *("dijawab_pada", "dijawab_tanggal", "petugas", "ditindaklanjuti_tanggal", "hari_kerja", "eskalasi"),
        *("jeda_sejak", "hari_jeda", "tenggat_jawab", "tenggat_selesai"),
    )
    kabari_pelapor(baris)
    return tanggapan


def catatan_tulis(*, aduan: Aduan, isi: str, oleh: Any) -> Tanggapan:
    """A note that stays inside."""
    if not boleh(aduan, oleh, IZIN_TANGANI):
        raise PermissionDenied(IZIN_TANGANI)
    return Tanggapan.objects.create(kota_id=aduan.kota_id, aduan=aduan, jenis="catatan", isi=isi, oleh=oleh)


@transaction.atomic
def aduan_akhiri(*, aduan: Aduan, cara: str, alasan: str, oleh: Any, versi: int | None = None) -> Aduan:
    """Not ours (`bukan_wewenang`), not to be pursued (`arsipkan`), or incomplete (`minta_lengkapi`): the reporter
    reads the reason.
    """
    jam = Jam(aduan.kota)
    baris = langkah_petugas(cara, aduan, oleh=oleh, teks=_beralasan(alasan), versi=versi)
    if baris.berakhir:
        baris.selesai_pada, baris.selesai_tanggal = jam.kini, jam.hari_ini
        baris.terbit = False
    simpan(baris, jam, "selesai_pada", "selesai_tanggal", "terbit")
    kabari_pelapor(baris)
    return baris


@transaction.atomic
def aduan_gabung(*, aduan: Aduan, induk: Aduan, oleh: Any, versi: int | None = None) -> Aduan:
    """The same matter reported twice: this report follows `induk`, and its reporter reads what that one gets."""
    jam = Jam(aduan.kota)
    # Always the lower number first: two officers merging two reports into each other must not wait for ever.
    for satu in sorted((aduan, induk), key=lambda a: a.pk):
        aduan_kunci(satu, oleh, IZIN_VERIFIKASI)
    induk.refresh_from_db()
    if induk.pk == aduan.pk or induk.kota_id != aduan.kota_id or induk.wbs != aduan.wbs:
        raise ValidationError({"induk": "Pilih laporan lain dari kota yang sama."})
    if induk.keadaan in AKHIR:
        raise ValidationError({"induk": "Laporan itu sudah berakhir; pilih yang masih ditangani."})
    Aduan.objects.filter(pk=aduan.pk).update(induk=induk)
    # Whoever followed the merged report follows its parent now.
    Aduan.objects.filter(induk=aduan.pk).update(induk=induk)
    baris = langkah_petugas("gabung", aduan, oleh=oleh, versi=versi)
    baris.terbit = False
    simpan(baris, jam, "terbit")
    peristiwa_catat(induk, "menerima_gabungan", oleh=oleh, teks=baris.nomor, internal=True)
    kabari_pelapor(baris)
    return baris


@transaction.atomic
def aduan_jeda(*, aduan: Aduan, alasan: str, oleh: Any, versi: int | None = None) -> Aduan:
    """Stop the clock, never without a reason (UU 25/2009 ps. 44: while somebody else has to complete something)."""
    jam = Jam(aduan.kota)
    baris = aduan_kunci(aduan, oleh, IZIN_TANGANI, versi)
    if baris.keadaan not in ("didisposisikan", "diproses") or baris.jeda_sejak:
        raise TransitionRefused("Waktu hanya dapat dijeda sekali pada satu saat, selama laporan ditangani.")
    jeda_mulai(baris, jam, alasan=_beralasan(alasan), oleh=oleh)
    peristiwa_catat(baris, "jeda", oleh=oleh, teks=alasan)
    return simpan(baris, jam, "jeda_sejak")


@transaction.atomic
def aduan_lanjut(*, aduan: Aduan, oleh: Any) -> Aduan:
    """Let the clock run again."""
    jam = Jam(aduan.kota)
    baris = aduan_kunci(aduan, oleh, IZIN_TANGANI)
    if baris.jeda_sejak is None:
        raise TransitionRefused("Waktu laporan ini tidak sedang dijeda.")
    hari = jeda_akhiri(baris, jam)
    peristiwa_catat(baris, "lanjut", oleh=oleh, teks=f"Waktu berjalan lagi setelah {hari} hari kerja.")
    return simpan(baris, jam, "jeda_sejak", "hari_jeda", "tenggat_jawab", "tenggat_selesai")


@transaction.atomic
def aduan_sunting(
    *, aduan: Aduan, judul: str, isi: str, lokasi: str, alasan: str, oleh: Any, versi: int | None = None
) -> Aduan:
    """Take personal data out of the words; the original goes under seal."""
    baris = aduan_kunci(aduan, oleh, IZIN_VERIFIKASI, versi)
    naskah_segel(baris, alasan=_beralasan(alasan), oleh=oleh)
    baris.judul, baris.isi, baris.lokasi = judul, isi, lokasi
    if baris.terbit:
        baris.judul_publik, baris.isi_publik = sensor(judul), sensor(isi)
    peristiwa_catat(baris, "disunting", oleh=oleh, teks=alasan)
    return simpan(baris, Jam(baris.kota), "judul", "isi", "lokasi", "judul_publik", "isi_publik")


@transaction.atomic
def terlapor_tetapkan(*, aduan: Aduan, pegawai: Any, oleh: Any, versi: int | None = None) -> Aduan:
    """Name the accused. From now on the report is closed to that person and everybody below; a unit led by the
    accused loses it to Inspektorat.
    """
    jam = Jam(aduan.kota)
    baris = aduan_kunci(aduan, oleh, IZIN_VERIFIKASI, versi)
    if pegawai is not None and pegawai.kota_id != baris.kota_id:
        raise ValidationError({"terlapor": "Pegawai ini bukan dari kota yang sama."})
    baris.terlapor = pegawai
    baris.petugas = None
    if baris.instansi and galat_tujuan(baris, baris.instansi, jam):
        baris.instansi = inspektorat(baris.kota_id)
    peristiwa_catat(baris, "terlapor", oleh=oleh, internal=True)
    simpan(baris, jam, "terlapor", "instansi", "petugas")
    if baris.instansi:
        kabar_disposisi(baris, baris.instansi, jam.hari_ini)
    return baris


@transaction.atomic
def petugas_tugaskan(*, aduan: Aduan, petugas: Any, oleh: Any) -> Aduan:
    """Give the report to one officer, who must be able to see it."""
    baris = aduan_kunci(aduan, oleh, IZIN_TANGANI)
    if baris.berakhir:
        raise TransitionRefused("Laporan ini sudah berakhir.")
    if not boleh(baris, petugas, IZIN_TANGANI):
        raise TransitionRefused(f"{petugas} tidak berwenang atas laporan ini.")
    baris.petugas = petugas
    peristiwa_catat(baris, "ditugaskan", oleh=oleh, teks=str(petugas), internal=True)
    return simpan(baris, Jam(baris.kota), "petugas")


@dataclass(frozen=True, slots=True)
class HasilMassal:
    """What became of several: how many, and a sentence for each that was refused."""

    berhasil: int
    gagal: list[str]


def tugaskan_massal(*, aduan: Iterable[Aduan], petugas: Any, oleh: Any) -> HasilMassal:
    """Each by itself: what succeeds stays, although another is refused."""
    berhasil, gagal = 0, []
    for satu in aduan:
        try:
            petugas_tugaskan(aduan=satu, petugas=petugas, oleh=oleh)
        except (TransitionRefused, PermissionDenied) as galat:
            gagal.append(f"{satu.nomor}: {galat}")
        else:
            berhasil += 1
    return HasilMassal(berhasil, gagal)


def lapor_tautkan(*, aduan: Aduan, lapor_id: str, oleh: Any) -> Aduan:
    """Note the id of the same report in SP4N-LAPOR!. Raises ValidationError when another report has it."""
    with transaction.atomic():
        baris = aduan_kunci(aduan, oleh, IZIN_VERIFIKASI)
        baris.lapor_id = lapor_id.strip()
        baris.validate_constraints()
        baris.save(update_fields=["lapor_id"])
        peristiwa_catat(baris, "lapor_id", oleh=oleh, teks=baris.lapor_id, internal=True)
    return baris
