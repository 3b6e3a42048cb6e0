"""Phrases that tell the occasion in other languages than English: de, fr, es, it, pt, nl, sv with da and no, pl."""

from __future__ import annotations

from typing import Final

from tonecheck.labels import Occasion

PHRASES: Final[dict[Occasion, tuple[str, ...]]] = {
    "rejection": (
        r"(?:leider )?(?:nicht|keine) (?:\w+ ){0,3}?(?:berücksichtigen|in die engere (?:wahl|auswahl)|"
        r"zusage geben|anbieten|weiterverfolgen)|absage|absagen|(?:für|gegen) (?:einen|"
        r"eine) andere[nr]? (?:bewerber|kandidat|person)\w*|anderweitig (?:besetzt|vergeben|entschieden)|"
        r"stelle (?:\w+ ){0,2}?besetzt",
        r"(?:ne|n'avons|n'a) (?:pas )?(?:\w+ ){0,4}?(?:retenir|retenue?|donner (?:une )?suite|"
        r"donnerons pas suite)|(?:pas|non) (?:été )?retenue?s?|avons (?:choisi|retenu) (?:un|une) autre|"
        r"candidature n'a pas|regret de (?:vous|ne)|poste (?:est|a été) (?:déjà )?pourvu|réponse (?:négative|"
        r"défavorable)",
        r"(?:no ha sido|no has sido|no fue|no hemos) (?:\w+ )?(?:seleccionad\w+|elegid\w+|seguir|continuar)|"
        r"(?:otro|otra) (?:candidat\w+|perfil|persona)|lamentamos (?:informar|comunicar)\w*|(?:vacante|"
        r"puesto) (?:ya )?(?:ha sido|está|fue) cubiert\w+|descartad\w+",
        r"(?:altro|altra|altri) (?:candidat\w+|profil\w+|persona)|non (?:è stata|sei stat\w|prosegu\w+|"
        r"procedere\w*|possiamo offrir\w+)|siamo spiacenti di|esito negativo|"
        r"posizione è (?:già )?(?:stata )?(?:coperta|chiusa)",
        r"(?:outro|outra) (?:candidat\w+|perfil|pessoa)|não (?:foi|foste) (?:\w+ )?(?:selecionad\w+|escolhid\w+|"
        r"aprovad\w+)|lamentamos informar|vaga (?:já )?(?:foi|está) preenchida|não (?:vamos|iremos) (?:avançar|"
        r"prosseguir|seguir)",
        r"(?:andere|ander) kandida\w+|niet (?:\w+ ){0,3}?(?:geselecteerd|uitgenodigd|uitnodigen|"
        r"verder (?:te )?gaan|in aanmerking)|afgewezen|afwijzing|functie is (?:inmiddels )?(?:vervuld|ingevuld)|"
        r"moeten (?:wij|we) je teleurstellen",
        r"(?:andra|en annan) (?:kandidat\w*|sökande)|inte (?:gå|gått|går) vidare med (?:dig|din)|"
        r"tjänsten är tillsatt|(?:andre|en anden|en annen) (?:kandidat\w*|ansøger\w*|søker\w*)|(?:fået|fått|"
        r"et) (?:desværre )?(?:afslag|avslag)|(?:ikke|inte) (?:\w+ ){0,2}?(?:videre med|tilbyde|erbjuda)|"
        r"stillingen er (?:besat|besatt)",
        r"(?:inn\w+) (?:kandydat\w+|osob\w+)|nie (?:został\w* (?:pan |pani )?wybran\w+|zdecydowaliśmy|"
        r"możemy zaproponować)|stanowisko zostało (?:już )?obsadzone|z przykrością|odrzucon\w+",
    ),
    "reschedule": (
        r"(?:termin|gespräch|interview|call|treffen)\w* (?:\w+ ){0,4}?(?:verschieben|verlegen|absagen)|verschoben|"
        r"(?:anderer|neuer|anderen|neuen) termin|(?:dazwischengekommen|dazwischen gekommen)",
        r"(?:reporter|décaler|déplacer|repousser) (?:notre|votre|l'|le|cet|la)|(?:autre|nouvelle) date|(?:autre|"
        r"nouveau) (?:créneau|horaire)|un empêchement|entretien (?:est|a été) (?:reporté|annulé)",
        r"(?:aplazar|posponer|reprogramar|mover|cambiar) (?:la|nuestra|tu|su|el)|(?:otra fecha|otro día|otra hora|"
        r"nueva fecha)|entrevista (?:queda|ha sido|se) (?:cancelad\w+|aplazad\w+|aplaza)|ha surgido (?:un|algo)",
        r"(?:spostare|rinviare|posticipare|rimandare) (?:il|la|l'|il nostro)|(?:altra data|altro giorno|"
        r"altro orario|nuova data)|(?:colloquio|incontro) (?:è )?(?:rinviato|annullato|spostato)|un imprevisto",
        r"(?:adiar|remarcar|reagendar|alterar) (?:a|o|nossa|nosso)|(?:outra data|outro dia|outro horário|"
        r"nova data)|entrevista (?:foi )?(?:adiada|cancelada|remarcada)|um imprevisto",
        r"(?:gesprek|afspraak|interview) (?:\w+ ){0,4}?(?:verzetten|verplaatsen|uitstellen|verschuiven)|(?:ander|"
        r"nieuw)e? (?:moment|datum|tijdstip)|er is iets tussengekomen|(?:verzet|verplaatst) naar",
        r"(?:flytta|boka om|skjuta upp|flytte|udsætte|utsette) (?:\w+ ){0,2}?(?:intervju\w*|interview\w*|"
        r"samtale\w*|möte\w*|møde\w*|møte\w*|tid\w*)|(?:annan|anden|annen|ny) (?:tid|dag|dato)",
        r"(?:przełożyć|przesunąć|odwołać) (?:\w+ ){0,2}?(?:rozmow\w+|spotkani\w+|termin\w*)|(?:inny|nowy) termin|"
        r"coś mi wypadło",
    ),
    "offer": (
        r"(?:freuen (?:wir|uns)|freue mich)[^.!?]{0,60}(?:anzubieten|angebot)|(?:stelle|"
        r"position) (?:\w+ )?anbieten|(?:unser|das|ihr|vertrags|arbeits)\s?angebot|zusage|jahresgehalt|"
        r"arbeitsvertrag",
        r"(?:proposer|offrir) (?:le|ce|un|une) (?:poste|cdi|cdd|contrat)|(?:notre|l'|une) ?(?:offre|"
        r"promesse) (?:d'embauche|ferme|révisée)|(?:plaisir|heureux) de vous (?:proposer|offrir)|"
        r"rémunération (?:annuelle|brute)|bienvenue (?:dans|chez)",
        r"(?:ofrecerte|ofrecerle|ofrecer) (?:el|la|un) (?:puesto|plaza|contrato)|(?:nuestra|la|"
        r"una) oferta (?:de trabajo|laboral|formal|económica|final)|(?:salario|sueldo) (?:bruto|anual|base)|"
        r"bienvenid\w+ al equipo|carta (?:de )?oferta",
        r"(?:offrirti|offrirle|proporle|proporti) (?:il|la|un|una)|(?:lettera|proposta) d(?:i|')\s?(?:assunzione|"
        r"impegno)|(?:nostra|la) offerta|retribuzione (?:annua|lorda)|\bral\b|benvenut\w+ (?:nel|a bordo)",
        r"(?:oferecer|propor)(?:-lhe|-te)? (?:a|o|um|uma) (?:vaga|cargo|posição|contrato|lugar)|(?:nossa|a|"
        r"uma) (?:proposta|oferta) (?:de (?:trabalho|emprego)|salarial|final)|salário (?:base|anual|bruto)|"
        r"bem-vind\w+ (?:à|ao)",
        r"(?:functie|baan|contract) (?:\w+ ){0,2}?aan te bieden|(?:ons|het|jouw|arbeids)\s?(?:aanbod|voorstel)|"
        r"arbeidsovereenkomst|bruto (?:maand|jaar)salaris|welkom (?:in|bij) (?:het|ons) team",
        r"erbjuda dig (?:tjänsten|jobbet|en)|tilbyde dig (?:stillingen|jobbet)|tilby deg (?:stillingen|jobben)|"
        r"anställningsavtal|ansættelseskontrakt|arbeidsavtale|(?:vårt|vores|vårt) (?:erbjudande|tilbud)",
        r"(?:zaproponować|zaoferować) (?:panu|pani|ci) (?:stanowisko|pracę|umowę)|(?:nasza|nową|naszą) ofert\w+|"
        r"wynagrodzenie (?:brutto|miesięczne|roczne|zasadnicze)|witamy w zespole",
    ),
    "feedback": (
        r"(?:feedback|rückmeldung) (?:aus|von|vom|zu|zum|zur|der)|(?:eindruck|fiel|gefehlt|"
        r"fehlte)[^.!?]{0,40}(?:tiefe|struktur|erfahrung|uns)|verbesserungspotenzial|(?:könnten|"
        r"sollten) sie (?:noch )?(?:\w+ ){0,3}?(?:verbessern|üben|arbeiten)",
        r"(?:retour|retours|commentaires) (?:du jury|de l'équipe|des|sur votre)|axes? d'amélioration|(?:manqué|"
        r"manquait) de|nous avons (?:trouvé|noté|relevé) (?:que )?",
        r"(?:comentarios|feedback|valoración) (?:del|de la|de los|sobre)|(?:áreas|puntos) de mejora|(?:te|"
        r"le) faltó|(?:nos pareció|echamos de menos|echamos en falta)",
        r"(?:feedback|riscontro|commenti) (?:del|della|dei|sul|sulla)|(?:aree|punti) di miglioramento|(?:è|"
        r"sono) mancat\w|(?:abbiamo trovato|ci è sembrat\w)",
        r"(?:feedback|comentários|retorno) (?:do|da|dos|sobre)|pontos (?:de melhoria|a melhorar)|(?:faltou|"
        r"sentimos falta)",
        r"(?:feedback|terugkoppeling) (?:van|over|op)|(?:verbeterpunt\w*|ontwikkelpunt\w*)|(?:we|wij) (?:vonden|"
        r"misten)",
        r"(?:feedback|återkoppling|tilbakemelding\w*|tilbagemelding\w*) (?:från|fra|på|om)|(?:saknade|savnede|"
        r"savnet) (?:vi|mere|mer)|förbättringsområde\w*",
        r"(?:feedback|informacj\w+ zwrotn\w+) (?:od|z|po|dotycząc\w+)|(?:zabrakło|brakowało)|"
        r"obszar\w* do (?:rozwoju|poprawy)",
    ),
    "silence": (
        r"(?:entschuldig\w+|verzeih\w+)[^.!?]{0,50}(?:verzögerung|späte|warten|lange)|"
        r"(?:noch )?keine (?:neuigkeiten|rückmeldung|entscheidung)|(?:eingang|erhalt) ihrer (?:bewerbung|"
        r"unterlagen)|bewerbung (?:ist )?(?:bei uns )?eingegangen|(?:noch )?(?:etwas|um) (?:geduld|zeit)|"
        r"melden uns (?:bald|in kürze|sobald|schnellstmöglich)",
        r"(?:désolée?|excuse\w*|pardon)[^.!?]{0,50}(?:retard|délai|attente|silence)|(?:bien|"
        r"avons) reçu votre (?:candidature|cv|dossier)|accus\w+ réception|pas encore (?:de (?:nouvelles|retour|"
        r"décision)|pris)|revien\w+ vers vous",
        r"(?:perdon\w*|disculp\w*|siento|lamento)[^.!?]{0,50}(?:retraso|demora|tardanza|espera|silencio)|"
        r"(?:hemos recibido|recibida|recibido) (?:tu|su) (?:candidatura|solicitud|cv)|(?:aún|todavía) no (?:hay|"
        r"tenemos)|nos pondremos en contacto",
        r"(?:scus\w+|spiace)[^.!?]{0,50}(?:ritardo|attesa|silenzio)|(?:abbiamo )?ricevuto la (?:tua|"
        r"sua) (?:candidatura|domanda)|non (?:ci sono|abbiamo) ancora|(?:la|ti) (?:ricontatteremo|contatteremo|"
        r"faremo sapere)",
        r"(?:desculp\w+|lament\w+)[^.!?]{0,50}(?:atraso|demora|espera|silêncio)|recebemos (?:a sua|sua|o seu|"
        r"seu) (?:candidatura|currículo|cv)|ainda não (?:há|temos)|entraremos em contato|entraremos em contacto",
        r"(?:excuses|sorry)[^.!?]{0,50}(?:vertraging|late|wachten|stilte)|(?:hebben )?(?:je|uw|"
        r"jouw) sollicitatie (?:\w+ )?ontvangen|(?:nog )?geen (?:nieuws|beslissing|besluit)|(?:komen|"
        r"kom) (?:\w+ ){0,2}?bij (?:je|u) terug|even geduld",
        r"(?:ursäkt\w*|beklag\w*|undskyld\w*|unnskyld\w*)[^.!?]{0,50}(?:dröj\w+|förs\w+|sen\w*|forsinke\w+|"
        r"vent\w+)|(?:mottagit|modtaget|mottatt) din (?:ansökan|ansøgning|søknad)|(?:inget|intet|ikke noe) nytt|"
        r"återkommer (?:så|inom|med)",
        r"(?:przeprasza\w+)[^.!?]{0,50}(?:zwłok\w+|opóźnien\w+|późn\w+|czekan\w+)|(?:otrzymaliśmy|"
        r"wpłynęł\w+) (?:\w+ )?(?:aplikacj\w+|zgłoszeni\w+|cv)|(?:jeszcze )?nie (?:mamy|"
        r"ma) (?:jeszcze )?(?:informacji|decyzji|wieści)|skontaktujemy się",
    ),
    "cold-approach": (
        r"(?:auf )?ihr profil (?:\w+ ){0,3}?(?:gestoßen|aufmerksam|gefunden|gesehen|passt)|(?:bin|"
        r"wurde) auf (?:sie|ihr profil)|(?:spannende|interessante) (?:position|stelle|herausforderung|rolle)|"
        r"offen für (?:neue|ein)|hätten sie (?:interesse|lust)",
        r"(?:votre|ton) profil (?:\w+ ){0,3}?(?:retenu|intéress|attiré|correspond|linkedin)|(?:tombé|vu|découvert|"
        r"parcouru) (?:sur )?votre profil|à l'écoute|(?:belle|superbe) opportunité|seriez-vous (?:intéress|ouvert|"
        r"disponible)",
        r"(?:tu|su) perfil (?:\w+ ){0,3}?(?:encaja|interesa|interesante|llamado|linkedin)|(?:he visto|encontré|"
        r"vi) (?:tu|su) perfil|(?:gran|interesante) oportunidad|(?:estarías|estaría) (?:interesad\w+|abiert\w+|"
        r"dispuest\w+)",
        r"(?:tuo|suo) profilo (?:\w+ ){0,3}?(?:colpit\w|interess\w+|linkedin|corrisponde)|(?:visto|"
        r"trovato) il (?:tuo|suo) profilo|(?:ottima|interessante) opportunità|(?:saresti|sarebbe) (?:interessat\w|"
        r"dispost\w|apert\w)",
        r"(?:seu|teu) perfil (?:\w+ ){0,3}?(?:interess\w+|chamou|linkedin|encaixa)|(?:vi|encontrei) o (?:seu|"
        r"teu) perfil|(?:ótima|excelente) oportunidade|(?:estaria|estarias) (?:interessad\w|abert\w|disponível)",
        r"(?:je|jouw|uw) profiel (?:\w+ ){0,3}?(?:gezien|tegen|gevonden|past|linkedin|viel)|(?:mooie|leuke|"
        r"interessante) (?:kans|functie|uitdaging|rol)|(?:sta|staat) (?:je|u) open|(?:zou|heb) (?:je|"
        r"u) (?:interesse|geïnteresseerd)",
        r"(?:din|ditt) (?:profil|linkedin\w*|bakgrund|bakgrunn|baggrund)|(?:spännande|spændende|"
        r"spennende) (?:roll|tjänst|stilling|mulighet|mulighed|möjlighet)|(?:öppen|åben|åpen) for|öppen för",
        r"(?:pana|pani|twój|twoim) profil\w*|(?:ciekaw\w+|atrakcyjn\w+) (?:ofert\w+|stanowisk\w+|projekt\w*|"
        r"rol\w+)|(?:byłby|byłaby|byłbyś|byłabyś) (?:pan |pani )?zainteresowan\w+",
    ),
}
