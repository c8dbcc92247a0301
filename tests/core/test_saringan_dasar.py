"""A filter set is copied for every request: what one changes in its filters never reaches the next."""

import django_filters
import pytest

from asn.core.saringan import Saringan
from kepegawaian.instansi.models import Instansi


class SaringanContoh(Saringan):
    jenis = django_filters.ChoiceFilter(choices=[], label="Jenis")

    class Meta:
        model = Instansi
        fields = ()


@pytest.fixture
def dua(db):
    return [SaringanContoh({}, queryset=Instansi.objects.none()) for _ in range(2)]


def test_pilihan_tidak_terbawa(dua):
    satu, lain = dua
    satu.filters["jenis"].extra["choices"] = [("rahasia", "Pilihan pengguna pertama")]
    del satu.filters["q"]
    assert [*satu.form.fields["jenis"].choices][-1] == ("rahasia", "Pilihan pengguna pertama")
    assert "rahasia" not in str(lain.form)
    assert "q" in lain.filters
    assert SaringanContoh.base_filters["jenis"].extra["choices"] == []


def test_metode_memakai_saringannya_sendiri(dua):
    assert [s.filters["q"].filter.f.parent is s for s in dua] == [True, True]
