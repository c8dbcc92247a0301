"""Judging in the demo: three quarters and last year in every stage, and appeals through the services.

Ratings and predicates are those the register already holds, so that evaluation, list and profile agree.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.models import F
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.contoh.orang import Orang
from asn.core.periode import Periode
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import (
    keberatan_ajukan,
    keberatan_keterangan,
    keberatan_periksa,
    keberatan_putuskan,
)
from kepegawaian.keberatan.services.pemutus import pemegang_jabatan
from kepegawaian.pegawai.models import Pegawai, RiwayatAngkaKredit, RiwayatKinerja
from kinerja.skp.models import SKP, EvaluasiKinerja, NaskahSKP
from kinerja.skp.services.susul import KODE

# What becomes of each appeal in turn.
NASIB = ("diajukan", "diperiksa", "dikabulkan", "diperiksa", "ditolak", "diajukan")
URAIAN = (
    "Realisasi yang dinilai belum memuat dua dokumen yang selesai pada pekan terakhir periode. Bukti serah terimanya "
    "terlampir pada rencana aksi dan sudah diketahui penerima layanan."
)
_ORGANISASI = """
INSERT INTO skp_predikatorganisasi (kota_id, instansi_id, tahun, periode, predikat, capaian, rekomendasi,
                                    jabatan_penetap_id, ditetapkan_pada, versi)
SELECT i.kota_id, i.id, %(tahun)s, %(periode)s, COALESCE(d.kode, 'BAIK'),
       'Rencana aksi periode ini dinilai terhadap target yang disepakati.', '', j.atasan_id, %(nilai)s, 1
  FROM instansi_instansi i
  JOIN jabatan_jabatan j ON j.instansi_id = i.id AND j.memimpin AND j.berlaku_sampai IS NULL
  LEFT JOIN instansi_indikatorinstansi d ON d.instansi_id = i.perangkat_daerah_id AND d.periode = %(periode)s
                                        AND d.jenis = 'PREDIKAT_ORGANISASI'
 WHERE i.kota_id = %(kota)s
"""
_EVALUASI = """
INSERT INTO skp_evaluasikinerja (kota_id, skp_id, naskah_id, tahun, periode, pegawai_id, instansi_id,
       perangkat_daerah_id, jabatan_penilai_id, penilai_id, penilai_sebagai, jabatan_atasan_penilai_id,
       predikat_organisasi_id, keadaan, saran_hasil, saran_uraian, hasil_kerja, perilaku, alasan_beda, predikat,
       catatan, rekomendasi, dinilai_pada, disampaikan_pada, diterima_pada, batas_keberatan, final_pada, riwayat_id,
       versi)
SELECT s.kota_id, s.id, n.id, s.tahun, %(periode)s, s.pegawai_id, s.instansi_id, s.perangkat_daerah_id,
       s.jabatan_penilai_id, s.penilai_id, s.penilai_sebagai, jp.atasan_id,
       CASE WHEN t.tahap = 'belum' THEN NULL ELSE p.id END, t.tahap, '', '[]'::jsonb,
       CASE WHEN t.tahap = 'belum' THEN '' ELSE r.hasil END, CASE WHEN t.tahap = 'belum' THEN '' ELSE r.perilaku END,
       '', CASE WHEN t.tahap = 'belum' THEN '' ELSE r.predikat END,
       CASE WHEN t.tahap = 'belum' THEN '' ELSE 'Capaian dibahas dalam dialog kinerja akhir periode.' END, '',
       CASE WHEN t.tahap = 'belum' THEN NULL ELSE %(nilai)s END,
       CASE WHEN t.tahap IN ('belum', 'draf') THEN NULL ELSE %(sampai)s END,
       CASE WHEN t.tahap IN ('diterima', 'final') THEN %(terima)s END,
       CASE t.tahap WHEN 'disampaikan' THEN %(batas_lama)s::date WHEN 'diterima' THEN %(batas)s::date
                    WHEN 'final' THEN %(batas_final)s::date END,
       CASE WHEN t.tahap = 'final' THEN %(final)s END,
       CASE WHEN t.tahap IN ('diterima', 'final') THEN r.id END, 1
  FROM skp_skp s
  LEFT JOIN skp_naskahskp n ON n.skp_id = s.id AND n.ke = s.naskah
  LEFT JOIN jabatan_jabatan j ON j.id = s.jabatan_id
  LEFT JOIN jabatan_jabatan jp ON jp.id = s.jabatan_penilai_id
  LEFT JOIN LATERAL (
    SELECT r.id, r.predikat,
  CASE r.predikat WHEN 'SANGAT_BAIK' THEN 'DI_ATAS' WHEN 'BAIK' THEN 'SESUAI' WHEN 'KURANG' THEN 'SESUAI'
                  ELSE 'DI_BAWAH' END AS hasil,
  CASE r.predikat WHEN 'SANGAT_BAIK' THEN 'DI_ATAS' WHEN 'KURANG' THEN 'DI_BAWAH' WHEN 'SANGAT_KURANG' THEN 'DI_BAWAH'
                  ELSE 'SESUAI' END AS perilaku
   FROM pegawai_riwayatkinerja r
     WHERE r.pegawai_id = s.pegawai_id AND r.tahun = %(tahun)s AND r.triwulan IS NOT DISTINCT FROM %(triwulan)s
       AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI') LIMIT 1) r ON true
  LEFT JOIN skp_predikatorganisasi p ON p.periode = %(periode)s
       AND p.instansi_id = CASE WHEN j.memimpin THEN j.instansi_id ELSE COALESCE(jp.instansi_id, s.perangkat_daerah_id)
                           END
  CROSS JOIN LATERAL (SELECT abs(hashtext(g.nip)) %% 100 AS undian FROM pegawai_pegawai g WHERE g.id = s.pegawai_id) u
  CROSS JOIN LATERAL (
    SELECT CASE WHEN r.id IS NULL OR p.id IS NULL THEN 'belum' WHEN NOT %(berjalan)s THEN 'final'
                WHEN s.pegawai_id = ANY(%(menunggu)s) THEN 'disampaikan'
                WHEN s.pegawai_id = ANY(%(belum)s) THEN 'belum' WHEN s.pegawai_id = ANY(%(draf)s) THEN 'draf'
                WHEN u.undian < 6 THEN 'belum' WHEN u.undian < 12 THEN 'draf' WHEN u.undian < 24 THEN 'disampaikan'
                WHEN u.undian < 34 THEN 'diterima' ELSE 'final' END AS tahap) t
 WHERE s.kota_id = %(kota)s AND s.tahun = %(tahun)s AND s.keadaan IN ('ditetapkan', 'perubahan', 'ditutup')
   AND s.mulai <= %(selesai)s AND s.sampai >= %(mulai)s
"""
_KONVERSI = """
INSERT INTO skp_konversiangkakredit (kota_id, evaluasi_id, jenjang, mulai, selesai, bulan, persen, koefisien, angka,
                                     riwayat_id)
SELECT e.kota_id, e.id, a.jenjang, a.mulai, a.selesai,
       EXTRACT(MONTH FROM a.selesai) - EXTRACT(MONTH FROM a.mulai) + 1,
       CASE e.predikat WHEN 'SANGAT_BAIK' THEN 150 WHEN 'BAIK' THEN 100 WHEN 'BUTUH_PERBAIKAN' THEN 75
                       WHEN 'KURANG' THEN 50 ELSE 25 END,
       CASE a.jenjang WHEN 'PEMULA' THEN 3.75 WHEN 'TERAMPIL' THEN 5 WHEN 'MAHIR' THEN 12.5 WHEN 'PENYELIA' THEN 25
                      WHEN 'AHLI_PERTAMA' THEN 12.5 WHEN 'AHLI_MUDA' THEN 25 WHEN 'AHLI_MADYA' THEN 37.5 ELSE 50 END,
       a.angka, a.id
  FROM skp_evaluasikinerja e
  JOIN pegawai_riwayatangkakredit a ON a.pegawai_id = e.pegawai_id AND a.jenis = 'KONVERSI'
       AND a.selesai = make_date(e.tahun, 12, 31) AND a.verifikasi IN ('BELUM', 'TERVERIFIKASI')
 WHERE e.kota_id = %(kota)s AND e.keadaan = 'final' AND length(e.periode) = 4
"""
# The register names the page of the judgement: where the personas look, because every change of a row is recorded.
_ASAL = """
UPDATE pegawai_riwayatkinerja r SET tautan = '/kinerja/evaluasi/' || e.id || '/' FROM skp_evaluasikinerja e
 WHERE e.riwayat_id = r.id AND e.kota_id = %(kota)s
   AND (e.pegawai_id = ANY(%(pemain)s) OR e.penilai_id = ANY(%(pemain)s))
"""
_ASAL_KREDIT = """
UPDATE pegawai_riwayatangkakredit r SET tautan = '/kinerja/evaluasi/' || e.id || '/'
  FROM skp_konversiangkakredit k JOIN skp_evaluasikinerja e ON e.id = k.evaluasi_id
 WHERE k.riwayat_id = r.id AND k.kota_id = %(kota)s
   AND (e.pegawai_id = ANY(%(pemain)s) OR e.penilai_id = ANY(%(pemain)s))
"""


def buat_penilaian(kota: Kota, pemain: dict[str, Orang], tanggal: date) -> int:
    """Returns how many evaluations there are. The SKP of the city must be there."""
    tahap = {"menunggu": [o.pk for k, o in pemain.items() if k == "pegawai"]} | _tim_atasan(kota, pemain, tanggal)
    terakhir = Periode.pada(tanggal, "triwulan").sebelumnya()
    periode = [terakhir.sebelumnya().sebelumnya(), terakhir.sebelumnya(), terakhir]
    periode.append(Periode.dari_kode(str(tanggal.year - 1)))
    with connection.cursor() as kursor:
        for satu in periode:
            nilai = _nilai(kota, satu, tanggal, berjalan=satu == terakhir) | tahap
            kursor.execute(_ORGANISASI, nilai)
            kursor.execute(_EVALUASI, nilai)
        asal = {"kota": kota.pk, "pemain": [o.pk for o in pemain.values()]}
        for perintah in (_KONVERSI, _ASAL, _ASAL_KREDIT):
            kursor.execute(perintah, asal)
    _banding(kota, pemain, terakhir.kode)
    return EvaluasiKinerja.objects.filter(kota=kota).count()


def _tim_atasan(kota: Kota, pemain: dict[str, Orang], tanggal: date) -> dict[str, list[int]]:
    """On the board of the leader persona somebody is not judged yet, and somebody's judgement is a draft."""
    kursi = pemain["atasan"].kursi.jabatan.pk if "atasan" in pemain else None
    tim = SKP.objects.filter(kota=kota, tahun=tanggal.year, jabatan_penilai=kursi, naskah__gt=0)
    tim = tim.exclude(pegawai__in=[o.pk for o in pemain.values()]).order_by("pk")
    ids = list(tim.values_list("pegawai", flat=True)) if kursi else []
    return {"belum": ids[0:1] + ids[3:4], "draf": ids[1:2]}


def _nilai(kota: Kota, p: Any, tanggal: date, *, berjalan: bool) -> dict[str, Any]:
    akhir = tanggal - timedelta(days=12) if berjalan else p.selesai + timedelta(days=12)
    terima = akhir + timedelta(days=3)
    return {
        "kota": kota.pk,
        "tahun": p.mulai.year,
        "periode": p.kode,
        "triwulan": int(p.kode[-1]) if "-T" in p.kode else None,
        "mulai": p.mulai,
        "selesai": p.selesai,
        "berjalan": berjalan,
        "nilai": _saat(akhir - timedelta(days=2)),
        "sampai": _saat(akhir),
        "terima": _saat(terima),
        "batas": terima + timedelta(days=14),
        "batas_lama": akhir + timedelta(days=28),
        "batas_final": terima + timedelta(days=14),
        "final": _saat(min(terima + timedelta(days=15), tanggal)),
    }


def _saat(hari: date) -> datetime:
    return datetime.combine(hari, time(3), tzinfo=timezone.get_default_timezone())


def _banding(kota: Kota, pemain: dict[str, Orang], periode: str) -> None:
    """Appeals in every state, before the head of the dinas who is a persona where there are any."""
    kepala = pemain.get("kepala_dinas")
    dekat = [kepala.kursi.unit.pk] if kepala else []
    calon = EvaluasiKinerja.objects.filter(
        kota=kota, periode=periode, keadaan__in=["disampaikan", "diterima"], penilai__isnull=False
    ).exclude(pegawai__in=[o.pk for o in pemain.values()])
    calon = calon.filter(jabatan_penilai__atasan__isnull=False).exclude(predikat="SANGAT_BAIK")
    utama = list(calon.filter(perangkat_daerah__in=dekat).order_by("predikat", "pegawai__nip")[:4])
    lain = list(calon.exclude(pk__in=[e.pk for e in utama]).order_by("-predikat", "pegawai__nip")[: len(NASIB)])
    for nasib, satu in zip(NASIB, [*utama, *lain], strict=False):
        _satu(satu, nasib)


def _satu(evaluasi: EvaluasiKinerja, nasib: str) -> None:
    pemohon = _akun(evaluasi.pegawai)
    isi = {"jenis": KODE, "sasaran_id": evaluasi.pk, "uraian": URAIAN}
    keberatan = keberatan_ajukan(oleh=pemohon, tuntutan="Rating hasil kerja dinaikkan satu tingkat.", **isi)
    pemegang = (
        pemegang_jabatan(keberatan.pemutus_jabatan_id, pemohon.hari_ini()) if keberatan.pemutus_jabatan_id else []
    )
    if nasib == "diajukan" or not pemegang:
        return
    pemutus = _akun(pemegang[0])
    if not Keberatan.objects.diputus_oleh(pemutus).filter(pk=keberatan.pk).exists():
        return
    keberatan_periksa(keberatan=keberatan, oleh=pemutus)
    tanggapan = "Dua dokumen itu diterima setelah periode berakhir; saya lampirkan tanda terimanya."
    keberatan_keterangan(keberatan=keberatan, oleh=_akun(evaluasi.penilai), isi=tanggapan)
    if nasib == "diperiksa":
        return
    kini = Keberatan.objects.get(pk=keberatan.pk)
    naik = {"DI_BAWAH": "SESUAI", "SESUAI": "DI_ATAS", "DI_ATAS": "DI_ATAS"}[evaluasi.hasil_kerja]
    perilaku = "SESUAI" if evaluasi.perilaku == "DI_BAWAH" else evaluasi.perilaku
    keberatan_putuskan(
        keberatan=kini,
        oleh=pemutus,
        hasil=nasib,
        isi={"hasil_kerja": naik, "perilaku": perilaku},
        pertimbangan="Bukti serah terima dan keterangan kedua pihak diperiksa; tanggal dokumen menentukan periodenya.",
        versi=kini.versi,
        sidik=kini.sidik,
    )


def _akun(pegawai: Pegawai) -> Pengguna:
    """The account of somebody who is no persona; nobody can log in with it."""
    ada = Pengguna.objects.filter(pegawai=pegawai.pk).select_related("kota").first()
    if ada is not None:
        return ada
    return Pengguna.objects.create(
        username=pegawai.nip, nama=pegawai.nama, kota=pegawai.kota, pegawai=pegawai, password=make_password(None)
    )


def buka_kembali(pegawai_id: int) -> tuple[Pengguna, Pengguna]:
    """Put the annual evaluation of one person back to its beginning; the accounts of the penilai and of who decides.

    For the journeys: a year closes only once, and nobody waits for it.
    """
    satu = EvaluasiKinerja.objects.get(pegawai=pegawai_id, periode__regex=r"^[0-9]{4}$")
    kosong = {"hasil_kerja": "", "perilaku": "", "predikat": "", "catatan": "", "predikat_organisasi": None}
    saat = dict.fromkeys(("dinilai_pada", "disampaikan_pada", "diterima_pada", "batas_keberatan", "final_pada"))
    konversi = satu.konversi_ak
    konversi.delete()
    EvaluasiKinerja.objects.filter(pk=satu.pk).update(keadaan="belum", riwayat=None, **kosong, **saat)
    # What is not judged yet has left nothing in the register.
    milik = {"pegawai": pegawai_id}
    RiwayatKinerja.objects.filter(**milik, tahun=satu.tahun, triwulan=None).delete()
    RiwayatAngkaKredit.objects.filter(**milik, mulai=konversi.mulai, selesai=konversi.selesai).delete()
    penilai = _akun(satu.penilai)
    atasan = _atasan_penilai(satu.jabatan_penilai, penilai.pegawai_id)
    return penilai, _akun(Pegawai.objects.get(pk=atasan))


def _atasan_penilai(jabatan: Jabatan, penilai_id: int) -> int | None:
    """Whoever holds the post above that of a penilai today."""
    if jabatan.atasan_id is None:
        return None
    pejabat = pemegang_jabatan(jabatan.atasan_id, jabatan.kota.hari_ini())
    return next((p.pk for p in pejabat if p.pk != penilai_id), None)


def buka_dari_awal(kota: Kota, kecuali: Collection[int]) -> tuple[SKP, Pengguna, Pengguna, Pengguna]:
    """Last year's SKP of somebody in a functional post as a draft again, not yet judged; with the accounts of that
    person, of the penilai and of who decides on an appeal. None of them is in `kecuali`. For the journeys.
    """
    calon = SKP.objects.filter(kota=kota, evaluasi__konversi_ak__isnull=False, penilai__skp__tahun=F("tahun"))
    calon = (
        calon.exclude(pegawai__in=kecuali)
        .exclude(penilai__in=kecuali)
        .select_related("pegawai", "penilai", "jabatan_penilai__kota")
    )
    kecuali = {*kecuali, None}
    skp = next(s for s in calon.order_by("pk") if _atasan_penilai(s.jabatan_penilai, s.penilai_id) not in kecuali)
    penilai, atasan = buka_kembali(skp.pegawai_id)
    EvaluasiKinerja.objects.filter(skp=skp).update(naskah=None)
    NaskahSKP.objects.filter(skp=skp).delete()
    SKP.objects.filter(pk=skp.pk).update(keadaan="draf", naskah=0, ditetapkan_pada=None, ditetapkan_oleh=None)
    return skp, _akun(skp.pegawai), penilai, atasan
