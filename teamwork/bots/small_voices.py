"""A few words for editions that bring no voices of their own, so that their bots can still speak."""

from teamwork.voices import Challenge, Deed, Strength, Trade, Voices

SMALL_VOICES = Voices(
    game_name="Prøvespil",
    first_names=(
        "Mette", "Søren", "Åse", "Yusuf", "Li", "Ø", "Fatima", "Bjørn", "Ida", "Kasper", "Nadia", "Tobias",
        "Signe", "Omar", "Karen", "Emil", "Zahra", "Jens", "Amalie", "Viktor",
    ),
    team_names=("Fyret", "Broen", "Havnen", "Skoven", "Torvet", "Bakken"),
    trades=(
        Trade(
            works=("måle og passe på vandet", "holde styr på grønne projekter"),
            whys=("Jeg bliver glad, når noget bliver renere af det, jeg laver.",),
            workplaces=("Vandværket", "Et rådgivende firma", "Kommunens miljøteam"),
            roles=("teamleder", "ingeniør"),
        ),
        Trade(
            works=("skrive, så folk forstår det", "lave nyheder til ansatte"),
            whys=("Jeg kan lide at gøre svære ting enkle.",),
            workplaces=("Biblioteket", "Et museum", "En fagforening"),
            roles=("redaktør", "konsulent"),
        ),
    ),
    signs=("Jeg har talt med én, der arbejder der.", "Jeg har sendt én besked."),
    keys=("Jeg kender en {role} hos {workplace}.", "Jeg har læst sammen med en {role} hos {workplace}."),
    tips=("Jeg har set et opslag, som passer til jer.",),
    lower_first=("En", "Et"),
    strengths=(
        Strength(claim="Du holder aftaler", example="Du ringede tilbage samme dag, selv om det var svært."),
        Strength(claim="Du får folk til at tale sammen", example="Du tog ordet, da ingen andre gjorde, og det hjalp."),
    ),
    own_strengths=(
        Strength(claim="Jeg er god til at begynde", example="Vi var fem fremmede. Jeg skrev den første seddel."),
        Strength(claim="Jeg bliver ved", example="Mit speciale gik i stå, men jeg afleverede til tiden."),
    ),
    vouchers=("En kollega fra min praktik",),
    challenges=(
        Challenge(what="Jeg får ikke svar på det, jeg sender.", ask="Vil én læse min besked, før jeg sender den?"),
        Challenge(what="Jeg kender ingen i branchen.", ask="Hvem kender én, der laver det til daglig?"),
    ),
    actions={
        "other": (
            Deed(what="Skriv til 1 person, jeg ikke kender endnu", how="Tirsdag kl. 10 fra biblioteket, på mail"),
            Deed(what="Ring til 1 arbejdsplads og stil 2 spørgsmål", how="Torsdag formiddag, fra køkkenbordet"),
        )
    },
    companions=("Min makker ved bordet",),
    fallbacks=("Så skriver jeg til holdet samme dag.",),
    learnt=("Det var kortere, end jeg troede.",),
    learnings=("Vi kommer længere, når vi spørger hinanden først.",),
    thanks=("Tak. Det gjorde en forskel.",),
    reasons=("Vi nåede det, vi kunne i dag.",),
)  # fmt: skip
