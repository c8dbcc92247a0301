"""The questionnaire as citizens fill it: nine questions with four options, a profile without identity."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from pengaduan.survei.models import Kampanye
from pengaduan.survei.rules.responden import DIMENSI
from pengaduan.survei.rules.unsur import KUNCI
from pengaduan.survei.services.jawaban import Isian

PILIH_SATU = "Pilih salah satu jawaban."
SARAN_MAKS = 500


class FormJawaban(forms.Form):
    """`layanan` are (id, name): one needs no question; more are asked first."""

    saran = forms.CharField(
        label="Saran (opsional)",
        required=False,
        max_length=SARAN_MAKS,
        widget=forms.Textarea({"rows": 3, "maxlength": SARAN_MAKS}),
        help_text="Jangan menulis nama, NIK, atau nomor telepon. Saran dibaca petugas unit, tidak diterbitkan.",
    )
    kiriman = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kampanye: Kampanye, layanan: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["kiriman"] = uuid.uuid4()
        super().__init__(*args, **kwargs)
        self.pertanyaan = kampanye.pertanyaan
        self.daftar_layanan = list(layanan)
        if len(self.daftar_layanan) > 1:
            self.fields["layanan"] = self._pilihan("Layanan yang Anda terima", [(str(k), n) for k, n in layanan])
        for u in self.pertanyaan:
            jawaban = [(str(n), label) for n, label in enumerate(u.pilihan, 1)]
            self.fields[u.kunci] = self._pilihan(u.pertanyaan, jawaban)
        for nama, (judul, pilihan) in DIMENSI.items():
            self.fields[nama] = forms.ChoiceField(
                label=judul, required=False, choices=[("", "Tidak ingin menjawab"), *pilihan]
            )
            self.fields[nama].widget.attrs["class"] = "form-select"
        self.fields["saran"].widget.attrs["class"] = "form-control"

    def _pilihan(self, label: str, pilihan: Sequence[tuple[str, str]]) -> forms.ChoiceField:
        galat = {"required": PILIH_SATU, "invalid_choice": PILIH_SATU}
        return forms.ChoiceField(label=label, choices=pilihan, widget=forms.RadioSelect, error_messages=galat)

    @property
    def tanya_layanan(self) -> Any:
        return self["layanan"] if "layanan" in self.fields else None

    @property
    def unsur(self) -> list[tuple[int, Any]]:
        """Numbered questions, as the page draws them."""
        return [(nomor, self[u.kunci]) for nomor, u in enumerate(self.pertanyaan, 1)]

    @property
    def profil(self) -> list[Any]:
        return [self[nama] for nama in DIMENSI]

    @property
    def isian(self) -> Isian:
        bersih = self.cleaned_data
        return Isian(
            layanan_id=int(bersih["layanan"]) if "layanan" in bersih else self.daftar_layanan[0][0],
            nilai={k: int(bersih[k]) for k in KUNCI},
            profil={d: bersih[d] for d in DIMENSI},
            saran=bersih["saran"],
            kiriman=bersih["kiriman"].hex,
        )
