"""One page of input, whatever is proposed: the register's form of the content, the cover note, and what they make."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from asn.core.services import VersiBasi
from kepegawaian.pegawai.forms_biodata import formulir_biodata
from kepegawaian.pegawai.forms_riwayat import formulir_riwayat
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.services.biodata import JENIS_BIODATA
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, Jenis
from kepegawaian.pegawai.services.riwayat import beda, isi_dari, terkini, uraian
from kepegawaian.pegawai.services.riwayat.tulis import TIDAK_BERUBAH
from kepegawaian.usulan.forms import FormCabut, FormPengantar
from kepegawaian.usulan.jenis.riwayat import jenis_riwayat, kode_usulan, sasaran_riwayat
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import jenis_usulan
from kepegawaian.usulan.services import usulan_buat, usulan_ubah
from kepegawaian.usulan.services.ajuan import SASARAN_SIBUK, usulan_berjalan
from kepegawaian.usulan.services.bukti import bukti_usulan
from kepegawaian.usulan.services.wewenang import boleh_mengusulkan

PERINTAH = {"tambah": "Usulkan tambahan", "perbaiki": "Usulkan perbaikan", "cabut": "Usulkan pencabutan"}


class Isian:
    """The input of one usulan. `usulan` is the draft being changed, `sasaran` the row it corrects or withdraws."""

    def __init__(
        self,
        pegawai: Pegawai,
        kode: str,
        jenis: Jenis,
        aksi: str,
        *,
        sasaran: Any = None,
        usulan: Usulan | None = None,
    ) -> None:
        self.pegawai, self.kode, self.jenis, self.aksi = pegawai, kode, jenis, aksi
        self.sasaran, self.usulan = sasaran, usulan
        self.bukti = bukti_usulan(usulan) if usulan else []
        self.form: Any = None

    @property
    def biodata(self) -> bool:
        return self.kode in JENIS_BIODATA

    def siapkan(self, data: Any, files: Any) -> None:
        """Bind both forms."""
        if self.aksi != "cabut":
            kelas = formulir_biodata(self.kode) if self.biodata else formulir_riwayat(self.jenis.kode)
            awal = dict(self.usulan.isi) if self.usulan else None
            lain = {} if self.biodata else {"sasaran": self.sasaran}
            self.form = kelas(data, files, pegawai=self.pegawai, awal=awal, **lain)
            self.form.fields["bukti"].required = self._wajib_bukti()
        kelas_pengantar = FormCabut if self.aksi == "cabut" else FormPengantar
        awal_pengantar = {"catatan": self.usulan.catatan, "versi_usulan": self.usulan.versi} if self.usulan else {}
        terikat = None if self.mencari else data
        self.pengantar = kelas_pengantar(terikat, initial=awal_pengantar, bukti=self.bukti)
        if self.mencari:
            self.pengantar.initial |= {"catatan": data.get("catatan", ""), "kunci": data.get("kunci", "")}

    def _wajib_bukti(self) -> bool:
        if self.bukti:
            return False
        if self.biodata:
            return self.kode == "biodata_identitas"
        return self.sasaran is None or not self.sasaran.bukti_id

    @property
    def mencari(self) -> bool:
        """Whether only a search button was pressed."""
        return bool(self.form is not None and self.form.mencari)

    def sah(self) -> bool:
        """Both forms are judged, so that all errors are shown at once."""
        if self.mencari:
            return False
        hasil = [f.is_valid() for f in (self.form, self.pengantar) if f is not None]
        return all(hasil)

    def simpan(self, oleh: Any) -> Usulan:
        """The draft. Raises ValidationError by field, VersiBasi when the row was changed since the form was opened."""
        pengantar = self.pengantar.cleaned_data
        berkas = self.form.cleaned_data.get("bukti") if self.form is not None else None
        isi = self._isi(berkas) if self.form is not None else {}
        bersama: dict[str, Any] = {
            "isi": isi,
            "semula": self._semula(isi),
            "oleh": oleh,
            "catatan": pengantar["catatan"],
            "bukti": [berkas] if berkas else [],
            "sasaran": self.pegawai if self.biodata else self.sasaran,
        }
        if self.usulan:
            versi, lepas = pengantar["versi_usulan"] or 0, pengantar.get("lepas", ())
            return usulan_ubah(usulan=self.usulan, versi=versi, lepas=lepas, **bersama)
        kunci = f"formulir:{pengantar['kunci']}"
        return usulan_buat(
            jenis=self.kode, pegawai=self.pegawai, aksi=self.aksi, kunci_idempotensi=kunci, ajukan=False, **bersama
        )

    def _isi(self, berkas: Any) -> dict[str, Any]:
        """What is proposed: of the person's own data only what changes."""
        isi: dict[str, Any] = self.form.isi
        lama = self.form.isi_lama()
        if self.form.cleaned_data.get("versi") not in (None, getattr(self.form.sasaran, "versi", None)):
            raise VersiBasi(self.form.sasaran, beda(self.jenis, lama, isi))
        berubah = {k: v for k, v in isi.items() if v != lama.get(k)}
        if not berubah and (self.biodata or not (berkas or self.bukti)):
            raise ValidationError(TIDAK_BERUBAH)
        return berubah if self.biodata else isi

    def _semula(self, isi: Mapping[str, Any]) -> dict[str, Any]:
        if self.biodata:
            lama = isi_dari(self.pegawai, self.jenis)
            return {k: lama[k] for k in isi}
        return isi_dari(self.sasaran) if self.sasaran is not None else {}

    def tempel(self, galat: ValidationError) -> None:
        """Put errors of the service at their fields."""
        per_kolom = galat.message_dict if hasattr(galat, "error_dict") else {"__all__": galat.messages}
        for kolom, pesan in per_kolom.items():
            tujuan = self.form if self.form is not None and kolom in self.form.fields else self.pengantar
            tujuan.add_error(kolom if kolom in tujuan.fields else None, pesan)

    def konteks(self) -> dict[str, Any]:
        """Context of templates/usulan/isian.html."""
        judul = self._judul()
        alamat = reverse("pegawai:rincian", args=[self.pegawai.pk])
        kembali = reverse("usulan:rincian", args=[self.usulan.pk]) if self.usulan else alamat
        return {
            "judul": judul,
            "remah": [(self.pegawai.nama, alamat), (judul, None)],
            "pegawai": self.pegawai,
            "form": self.form,
            "pengantar": self.pengantar,
            "bukti": self.bukti,
            "usulan": self.usulan,
            "aksi": self.aksi,
            "isi_lama": uraian(self.jenis, isi_dari(self.sasaran)) if self.aksi == "cabut" else [],
            "sibuk": self._sibuk(),
            "tahap": jenis_usulan(self.kode).tahap,
            "url_batal": kembali,
        }

    def _sibuk(self) -> str:
        """Said before anything is filled in: this row is already being decided about."""
        sasaran = self.pegawai if self.biodata else self.sasaran
        return SASARAN_SIBUK if sasaran is not None and usulan_berjalan(sasaran) else ""

    def _judul(self) -> str:
        nama = self.jenis.judul[:1].lower() + self.jenis.judul[1:]
        return f"{PERINTAH[self.aksi]} {nama}"


def isian_baru(pengguna: Any, pegawai: Pegawai, kode: str) -> Isian | None:
    """Input of a new row; None for an unknown kind, or one this user may not propose for this person."""
    jenis = JENIS_RIWAYAT.get(kode)
    if jenis is None or not boleh_mengusulkan(pengguna, pegawai, jenis_usulan(kode_usulan(jenis))):
        return None
    return Isian(pegawai, kode_usulan(jenis), jenis, "tambah")


def isian_biodata(pengguna: Any, pegawai: Pegawai, kode: str) -> Isian | None:
    """Input of a change of the person's own data."""
    jenis = JENIS_BIODATA.get(kode)
    if jenis is None or not boleh_mengusulkan(pengguna, pegawai, jenis_usulan(kode)):
        return None
    return Isian(pegawai, kode, jenis, "perbaiki")


def isian_sasaran(pengguna: Any, pegawai: Pegawai, kode: str, pk: int, aksi: str) -> Isian | None:
    """Input about one row that this user may see, in its present form when it was corrected meanwhile."""
    jenis = JENIS_RIWAYAT.get(kode)
    if jenis is None or not boleh_mengusulkan(pengguna, pegawai, jenis_usulan(kode_usulan(jenis))):
        return None
    terlihat = jenis.model.objects.terlihat_oleh(pengguna, jenis.izin)
    diminta = terlihat.filter(pk=pk, pegawai=pegawai).first()
    sasaran = terkini(diminta) if diminta else None
    if sasaran is None or sasaran.verifikasi not in SAH:
        return None
    return Isian(pegawai, kode_usulan(jenis), jenis, aksi, sasaran=sasaran)


def isian_usulan(pengguna: Any, usulan: Usulan) -> Isian | None:
    """Input of a draft; a row that was corrected meanwhile is followed to its present form."""
    if not boleh_mengusulkan(pengguna, usulan.pegawai, usulan.jenis_objek):
        return None
    if usulan.jenis in JENIS_BIODATA:
        return Isian(usulan.pegawai, usulan.jenis, JENIS_BIODATA[usulan.jenis], usulan.aksi, usulan=usulan)
    jenis = jenis_riwayat(usulan.jenis)
    if jenis is None:
        return None
    sasaran = sasaran_riwayat(usulan)
    if sasaran is not None and (sasaran := terkini(sasaran)).verifikasi not in SAH:
        return None
    return Isian(usulan.pegawai, usulan.jenis, jenis, usulan.aksi, sasaran=sasaran, usulan=usulan)
