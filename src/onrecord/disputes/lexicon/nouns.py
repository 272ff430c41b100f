"""Nouns that tell what sort of matter a phrase names, and the closed classes that end a phrase. The lists are ours."""

from onrecord.records import MatterKind

__all__ = [
    "AUXILIARIES",
    "BARE",
    "CLOSED",
    "DETERMINERS",
    "EMPTY_HEADS",
    "HEADS",
    "LIGHT_HEADS",
    "MONTHS",
    "NEGOTIABLE",
    "NUMBERS",
    "POSSESSIVES",
    "PRINCIPLES",
    "SCALES",
    "STAGED",
    "SUBJECTS",
]

DETERMINERS = frozenset(
    "a an the this that these those some any every each both all such no another what which".split()
)
POSSESSIVES = frozenset("my our your his her its their whose".split())
BARE = frozenset("the this that these those such any it they".split())
"""Determiners that may point back to something named before."""
SUBJECTS = frozenset(
    "i we you he she it they this that these those there nobody nothing none everybody everyone someone no".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had do does did will would shall should can could may "
    "might must cannot "
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't "
    "didn't 's 're".split()
)
CLOSED = frozenset(
    "about above across after against along also although amid among and around as at because been "
    "before behind below "
    "beneath beside besides between beyond but by despite down during either else even ever except for from here how "
    "however if in inside into just like more most near neither never nor not now of off on once only onto or out "
    "outside over past per rather since so still than then there therefore though through throughout till to today "
    "together tomorrow toward towards under until up upon very via was were when where whereas whether "
    "while who whom "
    "why with within without yesterday yet again already always away back further later less many much often perhaps "
    "quite soon too well i me we us you he him she they them it myself ourselves itself themselves himself herself "
    "yes let let's said says say told saying added asked".split()
)
"""Words that no phrase holds; with determiners, possessives and auxiliaries they end one."""

EMPTY_HEADS = frozenset(
    "last next first second third final same half whole rest own left right top bottom front back middle other another "
    "date figure nobody somebody anybody everybody anyone everyone someone hand room question answer name "
    "time day week month year hour minute moment today tuesday monday wednesday thursday friday saturday "
    "sunday january "
    "february march april may june july august september october november december thing way people man woman person "
    "one two three four five six seven eight nine ten hundred thousand million other others lot number "
    "kind sort part "
    "side sides government minister ministers president spokesman spokeswoman official officials reporter reporters "
    "country countries state states party parties colleague counterpart mr mrs ms dr spring summer autumn winter "
    "morning evening night afternoon line word words case fact place end term percent cent remark remarks anything "
    "everything something foreign prime leader leaders chief head house key factor".split()
)
"""Heads too common to tell one matter from another."""

LIGHT_HEADS = frozenset(
    "option number principle issue question idea kind version set series package possibility prospect matter range "
    "point process problem text draft lot".split()
)
"""Heads that leave the naming to what follows "of": "the option of settlement" is about the settlement."""

_KINDS: dict[MatterKind, str] = {
    MatterKind.DOCUMENT: (
        "document principle framework protocol accord resolution treaty pact charter note paper memorandum "
        "declaration "
        "agreement convention roadmap communique statute deal constitution law bill act decree mandate report"
    ),
    MatterKind.PROPOSAL: (
        "option proposal approach plan idea initiative offer formula scheme settlement project solution concession "
        "arrangement model package compromise draft step withdrawal liberation reform tax ban moratorium"
    ),
    MatterKind.EVENT: (
        "meeting talk summit election ceasefire truce war attack conference round negotiation vote referendum call "
        "visit strike protest hearing trial shelling agenda"
    ),
}
HEADS: dict[str, MatterKind] = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""Head noun (singular) to the kind of matter it makes."""

PRINCIPLES = frozenset(
    "self-determination integrity sovereignty independence neutrality non-interference inviolability non-aggression "
    "equality reciprocity".split()
)
NEGOTIABLE = frozenset(
    "document project proposal option approach plan settlement formula solution draft idea paper".split()
)
"""What lies on a negotiating table: unnamed ones in one report may be one thing under several nouns."""
STAGED = frozenset(
    "phase phased phasing stage staged step stepwise stage-by-stage step-by-step phase-by-phase gradual".split()
)
"""Words for going by stages; they fold into one."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
