"""Ranked needs of a city: recomputed in one statement, from the register alone."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Avg, Count, F, Q, QuerySet, Sum
from django.utils import timezone

from asn.core.gabungan import gabung_hash
from asn.core.ingat import ingat
from asn.core.kueri_tetap import KueriTetap
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from pelatihan.program.models import Kursus, PeringkatKebutuhan
from pelatihan.program.rules.kebutuhan import BOBOT, IKM_LEMAH, PELAYANAN_PUBLIK, PREDIKAT_RENDAH

T = TypeVar("T")
LIHAT = "program.view_kebutuhan"
# Who: everybody in service, with the mean IKM of the perangkat daerah in its latest period. What: gaps between the
# standard of the post and the latest assessment, open needs that other processes wrote down, and a low predicate of
# somebody for whom neither says anything. One row per person and competency (or subject).
_HITUNG = """
WITH orang AS (
  SELECT p.id, p.jabatan_id, i.perangkat_daerah_id, p.jp_tahun_ini AS jp, p.jenis = 'PNS' AS wajib_jp,
         CASE WHEN p.predikat = ANY(%(rendah)s) THEN p.predikat ELSE '' END AS predikat
    FROM pegawai_pegawai p LEFT JOIN instansi_instansi i ON i.id = p.instansi_id AND i.kota_id = %(kota)s
   WHERE p.kota_id = %(kota)s AND p.kedudukan = ANY(%(masih)s)
), ikm AS (
  SELECT DISTINCT ON (x.perangkat_daerah_id) x.perangkat_daerah_id, x.nilai
    FROM (SELECT i.perangkat_daerah_id, d.periode, avg(d.nilai) AS nilai
            FROM instansi_indikatorinstansi d JOIN instansi_instansi i ON i.id = d.instansi_id
           WHERE d.kota_id = %(kota)s AND d.jenis = 'IKM' AND d.nilai IS NOT NULL AND d.periode LIKE '%%-T_'
           GROUP BY i.perangkat_daerah_id, d.periode) x
   ORDER BY x.perangkat_daerah_id, x.periode DESC
), uji AS (
  SELECT DISTINCT ON (r.pegawai_id, r.kompetensi_id) r.pegawai_id, r.kompetensi_id, r.level, r.tanggal
    FROM pegawai_riwayatkompetensi r
   WHERE r.kota_id = %(kota)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI') AND r.tanggal <= %(tanggal)s
   ORDER BY r.pegawai_id, r.kompetensi_id, r.tanggal DESC, r.id DESC
), celah AS (
  SELECT o.id AS pegawai_id, s.kompetensi_id, s.level AS standar, u.level AS kini, u.tanggal AS diuji
    FROM orang o JOIN jabatan_standarkompetensi s ON s.jabatan_id = o.jabatan_id AND s.kota_id = %(kota)s
    JOIN uji u ON u.pegawai_id = o.id AND u.kompetensi_id = s.kompetensi_id
   WHERE s.level > u.level
), minta AS (
  SELECT DISTINCT ON (k.pegawai_id, COALESCE(k.kompetensi_id, 0), CASE WHEN k.kompetensi_id IS NULL THEN k.subjek END)
         k.pegawai_id, k.kompetensi_id, k.subjek, k.urgensi, k.sumber, k.tautan
    FROM pegawai_kebutuhanpelatihan k JOIN orang o ON o.id = k.pegawai_id
   WHERE k.kota_id = %(kota)s AND k.keadaan = 'TERBUKA'
   ORDER BY k.pegawai_id, COALESCE(k.kompetensi_id, 0), CASE WHEN k.kompetensi_id IS NULL THEN k.subjek END,
            array_position(ARRAY['TINGGI', 'SEDANG', 'RENDAH'], k.urgensi::text), k.id
), butuh AS (
  SELECT COALESCE(c.pegawai_id, m.pegawai_id) AS pegawai_id,
         COALESCE(c.kompetensi_id, m.kompetensi_id) AS kompetensi_id,
         m.subjek, c.standar, c.kini, c.diuji, COALESCE(m.urgensi, '') AS urgensi, COALESCE(m.sumber, '') AS sumber,
         COALESCE(m.tautan, '') AS tautan
    FROM celah c FULL JOIN minta m ON m.pegawai_id = c.pegawai_id AND m.kompetensi_id = c.kompetensi_id
), semua AS (
  SELECT * FROM butuh
  UNION ALL
  SELECT o.id, NULL, 'Peningkatan kinerja', NULL, NULL, NULL, '', '', ''
    FROM orang o WHERE o.predikat <> '' AND NOT EXISTS (SELECT 1 FROM butuh b WHERE b.pegawai_id = o.id)
), lengkap AS (
  SELECT s.*, o.perangkat_daerah_id, o.predikat, o.jp, o.wajib_jp, k.nama,
         COALESCE(s.standar - s.kini, 0) AS gap,
         CASE WHEN k.nama = %(layanan)s AND n.nilai < %(ikm_lemah)s THEN n.nilai END AS ikm
    FROM semua s JOIN orang o ON o.id = s.pegawai_id
    LEFT JOIN jabatan_kamuskompetensi k ON k.id = s.kompetensi_id
    LEFT JOIN ikm n ON n.perangkat_daerah_id = o.perangkat_daerah_id
)
INSERT INTO program_peringkatkebutuhan
  (kota_id, pegawai_id, perangkat_daerah_id, kompetensi_id, subjek, standar, kini, diuji, gap, predikat, urgensi,
   sumber, tautan, ikm, jp, wajib_jp, skor, dihitung_pada)
SELECT %(kota)s, l.pegawai_id, l.perangkat_daerah_id, l.kompetensi_id, COALESCE(l.nama, l.subjek), l.standar, l.kini,
       l.diuji, l.gap, l.predikat, l.urgensi, l.sumber, l.tautan, l.ikm, l.jp, l.wajib_jp,
       l.gap * %(b_gap)s + CASE WHEN l.predikat <> '' THEN %(b_predikat)s ELSE 0 END
       + CASE l.urgensi WHEN 'TINGGI' THEN %(b_TINGGI)s WHEN 'SEDANG' THEN %(b_SEDANG)s
                        WHEN 'RENDAH' THEN %(b_RENDAH)s ELSE 0 END
       + CASE WHEN l.ikm IS NOT NULL THEN %(b_layanan)s ELSE 0 END
       + CASE WHEN l.wajib_jp AND l.jp < 10 THEN %(b_jp)s ELSE 0 END, %(kini)s
  FROM lengkap l
"""


@transaction.atomic
def kebutuhan_hitung(*, kota_id: int, tanggal: date) -> int:
    """Recompute every need of a city; returns how many there are. May run again at any time."""
    with connection.cursor() as kursor:
        # One computation of a city at a time; readers keep the old rows until this one commits.
        kursor.execute("SELECT pg_advisory_xact_lock(hashtext('program.kebutuhan'), %s)", [kota_id])
        kursor.execute("DELETE FROM program_peringkatkebutuhan WHERE kota_id = %s", [kota_id])
        # The planner cannot know how long the parts of this question are.
        with gabung_hash():
            kursor.execute(_HITUNG, _parameter(kota_id, tanggal))
        return kursor.rowcount


def _parameter(kota_id: int, tanggal: date) -> dict[str, Any]:
    return {
        "kota": kota_id,
        "tanggal": tanggal,
        "rendah": list(PREDIKAT_RENDAH),
        "masih": list(KEDUDUKAN_MASIH_PEGAWAI),
        "layanan": PELAYANAN_PUBLIK,
        "ikm_lemah": IKM_LEMAH.nilai,
        "kini": timezone.now(),
    } | {f"b_{nama}": nilai for nama, nilai in BOBOT.nilai.items()}


def menurut_kompetensi(pengguna: Any) -> QuerySet:
    """What is needed most in reach: people, sum of gaps and mean score per competency or subject."""
    terlihat = PeringkatKebutuhan.objects.terlihat_oleh(pengguna, LIHAT).order_by()
    kelompok = terlihat.values("kompetensi", "subjek")
    return kelompok.annotate(
        orang=Count("pegawai", distinct=True), celah=Sum("gap"), rata=Avg("skor"), jumlah=Sum("skor")
    ).order_by("-jumlah", "subjek")


def menurut_instansi(pengguna: Any) -> QuerySet:
    """The same per perangkat daerah, with how many people have any need."""
    terlihat = PeringkatKebutuhan.objects.terlihat_oleh(pengguna, LIHAT).order_by()
    kelompok = terlihat.filter(perangkat_daerah__isnull=False).values(
        pd=F("perangkat_daerah"), nama=F("perangkat_daerah__nama")
    )
    return kelompok.annotate(
        orang=Count("pegawai", distinct=True),
        celah=Sum("gap"),
        tinggi=Count("pegawai", filter=Q(urgensi="TINGGI"), distinct=True),
        jumlah=Sum("skor"),
    ).order_by("-jumlah", "nama")


def kelompokkan(baris: Iterable[T], kunci: Callable[[T], int | None]) -> dict[int | None, list[T]]:
    """Rows by a key, in their order."""
    hasil: dict[int | None, list[T]] = {}
    for satu in baris:
        hasil.setdefault(kunci(satu), []).append(satu)
    return hasil


def kursus_untuk(kota_id: int) -> dict[int | None, list[Kursus]]:
    """Courses of the catalogue of a city by competency they serve; the same for everybody, so kept for a minute."""
    kueri = Kursus.objects.filter(kota=kota_id, aktif=True, kompetensi__isnull=False).order_by("level", "judul")
    return ingat(("katalog-kompetensi", kota_id), lambda: kelompokkan(kueri, lambda k: k.kompetensi_id))


def _mendesak(kota_id: Any, pegawai_id: Any) -> QuerySet[PeringkatKebutuhan]:
    milik = PeringkatKebutuhan.objects.filter(kota=kota_id, pegawai=pegawai_id)
    return milik.select_related("kompetensi").order_by("-skor", "pk")[:3]


_MENDESAK = KueriTetap(_mendesak)


def rekomendasi(pegawai: Any) -> list[dict[str, Any]]:
    """The most urgent needs of one person, each with why and with what there is to learn it."""
    baris = _MENDESAK.semua(kota_id=pegawai.kota_id, pegawai_id=pegawai.pk)
    kursus = kursus_untuk(pegawai.kota_id) if baris else {}
    return [{"butuh": b, "kursus": kursus.get(b.kompetensi_id, [])[:2]} for b in baris]


def kursus_jangkauan(pengguna: Any, kompetensi_ids: list[int]) -> dict[int | None, list[Kursus]]:
    """The same for everything in a reader's reach."""
    kursus = Kursus.objects.terlihat_oleh(pengguna, "program.view_kursus")
    dipilih = kursus.filter(aktif=True, kompetensi__in=kompetensi_ids).order_by("level", "judul")
    return kelompokkan(dipilih, lambda k: k.kompetensi_id)
