"""Every night, city by city: count absence, pass on what a superior left lying, remind, let punishments begin and end.

Each piece finds by itself what was done already, so a night may be killed and run again.
"""

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from asn.core.hari_kerja import Kalender
from asn.core.legal import pada_tanggal
from asn.core.lingkup import lingkup_kota
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kinerja.disiplin.models import Perkara, Presensi
from kinerja.disiplin.rules.pemeriksa import PEMERIKSA, PeranPerkara
from kinerja.disiplin.rules.tangga import MENIT_SEHARI, Ketidakhadiran, ambang_terendah, ketidakhadiran
from kinerja.disiplin.services.berlaku import hukuman_berlakukan
from kinerja.disiplin.services.catatan import kabar_petugas, langkah_catat, perkara_pindah_sistem
from kinerja.disiplin.services.dugaan import dugaan_kelalaian, dugaan_presensi, petugas_aktif, petugas_tunjuk
from kinerja.disiplin.services.jangka import jam_kota
from kinerja.disiplin.services.pejabat import atasan_langsung
from kinerja.disiplin.workflows import KeadaanPerkara

log = logging.getLogger(__name__)
# Files of December come in January.
MUNDUR = timedelta(days=31)
INGATKAN = timedelta(days=3)
INGAT = "Perkara disiplin nomor {nomor} mendekati tenggat"


def disiplin_kota_jalankan(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """One night of one city; how much each piece did."""
    return {
        "dugaan": dugaan_kota(kota_id=kota_id, hari_ini=hari_ini),
        "diteruskan": _satu_satu(kota_id, _terlambat(hari_ini), lambda p: perkara_eskalasi(p, hari_ini)),
        "diingatkan": _satu_satu(kota_id, _mendekat(hari_ini), lambda p: _ingatkan(p)),
        "berlaku": _satu_satu(kota_id, _berlaku(hari_ini), lambda p: _berlakukan(p)),
        "selesai": _satu_satu(kota_id, _habis(hari_ini), lambda p: _selesaikan(p, hari_ini)),
    }


def dugaan_kota(*, kota_id: int, hari_ini: date) -> int:
    """Open or raise a case for everybody whose year reached a rung; returns how many."""
    jumlah = 0
    for tahun in sorted({hari_ini.year, (hari_ini - MUNDUR).year}):
        with lingkup_kota([kota_id]):
            hasil = list(hitung_tahun(kota_id, tahun, hari_ini))
        for pegawai_id, satu in hasil:
            with lingkup_kota([kota_id]):
                pegawai = Pegawai.objects.get(pk=pegawai_id)
                jumlah += dugaan_presensi(pegawai=pegawai, hasil=satu, tanggal=hari_ini) is not None
    return jumlah


def hitung_tahun(kota_id: int, tahun: int, sampai: date) -> Iterator[tuple[int, Ketidakhadiran]]:
    """Everybody (PNS and CPNS) of the city whom the ladder concerns in that year: one query, then the rule."""
    kerja = hari_kerja_tahun(kota_id, tahun, sampai)
    for baris in calon_tahun(kota_id, tahun):
        hasil = ketidakhadiran(tahun, baris["alpa"] or [], baris["menit_hilang"], kerja)
        if hasil.hukuman is not None:
            yield baris["pegawai"], hasil


def calon_tahun(kota_id: int, tahun: int) -> QuerySet[Any, Any]:
    """Candidates by the partial index: absence and minutes that together may reach the first rung."""
    rentang = (date(tahun, 1, 1), date(tahun, 12, 31))
    sehari = pada_tanggal(MENIT_SEHARI, rentang[1]).nilai
    alpa = Q(status="ALPA")
    dihitung = Presensi.objects.filter(kota=kota_id, tanggal__range=rentang).dihitung()
    dihitung = dihitung.filter(pegawai__jenis__in=["PNS", "CPNS"], pegawai__kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI)
    return (
        dihitung.order_by()
        .values("pegawai")
        .annotate(
            alpa=ArrayAgg("tanggal", filter=alpa),
            hari=Count("pk", filter=alpa),
            menit_hilang=Coalesce(Sum(F("menit_terlambat") + F("menit_pulang_cepat")), 0),
        )
        .filter(hari__gte=ambang_terendah(tahun) - F("menit_hilang") / sehari)
    )


def hari_kerja_tahun(kota_id: int, tahun: int, sampai: date) -> list[date]:
    kalender = Kalender(kota_id)
    awal = date(tahun, 1, 1)
    akhir = min(sampai, date(tahun, 12, 31))
    semua = (awal + timedelta(days=i) for i in range((akhir - awal).days + 1))
    return [h for h in semua if kalender.adalah_hari_kerja(h)]


def _satu_satu(kota_id: int, syarat: Q, kerjakan: Any) -> int:
    """Cases that meet a condition, each in a transaction of its own, asked again under the lock."""
    with lingkup_kota([kota_id]):
        ids = list(Perkara.objects.filter(syarat, kota=kota_id).order_by("pk").values_list("pk", flat=True))
    jumlah = 0
    for pk in ids:
        try:
            with lingkup_kota([kota_id]):
                terkunci = Perkara.objects.filter(syarat, pk=pk).select_for_update(of=("self",), skip_locked=True)
                perkara = terkunci.select_related("kota", "pegawai__kota", "diputus_oleh").first()
                jumlah += bool(perkara and kerjakan(perkara))
        except ValidationError as galat:
            log.warning("Perkara disiplin %s tidak dapat dilanjutkan: %d sebab.", pk, len(galat.messages))
    return jumlah


def _terlambat(hari_ini: date) -> Q:
    return Q(keadaan=KeadaanPerkara.DUGAAN, tenggat__lt=hari_ini)


def _mendekat(hari_ini: date) -> Q:
    bertindak = [KeadaanPerkara.DUGAAN, KeadaanPerkara.PEMERIKSAAN, KeadaanPerkara.MENUNGGU_KEPUTUSAN]
    bertindak += [KeadaanPerkara.DIPUTUS]
    return Q(keadaan__in=bertindak, tenggat__range=(hari_ini, hari_ini + INGATKAN))


def _berlaku(hari_ini: date) -> Q:
    return Q(keadaan=KeadaanPerkara.DISAMPAIKAN, berlaku_pada__lte=hari_ini)


def _habis(hari_ini: date) -> Q:
    return Q(keadaan=KeadaanPerkara.PELAKSANAAN, berlaku_sampai__lt=hari_ini)


def perkara_eskalasi(perkara: Perkara, hari_ini: date) -> bool:
    """PP 94/2021 ps. 28: the next superior takes over, and the one who did nothing becomes subject himself."""
    lama = petugas_aktif(perkara).filter(peran=PeranPerkara.ATASAN).select_related("pegawai__kota").first()
    if lama is None or lama.pegawai is None:
        kunci = f"disiplin:{perkara.pk}:lewat:{perkara.tenggat}"
        kabar_petugas(perkara, [PeranPerkara.ATASAN], kunci=kunci)  # above the PPK there is nobody in the city
        return False
    lama.sampai = hari_ini
    lama.save(update_fields=["sampai"])
    dugaan_kelalaian(atasan=lama.pegawai, induk=perkara, tanggal=hari_ini)
    baru = atasan_langsung(lama.pegawai, hari_ini, bagi=perkara.pegawai)
    petugas_tunjuk(perkara, PeranPerkara.ATASAN, baru, hari_ini)
    perkara.diteruskan_pada = hari_ini
    perkara.keadaan_sejak = hari_ini
    waktu = jam_kota(perkara.kota_id, perkara.keadaan, hari_ini)
    perkara.tenggat = waktu.jatuh if waktu else None
    perkara.save(update_fields=["diteruskan_pada", "keadaan_sejak", "tenggat"])
    isi = "Atasan langsung tidak memanggil dan memeriksa sampai tenggat (PP 94/2021 ps. 28)."
    langkah_catat(perkara, f"Diteruskan kepada {baru.jabatan}", isi=isi)
    kabar_petugas(perkara, [PeranPerkara.ATASAN])
    return True


def _ingatkan(perkara: Perkara) -> bool:
    peran = {
        KeadaanPerkara.MENUNGGU_KEPUTUSAN.value: [PeranPerkara.PEMUTUS.value],
    }.get(perkara.keadaan, [p.value for p in PEMERIKSA])
    kunci = f"disiplin:{perkara.pk}:{perkara.keadaan}:{perkara.tenggat}"
    kabar_petugas(perkara, peran, judul=INGAT, kunci=kunci)
    return True


def _berlakukan(perkara: Perkara) -> bool:
    hukuman_berlakukan(perkara, transisi="berlakukan", oleh=None, isi="Tidak ada upaya administratif sampai harinya.")
    return True


def _selesaikan(perkara: Perkara, hari_ini: date) -> bool:
    perkara_pindah_sistem(perkara, "selesaikan", sejak=hari_ini)
    return True
