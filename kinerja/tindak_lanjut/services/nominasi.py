"""From a verdict of the rule to a decision of the committee. Nobody weighs oneself, family, or a case twice."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.services import transition_row
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import RiwayatPenghargaan
from kepegawaian.pegawai.rules.kepentingan import ALASAN, Ikatan
from kepegawaian.pegawai.rules.orang import orang_akun
from kepegawaian.pegawai.services.kepentingan import ikatan_kepentingan
from kepegawaian.usulan.models import Usulan
from kinerja.tindak_lanjut.models import NominasiPenghargaan, SuaraPanitia
from kinerja.tindak_lanjut.services.calon import Calon, calon_kota, kriteria_pada
from kinerja.tindak_lanjut.workflows import KELOLA_PENGHARGAAN, NOMINASI_WORKFLOW, TIMBANG, KeadaanNominasi

SATYALANCANA = "Satyalancana diputuskan lewat usulan Hak pegawai; di sini hanya diikuti."
SUDAH_BERSUARA = "Anda sudah memberi pertimbangan untuk nominasi ini."
PERNYATAAN_PENDEK = "Tulis pernyataan sedikitnya 10 huruf."
SUARA_BAWAAN = 2


@transaction.atomic
def nominasi_cari(*, kota_id: int, hari_ini: date) -> int:
    """Write down everybody who is due and not yet nominated; returns how many. May run any number of times."""
    ada = set(NominasiPenghargaan.objects.filter(kota=kota_id).values_list("kunci", flat=True))
    lengkap = _unit_terisi(kota_id)
    baru = [
        c
        for c in calon_kota(kota_id, hari_ini)
        if c.kunci not in ada and (c.instansi_id, c.jenis.value, c.periode.kode) not in lengkap
    ]
    NominasiPenghargaan.objects.bulk_create(
        [_baris(kota_id, c) for c in baru], ignore_conflicts=True, batch_size=1_000
    )
    if baru:
        _kabari(kota_id, len(baru), hari_ini)
    return len(baru)


def _unit_terisi(kota_id: int) -> set[tuple[int | None, str, str]]:
    """Units that have their best of a quarter: results that come late name nobody else."""
    baris = NominasiPenghargaan.objects.filter(kota=kota_id, jenis="PEGAWAI_TRIWULAN")
    return set(baris.values_list("instansi", "jenis", "periode").distinct())


def _baris(kota_id: int, c: Calon) -> NominasiPenghargaan:
    return NominasiPenghargaan(
        kota_id=kota_id,
        pegawai_id=c.pegawai_id,
        instansi_id=c.instansi_id,
        jenis=c.jenis.value,
        periode=c.periode.kode,
        peringkat=c.peringkat,
        putusan=c.catatan(),
        kunci=c.kunci,
    )


def petugas(kota_id: int, peran: Iterable[str]) -> list[Pengguna]:
    """Accounts that hold one of these roles for the whole city today."""
    akun = Pengguna.objects.filter(is_active=True, penugasan__peran__in=list(peran), penugasan__kota=kota_id)
    return [p for p in akun.distinct() if any(t.peran in peran for t in p.penugasan_berlaku)]


def _kabari(kota_id: int, jumlah: int, hari_ini: date) -> None:
    kabar_kirim(
        kepada=petugas(kota_id, ("TIM_PENILAI",)),
        kota_id=kota_id,
        jenis="tugas",
        judul=f"{jumlah} calon penerima penghargaan menunggu pertimbangan",
        tautan=f"{reverse('tindak_lanjut:nominasi_daftar')}?keadaan={KeadaanNominasi.DINOMINASIKAN.value}",
        kunci=f"nominasi:{kota_id}:{hari_ini.isoformat()}",
    )


def nominasi_kunci(nominasi: NominasiPenghargaan, *, oleh: Any, izin: str) -> NominasiPenghargaan:
    """The fresh, locked row within the actor's reach."""
    baris = (
        NominasiPenghargaan.objects.terlihat_oleh(oleh, izin)
        .select_for_update(of=("self",))
        .select_related("pegawai", "kota")
        .filter(pk=nominasi.pk)
        .first()
    )
    if baris is None:
        raise PermissionDenied(izin)
    return baris


@transaction.atomic
def suara_beri(
    *, nominasi: NominasiPenghargaan, sikap: str, alasan: str, oleh: Any, pernyataan: str = ""
) -> NominasiPenghargaan:
    """One vote. The vote that completes the number of the city's criteria moves the nomination.

    Raises PermissionDenied out of reach, ValidationError for a tie that shuts the door or is not declared and for a
    second vote of the same human being, TransitionRefused in any other state.
    """
    baris = nominasi_kunci(nominasi, oleh=oleh, izin=TIMBANG)
    if baris.keadaan != KeadaanNominasi.DINOMINASIKAN:
        raise TransitionRefused(f"Nominasi ini sudah tidak menunggu pertimbangan: {baris.get_keadaan_display()}.")
    if baris.satyalancana:
        raise TransitionRefused(SATYALANCANA)
    ikatan = ikatan_kepentingan(oleh, baris.pegawai)
    pastikan_boleh(ikatan, pernyataan)
    if sudah_bersuara(baris, oleh):
        raise ValidationError(SUDAH_BERSUARA)
    suara = SuaraPanitia(
        kota_id=baris.kota_id,
        nominasi=baris,
        oleh=oleh,
        sikap=sikap,
        alasan=alasan.strip(),
        hubungan=ikatan.value if ikatan else "",
        pernyataan=pernyataan.strip() if ikatan else "",
    )
    suara.full_clean(exclude=["kota"])
    suara.save()
    return _hitung(baris, sikap, oleh)


def pastikan_boleh(ikatan: Ikatan | None, pernyataan: str) -> None:
    """Raises ValidationError: without a field where the door is shut, at `pernyataan` where words are missing."""
    if ikatan is None:
        return
    if ikatan.menutup:
        raise ValidationError(ALASAN[ikatan])
    if len(pernyataan.strip()) < 10:
        raise ValidationError({"pernyataan": f"{ALASAN[ikatan]} {PERNYATAAN_PENDEK}"})


def sudah_bersuara(nominasi: NominasiPenghargaan, oleh: Any) -> bool:
    """Whether this human being has voted, through whatever account."""
    saya = orang_akun(oleh)
    return any(orang_akun(s.oleh).sama(saya) for s in nominasi.suara.select_related("oleh"))


def suara_minimal(nominasi: NominasiPenghargaan) -> int:
    kriteria = kriteria_pada(nominasi.kota_id, nominasi.dibuat_pada.date())
    return kriteria.suara_minimal if kriteria else SUARA_BAWAAN


def _hitung(baris: NominasiPenghargaan, sikap: str, oleh: Any) -> NominasiPenghargaan:
    sama = baris.suara.filter(sikap=sikap).count()
    if sama < suara_minimal(baris):
        return baris
    langkah = "setujui" if sikap == "SETUJU" else "tolak"
    return transition_row(NOMINASI_WORKFLOW, langkah, baris, oleh=oleh, catatan=f"{sama} suara tim penilai.")


@transaction.atomic
def nominasi_gugurkan(*, nominasi: NominasiPenghargaan, catatan: str, oleh: Any) -> NominasiPenghargaan:
    """Give up a nomination whose ground has fallen away, with the reason. Not by the nominee."""
    baris = nominasi_kunci(nominasi, oleh=oleh, izin=KELOLA_PENGHARGAAN)
    ikatan = ikatan_kepentingan(oleh, baris.pegawai)
    if ikatan is not None and ikatan.menutup:
        raise ValidationError(ALASAN[ikatan])
    return transition_row(NOMINASI_WORKFLOW, "gugurkan", baris, oleh=oleh, catatan=catatan.strip())


@transaction.atomic
def satyalancana_ikuti(*, kota_id: int, oleh: Any) -> int:
    """Follow what the proposals of rights have decided: link them, and close what has been conferred."""
    menunggu = NominasiPenghargaan.objects.select_for_update(of=("self",)).filter(
        kota=kota_id, jenis__startswith="SATYALANCANA_", keadaan=KeadaanNominasi.DINOMINASIKAN.value
    )
    jumlah = 0
    for baris in menunggu:
        baris.usulan = _usulan_satyalancana(baris)
        baris.riwayat = _riwayat_satyalancana(baris)
        baris.save(update_fields=["usulan", "riwayat"])
        if baris.riwayat is not None:
            transition_row(NOMINASI_WORKFLOW, "ikuti", baris, oleh=oleh)
            jumlah += 1
    return jumlah


def _usulan_satyalancana(baris: NominasiPenghargaan) -> Usulan | None:
    usulan = Usulan.objects.filter(kota=baris.kota_id, pegawai=baris.pegawai_id, jenis="hak-satyalancana")
    return usulan.order_by("-dibuat_pada").first()


def _riwayat_satyalancana(baris: NominasiPenghargaan) -> RiwayatPenghargaan | None:
    riwayat = RiwayatPenghargaan.objects.filter(kota=baris.kota_id, pegawai=baris.pegawai_id, jenis=baris.jenis)
    return riwayat.sah().filter(nominasi=None).first()


@transaction.atomic
def izin_publik_atur(*, nominasi: NominasiPenghargaan, setuju: bool, oleh: Any) -> NominasiPenghargaan:
    """The person's own word on the public page: given or taken back at any time, at once."""
    baris = NominasiPenghargaan.objects.select_for_update(of=("self",)).filter(
        pk=nominasi.pk, pegawai=oleh.pegawai_id, keadaan=KeadaanNominasi.DITETAPKAN.value
    )
    milik = baris.first() if oleh.pegawai_id else None
    if milik is None:
        raise PermissionDenied("tindak_lanjut.view_penghargaan_saya")
    milik.izin_publik, milik.izin_publik_pada = setuju, timezone.now()
    milik.save(update_fields=["izin_publik", "izin_publik_pada"])
    return milik
