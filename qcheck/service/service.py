"""The only door for pages and commands: whoever holds a link can ask and change what it opens.

`UnknownLink` for a link that opens nothing, `NotPossible` for a wish that cannot be granted; then nothing has
changed. What returns is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from qcheck.loading import Shelf
from qcheck.mailing import NO_MAIL_SERVER, MailServer, mail_server_of
from qcheck.service.account.accounts import Accounts
from qcheck.service.account.shelves import Shelves
from qcheck.service.account.signing_in import SigningIn
from qcheck.service.bundles.bundle_exchange import BundleExchange
from qcheck.service.checks.inviting import Inviting
from qcheck.service.checks.known_checks import KnownChecks
from qcheck.service.checks.moving import Moving
from qcheck.service.checks.organising import Organising
from qcheck.service.checks.redacting import Redacting
from qcheck.service.doors.access import AccessControl
from qcheck.service.enrolment.application_letters import ApplicationLetters
from qcheck.service.enrolment.applying import Applying
from qcheck.service.enrolment.choosing import Choosing
from qcheck.service.enrolment.date_letters import DateLetters
from qcheck.service.enrolment.date_upkeep import DateUpkeep
from qcheck.service.enrolment.dates import Dates
from qcheck.service.enrolment.mailing import Mailing
from qcheck.service.enrolment.registering import Registering
from qcheck.service.enrolment.registration_letters import RegistrationLetters
from qcheck.service.evaluation.comparing import Comparing
from qcheck.service.evaluation.example import shipped
from qcheck.service.evaluation.results import Results
from qcheck.service.evaluation.statistics import Statistics
from qcheck.service.follow_up.measures import Measures
from qcheck.service.follow_up.processes import Processes
from qcheck.service.follow_up.rechecks import Rechecks
from qcheck.service.ground.batching import MOST_LOOKS, Batching, in_one_look, looked_at_first
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.page_memories import PageMemories
from qcheck.service.ground.queues import Queues
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.service.incoming.carrying import Carrying
from qcheck.service.incoming.collecting import Collecting
from qcheck.service.incoming.importing import Importing
from qcheck.service.lessons.learned_drafts import LearnedDrafts
from qcheck.service.lessons.learned_figures import LearnedFigures
from qcheck.service.lessons.learning import Learning
from qcheck.service.lessons.reflecting import Reflecting
from qcheck.service.lessons.showing_back import ShowingBack
from qcheck.service.limits.network_limits import NetworkLimits
from qcheck.service.limits.tally import Tally
from qcheck.service.live.agreements import Agreements
from qcheck.service.live.facilitating import Facilitating
from qcheck.service.live.outcomes import Outcomes
from qcheck.service.live.participants import Participants
from qcheck.service.live.voting import Voting
from qcheck.service.operating import deletion_list
from qcheck.service.operating.census import CensusTaker
from qcheck.service.operating.installation import opened
from qcheck.service.operating.upkeep import Upkeep
from qcheck.service.sheets.answering import Answering
from qcheck.service.sheets.answering_together import AnsweringTogether
from qcheck.service.sheets.feedback import FeedbackOnQuestions
from qcheck.service.sheets.joining import Joining
from qcheck.service.sheets.own_data import OwnData
from qcheck.service.sheets.timing import Timing
from qcheck.service.takeaway.taking_away import TakingAway
from qcheck.service.trial.bringing import Bringing
from qcheck.service.trial.observing import Observing
from qcheck.service.trial.piloting import Piloting
from qcheck.service.trial.trial_file import TrialFile
from qcheck.service.trial.trials import Trials
from qcheck.service.workbench.drafting import Drafting
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
        store, shelf, key, lambda: datetime.now(UTC), tally, mail_server_of(settings), provider_of(settings)
    )
    service.registration_letters.base = settings.public_url
    return service


class Service:
    """One for all threads of a process, put together of parts. `now` tells the time, aware.

    `shelf` has the catalogues: those that come with qcheck, then the installation's own; one with the same id
    takes the place of a shipped one. `network_limits` say how much one network may try and begin;
    `page_memories` are for the skins, which keep nothing themselves. `sent` says how mail leaves, `provider`
    where people sign in.
    """

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        key: bytes,
        now: Callable[[], datetime],
        tally: Tally | None = None,
        sent: MailServer = NO_MAIL_SERVER,
        provider: Provider = NO_PROVIDER,
    ) -> None:
        memory, clock = StampedCache(), Clock(now)
        access = AccessControl(store, key, clock)
        self._store, self.shelf, self.clock = store, shelf, clock
        self.access = access
        self.network_limits = NetworkLimits(tally or Tally())
        self.known_checks = KnownChecks(access, store, clock)
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
        self.bundle_exchange = BundleExchange(access, store, clock, self.results, self.feedback)
        self.redacting = Redacting(access, store, clock, self.results)
        self.facilitating = Facilitating(access, store, clock, self.organising, self.inviting, self.results)
        self.agreements = Agreements(access, store, clock)
        self.measures = Measures(access, store, clock, self.inviting)
        self.processes = Processes(access, store, clock, self.results)
        self.rechecks = Rechecks(access, store, clock, self.inviting, self.measures, self.comparing)
        self.outcomes = Outcomes(access, store, clock, self.measures)
        self.voting = Voting(access, store, self.facilitating)
        self.participants = Participants(access, store, self.results, self.facilitating)
        self.taking_away = TakingAway(
            access,
            store,
            clock,
            self.answering,
            self.own_data,
            self.results,
            self.comparing,
            self.facilitating,
            self.measures,
            self.participants,
            self.bundle_exchange,
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
        self.bringing = Bringing(store, clock, self.trials, self.piloting, self.bundle_exchange)
        self.observing = Observing(access, store, clock, self.trials, self.piloting)
        self.mailing = Mailing(store, clock, sent, self.network_limits)
        self.learned_drafts = LearnedDrafts(access, store, clock, shelf, self.trials, self.drafting)
        self.showing_back = ShowingBack(
            store, self.trials, self.piloting, self.learning, learned, self.learned_drafts
        )
        self.registration_letters = RegistrationLetters(access, self.mailing)
        self.dates = Dates(self.trials, store, clock, self.registration_letters)
        self.registering = Registering(access, store, clock, self.trials, self.registration_letters)
        self.date_letters = DateLetters(access, store, clock, self.trials, self.registration_letters)
        self.upkeep = Upkeep(store, clock, DateUpkeep(store, clock, self.registration_letters))
        to_applicants = ApplicationLetters(clock, self.mailing)
        self.applying = Applying(access, store, clock, self.trials, to_applicants)
        self.choosing = Choosing(access, store, clock, self.trials, to_applicants)
        self.census = CensusTaker(store, clock)
        self.queues = Queues(
            beginning=Batching(store, looked_at_first(store)),
            looking=Batching(store, in_one_look(store), MOST_LOOKS),
            saving=Batching(store, AnsweringTogether(access, store, clock).together),
        )
        self.page_memories = PageMemories()

    def close(self) -> None:
        """Lets go of the database, after what is being saved."""
        self.queues.close()
        self.learning.close()
        self._store.close()
