"""Small words for the pages of accounts."""

from django import template

register = template.Library()

# Order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
PERAMBAN = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@register.filter
def peramban(agen: str) -> str:
    """What a person calls this browser: "Chrome di Android". An unknown one is shown as it names itself."""
    nama = next((label for tanda, label in PERAMBAN if tanda in agen), "")
    sistem = next((label for tanda, label in SISTEM if tanda in agen), "")
    return " di ".join(filter(None, (nama, sistem))) or agen[:60] or "tidak dikenal"
