"""Rows of the database as the rules of ranking want them; committee members become P1, P2 … by their seat."""

from decimal import Decimal

from kepegawaian.promosi.models import AnggotaPanitia, LamaranJabatan, NilaiSeleksi, SeleksiJabatan, TahapSeleksi
from kepegawaian.promosi.rules.berkas_hasil import BahanHasil
from kepegawaian.promosi.rules.peringkat import Skor, Tahap

LEMBAGA = "LP"


def tahap_aturan(tahap: TahapSeleksi) -> Tahap:
    aspek = tuple((a["kode"], a["nama"], a["skala"]) for a in tahap.aspek)
    return Tahap(tahap.kode, tahap.nama, tahap.bobot, aspek)


def sandi_penilai(seleksi_id: int) -> dict[int | None, str]:
    """P1, P2 … by seat: the same person in every stage, and no name."""
    urut = AnggotaPanitia.objects.filter(seleksi=seleksi_id).order_by("pk").values_list("pk", flat=True)
    return {None: LEMBAGA} | {pk: f"P{i}" for i, pk in enumerate(urut, 1)}


def skor_dari(tahap: TahapSeleksi, lamaran: LamaranJabatan) -> list[Skor]:
    sandi = sandi_penilai(tahap.seleksi_id)
    baris = NilaiSeleksi.objects.filter(tahap=tahap, lamaran=lamaran)
    return [s for n in baris for s in _skor(n, tahap.kode, lamaran.nomor, sandi)]


def _skor(n: NilaiSeleksi, tahap: str, nomor: str, sandi: dict[int | None, str]) -> list[Skor]:
    return [Skor(nomor, tahap, sandi[n.anggota_id], kode, Decimal(str(v))) for kode, v in sorted(n.skor.items())]


def bahan_seleksi(seleksi: SeleksiJabatan) -> BahanHasil:
    """Configuration and raw scores of every candidate who passed the verification."""
    tahap = list(seleksi.tahap.all())
    sandi, kode = sandi_penilai(seleksi.pk), {t.pk: t.kode for t in tahap}
    lowongan = {x.pk: (f"J{i}", str(x)) for i, x in enumerate(seleksi.lowongan.select_related("jabatan"), 1)}
    lamaran = {p.pk: p for p in seleksi.lamaran.memenuhi()}
    skor: dict[str, list[Skor]] = {sebutan: [] for sebutan, _ in lowongan.values()}
    for n in NilaiSeleksi.objects.filter(tahap__in=tahap, lamaran__in=lamaran):
        p = lamaran[n.lamaran_id]
        skor[lowongan[p.lowongan_id][0]] += _skor(n, kode[n.tahap_id], p.nomor, sandi)
    return BahanHasil(
        nomor=seleksi.nomor,
        judul=seleksi.judul,
        tahap=tuple(tahap_aturan(t) for t in tahap),
        lowongan=tuple(lowongan.values()),
        peserta={s: tuple(p.nomor for p in lamaran.values() if lowongan[p.lowongan_id][0] == s) for s in skor},
        skor={s: tuple(isi) for s, isi in skor.items()},
    )
