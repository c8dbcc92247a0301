"""Feedback of colleagues in the demo: a letter that waits for the persona "pegawai", and an answer on its own SKP."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password

from asn.akun.models import Pengguna
from asn.contoh.orang import Orang
from kepegawaian.instansi.models import Kota
from kinerja.skp.models import SKP, PermintaanUmpan, UmpanBalik
from kinerja.skp.rules.periode import periode_pada

TANYA = "Apakah bahan yang saya kirim sudah membantu pekerjaan Anda?"
JAWAB = "Bahan rapat selalu siap sehari sebelumnya, sehingga kami sempat memeriksanya. Pertahankan."


def buat_rekan(kota: Kota, pemain: Mapping[str, Orang], tanggal: date) -> int:
    """Returns how many letters there are; none where the persona has no colleague with a SKP."""
    berlaku = SKP.objects.filter(
        kota=kota, tahun=tanggal.year, keadaan__in=["ditetapkan", "perubahan"], rhk__isnull=False
    )
    milik = (
        berlaku.filter(pegawai=pemain["pegawai"].pk).select_related("siklus").first() if "pegawai" in pemain else None
    )
    if milik is None:
        return 0
    rekan = berlaku.filter(jabatan_penilai=milik.jabatan_penilai_id).exclude(pegawai=milik.pegawai_id)
    satu = rekan.select_related("pegawai").order_by("pk").first()
    if satu is None:
        return 0
    saya, dia = Pengguna.objects.get(pegawai=milik.pegawai_id), _akun(satu)
    pada = datetime.combine(tanggal - timedelta(days=3), time(9), ZoneInfo(kota.zona_waktu))
    surat = {"kota": kota, "pertanyaan": TANYA, "batas": tanggal + timedelta(days=11), "diminta_pada": pada}
    PermintaanUmpan.objects.create(
        skp=satu, rhk=satu.rhk.order_by("pk").first(), kepada_id=milik.pegawai_id, diminta_oleh=dia, **surat
    )
    umpan = UmpanBalik.objects.create(
        kota=kota,
        skp=milik,
        nilai="KL",
        sifat="apresiasi",
        teks=JAWAB,
        periode=periode_pada(tanggal, milik.siklus.periodik).kode,
        peran="rekan",
        oleh=dia,
        pada=pada,
    )
    jawaban = {"keadaan": "dijawab", "umpan_balik": umpan, "ditutup_pada": pada}
    PermintaanUmpan.objects.create(
        skp=milik, nilai="KL", kepada_id=satu.pegawai_id, diminta_oleh=saya, **surat, **jawaban
    )
    return 2


def _akun(skp: SKP) -> Pengguna:
    """The account of the colleague; nobody can log in with it."""
    nilai = {"username": skp.pegawai.nip, "nama": skp.pegawai.nama, "kota": skp.kota, "password": make_password(None)}
    return Pengguna.objects.get_or_create(pegawai=skp.pegawai, defaults=nilai)[0]
