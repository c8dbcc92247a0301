"""Settings of every environment, read from environment variables (table in README).

Development and demo need no variable: the embedded Postgres and Redis are used and throw-away secrets live in the
data directory. Production sets DATABASE_URL, REDIS_URL, SECRET_KEY, KUNCI_ENKRIPSI and ALLOWED_HOSTS;
`asn.core.checks` refuses to start when one of them is missing or unsafe.
"""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.contrib.messages import constants as pesan
from environs import Env

from asn.tertanam import alamat

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("ASN_DATA", str(BASE_DIR / "var")))

DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
PRODUKSI = env.bool("PRODUKSI", False)

TERTANAM = alamat()
os.environ.setdefault("DATABASE_URL", TERTANAM["DATABASE_URL"])
REDIS_URL = env.str("REDIS_URL", TERTANAM["REDIS_URL"])
SECRET_KEY = env.str("SECRET_KEY", TERTANAM["SECRET_KEY"])
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
# Fernet keys, newest first: the first encrypts, all of them decrypt, so a key can be rotated.
KUNCI_ENKRIPSI = env.list("KUNCI_ENKRIPSI", [TERTANAM["KUNCI_ENKRIPSI"]])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
ALAMAT_PUBLIK = env.str("ALAMAT_PUBLIK", "http://localhost:8000")
JALUR_ADMIN = env.str("JALUR_ADMIN", "admin").strip("/")

INSTALLED_APPS = [
    "asn.core",
    "asn.akun",
    "asn.notifikasi",
    "asn.impor",
    "kepegawaian.instansi",
    "kepegawaian.jabatan",
    "kepegawaian.pegawai",
    "kepegawaian.usulan",
    "kepegawaian.keberatan",
    "kepegawaian.layanan",
    "kinerja.evaluasi",
    "kinerja.skp",
    "pengaduan.survei",
    "kinerja.tindak_lanjut",
    "pengaduan.aduan",
    "pengaduan.forum",
    "kinerja.disiplin",
    "kepegawaian.rekrutmen",
    "kepegawaian.promosi",
    "kepegawaian.talenta",
    "pelatihan.program",
    "pelatihan.belajar",
    "asn.contoh",
    "asn.akun.admin_config.AdminASNConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "asn.core.statis.StatisConfig",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "django_tables2",
    "django_filters",
    "crispy_forms",
    "crispy_bootstrap5",
    "bootstrap",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "asn.core.middleware.permissions_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "asn.akun.middleware.LihatSebagaiMiddleware",
    "asn.akun.middleware.WajibMFAMiddleware",
    "asn.core.middleware.LingkupKotaMiddleware",
    "asn.core.middleware.RiwayatMiddleware",
    "asn.core.middleware.GalatDomainMiddleware",
    "asn.akun.middleware.cacah_segar",
]

ROOT_URLCONF = "asn.urls"
WSGI_APPLICATION = "asn.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"lucide": "asn.core.templatetags.ikon"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "asn.akun.context_processors.bingkai",
                "asn.notifikasi.context_processors.lonceng",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_basis_data = env.dj_db_url("DATABASE_URL")
_pilihan_basis_data = _basis_data.get("OPTIONS", {})
DATABASES = {
    "default": {
        **_basis_data,
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {
            **_pilihan_basis_data,
            # Only statements of `asn.core.kueri_tetap` are prepared; this allows it.
            "prepare_threshold": 5,
            # The triggers of the history read this; unset it is an error they catch for every row, which in a long
            # transaction costs more than the row itself.
            "options": " ".join(
                filter(None, [_basis_data.get("OPTIONS", {}).get("options"), "-c pgtrigger.ignore={}"])
            ),
            "pool": {"min_size": 1, "max_size": env.int("DB_POOL_MAX", 8), "timeout": 10},
        },
        "TEST": {"NAME": env.str("TEST_DB", "test_asn")},
    }
}
CACHES = {"default": {"BACKEND": "asn.core.singgahan.SinggahanRedis", "LOCATION": REDIS_URL}}

AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = ["asn.akun.backend.MasukBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dasbor"
LOGOUT_REDIRECT_URL = "beranda"

ACCOUNT_ADAPTER = "asn.akun.adapter.AdapterAkun"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# Stored in small letters, so the index on the name serves the login.
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "asn.akun.forms.MasukForm",
    "reauthenticate": "asn.akun.forms.UlangForm",
    "reset_password": "asn.akun.forms.LupaSandiForm",
}
# Django's own tokens: allauth's would copy each address into a second table that nobody keeps up to date.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# A whole office shares one address at eight in the morning; the account's own limit is the strict one.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "30/m/ip,5/300s/key",
    "reset_password": "20/m/ip,5/m/key",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "asn.akun.adapter.AdapterMFA"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {"add_webauthn": "asn.akun.forms.TambahKunciForm", "edit_webauthn": "asn.akun.forms.UbahKunciForm"}
MFA_TOTP_ISSUER = "Sistem Kepegawaian ASN"
MFA_WAJIB = env.bool("MFA_WAJIB", True)
SOCIALACCOUNT_ADAPTER = "asn.akun.adapter.AdapterSSO"
SOCIALACCOUNT_ONLY = False
# City identity providers as JSON: [{provider_id, name, client_id, secret, settings: {server_url, kota}}].
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": env.json("SSO_PENYEDIA", [])}}
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_ENGINE = "asn.akun.toko_sesi"

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
BERKAS_ROOT = Path(env.str("BERKAS_ROOT", str(DATA_DIR / "berkas")))
# Set to the internal nginx location to let nginx send protected files (X-Accel-Redirect).
BERKAS_X_ACCEL = env.str("BERKAS_X_ACCEL", "")
BERKAS_UKURAN_MAKS = env.int("BERKAS_UKURAN_MAKS", 5 * 1024 * 1024)
# Videos of lessons are streamed to disk and played by range, so they may be larger.
VIDEO_UKURAN_MAKS = env.int("VIDEO_UKURAN_MAKS", 100 * 1024 * 1024)
FILE_UPLOAD_HANDLERS = [
    "asn.core.kiriman.FormulirSekaligus",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Seconds that an answer may be under way on a slow network after the clock of a quiz has run out.
KUIS_TENGGANG_DETIK = env.int("KUIS_TENGGANG_DETIK", 10)
# Days for which the result of a long job (an export full of personal data) can be downloaded.
HASIL_UMUR_HARI = env.int("HASIL_UMUR_HARI", 7)
# A table for import may be larger than a piece of evidence: 100,000 people with their columns take about 25 MiB.
IMPOR_UKURAN_MAKS = env.int("IMPOR_UKURAN_MAKS", 50 * 1024 * 1024)
IMPOR_BARIS_MAKS = env.int("IMPOR_BARIS_MAKS", 200_000)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": BERKAS_ROOT}},
    "staticfiles": {"BACKEND": "asn.core.statis.PenyimpananStatis"},
}

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "django_tables2/asn.html"
MESSAGE_TAGS = {pesan.ERROR: "danger", pesan.DEBUG: "secondary"}
PGHISTORY_APPEND_ONLY = True

CELERY_BROKER_URL = REDIS_URL
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# Loaded before the worker forks: its processes share it, and those that replace them need not read it again.
CELERY_IMPORTS = ("asn.core.mesin_pdf",)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Behind everything somebody waits for (0): a report prints one document for each perangkat daerah.
CELERY_TASK_ROUTES = {"evaluasi.terbitkan": {"priority": 6}}
# KiB. A worker that printed something large is replaced: the largest report starts from a small one (docs/bench.md).
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 220_000
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")

# Low-confidence figures of the regulations are settings, shown as such to the administrator.
POLA_DISTRIBUSI_MINIMUM_DINILAI = env.int("POLA_DISTRIBUSI_MINIMUM_DINILAI", 5)
SEL_PUBLIK_MINIMUM = env.int("SEL_PUBLIK_MINIMUM", 5)
# For so long a public page that is the same for everybody is not laid out again; 0 never keeps one.
HALAMAN_BERSAMA_DETIK = env.int("HALAMAN_BERSAMA_DETIK", 60)
# Number of a KGB letter: {urut}, {tahun}, {singkatan} of the city; classification code and layout are the city's own.
# Whether an examination lies at least or at most so many working days after its summons: sources disagree.
DISIPLIN_JARAK_PANGGILAN = env.str("DISIPLIN_JARAK_PANGGILAN", "minimal")
DISIPLIN_POLA_NOMOR = env.str("DISIPLIN_POLA_NOMOR", "800.1.6.2/{urut:03d}/DIS/{singkatan}/{tahun}")
SURAT_KGB_POLA_NOMOR = env.str("SURAT_KGB_POLA_NOMOR", "{urut:04d}/KGB/{singkatan}/{tahun}")
# Number of a decision on an appeal; classification and layout are the city's own.
KEBERATAN_POLA_NOMOR = env.str("KEBERATAN_POLA_NOMOR", "{urut:04d}/KBR/{singkatan}/{tahun}")
KINERJA_POLA_NOMOR = env.str("KINERJA_POLA_NOMOR", "{urut:04d}/KIN/{singkatan}/{tahun}")
SELEKSI_POLA_NOMOR = env.str("SELEKSI_POLA_NOMOR", "{urut:03d}/PANSEL/{singkatan}/{tahun}")
SK_JABATAN_POLA_NOMOR = env.str("SK_JABATAN_POLA_NOMOR", "821.2/{urut:03d}/{singkatan}/{tahun}")
# Key of the sealed identities of reporters, newest first; by default the keys of all personal data.
KUNCI_SEGEL = env.list("KUNCI_SEGEL", KUNCI_ENKRIPSI)
# Secrets behind the signature of published selection results, newest first; by default the keys of all personal data.
KUNCI_HASIL = env.list("KUNCI_HASIL", KUNCI_ENKRIPSI)
# Working days after a missed deadline at which a report goes to atasan, kepala instansi, Inspektorat.
ADUAN_ESKALASI_HARI = env.list("ADUAN_ESKALASI_HARI", [0, 2, 5], subcast=int)
# Reports of one address per hour: beyond the first figure they are looked at before they go on, beyond the second
# they are refused. A whole office shares one address.
ADUAN_PERIKSA_PER_JAM = env.int("ADUAN_PERIKSA_PER_JAM", 30)
ADUAN_TOLAK_PER_JAM = env.int("ADUAN_TOLAK_PER_JAM", 600)
ADUAN_LACAK_PER_10_MENIT = env.int("ADUAN_LACAK_PER_10_MENIT", 120)
# Hours for which an approved request may look at a reporter's identity.
ADUAN_SEGEL_JAM = env.int("ADUAN_SEGEL_JAM", 24)
# Number of a decision on awards: {urut}, {tahun}, {singkatan} of the city; the classification code is the city's own.
SK_PENGHARGAAN_POLA_NOMOR = env.str("SK_PENGHARGAAN_POLA_NOMOR", "{urut:03d}/SK-PENGHARGAAN/{singkatan}/{tahun}")
# Whether "56 years" lasts until the day before the 57th birthday; the sources leave it open, so the strict reading.
KELAYAKAN_USIA_GENAP = env.bool("KELAYAKAN_USIA_GENAP", False)
# Whether Job Person Match counts each competency up to its required level only; no source prescribes it.
JPM_BATASI = env.bool("JPM_BATASI", False)
# Default level of the nine generic competencies where the sources disagree (PermenPANRB 38/2017).
SKJ_LEVEL = {
    "JPT_MADYA": env.int("SKJ_LEVEL_JPT_MADYA", 4),
    "PENYELIA": env.int("SKJ_LEVEL_PENYELIA", 3),
    "TERAMPIL": env.int("SKJ_LEVEL_TERAMPIL", 2),
}
# Number of an issued evaluation; classification code and layout are the city's own.
EVALUASI_POLA_NOMOR = env.str("EVALUASI_POLA_NOMOR", "800.1.5/{urut}/EVB/{tahun}")
# Number of the berita acara of a public consultation; classification and layout are the city's own.
FORUM_POLA_NOMOR = env.str("FORUM_POLA_NOMOR", "{urut:03d}/FKP/{singkatan}/{tahun}")
# Addresses of participants are erased this many days after the last of their consultations has ended.
FORUM_SUREL_SIMPAN_HARI = env.int("FORUM_SUREL_SIMPAN_HARI", 90)
# Numbers of certificates and orders to attend: {urut}, {bentuk} (SIASN), {romawi} month, {tahun}, {singkatan}.
SERTIFIKAT_POLA_NOMOR = env.str("SERTIFIKAT_POLA_NOMOR", "{urut:05d}/893/{bentuk:02d}/{singkatan}/{romawi}/{tahun}")
SURAT_TUGAS_LATIH_POLA_NOMOR = env.str("SURAT_TUGAS_LATIH_POLA_NOMOR", "800.1.11/{urut:04d}/ST/{singkatan}/{tahun}")
LAPORAN_DAMPAK_POLA_NOMOR = env.str("LAPORAN_DAMPAK_POLA_NOMOR", "893/{urut:04d}/LDP/{singkatan}/{tahun}")
# Number of a fixed talent cycle and of the minutes of its committee; classification and layout are the city's own.
TALENTA_POLA_NOMOR = env.str("TALENTA_POLA_NOMOR", "{urut:03d}/TALENTA/{singkatan}/{tahun}")
# Number of a published survey report: {urut}, {tahun}, {singkatan} of the city.
SKM_POLA_NOMOR = env.str("SKM_POLA_NOMOR", "{urut:03d}/SKM/{singkatan}/{tahun}")

AMAN = not (DEMO or DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("KUKI_AMAN", AMAN)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", AMAN)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int("HSTS_DETIK", 31_536_000 if AMAN else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = AMAN
DI_BELAKANG_PROKSI = env.bool("DI_BELAKANG_PROKSI", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if DI_BELAKANG_PROKSI else None
# Login throttling counts the address the proxy saw, not the proxy itself.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if DI_BELAKANG_PROKSI else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", f"file:///{DATA_DIR.resolve() / 'surel'}" if DEMO else "dummymail://")
vars().update(EMAIL_CONFIG)
# A mail server that does not answer must not hold a worker.
EMAIL_TIMEOUT = EMAIL_CONFIG.get("EMAIL_TIMEOUT") or 20
# News is removed this many days after it was read.
KABAR_SIMPAN_HARI = env.int("KABAR_SIMPAN_HARI", 90)
DEFAULT_FROM_EMAIL = env.str("EMAIL_PENGIRIM", "kepegawaian@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"ringkas": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "ringkas"}},
    "root": {"handlers": ["konsol"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}
