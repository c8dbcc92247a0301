"""Background work of recruitment, found by Celery under this name."""

from kepegawaian.rekrutmen import tasks_hasil as tasks_hasil
from kepegawaian.rekrutmen import tasks_jadwal as tasks_jadwal
