"""Two workers at the same batch, two browsers of one applicant, a worker that dies: each fact is made once."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.lingkup import lingkup_kota
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.promosi.models import ButirPengangkatan, LamaranJabatan, Lowongan, PaketPengangkatan, SeleksiJabatan
from kepegawaian.promosi.services.lamaran import lamaran_kirim
from kepegawaian.promosi.services.setor import paket_setor
from tests.kepegawaian.pembuat import buat_instansi, buat_kepala, buat_pegawai
from tests.kinerja.tindak_lanjut.test_serentak import serentak

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)
TMT = date(2026, 11, 25)


def test_semua_yang_dapat_berlomba(transactional_db, kota_tangsel, buat_pengguna):
    """One test for all races: real commits are dear."""
    kota = kota_tangsel.pk
    with lingkup_kota([kota]):
        dinas = buat_instansi(kota_tangsel)
        lowong = buat_kepala(dinas)
        bidang = buat_kepala(buat_instansi(kota_tangsel, "Bidang", induk=dinas), jenis="ADMINISTRATOR")
        rina = buat_pegawai(kota_tangsel, jabatan=bidang)
        akun, ppk = buat_pengguna("rina", kota_tangsel, pegawai=rina), buat_pengguna("budi", kota_tangsel, ("PPK", {}))
        paket = _ditetapkan(kota, rina, lowong, ppk)
        lowongan = _dibuka(kota, lowong)
        with pytest.raises(RuntimeError, match="mati"):
            _mati_di_tengah(paket.pk)
        assert not RiwayatJabatan.objects.filter(jabatan=lowong).exists()

    setor = serentak(kota, *[lambda: paket_setor(paket_id=paket.pk)] * 2)
    assert sorted(setor) == [False, True]
    kirim: Any = lambda: lamaran_kirim(lowongan=lowongan, motivasi="Ingin memperbaiki layanan.", oleh=akun)  # noqa: E731
    lamaran = serentak(kota, kirim, kirim)
    assert sum(isinstance(h, ValidationError) for h in lamaran) == 1
    with lingkup_kota([kota]):
        assert RiwayatJabatan.objects.filter(jabatan=lowong, pegawai=rina).count() == 1
        assert LamaranJabatan.objects.count() == 1


@transaction.atomic
def _mati_di_tengah(paket_id: int) -> None:
    assert paket_setor(paket_id=paket_id) is True
    raise RuntimeError("pekerja mati sebelum menyimpan")


def _ditetapkan(kota: int, pegawai: Any, jabatan: Any, ppk: Any) -> PaketPengangkatan:
    paket = PaketPengangkatan.objects.create(
        kota_id=kota,
        tentang="Pengangkatan",
        tmt=TMT,
        keadaan="ditetapkan",
        nomor_sk="821.2/001",
        tanggal_sk=date(2026, 11, 20),
        disusun_oleh=ppk,
        ditetapkan_oleh=ppk,
        isi={"penanda_tangan": {"jabatan": "Wali Kota"}},
    )
    ButirPengangkatan.objects.create(kota_id=kota, paket=paket, pegawai=pegawai, jabatan=jabatan)
    return paket


def _dibuka(kota: int, jabatan: Any) -> Lowongan:
    seleksi = SeleksiJabatan.objects.create(
        kota_id=kota,
        judul="Seleksi",
        keadaan="diumumkan",
        diumumkan_pada=timezone.now(),
        pendaftaran_mulai=TMT,
        pendaftaran_sampai=date(2026, 12, 9),
        rencana_pelantikan=date(2027, 1, 1),
    )
    return Lowongan.objects.create(kota_id=kota, seleksi=seleksi, jabatan=jabatan)
