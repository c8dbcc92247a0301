"""Moving a selection from stage to stage: what stands in the way, the freeze, and what each announcement does."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asn.akun.services.layanan import akun_layanan
from asn.core.models import RiwayatKeadaan
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.rekrutmen.models import Lamaran, Seleksi
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules.enum import PeranPanitia
from kepegawaian.rekrutmen.services.hasil.administrasi import administrasi_terbitkan
from kepegawaian.rekrutmen.services.seleksi import kode_ujian, seleksi_kunci, sidik_seleksi
from kepegawaian.rekrutmen.workflows import LAMARAN_WORKFLOW, SELEKSI_WORKFLOW
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as K

OTOMATIS = "Otomatis, menurut jadwal yang diumumkan."
# Steps of this file; those that rank and announce results stand with the results.
MILIK = ("umumkan", "buka", "tutup", "umumkan_administrasi", "batalkan")
VERIFIKATOR_MIN = 3


def masalah(seleksi: Seleksi, tindakan: str, saat: datetime | None = None) -> list[str]:
    """What stands in the way of a step, in sentences: shown before, and refused with, the same words."""
    saat = saat or timezone.now()
    if tindakan == "umumkan":
        return [*_kelengkapan(seleksi), *_hari_umum(seleksi, saat)]
    if tindakan == "buka":
        return [*_kelengkapan(seleksi), *_panitia(seleksi), *_belum_waktunya(seleksi, saat)]
    if tindakan == "tutup" and seleksi.tutup_pada and saat < seleksi.tutup_pada:
        return ["Masa pendaftaran belum berakhir menurut jadwal. Pendaftaran tidak dapat ditutup lebih awal."]
    if tindakan == "umumkan_administrasi":
        return _belum_disimpulkan(seleksi)
    return []


def _kelengkapan(seleksi: Seleksi) -> list[str]:
    pesan = [p for bagian in rk.periksa(seleksi.konfigurasi).values() for p in bagian]
    jadwal = rj.baca(seleksi.jadwal)
    pesan += [f"{rj.LABEL_TAHAP[k]}: {p}" for k, p in rj.periksa(jadwal, kode_ujian(seleksi)).items()]
    if not seleksi.lowongan.exists():
        pesan.append("Belum ada lowongan: ambil dahulu formasi yang sudah ditetapkan.")
    if not seleksi.dokumen.filter(wajib=True).exists():
        pesan.append("Belum ada dokumen wajib.")
    return pesan


def _hari_umum(seleksi: Seleksi, saat: datetime) -> list[str]:
    tahap = rj.cari(rj.baca(seleksi.jadwal), rj.PENGUMUMAN)
    if tahap and tahap.mulai < seleksi.kota.hari_ini():
        return [
            "Hari pertama pengumuman sudah lewat. Sesuaikan jadwal, supaya masa pengumuman tidak lebih singkat dari "
            "yang ditetapkan."
        ]
    return []


def _panitia(seleksi: Seleksi) -> list[str]:
    bertugas = seleksi.panitia.filter(peran=PeranPanitia.VERIFIKATOR)
    siap = bertugas.filter(pernyataan__isnull=False).values("pengguna").distinct().count()
    if siap >= VERIFIKATOR_MIN:
        return []
    return [
        f"Diperlukan sedikitnya {VERIFIKATOR_MIN} verifikator yang sudah membuat pernyataan kepentingan; baru {siap}."
    ]


def _belum_waktunya(seleksi: Seleksi, saat: datetime) -> list[str]:
    if seleksi.buka_pada and saat < seleksi.buka_pada:
        return ["Hari pertama pendaftaran belum tiba."]
    if seleksi.tutup_pada and saat >= seleksi.tutup_pada:
        return ["Masa pendaftaran menurut jadwal sudah lewat. Mundurkan jadwal dahulu."]
    return []


def _belum_disimpulkan(seleksi: Seleksi) -> list[str]:
    belum = seleksi.lamaran.menunggu_verifikasi().count()
    return [f"Masih ada {belum} lamaran yang verifikasinya belum selesai."] if belum else []


@transaction.atomic
def seleksi_alihkan(
    *, seleksi: Seleksi, tindakan: str, oleh: Any, alasan: str = "", nomor: str = "", saat: datetime | None = None
) -> Seleksi:
    """One step. Raises TransitionRefused with every obstacle, ValidationError when words are missing."""
    baris = seleksi_kunci(seleksi, oleh)
    if tindakan not in MILIK:
        raise TransitionRefused("Langkah ini dikerjakan dari halaman hasil seleksi.")
    if tindakan == "batalkan" and not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; pelamar membacanya."})
    if halangan := masalah(baris, tindakan, saat):
        raise TransitionRefused(" ".join(halangan))
    _siapkan(baris, tindakan, alasan, nomor)
    baris = apply_transition(SELEKSI_WORKFLOW, tindakan, baris, oleh=oleh, catatan=alasan)
    if tindakan == "umumkan_administrasi":
        _terbitkan_administrasi(baris, oleh, nomor)
    if tindakan == "batalkan":
        _kabari_pelamar(baris, "Seleksi dibatalkan", "Alasannya dapat dibaca pada halaman lamaran Anda.")
    return baris


def _siapkan(baris: Seleksi, tindakan: str, alasan: str, nomor: str) -> None:
    """What is written down with a step, before the state says it was taken."""
    if tindakan == "umumkan":
        baris.diumumkan_pada, baris.nomor_pengumuman = timezone.now(), nomor.strip()
        baris.save(update_fields=["diumumkan_pada", "nomor_pengumuman"])
    elif tindakan == "buka":
        baris.beku_pada, baris.sidik_aturan = timezone.now(), sidik_seleksi(baris)
        baris.save(update_fields=["beku_pada", "sidik_aturan"])
    elif tindakan == "batalkan":
        baris.alasan = alasan.strip()
        baris.save(update_fields=["alasan"])


def _terbitkan_administrasi(seleksi: Seleksi, oleh: Any, nomor: str) -> None:
    """Every application takes the state its verifiers concluded, at one moment, each with its history row; the list
    is frozen under a number."""
    for nama, hasil in (("nyatakan_ms", "MS"), ("nyatakan_tms", "TMS")):
        lamaran_alihkan_banyak(seleksi.lamaran.filter(hasil_administrasi=hasil), nama, oleh)
    administrasi_terbitkan(seleksi=seleksi, nomor=nomor.strip(), tanggal=seleksi.kota.hari_ini(), oleh=oleh)
    _kabari_pelamar(
        seleksi, "Hasil seleksi administrasi diumumkan", "Hasil dan alasannya dapat dibaca pada halaman lamaran Anda."
    )


def lamaran_alihkan_banyak(semua: Any, transisi: str, oleh: Any, catatan: str = "") -> int:
    """One transition for many applications at once, those whose state allows it: two statements per thousand."""
    t = LAMARAN_WORKFLOW[transisi]
    kunci = list(semua.filter(keadaan__in=sorted(t.dari)).order_by("pk").values_list("pk", "keadaan", "kota_id"))
    jenis = ContentType.objects.get_for_model(Lamaran)
    RiwayatKeadaan.objects.bulk_create(
        (
            RiwayatKeadaan(
                kota_id=kota,
                objek_jenis=jenis,
                objek_id=pk,
                transisi=t.nama,
                dari=dari,
                ke=t.ke,
                oleh=oleh,
                catatan=catatan,
                dasar=t.dasar,
            )
            for pk, dari, kota in kunci
        ),
        batch_size=1000,
    )
    return Lamaran.objects.filter(pk__in=[k[0] for k in kunci]).update(keadaan=t.ke)


def _kabari_pelamar(seleksi: Seleksi, judul: str, isi: str) -> None:
    """Every applicant whose application was sent; the mail names the step only."""
    akun = [
        satu.pelamar.akun
        for satu in seleksi.lamaran.masuk().select_related("pelamar__akun").defer("pelamar__nik").iterator()
    ]
    if akun:
        kabar_kirim(
            kepada=akun,
            judul=judul,
            isi=f"{seleksi.nama}. {isi}",
            kota_id=seleksi.kota_id,
            tautan=reverse("lamaran:saya"),
            kunci=f"rekrutmen-{seleksi.pk}-{seleksi.keadaan}",
        )


def jadwal_jalankan(*, kota_id: int, saat: datetime) -> dict[str, int]:
    """Open what begins and close what ends, on the city's clock. The city must be in scope. May run at any time."""
    hasil = {"buka": 0, "tutup": 0}
    semua = Seleksi.objects.filter(kota=kota_id).select_related("kota")
    for satu in semua.filter(keadaan=K.DIUMUMKAN, buka_pada__lte=saat):
        hasil["buka"] += _otomatis(satu, "buka", saat)
    for satu in semua.filter(keadaan=K.DIBUKA, tutup_pada__lte=saat):
        hasil["tutup"] += _otomatis(satu, "tutup", saat)
    return hasil


def _otomatis(satu: Seleksi, tindakan: str, saat: datetime) -> int:
    """One step at its announced time, in the name of the system; what stands in the way is told to who prepared it."""
    try:
        with transaction.atomic():
            seleksi_alihkan(seleksi=satu, tindakan=tindakan, oleh=akun_layanan(satu.kota), alasan=OTOMATIS, saat=saat)
    except TransitionRefused as sebab:
        _kabari_halangan(satu, str(sebab))
        return 0
    return 1


def _kabari_halangan(seleksi: Seleksi, sebab: str) -> None:
    if seleksi.dibuat_oleh is not None:
        kabar_kirim(
            kepada=seleksi.dibuat_oleh,
            judul="Seleksi tidak dapat dilanjutkan menurut jadwal",
            isi=f"{seleksi.nama}: {sebab}",
            kota_id=seleksi.kota_id,
            tautan=reverse("rekrutmen:seleksi", args=[seleksi.pk]),
            kunci=f"rekrutmen-halangan-{seleksi.pk}-{seleksi.kota.hari_ini()}",
        )


def menerima_lamaran(seleksi: Seleksi, saat: datetime) -> bool:
    """Whether an application is taken at this very moment: the clock decides, even before the timetable ran.

    A selection whose hour has come but which nobody opened yet takes none; one that should be closed takes none.
    """
    if seleksi.keadaan != K.DIBUKA or seleksi.buka_pada is None or seleksi.tutup_pada is None:
        return False
    return seleksi.buka_pada <= saat < seleksi.tutup_pada
