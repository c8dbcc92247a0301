"""The side navigation and the user menu as one table: who sees which page."""

from collections.abc import Callable

from asn.akun import menu_pelatihan, menu_promosi, menu_rekrutmen, menu_talenta
from asn.akun.menu_butir import Butir as Butir
from asn.akun.menu_butir import masuk_situs_admin as masuk_situs_admin
from asn.akun.models import Pengguna

# What waits behind an entry, by the name of its address: the app of the page registers it in `AppConfig.ready`.
PENGHITUNG: dict[str, Callable[[Pengguna], int | str]] = {}


MENU: tuple[tuple[str, tuple[Butir, ...]], ...] = (
    (
        "",
        (
            Butir("Beranda saya", "dasbor", "house"),
            Butir("Kotak tugas", "usulan:kotak", "inbox", "usulan.buka_kotak", ("usulan:massal",)),
            Butir("Kabar", "notifikasi:daftar", "bell", juga=("notifikasi:pengaturan",)),
        ),
    ),
    (
        "Data dan kinerja saya",
        (
            Butir("Profil saya", "pegawai:saya", "id-card", pegawai_saja=True),
            Butir("Usulan saya", "usulan:saya", "send", "usulan.ajukan_usulan"),
            Butir(
                "Presensi saya",
                "disiplin:presensi_saya",
                "calendar-check",
                "disiplin.view_presensi",
                ("disiplin:saya", "disiplin:saya_rincian"),
                pegawai_saja=True,
            ),
            Butir("Evaluasi saya", "evaluasi:saya", "chart-line", "evaluasi.view_evaluasi_saya", pegawai_saja=True),
            Butir(
                "Kinerja saya",
                "skp:saya",
                "target",
                "skp.susun_skp",
                ("skp:susun", "skp:penilai", "skp:realisasi", "skp:rencana_aksi_tambah"),
                pegawai_saja=True,
            ),
            *menu_pelatihan.SAYA,
            Butir(
                "Kursus mandiri",
                "belajar:katalog",
                "book-open",
                "belajar.ikuti_kursus",
                (
                    *("belajar:kursus", "belajar:saya", "belajar:pelajaran", "belajar:tes", "belajar:percobaan"),
                    *("belajar:hasil", "belajar:hentikan", "belajar:diskusi"),
                ),
                pegawai_saja=True,
            ),
            Butir("Hak saya", "layanan:saya", "badge-check", "layanan.view_hak_saya", pegawai_saja=True),
            Butir(
                "Kompetensi saya",
                "pegawai:kompetensi_saya",
                "radar",
                "pegawai.view_riwayatkompetensi",
                pegawai_saja=True,
            ),
            Butir("Syarat jabatan", "kelayakan:saya", "user-check", "promosi.lihat_kelayakan", pegawai_saja=True),
            Butir(
                "Evaluasi kinerja saya",
                "skp:evaluasi_saya",
                "clipboard-check",
                "skp.terima_evaluasi",
                pegawai_saja=True,
            ),
            Butir("Keberatan saya", "keberatan:saya", "scale", pegawai_saja=True),
            Butir(
                "Penghargaan saya",
                "tindak_lanjut:penghargaan_saya",
                "award",
                "tindak_lanjut.view_penghargaan_saya",
                pegawai_saja=True,
            ),
            Butir(
                "Pembinaan saya",
                "tindak_lanjut:pembinaan_saya",
                "hand-heart",
                "tindak_lanjut.akui_pembinaan",
                pegawai_saja=True,
            ),
            menu_talenta.SAYA,
            *menu_promosi.SAYA,
        ),
    ),
    (
        "Bawahan dan tim",
        (
            menu_pelatihan.TIM,
            Butir("Bawahan saya", "pegawai:bawahan", "users-round", "pegawai.lihat_bawahan"),
            Butir("Tim saya", "skp:tim", "list-checks", "skp.setujui_skp", ("skp:matriks", "skp:sel", "skp:pohon")),
            Butir(
                "Penilaian kinerja",
                "skp:penilaian",
                "scale-3d",
                "skp.nilai_kinerja",
                ("skp:nilai", "skp:nilai_massal", "skp:sampaikan", "skp:organisasi", "skp:organisasi_tetapkan"),
            ),
            Butir(
                "Keberatan untuk diputus",
                "keberatan:tugas",
                "gavel",
                "keberatan.putuskan_keberatan",
                ("keberatan:putuskan", "keberatan:alihkan"),
            ),
            menu_talenta.TIM,
        ),
    ),
    (
        "Buku induk",
        (
            Butir("Dasbor kota", "instansi:dasbor_kota", "layout-dashboard", "core.lihat_dasbor", petugas_saja=True),
            Butir(
                "Daftar pegawai",
                "pegawai:daftar",
                "users",
                "pegawai.view_pegawai",
                ("pegawai:rincian",),
                petugas_saja=True,
            ),
            Butir("Semua usulan", "usulan:daftar", "files", "usulan.view_usulan", petugas_saja=True),
            Butir(
                "Kelengkapan berkas",
                "pegawai:kelengkapan",
                "folder-check",
                "pegawai.view_dokumen",
                ("pegawai:dokumen", "pegawai:dokumen_unggah"),
                petugas_saja=True,
            ),
            Butir(
                "Pohon instansi",
                "instansi:pohon",
                "building-2",
                "instansi.view_instansi",
                ("instansi:rincian",),
                petugas_saja=True,
            ),
            Butir(
                "Peta jabatan",
                "jabatan:peta_pilih",
                "network",
                "jabatan.view_jabatan",
                (
                    "jabatan:peta",
                    "jabatan:bagan",
                    "jabatan:daftar",
                    "jabatan:rincian",
                    "jabatan:kebutuhan",
                    "jabatan:skj",
                    "jabatan:skj_ubah",
                ),
                petugas_saja=True,
            ),
            Butir(
                "Analisis beban kerja",
                "jabatan:abk_daftar",
                "calculator",
                "jabatan.view_analisisbeban",
                ("jabatan:abk", "jabatan:abk_jabatan", "jabatan:abk_ubah", "jabatan:abk_tetapkan"),
                petugas_saja=True,
            ),
            Butir(
                "Peta kompetensi",
                "pegawai:peta_kompetensi",
                "radar",
                "pegawai.lihat_peta_kompetensi",
                ("pegawai:kompetensi", "pegawai:kompetensi_catat"),
                petugas_saja=True,
            ),
            Butir("Kelas jabatan", "jabatan:kelas", "layers", "jabatan.terapkan_kelas", petugas_saja=True),
            Butir(
                "Kelayakan jabatan",
                "kelayakan:pilih",
                "user-check",
                "promosi.cari_kelayakan",
                ("kelayakan:jabatan", "kelayakan:orang"),
                petugas_saja=True,
            ),
            Butir(
                "Impor data",
                "impor:daftar",
                "file-up",
                "impor.view_impor",
                ("impor:mulai", "impor:petakan", "impor:rincian"),
            ),
        ),
    ),
    menu_rekrutmen.REKRUTMEN,
    (
        "Layanan",
        (
            Butir(
                "Hak pegawai",
                "layanan:muka",
                "calendar-clock",
                "layanan.view_hakpegawai",
                (
                    *("layanan:kgb", "layanan:pangkat", "layanan:pensiun", "layanan:kontrak", "layanan:cpns"),
                    *("layanan:satyalancana", "layanan:rincian", "layanan:keputusan_daftar", "layanan:keputusan"),
                    *("layanan:catat", "layanan:surat_daftar"),
                ),
                petugas_saja=True,
            ),
            menu_promosi.PENGISIAN,
            Butir(
                "Proyeksi pensiun",
                "layanan:proyeksi",
                "chart-column-stacked",
                "layanan.view_hakpegawai",
                petugas_saja=True,
            ),
        ),
    ),
    (
        "Kinerja",
        (
            Butir(
                "Progres SKP",
                "skp:progres",
                "gauge",
                "skp.lihat_progres",
                (
                    *(
                        "skp:progres_daftar",
                        "skp:permintaan_daftar",
                        "skp:permintaan",
                        "skp:siklus",
                        "skp:siklus_atur",
                    ),
                    *("skp:pengecualian", "skp:pengecualian_tambah", "skp:templat"),
                    *("skp:templat_tambah", "skp:templat_ubah", "skp:pohon_instansi", "skp:susun_untuk"),
                ),
                petugas_saja=True,
            ),
            Butir(
                "Evaluasi berkala",
                "evaluasi:daftar",
                "clipboard-list",
                "evaluasi.view_evaluasiberkala",
                ("evaluasi:rincian", "evaluasi:lembar", "evaluasi:baris", "evaluasi:baris_lembar", "evaluasi:mulai"),
            ),
            Butir(
                "Presensi pegawai",
                "disiplin:presensi",
                "calendar-days",
                "disiplin.rekap_presensi",
                ("disiplin:presensi_pegawai",),
            ),
            Butir(
                "Perkara disiplin",
                "disiplin:daftar",
                "scale",
                "disiplin.lapor_dugaan",
                ("disiplin:rincian", "disiplin:lapor", "disiplin:tim"),
            ),
            Butir("Jumlah perkara disiplin", "disiplin:rekap", "chart-bar", "disiplin.lihat_rekap"),
            Butir(
                "Evaluasi kinerja pegawai",
                "skp:evaluasi_daftar",
                "chart-bar",
                "skp.view_evaluasikinerja",
                ("skp:sebaran",),
                petugas_saja=True,
            ),
            Butir("Daftar keberatan", "keberatan:daftar", "scale", "keberatan.view_keberatan", petugas_saja=True),
            Butir(
                "Penghargaan",
                "tindak_lanjut:nominasi_daftar",
                "award",
                "tindak_lanjut.view_nominasipenghargaan",
                (
                    *("tindak_lanjut:nominasi", "tindak_lanjut:gugurkan", "tindak_lanjut:sk_daftar"),
                    *("tindak_lanjut:sk", "tindak_lanjut:sk_tetapkan", "tindak_lanjut:aturan"),
                    *("tindak_lanjut:kriteria_baru", "tindak_lanjut:insentif_baru"),
                ),
            ),
            Butir(
                "Pembinaan",
                "tindak_lanjut:pembinaan_daftar",
                "hand-heart",
                "tindak_lanjut.pantau_pembinaan",
                ("tindak_lanjut:pembinaan", "tindak_lanjut:mulai", "tindak_lanjut:hasil"),
            ),
            Butir("Pembinaan tim", "tindak_lanjut:pembinaan_tim", "hand-heart", "tindak_lanjut.lihat_tim_pembinaan"),
            Butir(
                "Konseling",
                "tindak_lanjut:konseling_daftar",
                "messages-square",
                "tindak_lanjut.view_catatankonseling",
                ("tindak_lanjut:konseling",),
            ),
        ),
    ),
    (
        "Kursus mandiri",
        (
            Butir(
                "Kelola kursus",
                "belajar:kelola",
                "book-open-check",
                "belajar.kelola_kursus",
                (
                    *("belajar:kelola_kursus", "belajar:baru", "belajar:susun", "belajar:pratinjau", "belajar:alih"),
                    *("belajar:soal_impor", "belajar:soal_ubah", "belajar:soal_hapus"),
                ),
            ),
            Butir(
                "Hasil kursus", "belajar:statistik", "chart-spline", "belajar.lihat_hasil", ("belajar:kelola_peserta",)
            ),
            Butir(
                "Moderasi diskusi",
                "belajar:moderasi",
                "message-square-warning",
                "belajar.moderasi_diskusi",
                ("belajar:pesan_putuskan",),
            ),
        ),
    ),
    menu_talenta.TALENTA,
    ("Pelatihan", menu_pelatihan.KANTOR),
    (
        "Masyarakat",
        (
            Butir(
                "Survei kepuasan",
                "survei:daftar",
                "smile",
                "survei.view_kampanye",
                (
                    *("survei:rincian", "survei:buat", "survei:ubah", "survei:layanan_atur", "survei:kuesioner"),
                    *("survei:kupon", "survei:banding", "survei:layanan_daftar", "survei:layanan_baru"),
                ),
                petugas_saja=True,
            ),
            Butir(
                "Tindak lanjut survei",
                "survei:tindak_daftar",
                "list-checks",
                "survei.view_rencanatindak",
                ("survei:tindak", "survei:tindak_selesai"),
                petugas_saja=True,
            ),
            Butir("Antrean aduan", "aduan:antrean", "megaphone", "aduan.tangani_aduan", ("aduan:massal",)),
            Butir(
                "Semua aduan",
                "aduan:daftar",
                "message-square-text",
                "aduan.view_aduan",
                ("aduan:rincian", "aduan:tindakan"),
            ),
            Butir("Catat aduan", "aduan:catat", "pencil-line", "aduan.catat_aduan", ("aduan:tanda",)),
            Butir("Buka segel", "aduan:segel_daftar", "lock-keyhole", "aduan.minta_buka_segel", ("aduan:segel",)),
            Butir(
                "Konsultasi publik",
                "forum:daftar",
                "messages-square",
                "forum.view_konsultasi",
                (
                    *("forum:rincian", "forum:baru", "forum:ubah", "forum:alih", "forum:masa", "forum:terbitkan"),
                    *("forum:masukan_kelola", "forum:catat", "forum:tambah", "forum:sunting", "forum:hapus"),
                    "forum:tindak_lanjut",
                ),
            ),
            Butir(
                "Moderasi masukan",
                "forum:antrean",
                "shield-check",
                "forum.moderasi_komentar",
                ("forum:moderasi", "forum:asli"),
            ),
        ),
    ),
    (
        "Pengawasan",
        (
            Butir("Pengguna dan peran", "admin:akun_pengguna_changelist", "user-cog", "akun.view_pengguna"),
            Butir(
                "Lihat sebagai", "akun:lihat_sebagai_pilih", "eye", "akun.lihat_sebagai", ("akun:lihat_sebagai_mulai",)
            ),
            Butir("Catatan akses", "pegawai:catatan_akses", "scroll-text", "core.view_catatanakses"),
            Butir("Administrasi", "admin:index", "settings", situs_admin=True),
        ),
    ),
)

MENU_PENGGUNA: tuple[Butir, ...] = (
    Butir("Profil saya", "pegawai:saya", "id-card", pegawai_saja=True),
    Butir("Pekerjaan saya", "pekerjaan_saya", "list-checks"),
    Butir("Keamanan akun", "mfa_index", "shield-check"),
    Butir("Sesi masuk", "usersessions_list", "monitor-smartphone"),
    Butir("Ganti kata sandi", "account_change_password", "key-round"),
)
