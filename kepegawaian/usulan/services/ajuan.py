"""What the proposer does: write, change, submit, withdraw, try again after a refusal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import jenis_usulan, ringkasan
from kepegawaian.usulan.rules.alur import jalur_usulan
from kepegawaian.usulan.services.bukti import Lampiran, bukti_lepas, bukti_simpan, sidik_usulan
from kepegawaian.usulan.services.wewenang import asal_usulan, pastikan_boleh_mengusulkan
from kepegawaian.usulan.workflows import IZIN_AJUKAN, MENUNGGU, USULAN_WORKFLOW, KeadaanUsulan

SASARAN_SIBUK = "Masih ada usulan lain yang sedang diperiksa untuk data ini. Tunggu keputusannya atau batalkan dahulu."


def usulan_buat(
    *,
    jenis: str,
    pegawai: Pegawai,
    isi: Mapping[str, Any],
    oleh: Any | None,
    aksi: str = "lainnya",
    semula: Mapping[str, Any] | None = None,
    sasaran: models.Model | None = None,
    kunci_idempotensi: str = "",
    catatan: str = "",
    ajukan: bool = True,
    bukti: Sequence[Lampiran] = (),
    tenggat: date | None = None,
    menggantikan: Usulan | None = None,
) -> Usulan:
    """Write a usulan and, unless told otherwise, submit it. `oleh` None is the system.

    The same `kunci_idempotensi` in the same city returns the usulan that exists. Raises PermissionDenied out of reach,
    ValidationError (by field) when the kind refuses the content, TransitionRefused when it cannot be submitted.
    """
    macam = jenis_usulan(jenis)
    pastikan_boleh_mengusulkan(oleh, pegawai, macam)
    usulan = Usulan(
        kota_id=pegawai.kota_id,
        jenis=jenis,
        aksi=aksi,
        pegawai=pegawai,
        instansi_id=pegawai.instansi_id,
        isi=dict(isi),
        semula=dict(semula or {}),
        pengusul=oleh,
        catatan=catatan.strip(),
        kunci_idempotensi=kunci_idempotensi,
        tenggat=tenggat,
        menggantikan=menggantikan,
        **_sasaran(sasaran),
    )
    if lama := _sudah_ada(usulan):
        return lama
    try:
        with transaction.atomic():
            _rekam(usulan, bukti, oleh)
            return _ajukan(usulan, oleh) if ajukan else usulan
    except IntegrityError as galat:
        # Two clicks, two requests: the second finds what the first has written.
        if lama := _sudah_ada(usulan):
            return lama
        raise TransitionRefused(SASARAN_SIBUK) from galat


@transaction.atomic
def usulan_ubah(
    *,
    usulan: Usulan,
    isi: Mapping[str, Any],
    oleh: Any,
    versi: int,
    catatan: str = "",
    bukti: Sequence[Lampiran] = (),
    lepas: Iterable[Any] = (),
    sasaran: models.Model | None = None,
    semula: Mapping[str, Any] | None = None,
) -> Usulan:
    """Change a draft or a returned usulan; only its proposer may. Raises VersiBasi on a stale form.

    `sasaran` and `semula` come again when the row it corrects has itself been corrected meanwhile.
    """
    baris = _milik_pengusul(usulan, oleh)
    if not baris.dapat_diubah:
        raise TransitionRefused(f"Usulan yang sudah {baris.get_keadaan_display().lower()} tidak dapat diubah.")
    if baris.versi != versi:
        raise VersiBasi(baris, list(baris.jenis_objek.beda(baris.isi, isi)))
    baris.isi = dict(isi)
    baris.catatan = catatan.strip()
    baris.versi += 1
    if sasaran is not None:
        for nama, nilai in _sasaran(sasaran).items():
            setattr(baris, nama, nilai)
        baris.semula = dict(semula or {})
    bukti_lepas(baris, lepas)
    _rekam(baris, bukti, oleh)
    return baris


@transaction.atomic
def usulan_ajukan(*, usulan: Usulan, oleh: Any) -> Usulan:
    """Submit a draft or a returned usulan again."""
    baris = _milik_pengusul(usulan, oleh)
    try:
        with transaction.atomic():
            return _ajukan(baris, oleh)
    except IntegrityError as galat:
        raise TransitionRefused(SASARAN_SIBUK) from galat


@transaction.atomic
def usulan_batalkan(*, usulan: Usulan, oleh: Any, catatan: str = "") -> Usulan:
    """The proposer withdraws what is not decided yet."""
    baris = _milik_pengusul(usulan, oleh)
    if baris.menunggu:
        baris.menunggu = ""
        baris.save(update_fields=["menunggu"])
    return apply_transition(USULAN_WORKFLOW, "batalkan", baris, oleh=oleh, catatan=catatan)


@transaction.atomic
def usulan_ulangi(*, usulan: Usulan, oleh: Any) -> Usulan:
    """A new draft with the content of a refused usulan, linked to it; evidence is given anew."""
    baris = _milik_pengusul(usulan, oleh)
    if baris.keadaan != KeadaanUsulan.DITOLAK:
        raise TransitionRefused("Hanya usulan yang ditolak dapat diajukan ulang sebagai usulan baru.")
    if baris.pengganti.exclude(keadaan=KeadaanUsulan.DIBATALKAN).exists():
        raise TransitionRefused("Usulan ini sudah diajukan ulang.")
    model = baris.sasaran_jenis.model_class() if baris.sasaran_jenis else None
    manajer: Any = model._default_manager if model else None
    return usulan_buat(
        jenis=baris.jenis,
        pegawai=baris.pegawai,
        isi=baris.isi,
        oleh=oleh,
        aksi=baris.aksi,
        semula=baris.semula,
        sasaran=manajer.filter(pk=baris.sasaran_id).first() if manajer else None,
        catatan=baris.catatan,
        ajukan=False,
        menggantikan=baris,
    )


def usulan_berjalan(sasaran: models.Model) -> bool:
    """Whether a submitted proposal about this row waits for a decision: another one could not be submitted."""
    jenis = ContentType.objects.get_for_model(sasaran)
    semua = Usulan.objects.filter(sasaran_jenis=jenis, sasaran_id=sasaran.pk, keadaan__in=sorted(MENUNGGU))
    return semua.exists()


def _sasaran(sasaran: models.Model | None) -> dict[str, Any]:
    if sasaran is None:
        return {}
    return {
        "sasaran_jenis": ContentType.objects.get_for_model(sasaran),
        "sasaran_id": sasaran.pk,
        "sasaran_versi": getattr(sasaran, "versi", None),
    }


def _sudah_ada(usulan: Usulan) -> Usulan | None:
    """The usulan under the same key; somebody else's key is no door to it."""
    if not usulan.kunci_idempotensi:
        return None
    return Usulan.objects.filter(
        kota=usulan.kota_id,
        kunci_idempotensi=usulan.kunci_idempotensi,
        pengusul=usulan.pengusul,
        pegawai=usulan.pegawai,
        jenis=usulan.jenis,
    ).first()


def _rekam(usulan: Usulan, bukti: Sequence[Lampiran], oleh: Any | None) -> None:
    """Write content and evidence together with their fingerprint. Evidence needs the row's key, hence two writes."""
    if not usulan.isi and not usulan.semula:
        raise ValidationError("Usulan belum berisi.")
    usulan.ringkasan = ringkasan(usulan)
    if usulan.pk is None:
        usulan.save()
    bukti_simpan(usulan, bukti, oleh=oleh)
    usulan.sidik = sidik_usulan(usulan)
    usulan.save()


def _milik_pengusul(usulan: Usulan, oleh: Any) -> Usulan:
    """The fresh, locked row of its proposer."""
    terjangkau = Usulan.objects.terlihat_oleh(oleh, IZIN_AJUKAN).select_for_update(of=("self",))
    baris = terjangkau.select_related("pegawai").filter(pk=usulan.pk, pengusul=oleh).first()
    if baris is None:
        raise PermissionDenied(IZIN_AJUKAN)
    return baris


def _ajukan(usulan: Usulan, oleh: Any | None) -> Usulan:
    """Let the kind check it, set the steps, move to submitted, and let the first step wait."""
    if periksa := usulan.jenis_objek.periksa:
        periksa(usulan=usulan)
    pegawai = usulan.pegawai
    jalur = jalur_usulan(usulan.jenis_objek.tahap, asal_usulan(oleh, pegawai))
    if oleh is None:
        usulan.keadaan = KeadaanUsulan.DIAJUKAN
    else:
        usulan = apply_transition(USULAN_WORKFLOW, "ajukan", usulan, oleh=oleh, catatan=usulan.catatan)
    usulan.instansi_id = pegawai.instansi_id
    usulan.jalur, usulan.menunggu = " ".join(jalur), jalur[0]
    usulan.diajukan_pada = timezone.now()
    usulan.save(update_fields=["keadaan", "instansi", "jalur", "menunggu", "diajukan_pada"])
    return usulan
