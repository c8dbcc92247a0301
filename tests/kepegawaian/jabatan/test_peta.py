"""Peta jabatan of a unit and one position: reach, figures, holders, past days, files."""

from datetime import date

import pytest
from django.urls import reverse

from asn.core.models import CatatanAkses
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.services.peta import instansi_terlihat, jabatan_terlihat
from tests.kepegawaian.pembuat import (
    buat_instansi,
    buat_jabatan,
    buat_kompetensi,
    buat_pegawai,
    buat_riwayat_jabatan,
    buat_standar,
)

IZIN = "jabatan.view_jabatan"


def peta(unit) -> str:
    return reverse("jabatan:peta", args=[unit.pk])


def rincian(jabatan) -> str:
    return reverse("jabatan:rincian", args=[jabatan.pk])


def posisi(jawaban) -> dict:
    return {p.jabatan.nama: p for p in jawaban.context["posisi"]}


def test_pemilik_dan_rekan_membuka_peta(dinas, sari, budi, masuk):
    for orang in (sari, budi):
        assert masuk(orang).get(peta(dinas.unit)).status_code == 200


def test_peta_kota_lain_tidak_ada(dinas, sari, citra, masuk):
    assert masuk(citra).get(peta(dinas.unit)).status_code == 404
    assert masuk(citra).get(rincian(dinas.kepala)).status_code == 404
    assert masuk(sari).get(rincian(dinas.jabatan_asing)).status_code == 404


def test_pengelola_hanya_membuka_instansinya(dinas, pengelola, masuk):
    peramban = masuk(pengelola)
    assert peramban.get(peta(dinas.bidang)).status_code == 200
    assert peramban.get(peta(dinas.lain)).status_code == 404
    assert peramban.get(rincian(dinas.jabatan_lain)).status_code == 404


def test_pegawai_biasa_ditolak(dinas, pegawai_biasa, masuk):
    peramban = masuk(pegawai_biasa)
    for alamat in (reverse("jabatan:peta_pilih"), peta(dinas.unit), rincian(dinas.kepala)):
        assert peramban.get(alamat).status_code == 403


def test_angka_dan_urutan_peta(dinas, sari, masuk):
    isi = posisi(masuk(sari).get(peta(dinas.unit)))
    assert [(n, p.tingkat) for n, p in isi.items()] == [
        ("Kepala Dinas Kesehatan", 0),
        ("Kepala Bidang Mutu", 1),
        ("Analis Mutu", 2),
    ]
    analis, kabid = isi["Analis Mutu"], isi["Kepala Bidang Mutu"]
    assert (analis.bezetting, analis.kebutuhan, analis.selisih) == (2, 3, -1)
    assert kabid.lowong
    assert [p.nama for p in kabid.pengganti] == ["Agus Salim"]


def test_jabatan_tanpa_atasan_ditandai_dan_tidak_mendahului_kepala(dinas, sari, masuk):
    buat_jabatan(dinas.unit, "Apoteker", kelas=16)
    jawaban = masuk(sari).get(peta(dinas.unit))
    assert next(iter(posisi(jawaban))) == "Kepala Dinas Kesehatan"
    assert jawaban.content.decode().count("belum mempunyai jabatan atasan") == 1


def test_peta_pada_hari_yang_lalu(dinas, kota_tangsel, sari, masuk):
    lama = buat_pegawai(kota_tangsel, "Hadi Purnomo", golongan="IV/a")
    buat_riwayat_jabatan(lama, dinas.kabid, tmt_mulai=date(2021, 1, 4), tmt_selesai=date(2025, 12, 31))
    isi = posisi(masuk(sari).get(peta(dinas.unit), {"per_tanggal": "2025-06-30"}))
    assert [p.nama for p in isi["Kepala Bidang Mutu"].definitif] == ["Hadi Purnomo"]
    assert isi["Kepala Bidang Mutu"].pengganti == []


def test_jabatan_yang_sudah_dihapus_tidak_tampil(dinas, sari, masuk):
    buat_jabatan(dinas.unit, "Juru Tik", berlaku_sampai=date(2023, 12, 31))
    assert "Juru Tik" not in posisi(masuk(sari).get(peta(dinas.unit)))
    assert "Juru Tik" in posisi(masuk(sari).get(peta(dinas.unit), {"per_tanggal": "2023-06-30"}))


def test_peta_panjang_menyerahkan_uptd_kepada_petanya_sendiri(dinas, kota_tangsel, sari, masuk, monkeypatch):
    monkeypatch.setattr("kepegawaian.pegawai.views.peta.POSISI_TERBANYAK", 4)
    uptd = buat_instansi(kota_tangsel, "UPTD Laboratorium", induk=dinas.bidang, jenis="uptd")
    subbagian = buat_instansi(kota_tangsel, "Subbagian Tata Usaha", induk=uptd, jenis="subbagian")
    for unit in (uptd, subbagian):
        buat_pegawai(kota_tangsel, f"Orang {unit}", jabatan=buat_jabatan(unit, f"Pengelola {unit}"))
    peramban = masuk(sari)
    jawaban = peramban.get(peta(dinas.unit))
    assert set(posisi(jawaban)) == {"Kepala Dinas Kesehatan", "Kepala Bidang Mutu", "Analis Mutu"}
    assert [(str(i.instansi), i.posisi) for i in jawaban.context["tabel_terpisah"].data] == [("UPTD Laboratorium", 2)]
    lengkap = peramban.get(peta(dinas.unit), {"lengkap": "1"})
    assert len(posisi(lengkap)) == 5
    assert jawaban.context["jumlah"] == lengkap.context["jumlah"]


def test_lingkaran_atasan_tetap_tampil(dinas, sari, masuk):
    dinas.kepala.atasan = dinas.analis
    dinas.kepala.save()
    assert len(posisi(masuk(sari).get(peta(dinas.unit)))) == 3


def test_nama_tertaut_hanya_ke_profil_yang_boleh_dibuka(dinas, buat_pengguna, kota_tangsel, sari, masuk):
    panitia = buat_pengguna("panitia", kota_tangsel, ("PANITIA", {}))
    alamat = reverse("pegawai:rincian", args=[dinas.ratna.pk])
    assert alamat in masuk(sari).get(peta(dinas.unit)).content.decode()
    terbatas = masuk(panitia).get(peta(dinas.unit)).content.decode()
    assert "Ratna Dewi" in terbatas
    assert alamat not in terbatas


@pytest.mark.parametrize("format_berkas", ["csv", "xlsx"])
def test_unduhan_tercatat(dinas, sari, masuk, format_berkas):
    jawaban = masuk(sari).get(peta(dinas.unit), {"format": format_berkas})
    assert jawaban.status_code == 200
    assert CatatanAkses.objects.get().butir == "ekspor peta jabatan"
    if format_berkas == "csv":
        isi = b"".join(jawaban).decode() if jawaban.streaming else jawaban.content.decode()
        assert "Plt. Agus Salim" in isi


def test_pilihan_menjumlah_per_perangkat_daerah(dinas, sari, pengelola, masuk):
    per_unit = {str(i.instansi): i for i in masuk(sari).get(reverse("jabatan:peta_pilih")).context["tabel"].data}
    kesehatan = per_unit["Dinas Kesehatan"]
    assert (kesehatan.posisi, kesehatan.kebutuhan, kesehatan.bezetting, kesehatan.manajerial_lowong) == (3, 5, 3, 1)
    terbatas = masuk(pengelola).get(reverse("jabatan:peta_pilih")).context["tabel"].data
    assert [str(i.instansi) for i in terbatas] == ["Dinas Kesehatan"]


def test_rincian_jabatan_menyebut_syarat_dan_pejabat(dinas, kota_tangsel, sari, masuk):
    buat_standar(dinas.kabid, buat_kompetensi(), 4)
    lama = buat_pegawai(kota_tangsel, "Hadi Purnomo", golongan="IV/a")
    buat_riwayat_jabatan(lama, dinas.kabid, tmt_mulai=date(2021, 1, 4), tmt_selesai=date(2025, 12, 31))
    isi = masuk(sari).get(rincian(dinas.kabid)).content.decode()
    for kata in ("Integritas", "Level 4", "Agus Salim", "Hadi Purnomo", "Analis Mutu", "Kepala Dinas Kesehatan"):
        assert kata in isi


@pytest.mark.parametrize("nama", ["peta", "pilih", "rincian"])
def test_jumlah_kueri_tetap(dinas, kota_tangsel, sari, masuk, hitung_kueri, nama):
    alamat = {"peta": peta(dinas.unit), "pilih": reverse("jabatan:peta_pilih"), "rincian": rincian(dinas.kabid)}[nama]
    peramban = masuk(sari)
    sedikit = hitung_kueri(peramban, alamat)
    for ke in range(5):
        jabatan = buat_jabatan(dinas.bidang, f"Pengelola {ke}", atasan=dinas.kabid)
        orang = buat_pegawai(kota_tangsel, f"Orang {ke}", jabatan=jabatan)
        buat_riwayat_jabatan(
            orang, dinas.kabid, penugasan="PLH", tmt_mulai=date(2024, 1, 1 + ke), tmt_selesai=date(2024, 2, 1)
        )
    assert hitung_kueri(peramban, alamat) == sedikit


@pytest.mark.parametrize("hari", [date(2023, 6, 30), date(2026, 7, 1)])
def test_pernyataan_tetap_menjangkau_seperti_terlihat_oleh(
    dinas, kota_tangsel, kota_sorong, sari, citra, pengelola, pegawai_biasa, buat_pengguna, hari
):
    buat_jabatan(dinas.bidang, "Juru Tik", berlaku_sampai=date(2023, 12, 31), atasan=dinas.kabid)
    dua = buat_pengguna(
        "dua", kota_tangsel, ("BKD", {"kota": kota_sorong}), ("PENGELOLA_INSTANSI", {"instansi": dinas.bidang})
    )
    for pembaca in (sari, citra, pengelola, pegawai_biasa, dua):
        for unit in (dinas.unit, dinas.bidang, dinas.lain, dinas.asing):
            terlihat = Instansi.objects.terlihat_oleh(pembaca, IZIN).filter(pk=unit.pk).first()
            assert instansi_terlihat(pembaca, IZIN, unit.pk) == terlihat
            jabatan = Jabatan.objects.terlihat_oleh(pembaca, IZIN).filter(instansi__jalur__startswith=unit.jalur)
            terjangkau = jabatan_terlihat(pembaca, IZIN, unit, hari)
            assert {j.pk for j in terjangkau} == set(jabatan.pada(hari).values_list("pk", flat=True))
    assert len(jabatan_terlihat(pengelola, IZIN, dinas.unit, hari)) == len(
        jabatan_terlihat(sari, IZIN, dinas.unit, hari)
    )
    assert {j.instansi_id for j in jabatan_terlihat(dua, IZIN, dinas.unit, hari)} == {dinas.bidang.pk}
