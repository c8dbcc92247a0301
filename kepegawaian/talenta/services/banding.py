"""The appeal against a box: to the PPK, who has no part in the committee. An accepted one is a numbered revision.

UU 30/2014 ps. 75–77: against the decision of an official, decided here by a different one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.urls import reverse

from asn.core.sandi import sidik
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import Pemutus, Sasaran, Uraian
from kepegawaian.talenta.models import HasilTalenta
from kepegawaian.talenta.rules.kotak import nama_kotak
from kepegawaian.talenta.rules.nilai import Hasil, hitung
from kepegawaian.talenta.services.fakta import fakta_orang
from kepegawaian.talenta.services.hitung import nilai_hasil
from kepegawaian.talenta.workflows import LIHAT_HASIL

KODE = "talenta"
_IKUT = ("siklus__kota", "siklus__tanda", "siklus__ditetapkan_oleh", "pegawai", "instansi")
BELUM = "Hasil siklus ini belum ditetapkan, sehingga belum dapat diajukan keberatan."
SUDAH_DIREVISI = "Hasil ini sudah digantikan revisi; keberatan diajukan atas hasil yang berlaku."


def sasaran_hasil(pengguna: Any, pk: int) -> Sasaran | None:
    """What the person may contest; nobody else may."""
    if not pengguna.pegawai_id:
        return None
    milik = HasilTalenta.objects.terlihat_oleh(pengguna, LIHAT_HASIL).filter(pk=pk, pegawai=pengguna.pegawai_id)
    hasil = milik.select_related(*_IKUT).first()
    return sasaran_dari(hasil) if hasil else None


def sasaran_kini(keberatan: Keberatan) -> Sasaran:
    return sasaran_dari(hasil_dari(keberatan))


def hasil_dari(keberatan: Keberatan) -> HasilTalenta:
    return HasilTalenta.objects.select_related(*_IKUT).get(pk=keberatan.sasaran_id, kota=keberatan.kota_id)


def sasaran_dari(hasil: HasilTalenta) -> Sasaran:
    siklus = hasil.siklus
    return Sasaran(
        judul=f"{siklus.nama}: {nama_kotak(hasil.kotak) if hasil.kotak else 'tidak dapat dinilai'}",
        kota_id=hasil.kota_id,
        rincian=rincian(hasil),
        pegawai=hasil.pegawai,
        instansi_id=hasil.instansi_id,
        diterima=_diterima(hasil),
        pejabat_awal_akun=siklus.ditetapkan_oleh,
        halangan="" if not siklus.ditetapkan or hasil.kini else SUDAH_DIREVISI,
        sidik=sidik(f"{hasil.pk}:{hasil.kini}:{hasil.kotak}"),
    )


def _diterima(hasil: HasilTalenta) -> date | None:
    """Everybody is told on the day the result is fixed."""
    tanda = hasil.siklus.tanda
    return tanda.tanggal if tanda and hasil.siklus.ditetapkan else None


def rincian(hasil: HasilTalenta) -> Uraian:
    kotak_hitung = hasil.kotak_hitung if hasil.dipindahkan else None
    return [
        ("Kotak", nama_kotak(hasil.kotak) if hasil.kotak else "–"),
        ("Skor kinerja", str(hasil.skor_kinerja or "–").replace(".", ",")),
        ("Skor potensial", str(hasil.skor_potensial or "–").replace(".", ",")),
        *([("Sebab", hasil.sebab)] if hasil.sebab else []),
        *([("Kotak menurut hitungan", nama_kotak(kotak_hitung))] if kotak_hitung else []),
    ]


def pemutus_hasil(keberatan: Keberatan, tanggal: date) -> Pemutus:
    return Pemutus(ppk=True)


def hitung_kini(hasil: HasilTalenta) -> Hasil | None:
    """The outcome with the register as it is now and the rules of the cycle: what corrected data would give."""
    siklus = hasil.siklus
    orang = next(fakta_orang(kota_id=hasil.kota_id, acuan=siklus.acuan, pegawai_ids=[hasil.pegawai_id]), None)
    return hitung(orang.fakta, siklus.aturan()) if orang else None


def periksa_putusan(*, keberatan: Keberatan, hasil: str, isi: Mapping[str, Any]) -> None:
    if hasil == "ditolak":
        return
    baris = hasil_dari(keberatan)
    if isi.get("kotak") == baris.kotak:
        raise ValidationError({"kotak": "Bila dikabulkan, kotaknya berubah."})


def uraikan(isi: Mapping[str, Any]) -> Uraian:
    return [("Kotak menjadi", nama_kotak(isi["kotak"]))] if isi.get("kotak") else []


def revisikan(*, keberatan: Keberatan, oleh: Any) -> HasilTalenta:
    """The correction: a new row with the next number; the old one stays readable and is no longer the present one."""
    terkunci = HasilTalenta.objects.select_for_update(of=("self",)).select_related(*_IKUT)
    lama = terkunci.get(pk=keberatan.sasaran_id, kota=keberatan.kota_id)
    semua = HasilTalenta.objects.filter(siklus=lama.siklus_id, pegawai=lama.pegawai_id)
    urut = semua.aggregate(n=Max("revisi"))["n"] + 1
    kini = hitung_kini(lama)
    nilai = nilai_hasil(kini) if kini else {}
    HasilTalenta.objects.filter(pk=lama.pk, kini=True).update(kini=False)
    tetap = ("kota_id", "siklus_id", "pegawai_id", "instansi_id", "jabatan", "jenis_jabatan", "jenjang", "tujuan")
    baru = HasilTalenta(
        **{k: getattr(lama, k) for k in tetap},
        kotak_lalu=lama.kotak_lalu,
        **nilai,
        kotak=keberatan.putusan_isi["kotak"],
        revisi=urut,
        alasan_revisi=f"Keberatan nomor {keberatan.pk}: {keberatan.get_keadaan_display()}",
        keberatan=keberatan,
    )
    baru.save(force_insert=True)
    return baru


def alamat(keberatan: Keberatan) -> str:
    return reverse("talenta:hasil", args=[keberatan.sasaran_id])
