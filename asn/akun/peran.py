"""Roles and what each may do: reviewed, versioned, printable. Pure Python; assignments live in the database."""

from enum import StrEnum

from asn.akun import (
    izin_belajar,
    izin_disiplin,
    izin_jabatan,
    izin_kinerja,
    izin_pelatihan,
    izin_promosi,
    izin_rekrutmen,
    izin_talenta,
)


class Peran(StrEnum):
    ADMIN_PUSAT = "ADMIN_PUSAT"
    ADMIN_KOTA = "ADMIN_KOTA"
    BKD = "BKD"
    PPK = "PPK"
    KEPALA_INSTANSI = "KEPALA_INSTANSI"
    PENGELOLA_INSTANSI = "PENGELOLA_INSTANSI"
    ATASAN = "ATASAN"
    PEGAWAI = "PEGAWAI"
    PANITIA = "PANITIA"
    PENGELOLA_ADUAN = "PENGELOLA_ADUAN"
    TIM_PENILAI = "TIM_PENILAI"
    KONSELOR = "KONSELOR"
    INSPEKTORAT = "INSPEKTORAT"
    AUDITOR = "AUDITOR"
    PELAMAR = "PELAMAR"
    PENGAJAR = "PENGAJAR"


LABEL_PERAN = {
    Peran.ADMIN_PUSAT: "Administrator pusat",
    Peran.ADMIN_KOTA: "Administrator kota",
    Peran.BKD: "Analis kepegawaian (BKD/BKPSDM)",
    Peran.PPK: "Pejabat Pembina Kepegawaian",
    Peran.KEPALA_INSTANSI: "Kepala instansi",
    Peran.PENGELOLA_INSTANSI: "Pengelola kepegawaian instansi",
    Peran.ATASAN: "Atasan",
    Peran.PEGAWAI: "Pegawai",
    Peran.PANITIA: "Panitia seleksi",
    Peran.PENGELOLA_ADUAN: "Pengelola aduan",
    Peran.TIM_PENILAI: "Tim penilai kinerja",
    Peran.KONSELOR: "Konselor kinerja",
    Peran.INSPEKTORAT: "Pengelola pengawasan (Inspektorat)",
    Peran.AUDITOR: "Auditor",
    Peran.PELAMAR: "Pelamar",
    Peran.PENGAJAR: "Pengajar pelatihan",
}
# What a role is for, in one sentence: shown where roles are handed out.
ARTI_PERAN = {
    Peran.ADMIN_PUSAT: "Memelihara rujukan nasional, serta akun dan peran di seluruh kota.",
    Peran.ADMIN_KOTA: "Memelihara akun, peran, dan kalender satu kota. Tidak membuka data tertutup pegawai.",
    Peran.BKD: "Memelihara buku induk dan menyusun evaluasi; membuka data tertutup dengan alasan yang tercatat.",
    Peran.PPK: "Menerbitkan evaluasi dan melihat kinerja satu kota, termasuk hukuman disiplin.",
    Peran.KEPALA_INSTANSI: "Melihat pegawai dan evaluasi satu instansi beserta unit di bawahnya.",
    Peran.PENGELOLA_INSTANSI: "Mengurus data dan berkas pegawai satu instansi beserta unit di bawahnya.",
    Peran.PANITIA: "Bekerja pada seleksi yang ditugaskan kepadanya.",
    Peran.PENGELOLA_ADUAN: "Menjawab aduan masyarakat.",
    Peran.TIM_PENILAI: "Menimbang calon penerima penghargaan; tidak menimbang diri sendiri atau keluarganya.",
    Peran.KONSELOR: "Memberi konseling kinerja dan menyimpan catatannya; hanya kasus yang ditugaskan kepadanya.",
    Peran.PENGELOLA_ADUAN: "Memverifikasi dan menjawab aduan masyarakat, satu kota atau satu instansi.",
    Peran.INSPEKTORAT: "Menangani pelaporan pelanggaran dan mengawasi aduan yang terlambat.",
    Peran.AUDITOR: "Membaca seluruhnya untuk pengawasan, termasuk catatan akses; tidak mengubah apa pun.",
    Peran.PENGAJAR: "Mencatat kehadiran dan nilai kelas yang diajarnya sendiri; tidak melihat kelas lain.",
}
# Derived from the register itself (own record, position tree), or from a proven e-mail address; never handed out.
DITURUNKAN = frozenset({Peran.ATASAN, Peran.PEGAWAI, Peran.PELAMAR})
# Roles that never stand behind a preview ("lihat sebagai"), and those that may enter the admin site.
TIDAK_DIPRATINJAU = frozenset({Peran.ADMIN_PUSAT, Peran.ADMIN_KOTA, Peran.PPK})
BOLEH_SITUS_ADMIN = frozenset({Peran.ADMIN_PUSAT, Peran.ADMIN_KOTA, Peran.AUDITOR})
# Staff roles: two-factor authentication is mandatory.
PETUGAS = frozenset(Peran) - DITURUNKAN

_STRUKTUR = {"instansi.view_instansi", "jabatan.view_jabatan", "instansi.view_indikatorinstansi"}
_RIWAYAT_UMUM = {
    "pegawai.view_pegawai",
    "pegawai.view_riwayatpangkat",
    "pegawai.view_riwayatjabatan",
    "pegawai.view_riwayatpendidikan",
    "pegawai.view_riwayatdiklat",
    "pegawai.view_riwayatkinerja",
    "pegawai.view_riwayatpenghargaan",
    "pegawai.view_riwayatkompetensi",
    "pegawai.view_riwayatangkakredit",
}
_RIWAYAT_TERTUTUP = {
    "pegawai.view_riwayathukdis",
    "pegawai.view_keluarga",
    "pegawai.view_riwayatkgb",
    "pegawai.view_dokumen",
}
# "Lihat sebagai" shows what menus and lists look like; it never opens closed personal data to the administrator.
DITUTUP_SAAT_PRATINJAU = frozenset(
    _RIWAYAT_TERTUTUP
    | izin_disiplin.TERTUTUP
    | izin_kinerja.TERTUTUP
    | izin_promosi.TERTUTUP
    | izin_belajar.TERTUTUP
    | izin_rekrutmen.TERTUTUP
    | izin_pelatihan.TERTUTUP
    | izin_jabatan.TERTUTUP
    | izin_talenta.TERTUTUP
    | {
        "pegawai.buka_data_pribadi",
        "pegawai.ekspor_pegawai",
        "pegawai.ekspor_lengkap",
        "pegawai.add_dokumen",
        "pegawai.verifikasi_dokumen",
        "pegawai.cetak_drh",
        "evaluasi.ekspor_baris_evaluasi",
        "usulan.ekspor_usulan",
        "layanan.ekspor_hakpegawai",
        "layanan.view_hak_saya",
        "layanan.view_usul_kgb",
        "layanan.view_suratkgb",
        "layanan.usulkan_hak",
        "layanan.catat_keputusan",
        "forum.buka_naskah_asli",
        "forum.ekspor_konsultasi",
        "keberatan.ekspor_keberatan",
        "akun.lihat_sebagai",
        "impor.kelola_impor",
        *("aduan.ekspor_aduan", "aduan.kelola_wbs", "aduan.minta_buka_segel", "aduan.putus_buka_segel"),
    }
)
# Proposals: content of a kind is seen only with the kind's own permission on top (kepegawaian.usulan.models).
_PUTUS_INSTANSI = {
    "usulan.view_usulan",
    "usulan.buka_kotak",
    "usulan.verifikasi_usulan",
    "usulan.ekspor_usulan",
}
# Appeals: parties need no permission to follow theirs (kepegawaian.keberatan.models).
_KEBERATAN = {"keberatan.view_keberatan", "keberatan.ekspor_keberatan"}
_HAK = {"layanan.view_hakpegawai", "layanan.ekspor_hakpegawai", "layanan.view_usul_kgb"}
_HAK_KELOLA = {"layanan.usulkan_hak", "layanan.view_suratkgb", "layanan.view_keputusanhak"}
# Complaints: whistleblowing needs its own permission on top (pengaduan.aduan.models).
_TANGANI_ADUAN = {"aduan.view_aduan", "aduan.tangani_aduan", "aduan.ekspor_aduan"}
_KELOLA_ADUAN = _TANGANI_ADUAN | {
    *("aduan.catat_aduan", "aduan.verifikasi_aduan", "aduan.disposisi_aduan"),
    *("aduan.minta_buka_segel", "aduan.putus_buka_segel"),
}
_RUJUKAN_ADUAN = {
    f"aduan.{aksi}_{nama}"
    for aksi in ("view", "add", "change")
    for nama in ("kategoriaduan", "aturandisposisi", "ketentuanwaktu", "templatjawaban")
}
# National figures: everybody who administers may read them, only the centre extends them.
_BACA_RUJUKAN = {
    "instansi.view_wilayah",
    "jabatan.view_kamuskompetensi",
    "pegawai.view_golongan",
    "pegawai.view_gajipokok",
    "pegawai.view_tunjanganjabatan",
    "pegawai.view_jenisdokumen",
}
# Satisfaction surveys: whoever runs a unit's survey does not publish it alone, and only the city reopens one.
_BACA_SURVEI = {"survei.view_kampanye", "survei.view_rencanatindak"}
_KELOLA_SURVEI = _BACA_SURVEI | {
    "survei.kelola_kampanye",
    "survei.kelola_rencanatindak",
    "survei.laporkan_rencanatindak",
    "survei.ekspor_kampanye",
}
_BACA_EVALUASI = {"evaluasi.view_evaluasiberkala", "evaluasi.view_evaluasiinstansi"}
# Public consultations: who prepares and moderates; the official answer is published by the head of the office or BKD.
_FORUM_BACA = {"forum.view_konsultasi"}
_FORUM_KELOLA = _FORUM_BACA | {
    "forum.kelola_konsultasi",
    "forum.moderasi_komentar",
    "forum.buka_naskah_asli",
    "forum.ekspor_konsultasi",
}
_FORUM_TERBIT = {"forum.terbitkan_tanggapan"}

IZIN: dict[Peran, frozenset[str]] = {
    Peran.PEGAWAI: frozenset(
        _RIWAYAT_UMUM
        | _RIWAYAT_TERTUTUP
        | {
            "pegawai.buka_data_pribadi",
            "evaluasi.view_evaluasi_saya",
            "usulan.view_usulan",
            "usulan.ajukan_usulan",
            "pegawai.add_dokumen",
            "pegawai.cetak_drh",
        }
        | {"layanan.view_hak_saya", "layanan.view_suratkgb", "layanan.view_usul_kgb"}
        | izin_disiplin.PEGAWAI
        | {"survei.view_rencanatindak", "survei.laporkan_rencanatindak"}
    ),
    # The superior assesses: performance and training of direct subordinates, not their family or punishments.
    Peran.ATASAN: frozenset(
        _RIWAYAT_UMUM
        | {"pegawai.lihat_bawahan", "usulan.view_usulan", "usulan.buka_kotak", "usulan.setujui_usulan"}
        | {"keberatan.putuskan_keberatan"}
        | izin_disiplin.ATASAN
    ),
    Peran.PENGELOLA_INSTANSI: frozenset(
        _STRUKTUR
        | _RIWAYAT_UMUM
        | _PUTUS_INSTANSI
        | {"pegawai.view_riwayatkgb", "pegawai.view_dokumen", "pegawai.ekspor_pegawai", "usulan.ajukan_usulan"}
        | {"pegawai.add_dokumen", "pegawai.cetak_drh"}
        | _HAK
        | _HAK_KELOLA
        | _FORUM_KELOLA
        | _KELOLA_SURVEI
        | izin_disiplin.PENGELOLA
        | izin_rekrutmen.PENGELOLA
    ),
    Peran.KEPALA_INSTANSI: frozenset(
        _STRUKTUR
        | _RIWAYAT_UMUM
        | _BACA_EVALUASI
        | _PUTUS_INSTANSI
        | {"pegawai.view_riwayathukdis", "pegawai.ekspor_pegawai", "pegawai.cetak_drh", "core.lihat_dasbor"}
        | _HAK
        | _TANGANI_ADUAN
        | _FORUM_BACA
        | _FORUM_TERBIT
        | izin_disiplin.KEPALA
        | izin_rekrutmen.KEPALA
        | _KEBERATAN
        | _KELOLA_SURVEI
        | {"survei.tutup_kampanye", "survei.terbitkan_kampanye"}
    ),
    Peran.BKD: frozenset(
        _STRUKTUR
        | _RIWAYAT_UMUM
        | _RIWAYAT_TERTUTUP
        | _BACA_EVALUASI
        | _PUTUS_INSTANSI
        | {
            "core.lihat_dasbor",
            "core.view_catatanakses",
            "impor.view_impor",
            "impor.kelola_impor",
            "pegawai.buka_data_pribadi",
            "pegawai.ekspor_pegawai",
            "pegawai.ekspor_lengkap",
            "pegawai.add_dokumen",
            "pegawai.verifikasi_dokumen",
            "pegawai.cetak_drh",
            "evaluasi.mulai_evaluasi",
            "evaluasi.tinjau_evaluasi",
            "evaluasi.ekspor_baris_evaluasi",
            "usulan.ajukan_usulan",
            "usulan.sahkan_usulan",
        }
        | _HAK
        | _HAK_KELOLA
        | {"layanan.catat_keputusan"}
        | _FORUM_KELOLA
        | _FORUM_TERBIT
        | izin_disiplin.BKD
        | izin_promosi.BKD
        | izin_rekrutmen.BKD
        | _KEBERATAN
        | _KELOLA_SURVEI
        | {"survei.tutup_kampanye", "survei.terbitkan_kampanye", "survei.revisi_kampanye"}
    ),
    Peran.PPK: frozenset(
        _STRUKTUR
        | _RIWAYAT_UMUM
        | _BACA_EVALUASI
        | {"pegawai.view_riwayathukdis", "core.lihat_dasbor", "evaluasi.terbitkan_evaluasi"}
        | {"layanan.view_hakpegawai"}
        | _FORUM_BACA
        | _FORUM_TERBIT
        | izin_disiplin.PPK
        | izin_promosi.PPK
        | izin_rekrutmen.PPK
        | {"keberatan.view_keberatan", "keberatan.putuskan_keberatan", "keberatan.putuskan_sebagai_ppk"}
        | _BACA_SURVEI
        | {"survei.ekspor_kampanye"}
    ),
    Peran.ADMIN_KOTA: frozenset(
        _STRUKTUR
        | _BACA_RUJUKAN
        | _RIWAYAT_UMUM
        | _BACA_EVALUASI
        | {
            "core.lihat_dasbor",
            "core.view_catatanakses",
            "impor.view_impor",
            "keberatan.view_jangkakeberatan",
            "keberatan.add_jangkakeberatan",
            "keberatan.change_jangkakeberatan",
            "akun.view_pengguna",
            "akun.add_pengguna",
            "akun.change_pengguna",
            "akun.view_penugasan",
            "akun.add_penugasan",
            "akun.change_penugasan",
            "akun.delete_penugasan",
            "akun.lihat_sebagai",
            "core.view_harilibur",
            "core.add_harilibur",
            "core.change_harilibur",
            "core.delete_harilibur",
        }
        | _RUJUKAN_ADUAN
        | _BACA_SURVEI
        | izin_rekrutmen.ADMIN_KOTA
    ),
    Peran.ADMIN_PUSAT: frozenset(
        _STRUKTUR
        | _BACA_RUJUKAN
        | {
            "core.lihat_dasbor",
            "instansi.view_kota",
            "instansi.change_kota",
            "jabatan.add_kamuskompetensi",
            "jabatan.change_kamuskompetensi",
            "pegawai.add_gajipokok",
            "pegawai.change_gajipokok",
            "pegawai.add_tunjanganjabatan",
            "pegawai.change_tunjanganjabatan",
            "pegawai.add_jenisdokumen",
            "pegawai.change_jenisdokumen",
            "akun.view_pengguna",
            "akun.add_pengguna",
            "akun.change_pengguna",
            "akun.view_penugasan",
            "akun.add_penugasan",
            "akun.change_penugasan",
            "akun.delete_penugasan",
            "core.view_harilibur",
            "core.add_harilibur",
            "core.change_harilibur",
            "core.delete_harilibur",
            "core.view_tandaterbit",
        }
    ),
    Peran.PANITIA: frozenset(_STRUKTUR | izin_promosi.PANITIA | izin_rekrutmen.PANITIA),
    Peran.PELAMAR: frozenset(izin_rekrutmen.PELAMAR),
    Peran.TIM_PENILAI: frozenset(_STRUKTUR),
    Peran.KONSELOR: frozenset(_STRUKTUR),
    Peran.PENGELOLA_ADUAN: frozenset(_STRUKTUR | _KELOLA_ADUAN | _FORUM_KELOLA | _BACA_SURVEI),
    Peran.INSPEKTORAT: frozenset(_STRUKTUR | _KELOLA_ADUAN | {"aduan.kelola_wbs", "pegawai.view_pegawai"}),
    Peran.AUDITOR: frozenset(
        _STRUKTUR
        | _RIWAYAT_UMUM
        | _BACA_EVALUASI
        | {"pegawai.view_riwayathukdis", "core.lihat_dasbor", "core.view_catatanakses", "usulan.view_usulan"}
        | {"layanan.view_hakpegawai", "aduan.view_aduan"}
        | izin_rekrutmen.AUDITOR
        | _FORUM_BACA
        | {"keberatan.view_keberatan"}
        | _BACA_SURVEI
        | izin_promosi.AUDITOR
    ),
}
# What a wing keeps in a file of its own: permissions by the name of the role.
for _sayap in (izin_belajar, izin_kinerja, izin_pelatihan, izin_jabatan, izin_promosi, izin_talenta):
    for _peran, _izin in _sayap.PERAN.items():
        IZIN[Peran(_peran)] = IZIN.get(Peran(_peran), frozenset()) | _izin
