"""The committee: a session with its members, decisions one after the other, minutes that are closed.

Decisions of one session queue behind its row. Whoever is tied to a person (oneself, family) takes no part in the
decision about that person; what remains must still be enough members.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.akun.peran import IZIN
from asn.core.jobs import enqueue
from asn.core.services import apply_transition, transition_row
from asn.core.verifikasi import tanda_terbitkan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.rules.kepentingan import ALASAN, Ikatan
from kepegawaian.pegawai.rules.orang import orang_akun
from kepegawaian.pegawai.services.kepentingan import ikatan_kepentingan
from kepegawaian.talenta.models import HasilTalenta, PutusanSidang, SidangTalenta, SiklusTalenta
from kepegawaian.talenta.services.siklus import nomor_baru, siklus_kunci
from kepegawaian.talenta.workflows import (
    KELOLA,
    SIDANG,
    SIDANG_WORKFLOW,
    SIKLUS_WORKFLOW,
    TETAPKAN,
    KeadaanSidang,
    KeadaanSiklus,
)

ALASAN_TERPENDEK = 20
PERNYATAAN_TERPENDEK = 10


def anggota_komite(kota_id: int) -> list[Pengguna]:
    """Accounts of people who sit in the committee of the city today."""
    peran = [p.value for p, izin in IZIN.items() if SIDANG in izin]
    akun = Pengguna.objects.filter(is_active=True, penugasan__kota=kota_id, penugasan__peran__in=peran)
    akun = akun.exclude(username__startswith="layanan.").select_related("pegawai__jabatan").distinct()
    return [p for p in akun.order_by("nama", "pk") if kota_id in p.jangkauan(SIDANG).kota_ids]


def ketua_tersedia(kota_id: int) -> list[Pengguna]:
    """Who may lead a session: whoever may also fix the result."""
    return [p for p in anggota_komite(kota_id) if kota_id in p.jangkauan(TETAPKAN).kota_ids]


@transaction.atomic
def sidang_buka(
    *,
    siklus: SiklusTalenta,
    tanggal: date,
    tempat: str,
    ketua: Pengguna,
    hadir: Sequence[Pengguna],
    tidak_hadir: str = "",
    oleh: Any,
) -> SidangTalenta:
    """Open a session. The first one moves the cycle. Raises TransitionRefused, ValidationError by field."""
    baris = siklus_kunci(siklus, oleh=oleh, izin=KELOLA)
    if baris.keadaan not in (KeadaanSiklus.DIHITUNG, KeadaanSiklus.SIDANG):
        raise TransitionRefused(f"Sidang tidak dapat dibuka: siklus ini {baris.get_keadaan_display().lower()}.")
    if baris.sidang.filter(keadaan=KeadaanSidang.DIBUKA).exists():
        raise TransitionRefused("Masih ada sidang yang belum ditutup.")
    _periksa_kehadiran(baris, ketua, hadir, tanggal)
    if baris.keadaan == KeadaanSiklus.DIHITUNG:
        transition_row(SIKLUS_WORKFLOW, "buka_sidang", baris, oleh=oleh)
    urut = (baris.sidang.aggregate(n=Max("ke"))["n"] or 0) + 1
    sidang = SidangTalenta.objects.create(
        kota_id=baris.kota_id,
        siklus=baris,
        ke=urut,
        tanggal=tanggal,
        tempat=tempat.strip(),
        ketua=ketua,
        hadir=[_tertulis(p) for p in hadir],
        tidak_hadir=tidak_hadir.strip(),
        dibuat_oleh=oleh,
    )
    lain = [p for p in hadir if p.pk != oleh.pk]
    kabar_kirim(
        kepada=lain,
        kota_id=baris.kota_id,
        jenis="tugas",
        judul=f"{sidang} dibuka: {baris.nama}",
        tautan=sidang.get_absolute_url(),
        kunci=f"sidang-talenta:{sidang.pk}",
    )
    return sidang


def _periksa_kehadiran(siklus: SiklusTalenta, ketua: Pengguna, hadir: Sequence[Pengguna], tanggal: date) -> None:
    boleh = {p.pk for p in anggota_komite(siklus.kota_id)}
    if any(p.pk not in boleh for p in hadir):
        raise ValidationError({"hadir": "Yang hadir harus anggota komite kota ini."})
    if ketua.pk not in {p.pk for p in hadir}:
        raise ValidationError({"ketua": "Ketua harus termasuk yang hadir."})
    if ketua.pk not in {p.pk for p in ketua_tersedia(siklus.kota_id)}:
        raise ValidationError({"ketua": "Ketua harus anggota yang berwenang menetapkan hasil."})
    kuorum = siklus.ketentuan["kuorum"]
    if len(hadir) < kuorum:
        raise ValidationError({"hadir": f"Sidang sah bila dihadiri sedikitnya {kuorum} anggota."})
    if tanggal > siklus.kota.hari_ini():
        raise ValidationError({"tanggal": "Tanggal sidang tidak boleh sesudah hari ini."})


def _tertulis(pengguna: Pengguna) -> dict[str, Any]:
    """A member as the minutes name him or her."""
    pegawai = pengguna.pegawai
    return {
        "akun": pengguna.pk,
        "nama": pegawai.nama_lengkap if pegawai else str(pengguna),
        "jabatan": pegawai.jabatan.nama if pegawai and pegawai.jabatan else "",
    }


@transaction.atomic
def hasil_pindahkan(
    *, sidang: SidangTalenta, hasil: HasilTalenta, dari: int, ke: int, alasan: str, oleh: Any, pernyataan: str = ""
) -> PutusanSidang:
    """One decision: this person moves from the box that was shown to another one.

    Raises PermissionDenied out of reach or when the recorder did not attend; TransitionRefused when the session or the
    cycle is closed, the box has changed meanwhile, or too few members remain; ValidationError by field.
    """
    terbuka = _sidang_kunci(sidang, oleh=oleh, izin=SIDANG)
    if not terbuka.dibuka or terbuka.siklus.keadaan != KeadaanSiklus.SIDANG:
        raise TransitionRefused("Sidang ini sudah ditutup.")
    if oleh.pk not in terbuka.hadir_ids():
        raise PermissionDenied(SIDANG)
    baris = _hasil_kunci(terbuka, hasil, oleh)
    _periksa_pindah(baris, dari, ke, alasan)
    memutus, mundur = _pemutus(terbuka, baris, oleh, pernyataan)
    putusan = PutusanSidang.objects.create(
        kota_id=terbuka.kota_id,
        sidang=terbuka,
        hasil=baris,
        dari=dari,
        ke=ke,
        alasan=alasan.strip(),
        memutus=memutus,
        mundur=mundur,
        pernyataan=pernyataan.strip(),
        oleh=oleh,
    )
    baris.kotak = ke
    baris.save(update_fields=["kotak"])
    return putusan


def _sidang_kunci(sidang: SidangTalenta, *, oleh: Any, izin: str) -> SidangTalenta:
    terlihat = SidangTalenta.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terlihat.select_related("siklus", "kota").filter(pk=sidang.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def _hasil_kunci(sidang: SidangTalenta, hasil: HasilTalenta, oleh: Any) -> HasilTalenta:
    terlihat = HasilTalenta.objects.terlihat_oleh(oleh, SIDANG).kini().select_for_update(of=("self",))
    baris = terlihat.select_related("pegawai").filter(pk=hasil.pk, siklus=sidang.siklus_id).first()
    if baris is None:
        raise PermissionDenied(SIDANG)
    return baris


def _periksa_pindah(baris: HasilTalenta, dari: int, ke: int, alasan: str) -> None:
    if baris.kotak is None:
        raise TransitionRefused(f"{baris.pegawai.nama} tidak dapat ditempatkan. {baris.sebab}")
    if baris.kotak != dari:
        raise TransitionRefused(
            f"{baris.pegawai.nama} sudah dipindahkan ke kotak {baris.kotak} sejak halaman ini dibuka. Periksa lagi."
        )
    if ke == dari:
        raise ValidationError({"ke": "Pilih kotak lain daripada kotaknya sekarang."})
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": f"Tulis alasan sedikitnya {ALASAN_TERPENDEK} huruf; pegawai membacanya."})


def _pemutus(
    sidang: SidangTalenta, baris: HasilTalenta, oleh: Any, pernyataan: str
) -> tuple[list[str], list[dict[str, str]]]:
    """Names of who decides and of who stepped aside."""
    memutus, mundur = [], []
    nama = {h["akun"]: h["nama"] for h in sidang.hadir}
    for anggota in Pengguna.objects.filter(pk__in=nama).select_related("pegawai").order_by("pk"):
        ikatan = ikatan_kepentingan(anggota, baris.pegawai)
        if anggota.pk == oleh.pk:
            _pastikan_bebas(ikatan, pernyataan)
        if ikatan is not None and ikatan.menutup:
            mundur.append({"nama": nama[anggota.pk], "sebab": ikatan.label})
        else:
            memutus.append(nama[anggota.pk])
    kuorum = sidang.siklus.ketentuan["kuorum"]
    if len(memutus) < kuorum:
        raise TransitionRefused(
            f"Hanya {len(memutus)} anggota tanpa benturan kepentingan; sedikitnya {kuorum} harus memutus."
        )
    return memutus, mundur


def _pastikan_bebas(ikatan: Ikatan | None, pernyataan: str) -> None:
    if ikatan is None:
        return
    if ikatan.menutup:
        raise ValidationError(ALASAN[ikatan])
    if len(pernyataan.strip()) < PERNYATAAN_TERPENDEK:
        raise ValidationError({"pernyataan": ALASAN[ikatan]})


def halangan_memutus(pengguna: Any, hasil: HasilTalenta) -> Ikatan | None:
    """What ties this member to the person, before the form is offered."""
    return ikatan_kepentingan(pengguna, hasil.pegawai)


@transaction.atomic
def sidang_tutup(*, sidang: SidangTalenta, risalah: str, oleh: Any) -> SidangTalenta:
    """Close a session with its minutes; number and proof now, the PDF by a job."""
    baris = _sidang_kunci(sidang, oleh=oleh, izin=KELOLA)
    if not baris.dibuka:
        raise TransitionRefused("Sidang ini sudah ditutup.")
    if len(risalah.strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"risalah": f"Tulis risalah sedikitnya {ALASAN_TERPENDEK} huruf."})
    kota = Kota.objects.select_for_update(no_key=True).get(pk=baris.kota_id)
    nomor = nomor_baru(kota, kota.hari_ini().year)
    baris.risalah, baris.ditutup_pada = risalah.strip(), timezone.now()
    judul = f"Risalah {baris} {baris.siklus.nama} – {kota.nama}"
    baris.tanda = tanda_terbitkan(kota_id=kota.pk, judul=judul[:250], nomor=nomor, tanggal=kota.hari_ini())
    baris.save(update_fields=["risalah", "ditutup_pada", "tanda"])
    baris = apply_transition(SIDANG_WORKFLOW, "tutup", baris, oleh=oleh, catatan=nomor)
    enqueue("talenta.cetak_sidang", baris.pk, kota=kota.pk, terjadwal=True)
    return baris


def ketua_sidang(pengguna: Any, sidang: Sequence[SidangTalenta]) -> bool:
    """Whether this account led the last of these sessions: a courtesy for the button."""
    return bool(sidang) and orang_akun(pengguna).sama(orang_akun(sidang[-1].ketua))
