"""What the examiners do: summon, examine, close the examination, release from duty, add evidence."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.formats import date_format

from asn.core.hari_kerja import Kalender
from asn.core.workflows import TransitionRefused
from kinerja.disiplin.models import DokumenPerkara, Panggilan, Perkara
from kinerja.disiplin.rules.hukuman import tim_wajib
from kinerja.disiplin.rules.pemeriksa import PEMERIKSA, PeranPerkara
from kinerja.disiplin.rules.tenggat import periksa_jarak
from kinerja.disiplin.services.catatan import (
    baris_kunci,
    kabar_petugas,
    kabar_terperiksa,
    langkah_catat,
    perkara_kunci,
    perkara_pindah,
)
from kinerja.disiplin.services.dokumen import BUKTI_MAKS, bukti_simpan, dokumen_buat, penanda_tangan
from kinerja.disiplin.services.dugaan import TINGKAT, pemutus_tetapkan, petugas_aktif
from kinerja.disiplin.services.jangka import tabel_kota
from kinerja.disiplin.workflows import IZIN_PERIKSA, SEBELUM_PUTUSAN

BELUM_HARINYA = "Pemeriksaan baru pada {hari}; ketidakhadiran belum dapat dinyatakan."
TIM_KURANG = "Dugaan tingkat berat diperiksa oleh tim. Belum ditunjuk: {kurang}."
HANYA_BERAT = "Pembebasan sementara dari tugas hanya untuk dugaan yang diancam hukuman berat."


@transaction.atomic
def perkara_panggil(
    *, perkara: Perkara, tanggal_surat: date, tanggal_periksa: date, jam: time, tempat: str, oleh: Any
) -> Panggilan:
    """Summon, for the first time or again after an absence. Raises ValidationError by field."""
    ulang = perkara.keadaan != "dugaan"
    transisi = "panggil_ulang" if ulang else "panggil"
    baris = perkara_kunci(perkara, transisi, oleh)
    if ulang:
        _nyatakan_tidak_hadir(baris, oleh)
    _periksa_hari(baris, tanggal_surat, tanggal_periksa)
    waktu = datetime.combine(tanggal_periksa, jam, tzinfo=ZoneInfo(baris.kota.zona_waktu))
    ke = 2 if ulang else 1
    panggilan = Panggilan.objects.create(
        kota_id=baris.kota_id, perkara=baris, ke=ke, tanggal_surat=tanggal_surat, waktu_periksa=waktu, tempat=tempat
    )
    isi = {
        "hari": date_format(tanggal_periksa, "l, j F Y"),
        "jam": f"{jam:%H.%M} {zona_singkat(baris.kota.zona_waktu)}",
        "tempat": tempat,
        "ke": "I" * ke,
        "penanda_tangan": penanda_tangan(baris, PeranPerkara.ATASAN),
    }
    dokumen_buat(baris, f"panggilan_{ke}", tanggal=tanggal_surat, isi=isi, oleh=oleh)
    teks = f"{isi['hari']} pukul {isi['jam']} di {tempat}"
    perkara_pindah(baris, transisi, oleh=oleh, sejak=tanggal_surat, isi=teks, judul=f"Panggilan {isi['ke']}")
    baris.tenggat = tanggal_periksa
    baris.save(update_fields=["tenggat"])
    kabar_terperiksa(baris, "Anda menerima surat panggilan")
    return panggilan


def _periksa_hari(perkara: Perkara, surat: date, periksa: date) -> None:
    kalender = Kalender(perkara.kota_id)
    if not kalender.adalah_hari_kerja(periksa):
        raise ValidationError({"tanggal_periksa": "Bukan hari kerja menurut kalender kota."})
    tabel = tabel_kota(perkara.kota_id)
    galat = periksa_jarak(surat, periksa, kalender.selisih(surat, periksa), settings.DISIPLIN_JARAK_PANGGILAN, tabel)
    if galat:
        raise ValidationError({"tanggal_periksa": galat})


def _nyatakan_tidak_hadir(perkara: Perkara, oleh: Any) -> Panggilan:
    """The last summons passed without the accused. Raises TransitionRefused before its day is over."""
    panggilan = Panggilan.objects.filter(perkara=perkara).order_by("-ke")[0]
    hari = panggilan.waktu_periksa.astimezone(ZoneInfo(perkara.kota.zona_waktu)).date()
    if oleh.hari_ini() < hari:
        raise TransitionRefused(BELUM_HARINYA.format(hari=date_format(hari, "j F Y")))
    panggilan.hadir = False
    panggilan.save(update_fields=["hadir"])
    return panggilan


@transaction.atomic
def pemeriksaan_mulai(*, perkara: Perkara, oleh: Any) -> Perkara:
    """The accused came. Raises TransitionRefused in another state, and for a berat case without its team."""
    baris = perkara_kunci(perkara, "periksa", oleh)
    _pastikan_tim(baris, baris.tingkat_dugaan)
    Panggilan.objects.filter(perkara=baris, hadir=None).update(hadir=True)
    return perkara_pindah(baris, "periksa", oleh=oleh, sejak=oleh.hari_ini(), isi="Pegawai hadir memenuhi panggilan.")


@transaction.atomic
def pemeriksaan_tanpa_hadir(*, perkara: Perkara, saran: str, kesimpulan: str, oleh: Any) -> Perkara:
    """Twice summoned, twice away: the case goes on with the evidence there is."""
    baris = perkara_kunci(perkara, "tanpa_hadir", oleh)
    _nyatakan_tidak_hadir(baris, oleh)
    _pastikan_tim(baris, saran[:1] or baris.tingkat_dugaan)
    _catat_saran(baris, saran, {"kesimpulan": kesimpulan, "tanpa_hadir": True}, oleh)
    teks = "Pegawai dua kali tidak memenuhi panggilan; keputusan diambil berdasarkan bukti yang ada."
    baris = perkara_pindah(baris, "tanpa_hadir", oleh=oleh, sejak=oleh.hari_ini(), isi=teks)
    kabar_petugas(baris, [PeranPerkara.PEMUTUS])
    return baris


@transaction.atomic
def pemeriksaan_selesaikan(
    *, perkara: Perkara, keterangan: str, kesimpulan: str, saran: str, ditandatangani: bool, oleh: Any
) -> DokumenPerkara:
    """Close the examination with its record (BAP). `saran`: a kind of punishment, or "" for not proven."""
    baris = perkara_kunci(perkara, "tutup_pemeriksaan", oleh)
    _pastikan_tim(baris, saran[:1] or baris.tingkat_dugaan)
    isi = {"keterangan": keterangan, "kesimpulan": kesimpulan, "ditandatangani": ditandatangani}
    _catat_saran(baris, saran, isi, oleh)
    cetakan = isi | {"pemeriksa": _pemeriksa(baris), "penanda_tangan": None}
    # What the examiners advise is for the decider alone.
    cetakan.pop("kesimpulan")
    dokumen = dokumen_buat(baris, "bap", tanggal=oleh.hari_ini(), isi=cetakan, oleh=oleh)
    perkara_pindah(baris, "tutup_pemeriksaan", oleh=oleh, sejak=oleh.hari_ini(), judul="Pemeriksaan selesai")
    kabar_petugas(baris, [PeranPerkara.PEMUTUS])
    return dokumen


def _catat_saran(perkara: Perkara, saran: str, isi: dict[str, Any], oleh: Any) -> None:
    perkara.isi = perkara.isi | isi | {"saran": saran}
    if saran and saran[0] != perkara.tingkat_dugaan:
        perkara.tingkat_dugaan = saran[0]
        pemutus_tetapkan(perkara, saran[0], oleh.hari_ini())
    perkara.save(update_fields=["isi", "tingkat_dugaan"])


def _pastikan_tim(perkara: Perkara, tingkat: str) -> None:
    """Raises TransitionRefused when a team is compulsory and one of its three elements is missing."""
    if not tim_wajib(TINGKAT[tingkat]):
        return
    ada = set(petugas_aktif(perkara).values_list("peran", flat=True))
    kurang = [{"atasan": "atasan langsung"}.get(p, f"unsur {p}") for p in PEMERIKSA if p not in ada]
    if kurang:
        raise TransitionRefused(TIM_KURANG.format(kurang=", ".join(kurang)))


def _pemeriksa(perkara: Perkara) -> list[dict[str, str]]:
    """Names under the record."""
    petugas = petugas_aktif(perkara).filter(peran__in=[p.value for p in PEMERIKSA]).select_related("pegawai")
    return [
        {
            "nama": p.pegawai.nama_lengkap if p.pegawai else (p.pengguna.nama if p.pengguna else p.jabatan),
            "nip": p.pegawai.nip if p.pegawai else "",
            "peran": p.get_peran_display(),
        }
        for p in petugas.select_related("pengguna")
    ]


@transaction.atomic
def bukti_tambah(*, perkara: Perkara, berkas: UploadedFile, judul: str, oleh: Any) -> DokumenPerkara:
    """Evidence before the decision. Raises ValidationError (`berkas`), TransitionRefused afterwards."""
    baris = _sebelum_putusan(perkara, oleh)
    if baris.dokumen.filter(jenis="bukti").count() >= BUKTI_MAKS:
        raise ValidationError({"berkas": f"Bukti paling banyak {BUKTI_MAKS} berkas."})
    dokumen = bukti_simpan(baris, berkas, tanggal=oleh.hari_ini(), oleh=oleh)
    langkah_catat(baris, "Bukti ditambahkan", isi=judul, oleh=oleh)
    return dokumen


@transaction.atomic
def tugas_bebaskan(*, perkara: Perkara, alasan: str, oleh: Any) -> Perkara:
    """Temporary release from duty while a case that may end berat is examined. Raises TransitionRefused."""
    baris = _sebelum_putusan(perkara, oleh)
    if baris.tingkat_dugaan != "B":
        raise TransitionRefused(HANYA_BERAT)
    if baris.bebas_mulai is not None:
        raise TransitionRefused("Pembebasan sementara sudah pernah ditetapkan dalam perkara ini.")
    baris.bebas_mulai = oleh.hari_ini()
    baris.save(update_fields=["bebas_mulai"])
    langkah_catat(baris, "Dibebaskan sementara dari tugas jabatan", isi=alasan, oleh=oleh, untuk_terperiksa=True)
    kabar_terperiksa(baris, "Ada pemberitahuan baru dalam perkara disiplin Anda")
    return baris


def bebas_akhiri(perkara: Perkara, pada: date) -> None:
    """The release ends with the case's decision."""
    if perkara.bebas_sementara:
        perkara.bebas_selesai = pada
        perkara.save(update_fields=["bebas_selesai"])


def _sebelum_putusan(perkara: Perkara, oleh: Any) -> Perkara:
    baris = baris_kunci(perkara, IZIN_PERIKSA, oleh)
    if baris.keadaan not in SEBELUM_PUTUSAN:
        raise TransitionRefused(f"Tidak dapat dilakukan karena keadaannya sekarang “{baris.get_keadaan_display()}”.")
    return baris


def zona_singkat(zona: str) -> str:
    return {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}.get(zona, "")
