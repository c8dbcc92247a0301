"""How a case begins: by the superior or the BKD, by the night's count of absence, or by a superior who did nothing."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.enum import Hukdis, TingkatHukdis
from kepegawaian.pegawai.rules.orang import orang_akun, orang_pegawai
from kinerja.disiplin.models import Perkara, PetugasPerkara
from kinerja.disiplin.rules.hukuman import lebih_berat
from kinerja.disiplin.rules.pelanggaran import MASUK_KERJA, TIDAK_MEMERIKSA, Asal
from kinerja.disiplin.rules.pemeriksa import SENDIRI, PeranPerkara
from kinerja.disiplin.rules.tangga import Ketidakhadiran
from kinerja.disiplin.services.catatan import kabar_petugas, langkah_catat
from kinerja.disiplin.services.jangka import jam_kota
from kinerja.disiplin.services.pejabat import Tunjukan, atasan_langsung, pemutus
from kinerja.disiplin.workflows import IZIN_LAPOR, KeadaanPerkara

TINGKAT = {"R": TingkatHukdis.RINGAN, "S": TingkatHukdis.SEDANG, "B": TingkatHukdis.BERAT}
BUKAN_PNS = "PP 94/2021 berlaku bagi PNS dan CPNS. Disiplin PPPK mengikuti perjanjian kerjanya (PP 49/2018)."


@transaction.atomic
def dugaan_lapor(
    *, pegawai: Pegawai, pelanggaran: str, tingkat: str, uraian: str, oleh: Any, tanggal: date | None = None
) -> Perkara:
    """The superior or the BKD opens a case. Raises PermissionDenied out of reach, ValidationError by field."""
    if not Pegawai.objects.terlihat_oleh(oleh, IZIN_LAPOR).filter(pk=pegawai.pk).exists():
        raise PermissionDenied(IZIN_LAPOR)
    if orang_akun(oleh).sama(orang_pegawai(pegawai)):
        raise ValidationError({"pegawai": SENDIRI})
    tanggal = tanggal or oleh.hari_ini()
    isian = {"asal": Asal.LAPORAN.value, "pelanggaran": pelanggaran, "tingkat_dugaan": tingkat, "uraian": uraian}
    perkara = _buka(pegawai, tanggal, oleh, **isian)
    atasan = petugas_aktif(perkara).filter(peran=PeranPerkara.ATASAN).first()
    if atasan is None or atasan.pegawai_id is None or atasan.pegawai_id != oleh.pegawai_id:
        _sertakan_pelapor(perkara, tanggal, oleh)
    return perkara


def _sertakan_pelapor(perkara: Perkara, tanggal: date, oleh: Any) -> None:
    """Who opened a case at the BKD helps to examine it as its unsur kepegawaian; a higher superior as reporter too."""
    sosok = {"pegawai_id": oleh.pegawai_id} if oleh.pegawai_id else {"pengguna": oleh}
    PetugasPerkara.objects.create(
        kota_id=perkara.kota_id,
        perkara=perkara,
        peran=PeranPerkara.KEPEGAWAIAN.value,
        sejak=tanggal,
        alasan="Membuka dugaan",
        **sosok,
    )


@transaction.atomic
def dugaan_presensi(*, pegawai: Pegawai, hasil: Ketidakhadiran, tanggal: date) -> Perkara | None:
    """What the count of a year asks for: a new case, a heavier allegation in the open one, or nothing (None).

    Raises ValidationError for who is no PNS. The same days never count twice.
    """
    if hasil.hukuman is None:
        return None
    # Behind the person's row: two nights at once must not open two cases.
    kunci = Pegawai.objects.select_for_update(of=("self",), no_key=True).select_related("kota", "jabatan")
    pegawai = kunci.get(pk=pegawai.pk)
    lama = Perkara.objects.filter(pegawai=pegawai, asal=Asal.PRESENSI, tahun=hasil.tahun).order_by("-pk").first()
    if lama is not None:
        terberat = lama.hukuman or lama.dugaan
        if not lebih_berat(hasil.hukuman, terberat) or (hasil.jumlah <= lama.hari and not hasil.gaji_dihentikan):
            return None
        if lama.keadaan in (KeadaanPerkara.DUGAAN, KeadaanPerkara.PANGGILAN_1, KeadaanPerkara.PANGGILAN_2):
            return _naikkan(lama, hasil, tanggal)
        if not lama.berakhir and not lama.hukuman:
            return None  # under examination: what came later is a matter of the decision
    isian = {"asal": Asal.PRESENSI.value, "pelanggaran": MASUK_KERJA, **_dari_hasil(hasil)}
    return _buka(pegawai, tanggal, None, tahun=hasil.tahun, **isian)


def _dari_hasil(hasil: Ketidakhadiran) -> dict[str, Any]:
    hukuman = Hukdis(str(hasil.hukuman))
    return {
        "dugaan": hukuman.value,
        "tingkat_dugaan": hukuman.value[0],
        "hari": hasil.jumlah,
        "uraian": " ".join((*hasil.uraian, f"Jenis hukuman menurut tangga: {hukuman.label} ({hasil.dasar}).")),
    }


def _naikkan(perkara: Perkara, hasil: Ketidakhadiran, tanggal: date) -> Perkara:
    """More absence before the examination: the allegation grows, and with it perhaps who must decide."""
    for kolom, isi in _dari_hasil(hasil).items():
        setattr(perkara, kolom, isi)
    perkara.versi += 1
    perkara.save(update_fields=["dugaan", "tingkat_dugaan", "hari", "uraian", "versi"])
    pemutus_tetapkan(perkara, perkara.tingkat_dugaan, tanggal)
    langkah_catat(perkara, "Dugaan bertambah berat menurut rekap presensi", isi=perkara.uraian)
    return perkara


@transaction.atomic
def dugaan_kelalaian(*, atasan: Pegawai, induk: Perkara, tanggal: date) -> Perkara | None:
    """A superior who did not summon is himself subject (ps. 28); None when that was opened, or no PNS is concerned."""
    if not atasan.pns or Perkara.objects.filter(induk=induk, pegawai=atasan).exists():
        return None
    uraian = (
        f"Tidak memanggil dan memeriksa pegawai dalam perkara nomor {induk.pk} sampai {induk.tenggat:%d-%m-%Y} "
        "(PP 94/2021 ps. 28). Hukumannya lebih berat daripada hukuman pegawai yang bersangkutan."
    )
    isian = {"asal": Asal.KELALAIAN.value, "pelanggaran": TIDAK_MEMERIKSA, "uraian": uraian, "induk": induk}
    return _buka(atasan, tanggal, None, tingkat_dugaan=induk.tingkat_dugaan, **isian)


def _buka(pegawai: Pegawai, tanggal: date, oleh: Any, **isian: Any) -> Perkara:
    if not pegawai.pns:
        raise ValidationError({"pegawai": BUKAN_PNS})
    waktu = jam_kota(pegawai.kota_id, KeadaanPerkara.DUGAAN, tanggal)
    perkara = Perkara.objects.create(
        kota_id=pegawai.kota_id,
        pegawai=pegawai,
        instansi_id=pegawai.instansi_id,
        keadaan_sejak=tanggal,
        tenggat=waktu.jatuh if waktu else None,
        dibuka_oleh=oleh,
        **isian,
    )
    petugas_tunjuk(perkara, PeranPerkara.ATASAN, atasan_langsung(pegawai, tanggal), tanggal)
    pemutus_tetapkan(perkara, perkara.tingkat_dugaan, tanggal)
    langkah_catat(perkara, "Dugaan dibuka", isi=perkara.uraian, oleh=oleh)
    kabar_petugas(perkara, [PeranPerkara.ATASAN])
    return perkara


def petugas_aktif(perkara: Perkara) -> Any:
    return PetugasPerkara.objects.filter(perkara=perkara, sampai=None)


def petugas_tunjuk(perkara: Perkara, peran: PeranPerkara, tunjukan: Tunjukan, tanggal: date) -> PetugasPerkara:
    """Name somebody for a part, found by the tree."""
    return PetugasPerkara.objects.create(
        kota_id=perkara.kota_id,
        perkara=perkara,
        peran=peran.value,
        pegawai=tunjukan.pegawai,
        ppk=tunjukan.ppk,
        jabatan=tunjukan.jabatan[:200],
        alasan=f"{tunjukan.alasan.rstrip('.')}. Dasar: {tunjukan.dasar}"[:300],
        sejak=tanggal,
    )


def pemutus_tetapkan(perkara: Perkara, tingkat: str, tanggal: date) -> PetugasPerkara:
    """Compute who decides for a level, and replace whoever it was before."""
    tunjukan = pemutus(perkara.pegawai, TINGKAT[tingkat], tanggal)
    kini = petugas_aktif(perkara).filter(peran=PeranPerkara.PEMUTUS).first()
    pegawai_id = tunjukan.pegawai.pk if tunjukan.pegawai else None
    if kini is not None and kini.pegawai_id == pegawai_id and kini.ppk == tunjukan.ppk:
        return kini
    if kini is not None:
        kini.sampai = tanggal
        kini.save(update_fields=["sampai"])
    return petugas_tunjuk(perkara, PeranPerkara.PEMUTUS, tunjukan, tanggal)
