"""What a judgement leaves in the register: one RiwayatKinerja, and for a functional post its angka kredit.

Deposited when the person accepts or the window closes; an accepted appeal supersedes what was deposited. Both find the
row they have made before, so a second call changes nothing.
"""

from decimal import Decimal
from typing import Any

from asn.core.legal import figur, selisih_bulan
from kepegawaian.pegawai.models import RiwayatAngkaKredit, RiwayatKinerja
from kepegawaian.pegawai.rules.angka_kredit import KETENTUAN_JENJANG, PERSEN_PREDIKAT, angka_kredit
from kepegawaian.pegawai.rules.enum import FUNGSIONAL, Jenjang, PredikatKinerja
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat, riwayat_perbaiki
from kinerja.skp.models import EvaluasiKinerja, KonversiAngkaKredit
from kinerja.skp.workflows import KeadaanEvaluasiKinerja

_TRIWULAN = "-T"


def evaluasi_setorkan(*, evaluasi: EvaluasiKinerja, oleh: Any, catatan: str = "") -> None:
    """Bring the register in line with this judgement. The row must be locked by the caller.

    Only the SKP that reaches the end of the period speaks for it; months are no periods of the register.
    """
    periode = evaluasi.periode_objek
    if evaluasi.skp.sampai >= periode.selesai and (evaluasi.tahunan or _TRIWULAN in evaluasi.periode):
        _kinerja(evaluasi, oleh, catatan)
    if evaluasi.tahunan and evaluasi.keadaan == KeadaanEvaluasiKinerja.FINAL:
        konversi_setorkan(evaluasi=evaluasi, oleh=oleh)


def _kinerja(evaluasi: EvaluasiKinerja, oleh: Any, catatan: str) -> None:
    jenis, isi = JENIS_RIWAYAT["kinerja"], _isi(evaluasi)
    ada = RiwayatKinerja.objects.filter(pegawai=evaluasi.pegawai, tahun=isi["tahun"], triwulan=isi["triwulan"])
    lama = ada.sah().first()
    tautan, keterangan = evaluasi.get_absolute_url(), catatan or f"{evaluasi}"
    if lama is None:
        baru = riwayat_catat(
            jenis=jenis, pegawai=evaluasi.pegawai, isi=isi, oleh=oleh, tautan=tautan, catatan=keterangan
        )
    elif any(str(getattr(lama, k)) != str(isi[k]) for k in ("predikat", "hasil_kerja", "perilaku")):
        baru = riwayat_perbaiki(sasaran=lama, versi=lama.versi, isi=isi, oleh=oleh, tautan=tautan, catatan=keterangan)
    else:
        baru = lama
    if evaluasi.riwayat_id != baru.pk:
        evaluasi.riwayat = baru
        evaluasi.save(update_fields=["riwayat"])


def _isi(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    triwulan = None if evaluasi.tahunan else int(evaluasi.periode.rpartition(_TRIWULAN)[2])
    return {
        "tahun": evaluasi.tahun,
        "triwulan": triwulan,
        "hasil_kerja": evaluasi.hasil_kerja,
        "perilaku": evaluasi.perilaku,
        "predikat": evaluasi.predikat,
        "rezim": "PERMENPANRB_6_2022",
        "instansi": evaluasi.instansi_id,
        "penilai": evaluasi.penilai_id,
    }


def konversi_setorkan(*, evaluasi: EvaluasiKinerja, oleh: Any) -> KonversiAngkaKredit | None:
    """The conversion of a final annual predicate. PermenPANRB 1/2023 ps. 37; none outside functional posts."""
    jabatan, skp = evaluasi.skp.jabatan, evaluasi.skp
    if jabatan.jenis not in FUNGSIONAL or not jabatan.jenjang or evaluasi.pegawai.jenis not in ("PNS", "CPNS"):
        return None
    jenjang, predikat, pada = Jenjang(jabatan.jenjang), PredikatKinerja(evaluasi.predikat), skp.sampai
    bulan = max(1, min(12, selisih_bulan(skp.mulai, skp.sampai) + 1))
    angka = angka_kredit(jenjang, predikat, bulan, pada=pada).quantize(Decimal("0.001"))
    konversi, baru = KonversiAngkaKredit.objects.get_or_create(
        evaluasi=evaluasi,
        defaults={
            "kota_id": evaluasi.kota_id,
            "jenjang": jenjang.value,
            "mulai": skp.mulai,
            "selesai": skp.sampai,
            "bulan": bulan,
            "persen": figur(PERSEN_PREDIKAT, predikat, pada).nilai,
            "koefisien": figur(KETENTUAN_JENJANG, jenjang, pada).nilai.koefisien,
            "angka": angka,
        },
    )
    if baru:
        konversi.riwayat = _riwayat_ak(konversi, oleh)
        konversi.save(update_fields=["riwayat"])
    return konversi


def _riwayat_ak(konversi: KonversiAngkaKredit, oleh: Any) -> RiwayatAngkaKredit:
    pegawai = konversi.evaluasi.pegawai
    rentang = {"mulai": konversi.mulai, "selesai": konversi.selesai, "jenis": "KONVERSI"}
    ada = RiwayatAngkaKredit.objects.filter(pegawai=pegawai, **rentang).sah().first()
    isi = {
        "mulai": konversi.mulai.isoformat(),
        "selesai": konversi.selesai.isoformat(),
        "jenjang": konversi.jenjang,
        "angka": str(konversi.angka),
        "jenis": "KONVERSI",
    }
    tautan, jenis = konversi.evaluasi.get_absolute_url(), JENIS_RIWAYAT["angka_kredit"]
    if ada is None:
        return riwayat_catat(jenis=jenis, pegawai=pegawai, isi=isi, oleh=oleh, tautan=tautan)
    if ada.angka == konversi.angka:
        return ada
    return riwayat_perbaiki(sasaran=ada, versi=ada.versi, isi=isi, oleh=oleh, tautan=tautan)
