"""The allauth pages this system uses, and only those: no sign-up, no extra addresses, no foreign accounts.

The names are allauth's own, because its code reverses them.
"""

from allauth.account import views as akun
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as kode
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as sso
from allauth.usersessions import views as sesi
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from asn.akun.views_mfa import aktifkan_totp, tambah_webauthn

urlpatterns = [
    path("masuk/", akun.login, name="account_login"),
    path("keluar/", akun.logout, name="account_logout"),
    path("tidak-aktif/", login_not_required(akun.account_inactive), name="account_inactive"),
    path("ulang/", akun.reauthenticate, name="account_reauthenticate"),
    path("sandi/ganti/", akun.password_change, name="account_change_password"),
    path("sandi/pasang/", akun.password_set, name="account_set_password"),
    path("sandi/lupa/", login_not_required(akun.password_reset), name="account_reset_password"),
    path("sandi/lupa/terkirim/", akun.password_reset_done, name="account_reset_password_done"),
    path("sandi/baru/selesai/", akun.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        akun.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("mfa/", mfa.index, name="mfa_index"),
    path("mfa/masuk/", mfa.authenticate, name="mfa_authenticate"),
    path("mfa/ulang/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("mfa/aplikasi/pasang/", aktifkan_totp, name="mfa_activate_totp"),
    path("mfa/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("mfa/cadangan/", kode.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("mfa/cadangan/buat/", kode.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("mfa/cadangan/unduh/", kode.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("mfa/kunci/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("mfa/kunci/tambah/", tambah_webauthn, name="mfa_add_webauthn"),
    path("mfa/kunci/masuk/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("mfa/kunci/ulang/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("mfa/kunci/<int:pk>/ubah/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("mfa/kunci/<int:pk>/hapus/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("sesi/", sesi.list_usersessions, name="usersessions_list"),
    path("sso/batal/", login_not_required(sso.login_cancelled), name="socialaccount_login_cancelled"),
    path("sso/gagal/", login_not_required(sso.login_error), name="socialaccount_login_error"),
    path("sso/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
