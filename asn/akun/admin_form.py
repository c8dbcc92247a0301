"""Forms of the admin pages: they refuse with a sentence what the services would refuse anyway."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from asn.akun.models import Pengguna, Penugasan
from asn.akun.wewenang import Pemberian, alasan_tidak_boleh_memberi, alasan_tidak_boleh_mengubah


class PenggunaForm(forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = ("username", "nama", "email", "kota")
        labels = {"username": "NIP (atau nama pengguna)", "email": "surel"}
        help_texts = {"username": "18 angka NIP menghubungkan akun dengan pegawainya di buku induk."}

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()


class PenugasanForm(forms.ModelForm):
    """`oleh` is set by the inline: who is handing out the role."""

    oleh: ClassVar[Pengguna]

    class Meta:
        model = Penugasan
        fields = ("peran", "pusat", "kota", "instansi", "mulai", "sampai")
        help_texts = {
            "pusat": "Hanya untuk peran yang menjangkau semua kota; kota dan instansi dikosongkan.",
            "kota": "Seluruh perangkat daerah kota ini, kecuali bila instansinya diisi.",
            "instansi": "Mempersempit ke satu instansi beserta semua unit di bawahnya.",
            "sampai": "Peran berakhir sendiri sesudah tanggal ini. Kosong: tanpa batas.",
        }

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        kota, instansi = isi.get("kota"), isi.get("instansi")
        pemberian = Pemberian(
            peran=isi.get("peran", ""),
            pusat=bool(isi.get("pusat")),
            kota_id=kota.pk if kota else None,
            instansi_kota_id=instansi.kota_id if instansi else None,
        )
        izin = "akun.change_penugasan" if self.instance.pk else "akun.add_penugasan"
        if alasan := alasan_tidak_boleh_memberi(self.oleh, pemberian, izin):
            raise forms.ValidationError(alasan)
        return isi


class PenugasanPenggunaForm(PenugasanForm):
    """The same on a page of its own, where the account is chosen too."""

    class Meta(PenugasanForm.Meta):
        fields = ("pengguna", *PenugasanForm.Meta.fields)

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        pengguna = isi.get("pengguna")
        if pengguna and (alasan := alasan_tidak_boleh_mengubah(self.oleh, pengguna, "akun.add_penugasan")):
            self.add_error("pengguna", alasan)
        return isi


class BerlakuFilter(admin.SimpleListFilter):
    """Assignments in force today, or those that have ended."""

    title = "keadaan"
    parameter_name = "berlaku"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("ya", "Berlaku hari ini"), ("tidak", "Sudah berakhir")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        hari = request.user.hari_ini()
        if self.value() == "ya":
            return queryset.berlaku(hari)
        return queryset.filter(sampai__lt=hari) if self.value() == "tidak" else queryset
