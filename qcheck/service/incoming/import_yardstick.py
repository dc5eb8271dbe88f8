"""What files of answers are held against, worked out once for all files of one look: the check with what it
asks, and the editions before its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qcheck import editions
from qcheck.answer_files import Seal
from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, PhaseId
from qcheck.catalogue.versions import precedence
from qcheck.importing import ColumnMap, EarlierEdition, read_file
from qcheck.language import OWN_NAMES, language
from qcheck.loading import Shelf
from qcheck.records import Check
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly
from qcheck.service.incoming import import_rules
from qcheck.service.incoming.carrying import public_id, seal
from qcheck.service.incoming.import_rules import Judged
from qcheck.service.incoming.import_values import GivenFile
from qcheck.wording import CLOSING, words_around


@dataclass(frozen=True, slots=True)
class Against:
    """The check, its public id and its seal, the editions before its own, and the closing questions in all
    their words.
    """

    check: Check
    questionnaire: Questionnaire
    public: str
    seal: Seal
    earlier: tuple[EarlierEdition, ...]
    closings: Mapping[str, Sequence[str]]

    def judged(self, file: GivenFile, said: ColumnMap) -> Judged:
        """The file as it is read, in the light of the rules."""
        catalogue, phase = self.questionnaire.catalogue, self.check.phase
        source = read_file(
            file.content, file.name, catalogue, phase, self.closings, said, self.seal, self.earlier
        )
        return import_rules.judged(source, self.check, self.questionnaire, self.public, self.earlier)


def against(check: Check, access: AccessControl, shelf: Shelf) -> Against:
    """What the files that are brought to this check are held against."""
    questionnaire = assembly.questionnaire_of(check)
    catalogue = questionnaire.catalogue
    earlier = _earlier(catalogue, [edition.catalogue for edition in shelf.editions(catalogue.id)])
    closings = _closings([catalogue, *(edition.catalogue for edition in earlier)], check.phase)
    public, its_seal = public_id(access, check.id), seal(access, check.id)
    return Against(check, questionnaire, public, its_seal, earlier, closings)


def _earlier(catalogue: Catalogue, at_hand: Sequence[Catalogue]) -> tuple[EarlierEdition, ...]:
    """The editions before this one, as far as they are at hand, each with the questions whose answers still
    count.
    """
    before = [edition for edition in at_hand if precedence(edition.version) < precedence(catalogue.version)]
    return tuple(
        EarlierEdition(
            edition, editions.carried(editions.fates(editions.path_to(edition, catalogue, at_hand)))
        )
        for edition in before
    )


def _closings(all_of_them: Sequence[Catalogue], phase: PhaseId | None) -> dict[str, list[str]]:
    """The closing questions by their keys, in all the words in which these editions have put them."""
    return {
        key: list(
            dict.fromkeys(
                words_around(edition, key, language(tag), asked_in)
                for edition in all_of_them
                for tag in OWN_NAMES
                for asked_in in (phase, None)
            )
        )
        for key in CLOSING
    }
