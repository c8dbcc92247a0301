"""Permissions of the performance wings by role: the cycle, awards and plans of improvement. Pure Python.

Who assesses follows from the post of each SKP; the services narrow the reach of a PPK. Notes of counselling are
read by the counsellor of the case and the PyB alone.
"""

_BACA = frozenset({"skp.view_skp", "skp.view_evaluasikinerja", "skp.lihat_progres"})
_MENILAI = frozenset(
    {
        "skp.view_skp",
        "skp.setujui_skp",
        "skp.beri_umpan_balik",
        "skp.view_evaluasikinerja",
        "skp.nilai_kinerja",
        "skp.tetapkan_predikat_organisasi",
    }
)
_KELOLA = _BACA | {"skp.tetapkan_skp", "skp.ekspor_progres", "skp.kelola_templat"}
# That somebody is in a period of improvement, without a word of the plan: the person and whoever follows it up.
_PEMBINAAN = frozenset({"pegawai.view_kebutuhanpelatihan", "pegawai.view_pembinaantercatat"})
_BACA_LANJUT = _PEMBINAAN | {
    "tindak_lanjut.view_nominasipenghargaan",
    "tindak_lanjut.view_rencanapembinaan",
    "tindak_lanjut.pantau_pembinaan",
    "tindak_lanjut.ekspor_tindak_lanjut",
}
_SK = frozenset({"tindak_lanjut.view_skpenghargaan", "tindak_lanjut.view_kriteriapenghargaan"})
# Settings read on the admin site; they are written on the pages of the wings.
_SETELAN = frozenset(
    {
        "skp.view_sikluskinerja",
        "skp.view_templatskp",
        "tindak_lanjut.view_kriteriapenghargaan",
        "tindak_lanjut.view_insentifpenghargaan",
        "disiplin.view_tenggatdisiplin",
    }
)
PERAN: dict[str, frozenset[str]] = {
    "PEGAWAI": _PEMBINAAN
    | {
        *("skp.view_skp", "skp.susun_skp", "skp.view_evaluasikinerja", "skp.terima_evaluasi"),
        # A colleague asked for feedback answers that letter and sees nothing else of the SKP.
        "skp.jawab_rekan",
        "tindak_lanjut.view_penghargaan_saya",
        "tindak_lanjut.view_rencanapembinaan",
        "tindak_lanjut.akui_pembinaan",
    },
    "ATASAN": _MENILAI
    | _PEMBINAAN
    | {
        "tindak_lanjut.view_rencanapembinaan",
        "tindak_lanjut.jalankan_pembinaan",
        "tindak_lanjut.lihat_tim_pembinaan",
    },
    "PENGELOLA_INSTANSI": _KELOLA,
    "KEPALA_INSTANSI": _BACA | _BACA_LANJUT | {"skp.ekspor_progres"},
    "BKD": _KELOLA
    | _BACA_LANJUT
    | _SK
    | {
        *("skp.kelola_siklus", "skp.finalkan_evaluasi"),
        *("tindak_lanjut.kelola_penghargaan", "tindak_lanjut.timbang_penghargaan"),
        *("tindak_lanjut.kelola_pembinaan", "tindak_lanjut.jalankan_pembinaan"),
    },
    "PPK": _BACA
    | _MENILAI
    | _BACA_LANJUT
    | _SK
    | {
        "tindak_lanjut.tetapkan_penghargaan",
        "tindak_lanjut.view_catatankonseling",
        "tindak_lanjut.baca_semua_konseling",
    },
    # The city's own clocks of a disciplinary case: dated rows, never deleted.
    "ADMIN_KOTA": _SETELAN | {"disiplin.add_tenggatdisiplin", "disiplin.change_tenggatdisiplin"},
    "TIM_PENILAI": _SK | {"tindak_lanjut.view_nominasipenghargaan", "tindak_lanjut.timbang_penghargaan"},
    "KONSELOR": frozenset({"tindak_lanjut.view_catatankonseling", "tindak_lanjut.catat_konseling"}),
    "AUDITOR": _BACA
    | _SK
    | _SETELAN
    | {
        "pegawai.view_pembinaantercatat",
        "tindak_lanjut.view_nominasipenghargaan",
        "tindak_lanjut.view_rencanapembinaan",
        "tindak_lanjut.pantau_pembinaan",
    },
}
# Closed while somebody looks with the eyes of another.
TERTUTUP = frozenset(
    {
        "skp.ekspor_progres",
        "skp.jawab_rekan",
        "tindak_lanjut.view_rencanapembinaan",
        "tindak_lanjut.view_catatankonseling",
        "tindak_lanjut.baca_semua_konseling",
        "tindak_lanjut.ekspor_tindak_lanjut",
    }
)
