"""The messages to people who write catalogues: English here, German in `locale/de/problems.po`, explained in
`criteria/README.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from qcheck.language import N_


class Mistake(StrEnum):
    """What keeps a catalogue from being used."""

    # the file
    UNREADABLE = N_("this file cannot be opened")
    TOO_LARGE = N_("this file is larger than 1 MB")
    EMPTY_FILE = N_("this file is empty")
    BINARY = N_("this is not a text file: it contains the control character {code}")
    UTF_16 = N_("this file is saved as UTF-16, not as UTF-8")
    NOT_UTF_8 = N_("this file is not saved as UTF-8: the byte {code} makes no sense here")

    # YAML as such
    TAB = N_("a tab stands here, where only spaces may stand")
    ALIAS = N_("'{value}' refers to another place in the file; a catalogue says everything where it stands")
    ANCHOR = N_("'{value}' marks this place for a reference; a catalogue has no references")
    TAG = N_("'{value}' marks a type; a catalogue has no such marks")
    SEVERAL = N_("a second document begins here; a file holds one catalogue")
    TOO_DEEP = N_("this is nested more than {limit} levels deep")
    TOO_MANY_ENTRIES = N_("this has more than {limit} entries")
    AND_MORE = N_("and {number} mistakes more, which are named once these are mended")
    TYPOGRAPHIC_QUOTE = N_("'{value}' ({code}) is a typographic quotation mark: YAML takes it for a letter")
    TYPOGRAPHIC_DASH = N_("'{value}' ({code}) stands where a hyphen begins an item of a list")
    SPECIAL_SPACE = N_(
        "a non-breaking or other special space ({code}) stands here, where only plain spaces may stand"
    )
    COLON_MISSING = N_("a colon is missing after '{value}'")
    COLON_SPACE = N_("a space is missing after the colon in '{value}'")
    DASH_SPACE = N_("a space is missing after the dash in '{value}'")
    COLON_IN_TEXT = N_("a second colon stands in this line")
    QUOTE_OPEN = N_("the quotation mark that opens here is never closed")
    QUOTE_CLOSED = N_("the text has already ended with the quotation mark before this")
    BRACKET_OPEN = N_("the bracket that opens here is not closed, or a comma is missing in it")
    FIRST_SIGN = N_("a text cannot begin with '{value}' as it stands")
    INDENTATION = N_("the indentation of this line does not fit the lines above it")
    DASH = N_("a list begins on a line of its own")
    BACKSLASH = N_(
        "a backslash has a special meaning between double quotation marks, and this one is unknown"
    )
    BLOCK = N_("after '|' or '>' the text begins on the next line")
    NOT_YAML = N_("this cannot be read as YAML")

    # keys and kinds of values
    KEY = N_("a key is a single word before a colon")
    UNKNOWN_KEY = N_("this key is not known here")
    MISSING_KEY = N_("this key is missing")
    DOUBLED_KEY = N_("this key stands here twice, first in line {line}")
    NOTHING = N_("nothing is written here")
    EMPTY_LIST = N_("this list is empty")
    NOT_A_TABLE = N_("'{value}' stands where keys with values belong")
    NOT_A_LIST = N_("'{value}' stands where a list belongs")
    NOT_A_TEXT = N_("'{value}' stands where a text belongs")
    NOT_WHOLE = N_("'{value}' is not a whole number")
    NOT_A_NUMBER = N_("'{value}' is not a number")
    NOT_A_WORTH = N_("'{value}' is not a number with at most two decimal places")
    NOT_TRUE_OR_FALSE = N_("'{value}' is neither true nor false")
    NOT_A_CHOICE = N_("'{value}' is none of: {choices}")
    TOO_SMALL = N_("'{value}' is too small: at least {limit}")
    TOO_GREAT = N_("'{value}' is too great: at most {limit}")

    # ids, versions, languages
    ID = N_("'{value}' is not an id: only a-z, 0-9 and - are allowed")
    ID_TWICE = N_("the id '{value}' is used twice, first in line {line}")
    ID_RESERVED = N_("the id '{value}' is reserved: it means all perspectives together")
    VERSION = N_("'{value}' is not a version: three numbers with dots belong here")
    LANGUAGE = N_("'{value}' is not a language tag such as de, en or de-simple")
    LANGUAGE_TWICE = N_("the language '{value}' is listed twice")
    LANGUAGE_UNLISTED = N_("the language '{value}' is not listed under 'languages'")

    # how things go together
    NO_CRITERIA = N_("a catalogue needs criteria")
    BOTH = N_("'criteria' and 'parts' cannot stand side by side")
    NO_QUESTIONS = N_("a criterion needs at least one question")
    SILENT = N_("this criterion asks nothing in the phase '{phase}'")
    UNKNOWN_PERSPECTIVE = N_("there is no perspective '{value}'")
    UNKNOWN_PHASE = N_("there is no phase '{value}'")
    PHASE_OUTSIDE = N_("the phase '{value}' is not among those of the part, which are {phases}")
    UNKNOWN_ITEM = N_("there is no question and no criterion '{value}'")
    UNKNOWN_QUESTION = N_("there is no question '{value}'")
    LATER_QUESTION = N_(
        "the question '{value}' comes later; only the answer to an earlier one can be known here"
    )
    OWN_QUESTION = N_("a question cannot depend on its own answer")
    NOT_AN_ANSWER = N_("'{value}' is not an answer; possible are {answers}")
    FEW_POINTS = N_("a scale needs at least two answers")
    GAP = N_("'{value}' stands where the point {expected} belongs; points run 1, 2, 3 … without a gap")
    UNKNOWN_SCALE = N_("there is no scale '{value}'")
    SCALE_AND_OPTIONS = N_("'scale' and 'options' cannot stand side by side at a question")
    WORTH_OF_SOME = N_("'{value}' does not say what it is worth, others do: all points of a scale, or none")
    WORTH_FALLS = N_("{value} comes after {before}: a higher answer cannot be worth less")
    WORTH_ALIKE = N_("all points of this scale are worth {value}; the last must be worth more than the first")
    WORTH_APART = N_("'{value}' is not on the scale and is worth nothing")
    ANSWER_TWICE = N_("the answer '{value}' stands here twice")
    LIGHTS_ORDER = N_("yellow begins at {yellow} and green at {green}: yellow must begin lower")
    DIFFERENCE_ORDER = N_(
        "a difference begins at {difference} and a strong one at {strong}: the strong one cannot begin lower"
    )

    # what an edition says of itself
    FOLLOWS_LATER = N_("an edition follows an earlier one, but '{value}' is not earlier than {version}")
    CHANGES_SINCE_WHEN = N_("it is not said since which edition these changes hold")
    CHANGE_OF_BOTH = N_("a change is of a question or of a criterion, not of both")
    CHANGE_OF_NOTHING = N_("it is not said which question or which criterion changed")
    CHANGE_TWICE = N_("this change of '{value}' is declared twice")
    UNKNOWN_CRITERION = N_("there is no criterion '{value}'")
    STILL_HERE = N_("'{value}' is declared removed, but it stands in this catalogue")
    REPLACES_NEEDED = N_("'{value}' needs 'replaces': in whose place it stands")
    REPLACES_UNWANTED = N_("'{value}' keeps its id, so 'replaces' does not belong here")
    REPLACES_ONE = N_("'{value}' stands in the place of one earlier id")
    REPLACES_SEVERAL = N_("'{value}' stands in the place of at least two earlier ids")
    ID_AGAIN = N_("the id '{value}' was replaced, so it cannot be used again")

    # several files
    CATALOGUE_TWICE = N_("the catalogue '{value}' stands already in {file}, which is the one in use")


class FormMistake(StrEnum):
    """What keeps the form of an application from being used, besides what can be wrong with every file."""

    OPTIONS_MISSING = N_("a field to choose from needs at least two options")
    OPTIONS_UNWANTED = N_("only a field of the kind choice or choices has options")
    MAIL_TWICE = N_("the form asks for a mail address twice, first in line {line}")
    TOO_MANY = N_("this has more than {limit} entries; nobody fills in so many")


class Advice(StrEnum):
    """What is worth a second look and stops nothing."""

    UNTRANSLATED = N_("no words in: {languages}")
    NO_WORDS = N_("no text has words of its own in '{value}'; everything is shown in '{instead}'")
    LONG = N_("{number} words; with {most} or fewer a question is easier to answer")
    DOUBLE = N_("'{value}' joins two statements; it is not plain which of them an answer is about")
    NEGATION = N_("'{value}' turns the sentence round; whoever wants to say yes has to deny it")
    VAGUE = N_("'{value}' means more to one person and less to another")
    JARGON = N_("'{value}' is a word of the trade, which not everybody understands")
    FIRST_PERSON = N_("'{value}' speaks of oneself: each group would answer about itself")
    SAME_OPENING = N_("this is the third question in a row that begins with '{value}'")
    SAME_TITLE = N_(
        "a criterion further up is called '{value}', too; in a profile the two cannot be told apart"
    )
    WRAPPED = N_("this text stands between typographic quotation marks; they will be shown")
    DASH_IN_TEXT = N_("a line begins with '{value}' ({code}); a list needs a hyphen and a space")
    NEVER_ASKED = N_(
        "once '{value}' is answered, this question is never asked: every answer to it leaves it out"
    )
    IDLE_FILTER = N_(
        "this filter never leaves anything out: whoever gets this question does not get '{value}'"
    )
    FEW_SHARED = N_(
        "fewer than two of these questions are asked of all perspectives of the criterion; they can "
        "hardly be compared"
    )
    FEW_SHARED_IN = N_(
        "in {phases} fewer than two of these questions are asked of all perspectives of the criterion; "
        "they can hardly be compared"
    )
    ONE_VIEW = N_("only '{value}' is asked here; this criterion cannot be compared")
    FEW_QUESTIONS = N_("a single question is put to {places}; one answer decides the light")
    LONELY_KEY_QUESTION = N_(
        "only '{value}' is asked this key question, and it can hold down the light of all"
    )
    NO_RED = N_("no answers make this light red")
    NO_YELLOW = N_("no answers make this light yellow")
    NO_GREEN = N_("no answers make this light green")
    NO_BLIND_SPOT = N_(
        "a possible blind spot cannot show: that needs perspectives with the role organising and others "
        "with taking_part"
    )
    NEVER_SHOWN = N_("no page shows this: no question is asked here in the phase '{phase}'")
    ACCEPTED_IDLE = N_("'{at}' does not give the warning '{value}', or no longer; this entry can go")
    NO_STAGE = N_("'{value}' stands beside the title as words of your own; it says no stage")
    FOLLOWS_NOTHING = N_(
        "the edition {version} of this catalogue stands beside it, and 'follows' and 'changes' do not say "
        "what changed"
    )
    UNDECLARED = N_(
        "'{value}' is not as in {version}, and 'changes' does not say how; it looks like: {kind} (qcheck "
        "diff shows it)"
    )
    NOT_SO = N_(
        "'{value}' is declared {kind}, but compared with {version} it is not so (qcheck diff says why)"
    )

    # beside the files
    PASSED_OVER = N_(
        "in a folder of catalogues this file is passed over: only names that end in .yaml or .yml count "
        "there; if it is a catalogue, rename it to {likely}"
    )
    WORD_FILE = N_(
        "word processors' files are not read; if it is a catalogue, save it there as plain text in "
        "UTF-8 and name it {likely}"
    )
    IN_PLACE = N_(
        "the catalogue '{value}' takes the place of the one that comes with qcheck; another id lets "
        "both stand side by side"
    )
    IN_FRONT = N_(
        "new checks take this edition {version} of '{value}' instead of {other}, which comes with qcheck"
    )
    BEHIND = N_(
        "new checks take the newer edition {other} of '{value}', which comes with qcheck; a higher version "
        "than {version}, or another id, lets this one be taken"
    )


NAMES: Mapping[Advice, str] = {
    Advice.DOUBLE: "double",
    Advice.NEGATION: "negation",
    Advice.VAGUE: "vague",
    Advice.JARGON: "jargon",
    Advice.LONG: "long",
    Advice.FIRST_PERSON: "first-person",
    Advice.SAME_OPENING: "same-opening",
    Advice.SAME_TITLE: "same-title",
    Advice.FEW_SHARED: "few-shared",
    Advice.FEW_SHARED_IN: "few-shared",
    Advice.ONE_VIEW: "few-shared",
    Advice.FEW_QUESTIONS: "few-questions",
    Advice.LONELY_KEY_QUESTION: "lonely-key-question",
    Advice.NO_RED: "no-light",
    Advice.NO_YELLOW: "no-light",
    Advice.NO_GREEN: "no-light",
    Advice.NO_BLIND_SPOT: "no-blind-spot",
}
"""What the warnings are called that a catalogue can accept for a reason; the names stay as they are."""


class Hint(StrEnum):
    """Hints: what is likely meant instead, or how to go on."""

    GOOD_QUESTIONS = N_(
        "why, and what helps: criteria/README.md#en-{name}; to keep it: lint.accepted, {name}"
    )

    MEANT = N_("did you mean '{likely}'?")
    WRITE = N_("write {likely}")
    BELONGS_TO = N_("it belongs to: {places}")
    BELONGS_TO_TOP = N_("it belongs to the top of the file, not indented")
    SAVE_UTF_8 = N_("save it again with the encoding UTF-8")
    RIGHT_FILE = N_("is this the right file?")
    SMALLEST = N_("a catalogue begins with id, version, title and criteria")
    SPACES = N_("replace the tab by spaces")
    WRITE_OUT = N_("write it out here; a text that begins with this sign needs quotation marks around it")
    OWN_FILE = N_("move it to a file of its own; '---' may stand in the first line only")
    SHALLOWER = N_("are brackets or dashes left over?")
    COLON = N_("put a colon and a space after the key, then the value")
    SPACE = N_("put a space after the colon")
    QUOTES = N_("put quotation marks around the text")
    CLOSE_QUOTE = N_("put the same quotation mark at the end of the text")
    INNER_QUOTES = N_("for quotation marks within a text use „ and “, or the other kind (' or \") around it")
    CLOSE_BRACKET = N_("compare the brackets and commas from here on")
    SAME_COLUMN = N_("what belongs together begins in the same column")
    NEXT_LINE = N_("put it on the next line, indented")
    SINGLE_QUOTES = N_("write two backslashes, or put single quotation marks around the text")
    COMPARE = N_("compare colons, quotation marks and indentation with the lines above")
    ONE_OF_TWO = N_("remove one of the two")
    FILL_OR_REMOVE = N_("write something here, or leave it out altogether")
    COMMA = N_("within brackets a text with a comma in it needs quotation marks")
    CHAIN = N_("the filters hang together like this: {chain}")
    PLAIN_QUOTES = N_('write " before and after the whole text; inside it typographic marks may stay')
    HYPHEN = N_("write - and a space")
    PLAIN_SPACE = N_("replace the special space by a plain one; it often comes along with copied text")
    ITEMS = N_("begin each item with a dash and a space")
    DECLARE = N_("the catalogue lists none; they are listed at the top under '{key}'")
    DECLARE_SCALES = N_("the catalogue names none; they stand at the top under 'scales', each under its id")
    LEAVE_OUT = N_("leave 'points' out here")
    ADD_LANGUAGE = N_("add it to 'languages' at the top, or remove the text")
    INTO_A_PART = N_("move the criteria into a part")
    ASK_OR_NARROW = N_(
        "add a question for this phase, or list the other phases under 'phases' of the criterion"
    )
    OTHER_ID = N_("choose another id")
    ADD_FOLLOWS = N_("name the edition before at the top, such as follows: 1.0.0")
    ADD_TEXT = N_("add the missing words, one line per language")
