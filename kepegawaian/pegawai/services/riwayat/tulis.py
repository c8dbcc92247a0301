"""The only door by which a riwayat row comes into being, is superseded or withdrawn.

Who may do so is decided by the caller (an approved proposal, a finished process): these services record who it was.
Deposits of one person queue behind the person's row, so that two of them never contradict each other unseen.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction

from asn.core.berkas import berkas_pindah_pemilik
from asn.core.models import Berkas, RiwayatKeadaan
from asn.core.services import VersiBasi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.services.keadaan import keadaan_segarkan
from kepegawaian.pegawai.services.profil import Jenis
from kepegawaian.pegawai.services.riwayat.akibat import Pembukaan, Penutupan, pembukaan, penutupan
from kepegawaian.pegawai.services.riwayat.bahan import hari_ini_kota
from kepegawaian.pegawai.services.riwayat.isi import Isi, beda, isi_dari, jenis_dari
from kepegawaian.pegawai.services.riwayat.jejak import keterangan_terakhir
from kepegawaian.pegawai.services.riwayat.periksa import galat_per_kolom, nilai_lengkap, periksa_nilai

TIDAK_BERUBAH = "Tidak ada yang berubah dari data tersimpan."
ALASAN_KOSONG = "Tulis alasan pencabutan sedikitnya 10 huruf."
PANJANG_ALASAN = 10


@transaction.atomic
def riwayat_catat(
    *,
    jenis: Jenis,
    pegawai: Pegawai,
    isi: Isi,
    bukti: Berkas | None = None,
    oleh: Any,
    sumber: str = "SISTEM",
    siasn_id: str = "",
    tautan: str = "",
    tutup_sebelumnya: bool = True,
    catatan: str = "",
) -> Any:
    """Deposit a verified row. Raises ValidationError per field when it conflicts with the rest of the career.

    `tautan` is the page of the wing on which the fact was made.

    A definitive position closes the open one before it (see `riwayat_akibat`), unless `tutup_sebelumnya` is False.
    """
    pegawai = pegawai_kunci(pegawai)
    nilai = _nilai_sah(jenis, pegawai, isi, None, tutup_sebelumnya)
    if tutup_sebelumnya:
        _tutup(penutupan(jenis, pegawai, nilai), oleh)
    asal = {"sumber": sumber, "siasn_id": siasn_id, "tautan": tautan}
    return _simpan(jenis, pegawai, nilai, bukti, oleh, "catat", catatan, **asal)


@transaction.atomic
def riwayat_perbaiki(
    *, sasaran: Any, versi: int, isi: Isi, bukti: Berkas | None = None, oleh: Any, tautan: str = "", catatan: str = ""
) -> Any:
    """Supersede a row by a corrected one; what `isi` does not name, evidence and page of origin stay without new ones.

    Raises VersiBasi when the row was changed, superseded or withdrawn since `versi`, ValidationError for conflicts and
    for a correction that changes nothing.
    """
    jenis = jenis_dari(sasaran)
    pegawai = pegawai_kunci(sasaran.pegawai)
    lama = sasaran_kunci(jenis, sasaran, versi, isi)
    nilai = _nilai_sah(jenis, pegawai, isi, lama, True)
    if bukti is None and not beda(jenis, isi_dari(lama), isi_dari(lama) | isi):
        raise ValidationError(TIDAK_BERUBAH)
    tutup = penutupan(jenis, pegawai, nilai, lama)
    _pindah(lama, "DIGANTI", "ganti", oleh, catatan)
    _tutup(tutup, oleh)
    asal = {"menggantikan": lama, "siasn_id": lama.siasn_id, "tautan": tautan or lama.tautan}
    return _simpan(jenis, pegawai, nilai, bukti or lama.bukti, oleh, "perbaiki", catatan, **asal)


@transaction.atomic
def riwayat_cabut(*, sasaran: Any, versi: int, alasan: str, oleh: Any) -> Any:
    """Withdraw a row that should never have counted; it stays readable. A position that it ended goes on.

    Raises VersiBasi, ValidationError.
    """
    alasan = alasan.strip()
    if len(alasan) < PANJANG_ALASAN:
        raise ValidationError({"alasan": ALASAN_KOSONG})
    jenis = jenis_dari(sasaran)
    pegawai = pegawai_kunci(sasaran.pegawai)
    baris = sasaran_kunci(jenis, sasaran, versi, isi_dari(sasaran))
    buka = pembukaan(baris)
    _pindah(baris, "DICABUT", "cabut", oleh, alasan)
    _buka(buka, oleh)
    segarkan(pegawai)
    return baris


@transaction.atomic
def riwayat_verifikasi(*, sasaran: Any, versi: int, bukti: Berkas | None = None, oleh: Any) -> Any:
    """Confirm an unverified row as it stands, with its evidence when it comes now. Raises VersiBasi."""
    jenis = jenis_dari(sasaran)
    pegawai_kunci(sasaran.pegawai)
    baris = sasaran_kunci(jenis, sasaran, versi, isi_dari(sasaran))
    baris.diverifikasi_oleh = oleh
    if bukti is not None:
        baris.bukti = berkas_pindah_pemilik(berkas=bukti, pemilik=baris, izin=jenis.izin)
    _pindah(baris, "TERVERIFIKASI", "verifikasi", oleh, "")
    return baris


def pegawai_kunci(pegawai: Pegawai) -> Pegawai:
    """Lock the person for this transaction; rows that point at them may still be written by others."""
    kueri = Pegawai.objects.select_related("kota").select_for_update(of=("self",), no_key=True)
    return kueri.get(pk=pegawai.pk)


def sasaran_kunci(jenis: Jenis, sasaran: Any, versi: int, isi: Isi) -> Any:
    """The row, locked and unchanged since `versi`; VersiBasi otherwise, with what is stored now beside `isi`."""
    baris = jenis.model.objects.select_for_update(of=("self",)).get(pk=sasaran.pk, pegawai=sasaran.pegawai_id)
    if baris.versi == versi and baris.verifikasi in SAH:
        return baris
    kini = terkini(baris)
    berbeda = [*_beda_keadaan(baris), *beda(jenis, isi_dari(kini), isi_dari(kini) | isi)]
    raise VersiBasi(kini, berbeda, keterangan_terakhir(kini))


def terkini(baris: Any) -> Any:
    """The last row of the chain of corrections this one belongs to."""
    while lanjut := type(baris).objects.filter(menggantikan=baris).order_by("-pk").first():
        baris = lanjut
    return baris


def _beda_keadaan(baris: Any) -> list[tuple[str, str, str]]:
    if baris.verifikasi in SAH:
        return []
    return [("Keadaan data yang Anda buka", baris.get_verifikasi_display(), "Masih berlaku")]


def _nilai_sah(jenis: Jenis, pegawai: Pegawai, isi: Isi, sasaran: Any, tutup_sebelumnya: bool) -> dict[str, Any]:
    """Cleaned values, checked inside the lock."""
    nilai = nilai_lengkap(jenis, isi, sasaran)
    temuan = periksa_nilai(jenis, pegawai, nilai, sasaran, tutup_sebelumnya=tutup_sebelumnya, buka_hukdis=True)
    salah = galat_per_kolom(temuan)
    if salah:
        raise ValidationError(salah)
    return nilai


def _simpan(
    jenis: Jenis,
    pegawai: Pegawai,
    nilai: dict[str, Any],
    bukti: Berkas | None,
    oleh: Any,
    langkah: str,
    catatan: str,
    **asal: Any,
) -> Any:
    atribut = {jenis.model._meta.get_field(k).attname: v for k, v in nilai.items()}
    baru = jenis.model(
        kota_id=pegawai.kota_id,
        pegawai=pegawai,
        verifikasi="TERVERIFIKASI",
        diverifikasi_oleh=oleh,
        bukti=bukti,
        **atribut,
        **asal,
    )
    baru.validate_constraints()
    baru.save()
    _beri_bukti(jenis, baru)
    jejak(baru, langkah, "", "TERVERIFIKASI", oleh, catatan)
    segarkan(pegawai)
    return baru


def _beri_bukti(jenis: Jenis, baru: Any) -> None:
    """A file that came with the proposal becomes the row's own; one carried over stays with the row it came with."""
    lama = baru.menggantikan
    if baru.bukti and (lama is None or lama.bukti_id != baru.bukti_id):
        berkas_pindah_pemilik(berkas=baru.bukti, pemilik=baru, izin=jenis.izin)


def _tutup(tutup: Penutupan | None, oleh: Any) -> None:
    if tutup is None:
        return
    baris = tutup.baris
    baris.tmt_selesai = tutup.sampai
    baris.versi += 1
    baris.save(update_fields=["tmt_selesai", "versi"])
    jejak(baris, "tutup", baris.verifikasi, baris.verifikasi, oleh, f"Berakhir {tutup.sampai:%d-%m-%Y}")


def _buka(buka: Pembukaan | None, oleh: Any) -> None:
    if buka is None:
        return
    baris = buka.baris
    baris.tmt_selesai = buka.sampai
    baris.versi += 1
    baris.save(update_fields=["tmt_selesai", "versi"])
    kata = f"Berakhir {buka.sampai:%d-%m-%Y}" if buka.sampai else "Berlanjut sampai sekarang"
    # A position that now ends with another one was ended by that one.
    jejak(baris, "tutup" if buka.sampai else "buka", baris.verifikasi, baris.verifikasi, oleh, kata)


def _pindah(baris: Any, ke: str, langkah: str, oleh: Any, catatan: str) -> None:
    dari, baris.verifikasi = baris.verifikasi, ke
    baris.versi += 1
    baris.save(update_fields=["verifikasi", "versi", "diverifikasi_oleh", "bukti"])
    jejak(baris, langkah, dari, ke, oleh, catatan)


def jejak(baris: Any, langkah: str, dari: str, ke: str, oleh: Any, catatan: str) -> None:
    RiwayatKeadaan.objects.create(
        kota_id=baris.kota_id,
        objek_jenis=ContentType.objects.get_for_model(type(baris)),
        objek_id=baris.pk,
        transisi=langkah,
        dari=dari,
        ke=ke,
        oleh=oleh,
        catatan=catatan,
    )


def segarkan(pegawai: Pegawai) -> None:
    keadaan_segarkan(kota_id=pegawai.kota_id, tanggal=hari_ini_kota(pegawai), pegawai_ids=[pegawai.pk])
