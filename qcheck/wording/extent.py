"""What a check asks of its catalogue, and how many sheets it has, in few words: what tells one check of a
process from another.
"""

from __future__ import annotations

from collections.abc import Collection

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.language import Language


def extent(questionnaire: Questionnaire, language: Language) -> str:
    """The part that is asked, else how many criteria, and the modules in use; empty where it is the whole
    catalogue without modules.
    """
    catalogue, scope = questionnaire.catalogue, questionnaire.scope
    modules = (module.title.say(language.tag) for module in catalogue.modules if module.id in scope.modules)
    return " + ".join(filter(None, (_criteria(catalogue, scope.only, language), *modules)))


def edition(catalogue: Catalogue, language: Language) -> str:
    """A catalogue by its title and the edition by which a check asks: others may ask by another one."""
    title = catalogue.title.say(language.tag)
    return language.say("{title}, edition {version}", title=title, version=catalogue.version)


def sheets(number: int | None, language: Language) -> str:
    """How many sheets there are; empty where that is not told."""
    if number is None:
        return ""
    return (
        language.count("{number} sheet", "{number} sheets", number)
        if number
        else language.say("no sheets yet")
    )


def _criteria(catalogue: Catalogue, only: Collection[str] | None, language: Language) -> str:
    if only is None:
        return ""
    for part in catalogue.parts:
        if {criterion.id for criterion in part.criteria} == set(only):
            return part.title.say(language.tag)
    return language.count("{number} criterion", "{number} criteria", len(only))
