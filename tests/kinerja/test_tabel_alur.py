"""The lives of the performance wings, drawn a second time by hand.

The tests of state × transition ask the tables what is allowed; this file asks whether the tables are still right. Each
line is one edge: name, states before, state after, permission. A table and its drawing change together, knowingly.
"""

import pytest

from asn.core.workflows import Workflow
from kinerja.disiplin.workflows import PERKARA_WORKFLOW
from kinerja.skp.workflows import (
    EVALUASI_KINERJA_WORKFLOW,
    PERMINTAAN_WORKFLOW,
    REKAN_WORKFLOW,
    SKP_WORKFLOW,
)
from kinerja.tindak_lanjut.workflows import NOMINASI_WORKFLOW, PEMBINAAN_WORKFLOW

SKP = """
ajukan              draf diklarifikasi perubahan               > diajukan       skp.susun_skp
tarik               diajukan                                   > draf           skp.susun_skp
tarik_perubahan     diajukan                                   > perubahan      skp.susun_skp
klarifikasi         diajukan                                   > diklarifikasi  skp.setujui_skp
sepakati            diajukan                                   > disepakati     skp.setujui_skp
tetapkan            disepakati                                 > ditetapkan     skp.setujui_skp
tetapkan_pengelola  draf diajukan diklarifikasi disepakati     > ditetapkan     skp.tetapkan_skp
ubah                ditetapkan                                 > perubahan      skp.susun_skp
minta_ubah          ditetapkan                                 > perubahan      skp.setujui_skp
tutup               ditetapkan                                 > ditutup        skp.tetapkan_skp
batalkan            draf diajukan diklarifikasi disepakati     > dibatalkan     skp.susun_skp
batalkan_pengelola  draf diajukan diklarifikasi disepakati     > dibatalkan     skp.tetapkan_skp
"""
PENILAI = """
setujui   menunggu > disetujui   skp.tetapkan_skp
tolak     menunggu > ditolak     skp.tetapkan_skp
batalkan  menunggu > dibatalkan  skp.susun_skp
"""
REKAN = """
jawab     menunggu > dijawab     skp.jawab_rekan
tolak     menunggu > ditolak     skp.jawab_rekan
batalkan  menunggu > dibatalkan  skp.view_skp
"""
EVALUASI = """
nilai      belum                         > draf         skp.nilai_kinerja
sampaikan  draf                          > disampaikan  skp.nilai_kinerja
terima     disampaikan                   > diterima     skp.terima_evaluasi
keberatan  disampaikan diterima          > keberatan    skp.terima_evaluasi
putus      keberatan                     > diputus      skp.nilai_kinerja
finalkan   disampaikan diterima diputus  > final        skp.finalkan_evaluasi
"""
NOMINASI = """
setujui   dinominasikan            > disetujui   tindak_lanjut.timbang_penghargaan
tolak     dinominasikan            > ditolak     tindak_lanjut.timbang_penghargaan
tetapkan  disetujui                > ditetapkan  tindak_lanjut.tetapkan_penghargaan
gugurkan  dinominasikan disetujui  > gugur       tindak_lanjut.kelola_penghargaan
ikuti     dinominasikan            > ditetapkan  tindak_lanjut.kelola_penghargaan
"""
PEMBINAAN = """
mulai                 diusulkan                                > berjalan              tindak_lanjut.jalankan_pembinaan
membaik               berjalan evaluasi_perjanjian             > membaik               tindak_lanjut.kelola_pembinaan
uji_kompetensi        berjalan                                 > uji_kompetensi        tindak_lanjut.kelola_pembinaan
evaluasi_perjanjian   berjalan                                 > evaluasi_perjanjian   tindak_lanjut.kelola_pembinaan
pindah_jabatan        uji_kompetensi penempatan_sementara      > pindah_jabatan        tindak_lanjut.kelola_pembinaan
turun_jabatan         uji_kompetensi penempatan_sementara      > turun_jabatan         tindak_lanjut.kelola_pembinaan
penempatan_sementara  uji_kompetensi                           > penempatan_sementara  tindak_lanjut.kelola_pembinaan
pdh                   penempatan_sementara evaluasi_perjanjian > pdh                   tindak_lanjut.kelola_pembinaan
batalkan              diusulkan berjalan                       > dibatalkan            tindak_lanjut.kelola_pembinaan
"""
_BELUM_PUTUS = "dugaan panggilan_1 panggilan_2 pemeriksaan menunggu_putusan"
PERKARA = f"""
panggil           dugaan                   > panggilan_1       disiplin.periksa_perkara
panggil_ulang     panggilan_1              > panggilan_2       disiplin.periksa_perkara
periksa           panggilan_1 panggilan_2  > pemeriksaan       disiplin.periksa_perkara
tanpa_hadir       panggilan_2              > menunggu_putusan  disiplin.periksa_perkara
tutup_pemeriksaan pemeriksaan              > menunggu_putusan  disiplin.periksa_perkara
periksa_lagi      menunggu_putusan         > pemeriksaan       disiplin.putus_perkara
putuskan          menunggu_putusan         > diputus           disiplin.putus_perkara
tidak_terbukti    menunggu_putusan         > tidak_terbukti    disiplin.putus_perkara
hentikan          {_BELUM_PUTUS}           > dihentikan        disiplin.putus_perkara
sampaikan         diputus                  > disampaikan       disiplin.periksa_perkara
ajukan_keberatan  disampaikan              > keberatan         disiplin.tanggapi_perkara
ajukan_banding    disampaikan              > banding           disiplin.tanggapi_perkara
kuatkan           keberatan banding        > pelaksanaan       disiplin.putus_perkara
batalkan          keberatan banding        > dibatalkan        disiplin.putus_perkara
berlakukan        disampaikan              > pelaksanaan       disiplin.putus_perkara
selesaikan        pelaksanaan              > selesai           disiplin.putus_perkara
"""


def gambar(tertulis: str) -> set[tuple[str, frozenset[str], str, str]]:
    hasil = set()
    for baris in tertulis.strip().splitlines():
        kiri, kanan = baris.split(">")
        nama, *dari = kiri.split()
        ke, izin = kanan.split()
        hasil.add((nama, frozenset(dari), ke, izin))
    return hasil


@pytest.mark.parametrize(
    ("alur", "tertulis"),
    [
        pytest.param(SKP_WORKFLOW, SKP, id="skp"),
        pytest.param(PERMINTAAN_WORKFLOW, PENILAI, id="penilai"),
        pytest.param(REKAN_WORKFLOW, REKAN, id="rekan"),
        pytest.param(EVALUASI_KINERJA_WORKFLOW, EVALUASI, id="evaluasi"),
        pytest.param(NOMINASI_WORKFLOW, NOMINASI, id="nominasi"),
        pytest.param(PEMBINAAN_WORKFLOW, PEMBINAAN, id="pembinaan"),
        pytest.param(PERKARA_WORKFLOW, PERKARA, id="perkara"),
    ],
)
def test_tabel_alur_tidak_berubah_diam_diam(alur: Workflow, tertulis: str) -> None:
    tabel = {(t.nama, frozenset(str(k) for k in t.dari), str(t.ke), t.izin) for t in alur.transisi}
    assert tabel == gambar(tertulis)
