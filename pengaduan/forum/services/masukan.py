"""Contributions of citizens: sent, confirmed by mail, withdrawn, supported; and those written down at a meeting."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from asn.core.sandi import sidik
from asn.core.workflows import TransitionRefused
from pengaduan.forum.models import Butir, Dukungan, Komentar, Konsultasi, Partisipan, Surat
from pengaduan.forum.rules.moderasi import dugaan, sama
from pengaduan.forum.services.batas import dukungan_berlebih, masukan_berlebih, surat_berlebih
from pengaduan.forum.services.surat import surat_buat, surat_hidup
from pengaduan.forum.workflows import KeadaanKomentar, KeadaanKonsultasi

TUTUP = "Masa masukan konsultasi ini sudah berakhir atau belum dibuka."
KEMBAR = "Anda sudah mengirim masukan yang sama."
TERLALU_BANYAK = "Anda sudah mengirim banyak masukan dalam satu jam ini. Lanjutkan nanti."


def partisipan_untuk(*, kota_id: int, surel: str) -> Partisipan:
    """The participant behind an address of this city, made when there is none; nothing is proven by it."""
    rapi = surel.strip().lower()
    return Partisipan.objects.get_or_create(kota_id=kota_id, sidik=sidik(rapi), defaults={"surel": rapi})[0]


@transaction.atomic
def masukan_kirim(
    *,
    konsultasi: Konsultasi,
    isi: dict[str, Any],
    partisipan: Partisipan,
    terbukti: bool,
    butir: Butir | None = None,
    induk: Komentar | None = None,
) -> Komentar:
    """Take a contribution. Proven (`terbukti`: confirmed in this browser): it enters at once; else its mail goes out.

    `isi` holds isi, nama, unsur, mau_kabar. The same text sent twice is one contribution. Raises TransitionRefused
    when the phase is over, the reply would be a level too deep, or a proven person sends too much.
    """
    _periksa_terbuka(konsultasi)
    if induk is not None and (induk.induk_id or induk.keadaan != KeadaanKomentar.TAYANG):
        raise TransitionRefused("Masukan itu tidak dapat dibalas. Balas masukan pertamanya.")
    kembar = _kembar(konsultasi, partisipan, isi["isi"])
    if terbukti:
        if kembar is not None and kembar.keadaan != KeadaanKomentar.BELUM:
            raise TransitionRefused(KEMBAR)
        if masukan_berlebih(partisipan.pk):
            raise TransitionRefused(TERLALU_BANYAK)
    komentar = kembar or Komentar.objects.create(
        kota_id=konsultasi.kota_id,
        konsultasi=konsultasi,
        butir=butir if induk is None else induk.butir,
        induk=induk,
        partisipan=partisipan,
        sidik_isi=sidik(sama(isi["isi"]) or isi["isi"]),
        **isi,
    )
    if terbukti:
        return _masukkan(komentar)
    # Nothing here may tell whether the address is known, was used before, or has had its share of mails.
    if komentar.keadaan == KeadaanKomentar.BELUM and not surat_berlebih(partisipan.sidik):
        surat_buat(jenis="konfirmasi", partisipan=partisipan, komentar=komentar)
    return komentar


def _kembar(konsultasi: Konsultasi, partisipan: Partisipan, teks: str) -> Komentar | None:
    """The same text of the same person, if it is not withdrawn. The person's row queues two sendings at once."""
    Partisipan.objects.select_for_update(of=("self",)).get(pk=partisipan.pk)
    sidik_isi = sidik(sama(teks) or teks)
    ada = Komentar.objects.filter(konsultasi=konsultasi, partisipan=partisipan, sidik_isi=sidik_isi)
    return ada.exclude(keadaan=KeadaanKomentar.DITARIK).first()


def _periksa_terbuka(konsultasi: Konsultasi) -> None:
    # The clock is the city's: the public page has set it.
    if not konsultasi.menerima(timezone.localdate()):
        raise TransitionRefused(TUTUP)


@transaction.atomic
def masukan_konfirmasi(*, surat: Surat) -> Komentar:
    """The author followed the link: the address is proven, and the contribution enters. Once.

    Raises TransitionRefused when the link is used or old, or the phase is over.
    """
    terkunci = Surat.objects.select_for_update(of=("self",)).select_related("partisipan").get(pk=surat.pk)
    if terkunci.jenis != "konfirmasi" or terkunci.komentar_id is None or not surat_hidup(terkunci):
        raise TransitionRefused("Tautan ini sudah dipakai atau sudah kedaluwarsa.")
    komentar = Komentar.objects.select_for_update(of=("self",)).get(pk=terkunci.komentar_id)
    if komentar.keadaan == KeadaanKomentar.BELUM:
        _masukkan(komentar)
    surat_pakai(terkunci)
    return komentar


def surat_pakai(surat: Surat) -> Partisipan:
    """Using a link proves the address. The caller has locked and checked the mail."""
    surat.dipakai_pada = timezone.now()
    surat.save(update_fields=["dipakai_pada"])
    partisipan = surat.partisipan
    if partisipan.terverifikasi_pada is None:
        partisipan.terverifikasi_pada = surat.dipakai_pada
        partisipan.save(update_fields=["terverifikasi_pada"])
    return partisipan


@transaction.atomic
def masuk_dengan_surat(*, surat: Surat) -> Partisipan:
    """Follow a link that only opens one's own contributions. Raises TransitionRefused when it is used or old."""
    terkunci = Surat.objects.select_for_update(of=("self",)).select_related("partisipan").get(pk=surat.pk)
    if terkunci.jenis not in ("masuk", "moderasi") or not surat_hidup(terkunci):
        raise TransitionRefused("Tautan ini sudah dipakai atau sudah kedaluwarsa.")
    return surat_pakai(terkunci)


def tautan_minta(*, kota_id: int, surel: str) -> None:
    """Send a link that opens one's own contributions; the answer to the visitor is the same in every case."""
    partisipan = partisipan_untuk(kota_id=kota_id, surel=surel)
    if not surat_berlebih(partisipan.sidik):
        surat_buat(jenis="masuk", partisipan=partisipan)


def _masukkan(komentar: Komentar) -> Komentar:
    """Number it and let it be read, or hold it for a moderator. One after the other within a consultation."""
    konsultasi = Konsultasi.objects.select_for_update(of=("self",), no_key=True).get(pk=komentar.konsultasi_id)
    _periksa_terbuka(konsultasi)
    sebab = dugaan(f"{komentar.isi} {komentar.nama}")
    ditahan = bool(sebab) or konsultasi.pra_moderasi
    komentar.nomor = nomor_berikut(konsultasi)
    komentar.keadaan = (KeadaanKomentar.DITAHAN if ditahan else KeadaanKomentar.TAYANG).value
    komentar.dugaan = ", ".join(sebab) or ("diperiksa dahulu" if ditahan else "")
    komentar.tayang_pada = timezone.now()
    komentar.save(update_fields=["nomor", "keadaan", "dugaan", "tayang_pada"])
    return komentar


def nomor_berikut(konsultasi: Konsultasi) -> int:
    """The caller holds the row of the consultation."""
    return (Komentar.objects.filter(konsultasi=konsultasi).aggregate(n=Max("nomor"))["n"] or 0) + 1


@transaction.atomic
def masukan_tarik(*, komentar: Komentar, partisipan: Partisipan) -> Komentar:
    """The author takes it back: the text goes, its number stays. Raises TransitionRefused once it is answered."""
    terkunci = Komentar.objects.select_for_update(of=("self",)).select_related("konsultasi").get(pk=komentar.pk)
    if terkunci.partisipan_id != partisipan.pk:
        raise TransitionRefused("Hanya pengirimnya yang dapat menarik masukan.")
    if terkunci.konsultasi.keadaan not in (KeadaanKonsultasi.DIBUKA, KeadaanKonsultasi.DITUTUP):
        raise TransitionRefused("Masukan yang sudah ditanggapi secara resmi tidak dapat ditarik lagi.")
    if terkunci.keadaan not in (KeadaanKomentar.TAYANG, KeadaanKomentar.DITAHAN):
        raise TransitionRefused("Masukan ini tidak dapat ditarik.")
    terkunci.keadaan = KeadaanKomentar.DITARIK.value
    terkunci.isi = terkunci.isi_asli = terkunci.nama = ""
    terkunci.klaster = None
    terkunci.save(update_fields=["keadaan", "isi", "isi_asli", "nama", "klaster"])
    return terkunci


@transaction.atomic
def dukungan_ubah(*, komentar: Komentar, partisipan: Partisipan) -> bool:
    """Support, or take the support back. Returns whether it is given now. Raises TransitionRefused where it cannot."""
    terkunci = Komentar.objects.select_for_update(of=("self",), no_key=True).select_related("konsultasi")
    satu = terkunci.get(pk=komentar.pk)
    if satu.keadaan != KeadaanKomentar.TAYANG or satu.induk_id:
        raise TransitionRefused("Masukan ini tidak dapat didukung.")
    if satu.partisipan_id == partisipan.pk:
        raise TransitionRefused("Masukan sendiri tidak dapat didukung.")
    _periksa_terbuka(satu.konsultasi)
    if dukungan_berlebih(partisipan.pk):
        raise TransitionRefused("Terlalu banyak dukungan dalam satu jam. Lanjutkan nanti.")
    dihapus, _ = Dukungan.objects.filter(komentar=satu, partisipan=partisipan).delete()
    if not dihapus:
        Dukungan.objects.create(kota_id=satu.kota_id, komentar=satu, partisipan=partisipan)
    return not dihapus


@transaction.atomic
def masukan_catat(*, konsultasi: Konsultasi, isi: dict[str, Any], butir: Butir | None, oleh: Any) -> Komentar:
    """A contribution made at a meeting or on paper, keyed in by staff while the phase runs or just after it."""
    terkunci = Konsultasi.objects.terlihat_oleh(oleh, "forum.kelola_konsultasi").select_for_update(of=("self",))
    satu = terkunci.get(pk=konsultasi.pk)
    if satu.keadaan not in (KeadaanKonsultasi.DIBUKA, KeadaanKonsultasi.DITUTUP):
        raise TransitionRefused("Masukan dicatat selama masa masukan, atau sesudahnya sebelum tanggapan terbit.")
    return Komentar.objects.create(
        kota_id=satu.kota_id,
        konsultasi=satu,
        butir=butir,
        dicatat_oleh=oleh,
        nomor=nomor_berikut(satu),
        keadaan=KeadaanKomentar.TAYANG.value,
        sidik_isi=sidik(sama(isi["isi"]) or isi["isi"]),
        tayang_pada=timezone.now(),
        mau_kabar=False,
        **isi,
    )
