"""What an appeal does to an evaluation: it waits, it is decided by the matrix again, and the register follows.

PP 30/2019 ps. 59: to the superior of the penilai, who asks both sides and whose decision is final.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.urls import reverse

from asn.core.sandi import sidik
from asn.core.services import apply_transition
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import Pemutus, Sasaran, Uraian
from kepegawaian.keberatan.rules.jangka import Jangka, JenisHari
from kepegawaian.keberatan.services.pemutus import pemutus_naik
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.rules.enum import RatingEkspektasi
from kepegawaian.pegawai.rules.predikat import predikat_kinerja
from kinerja.skp.models import EvaluasiKinerja, SiklusKinerja
from kinerja.skp.rules.jadwal import HARI_KEBERATAN, HARI_PUTUS_KEBERATAN
from kinerja.skp.services.evaluasi import pindah
from kinerja.skp.services.penyampaian import batas_terima, evaluasi_finalkan
from kinerja.skp.workflows import EVALUASI_KINERJA_WORKFLOW, IZIN_TERIMA, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
SUDAH_FINAL = "Evaluasi ini sudah final, sehingga tidak dapat diajukan keberatan."
_HARI = {"hari": JenisHari.KALENDER, "hari_kerja": JenisHari.KERJA}
_IKUT = ("skp__siklus", "skp__jabatan", "pegawai__kota", "penilai", "jabatan_penilai", "predikat_organisasi")


def sasaran_evaluasi(pengguna: Any, pk: int) -> Sasaran | None:
    """What the person judged may contest; nobody else may."""
    milik = EvaluasiKinerja.objects.terlihat_oleh(pengguna, IZIN_TERIMA).filter(pk=pk, pegawai=pengguna.pegawai_id)
    evaluasi = milik.select_related(*_IKUT).first() if pengguna.pegawai_id else None
    return sasaran_dari(evaluasi, pengguna.hari_ini()) if evaluasi else None


def sasaran_kini(keberatan: Keberatan) -> Sasaran:
    """The same evaluation as it stands now."""
    return sasaran_dari(evaluasi_dari(keberatan), keberatan.diterima_pada)


def evaluasi_dari(keberatan: Keberatan) -> EvaluasiKinerja:
    return EvaluasiKinerja.objects.select_related(*_IKUT).get(pk=keberatan.sasaran_id, kota=keberatan.kota_id)


def sasaran_dari(evaluasi: EvaluasiKinerja, hari_ini: date) -> Sasaran:
    siklus = evaluasi.skp.siklus
    return Sasaran(
        judul=str(evaluasi),
        kota_id=evaluasi.kota_id,
        rincian=rincian(evaluasi),
        pegawai=evaluasi.pegawai,
        instansi_id=evaluasi.instansi_id,
        diterima=_diterima(evaluasi, siklus, hari_ini),
        pejabat_awal=evaluasi.penilai,
        halangan=SUDAH_FINAL if evaluasi.keadaan in (E.DIPUTUS, E.FINAL) else "",
        # State and figures of the judgement; an appeal of its own changes the state, hence not that one.
        sidik=sidik(f"{evaluasi.pk}:{evaluasi.hasil_kerja}:{evaluasi.perilaku}:{evaluasi.predikat}"),
        ajukan_dalam=(Jangka(siklus.hari_keberatan, _HARI[siklus.satuan_keberatan]), HARI_KEBERATAN[-1].kutipan),
        putus_dalam=(Jangka(siklus.hari_putus_keberatan), HARI_PUTUS_KEBERATAN[-1].kutipan),
    )


def _diterima(evaluasi: EvaluasiKinerja, siklus: SiklusKinerja, hari_ini: date) -> date | None:
    """The day of receipt: acknowledged, or today, but no later than the day on which it counts as received."""
    if evaluasi.disampaikan_pada is None:
        return None
    zona = evaluasi.pegawai.kota.zona_waktu
    if evaluasi.diterima_pada:
        return _tanggal(evaluasi.diterima_pada, zona)
    return min(hari_ini, batas_terima(siklus, _tanggal(evaluasi.disampaikan_pada, zona)))


def _tanggal(saat: Any, zona: str) -> date:
    return saat.astimezone(ZoneInfo(zona)).date()


def rincian(evaluasi: EvaluasiKinerja) -> Uraian:
    organisasi = evaluasi.predikat_organisasi
    return [
        ("Rating hasil kerja", evaluasi.get_hasil_kerja_display() or "–"),
        ("Rating perilaku kerja", evaluasi.get_perilaku_display() or "–"),
        ("Predikat kinerja", evaluasi.get_predikat_display() or "–"),
        ("Predikat organisasi", organisasi.get_predikat_display() if organisasi else "–"),
        ("Pejabat penilai", evaluasi.penilai.nama_lengkap if evaluasi.penilai else "Kepala daerah"),
    ]


def pemutus_evaluasi(keberatan: Keberatan, tanggal: date) -> Pemutus:
    """The superior of the penilai, found upwards from the post that judged."""
    evaluasi = evaluasi_dari(keberatan)
    jabatan = evaluasi.jabatan_penilai.atasan if evaluasi.jabatan_penilai else None
    return pemutus_naik(jabatan, keberatan=keberatan, tanggal=tanggal)


def saat_diajukan(*, keberatan: Keberatan, oleh: Any) -> None:
    apply_transition(EVALUASI_KINERJA_WORKFLOW, "keberatan", evaluasi_dari(keberatan), oleh=oleh)


def periksa_putusan(*, keberatan: Keberatan, hasil: str, isi: Mapping[str, Any]) -> None:
    """An accepted appeal changes at least one rating; the predicate follows from the matrix."""
    if hasil == "ditolak":
        return
    evaluasi = evaluasi_dari(keberatan)
    if (isi.get("hasil_kerja"), isi.get("perilaku")) == (evaluasi.hasil_kerja, evaluasi.perilaku):
        raise ValidationError({"hasil_kerja": "Bila dikabulkan, paling sedikit satu rating berubah."})


def uraikan(isi: Mapping[str, Any]) -> Uraian:
    label = {k.value: k.label for k in RatingEkspektasi}
    return [
        ("Rating hasil kerja menjadi", label.get(isi.get("hasil_kerja", ""), "–")),
        ("Rating perilaku kerja menjadi", label.get(isi.get("perilaku", ""), "–")),
        ("Predikat menjadi", isi.get("predikat_label", "–")),
    ]


def putuskan(*, keberatan: Keberatan, oleh: Any) -> None:
    """Decided, whichever way: the evaluation is final at once, and what the register holds is corrected."""
    evaluasi = EvaluasiKinerja.objects.select_for_update(of=("self",)).select_related(*_IKUT)
    baris = evaluasi.get(pk=keberatan.sasaran_id, kota=keberatan.kota_id)
    isi = keberatan.putusan_isi
    if isi:
        hasil, perilaku = RatingEkspektasi(isi["hasil_kerja"]), RatingEkspektasi(isi["perilaku"])
        predikat = predikat_kinerja(hasil, perilaku, pada=baris.periode_objek.selesai)
        if baris.saran_hasil and hasil.value != baris.saran_hasil and not baris.alasan_beda:
            baris.alasan_beda = f"Putusan keberatan nomor {keberatan.pk}"
        baris.hasil_kerja, baris.perilaku, baris.predikat = hasil.value, perilaku.value, predikat.value
        keberatan.putusan_isi = {**isi, "predikat_label": predikat.label}
        keberatan.save(update_fields=["putusan_isi"])
    _atasan(baris, oleh)
    baris.save()
    pindah(baris, "putus", oleh=oleh, catatan=f"Keberatan nomor {keberatan.pk}: {keberatan.get_keadaan_display()}")
    evaluasi_finalkan(evaluasi=baris, hari_ini=oleh.hari_ini(), oleh=oleh)


def _atasan(baris: EvaluasiKinerja, oleh: Any) -> None:
    """Who decided stands on the document as the superior of the penilai."""
    if oleh.pegawai_id is None:
        return
    dijabat = RiwayatJabatan.objects.pada(oleh.hari_ini()).sah().filter(pegawai=oleh.pegawai_id)
    kursi = dijabat.order_by("penugasan", "-tmt_mulai").first()
    baris.atasan_penilai_id = oleh.pegawai_id
    baris.jabatan_atasan_penilai_id = kursi.jabatan_id if kursi else baris.jabatan_atasan_penilai_id


def dicabut(*, keberatan: Keberatan, oleh: Any) -> None:
    """A withdrawn appeal leaves the judgement as it was, and final."""
    evaluasi = EvaluasiKinerja.objects.select_for_update(of=("self",)).select_related(*_IKUT)
    baris = evaluasi.get(pk=keberatan.sasaran_id, kota=keberatan.kota_id)
    pindah(baris, "putus", oleh=oleh, catatan=f"Keberatan nomor {keberatan.pk} dicabut")
    evaluasi_finalkan(evaluasi=baris, hari_ini=oleh.hari_ini(), oleh=oleh)


def alamat(keberatan: Keberatan) -> str:
    return reverse("skp:evaluasi", args=[keberatan.sasaran_id])
