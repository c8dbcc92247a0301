"""A small world in which every address that names an object has one: Dinas Kesehatan of Tangerang Selatan, its people,
its evaluation, and Sari's own things. Around it stand the strangers of `PENDATANG`, who may reach none of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession

import tests.architecture.dunia_jabatan as dunia_jabatan
import tests.architecture.dunia_skp as dunia_skp
from asn.akun.models import Pengguna
from asn.core.berkas import CSV, berkas_periksa, berkas_simpan
from asn.core.models import Berkas, Pekerjaan, TampilanTersimpan
from asn.core.services import akses_catat
from asn.impor.models import BarisImpor, Impor
from asn.notifikasi.models import Kabar
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.keberatan.models import JangkaKeberatan, Keberatan
from kepegawaian.layanan.models import KeputusanHak
from kepegawaian.pegawai.models import Dokumen, Pegawai, RiwayatKinerja
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_buat, usulan_putuskan
from kinerja.disiplin.models import DokumenPerkara, Perkara, TenggatDisiplin
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.skp.models import EvaluasiKinerja
from pengaduan.aduan.models import Aduan, BukaSegel
from pengaduan.forum.models import Butir, Komentar, Konsultasi
from pengaduan.survei.models import HasilSurvei, Kampanye, LayananPublik, RencanaTindak
from tests.architecture.dunia_belajar import Belajar, buat_belajar
from tests.architecture.dunia_hasil import HasilSeleksi, buat_hasil_seleksi, orang_hasil
from tests.architecture.dunia_nilai import buat_evaluasi_draf, buat_evaluasi_kinerja
from tests.architecture.dunia_program import Program, buat_program
from tests.architecture.dunia_promosi import Promosi, buat_promosi
from tests.architecture.dunia_rekrut import Rekrut, buat_rekrut
from tests.architecture.dunia_talenta import Talenta, buat_talenta
from tests.architecture.dunia_tindak_lanjut import TindakLanjut, buat_tindak_lanjut
from tests.kepegawaian.keberatan import jenis_uji
from tests.kepegawaian.pembuat import (
    buat_dokumen,
    buat_indikator,
    buat_instansi,
    buat_jabatan,
    buat_jenis_dokumen,
    buat_keluarga,
    buat_kepala,
    buat_pegawai,
    buat_riwayat_hukdis,
    buat_riwayat_kinerja,
)
from tests.kinerja.disiplin.pembuat import buat_dokumen_perkara, buat_perkara
from tests.kinerja.evaluasi.contoh_angka import PERIODE, angka_instansi, angka_kota
from tests.pengaduan.aduan.dunia import buat_laporan_warga
from tests.pengaduan.forum.pembuat import buat_butir, buat_komentar, buat_konsultasi
from tests.pengaduan.survei.pembuat import buat_hasil, buat_jawaban, buat_kampanye, buat_layanan, buat_rencana

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass(frozen=True)
class Dunia:
    """The objects named in addresses, and everybody by name."""

    aduan: Aduan
    belajar: Belajar
    buka_segel: BukaSegel
    segel_setuju: BukaSegel
    siklus: dunia_skp.SiklusKinerja
    skp: dunia_skp.SKP
    kolom: dunia_skp.RHK
    rhk: dunia_skp.RHK
    rencana_aksi: dunia_skp.RencanaAksi
    bukti_dukung: dunia_skp.BuktiDukung
    dialog: dunia_skp.DialogKinerja
    permintaan_penilai: dunia_skp.PermintaanPenilai
    permintaan_rekan: dunia_skp.PermintaanUmpan
    templat_skp: dunia_skp.TemplatSKP
    pengecualian: dunia_skp.PengecualianSKP
    instansi: Instansi
    jabatan: Jabatan
    pegawai: Pegawai
    evaluasi: EvaluasiBerkala
    impor: Impor
    lembar: EvaluasiInstansi
    berkas: Berkas
    foto: Berkas
    dokumen: Dokumen
    pekerjaan: Pekerjaan
    tampilan: TampilanTersimpan
    sesi: UserSession
    kabar: Kabar
    orang: dict[str, Pengguna]
    konsultasi: Konsultasi
    komentar: Komentar
    butir: Butir
    riwayat: RiwayatKinerja
    usulan: Usulan
    keberatan: Keberatan
    evaluasi_kinerja: EvaluasiKinerja
    evaluasi_draf: EvaluasiKinerja
    keputusan: KeputusanHak
    tindak: TindakLanjut
    latih: Program
    lamar: Rekrut
    talenta: Talenta
    promosi: Promosi
    rekrut: HasilSeleksi
    draf: Usulan
    ditolak: Usulan
    survei: Kampanye
    hasil_survei: HasilSurvei
    layanan_publik: LayananPublik
    tindak_survei: RencanaTindak
    perkara: Perkara
    surat_perkara: DokumenPerkara


def buat_dunia(kota_tangsel: Any, kota_sorong: Any, buat_pengguna: Any) -> Dunia:
    """Both cities must be in scope."""
    kesehatan = buat_instansi(kota_tangsel, "Dinas Kesehatan")
    kepala = buat_kepala(kesehatan)
    jabatan = buat_jabatan(kesehatan, "Perawat Ahli Muda", atasan=kepala)
    rina = buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=jabatan)
    buat_keluarga(rina)
    buat_riwayat_hukdis(rina)
    kinerja = buat_riwayat_kinerja(rina, 2026, 3)
    orang = _petugas(kota_tangsel, buat_pengguna) | _pendatang(kota_tangsel, kota_sorong, buat_pengguna)
    buat_indikator(kesehatan, PERIODE)
    dunia_jabatan.buat_kelas(kota_tangsel)
    skp, orang_skp = dunia_skp.dunia_skp(kesehatan, rina, buat_pengguna)
    orang |= orang_skp
    akses_catat(pengguna=orang["bkd"], objek=rina, butir="NIK", alasan="Verifikasi data")
    belajar, peserta = buat_belajar(kesehatan, orang["bkd"], buat_pengguna)
    orang |= peserta
    rekrut = buat_hasil_seleksi(kota_tangsel, orang["bkd"], buat_pengguna)
    orang |= orang_hasil(rekrut)
    evaluasi = EvaluasiBerkala.objects.create(
        kota=kota_tangsel, periode=PERIODE, keadaan="draf", angka=_angka(kesehatan), dimulai_oleh=orang["bkd"]
    )
    lembar = EvaluasiInstansi.objects.create(
        kota=kota_tangsel,
        evaluasi=evaluasi,
        instansi=kesehatan,
        hasil="selesai",
        angka=angka_instansi(kesehatan.pk),
    )
    return Dunia(
        **buat_laporan_warga(kesehatan, orang),
        **skp,
        instansi=kesehatan,
        belajar=belajar,
        jabatan=jabatan,
        pegawai=rina,
        evaluasi=evaluasi,
        impor=_impor(orang["bkd"], kota_tangsel),
        lembar=lembar,
        **_berkas(rina, orang["bkd"]),
        orang=orang,
        riwayat=kinerja,
        keputusan=_keputusan(rina),
        keberatan=buat_keberatan(kinerja, orang["pemohon"]),
        tindak=buat_tindak_lanjut(rina, orang["ppk"], orang["ppk"]),
        latih=buat_program(rina, orang["bkd"]),
        lamar=buat_rekrut(jabatan, orang, buat_pengguna),
        talenta=buat_talenta(rina, orang, buat_pengguna),
        promosi=buat_promosi(rina, buat_instansi(kota_tangsel, "Dinas Pasar"), orang["bkd"], orang["panitia"]),
        rekrut=rekrut,
        evaluasi_kinerja=buat_evaluasi_kinerja(rina, kepala, "2025"),
        evaluasi_draf=buat_evaluasi_draf(jabatan),
        **_usulan(rina, orang["bkd"], buat_pengguna("dian", kota_tangsel, ("BKD", {}))),
        **_milik(orang["bkd"], kota_tangsel),
        **buat_survei(kesehatan, rina, PERIODE),
        **_perkara(orang, jabatan, buat_pengguna),
        **_forum(kesehatan, orang["bkd"]),
    )


def _angka(dinas: Instansi) -> Any:
    """The figures of the city name the one unit there is: ids of a test are never those of another's rows."""
    angka = angka_kota()
    for ke, baris in enumerate(angka["liga"]):
        baris["instansi_id"] = dinas.pk if ke == 0 else 1_000_000 + ke
    return angka


def _perkara(orang: dict[str, Pengguna], jabatan: Jabatan, buat_pengguna: Any) -> dict[str, Any]:
    """A disciplinary case of Tarno, which only the analyst is named in, with its letter."""
    tarno = buat_pegawai(jabatan.kota, "Tarno Raharjo", jabatan=jabatan, jenis_kelamin="L")
    orang["terperiksa"] = buat_pengguna("tarno", jabatan.kota, pegawai=tarno)
    perkara = buat_perkara(tarno, bagi=orang["bkd"], keadaan="panggilan_1")
    tenggat = {"langkah": "tindak", "hari": 7, "berlaku_mulai": date(2026, 1, 1), "dasar": "Perwal 12/2026"}
    TenggatDisiplin.objects.create(kota=jabatan.kota, **tenggat)
    return {"perkara": perkara, "surat_perkara": buat_dokumen_perkara(perkara)}


def _forum(instansi: Instansi, oleh: Pengguna) -> dict[str, Any]:
    """An open public consultation with an article, and a comment whose original is sealed."""
    konsultasi = buat_konsultasi(instansi, oleh)
    butir = buat_butir(konsultasi)
    return {
        "konsultasi": konsultasi,
        "butir": butir,
        "komentar": buat_komentar(konsultasi, keadaan="ditahan", isi_asli="Naskah asli", butir=butir),
    }


def _petugas(kota: Any, buat_pengguna: Any) -> dict[str, Pengguna]:
    """Those who rightly work with these objects."""
    return {
        "bkd": buat_pengguna("sari", kota, ("BKD", {})),
        "ppk": buat_pengguna("budi", kota, ("PPK", {})),
        "admin": buat_pengguna("adi", kota, ("ADMIN_KOTA", {})),
        "panitia": buat_pengguna("panitia", kota, ("PANITIA", {})),
        "aduan": buat_pengguna("ani", kota, ("PENGELOLA_ADUAN", {})),
        "aduan_kedua": buat_pengguna("ika", kota, ("PENGELOLA_ADUAN", {})),
        # An account without any role, as an applicant has it.
        "pemohon": buat_pengguna("pemohon", kota),
    }


def _pendatang(kota: Any, kota_lain: Any, buat_pengguna: Any) -> dict[str, Pengguna]:
    """The same roles in the other city; the roles of another instansi; a plain pegawai and a superior of others."""
    pendidikan = buat_instansi(kota, "Dinas Pendidikan")
    kepala = buat_kepala(pendidikan)
    guru = buat_jabatan(pendidikan, "Guru Ahli Muda", atasan=kepala)
    mira = buat_pegawai(kota, "Mira Lestari", jabatan=kepala, tanggal_lahir=date(1975, 5, 1))
    joko = buat_pegawai(kota, "Joko Susilo", jabatan=guru, jenis_kelamin="L")
    lingkup = {"kota": kota, "instansi": pendidikan}
    return {
        "bkd_lain": buat_pengguna(
            "citra",
            kota_lain,
            ("BKD", {}),
            ("PENGELOLA_ADUAN", {}),
            ("PANITIA", {}),
            ("PELAMAR", {}),
            # With a record of her own: what every pegawai may do at home opens nothing here.
            pegawai=buat_pegawai(kota_lain, "Citra Rumbiak"),
        ),
        "ppk_lain": buat_pengguna("dewi", kota_lain, ("PPK", {})),
        "admin_lain": buat_pengguna("eko", kota_lain, ("ADMIN_KOTA", {})),
        "pengelola": buat_pengguna("fajar", kota, ("PENGELOLA_INSTANSI", lingkup)),
        "kepala": buat_pengguna("gita", kota, ("KEPALA_INSTANSI", lingkup)),
        "atasan": buat_pengguna("mira", kota, pegawai=mira),
        "pegawai": buat_pengguna("joko", kota, pegawai=joko),
    }


def buat_usulan(pegawai: Pegawai, oleh: Pengguna | None, nama: str = "Inovasi pelayanan", **lain: Any) -> Usulan:
    """A proposed award with its evidence."""
    isi = {"jenis": "LAINNYA", "nama": nama, "tanggal": "2025-08-17"}
    bukti = [("piagam.pdf", PDF)]
    return usulan_buat(
        jenis="riwayat_penghargaan", pegawai=pegawai, isi=isi, oleh=oleh, aksi="tambah", bukti=bukti, **lain
    )


def buat_keberatan(sasaran: RiwayatKinerja, pemohon: Pengguna) -> Keberatan:
    """An open appeal before the PPK, by somebody without a role."""
    jenis_uji.pasang()
    kota = {"kota_id": sasaran.kota_id}
    JangkaKeberatan.objects.get_or_create(
        **kota,
        jenis="uji",
        tahap="putus",
        berlaku_mulai=date(2026, 1, 1),
        defaults={"hari": 14, "jenis_hari": "kerja"},
    )
    hari = {"diterima_pada": date(2026, 11, 1), "batas_ajukan": date(2048, 1, 1), "batas_putus": date(2048, 1, 1)}
    isi = {"uraian": "Uraian keberatan", "tuntutan": "Predikat diubah", "ke_ppk": True}
    judul = {"jenis": "uji", "sasaran_id": sasaran.pk, "sasaran_judul": f"Predikat {sasaran.periode}"}
    return Keberatan.objects.create(
        **kota, **judul, **hari, **isi, pemohon=pemohon, pegawai=sasaran.pegawai, instansi=sasaran.instansi
    )


def _keputusan(pegawai: Pegawai) -> KeputusanHak:
    """An approved proposal of pensiun whose SK is awaited."""
    isi = {"judul": "Pensiun (batas usia)", "tmt": "2048-04-01"}
    usulan = Usulan.objects.create(
        kota_id=pegawai.kota_id, jenis="hak-pensiun", pegawai=pegawai, isi=isi, keadaan="disahkan", ringkasan="Pensiun"
    )
    return KeputusanHak.objects.create(
        kota_id=pegawai.kota_id, usulan=usulan, pegawai=pegawai, kode="PENSIUN", tmt=date(2048, 4, 1), isi=isi
    )


def _usulan(pegawai: Pegawai, pengusul: Pengguna, pemutus: Pengguna) -> dict[str, Usulan]:
    """One that waits for the BKD, and a draft and a refused one of the BKD's own."""
    ditolak = buat_usulan(pegawai, pengusul, "Lomba kebersihan")
    putusan = {"versi": ditolak.versi, "sidik": ditolak.sidik, "catatan": "Piagam tidak terbaca"}
    return {
        "usulan": buat_usulan(pegawai, pemutus),
        "draf": buat_usulan(pegawai, pengusul, "Pegawai teladan", ajukan=False),
        "ditolak": usulan_putuskan(usulan=ditolak, keputusan="tolak", oleh=pemutus, **putusan),
    }


def _berkas(pegawai: Pegawai, oleh: Pengguna) -> dict[str, Any]:
    """A document that waits for verification, with its file."""
    dokumen = buat_dokumen(pegawai, tipe=buat_jenis_dokumen(), verifikasi="BELUM")
    dokumen.bukti = berkas_simpan(isi=PDF, nama="kk.pdf", pemilik=dokumen, izin="pegawai.view_dokumen", oleh=oleh)
    dokumen.save(update_fields=["bukti"])
    return {"berkas": dokumen.bukti, "dokumen": dokumen}


def _impor(oleh: Pengguna, kota: Any) -> Impor:
    """A checked table that waits for the decision, with one row of each interest."""
    impor = Impor.objects.create(
        kota=kota,
        jenis="pegawai",
        keadaan="diperiksa",
        nama_berkas="siasn.csv",
        kepala=["NIP", "NAMA"],
        peta={"0": "nip", "1": "nama"},
        baris=2,
        baru=1,
        galat=1,
        oleh=oleh,
    )
    impor.berkas = berkas_simpan(
        isi=berkas_periksa(b"NIP;NAMA\n1;Siti\n", "siasn.csv", terima=frozenset({CSV})),
        nama="siasn.csv",
        pemilik=impor,
        izin="impor.kelola_impor",
        oleh=oleh,
    )
    impor.save(update_fields=["berkas"])
    buat_baris_impor(impor, 1)
    buat_baris_impor(impor, 2, status="galat", masalah=[{"kolom": "nip", "pesan": "Rusak.", "berat": "galat"}])
    return impor


def buat_baris_impor(impor: Impor, nomor: int, **lain: Any) -> BarisImpor:
    """One row of a checked table."""
    nilai = {"status": "baru", "kunci": f"1990031520150320{nomor:02d}", "nama": "Siti", "isi": {"nama": "Siti"}} | lain
    return BarisImpor.objects.create(kota_id=impor.kota_id, impor=impor, nomor=nomor, **nilai)


def buat_survei(instansi: Instansi, pejabat: Pegawai, periode: str, nama: str = "Izin praktik") -> dict[str, Any]:
    """A closed survey of one service with its result and a plan to better it."""
    layanan = buat_layanan(instansi, nama)
    survei = buat_kampanye(instansi, layanan, periode=periode, keadaan="ditutup")
    buat_jawaban(survei, ["333333333"] * 6)
    return {
        "survei": survei,
        "hasil_survei": buat_hasil(survei),
        "layanan_publik": layanan,
        "tindak_survei": buat_rencana(survei, pejabat),
    }


def _milik(pengguna: Pengguna, kota: Any) -> dict[str, Any]:
    """What belongs to one account: a job, a saved view, another session."""
    return {
        "pekerjaan": Pekerjaan.objects.create(kota=kota, judul="Ekspor Daftar pegawai", pemilik=pengguna),
        "tampilan": TampilanTersimpan.objects.create(
            pengguna=pengguna, daftar="pegawai", nama="Golongan IV", kueri="golongan=13"
        ),
        "kabar": Kabar.objects.create(kota=kota, penerima=pengguna, judul="Ekspor selesai"),
        "sesi": UserSession.objects.create(
            user=pengguna, ip="127.0.0.1", user_agent="Peramban lain", session_key="k" * 32
        ),
    }
