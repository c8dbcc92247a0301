"""Forms of a case. They judge what was typed; what the law allows is judged by the services, at the same fields."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from asn.core.berkas import AKHIRAN, BUKTI
from kepegawaian.pegawai.models import RiwayatHukdis
from kinerja.disiplin.models.perkara import TINGKAT
from kinerja.disiplin.rules.pelanggaran import kelompok_pelanggaran
from kinerja.disiplin.rules.pemeriksa import LABEL_PERAN, PeranPerkara

ALASAN_TERPENDEK = 15
_JENIS = dict(RiwayatHukdis.JENIS)
HUKUMAN = [
    ("Ringan", [(k, v) for k, v in _JENIS.items() if k[0] == "R"]),
    ("Sedang", [(k, v) for k, v in _JENIS.items() if k[0] == "S"]),
    ("Berat", [(k, v) for k, v in _JENIS.items() if k[0] == "B"]),
]
SARAN = [("", "Pelanggaran tidak terbukti"), *HUKUMAN]
_TEKS = {"max_length": 8000, "min_length": ALASAN_TERPENDEK}


class MasukanHari(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _paragraf(label: str, petunjuk: str, baris: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=petunjuk, widget=forms.Textarea({"rows": baris}), **_TEKS)


class FormKosong(forms.Form):
    """An act that needs nothing but the question."""


class FormNip(forms.Form):
    """Somebody named by NIP; the view looks the number up within the reader's reach."""

    nip = forms.CharField(
        label="NIP",
        max_length=30,
        help_text="18 angka, tanpa spasi.",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_nip(self) -> str:
        nip = "".join(h for h in self.cleaned_data["nip"] if h.isdecimal())
        if len(nip) != 18:
            raise ValidationError("NIP terdiri atas 18 angka.")
        return nip


class FormLapor(FormNip):
    """A new allegation."""

    pelanggaran = forms.ChoiceField(
        label="Kewajiban atau larangan yang dilanggar", choices=[("", "Pilih"), *kelompok_pelanggaran()]
    )
    tingkat_dugaan = forms.ChoiceField(
        label="Dugaan tingkat",
        choices=TINGKAT,
        help_text="Ringan: berdampak pada unit kerja. Sedang: pada instansi. Berat: pada negara atau pemerintah.",
    )
    uraian = _paragraf("Uraian dugaan", "Apa yang terjadi, kapan, di mana, dari mana diketahui. Disimpan tersandi.", 6)


class FormPanggil(forms.Form):
    """A summons."""

    tanggal_surat = forms.DateField(label="Tanggal surat", widget=MasukanHari)
    tanggal_periksa = forms.DateField(label="Hari pemeriksaan", widget=MasukanHari)
    jam = forms.TimeField(label="Pukul", widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    tempat = forms.CharField(label="Tempat", max_length=200, help_text="Pemeriksaan dilakukan tertutup.")


class FormAlasan(forms.Form):
    """Why."""

    alasan = _paragraf("Alasan", "Tersimpan tersandi dalam berkas perkara.")


class FormTanpaHadir(forms.Form):
    """The result where the accused never came."""

    kesimpulan = _paragraf("Kesimpulan berdasarkan bukti yang ada", "Dibaca pejabat yang berwenang menghukum.", 5)
    saran = forms.ChoiceField(label="Saran pemeriksa", choices=SARAN, required=False)


class FormBap(FormTanpaHadir):
    """The record of the examination."""

    keterangan = _paragraf(
        "Tanya jawab", "Tulis pertanyaan dan jawaban berurutan, dengan kata-kata pegawai. Dicetak dalam BAP.", 10
    )
    ditandatangani = forms.BooleanField(
        label="Pegawai menandatangani BAP",
        required=False,
        initial=True,
        help_text="Kosongkan bila ia menolak; BAP tetap sah dan mencatat penolakan itu.",
    )
    field_order = ["keterangan", "ditandatangani", "kesimpulan", "saran"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kesimpulan"].label = "Kesimpulan pemeriksa"


class FormBukti(forms.Form):
    """A piece of evidence."""

    judul = forms.CharField(label="Bukti apa", max_length=150, min_length=5)
    berkas = forms.FileField(
        label="Berkas",
        help_text="PDF, JPEG, PNG, atau XLSX. Disimpan tersandi; hanya petugas perkara yang dapat membukanya.",
        widget=forms.FileInput({"accept": ",".join(a for jenis in sorted(BUKTI) for a in AKHIRAN[jenis])}),
    )


class FormTim(FormNip):
    """A member of the team."""

    peran = forms.ChoiceField(
        label="Unsur",
        choices=[(p.value, LABEL_PERAN[p]) for p in (PeranPerkara.PENGAWASAN, PeranPerkara.KEPEGAWAIAN)],
    )


class FormTeruskan(FormAlasan):
    """To whom a heavier level belongs."""

    tingkat = forms.ChoiceField(label="Tingkat hukuman yang dipertimbangkan", choices=TINGKAT)
    field_order = ["tingkat", "alasan"]


class FormPutusan(forms.Form):
    """The punishment and why."""

    hukuman = forms.ChoiceField(label="Jenis hukuman", choices=[("", "Pilih"), *HUKUMAN])
    pertimbangan = _paragraf("Pertimbangan", "Dicetak dalam keputusan dan dibaca pegawai.", 6)


class FormSampaikan(forms.Form):
    """The day a decision was received."""

    diterima = forms.DateField(
        label="Diterima pegawai pada",
        widget=MasukanHari,
        help_text="Sejak hari ini dihitung masa keberatan dan mulai berlakunya hukuman.",
    )


class FormKuatkan(FormAlasan):
    """The outcome of a remedy that leaves a punishment."""

    hukuman = forms.ChoiceField(label="Hukuman yang berlaku", choices=HUKUMAN)
    field_order = ["hukuman", "alasan"]


class FormBanding(forms.Form):
    """That a banding lies with the BPASN."""

    nomor = forms.CharField(label="Nomor tanda terima BPASN", max_length=100)


class FormHasilKeberatan(forms.Form):
    """What an appeal that is granted in part leaves of the punishment."""

    hukuman = forms.ChoiceField(label="Hukuman yang lebih ringan", choices=[("", "Pilih"), *HUKUMAN], required=False)

    def __init__(self, *args: Any, keberatan: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
