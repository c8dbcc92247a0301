from pelatihan.program.filters.orang import SaringanSertifikat

__all__ = ["SaringanSertifikat"]
