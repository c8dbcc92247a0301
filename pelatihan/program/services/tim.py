"""What a superior sees of the own team: only direct subordinates of the positions held today."""

from decimal import Decimal
from typing import Any

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.usulan.services.kotak import menunggu_putusan
from pelatihan.program.models import IDP, PeringkatKebutuhan
from pelatihan.program.rules.jp import merah
from pelatihan.program.services.buku_kota import target
from pelatihan.program.services.usulan_kelas import KELAS

LIHAT_TIM = "program.lihat_tim"


def tim_saya(pengguna: Any) -> dict[str, Any]:
    """People with their JP and most urgent need; requests for classes and plans that wait."""
    hari_ini = pengguna.hari_ini()
    orang = list(Pegawai.objects.terlihat_oleh(pengguna, LIHAT_TIM).masih_pegawai().for_list().order_by("nama"))
    butuh: dict[int, list[PeringkatKebutuhan]] = {}
    for b in PeringkatKebutuhan.objects.filter(pegawai__in=orang).order_by("-skor", "pk"):
        butuh.setdefault(b.pegawai_id, []).append(b)
    menurut = {p.pk: p for p in orang}
    idp = {i.pegawai_id: i for i in IDP.objects.filter(pegawai__in=orang, tahun=hari_ini.year)}
    for pk, satu in idp.items():
        satu.pegawai = menurut[pk]
    tujuan = Decimal(target(hari_ini))
    tunggu: Any = menunggu_putusan(pengguna, ["atasan"])
    return {
        "tim": [
            {
                "orang": p,
                "butuh": butuh.get(p.pk, [])[:2],
                "idp": idp.get(p.pk),
                "merah": p.jenis == "PNS" and merah(p.jp_tahun_ini, tujuan, tahun=hari_ini.year, hari_ini=hari_ini),
            }
            for p in orang
        ],
        "target": tujuan,
        "menunggu": list(tunggu.filter(jenis=KELAS).for_list()[:20]),
        "idp_menunggu": [i for i in idp.values() if i.keadaan == "diajukan"],
    }
