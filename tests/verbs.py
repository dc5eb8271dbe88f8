"""Everything one can ask the service to do with a link, each once: for sweeps over which kind of link opens
what.
"""

from qcheck.accounts import Account, AccountId, Identity
from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.importing import ColumnMap
from qcheck.language import language
from qcheck.records import Keeps, Shows
from qcheck.service import FilesLook, Fit, Imported, Letterhead, Matter, Measure, answered
from qcheck.service.checks.redacting import Removal
from qcheck.workshop import Sight
from tests.test_service import NOON, wish

FREI = QuestionId("frueh")
KINDER = PerspectiveId("kinder")

ADA = Account(AccountId("ada"), Identity("https://login.example.org", "ada", organisations=("Stadt",)))

VERBS = {
    "on_which": lambda service, link: service.shelves.on_which(link, ADA),
    "put": lambda service, link: service.shelves.put(ADA, link),
    "take_off": lambda service, link: service.shelves.take_off(ADA, link),
    "take_off_another": lambda service, link: service.shelves.take_off_another(ADA, link, "egal"),
    "take_off_all": lambda service, link: service.shelves.take_off_all(link),
    "give": lambda service, link: service.shelves.give(ADA, link, "Stadt"),
    "own_sheet": lambda service, link: service.answering.own_sheet(link),
    "answer": lambda service, link: service.answering.answer(link, FREI, 1),
    "edit": lambda service, link: service.answering.edit(link, answered(FREI, 1)),
    "take_back": lambda service, link: service.answering.take_back(link, FREI),
    "comment": lambda service, link: service.answering.comment(link, FREI, "x", ""),
    "evidence": lambda service, link: service.answering.evidence(link, FREI, "x", "", ("", "")),
    "closing": lambda service, link: service.answering.closing(link, "open_good", "x", ""),
    "finish": lambda service, link: service.answering.finish(link),
    "change_perspective": lambda service, link: service.answering.change_perspective(link, KINDER),
    "join": lambda service, link: service.joining.join(link, KINDER, "nonce"),
    "new_sheet": lambda service, link: service.joining.new_sheet(link, KINDER, "nonce"),
    "beside_answers": lambda service, link: service.own_data.beside_answers(link),
    "erase": lambda service, link: service.own_data.erase(link, whole=True),
    "correct": lambda service, link: service.own_data.correct(link, FREI, "x", "", language("de")),
    "remove_evidence": lambda service, link: service.own_data.remove_evidence(link, FREI),
    "withdraw": lambda service, link: service.answering.withdraw(link),
    "personal_code": lambda service, link: service.joining.personal_code(link),
    "result": lambda service, link: service.results.result(link),
    "links": lambda service, link: service.inviting.links(link),
    "status": lambda service, link: service.organising.status(link),
    "sheets": lambda service, link: service.collecting.sheets(link),
    "add_sheet": lambda service, link: service.collecting.add_sheet(link, KINDER, "Tisch"),
    "take_out": lambda service, link: service.collecting.take_out(link, "egal", True),
    "start_check": lambda service, link: service.organising.start_check(link),
    "end_check": lambda service, link: service.organising.end_check(link),
    "resume_check": lambda service, link: service.organising.resume_check(link),
    "schedule": lambda service, link: service.organising.schedule(link, None, "Europe/Berlin"),
    "keep_until": lambda service, link: service.organising.keep_until(link, None),
    "keep": lambda service, link: service.organising.keep(link, Keeps.NOTHING),
    "refused_keeping": lambda service, link: service.organising.refused_keeping(link),
    "delete_answers": lambda service, link: service.organising.delete_answers(link),
    "delete_process": lambda service, link: service.organising.delete_process(link),
    "arrange": lambda service, link: service.organising.arrange(link, []),
    "invite": lambda service, link: service.inviting.invite(link, KINDER, "Verein"),
    "rename_link": lambda service, link: service.inviting.rename_link(link, "egal", "Verein"),
    "write_letterhead": lambda service, link: service.inviting.write_letterhead(link, Letterhead("Stadt")),
    "other_checks": lambda service, link: service.known_checks.other_checks(link),
    "renew_link": lambda service, link: service.inviting.renew_link(link, "egal"),
    "withdraw_link": lambda service, link: service.inviting.withdraw_link(link, "egal"),
    "own_answer_link": lambda service, link: service.inviting.own_answer_link(link),
    "rename": lambda service, link: service.organising.rename(link, "Neu", ""),
    "renew": lambda service, link: service.organising.renew(link),
    "delete": lambda service, link: service.organising.delete(link),
    "start_workshop": lambda service, link: service.facilitating.start_workshop(link, "90"),
    "seen": lambda service, link: service.facilitating.seen(link),
    "workshop_revision": lambda service, link: service.facilitating.workshop_revision(link),
    "workshop_result": lambda service, link: service.facilitating.workshop_result(link),
    "moment": lambda service, link: service.facilitating.moment(link),
    "forward": lambda service, link: service.facilitating.forward(link, 1),
    "back": lambda service, link: service.facilitating.back(link, 1),
    "go_to": lambda service, link: service.facilitating.go_to(link, 1, 0),
    "reveal": lambda service, link: service.facilitating.reveal(link, 1),
    "show": lambda service, link: service.facilitating.show(link, 1, Sight.JOIN),
    "choose": lambda service, link: service.facilitating.choose(link, 1, []),
    "talk_about": lambda service, link: service.facilitating.talk_about(link, 1, 0),
    "clock": lambda service, link: service.facilitating.clock(link, 1, "run"),
    "adjust": lambda service, link: service.facilitating.adjust(link, 1, {}),
    "undo": lambda service, link: service.facilitating.undo(link, 1),
    "admit": lambda service, link: service.facilitating.admit(link, 1, True),
    "agree_in_workshop": lambda service, link: service.agreements.agree_in_workshop(
        link, 1, "treffen", None, "", ""
    ),
    "take_back_in_workshop": lambda service, link: service.agreements.take_back_in_workshop(
        link, 1, "treffen"
    ),
    "agree": lambda service, link: service.agreements.agree(link, "treffen", None, seen=0),
    "withdraw_agreement": lambda service, link: service.agreements.withdraw_agreement(
        link, "treffen", seen=0
    ),
    "agreed": lambda service, link: service.agreements.agreed(link),
    "agreements_on": lambda service, link: service.agreements.agreements_on(link, "treffen"),
    "agreed_in_process": lambda service, link: service.agreements.agreed_in_process(link),
    "agreements_of_process": lambda service, link: service.agreements.agreements_of_process(link),
    "note": lambda service, link: service.outcomes.note(link, None, "x", ""),
    "meet_again": lambda service, link: service.outcomes.meet_again(link, "bald"),
    "measure": lambda service, link: service.outcomes.measure(link, 1, Measure("", "Bänke")),
    "drop_measure": lambda service, link: service.outcomes.drop_measure(link, 1, "egal"),
    "measure_list": lambda service, link: service.measures.measure_list(link),
    "measures_link": lambda service, link: service.measures.measures_link(link),
    "renew_measures_link": lambda service, link: service.measures.renew_measures_link(link),
    "withdraw_measures_link": lambda service, link: service.measures.withdraw_measures_link(link),
    "measure_history": lambda service, link: service.measures.measure_history(link, "egal"),
    "add_measure": lambda service, link: service.measures.add_measure(link, Measure("", "Bänke")),
    "change_measure": lambda service, link: service.measures.change_measure(link, "egal", {"who": "Amt"}, 1),
    "remove_measure": lambda service, link: service.measures.remove_measure(link, "egal"),
    "loop_back": lambda service, link: service.rechecks.loop_back(link),
    "proposal": lambda service, link: service.rechecks.proposal(link, "egal"),
    "begin": lambda service, link: service.rechecks.begin(link, "egal"),
    "led": lambda service, link: service.facilitating.led(link),
    "renew_wall": lambda service, link: service.facilitating.renew_wall(link),
    "paper_form": lambda service, link: service.collecting.paper_form(link),
    "enter_sheet": lambda service, link: service.collecting.enter_sheet(
        link, KINDER, "Papier", {FREI: 1}, "nonce"
    ),
    "look": lambda service, link: service.importing.look(link, ()),
    "take_in": lambda service, link: service.importing.take_in(link, FilesLook((), (), ColumnMap())),
    "imports": lambda service, link: service.importing.imports(link),
    "carried_sheet": lambda service, link: service.carrying.carried_sheet(link, KINDER),
    "carried_perspectives": lambda service, link: service.carrying.carried_perspectives(link),
    "undo_import": lambda service, link: service.importing.undo_import(
        link, Imported("egal", NOON, (), 0, 0, ())
    ),
    "take_back_sheet": lambda service, link: service.collecting.take_back_sheet(link, "nonce"),
    "hands": lambda service, link: service.collecting.hands(link),
    "count_hands": lambda service, link: service.collecting.count_hands(link, KINDER, FREI, {1: 1}),
    "new_check_beside": lambda service, link: service.organising.create_check(wish(beside=link)),
    "hands_counted": lambda service, link: service.collecting.hands_counted(link),
    "begins_with_reveal": lambda service, link: service.facilitating.begins_with_reveal(link),
    "share": lambda service, link: service.organising.share(link, True),
    "refused_sharing": lambda service, link: service.organising.refused_sharing(link),
    "hand_on": lambda service, link: service.inviting.hand_on(link, "Presse", Shows()),
    "removable": lambda service, link: service.redacting.removable(link),
    "preview_removal": lambda service, link: service.redacting.preview_removal(
        link, "egal", Removal(comment=True)
    ),
    "remove_words": lambda service, link: service.redacting.remove_words(link, "egal", Removal(comment=True)),
    "answers": lambda service, link: service.results.answers(link),
    "result_mark": lambda service, link: service.results.result_mark(link),
    "invitation_to": lambda service, link: service.joining.invitation_to(link),
    "may_see_result": lambda service, link: service.participants.may_see_result(link),
    "own_result": lambda service, link: service.participants.own_result(link),
    "own_result_mark": lambda service, link: service.participants.own_result_mark(link),
    "begin_vote": lambda service, link: service.voting.begin_vote(link, 1),
    "end_vote": lambda service, link: service.voting.end_vote(link, 1),
    "count_dots": lambda service, link: service.voting.count_dots(link, 1, {}),
    "take_vote": lambda service, link: service.voting.take_vote(link, 1),
    "ballot_paper": lambda service, link: service.voting.ballot_paper(link),
    "vote": lambda service, link: service.voting.vote(link, []),
    "permit": lambda service, link: service.taking_away.permit(link, Matter.WHOLE),
    "file_mark": lambda service, link: service.taking_away.file_mark(link, Matter.RESULT),
    "gathered": lambda service, link: service.taking_away.gathered(link),
    "gathered_measures": lambda service, link: service.taking_away.gathered_measures(link),
    "gathered_form": lambda service, link: service.taking_away.gathered_form(link, Matter.FORM),
    "gathered_bundle": lambda service, link: service.taking_away.gathered_bundle(link, Matter.WHOLE),
    "of_links": lambda service, link: service.statistics.of_links([link], "spielplatz"),
    "say_of_question": lambda service, link: service.feedback.say_of_question(
        link, FREI, {Fit.UNCLEAR}, "", "einmal", "de"
    ),
    "say_for_paper": lambda service, link: service.feedback.say_for_paper(
        link, FREI, KINDER, {Fit.UNCLEAR}, "", "einmal", "de"
    ),
    "time_questions": lambda service, link: service.timing.time_questions(link, False),
    "took": lambda service, link: service.timing.took(link, {FREI: 5}, ""),
    "ask_back": lambda service, link: service.feedback.ask_back(link, False),
    "of_check": lambda service, link: service.bundle_exchange.of_check(link),
    "of_process": lambda service, link: service.bundle_exchange.of_process(link),
    "newer_editions": lambda service, link: service.moving.newer_editions(link),
    "look_ahead": lambda service, link: service.moving.look_ahead(link, "9.0.0"),
    "move": lambda service, link: service.moving.move(link, "9.0.0"),
    "undo_move": lambda service, link: service.moving.undo_move(link),
    "moves": lambda service, link: service.moving.moves(link),
    "may_undo_move": lambda service, link: service.moving.may_undo_move(link),
    "former_result": lambda service, link: service.moving.former_result(link, "0.0.1"),
    "refuse_unfit": lambda service, link: service.moving.refuse_unfit(link, "", FREI),
    "revised": lambda service, link: service.moving.revised(link),
    "taking_part": lambda service, link: service.piloting.taking_part(link),
    "leave_as": lambda service, link: service.piloting.leave_as(link, "egal"),
    "show_result": lambda service, link: service.piloting.show_result(link, "egal", Shows()),
    "hide_as": lambda service, link: service.piloting.hide_as(link, "egal", "egal"),
    "wifi": lambda service, link: service.facilitating.wifi(link, "Saal", "geheim"),
}
