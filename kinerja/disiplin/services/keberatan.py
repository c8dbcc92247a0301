"""Remedies of the accused. Keberatan goes through the general machine, banding administratif to the BPASN outside.

PP 79/2021: a dismissal goes to the BPASN; the city only records it and what came of it. What the machine decides
comes back here: the punishment stands, becomes lighter, or falls.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format

from asn.core.sandi import sidik
from asn.core.tipe import terisi
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import Pemutus, Sasaran
from kepegawaian.keberatan.services.pemutus import pemegang_jabatan, pemutus_naik
from kepegawaian.pegawai.rules.enum import Hukdis
from kinerja.disiplin.models import Perkara, PetugasPerkara
from kinerja.disiplin.rules.hukuman import lebih_berat
from kinerja.disiplin.rules.pemeriksa import PeranPerkara
from kinerja.disiplin.rules.tenggat import Jam
from kinerja.disiplin.services.berlaku import hukuman_berlakukan
from kinerja.disiplin.services.catatan import (
    kabar_petugas,
    kabar_terperiksa,
    perkara_kunci,
    perkara_pindah,
    perkara_pindah_sistem,
)
from kinerja.disiplin.services.dugaan import petugas_aktif
from kinerja.disiplin.services.jangka import batas_upaya_pada
from kinerja.disiplin.services.pejabat import jabatan_pada
from kinerja.disiplin.services.putusan import pastikan_belum_lewat
from kinerja.disiplin.workflows import IZIN_TANGGAPI, KeadaanPerkara

KE_BPASN = "Terhadap pemberhentian diajukan banding administratif ke BPASN (PP 79/2021), bukan keberatan."
KE_KEBERATAN = "Terhadap hukuman ini diajukan keberatan (PP 79/2021), bukan banding."
BUKAN_BANDING = "Keberatan diputus pejabat lain; di sini hanya putusan BPASN yang dicatat."
LEBIH_RINGAN = "Pilih hukuman yang lebih ringan daripada yang dipersoalkan."
LEBIH_BERAT = "Putusan ini tidak dapat menghasilkan hukuman yang lebih berat."


def batas_upaya(perkara: Perkara) -> Jam | None:
    """Last day of the remedy that is open for this decision; None before it was received."""
    if perkara.diterima_pada is None:
        return None
    return batas_upaya_pada(perkara.kota_id, perkara.hukuman, perkara.diterima_pada)


def sasaran_milik(pengguna: Any, perkara_id: int) -> Sasaran | None:
    """What the accused may contest: the own case, once a decision was delivered."""
    milik = Perkara.objects.terlihat_oleh(pengguna, IZIN_TANGGAPI).filter(diterima_pada__isnull=False)
    perkara = milik.select_related("pegawai", "kota").filter(pk=perkara_id).first()
    return _sasaran(perkara) if perkara else None


def sasaran_kini(keberatan: Keberatan) -> Sasaran:
    return _sasaran(Perkara.objects.select_related("pegawai", "kota").get(pk=keberatan.sasaran_id))


def _sasaran(perkara: Perkara) -> Sasaran:
    petugas = petugas_aktif(perkara).filter(peran=PeranPerkara.PEMUTUS).select_related("pegawai").first()
    halangan = KE_BPASN if perkara.hukuman == Hukdis.B3 else ""
    if not halangan and perkara.keadaan != KeadaanPerkara.DISAMPAIKAN:
        halangan = f"Keberatan tidak dapat diajukan pada keadaan “{perkara.get_keadaan_display()}”."
    return Sasaran(
        judul=f"Keputusan {perkara.nomor_sk}",
        kota_id=perkara.kota_id,
        pegawai=perkara.pegawai,
        instansi_id=perkara.instansi_id,
        diterima=perkara.diterima_pada,
        # Of a decision of the PPK the PPK decides again (PP 79/2021): nobody in the city stands higher.
        pejabat_awal=petugas.pegawai if petugas else None,
        halangan=halangan,
        sidik=sidik(f"{perkara.pk}:{perkara.nomor_sk}:{perkara.hukuman}"),
        rincian=(
            ("Hukuman", perkara.get_hukuman_display()),
            ("Pelanggaran", f"{perkara.label_pelanggaran} ({perkara.pasal})"),
            ("Tanggal keputusan", date_format(terisi(perkara.tanggal_sk), "j F Y")),
            ("Ditetapkan oleh", perkara.pejabat_sk),
        ),
    )


def pemutus_jenis(keberatan: Keberatan, tanggal: date) -> Pemutus:
    """The superior of who punished, upwards to somebody who is no party; at the top the PPK."""
    penghukum = keberatan.pejabat_awal
    if penghukum is None:
        return Pemutus(ppk=True)
    jabatan = jabatan_pada(penghukum, tanggal)
    return pemutus_naik(jabatan.atasan if jabatan else None, keberatan=keberatan, tanggal=tanggal)


def saat_diajukan(*, keberatan: Keberatan, oleh: Any) -> None:
    """The case waits for the appeal; the punishment does not take effect meanwhile."""
    perkara = perkara_kunci(Perkara(pk=keberatan.sasaran_id), "ajukan_keberatan", oleh)
    perkara_pindah(perkara, "ajukan_keberatan", oleh=oleh, sejak=oleh.hari_ini(), judul="Keberatan diajukan")
    perkara.tenggat = keberatan.batas_putus
    perkara.save(update_fields=["tenggat"])
    _bukakan_berkas(perkara, keberatan, oleh.hari_ini())
    kabar_petugas(perkara, [PeranPerkara.PEMUTUS], judul="Keberatan diajukan dalam perkara disiplin nomor {nomor}")


def _bukakan_berkas(perkara: Perkara, keberatan: Keberatan, tanggal: date) -> None:
    """Who decides the appeal reads the case: the holders of that seat today, or the PPK."""
    sosok: list[dict[str, Any]] = [{"ppk": True}] if keberatan.ke_ppk else []
    if keberatan.pemutus_jabatan_id:
        sosok += [{"pegawai": p} for p in pemegang_jabatan(keberatan.pemutus_jabatan_id, tanggal)]
    for satu in sosok:
        PetugasPerkara.objects.create(
            kota_id=perkara.kota_id,
            perkara=perkara,
            peran=PeranPerkara.KEBERATAN.value,
            jabatan=keberatan.pemutus_label[:200],
            alasan="Memutus keberatan (PP 79/2021)",
            sejak=tanggal,
            **satu,
        )


def periksa_putusan(*, keberatan: Keberatan, hasil: str, isi: dict[str, Any]) -> None:
    """Granted in part means a lighter kind. Raises ValidationError (`hukuman`)."""
    if hasil != "dikabulkan_sebagian":
        return
    perkara = Perkara.objects.get(pk=keberatan.sasaran_id)
    hukuman = isi.get("hukuman", "")
    if not hukuman or not lebih_berat(perkara.hukuman, hukuman):
        raise ValidationError({"hukuman": LEBIH_RINGAN})


def uraikan(isi: Any) -> list[tuple[str, str]]:
    return [("Hukuman menjadi", Hukdis(isi["hukuman"]).label)] if isi.get("hukuman") else []


def akibat_tetap(*, keberatan: Keberatan, oleh: Any) -> None:
    """Refused or withdrawn: the punishment stands from today on."""
    _berlakukan(keberatan, oleh, "Keberatan ditolak atau dicabut; hukuman tetap.")


def akibat_ringan(*, keberatan: Keberatan, oleh: Any) -> None:
    """Granted in part: a lighter punishment takes its place."""
    _berlakukan(keberatan, oleh, "Keberatan dikabulkan sebagian.", keberatan.putusan_isi["hukuman"])


def akibat_gugur(*, keberatan: Keberatan, oleh: Any) -> None:
    """Granted: nothing reaches the register."""
    perkara = _kunci_keberatan(keberatan)
    perkara_pindah_sistem(perkara, "batalkan", sejak=oleh.hari_ini(), isi="Keberatan dikabulkan.", oleh=oleh)
    kabar_terperiksa(perkara, "Hukuman disiplin Anda dibatalkan")


def _berlakukan(keberatan: Keberatan, oleh: Any, isi: str, hukuman: str = "") -> None:
    perkara = _kunci_keberatan(keberatan)
    perkara.hukuman = hukuman or perkara.hukuman
    perkara.berlaku_pada = oleh.hari_ini()
    perkara.save(update_fields=["hukuman", "berlaku_pada"])
    hukuman_berlakukan(perkara, transisi="kuatkan", oleh=oleh, lewat_keberatan=True, isi=isi)


def _kunci_keberatan(keberatan: Keberatan) -> Perkara:
    kueri = Perkara.objects.select_for_update(of=("self",)).select_related("kota", "pegawai__kota", "diputus_oleh")
    return kueri.get(pk=keberatan.sasaran_id)


@transaction.atomic
def banding_catat(*, perkara: Perkara, nomor: str, oleh: Any) -> Perkara:
    """The accused tells that a banding lies with the BPASN; the decision there is entered when it comes."""
    baris = perkara_kunci(perkara, "ajukan_banding", oleh)
    if baris.hukuman != Hukdis.B3:
        raise ValidationError(KE_KEBERATAN)
    pastikan_belum_lewat(terisi(batas_upaya(baris)).jatuh, oleh.hari_ini())
    perkara_pindah(baris, "ajukan_banding", oleh=oleh, sejak=oleh.hari_ini(), isi=f"Nomor banding {nomor}")
    kabar_petugas(baris, [PeranPerkara.PEMUTUS])
    return baris


@transaction.atomic
def upaya_kuatkan(*, perkara: Perkara, hukuman: str, alasan: str, oleh: Any) -> Perkara:
    """What the BPASN decided: the punishment stands, as it was or lighter, from today. ValidationError (`hukuman`)."""
    baris = _kunci_banding(perkara, "kuatkan", oleh)
    if lebih_berat(hukuman, baris.hukuman):
        raise ValidationError({"hukuman": LEBIH_BERAT})
    baris.hukuman, baris.berlaku_pada = hukuman, oleh.hari_ini()
    baris.save(update_fields=["hukuman", "berlaku_pada"])
    return hukuman_berlakukan(baris, transisi="kuatkan", oleh=oleh, isi=alasan)


@transaction.atomic
def upaya_kabulkan(*, perkara: Perkara, alasan: str, oleh: Any) -> Perkara:
    """What the BPASN decided: the punishment falls; nothing reaches the register."""
    baris = _kunci_banding(perkara, "batalkan", oleh)
    perkara_pindah(baris, "batalkan", oleh=oleh, sejak=oleh.hari_ini(), isi=alasan)
    kabar_terperiksa(baris, "Hukuman disiplin Anda dibatalkan")
    return baris


def _kunci_banding(perkara: Perkara, transisi: str, oleh: Any) -> Perkara:
    """Who punished only enters what the BPASN decided; an appeal is decided by somebody else, in the machine."""
    baris = perkara_kunci(perkara, transisi, oleh)
    if baris.keadaan != KeadaanPerkara.BANDING:
        raise TransitionRefused(BUKAN_BANDING)
    return baris
