"""A few real evidence files: one-page PDFs behind the newest rows of the personas who show a profile."""

from asn.akun.models import Pengguna
from asn.contoh.orang import Orang
from asn.core.berkas import berkas_simpan
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai import models as m

MODEL = (m.RiwayatPangkat, m.RiwayatJabatan, m.RiwayatPendidikan, m.RiwayatDiklat)
PENERIMA = ("pegawai", "atasan", "bkd")
TERPINDAI = 8
MENUNGGU = (2, 5)


def lampirkan(kota: Kota, pemain: dict[str, Orang]) -> int:
    """Attach a file to the newest row of each kind and have the BKD persona verify it; returns how many."""
    penguji = Pengguna.objects.get(pegawai=pemain["bkd"].pk)
    jumlah = 0
    for kunci in PENERIMA:
        for model in MODEL:
            baris = model.objects.filter(kota=kota, pegawai=pemain[kunci].pk).first()
            if baris is None:
                continue
            baris.bukti = berkas_simpan(
                isi=pdf_kecil([kota.nama, str(baris), f"Nomor {baris.nomor_sk or '-'}", "Dokumen contoh, tidak sah."]),
                nama=f"{model._meta.model_name}-{baris.pk}.pdf",
                pemilik=baris,
                izin=f"pegawai.view_{model._meta.model_name}",
                oleh=penguji,
            )
            baris.verifikasi, baris.diverifikasi_oleh = "TERVERIFIKASI", penguji
            baris.save(update_fields=["bukti", "verifikasi", "diverifikasi_oleh"])
            jumlah += 1
    return jumlah + _dosir(kota, pemain, penguji)


def _dosir(kota: Kota, pemain: dict[str, Orang], penguji: Pengguna) -> int:
    """Scans in the dossiers of the personas: most verified, two waiting, and one file that lies with two people."""
    jumlah = 0
    for kunci in PENERIMA:
        orang = pemain[kunci].pk
        akun = Pengguna.objects.filter(pegawai=orang).first() or penguji
        dokumen = m.Dokumen.objects.filter(kota=kota, pegawai=orang).select_related("tipe").order_by("tipe__urutan")
        for nomor, baris in enumerate(dokumen[:TERPINDAI]):
            menunggu = nomor in MENUNGGU and akun != penguji
            # One paper of the superior was scanned once more into the pegawai's dossier.
            tertukar = nomor == 1 and kunci in ("pegawai", "atasan")
            isi = ["Arsip atasan"] if tertukar else [baris.jenis, f"Arsip {kunci} {baris.pk}"]
            baris.bukti = berkas_simpan(
                isi=pdf_kecil([kota.nama, *isi, "Dokumen contoh, tidak sah."]),
                nama=f"{baris.tipe.kode if baris.tipe else 'dokumen'}-{baris.pk}.pdf",
                pemilik=baris,
                izin="pegawai.view_dokumen",
                oleh=akun if menunggu else None,
            )
            baris.verifikasi = "BELUM" if menunggu else "TERVERIFIKASI"
            baris.diverifikasi_oleh = None if menunggu else penguji
            baris.save(update_fields=["bukti", "verifikasi", "diverifikasi_oleh"])
            jumlah += 1
    return jumlah


def pdf_kecil(baris: list[str]) -> bytes:
    """The smallest honest PDF: one A5 page of plain lines, with a correct cross-reference table."""
    teks = " ".join(f"({_lolos(b)}) Tj 0 -22 Td" for b in baris)
    isi = f"BT /F1 12 Tf 36 520 Td {teks} ET".encode("cp1252", "replace")
    objek = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        b"/Encoding /WinAnsiEncoding >> >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(isi), isi),
    ]
    hasil, letak = b"%PDF-1.4\n", []
    for nomor, satu in enumerate(objek, 1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj\n%b\nendobj\n" % (nomor, satu)
    daftar = b"".join(b"%010d 00000 n \n" % x for x in letak)
    ekor = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(hasil)
    return hasil + b"xref\n0 5\n0000000000 65535 f \n" + daftar + ekor


def _lolos(teks: str) -> str:
    return teks.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
