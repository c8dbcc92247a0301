"""Reminders to the right person, once per stage: whoever has not planned, not agreed, or not filled in.

Runs every morning per city; the key of the news makes a second run do nothing.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.formats import date_format

from asn.akun.models import Pengguna
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kepegawaian.pegawai.services.isian import masih_dinas
from kinerja.skp.models import SKP, Realisasi, SiklusKinerja
from kinerja.skp.rules.jadwal import Tenggat
from kinerja.skp.rules.pengingat import tahap_penetapan, tahap_penyusunan, tahap_realisasi
from kinerja.skp.rules.periode import PeriodeKinerja, periode_setahun
from kinerja.skp.services.kabar import JENIS
from kinerja.skp.services.progres import BELUM, berprogres
from kinerja.skp.services.rekan import rekan_ingatkan
from kinerja.skp.services.siklus import batas_realisasi, siklus_tahun
from kinerja.skp.workflows import BERLAKU, KeadaanSKP


def pengingat_kirim(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """Send what is due today in one city; returns how many accounts were named per kind."""
    siklus = siklus_tahun(kota_id, hari_ini.year)
    if siklus is None or siklus.ditutup_pada:
        return {}
    terkirim = {"susun": _ingatkan_susun(siklus, hari_ini), "setujui": _ingatkan_penilai(siklus, hari_ini)}
    terkirim["rekan"] = rekan_ingatkan(kota_id=kota_id, hari_ini=hari_ini)
    return terkirim | {"realisasi": _ingatkan_realisasi(siklus, hari_ini)}


def _tenggat(siklus: SiklusKinerja) -> Tenggat:
    return Tenggat.untuk(siklus.mulai, siklus.mulai, siklus.batas_susun, siklus.batas_tetap)


def _ingatkan_susun(siklus: SiklusKinerja, hari_ini: date) -> int:
    """Everybody who has no SKP, or one that was never submitted."""
    tenggat = _tenggat(siklus)
    tahap = tahap_penyusunan(tenggat, siklus.buka_penyusunan, hari_ini)
    if not tahap:
        return 0
    tertunda = [BELUM, KeadaanSKP.DRAF.value, KeadaanSKP.DIKLARIFIKASI.value]
    pegawai = berprogres(Pegawai.objects.filter(kota_id=siklus.kota_id), hari_ini).filter(progres__in=tertunda)
    return _kirim(
        _akun(pegawai.values("pk")),
        siklus,
        judul=f"SKP {siklus.tahun} Anda belum diajukan",
        isi=_kalimat("penyusunan", tenggat.susun, hari_ini),
        tautan=reverse("skp:saya"),
        kunci=f"skp-susun-{siklus.tahun}-{tahap}",
    )


def _ingatkan_penilai(siklus: SiklusKinerja, hari_ini: date) -> int:
    """Whoever holds a post with submitted or agreed SKP waiting, Plt and Plh included."""
    tenggat = _tenggat(siklus)
    tahap = tahap_penetapan(tenggat, siklus.buka_penyusunan, hari_ini)
    if not tahap:
        return 0
    menunggu = SKP.objects.filter(
        kota_id=siklus.kota_id,
        tahun=siklus.tahun,
        keadaan__in=[KeadaanSKP.DIAJUKAN.value, KeadaanSKP.DISEPAKATI.value],
        jabatan_penilai__isnull=False,
    )
    pejabat = RiwayatJabatan.objects.filter(
        masih_dinas(hari_ini), kota_id=siklus.kota_id, jabatan__in=menunggu.values("jabatan_penilai")
    )
    return _kirim(
        _akun(pejabat.sah().pada(hari_ini).values("pegawai")),
        siklus,
        judul="Ada SKP yang menunggu kesepakatan atau penetapan Anda",
        isi=_kalimat("penetapan", tenggat.tetap, hari_ini),
        tautan=reverse("skp:tim"),
        kunci=f"skp-setujui-{siklus.tahun}-{tahap}",
    )


def _ingatkan_realisasi(siklus: SiklusKinerja, hari_ini: date) -> int:
    """Everybody whose SKP was in force in the period that ended last, without a realisation of it."""
    periode = _periode_lalu(siklus, hari_ini)
    if periode is None:
        return 0
    batas = batas_realisasi(siklus, periode)
    tahap = tahap_realisasi(periode.selesai, batas, hari_ini)
    if not tahap:
        return 0
    sudah = Realisasi.objects.filter(skp=OuterRef("pk"), periode=periode.kode)
    skp = SKP.objects.filter(
        kota_id=siklus.kota_id, tahun=siklus.tahun, keadaan__in=sorted(BERLAKU), mulai__lte=periode.selesai
    ).filter(~Exists(sudah), sampai__gte=periode.mulai)
    return _kirim(
        _akun(skp.values("pegawai")),
        siklus,
        judul=f"Isi realisasi {periode.label}",
        isi=_kalimat("pengisian realisasi", batas, hari_ini),
        tautan=reverse("skp:saya"),
        kunci=f"skp-realisasi-{periode.kode}-{tahap}",
    )


def _periode_lalu(siklus: SiklusKinerja, hari_ini: date) -> PeriodeKinerja | None:
    berakhir = [p for p in periode_setahun(siklus.tahun, siklus.periodik) if p.sudah_berakhir(hari_ini)]
    return berakhir[-1] if berakhir else None


def _kalimat(apa: str, batas: date, hari_ini: date) -> str:
    tanggal = date_format(batas, "j F Y")
    return f"Batas {apa} {'sudah lewat sejak' if hari_ini > batas else 'adalah'} {tanggal}."


def _akun(pegawai: QuerySet) -> QuerySet[Pengguna]:
    return Pengguna.objects.filter(pegawai__in=pegawai, is_active=True)


def _kirim(akun: Iterable[Pengguna], siklus: SiklusKinerja, *, judul: str, isi: str, tautan: str, kunci: str) -> int:
    kepada = list(akun)
    if kepada:
        kabar_kirim(
            kepada=kepada,
            judul=judul,
            isi=isi,
            tautan=tautan,
            jenis=JENIS,
            kota_id=siklus.kota_id,
            kunci=kunci,
        )
    return len(kepada)
