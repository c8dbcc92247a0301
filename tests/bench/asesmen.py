"""What the bulk loader leaves out and the engine of eligibility must bear: assessments, punishments, a full SKJ."""

from datetime import date

from django.db import connection

from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan, SyaratJabatan
from kepegawaian.pegawai.models import RiwayatHukdis, RiwayatKompetensi

_UMUM = "versi, nomor_sk, pejabat_sk, verifikasi, sumber, siasn_id, tautan"
_ISI = "1, '', '', 'TERVERIFIKASI', 'IMPOR', '', ''"
# Two assessments for everybody, one of them past its three years; levels spread around the one required.
_ASESMEN = f"""
INSERT INTO pegawai_riwayatkompetensi (kota_id, pegawai_id, kompetensi_id, level, tanggal, penyelenggara, {_UMUM})
SELECT p.kota_id, p.id, k.id, 1 + (p.id * 7 + k.id * 3 + umur) %% 5,
       %(tanggal)s::date - (umur * 1100 + p.id %% 900)::int, 'Bench', {_ISI}
  FROM pegawai_pegawai p CROSS JOIN jabatan_kamuskompetensi k CROSS JOIN generate_series(0, 1) umur
 WHERE p.kota_id = %(kota)s AND p.jenis = 'PNS'
"""  # noqa: S608 - constants of this module only
_HUKDIS = f"""
INSERT INTO pegawai_riwayathukdis (kota_id, pegawai_id, jenis, pelanggaran, tmt_mulai, tmt_selesai, {_UMUM})
SELECT p.kota_id, p.id, (ARRAY['R1', 'S1', 'B1'])[1 + p.id %% 3], 'Bench',
       %(tanggal)s::date - (p.id %% 1500)::int, %(tanggal)s::date - (p.id %% 1500)::int + 365, {_ISI}
  FROM pegawai_pegawai p WHERE p.kota_id = %(kota)s AND p.id %% 40 = 0
"""  # noqa: S608 - constants of this module only


def siapkan(kota: Kota, jabatan: Jabatan, tanggal: date) -> None:
    """Write them once per database, with fresh statistics."""
    with lingkup_kota([kota.pk]):
        for model, sql in ((RiwayatKompetensi, _ASESMEN), (RiwayatHukdis, _HUKDIS)):
            if not model.objects.filter(kota=kota).exists():
                with connection.cursor() as kursor:
                    kursor.execute(sql, {"kota": kota.pk, "tanggal": tanggal})
                    kursor.execute(f"ANALYZE {model._meta.db_table}")
        SyaratJabatan.objects.get_or_create(
            kota=kota, jabatan=jabatan, defaults={"diklat": "PKN_II", "jpm_minimum": 80}
        )
