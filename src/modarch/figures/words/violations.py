"""Words for the constraints that a plan can break."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "violation",
        left_out=("{who} saknas i planen.", "{who} is left out of the plan."),
        before_start=(
            "{who} börjar {month}, {count} månader före programmets start.",
            "{who} begins in {month}, {count} months before the programme starts.",
            "{who} börjar {month}, en månad före programmets start.",
            "{who} begins in {month}, one month before the programme starts.",
        ),
        phase_order=(
            "{who}: {phase} börjar {month}, {count} månader innan fasen före är klar.",
            "{who}: {phase} begins in {month}, {count} months before the phase before it is done.",
            "{who}: {phase} börjar {month}, en månad innan fasen före är klar.",
            "{who}: {phase} begins in {month}, one month before the phase before it is done.",
        ),
        phase_break=(
            "{who}: {phase} börjar {count} månader efter fasen före; de ska följa på varandra.",
            "{who}: {phase} begins {count} months after the phase before; they must be contiguous.",
            "{who}: {phase} börjar en månad efter fasen före; de ska följa på varandra.",
            "{who}: {phase} begins one month after the phase before; they must be contiguous.",
        ),
        too_short=(
            "{who}: {phase} är {count} månader kortare än den kortaste möjliga tiden.",
            "{who}: {phase} is {count} months shorter than the shortest time possible.",
            "{who}: {phase} är en månad kortare än den kortaste möjliga tiden.",
            "{who}: {phase} is one month shorter than the shortest time possible.",
        ),
        certification=(
            "{who} börjar användas {month}, {count} månader innan certifieringen är klar.",
            "{who} is first used in {month}, {count} months before certification is done.",
            "{who} börjar användas {month}, en månad innan certifieringen är klar.",
            "{who} is first used in {month}, one month before certification is done.",
        ),
        dependency=(
            "{who} når {milestone} {month}, {count} månader innan {on} når {after}.",
            "{who} reaches {milestone} in {month}, {count} months before {on} reaches {after}.",
            "{who} når {milestone} {month}, en månad innan {on} når {after}.",
            "{who} reaches {milestone} in {month}, one month before {on} reaches {after}.",
        ),
        too_late_after=(
            "{who} når {milestone} {month}, {count} månader senare efter {on} än som är tillåtet.",
            "{who} reaches {milestone} in {month}, {count} months later after {on} than allowed.",
            "{who} når {milestone} {month}, en månad senare efter {on} än som är tillåtet.",
            "{who} reaches {milestone} in {month}, one month later after {on} than allowed.",
        ),
        gate=(
            "{who} når {milestone} {month}, {count} månader innan {on} öppnar.",
            "{who} reaches {milestone} in {month}, {count} months before {on} opens.",
            "{who} når {milestone} {month}, en månad innan {on} öppnar.",
            "{who} reaches {milestone} in {month}, one month before {on} opens.",
        ),
        requirements_validity=(
            "{who} annonseras {month}, {count} månader efter att kravarbetet blivit inaktuellt.",
            "{who} is announced in {month}, {count} months after its requirements have grown old.",
            "{who} annonseras {month}, en månad efter att kravarbetet blivit inaktuellt.",
            "{who} is announced in {month}, one month after its requirements have grown old.",
        ),
        tender_validity=(
            "{who} börjar anpassas {month}, {count} månader efter att anbudet slutat gälla.",
            "{who} starts its build in {month}, {count} months after the tender has lapsed.",
            "{who} börjar anpassas {month}, en månad efter att anbudet slutat gälla.",
            "{who} starts its build in {month}, one month after the tender has lapsed.",
        ),
        freeze=(
            "{who} når {milestone} {month}, en månad med driftstartsstopp.",
            "{who} reaches {milestone} in {month}, a month without go-live.",
        ),
        capacity=(
            "{on} överskrids med {count} från {month} till {until}: {who}.",
            "{on} is exceeded by {count} from {month} to {until}: {who}.",
        ),
        setting=(
            "{on} får {count} införanden för mycket på en gång från {month} till {until}: {who}.",
            "{on} has {count} rollouts too many at once from {month} to {until}: {who}.",
        ),
        actual=(
            "{who}: {phase} stämmer inte med vad som faktiskt har hänt ({month}).",
            "{who}: {phase} is not what has really happened ({month}).",
        ),
        budget=(
            "{on} överskrids med {count}: {who}.",
            "{on} is exceeded by {count}: {who}.",
        ),
        fixed=(
            "{who} annonseras {month}, inte {until} som är bestämt.",
            "{who} is announced in {month}, not in {until} as decided.",
        ),
        not_before=(
            "{who} annonseras {month}, {count} månader före {until} som är tidigaste månad.",
            "{who} is announced in {month}, {count} months before {until}, the first month wished.",
            "{who} annonseras {month}, en månad före {until} som är tidigaste månad.",
            "{who} is announced in {month}, one month before {until}, the first month wished.",
        ),
        not_after=(
            "{who} annonseras {month}, {count} månader efter {until} som är senaste månad.",
            "{who} is announced in {month}, {count} months after {until}, the last month wished.",
            "{who} annonseras {month}, en månad efter {until} som är senaste månad.",
            "{who} is announced in {month}, one month after {until}, the last month wished.",
        ),
        forbidden=(
            "{who} annonseras {month}, en månad som är utesluten.",
            "{who} is announced in {month}, a month that is ruled out.",
        ),
        wished_order=(
            "{who} annonseras {month}, {count} månader efter {on}; ordningen ska vara den omvända.",
            "{who} is announced in {month}, {count} months after {on}; it should be before.",
            "{who} annonseras {month}, en månad efter {on}; ordningen ska vara den omvända.",
            "{who} is announced in {month}, one month after {on}; it should be before.",
        ),
        mode=(
            "{who} genomförs inte på det sätt som är bestämt ({on}).",
            "{who} is not carried out in the way decided ({on}).",
        ),
    ),
    **family(
        "artefact",
        point_to_point=("direkt koppling", "direct connection"),
        attachment=("anslutning", "attachment"),
        mapping=("översättning", "mapping"),
        binding=("bindning", "binding"),
    ),
}
