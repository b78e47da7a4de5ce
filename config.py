"""Settings, each with what it is for.

An installation overrides them by environment or in instance/settings.py.
"""

import os

# Where people reach this installation ("http://192.168.1.10:8000"); guessed when empty.
PUBLIC_URL = os.environ.get("PUBLIC_URL", "")
# Further host names that may be used to reach it, separated by commas.
MORE_HOSTS = [host for host in os.environ.get("MORE_HOSTS", "").split(",") if host]
# How many proxies stand before the server and say in X-Forwarded-For whom they speak for. Left at
# none behind one, all people have the proxy's address and share what one address may spend.
PROXIES = int(os.environ.get("PROXIES", "0"))
# The address and port the server listens on.
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))

# The database; empty means SQLite in the instance folder.
DATABASE_URL = os.environ.get("DATABASE_URL", "")

# Who sends this as "Authorization: Bearer …" may read /metrics from elsewhere; empty: nobody.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")

# How Socket.IO runs: "gevent" in the server, which patches the standard library first.
ASYNC_MODE = "threading"

# Development pages such as /patterns.
DEVELOPMENT = os.environ.get("ASSEMBLY_DEVELOPMENT", "") == "1"

# Seconds between the journal's regular signed checkpoints while serving.
CHECKPOINT_EVERY = 300

# One request's largest body in bytes, and the largest form field kept in memory.
MAX_CONTENT_LENGTH = 256 * 1024
MAX_FORM_MEMORY_SIZE = 256 * 1024

# Forms wait offline for hours: their tokens never expire (they are bound to the browser's cookie).
WTF_CSRF_TIME_LIMIT = None
WTF_CSRF_SSL_STRICT = False  # the hall has no TLS; hosts and origins are checked explicitly

# The cookie holds only signed tokens and the language; it lives half a year, as people come back.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "assembly"
PERMANENT_SESSION_LIFETIME = 60 * 60 * 24 * 180

# Thai is the source language; times are shown as the hall's clock has them.
BABEL_DEFAULT_LOCALE = "th"
BABEL_DEFAULT_TIMEZONE = "Asia/Bangkok"
