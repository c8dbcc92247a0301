"""What is decided does not change any more: said by the application, and by the database to everybody else."""

import pgtrigger

_TOLAK = "RAISE EXCEPTION '{pesan}' USING ERRCODE = 'check_violation';"
# A fixed cycle keeps every word; only the job and the printed file may still be attached.
SIKLUS_BEKU = pgtrigger.Trigger(
    name="siklus_beku",
    operation=pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    condition=pgtrigger.Condition("OLD.keadaan = 'ditetapkan'"),
    func=(
        "IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'pdf_id' - 'pekerjaan_id') IS DISTINCT FROM "
        "(to_jsonb(OLD) - 'pdf_id' - 'pekerjaan_id') OR (OLD.pdf_id IS NOT NULL AND NEW.pdf_id IS DISTINCT FROM "
        "OLD.pdf_id) THEN "
        + _TOLAK.format(pesan="Siklus talenta yang sudah ditetapkan tidak dapat diubah.")
        + " END IF; RETURN NEW;"
    ),
)
# Results of a fixed cycle: a correction is a new row with the next number; the old one only ceases to be the present.
HASIL_BEKU = pgtrigger.Trigger(
    name="hasil_beku",
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    declare=[("keadaan_siklus", "text")],
    func="""
    SELECT keadaan INTO keadaan_siklus FROM talenta_siklustalenta WHERE id = COALESCE(OLD.siklus_id, NEW.siklus_id);
    IF TG_OP = 'UPDATE' AND NEW.siklus_id <> OLD.siklus_id OR keadaan_siklus IN ('ditetapkan', 'dibatalkan') AND NOT (
       (TG_OP = 'INSERT' AND keadaan_siklus = 'ditetapkan' AND NEW.revisi > 0) OR
       (TG_OP = 'UPDATE' AND OLD.kini AND NOT NEW.kini AND (to_jsonb(NEW) - 'kini') = (to_jsonb(OLD) - 'kini'))) THEN
      RAISE EXCEPTION 'Hasil talenta yang sudah ditetapkan hanya dikoreksi dengan revisi.'
        USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
    """,
)
SIDANG_BEKU = pgtrigger.Trigger(
    name="sidang_beku",
    operation=pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    condition=pgtrigger.Condition("OLD.keadaan = 'ditutup'"),
    func=(
        "IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'pdf_id') IS DISTINCT FROM (to_jsonb(OLD) - 'pdf_id') "
        "OR (OLD.pdf_id IS NOT NULL AND NEW.pdf_id IS DISTINCT FROM OLD.pdf_id) THEN "
        + _TOLAK.format(pesan="Risalah sidang yang sudah ditutup tidak dapat diubah.")
        + " END IF; RETURN NEW;"
    ),
)
PUTUSAN_BEKU = pgtrigger.Trigger(
    name="putusan_beku",
    operation=pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.Before,
    func=_TOLAK.format(pesan="Putusan sidang tidak dapat diubah atau dihapus.") + " RETURN NULL;",
)
