"""What a SKP begins with."""

from datetime import date
from typing import Any

from django import forms

from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import SiklusKinerja, TemplatSKP
from kinerja.skp.services.salin import skp_terdahulu, templat_cocok
from kinerja.skp.services.susun import KOSONG, TAHUN_LALU, TEMPLAT, hari_mulai, jabatan_dipegang


class FormSusun(forms.Form):
    """One choice; what the person has is offered first."""

    asal_isi = forms.ChoiceField(
        label="Mulai dari",
        choices=(),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu cara memulai."},
    )

    def __init__(self, *args: Any, pegawai: Pegawai, siklus: SiklusKinerja, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lama = skp_terdahulu(pegawai.pk, siklus.tahun)
        self.templat = {str(t.pk): t for t in _templat(pegawai, hari_mulai(siklus, hari_ini))}
        self.fields["asal_isi"].choices = [(kode, judul) for kode, judul, _ in self._pilihan()]
        self.fields["asal_isi"].initial = self.fields["asal_isi"].choices[0][0]

    def _pilihan(self) -> list[tuple[str, str, str]]:
        pilihan = []
        if self.lama:
            jelas = "RHK, indikator, dan target disalin; tautan ke RHK pimpinan mengikuti tahun ini."
            pilihan.append((TAHUN_LALU, f"SKP {self.lama.tahun}, {self.lama.nama_jabatan}", jelas))
        for pk, t in self.templat.items():
            pilihan.append((f"{TEMPLAT}:{pk}", f"Templat {t.nama}", "Contoh RHK dan indikator untuk jabatan ini."))
        pilihan.append((KOSONG, "Lembar kosong", "Isi sendiri dari awal."))
        return pilihan

    @property
    def pilihan(self) -> list[dict[str, Any]]:
        terpilih = self["asal_isi"].value()
        return [
            {"kode": kode, "judul": judul, "penjelasan": jelas, "terpilih": kode == terpilih}
            for kode, judul, jelas in self._pilihan()
        ]

    def asal(self) -> tuple[str, TemplatSKP | None]:
        """What to begin with, as the service takes it."""
        kode, _, pk = self.cleaned_data["asal_isi"].partition(":")
        return kode, self.templat.get(pk)


def _templat(pegawai: Pegawai, tanggal: date) -> list[TemplatSKP]:
    dipegang = jabatan_dipegang(pegawai.pk, tanggal)
    if dipegang is None:
        return []
    return templat_cocok(
        kota_id=pegawai.kota_id,
        nama_jabatan=dipegang.nama_jabatan,
        jenis_jabatan=dipegang.jabatan.jenis,
        instansi_jalur=dipegang.instansi.jalur,
    )
