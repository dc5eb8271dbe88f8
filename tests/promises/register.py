"""Which sentence is held by which test: every message of the product that promises something, by its id.

A promise without a test, or a test whose sentence has gone, fails in `test_register.py`.
"""

from __future__ import annotations

import re

PROMISING = re.compile(
    r"\b(never|nobody|no one|deleted|nowhere|safe|is saved|are saved|stays "
    r"saved|stored|kept|tracking|sign in|sign-in|signing in"
    r"|not anonymous|only after|word for word|random order|are not shown|is not shown|never "
    r"shown|nothing is|forgotten|forgets"
    r"|cannot be (?:changed|recognised|undone)|in secret|counts? the same|lasts? longer)\b",
    re.IGNORECASE,
)
"""Words in which promises are made; what has one of them is registered here, as a promise or as something
else.
"""

PROMISES: dict[str, tuple[str, ...]] = {
    "test_accounts::test_what_was_typed_waits_until_somebody_has_signed_in": (
        "Nothing is lost: what you have typed waits on this page. Please leave it open.",
    ),
    "test_accounts::test_nobody_is_signed_in_where_it_is_not_proved_who_they_are": (
        "What the account service said could not be proved to be meant for you and for this page. For your safety nobody was signed in. Please try again; if it happens again, please tell whoever runs this qcheck.",
    ),
    "test_accounts::test_nobody_is_signed_in_by_another_provider_or_without_encryption": (
        "The account service wants to talk without encryption. For your safety nobody was signed in. Please tell whoever runs this qcheck.",
        "The answer does not come from the account service that is set here. For your safety nobody was signed in. Please tell whoever runs this qcheck.",
    ),
    "test_shelves::test_an_account_goes_with_its_shelf_and_all_that_lay_there_stays": (
        (
            "Whoever answers or looks at results needs none. Whoever leads a check, writes a questionnaire "
            "or coordinates a trial can sign in on the start page, with the account they have anyway. What "
            "they begin then lies on “My shelf”, on every device, even when its link is lost. They can also "
            "put it on the shelf of their organisation: then everybody who belongs to it can lead it. The "
            "links go on as before. “My account”, at the foot of the shelf, shows what is kept of it; there "
            "it can be taken along and deleted."
        ),
        (
            "Your account and your shelf are deleted. Checks, drafts and trials stay, and so do their links and the "
            "shelves of others. If you sign in again, a new account begins with an empty shelf."
        ),
        "Your account is deleted",
        "the account '{name}' has been deleted; checks, drafts and trials are still there",
    ),
    "test_shelves::test_what_an_account_alone_had_is_found_by_its_link_alone": (
        (
            "These then lie on no shelf any more. Without their links nobody finds them: please keep the links, or "
            "put them on the shelf of an organisation first."
        ),
    ),
    "test_shelves::test_an_account_that_nobody_uses_goes_after_twelve_months": (
        (
            "Besides, it is kept what lies on your shelf, when you signed in last and, for each device on which you are "
            "signed in, since when and until when; never an answer or a result. "
            "An account with which nobody signs in for twelve months is deleted by itself."
        ),
    ),
    "test_shelves::test_whoever_no_longer_belongs_to_an_organisation_finds_nothing_of_it_after_ten_hours": (
        (
            "All who belong to an organisation find it there and can do with it whatever you can do. Whoever no "
            "longer belongs to it finds it there no more after ten hours at the latest; a link that somebody has "
            "kept you renew below."
        ),
    ),
    "test_pilots::test_whoever_coordinates_a_trial_is_told_the_same_whatever_people_answer_and_write": (
        (
            "They never see lights, scores, answers or comments of your check, unless you show them a result "
            "yourself; what people say about the questions (“Does this question fit?”), and how the questions "
            "work, they see from all pilots together."
        ),
    ),
    "test_mails::test_nothing_is_sent_without_encryption": (
        (
            "The mail server offers no encryption (STARTTLS), and nothing is sent without. Perhaps it is "
            "smtps:// with port 465."
        ),
    ),
    "test_dates::test_nobody_loses_a_seat_and_those_who_wait_move_up": (
        (
            "Where you lower the number of seats, nobody loses a seat. Where you raise it, those who wait move up "
            "at once."
        ),
    ),
    "test_dates::test_a_running_server_deletes_registrations_on_their_day": (
        "Only whoever coordinates the trial sees this. It is deleted {days} days after the date.",
    ),
    "test_dates::test_what_is_kept_of_somebody_at_a_date_is_deleted_at_once_where_they_want_it": (
        (
            "Your name and everything else you said of yourself is deleted at once, and this link opens nothing "
            "any more. It cannot be undone."
        ),
        "Nothing of your registration is kept here any more.",
        "It is deleted",
    ),
    "test_dates::test_what_people_said_goes_as_many_days_after_the_date_as_the_trial_says": (
        "What you said of yourself is deleted on {day}. Only whoever coordinates the trial sees it.",
    ),
    "test_mails::test_nobody_sees_the_address_of_anybody_else": (
        (
            "It is sent to everybody by themselves: nobody sees the address of anybody else. It also stands on "
            "the page of each of them."
        ),
    ),
    "test_mails::test_what_is_to_be_written_to_people_goes_with_the_trial": (
        "On {day} all that is kept about you here is deleted.",
        "On {day} all that is kept about you here is deleted. This message was sent by a program.",
    ),
    "test_trials::test_on_its_day_everything_about_a_trial_is_gone_and_the_checks_of_its_pilots_stay": (
        (
            "On this day everything about the trial is deleted: applications, registrations, pilots and notes. "
            "Processes and checks of pilots stay with those who organise them."
        ),
        "On {day} it is deleted at the latest.",
        "Sent on {moment}. On {day} it is deleted at the latest.",
    ),
    "test_trials::test_a_deleted_trial_is_gone_at_once": (
        (
            "Everything about it is deleted at once: dates, registrations, applications, pilots, decisions and "
            "notes; all its links open nothing any more. Processes and checks of pilots stay with those who "
            "organise them. It cannot be undone."
        ),
        "The trial has been deleted",
        "Everything that was kept about it is gone.",
        "'{title}' has been deleted with everything that was kept about it",
        "Delete '{title}' with everything that is kept about it? It cannot be undone. (yes/no) ",
    ),
    "test_trials::test_an_application_is_seen_by_its_own_link_and_by_the_coordinators_alone": (
        (
            "Those who coordinate the trial see it, nobody else. You get a link of your own: with it you see "
            "your application, change it until the last moment, and take it back at any time."
        ),
    ),
    "test_trials::test_an_application_that_is_taken_back_is_gone_from_the_database": (
        "Everything you wrote in it has been deleted.",
        (
            "Everything you wrote is deleted at once, and this link opens nothing any more. It cannot be "
            "undone."
        ),
    ),
    "test_trials::test_nobody_applies_without_a_last_moment_or_to_a_trial_that_is_not_public": (
        "At the moment nobody can apply to this trial.",
        "Pilots can apply on the public page until then. Without a day nobody can.",
        "Nobody can apply yet: say in the settings until when.",
        "Nobody can apply yet: the public page is not shown to anybody.",
        "Nobody can apply",
    ),
    "test_trials::test_nobody_sees_a_trial_before_it_is_public": ("Nobody can see it yet.",),
    "test_learned::test_no_look_and_no_two_looks_tell_how_a_single_process_answered": (
        (
            "Figures stand here only over several processes together, and only of checks that are over. A further "
            "process comes in, or goes, together with another one, so that nobody finds out by comparing how a "
            "single process answered."
        ),
    ),
    "test_drafts::test_nothing_of_a_draft_is_in_use_before_it_is_published": (
        (
            "Criteria and questions of your own, in a form, without any knowledge of programming. Nothing is in "
            "use before you publish it."
        ),
        "This is the first edition. Nothing is in use before you publish it.",
        (
            "Each decision is written into the questionnaire and declared with its reason. What cannot be done by "
            "itself is named afterwards. Nothing is in use before you publish it."
        ),
    ),
    "test_own_data::test_a_copy_of_ones_own_sheet_has_all_that_is_kept_of_it": (
        (
            "A copy for yourself of everything that is kept of your sheet. As long as the check is running you "
            "can change it with your link."
        ),
        "Everything that is kept of your sheet: a copy for yourself, to read or for programs.",
        "Take along everything that is kept of my sheet",
    ),
    "test_own_data::test_a_sheet_that_is_deleted_after_the_end_of_an_open_round_is_gone": (
        (
            "All answers and comments on it are deleted. The check has ended: its result is counted without "
            "them from now on. Minutes, agreed lights and files that somebody has taken away stay as they are."
        ),
        (
            "All your answers and comments in this check are deleted, and the result is counted without them "
            "from now on."
        ),
    ),
    "test_own_data::test_after_the_end_of_a_confidential_check_what_led_to_somebody_is_gone": (
        (
            "Whoever has the device or the personal code of a sheet can look at it, take along "
            "everything that is kept of it, correct it and delete it. This goes on after the end of "
            "the check, too: texts can then be corrected and deleted, answers stay. In an open round "
            "the whole sheet can be deleted. In a confidential check its texts, times, code and link "
            "can be deleted; its bare answers go on counting."
        ),
        (
            "This check is confidential and has ended: its result may have been seen already. Your comments, "
            "your evidence and what you wrote in closing can still be deleted, and with them when you "
            "answered, your personal code and the link to your sheet."
        ),
        "What led to you has been deleted",
        "You yourself cannot open your sheet afterwards. This cannot be undone.",
        (
            "Your comments, evidence and closing texts, all times, your personal code and the link to your "
            "sheet are deleted. Your bare answers go on counting; nothing leads from them to you any more."
        ),
    ),
    "test_drafts::test_what_is_tried_out_on_a_draft_is_kept_nowhere": (
        "Try it: nothing that you answer here is sent or kept.",
    ),
    "test_drafts::test_a_deleted_draft_is_gone_with_its_versions_and_goes_by_itself_after_two_years": (
        (
            "This deletes the draft with all its versions. What was published of it stays. A draft that nobody "
            "opens for two years is deleted by itself."
        ),
    ),
    "test_feedback::test_what_is_said_about_a_question_leads_to_no_sheet": (
        (
            "For those who write the questions. It counts for no result and is kept apart from your answers: with "
            "it stand only your perspective, the language and the week. Nobody can say later whose it was, so it "
            "cannot be taken back either."
        ),
        "Thank you, this is saved, apart from your answers.",
    ),
    "test_times::test_how_long_a_question_takes_is_a_number_and_leads_to_nobody": (
        (
            "Before the first question people are asked if it may be measured how many seconds each question takes "
            "them. Only counts in coarse steps are kept, apart from all sheets: no person, no perspective, no moment."
        ),
    ),
    "test_kept::test_a_check_that_is_deleted_is_gone_at_once_with_what_everybody_said": (
        "'{title}' has been deleted, with all its answers and comments",
        "Delete '{title}' with all its answers and comments? It cannot be undone. (yes/no) ",
        "The check has been deleted, with all its answers.",
        (
            "The check has ended and its answers have been deleted, or this sheet was deleted. While the check is "
            "running you can begin again with your invitation or the code of the check. If you have neither, "
            "please ask the person who invited you."
        ),
        "This deletes the check with everyone's answers and comments. It cannot be undone.",
        (
            "What this link opened has been deleted: the answers of a check that has ended, the check with "
            "everything in it, or the one sheet."
        ),
        (
            "What this link showed has been deleted. If you have questions, please ask whoever gave you the "
            "link."
        ),
    ),
    "test_kept::test_everything_is_gone_on_its_day": (
        "'{title}': closes itself on {moment}; everything is deleted on {day}",
        "'{title}': is closed by hand; everything is deleted on {day}",
        "'{title}': is closed; everything is deleted on {day}",
        "Everything is deleted on {day}",
        "Everything is deleted on {day}.",
        (
            "On this day everything is deleted, from the database too. Leave it empty for twelve months "
            "after the end."
        ),
        "On {day} all answers are deleted.",
        (
            "Of this check nothing is to remain: on {day} the measures that were written for it are deleted "
            "with it."
        ),
        "On {day} everything is deleted.",
        "When are the answers deleted?",
        "The workshop and these minutes are deleted on {day}. Please keep a copy.",
        "deleted on {day}",
        (
            "when everything is deleted: 2027-12-31; '-': twelve months after the end. Once somebody "
            "has answered, not later than before"
        ),
        "when everything is deleted: 2028-03-31 (twelve months after the end)",
    ),
    "test_remaining::test_where_the_result_may_stay_figures_alone_are_left_after_the_day": (
        "On {day} all answers are deleted. The result may stay.",
        (
            "The answers of this check were deleted on {day}. What remains are lights and figures, without "
            "comments and without single answers."
        ),
        "answers deleted",
        "answers deleted on {day}",
        (
            "Until the day that stands on each sheet: twelve months after the end of the check, if the "
            "organisers choose no other day. Then all answers are deleted, from the database too; backups of "
            "those who run this page are theirs to delete. Whether the result may stay, as lights and figures "
            "alone, stands on each sheet as well. Organisers can also delete a check at once."
        ),
    ),
    "test_remaining::test_where_only_measures_may_stay_the_result_goes_with_the_answers": (
        "On {day} all answers are deleted, and so is the result. What was agreed and planned may stay.",
        (
            "The answers of this check were deleted on {day}, and its result with them. What was agreed and "
            "planned remains."
        ),
        "Agreed lights and measures stay with the process. The result is deleted, too.",
    ),
    "test_remaining::test_what_people_were_told_becomes_less_and_never_more": (
        "Nothing: the check is deleted as a whole",
    ),
    "test_remaining::test_answers_that_are_deleted_now_are_gone_at_once_and_the_figures_stay": (
        (
            "Delete all answers and comments of '{title}' now? What the check keeps remains. It cannot be "
            "undone. (yes/no) "
        ),
        "the answers and comments of '{title}' have been deleted",
        (
            "This ends the check and deletes everyone's answers and comments. What may stay, stays. It cannot "
            "be undone."
        ),
        "This deletes what remained of the check. It cannot be undone.",
    ),
    "test_remaining::test_a_process_is_gone_at_once_with_all_of_its_checks": (
        (
            "Delete the whole process '{title}' (checks in it: {number}), with all answers, results, agreed "
            "lights and measures? It cannot be undone. (yes/no) "
        ),
        "the process '{title}' has been deleted, with everything in it",
        "The process has been deleted, with everything in it.",
        (
            "This deletes the process with all of its checks: answers, comments, results, agreed lights, "
            "measures, and all links. It cannot be undone."
        ),
    ),
    "test_modes::test_a_small_group_is_never_shown_by_itself_and_counts_in_nothing": (
        "In a confidential check a small group is never shown by itself.",
        (
            "Where too few of the questions are answered the light stays grey, and groups of fewer than "
            "{minimum} sheets are not shown and do not count in the result."
        ),
        (
            "The sheets of a perspective are averaged, and then the perspectives: each counts the same, "
            "however many people have answered from it."
        ),
        (
            "Invite clearly more than {least} people from each perspective: if fewer than {least} answer, the "
            "group is not shown. Also some who did not take part."
        ),
        "A perspective is shown from {minimum} sheets, so that nobody can be recognised.",
        (
            "No perspective has enough sheets to be shown by itself. Here all sheets are put together, "
            "and each counts the same."
        ),
        "There are answers, but from too few people. They stay hidden, so that nobody can be recognised.",
        (
            "Fewer than {minimum} sheets have come in, all together. So no lights are shown: nobody is to "
            "be recognised by an answer."
        ),
    ),
    "test_privacy::test_nobody_is_asked_for_a_name_or_has_to_sign_in": (
        "No password, no tracking. Each answer is saved at once.",
        "Only whoever begins a check signs in. No tracking; each answer is saved at once.",
        "An account is for whoever wants a shelf. No tracking; each answer is saved at once.",
        "Goes without an account",
        "A self-assessment, not a seal of quality. Answering needs no account; no tracking.",
        "Without signing in",
        "A phone or a computer. You do not sign in, and you do not give your name.",
        "A self-assessment, not a seal of quality. No sign-in, no tracking.",
        (
            "Everybody who gets a link can pass it on. Each begins a sheet of their own with it, without "
            "signing in."
        ),
        (
            "Your answers, comments and perspective are stored, and when you answered; nobody asks for "
            "your name or address."
        ),
    ),
    "test_kept::test_a_sheet_that_somebody_deletes_is_gone_with_its_words": (
        "All answers and comments on it are deleted. This cannot be undone.",
        "All your answers and comments in this check are deleted.",
        "Your sheet has been deleted",
    ),
    "test_modes::test_answers_to_questions_that_are_no_longer_asked_stay_stored": (
        (
            "Another perspective is asked partly other questions. Answers to questions that are no "
            "longer asked stay "
            "stored, but do not count."
        ),
    ),
    "test_kept::test_nobody_can_put_off_a_day_that_people_were_told": (
        "Answers are kept for ten years at most. Please choose an earlier day.",
        (
            "Do you want to start the check again now? Then everybody with a link can answer and change "
            "answers again. It is deleted on the same day as now."
        ),
        (
            "Everybody who answers is told that everything is deleted earlier. The day can be moved "
            "forward, not back. For "
            "a longer time, please make another check of this process."
        ),
        (
            "People have begun to answer, and were told that everything is deleted earlier. The day can "
            "be brought forward "
            "but not postponed. If you need more time, please create another check of this process."
        ),
        (
            "The end must lie before the day on which everything is deleted. Please move that day "
            "first, or choose an earlier end."
        ),
    ),
    "test_privacy::test_the_addresses_of_visitors_are_kept_nowhere": (
        (
            "Answers, comments, evidence, titles and what organisers call a sheet are stored on the "
            "computer that runs this"
            " page, and nowhere else. When each answer was last changed is stored, too. You do not sign "
            "in and are not "
            "tracked; names and addresses are not asked for. Your browser keeps the language you chose, "
            "the links to your "
            "checks and your own sheet, so that you find them again on this device."
        ),
    ),
    "test_modes::test_after_the_end_nothing_is_taken_and_what_was_saved_counts": (
        (
            "Closing is for good: from then on nobody can answer or change anything, and the check "
            "cannot be opened again. "
            "You see the results at once."
        ),
        (
            "Do you want to end the check now? Then nobody can answer or change anything any more. What "
            "was given stays. "
            "You can start it again at any time; it is then deleted on the same day as now."
        ),
        "The check has closed. Nobody can answer any more.",
        "The check is closed: with this invitation nobody can answer any more.",
        (
            "Then nobody can answer any more, and the results can be seen. The check cannot be opened "
            "again, and no step "
            "before can be taken back."
        ),
        "This check is closed. Nothing can be changed any more; what was saved before is kept.",
        (
            "This closes the confidential check for good: nobody can answer any more, and it cannot be "
            "taken back. Please confirm it."
        ),
        (
            "Close '{title}' for good? In a confidential check nothing can be answered or changed afterwards. "
            "It cannot be undone. (yes/no) "
        ),
    ),
    "test_reflecting::test_what_a_phone_says_is_counted_and_then_nobody_can_tell_whose_it_was": (
        "Nobody gives a name. What a phone says is counted, and then forgotten whose it was.",
        "Nobody sees what you choose. It is counted, and then forgotten whose it was.",
    ),
    "test_reflecting::test_nobody_sees_what_phones_say_before_the_workshop_goes_on": (
        "Everybody votes on the phone. Nobody sees a result before you go on.",
    ),
    "test_reflecting::test_what_was_decided_stays_when_its_workshop_is_deleted": (
        "The workshop was deleted. What was decided in it stays.",
    ),
    "test_workshops::test_dots_stay_secret_until_the_vote_is_over_and_then_belong_to_nobody": (
        (
            "Each phone with a sheet has three dots. Nobody sees where whose dots are, and nothing is "
            "shown before you end the vote."
        ),
        "On your phone you have {dots} dots, one for a topic. Nobody sees where yours are.",
        (
            "You have {dots} dots, one for a topic. Nobody sees where yours are; the screen shows the "
            "sum when the vote is over."
        ),
    ),
    "test_workshops::test_nothing_of_the_result_is_on_the_screen_before_it_is_revealed": (
        (
            "Everybody answers for themselves, in silence. The screen shows only how many are done, never "
            "results."
        ),
    ),
    "test_modes::test_an_open_round_shows_even_a_single_person_at_any_time": (
        (
            "Everybody answers on the phone, on paper or by raising hands. The screen shows the result "
            "only when you "
            "release it. It is an open round with the Kurzcheck: not anonymous."
        ),
        "Open round, not anonymous",
        "Open round: the answers are not anonymous.",
        (
            "Whoever may look at the results sees them at any time, even where only one person has "
            "answered from a "
            "perspective. So the round is not anonymous."
        ),
        (
            "Your answers are not anonymous. Everybody who sees the results sees how each perspective "
            "answered, even where "
            "only one person answered from it. Whoever organises the check sees which sheets there are "
            "and how far they are"
            " filled in, and can take along the answers of each sheet as a row of a table, without a "
            "name. Comments are shown word for word."
        ),
    ),
    "test_workshops::test_the_network_of_the_room_is_deleted_with_the_check": (
        "Everybody in the room sees both on the page for joining. They are deleted with the check.",
    ),
    "test_modes::test_each_perspective_counts_the_same_however_many_people_it_has": (
        (
            "First each sheet gets a score (a sheet: the answers of one person or one table), then "
            "comes the average of "
            "each perspective, then the average of the perspectives, rounded at the end. So each "
            "perspective counts the "
            "same, however many people have answered from it. An example: 12 sheets from the "
            "administration at 83, 4 from "
            "civil society at 42, 3 from politics at 58 make 61 together. If each person counted the "
            "same, it would be 71, "
            "and the view of civil society would be lost. There is a result across all from two "
            "perspectives on. There is "
            "no total score."
        ),
        (
            "See how each group sees the criteria, and beside it the result across all perspectives: "
            "each perspective "
            "counts the same, however many people it has."
        ),
    ),
    "test_modes::test_a_confidential_check_shows_nothing_before_it_has_ended": (
        (
            "Groups of fewer than {minimum} sheets are never shown by themselves. Comments are shown "
            "word for word. Results"
            " are shown only after the check has closed; it cannot be opened again."
        ),
        (
            "If people might fear disadvantages, such as staff. You need at least {minimum} sheets from "
            "each group: smaller"
            " groups are never shown by themselves. There are results only after the end."
        ),
        (
            "Open round: whoever may look at the results sees every perspective at any time, even where "
            "only one person has"
            " answered. It is not anonymous. Confidential check: there are results only after the check "
            "has closed. Groups "
            "of fewer than {minimum} sheets are not shown, and do not count in the result across all. "
            "Comments are shown "
            "word for word in both. Which of the two it is stands on every sheet and cannot be changed."
        ),
        (
            "The result appears here when the check has ended, and not before: so nobody can be "
            "recognised while answers "
            "are still coming in."
        ),
        (
            "This check is confidential. You will see its results as soon as it has closed. So nobody "
            "can tell what was added last."
        ),
        "This is a confidential check: its results are shown only after it has closed.",
        "This is a confidential check: there are results only after it has closed.",
        "this is a confidential check: its results are shown only after it has closed",
    ),
    "test_modes::test_nobody_adds_sheets_or_reads_single_ones_in_a_confidential_check": (
        (
            "This check is confidential: nobody may type in a sheet for somebody else. Use this paper to think it "
            "over beforehand, and then answer by yourself, with your invitation, on a device of your own or one at "
            "the place."
        ),
        (
            "In a confidential check everybody types in their own sheet: nobody adds sheets for others. The "
            "questionnaire on paper helps to prepare."
        ),
        (
            "In a confidential check nobody sees single sheets or adds them for others: anyone who "
            "filled in four could work out the fifth."
        ),
    ),
    "test_modes::test_those_who_answered_see_the_result_only_where_the_organiser_allows_it": (
        (
            "In this check the result is not shown to everybody who answered. Please ask the people who "
            "invited you."
        ),
    ),
    "test_kept::test_it_is_stored_by_which_invitation_one_came_and_goes_with_the_sheet": (
        "It is also stored by which invitation you came.",
    ),
    "test_kept::test_an_answer_is_saved_before_it_is_said_to_be": (
        (
            "No connection at the moment. What you have saved is safe; you can carry on as soon as you are "
            "back online."
        ),
        "Not saved yet. It is kept on this device and saved as soon as there is a connection.",
        (
            "Nothing can be saved here at the moment. Please tell the people who run this service; what "
            "you saved before is safe."
        ),
        (
            "So much cannot be saved at once. What was saved before is safe. Go back with your "
            "browser's button: what you "
            "typed should still be there. Please shorten it."
        ),
        "The day of deletion is saved.",
        "The deadline is saved.",
        "The lines for the invitations are saved.",
        "The name is saved.",
        (
            "There is no space left for saving. Please tell the people who run this service; what you saved "
            "before is safe."
        ),
        "What was saved before is safe. Please try again in a moment.",
        (
            "qcheck is being updated: this server is still of the version before and saves nothing more. "
            "Please try again in a moment; what you saved before is safe."
        ),
        "You can stop and go on at any time. Every answer is saved.",
        "Your check is ready. Every answer is saved at once.",
        "Your dots are saved.",
        (
            "qcheck cannot be reached at the moment. What is saved stays saved. As soon as it is back, "
            "this page goes on by itself."
        ),
        (
            "qcheck is not running on this computer any more. What is saved stays saved. Start it "
            "again, and this page goes on by itself:"
        ),
        "{number} sheet is saved.",
        "{number} sheets are saved.",
    ),
    "test_modes::test_results_tell_neither_who_nor_when": (
        "Nobody knows who has answered. Send it to everybody you have invited with this link.",
        (
            "The results do not show who answered what, or when. There are results only after the check "
            "has closed. Groups "
            "of fewer than {minimum} sheets are never shown by themselves. Comments are shown word for "
            "word, in random "
            "order and, where every group is large enough, with the perspective. So please write "
            "nothing by which you can "
            "be recognised."
        ),
    ),
    "test_modes::test_the_next_person_finds_nothing_of_the_one_before_whose_sheet_still_counts": (
        "Then this device forgets your sheet. It stays saved, and counts.",
        (
            "This device then forgets the sheet begun here. It stays saved. Whoever wants to go on with "
            "it needs its "
            "personal code. Please note it down beforehand:"
        ),
    ),
    "test_modes::test_the_mode_of_a_check_is_never_changed": ("Who may see what? (cannot be changed later)",),
    "test_privacy::test_only_the_cookies_of_the_privacy_text_are_set_and_none_of_another_host": (
        (
            "Your browser has not kept which sheet is yours. Please allow cookies for this address, "
            "then begin again. There"
            " is one cookie, for your sheet alone."
        ),
    ),
    "test_carried::test_the_sheet_as_a_file_can_send_nothing_and_load_nothing": (
        "You answer here, without internet. Nothing is sent.",
        "This page was made by qcheck. It sends nothing and loads nothing.",
        (
            "You can stop and go on at any time, in this browser on this computer: it keeps your answers, no "
            "server does. On another computer you would begin anew."
        ),
    ),
    "test_carried::test_whoever_collects_the_files_of_a_confidential_check_cannot_read_them": (
        (
            "Your browser seals the answer file: whoever collects it or passes it on cannot read it, only the "
            "qcheck of this check can. That a file came from you, and when, is seen by whoever gets it."
        ),
        (
            "The answer files of this check are sealed in the browser of whoever answers: you collect them, but "
            "you cannot read them. This installation opens them when you take them in, and shows no single sheet."
        ),
    ),
}
"""Test → the sentences it holds."""

NO_PROMISES: dict[str, str] = {
    "last sign-in {day}": "states what is there",
    "nobody has signed in with an account here": "states what is there",
    (
        "Whoever begins a check, a questionnaire or a trial here signs in with an account first. To answer and to "
        "look at results nobody needs one."
    ): "held by tests/own_shelf/test_beginning",
    "Deleted or withdrawn again, as people had done since: {number}": "held by tests/cli/test_backup",
    (
        "What people have deleted since this backup is not known here and is there again. Where there is a newer "
        "backup, or the file `deleted` of the data folder, put it back once more and say that with --deletions"
    ): "held by tests/cli/test_backup",
    (
        "what people have deleted since: a newer backup, or the file `deleted` of the data folder that is given "
        "up; may be said several times"
    ): "says what an option takes",
    "What people have deleted, for backups that are put back": "names a step of the database",
    (
        "{file} is no list of deletions: it is the file `deleted` of a data folder, or a backup of qcheck 0.2.0 "
        "or newer."
    ): "says what was given",
    "{file}: the backup from before, {size} MB. It is deleted after {days} days, unless you move it": (
        "held by tests/cli/test_upgrade"
    ),
    "Nobody is signed in with an account on this device.": "states what is there",
    "Nobody signs in with an account here. Whatever you want to open or organise, you do with its link.": "states what is there",
    "Nobody signs in with an account: QCHECK_SIGN_IN is not set": "states what is there",
    "Please sign in": "asks for something",
    "Please sign in in a new tab. Then go back here with your browser's button, and choose and send everything once more.": "asks for something",
    "Sign in with your account": "asks for something",
    "Sign in with your account, in a new tab": "asks for something",
    "Sign-in: the account service calls itself something else than {issuer}. Write QCHECK_OIDC_ISSUER exactly as “issuer” stands in {description}, also the slash at its end.": "says how an installation stands",
    "Sign-in: the certificate of {issuer} is not trusted. An authority of your own goes to /usr/local/share/ca-certificates, then: update-ca-certificates": "says how an installation stands",
    "Sign-in: the clock of {issuer} and the one here differ by {seconds} seconds; two minutes are allowed. Set the clocks (timedatectl).": "says how an installation stands",
    "Sign-in: what {description} says is no description of an account service with keys that qcheck takes (RS256, PS256, ES256 and the like). Look at QCHECK_OIDC_ISSUER.": "says how an installation stands",
    "Sign-in: {issuer} answers, has keys and the same time; people come back to {back}. It does not promise PKCE (S256): qcheck uses it all the same; see whether your account service can be told to ask for it.": "says how an installation stands",
    "Sign-in: {issuer} answers, has keys, the same time and PKCE; people come back to {back}": "says how an installation stands",
    "Sign-in: {issuer} does not answer from here, or gives no description at {description}. Look at QCHECK_OIDC_ISSUER, its path too, the firewall, a proxy on the way out (HTTPS_PROXY).": "says how an installation stands",
    "Sign-in: {issuer} names addresses without https. Look at its own public address.": "says how an installation stands",
    "This way of signing in has been used already, or took too long. Please begin again here.": "states what is there",
    (
        "Links that this device keeps are still here, and whoever uses it can open them. On the start page "
        "you can take checks and trials off the list; the device forgets everything when you delete the cookies and "
        "data of this page."
    ): "states what is there",
    "This way of signing in has expired, was begun in another browser, or your browser keeps no cookies. Please begin again here.": "states what is there",
    "Deleted on {day}, unless somebody opens it before": "held by test_drafts",
    "Identifier at the sign-in service": "names a field",
    "Nobody else.": "states what is there",
    "Nobody has it on a shelf.": "states what is there",
    "Nobody signs in here": "states what is there",
    (
        "Sign in with your account, and you can put it on your shelf: you then find it on every device. The link "
        "goes on as before."
    ): "says what one can do",
    "This is what {host} said when you signed in last. Each time you sign in it is told anew.": (
        "held by tests/test_service_accounts"
    ),
    "Yes, nobody should find it on a shelf any more": "asks whether one is sure",
    (
        "You then find it on every device on which you sign in. Whoever has it on a shelf, too, sees your name "
        "there. The link goes on as before."
    ): "says what one can do",
    "Deleted by {day}": "the heading of a list",
    "Nothing is deleted by {day}.": "states what is there",
    "Deleted on": "the heading of a column",
    "for the operator: say what is here, by state, size and age, and what is deleted when": "help of a command",
    "nobody but you": "held by tests/trial/test_learned_shown",
    "Nothing is decided yet.": "states what is there",
    "Nothing is decided yet that would change the questionnaire.": "states what is there",
    "All dates in your calendar, kept up to date:": "what a calendar does that has subscribed",
    "Nothing is written here any more. After the end nothing new can be added.": (
        "held by tests/test_service_own_data"
    ),
    (
        "The check has ended. Your answer stays as it is, and nothing new can be added; what you wrote can be "
        "corrected or deleted."
    ): "held by tests/test_service_own_data",
    (
        "Reports and tables that somebody has taken away, and backups until they are deleted: whoever has "
        "them can say."
    ): "says who is asked",
    (
        "What you said about questions under “Does this question fit?”, seconds for a question, hands that "
        "were raised and votes that are counted: nothing that is kept leads from these to you or to your sheet."
    ): "held by test_feedback and test_times",
    "This cannot be undone.": "belongs to the sentence before it",
    (
        "This check has ended meanwhile, so your sheet cannot be deleted as a whole any more. Please look "
        "once more at what can be deleted."
    ): "gives a reason",
    (
        "What you wrote here has been changed or deleted in the meantime. Please look at it again."
    ): "asks for something",
    "Delete the sheet with this code in '{title}', with everything on it? It cannot be undone. (yes/no) ": (
        "held by tests/cli/test_own_sheet"
    ),
    (
        "Delete the words, times and code of this sheet in '{title}'? Its bare answers go on counting. It "
        "cannot be undone. (yes/no) "
    ): "held by tests/cli/test_own_sheet",
    (
        "the words, times and code of the sheet in '{title}' have been deleted; its bare answers go on "
        "counting"
    ): "held by tests/cli/test_own_sheet",
    "the sheet in '{title}' has been deleted, with everything on it": "held by tests/cli/test_own_sheet",
    "what is kept of one person's sheet, by its personal code: into a file, or deleted": "names a command",
    "say --output FILE, so that nobody reads the answers on the screen, or --delete": "asks for something",
    "Mails that were sent: of these only that and when they went is kept.": "held by tests/test_store_mails",
    "Take along what is kept of me (JSON)": "held by tests/trial/test_own_data",
    "Delete what is kept of me": "names what the next page says",
    "Delete what is kept of you?": "asks before it is done",
    "Nobody has registered yet.": "states what is there",
    "Only where nobody is registered.": "says when a button works",
    "The date is deleted.": "states what was done",
    "This date is over. It cannot be changed any more.": "states what is there",
    (
        "To copy into your own mail program. Please put them into the field Bcc: then nobody sees the address of "
        "anybody else."
    ): "asks for something",
    "Nobody has answered.": "states what is there",
    "Nobody has marked this question so far.": "states what is there",
    "Your answers are saved.": "held by tests/trial/test_applying",
    "Your application has been decided already, so it cannot be changed any more.": "states what is there",
    "this has more than {limit} entries; nobody fills in so many": "gives a reason",
    "Please say on which day everything is deleted.": "asks for a day",
    "Please tick that you are sure. Nothing has been deleted.": "held by tests/trial/test_ending",
    "All that is kept of the trial (JSON)": "names a file",
    "Deleted": "states what is there",
    (
        "begin a trial with a title, list all trials here; or by the link to coordinate it give the links of "
        "one, show it, what was learned about the questions, export all that is kept of it (JSON), delete it"
    ): "says what a command does",
    "not shown yet": "states what is there",
    "nobody can apply": "states what is there",
    "Please say that everything about this trial is to be deleted.": "asks for a word",
    "nobody is trying a questionnaire here": "states what is there",
    "Its checks stay as they are. What it has shown, its files and your notes are deleted.": (
        "held by tests/test_store_pilots"
    ),
    "Nobody but the coordination gets this link from us. You can take it back at any time.": (
        "held by tests/test_service_piloting"
    ),
    "Nobody takes part yet.": "states what is there",
    "Only whoever coordinates the trial sees them. They are deleted with the trial.": (
        "held by tests/trial/test_pilots and tests/test_store_pilots"
    ),
    "The answers are deleted.": "states what is there",
    "The process with which you took part has been deleted. You can join with another one.": (
        "states what is there"
    ),
    "its process has been deleted": "states what is there",
    "The result of a confidential check can be shown when it has ended: before, nobody sees it.": (
        "held by tests/test_service_piloting"
    ),
    (
        "This link belongs to the trial, but nobody takes part with it. Please take the link with which you "
        "were invited to take part."
    ): "says what a link is not for",
    (
        "This name, when you joined or left, what you have shown, and notes that the coordination may write "
        "of you. It is deleted with the trial on {day}."
    ): "held by tests/test_store_pilots",
    "What is kept about you": "names a part of a page",
    "Show what is saved": "names a button",
    "This version is kept no longer.": "states what is there",
    "Nothing is to be done.": "states what is there",
    "Closing and deleting what is due has never run. It does as soon as the server is started.": (
        "held by tests/test_doctor and tests/test_tidying"
    ),
    (
        "Closing and deleting what is due last ran on {moment} (UTC). That is too long ago: does the server "
        "run? Its log says what is in the way."
    ): "states what is there",
    (
        "The clock may have leapt: nothing is closed or deleted until you say that it is right: qcheck clock "
        "--confirm. If it is wrong, set it first."
    ): "held by tests/test_clock and tests/test_tidying",
    (
        "The proxy does not say that visitors come by https: cookies are not kept safe then. For nginx: "
        "proxy_set_header X-Forwarded-Proto $scheme;"
    ): "states what is there",
    "Closed or deleted, because its day has come since: {number}": "held by tests/test_stopping",
    (
        "The backup is older than two weeks: nothing is closed or deleted until you say that the clock is "
        "right: qcheck clock --confirm. Until then pages whose day may have come stay shut."
    ): "held by tests/cli/test_backup",
    "nobody is writing a questionnaire here": "states what is there",
    "Files and e-mails with your answers are deleted only by those who have them.": "says where qcheck ends",
    "Kept in this browser at {time}": "held by tests/browser/test_one_file",
    (
        "The answer file holds your answers, comments and perspective, and a random number by which the same "
        "sheet counts once. Nobody asks for your name or address."
    ): "says what is in a file, held by tests/browser/test_one_file",
    "This check has ended. Nobody can answer any more, so there is no sheet to hand out.": "states what is there",
    "Nobody has answered anything here.": "states what is there",
    "Nobody has answered anything on {criteria}.": "states what is there",
    "Nobody has given a dot.": "states what is there",
    "Nobody has been asked this.": "states what is there",
    (
        "The questions are still in trial, but nobody is asked whether they fit: you have switched that off."
    ): "states what is chosen, held by tests/sheet/test_fit",
    (
        "On the pages with questions you are asked if it may be measured how many seconds each question takes "
        "you, for those who write them. That is voluntary: without your tick, and without scripts in the "
        "browser, nothing is measured."
    ): "held by tests/browser/test_times",
    (
        "Voluntary. Those who write the questions see which ones take long: only counts in coarse steps, apart "
        "from your sheet. Without a tick nothing is measured."
    ): "held by tests/browser/test_times",
    "Nobody speaks": "a heading of the facilitator's hints",
    "Sheets begun before the workshop count in the results. Nobody need be in the room for them.": "explains a number",
    "Write down the view of the minority word for word.": "advice to the facilitator",
    "nobody has joined with a device yet": "states what is there",
    "So far nobody was asked who has a question here.": "states what is there",
    (
        "Somebody else has just saved this: “{stored}”. What you typed still stands here; if you save "
        "once more, yours counts."
    ): "held by tests/ui/test_keeping and the browser's tests of typed words",
    "The clock is believed: {now} (UTC). Closed or deleted: {number}": "states what was done",
    (
        "The clock says {now} (UTC); this installation last ran on {seen}. Where it has leapt by more "
        "than two weeks, "
        "nothing is closed or deleted until you say that it is right: qcheck clock --confirm. If it is "
        "wrong, set it first."
    ): "held by tests/test_clock and tests/test_tidying",
    (
        "There is nothing urgent to discuss: every criterion that can be shown is green, and nowhere "
        "are the views far apart."
    ): "a result",
    "This comment has been changed or deleted in the meantime. Please choose it again.": "a refusal",
    (
        "This link does not open a check. Perhaps it was not copied completely, was replaced by a new "
        "one, or the check was deleted."
    ): "a refusal",
    (
        "This address leads to no trial and to no registration. Perhaps it was not copied completely, was "
        "replaced by a new one, or everything about it has been deleted."
    ): "a refusal",
    "This link leads nowhere": "a heading",
    "The answers of this check have been deleted, and your own sheet with them.": "a refusal",
    "The answers of this check have been deleted, so this cannot be taken away any more.": "a refusal",
    "The answers of this check have been deleted. What remains of it can be taken away.": "states what is there",
    (
        "The answers of this check have been deleted, so it cannot go on. You can make another check of this "
        "process."
    ): "a refusal",
    "What is to be deleted?": "a question",
    "What is stored, and where?": "a question; its answer is registered",
    "Your sheet was deleted on another device. You can begin a new one here.": "what has happened; tests/sheet/test_doors",
    (
        "Your sheet was deleted, on another device or by the people who organise this check. You can begin a "
        "new one here."
    ): "the same where organisers delete sheets, too",
    "Yes, remove it for good: it cannot be undone": "what a box says that one ticks; what follows is held by tests/test_service_redacting",
    "about the whole installation: its database, its clock, when what was due was last deleted": "help of the command line",
    "do not open it yet: links can be handed out, nobody can answer": "help of the command line",
    "nothing is written here": "a message to authors",
    "nothing was deleted": "states what was done",
    "once '{value}' is answered, this question is never asked: every answer to it leaves it out": "a message to authors",
    "the quotation mark that opens here is never closed": "a message to authors",
    "this file is saved as UTF-16, not as UTF-8": "a message to authors",
    "this filter never leaves anything out: whoever gets this question does not get '{value}'": "a message to authors",
    "with comments and evidence, word for word": "names a choice",
}
"""Sentences with such words that promise nothing, or whose promise is held elsewhere: why."""

README: dict[str, tuple[str, ...]] = {
    "test_privacy::test_no_page_loads_anything_from_elsewhere": ("kein Aufruf fremder Computer",),
    "test_privacy::test_no_link_code_address_or_word_of_anybody_stands_in_the_log": (
        "keine Links im Protokoll",
        "Auch Adressen derer, die die Seiten besuchen, Codes und Geschriebenes stehen in keinem Protokoll.",
    ),
    "test_privacy::test_nobody_is_asked_for_a_name_or_has_to_sign_in": (
        "kein Konto für alle, die antworten, kein Tracking",
    ),
    "test_privacy::test_only_the_cookies_of_the_privacy_text_are_set_and_none_of_another_host": (
        "Der Browser behält nur, was technisch nötig ist",
    ),
    "test_modes::test_an_invitation_opens_neither_results_nor_the_sheets_of_others": (
        "hängt allein vom Link ab",
    ),
    "test_links::test_a_link_that_is_renewed_or_withdrawn_no_longer_works_and_says_so": (
        "jeder lässt sich erneuern",
    ),
    "test_kept::test_everything_is_gone_on_its_day": ("sind seine Antworten aus der Datenbank verschwunden",),
    "test_kept::test_after_a_clean_stop_everything_is_in_the_one_file_that_is_copied": (
        "steht alles in diesen Dateien",
    ),
    "test_kept::test_the_database_alone_opens_no_check": ("Die Datenbank allein öffnet keinen Check",),
}
"""The same for the README and the manual of whoever runs qcheck, in German."""

LEGAL: dict[str, tuple[str, ...]] = {
    "test_shelves::test_an_account_goes_with_its_shelf_and_all_that_lay_there_stays": (
        "können das Konto löschen; Checks, Entwürfe und Erprobungen bleiben dann.",
    ),
    "test_shelves::test_an_account_that_nobody_uses_goes_after_twelve_months": (
        "Das Konto bleibt, bis Sie es löschen oder ein Jahr lang nicht da waren",
    ),
    "test_shelves::test_no_answer_and_no_result_stands_in_what_is_kept_of_accounts": (
        "Ihre Antworten auf einem Fragebogen werden nicht mit dem Konto verbunden.",
    ),
    "test_trials::test_an_application_is_seen_by_its_own_link_and_by_the_coordinators_alone": (
        "Das sehen nur die, die die Erprobung koordinieren; andere, die sich bewerben, sehen es nicht.",
    ),
    "test_trials::test_an_application_that_is_taken_back_is_gone_from_the_database": (
        "jederzeit zurückziehen: Dann wird sie sofort gelöscht.",
    ),
    "test_trials::test_on_its_day_everything_about_a_trial_is_gone_and_the_checks_of_its_pilots_stay": (
        "wird alles über die Erprobung gelöscht, auch Bewerbungen, Anmeldungen und Notizen",
    ),
    "test_feedback::test_what_is_said_about_a_question_leads_to_no_sheet": (
        "Es steht getrennt von Ihrem Fragebogen und führt nicht zu ihm",
    ),
    "test_feedback::test_what_is_said_about_questions_goes_with_the_answers": (
        "Es verschwindet mit den Antworten des Checks.",
    ),
    "test_times::test_how_long_a_question_takes_is_a_number_and_leads_to_nobody": (
        "gespeichert wird nur, wie oft eine Frage wie lange gedauert hat",
    ),
    "test_times::test_the_numbers_go_with_the_answers": (
        "Die Zahlen verschwinden mit den Antworten des Checks",
    ),
    "test_kept::test_everything_is_gone_on_its_day": (
        "An diesem Tag verschwinden alle Antworten aus der Datenbank.",
    ),
    "test_remaining::test_where_the_result_may_stay_figures_alone_are_left_after_the_day": (
        "dann nur Ampeln und Zahlen",
        "Kommentare und einzelne Antworten bleiben nie.",
    ),
    "test_remaining::test_where_only_measures_may_stay_the_result_goes_with_the_answers": (
        "was vereinbart und geplant wurde (vereinbarte Ampeln mit ihrer Begründung, Maßnahmen)",
    ),
    "test_privacy::test_what_is_counted_of_a_connection_is_counted_without_its_address": (
        "Dort steht nicht die Adresse, sondern nur eine Prüfsumme",
    ),
    "test_kept::test_a_sheet_that_somebody_deletes_is_gone_with_its_words": (
        "Vorher können Sie Ihren Fragebogen selbst ändern oder löschen",
    ),
    "test_own_data::test_after_the_end_of_a_confidential_check_what_led_to_somebody_is_gone": (
        "in einer vertraulichen Abfrage Ihre Texte, alle Zeitpunkte und alles, was zu Ihnen führt.",
    ),
    "test_privacy::test_the_addresses_of_visitors_are_kept_nowhere": ("IP-Adressen speichert qcheck nicht.",),
    "test_privacy::test_nobody_is_asked_for_a_name_or_has_to_sign_in": (
        "Sie müssen sich nicht anmelden. Wir fragen nicht nach Namen, E-Mail-Adresse oder Geburtsdatum.",
        "Keine Frage muss beantwortet werden",
    ),
    "test_privacy::test_no_page_loads_anything_from_elsewhere": ("keine Inhalte von fremden Rechnern",),
    "test_modes::test_a_confidential_check_shows_nothing_before_it_has_ended": (
        "und erst nach dem Ende des Checks",
    ),
    "test_modes::test_a_small_group_is_never_shown_by_itself_and_counts_in_nothing": (
        "erst gezeigt, wenn genügend Bögen aus ihr da sind",
    ),
    "test_modes::test_results_tell_neither_who_nor_when": (
        "Eine Liste, wer was geantwortet hat, gibt es nicht.",
    ),
    "test_modes::test_an_open_round_shows_even_a_single_person_at_any_time": (
        "auch wenn aus einer Perspektive nur ein Mensch geantwortet hat",
    ),
    "test_modes::test_a_personal_code_opens_the_sheet_on_any_device_and_nothing_else_does": (
        "oder Ihrem persönlichen Code sehen Sie ihn selbst",
    ),
}
"""The same for the text on privacy, in German."""
