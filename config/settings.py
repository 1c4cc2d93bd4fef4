"""Kilim's settings: one file, values from the environment (docs/reference/settings.md)."""

from pathlib import Path

import environ
from django.contrib.messages import constants as levels

from config.environment import data_folder, database, host_of, mail_server, number, site
from config.keys import read_or_make_secret
from config.languages import add_maltese

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = data_folder(env, BASE_DIR / "var")
SITE = site(env)
SITE_URL = SITE.geturl()
SECRET_KEY = env.str("SECRET_KEY", default="") or read_or_make_secret(DATA_DIR / "secret.key")
CODE_KEY_FILE = DATA_DIR / "codes.key"  # outlives SECRET_KEY: printed passes depend on it
read_or_make_secret(CODE_KEY_FILE)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[host_of(SITE)])
TRUSTED_PROXY_COUNT = number(env, "TRUSTED_PROXY_COUNT", 0)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "config",
    "certificates",
    "attendance",
    "mobility",
    "events",
    "kit",
    "allauth",
    "allauth.account",
    "django_tasks_db",
    "django_htmx",
    "import_export",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.straight_to_the_api",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.language",
    "config.middleware.seen",
    "config.middleware.private_unless_said_otherwise",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.acting",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.own_pages",
    "config.middleware.moved",
    "config.middleware.patience",
    "config.middleware.busy",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kit.templatetags.kit",
            ],
        },
    }
]
FORM_RENDERER = "kit.forms.Renderer"
# the looks of a notice, which are also the names of its icons
MESSAGE_TAGS = {
    levels.DEBUG: "note",
    levels.INFO: "note",
    levels.SUCCESS: "good",
    levels.WARNING: "soon",
    levels.ERROR: "stop",
}

# --- data ---------------------------------------------------------------------------------
DATABASES = {"default": database(env, f"sqlite:///{DATA_DIR / 'kilim.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # decision 7; without IMMEDIATE simultaneous check-ins fail with "database is locked"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
        "PRAGMA recursive_triggers=ON;",  # or REPLACE would get round kit.append_only
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 10,
        "options": "-c lock_timeout=20s",  # as patient as SQLite above
        "prepare_threshold": 5,  # questions of kit.prepared are planned once
    } | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "events.User"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {
        "BACKEND": "kit.cache.DatabaseCache",
        "LOCATION": "kit_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # rate limits must outlive a busy hour
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files", "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_URL = None  # stored files leave the house through kit.files.serve() only
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "built", ("img", BASE_DIR / "static" / "img")]
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 31_536_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
UPLOAD_LIMIT = 10 * 2**20  # one participants' list, in bytes
PROOF_LIMIT = 10 * 2**20  # a mail, letter or photo that proves who asked for something
PHOTO_LIMIT = 20 * 2**20  # one photo or scan, in bytes; phones make 5 to 12 MB

# --- people -------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "events.accounts.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code that signs in came by that address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_FORMS = {
    "request_login_code": "events.forms.sign_in.AskForCode",
    "confirm_login_code": "events.forms.sign_in.EnterCode",
}
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

# --- words --------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("tr", "Türkçe"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("it", "Italiano"),
    ("mt", "Malti"),
]
COMPLETE_LANGUAGES = ["en", "tr", "de", "es", "it", "mt"]  # checked, offered and mailed
add_maltese()
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "django"]  # its forms in Maltese
FORMAT_MODULE_PATH = "config.formats"
LANGUAGE_COOKIE_NAME = "kilim_language"
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

# --- mail ---------------------------------------------------------------------------------
EMAIL_FILE_PATH = str(DATA_DIR / "mails")
EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(mail_server(env))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Kilim <kilim@localhost>")
EMAIL_TIMEOUT = 30

# --- security -----------------------------------------------------------------------------
SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-kilim" if SECURE else "kilim"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_ENGINE = "events.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_SSL_REDIRECT = SECURE  # behind a proxy set TRUSTED_PROXY_COUNT, or this never ends
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" would send Origin: null with forms
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.refusals.page_too_old"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"no_secrets": {"()": "kit.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "no_secrets"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},  # its own would not mask
        "django_tasks_db": {"level": "WARNING"},  # `work` looks for jobs every second
    },
}
