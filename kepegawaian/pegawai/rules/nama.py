"""A name as official documents print it."""


def nama_bergelar(depan: str, nama: str, belakang: str) -> str:
    """With degrees: those before the name with a space, those after it with a comma."""
    awal = f"{depan} " if depan else ""
    return f"{awal}{nama}{f', {belakang}' if belakang else ''}"
