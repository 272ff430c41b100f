"""Words that turn round, void or make conditional what stands in their scope, and families of opposite words.

The lists are ours. Every word is a base form ("stop short of" finds "stopped short of"); a row is a phenomenon.
"""

from enum import StrEnum

from onrecord.records import Act, Status

__all__ = [
    "ACTS",
    "BASES",
    "CONDITIONS",
    "ENDING",
    "EXCLUSIVE",
    "FAMILIES",
    "KINDS",
    "NOMINALS",
    "REWRITES",
    "RUNGS",
    "SYNONYMS",
    "Kind",
]


class Kind(StrEnum):
    """What an operator does to what stands in its scope."""

    NOT = "not"
    """Denies, and voids the act that it stands before ("did not say")."""
    FLIP = "flip"
    """Denies as a verb or noun does ("failed to", "lack of")."""
    DENY = "deny"
    """An act that stands against what it names; denied, it commits to nothing."""
    HOLD = "hold"
    """An act that stands for what it names; denied, it commits to nothing."""
    SAY = "say"
    BELIEF = "belief"
    """Denied, it denies what is believed ("did not think")."""
    FACT = "fact"
    """Takes for granted what it names, denied or not."""
    VOID = "void"
    """Leaves open what stands in its scope."""
    DEED = "deed"
    """A deed that undoes what it names; it counts where a stand is taken, not inside a claim."""
    QUIT = "quit"
    """Ends what its complement names ("ceased selling")."""
    FALSE = "false"
    """Calls untrue what it is said of."""


def _rows(table: dict[str, str]) -> dict[str, str]:
    rows = ((phrase.strip(), name) for name, phrases in table.items() for phrase in phrases.split(";"))
    return {phrase: name for phrase, name in rows if phrase}


_HEARING = tuple("hear read see receive quote relay carry await discuss study mention cite".split())
_TOLD = ("claim", "report", "story", "rumour", "allegation", "suggestion", "charge", "accusation")
REWRITES: dict[str, str] = {
    f"{verb} {article} {noun}": "isasked" for verb in _HEARING for article in ("the", "a", "such") for noun in _TOLD
} | _rows(
    {
        "notonly": "not only;not just;not merely;not simply;not solely;not alone;and not only;not exclusively",
        "": (
            "not surprisingly;not unexpectedly;not least;"
            "not to mention;not without;without condition;without precondition;no string attach;"
            "stop at nothing short of;not for the first time;no doubt;without doubt;without a doubt;no wonder;"
            "no uncertain term;no one's surprise;nobody's surprise;no secret;no small;in no small;cannot but;"
            "can not but;"
            "cannot help but;could not but;could not help but;nothing but;none other than;no other than;little doubt;"
            "nothing short of;no matter;if not;whether or not;hardly surprisingly;not long ago;not far from the;"
            "no sooner;not hesitate to;not hesitate;not shrink from;not think twice;not shy away from;as good as;"
            "not for nothing;no less;in no mean;no stranger;without hesitation;without question;fail not;"
            "more or less;"
            "no question but;no exaggeration to;no accident that;no coincidence that;not stop short of;not stop at;"
            "hardly a secret;hardly to anyone's surprise;to no one's surprise;not a moment too soon;without delay;"
            "make no secret;make no bone;no mistake;not long after;not long before;"
            "lack of a good word;lack of a fit word;want of a good word;in fact;for now;for the moment;at all;"
            "of course;point out that;manage to;happen to;remember to;bother to;hasten to;choose to;get to;"
            "get round to;"
            "take care to;take the trouble to;in earnest;flat out;just short of"
        ),
        "stopshort": "stop short of;stop just short of;stop well short of;halt short of;pull up short of;fall shy of",
        "not": (
            "not once;not at all;in no way;by no means;anything but;by no stretch;not remotely;"
            "not in the least;not in the slightest;not quite;never once;not even;no such thing as;in no sense;"
            "under no circumstance;on no account;at no time;at no point;at no stage;not by any means;"
            "not nearly;far short of;not in any way;no longer than;in no circumstance;not ever;"
            "well short of;be short of;no nearer to;not close to"
        ),
        "notany": (
            "hardly any;scarcely any;barely any;too few;too little;very few;very little;precious little;precious few;"
            "hardly anyone;scarcely anyone;hardly anything;scarcely anything;little or no;few if any;no one;"
            "not one;not a single;not any;not a;only a handful of"
        ),
        "nolonger": "no longer;not any longer;not any more;not anymore;no more be",
        "notyet": "have yet to;be yet to;yet to;still to;not yet;still not;remain to be;have still to;not so far",
        "unable": "not able to;unable to;not in a position to;powerless to;not manage to;not get to;incapable of",
        "unwilling": "not prepared to;not willing to;not ready to;unwilling to;not inclined to;loath to;not about to",
        "lack": "in the absence of;want of;dearth of;shortage of;scarcity of;paucity of;short on;devoid of;bereft of",
        "failto": "fail to",
        "farfrom": "far from;nowhere near;a long way from;nothing like;not anywhere near;anything but close to",
        "allbut": "all but;as good as not",
        "fallshort": "fall short of;come short of;fall well short of;fall far short of;fail to meet;fail to reach",
        "few": "few of",
        "afew": "a few;quite a few;not a few;a handful of;several of;some of;a number of;a couple of",
        "alittle": "a little;a measure of;a degree of;a certain amount of",
        "most": "most of;a majority of;the bulk of;more than half of;most of all",
        "plenty": "plenty of;no lack of;no shortage of;no want of;no dearth of;a wealth of;an abundance of;"
        "lot of;too much;"
        "every reason to be;much in the way of;too many;no end of;no scarcity of;ample",
        "everyreason": "every reason to;no reason not to;good reason to;every reason",
        "fewreason": "no reason to;little reason to;no cause to;no grounds to;no grounds for;no cause for",
        "refuse": "turn ~ down;turn down;turn away;say no to;hold out against;balk at;draw the line at;"
        "will have none of;"
        "have no intention of",
        "dismiss": "laugh off;shrug off;scoff at;brush off;wave off;laugh ~ off;shrug ~ off;make light of;sniff at",
        "accept": "take up;take on board;accede to;say yes;jump at",
        "revoke": "take away;take ~ away",
        "hail": "vouch for;stand up for;side with;rally behind;rally to;warm to;plump for;speak up for",
        "admit": "own up to;come clean about",
        "shun": "stay away from;keep away from;stay out of;keep out of;keep clear of;stay clear of",
        "collapse": "break down;fall apart;fall through;come apart;come to nothing",
        "hold": "hold up;hold firm;hold good",
        "join": "take part in;sign on to",
        "implement": "carry out;go through with;put into practice",
        "retreat": "back down;fall back",
        "yield": "give in;give way;cave in;bow to",
        "surrender": "hand over;turn over;give ~ up to",
        "free": "let go;set free;let ~ go;set ~ free",
        "jail": "lock up;put behind bar",
        "close": "shut down;close down;wind up",
        "found": "set up",
        "downplay": "play down",
        "sack": "lay off;let ~ off",
        "hire": "take on",
        "restore": "bring back;put back in place",
        "introduce": "bring in;usher in",
        "abolish": "phase out",
        "reverse": "roll back",
        "cut": "scale back;cut back;pare back;cut down;bring down",
        "increase": "ramp up;step up;scale up;drive up;push up",
        "rise": "go up;pick up",
        "fall": "go down;come down",
        "vanish": "die out;go missing",
        "destroy": "blow up;burn down;knock ~ down",
        "withhold": "hold back;sit on",
        "publish": "make public;bring out;put out",
        "hide": "cover up;keep secret;keep ~ secret;hush up",
        "decline": "opt not to;choose not to;elect not to;beg off;prefer not to;decide against;decide not to",
        "reject": (
            "throw ~ out;vote ~ down;rule ~ out;rule out;rule it out;rule them out;rule this out;"
            "rule that out;rule himself out;rule herself out;"
            "throw out;vote down;shoot down;set aside;brush aside;wave away;walk away from;strike down;knock down;"
            "knock back;slap down;vote against;come out against;speak out against;speak against;"
            "campaign against;argue against;rule against;would not have the;send back;give short shrift to;"
            "take issue with;"
            "pour cold water on;throw cold water on;say no to;swear off;steer clear of;fend off"
        ),
        "exonerate": "clear ~ of;clear of",
        "disown": "distance herself from;distance himself from;distance itself from;distance themselves from",
        "endorse": (
            "rule in;come out for;come out in favour of;vote for;in favour of;in favor of;sign off on;"
            "sign up to;get behind;"
            "line up behind;throw weight behind;give blessing to;give the green light to;give the nod to;say yes to;"
            "put weight behind;stand behind;speak in favour of;speak out for;be glad to;be glad of;"
            "be happy with;be content with"
        ),
        "agree": "reach ~ agreement;reach ~ deal;reach ~ accord;reach ~ truce;reach ~ settlement;strike ~ deal;"
        "clinch ~ deal",
        "cancel": "call ~ off;call off;call a halt to;pull the plug on;do away with;put an end to;bring to an end;"
        "put a stop to;call time on",
        "abandon": "give up on;give up;back away from;back out of;back off;pull out of;retreat from;row back on;"
        "go back on;renege on;back down on;back down from;turn its back on;wash its hands of;climb down over;"
        "u turn on",
        "retract": "take ~ back;take back;eat his word;eat her word",
        "keep": "stand by;stick to;stick by;hold to;cling to;hold on to;hang on to;hold fast to;adhere to;"
        "leave in place;hold firm on;"
        "stand firm on;press on with;push ahead with;go on with;carry on with;leave on the table;stay with;hang onto",
        "prevent": "keep ~ from;stop ~ from;prevent ~ from;bar ~ from;ban ~ from;exclude ~ from;shut ~ out of;"
        "block ~ from;hold ~ back from;keep from;"
        "debar from",
        "by": "no later than;no earlier than",
        "oust": "vote out;throw out of office;turf out;drive out;force out;kick out",
        "expire": "run out;peter out;come to an end;come to a close",
        "proceed": "go ahead;go on;carry on;press on;push ahead",
        "suspend": "put on ice;put on hold;put on ice;put off;stop for now;halt for now;stop temporarily",
        "advance": "bring forward;move up",
        "postpone": "put back;hold over",
        "resume": "start again;begin again;pick up again;get under way again;take up again",
        "withdraw": "pull back;pull out;draw back",
        "demand": "call for;insist on;press for;push for;ask for;call on;insist upon;appeal for;hold out for;"
        "clamour for",
        "propose": "put forward;come up with;set out a plan for;put on the table",
        "offtable": "off the table;off the agenda;off the negotiate table;dead and bury;not on the table;"
        "no longer on the table;"
        "no longer on the agenda;no longer under discussion;be off;break off",
        "ontable": "on the table;still stand;still open",
        "inforce": "in force;in effect;in place;come into force;take effect;into effect;go into force",
        "indiscussion": "under discussion;under negotiation;under consideration;on the agenda;in the work",
        "nottrue": (
            "not true;not so;not the case;not correct;not accurate;not right;no truth in;no truth to;no basis for;"
            "no foundation;no foundation for;no substance;no merit;no such;not a word of truth in;without foundation;"
            "without basis;without merit;without substance;pure invention;a fabrication;an invention;a lie;"
            "a myth;a hoax;"
            "a fiction;as fiction;as fantasy;out of thin air;not a shred of truth;not a grain of truth;"
            "no grain of truth;"
            "no basis;never happen;fake news;as gossip;nonsense;tell a lie;lie when;lie about"
        ),
        "true": "speak the truth;tell the truth;borne out;well founded;be the case",
        "doubtful": (
            "know nothing of;know nothing about;have no knowledge of;"
            "some doubt;real doubt;serious doubt;open to question;open to doubt;in doubt;an open question;"
            "open question;"
            "not certain;not sure;not clear;far from certain;far from clear;far from sure;anything but certain;"
            "too early to say;too soon to say;remain to be see;not know whether;not know if;not know who;not know of;"
            "not know how;not rule out;nothing rule out;not rule out;not be rule out;not be rule out;never rule out;"
            "not exclude;not exclude;not be exclude;not be exclude;nothing exclude;not impossible;not inconceivable;"
            "not unthinkable;refuse to rule out;decline to rule out;refuse to rule it out;decline to rule it out;"
            "stop short of rule out;not rule it out;not out of the question;not to rule out;by no means certain;"
            "i do not know;i do not know that;no certainty;no guarantee;no telling;wait to see;would not be draw on;"
            "not discount;not discount;not be discount;hesitate to;hesitate;not rule;leave open;keep open;"
            "leave the door open to;keep the door open to;leave room for;could not be certain;decline to exclude;"
            "refuse to exclude;not preclude;can not be rule out;not been rule out;not recall whether;"
            "as yet unclear;remain unclear;it be unclear;not settle whether;never say never"
        ),
        "certain": "no one dispute;nobody dispute;few dispute;notany dispute;no doubt that;little doubt that;"
        "beyond question;beyond doubt;beyond dispute;out of the doubt;no question that;not in doubt;not in question;"
        "have no doubt;without a shadow of doubt;beyond all doubt;sure to;bound to;certain to;be sure;"
        "not open to question;"
        "no room for doubt",
        "unthinkable": "out of the question;off limits;a non-starter;a red line;no question of",
        "silent": (
            "say nothing about;say nothing on;say nothing of;not a word;say little about;say a little about;"
            "no comment;"
            "silence on;keep silent on;keep quiet about;decline to comment;decline to say;refuse to say;"
            "refuse to comment;"
            "refuse to discuss;decline to discuss;not comment;not say;never say;not say;hardly say;scarcely say;"
            "say neither that;neither say;fail to say;fail to make clear;hard to say;no promise;"
            "not claim;not confirm;not make clear;not state;not announce;not reveal;not disclose;not mention;"
            "decline to confirm;refuse to confirm;fail to confirm;decline to admit;refuse to admit;"
            "fail to admit;not admit;"
            "not acknowledge;refuse to acknowledge;decline to acknowledge;decline to deny;refuse to deny;"
            "fail to deny;"
            "not deny;never deny;nor deny;neither confirm nor deny;neither confirm;nobody deny;no one deny;"
            "decline to name;"
            "not speculate;decline to speculate;refuse to speculate;refuse to be draw;not tell;never tell;not report;"
            "not comment on;make no comment on;not find that;not find fault with;not suggest;not imply;not conclude;"
            "fall short of say;his place to judge;her place to judge;place to judge;be tell;nothing of the sort"
        ),
        "isasked": (
            "face call;hear call;note call;receive call;face a call;field call;"
            "will vote ~ on;"
            "agree to discuss;agree to consider;agree to look at;agree to study;agree to talk about;agree to hear;"
            "view of;opinion of;reaction to;response to;position on;stance on;comment on;remark on;word on;"
            "change to;amendment to;"
            "a leak of;vote on the;debate on;silence on;tweak to;"
            "ask ~ about;ask ~ whether;ask ~ if;a study of;a review of;a debate on;a debate over;a delay in;"
            "a study on;an inquiry into;"
            "hear that;threaten to;threaten;suspect that;suspect;be divide over;be split over;think they know;"
            "rumour that;"
            "vote on whether;hear a case on;will vote on;be consult on;be advise to;"
            "be ask to;be ask about;ask whether;ask if;ask about;ask how;ask why;be urge to;be tell to;"
            "be order to;be invite to;"
            "be request to;tell to;urge to;wonder whether;wonder if;wonder;question whether;question if;"
            "enquire whether;"
            "inquire whether;hear the claim;hear claim;be due to;whether;statement on the claim;statement on;"
            "invite to;be call on to"
        ),
        "iadmit": "i do not deny;we do not deny;could not deny;can not deny;not dispute that;not contest that;"
        "i don't deny",
        "factive": (
            "not know that;not know then that;not know at the time that;unaware that;not aware that;not regret;"
            "not sorry;no regret;"
            "not realise;not realize;not notice;not forget that;be sorry;not surprise;not glad;not proud;"
            "not ashamed;not remember that;"
            "not recall that;the fact that"
        ),
        "after": "not until",
        "mustnot": "must not;may not be;shall not;be not to;not allow to;forbid to;may be name not",
        "neednot": "need not;not need to;not have to;not oblige to;not require to;no need to;no need for;"
        "needn't;not need",
        "must": "have to;need to;ought to;be oblige to;be require to",
        "unlikely": "not likely;not expect to;hardly likely",
        "likely": "not unlikely;not improbable;not unexpected",
        "legal": "not illegal;not unlawful;not forbid",
        "havenothing": "nothing against;have nothing against;no objection to;no quarrel with;not object to;"
        "not mind;nothing wrong with",
        "havemuch": "much against;be against;have much against;have little time for;object to;much wrong with;object",
        "castdoubt": "cast doubt on;throw doubt on;cast doubt upon;call into question;pour scorn on;not share;"
        "not agree with;"
        "be sceptical of;be skeptical of;give no credence to;not accept that;refuse to accept that;refuse to believe",
        "share": "agree with;chime with",
        "resign": "step down;stand down;quit",
        "defeat": "beat off",
        "force": "force to;oblige to;compel to",
        "try": "try to;seek to;attempt to;want to;plan to;aim to;hope to;consider;would like to;intend to;"
        "work to;strive to;"
        "ready to consider;mull;weigh;prepare to;vow to try;apply to;be tempted to;look to",
        "neglect": "forget to;neglect to;omit to;not bother to;not manage;not bother;not trouble to;not care to;"
        "not get round to",
        "atleast": "at least;no fewer than;no less than;not less than;not fewer than;a minimum of;no fewer;not under",
        "atmost": "at most;no more than;not more than;a maximum of;up to;as many as;as much as;at the most;not over",
        "morethan": "more than;upwards of;in excess of;over a;well over;north of;longer than;greater than;"
        "higher than",
        "lessthan": "fewer than;less than;short of a;well under;shorter than;lower than;south of",
        "exactly": "only just",
        "oneof": "one of",
        "both": "both of;the two of;either of",
        "neither": "neither of;none of;neither side",
        "all": "all of;every one of;each of;the whole of;everyone;everything;everybody",
        "fromprison": "from prison;from jail",
        "reportedly": "be understand to;be think to;be believe to;be know to;be report to;be say to;"
        "be say to have;say to have;be report to have",
    }
)  # fmt: skip
"""Phrases of base forms that are read as one word; "" are those that change nothing."""

_KINDS: dict[Kind, str] = {
    Kind.NOT: (
        "not farfrom allbut never no none nobody nothing nowhere neither nor cannot nolonger notyet notany "
        "hardly scarcely little few "
        "mustnot neednot rarely seldom n't"
    ),
    Kind.FLIP: (
        "failto neglect avoid unable unwilling lack fallshort miss lacking without absence unlikely doubt impossible "
        "failure inability reluctance improbable refusal rejection opposition dismissal denial "
        "resistance unwillingness evade escape imagine pretend omit prevent stopfrom fewreason castdoubt "
        "stopshort foil thwart avert inconceivable implausible unfit unsigned "
        "insteadof inadequate insufficient zero unthinkable decline refuse reluctant havemuch flunk skip "
        "unprepared shun absent snub"
    ),
    Kind.DENY: (
        "slate pan blast lambast lambaste castigate assail deride scorn rubbish pillory censure rebuke bemoan "
        "balk nix "
        "fight torpedo scupper ditch debunk gainsay deny dispute challenge reject oppose dismiss rebut refute "
        "contest repudiate condemn deplore denounce "
        "criticise criticize "
        "spurn rebuff resist renounce disown disavow contradict discount exclude veto "
        "unthinkable absolve exonerate disclaim protest attack slam decry lament mock "
        "ridicule"
    ),
    Kind.HOLD: (
        "laud extol salute toast "
        "accept agree approve adopt endorse back support welcome praise hail applaud commend favour favor champion "
        "bless embrace demand urge promise pledge vow propose suggest offer recommend advocate accuse blame charge "
        "readiness willingness backing acceptance approval endorsement promise offering uphold request require "
        "ratify "
        "defend guarantee undertake consent ask cheer table moot float petition seek want"
    ),
    Kind.SAY: (
        "confess boast joke quip aver opine muse vouch "
        "say tell claim confirm admit acknowledge announce state declare add argue assert insist maintain note "
        "observe "
        "report reveal disclose stress explain warn concede recall repeat hint imply conclude testify allege contend "
        "write agree remark emphasise emphasize affirm swear echo mention underline call describe hear show reply "
        "answer indicate find rule speak complain comment deem pronounce predict estimate statement insistence "
        "assertion "
        "claim allegation admission confirmation announcement accusation warning"
    ),
    Kind.BELIEF: "think believe expect suppose feel trust reckon anticipate foresee intend appear seem",
    Kind.FACT: "regret realise realize know notice rue factive iadmit discover learn aware",
    Kind.VOID: (
        "may might perhaps possibly doubtful silent isasked try wonder question possible maybe could reportedly "
        "allegedly "
        "rumoured possibility hesitate supposedly considering unclear uncertain undecided consider conceivable "
        "apparently seemingly hope fear speculate study examine unsure conceivably"
    ),
    Kind.DEED: (
        "lift end scrap abolish cancel revoke repeal withdraw rescind overturn quash reverse block delay stop halt "
        "withdrawal cancellation abolition repeal removal remove drop bury kill annul void undo obstruct"
    ),
    Kind.QUIT: "abandon retract cease quit discontinue stop expire lapse refrain desist",
    Kind.FALSE: (
        "nottrue false rumour speculation propaganda smear hearsay baseless groundless unfounded fabricate "
        "fictitious untrue lie nonsense invention fabrication "
        "fiction fantasy gossip slander libel bogus mistaken"
    ),
}
KINDS: dict[str, Kind] = {word: kind for kind, words in reversed(_KINDS.items()) for word in words.split()}
"""Base form to what it does; the first row that holds a word decides."""

NOMINALS = frozenset(
    "praise fight respect blame "
    "dispute challenge doubt question claim report offer promise demand support request charge answer rule end "
    "block drop stop cut "
    "lift delay lie judge study state call table back halt freeze attack protest find charter state favour trust "
    "show close view want seek ask act hide bar mock note plan clear bless state quit miss fail stem approach "
    "release control limit march strike vote visit warning trial address comment escape pledge vow veto need "
    "appeal void unlikely possible false impossible doubtful baseless alleged abandon".split()
)
"""Base forms that are nouns as often as verbs: after a determiner or possessive they do nothing to what follows."""

_ACTS: dict[Act, str] = {
    Act.DENIES: "deny denial dispute challenge contest rebut refute contradict discount disclaim nottrue "
    "castdoubt absolve exonerate",
    Act.REJECTS: (
        "slate pan blast lambast lambaste castigate assail deride scorn rubbish pillory censure rebuke nix ditch "
        "reject oppose dismiss refuse decline repudiate condemn deplore denounce criticise spurn rebuff resist "
        "renounce "
        "disown veto refusal rejection opposition dismissal unwilling unthinkable protest disavow overturn abandon "
        "havemuch lament slam quash mock decry withdraw retract lift end scrap abolish cancel reverse"
    ),
    Act.ACCEPTS: "accept agree consent readiness willingness acceptance havenothing ratify",
    Act.SUPPORTS: (
        "laud extol salute toast "
        "back support keep welcome praise hail applaud commend favour favor champion bless embrace endorse "
        "approve backing "
        "endorsement approval uphold adopt extend everyreason fewreason defend"
    ),
    Act.DEMANDS: "demand urge must request require",
    Act.PROMISES: "promise pledge vow guarantee undertake offer",
    Act.PROPOSES: "propose suggest recommend advocate proposal float moot",
    Act.ACCUSES: "accuse blame charge accusation",
}
ACTS: dict[str, Act] = {word: act for act, words in _ACTS.items() for word in words.split()}

CONDITIONS: dict[str, str] = {
    "only if": "if", "only when": "if", "only with": "if", "only after": "if", "only once": "if",
    "on condition that": "if",
    "on condition": "if", "on the condition that": "if", "as long as": "if", "so long as": "if",
    "provided that": "if",
    "provided": "if", "providing": "if", "provide that": "if", "in return for": "if", "in exchange for": "if",
    "subject to": "if", "on the understand that": "if", "in case": "if", "assume": "if", "if": "if", "once": "if",
    "unless": "unless", "until": "unless", "till": "unless", "even before": "even", "even without": "even",
    "even if": "even", "even though": "even",
    "even once": "even", "even when": "even", "regardless of": "even", "whether or not": "even", "no matter": "even",
    "irrespective of": "even", "whatever": "even", "in spite of": "even", "despite": "even",
    "conditional on": "if", "contingent on": "if", "depend on": "if", "except if": "unless", "should": "should",
    "before": "before", "without": "without", "were ~ to": "inverted", "had it": "inverted",
    "had they": "inverted", "had he": "inverted", "had she": "inverted",
    "given": "given", "if ask": "aside", "when ask": "aside", "if attack": "if",
    "when": "when", "after": "after", "in the event of": "if", "pending": "if", "not until": "aside",
    "as if": "aside", "condition of": "noun", "with condition": "if",
    "without condition": "aside", "with conditions": "if", "without conditions": "aside",
}  # fmt: skip
"""Openings of a condition with its sort: if, unless, even (none), and those that need a main clause of one kind."""

_RUNGS: dict[Status, str] = {
    Status.PROPOSED: "propose suggest ontable table moot keep",
    Status.DISCUSSED: "discuss indiscussion negotiate debate",
    Status.AGREED: "agree settle agreement consensus",
    Status.SIGNED: "sign initial ratify",
    Status.IN_FORCE: "inforce resume restart implement renew reinstate",
    Status.SUSPENDED: "suspend freeze pause shelve postpone stall",
    Status.OFF_THE_TABLE: "offtable withdraw scrap abandon drop",
}
RUNGS: dict[str, Status] = {word: rung for rung, words in reversed(_RUNGS.items()) for word in words.split()}

FAMILIES: tuple[tuple[str, str], ...] = tuple(
    (left.strip(), right.strip())
    for left, _, right in (
        row.partition("|")
        for row in (
            "raise increase rise grow expand climb jump soar surge widen gain boost swell mount double triple "
            "up higher more "
            "| cut lower reduce fall drop decline shrink decrease slash halve narrow slump plunge ease dip sink "
            "slip dwindle down less",
            "open reopen unlock unseal unblock | close shut seal lock block barricade closure",
            "start begin launch commence resume restart reopen | stop halt cease end finish conclude quit "
            "discontinue expire",
            "keep maintain remain stay continue extend prolong preserve stand hold renew persist inforce retain "
            "uphold proceed "
            "reinstate reimpose impose survive confirm still ontable open "
            "| lift end scrap abolish cancel expire lapse revoke repeal withdraw suspend freeze stop halt cease "
            "abandon shelve "
            "over rescind drop overturn quash void null annul axe remove close lose reverse strike offtable reject",
            "resume restart inforce reinstate proceed continue run going | suspend freeze pause halt stop stall "
            "shelve postpone "
            "break cancel close",
            "keep retain stand hold repeat confirm reaffirm | retract withdraw abandon drop disown recant",
            "accept approve adopt pass endorse back support favour welcome praise hail applaud commend champion "
            "bless embrace "
            "agree uphold ratify cheer defend adhere "
            "| reject oppose condemn deplore denounce criticise dismiss refuse decline veto spurn resist "
            "protest lament "
            "decry disown renounce overturn mock attack slam abandon",
            "demand propose want seek request | oppose reject refuse resist",
            "accuse blame charge convict implicate | absolve clear exonerate acquit",
            "win prevail triumph succeed pass victory success | lose fail collapse defeat failure",
            "keep retain win | lose forfeit relinquish surrender abandon",
            "buy purchase acquire | sell",
            "take accept receive | refuse reject return decline",
            "advance enter approach push | retreat withdraw leave depart flee abandon",
            "arrive come enter join return | leave depart go quit exit withdraw",
            "free release acquit pardon liberate | jail imprison detain hold arrest intern convict custody",
            "deposit pay | withdraw collect",
            "hire appoint employ recruit name elect | fire dismiss sack lay remove oust",
            "protect defend guard shield | attack shell bombard assault threaten expose",
            "obey respect honour comply observe meet keep fulfil satisfy match | violate breach break defy "
            "flout miss fall ignore",
            "build construct erect | demolish raze destroy dismantle",
            "recover rally rebound | collapse slump","elect re-elect | oust","spare save | take hit "
            "destroy","let admit | ban bar exclude deny",
            "keep retain | sell",
            "vacant empty unfilled | fill occupied taken", "gain | lose shed", "promote | demote", "reward | punish",
            "thank | blame", "admit enrol | expel", "found form | disband dissolve", "marry | divorce",
            "house shelter | evict", "ignite light | extinguish", "mobilise | demobilise", "upgrade | downgrade",
            "appear | vanish disappear", "float | sink", "melt thaw | freeze", "link connect | sever",
            "cheer applaud | boo jeer", "plant | fell uproot", "feed | starve",
            "pardon spare reprieve | execute punish hang",
            "revoke strip withdraw | renew restore grant", "restore reinstate | abolish remove strip",
            "evacuate | return", "inform tell | mislead deceive", "understand | misunderstand",
            "reopen | shelve close",
            "overpay | underpay", "rise | set sink", "recognise | derecognise", "legalise | criminalise outlaw",
            "worsen deteriorate | improve recover", "unveil reveal | hide", "tidy | messy", "fresh | stale",
            "sweet | sour bitter", "optimistic upbeat | pessimistic downbeat", "swift prompt | slow tardy",
            "thorough | cursory", "secret | open public", "real genuine | sham bogus",
            "vital essential | trivial needless",
            "clear | murky unclear", "tough strict | lenient lax soft", "generous | stingy mean", "polite | rude",
            "honest truthful | dishonest lying", "careful cautious | careless reckless", "modest | lavish",
            "calm | angry furious", "confirmed | unconfirmed", "native | foreign alien", "urban | rural",
            "upper | lower",
            "inner | outer", "major | minor", "maximum | minimum", "buyer | seller", "import | export",
            "rise | slump",
            "rescue | abandon", "advance | retard hinder",
            "stay remain | leave go resign quit", "pull withdraw | renew submit restore",
            "reverse overturn | confirm uphold",
            "soar surge jump | collapse plunge crash plummet",
            "freeze pause suspend | relaunch revive thaw restart unfreeze",
            "love like admire | hate hatred loathe dislike despise", "introduce impose | abolish scrap lift",
            "yield surrender capitulate | resist hold fight", "implement execute | abandon shelve", "repay | default",
            "found establish | dissolve close", "destroy | restore rebuild repair", "vanish | return reappear",
            "publish | withhold hide shelve", "restore | abolish scrap", "jail | free release",
            "effective useful working | ineffective useless worthless",
            "sound fit healthy whole intact | lame rotten broken cracked damaged unfit",
            "join enter | leave quit shun",
            "hasten advance expedite accelerate quicken | postpone delay defer slow stall",
            "arrive land | depart","stay remain | go",
            "approve clear authorise allow permit license | block veto bar prevent halt stop thwart obstruct",
            "press pursue bring file lodge | drop abandon withdraw waive",
            "exceed beat surpass top pass | miss fallshort lag trail",
            "glut surplus excess abundance plenty wealth | shortage lack dearth scarcity want shortfall",
            "confident certain sure convinced | doubtful doubt sceptical skeptical unsure",
            "hope optimism | despair pessimism",
            "hopeful optimistic | pessimistic gloomy",
            "arm deploy station send | withdraw recall remove pull",
            "grant award give issue | deny refuse revoke withhold strip",
            "publish release reveal disclose | withhold suppress hide bury censor",
            "sign ratify conclude | tear shred annul breach",
            "tighten stiffen harden toughen | loosen relax ease soften",
            "overstate exaggerate inflate | understate downplay minimise",
            "encourage urge prompt spur | discourage deter dissuade",
            "attack assail | defend",
            "unite join merge | split divide separate",
            "gather assemble | disperse scatter",
            "accelerate quicken | slow",
            "thrive flourish prosper boom | struggle suffer founder flounder decline",
            "heal recover | worsen deteriorate",
            "improve better | worsen deteriorate",
            "fill load | empty drain unload",
            "lead | trail follow", "borrow | lend", "export | import", "attach | detach",
            "freeze | thaw unfreeze", "invest | divest", "nationalise | privatise", "centralise | devolve",
            "friend ally partner | enemy foe rival", "hero | villain traitor",
            "wise sensible | unwise foolish reckless", "welcome | unwelcome", "proven | unproven",
            "comply | defy", "admissible | inadmissible", "reliable | unreliable", "competent | incompetent",
            "popular | unpopular", "clean | corrupt", "deliberate intentional | accidental unintentional",
            "accidental | deliberate intentional", "murder | suicide accident", "natural | man-made artificial",
            "deep | shallow", "thick | thin", "heavy | light", "long | short", "wide | narrow",
            "crowded packed full busy | deserted empty quiet", "active | inactive dormant extinct", "sober | drunk",
            "sane | insane mad", "loyal | disloyal", "innocent | culpable", "punctual | late",
            "married | single divorced", "visible | hidden invisible", "known | unknown",
            "similar alike same identical | different",
            "equal | unequal", "sufficient adequate enough | insufficient inadequate", "consistent | inconsistent",
            "relevant | irrelevant", "justified | unjustified", "founded | unfounded", "affordable | unaffordable",
            "sustainable | unsustainable", "viable feasible workable | unworkable unviable unfeasible",
            "acceptable | unacceptable",
            "satisfied happy content pleased glad | dissatisfied unhappy sorry angry dismayed",
            "optional voluntary | compulsory mandatory obligatory", "formal | informal", "direct | indirect",
            "domestic | foreign", "local | foreign", "final | provisional interim", "paid | unpaid voluntary",
            "profit profitable | loss loss-making unprofitable", "credit | debit", "asset | liability",
            "rise up | drop down", "spare | hit destroy", "reach meet | miss",
            "save rescue spare | destroy ruin doom sink wreck lose burn",
            "enrich help benefit aid boost improve | ruin harm hurt damage impoverish hinder weaken worsen",
            "hold withstand stand survive | fail collapse break burst give crack fall",
            "arm supply | disarm",
            "live survive alive | die dead perish kill",
            "fund finance pay subsidise | defund",
            "allow permit let enable authorise license admit | ban outlaw refuse forbid block bar prohibit "
            "prevent stop obstruct",
            "show reveal publish disclose release expose | hide conceal withhold suppress bury",
            "include | exclude except omit save",
            "agree unite | disagree differ part split",
            "reach strike clinch make | miss break",
            "confirm prove verify | disprove refute rebut",
            "remember | forget",
            "buy | sold",
            "guilty | innocent blameless",
            "true accurate genuine authentic real correct right honest sincere valid "
            "| false inaccurate forge fake wrong untrue bogus mistaken invent counterfeit doctored inauthentic "
            "dishonest nottrue",
            "safe secure sound stable solid calm peaceful | unsafe insecure dangerous unstable shaky crack "
            "risky violent tense unsound",
            "legal lawful valid binding legitimate constitutional | illegal unlawful void null invalid "
            "illegitimate unconstitutional",
            "fair just right | unfair unjust wrong biased",
            "certain sure definite surely certainly definitely | doubtful uncertain unsure",
            "rich wealthy | poor", "full packed | empty vacant", "strong robust | weak feeble",
            "good well best better | bad badly worse worst",
            "early | late", "before | after", "inside in within | outside beyond", "with | without", "on | off",
            "present | absent", "near close | far distant", "public open | secret private",
            "solvent | insolvent bankrupt broke",
            "healthy well | ill sick", "ready finished complete | unfinished incomplete",
            "clean pure | dirty polluted contaminated",
            "warm hot friendly | cold cool frosty", "large big great high huge | small low tiny little minor slight",
            "many much plenty ample enough most wealth | few little lack notany scant",
            "all every each both everyone everybody everything always everywhere | no none neither nobody "
            "nothing never nowhere notany",
            "some any something someone afew several alittle most plenty | no none neither nobody nothing never "
            "nowhere notany few little",
            "first | second third last", "new fresh | old", "hot | cold", "voluntary | forced", "armed | unarmed",
            "majority | minority", "ally friend | enemy foe", "war | peace", "dry | wet rain flood",
            "attend join enter participate | boycott skip quit leave shun miss", "forward | back", "alone | together",
            "appeal | accept", "sign | tear", "like share | unlike", "spend | save", "profit | loss",
            "trust believe | distrust mistrust suspect",
            "strengthen tighten harden | weaken loosen soften relax ease",
            "succeed manage | fail", "hasten rush speed | delay neglect slow", "permanent | temporary interim",
            "possible | impossible",
            "calm | unrest", "ally | rival", "surplus | deficit shortfall", "gain | loss",
            "growth | recession contraction",
            "north | south", "east | west", "left | right", "male | female", "sign | shred",
            "occupy seize capture | vacate liberate evacuate",
            "crossed | stopped", "move shift | stay", "found | lost", "unanimous | split divided",
            "worthwhile | worthless",
            "easy | hard difficult", "simple | complex", "cheap | expensive dear costly", "fast quick | slow",
            "brave | cowardly",
            "necessary needed vital essential | needless unnecessary", "likely probable | unlikely improbable",
            "willing ready | unwilling reluctant",
            "mild | severe", "transparent | opaque", "hit | miss", "deny | admit confirm", "praise | blame",
            "sold | bought",
            "together | apart", "unpaid | paid", "more | less fewer", "above over | below under", "pro | anti",
            "up | down",
            "agreement | disagreement", "once again | never", "plain | vague", "steady | volatile",
        )
    )
)  # fmt: skip
"""Families of opposite words; words on one side may stand for one another."""

SYNONYMS: tuple[str, ...] = (
    "ruin wreck destroy demolish raze", "clash fight battle", "protest demonstration rally march",
    "prohibit ban forbid bar outlaw",
    "free release liberate", "guarantee assure ensure", "inspect examine check", "drown die", "injure wound hurt",
    "visit tour",
    "abandon drop scrap ditch shelve", "finish complete end", "hide conceal", "allow permit let",
    "block stop prevent halt bar",
    "veto block", "threat menace", "error mistake", "answer reply respond", "urgent pressing",
    "crucial vital key", "quarrel row dispute",
    "bribe graft corruption", "fake forge counterfeit", "flee escape", "seize capture take", "surrender yield",
    "quell crush suppress",
    "spy espionage", "boycott shun", "sum amount", "fee charge", "rent lease", "crash collision accident",
    "rebel insurgent militant",
    "bomb explosive", "poison toxin", "harvest crop", "flood flooding inundation", "drought dryness",
    "illness disease sickness", "drug medicine",
    "lawyer attorney solicitor", "judge court", "minister secretary", "premier leader",
    "parliament assembly legislature chamber", "senate upper",
    "approve clear authorise", "agree accept consent", "void quash annul", "beat defeat", "broken damaged",
    "leak spill", "blast explosion",
    "scarcity shortage lack dearth want", "fire dismiss sack", "obey heed follow", "ignore disregard",
    "seek request ask", "need require", "tell inform",
    "warn alert caution", "resign quit leave", "reject refuse decline oppose dismiss spurn rebuff",
    "any all every each",
    "pay payment fund settle", "send dispatch deploy deployment", "rise raise increase hike",
    "lift end remove removal",
    "near almost nearly", "clause article", "war conflict", "truce ceasefire armistice",
    "deal agreement accord pact settlement",
    "attack strike raid assault", "kill slay murder", "army troop soldier force", "pact treaty accord",
    "vote ballot election poll",
    "suspend halt pause freeze stop", "propose suggest offer", "dispute challenge contest question",
    "trust regard respect confidence esteem faith",
    "men troop soldier", "search comb scour", "enter cross", "entirely wholly fully completely totally utterly",
    "return give back handover",
    "void null invalid", "condemn deplore denounce", "back support endorse", "keep retain", "sell sale",
    "discuss debate", "demand request call",
    "resume restart", "odd strange unlikely", "expand grow", "want lack", "meeting talk summit",
    "hint suggest imply", "tax levy duty", "money fund cash",
    "firm company business", "child kid", "doctor physician", "law act statute bill", "chief head boss leader",
    "town city", "car vehicle",
    "murder killing", "false baseless unfounded untrue groundless nottrue lie nonsense invention fabrication",
    "job post", "plan scheme proposal", "buy purchase acquire", "begin start commence", "build construct",
    "stop halt cease", "fail neglect refuse miss",
    "steal theft rob", "begin start", "pass approve adopt", "leak disclose", "get receive obtain",
    "help aid assist", "request order demand plea",
    "show prove demonstrate", "cut reduction reduce", "closure close", "claim assertion allegation charge",
    "extra additional further another",
    "kept continue maintain retain hold", "void cancel annul", "appeal plea", "evidence proof",
    "hurt harm injure", "use deploy", "probe inquiry investigation",
    "stay remain", "fast quick rapid", "big large", "say tell state", "delay postpone", "accept take",
    "recognise acknowledge", "reveal disclose", "fight battle",
    "sack fire dismiss", "break breach violate", "meet see", "right correct", "fire blaze", "storm hurricane",
    "hit strike", "hold keep", "hold stage",
    "ship vessel boat", "plane aircraft jet", "policeman officer police", "jail prison", "gun weapon arms",
    "refugee migrant", "worker staff employee",
    "wage pay salary", "strike walkout stoppage", "test trial check", "hand give", "choose pick select",
    "harm hurt damage injure", "speak talk",
)  # fmt: skip
"""Words that may stand for one another."""

EXCLUSIVE: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "first second third fourth fifth last",
        "january february maymonth april june july august september october november december",
        "spring summer autumn winter",
        "once twice thrice",
        "all half quarter minority",
        "double triple quadruple halve treble",
        "red blue green yellow white black",
        "morning evening night noon midnight",
        "monday tuesday wednesday thursday friday saturday sunday",
        "today tomorrow yesterday",
        "north south east west",
    )
)
"""Words of which no two can be true of one thing."""

ENDING = frozenset(
    "block obstruct outlaw prevent axe annul nullify quash overturn rescind revoke repeal lift end scrap "
    "abolish cancel expire lapse cease stop halt quit over discontinue".split()
)

BASES: dict[str, str] = {
    form: base
    for base, forms in {
        "arise": "arose arisen", "become": "became", "bend": "bent", "bind": "bound", "bite": "bit bitten",
        "blow": "blew blown", "burn": "burnt", "cast": "casting", "creep": "crept", "deal": "dealt dealing",
        "dig": "dug",
        "drink": "drank drunk", "eat": "ate eaten", "feed": "fed", "forgive": "forgave forgiven",
        "freeze": "froze frozen freezing", "get": "got gotten getting", "hang": "hung", "lend": "lent",
        "light": "lit",
        "mean": "meant", "mistake": "mistook mistaken", "overcome": "overcame", "overthrow": "overthrew overthrown",
        "oversee": "oversaw overseen", "prove": "proven", "ride": "rode ridden", "ring": "rang rung",
        "shake": "shook shaken", "shine": "shone", "sing": "sang sung", "sit": "sat sitting", "sleep": "slept",
        "slide": "slid", "spin": "spun", "spread": "spreading", "spring": "sprang sprung", "sting": "stung",
        "sweep": "swept", "swim": "swam swum", "swing": "swung", "tear": "tore torn",
        "undergo": "underwent undergone",
        "wake": "woke woken", "wear": "wore worn", "weave": "wove woven", "weep": "wept", "repay": "repaid",
        "rebuild": "rebuilt", "withhold": "withheld", "overrun": "overran", "foresee": "foresaw foreseen",
        "withstand": "withstood", "outdo": "outdid outdone", "mishear": "misheard", "understand": "understood",
        "misunderstand": "misunderstood", "relay": "relayed", "downplay": "downplayed", "oversell": "oversold",
        "hatred": "hatreds", "plan": "plans", "flip": "flipped flipping", "slip": "slipped slipping",
        "cap": "capped capping", "trim": "trimmed trimming", "wrap": "wrapped", "quell": "quelled",
        "expel": "expelled",
        "compel": "compelled", "cancel": "cancelled canceled cancelling canceling", "rule": "ruled rules",
        "equip": "equipped", "occur": "occurred", "deter": "deterred", "defer": "deferred", "confer": "conferred",
        "transfer": "transferred", "infer": "inferred", "prefer": "preferred", "control": "controlled",
        "fulfil": "fulfilled", "label": "labelled", "travel": "travelled", "signal": "signalled", "repel": "repelled",
        "plummet": "plummeted", "axe": "axed axing", "ditch": "ditched", "nix": "nixed", "bar": "barred barring",
        "be": "is are was were been being am 's 're", "have": "has had having", "do": "does did doing done",
        "say": "said says saying", "tell": "told", "think": "thought", "know": "knew known", "find": "found",
        "hold": "held",
        "keep": "kept", "sell": "sold", "buy": "bought", "lose": "lost", "win": "won winning",
        "leave": "left leaving",
        "meet": "met", "pay": "paid", "make": "made making", "take": "took taken taking",
        "give": "gave given giving", "go": "went gone going",
        "come": "came coming", "fall": "fell fallen", "rise": "rose risen rising", "grow": "grew grown",
        "begin": "began begun beginning",
        "break": "broke broken", "speak": "spoke spoken", "write": "wrote written writing", "throw": "threw thrown",
        "shoot": "shot", "strike": "struck", "stick": "stuck", "stand": "stood",
        "withdraw": "withdrew withdrawn withdrawal",
        "forget": "forgot forgotten forgetting", "forbid": "forbade forbidden", "forge": "forged", "feel": "felt",
        "swear": "swore sworn", "lie": "lied lying lies",
        "lead": "led", "hear": "heard", "send": "sent", "see": "saw seen", "put": "putting", "set": "setting",
        "cut": "cutting cuts", "shut": "shutting shuts",
        "stop": "stopped stopping stops", "drop": "dropped dropping", "refer": "referred",
        "admit": "admitted admitting", "scrap": "scrapped scrapping",
        "deny": "denied denies denying", "try": "tried tries", "bid": "bidding", "quit": "quitting quits",
        "agree": "agreed agrees agreeing agreement",
        "seek": "sought", "fight": "fought", "run": "ran running", "steal": "stole stolen",
        "hide": "hid hidden hiding", "draw": "drew drawn", "drive": "drove driven",
        "lay": "laid", "let": "letting", "spend": "spent", "build": "built", "bear": "bore",
        "choose": "chose chosen choosing", "beat": "beaten",
        "permit": "permitted permitting", "commit": "committed", "halve": "halved", "die": "died dying",
        "rebut": "rebutted", "ban": "banned banning",
        "urge": "urged urging", "blame": "blamed",
        "undertake": "undertook undertaken", "underlie": "underlay",
        "good": "better best", "bad": "worse worst", "show": "shown", "fly": "flew flown",
        "sink": "sank sunk", "shrink": "shrank shrunk",
        "bring": "brought", "teach": "taught", "catch": "caught", "lift": "lifting lifted lifts",
        "mislead": "misled", "flee": "fled",
        "ship": "shipped", "wed": "wedded", "rig": "rigged", "slam": "slammed", "rob": "robbed", "top": "topped",
        "dip": "dipped", "step": "stepped stepping",
        "certain": "certainly", "sure": "surely", "possible": "possibly",
        "closure": "closures", "have yet": "", "use": "used using", "ease": "eased",
        "close": "closed closing closes", "offer": "offered offering offers",
        "void": "voided", "reply": "replied replies", "veto": "vetoed vetoes",
        "imply": "implied implies", "pass": "passed passes",
        "part": "parted", "embrace": "embraced", "undo": "undid undone", "overturn": "overturned",
        "pledge": "pledged", "uphold": "upheld",
        "men": "man", "regret": "regretted", "discuss": "discussing discussed discussion",
        "open": "opened opening opens",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Forms that no rule folds, to their base."""
