"""Writes of the register that touch more than one row, and the figures its pages show."""

from kepegawaian.pegawai.services.keadaan import keadaan_pada, keadaan_segarkan

__all__ = ["keadaan_pada", "keadaan_segarkan"]
