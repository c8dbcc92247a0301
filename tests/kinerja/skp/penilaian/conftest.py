"""One team with its SKP set: Bima (kepala bidang) judges Rina and Joko, Mira (kepala dinas) judges Bima."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from kinerja.skp.models import RHK, SKP, EvaluasiKinerja, Indikator, NaskahSKP, Realisasi, SiklusKinerja
from kinerja.skp.rules.periode import periode_dari_kode
from kinerja.skp.services.evaluasi import evaluasi_buka
from kinerja.skp.services.organisasi import predikat_tetapkan
from kinerja.skp.services.penilaian import evaluasi_nilai
from kinerja.skp.services.penyampaian import evaluasi_sampaikan
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

TW = "2026-T3"


def buat_siklus(kota: Any, tahun: int = 2026) -> SiklusKinerja:
    return SiklusKinerja.objects.create(
        kota=kota,
        tahun=tahun,
        buka_penyusunan=date(tahun - 1, 12, 1),
        batas_susun=date(tahun, 1, 14),
        batas_tetap=date(tahun, 1, 31),
        hari_realisasi=5,
        hari_evaluasi=14,
        batas_tahunan=date(tahun + 1, 1, 31),
        hari_penerimaan=14,
        hari_keberatan=14,
        hari_putus_keberatan=14,
    )


def buat_skp(pegawai: Any, penilai: Any, siklus: SiklusKinerja, jabatan_penilai: Any, realisasi: int = 9) -> SKP:
    """A SKP that was set, with one indicator of 12 documents and its realisation in the third quarter."""
    jabatan = pegawai.jabatan
    skp = SKP.objects.create(
        kota_id=pegawai.kota_id,
        siklus=siklus,
        tahun=siklus.tahun,
        pegawai=pegawai,
        jabatan=jabatan,
        nama_jabatan=jabatan.nama,
        instansi_id=jabatan.instansi_id,
        perangkat_daerah_id=jabatan.instansi.perangkat_daerah_id,
        mulai=date(siklus.tahun, 1, 1),
        sampai=date(siklus.tahun, 12, 31),
        jabatan_penilai=jabatan_penilai,
        penilai=penilai,
        keadaan="ditetapkan",
        ditetapkan_pada=timezone.now(),
        naskah=1,
    )
    NaskahSKP.objects.create(kota_id=skp.kota_id, skp=skp, ke=1, isi={})
    rhk = RHK.objects.create(kota_id=skp.kota_id, skp=skp, teks="Rekayasa lalu lintas terlaksana")
    isi = {"aspek": "kuantitas", "teks": "Jumlah dokumen", "target_min": 12, "satuan": "dokumen"}
    indikator = Indikator.objects.create(kota_id=skp.kota_id, rhk=rhk, **isi)
    Realisasi.objects.create(
        kota_id=skp.kota_id, skp=skp, indikator=indikator, periode=f"{siklus.tahun}-T3", nilai=realisasi
    )
    return skp


def bangun(kota: Any, kota_lain: Any, buat_pengguna: Any) -> SimpleNamespace:
    dinas = buat_instansi(kota, "Dinas Perhubungan")
    bidang = buat_instansi(kota, "Bidang Lalu Lintas", induk=dinas)
    kepala = buat_kepala(dinas)
    kabid = buat_kepala(bidang, atasan=kepala, jenis="ADMINISTRATOR", eselon="III.b", kelas=11)
    jf = {"jenis": "JF_KEAHLIAN", "jenjang": "AHLI_MUDA", "kebutuhan": 4, "kelas": 9}
    staf = buat_jabatan(bidang, "Analis Lalu Lintas Ahli Muda", atasan=kabid, **jf)
    mira = buat_pegawai(kota, "Mira Lestari", jabatan=kepala, tanggal_lahir=date(1972, 5, 1))
    bima = buat_pegawai(kota, "Bima Saputra", jabatan=kabid, jenis_kelamin="L")
    rina = buat_pegawai(kota, "Rina Wulandari", jabatan=staf)
    joko = buat_pegawai(kota, "Joko Susilo", jabatan=staf, jenis_kelamin="L")
    siklus = buat_siklus(kota)
    akun = {
        n: buat_pengguna(n, kota, pegawai=p)
        for n, p in {"mira": mira, "bima": bima, "rina": rina, "joko": joko}.items()
    }
    akun["ppk"] = buat_pengguna("wali", kota, ("PPK", {}))
    akun["bkd"] = buat_pengguna("sari", kota, ("BKD", {}))
    akun["gita"] = buat_pengguna("gita", kota, ("KEPALA_INSTANSI", {"instansi": dinas}))
    akun["citra"] = buat_pengguna("citra", kota_lain, ("BKD", {}))
    akun["ppk_lain"] = buat_pengguna("dewi", kota_lain, ("PPK", {}))
    buat_skp(rina, bima, siklus, kabid)
    buat_skp(joko, bima, siklus, kabid, realisasi=5)
    buat_skp(bima, mira, siklus, kepala)
    evaluasi_buka(kota_id=kota.pk, periode=periode_dari_kode(TW))
    per = {e.pegawai_id: e for e in EvaluasiKinerja.objects.all()}
    tim = SimpleNamespace(
        kota=kota, dinas=dinas, bidang=bidang, kepala=kepala, kabid=kabid, staf=staf, siklus=siklus, akun=akun
    )
    tim.mira, tim.bima, tim.rina, tim.joko = mira, bima, rina, joko
    tim.e_rina, tim.e_joko, tim.e_bima = per[rina.pk], per[joko.pk], per[bima.pk]
    return tim


def tetapkan_organisasi(tim: SimpleNamespace, predikat: str = "BAIK", periode: str = TW) -> None:
    """The predicate of the bidang, by the head of the dinas above it."""
    predikat_tetapkan(
        instansi=tim.bidang,
        periode=periode,
        predikat=predikat,
        capaian="Rencana aksi tercapai.",
        oleh=tim.akun["mira"],
    )


def nilai(tim: SimpleNamespace, evaluasi: Any, *, oleh: str = "bima", **lain: Any) -> EvaluasiKinerja:
    """Judge the row as it stands now."""
    kini = EvaluasiKinerja.objects.get(pk=evaluasi.pk)
    isi = {"hasil_kerja": "SESUAI", "perilaku": "SESUAI", "catatan": "Pertahankan.", "versi": kini.versi} | lain
    return evaluasi_nilai(evaluasi=kini, oleh=tim.akun[oleh], **isi)


def sampaikan(tim: SimpleNamespace, evaluasi: Any, *, oleh: str = "bima", **lain: Any) -> EvaluasiKinerja:
    baris = nilai(tim, evaluasi, oleh=oleh, **lain)
    return evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=tim.akun[oleh])


@pytest.fixture
def regu(settings, tmp_path, lingkup, kota_tangsel, kota_sorong, buat_pengguna) -> SimpleNamespace:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return bangun(kota_tangsel, kota_sorong, buat_pengguna)


@pytest.fixture
def siap(regu) -> SimpleNamespace:
    """With the organisation's predicate set."""
    tetapkan_organisasi(regu)
    return regu
