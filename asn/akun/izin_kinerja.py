"""Permissions of the settings of kinerja on the admin site, and of a colleague's feedback. Pure Python."""

# Read on the admin site; they are written on the pages of the wings.
BACA_SETELAN = frozenset(
    {
        "skp.view_sikluskinerja",
        "skp.view_templatskp",
        "tindak_lanjut.view_kriteriapenghargaan",
        "tindak_lanjut.view_insentifpenghargaan",
        "disiplin.view_tenggatdisiplin",
    }
)
# The city's own clocks of a disciplinary case: dated rows, never deleted.
ADMIN = BACA_SETELAN | {"disiplin.add_tenggatdisiplin", "disiplin.change_tenggatdisiplin"}
# That somebody is in a period of improvement, without a word of the plan: the person and whoever follows it up.
PEMBINAAN = frozenset({"pegawai.view_pembinaantercatat"})
# A colleague asked for feedback on one result or value answers that letter and sees nothing else of the SKP.
PEGAWAI = frozenset({"skp.jawab_rekan"}) | PEMBINAAN
