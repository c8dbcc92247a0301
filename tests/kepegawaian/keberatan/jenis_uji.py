"""A kind of appeal for tests: who was judged may contest a RiwayatKinerja before the superior of its penilai."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from asn.core.legal import Berlaku, DasarHukum
from asn.core.sandi import sidik
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import JenisKeberatan, Pemutus, Sasaran, daftarkan, semua_jenis
from kepegawaian.keberatan.rules.jangka import Jangka, JenisHari
from kepegawaian.keberatan.services.pemutus import pemutus_naik
from kepegawaian.pegawai.models import RiwayatKinerja

KODE = "uji"
DASAR = DasarHukum("Peraturan uji", "ps. 1")
SEJAK = date(2020, 1, 1)
# What the callbacks have done, in order.
JEJAK: list[tuple[str, int]] = []
# Days since the decision was received, as a test wants them.
UMUR = {"hari": 3}


class FormUji(forms.Form):
    predikat = forms.ChoiceField(label="Predikat baru", choices=[("BAIK", "Baik"), ("SANGAT_BAIK", "Sangat baik")])

    def __init__(self, *args: Any, keberatan: Keberatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


def _dari(baris: RiwayatKinerja, hari_ini: date) -> Sasaran:
    return Sasaran(
        judul=f"Predikat {baris.periode}",
        kota_id=baris.kota_id,
        rincian=[("Predikat", baris.get_predikat_display())],
        pegawai=baris.pegawai,
        instansi_id=baris.instansi_id,
        diterima=hari_ini - timedelta(days=UMUR["hari"]) if UMUR["hari"] >= 0 else None,
        pejabat_awal=baris.penilai,
        sidik=sidik(baris.predikat),
    )


def _sasaran(pengguna: Any, pk: int) -> Sasaran | None:
    baris = RiwayatKinerja.objects.filter(pk=pk, pegawai=pengguna.pegawai_id).select_related("pegawai", "penilai")
    satu = baris.first() if pengguna.pegawai_id else None
    return _dari(satu, hari_ini_kota(satu.kota_id)) if satu else None


def _kini(keberatan: Keberatan) -> Sasaran:
    return _dari(RiwayatKinerja.objects.get(pk=keberatan.sasaran_id), keberatan.diterima_pada)


def _pemutus(keberatan: Keberatan, tanggal: date) -> Pemutus:
    jabatan = keberatan.pejabat_awal.jabatan if keberatan.pejabat_awal else None
    return pemutus_naik(jabatan, keberatan=keberatan, tanggal=tanggal)


def _kabulkan(*, keberatan: Keberatan, oleh: Any) -> None:
    JEJAK.append((keberatan.keadaan, oleh.pk))
    RiwayatKinerja.objects.filter(pk=keberatan.sasaran_id).update(predikat=keberatan.putusan_isi["predikat"])


def _catat(*, keberatan: Keberatan, oleh: Any) -> None:
    JEJAK.append((keberatan.keadaan, oleh.pk))


def _periksa(*, keberatan: Keberatan, hasil: str, isi: Any) -> None:
    if hasil != "ditolak" and isi.get("predikat") not in ("BAIK", "SANGAT_BAIK"):
        raise ValidationError({"predikat": "Pilih predikat yang berlaku."})


def _lewat(*, keberatan: Keberatan) -> None:
    JEJAK.append(("lewat", keberatan.pk))


def pasang(kode: str = KODE, **lain: Any) -> JenisKeberatan:
    """Register it once per process."""
    if ada := next((j for j in semua_jenis() if j.kode == kode), None):
        return ada
    nilai: dict[str, Any] = {
        "judul": "Keberatan uji",
        "dasar": DASAR,
        "sasaran": _sasaran,
        "sasaran_kini": _kini,
        "pemutus": _pemutus,
        "jangka_ajukan": (Berlaku(SEJAK, Jangka(14), DASAR, "sedang"),),
        "jangka_putus": (Berlaku(SEJAK, Jangka(10, JenisHari.KERJA), DASAR),),
        "izin_lihat": "pegawai.view_riwayatkinerja",
        "akibat": {"dikabulkan": _kabulkan, "dikabulkan_sebagian": _kabulkan, "ditolak": _catat, "dicabut": _catat},
        "saat_lewat": _lewat,
        "form_putusan": FormUji,
        "periksa_putusan": _periksa,
        "uraikan": lambda isi: [("Predikat baru", isi["predikat"])],
    } | lain
    return daftarkan(JenisKeberatan(kode=kode, **nilai))
