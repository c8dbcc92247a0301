"""Feedback of colleagues: who may ask whom, who answers, once and by name; every state × step; two clicks at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kinerja.skp.models import SKP, PermintaanUmpan, UmpanBalik
from kinerja.skp.services.lembar import baris_rhk
from kinerja.skp.services.pengingat import pengingat_kirim
from kinerja.skp.services.rekan import rekan_batalkan, rekan_jawab, rekan_minta, rekan_tolak
from kinerja.skp.workflows import REKAN_WORKFLOW, KeadaanRekan
from tests.kepegawaian.pembuat import buat_pegawai
from tests.kinerja.skp.pembuat import buat_skp, buat_tim, jadikan

ISI = {"sifat": "apresiasi", "teks": "Data lalu lintas selalu datang tepat waktu."}


@pytest.fixture
def skp(tim) -> SKP:
    return jadikan(buat_skp(tim.rina, tim.siklus, tim.akun["rina"]), "ditetapkan")


@pytest.fixture
def surat(tim, skp) -> PermintaanUmpan:
    return rekan_minta(skp=skp, kepada=tim.joko, rhk=skp.rhk.get(), oleh=tim.akun["rina"], pertanyaan="Sudah sesuai?")


def test_diminta_dijawab_dan_dibaca_dua_pihak(tim, skp, surat):
    assert Kabar.objects.get(penerima=tim.akun["joko"]).tautan == reverse("skp:rekan_jawab", args=[surat.pk])
    umpan = rekan_jawab(permintaan=surat, oleh=tim.akun["joko"], **ISI)
    surat.refresh_from_db()
    assert (surat.keadaan, surat.umpan_balik, umpan.peran) == ("dijawab", umpan, "rekan")
    assert (umpan.rhk, umpan.periode, umpan.oleh) == (skp.rhk.get(), "2026-T4", tim.akun["joko"])
    assert Kabar.objects.filter(penerima=tim.akun["rina"], judul="Umpan balik baru dari Joko.Tim").exists()


def test_jawaban_ada_di_layar_penilai(tim, skp, surat):
    from types import SimpleNamespace  # noqa: PLC0415

    rekan_jawab(permintaan=surat, oleh=tim.akun["joko"], **ISI)
    kosong = SimpleNamespace(all=lambda: [])
    evaluasi = SimpleNamespace(skp_id=skp.pk, skp=skp, tahunan=True, penilaian_rhk=kosong)
    (baris,) = baris_rhk(evaluasi)
    assert [u.teks for u in baris.umpan] == [ISI["teks"]]


@pytest.mark.parametrize("siapa", ["rina", "bima"])
def test_yang_dinilai_dan_penilai_boleh_meminta(tim, skp, siapa):
    assert rekan_minta(skp=skp, kepada=tim.joko, nilai="AK", oleh=tim.akun[siapa]).diminta_oleh == tim.akun[siapa]


@pytest.mark.parametrize("siapa", ["joko", "mira", "sari", "citra"])
def test_orang_lain_tidak_meminta(tim, skp, siapa, request):
    oleh = tim.akun.get(siapa) or request.getfixturevalue(siapa)
    with pytest.raises(PermissionDenied):
        rekan_minta(skp=skp, kepada=tim.joko, nilai="AK", oleh=oleh)


@pytest.mark.parametrize("keadaan", ["draf", "diajukan", "diklarifikasi", "disepakati", "ditutup", "dibatalkan"])
def test_hanya_selama_dilaksanakan(tim, skp, keadaan):
    jadikan(skp, keadaan)
    with pytest.raises(PermissionDenied):
        rekan_minta(skp=skp, kepada=tim.joko, nilai="AK", oleh=tim.akun["rina"])


@pytest.mark.parametrize("kepada", ["rina", "bima", "tanpa_akun", "kota_lain"])
def test_rekan_yang_tidak_pantas_ditolak_di_kolomnya(tim, skp, kepada, kota_sorong, buat_pengguna):
    orang = {
        "rina": tim.rina,
        "bima": tim.bima,
        "tanpa_akun": buat_pegawai(tim.kota, "Tanpa Akun", jabatan=tim.jabatan_staf),
        "kota_lain": buat_tim(kota_sorong, buat_pengguna, "sorong.").joko if kepada == "kota_lain" else None,
    }[kepada]
    with pytest.raises(ValidationError) as galat:
        rekan_minta(skp=skp, kepada=orang, nilai="AK", oleh=tim.akun["rina"])
    assert "rekan" in galat.value.message_dict


def test_dua_kali_meminta_hal_yang_sama(tim, skp, surat):
    with pytest.raises(ValidationError, match="sudah diminta"):
        rekan_minta(skp=skp, kepada=tim.joko, rhk=skp.rhk.get(), oleh=tim.akun["rina"])
    assert rekan_minta(skp=skp, kepada=tim.joko, nilai="KO", oleh=tim.akun["rina"]).pk != surat.pk


def test_rhk_orang_lain_ditolak(tim, skp):
    lain = buat_skp(tim.bima, tim.siklus, tim.akun["bima"])
    with pytest.raises(ValidationError, match="RHK dari SKP ini"):
        rekan_minta(skp=skp, kepada=tim.joko, rhk=lain.rhk.get(), oleh=tim.akun["rina"])


@pytest.mark.parametrize("keadaan", list(KeadaanRekan))
@pytest.mark.parametrize("langkah", ["jawab", "tolak", "batalkan"])
def test_setiap_keadaan_kali_langkah(tim, skp, surat, keadaan, langkah):
    umpan = UmpanBalik.objects.create(
        kota=tim.kota, skp=skp, nilai="AK", periode="2026-T4", peran="rekan", oleh=tim.akun["joko"], **ISI
    )
    PermintaanUmpan.objects.update(keadaan=keadaan, umpan_balik=umpan if keadaan == "dijawab" else None)
    surat.refresh_from_db()
    lakukan = {
        "jawab": lambda: rekan_jawab(permintaan=surat, oleh=tim.akun["joko"], **ISI),
        "tolak": lambda: rekan_tolak(permintaan=surat, oleh=tim.akun["joko"]),
        "batalkan": lambda: rekan_batalkan(permintaan=surat, oleh=tim.akun["rina"]),
    }[langkah]
    semula = UmpanBalik.objects.count()
    if keadaan in REKAN_WORKFLOW[langkah].dari:
        lakukan()
        assert PermintaanUmpan.objects.get().keadaan == REKAN_WORKFLOW[langkah].ke
    else:
        with pytest.raises(TransitionRefused):
            lakukan()
        assert UmpanBalik.objects.count() == semula


@pytest.mark.parametrize("siapa", ["rina", "bima", "mira", "sari", "citra"])
def test_hanya_rekan_yang_diminta_yang_menjawab(tim, surat, siapa, request):
    oleh = tim.akun.get(siapa) or request.getfixturevalue(siapa)
    for lakukan in (
        lambda: rekan_jawab(permintaan=surat, oleh=oleh, **ISI),
        lambda: rekan_tolak(permintaan=surat, oleh=oleh),
    ):
        with pytest.raises(PermissionDenied):
            lakukan()


def test_penilai_tidak_membatalkan_permintaan_pegawai(tim, surat):
    with pytest.raises(PermissionDenied):
        rekan_batalkan(permintaan=surat, oleh=tim.akun["bima"])


def test_skp_yang_ditutup_tidak_lagi_menerima_jawaban(tim, skp, surat):
    jadikan(skp, "ditutup")
    with pytest.raises(TransitionRefused, match="sudah ditutup"):
        rekan_jawab(permintaan=surat, oleh=tim.akun["joko"], **ISI)


def test_rekan_tidak_melihat_skp(tim, skp, surat, masuk):
    klien = masuk(tim.akun["joko"])
    assert klien.get(skp.get_absolute_url()).status_code == 404
    halaman = klien.get(reverse("skp:rekan_jawab", args=[surat.pk])).content.decode()
    assert skp.rhk.get().teks in halaman
    assert "Jumlah dokumen" not in halaman  # its indicator


def test_dari_halaman_sampai_dialog(tim, skp, masuk):
    klien = masuk(tim.akun["rina"])
    alamat = reverse("skp:rekan_minta", args=[skp.pk])
    salah = klien.post(alamat, {"sasaran": "nilai:AK"})
    assert "Pilih rekan dari daftar atau isi NIP-nya." in salah.content.decode()
    asing = klien.post(alamat, {"sasaran": "nilai:AK", "nip": "1" * 18})
    assert "Tidak ada pegawai aktif dengan NIP ini" in asing.content.decode()
    assert "Joko Susilo" in klien.get(alamat).content.decode()
    klien.post(alamat, {"sasaran": f"rhk:{skp.rhk.get().pk}", "nip": tim.mira.nip})
    surat = PermintaanUmpan.objects.get()
    assert surat.kepada == tim.mira
    assert masuk(tim.akun["joko"]).get(reverse("skp:rekan")).content.decode().count("Rina Wulandari") == 0
    rekan = masuk(tim.akun["mira"])
    assert "Rina Wulandari" in rekan.get(reverse("skp:rekan")).content.decode()
    rekan.post(reverse("skp:rekan_jawab", args=[surat.pk]), ISI)
    assert "sudah ditutup" in rekan.get(reverse("skp:rekan_jawab", args=[surat.pk]), follow=True).content.decode()
    dialog = masuk(tim.akun["rina"]).get(f"{skp.get_absolute_url()}?bagian=dialog").content.decode()
    assert "Rekan atau ketua tim (Mira.Tim)" in dialog


def test_diingatkan_sekali_sebelum_batas(tim, surat):
    hari = surat.batas - timedelta(days=2)
    for _ in range(2):
        pengingat_kirim(kota_id=tim.kota.pk, hari_ini=hari)
    assert Kabar.objects.filter(penerima=tim.akun["joko"], judul__startswith="Umpan balik untuk rekan").count() == 1
    PermintaanUmpan.objects.update(keadaan="ditolak")
    Kabar.objects.all().delete()
    pengingat_kirim(kota_id=tim.kota.pk, hari_ini=date(2026, 12, 8))
    assert not Kabar.objects.filter(judul__startswith="Umpan balik untuk rekan").exists()
