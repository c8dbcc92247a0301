"""Permissions of recruitment by role, in one place so that `peran` stays readable. Pure Python.

A committee works by being named in a selection: the role PANITIA only opens the door, each QuerySet asks for the part.
"""

_BACA = {"rekrutmen.view_formasi", "rekrutmen.view_seleksi"}
_PANITIA = {"rekrutmen.ikut_panitia", "rekrutmen.verifikasi_lamaran", "rekrutmen.nilai_wawancara"}
_PANITIA |= {"rekrutmen.baca_berkas"}

_ANGKAT = {"rekrutmen.view_pengangkatan", "rekrutmen.tetapkan_pengangkatan"}
PELAMAR = {"rekrutmen.melamar", "rekrutmen.baca_berkas"}
PANITIA = _PANITIA
PENGELOLA = {"rekrutmen.view_formasi", "rekrutmen.usulkan_formasi"}
KEPALA = {"rekrutmen.view_formasi"}
BKD = (
    _BACA
    | _PANITIA
    | {"rekrutmen.usulkan_formasi", "rekrutmen.verifikasi_formasi", "rekrutmen.ekspor_formasi"}
    | {"rekrutmen.kelola_seleksi", "rekrutmen.view_lamaran", "rekrutmen.ekspor_lamaran"}
    | {"rekrutmen.view_pengangkatan"}
)
PPK = _BACA | {"rekrutmen.tetapkan_formasi", "rekrutmen.ekspor_formasi", *_ANGKAT}
AUDITOR = _BACA | {"rekrutmen.view_lamaran", "rekrutmen.view_pengangkatan"}
# Places and selections, for the pages of the admin site; no applicant.
ADMIN_KOTA = _BACA
# What a preview of somebody's account never opens.
TERTUTUP = (
    _PANITIA
    | PELAMAR
    | {"rekrutmen.view_pengangkatan"}
    | {"rekrutmen.view_lamaran", "rekrutmen.ekspor_lamaran", "rekrutmen.ekspor_formasi"}
)
