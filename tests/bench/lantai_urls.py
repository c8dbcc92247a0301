"""One page: "ok-auth"."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def ok_auth(request: HttpRequest) -> HttpResponse:
    return HttpResponse("" if request.user.is_authenticated else "tamu", status=200 if request.user.pk else 401)


urlpatterns = [path("ok-auth", ok_auth)]
