"""What one can ask qcheck to do: the only door for pages and commands. Knows no screen; sheets and answers
stay behind it.
"""

from qcheck.accounts import Account, Identity, ThingKind
from qcheck.bundle import NotABundle
from qcheck.catalogue_sheet import NotTaken
from qcheck.disclosure import Band, Voices
from qcheck.importing import LEAVE_OUT, TAKE_IN, ColumnMap, NotReadable, read_map
from qcheck.importing import written as map_as_file
from qcheck.piloting import (
    USUAL,
    Application,
    ApplicationState,
    Asks,
    Decision,
    DecisionKind,
    FieldKind,
    Form,
    FormField,
    Meaning,
    Pilot,
    PilotId,
    ShownTo,
    Trial,
    TrialLinkKind,
)
from qcheck.records import (
    SECONDS,
    STILL_TO_DO,
    AgreedLight,
    CheckId,
    Feedback,
    Fit,
    Hands,
    Keeps,
    Letterhead,
    Life,
    LinkId,
    Measure,
    MeasureChange,
    MeasureId,
    MeasureState,
    Mode,
    Scope,
    SheetId,
    Shows,
    State,
    Urgency,
)
from qcheck.refusals import (
    AuthorsLink,
    Gone,
    Invalid,
    NeedsConfirmation,
    NotNow,
    NotPossible,
    NotYet,
    OutOfOrder,
    Overtaken,
    Refusal,
    Several,
    SignInFirst,
    Stale,
    TrialsLink,
    UnknownLink,
    WrongLink,
)
from qcheck.service.account.accounts import SESSION_LASTS, TO_BEGIN, maker
from qcheck.service.account.shelf_values import (
    AccountShelf,
    KnownAccount,
    LedThing,
    ShelvedCheck,
    ShelvedDraft,
    ShelvedTrial,
)
from qcheck.service.bundles.bundle_exchange import ArrivingCheck, Here, Look
from qcheck.service.checks.choices import Offer, each_alone, offers
from qcheck.service.checks.move_values import MadeMove, MovePlan
from qcheck.service.checks.redacting import Removal, told
from qcheck.service.doors.access import ONLY
from qcheck.service.doors.links import bare_code, is_link, parse
from qcheck.service.doors.links import cleaned as cleaned_link
from qcheck.service.enrolment.application_answers import field_name
from qcheck.service.enrolment.applying import OwnApplication, TooLate
from qcheck.service.enrolment.choosing import Reply, SeenApplication, WrongForm
from qcheck.service.enrolment.mailing import MailStanding
from qcheck.service.enrolment.registration_letters import in_mail
from qcheck.service.enrolment.registration_values import OfferedDate, OwnRegistration, Person
from qcheck.service.evaluation.example import shipped
from qcheck.service.evaluation.statistics import CatalogueFigures, EditionFigures, HeldCheck, LeftOut
from qcheck.service.follow_up.measure_texts import Written
from qcheck.service.follow_up.measures import MeasureList, MeasureRound
from qcheck.service.follow_up.processes import ListedProcess
from qcheck.service.follow_up.recheck_values import (
    AskedAgain,
    FollowedMeasure,
    LoopBack,
    Proposal,
    Recheck,
    Stand,
)
from qcheck.service.ground.batching import Alone, Batching, ToWrite
from qcheck.service.ground.check_values import Access, AnyLink, NewCheck, Round, SharedLink, Shelved, Status
from qcheck.service.ground.result_values import Moved, Result, TwoChecks
from qcheck.service.ground.sheet_values import EnteredSheet, Given, ListedSheet, OwnSheet, PaperForm, Saved
from qcheck.service.ground.text_rules import ADDRESS as LONGEST_ADDRESS
from qcheck.service.ground.text_rules import COMMENT as LONGEST_COMMENT
from qcheck.service.ground.text_rules import NAME as LONGEST_NAME
from qcheck.service.ground.text_rules import TITLE as LONGEST_TITLE
from qcheck.service.incoming.answers_file import UnusableAnswers, profile_of_answers, result_of_answers
from qcheck.service.incoming.carrying import CarriedSheet
from qcheck.service.incoming.collecting import NotCountable
from qcheck.service.incoming.import_values import (
    FilesLook,
    GivenFile,
    Imported,
    Known,
    LookedFile,
    LookedSheet,
    TakenFile,
)
from qcheck.service.lessons.learned_drafts import LearnedDraft
from qcheck.service.lessons.learned_values import AskedIn, LearnedQuestion
from qcheck.service.lessons.learning import MOST_WORDINGS
from qcheck.service.lessons.reflection_values import ReflectionWorkshop, Sentence, TalkedAbout, WorkshopWays
from qcheck.service.lessons.room_decisions import IN_A_ROOM as ROOM_DECISIONS
from qcheck.service.lessons.room_decisions import TypedDecision
from qcheck.service.lessons.showing_back import ShownBack
from qcheck.service.limits.allowance import MADE_OFTEN, REGISTERED_OFTEN
from qcheck.service.live.voting import DOTS
from qcheck.service.live.workshop_values import Moment, Workshop
from qcheck.service.operating.backing_up import back_up
from qcheck.service.operating.census import SIZES, Inhabitants, Listed, LookedAt, Stands
from qcheck.service.operating.database_trouble import told_to_operators
from qcheck.service.operating.installation import (
    NothingHere,
    NotItsKey,
    put_in_one_file,
    refuse_another_kind,
    refuse_to_upgrade,
    refuse_without_data,
)
from qcheck.service.operating.restoring import refuse_without_list, restored, sealed_key_in
from qcheck.service.operating.upgrading import KEPT_FOR as BACKUPS_KEPT_FOR
from qcheck.service.operating.upgrading import (
    Standing,
    Upgraded,
    drop_old_backups,
    standing,
    upgraded,
    upgraded_at_start,
)
from qcheck.service.operating.upkeep import EVERY, Tidied, Upkept
from qcheck.service.service import Service, open_service
from qcheck.service.sheets.answering_together import Wish
from qcheck.service.sheets.edits import Edit, answered, commented, taken_back, verified
from qcheck.service.sheets.feedback import SAID_OFTEN
from qcheck.service.sheets.feedback_file import ENDING as FEEDBACK_ENDING
from qcheck.service.sheets.own_data import goes_whole, uncorrected
from qcheck.service.singleton import close_shared, shared_service
from qcheck.service.takeaway.gathered_values import Gathered, GatheredForm
from qcheck.service.takeaway.takeables import Matter, Takeable
from qcheck.service.takeaway.taking_away import TakingAway
from qcheck.service.trial.bringing import Brought, is_feedback
from qcheck.service.trial.observing import SeenCheck, SeenPilot, ShownResult
from qcheck.service.trial.piloting import Joined, OpenedPilot
from qcheck.service.trial.settings import TypedTrial
from qcheck.service.trial.trials import OpenedTrial
from qcheck.service.workbench.draft_values import BothChanged, KnownDraft, OpenDraft, Publication, Step
from qcheck.service.workbench.drafting import OfAnother
from qcheck.service.workbench.next_edition import LeftToDo
from qcheck.service.workbench.previewing import previewed
from qcheck.service.workbench.simulation import simulated
from qcheck.simulating import Outcome, Room, Simulated
from qcheck.simulating import Seen as RoomsSeen
from qcheck.store import AsideAnswer, BesideAnswers, LinkKind, Turn
from qcheck.store import head as database_step

__all__ = [
    "BACKUPS_KEPT_FOR",
    "DOTS",
    "EVERY",
    "FEEDBACK_ENDING",
    "LEAVE_OUT",
    "LONGEST_ADDRESS",
    "LONGEST_COMMENT",
    "LONGEST_NAME",
    "LONGEST_TITLE",
    "MADE_OFTEN",
    "MOST_WORDINGS",
    "ONLY",
    "REGISTERED_OFTEN",
    "ROOM_DECISIONS",
    "SAID_OFTEN",
    "SECONDS",
    "SESSION_LASTS",
    "SIZES",
    "STILL_TO_DO",
    "TAKE_IN",
    "TO_BEGIN",
    "USUAL",
    "Access",
    "Account",
    "AccountShelf",
    "AgreedLight",
    "Alone",
    "AnyLink",
    "Application",
    "ApplicationState",
    "ArrivingCheck",
    "AsideAnswer",
    "AskedAgain",
    "AskedIn",
    "Asks",
    "AuthorsLink",
    "Band",
    "Batching",
    "BesideAnswers",
    "BothChanged",
    "Brought",
    "CarriedSheet",
    "CatalogueFigures",
    "CheckId",
    "ColumnMap",
    "Decision",
    "DecisionKind",
    "Edit",
    "EditionFigures",
    "EnteredSheet",
    "Feedback",
    "FieldKind",
    "FilesLook",
    "Fit",
    "FollowedMeasure",
    "Form",
    "FormField",
    "Gathered",
    "GatheredForm",
    "Given",
    "GivenFile",
    "Gone",
    "Hands",
    "HeldCheck",
    "Here",
    "Identity",
    "Imported",
    "Inhabitants",
    "Invalid",
    "Joined",
    "Keeps",
    "Known",
    "KnownAccount",
    "KnownDraft",
    "LearnedDraft",
    "LearnedQuestion",
    "LedThing",
    "LeftOut",
    "LeftToDo",
    "Letterhead",
    "Life",
    "LinkId",
    "LinkKind",
    "Listed",
    "ListedProcess",
    "ListedSheet",
    "Look",
    "LookedAt",
    "LookedFile",
    "LookedSheet",
    "LoopBack",
    "MadeMove",
    "MailStanding",
    "Matter",
    "Meaning",
    "Measure",
    "MeasureChange",
    "MeasureId",
    "MeasureList",
    "MeasureRound",
    "MeasureState",
    "Mode",
    "Moment",
    "MovePlan",
    "Moved",
    "NeedsConfirmation",
    "NewCheck",
    "NotABundle",
    "NotCountable",
    "NotItsKey",
    "NotNow",
    "NotPossible",
    "NotReadable",
    "NotTaken",
    "NotYet",
    "NothingHere",
    "OfAnother",
    "Offer",
    "OfferedDate",
    "OpenDraft",
    "OpenedPilot",
    "OpenedTrial",
    "OutOfOrder",
    "Outcome",
    "Overtaken",
    "OwnApplication",
    "OwnRegistration",
    "OwnSheet",
    "PaperForm",
    "Person",
    "Pilot",
    "PilotId",
    "Proposal",
    "Publication",
    "Recheck",
    "ReflectionWorkshop",
    "Refusal",
    "Removal",
    "Reply",
    "Result",
    "Room",
    "RoomsSeen",
    "Round",
    "Saved",
    "Scope",
    "SeenApplication",
    "SeenCheck",
    "SeenPilot",
    "Sentence",
    "Service",
    "Several",
    "SharedLink",
    "SheetId",
    "Shelved",
    "ShelvedCheck",
    "ShelvedDraft",
    "ShelvedTrial",
    "ShownBack",
    "ShownResult",
    "ShownTo",
    "Shows",
    "SignInFirst",
    "Simulated",
    "Stale",
    "Stand",
    "Standing",
    "Stands",
    "State",
    "Status",
    "Step",
    "Takeable",
    "TakenFile",
    "TakingAway",
    "TalkedAbout",
    "ThingKind",
    "Tidied",
    "ToWrite",
    "TooLate",
    "Trial",
    "TrialLinkKind",
    "TrialsLink",
    "Turn",
    "TwoChecks",
    "TypedDecision",
    "TypedTrial",
    "UnknownLink",
    "UnusableAnswers",
    "Upgraded",
    "Upkept",
    "Urgency",
    "Voices",
    "Wish",
    "Workshop",
    "WorkshopWays",
    "Written",
    "WrongForm",
    "WrongLink",
    "answered",
    "back_up",
    "bare_code",
    "cleaned_link",
    "close_shared",
    "commented",
    "database_step",
    "drop_old_backups",
    "each_alone",
    "field_name",
    "goes_whole",
    "in_mail",
    "is_feedback",
    "is_link",
    "maker",
    "map_as_file",
    "offers",
    "open_service",
    "parse",
    "previewed",
    "profile_of_answers",
    "put_in_one_file",
    "read_map",
    "refuse_another_kind",
    "refuse_to_upgrade",
    "refuse_without_data",
    "refuse_without_list",
    "restored",
    "result_of_answers",
    "sealed_key_in",
    "shared_service",
    "shipped",
    "simulated",
    "standing",
    "taken_back",
    "told",
    "told_to_operators",
    "uncorrected",
    "upgraded",
    "upgraded_at_start",
    "verified",
]
