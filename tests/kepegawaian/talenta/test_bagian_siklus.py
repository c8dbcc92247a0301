"""Parts of the page of a cycle are drawn once for equal figures, and never stay when what they show changes."""

import pytest
from django.urls import reverse

from kepegawaian.talenta import bagian_siklus
from kepegawaian.talenta.models import SidangTalenta, SiklusTalenta
from kepegawaian.talenta.services import baca
from kepegawaian.talenta.workflows import LIHAT, LIHAT_SIDANG
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_pegawai
from tests.kepegawaian.talenta.pembuat import buat_hasil, buat_ketentuan, buat_sidang, buat_siklus

pytestmark = pytest.mark.django_db
SATU = "potensial tinggi: 1 pegawai"
DUA = "potensial tinggi: 2 pegawai"


@pytest.fixture
def lain(kantor):
    """Somebody of another perangkat daerah."""
    return buat_pegawai(kantor.kota, "Tono", jabatan=buat_jabatan(buat_instansi(kantor.kota, "Dinas Sosial")))


@pytest.fixture
def siklus(kantor, lain):
    return buat_siklus(kantor.kota, "dihitung", [(kantor.rina, 8), (lain, None)])


@pytest.fixture
def digambar(monkeypatch):
    """Names of the templates drawn since."""
    nama = []
    asli = bagian_siklus.render_to_string
    monkeypatch.setattr(bagian_siklus, "render_to_string", lambda n, k: nama.append(n) or asli(n, k))
    return nama


def isi(masuk, pengguna, siklus, **parameter) -> str:
    return masuk(pengguna).get(siklus.get_absolute_url(), parameter, follow=True).content.decode()


def test_digambar_sekali_selama_angkanya_sama(kantor, siklus, masuk, digambar):
    halaman = [isi(masuk, kantor.akun[nama], siklus).split("<main")[1] for nama in ("sari", "sari", "tuti")]
    assert digambar.count("talenta/siklus_angka.html") == 1
    assert all(SATU in satu and "Dinas Sosial" in satu for satu in halaman)


def test_angka_nama_dan_keadaan_yang_berubah_digambar_lagi(kantor, siklus, lain, masuk):
    sari = kantor.akun["sari"]
    assert "Dipindahkan komite" not in isi(masuk, sari, siklus)
    kantor.dinas.nama = "Dinas Kesehatan dan Gizi"
    kantor.dinas.save()
    assert "Dinas Kesehatan dan Gizi" in isi(masuk, sari, siklus)
    siklus.hasil.filter(pegawai=lain).update(kotak=8)
    assert SATU in isi(masuk, sari, siklus)
    assert DUA in isi(masuk, sari, siklus, segar="1")
    SiklusTalenta.objects.filter(pk=siklus.pk).update(keadaan="sidang")
    assert "Dipindahkan komite" in isi(masuk, sari, siklus)
    siklus.ketentuan["kutipan"] = "Perwal 9/2026"
    SiklusTalenta.objects.filter(pk=siklus.pk).update(ketentuan=siklus.ketentuan)
    assert "Perwal 9/2026" in isi(masuk, sari, siklus)


def test_jangkauan_lain_mendapat_angkanya_sendiri(kantor, lain, masuk):
    beku = buat_siklus(kantor.kota, "ditetapkan", [(kantor.rina, 8), (lain, 8)], ditetapkan_oleh=kantor.akun["tuti"])
    assert DUA in isi(masuk, kantor.akun["sari"], beku)
    kepala = isi(masuk, kantor.akun["kepala"], beku)
    assert SATU in kepala
    assert "Dinas Sosial" not in kepala


def test_kota_lain_dengan_angka_yang_sama_menaut_ke_siklusnya_sendiri(kantor, kota_sorong, masuk):
    buat_ketentuan(kota_sorong)
    ana = buat_pegawai(kota_sorong, "Ana", jabatan=buat_jabatan(buat_instansi(kota_sorong, "Dinas Perikanan")))
    milik, asing = (buat_siklus(kota) for kota in (kantor.kota, kota_sorong))
    for satu, orang in ((milik, kantor.rina), (asing, ana)):
        # Nobody's unit tells the figures of the two cities apart.
        buat_hasil(satu, orang, 8, instansi_id=None)
        SiklusTalenta.objects.filter(pk=satu.pk).update(keadaan="dihitung")
    for nama, siklus, lain in (("sari", milik, asing), ("citra", asing, milik)):
        halaman = isi(masuk, kantor.akun[nama], siklus)
        assert SATU in halaman
        assert f'href="{reverse("talenta:hasil_daftar", args=[siklus.pk])}?kotak=8"' in halaman
        assert reverse("talenta:hasil_daftar", args=[lain.pk]) not in halaman
        assert masuk(kantor.akun[nama]).get(lain.get_absolute_url()).status_code == 404


def test_pernyataan_tetap_menjangkau_seperti_terlihat_oleh(kantor, siklus):
    buat_sidang(siklus, kantor.akun["tuti"])
    for nama, pembaca in kantor.akun.items():
        terlihat = SiklusTalenta.objects.terlihat_oleh(pembaca, LIHAT).filter(pk=siklus.pk).first()
        assert baca.siklus_dibaca(pembaca, siklus.pk) == terlihat, nama
        sidang = SidangTalenta.objects.terlihat_oleh(pembaca, LIHAT_SIDANG).filter(siklus=siklus)
        assert baca.sidang_terlihat(pembaca, siklus) == [*sidang], nama
    assert baca.siklus_dibaca(kantor.akun["citra"], siklus.pk) is None
    assert baca.sidang_terlihat(kantor.akun["tuti"], siklus)[0].jumlah_putusan == 0
