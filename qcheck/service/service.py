"""The only door for pages and commands: whoever holds a link can ask and change what it opens.

`UnknownLink` for a link that opens nothing, `NotPossible` for a wish that cannot be granted; then nothing has
changed. What returns is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from qcheck.loading import Shelf
from qcheck.mailing import NO_POST, Post, post_of
from qcheck.service import deletion_list
from qcheck.service.access import AccessControl
from qcheck.service.accounts import Accounts
from qcheck.service.agreements import Agreements
from qcheck.service.answering import Answering
from qcheck.service.application_letters import ApplicationLetters
from qcheck.service.applying import Applying
from qcheck.service.batching import Batching
from qcheck.service.bringing import Bringing
from qcheck.service.bundles import Bundles
from qcheck.service.carrying import Carrying
from qcheck.service.census import CensusTaker
from qcheck.service.choosing import Choosing
from qcheck.service.clock import Clock
from qcheck.service.collecting import Collecting
from qcheck.service.comparing import Comparing
from qcheck.service.date_upkeep import DateUpkeep
from qcheck.service.dates import Dates
from qcheck.service.drafting import Drafting
from qcheck.service.example import shipped
from qcheck.service.facilitating import Facilitating
from qcheck.service.feedback import FeedbackOnQuestions
from qcheck.service.importing import Importing
from qcheck.service.installation import opened
from qcheck.service.inviting import Inviting
from qcheck.service.joining import Joining
from qcheck.service.known_checks import KnownChecks
from qcheck.service.learned_drafts import LearnedDrafts
from qcheck.service.learned_figures import LearnedFigures
from qcheck.service.learning import Learning
from qcheck.service.limits import Limits
from qcheck.service.mailing import Mailing
from qcheck.service.measures import Measures
from qcheck.service.moving import Moving
from qcheck.service.observing import Observing
from qcheck.service.organising import Organising
from qcheck.service.outcomes import Outcomes
from qcheck.service.own_data import OwnData
from qcheck.service.participants import Participants
from qcheck.service.piloting import Piloting
from qcheck.service.processes import Processes
from qcheck.service.rechecks import Rechecks
from qcheck.service.redacting import Redacting
from qcheck.service.reflecting import Reflecting
from qcheck.service.registering import Registering
from qcheck.service.registration_letters import Letters
from qcheck.service.results import Results
from qcheck.service.shelves import Shelves
from qcheck.service.shown_back import ShowingBack
from qcheck.service.signing_in import SigningIn
from qcheck.service.stamped_cache import PageMemories, StampedCache
from qcheck.service.statistics import Statistics
from qcheck.service.taking_away import TakingAway
from qcheck.service.tally import Tally
from qcheck.service.timing import Timing
from qcheck.service.trial_file import TrialFile
from qcheck.service.trials import Trials
from qcheck.service.upkeep import Upkeep
from qcheck.service.voting import Voting
from qcheck.service.writing import Writing
from qcheck.settings import Settings
from qcheck.signing_in import NO_PROVIDER, Provider, provider_of
from qcheck.store import Store


def open_service(
    settings: Settings, make: bool = True, new_key: bool = False, tally: Tally | None = None
) -> Service:
    """The service of this process: on the first start makes data folder, key and database.

    NotPossible where data and key do not belong together, unless a `new_key` is wanted, or the database is of
    another version; NothingHere where nothing is to be made.
    """
    store, key = opened(settings, make, new_key)
    shelf = Shelf([shipped(), settings.criteria])
    store.database.when_gone = partial(deletion_list.keep, store, settings.deletions)
    service = Service(
        store, shelf, key, lambda: datetime.now(UTC), tally, post_of(settings), provider_of(settings)
    )
    service.letters.base = settings.public_url
    return service


class Service:
    """One for all threads of a process, put together of parts. `now` tells the time, aware.

    `shelf` has the catalogues: those that come with qcheck, then the installation's own; one with the same id
    takes the place of a shipped one. `limits` say how much one network may try and begin; `page_memories` are
    for the skins, which keep nothing themselves. `sent` says how mail leaves, `provider` where people
    sign in.
    """

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        key: bytes,
        now: Callable[[], datetime],
        tally: Tally | None = None,
        sent: Post = NO_POST,
        provider: Provider = NO_PROVIDER,
    ) -> None:
        memory, clock = StampedCache(), Clock(now)
        access = AccessControl(store, key, clock)
        self._store, self.shelf, self.clock = store, shelf, clock
        self.access = access
        self.limits = Limits(tally or Tally())
        self.checks = KnownChecks(access, store, clock)
        self.accounts = Accounts(store, clock)
        self.signing_in = SigningIn(self.accounts, provider, key, clock)
        self.joining = Joining(access, store, clock)
        self.answering = Answering(access, store, clock)
        self.own_data = OwnData(access, store, clock)
        self.collecting = Collecting(access, store, clock)
        self.carrying = Carrying(access)
        self.feedback = FeedbackOnQuestions(access, store, clock)
        self.importing = Importing(access, store, clock, shelf, self.feedback)
        self.inviting = Inviting(access, store)
        self.organising = Organising(access, store, clock, shelf, self.inviting, memory)
        self.moving = Moving(access, store, clock, shelf)
        self.results = Results(access, store, clock, memory)
        self.comparing = Comparing(access, self.results, shelf)
        self.timing = Timing(access, store, clock)
        self.statistics = Statistics(access, store, clock, self.results, self.feedback, self.timing)
        self.bundles = Bundles(access, store, clock, self.results, self.feedback)
        self.redacting = Redacting(access, store, clock, self.results)
        self.workshop = Facilitating(access, store, clock, self.organising, self.inviting, self.results)
        self.agreements = Agreements(access, store, clock)
        self.measures = Measures(access, store, clock, self.inviting)
        self.processes = Processes(access, store, clock, self.results)
        self.rechecks = Rechecks(access, store, clock, self.inviting, self.measures, self.comparing)
        self.outcomes = Outcomes(access, store, clock, self.measures)
        self.voting = Voting(access, store, self.workshop)
        self.participants = Participants(access, store, self.results, self.workshop)
        self.taking_away = TakingAway(
            access,
            store,
            clock,
            self.answering,
            self.own_data,
            self.results,
            self.comparing,
            self.workshop,
            self.measures,
            self.participants,
            self.bundles,
        )
        self.drafting = Drafting(access, store, clock, shelf)
        self.trials = Trials(access, store, clock, shelf)
        self.shelves = Shelves(access, store, clock, self.organising, self.drafting, self.trials)
        self.trial_file = TrialFile(store, clock, self.trials)
        learned = LearnedFigures(store, clock, self.results, self.statistics)
        self.learning = Learning(access, store, clock, shelf, self.trials, learned)
        self.piloting = Piloting(access, store, clock, self.trials, self.inviting)
        self.reflecting = Reflecting(
            access, store, clock, self.trials, self.learning, self.piloting, self.comparing
        )
        self.bringing = Bringing(store, clock, self.trials, self.piloting, self.bundles)
        self.observing = Observing(access, store, clock, self.trials, self.piloting)
        self.mailing = Mailing(store, clock, sent, self.limits)
        self.learned_drafts = LearnedDrafts(access, store, clock, shelf, self.trials, self.drafting)
        self.showing_back = ShowingBack(
            store, self.trials, self.piloting, self.learning, learned, self.learned_drafts
        )
        self.letters = Letters(access, self.mailing)
        self.dates = Dates(self.trials, store, clock, self.letters)
        self.registering = Registering(access, store, clock, self.trials, self.letters)
        self.writing = Writing(access, store, clock, self.trials, self.letters)
        self.upkeep = Upkeep(store, clock, DateUpkeep(store, clock, self.letters))
        to_applicants = ApplicationLetters(clock, self.mailing)
        self.applying = Applying(access, store, clock, self.trials, to_applicants)
        self.choosing = Choosing(access, store, clock, self.trials, to_applicants)
        self.census = CensusTaker(store, clock)
        self.batching = Batching(store)
        self.page_memories = PageMemories()

    def close(self) -> None:
        """Lets go of the database, after what is being saved."""
        self.batching.close()
        self.learning.close()
        self._store.close()
