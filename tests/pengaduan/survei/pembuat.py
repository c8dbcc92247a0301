"""Factories of the survey as plain functions. The city must be in scope (fixture `lingkup`)."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any

from django.utils import timezone

from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from pengaduan.survei.models import HasilSurvei, Jawaban, Kampanye, LayananKampanye, LayananPublik, RencanaTindak
from pengaduan.survei.rules.unsur import KUNCI
from pengaduan.survei.services.hitung import angka_kampanye
from pengaduan.survei.services.jawaban import Isian

TIGA = dict.fromkeys(KUNCI, 3)


def buat_layanan(instansi: Instansi, nama: str = "Rekomendasi izin praktik", **lain: Any) -> LayananPublik:
    return LayananPublik.objects.create(kota_id=instansi.kota_id, instansi=instansi, nama=nama, **lain)


def buat_kampanye(
    instansi: Instansi, *layanan: LayananPublik, populasi: int = 100, periode: str = "2026-T4", **lain: Any
) -> Kampanye:
    """A survey that takes answers today, unless said otherwise."""
    hari = timezone.localdate()
    nilai = {"mulai": hari - timedelta(days=10), "selesai": hari + timedelta(days=10), "keadaan": "berjalan"} | lain
    kampanye = Kampanye.objects.create(kota_id=instansi.kota_id, instansi=instansi, periode=periode, **nilai)
    for satu in layanan or (buat_layanan(instansi, f"Layanan {periode}"),):
        LayananKampanye.objects.create(kota_id=instansi.kota_id, kampanye=kampanye, layanan=satu, populasi=populasi)
    return kampanye


def buat_jawaban(
    kampanye: Kampanye,
    nilai: Iterable[str],
    *,
    kanal: str = "kupon",
    layanan: LayananPublik | None = None,
    tanggal: date | None = None,
    **profil: Any,
) -> None:
    """Answers as digits: "333333334" is one respondent."""
    milik = layanan or kampanye.layanan.first()
    for satu, jk in zip(nilai, cycle("LP")):
        Jawaban.objects.create(
            kota_id=kampanye.kota_id,
            kampanye=kampanye,
            layanan=milik,
            kanal=kanal,
            tanggal=tanggal or kampanye.mulai,
            **dict(zip(KUNCI, map(int, satu), strict=True)),
            **({"jenis_kelamin": jk} | profil),
        )


def isian(layanan: LayananPublik, **lain: Any) -> Isian:
    """A filled form, every time another one."""
    return Isian(
        **{"layanan_id": layanan.pk, "nilai": TIGA, "profil": {"usia": "C"}, "kiriman": uuid.uuid4().hex} | lain
    )


def isian_form(**lain: Any) -> dict[str, Any]:
    """What a browser sends."""
    return {**dict.fromkeys(KUNCI, "3"), "usia": "C", "saran": "", "kiriman": str(uuid.uuid4()), **lain}


def buat_hasil(kampanye: Kampanye, **lain: Any) -> HasilSurvei:
    """The frozen figures of a closed survey, without its way through the states."""
    angka = angka_kampanye(kampanye)
    nilai = {
        "n": angka["n"],
        "sampel": angka["sampel"],
        "ikm": Decimal(angka["ikm"]) if angka["ikm"] else None,
        "mutu": angka["mutu"] or "",
        "angka": angka,
    } | lain
    hasil = HasilSurvei.objects.create(kota_id=kampanye.kota_id, kampanye=kampanye, **nilai)
    kampanye.hasil_terakhir = hasil
    kampanye.save(update_fields=["hasil_terakhir"])
    return hasil


def buat_rencana(kampanye: Kampanye, pejabat: Pegawai, **lain: Any) -> RencanaTindak:
    nilai = {"unsur": "waktu", "uraian": "Membuka satu loket lagi.", "tenggat": timezone.localdate()} | lain
    return RencanaTindak.objects.create(kota_id=kampanye.kota_id, kampanye=kampanye, penanggung_jawab=pejabat, **nilai)
