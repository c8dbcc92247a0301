"""Protected files: checked on the way in, handed out only after asking the row that owns them.

Bytes are written (temporary file, fsync, rename) before the row is inserted: a row without its file would be a lost
document, a file without its row is only rubbish under an unguessable name. A rollback therefore may leave such a file
behind; `berkas_bersihkan` removes it a day later.
"""

import hashlib
import logging
import os
import tempfile
import time
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

import filetype
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from PIL import Image, ImageOps, UnidentifiedImageError

from asn.core.models import Berkas, BerkotaModel, Pekerjaan

log = logging.getLogger(__name__)

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
AKHIRAN = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",), XLSX: (".xlsx",), CSV: (".csv", ".txt")}
DAPAT_DILIHAT = frozenset({PDF, JPEG, PNG})
BUKTI = frozenset({PDF, JPEG, PNG, XLSX})
_PIKSEL_MAKS = 40_000_000
# A workbook of one repeated letter shrinks a thousandfold: how large it may become is a multiple of the upload limit.
_XLSX_KEMBANG_MAKS = 20
_UMUR_YATIM_DETIK = 24 * 60 * 60
_SEBUTAN = {PDF: "PDF", JPEG: "JPEG", PNG: "PNG", XLSX: "XLSX", CSV: "CSV"}
# Control characters no text file holds; tab, line feed, form feed and carriage return are text.
_BUKAN_TEKS = frozenset(range(32)) - {9, 10, 12, 13}


@dataclass(frozen=True, slots=True)
class IsiBersih:
    """A file that passed every check, as it will be stored."""

    nama: str
    jenis: str
    bita: bytes
    sha256: str


def berkas_periksa(
    isi: UploadedFile | bytes, nama: str, *, terima: frozenset[str] = BUKTI, ukuran_maks: int | None = None
) -> IsiBersih:
    """Check a file without storing it. Raises ValidationError with Indonesian sentences.

    An upload is limited in size; bytes are documents the system made itself. `terima` names the accepted types: a
    table for import is no picture, and evidence is no CSV.
    """
    maks = ukuran_maks or settings.BERKAS_UKURAN_MAKS
    bita = _baca(isi, maks)
    jenis = jenis_isi(bita, terima)
    nama = _nama_bersih(nama, jenis)
    if jenis in (JPEG, PNG):
        bita = _sandi_ulang(bita, jenis)
    elif jenis == XLSX:
        _periksa_xlsx(bita, maks * _XLSX_KEMBANG_MAKS)
    return IsiBersih(nama, jenis, bita, hashlib.sha256(bita).hexdigest())


def berkas_simpan(
    *,
    isi: UploadedFile | bytes | IsiBersih,
    nama: str,
    pemilik: BerkotaModel,
    izin: str,
    oleh: Any,
    pk: uuid.UUID | None = None,
) -> Berkas:
    """Check and store a file that belongs to `pemilik`; whoever sees that row with `izin` may read it.

    `pk` when a row already names the file it is about to get.
    """
    bersih = isi if isinstance(isi, IsiBersih) else berkas_periksa(isi, nama)
    pk = pk or uuid.uuid4()
    jalur = f"{pemilik.kota_id}/{pk.hex[:2]}/{pk}"
    _tulis(settings.BERKAS_ROOT / jalur, bersih.bita)
    return Berkas.objects.create(
        pk=pk,
        kota_id=pemilik.kota_id,
        nama_asli=bersih.nama,
        jenis_isi=bersih.jenis,
        ukuran=len(bersih.bita),
        sha256=bersih.sha256,
        jalur=jalur,
        izin=izin,
        pemilik_jenis=ContentType.objects.get_for_model(pemilik),
        pemilik_id=str(pemilik.pk),
        diunggah_oleh=oleh,
    )


def berkas_pindah_pemilik(*, berkas: Berkas, pemilik: BerkotaModel, izin: str) -> Berkas:
    """Hand a file over to another row of the same city: from then on that row and `izin` decide who may read it.

    For evidence that arrived with a proposal and becomes that of the fact it proves. Raises ValueError across cities.
    """
    if berkas.kota_id != pemilik.kota_id:
        raise ValueError(f"Berkas {berkas.pk} tidak dapat dipindahkan ke kota lain.")
    berkas.pemilik_jenis = ContentType.objects.get_for_model(pemilik)
    berkas.pemilik_id = str(pemilik.pk)
    berkas.izin = izin
    berkas.save(update_fields=["pemilik_jenis", "pemilik_id", "izin"])
    return berkas


def berkas_salin(*, berkas: Berkas, pemilik: BerkotaModel, izin: str) -> Berkas:
    """The same bytes as the file of another row too (a new edition of it), which then decides who may read them.

    Raises ValueError across cities.
    """
    if berkas.kota_id != pemilik.kota_id:
        raise ValueError(f"Berkas {berkas.pk} tidak dapat disalin ke kota lain.")
    kolom = ("nama_asli", "jenis_isi", "ukuran", "sha256", "jalur", "diunggah_oleh_id", "kota_id")
    jenis = ContentType.objects.get_for_model(pemilik)
    isi = {k: getattr(berkas, k) for k in kolom}
    return Berkas.objects.create(izin=izin, pemilik_jenis=jenis, pemilik_id=str(pemilik.pk), **isi)


def berkas_terlihat(pengguna: Any, pk: uuid.UUID | str) -> Berkas | None:
    """The file when its owner row is, right now, within this user's reach for the file's permission."""
    berkas = Berkas.objects.select_related("pemilik_jenis").filter(pk=pk).first()
    model = berkas.pemilik_jenis.model_class() if berkas else None
    if berkas is None or model is None:
        return None
    manajer: Any = model._default_manager
    return berkas if manajer.terlihat_oleh(pengguna, berkas.izin).filter(pk=berkas.pemilik_id).exists() else None


def berkas_titipkan(*, jalur: Path, nama: str, jenis_isi: str, pemilik: BerkotaModel, izin: str, oleh: Any) -> Berkas:
    """Store a file the system wrote itself at `jalur` (from `berkas_sementara`): moved, never read into memory."""
    pk = uuid.uuid4()
    tujuan = f"{pemilik.kota_id}/{pk.hex[:2]}/{pk}"
    with jalur.open("rb") as berkas:
        sidik = hashlib.file_digest(berkas, "sha256").hexdigest()
        os.fsync(berkas.fileno())
    ukuran = jalur.stat().st_size
    akhir = settings.BERKAS_ROOT / tujuan
    akhir.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    jalur.chmod(0o640)
    jalur.replace(akhir)
    return Berkas.objects.create(
        pk=pk,
        kota_id=pemilik.kota_id,
        nama_asli=nama[:200],
        jenis_isi=jenis_isi,
        ukuran=ukuran,
        sha256=sidik,
        jalur=tujuan,
        izin=izin,
        pemilik_jenis=ContentType.objects.get_for_model(pemilik),
        pemilik_id=str(pemilik.pk),
        diunggah_oleh=oleh,
    )


@contextmanager
def berkas_sementara(kota_id: int) -> Iterator[Path]:
    """A place to write a large file in; what a killed worker leaves there goes with the orphans."""
    folder = settings.BERKAS_ROOT / str(kota_id) / "kerja"
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    jalur = folder / uuid.uuid4().hex
    try:
        yield jalur
    finally:
        jalur.unlink(missing_ok=True)


def berkas_milik(pemilik: BerkotaModel) -> Any:
    """Files that belong to this row, newest first; ask only for a row that was fetched through `terlihat_oleh`."""
    return Berkas.objects.filter(
        pemilik_jenis=ContentType.objects.get_for_model(pemilik), pemilik_id=str(pemilik.pk), kota_id=pemilik.kota_id
    )


def berkas_serupa(sha256: str, kota_id: int) -> list[Berkas]:
    """Files of the city with the same content; ask for their owners before saying anything about them."""
    return list(Berkas.objects.filter(kota=kota_id, sha256=sha256).select_related("pemilik_jenis"))


def berkas_pratinjau(berkas: Berkas) -> HttpResponseBase:
    """The file shown inside a page of ours, in a sandbox. Only PDF and pictures; anything else is Http404."""
    if berkas.jenis_isi not in DAPAT_DILIHAT:
        raise Http404
    response = berkas_tanggapan(berkas)
    response.headers["Content-Disposition"] = content_disposition_header(False, berkas.nama_asli) or "inline"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'; sandbox"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def berkas_tanggapan(berkas: Berkas) -> HttpResponseBase:
    """The download: always an attachment, never sniffed, never cached; sent by nginx when it stands in front."""
    jalur = settings.BERKAS_ROOT / berkas.jalur
    response: HttpResponseBase
    if settings.BERKAS_X_ACCEL:
        response = HttpResponse(content_type=berkas.jenis_isi)
        response.headers["X-Accel-Redirect"] = f"{settings.BERKAS_X_ACCEL.rstrip('/')}/{berkas.jalur}"
    elif jalur.is_file():
        response = FileResponse(jalur.open("rb"), content_type=berkas.jenis_isi)
    else:
        log.error("Berkas %s tercatat tetapi tidak ada di penyimpanan.", berkas.pk)
        raise Http404
    response.headers["Content-Disposition"] = content_disposition_header(True, berkas.nama_asli)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def berkas_baca(berkas: Berkas) -> bytes:
    """The bytes for a task. Raises ValueError when they are not the ones that were stored."""
    bita = (settings.BERKAS_ROOT / berkas.jalur).read_bytes()
    if hashlib.sha256(bita).hexdigest() != berkas.sha256:
        raise ValueError(f"Isi berkas {berkas.pk} tidak sama dengan saat disimpan.")
    return bita


def berkas_bersihkan() -> int:
    """Remove files without a row (rolled back uploads, broken writes) older than a day; returns how many.

    Must run within the scope of every city, otherwise rows of other cities would look absent.
    """
    jumlah = 0
    batas = time.time() - _UMUR_YATIM_DETIK
    for folder in sorted(settings.BERKAS_ROOT.glob("*/*")):
        tua = {b.name: b for b in folder.iterdir() if b.is_file() and b.stat().st_mtime < batas}
        jalur = {f"{folder.parent.name}/{folder.name}/{nama}" for nama in tua}
        dikenal = set(Berkas.objects.filter(jalur__in=jalur).values_list("jalur", flat=True))
        for nama, berkas in tua.items():
            if f"{folder.parent.name}/{folder.name}/{nama}" not in dikenal:
                berkas.unlink(missing_ok=True)
                jumlah += 1
    return jumlah


def hasil_pekerjaan(pengguna: Any, pekerjaan: Pekerjaan) -> Berkas | None:
    """The newest file of an ended job, while it is kept and its rows are in this user's reach."""
    if pekerjaan.hasil_sampai is None or pekerjaan.hasil_sampai < timezone.now():
        return None
    berkas = berkas_milik(pekerjaan).first()
    return berkas_terlihat(pengguna, berkas.pk) if berkas else None


def hasil_pekerjaan_buang() -> int:
    """Forget files made by long jobs (exports full of personal data) after `HASIL_UMUR_HARI`; the bytes follow."""
    batas = timezone.now() - timedelta(days=settings.HASIL_UMUR_HARI)
    jenis = ContentType.objects.get_for_model(Pekerjaan)
    return Berkas.objects.filter(pemilik_jenis=jenis, diunggah_pada__lt=batas).delete()[0]


def jenis_isi(bita: bytes, terima: frozenset[str] = BUKTI) -> str:
    """Type by content, never by name or by what the browser claims. Raises ValidationError for anything else."""
    tebakan = filetype.guess_mime(bita)
    if tebakan is None and CSV in terima and _seperti_csv(bita):
        tebakan = CSV
    if tebakan == "application/zip" and _daftar_zip(bita).issuperset({"xl/workbook.xml", "[Content_Types].xml"}):
        tebakan = XLSX
    if tebakan not in terima:
        sebutan = [nama for jenis, nama in _SEBUTAN.items() if jenis in terima]
        raise ValidationError(f"Jenis berkas tidak diterima: gunakan {', '.join(sebutan[:-1])}, atau {sebutan[-1]}.")
    return tebakan


def _seperti_csv(bita: bytes) -> bool:
    """Plain text whose first line with words holds a separator; never markup, which a browser might run."""
    if not bita.strip() or set(bita) & _BUKAN_TEKS:
        return False
    awal = next((b for b in bita.removeprefix(b"\xef\xbb\xbf").splitlines() if b.strip()), b"")
    return not awal.lstrip().startswith((b"<", b"{", b"%", b"#!")) and any(p in awal for p in (b";", b",", b"\t"))


def _baca(isi: UploadedFile | bytes, maks: int) -> bytes:
    if isinstance(isi, bytes):
        bita = isi
    else:
        # The declared size is the client's word: read one byte beyond the limit instead.
        bita = isi.read(maks + 1)
        if len(bita) > maks:
            raise ValidationError(f"Berkas terlalu besar: paling besar {maks / 1024**2:.0f} MB.")
    if not bita:
        raise ValidationError("Berkas kosong.")
    return bita


def _nama_bersih(nama: str, jenis: str) -> str:
    nama = "".join(h for h in PurePath(nama.replace("\\", "/")).name if h.isprintable()).strip() or "berkas"
    akhiran = PurePath(nama).suffix
    if akhiran.lower() not in AKHIRAN[jenis]:
        seharusnya = " atau ".join(AKHIRAN[jenis])
        raise ValidationError(f"Nama berkas tidak sesuai dengan isinya: isi berkas ini berakhiran {seharusnya}.")
    return f"{nama.removesuffix(akhiran)[: 200 - len(akhiran)]}{akhiran}"


def _sandi_ulang(bita: bytes, jenis: str) -> bytes:
    """Decode and encode again: nothing but pixels survives, neither EXIF (place, device) nor a hidden payload."""
    try:
        with Image.open(BytesIO(bita), formats=["JPEG", "PNG"]) as gambar:
            if gambar.width * gambar.height > _PIKSEL_MAKS:
                raise ValidationError("Gambar terlalu besar: paling banyak 40 megapiksel.")
            tegak = ImageOps.exif_transpose(gambar)
            bening = jenis == PNG and tegak.has_transparency_data
            bersih = tegak.convert("RGBA" if bening else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
        raise ValidationError("Gambar terlalu besar: paling banyak 40 megapiksel.") from galat
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as galat:
        raise ValidationError("Gambar rusak atau tidak dapat dibaca.") from galat
    bersih.info = {}
    keluaran = BytesIO()
    if jenis == JPEG:
        bersih.save(keluaran, "JPEG", quality=90, optimize=True)
    else:
        bersih.save(keluaran, "PNG")
    return keluaran.getvalue()


def _daftar_zip(bita: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(BytesIO(bita)) as arsip:
            return set(arsip.namelist())
    except zipfile.BadZipFile:
        return set()


def _periksa_xlsx(bita: bytes, terurai_maks: int) -> None:
    try:
        with zipfile.ZipFile(BytesIO(bita)) as arsip:
            isi = arsip.infolist()
    except zipfile.BadZipFile as galat:
        raise ValidationError("Berkas XLSX rusak atau tidak dapat dibaca.") from galat
    if sum(i.file_size for i in isi) > terurai_maks:
        raise ValidationError("Berkas XLSX terlalu besar setelah diurai.")
    if any(i.filename.lower().endswith("vbaproject.bin") for i in isi):
        raise ValidationError("Berkas XLSX berisi makro; simpan ulang tanpa makro.")


def _tulis(tujuan: Path, bita: bytes) -> None:
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    nomor, sementara = tempfile.mkstemp(dir=tujuan.parent)
    try:
        with os.fdopen(nomor, "wb") as berkas:
            berkas.write(bita)
            berkas.flush()
            os.fsync(berkas.fileno())
        # Readable by the group, so that nginx can send it.
        os.chmod(sementara, 0o640)
        os.replace(sementara, tujuan)
    except OSError:
        Path(sementara).unlink(missing_ok=True)
        raise
