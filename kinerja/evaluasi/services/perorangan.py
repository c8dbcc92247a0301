"""One person's own sheet: what was assessed, what was learned, the index and what would raise it, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Max

from asn.core.legal import pada_tanggal, selisih_bulan, tambah_bulan
from kepegawaian.pegawai.models import (
    Pegawai,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatPendidikan,
)
from kepegawaian.pegawai.rules.enum import (
    FUNGSIONAL,
    Hukdis,
    JenisASN,
    JenisJabatan,
    PredikatKinerja,
    TingkatHukdis,
    TingkatPendidikan,
)
from kepegawaian.pegawai.services.hak import Hak, fakta_pegawai, hak_berikut
from kinerja.evaluasi.figur.fakta import TAHUN_SEMINAR, TAHUN_TEKNIS
from kinerja.evaluasi.rules import ip_asn, jp

TAHUN_RIWAYAT = 5
_PENDIDIKAN = {t.peringkat(): t for t in TingkatPendidikan}


@dataclass(frozen=True, slots=True)
class EvaluasiPegawai:
    """Everything the sheet of one person shows, as known on `tanggal`.

    `predikat`: results of the last years, newest first. `diklat`: the trainings counted in `jp`, which runs from
    `jp_sejak`. `ip` is None when the reader may not learn about punishments, which the index would tell, or when no
    position is recorded.
    """

    pegawai: Pegawai
    tanggal: date
    jabatan: RiwayatJabatan | None
    predikat: Sequence[RiwayatKinerja]
    diklat: Sequence[RiwayatDiklat]
    jp: jp.Pemenuhan
    jp_sejak: date
    ip: ip_asn.IPASN | None
    fakta_ip: ip_asn.FaktaIPASN | None
    hak: Sequence[Hak]


def evaluasi_pegawai(
    pegawai: Pegawai, tanggal: date, *, boleh_kgb: bool = True, boleh_hukdis: bool = True
) -> EvaluasiPegawai:
    """Read the sheet of a pegawai fetched through `terlihat_oleh`; seven queries.

    The flags say what the reader may see besides performance: the person and the BKD everything, a superior neither.
    """
    sah: dict[str, Any] = {"pegawai": pegawai, "kota_id": pegawai.kota_id}
    kinerja = _kinerja(sah, tanggal)
    diklat = list(_berlaku(RiwayatDiklat, sah).filter(tanggal_selesai__lte=tanggal))
    jabatan = _jabatan(sah, tanggal)
    sejak = awal_jp(pegawai, tanggal)
    fakta = _fakta_ip(sah, jabatan, kinerja, diklat, tanggal) if boleh_hukdis and jabatan else None
    terhitung = [d for d in diklat if d.tanggal_selesai >= sejak]
    hak = hak_berikut(fakta_pegawai(pegawai, tanggal), pada=tanggal, boleh_kgb=boleh_kgb, boleh_hukdis=boleh_hukdis)
    return EvaluasiPegawai(
        pegawai=pegawai,
        tanggal=tanggal,
        jabatan=jabatan,
        predikat=kinerja,
        diklat=terhitung,
        jp=jp.pemenuhan(
            jenis_pada(pegawai, tanggal),
            sum((d.jp for d in terhitung), Decimal(0)),
            jp.bulan_dihitung(tanggal.replace(month=1, day=1), _akhir_bulan_lalu(tanggal), tmt=pegawai.tmt_masuk),
            pada=tanggal,
        ),
        jp_sejak=sejak,
        ip=ip_asn.hitung(fakta, pada=tanggal) if fakta else None,
        fakta_ip=fakta,
        hak=hak,
    )


def jenis_pada(pegawai: Pegawai, tanggal: date) -> JenisASN:
    """PNS before TMT PNS was still a CPNS."""
    calon = pegawai.jenis == JenisASN.PNS and pegawai.tmt_pns is not None and pegawai.tmt_pns > tanggal
    return JenisASN.CPNS if calon else JenisASN(pegawai.jenis)


def awal_jp(pegawai: Pegawai, tanggal: date) -> date:
    """JP count from 1 January; of PPPK since the last anniversary of the contract (Peraturan LAN 15/2020)."""
    if pegawai.pns:
        return tanggal.replace(month=1, day=1)
    return tambah_bulan(pegawai.tmt_masuk, selisih_bulan(pegawai.tmt_masuk, tanggal) // 12 * 12)


def _akhir_bulan_lalu(tanggal: date) -> date:
    """The target grows with completed months; on the last day of a month that month is complete."""
    besok = tanggal + timedelta(days=1)
    return tanggal if besok.day == 1 else tanggal.replace(day=1) - timedelta(days=1)


def _berlaku(model: Any, sah: dict[str, Any]) -> Any:
    return model.objects.sah().filter(**sah)


def _kinerja(sah: dict[str, Any], tanggal: date) -> list[RiwayatKinerja]:
    """Results whose period has ended, newest first; the annual one before the quarters of its year."""
    baris = _berlaku(RiwayatKinerja, sah).filter(tahun__range=(tanggal.year - TAHUN_RIWAYAT, tanggal.year))
    selesai = [r for r in baris.select_related("instansi", "penilai") if akhir_periode(r) <= tanggal]
    return sorted(selesai, key=lambda r: (r.tahun, r.triwulan is None, r.triwulan or 0), reverse=True)


def akhir_periode(riwayat: RiwayatKinerja) -> date:
    return tambah_bulan(date(riwayat.tahun, 1, 1), 3 * (riwayat.triwulan or 4)) - timedelta(days=1)


def _jabatan(sah: dict[str, Any], tanggal: date) -> RiwayatJabatan | None:
    """The last position held definitif up to the day, also when it has ended."""
    riwayat = _berlaku(RiwayatJabatan, sah).filter(penugasan="DEFINITIF", tmt_mulai__lte=tanggal)
    return riwayat.select_related("jabatan", "instansi").order_by("-tmt_mulai").first()


def _fakta_ip(
    sah: dict[str, Any],
    jabatan: RiwayatJabatan,
    kinerja: Sequence[RiwayatKinerja],
    diklat: Sequence[RiwayatDiklat],
    tanggal: date,
) -> ip_asn.FaktaIPASN:
    jenis = JenisJabatan(jabatan.jabatan.jenis)
    pendidikan = _berlaku(RiwayatPendidikan, sah).filter(tanggal_lulus__lte=tanggal)
    tingkat = pendidikan.aggregate(m=Max("tingkat"))["m"]
    teknis, seminar = (tambah_bulan(tanggal, -12 * n) for n in (TAHUN_TEKNIS, TAHUN_SEMINAR))
    rumpun = "fungsional" if jenis in FUNGSIONAL else "struktural"
    return ip_asn.FaktaIPASN(
        pendidikan=_PENDIDIKAN.get(tingkat),
        jenis_jabatan=jenis,
        diklat_jabatan=any(d.rumpun == rumpun for d in diklat),
        jp_teknis=sum((d.jp for d in diklat if d.rumpun == "teknis" and d.tanggal_selesai > teknis), Decimal(0)),
        seminar=sum(1 for d in diklat if d.rumpun == "lainnya" and d.tanggal_selesai > seminar),
        predikat=_predikat_ip(kinerja, tanggal),
        hukdis=_hukdis(sah, tanggal),
    )


def _predikat_ip(kinerja: Sequence[RiwayatKinerja], tanggal: date) -> PredikatKinerja | None:
    """The annual predikat of this or the last year, failing that the newest quarterly one."""
    baru = [r for r in kinerja if r.tahun >= tanggal.year - 1]
    pilihan = next((r for r in baru if r.triwulan is None), None) or next(iter(baru), None)
    return PredikatKinerja(pilihan.predikat) if pilihan else None


def _hukdis(sah: dict[str, Any], tanggal: date) -> TingkatHukdis | None:
    """The heaviest punishment within the years that count."""
    sejak = tambah_bulan(tanggal, -12 * pada_tanggal(ip_asn.TAHUN_RIWAYAT_DISIPLIN, tanggal).nilai)
    dijatuhkan = _berlaku(RiwayatHukdis, sah).filter(tmt_mulai__lte=tanggal, tmt_mulai__gt=sejak)
    tingkat = {Hukdis(j).tingkat() for j in dijatuhkan.values_list("jenis", flat=True)}
    return max(tingkat, key=list(TingkatHukdis).index, default=None)
