"""What the competent official does: ask for more, pass on, punish, find nothing, stop; and the delivery."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format

from asn.core.hari_kerja import Kalender
from asn.core.legal import pada_tanggal
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.rules.enum import Hukdis
from kinerja.disiplin.models import DokumenPerkara, Perkara
from kinerja.disiplin.rules.akibat import akibat
from kinerja.disiplin.rules.berwenang import Pejabat, cukup
from kinerja.disiplin.rules.hukuman import DASAR, lama_bulan
from kinerja.disiplin.rules.pemeriksa import PEMERIKSA, PeranPerkara
from kinerja.disiplin.rules.tenggat import PENYAMPAIAN, mulai_berlaku
from kinerja.disiplin.services.catatan import (
    kabar_petugas,
    kabar_terperiksa,
    langkah_catat,
    perkara_kunci,
    perkara_pindah,
)
from kinerja.disiplin.services.dokumen import dokumen_buat, nomor_berikut, penanda_tangan
from kinerja.disiplin.services.dugaan import pemutus_tetapkan, petugas_aktif
from kinerja.disiplin.services.jangka import batas_upaya_pada
from kinerja.disiplin.services.pejabat import jabatan_pada, kewenangan_bagi
from kinerja.disiplin.services.periksa import bebas_akhiri
from kinerja.disiplin.workflows import LABEL, KeadaanPerkara

DI_LUAR_WEWENANG = "Hukuman ini di luar kewenangan Anda: {alasan} Teruskan perkara ini kepada pejabat itu."


@transaction.atomic
def perkara_periksa_lagi(*, perkara: Perkara, alasan: str, oleh: Any) -> Perkara:
    """Back to the examiners, with what is missing."""
    baris = perkara_kunci(perkara, "periksa_lagi", oleh)
    perkara_pindah(baris, "periksa_lagi", oleh=oleh, sejak=oleh.hari_ini(), isi=alasan, untuk_terperiksa=False)
    kabar_petugas(baris, [p.value for p in PEMERIKSA])
    return baris


@transaction.atomic
def perkara_teruskan(*, perkara: Perkara, tingkat: str, alasan: str, oleh: Any) -> Perkara:
    """Pass on to who may give a punishment of a heavier level. ValidationError when that is the same official."""
    baris = perkara_kunci(perkara, "putuskan", oleh)
    lama = petugas_aktif(baris).get(peran=PeranPerkara.PEMUTUS)
    baru = pemutus_tetapkan(baris, tingkat, oleh.hari_ini())
    if baru.pk == lama.pk:
        raise ValidationError({"tingkat": "Hukuman tingkat ini masih dalam kewenangan Anda sendiri."})
    baris.tingkat_dugaan = tingkat
    baris.save(update_fields=["tingkat_dugaan"])
    langkah_catat(baris, f"Diteruskan kepada {baru.jabatan}", isi=alasan, oleh=oleh)
    kabar_petugas(baris, [PeranPerkara.PEMUTUS])
    return baris


@transaction.atomic
def perkara_putuskan(*, perkara: Perkara, hukuman: str, pertimbangan: str, oleh: Any) -> DokumenPerkara:
    """Punish. Raises ValidationError (`hukuman`) for a kind beyond this official's power (PP 94/2021)."""
    baris = perkara_kunci(perkara, "putuskan", oleh)
    tanggal = oleh.hari_ini()
    _pastikan_berwenang(baris, hukuman, tanggal)
    penanda = penanda_tangan(baris, PeranPerkara.PEMUTUS)
    baris.hukuman, baris.diputus_oleh = hukuman, oleh
    baris.nomor_sk, baris.tanggal_sk = nomor_berikut(baris.kota_id, tanggal.year), tanggal
    baris.pejabat_sk = penanda["jabatan"][:150]
    baris.isi = baris.isi | {"pertimbangan": pertimbangan}
    baris.save(update_fields=["hukuman", "diputus_oleh", "nomor_sk", "tanggal_sk", "pejabat_sk", "isi"])
    dokumen = dokumen_buat(
        baris, "keputusan", tanggal=tanggal, isi=_isi_keputusan(baris, penanda), oleh=oleh, nomor=baris.nomor_sk
    )
    bebas_akhiri(baris, tanggal)
    judul = f"Diputus: hukuman disiplin {Hukdis(hukuman).tingkat().label.lower()}"
    perkara_pindah(baris, "putuskan", oleh=oleh, sejak=tanggal, isi=pertimbangan, judul=judul, untuk_terperiksa=False)
    kabar_petugas(baris, [PeranPerkara.ATASAN])
    return dokumen


def _pastikan_berwenang(perkara: Perkara, hukuman: str, tanggal: date) -> None:
    petugas = petugas_aktif(perkara).get(peran=PeranPerkara.PEMUTUS)
    syarat = kewenangan_bagi(perkara.pegawai, Hukdis(hukuman).tingkat(), tanggal)
    if petugas.ppk:
        return
    jabatan = jabatan_pada(petugas.pegawai, tanggal) if petugas.pegawai else None
    if syarat.pejabat is Pejabat.PPK or jabatan is None or not cukup(jabatan.jenis, syarat.pejabat):
        raise ValidationError({"hukuman": DI_LUAR_WEWENANG.format(alasan=syarat.alasan)})


def _isi_keputusan(perkara: Perkara, penanda: dict[str, str]) -> dict[str, Any]:
    hukuman = Hukdis(perkara.hukuman)
    bulan = lama_bulan(hukuman)
    return {
        "hukuman": hukuman.label,
        "tingkat": hukuman.tingkat().label.lower(),
        "lama": f"{bulan} bulan" if bulan else "",
        "dasar_hukuman": str(DASAR),
        "pertimbangan": perkara.isi.get("pertimbangan", ""),
        "hari": perkara.hari,
        "tahun": str(perkara.tahun or ""),
        "akibat": [f"{a.hak}: {a.uraian}" for a in akibat(hukuman, terhitung(perkara)) if a.terkena],
        "banding": hukuman is Hukdis.B3,
        "penanda_tangan": penanda,
    }


def terhitung(perkara: Perkara) -> date:
    """The day effects are reckoned from: the day in force, or the decision's own while that is not known."""
    hari = perkara.berlaku_pada or perkara.tanggal_sk
    if hari is None:
        raise LookupError("Perkara belum diputus.")
    return hari


@transaction.atomic
def perkara_tidak_terbukti(*, perkara: Perkara, alasan: str, oleh: Any) -> Perkara:
    """Nothing was proven: the case ends, and the register says nothing of it."""
    return _akhiri(perkara, "tidak_terbukti", alasan, oleh)


@transaction.atomic
def perkara_hentikan(*, perkara: Perkara, alasan: str, oleh: Any) -> Perkara:
    """Stopped before a decision: the accused died, left, or the allegation rested on a mistake."""
    return _akhiri(perkara, "hentikan", alasan, oleh)


def _akhiri(perkara: Perkara, transisi: str, alasan: str, oleh: Any) -> Perkara:
    baris = perkara_kunci(perkara, transisi, oleh)
    diketahui = baris.keadaan != KeadaanPerkara.DUGAAN
    bebas_akhiri(baris, oleh.hari_ini())
    perkara_pindah(baris, transisi, oleh=oleh, sejak=oleh.hari_ini(), isi=alasan, untuk_terperiksa=diketahui)
    if diketahui and transisi == "tidak_terbukti":
        kabar_terperiksa(baris, f"Perkara disiplin Anda berakhir: {LABEL[KeadaanPerkara(baris.keadaan)].lower()}")
    return baris


@transaction.atomic
def perkara_sampaikan(*, perkara: Perkara, diterima: date, oleh: Any) -> DokumenPerkara:
    """Record that the decision reached the accused; from that day the clocks of remedies and effect run.

    Raises ValidationError (`diterima`).
    """
    baris = perkara_kunci(perkara, "sampaikan", oleh)
    if baris.tanggal_sk is None or not baris.tanggal_sk <= diterima <= oleh.hari_ini():
        raise ValidationError({"diterima": "Isi tanggal antara tanggal keputusan dan hari ini."})
    kalender = Kalender(baris.kota_id)
    baris.diterima_pada = diterima
    baris.berlaku_pada = mulai_berlaku(diterima, kalender.tambah)
    baris.save(update_fields=["diterima_pada", "berlaku_pada"])
    batas = batas_upaya_pada(baris.kota_id, baris.hukuman, diterima)
    isi = {
        "diterima": date_format(diterima, "j F Y"),
        "keputusan": baris.nomor_sk,
        "tanggal_keputusan": date_format(baris.tanggal_sk, "j F Y"),
        "berlaku": date_format(baris.berlaku_pada, "j F Y"),
        "batas": date_format(batas.jatuh, "j F Y"),
        "banding": baris.hukuman == Hukdis.B3,
        "penanda_tangan": penanda_tangan(baris, PeranPerkara.ATASAN),
    }
    dokumen = dokumen_buat(baris, "penyampaian", tanggal=diterima, isi=isi, oleh=oleh)
    teks = _catatan_penyampaian(baris.tanggal_sk, diterima, kalender)
    perkara_pindah(baris, "sampaikan", oleh=oleh, sejak=diterima, isi=teks, judul="Keputusan diterima pegawai")
    kabar_terperiksa(baris, "Anda menerima keputusan dalam perkara disiplin")
    return dokumen


def _catatan_penyampaian(diputus: date, diterima: date, kalender: Kalender) -> str:
    batas = pada_tanggal(PENYAMPAIAN, diputus)
    lama = kalender.selisih(diputus, diterima)
    if lama <= batas.nilai:
        return f"Disampaikan {lama} hari kerja setelah diputus."
    return f"Disampaikan {lama} hari kerja setelah diputus, melewati {batas.nilai} hari kerja ({batas.kutipan})."


def pastikan_belum_lewat(batas: date, hari_ini: date) -> None:
    """Raises TransitionRefused after the last day of a remedy."""
    if hari_ini > batas:
        raise TransitionRefused(f"Batas waktunya sudah lewat pada {date_format(batas, 'j F Y')}.")
