"""The demo is coherent: structure, careers without overlap, pyramids, derived columns, indicators, accounts."""

import re
from collections import Counter
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, F, Max, Min

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA, PERSONA_PUSAT, PUSAT
from asn.contoh.evaluasi import terbitkan_lampau
from asn.contoh.kinerja import periode_tertutup
from asn.contoh.profil import PROFIL
from asn.core.berkas import berkas_baca, berkas_terlihat
from asn.core.lingkup import lingkup_kota, seluruh_kota
from asn.core.models import Berkas, RiwayatKeadaan
from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi, Instansi, Kota
from kepegawaian.jabatan.models import Jabatan, StandarKompetensi
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.pegawai.models import Pegawai, Pencalonan, RiwayatJabatan, RiwayatKinerja, RiwayatPangkat
from kepegawaian.pegawai.rules import nip as aturan_nip
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin, RatingEkspektasi
from kepegawaian.pegawai.rules.predikat import predikat_kinerja
from kepegawaian.pegawai.services import keadaan_segarkan
from kepegawaian.rekrutmen.models import Formasi, Lamaran, Pengangkatan, Pengumuman, Seleksi
from kepegawaian.rekrutmen.rules.berkas_hasil import baca
from kepegawaian.rekrutmen.services.penggantian import tempat_kosong
from kepegawaian.talenta.models import HasilTalenta, SiklusTalenta, TemuanBelumTerlihat
from kinerja.disiplin.models import Perkara
from kinerja.disiplin.workflows import DIKETAHUI_TERPERIKSA
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.skp.models import EvaluasiKinerja, KonversiAngkaKredit, PermintaanUmpan, PredikatOrganisasi
from pengaduan.aduan.models import LampiranAduan
from pengaduan.forum.models import KeberatanModerasi
from pengaduan.survei.models import HasilSurvei, Kampanye, RencanaTindak
from pengaduan.survei.services.hitung import angka_kampanye
from tests.contoh.conftest import HARI_INI, buat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contoh")]


@pytest.fixture(autouse=True)
def lingkup(contoh: str, db: None):
    with seluruh_kota():
        yield


@pytest.fixture
def kota() -> list[Kota]:
    return list(Kota.objects.filter(kode__in=PROFIL))


def test_second_run_does_nothing() -> None:
    sebelum = Pegawai.objects.count()
    assert buat() == ""
    assert Pegawai.objects.count() == sebelum


def test_every_city_has_people_structure_and_history(kota: list[Kota]) -> None:
    for k in kota:
        assert Pegawai.objects.filter(kota=k, tanggal_berhenti=None).count() >= 220
        assert Instansi.objects.filter(kota=k, jenis="kelurahan").exists()
        assert RiwayatKinerja.objects.filter(kota=k).exists()


def test_paths_of_the_instansi_tree_are_right() -> None:
    unit = {u.pk: u for u in Instansi.objects.all()}
    for u in unit.values():
        induk = unit.get(u.induk_id)
        assert u.jalur == f"{induk.jalur if induk else ''}{u.pk}/"
        assert u.perangkat_daerah_id == (induk.perangkat_daerah_id if induk else u.pk)


def test_one_unit_per_city_was_dissolved_into_a_successor(kota: list[Kota]) -> None:
    for k in kota:
        lama = Instansi.objects.get(kota=k, berlaku_sampai__isnull=False)
        assert lama.penerus is not None
        assert lama.berlaku_sampai < HARI_INI
        pindahan = RiwayatJabatan.objects.filter(instansi=lama)
        assert pindahan.exists()
        assert not pindahan.filter(tmt_selesai=None).exists()


def test_every_position_leads_up_to_the_sekretaris_daerah(kota: list[Kota]) -> None:
    for k in kota:
        jabatan = {j.pk: j for j in Jabatan.objects.filter(kota=k)}
        for j in jabatan.values():
            langkah = 0
            while j.atasan_id and langkah < 12:
                j, langkah = jabatan[j.atasan_id], langkah + 1
            assert langkah < 12


def test_managerial_positions_have_one_seat_and_all_nine_standards() -> None:
    manajerial = Jabatan.objects.manajerial()
    assert not manajerial.exclude(kebutuhan=1).exists()
    sembilan = StandarKompetensi.objects.filter(jabatan__in=manajerial).values("jabatan").annotate(n=Count("pk"))
    assert {b["n"] for b in sembilan} == {9}
    assert len(sembilan) == manajerial.count()


def test_no_managerial_seat_is_held_definitively_by_two_at_once() -> None:
    baris = RiwayatJabatan.objects.filter(penugasan="DEFINITIF", jabatan__in=Jabatan.objects.manajerial())
    per_jabatan: dict[int, list] = {}
    for jabatan, mulai, selesai in baris.order_by("tmt_mulai").values_list("jabatan", "tmt_mulai", "tmt_selesai"):
        per_jabatan.setdefault(jabatan, []).append((mulai, selesai))
    for masa in per_jabatan.values():
        for (_, selesai), (mulai, _) in pairwise(masa):
            assert selesai is not None
            assert selesai < mulai


def test_definitive_positions_of_a_person_follow_each_other_without_gap() -> None:
    baris = RiwayatJabatan.objects.filter(penugasan="DEFINITIF").order_by("pegawai", "tmt_mulai")
    sebelum = None
    for r in baris.iterator():
        if sebelum and sebelum.pegawai_id == r.pegawai_id:
            assert (r.tmt_mulai - sebelum.tmt_selesai).days == 1
        sebelum = r


def test_derived_columns_are_those_of_the_register(kota: list[Kota]) -> None:
    for k in kota:
        with lingkup_kota([k.pk]):
            assert keadaan_segarkan(kota_id=k.pk, tanggal=HARI_INI) == 0


def test_everybody_in_service_has_a_position_and_a_golongan() -> None:
    aktif = Pegawai.objects.filter(tanggal_berhenti=None)
    assert not aktif.filter(jabatan=None).exists()
    assert not aktif.filter(golongan=None).exclude(jenis="PPPK_PARUH_WAKTU").exists()
    assert not Pegawai.objects.exclude(tanggal_berhenti=None).exclude(jabatan=None).exists()


def test_ages_and_golongan_form_plausible_pyramids() -> None:
    aktif = Pegawai.objects.filter(tanggal_berhenti=None)
    usia = sorted((HARI_INI - lahir).days / 365.25 for lahir in aktif.values_list("tanggal_lahir", flat=True))
    masuk = [(p.tmt_masuk - p.tanggal_lahir).days / 365.25 for p in aktif]
    assert min(masuk) >= 18
    assert usia[-1] < 61
    assert 36 < usia[len(usia) // 2] < 48
    kelompok = dict(aktif.filter(golongan__kelompok_asn="PNS").values_list("golongan__kelompok").annotate(Count("pk")))
    assert kelompok["III"] > kelompok["II"] > kelompok.get("I", 0)
    assert kelompok["III"] > kelompok["IV"]
    jenis = dict(aktif.values_list("jenis").annotate(Count("pk")))
    assert jenis["PNS"] > jenis["PPPK"] > jenis["PPPK_PARUH_WAKTU"] > 0
    assert jenis["CPNS"] > 0


def test_golongan_only_rises_and_service_years_fit() -> None:
    sebelum = None
    for r in RiwayatPangkat.objects.select_related("golongan").order_by("pegawai", "tmt").iterator():
        if sebelum and sebelum.pegawai_id == r.pegawai_id:
            assert r.golongan.urutan == sebelum.golongan.urutan + 1
            assert (r.tmt - sebelum.tmt).days > 500
        sebelum = r


def test_most_pns_reach_twenty_jp_in_a_closed_year() -> None:
    with connection.cursor() as kursor:
        kursor.execute("""
            SELECT avg((COALESCE(t.jp, 0) >= 20)::int) FROM pegawai_pegawai p
              LEFT JOIN LATERAL (SELECT sum(jp) jp FROM pegawai_riwayatdiklat d WHERE d.pegawai_id = p.id
                                    AND tanggal_selesai BETWEEN '2025-01-01' AND '2025-12-31') t ON true
             WHERE p.jenis = 'PNS' AND p.tanggal_berhenti IS NULL AND p.tmt_masuk < '2025-01-01'""")
        assert 0.65 <= float(kursor.fetchone()[0]) <= 0.80


def test_predicates_follow_the_matrix_and_somebody_assessed_them() -> None:
    baris = RiwayatKinerja.objects.filter(rezim="PERMENPANRB_6_2022")
    for hasil, perilaku, predikat in baris.values_list("hasil_kerja", "perilaku", "predikat").distinct():
        assert predikat_kinerja(RatingEkspektasi(hasil), RatingEkspektasi(perilaku), pada=HARI_INI) == predikat
    assert baris.filter(penilai=None).count() < 0.05 * baris.count()
    assert not baris.filter(penilai=F("pegawai")).exists()
    lama = RiwayatKinerja.objects.exclude(rezim="PERMENPANRB_6_2022")
    assert set(lama.values_list("rezim", flat=True)) == {"PP_46_2011", "PP_30_2019"}
    assert not lama.filter(nilai=None).exists()


def test_four_closed_years_and_the_closed_quarters_of_this_one() -> None:
    kode = {p.kode for p in periode_tertutup(HARI_INI)}
    assert {"2022", "2025", "2022-T1", "2026-T3"} <= kode
    assert "2026" not in kode
    tercatat = set(IndikatorInstansi.objects.values_list("periode", flat=True))
    bulanan = {p for p in tercatat if re.fullmatch(r"\d{4}-\d{2}", p)}
    # Figures of citizens' reports come per month as well, and run on in the month and the quarter that are not over.
    berjalan = Periode.pada(HARI_INI, "triwulan").kode
    assert tercatat - bulanan - {berjalan} == kode
    assert set(IndikatorInstansi.objects.filter(periode=berjalan).values_list("sumber", flat=True)) == {
        *IndikatorInstansi.objects.filter(periode__in=bulanan).values_list("sumber", flat=True)
    }
    assert bulanan
    assert max(bulanan) <= f"{HARI_INI:%Y-%m}"


def test_indicators_stay_in_their_range_and_move(kota: list[Kota]) -> None:
    bernilai = IndikatorInstansi.objects.exclude(nilai=None).order_by().values_list("jenis")
    batas = {jenis: (rendah, tinggi) for jenis, rendah, tinggi in bernilai.annotate(Min("nilai"), Max("nilai"))}
    assert 25 <= batas["IKM"][0] < batas["IKM"][1] <= 100
    assert 0 <= batas["ADUAN_TEPAT_WAKTU"][0] < batas["ADUAN_TEPAT_WAKTU"][1] <= 100
    puncak = Instansi.objects.filter(induk=None, berlaku_sampai=None).count()
    terakhir = IndikatorInstansi.objects.filter(jenis="PREDIKAT_ORGANISASI", periode="2026-T3")
    assert terakhir.count() == puncak


def test_identity_numbers_pass_the_rules_except_the_marked_ones() -> None:
    salah = 0
    for p in Pegawai.objects.all():
        temuan = aturan_nip.periksa(
            p.nip,
            jenis=JenisASN(p.jenis),
            tanggal_lahir=p.tanggal_lahir,
            jenis_kelamin=JenisKelamin("1" if p.jenis_kelamin == "L" else "2"),
            tmt=p.tmt_masuk,
        )
        kode = {t.kode for t in temuan}
        assert kode <= {"NIP_BEDA_TANGGAL_LAHIR"}, (p.nip, temuan)
        salah += bool(kode)
        assert p.nik[10:12] == f"{p.tanggal_lahir:%y}"
        assert "-0000-" in p.telepon
    assert 0 < salah < 20


def test_each_persona_has_an_account_without_password(kota: list[Kota]) -> None:
    for k in kota:
        for persona in PERSONA_KOTA:
            akun = Pengguna.objects.get(email=persona.email(k.kode))
            assert not akun.has_usable_password()
            assert akun.kota == k
            peran = list(akun.penugasan.values_list("peran", flat=True))
            assert peran == ([persona.peran.value] if persona.peran else [])
    pusat = Pengguna.objects.get(email=PERSONA_PUSAT.email(PUSAT))
    assert pusat.penugasan.get().pusat


def test_personas_show_their_role(kota: list[Kota]) -> None:
    for k in kota:
        akun = {p.kunci: Pengguna.objects.get(email=p.email(k.kode)) for p in PERSONA_KOTA}
        assert "Kepegawaian" in akun["bkd"].pegawai.instansi.perangkat_daerah.nama
        assert akun["kepala_dinas"].penugasan.get().instansi == akun["kepala_dinas"].pegawai.instansi
        assert akun["kepala_dinas"].pegawai.jabatan.memimpin
        assert akun["pengelola"].penugasan.get().instansi.nama == "Dinas Kesehatan"
        assert Pegawai.objects.filter(jabatan__atasan=akun["atasan"].pegawai.jabatan_id).exists()
        assert RiwayatKinerja.objects.filter(pegawai=akun["pegawai"].pegawai, triwulan=None).count() >= 4
        assert akun["ppk"].pegawai is None
        (perkara,) = Perkara.objects.filter(kota=k)
        assert perkara.pegawai == akun["terperiksa"].pegawai
        assert perkara.keadaan in DIKETAHUI_TERPERIKSA
        tim = EvaluasiKinerja.objects.filter(jabatan_penilai=akun["atasan"].pegawai.jabatan_id)
        assert tim.filter(keadaan="belum").exists()


def test_evidence_opens_for_its_owner_only(kota: list[Kota]) -> None:
    satu, lain = (Pengguna.objects.get(email=f"pegawai.{k.kode}@demo.invalid") for k in kota[:2])
    berkas = Berkas.objects.get(pk=satu.pegawai.riwayatpangkat_set.exclude(bukti=None).get().bukti_id)
    assert berkas_terlihat(satu, berkas.pk) == berkas
    assert berkas_terlihat(lain, berkas.pk) is None


def test_reports_with_pictures_and_an_objection_that_waits_for_somebody_else(kota: list[Kota]) -> None:
    for k in kota:
        gambar = LampiranAduan.objects.filter(kota=k)
        assert set(gambar.values_list("jenis", flat=True)) == {"bukti", "sebelum", "sesudah"}
        assert all(b.aduan.ditindaklanjuti_tanggal for b in gambar)
        [keberatan] = KeberatanModerasi.objects.filter(kota=k).menunggu()
        bkd = Pengguna.objects.get(email=f"bkd.{k.kode}@demo.invalid")
        assert keberatan.putusan.oleh != bkd
        assert KeberatanModerasi.objects.terlihat_oleh(bkd, "forum.moderasi_komentar").filter(pk=keberatan.pk).exists()


def test_satisfaction_in_the_register_is_what_the_surveys_compute(kota: list[Kota]) -> None:
    for k in kota:
        hasil = HasilSurvei.objects.filter(kota=k, ikm__isnull=False).select_related("kampanye")
        assert hasil.count() >= 8
        assert Kampanye.objects.filter(kota=k, keadaan="berjalan").exists()
        assert RencanaTindak.objects.filter(kota=k).count() == 3
        ikm = IndikatorInstansi.objects.filter(kota=k, jenis="IKM")
        for h in hasil:
            satu = ikm.get(instansi=h.kampanye.instansi_id, periode=h.kampanye.periode)
            assert (satu.nilai, satu.kode, satu.n) == (h.ikm, h.mutu, h.n)
            assert satu.tautan == h.kampanye.get_absolute_url()
            assert angka_kampanye(h.kampanye) == h.angka
        # A year whose quarters were surveyed is their mean, not a figure of its own.
        assert not ikm.filter(periode=str(HARI_INI.year - 1), instansi__in=hasil.values("kampanye__instansi")).exists()


def test_hasil_seleksi_dapat_dihitung_ulang_bita_demi_bita(kota: list[Kota], tmp_path: Path) -> None:
    """Every announced list of the demo: the published file ranks again to the very bytes that were announced."""
    terbit = list(Pengumuman.objects.exclude(berkas=None).select_related("berkas"))
    assert {(p.tahap, p.revisi) for p in terbit} == {("dasar", 1), ("dasar", 2), ("akhir", 1)}
    for p in terbit:
        jalur, ulang = tmp_path / "hasil.csv", tmp_path / "ulang.csv"
        jalur.write_bytes(berkas_baca(p.berkas))
        call_command("hitung_ulang_seleksi", str(jalur), "--keluaran", str(ulang), stdout=StringIO())
        assert ulang.read_bytes() == baca(jalur.read_bytes()).badan


def test_seleksi_dalam_tahap_yang_berbeda(kota: list[Kota]) -> None:
    keadaan = {s.kota.kode: s.keadaan for s in Seleksi.objects.filter(gelombang=2).select_related("kota")}
    assert keadaan == {"31": "selesai", "36.74": "sanggah_dasar", "96.71": "integrasi"}
    for jenis, kode in (("PPPK", "36.74"), ("CPNS", "96.71")):
        berkas = Pengangkatan.objects.filter(kota__kode=kode, seleksi__gelombang=3, jenis=jenis)
        langkah = Counter(berkas.values_list("lamaran__keadaan", flat=True))
        assert langkah["nip_diusulkan"] == langkah["mengundurkan_diri"] == 1
        assert langkah["pemberkasan"] >= 3
        assert [len(t.calon) for t in tempat_kosong(berkas[0].seleksi)] == [1]
    angkat = Pengangkatan.objects.exclude(pegawai=None).select_related("pegawai", "lamaran__pelamar__akun")
    assert [p.pegawai.jenis for p in angkat] == ["CPNS"] * 3
    assert all(p.lamaran.pelamar.akun.pegawai_id == p.pegawai_id for p in angkat)
    assert Keberatan.objects.filter(jenis="sanggah-dasar", keadaan="diajukan").count() == 3
    assert Keberatan.objects.filter(jenis="sanggah-administrasi", keadaan="diajukan").count() == 2


def test_formasi_dan_pengangkatan_contoh_berjejak_dari_waktu_lampau(kota: list[Kota]) -> None:
    """No page of a finished thing says that nothing led there, or that all of it happened while the demo was made."""
    for model, langkah in ((Formasi, 3), (Seleksi, 2)):
        for satu in model.objects.exclude(keadaan="disiapkan"):
            jejak = RiwayatKeadaan.objects.filter(
                objek_jenis=ContentType.objects.get_for_model(model), objek_id=satu.pk
            ).order_by("pk")
            assert len(jejak) >= langkah
            assert jejak.last().ke == satu.keadaan
            assert [a.ke for a in jejak[: len(jejak) - 1]] == [b.dari for b in jejak[1:]]
    for satu in Pengangkatan.objects.exclude(pegawai=None):
        jejak = RiwayatKeadaan.objects.filter(
            objek_jenis=ContentType.objects.get_for_model(Lamaran), objek_id=satu.lamaran_id
        )
        waktu = list(jejak.order_by("pk").values_list("pada", flat=True))
        assert waktu == sorted(waktu)
        assert waktu[-1].date() < HARI_INI


@pytest.mark.parametrize("kode", PROFIL)
def test_satu_evaluasi_lampau_per_kota(kode):
    kota = Kota.objects.get(kode=kode)
    with time_machine.travel(HARI_INI), lingkup_kota([kota.pk]):
        assert terbitkan_lampau(kota, HARI_INI)
        assert not terbitkan_lampau(kota, HARI_INI)
        evaluasi = EvaluasiBerkala.objects.get(kota=kota)
        assert (evaluasi.periode, evaluasi.keadaan) == ("2026-T2", "ditinjau")
        assert evaluasi.nomor
        assert set(evaluasi.lembar.values_list("hasil", flat=True)) == {"selesai"}
        assert evaluasi.angka["pegawai"]["jumlah"] >= 200


@pytest.mark.parametrize("kode", ["36.74", "96.71", "31"])
def test_setiap_kota_menilai_dalam_setiap_tahap(kode):
    kota = Kota.objects.get(kode__startswith=kode)
    with lingkup_kota([kota.pk]):
        evaluasi = EvaluasiKinerja.objects.all()
        assert set(evaluasi.values_list("keadaan", flat=True)) >= {"belum", "draf", "disampaikan", "diterima", "final"}
        assert evaluasi.values("periode").distinct().count() == 4
        assert set(Keberatan.objects.values_list("keadaan", flat=True)) >= {"diajukan", "diperiksa", "dikabulkan"}
        assert PredikatOrganisasi.objects.exists()
        assert KonversiAngkaKredit.objects.exists()
        tercatat = evaluasi.filter(riwayat__isnull=False)
        assert tercatat.exists()
        assert not tercatat.exclude(predikat=F("riwayat__predikat")).exists()


def test_persona_pegawai_diminta_umpan_balik_dan_sudah_dijawab_rekannya():
    kota = Kota.objects.get(kode__startswith="36.74")
    with lingkup_kota([kota.pk]):
        menunggu = PermintaanUmpan.objects.get(keadaan="menunggu")
        dijawab = PermintaanUmpan.objects.get(keadaan="dijawab")
        assert menunggu.kepada_id == dijawab.skp.pegawai_id
        assert dijawab.kepada_id == menunggu.skp.pegawai_id
        assert dijawab.umpan_balik.peran == "rekan"
        assert menunggu.rhk.skp_id == menunggu.skp_id


@pytest.mark.parametrize("kode", ["36.74", "96.71", "31"])
def test_setiap_kota_punya_dua_siklus_dan_yang_belum_terlihat(kode):
    kota = Kota.objects.get(kode__startswith=kode)
    with lingkup_kota([kota.pk]):
        siklus = {s.keadaan: s for s in SiklusTalenta.objects.all()}
        assert set(siklus) == {"ditetapkan", "sidang"}
        assert siklus["sidang"].sebelum == siklus["ditetapkan"]
        assert siklus["ditetapkan"].sidang.get().keadaan == "ditutup"
        assert set(Keberatan.objects.filter(jenis="talenta").values_list("keadaan", flat=True)) == {
            "diajukan",
            "dikabulkan",
        }
        assert HasilTalenta.objects.filter(revisi=1, kini=True).count() == 1
        cemerlang = TemuanBelumTerlihat.objects.get(pegawai__akun__email=f"cemerlang.{kota.kode}@demo.invalid")
        assert not Pencalonan.objects.filter(pegawai=cemerlang.pegawai).exists()
        assert Pencalonan.objects.exists()
