"""The reach of one permission: which rows a person may see. Pure Python; filled by `Pengguna.jangkauan`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Jangkauan:
    """Reach of one user for one permission. Absence never means everything.

    `pusat_kota`: every city (ids named, so that wall 2 always names its cities); `kota_ids`: whole cities;
    `instansi_ids`: instansi subtrees, expanded, inside `instansi_kota`; `pegawai_id`: the person's own rows;
    `jabatan_ids`: positions held today, which reach the direct subordinates of the position tree.
    `semua_kota`: all cities any part of this reach lies in.
    """

    kota_ids: frozenset[int] = frozenset()
    instansi_ids: frozenset[int] = frozenset()
    pegawai_id: int | None = None
    jabatan_ids: frozenset[int] = frozenset()
    semua_kota: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.kota_ids or self.instansi_ids or self.pegawai_id or self.jabatan_ids)

    def mencakup(self, lain: "Jangkauan") -> bool:
        """Whether every row reached by `lain` surely lies in this reach, too."""
        return (
            lain.kota_ids <= self.kota_ids
            and (lain.instansi_ids <= self.instansi_ids or lain.semua_kota <= self.kota_ids)
            and lain.pegawai_id in (None, self.pegawai_id)
            and lain.jabatan_ids <= self.jabatan_ids
        )
