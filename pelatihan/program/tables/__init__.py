from pelatihan.program.tables.sertifikat import TabelSertifikat

__all__ = ["TabelSertifikat"]
