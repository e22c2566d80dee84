"""A file of all games (journey O2): asked for, made while others play, watched, fetched."""

from flask import Response, jsonify, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from teamwork.errors import InvalidCommandError
from teamwork.export import FORMATS, PROFILES
from web import language
from web.downloads import TYPES, Wish
from web.house import house
from web.language import t
from web.office.desk import bp, game_ids, office_caller, page, who
from web.office.file_jobs import FileJob, file_jobs
from web.office.forms import AllFilesForm


@bp.post("/files")
def begin_file() -> AnyResponse:
    """One file of all games the caller has business in is on its way, rehearsals left out."""
    caller, form = office_caller(), AllFilesForm()
    if not form.validate_on_submit():
        raise InvalidCommandError("form_stale")
    format, profile = str(form.format.data), str(form.profile.data)
    for field, given, known in (("format", format, FORMATS), ("profile", profile, PROFILES)):
        if given not in known:
            told = {"field": field, field: given[:40], "known": ", ".join(known)}
            raise InvalidCommandError(f"export_{field}_unknown", **told)
    rehearsals = {row.game_id for row in house().service.store.games() if row.is_rehearsal}
    chosen = [game_id for game_id in game_ids(caller) if game_id not in rehearsals]
    if not chosen:
        raise InvalidCommandError("export_no_games", field="game_id")
    job = file_jobs().begin(caller, who(caller), chosen, format, Wish(profile, language.lang(), None, None))
    return redirect(url_for("office.file_page", job_id=job.job_id), 303)


@bp.get("/files/<job_id>")
def file_page(job_id: str) -> str:
    """How far it is, and then the file."""
    caller = office_caller()
    job = file_jobs().find(job_id, caller)
    return page("file_job", caller=caller, job=job, said=_said(job))


@bp.get("/files/<job_id>/state")
def file_state(job_id: str) -> Response:
    """The same for the page's own script."""
    job = file_jobs().find(job_id, office_caller())
    return jsonify(state=job.state, done=job.done, of=job.of, said=_said(job))


@bp.get("/files/<job_id>/file")
def file_made(job_id: str) -> Response:
    """The file itself, as often as it is asked for while it is kept."""
    job = file_jobs().find(job_id, office_caller())
    answer = Response(job.pieces(), content_type=TYPES[job.format])
    answer.headers["Content-Disposition"] = f'attachment; filename="{job.name}"'
    answer.content_length = job.size
    return answer


def _said(job: FileJob) -> str:
    match job.state:
        case "waiting":
            return t("Filen venter på, at en anden bliver færdig.")
        case "working":
            return t("{done} af {of} spil er talt.", done=job.done, of=job.of)
        case "ready":
            return t("Filen er klar.")
        case "failed":
            return language.explain(job.refusal) if job.refusal else ""
