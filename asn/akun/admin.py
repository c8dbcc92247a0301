"""Accounts and assignments on the admin site. Writes go through the services; passwords are never shown or typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Field, QuerySet
from django.forms import BaseModelFormSet, Form, ModelChoiceField
from django.http import HttpRequest, HttpResponse

from asn.akun.admin_form import BerlakuFilter, PenggunaForm, PenugasanForm, PenugasanPenggunaForm
from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import ARTI_PERAN, DITURUNKAN, LABEL_PERAN
from asn.akun.services import pengguna as akun
from asn.akun.services import penugasan as tugas
from asn.akun.services.sandi import tautan_sandi_surel
from asn.akun.wewenang import alasan_tidak_boleh_mengubah
from asn.core.admin_dasar import AdminBerlingkup, terlihat
from kepegawaian.instansi.models import Instansi, Kota


class PenugasanInline(admin.TabularInline):
    model = Penugasan
    form = PenugasanForm
    fields = ("peran", "pusat", "kota", "instansi", "mulai", "sampai")
    autocomplete_fields = ("instansi",)
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return _diberikan(terlihat(request, Penugasan)).order_by("-mulai", "pk")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[BaseModelFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.oleh = request.user
        return formset

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name == "kota":
            kwargs["queryset"] = _kota(request, "akun.add_penugasan")
        elif db_field.name == "instansi":
            kwargs["queryset"] = terlihat(request, Instansi).select_related("kota")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and _boleh_diubah(request, obj, "akun.add_penugasan")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _boleh_diubah(request, obj, "akun.change_penugasan")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _boleh_diubah(request, obj, "akun.delete_penugasan")


@admin.register(Penugasan)
class PenugasanAdmin(AdminBerlingkup):
    """Every assignment in reach: who holds what, over which part, from when to when."""

    form = PenugasanPenggunaForm
    list_display = ("pengguna", "peran", "jangkauan", "mulai", "sampai", "masih_berlaku")
    list_filter = (BerlakuFilter, "peran", ("kota", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("pengguna", "kota", "instansi")
    search_fields = ("pengguna__username", "pengguna__nama", "instansi__nama")
    autocomplete_fields = ("pengguna", "instansi")
    ordering = ("pengguna__nama", "pk")
    date_hierarchy = "mulai"
    change_list_template = "admin/penugasan_daftar.html"
    actions = ("akhiri",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return _diberikan(super().get_queryset(request))

    @admin.display(description="jangkauan")
    def jangkauan(self, obj: Penugasan) -> str:
        return obj.jangkauan_label

    @admin.display(description="berlaku", boolean=True)
    def masih_berlaku(self, obj: Penugasan) -> bool:
        hari = obj.pengguna.hari_ini()
        return obj.mulai <= hari and (obj.sampai is None or obj.sampai >= hari)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[Form]:
        form = super().get_form(request, obj, change, **kwargs)
        form.oleh = request.user
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("pengguna",) if obj else ()

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name == "kota":
            kwargs["queryset"] = _kota(request, "akun.add_penugasan")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        arti = [(LABEL_PERAN[p], arti) for p, arti in ARTI_PERAN.items()]
        return super().changelist_view(request, {**(extra_context or {}), "arti_peran": arti})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh = super().has_change_permission(request, obj)
        return boleh and (obj is None or _boleh_diubah(request, obj.pengguna, "akun.change_penugasan"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A role ends; what somebody once held stays readable."""
        return False

    def save_model(self, request: HttpRequest, obj: Penugasan, form: Form, change: bool) -> None:
        if change:
            hasil = tugas.penugasan_ubah(penugasan=obj, oleh=request.user, **_isi(obj))
        else:
            hasil = tugas.penugasan_tambah(pengguna=obj.pengguna, oleh=request.user, **_isi(obj))
        obj.__dict__.update(hasil.__dict__)

    @admin.action(description="Akhiri peran yang dipilih hari ini", permissions=["change"])
    def akhiri(self, request: HttpRequest, queryset: QuerySet) -> None:
        for penugasan in queryset:
            try:
                tugas.penugasan_akhiri(penugasan=penugasan, oleh=request.user)
            except ValidationError as galat:
                pesan = f"{penugasan.pengguna}: {' '.join(galat.messages)}"
                self.message_user(request, pesan, messages.ERROR, extra_tags="error")
            else:
                self.log_change(request, penugasan, "Diakhiri")
                self.message_user(request, f"{penugasan.pengguna}: peran diakhiri.", messages.SUCCESS)


@admin.register(Pengguna)
class PenggunaAdmin(AdminBerlingkup):
    form = PenggunaForm
    inlines = (PenugasanInline,)
    list_display = ("username", "nama", "kota", "is_active", "last_login")
    list_filter = ("is_active", "penugasan__peran")
    list_select_related = ("kota",)
    search_fields = ("username", "nama", "email")
    ordering = ("username",)
    actions = ("kirim_tautan", "nonaktifkan", "aktifkan", "lepas_mfa")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        dasar = ("username", "nama", "email", "kota")
        return (*dasar, "pegawai", "is_active", "last_login") if obj else dasar

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("username", "kota", "pegawai", "is_active", "last_login") if obj else ()

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return super().get_inline_instances(request, obj) if obj else []

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name == "kota":
            kwargs["queryset"] = _kota(request, "akun.add_pengguna")
            kwargs["required"] = not request.user.berjangkauan_pusat("akun.add_pengguna")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _boleh_diubah(request, obj, "akun.change_pengguna")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are deactivated: the history they signed must keep its author."""
        return False

    def save_model(self, request: HttpRequest, obj: Pengguna, form: Form, change: bool) -> None:
        if change:
            hasil = akun.pengguna_ubah(pengguna=obj, email=obj.email, nama=obj.nama, oleh=request.user)
        else:
            hasil = akun.pengguna_buat(
                username=obj.username, email=obj.email, nama=obj.nama, kota=obj.kota, oleh=request.user
            )
        obj.__dict__.update(hasil.__dict__)

    def save_formset(self, request: HttpRequest, form: Form, formset: BaseModelFormSet, change: bool) -> None:
        formset.save(commit=False)
        for penugasan in formset.deleted_objects:
            tugas.penugasan_akhiri(penugasan=penugasan, oleh=request.user)
        for penugasan, _ in formset.changed_objects:
            tugas.penugasan_ubah(penugasan=penugasan, oleh=request.user, **_isi(penugasan))
        for penugasan in formset.new_objects:
            tugas.penugasan_tambah(pengguna=form.instance, oleh=request.user, **_isi(penugasan))

    def response_add(self, request: HttpRequest, obj: Pengguna, post_url_continue: Any = None) -> HttpResponse:
        """Straight on to the new account's page, where its roles are given."""
        request.POST = request.POST.copy()
        request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)

    @admin.action(description="Kirim tautan kata sandi ke surel akun", permissions=["change"])
    def kirim_tautan(self, request: HttpRequest, queryset: QuerySet) -> None:
        def kirim(*, pengguna: Pengguna, oleh: Pengguna) -> None:
            if alasan := alasan_tidak_boleh_mengubah(oleh, pengguna, "akun.change_pengguna"):
                raise ValidationError(alasan)
            if not pengguna.email:
                raise ValidationError("Akun ini belum mempunyai surel; isi dahulu.")
            tautan_sandi_surel(request, pengguna)

        self._kerjakan(request, queryset, kirim, "Tautan kata sandi dikirim")

    @admin.action(description="Nonaktifkan dan akhiri semua sesinya", permissions=["change"])
    def nonaktifkan(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._kerjakan(request, queryset, akun.pengguna_nonaktifkan, "Dinonaktifkan")

    @admin.action(description="Aktifkan kembali", permissions=["change"])
    def aktifkan(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._kerjakan(request, queryset, akun.pengguna_aktifkan, "Diaktifkan")

    @admin.action(description="Atur ulang autentikasi ganda (ponsel hilang)", permissions=["change"])
    def lepas_mfa(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._kerjakan(request, queryset, akun.mfa_atur_ulang, "Autentikasi ganda diatur ulang")

    def _kerjakan(self, request: HttpRequest, queryset: QuerySet, layanan: Callable[..., Any], catatan: str) -> None:
        """One service for each chosen account; a refusal names the account and does not stop the others."""
        for pengguna in queryset:
            try:
                layanan(pengguna=pengguna, oleh=request.user)
            except ValidationError as galat:
                pesan = f"{pengguna}: {' '.join(galat.messages)}"
                # The admin style sheet knows "error", not our "danger".
                self.message_user(request, pesan, messages.ERROR, extra_tags="error")
            else:
                self.log_change(request, pengguna, catatan)
                self.message_user(request, f"{pengguna}: {catatan.lower()}.", messages.SUCCESS)


def _kota(request: HttpRequest, izin: str) -> QuerySet:
    return Kota.objects.filter(pk__in=request.user.jangkauan(izin).kota_ids)


def _diberikan(kueri: QuerySet) -> QuerySet:
    """Without the roles nobody hands out: each applicant holds one, by thousands in a season."""
    return kueri.exclude(peran__in=[p.value for p in DITURUNKAN])


def _boleh_diubah(request: HttpRequest, pengguna: Pengguna | None, izin: str) -> bool:
    return pengguna is None or not alasan_tidak_boleh_mengubah(request.user, pengguna, izin)


def _isi(penugasan: Penugasan) -> dict[str, Any]:
    return {k: getattr(penugasan, k) for k in ("peran", "pusat", "kota", "instansi", "mulai", "sampai")}
