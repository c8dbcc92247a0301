"""Documents of an evaluation as PDF: issued once from frozen content when it is final, before that as a draft.

The set of e-Kinerja: SKP, lampiran, evaluasi, dokumen evaluasi; conversion to angka kredit (Peraturan BKN 3/2023).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from asn.core.angka import tulis_angka
from asn.core.berkas import berkas_simpan
from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi, tanda_segel, tanda_terbitkan
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.rules.nip import tampilkan
from kinerja.skp.models import DokumenKinerja, EvaluasiKinerja
from kinerja.skp.models.dokumen import JENIS_DOKUMEN
from kinerja.skp.services.lembar import baris_perilaku, baris_rhk, matriks
from kinerja.skp.services.papan import pola_evaluasi
from kinerja.skp.workflows import IZIN_LIHAT_EVALUASI

LABEL = dict(JENIS_DOKUMEN)
_TEMPLAT = {
    "skp": "skp/cetak/skp.html",
    "lampiran": "skp/cetak/lampiran.html",
    "evaluasi": "skp/cetak/evaluasi.html",
    "dokumen_evaluasi": "skp/cetak/dokumen_evaluasi.html",
    "konversi_ak": "skp/cetak/konversi_ak.html",
}


@dataclass(frozen=True, slots=True)
class Dokumen:
    jenis: str
    judul: str


def dokumen_tersedia(evaluasi: EvaluasiKinerja) -> list[Dokumen]:
    """Which documents this evaluation has; the plan always, the judgement once there is one."""
    jenis = ["skp", "lampiran"]
    if evaluasi.predikat:
        jenis += ["evaluasi", "dokumen_evaluasi"]
    if hasattr(evaluasi, "konversi_ak"):
        jenis.append("konversi_ak")
    return [Dokumen(j, LABEL[j]) for j in jenis]


def pratinjau(evaluasi: EvaluasiKinerja, jenis: str) -> bytes:
    """A draft: watermarked, without number and proof."""
    return render_pdf(_TEMPLAT[jenis], _konteks(evaluasi, jenis) | {"draf": True})


@transaction.atomic
def dokumen_terbitkan(evaluasi: EvaluasiKinerja, jenis: str) -> DokumenKinerja:
    """The issued document, made the first time it is asked for and never made again."""
    tanggal = evaluasi.final_pada.date() if evaluasi.final_pada else timezone.localdate()
    isi = {"predikat": evaluasi.predikat, "hasil_kerja": evaluasi.hasil_kerja, "perilaku": evaluasi.perilaku}
    return terbitkan(
        jenis,
        {"skp": evaluasi.skp, "naskah": evaluasi.naskah, "evaluasi": evaluasi},
        tanggal=tanggal,
        isi=isi,
        templat=_TEMPLAT[jenis],
        konteks=lambda: _konteks(evaluasi, jenis),
        nama=f"{jenis.replace('_', '-')}-{evaluasi.periode}-{evaluasi.pk}.pdf",
        izin=IZIN_LIHAT_EVALUASI,
    )


@transaction.atomic
def terbitkan(
    jenis: str,
    milik: dict[str, Any],
    *,
    tanggal: date,
    isi: dict[str, Any],
    templat: str,
    konteks: Callable[[], dict[str, Any]],
    nama: str,
    izin: str,
) -> DokumenKinerja:
    """Number, register, print and seal one document; `milik` names what it belongs to and finds the one there is."""
    # One number after the other, and one document however many ask at once.
    kota = Kota.objects.select_for_update(no_key=True).get(pk=milik["skp"].kota_id)
    pencari = {"evaluasi": milik.get("evaluasi"), "jenis": jenis}
    if milik.get("evaluasi") is None:
        pencari["naskah"] = milik["naskah"]
    ada = DokumenKinerja.objects.filter(**pencari).select_related("berkas").first()
    if ada is not None and ada.berkas_id:
        return ada
    urut = (DokumenKinerja.objects.filter(kota=kota, tahun=tanggal.year).aggregate(n=Max("urut"))["n"] or 0) + 1
    nomor = settings.KINERJA_POLA_NOMOR.format(urut=urut, tahun=tanggal.year, singkatan=kota.singkatan)
    tanda = tanda_terbitkan(kota_id=kota.pk, judul=LABEL[jenis], nomor=nomor, tanggal=tanggal)
    baru = DokumenKinerja.objects.create(
        kota_id=kota.pk,
        jenis=jenis,
        **milik,
        tahun=tanggal.year,
        urut=urut,
        nomor=nomor,
        tanggal=tanggal,
        isi=isi,
        tanda=tanda,
    )
    alamat = alamat_verifikasi(tanda)
    bukti = {"qr": qr_svg(alamat), "alamat_verifikasi": alamat, "kode_verifikasi": tanda.kode}
    pdf = render_pdf(templat, konteks() | bukti | {"nomor": nomor, "tanggal": tanggal})
    baru.berkas = berkas_simpan(isi=pdf, nama=nama, pemilik=baru, izin=izin, oleh=None)
    baru.save(update_fields=["berkas"])
    tanda_segel(tanda, sha256=baru.berkas.sha256)
    return baru


def _konteks(evaluasi: EvaluasiKinerja, jenis: str) -> dict[str, Any]:
    kota, unit = evaluasi.kota, evaluasi.perangkat_daerah
    dasar = {
        "judul": LABEL[jenis],
        "subjudul": f"Tahun {evaluasi.tahun}" if jenis in ("skp", "lampiran") else evaluasi.periode_objek.label,
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "instansi_nama": unit.nama if unit else evaluasi.instansi.nama,
        "tanpa_sampul": True,
        "tempat": kota.ibu_kota,
        "tanggal": (evaluasi.disampaikan_pada or timezone.now()).date(),
        "evaluasi": evaluasi,
        "skp": evaluasi.skp,
        "pendekatan": evaluasi.skp.get_pendekatan_display(),
        "pegawai": orang(evaluasi.pegawai, evaluasi.skp.nama_jabatan, evaluasi.instansi.nama),
        "penilai": _penilai(evaluasi),
        "atasan": _atasan(evaluasi),
        "penanda_tangan": _penanda(evaluasi),
    }
    return dasar | _ISI[jenis](evaluasi)


def orang(pegawai: Any, jabatan: str, unit: str) -> list[tuple[str, str]]:
    if pegawai is None:
        return [("Nama", "–")]
    return [
        ("Nama", pegawai.nama_lengkap),
        ("NIP", tampilkan(pegawai.nip)),
        ("Pangkat/Gol. ruang", str(pegawai.golongan or "–")),
        ("Jabatan", jabatan or "–"),
        ("Unit kerja", unit),
    ]


def _penilai(evaluasi: EvaluasiKinerja) -> list[tuple[str, str]]:
    if evaluasi.jabatan_penilai is None:
        return [("Nama", "–"), ("Jabatan", evaluasi.kota.sebutan_ppk)]
    awalan = "" if evaluasi.penilai_sebagai == "DEFINITIF" else f"{evaluasi.get_penilai_sebagai_display()} "
    return orang(evaluasi.penilai, f"{awalan}{evaluasi.jabatan_penilai.nama}", evaluasi.instansi.nama)


def _atasan(evaluasi: EvaluasiKinerja) -> list[tuple[str, str]]:
    if evaluasi.jabatan_atasan_penilai is None:
        return [("Nama", "–"), ("Jabatan", evaluasi.kota.sebutan_ppk)]
    jabatan = evaluasi.jabatan_atasan_penilai
    if evaluasi.atasan_penilai is None:
        return [("Jabatan", jabatan.nama)]
    return orang(evaluasi.atasan_penilai, jabatan.nama, jabatan.nama)[:-1]


def _penanda(evaluasi: EvaluasiKinerja) -> dict[str, str]:
    penilai, jabatan = evaluasi.penilai, evaluasi.jabatan_penilai
    if penilai is None or jabatan is None:
        return {"jabatan": evaluasi.kota.sebutan_ppk, "nama": "(……………………………………)", "nip": "", "pangkat": ""}
    pangkat = penilai.golongan.pangkat if penilai.golongan else ""
    return {"jabatan": jabatan.nama, "nama": penilai.nama_lengkap, "nip": penilai.nip, "pangkat": pangkat}


def _isi_skp(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    return {"baris_rhk": baris_rhk(evaluasi), "baris_perilaku": baris_perilaku(evaluasi)}


def _isi_lampiran(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    bagian: dict[str, list[str]] = {}
    for b in evaluasi.skp.lampiran.all():
        bagian.setdefault(b.get_bagian_display(), []).append(b.teks)
    return {"bagian": list(bagian.items())}


def _isi_evaluasi(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    return _isi_skp(evaluasi) | {"matriks": matriks(evaluasi)}


def _isi_dokumen(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    return {"pola": pola_evaluasi(evaluasi), "organisasi": evaluasi.predikat_organisasi}


def _isi_konversi(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    k = evaluasi.konversi_ak
    return {
        "konversi": k,
        "koefisien": tulis_angka(k.koefisien, 2),
        "angka": tulis_angka(k.angka, 3),
        "hitungan": f"{k.bulan} ÷ 12 × {k.persen}% × {tulis_angka(k.koefisien, 2)} = {tulis_angka(k.angka, 3)}",
    }


_ISI = {
    "skp": _isi_skp,
    "lampiran": _isi_lampiran,
    "evaluasi": _isi_evaluasi,
    "dokumen_evaluasi": _isi_dokumen,
    "konversi_ak": _isi_konversi,
}
