"""The occasion, told from the mail answered."""

import pytest

from tonecheck.draft.occasion import tell_occasion

REJECTION = [
    "We have decided to move forward with another candidate.",
    "Unfortunately, your application was unsuccessful on this occasion.",
    "I'm sorry to say that we won’t be taking you further in the process.",
    "We regret to inform you that we cannot offer you the position.",
    "The team went with someone who has more payroll experience. The feedback from the panel was good.",
    "Sorry, you haven't been shortlisted. We'll keep your CV on file.",
    "After careful thought we decided not to proceed.",
    "The position has now been filled.",
]
FEEDBACK = [
    "Here is the feedback from the panel, as promised.",
    "The interviewers felt you were strong on theory and thin on practice.",
    "Areas for improvement: structure and timekeeping.",
    "We thought your presentation was rushed.",
    "Your answers lacked detail on the second case.",
    "You should work on your system design before the next round.",
]
SILENCE = [
    "Apologies for the delay, it has been a busy month.",
    "We are still waiting to hear from the client.",
    "No news from the hiring manager yet, I am afraid.",
    "Thanks, we have received your application and will be in touch.",
    "Sorry for the radio silence.",
    "I haven't forgotten you, this is taking longer than planned.",
    "Please bear with us.",
]
OFFER = [
    "I am delighted to offer you the role of analyst.",
    "Please see the offer letter, and let me know by Friday.",
    "We would like to make you an offer.",
    "offer details below: 68k base, up to 15% bonus, 30 days of leave.",
    "Congratulations, you got the job!",
    "We are pleased to extend an offer with a starting salary of 41,000.",
]
RESCHEDULE = [
    "Could we reschedule tomorrow's interview?",
    "Something has come up, can we find another time?",
    "I need to move our call to Thursday.",
    "The interview has been postponed.",
    "I'm afraid Dana can't make it on Tuesday. Would a different slot suit you?",
    "We have to cancel today's interview; sorry for the late notice.",
]
COLD = [
    "I came across your profile and thought of a senior analyst opening.",
    "Hi there! I have an amazing opportunity.",
    "Are you open to new roles at the moment?",
    "Your background looks like a great match for my client.",
    "I'm reaching out about a vacancy in Leeds.",
    "Would you be interested in a quick chat about a backend role?",
]
OTHER = [
    "Please send an up to date CV and two referees.",
    "When could you start?",
    "See you tomorrow at ten, second floor.",
    "Which of the two offices is nearer to you?",
    "The link for the test is below.",
    "Thanks for coming in today!",
]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (occasion, text)
        for occasion, texts in {
            "rejection": REJECTION,
            "feedback": FEEDBACK,
            "silence": SILENCE,
            "offer": OFFER,
            "reschedule": RESCHEDULE,
            "cold-approach": COLD,
            "other": OTHER,
        }.items()
        for text in texts
    ],
)
def test_occasion_is_told_by_everyday_phrases(expected, text):
    """A recruiter's usual wording tells what the mail is about, however its lines are broken."""
    assert expected == tell_occasion(text) == tell_occasion(text.replace(" ", "\n"))


def test_no_words_tell_no_occasion():
    """Where nothing was said there is no occasion."""
    assert tell_occasion(" \n> \n") is None


ABROAD = {
    "rejection": [
        "Leider können wir Sie im weiteren Verfahren nicht berücksichtigen.",
        "Wir haben uns für eine andere Bewerberin entschieden.",
        "Votre candidature n'a pas été retenue.",
        "Nous sommes au regret de vous informer que le poste est pourvu.",
        "Lamentamos comunicarle que hemos elegido a otro candidato.",
        "Siamo spiacenti di informarla che abbiamo scelto un altro profilo.",
        "Infelizmente a vaga já foi preenchida.",
        "Helaas hebben we voor een andere kandidaat gekozen.",
        "Vi har valt att inte gå vidare med din ansökan.",
        "Vi har desværre valgt en anden kandidat.",
        "Niestety wybraliśmy innego kandydata.",
    ],
    "reschedule": [
        "Könnten wir das Gespräch auf Donnerstag verschieben?",
        "Pouvons-nous décaler notre entretien à jeudi ?",
        "Tenemos que aplazar la entrevista del lunes.",
        "Dobbiamo spostare il colloquio a giovedì.",
        "Precisamos remarcar a entrevista.",
        "Kunnen we het gesprek naar donderdag verplaatsen?",
        "Kan vi flytta intervjun till torsdag?",
        "Czy możemy przełożyć rozmowę na czwartek?",
    ],
    "offer": [
        "Wir freuen uns, Ihnen die Stelle anzubieten.",
        "J'ai le plaisir de vous proposer le poste.",
        "Nos complace ofrecerle el puesto.",
        "Siamo lieti di inviarle la proposta di assunzione.",
        "Temos o prazer de lhe oferecer a vaga.",
        "We bieden je graag de functie aan; ons aanbod staat hieronder.",
        "Vi vill erbjuda dig tjänsten.",
        "Chcielibyśmy zaproponować Pani stanowisko analityka.",
    ],
    "feedback": [
        "Anbei die Rückmeldung aus dem Gespräch.",
        "Voici les axes d'amélioration relevés par le jury.",
        "Estos son los puntos de mejora.",
        "Ecco il riscontro del team.",
        "Seguem os pontos a melhorar.",
        "Hierbij de terugkoppeling van het team.",
        "Här kommer återkoppling från panelen.",
        "Przesyłam informację zwrotną po rozmowie.",
    ],
    "silence": [
        "Bitte entschuldigen Sie die Verzögerung.",
        "Nous avons bien reçu votre candidature.",
        "Disculpe la demora en responder.",
        "Abbiamo ricevuto la sua candidatura.",
        "Desculpe a demora.",
        "Excuses voor de late reactie.",
        "Vi har mottagit din ansökan.",
        "Przepraszam za opóźnienie.",
    ],
    "cold-approach": [
        "Ich bin auf Ihr Profil gestoßen.",
        "Votre profil a retenu mon attention.",
        "He visto tu perfil en LinkedIn.",
        "Ho visto il suo profilo su LinkedIn.",
        "Vi o seu perfil no LinkedIn.",
        "Ik kwam je profiel tegen op LinkedIn.",
        "Jag såg din profil på LinkedIn.",
        "Zobaczyłem Pani profil na LinkedIn.",
    ],
    "other": [
        "Bitte senden Sie uns einen aktuellen Lebenslauf.",
        "Pourriez-vous nous envoyer votre CV ?",
        "¿Puede enviarnos dos referencias?",
        "Può inviarci due referenze?",
        "Kunt u twee referenties sturen?",
    ],
}


@pytest.mark.parametrize(("occasion", "mail"), [(name, mail) for name, mails in ABROAD.items() for mail in mails])
def test_occasion_is_told_in_other_languages(occasion, mail):
    """The mail answered may be in another language than the answer."""
    assert tell_occasion(mail) == occasion
