"""The eligibility of one person for one position of a selection, as plain data that can be frozen."""

from collections.abc import Iterable
from typing import Any

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.promosi.models import Lowongan
from kepegawaian.promosi.rules.kelayakan import HasilSyarat, Kelayakan, Tambahan
from kepegawaian.promosi.services.kelayakan import kelayakan_orang

DASAR_PENGUMUMAN = "Pengumuman seleksi"


def tambahan(lowongan: Lowongan) -> list[Tambahan]:
    """What the announcement asks on top of the law."""
    return [Tambahan(s["kode"], s["nilai"], DASAR_PENGUMUMAN) for s in lowongan.syarat]


def kelayakan_lowongan(lowongan: Lowongan, pegawai: Pegawai) -> Kelayakan:
    """Judged on the planned day of the inauguration: age and time in post count until then."""
    return kelayakan_orang(
        jabatan=lowongan.jabatan,
        pegawai=pegawai,
        tanggal=lowongan.seleksi.rencana_pelantikan,
        tambahan=tambahan(lowongan),
    )


def beku(hasil: Iterable[HasilSyarat]) -> list[dict[str, Any]]:
    """Each requirement with its verdict, source and rows, fit for JSON."""
    return [
        {
            "kode": h.kode,
            "label": h.label,
            "wajib": h.wajib,
            "terpenuhi": h.terpenuhi,
            "alasan": h.putusan.alasan,
            "dasar": h.butir.kutipan,
            "kurang": h.kurang,
            "kapan": h.kapan_teks,
            "bukti": [[b.jenis, b.baris_id, b.teks] for b in h.bukti],
        }
        for h in hasil
    ]
