"""What a facilitator can say at each step, word for word, and what helps when it gets difficult."""

from __future__ import annotations

from qcheck.language import N_
from qcheck.workshop import Station

SAYINGS = {
    Station.LOBBY: (
        N_("“Today it does not matter who is right. We want to know how differently we see it.”"),
        N_("“Please scan the QR code, choose your perspective and wait: we begin together.”"),
    ),
    Station.ANSWERING: (
        N_(
            "“Please answer on your own and without speaking. That you cannot judge something is a good "
            "answer, too.”"
        ),
        N_("“Nothing of the results is shown before the answering has ended.”"),
    ),
    Station.REVEAL: (N_("“Look at the picture for a minute. What surprises you? Please do not speak yet.”"),),
    Station.CHOOSING: (N_("“We begin with what we see differently, not with what is red.”"),),
    Station.TOPICS: (
        N_(
            "“Whoever sees it better: tell an example. Whoever sees it worse: what have you "
            "experienced? The others only ask.”"
        ),
    ),
    Station.AGREEING: (N_("“Can you live with this light? Who cannot? We write down both.”"),),
    Station.MEASURES: (N_("“One sentence: who does what by when? And what is not in our hands?”"),),
    Station.CLOSING: (N_("“One word from each of you: how do you go home?”"),),
}
"""By station."""

DIFFICULT = (
    (N_("Nobody speaks"), N_("Let them talk in pairs for two minutes, then ask the pairs.")),
    (N_("One person speaks for all"), N_("“Thank you. Now the group that has not said anything yet.”")),
    (N_("Somebody defends the process"), N_("“First understand, then explain, please.”")),
    (
        N_("A quarrel about the project itself"),
        N_(
            "“That matters, and it belongs into the council. Today it is about participation.” Write it "
            "down for later."
        ),
    ),
    (
        N_("Somebody is put down"),
        N_(
            "Interrupt at once: “We do not speak about people like that here. What is your point?” "
            "The second time a break, the third time end."
        ),
    ),
    (N_("Something that is not true"), N_("“How do we know that? Who can find out, and by when?”")),
    (N_("Everything is green"), N_("“What would those say who are not here?”")),
    (N_("Two against one"), N_("Write down the view of the minority word for word.")),
)
"""When it gets difficult, and what helps."""
