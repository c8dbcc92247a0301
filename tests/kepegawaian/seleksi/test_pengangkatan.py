"""Decisions: reviewed by another, stale lists, undone before the TMT, deposited exactly once; Plt and Plh."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.isian import berisi
from kepegawaian.promosi import dokumen
from kepegawaian.promosi.models import PaketPengangkatan, PenugasanSementara
from kepegawaian.promosi.services import paket, sementara, setor, tetapkan
from kepegawaian.promosi.services.pratinjau import galat_paket, pratinjau

TMT = date(2026, 12, 14)


def buat_paket(k, *orang, tmt=TMT):
    satu = paket.paket_buat(nilai={"tentang": "Perpindahan", "tmt": tmt}, kota_id=k.kota.pk, oleh=k.sebagai("sari"))
    for pegawai, jabatan in orang or [(k.calon[0], k.lowong)]:
        paket.butir_tambah(paket=satu, pegawai=pegawai, jabatan=jabatan, oleh=k.sebagai("sari"))
    satu.refresh_from_db()
    return satu


def ditetapkan(k, satu=None):
    satu = satu or buat_paket(k)
    paket.paket_ajukan(paket=satu, oleh=k.sebagai("sari"))
    paket.paket_tinjau(paket=satu, versi=satu.versi, oleh=k.sebagai("dian"))
    return tetapkan.paket_tetapkan(paket=satu, versi=satu.versi, oleh=k.sebagai("budi"))


def test_pratinjau_menyebut_yang_berakhir_dan_yang_menghalangi(kantor):
    satu = buat_paket(kantor, (kantor.calon[0], kantor.calon[1].jabatan))
    (isi,) = pratinjau(satu)
    assert isi.akibat[0][2] == "13 Desember 2026"
    assert isi.galat == [f"{kantor.calon[1].jabatan.nama} masih dijabat Calon B."]
    paket.butir_tambah(paket=satu, pegawai=kantor.calon[1], jabatan=kantor.lowong, oleh=kantor.sebagai("sari"))
    assert galat_paket(satu) == []  # who leaves the seat is in the same batch
    paket.butir_tambah(paket=satu, pegawai=kantor.calon[2], jabatan=kantor.lowong, oleh=kantor.sebagai("sari"))
    assert any("lebih dari satu orang" in g for g in galat_paket(satu))
    with pytest.raises(ValidationError):
        paket.paket_ajukan(paket=satu, oleh=kantor.sebagai("sari"))


def test_kota_lain_dua_paket_dan_daftar_basi(kantor, kota_sorong):
    satu = buat_paket(kantor)
    with pytest.raises(PermissionDenied):
        paket.butir_tambah(paket=satu, pegawai=kantor.calon[1], jabatan=kantor.lowong, oleh=kantor.sebagai("citra"))
    with pytest.raises(PermissionDenied):
        paket.paket_buat(nilai={"tentang": "X", "tmt": TMT}, kota_id=kota_sorong.pk, oleh=kantor.sebagai("sari"))
    with pytest.raises(ValidationError, match="paket lain"):
        buat_paket(kantor)
    with pytest.raises(ValidationError, match="surut"):
        buat_paket(kantor, tmt=date(2026, 11, 1))
    paket.paket_ajukan(paket=satu, oleh=kantor.sebagai("sari"))
    with pytest.raises(VersiBasi):
        paket.paket_tinjau(paket=satu, versi=satu.versi - 1, oleh=kantor.sebagai("dian"))
    paket.paket_tinjau(paket=satu, versi=satu.versi, oleh=kantor.sebagai("dian"))
    with pytest.raises(VersiBasi):
        tetapkan.paket_tetapkan(paket=satu, versi=satu.versi + 1, oleh=kantor.sebagai("budi"))
    with pytest.raises(PermissionDenied):
        tetapkan.paket_tetapkan(paket=satu, versi=satu.versi, oleh=kantor.sebagai("dewi"))


def test_yang_diangkat_tidak_menetapkan_sendiri(kantor):
    ppk = kantor.akun["budi"]
    ppk.pegawai = kantor.lepas
    ppk.save(update_fields=["pegawai"])
    with pytest.raises(ValidationError, match="diri Anda sendiri"):
        ditetapkan(kantor, buat_paket(kantor, (kantor.lepas, kantor.lowong)))


def test_dicabut_sebelum_tmt_tidak_sesudahnya(kantor, waktu):
    satu = ditetapkan(kantor)
    assert satu.nomor_sk == "821.2/001/TS/2026"
    tetapkan.paket_cabut(paket=satu, oleh=kantor.sebagai("budi"), catatan="Pelantikan ditunda")
    waktu.move_to("2026-12-14 03:00:00Z")
    assert setor.paket_setor(paket_id=satu.pk) is False
    assert not RiwayatJabatan.objects.filter(jabatan=kantor.lowong, tmt_mulai=TMT).exists()
    kedua = ditetapkan(kantor, buat_paket(kantor, tmt=date(2026, 12, 15)))
    waktu.move_to("2026-12-15 03:00:00Z")
    with pytest.raises(TransitionRefused, match="TMT sudah tiba"):
        tetapkan.paket_cabut(paket=kedua, oleh=kantor.sebagai("budi"), catatan="Terlambat dicabut")


def test_disetor_pada_tmt_terlihat_pada_peta_jabatan(kantor, waktu):
    """The peta jabatan of the day before still shows the vacancy; from the TMT on it is filled."""
    satu = ditetapkan(kantor)
    assert setor.setor_jatuh_tempo(kantor.kota.pk) == []
    waktu.move_to("2026-12-14 03:00:00Z")
    assert setor.setor_jatuh_tempo(kantor.kota.pk) == [satu.pk]
    assert setor.paket_setor(paket_id=satu.pk) is True
    kursi = type(kantor.lowong).objects.filter(pk=kantor.lowong.pk)
    assert [berisi(kursi, h).get().bezetting for h in (date(2026, 12, 13), TMT)] == [0, 1]
    satu.refresh_from_db()
    assert (satu.keadaan, satu.butir.get().riwayat.pegawai) == ("disetor", kantor.calon[0])


def test_yang_ditolak_buku_induk_dicatat_dan_tidak_setengah(kantor, waktu):
    satu = ditetapkan(kantor, buat_paket(kantor, (kantor.calon[0], kantor.lowong)))
    RiwayatJabatan.objects.filter(pegawai=kantor.calon[0]).update(tmt_selesai=date(2027, 12, 31))
    waktu.move_to("2026-12-14 03:00:00Z")
    assert setor.paket_setor(paket_id=satu.pk) is False
    satu.refresh_from_db()
    assert (satu.keadaan, satu.galat_setor != "") == ("ditetapkan", True)
    assert satu.butir.get().riwayat is None


def test_sk_dicetak_sekali(kantor):
    satu = ditetapkan(kantor)
    assert tetapkan.sk_cetak(paket_id=satu.pk, cetak=dokumen.sk_pdf) is True
    assert tetapkan.sk_cetak(paket_id=satu.pk, cetak=dokumen.sk_pdf) is False
    satu.refresh_from_db()
    assert satu.tanda.sha256 == satu.berkas.sha256


def nilai_plt(k, **lain):
    isi = {
        "jenis": "PLT",
        "pegawai": k.calon[0],
        "jabatan": k.lowong,
        "mulai": date(2026, 11, 25),
        "selesai": date(2027, 2, 24),
        "nomor_sk": "800/1/SP",
        "tanggal_sk": date(2026, 11, 24),
        "alasan": "Jabatan lowong",
        "dasar_khusus": "",
    }
    return isi | lain


def tugaskan(k, **lain):
    return sementara.sementara_tetapkan(nilai=nilai_plt(k, **lain), oleh=k.sebagai("sari"))


def test_plt_melewati_batas_ditolak_tanpa_dasar_khusus(kantor):
    with pytest.raises(ValidationError, match="hari terakhirnya 24-02-2027"):
        tugaskan(kantor, selesai=date(2027, 2, 25))
    with pytest.raises(ValidationError, match="lowong"):
        tugaskan(kantor, jabatan=kantor.calon[1].jabatan)
    with pytest.raises(PermissionDenied):
        sementara.sementara_tetapkan(nilai=nilai_plt(kantor), oleh=kantor.sebagai("citra"))
    lama = tugaskan(kantor, selesai=date(2027, 2, 25), dasar_khusus="UU 30/2014 ps. 33 dan surat Kemendagri 100/2026")
    assert lama.riwayat.tmt_selesai == date(2027, 2, 25)


def test_plt_diperpanjang_sekali_lalu_berakhir_sendiri(kantor, waktu):
    pertama = tugaskan(kantor)
    with pytest.raises(ValidationError, match="sudah tercatat"):
        tugaskan(kantor)
    surat = {"nomor_sk": "800/2/SP", "tanggal_sk": date(2026, 11, 25), "alasan": "Seleksi belum selesai"}
    lanjut = {"selesai": date(2027, 5, 24), "dasar_khusus": ""} | surat
    kedua = sementara.sementara_perpanjang(penugasan=pertama, nilai=lanjut, oleh=kantor.sebagai("sari"))
    with pytest.raises(TransitionRefused, match="sudah diperpanjang"):
        sementara.sementara_perpanjang(penugasan=pertama, nilai=lanjut, oleh=kantor.sebagai("sari"))
    isi = lanjut | {"selesai": date(2027, 8, 1)}
    with pytest.raises(ValidationError, match="perpanjangan ke-2"):
        sementara.sementara_perpanjang(penugasan=kedua, nilai=isi, oleh=kantor.sebagai("sari"))
    waktu.move_to("2027-05-12 03:00:00Z")
    assert sementara.sementara_malam(kota_id=kantor.kota.pk) == {"berakhir": 1, "diingatkan": 1}
    assert sementara.sementara_malam(kota_id=kantor.kota.pk) == {"berakhir": 0, "diingatkan": 0}
    waktu.move_to("2027-05-25 03:00:00Z")
    assert sementara.sementara_malam(kota_id=kantor.kota.pk)["berakhir"] == 1
    assert set(PenugasanSementara.objects.values_list("keadaan", flat=True)) == {"berakhir"}


def test_pejabat_definitif_mengakhiri_plt(kantor, waktu):
    plt = tugaskan(kantor, pegawai=kantor.calon[1])
    satu = ditetapkan(kantor)
    waktu.move_to("2026-12-14 03:00:00Z")
    assert setor.paket_setor(paket_id=satu.pk) is True
    plt.refresh_from_db()
    assert (plt.keadaan, plt.diakhiri_pada, plt.riwayat.tmt_selesai) == (
        "diakhiri",
        date(2026, 12, 13),
        date(2026, 12, 13),
    )


def test_plh_hanya_saat_ada_pejabat(kantor):
    with pytest.raises(ValidationError, match="berhalangan"):
        tugaskan(kantor, jenis="PLH")
    plh = tugaskan(kantor, jenis="PLH", jabatan=kantor.calon[1].jabatan, selesai=date(2026, 12, 5))
    assert plh.riwayat.penugasan == "PLH"


def test_setiap_paket_hidup_menempati_satu_keadaan(kantor):
    """A refusal leaves the batch as it was."""
    satu = buat_paket(kantor)
    for layanan in (paket.paket_kembalikan, tetapkan.paket_cabut):
        with pytest.raises((TransitionRefused, PermissionDenied)):
            layanan(paket=satu, oleh=kantor.sebagai("sari"), catatan="Salah keadaan")
    assert PaketPengangkatan.objects.get(pk=satu.pk).keadaan == "disusun"
