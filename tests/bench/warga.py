"""Citizens of the bench: one who keeps cookies, and many at once who report, keep the receipt and follow it."""

import http.client
import re
import statistics
import threading
import time
import uuid
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count

from PIL import Image

ORANG = 200
DETIK = 60
TIAP_BERFOTO = 5
BATAS = "batas-bench-aduan"
ISI = {
    "jenis": "pengaduan",
    "judul": "Lampu jalan padam sejak Senin",
    "isi": "Lampu jalan di depan pasar padam sejak Senin, anak sekolah pulang dalam gelap.",
}
TANDA = re.compile(r'class="kode-besar[^"]*"[^>]*>\s*([A-Z0-9-]+)\s*<')


@dataclass(frozen=True)
class Jawaban:
    status: int
    teks: str
    lama: float


class GalatWarga(Exception):
    """A visitor got something else than the page that was due."""


class Warga:
    """A visitor: cookies, and the token of the form."""

    def __init__(self, port: int) -> None:
        self.sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.kuki: dict[str, str] = {}

    def buka(self, jalur: str) -> Jawaban:
        return self._minta("GET", jalur, None, {}, {200})

    def token(self, jalur: str) -> str:
        return token_dari(self.buka(jalur).teks)

    def kirim(self, jalur: str, isi: dict[str, str], token: str, foto: bytes = b"") -> Jawaban:
        badan = _badan(isi | {"csrfmiddlewaretoken": token}, foto)
        kepala = {"Content-Type": f"multipart/form-data; boundary={BATAS}"}
        return self._minta("POST", jalur, badan, kepala, {302})

    def _minta(self, cara: str, jalur: str, badan: bytes | None, kepala: dict[str, str], harap: set[int]) -> Jawaban:
        kuki = "; ".join(f"{n}={v}" for n, v in self.kuki.items())
        mulai = time.perf_counter()
        self.sambungan.request(cara, jalur, badan, kepala | {"Cookie": kuki})
        jawab = self.sambungan.getresponse()
        isi = jawab.read()
        lama = time.perf_counter() - mulai
        for satu in jawab.headers.get_all("Set-Cookie") or ():
            nama, _, nilai = satu.partition(";")[0].partition("=")
            self.kuki[nama] = nilai
        if jawab.status not in harap:
            raise GalatWarga(f"{cara} {jalur} menjawab {jawab.status}")
        return Jawaban(jawab.status, isi.decode(), lama)


def token_dari(teks: str) -> str:
    cocok = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', teks)
    return cocok[1] if cocok else ""


def _badan(isi: dict[str, str], foto: bytes) -> bytes:
    bagian = [
        f'--{BATAS}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in isi.items()
    ]
    if foto:
        kepala = f'--{BATAS}\r\nContent-Disposition: form-data; name="berkas"; filename="f.jpg"\r\n'
        bagian.append(f"{kepala}Content-Type: image/jpeg\r\n\r\n".encode() + foto + b"\r\n")
    return b"".join([*bagian, f"--{BATAS}--\r\n".encode()])


def foto_ponsel() -> bytes:
    """A picture of a phone, small enough that its sending is not what is measured."""
    keluaran = BytesIO()
    Image.effect_noise((640, 480), 40).convert("RGB").save(keluaran, "JPEG", quality=70)
    return keluaran.getvalue()


@dataclass
class HasilSerentak:
    """What many citizens got: number by key of each receipt, and everything that went wrong."""

    orang: int
    detik: float = 0
    permintaan: int = 0
    diterima: dict[str, str] = field(default_factory=dict)
    berfoto: list[str] = field(default_factory=list)
    lama: list[float] = field(default_factory=list)
    tak_terlacak: int = 0
    galat: list[str] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.lama) if self.lama else 0

    @property
    def terlama(self) -> float:
        return max(self.lama, default=0)


def ukur_serentak(port: int, alamat: str, *, orang: int = ORANG, detik: float = DETIK) -> HasilSerentak:
    """So many visitors, each from form to followed report, again and again until the time is over."""
    hasil, kunci, nomor, foto = HasilSerentak(orang), threading.Lock(), count(), foto_ponsel()
    mulai = time.perf_counter()

    def hidup() -> None:
        while time.perf_counter() - mulai < detik:
            ke = next(nomor)
            _satu_laporan(
                Warga(port), alamat, f"Lampu padam {ke}", foto if ke % TIAP_BERFOTO == 0 else b"", hasil, kunci
            )

    semua = [threading.Thread(target=hidup) for _ in range(orang)]
    for satu in semua:
        satu.start()
    for satu in semua:
        satu.join()
    hasil.detik = time.perf_counter() - mulai
    return hasil


def _satu_laporan(
    warga: Warga, alamat: str, judul: str, foto: bytes, hasil: HasilSerentak, kunci: threading.Lock
) -> None:
    """Form, sending, receipt, then opened with what the receipt says."""
    satu = str(uuid.uuid4())
    try:
        token = warga.token(alamat)
        kiriman = warga.kirim(alamat, ISI | {"judul": judul, "kunci": satu, "langkah": "kirim"}, token, foto)
        nomor, rahasia = TANDA.findall(warga.buka(f"{alamat}terkirim/").teks)
        with kunci:
            hasil.permintaan += 5
            hasil.diterima[satu] = nomor
            hasil.lama.append(kiriman.lama)
            hasil.berfoto += [satu] if foto else []
        warga.kirim(f"{alamat}lacak/", {"nomor": nomor, "rahasia": rahasia}, token)
        terlacak = judul in warga.buka(f"{alamat}laporan/").teks
    except (OSError, http.client.HTTPException, GalatWarga, ValueError) as galat:
        with kunci:
            hasil.galat.append(f"{type(galat).__name__}: {galat}")
        return
    with kunci:
        hasil.tak_terlacak += not terlacak
