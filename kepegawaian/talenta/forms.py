"""Forms of the wing: a cycle, a session, a decision, a nomination, the city's own rules, the outcome of an appeal."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.pegawai.filters import MasukanTanggal
from kepegawaian.pegawai.rules.kepentingan import ALASAN, Ikatan
from kepegawaian.talenta.models import KetentuanTalenta
from kepegawaian.talenta.rules.kotak import NOMOR, nama_kotak
from kepegawaian.talenta.rules.perangkat import PERANGKAT
from kepegawaian.talenta.rules.suksesi import JENJANG_KRS
from kepegawaian.talenta.services.baca import LABEL_JENJANG_TARGET
from kepegawaian.talenta.services.banding import hasil_dari, hitung_kini

PILIHAN_KOTAK = [(n, nama_kotak(n)) for n in NOMOR]


def teks(label: str, *, paling_sedikit: int = 20, baris: int = 3, bantuan: str = "", wajib: bool = True):
    return forms.CharField(
        label=label,
        required=wajib,
        min_length=paling_sedikit if wajib else None,
        max_length=2000,
        widget=forms.Textarea({"rows": baris}),
        help_text=bantuan,
        error_messages={"min_length": "Tulis sedikitnya %(limit_value)d huruf."},
    )


class FormSiklus(forms.Form):
    """A new cycle."""

    nama = forms.CharField(label="Nama siklus", max_length=120, help_text="Contoh: Siklus talenta 2026.")
    acuan = forms.DateField(
        label="Tanggal acuan data", widget=MasukanTanggal, help_text="Riwayat yang ada pada hari ini yang dihitung."
    )

    def __init__(self, *args: Any, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["acuan"].initial = hari_ini
        self.fields["nama"].initial = f"Siklus talenta {hari_ini.year}"


class FormSidang(forms.Form):
    """Open a session: when, where, who leads, who attends."""

    tanggal = forms.DateField(label="Tanggal sidang", widget=MasukanTanggal)
    tempat = forms.CharField(label="Tempat", max_length=150)
    ketua = forms.TypedChoiceField(label="Ketua komite", coerce=int, help_text="Memimpin sidang dan menetapkan hasil.")
    hadir = forms.TypedMultipleChoiceField(
        label="Anggota yang hadir",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih anggota yang hadir."},
    )
    tidak_hadir = teks("Yang tidak hadir dan sebabnya", wajib=False, baris=2)

    def __init__(self, *args: Any, anggota: list[Any], ketua: list[Any], hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.akun = {p.pk: p for p in anggota}
        self.fields["hadir"].choices = [(p.pk, str(p)) for p in anggota]
        self.fields["ketua"].choices = [(p.pk, str(p)) for p in ketua]
        self.fields["tanggal"].initial = hari_ini

    def clean_hadir(self) -> list[Any]:
        return [self.akun[pk] for pk in self.cleaned_data["hadir"]]

    def clean_ketua(self) -> Any:
        return self.akun[self.cleaned_data["ketua"]]


class FormPindah(forms.Form):
    """One decision of the committee; the declaration only when something binds the recorder to the person."""

    dari = forms.IntegerField(widget=forms.HiddenInput)
    ke = forms.TypedChoiceField(label="Pindahkan ke", coerce=int, choices=PILIHAN_KOTAK)
    alasan = teks("Alasan", baris=4, bantuan="Dibaca pegawai dan tercantum dalam risalah.")
    pernyataan = teks("Pernyataan hubungan", paling_sedikit=10, bantuan="Disimpan bersama putusan.")

    def __init__(self, *args: Any, kotak: int | None, ikatan: Ikatan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dari"].initial = kotak
        self.fields["ke"].choices = [p for p in PILIHAN_KOTAK if p[0] != kotak]
        if ikatan is None:
            del self.fields["pernyataan"]
        else:
            self.fields["pernyataan"].help_text = ALASAN[ikatan]


class FormRisalah(forms.Form):
    risalah = teks(
        "Risalah sidang", baris=8, bantuan="Pokok pembahasan dan kesimpulan. Tidak dapat diubah sesudahnya."
    )


class FormCalonkan(forms.Form):
    """Nominate for the pool of a level, or for one post of it."""

    jenjang = forms.ChoiceField(
        label="Jenjang yang dituju", choices=[(k, LABEL_JENJANG_TARGET[k]) for k in JENJANG_KRS]
    )
    jabatan = forms.ModelChoiceField(
        label="Jabatan tertentu",
        queryset=None,
        required=False,
        empty_label="Kelompok rencana suksesi jenjang itu",
        help_text="Kosongkan bila belum ada jabatan yang ditunjuk.",
    )
    alasan = teks("Alasan", baris=4, bantuan="Dibaca pegawai, panitia seleksi, dan pejabat pembina kepegawaian.")

    def __init__(self, *args: Any, jabatan: Any, jenjang: str, alasan: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = jabatan
        self.fields["jabatan"].label_from_instance = lambda j: f"{j.nama} – {j.instansi.nama}"
        self.fields["jenjang"].initial = jenjang
        self.fields["alasan"].initial = alasan

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        jabatan = isi.get("jabatan")
        if jabatan is not None and isi.get("jenjang") and jabatan.jenis != isi["jenjang"]:
            raise ValidationError({"jabatan": "Jabatan ini bukan pada jenjang yang dituju."})
        return isi


class FormKetentuan(forms.ModelForm):
    """A new dated row; weights follow the chosen set, one field per component, prefilled with its own."""

    class Meta:
        model = KetentuanTalenta
        fields = (
            *("berlaku_mulai", "dasar", "keyakinan", "perangkat", "kinerja_bawah", "kinerja_atas"),
            *("potensial_bawah", "potensial_atas", "potensial_atas_lebih", "kuorum", "tahun_tak_terlihat"),
            *("sangat_baik_minimal", "jendela_kinerja", "alasan_minimal"),
        )
        widgets = {"berlaku_mulai": MasukanTanggal}

    def __init__(self, *args: Any, perangkat: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.perangkat = PERANGKAT[perangkat]
        self.fields["perangkat"].initial = perangkat
        for k in self.perangkat.komponen():
            self.fields[f"bobot_{k.kode}"] = forms.DecimalField(
                label=f"Bobot {k.label} (%)",
                min_value=Decimal(0),
                max_value=Decimal(100),
                max_digits=5,
                decimal_places=2,
                initial=k.bobot,
                required=False,
            )

    def nilai(self) -> dict[str, Any]:
        """Column values for the service; weights only where they belong to the set."""
        isi = {k: v for k, v in self.cleaned_data.items() if not k.startswith("bobot_")}
        awalan = len("bobot_")
        bobot = {k[awalan:]: v for k, v in self.cleaned_data.items() if k.startswith("bobot_") and v is not None}
        return isi | {"bobot": bobot if self.cleaned_data["perangkat"] == self.perangkat.kode else {}}


class FormKotakPutusan(forms.Form):
    """What an accepted appeal changes: the box. What the register gives today stands beside it."""

    kotak = forms.TypedChoiceField(label="Kotak menjadi", coerce=int, choices=PILIHAN_KOTAK)

    def __init__(self, *args: Any, keberatan: Keberatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hasil = hasil_dari(keberatan)
        kini = hitung_kini(hasil)
        self.initial = {"kotak": kini.kotak if kini and kini.kotak else hasil.kotak}
        self.fields["kotak"].help_text = self._bantuan(kini)

    def _bantuan(self, kini: Any) -> str:
        if kini is None or kini.kotak is None:
            return "Dengan data buku induk sekarang hasilnya tetap tidak dapat dihitung."
        return f"Dihitung ulang dengan data buku induk sekarang: {nama_kotak(kini.kotak)}."
