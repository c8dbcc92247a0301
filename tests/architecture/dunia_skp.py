"""The performance cycle in the small world: a leader with a SKP, somebody she assesses, and what was done."""

from datetime import date
from typing import Any

from django.utils import timezone

from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import (
    RHK,
    SKP,
    BuktiDukung,
    ButirTemplat,
    DialogKinerja,
    NaskahSKP,
    PengecualianSKP,
    PermintaanPenilai,
    PermintaanUmpan,
    RencanaAksi,
    SiklusKinerja,
    TemplatSKP,
    UmpanBalik,
)
from kinerja.skp.rules.jadwal import bawaan
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

BUTIR = {"rhk": "Layanan rujukan tepat waktu", "indikator": "Jumlah rujukan", "target_min": 12, "satuan": "berkas"}


def dunia_skp(dinas: Instansi, rina: Pegawai, buat_pengguna: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Objects by name, and the two accounts that work with them."""
    kota = dinas.kota
    unit = buat_instansi(kota, "Bidang Pelayanan Kesehatan", induk=dinas)
    kabid = buat_kepala(unit, jenis="ADMINISTRATOR", eselon="III.b", kelas=11)
    analis = buat_jabatan(unit, "Analis Kesehatan", atasan=kabid)
    lina = buat_pegawai(kota, "Lina Marlina", jabatan=kabid, tanggal_lahir=date(1976, 2, 1))
    tono = buat_pegawai(kota, "Tono Hartono", jabatan=analis, jenis_kelamin="L")
    akun = {
        "penilai": buat_pengguna("lina", kota, pegawai=lina),
        "dinilai": buat_pengguna("tono", kota, pegawai=tono),
        "rekan": buat_pengguna("wati", kota, pegawai=buat_pegawai(kota, "Wati Susanti", jabatan=analis)),
    }
    tahun = timezone.localdate().year
    siklus = SiklusKinerja.objects.create(kota=kota, tahun=tahun, **bawaan(tahun))
    milik = buat_skp_dunia(lina, siklus, akun["penilai"])
    skp = buat_skp_dunia(tono, siklus, akun["penilai"], jabatan_penilai=kabid, penilai=lina)
    rhk = RHK.objects.create(kota=kota, skp=skp, teks="Rujukan terlayani", induk=milik.rhk.get())
    rhk.indikator.create(kota=kota, teks="Jumlah rujukan", aspek="kuantitas", target_min=12, satuan="berkas")
    return _objek(kota, skp, milik, rhk, kabid, akun) | {"siklus": siklus} | _kelola(kota, rina), akun


def buat_skp_dunia(pegawai: Pegawai, siklus: SiklusKinerja, akun: Any, **lain: Any) -> SKP:
    """A SKP that was set, with one RHK."""
    skp = SKP.objects.create(
        kota_id=pegawai.kota_id,
        siklus=siklus,
        tahun=siklus.tahun,
        pegawai=pegawai,
        jabatan_id=pegawai.jabatan_id,
        nama_jabatan=pegawai.jabatan.nama,
        instansi_id=pegawai.instansi_id,
        perangkat_daerah_id=pegawai.instansi.perangkat_daerah_id,
        mulai=siklus.mulai,
        sampai=siklus.selesai,
        keadaan="ditetapkan",
        naskah=1,
        ditetapkan_pada=timezone.now(),
        **({"penilai_sebagai": "KEPALA_DAERAH"} | lain),
    )
    RHK.objects.create(kota_id=skp.kota_id, skp=skp, teks=f"Hasil kerja {pegawai.nama}")
    NaskahSKP.objects.create(kota_id=skp.kota_id, skp=skp, ke=1, isi={"rhk": []}, ditetapkan_oleh=akun)
    return skp


def _objek(kota: Any, skp: SKP, milik: SKP, rhk: RHK, kabid: Any, akun: dict[str, Any]) -> dict[str, Any]:
    aksi = buat_aksi(skp, rhk)
    return {
        "skp": skp,
        "kolom": milik.rhk.get(),
        "rhk": rhk,
        "rencana_aksi": aksi,
        "bukti_dukung": aksi.bukti_dukung.get(),
        "dialog": buat_dialog(skp, akun["dinilai"]),
        "permintaan_rekan": buat_permintaan_rekan(skp, akun["rekan"], akun["dinilai"], rhk=rhk),
        "permintaan_penilai": PermintaanPenilai.objects.create(
            kota=kota, skp=skp, jabatan_semula=kabid, jabatan_diminta=kabid, alasan="Ditugaskan di bidang lain"
        ),
    }


def _kelola(kota: Any, rina: Pegawai) -> dict[str, Any]:
    return {
        "templat_skp": buat_templat(kota, "Perawat"),
        "pengecualian": PengecualianSKP.objects.create(
            kota=kota, pegawai=rina, alasan="mpp", mulai=date(2026, 1, 1), dasar="SK 1/2026"
        ),
    }


def buat_aksi(skp: SKP, rhk: RHK) -> RencanaAksi:
    """A step of the current quarter with evidence."""
    hari_ini = timezone.localdate()
    kode = f"{hari_ini.year}-T{(hari_ini.month - 1) // 3 + 1}"
    aksi = RencanaAksi.objects.create(
        kota_id=skp.kota_id, skp=skp, rhk=rhk, periode=kode, teks="Survei", target="2 lokasi"
    )
    BuktiDukung.objects.create(
        kota_id=skp.kota_id, rencana_aksi=aksi, nama="Berita acara", tautan="https://contoh.invalid/ba"
    )
    return aksi


def buat_permintaan_rekan(skp: SKP, rekan: Any, oleh: Any, **sasaran: Any) -> PermintaanUmpan:
    """A letter to a colleague, not yet answered."""
    batas = {"batas": date(2048, 1, 1), "diminta_oleh": oleh}
    return PermintaanUmpan.objects.create(kota_id=skp.kota_id, skp=skp, kepada=rekan.pegawai, **batas, **sasaran)


def buat_dialog(skp: SKP, akun: Any) -> DialogKinerja:
    return DialogKinerja.objects.create(
        kota_id=skp.kota_id,
        skp=skp,
        tanggal=skp.mulai,
        topik="Target triwulan",
        catatan="Target disesuaikan.",
        ditulis_oleh=akun,
        pegawai_mengakui_pada=timezone.now(),
    )


def buat_templat(kota: Any, nama: str) -> TemplatSKP:
    templat = TemplatSKP.objects.create(kota=kota, nama=nama, nama_jabatan=nama)
    ButirTemplat.objects.create(kota=kota, templat=templat, **BUTIR)
    return templat


def tumbuh_skp(dunia: Any, ke: int) -> None:
    """One more person in the team of the leader, with a SKP and everything below it; and one more of each list."""
    kota = dunia.skp.kota
    orang = buat_pegawai(kota, f"Anggota {ke}", jabatan=dunia.skp.jabatan)
    penilai = {"jabatan_penilai": dunia.skp.jabatan_penilai, "penilai": dunia.skp.penilai}
    skp = buat_skp_dunia(orang, dunia.siklus, dunia.orang["penilai"], **penilai)
    buat_pegawai(kota, f"Anggota tanpa SKP {ke}", jabatan=dunia.skp.jabatan)
    rhk = RHK.objects.create(kota=kota, skp=skp, teks=f"Rujukan {ke}", induk=dunia.kolom)
    RHK.objects.create(kota=kota, skp=dunia.kolom.skp, teks=f"Kolom {ke}")
    for tujuan, hasil in ((skp, rhk), (dunia.skp, dunia.rhk)):
        buat_aksi(tujuan, hasil)
        buat_dialog(tujuan, dunia.orang["penilai"])
        ucap = {"nilai": "AK", "sifat": "apresiasi", "teks": "Teliti", "periode": "2026-T4", "peran": "penilai"}
        UmpanBalik.objects.create(kota=kota, skp=tujuan, oleh=dunia.orang["penilai"], **ucap)
    buat_permintaan_rekan(skp, dunia.orang["rekan"], dunia.orang["dinilai"], rhk=rhk)
    akun_lain = type(dunia.orang["rekan"]).objects.create(username=f"rekan{ke}", kota=kota, pegawai=orang)
    buat_permintaan_rekan(dunia.skp, akun_lain, dunia.orang["dinilai"], rhk=dunia.rhk)
    tambahan = RHK.objects.create(kota=kota, skp=dunia.skp, teks=f"Hasil lain {ke}")
    tambahan.indikator.create(kota=kota, teks="Jumlah", aspek="kuantitas", target_min=1, satuan="berkas")
    NaskahSKP.objects.create(kota=kota, skp=dunia.skp, ke=ke + 1, isi={"rhk": []})
    PermintaanPenilai.objects.create(
        kota=kota, skp=skp, jabatan_diminta=skp.jabatan_penilai, alasan="Ditugaskan di bidang lain"
    )
    PengecualianSKP.objects.create(kota=kota, pegawai=orang, alasan="mpp", mulai=date(2026, 1, 1), dasar=f"SK {ke}")
    buat_templat(kota, f"Templat {ke}")
    SiklusKinerja.objects.create(kota=kota, tahun=2010 + ke, **bawaan(2010 + ke))
