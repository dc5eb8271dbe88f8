"""The method a second time: slow, plain, one sheet and one answer after the other, so that the fast program
can be compared with it.

Written from the method's rules alone and independent of `qcheck.asking`, `qcheck.scoring` and
`qcheck.disclosure`. Answers with plain dicts, as does `plain`, which says the same of a `Profile`.
"""

from dataclasses import fields
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from qcheck.catalogue import DEFAULT_POINTS, Catalogue, Criterion, Filter, Question
from qcheck.records import Mode, Scope, Sheet
from qcheck.scoring.values import Explanation, Overall, Profile, QuestionTally, Rating

LEVELS = ["red", "yellow", "green"]
Answered = list[tuple[Question, int | str | None]]
"""The questions a criterion asks on one sheet, with their answers."""


class Reference:
    """The profile of a check as the method words it."""

    def __init__(
        self, catalogue: Catalogue, phase: str | None, scope: Scope, sheets: list[Sheet], mode: Mode
    ) -> None:
        self.catalogue, self.phase, self.rules = catalogue, phase, catalogue.rules
        self.criteria = [c for c in catalogue.main_criteria if scope.only is None or c.id in scope.only]
        self.criteria += [module for module in catalogue.modules if module.id in scope.modules]
        self.home = {question.id: c for c in self.criteria for question in c.questions}
        self.sheets = [sheet for sheet in sheets if self.exists(sheet)]
        self.least = catalogue.rules.minimum_group if mode is Mode.CONFIDENTIAL else 0
        self.groups = self.find_groups()

    # ---- what is asked

    def is_put_to(self, question: Question, perspective: str) -> bool:
        criterion = self.home[question.id]
        fits_phases = [
            phases is None or self.phase is None or self.phase in phases
            for phases in (criterion.phases, question.phases)
        ]
        return all(fits_phases) and (question.perspectives is None or perspective in question.perspectives)

    def is_asked(self, question: Question, sheet: Sheet) -> bool:
        if not self.is_put_to(question, sheet.perspective):
            return False
        return not any(self.leaves_out(each, sheet) for each in question.skip_if or [])

    def leaves_out(self, each: Filter, sheet: Sheet) -> bool:
        named = self.catalogue.questions[each.question]
        if named.id not in self.home or not self.is_put_to(named, sheet.perspective):
            return False
        return not self.is_asked(named, sheet) or value_of(sheet, named) in each.answer

    def answered(self, criterion: Criterion, sheet: Sheet) -> Answered:
        return [
            (question, value_of(sheet, question))
            for question in criterion.questions
            if self.is_asked(question, sheet)
        ]

    def exists(self, sheet: Sheet) -> bool:
        return any(
            value is not None for criterion in self.criteria for _, value in self.answered(criterion, sheet)
        )

    # ---- who is looked at

    def find_groups(self) -> dict[str, list[Sheet]]:
        present = [
            p for p in self.catalogue.perspective_ids if any(sheet.perspective == p for sheet in self.sheets)
        ]
        groups = {p: [sheet for sheet in self.sheets if sheet.perspective == p] for p in present}
        if (
            groups
            and all(len(group) < self.least for group in groups.values())
            and len(self.sheets) >= self.least
        ):
            groups["all"] = self.sheets
        return groups

    def profile(self) -> dict:
        sheets = {
            name: None if len(group) < self.least else len(group) for name, group in self.groups.items()
        }
        return {
            "sheets": sheets,
            "criteria": {criterion.id: self.row(criterion) for criterion in self.criteria},
        }

    def row(self, criterion: Criterion) -> dict:
        groups = {name: self.concerned(criterion, group) for name, group in self.groups.items()}
        groups = {name: group for name, group in groups.items() if group}
        ratings = {name: self.rating(criterion, name, group) for name, group in groups.items()}
        shown = [name for name, rating in ratings.items() if rating["score"] is not None]
        overall = self.overall(criterion, {name: groups[name] for name in shown}, ratings, groups)
        scores = [ratings[name]["score"] for name in shown]
        ends = {"lowest": min(scores, default=None), "highest": max(scores, default=None)}
        return {"overall": {**overall, **ends}, "shown": shown, "perspectives": ratings}

    def concerned(self, criterion: Criterion, group: list[Sheet]) -> list[Sheet]:
        return [
            sheet
            for sheet in group
            if any(self.is_put_to(question, sheet.perspective) for question in criterion.questions)
        ]

    # ---- one group

    def rating(self, criterion: Criterion, name: str, group: list[Sheet]) -> dict:
        answers = [self.answered(criterion, sheet) for sheet in group]
        put = [
            question
            for question in criterion.questions
            if any(self.is_put_to(question, sheet.perspective) for sheet in group)
        ]
        scores = self.scores(answers)
        were_asked = len([sheet for sheet in answers if sheet])
        is_withheld = len(self.groups[name]) < self.least or any(
            0 < few < self.least for few in (were_asked, len(scores))
        )
        if is_withheld:
            tallies = [tally(question.id, withheld=True) for question in put]
            return rating("withheld", "too_few_people", n=None, tallies=tallies)
        tallies = [self.tally(question, answers) for question in put]
        counts = self.told(answers)
        flags = [] if self.too_few_answered(answers) else self.own_flags(answers, tallies)
        asked = [
            [question.id for sheet in answers for question, _ in sheet].count(question.id) for question in put
        ]
        if name == "all" and any(0 < few < self.least for few in asked):
            counts |= dict.fromkeys(["points", "points_left_out", "dk", "na", "open"], 0)
        if not scores:
            is_grey = any(self.applicable(sheet) for sheet in answers)
            return rating(
                *(("grey", "too_few_answers") if is_grey else ("not_relevant",) * 2),
                counts=counts,
                flags=flags,
                tallies=tallies,
            )
        critical = {
            q.id: mean for q in put if q.critical and (mean := self.critical_mean(q, answers)) is not None
        }
        return self.scored(mean_of(scores), self.moved_means(answers), critical, counts, flags, tallies)

    def scored(
        self,
        mean: Fraction,
        moved: dict[int, list[Fraction]],
        critical: dict,
        counts: dict,
        flags: list,
        tallies: list,
    ) -> dict:
        score = half_up(mean)
        light = self.light(score)
        changed = {
            step: [self.light(half_up(m)) for m in means if self.light(half_up(m)) != light]
            for step, means in moved.items()
        }
        is_near = any(
            abs(score - threshold) <= self.rules.close_within
            for threshold in (self.rules.yellow_from, self.rules.green_from)
        )
        capped_by = (
            [question for question, m in critical.items() if half_up(m) < self.rules.yellow_from]
            if light == "green"
            else []
        )
        to_next = {
            "red": self.rules.yellow_from - score,
            "yellow": self.rules.green_from - score,
            "green": None,
        }[light]
        return rating(
            "yellow" if capped_by else light,
            "capped" if capped_by else "score",
            score=score,
            n=counts["counted"],
            close_call=is_near or any(changed.values()),
            capped_by=capped_by,
            flags=flags,
            counts={**counts, "to_next": to_next}
            | {
                "step_up": max(changed[1], key=LEVELS.index, default=None),
                "step_down": min(changed[-1], key=LEVELS.index, default=None),
            },
            critical={question: half_up(m) for question, m in critical.items()},
            tallies=tallies,
        )

    def scores(self, answers: list[Answered]) -> list[Fraction]:
        return [score for sheet in answers if (score := self.sheet_score(sheet)) is not None]

    def applicable(self, sheet: Answered) -> Answered:
        return [(question, value) for question, value in sheet if value != "na"]

    def sheet_score(self, sheet: Answered) -> Fraction | None:
        applicable = self.applicable(sheet)
        given = [
            (question.weight, self.worth_of(question)[value])
            for question, value in applicable
            if isinstance(value, int)
        ]
        if not applicable or len(given) < max(min(2, len(applicable)), ceil(Fraction(len(applicable), 2))):
            return None
        return sum(weight * worth for weight, worth in given) / sum(weight for weight, _ in given)

    def worth_of(self, question: Question) -> dict[int, Fraction]:
        """What each point of the question's own scale is worth."""
        scale = self.catalogue.scales[question.scale] if question.scale else self.catalogue.scale
        options = question.options or scale.options or DEFAULT_POINTS
        points = {option.value: option.points for option in options if isinstance(option.value, int)}
        if None in points.values():
            return {point: Fraction(100 * (point - 1), len(points) - 1) for point in points}
        return {point: Fraction(str(worth)) for point, worth in points.items()}

    def moved_means(self, answers: list[Answered]) -> dict[int, list[Fraction]]:
        """By step, the group's mean after each single move of one point on a sheet with a score, all others
        as they are.
        """
        scores = self.scores(answers)
        sheets = [sheet for sheet in answers if self.sheet_score(sheet) is not None]
        others = [sum(scores, Fraction(0)) - score for score in scores]
        return {
            step: [
                (rest + self.sheet_score(moved(sheet, place, step))) / len(scores)
                for sheet, rest in zip(sheets, others, strict=True)
                for place, (question, value) in enumerate(sheet)
                if isinstance(value, int) and value + step in self.worth_of(question)
            ]
            for step in (1, -1)
        }

    def told(self, answers: list[Answered]) -> dict:
        """The counts, where at least so many sheets gave any answer; else as if nobody had."""
        if not self.too_few_answered(answers):
            return self.counts(answers)
        nothing = dict.fromkeys(self.counts(answers), 0)
        return nothing | {"sheets": len(answers), "too_few": len(answers)}

    def too_few_answered(self, answers: list[Answered]) -> bool:
        return (
            0 < len([sheet for sheet in answers if any(value is not None for _, value in sheet)]) < self.least
        )

    def counts(self, answers: list[Answered]) -> dict:
        values = [value for sheet in answers for _, value in sheet]
        used = [
            value
            for sheet in answers
            if self.sheet_score(sheet) is not None
            for _, value in sheet
            if isinstance(value, int)
        ]
        counted, relevant = (
            len(self.scores(answers)),
            len([sheet for sheet in answers if self.applicable(sheet)]),
        )
        return {
            "sheets": len(answers),
            "counted": counted,
            "too_few": relevant - counted,
            "not_relevant": len(answers) - relevant,
            "points": len(used),
            "points_left_out": len([value for value in values if isinstance(value, int)]) - len(used),
            "dk": values.count("dk"),
            "na": values.count("na"),
            "open": values.count(None),
        }

    def tally(self, question: Question, answers: list[Answered]) -> dict:
        values = [value for sheet in answers for asked, value in sheet if asked.id == question.id]
        points = [value for value in values if isinstance(value, int)]
        if len(points) < self.least:
            return tally(question.id, withheld=True)
        scale = list(self.worth_of(question))
        distribution = [points.count(point) for point in scale]
        agreement = van_der_eijk(distribution) if len(points) >= 5 else None
        return tally(
            question.id,
            points=distribution,
            dk=values.count("dk"),
            na=values.count("na"),
            open=values.count(None),
            mean=half_up(self.mean_worth(question, points)) if points else None,
            agreement=agreement,
            disagreement={scale[0], scale[-1]} <= set(points)
            if agreement is None
            else agreement <= Fraction(str(self.rules.disagreement)),
        )

    def mean_worth(self, question: Question, points: list[int]) -> Fraction:
        return mean_of([self.worth_of(question)[point] for point in points])

    def critical_mean(self, question: Question, answers: list[Answered]) -> Fraction | None:
        points = [
            value
            for sheet in answers
            for asked, value in sheet
            if asked.id == question.id and isinstance(value, int)
        ]
        return self.mean_worth(question, points) if points and len(points) >= self.least else None

    def own_flags(self, answers: list[Answered], tallies: list[dict]) -> list[str]:
        values = [value for sheet in answers for _, value in sheet if value is not None and value != "na"]
        share = Fraction(values.count("dk"), len(values)) if values else Fraction(-1)
        disagree = ["disagreement"] if any(each["disagreement"] for each in tallies) else []
        unknown = ["knowledge_gap"] if share >= Fraction(str(self.rules.knowledge_gap)) else []
        given = [value for sheet in answers for _, value in sheet if value is not None]
        unfit = Fraction(given.count("na"), len(given)) if given else Fraction(-1)
        return (
            disagree
            + unknown
            + (["often_not_relevant"] if unfit >= Fraction(str(self.rules.often_not_relevant)) else [])
        )

    def light(self, score: int) -> str:
        return (
            "green"
            if score >= self.rules.green_from
            else "yellow"
            if score >= self.rules.yellow_from
            else "red"
        )

    # ---- several groups

    def overall(
        self, criterion: Criterion, shown: dict[str, list[Sheet]], ratings: dict, groups: dict
    ) -> dict:
        if not shown:
            lights = [each["light"] for each in ratings.values()]
            light = next((light for light in ("withheld", "grey") if light in lights), "not_relevant")
            rule = {"withheld": "too_few_people", "grey": "too_few_answers", "not_relevant": "not_relevant"}[
                light
            ]
            visible = [
                self.told([self.answered(criterion, sheet) for sheet in group]) for group in groups.values()
            ]
            return rating(
                light,
                rule,
                n=None if light == "withheld" else 0,
                counts={} if light == "withheld" else added(visible),
            )
        if len(shown) == 1:
            return ratings[next(iter(shown))]
        answers = {
            name: [self.answered(criterion, sheet) for sheet in group] for name, group in shown.items()
        }
        means = {name: mean_of(self.scores(sheets)) for name, sheets in answers.items()}
        return self.scored(
            mean_of(list(means.values())),
            self.moved_overall(means, answers),
            self.critical_overall(criterion, list(answers.values())),
            added([self.counts(sheets) for sheets in answers.values()]),
            self.flags_between(criterion, answers),
            [],
        )

    def moved_overall(
        self, means: dict[str, Fraction], answers: dict[str, list[Answered]]
    ) -> dict[int, list[Fraction]]:
        moves = {name: self.moved_means(sheets) for name, sheets in answers.items()}
        total = sum(means.values(), Fraction(0))
        return {
            step: [(total - means[name] + mean) / len(means) for name in means for mean in moves[name][step]]
            for step in (1, -1)
        }

    def critical_overall(self, criterion: Criterion, groups: list[list[Answered]]) -> dict[str, Fraction]:
        questions = [question for question in criterion.questions if question.critical]
        means = {
            question.id: [
                mean for group in groups if (mean := self.critical_mean(question, group)) is not None
            ]
            for question in questions
        }
        return {question: mean_of(each) for question, each in means.items() if each}

    def flags_between(self, criterion: Criterion, answers: dict[str, list[Answered]]) -> list[str]:
        shared = [
            q.id
            for q in criterion.questions
            if q.about is None and all(self.is_put_to(q, name) for name in answers)
        ]
        alone = {
            name: [[pair for pair in sheet if pair[0].id in shared] for sheet in sheets]
            for name, sheets in answers.items()
        }
        scores = {name: self.scores(sheets) for name, sheets in alone.items()}
        means = {
            name: half_up(mean_of(each)) for name, each in scores.items() if each and len(each) >= self.least
        }
        if len(means) < 2:
            return []
        lights = {name: self.light(mean) for name, mean in means.items()}
        roles = {perspective.id: perspective.role for perspective in self.catalogue.perspectives}
        distance = max(means.values()) - min(means.values())
        is_apart = distance >= self.rules.difference or {"red", "green"} <= set(lights.values())
        is_strong = distance >= self.rules.strong_difference
        flags = ["strong_difference"] if is_strong else ["difference"] if is_apart else []
        organisers_at_green = any(lights[name] == "green" and roles[name] == "organising" for name in means)
        others_at_red = any(lights[name] == "red" and roles[name] == "taking_part" for name in means)
        return flags + (["blind_spot"] if organisers_at_green and others_at_red else [])


def van_der_eijk(distribution: list[int]) -> Fraction:
    """A, layer by layer, each triple of points looked at."""
    left, agreement = list(distribution), Fraction(0)
    while any(left):
        occupied = [count > 0 for count in left]
        height = min(count for count in left if count)
        agreement += Fraction(height * sum(occupied), sum(distribution)) * layer_agreement(occupied)
        left = [count - height if count else 0 for count in left]
    return agreement


def layer_agreement(occupied: list[bool]) -> Fraction:
    points, filled = len(occupied), sum(occupied)
    triples = ["".join(str(int(each)) for each in triple) for triple in combinations(occupied, 3)]
    together, apart = triples.count("110") + triples.count("011"), triples.count("101")
    unimodality = Fraction(1)
    if filled not in (1, points):
        unimodality = Fraction(
            (points - 2) * together - (points - 1) * apart, (points - 2) * (together + apart)
        )
    return unimodality * (1 - Fraction(filled - 1, points - 1))


def value_of(sheet: Sheet, question: Question) -> int | str | None:
    return sheet.answers[question.id].value if question.id in sheet.answers else None


def moved(sheet: Answered, place: int, step: int) -> Answered:
    return [(question, value + step if at == place else value) for at, (question, value) in enumerate(sheet)]


def mean_of(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def added(counts: list[dict]) -> dict:
    return {key: sum(each[key] for each in counts) for each in counts[:1] for key in each}


def rating(light: str, rule: str, counts: dict | None = None, **known) -> dict:
    nothing = {
        "score": None,
        "n": 0,
        "close_call": False,
        "capped_by": [],
        "flags": [],
        "critical": {},
        "tallies": [],
    }
    numbers = {field.name: 0 for field in fields(Explanation)} | {
        "rule": rule,
        "to_next": None,
        "step_up": None,
        "step_down": None,
    }
    return {"light": light, **nothing, **known, "explanation": {**numbers, **(counts or {})}}


def tally(question: str, **known) -> dict:
    nothing = {
        "points": [],
        "dk": 0,
        "na": 0,
        "open": 0,
        "mean": None,
        "agreement": None,
        "disagreement": False,
        "withheld": False,
    }
    return {"question": question, **nothing, **known}


def plain(profile: Profile) -> dict:
    """A profile in the words of the reference."""
    rows = {
        row.criterion: {
            "overall": {**plain_rating(row.overall.rating), **plain_ends(row.overall)},
            "shown": list(row.overall.shown),
            "perspectives": {name: plain_rating(rating) for name, rating in row.perspectives.items()},
        }
        for row in profile.criteria
    }
    return {"sheets": dict(profile.sheets), "criteria": rows}


def plain_rating(rating: Rating) -> dict:
    whole = {field.name: getattr(rating, field.name) for field in fields(Rating)}
    lists = {
        "capped_by": list(rating.capped_by),
        "flags": list(rating.flags),
        "critical": dict(rating.critical),
    }
    explanation = {field.name: getattr(rating.explanation, field.name) for field in fields(Explanation)}
    tallies = [plain_tally(each) for each in whole.pop("questions")]
    return {**whole, **lists, "explanation": explanation, "tallies": tallies}


def plain_tally(each: QuestionTally) -> dict:
    return {field.name: getattr(each, field.name) for field in fields(QuestionTally)} | {
        "points": list(each.points)
    }


def plain_ends(overall: Overall) -> dict:
    return {"lowest": overall.lowest, "highest": overall.highest}
