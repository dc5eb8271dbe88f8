"""How the questions of a catalogue work, over the checks whose organisers' links this device remembers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from qcheck import addresses, browser
from qcheck.language import N_
from qcheck.service import CatalogueFigures, CheckId, EditionFigures, HeldCheck
from qcheck.stats import CriterionFigures, QuestionFigures, QuestionFit
from qcheck.ui.kit import html, visitor, widgets
from qcheck.ui.kit.visitor import in_words, say
from qcheck.wording import statistics as worded

CATALOGUE = "catalogue"
"""In the address: of which catalogue."""

QUESTION = Markup('<section class="qc-worked"><h4 class="qc-h4">{words}</h4>{figures}{hints}{fit}</section>')
FIGURES = Markup('<p class="qc-aside">{}</p>')
TOGETHER = Markup(
    '<details class="qc-details"><summary>{title}</summary>'
    '<form class="qc-take" action="{action}" method="post" enctype="multipart/form-data">'
    '<label for="from-elsewhere">{label}</label>'
    '<input type="file" id="from-elsewhere" name="file" accept=".json" multiple required>'
    '<p><button class="qc-button" type="submit" name="format" value="xlsx">{sheet}</button></p>'
    '<p><button class="qc-button" type="submit" name="format" value="feedback">{one}</button></p>'
    "</form></details>"
)
HINT = "<li>{}</li>"
SAID = '<li><q>{}</q> <span class="qc-aside">{}</span></li>'
FILES = {
    "xlsx": N_("All figures as an Excel file"),
    "csv": N_("The same as CSV"),
    "feedback": N_("What was said about the questions, to hand on (without answers)"),
}
NOTHING_YET = N_(
    "This device remembers no check that you organise. Open the link to organise a check here, and its "
    "questions stand on this page."
)


def choosing(offered: dict[str, str]) -> str:
    """The catalogue in the address, else the first; the others as links."""
    wanted = st.query_params.get(CATALOGUE, "")
    chosen = wanted if wanted in offered else next(iter(offered))
    if len(offered) > 1:
        ways = (
            Markup('<strong aria-current="true">{}</strong>').format(title)
            if catalogue == chosen
            else html.anchor(title, "instrument", {"link": None, CATALOGUE: catalogue})
            for catalogue, title in offered.items()
        )
        html.show(Markup("<p>{}</p>").format(Markup(" · ").join(ways)))
    return chosen


def over(checks: Sequence[HeldCheck], catalogue: str) -> tuple[CheckId, ...]:
    """Which of several checks somebody chooses, all of them at first."""
    if len(checks) < 2:
        return tuple(check.id for check in checks)
    with st.expander(say("Over which checks?"), key="instrument-over"):
        return tuple(
            check.id
            for check in checks
            if st.checkbox(widgets.plain(_named(check)), value=True, key=f"instrument-{catalogue}-{check.id}")
        )


def _named(check: HeldCheck) -> str:
    phase = in_words(check.phase) if check.phase else ""
    return " · ".join(filter(None, (check.title, phase, visitor.tongue().day(check.day))))


def editions(about: CatalogueFigures) -> None:
    """Each edition in each phase."""
    for edition in about.editions:
        html.heading(worded.edition(edition.figures, edition.catalogue, visitor.tongue()), 2)
        for criterion in edition.figures.criteria:
            _criterion(criterion, edition, about)
        _without_figures(edition, about)


def files(about: CatalogueFigures, only: str) -> None:
    """What can be taken along, over the checks that are chosen."""
    html.heading(say("Take along"), 2)
    ways = (
        Markup('<a href="{}" download>{}</a>').format(
            visitor.spoken(f"{_address(about, only)}&format={kind}"), say(words)
        )
        for kind, words in FILES.items()
        if kind != "feedback" or about.said
    )
    html.show(html.listed(ways))


def _address(about: CatalogueFigures, only: str) -> str:
    return f"{addresses.INSTRUMENT_FILE}?{CATALOGUE}={about.id}{f'&only={only}' if only else ''}"


def from_elsewhere(about: CatalogueFigures, only: str) -> None:
    """What was said in other installations, put beside these figures in one file; nothing of it is kept."""
    html.show(
        TOGETHER.format(
            title=say("Put together with what was said elsewhere"),
            action=visitor.spoken(_address(about, only)),
            label=say("Files of what was said about the questions (*.qcheck-feedback.json)"),
            sheet=say("All of it as an Excel file"),
            one=say("What was said, as one file"),
        )
    )


def page() -> None:
    """The page *How the questions work*."""
    html.heading(say("How the questions work"))
    service = visitor.service().statistics
    held = service.held(browser.remembered(st.context.cookies.get(browser.COOKIE)))
    offered = {known.id: in_words(known.title) for known in service.catalogues(held)}
    if not offered:
        html.paragraph(say(NOTHING_YET))
        return
    catalogue = choosing(offered)
    checks = service.listed(held, catalogue)
    chosen = over(checks, catalogue)
    only = "~".join(chosen) if len(chosen) < len(checks) else ""
    about = service.of_chosen(held, catalogue, chosen)
    html.paragraph(say(worded.NO_VERDICT))
    for words in worded.left_out(about.left_out, visitor.tongue()):
        html.paragraph(words, "qc-aside")
    editions(about)
    if about.editions:
        html.paragraph(say(worded.SILENT), "qc-aside")
        if worded.is_timed(edition.figures for edition in about.editions):
            html.paragraph(say(worded.HOW_MEASURED), "qc-aside")
        files(about, only)
        from_elsewhere(about, only)


def _criterion(criterion: CriterionFigures, edition: EditionFigures, about: CatalogueFigures) -> None:
    words = visitor.tongue()
    html.heading(in_words(edition.catalogue.criterion(criterion.criterion).title), 3)
    if criterion.alpha:
        html.paragraph(worded.alpha(criterion.alpha, words), "qc-aside")
    fits = {
        fit.question: fit
        for fit in about.fits
        if (fit.version, fit.phase) == (edition.figures.version, edition.figures.phase)
    }
    pieces = (_question(question, edition, fits.get(question.question)) for question in criterion.questions)
    html.show(Markup("").join(pieces))


def _without_figures(edition: EditionFigures, about: CatalogueFigures) -> None:
    """What was said about questions of which no figure may be told."""
    told = {question.question for criterion in edition.figures.criteria for question in criterion.questions}
    of_edition = (edition.figures.version, edition.figures.phase)
    left = [fit for fit in about.fits if (fit.version, fit.phase) == of_edition and fit.question not in told]
    if left:
        html.heading(say("Said about further questions"), 3)
    for fit in left:
        words = about.wording(fit, visitor.tongue().tag) or fit.question
        html.show(Markup('<h4 class="qc-h4">{}</h4>').format(words) + _fit(fit, edition))


def _question(figures: QuestionFigures, edition: EditionFigures, fit: QuestionFit | None) -> Markup:
    words = visitor.tongue()
    question = edition.catalogue.questions[figures.question].wording(edition.figures.phase)
    hints = html.joined(HINT, ((hint,) for hint in worded.hints(figures, edition.catalogue, words)))
    return QUESTION.format(
        words=in_words(question),
        figures=html.joined(
            str(FIGURES), ((line,) for line in worded.lines(figures, edition.catalogue, words))
        ),
        hints=Markup('<ul class="qc-list">{}</ul>').format(hints) if hints else html.NOTHING,
        fit=_fit(fit, edition) if fit else html.NOTHING,
    )


def _fit(fit: QuestionFit, edition: EditionFigures) -> Markup:
    words = visitor.tongue()
    told = f"{say('Does this question fit?')} {worded.fit(fit, words)}"
    said = html.joined(
        SAID,
        (
            (
                sentence.text,
                worded.perspective_title(edition.catalogue, sentence.perspective, words)
                if sentence.perspective
                else "",
            )
            for sentence in fit.sentences
        ),
    )
    whole = Markup("<p>{}</p>").format(told)
    return whole + Markup('<ul class="qc-list">{}</ul>').format(said) if said else whole
