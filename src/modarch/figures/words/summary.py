"""Words of the summary and of the register of assumptions."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "summary",
        title=("Sammanfattning", "Summary"),
        five=("Fem saker att veta först", "Five things to know first"),
        figures=("Figurer", "Figures"),
        origin=(
            "Gjord med modarch {version} av modell {hash}, läget {month}.",
            "Made with modarch {version} from model {hash}, as of {month}.",
        ),
        interim=(
            "{count} av {all} system behöver en interimslösning, sammanlagt {months}.",
            "{count} of {all} systems need an interim solution, {months} in all.",
            "Ett av {all} system behöver en interimslösning, sammanlagt {months}.",
            "One of {all} systems needs an interim solution, {months} in all.",
        ),
        no_interim=(
            "Inget system behöver en interimslösning med den här planen.",
            "No system needs an interim solution under this plan.",
        ),
        no_systems=(
            "Modellen har inga system som ska ersättas.",
            "The model has no systems to be replaced.",
        ),
        longest=("{system}: {gap} utan avtal eller support", "{system}: {gap} past its end"),
        cost=(
            "Högst {operation} för licens och drift och {staffing} för dubbel bemanning, "
            "räknat på antagna månadskostnader",
            "At most {operation} for licence and operation and {staffing} for double staffing, "
            "at assumed monthly costs",
        ),
        unknown=(
            "{count} system kan inte bedömas, eftersom datum saknas",
            "{count} systems cannot be judged, because dates are missing",
            "Ett system kan inte bedömas, eftersom datum saknas",
            "One system cannot be judged, because a date is missing",
        ),
        too_late=(
            "För {count} system är det redan för sent att annonsera i tid; "
            "värst är {system}, {months} för sent.",
            "For {count} systems it is already too late to announce in time; "
            "the worst is {system}, {months} too late.",
            "För ett system, {system}, är det redan {months} för sent att annonsera i tid.",
            "For one system, {system}, it is already {months} too late to announce in time.",
        ),
        first_act=(
            "Första beslutet om ett avtal ska fattas senast {month}.",
            "The first decision on a contract is due by {month}.",
        ),
        no_act=(
            "Inget avtal kräver beslut om option eller uppsägning med den här planen.",
            "No contract calls for a decision on options or notice under this plan.",
        ),
        act_call_option=(
            "Senast {month}: avropa option på {contract}",
            "By {month}: call the option of {contract}",
        ),
        act_give_notice=(
            "Senast {month}: säg upp {contract}",
            "By {month}: give notice of {contract}",
        ),
        no_plan=("Modellen har inget att upphandla.", "The model has nothing to procure."),
        time=(
            "{count} moduler och plattformar tar {years} år och är införda {end}; "
            "först i bruk är {component}, {first}.",
            "{count} modules and platforms take {years} years and are live in {end}; "
            "the first in use is {component}, {first}.",
        ),
        method_earliest=(
            "I tidigast möjliga ordning, eftersom modellen inte anger någon",
            "In the earliest feasible order, as the model states none",
        ),
        method_order=("I den ordning som modellen anger", "In the order the model states"),
        method_starts=("Med de starter som modellen anger", "With the starts the model states"),
        method_plan=("Enligt planfilen", "By the plan file"),
        gain=(
            "Optimerad ordning (plan.yaml): {interim} månader med interimslösning i stället för "
            "{was} och klart {end} i stället för {then}, räknat på mitten av ovissa avtalsslut",
            "Optimised order (plan.yaml): {interim} interim months instead of {was} and live in "
            "{end} instead of {then}, counted on the middle of uncertain contract ends",
        ),
        no_gain=(
            "Den optimerade ordningen (plan.yaml) ger varken färre månader med interimslösning "
            "({interim}) eller tidigare slut ({end})",
            "The optimised order (plan.yaml) gives neither fewer interim months ({interim}) nor "
            "an earlier end ({end})",
        ),
        no_better=(
            "Ingen plan som håller alla villkor hittades: modarch plan säger vad som står i vägen",
            "No plan that keeps every constraint was found: modarch plan says what is in the way",
        ),
        chain=(
            "Beroendena ensamma kräver {years} år ({months} månader); resten är kapacitet",
            "Dependencies alone take {years} years ({months} months); the rest is capacity",
        ),
        violations=(
            "Planen bryter {count} villkor",
            "The plan breaks {count} constraints",
            "Planen bryter ett villkor",
            "The plan breaks one constraint",
        ),
        integrations=(
            "Integrationerna går från {now} i dag via {peak} i {month} till {end} i målbilden.",
            "Integrations go from {now} today through {peak} in {month} to {end} at the end.",
        ),
        baselines=(
            "Samma behov tar {all_point_to_point} om allt kopplas direkt, {one_platform} om allt "
            "går via en plattform och {one_core} med ett kärnsystem",
            "The same needs take {all_point_to_point} if all is direct, {one_platform} if all "
            "passes one platform and {one_core} with one core system",
        ),
        missing_links=(
            "{count} av dem saknas i modellen",
            "{count} of them are missing from the model",
            "En av dem saknas i modellen",
            "One of them is missing from the model",
        ),
        certainty=(
            "Modellen vilar på {assumptions} antaganden och {estimates} uppskattningar mot "
            "{facts} belagda fakta; {unmarked} element saknar uppgift.",
            "The model rests on {assumptions} assumptions and {estimates} estimates against "
            "{facts} sourced facts; {unmarked} elements say nothing.",
        ),
        missing_value=(
            "{value} saknas för {count} ({elements}) och berör {answers}",
            "{value} is missing for {count} ({elements}) and concerns {answers}",
        ),
    ),
    **family(
        "confidence",
        fact=("fakta", "fact"),
        estimate=("uppskattning", "estimate"),
        assumption=("antagande", "assumption"),
        unstated=("ej angivet", "not stated"),
    ),
    "title.assumptions": Phrase(
        "Antaganden och uppskattningar i modellen", "Assumptions and estimates in the model"
    ),
    "title.defaults": Phrase("Värden som modarch har satt in", "Values that modarch has filled in"),
    **family(
        "column",
        place=("Plats i modellen", "Place in the model"),
        confidence=("Säkerhet", "Confidence"),
        source=("Källa", "Source"),
        value=("Värde", "Value"),
        meaning=("Betydelse", "Meaning"),
    ),
    "note.unmarked": Phrase(
        "{count} element saknar uppgift om säkerhet; de räknas som antaganden.",
        "{count} elements say nothing of their confidence; they count as assumptions.",
        "Ett element saknar uppgift om säkerhet; det räknas som antagande.",
        "One element says nothing of its confidence; it counts as an assumption.",
    ),
    "note.size-default": Phrase(
        "{phase} i storleksklass {size}, månader (kortast–troligast–längst), {count} moduler",
        "{phase} in size class {size}, months (shortest–likeliest–longest), {count} modules",
        "{phase} i storleksklass {size}, månader (kortast–troligast–längst), en modul",
        "{phase} in size class {size}, months (shortest–likeliest–longest), one module",
    ),
}
