"""Every state × decision; who may decide; an approval stands for exactly what was shown."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatPenghargaan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.rules.pemisahan import LANGKAH_LAIN, PENGUSUL, SUBJEK
from kepegawaian.usulan.services import (
    Butir,
    usulan_ajukan,
    usulan_batalkan,
    usulan_putuskan,
    usulan_putuskan_massal,
    usulan_ubah,
)
from kepegawaian.usulan.services.kotak import menunggu_putusan, tahap_utama
from kepegawaian.usulan.services.wewenang import putusan_usulan
from kepegawaian.usulan.workflows import KeadaanUsulan
from tests.kepegawaian.usulan.conftest import ISI, PDF, putus

ALASAN = "Nomor piagam tidak terbaca"


def test_dari_pegawai_sampai_buku_induk(usul, dinas):
    usulan = usul()
    kini = putus(usulan, dinas.fajar)
    assert (kini.keadaan, kini.menunggu) == ("diverifikasi", "bkd")
    assert not RiwayatPenghargaan.objects.exists()
    kini = putus(usulan, dinas.sari)
    assert (kini.keadaan, kini.menunggu) == ("disahkan", "")
    assert kini.diputus_pada is not None
    fakta = RiwayatPenghargaan.objects.get()
    assert (fakta.pegawai_id, fakta.nama, fakta.diverifikasi_oleh) == (dinas.pegawai.pk, "Satyalancana", dinas.sari)
    langkah = [(r.transisi, r.oleh.username) for r in putusan_usulan(usulan)]
    assert langkah == [("ajukan", "rina"), ("setuju_instansi", "fajar"), ("sahkan_bkd", "sari")]


def test_tiga_tahap_dengan_atasan(usul, dinas):
    usulan = usul(jenis="uji_atasan")
    assert usulan.menunggu == "atasan"
    for siapa, menunggu in (("hadi", "instansi"), ("gita", "bkd"), ("dewi", "")):
        assert putus(usulan, getattr(dinas, siapa)).menunggu == menunggu
    assert RiwayatPenghargaan.objects.count() == 1


def _ke(keadaan, usul, dinas) -> Usulan:
    usulan = usul(ajukan=keadaan != "draf")
    if keadaan in ("diverifikasi", "disahkan"):
        putus(usulan, dinas.fajar)
    if keadaan == "disahkan":
        putus(usulan, dinas.sari)
    if keadaan in ("dikembalikan", "ditolak"):
        putus(usulan, dinas.fajar, {"dikembalikan": "kembalikan", "ditolak": "tolak"}[keadaan], ALASAN)
    if keadaan == "dibatalkan":
        usulan_batalkan(usulan=usulan, oleh=dinas.rina)
    return Usulan.objects.get(pk=usulan.pk)


# state → (who, what it becomes): None is refused. gita (kepala) decides for the instansi, dewi for the BKD.
TABEL = {
    # Nobody else even sees it.
    "draf": {("gita", "setuju"): PermissionDenied, ("dewi", "setuju"): PermissionDenied},
    "diajukan": {
        ("gita", "setuju"): "diverifikasi",
        ("gita", "kembalikan"): "dikembalikan",
        ("gita", "tolak"): "ditolak",
        ("dewi", "setuju"): "diverifikasi",
    },
    "diverifikasi": {
        ("gita", "setuju"): PermissionDenied,
        ("dewi", "setuju"): "disahkan",
        ("dewi", "kembalikan"): "dikembalikan",
        ("dewi", "tolak"): "ditolak",
    },
    "dikembalikan": {("gita", "setuju"): None, ("dewi", "tolak"): None},
    "disahkan": {("dewi", "setuju"): None, ("dewi", "tolak"): None, ("gita", "kembalikan"): None},
    "ditolak": {("gita", "setuju"): None, ("dewi", "setuju"): None},
    "dibatalkan": {("gita", "setuju"): None, ("dewi", "setuju"): None},
}


def test_tabel_memuat_semua_keadaan():
    assert set(TABEL) == {k.value for k in KeadaanUsulan}


@pytest.mark.parametrize(
    ("keadaan", "siapa", "keputusan", "hasil"),
    [(k, s, p, h) for k, baris in TABEL.items() for (s, p), h in baris.items()],
)
def test_keadaan_kali_keputusan(usul, dinas, keadaan, siapa, keputusan, hasil):
    usulan = _ke(keadaan, usul, dinas)
    jumlah = RiwayatPenghargaan.objects.count()
    if isinstance(hasil, str):
        kini = putus(usulan, getattr(dinas, siapa), keputusan, ALASAN)
        assert kini.keadaan == Usulan.objects.get(pk=usulan.pk).keadaan == hasil
        return
    with pytest.raises(hasil or TransitionRefused):
        putus(usulan, getattr(dinas, siapa), keputusan, ALASAN)
    assert Usulan.objects.get(pk=usulan.pk).keadaan == keadaan
    assert RiwayatPenghargaan.objects.count() == jumlah


@pytest.mark.parametrize("siapa", ["joko", "luar", "audit", "citra", "hadi"])
def test_orang_luar_tidak_memutus(usul, dinas, siapa):
    with pytest.raises(PermissionDenied):
        putus(usul(), getattr(dinas, siapa))


class TestPemisahan:
    def test_pengusul_tidak_memutus(self, usul, dinas):
        usulan = usul(oleh=dinas.fajar)
        with pytest.raises(TransitionRefused, match=PENGUSUL):
            putus(usulan, dinas.fajar)
        assert putus(usulan, dinas.gita).menunggu == "bkd"

    def test_usul_bkd_disahkan_analis_lain(self, usul, dinas):
        usulan = usul(oleh=dinas.sari)
        with pytest.raises(TransitionRefused, match=PENGUSUL):
            putus(usulan, dinas.sari)
        assert putus(usulan, dinas.dewi).keadaan == "disahkan"

    def test_tentang_diri_sendiri(self, usul, dinas):
        """The verifier's own record, proposed by a colleague."""
        usulan = usul(oleh=dinas.fajar)
        akun = dinas.rina
        akun.penugasan.create(peran="PENGELOLA_INSTANSI", kota=dinas.kota, instansi=dinas.unit)
        akun = type(akun).objects.get(pk=akun.pk)
        with pytest.raises(TransitionRefused, match=SUBJEK):
            putus(usulan, akun)
        assert usulan not in menunggu_putusan(akun, ["instansi"])

    def test_akun_kedua_dengan_nip_yang_sama(self, usul, dinas, buat_pengguna):
        kedua = buat_pengguna(f"{dinas.pegawai.nip}.bkd", dinas.kota, ("BKD", {}))
        usulan = usul(oleh=dinas.sari)
        with pytest.raises(TransitionRefused, match=SUBJEK):
            putus(usulan, kedua)
        assert not menunggu_putusan(kedua, ["bkd"]).exists()

    def test_satu_orang_satu_tahap(self, usul, dinas):
        """An analyst who stood in for the instansi leaves the last step to another one."""
        usulan = usul()
        assert putus(usulan, dinas.sari).keadaan == "diverifikasi"
        with pytest.raises(TransitionRefused, match=LANGKAH_LAIN):
            putus(usulan, dinas.sari)
        assert not menunggu_putusan(dinas.sari, ["bkd"]).exists()
        assert menunggu_putusan(dinas.dewi, ["bkd"]).get() == usulan

    def test_tahap_yang_sama_lagi_setelah_dikembalikan(self, usul, dinas):
        usulan = usul()
        putus(usulan, dinas.fajar, "kembalikan", ALASAN)
        usulan_ajukan(usulan=usulan, oleh=dinas.rina)
        assert putus(usulan, dinas.fajar).menunggu == "bkd"


class TestIsiYangDitampilkan:
    def test_isi_berubah_ditolak_dengan_keduanya(self, usul, dinas):
        usulan = usul()
        putus(usulan, dinas.fajar, "kembalikan", ALASAN)
        usulan_ubah(usulan=usulan, isi=ISI | {"nama": "Inovasi"}, oleh=dinas.rina, versi=1)
        usulan_ajukan(usulan=usulan, oleh=dinas.rina)
        with pytest.raises(VersiBasi) as galat:
            usulan_putuskan(usulan=usulan, keputusan="setuju", oleh=dinas.fajar, versi=1, sidik=usulan.sidik)
        assert galat.value.beda == [("Nama", "Inovasi", "Satyalancana")]
        assert Usulan.objects.get(pk=usulan.pk).keadaan == "diajukan"

    def test_isi_diubah_di_belakang_layar(self, usul, dinas):
        """Content altered in the table itself no longer fits its fingerprint."""
        usulan = usul()
        Usulan.objects.filter(pk=usulan.pk).update(isi=ISI | {"nama": "Sisipan"})
        with pytest.raises(VersiBasi):
            putus(usulan, dinas.fajar)

    def test_bukti_ditukar(self, usul, dinas):
        usulan, lain = usul(bukti=[("a.pdf", PDF)]), usul(bukti=[("b.pdf", PDF + b"2")])
        Usulan.objects.filter(pk=usulan.pk).update(bukti=lain.bukti)
        with pytest.raises(VersiBasi):
            putus(usulan, dinas.fajar)

    @pytest.mark.parametrize(("versi", "sidik"), [(2, None), (1, "0" * 64), (1, "")])
    def test_versi_atau_sidik_karangan(self, usul, dinas, versi, sidik):
        usulan = usul()
        with pytest.raises(VersiBasi):
            usulan_putuskan(
                usulan=usulan,
                keputusan="setuju",
                oleh=dinas.fajar,
                versi=versi,
                sidik=usulan.sidik if sidik is None else sidik,
            )


@pytest.mark.parametrize("keputusan", ["kembalikan", "tolak"])
def test_penolakan_harus_beralasan(usul, dinas, keputusan):
    usulan = usul()
    with pytest.raises(ValidationError) as galat:
        putus(usulan, dinas.fajar, keputusan, "  singkat ")
    assert "catatan" in galat.value.message_dict
    kini = putus(usulan, dinas.fajar, keputusan, ALASAN)
    assert kini.alasan == ALASAN


def test_dua_kali_diberi_tahu_siapa_yang_lebih_dulu(usul, dinas):
    usulan = usul(oleh=dinas.sari)
    putus(usulan, dinas.dewi)
    with pytest.raises(TransitionRefused, match="sudah disahkan oleh Dewi pada"):
        putus(usulan, dinas.dewi)
    assert RiwayatPenghargaan.objects.count() == 1


@pytest.mark.parametrize(("nama", "jenis_galat"), [("bentrok", ValidationError), ("basi", VersiBasi)])
def test_buku_induk_menolak_maka_tidak_ada_yang_berubah(usul, dinas, nama, jenis_galat):
    usulan = usul(isi=ISI | {"nama": nama})
    putus(usulan, dinas.fajar)
    with pytest.raises(jenis_galat):
        putus(usulan, dinas.sari)
    kini = Usulan.objects.get(pk=usulan.pk)
    assert (kini.keadaan, kini.menunggu, kini.diputus_pada) == ("diverifikasi", "bkd", None)
    assert not RiwayatPenghargaan.objects.exists()


class TestMassal:
    def test_satu_gagal_yang_lain_jadi(self, usul, dinas):
        baik, bentrok, diri = usul(oleh=dinas.dewi), usul(isi=ISI | {"nama": "bentrok"}), usul(oleh=dinas.sari)
        putus(bentrok, dinas.fajar)
        sudah = usul(oleh=dinas.dewi)
        butir = [Butir(u.pk, u.versi, u.sidik) for u in (bentrok, baik, diri, sudah)]
        putus(sudah, dinas.sari)
        hasil = usulan_putuskan_massal(butir=[*butir, Butir(0, 1, "")], oleh=dinas.sari)
        assert [(h.usulan_id, h.berhasil) for h in hasil] == [
            (bentrok.pk, False),
            (baik.pk, True),
            (diri.pk, False),
            (sudah.pk, False),
            (0, False),
        ]
        assert "Sudah ada penghargaan" in hasil[0].pesan
        assert hasil[2].pesan == PENGUSUL
        assert "sudah disahkan" in hasil[3].pesan
        assert RiwayatPenghargaan.objects.count() == 2

    def test_di_luar_jangkauan_tidak_terungkap(self, usul, dinas):
        usulan = usul()
        (hasil,) = usulan_putuskan_massal(butir=[Butir(usulan.pk, 1, usulan.sidik)], oleh=dinas.citra)
        assert (hasil.berhasil, hasil.usulan) == (False, None)


class TestKotak:
    def test_isi_menurut_tahap(self, usul, dinas):
        di_instansi, di_bkd = usul(), usul(oleh=dinas.sari)
        assert set(menunggu_putusan(dinas.fajar, tahap_utama(dinas.fajar))) == {di_instansi}
        assert set(menunggu_putusan(dinas.gita, tahap_utama(dinas.gita))) == {di_instansi}
        assert set(menunggu_putusan(dinas.dewi, tahap_utama(dinas.dewi))) == {di_bkd}
        assert set(menunggu_putusan(dinas.dewi, ["instansi", "bkd"])) == {di_instansi, di_bkd}
        assert not menunggu_putusan(dinas.sari, tahap_utama(dinas.sari)).exists()
        for siapa in ("rina", "luar", "citra", "audit"):
            orang = getattr(dinas, siapa)
            assert not menunggu_putusan(orang, ["atasan", "instansi", "bkd"]).exists(), siapa


class TestKerahasiaan:
    """A closed kind is not even a row for who may not see its content."""

    @pytest.mark.parametrize(
        ("jenis", "tampak", "tidak"),
        [
            ("uji", ("rina", "fajar", "gita", "sari", "audit", "hadi"), ("joko", "luar", "citra")),
            ("uji_tertutup", ("rina", "sari"), ("fajar", "gita", "audit", "hadi", "joko", "luar", "citra")),
            ("uji_rahasia", ("gita", "sari", "audit"), ("rina", "fajar", "hadi", "joko", "luar", "citra")),
        ],
    )
    def test_siapa_melihat(self, usul, dinas, jenis, tampak, tidak):
        usulan = usul(jenis=jenis, oleh=None)
        lihat = {
            s: Usulan.objects.terlihat_oleh(getattr(dinas, s), "usulan.view_usulan").filter(pk=usulan.pk).exists()
            for s in (*tampak, *tidak)
        }
        assert lihat == dict.fromkeys(tampak, True) | dict.fromkeys(tidak, False)

    def test_draf_hanya_milik_penyusunnya(self, usul, dinas):
        """What nobody has submitted yet is read by nobody else, not even by whom it is about."""
        draf = usul(oleh=dinas.fajar, ajukan=False)
        semua = ("fajar", "rina", "gita", "sari", "audit", "hadi", "joko", "citra")

        def pembaca() -> list[str]:
            lihat = Usulan.objects.filter(pk=draf.pk)
            return [s for s in semua if lihat.terlihat_oleh(getattr(dinas, s), "usulan.view_usulan").exists()]

        assert pembaca() == ["fajar"]
        usulan_ajukan(usulan=draf, oleh=dinas.fajar)
        assert pembaca() == ["fajar", "rina", "gita", "sari", "audit", "hadi"]

    def test_kepala_tidak_melihat_rahasia_tentang_dirinya(self, usul, dinas):
        usulan = usul(jenis="uji_rahasia", oleh=None)
        akun = dinas.rina
        akun.penugasan.create(peran="KEPALA_INSTANSI", kota=dinas.kota, instansi=dinas.unit)
        akun = type(akun).objects.get(pk=akun.pk)
        assert not Usulan.objects.terlihat_oleh(akun, "usulan.view_usulan").filter(pk=usulan.pk).exists()

    def test_jenis_yang_hilang_dari_sistem_tidak_tampak(self, usul, dinas):
        usulan = usul()
        Usulan.objects.filter(pk=usulan.pk).update(jenis="sudah_tidak_ada")
        assert not Usulan.objects.terlihat_oleh(dinas.sari, "usulan.view_usulan").exists()
