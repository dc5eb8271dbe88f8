"""What somebody changes on a sheet: the same values whether a form brings them or the script, each with the
one verb that keeps it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from qcheck.catalogue import AnswerValue, Apart, QuestionId
from qcheck.service import (
    AnyLink,
    Edit,
    Invalid,
    NotPossible,
    Saved,
    Service,
    answered,
    commented,
    taken_back,
    verified,
)
from qcheck.web.field_names import ADDRESS, ANSWER, SEEN, TEXT, TITLE

LONGEST_AGE = 400 * 24 * 60 * 60 * 1000  # ms; longer than any check stays open

LATE = 3_000  # ms

Texts = tuple[tuple[str, ...], ...]
"""Words that were on their way: one text each, or a title with an address."""


class _Change(BaseModel):
    """`age`: how many ms ago it was given, for what had to wait on a device; `known`: the time of what it
    then took for the last word.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: QuestionId
    age: Annotated[float, Field(ge=0, le=LONGEST_AGE)] = 0
    known: AwareDatetime | None = None

    @property
    def is_late(self) -> bool:
        """Whether it had to wait so long that a newer answer may have come before it."""
        return self.age > LATE

    @property
    def since(self) -> timedelta:
        return timedelta(milliseconds=self.age)

    def field(self, refusal: NotPossible) -> str:  # noqa: ARG002  evidence alone has two fields
        """The field of the form at which a refusal of this change is said."""
        return ANSWER + self.about


class _OfAnswer(_Change):
    """A change of the answer to a question."""

    @abstractmethod
    def edit(self) -> Edit:
        """What it changes; NotPossible where the words in it cannot be taken."""

    def keep(self, service: Service, sheet: AnyLink) -> Saved:
        """Saves it."""
        return service.answering.edit(sheet, self.edit())


class Answered(_OfAnswer):
    kind: Literal["answer"] = "answer"
    value: int | Apart

    def edit(self) -> Edit:
        """Another value; an older answer never overwrites a newer one."""
        return answered(self.about, self.value, self.since, self.known)


class TakenBack(_OfAnswer):
    kind: Literal["back"] = "back"

    def edit(self) -> Edit:
        """The question is open again."""
        return taken_back(self.about, self.since, self.known)


class Commented(_OfAnswer):
    """`seen` is what the field showed before: what came in between stays, too."""

    kind: Literal["comment"] = "comment"
    text: str
    seen: str

    def field(self, refusal: NotPossible) -> str:  # noqa: ARG002  evidence alone has two fields
        """The name of the comment's field, for a message beside it."""
        return TEXT + self.about

    def after(self, service: Service, sheet: AnyLink, sent: Texts) -> Self:
        """The same change as if this window had seen what it has sent itself (`sent`), where that is what
        stands there now.
        """
        given = service.answering.given(sheet, self.about)
        return self.model_copy(update={"seen": _last(given.comment if given else "", sent, self.seen)})

    def edit(self) -> Edit:
        """Another comment."""
        return commented(self.about, self.text, self.seen)


class Evidenced(_OfAnswer):
    kind: Literal["evidence"] = "evidence"
    text: str
    address: str
    seen: tuple[str, str]

    def field(self, refusal: NotPossible) -> str:
        """That of the title where it is the title that cannot be taken, else that of the address."""
        is_title = isinstance(refusal, Invalid) and refusal.field == "title"
        return (TITLE if is_title else ADDRESS) + self.about

    def after(self, service: Service, sheet: AnyLink, sent: Texts) -> Self:
        """The same change as if this window had seen what it has sent itself, as with a comment."""
        given = service.answering.given(sheet, self.about)
        stands = (given.evidence_title, given.evidence_address) if given else ("", "")
        return self.model_copy(update={"seen": stands}) if stands in sent else self

    def edit(self) -> Edit:
        """Another title and another address, together."""
        return verified(self.about, self.text, self.address, self.seen)


class ClosingWritten(_Change):
    kind: Literal["closing"] = "closing"
    text: str
    seen: str

    def field(self, refusal: NotPossible) -> str:  # noqa: ARG002  evidence alone has two fields
        """The name of the closing question's field, for a message beside it."""
        return TEXT + self.about

    def after(self, service: Service, sheet: AnyLink, sent: Texts) -> Self:
        """The same change as if this window had seen what it has sent itself, as with a comment."""
        stands = service.answering.own_sheet(sheet).closing.get(self.about, "")
        return self.model_copy(update={"seen": _last(stands, sent, self.seen)})

    def keep(self, service: Service, sheet: AnyLink) -> Saved:
        """Saves the answer to a closing question, whose name is `about`."""
        return service.answering.closing(sheet, self.about, self.text, self.seen)


Words = Commented | Evidenced | ClosingWritten
Change = Answered | TakenBack | Words


class Sent(BaseModel):
    """What the script sends: a change, the mark of the sheet it was made on (another person's may be on this
    device by now) and the edition of the questions to which it was given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: str
    edition: Annotated[str, Field(max_length=64)] = ""
    change: Annotated[Change, Field(discriminator="kind")]


class OwnSent(BaseModel):
    """What a browser sends of the organiser's own sheet, where the field in which it was typed has gone:
    words alone, never answers.

    `link` is the organiser's; `sheet` the mark of the own sheet; `sent` what the field has been told to save
    since `seen`, which may have arrived or not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    link: str
    sheet: str
    sent: Annotated[tuple[tuple[str, ...], ...], Field(max_length=10)] = ()
    change: Annotated[Words, Field(discriminator="kind")]

    def keep(self, service: Service, sheet: AnyLink) -> Saved:
        """Saves it in place of what this very window has written before."""
        return self.change.after(service, sheet, self.sent).keep(service, sheet)


_SENT = TypeAdapter(Sent)
_OWN = TypeAdapter(OwnSent)


def sent(body: bytes) -> Sent | None:
    """What the script sends; None for anything else."""
    try:
        return _SENT.validate_json(body)
    except ValidationError:
        return None


def own_sent(body: bytes) -> OwnSent | None:
    """What a browser sends of the own sheet; None for anything else."""
    try:
        return _OWN.validate_json(body)
    except ValidationError:
        return None


def in_form(fields: Mapping[str, str], closing: bool = False) -> Iterator[Change]:
    """What a form changes: only what differs from what the form had shown.

    A window that was opened long ago so never overwrites what another one has saved since.
    """
    for name in fields:
        if name.startswith(SEEN + TEXT):
            yield from _text(fields, name.removeprefix(SEEN + TEXT), ClosingWritten if closing else Commented)
        elif name.startswith(SEEN + ANSWER):
            yield from _answer(fields, name.removeprefix(SEEN + ANSWER))
        elif name.startswith(SEEN + TITLE):
            yield from _evidence(fields, name.removeprefix(SEEN + TITLE))


def _answer(fields: Mapping[str, str], question: str) -> Iterator[Change]:
    before, chosen = fields[SEEN + ANSWER + question], fields.get(ANSWER + question, "")
    if fields.get("back") == question:
        yield TakenBack(about=QuestionId(question))
    elif chosen not in ("", before):
        yield Answered(about=QuestionId(question), value=_value(chosen))


def _value(chosen: str) -> AnswerValue:
    """What a radio button stands for; anything else becomes a point that is on no scale, which the service
    refuses in words.
    """
    if chosen in set(Apart):
        return Apart(chosen)
    return int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 9 else 0


def _text(fields: Mapping[str, str], about: str, kind: type[Commented | ClosingWritten]) -> Iterator[Change]:
    written, seen = fields.get(TEXT + about, ""), fields[SEEN + TEXT + about]
    if _plain(written) != _plain(seen):
        yield kind(about=QuestionId(about), text=written, seen=seen)


def _evidence(fields: Mapping[str, str], question: str) -> Iterator[Change]:
    title, address = TITLE + question, ADDRESS + question
    written = fields.get(title, ""), fields.get(address, "")
    seen = fields[SEEN + title], fields.get(SEEN + address, "")
    if tuple(map(_plain, written)) != tuple(map(_plain, seen)):
        yield Evidenced(about=QuestionId(question), text=written[0], address=written[1], seen=seen)


def _last(stands: str, sent: Texts, seen: str) -> str:
    """The text that this window knows of: what stands there now where the window has sent it itself, else
    what it had seen.
    """
    return stands if any(_plain(text) == stands for text, *_ in sent) else seen


def _plain(text: str) -> str:
    """A text as the store compares it: a form writes a line end as two signs."""
    return text.replace("\r\n", "\n").strip()
