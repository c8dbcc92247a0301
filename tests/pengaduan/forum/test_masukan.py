"""Sending and confirming: nothing unproven is ever seen, nothing enters twice, no address is flooded or betrayed."""

import threading

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from pengaduan.forum.models import Dukungan, Komentar, Partisipan, Surat
from pengaduan.forum.services import batas, masukan
from pengaduan.forum.services.bersih import forum_bersihkan
from pengaduan.forum.services.surat import surat_dari_token, token
from tests.kepegawaian.pembuat import buat_instansi
from tests.pengaduan.forum.conftest import TANGSEL
from tests.pengaduan.forum.pembuat import buat_butir, buat_komentar, buat_konsultasi, buat_partisipan, hari

pytestmark = pytest.mark.django_db
ISI = "Mohon loket buka sampai pukul delapan malam pada hari kerja."


def tulis(warga, konsultasi, *, kueri="", **lain):
    data = {"isi": ISI, "nama": "Bu Ratna", "unsur": "pengguna", "surel": "ratna@contoh.invalid", "mau_kabar": "on"}
    return warga.post(f"{TANGSEL}{konsultasi.pk}/tulis/{kueri}", data | lain)


def buktikan(warga, konsultasi, surel, **lain):
    """Write, follow the link, press the button."""
    tulis(warga, konsultasi, **lain)
    [jalur] = surel()
    return warga.post(jalur)


def test_dari_tulisan_sampai_tayang(warga, konsultasi, surel):
    jawaban = tulis(warga, konsultasi)
    assert jawaban.headers["Location"] == f"{TANGSEL}{konsultasi.pk}/terkirim/"
    komentar = Komentar.objects.get()
    assert (komentar.keadaan, komentar.nomor) == ("belum", None)
    halaman = f"{TANGSEL}{konsultasi.pk}/masukan/"
    assert ISI not in warga.get(halaman).text
    [jalur] = surel()
    assert ISI in warga.get(jalur).text  # looking asks; it changes nothing
    komentar.refresh_from_db()
    assert komentar.keadaan == "belum"
    warga.post(jalur)
    komentar.refresh_from_db()
    assert (komentar.keadaan, komentar.nomor) == ("tayang", 1)
    isi = warga.get(halaman).text
    assert ISI in isi
    assert "Bu Ratna" in isi
    assert "ratna@contoh.invalid" not in isi


def test_alamat_tersandi_dan_tidak_ada_di_halaman_mana_pun(warga, konsultasi, surel, masuk, sari):
    buktikan(warga, konsultasi, surel)
    with connection.cursor() as kursor:
        kursor.execute("SELECT surel, sidik FROM forum_partisipan")
        simpanan = str(kursor.fetchall())
        kursor.execute("SELECT * FROM forum_surat")
        simpanan += str(kursor.fetchall())
    assert "ratna" not in simpanan
    komentar = Komentar.objects.get()
    klien = masuk(sari)
    for jalur in (
        reverse("forum:moderasi", args=[komentar.pk]),
        reverse("forum:masukan_kelola", args=[konsultasi.pk]),
        f"{TANGSEL}{konsultasi.pk}/masukan.csv",
        f"{TANGSEL}saya/",
    ):
        assert "ratna@" not in klien.get(jalur).text


def test_surat_tanpa_isi_dan_tanpa_topik(warga, konsultasi, surel):
    tulis(warga, konsultasi)
    surel()
    surat = mail.outbox[-1]
    assert surat.to == ["ratna@contoh.invalid"]
    assert ISI not in surat.body
    assert konsultasi.judul not in surat.body + surat.subject


def test_tautan_sekali_pakai(warga, konsultasi, surel):
    tulis(warga, konsultasi)
    [jalur] = surel()
    assert warga.post(jalur).status_code == 302
    assert warga.get(jalur).status_code == 410
    assert warga.post(jalur).status_code == 410
    assert Komentar.objects.count() == 1


@pytest.mark.parametrize("ubah", [lambda t: t[:-1] + "*", lambda t: "x" + t, lambda t: "abc"])
def test_tautan_palsu_410(warga, konsultasi, surel, ubah):
    tulis(warga, konsultasi)
    [jalur] = surel()
    depan, kode = jalur.rstrip("/").rsplit("/", 1)
    assert warga.post(f"{depan}/{ubah(kode)}/").status_code == 410
    assert Komentar.objects.get().keadaan == "belum"


def test_tautan_kota_lain_tidak_berlaku(warga, konsultasi, surel, kota_sorong):
    tulis(warga, konsultasi)
    [jalur] = surel()
    assert warga.post(jalur.replace("tangerang-selatan", "sorong")).status_code == 410
    assert Komentar.objects.get().keadaan == "belum"


def test_tautan_kedaluwarsa(warga, konsultasi, surel):
    tulis(warga, konsultasi)
    [jalur] = surel()
    Surat.objects.update(berlaku_sampai="2020-01-01T00:00:00Z")
    assert warga.post(jalur).status_code == 410


def test_konfirmasi_sesudah_ditutup_ditolak(warga, konsultasi, surel):
    tulis(warga, konsultasi)
    [jalur] = surel()
    konsultasi.selesai = hari(-1)
    konsultasi.mulai = hari(-2)
    konsultasi.save()
    warga.post(jalur)
    assert Komentar.objects.get().keadaan == "belum"


@pytest.mark.parametrize("keadaan", ["draf", "diumumkan", "ditutup", "dibatalkan"])
def test_tidak_menerima_di_luar_masa(warga, dinas, sari, keadaan):
    tutup = buat_konsultasi(dinas, sari, keadaan)
    jawaban = tulis(warga, tutup)
    assert jawaban.status_code == (404 if keadaan == "draf" else 422)
    assert Komentar.objects.count() == 0


def test_tanggal_berlaku_sebelum_jadwal_menutup(warga, dinas, sari):
    """The state still says open, but the last day is over."""
    lewat = buat_konsultasi(dinas, sari, mulai=hari(-9), selesai=hari(-1), tanggapan_paling_lambat=hari(9))
    assert tulis(warga, lewat).status_code == 422


def test_dua_kali_kirim_satu_masukan(warga, konsultasi, surel):
    tulis(warga, konsultasi)
    tulis(warga, konsultasi, isi=ISI.upper() + "!!")
    assert Komentar.objects.count() == 1
    surel()
    assert len({m.to[0] for m in mail.outbox}) == 1


def test_kembar_dari_yang_sudah_terbukti_ditolak(warga, konsultasi, surel):
    buktikan(warga, konsultasi, surel)
    jawaban = tulis(warga, konsultasi)
    assert masukan.KEMBAR in jawaban.text
    assert Komentar.objects.count() == 1


def test_peramban_terbukti_langsung_masuk_dan_dibatasi(warga, konsultasi, surel, monkeypatch):
    buktikan(warga, konsultasi, surel)
    monkeypatch.setattr(batas, "MASUKAN_PER_ORANG", 2)
    status = [tulis(warga, konsultasi, isi=f"{ISI} Usul ke-{n}.").status_code for n in range(4)]
    assert status == [302, 302, 422, 422]
    assert Komentar.objects.filter(keadaan="tayang").count() == 3


def test_banjir_satu_alamat_surel_dibatasi(warga, konsultasi, surel):
    """A form must not fill somebody's mail box, and answers the same whether it sent a mail or not."""
    jawaban = {tulis(warga, konsultasi, isi=f"{ISI} {n}").headers["Location"] for n in range(12)}
    assert len(jawaban) == 1
    surel()
    assert len(mail.outbox) == batas.SURAT_PER_ALAMAT_JAM


def test_banjir_satu_jaringan_429_dan_tulisan_tidak_hilang(warga, konsultasi, monkeypatch):
    monkeypatch.setattr(batas, "KIRIM_PER_JARINGAN", 3)
    for n in range(3):
        assert tulis(warga, konsultasi, surel=f"a{n}@contoh.invalid").status_code == 302
    jawaban = tulis(warga, konsultasi, surel="a9@contoh.invalid")
    assert jawaban.status_code == 429
    assert ISI in jawaban.text
    assert Komentar.objects.count() == 3


def test_kantor_bersama_tidak_terhalang(warga, konsultasi):
    status = [tulis(warga, konsultasi, surel=f"pegawai{n}@contoh.invalid").status_code for n in range(40)]
    assert set(status) == {302}


def test_perangkap_program_tampak_berhasil_tetapi_tidak_menyimpan(warga, konsultasi):
    assert tulis(warga, konsultasi, situs="https://spam.invalid").status_code == 302
    assert Komentar.objects.count() == 0
    assert Partisipan.objects.count() == 0


@pytest.mark.parametrize("kolom", ["isi", "nama"])
def test_xss_di_setiap_kolom(warga, konsultasi, surel, masuk, sari, kolom):
    jahat = "<script>alert(1)</script><img src=x onerror=alert(2)>"[: 4000 if kolom == "isi" else 60]
    buktikan(warga, konsultasi, surel, **{kolom: jahat})
    komentar = Komentar.objects.get()
    klien = masuk(sari)
    for jalur in (
        f"{TANGSEL}{konsultasi.pk}/masukan/",
        f"{TANGSEL}saya/",
        f"{TANGSEL}{konsultasi.pk}/tulis/?balas={komentar.pk}",
        reverse("forum:moderasi", args=[komentar.pk]),
        reverse("forum:masukan_kelola", args=[konsultasi.pk]),
    ):
        isi = (warga if jalur.startswith(TANGSEL) else klien).get(jalur).text
        assert "<script>alert" not in isi
        assert "<img src=x" not in isi


def test_data_pribadi_ditahan_sampai_diperiksa(warga, konsultasi, surel):
    buktikan(warga, konsultasi, surel, isi="Hubungi saya di 0812-3456-7890 soal loket itu.")
    komentar = Komentar.objects.get()
    assert (komentar.keadaan, komentar.dugaan) == ("ditahan", "nomor telepon")
    assert "0812" not in warga.get(f"{TANGSEL}{konsultasi.pk}/masukan/").text
    assert "0812" not in warga.get(f"{TANGSEL}{konsultasi.pk}/masukan.csv").text


def test_diperiksa_dahulu_bila_konsultasi_memintanya(warga, dinas, sari, surel):
    ketat = buat_konsultasi(dinas, sari, pra_moderasi=True)
    buktikan(warga, ketat, surel)
    assert Komentar.objects.get().keadaan == "ditahan"


def test_balasan_satu_tingkat(konsultasi):
    orang = buat_partisipan(konsultasi.kota_id)
    utama = buat_komentar(konsultasi)
    isi = {"isi": ISI, "nama": "", "unsur": "pengguna", "mau_kabar": True}
    balasan = masukan.masukan_kirim(konsultasi=konsultasi, isi=isi, partisipan=orang, terbukti=True, induk=utama)
    with pytest.raises(TransitionRefused):
        masukan.masukan_kirim(
            konsultasi=konsultasi, isi=isi | {"isi": ISI * 2}, partisipan=orang, terbukti=True, induk=balasan
        )


def test_butir_dan_induk_milik_konsultasi_lain_404_atau_diabaikan(warga, konsultasi, dinas, sari):
    lain = buat_konsultasi(dinas, sari)
    butir, komentar = buat_butir(lain), buat_komentar(lain)
    assert tulis(warga, konsultasi, kueri=f"?butir={butir.pk}").status_code == 404
    tulis(warga, konsultasi, kueri=f"?balas={komentar.pk}")
    assert Komentar.objects.get(konsultasi=konsultasi).induk is None


def test_minta_tautan_sama_bagi_siapa_pun(warga, konsultasi, surel):
    kenal = buat_partisipan(konsultasi.kota_id, "kenal@contoh.invalid")
    buat_komentar(konsultasi, partisipan=kenal)
    satu = warga.post(f"{TANGSEL}saya/", {"surel": "Kenal@Contoh.invalid"}, follow=True)
    dua = warga.post(f"{TANGSEL}saya/", {"surel": "asing@contoh.invalid"}, follow=True)
    buang = satu.context["csrf_token"], dua.context["csrf_token"]
    teks = [j.text.replace(str(b), "") for j, b in zip((satu, dua), buang, strict=True)]
    assert satu.redirect_chain == dua.redirect_chain
    assert teks[0].count("tautannya tiba") == teks[1].count("tautannya tiba") == 1


def test_milik_sendiri_lihat_dan_tarik(warga, konsultasi, surel):
    buktikan(warga, konsultasi, surel)
    komentar = Komentar.objects.get()
    assert ISI in warga.get(f"{TANGSEL}saya/").text
    warga.post(f"{TANGSEL}saya/{komentar.pk}/tarik/")
    komentar.refresh_from_db()
    assert (komentar.keadaan, komentar.isi, komentar.nama) == ("ditarik", "", "")
    assert "Ditarik pengirimnya" in warga.get(f"{TANGSEL}{konsultasi.pk}/masukan/").text


def test_milik_orang_lain_tidak_dapat_ditarik(warga, konsultasi, surel):
    buktikan(warga, konsultasi, surel)
    lain = buat_komentar(konsultasi)
    assert warga.post(f"{TANGSEL}saya/{lain.pk}/tarik/").status_code == 404
    with pytest.raises(TransitionRefused):
        masukan.masukan_tarik(komentar=lain, partisipan=buat_partisipan(konsultasi.kota_id))


def test_yang_sudah_ditanggapi_tidak_dapat_ditarik(dinas, sari):
    """The answer stays understandable: what it answers stays."""
    tutup = buat_konsultasi(dinas, sari, "ditutup")
    komentar = buat_komentar(tutup)
    komentar.konsultasi.keadaan = "dibatalkan"
    komentar.konsultasi.alasan = "Dihentikan."
    komentar.konsultasi.save()
    with pytest.raises(TransitionRefused):
        masukan.masukan_tarik(komentar=komentar, partisipan=komentar.partisipan)


def test_keluar_melupakan_peramban(warga, konsultasi, surel):
    buktikan(warga, konsultasi, surel)
    warga.post(f"{TANGSEL}saya/keluar/")
    assert ISI not in warga.get(f"{TANGSEL}saya/").text


def test_bukti_kota_ini_tidak_berlaku_di_kota_lain(warga, konsultasi, surel, kota_sorong):
    buktikan(warga, konsultasi, surel)
    assert "Kirim tautan" in warga.get("/forum/sorong/saya/").text


# ---- support -------------------------------------------------------------------------------------------------------


def test_dukungan_butuh_bukti(warga, konsultasi):
    komentar = buat_komentar(konsultasi)
    jawaban = warga.post(f"{TANGSEL}masukan/{komentar.pk}/dukung/")
    assert jawaban.headers["Location"] == f"{TANGSEL}saya/"
    assert Dukungan.objects.count() == 0


def test_dukungan_sekali_dan_dapat_dibatalkan(warga, konsultasi, surel):
    buktikan(warga, konsultasi, surel)
    lain = buat_komentar(konsultasi)
    jalur = f"{TANGSEL}masukan/{lain.pk}/dukung/"
    jumlah = []
    for _ in range(3):
        warga.post(jalur)
        jumlah.append(Dukungan.objects.count())
    assert jumlah == [1, 0, 1]


def test_masukan_sendiri_dan_yang_tidak_tayang_tidak_dapat_didukung(konsultasi):
    komentar = buat_komentar(konsultasi)
    with pytest.raises(TransitionRefused):
        masukan.dukungan_ubah(komentar=komentar, partisipan=komentar.partisipan)
    ditahan = buat_komentar(konsultasi, keadaan="ditahan")
    with pytest.raises(TransitionRefused):
        masukan.dukungan_ubah(komentar=ditahan, partisipan=buat_partisipan(konsultasi.kota_id))


def test_banjir_dukungan_satu_orang_dibatasi(konsultasi, monkeypatch):
    monkeypatch.setattr(batas, "DUKUNGAN_PER_ORANG", 3)
    orang = buat_partisipan(konsultasi.kota_id)
    komentar = [buat_komentar(konsultasi) for _ in range(4)]
    for satu in komentar[:3]:
        masukan.dukungan_ubah(komentar=satu, partisipan=orang)
    with pytest.raises(TransitionRefused):
        masukan.dukungan_ubah(komentar=komentar[3], partisipan=orang)


# ---- meeting, forgetting, concurrency ------------------------------------------------------------------------------


def test_catatan_tatap_muka(konsultasi, pengelola, pengelola_lain):
    isi = {"isi": "Kata warga RW 3: buka Sabtu.", "nama": "", "unsur": "pengguna", "saluran": "tatap_muka"}
    komentar = masukan.masukan_catat(konsultasi=konsultasi, isi=isi, butir=None, oleh=pengelola)
    assert (komentar.keadaan, komentar.partisipan, komentar.dicatat_oleh) == ("tayang", None, pengelola)
    with pytest.raises(konsultasi.DoesNotExist):
        masukan.masukan_catat(konsultasi=konsultasi, isi=isi, butir=None, oleh=pengelola_lain)


def test_lupa_pada_waktunya(konsultasi, dinas, sari, kota_tangsel):
    lama = "2020-01-01T00:00:00Z"
    buat_komentar(konsultasi, keadaan="belum", dibuat_pada=lama)
    buat_komentar(konsultasi, keadaan="belum")
    usai = buat_konsultasi(
        dinas, sari, "dibatalkan", mulai=hari(-300), selesai=hari(-280), tanggapan_paling_lambat=hari(-200)
    )
    dulu = buat_komentar(usai).partisipan
    aktif = buat_komentar(konsultasi).partisipan
    pendukung = buat_partisipan(konsultasi.kota_id)
    masukan.dukungan_ubah(komentar=Komentar.objects.filter(konsultasi=konsultasi).tayang()[0], partisipan=pendukung)
    Partisipan.objects.update(dibuat_pada=lama)
    forum_bersihkan(kota_id=kota_tangsel.pk)
    assert Komentar.objects.filter(keadaan="belum").count() == 1
    for orang, sisa in ((dulu, ""), (aktif, aktif.surel), (pendukung, pendukung.surel)):
        orang.refresh_from_db()
        assert orang.surel == sisa
    assert Komentar.objects.filter(partisipan=dulu).count() == 1


@pytest.mark.django_db(transaction=True)
def test_dua_klik_bersamaan_satu_masukan_dan_nomor_runtut(kota_tangsel, buat_pengguna):
    """Two browsers confirm two comments, and one link twice, at once."""
    sari = buat_pengguna("sari", kota_tangsel, ("BKD", {}))
    with lingkup_kota([kota_tangsel.pk]):
        konsultasi = buat_konsultasi(buat_instansi(kota_tangsel), sari)
        kode = []
        for n in range(2):
            orang = buat_partisipan(kota_tangsel.pk, f"o{n}@contoh.invalid", terbukti=False)
            komentar = buat_komentar(konsultasi, keadaan="belum", partisipan=orang)
            kode.append(
                token(Surat.objects.create(kota=kota_tangsel, partisipan=orang, jenis="konfirmasi", komentar=komentar))
            )
    hasil: list[str] = []
    mulai = threading.Barrier(4)

    def klik(teks: str) -> None:
        try:
            mulai.wait()
            with lingkup_kota([kota_tangsel.pk]):
                masukan.masukan_konfirmasi(surat=surat_dari_token(teks))
            hasil.append("masuk")
        except TransitionRefused:
            hasil.append("ditolak")
        finally:
            connection.close()

    utas = [threading.Thread(target=klik, args=(k,)) for k in (*kode, *kode)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert sorted(hasil) == ["ditolak", "ditolak", "masuk", "masuk"]
    with lingkup_kota([kota_tangsel.pk]):
        assert list(Komentar.objects.order_by("nomor").values_list("nomor", "keadaan")) == [
            (1, "tayang"),
            (2, "tayang"),
        ]
