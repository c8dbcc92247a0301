"""Opening the proposal of a right that is due: by hand from its page, or at night by the system, never twice."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from asn.core.workflows import TransitionRefused
from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.services.gaji import TabelGaji, tabel_gaji
from kepegawaian.layanan.services.nilai import PENILAI, Hak
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_buat
from kepegawaian.usulan.workflows import AKHIR

AWALAN = "hak-"
SUDAH_BERJALAN = "Usulan hak ini masih berjalan; tunggu keputusan atau SK-nya."
BELUM_LENGKAP = "Syaratnya belum terpenuhi: {}."


def jenis_usulan_hak(kode: KodeHak | str) -> str:
    return f"{AWALAN}{kode.lower()}"


def kunci_hak(pegawai_id: int, hak: Hak) -> str:
    """One proposal per right: kind, person, and the day its time is complete (which does not move as months pass)."""
    return f"{hak.kode}:{pegawai_id}:{hak.genap}"


# Under way: not decided yet, or approved and still without effect (the SK, or its TMT, is to come).
BERJALAN = ~Q(keadaan__in=[k.value for k in AKHIR]) | Q(
    keputusan_hak__isnull=False, keputusan_hak__diterapkan_pada=None
)


def berjalan(pegawai: Pegawai, kode: KodeHak) -> bool:
    """Whether a proposal of this right is still under way."""
    usulan = Usulan.objects.filter(pegawai=pegawai, kota=pegawai.kota_id, jenis=jenis_usulan_hak(kode))
    return usulan.filter(BERJALAN).exists()


def isi_usulan(fakta: Any, hak: Hak, tabel: TabelGaji | None = None) -> dict[str, Any]:
    """What the decision would set, as plain data; for a KGB with the pay before and after."""
    isi = {"judul": hak.judul} | (hak.isi or {})
    if hak.kode is not KodeHak.KGB:
        return isi
    tabel = tabel or tabel_gaji(date.fromisoformat(isi["tmt"]))
    return isi | {
        "golongan_id": fakta.golongan_id,
        "gaji_lama": tabel.cari(fakta.golongan_id, isi["mkg_lama"]),
        "gaji_baru": tabel.cari(fakta.golongan_id, isi["mkg_tahun"]),
        "dasar_gaji": tabel.dasar[fakta.golongan_id],
    }


@transaction.atomic
def usul_buka(*, fakta: Any, hak: Hak, oleh: Any | None, tabel: TabelGaji | None = None, kunci: str = "") -> Usulan:
    """Open and submit the proposal. Raises ValidationError when a requirement is open, TransitionRefused when one is
    under way already; PermissionDenied comes from the engine.
    """
    if not hak.lengkap:
        raise ValidationError(BELUM_LENGKAP.format(", ".join(b.syarat.label for b in hak.kurang) or "sudah puncak"))
    if berjalan(fakta, hak.kode):
        raise TransitionRefused(SUDAH_BERJALAN)
    return usulan_buat(
        jenis=jenis_usulan_hak(hak.kode),
        pegawai=fakta,
        isi=isi_usulan(fakta, hak, tabel),
        oleh=oleh,
        kunci_idempotensi=kunci,
        tenggat=hak.tmt,
    )


def pastikan_masih_berlaku(fakta: Any, isi: Mapping[str, Any], kode: KodeHak, hari_ini: date) -> None:
    """Refuse an approval whose ground has changed since it was opened. Raises ValidationError."""
    hak = PENILAI[kode](fakta, hari_ini)
    if hak is None or not hak.terbuka:
        raise ValidationError("Hak ini tidak lagi berlaku bagi pegawai tersebut; tolak usulannya.")
    if hak.kurang:
        raise ValidationError(BELUM_LENGKAP.format(", ".join(b.syarat.label for b in hak.kurang)))
    tetap = ("tmt", "golongan", "mkg_tahun") if kode is KodeHak.KGB else ("golongan", "jenis")
    if any(isi.get(k) != (hak.isi or {}).get(k) for k in tetap):
        raise ValidationError("Riwayat pegawai berubah sejak usulan dibuka; tolak, lalu buka usulan yang baru.")
