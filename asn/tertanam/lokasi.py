"""Where the embedded servers keep their things, as whom they run, and what only this machine knows."""

import base64
import fcntl
import json
import os
import pwd
import random
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

AKAR_KODE = Path(__file__).resolve().parents[2]
PENGGUNA_LAYANAN = "asn-tertanam"
RUANG_MINIMUM = 300 * 1024**2
LOG_MAKSIMUM = 10 * 1024**2


class GangguanTertanam(SystemExit):
    """One sentence for the person at the keyboard; uncaught, Python prints it without a traceback and exits with 1."""


@dataclass(frozen=True)
class Lokasi:
    """The data directory and the fixed names in it."""

    akar: Path

    @classmethod
    def baca(cls) -> "Lokasi":
        return cls(Path(os.environ.get("ASN_DATA") or AKAR_KODE / "var").resolve())

    @property
    def postgres(self) -> Path:
        return self.akar / "postgres"

    @property
    def redis(self) -> Path:
        return self.akar / "redis"

    @property
    def alamat(self) -> Path:
        return self.akar / "alamat.json"

    @property
    def rahasia(self) -> Path:
        return self.akar / "rahasia.json"

    @property
    def sebab(self) -> Path:
        return self.akar / "log" / "sebab-berhenti.txt"

    def log(self, nama: str) -> Path:
        return self.akar / "log" / f"{nama}.log"

    def kunci(self, nama: str) -> IO[str]:
        return (self.akar / "kunci" / nama).open("a+")


def siapkan_folder(lokasi: Lokasi) -> None:
    """Make the data directory, or say in one sentence why it cannot be used."""
    try:
        lokasi.akar.mkdir(parents=True, exist_ok=True)
        for folder in (lokasi.akar / "log", lokasi.akar / "kunci"):
            folder.mkdir(mode=0o700, exist_ok=True)
        lokasi.kunci("mulai").close()
    except PermissionError as galat:
        raise GangguanTertanam(_milik_lain(lokasi.akar)) from galat
    except OSError as galat:
        raise GangguanTertanam(f"Folder data {lokasi.akar} tidak dapat dibuat: {galat.strerror}.") from galat
    if lokasi.akar.stat().st_uid == os.geteuid():
        # Root lets the service user pass through, nobody else lists or reads.
        lokasi.akar.chmod(0o711 if os.geteuid() == 0 else 0o700)
    periksa_milik(lokasi)


def periksa_milik(lokasi: Lokasi) -> None:
    """Refuse a cluster that another user made: its files would end with two owners."""
    boleh = {layanan()["user"]} if os.geteuid() == 0 else {os.geteuid()}
    for folder in (lokasi.postgres, lokasi.redis):
        if folder.exists() and folder.stat().st_uid not in boleh:
            raise GangguanTertanam(_milik_lain(folder))


def periksa_ruang(lokasi: Lokasi) -> None:
    bebas = shutil.disk_usage(lokasi.akar).free
    if bebas < RUANG_MINIMUM:
        raise GangguanTertanam(
            f"Disk hampir penuh: tersisa {bebas // 1024**2} MB di {lokasi.akar}; "
            f"sediakan sedikitnya {RUANG_MINIMUM // 1024**2} MB, lalu jalankan lagi. Data Anda tidak berubah."
        )


def _milik_lain(folder: Path) -> str:
    ada = next(calon for calon in (folder, *folder.parents) if calon.exists())
    uid = ada.stat().st_uid
    try:
        nama = pwd.getpwuid(uid).pw_name
    except KeyError:
        nama = str(uid)
    return (
        f"Folder data {ada} milik pengguna lain ({nama}): jalankan dengan pengguna yang sama seperti sebelumnya, "
        "atau setel ASN_DATA ke folder lain."
    )


def layanan() -> dict[str, Any]:
    """Popen arguments that drop root: PostgreSQL refuses to run as root. Empty for an ordinary user."""
    if os.geteuid() != 0:
        return {}
    try:
        entri = pwd.getpwnam(PENGGUNA_LAYANAN)
    except KeyError:
        _buat_pengguna_layanan()
        entri = pwd.getpwnam(PENGGUNA_LAYANAN)
    return {"user": entri.pw_uid, "group": entri.pw_gid, "extra_groups": []}


def _buat_pengguna_layanan() -> None:
    perintah = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    hasil = subprocess.run([*perintah, PENGGUNA_LAYANAN], capture_output=True, text=True, check=False)
    # 9: someone else just created it.
    if hasil.returncode not in (0, 9):
        raise GangguanTertanam(
            f"Pengguna sistem {PENGGUNA_LAYANAN} tidak dapat dibuat ({hasil.stderr.strip()}); "
            "jalankan sebagai pengguna biasa, bukan root."
        )


def serahkan(folder: Path) -> None:
    """Make a private folder that belongs to whom the servers run as."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if pelaksana := layanan():
        os.chown(folder, pelaksana["user"], pelaksana["group"])


def buka_jalan(tujuan: Path) -> list[Path]:
    """Let the service user pass (not list) the folders above `tujuan`; returns those that were shut, such as /root."""
    if os.geteuid() != 0:
        return []
    tertutup = [folder for folder in tujuan.parents if not folder.stat().st_mode & 0o001]
    for folder in tertutup:
        folder.chmod(folder.stat().st_mode | 0o001)
    return tertutup


def izinkan_baca(paket: Path, program: Path) -> None:
    """Root with umask 077 installs wheels nobody else can read; the service user must."""
    if os.geteuid() != 0 or program.stat().st_mode & 0o005 == 0o005:
        return
    for akar in (paket, paket.with_name(f"{paket.name}.libs")):
        for berkas in (akar, *akar.rglob("*")):
            if berkas.exists() and not berkas.is_symlink():
                terjalankan = berkas.is_dir() or berkas.stat().st_mode & 0o100
                berkas.chmod(berkas.stat().st_mode | (0o005 if terjalankan else 0o004))


def wafat_bersama(sinyal: str) -> list[str]:
    """Command prefix: the kernel sends `sinyal` when the parent dies, even by kill -9. Absent setpriv, no prefix."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", sinyal, "--"] if setpriv else []


def buka_log(jalur: Path) -> IO[bytes]:
    if jalur.exists() and jalur.stat().st_size > LOG_MAKSIMUM:
        jalur.replace(jalur.with_suffix(".1.log"))
    return jalur.open("ab")


def ekor_log(jalur: Path, bita: int = 4000) -> str:
    return jalur.read_bytes()[-bita:].decode(errors="replace") if jalur.exists() else ""


def gagal_menyala(nama: str, lokasi: Lokasi) -> GangguanTertanam:
    """The reason in the server's log, as one sentence."""
    if "No space left on device" in ekor_log(lokasi.log(nama.lower())):
        return GangguanTertanam(
            f"{nama} berhenti karena disk penuh ({lokasi.akar}): sediakan ruang, lalu jalankan lagi. Data Anda aman."
        )
    return GangguanTertanam(f"{nama} tertanam tidak dapat menyala; sebabnya tertulis di {lokasi.log(nama.lower())}.")


PORT_TETAP = range(20_000, 32_000)


def port_bebas(disukai: int = 0) -> int:
    """`disukai` when nobody listens there, else any other.

    Not one the system hands to outgoing connections: a client that keeps calling a server which is down may be given
    the server's own port, connects to itself, and the server can never come back.
    """
    for calon in (*filter(None, (disukai,)), *random.sample(PORT_TETAP, 20), 0):
        with socket.socket() as soket:
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                soket.bind(("127.0.0.1", calon))
            except OSError:
                continue
            return int(soket.getsockname()[1])
    raise GangguanTertanam("Tidak ada port bebas di 127.0.0.1.")


def terkunci(berkas: IO[str], cara: int) -> bool:
    """Try the lock without waiting."""
    try:
        fcntl.flock(berkas, cara | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def tulis_rahasia(jalur: Path, isi: dict[str, Any]) -> None:
    """Write whole or not at all, readable by the owner only."""
    sementara = jalur.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as berkas:
        json.dump(isi, berkas, indent=1)
        berkas.flush()
        os.fsync(berkas.fileno())
    sementara.replace(jalur)


def baca_rahasia(jalur: Path) -> dict[str, Any]:
    try:
        isi: dict[str, Any] = json.loads(jalur.read_text())
    except (FileNotFoundError, PermissionError):
        return {}
    except json.JSONDecodeError as galat:
        raise GangguanTertanam(f"Berkas {jalur} rusak; kembalikan dari cadangan atau hapus folder datanya.") from galat
    return isi


def pastikan_rahasia(lokasi: Lokasi) -> dict[str, Any]:
    """Passwords and keys of this machine, made once; called under the `mulai` lock."""
    rahasia = baca_rahasia(lokasi.rahasia)
    if rahasia:
        return rahasia
    if lokasi.postgres.exists():
        raise GangguanTertanam(
            f"Berkas {lokasi.rahasia} hilang padahal datanya ada: kembalikan berkas itu, "
            f"atau hapus {lokasi.akar} untuk mulai dari awal."
        )
    rahasia = {nama: secrets.token_urlsafe(32) for nama in ("POSTGRES", "ASN", "REDIS")}
    rahasia["SECRET_KEY"] = secrets.token_urlsafe(64)
    rahasia["KUNCI_ENKRIPSI"] = base64.urlsafe_b64encode(os.urandom(32)).decode()  # the form Fernet takes
    tulis_rahasia(lokasi.rahasia, rahasia)
    return rahasia
