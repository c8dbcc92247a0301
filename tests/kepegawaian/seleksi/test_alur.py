"""A vacant post filled through open selection, every number explained, and the register that follows."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from asn.core.workflows import TransitionRefused
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.promosi.models import HasilSeleksi
from kepegawaian.promosi.services import paket, pilihan, setor, tetapkan
from kepegawaian.promosi.services.lowong import lowong_pada
from kepegawaian.promosi.services.mengapa import mengapa_peringkat
from tests.kepegawaian.seleksi.pembuat import berperingkat

ALASAN = "Nilai tertinggi pada wawancara dan pengalaman memimpin bidang yang sama."


def test_dari_lowong_sampai_buku_induk(kantor, waktu, tmp_path):
    baris = berperingkat(kantor, waktu)
    hasil = HasilSeleksi.objects.get(seleksi=baris)
    assert [(p["nomor"], p["nilai"]) for p in hasil.peringkat[0]["peserta"]] == [
        ("P-001", "100.0000"),
        ("P-002", "80.0000"),
        ("P-003", "60.0000"),
        ("P-004", "40.0000"),
    ]
    berkas = tmp_path / "hasil.csv"
    berkas.write_text(hasil.berkas)
    call_command("hitung_ulang_promosi", berkas)
    lowongan = baris.lowongan.get()
    ketiga = baris.lamaran.get(nomor="P-003")
    pilihan.calon_pilih(lowongan=lowongan, lamaran_id=ketiga.pk, alasan=ALASAN, oleh=kantor.sebagai("budi"))
    baris.refresh_from_db()
    assert baris.keadaan == "diputus"
    # Vacant until the inauguration, and yet nobody is asked to begin another selection.
    masih = lowong_pada(Jabatan.objects.filter(pk=kantor.lowong.pk), kantor.kota.hari_ini()).get()
    assert masih.seleksi_id == baris.pk
    satu = paket.paket_dari_seleksi(
        seleksi=baris, nilai={"tentang": "Pengangkatan", "tmt": date(2026, 12, 14)}, oleh=kantor.sebagai("sari")
    )
    paket.paket_ajukan(paket=satu, oleh=kantor.sebagai("sari"))
    satu.refresh_from_db()
    with pytest.raises(TransitionRefused, match="orang lain"):
        paket.paket_tinjau(paket=satu, versi=satu.versi, oleh=kantor.sebagai("sari"))
    paket.paket_tinjau(paket=satu, versi=satu.versi, oleh=kantor.sebagai("dian"))
    tetapkan.paket_tetapkan(paket=satu, versi=satu.versi, oleh=kantor.sebagai("budi"))
    assert setor.paket_setor(paket_id=satu.pk) is False
    waktu.move_to("2026-12-14 03:00:00Z")
    assert setor.paket_setor(paket_id=satu.pk) is True
    assert setor.paket_setor(paket_id=satu.pk) is False
    baru = RiwayatJabatan.objects.get(jabatan=kantor.lowong, tmt_mulai=date(2026, 12, 14))
    lama = RiwayatJabatan.objects.get(pegawai=ketiga.pegawai, tmt_selesai=date(2026, 12, 13))
    assert (baru.pegawai, baru.tautan) == (ketiga.pegawai, satu.get_absolute_url())
    assert lama.jabatan.jenis == "ADMINISTRATOR"
    ketiga.pegawai.refresh_from_db()
    assert ketiga.pegawai.jabatan == kantor.lowong


def test_mengapa_peringkat_memuat_setiap_angka(kantor, waktu):
    baris = berperingkat(kantor, waktu)
    isi = mengapa_peringkat(baris.lamaran.select_related("seleksi", "lowongan").get(nomor="P-002"))
    assert [(t["nama"], str(t["nilai"]), str(t["tertimbang"])) for t in isi["tahap"]] == [
        ("Rekam jejak", "80.0000", "16.0000"),
        ("Penulisan makalah", "80.0000", "16.0000"),
        ("Kompetensi manajerial dan sosial kultural", "80.0000", "20.0000"),
        ("Wawancara dan paparan", "80.0000", "28.0000"),
    ]
    assert isi["sendiri"]["peringkat"] == 2
    assert [p["sandi"] for p in isi["tahap"][0]["penilai"]] == ["P1", "P2", "P3", "P4", "P5"]


def test_pilihan_di_luar_tiga_ditolak(kantor, waktu):
    baris = berperingkat(kantor, waktu)
    keempat = baris.lamaran.get(nomor="P-004")
    with pytest.raises(ValidationError, match="nilai terbaik"):
        pilihan.calon_pilih(
            lowongan=baris.lowongan.get(), lamaran_id=keempat.pk, alasan=ALASAN, oleh=kantor.sebagai("budi")
        )
