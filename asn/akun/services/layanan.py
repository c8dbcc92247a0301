"""The account in whose name the system itself acts."""

from asn.akun.models import Pengguna, Penugasan
from kepegawaian.instansi.models import Kota


def akun_layanan(kota: Kota) -> Pengguna:
    """One account per city for steps no person takes, so that the history of states always names an actor.

    Nobody can log in with it: it has neither a usable password nor an address to send a new one to. It holds the role
    of the BKD in its own city, because finishing a computation needs the permission of who may start one.
    """
    pengguna, baru = Pengguna.objects.get_or_create(
        username=f"layanan.{kota.kode}", defaults={"nama": "Sistem (layanan otomatis)", "kota": kota, "password": "!"}
    )
    if baru:
        Penugasan.objects.create(pengguna=pengguna, peran="BKD", kota=kota, mulai=pengguna.hari_ini())
    return pengguna
