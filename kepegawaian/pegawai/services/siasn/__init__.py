"""The register in the layout of SIASN: one workbook, one sheet per kind, so that nobody types it again."""
