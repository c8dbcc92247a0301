"""Mail leaves in the background: a slow mail server neither delays a page nor tells whether an account exists."""

from smtplib import SMTPException

from celery import shared_task
from django.core.mail import send_mail


@shared_task(name="akun.kirim_surel", autoretry_for=(SMTPException, OSError), retry_backoff=30, max_retries=8)
def kirim_surel(subjek: str, isi: str, kepada: str) -> None:
    """Send one plain-text mail; tried again when the mail server is away."""
    send_mail(subjek, isi, None, [kepada])
