"""Finding the decider: upwards in the position tree to somebody who is no party; at its top, the PPK."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from asn.akun.models import Pengguna
from asn.akun.peran import Peran
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import Pemutus
from kepegawaian.keberatan.rules.pemutus import Pihak, alasan_tidak_boleh_memutus, pilih_pemutus
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kepegawaian.pegawai.rules.orang import Orang, orang_akun, orang_pegawai

# A tree deeper than this is a mistake in the register; nobody waits for it to end.
TINGGI_MAKS = 20


def pihak_keberatan(keberatan: Keberatan) -> Pihak:
    """Everybody who may not decide this appeal."""
    awal = [orang_pegawai(keberatan.pejabat_awal)] if keberatan.pejabat_awal else []
    if keberatan.pejabat_awal_akun:
        awal.append(orang_akun(keberatan.pejabat_awal_akun))
    akun = Pengguna.objects.filter(pk__in=keberatan.mundur)
    return Pihak(
        pemohon=orang_akun(keberatan.pemohon),
        subjek=orang_pegawai(keberatan.pegawai) if keberatan.pegawai else None,
        pejabat_awal=tuple(awal),
        mundur=tuple(orang_akun(a) for a in akun),
    )


def pemegang_jabatan(jabatan_id: int, tanggal: date) -> list[Pegawai]:
    """Who holds the position on the day, definitif or acting, and is still in service."""
    dijabat = RiwayatJabatan.objects.pada(tanggal).sah().filter(jabatan=jabatan_id, pegawai__tanggal_berhenti=None)
    return [r.pegawai for r in dijabat.select_related("pegawai").order_by("penugasan", "-tmt_mulai")]


def pemutus_naik(jabatan: Jabatan | None, *, keberatan: Keberatan, tanggal: date) -> Pemutus:
    """From this position upwards, the first whose holder is no party; the PPK when there is none."""
    calon = ((j, _orang(j.pk, tanggal)) for j in _ke_atas(jabatan))
    terpilih = pilih_pemutus(calon, pihak_keberatan(keberatan))
    return Pemutus(jabatan_id=terpilih.pk) if terpilih else Pemutus(ppk=True)


def _ke_atas(jabatan: Jabatan | None) -> Iterator[Jabatan]:
    for _ in range(TINGGI_MAKS):
        if jabatan is None:
            return
        yield jabatan
        jabatan = jabatan.atasan


def _orang(jabatan_id: int, tanggal: date) -> Sequence[Orang]:
    return [orang_pegawai(p) for p in pemegang_jabatan(jabatan_id, tanggal)]


def pemutus_pasang(keberatan: Keberatan, tanggal: date) -> None:
    """Set who decides, as the kind finds it, on an unsaved or locked row."""
    pemutus = keberatan.jenis_objek.pemutus(keberatan, tanggal)
    keberatan.pemutus_jabatan_id = pemutus.jabatan_id
    keberatan.pemutus_akun_id = pemutus.akun_id
    keberatan.ke_ppk = pemutus.ppk


def akun_pemutus(keberatan: Keberatan, tanggal: date) -> list[Pengguna]:
    """Accounts of who decides today."""
    if keberatan.pemutus_akun:
        return [keberatan.pemutus_akun]
    if keberatan.pemutus_jabatan_id:
        pemegang = pemegang_jabatan(keberatan.pemutus_jabatan_id, tanggal)
        return list(Pengguna.objects.filter(pegawai__in=[p.pk for p in pemegang]))
    ppk = Pengguna.objects.filter(penugasan__peran=Peran.PPK, penugasan__kota=keberatan.kota_id)
    return [p for p in ppk.distinct() if any(t.peran == Peran.PPK for t in p.penugasan.berlaku(tanggal))]


def akun_pejabat_awal(keberatan: Keberatan) -> list[Pengguna]:
    """Accounts of who made the contested decision."""
    akun = [keberatan.pejabat_awal_akun] if keberatan.pejabat_awal_akun else []
    if keberatan.pejabat_awal_id:
        akun += Pengguna.objects.filter(pegawai=keberatan.pejabat_awal_id)
    return akun


def alasan_menahan(keberatan: Keberatan, pengguna: Any) -> str:
    """Why this user, in whose reach the appeal lies, may not decide it; empty when allowed."""
    return alasan_tidak_boleh_memutus(orang_akun(pengguna), pihak_keberatan(keberatan))
