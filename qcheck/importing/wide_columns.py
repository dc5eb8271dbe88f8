"""What the columns of another tool's table mean for a catalogue: found by question id, by the question's text
or by what somebody has said. Nothing is guessed: what can mean two things means nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from qcheck.catalogue import Catalogue, PhaseId
from qcheck.importing import header_words
from qcheck.importing.column_map import NOTHING_SAID, ColumnMap
from qcheck.importing.meanings import Meanings
from qcheck.importing.problems import Complaint
from qcheck.importing.wordings import EarlierEdition, Wordings
from qcheck.language import N_
from qcheck.loading.problems import shown

UNKNOWN_MEANING = N_("'{meaning}' is no question of this catalogue and nothing else that a column can be")
POSSIBLE_MEANINGS = N_(
    "write a question's id, perhaps with comment or evidence behind it, or perspective, consent, label, id "
    "or ignore"
)


class Role(StrEnum):
    """What a column is for."""

    ANSWER = "answer"
    COMMENT = "comment"
    EVIDENCE = "evidence"
    CLOSING = "closing"
    PERSPECTIVE = "perspective"
    LABEL = "label"
    MARK = "id"  # tells a response from the others of its file
    ORIGIN = "origin"  # … from all others in the world
    SENT = "sent"  # when it was sent off: empty where nobody pressed the last button
    CONSENT = "consent"  # whether somebody agrees that the answers are used
    ASIDE = "ignore"  # what the tool writes for itself, and what somebody says is not wanted
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a column means: its role, and the question or the closing question that it is about."""

    role: Role
    about: str = ""

    @property
    def word(self) -> str:
        """The same as a `ColumnMap` says it; empty where the column means nothing."""
        if self.role is Role.UNKNOWN:
            return ""
        if not self.about:
            return self.role
        return self.about if self.role in (Role.ANSWER, Role.CLOSING) else f"{self.about} {self.role}"


SAID_OF_COLUMNS = frozenset(Role) - {Role.ANSWER, Role.COMMENT, Role.EVIDENCE, Role.CLOSING, Role.UNKNOWN}
"""What can be said of a column that is about no question."""
MOST_WORDS = 4
"""A cell with more words that is no answer is a text."""
UNKNOWN = Meant(Role.UNKNOWN)
NO_CLOSINGS: Mapping[str, Collection[str]] = MappingProxyType({})
OF_NO_QUESTION: Mapping[str, Role] = {
    **dict.fromkeys(("perspektive", "perspective", "sicht", "rolle", "role"), Role.PERSPECTIVE),
    **dict.fromkeys(("bogen", "sheet", "label", "bezeichnung"), Role.LABEL),
    **dict.fromkeys(
        ("id", "antwortid", "responseid", "iddesantwortdatensatzes", "zeitstempel", "timestamp"), Role.MARK
    ),
    **dict.fromkeys(("uuid", "metainstanceid", "instanceid", "contributionid", "beitragsid"), Role.ORIGIN),
    **dict.fromkeys(
        ("submitdate", "datesubmitted", "datumabgeschickt", "datumderabgabe", "abgabedatum"), Role.SENT
    ),
    **dict.fromkeys(
        (
            "lastpage", "letzteseite", "startlanguage", "startsprache", "verwendetesprache", "sprache",
            "language", "seed", "zufallsstartwert", "zufallsgeneratorstartwert", "startdate", "datestarted",
            "datumgestartet", "datestamp", "datelastaction", "datumletzteaktivität", "ipaddr", "ipaddress",
            "ipadresse", "refurl", "referrerurl", "weiterleitungsurl", "token", "accesscode", "zugangscode",
            "zugangsschlüssel", "interviewtime", "totaltime", "gesamtzeit",
            "startzeit", "fertigstellungszeit", "starttime", "completiontime", "lastmodifiedtime",
            "uhrzeitderletztenänderung", "email", "emailaddress", "emailadresse", "name", "totalpoints",
            "quizfeedback", "gradepostedtime", "gesamtpunktzahl", "prüfungsfeedback",
            "uhrzeitdernotenveröffentlichung", "score", "punktzahl", "nutzername",
            "start", "end", "today", "deviceid", "username", "phonenumber", "audit", "version",
            "submissiontime", "validationstatus", "notes", "status", "submittedby", "tags", "index",
            "formversion", "xformidstring", "geolocation", "attachments", "instancename", "metainstancename",
            "metarootuuid", "rootuuid", "parentindex", "parenttablename",
            "alias", "exportdate", "creationdate", "lastupdate", "updatedate", "invitationnumber", "user",
            "languagecode", "languages", "totalscore", "erstellungsdatum", "letzteaktualisierung",
            "einladungsnummer", "benutzername", "sprachen",
        ),
        Role.ASIDE,
    ),
}  # fmt: skip
"""Columns that LimeSurvey, Microsoft Forms, Google Forms, Kobo and EUSurvey write beside the questions, by
their names as `header_words.identifier` has them. E-mail addresses, names and addresses of devices are never
taken.
"""


class Columns:
    """Understands the heads of columns for one catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        phase: PhaseId | None = None,
        closings: Mapping[str, Collection[str]] = NO_CLOSINGS,
        said: ColumnMap = NOTHING_SAID,
        earlier: Sequence[EarlierEdition] = (),
    ) -> None:
        self._catalogue, self._said = catalogue, said
        self._wordings = Wordings(catalogue, phase, earlier)
        self._meanings = Meanings(catalogue)
        self._closings = {header_words.identifier(key): key for key in closings}
        self._closings |= {header_words.text(closing): key for key in closings for closing in closings[key]}
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        self._texts: defaultdict[str, set[str]] = defaultdict(set)
        for name in catalogue.questions:
            self._ids[header_words.identifier(name)].add(name)
            for words in self._wordings.of(name):
                self._texts[words].add(name)

    def meant(self, shown_as: str, heads: Iterable[str]) -> Meant | Complaint:
        """What the column with these heads means, one below the other: what was said about it under the name
        by which it is shown counts, then the first head that is understood. A question with another text than
        the catalogue's is none of it.
        """
        if (said := self._said.column(shown_as)) is not None:
            return self._as_said(said)
        known = [head for head in heads if head.strip()]
        meanings = [meant for head in known if (meant := self._understood(head)) is not UNKNOWN]
        if not meanings:
            return UNKNOWN
        return meanings[0] if not self._is_another_text(meanings[0], known) else UNKNOWN

    def is_question(self, head: str) -> bool:
        """Whether this head is that of a question: so the row of heads is found."""
        said = self._said.column(head)
        meant = self._understood(head) if said is None else self._as_said(said)
        return isinstance(meant, Meant) and meant.role is Role.ANSWER

    def is_text(self, cell: str) -> bool:
        """Whether a cell below such a head belongs to the heads: the text of a question, be it in another
        edition, and no answer.
        """
        if self.is_question(cell):
            return True
        return len(header_words.text(cell).split()) > MOST_WORDS and not self._meanings.is_answer(
            header_words.without_markup(cell)
        )

    def _as_said(self, said: str) -> Meant | Complaint:
        word, _, aspect = said.strip().partition(" ")
        if word in self._catalogue.questions and aspect.strip() in ("", Role.COMMENT, Role.EVIDENCE):
            return Meant(Role(aspect.strip() or Role.ANSWER), word)
        if not aspect and word in self._closings.values():
            return Meant(Role.CLOSING, word)
        if not aspect and word in SAID_OF_COLUMNS:
            return Meant(Role(word))
        near = tuple(self._catalogue.questions)
        return Complaint(UNKNOWN_MEANING, (("meaning", shown(said)),), POSSIBLE_MEANINGS, near)

    def _understood(self, head: str) -> Meant:
        if header_words.is_about_a_question(head):
            return Meant(Role.ASIDE)
        if question := self._question(head):
            return Meant(Role.ANSWER, question)
        base, aspect = header_words.remark(head)
        if base and (question := self._question(base)):
            return Meant(Role(aspect), question)
        word = header_words.identifier(header_words.text(head).replace("/", ""))
        if role := OF_NO_QUESTION.get(word):
            return Meant(role)
        key = next(filter(None, map(self._closings.get, (word, *header_words.texts_in(head)))), "")
        if key:
            return Meant(Role.CLOSING, key)
        if header_words.asks_for_consent(head):
            return Meant(Role.CONSENT)
        return Meant(Role.ASIDE) if header_words.is_time_spent(head) else UNKNOWN

    def _question(self, head: str) -> str:
        """The one question of this id or text; empty where there is none, or where it can be several."""
        for known, words in (
            (self._ids, header_words.identifiers_in(head)),
            (self._texts, header_words.texts_in(head)),
        ):
            for word in words:
                if len(meant := known.get(word, ())) == 1:
                    return next(iter(meant))
        return ""

    def _is_another_text(self, meant: Meant, heads: Iterable[str]) -> bool:
        """Whether a text stands beside the id that is not this question's, as an older edition has it."""
        if meant.role is not Role.ANSWER:
            return False
        own = self._wordings.of(meant.about)
        stated = filter(None, map(self._statement, heads))
        return not all(header_words.says_one_of(words, own) for words in stated)

    def _statement(self, head: str) -> str:
        """What this head says as the text of one question; empty where it is an id, or an id in brackets
        behind the title of a grid.
        """
        before, words = header_words.before_a_text(head)
        if header_words.identifier(before) in self._ids:
            return words
        words, behind = header_words.behind_a_text(head)
        if header_words.identifier(behind) in self._ids:
            return words
        if any(word in self._ids for word in header_words.identifiers_in(head)):
            return ""
        return head if " " in head.strip() else ""
