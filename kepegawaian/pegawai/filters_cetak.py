"""The filters of the list of people, as the pages of the prints use them."""

from kepegawaian.pegawai.filters import SaringanPegawai


class SaringanCetak(SaringanPegawai):
    """Always with its units: here the form of the filters is open."""

    malas = False
