"""Set phrases that are read as one word. The list is ours; "stop short of" finds "stopped short of" too."""

__all__ = ["REWRITES"]


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
