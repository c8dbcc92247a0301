"""Places given up: the next of the published list, once, by letter; read by anybody, changed by nobody."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.publik import slug_kota
from kepegawaian.rekrutmen.models import Pengangkatan, Penggantian
from kepegawaian.rekrutmen.rules.penggantian import Calon, berikutnya
from kepegawaian.rekrutmen.services import pengangkatan as p
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from kepegawaian.rekrutmen.services.penggantian import pengganti_tetapkan, tempat_kosong
from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import Dunia, buat_seleksi

pytestmark = pytest.mark.django_db
SKB = {"ani": 90, "budiman": 80, "cici": 70}


@pytest.mark.parametrize(
    ("daftar", "siapa"),
    [
        ([("b", "A", 3, True), ("c", "A", 2, True)], ["c"]),
        ([("b", "A", 2, False), ("c", "A", 3, True)], ["c"]),  # who is taken or gone is passed over
        ([("b", "A", 2, True), ("c", "A", 2, True)], ["b", "c"]),  # the committee chooses among equals
        ([("b", "B", 1, True)], []),  # another need
        ([("b", "A", None, True)], []),
        ([], []),
    ],
)
def test_berikutnya_menurut_peringkat(daftar, siapa):
    assert berikutnya("A", [Calon(*x) for x in daftar]) == siapa
    assert berikutnya("A", [Calon(*x) for x in reversed(daftar)]) == siapa


def siapkan(kota, buat_pengguna, sari):
    """One place, three ranked; the winner's file is open."""
    d = Dunia(kota, *buat_seleksi(kota, "integrasi"), buat_pengguna)
    for nama, skb in SKB.items():
        d.pelamar(nama, "lanjut")
        d.nilai(nama, TWK=100, TIU=100, TKP=180)
        d.nilai(nama, "LANJUTAN", SKB=skb)
    pengumuman_terbitkan(seleksi=d.seleksi, tahap="akhir", nomor="9/2026", tanggal=kota.hari_ini(), oleh=sari)
    p.pemberkasan_mulai(seleksi=d.seleksi, oleh=sari)
    d.seleksi.refresh_from_db()
    return d


@pytest.fixture
def dunia(lingkup, kota_tangsel, buat_pengguna, sari):
    return siapkan(kota_tangsel, buat_pengguna, sari)


def mundur(d, nama):
    lamaran = d.lamaran[nama]
    p.undurkan_diri(lamaran=lamaran, alasan="Diterima di tempat lain.", oleh=lamaran.pelamar.akun)
    lamaran.refresh_from_db()
    return lamaran


def ganti(d, keluar, masuk, oleh):
    isi = {"pengganti": d.lamaran[masuk].nomor, "nomor": "S-1/2026", "tanggal": d.kota.hari_ini()}
    return pengganti_tetapkan(mundur=d.lamaran[keluar], oleh=oleh, **isi)


def test_yang_mundur_digantikan_peringkat_berikutnya_sampai_habis(dunia, sari):
    assert tempat_kosong(dunia.seleksi) == []
    mundur(dunia, "ani")
    [tempat] = tempat_kosong(dunia.seleksi)
    assert [x.nomor for x in tempat.calon] == [dunia.lamaran["budiman"].nomor]
    with pytest.raises(ValidationError, match="berikutnya"):
        ganti(dunia, "ani", "cici", sari)
    ganti(dunia, "ani", "budiman", sari)
    assert dunia.keadaan("budiman") == "pemberkasan"
    assert Pengangkatan.objects.get(lamaran=dunia.lamaran["budiman"]).lowongan == dunia.lowongan
    with pytest.raises(TransitionRefused, match="tidak sedang kosong"):
        ganti(dunia, "ani", "cici", sari)
    mundur(dunia, "budiman")  # who came in may give up as well
    ganti(dunia, "budiman", "cici", sari)
    mundur(dunia, "cici")
    assert [t.calon for t in tempat_kosong(dunia.seleksi)] == [[]]


def test_mundur_sebelum_pemberkasan_juga_digantikan(lingkup, kota_tangsel, buat_pengguna, sari):
    d = Dunia(kota_tangsel, *buat_seleksi(kota_tangsel, "integrasi"), buat_pengguna)
    for nama, skb in SKB.items():
        d.pelamar(nama, "lanjut")
        d.nilai(nama, TWK=100, TIU=100, TKP=180)
        d.nilai(nama, "LANJUTAN", SKB=skb)
    isi = {"nomor": "9/2026", "tanggal": kota_tangsel.hari_ini(), "oleh": sari}
    pengumuman_terbitkan(seleksi=d.seleksi, tahap="akhir", **isi)
    mundur(d, "ani")
    assert tempat_kosong(d.seleksi) == []  # not before the days of the sanggah are over
    assert p.pemberkasan_mulai(seleksi=d.seleksi, oleh=sari) == 0
    d.seleksi.refresh_from_db()
    ganti(d, "ani", "budiman", sari)
    assert Pengangkatan.objects.count() == 1


@pytest.mark.parametrize("siapa", ["citra", "budi", "budiman"])
def test_orang_lain_tidak_menetapkan_pengganti(dunia, siapa, request):
    mundur(dunia, "ani")
    oleh = dunia.lamaran["budiman"].pelamar.akun if siapa == "budiman" else request.getfixturevalue(siapa)
    with pytest.raises(PermissionDenied):
        ganti(dunia, "ani", "budiman", oleh)
    assert dunia.keadaan("budiman") == "tidak_lulus"


def test_penetapan_beku_di_basis_data(dunia, sari):
    mundur(dunia, "ani")
    satu = ganti(dunia, "ani", "budiman", sari)
    with pytest.raises(DatabaseError), transaction.atomic():
        Penggantian.objects.filter(pk=satu.pk).update(nomor="lain")
    with pytest.raises(DatabaseError), transaction.atomic():
        satu.delete()


def test_halaman_menetapkan_dan_umum_membaca_nomornya(dunia, sari, masuk, client):
    akhir = reverse("hasil_seleksi:publik", args=[slug_kota(dunia.kota), dunia.seleksi.pk, "akhir"])
    ruang = reverse("hasil_seleksi:ruang", args=[dunia.seleksi.pk])
    assert "Penggantian" not in client.get(akhir).content.decode()
    keluar = mundur(dunia, "ani")
    klien, alamat = masuk(sari), reverse("hasil_seleksi:gantikan", args=[keluar.pk])
    assert alamat in klien.get(ruang).content.decode()
    hari = dunia.kota.hari_ini()
    isi = {"pengganti": dunia.lamaran["budiman"].nomor, "nomor": "S-7/2026"}
    esok = klien.post(alamat, isi | {"tanggal": (hari + timedelta(days=1)).isoformat()})
    assert "sesudah hari ini" in esok.content.decode()
    klien.post(alamat, isi | {"tanggal": hari.isoformat()})
    assert "tidak sedang kosong" in klien.get(alamat, follow=True).content.decode()
    umum = client.get(akhir).content.decode()
    assert "S-7/2026" in umum
    assert dunia.lamaran["budiman"].nomor in umum
    assert "Budiman" not in umum
    saya = masuk(dunia.lamaran["budiman"].pelamar.akun).get(reverse("hasil_seleksi:saya")).content.decode()
    assert "Anda lulus sebagai pengganti" in saya
    saya = masuk(keluar.pelamar.akun).get(reverse("hasil_seleksi:saya")).content.decode()
    assert "Anda mengundurkan diri" in saya
