"""Credit lines: where a page says that its report comes from ("H/T …", "via …", "first appeared in …")."""

import re
from dataclasses import dataclass

from onrecord.anatomy.agencies import any_agencies
from onrecord.anatomy.creditlabels import ORIGINAL_LABEL, PLURAL, SOURCE_LABEL
from onrecord.anatomy.creditnames import OWN_WORK, credited_names, organisations, study_authors
from onrecord.anatomy.lines import Cue
from onrecord.anatomy.times import find_time
from onrecord.records import CreditKind

__all__ = [
    "CREDIT_STEMS",
    "Found",
    "agency_tag",
    "credit_line",
    "is_correction",
    "is_reporting_line",
    "may_credit",
    "names_issue",
]

LONGEST = 300
"""Characters of a credit line; a longer run of text is a paragraph that names a source."""

HOST = r"[\w-]{2,40}(?:\.[\w-]{2,30}){0,2}\.[a-z]{2,6}\b"
NAME = r"(?P<names>\S.{0,200})$"
APPEARED = (
    r"(?:first|originally|previously|initially)\s+(?:appeared|published|posted|ran|aired|written|released)|"
    r"(?:appeared|published|posted|ran)\s+(?:first|originally)|republished|reprinted|reposted|cross-?posted|"
    r"(?:zuerst|ursprünglich|erstmals)\s+(?:erschienen|veröffentlicht)|"
    r"erschien(?:en)?\s+(?:zuerst|ursprünglich|erstmals)|"
    r"(?:initialement|d[’']abord|originellement)\s+(?:publiée?|parue?)|(?:publiée?|parue?)\s+(?:initialement|"
    r"d[’']abord)|"
    r"(?:originalmente|inicialmente)\s+(?:publicad[oa]|pubblicat[oa])|"
    r"(?:publicad[oa]|pubblicat[oa])\s+(?:originalmente|inicialmente|originariamente)|"
    r"(?:the\s|das\s|l[’'])?original\s(?:appeared|was\spublished|erschien|est\sparu)|"
    r"im\soriginal\s(?:erschienen|veröffentlicht)|"
    r"originariamente\s+pubblicat[oa]|oorspronkelijk\s+(?:verschenen|gepubliceerd)|"
    r"(?:eerder|eerst)\s(?:verschenen|gepubliceerd)|verscheen\s(?:eerder|eerst|oorspronkelijk)|"
    r"f[øö]rst\s(?:publi[sc]er\w+|udgivet|trykt|utgitt)|(?:ursprungligen|opprinnelig|oprindeligt)\spubli[sc]er\w+|"
    r"(?:původně|poprvé)\s(?:vyš\w+|publikován\w*)|vyš\w+\s(?:původně|poprvé)|впервые\s(?:опубликован\w*|вышл?\w*)|"
    r"pierwotnie\s+(?:opublikowan\w+|ukazał\w*)|ukazał\s+się\s+pierwotnie"
)
WHERE = (
    r"(?:in|on|at|by|from|via|auf|bei|im|beim|dans|sur|par|en|su|op|w|na|no|em|nel|nella|sul|sulla|bij|på|"
    r"i|v|ve|в|на|у)"
)
PERMIT = (
    r"(?:permission|courtesy|genehmigung|erlaubnis|autorisation|permiso|autorización|permissão|autorização|"
    r"autorizzazione|concessione|toestemming|zgodą)"
)
REPRINT = (
    r"reproduced|reprinted|republished|used|nachdruck|nachgedruckt|abdruck|übernehmen|übernommen|reproduit|republié|"
    r"publicado|publicada|reproducido|republicado|reproduzido|ripubblicato|riprodotto|overgenomen|przedruk"
)
OF = r"(?:of|from|by|von|der|des|de|del|du|da|do|di|van|van de)"
REPORT = (
    r"article|story|stories|post|report|piece|essay|column|commentary|interview|excerpt|version|analysis|opinion|"
    r"op-?ed|"
    r"translation|dispatch|this|saken|artikkelen|artikeln|artiklen|dit|článek|статья|материал|"
    r"beitrag|artikel|text|kommentar|cet|tribune|este|esta|nota|artículo|questo|tekst|wywiad"
)
"""Words for what a line says was published elsewhere; without one, something else "first appeared in" a place."""
LANGUAGES = (
    r"english|german|french|spanish|italian|dutch|russian|polish|turkish|arabic|chinese|japanese|portuguese|swedish|"
    r"norwegian|danish|finnish|czech|greek|hebrew|korean|ukrainian|persian|armenian|hungarian|romanian"
)
REBLOGGED = (
    r"rebloggt\s(?:von|aus)|reblogged\s(?:this\s)?(?:from|on)|reblogueado\s(?:de|desde)|reblogué\s(?:de|depuis)|"
    r"rebloggato\sda|republié\sdepuis|reposted\sfrom|repost\svon"
)
FIRST = (
    r"zuerst|zunächst|im original|ursprünglich|erstmals|originally|first|eerst|oorspronkelijk|først|först|ensi kerran|"
    r"po raz pierwszy|впервые|вперше|ilk olarak|initialement|d[’']abord|originalmente"
)
PRINTED = (
    r"erschienen|veröffentlicht|publiziert|abgedruckt|gedruckt|published|printed|verschenen|gepubliceerd|publisert|"
    r"publicerad|opublikowan\w+|опубликован\w*|опублікован\w*|yayımlan\w+|publiée?|parue?|publicad[oa]"
)
ISSUE = (
    r"ausgabe|heft|sonderheft|nummer|issue|edition|number|numéro|número|edición|nummer|editie|numero|"
    r"[\w-]{2,30}-(?:heft|sonderheft|ausgabe|magazin)|buch|book|livre|libro"
)
LINES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    (
        CreditKind.HAT_TIP,
        re.compile(rf"^[(\[]?\s*(?:h\s?/\s?t|hat[ -]tip)\s*(?::|to\b|[-–—])?\s*{NAME}", re.IGNORECASE),
    ),
    (
        CreditKind.HAT_TIP,
        re.compile(
            r"^[(\[]?\s*(?i:(?:many\s)?thanks\sto|(?:vielen\s)?dank\s(?:an|geht\san)|danke\s(?:an)?|merci\sà|gracias\sa|"
            r"grazie\sa|met\sdank\saan|tack\still|takk\still)\s*(?P<names>[@A-ZÀ-Þ\d].{1,60}?)\s"
            r"(?i:for\sthe\s(?:tip|hint|link|heads|pointer)|für\sden\s(?:hinweis|tipp|link)|"
            r"pour\s(?:le|la|l[’'])\s?(?:lien|tuyau|info)|por\sel\s(?:aviso|enlace)|per\sla\s(?:segnalazione|dritta)|"
            r"voor\sde\s(?:tip|link)|för\stipset|for\stipset)\S{0,9}[.!)\]]{0,2}$"
        ),
    ),
    (
        CreditKind.VIA,
        re.compile(
            r"^[(\[]?\s*(?i:gefunden\s(?:bei|via|über)|entdeckt\s(?:bei|via)|hinweis\svia|tipp?\svia|(?:found|spotted|"
            rf"discovered)\svia|trouvé\s(?:via|chez)|visto\s(?:en|via|su))\s?:?\s+(?=[@\"“‘'A-ZÀ-Þ]|{HOST}){NAME}"
        ),
    ),
    (CreditKind.VIA, re.compile(r"^[Vv](?:ia|IA)\s?[|–—-]\s(?=[A-ZÀ-Þ])(?P<names>\S.{0,60})$")),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?!.*\b(?:photo|image|picture|foto|bild|map|chart|grafik))(?:.{{0,80}}?\b(?:{REPORT})\b.{{0,40}}?)?"
            rf"(?:.{{0,20}}\b)?\b(?:{REPRINT})\b[^.]{{0,60}}?\b{PERMIT}\s(?:{OF}\s)(?-i:(?:[Tt]he\s)?(?=[A-ZÀ-Þ„“\"«\d])|"
            rf"(?:la\s|le\s|el\s))(?P<names>\S.{{0,100}}?)\s*$",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            r"^(?i:repris\s(?:de|du)|tomado\sde|tratto\sda|overgenomen\s(?:van|uit)|ripreso\sda)\s+"
            r"(?=[A-ZÀ-Þ„“\"«])(?P<names>\S.{1,60}?)(?:\s(?i:avec|con|met)\s.*)?$"
        ),
    ),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?i:(?:.{{0,30}}\b(?:{REPORT})\b.{{0,30}}?\b(?:stammt|kommt|comes|is|proviene|provient|es|est)\s)?"
            r"(?:von|aus|from|via|de|da)\s(?:our|unsere[mn]|notre|nuestro|nostro)\s(?:\w+\s)?"
            r"(?:partner\w*|socio|partenaire))\s?,?\s(?:at\s|bei\s|von\s)?(?=[A-ZÀ-Þ„“\"«])(?P<names>\S.{1,60}?)\s*[.:]?$"
        ),
    ),
    (
        CreditKind.AGENCY,
        re.compile(
            rf"^(?i:.{{0,30}}\b(?:{REPORT})\b.{{0,20}}?(?:distributed|syndicated|supplied)\s(?:by|through|via))\s+"
            r"(?=(?:the\s)?[A-ZÀ-Þ])(?P<names>\S.{1,60})$"
        ),
    ),
    (
        CreditKind.AGENCY,
        re.compile(
            r"^(?i:distributed|syndicated|übermittelt|verbreitet)\s(?i:by|through|durch|von)\s+"
            r"(?P<names>[A-ZÀ-Þ].{0,40}?(?i:wire|agency|syndicate|features?|press|news|desk|media|presseportal|aktuell)\b"
            r".{0,20})$"
        ),
    ),
    (CreditKind.SOURCE, re.compile(r"^SOURCE\s+(?=[A-ZÀ-Þ\d])(?P<names>\S.{1,100})$")),
    (
        CreditKind.SOURCE,
        re.compile(rf"^[(\[]?\s*(?P<label>(?i:{SOURCE_LABEL}))\s[–—|-]\s(?=[A-ZÀ-Þ])(?P<names>\S.{{1,60}})$"),
    ),
    (
        CreditKind.SOURCE,
        re.compile(
            r"^[(\[]?\s*(?i:(?:article|story|text|post|report|news)\s)?(?i:courtesy)\s(?:of\s)?(?i:the\s)?(?=[A-ZÀ-Þ])"
            r"(?P<names>\S.{1,80})$"
        ),
    ),
    (
        CreditKind.SOURCE,
        re.compile(
            r"^(?i:story|text|texte|texto)\s?:\s(?P<names>[A-ZÀ-Þ][^,:;|]{1,40}\b(?:Press|News|Agency|Times|Post|Herald|Tribune|"
            r"Journal|Gazette|Courier|Wire|Radio|Kurier|Anzeiger|Bote|Zeitung|Post|Blatt|Presse|Rundschau)\b.{0,20})$"
        ),
    ),
    (CreditKind.VIA, re.compile(rf"^[(\[]?\s*[Vv](?:ia|IA)\s*:?\s+(?=[@\"“‘'A-ZÀ-Þ]|{HOST}){NAME}")),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?:\W{{0,3}}|.{{0,70}}\b(?:{REPORT})\b.{{0,70}}?)\b(?:{APPEARED})\b(?:[^.]{{0,40}}?\b(?:{WHERE})\s+|"
            rf"\s*:\s*)"
            rf"(?:the\s+website\s+of\s+)?{NAME}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ADAPTED,
        re.compile(
            r"^.{0,60}?\b(?:adapted|excerpted|abridged|translated|condensed)\s+(?:\w+\s+){0,4}?from\s+"
            rf"(?!(?:the\s)?(?:original\s)?(?:{LANGUAGES})\b\W*(?:$|by\b|[;,.(]))"
            rf"(?:an? (?:report|story|post|article) (?:by|in|on)\s+)?{NAME}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.SOURCE,
        re.compile(rf"^[(\[]?\s*(?P<label>{SOURCE_LABEL})\s?[:：]\s*{NAME}", re.IGNORECASE),
    ),
    (CreditKind.SOURCE, re.compile(rf"^(?P<label>{SOURCE_LABEL})\s(?P<names>{HOST}(?:/\S{{0,80}})?)$", re.IGNORECASE)),
    (
        CreditKind.SOURCE,
        re.compile(
            r"^(?i:(?:(?:content|materials?|story|article|text|news)\s)?(?:provided|"
            r"supplied)\sby)\s+(?=[A-ZÀ-Þ])(?P<names>\S.{0,100})$|"
            r"^(?i:bereitgestellt\svon|übernommen\svon|fourni\spar|"
            r"(?:with\s(?:the\s)?(?:kind\s)?permission\s(?:of|from)|mit\sfreundlicher\s(?:genehmigung|"
            r"erlaubnis)\s(?:von|der|des)|"
            r"avec\sl[’']aimable\sautorisation\s(?:de|du)|por\scortesía\sde|per\sgentile\sconcessione\sdi))\s+"
            r"(?=[A-ZÀ-Þ])(?P<given>\S.{0,100})$"
        ),
    ),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?:this|the|dieser?s?|der|das|die|cet(?:te)?|este|esta|questo|questa|dit)\s(?:\w+\s)?(?:{REPORT})\s"
            rf"[^.]{{0,60}}?\b(?:erschien|erscheint|appeared|appears|was\spublished|is\spublished|a\sparu|est\sparue?|"
            rf"a\sété\spubliée?|fue\spublicad[oa]|apareció|è\sapparso|è\sstato\spubblicato|verscheen)\s"
            rf"[^.]{{0,40}}?\b(?:in\s(?:der|dem|den)|im|{WHERE})\s+{NAME}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?:dieser?s?|der|das|die)\s(?:{REPORT})\s(?:ist|wurde)\s[^.]{{0,40}}?\b(?:in\s(?:der|dem)|im|in|auf|"
            rf"bei)\s+"
            r"(?P<names>[^.:]{2,80}?)\s+(?:erschienen|veröffentlicht|publiziert|abgedruckt)\b",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(rf"^[(\[]?\s*(?:{ORIGINAL_LABEL})\s?[:,]\s*(?:in\s)?{NAME}", re.IGNORECASE),
    ),
    (CreditKind.ORIGINALLY_PUBLISHED, re.compile(rf"^(?:{REBLOGGED})\s+(?P<names>[^:]{{2,80}})(?::|$)", re.IGNORECASE)),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?:.{{0,120}}?\b(?:{REPORT})\b)?.{{0,70}}?\b(?:{FIRST})\s+(?:in\s(?:der|dem|den)|im|{WHERE})\s+"
            rf"(?P<names>[^.:]{{2,80}}?)\s+(?:{PRINTED})\b",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?:.{{0,40}}\b(?:{REPORT})\b.{{0,30}}?\b(?:stammt|kommt|ist|comes|is|was|proviene|es|provient|est)\s+)"
            r"(?:entnommen\s|taken\s|tomad[oa]\s|extraite?\s)?(?:aus|from|dem?|del?|du|de la)\s+"
            r"(?:(?:der|dem|the|la|el)\s)?"
            rf"(?:{ISSUE})\s+(?:[\w./-]*\d[\w./-]*\s+)?(?:der|des|von|vom|of|de|del|du|de la)\s+{NAME}",
            re.IGNORECASE,
        ),
    ),
    (
        CreditKind.ORIGINALLY_PUBLISHED,
        re.compile(
            rf"^(?:Aus|aus|From|from|De|Tiré de|"
            rf"Uit):?\s+(?P<names>[A-ZÀ-Þ][^.:,]{{1,50}}?(?:{ISSUE})?\s?\d{{1,2}}\s?/\s?"
            r"(?:19|20)?\d{2})$"
        ),
    ),
)
EXTRACT = re.compile(
    r"^.{0,40}?\b(?:excerpt(?:ed)?|extract(?:ed)?|adapted|from the(?= book)|auszug|extrait|extracto)\b.{0,60}?"
    r"(?:[“\"«„](?P<quoted>[^“”\"«»„]{3,150})[”\"»“]|\b(?i:book|buch|livre|"
    r"libro)\s(?P<title>[A-ZÀ-Þ].{2,100}?)\s(?:by|von|par|de)\s)"
    r"(?=.{0,200}?\b(?i:copyright|permission|published|genehmigung|erlaubnis|verlag|autorisation|permiso)\b)",
    re.IGNORECASE,
)
"""An extract from a book: its title in quotation marks, or behind the word for a book and before its author."""
PERMITTED = re.compile(
    r"\bpermission\s(?:of|from|by)\s(?P<names>[A-ZÀ-Þ][^.]{1,80}?)"
    r"(?:,\s(?:an imprint|a division|New|London|Inc)|[.;]|$)"
)
STEMS: dict[CreditKind, tuple[str, ...]] = {
    CreditKind.ORIGINALLY_PUBLISHED: tuple(
        "first|origin|previous|initial|republish|reprint|repost|cross|zuerst|ursprünglich|erstmals|abord|"
        "inicial|oorspronkelijk|pierw|zunächst|eerst|först|først|ensi |вперв|вперше|ilk olarak|im original|"
        "erstv|erstp|stammt|kommt|comes|erschien|erscheint|appear|publi|veröffentlicht|abgedruckt|paru|apareci|apparso|"
        "eerder|först|først|ursprung|opprinn|oprind|původ|poprvé|reprodu|nachdruck|nachgedruckt|abdruck|übern|used|riprodotto|overgenomen|przedruk|repris|tratto|ripreso|partner|"
        "socio|partenaire|pubbl|verscheen|reblog|wortlaut|tiré|extra|taken|entnommen|tomad|excerpt|auszug".split("|")
    ),
    CreditKind.ADAPTED: ("adapted", "excerpted", "abridged", "translated", "condensed"),
}
"""What all that the costlier of `LINES` find holds, in lower case."""
OPENS_ISSUE = re.compile("(?:aus|from|de|uit):? ")
"""How a line opens, in lower case, that may be of an issue in print."""
CREDIT_STEMS = tuple(
    "eerder|ursprung|opprinn|oprind|původ|poprvé|thank|dank|merci|gracias|grazie|tack|takk|gefunden|entdeckt|found|spotted|discovered|trouvé|visto|reproduced|"
    "nachdruck|nachgedruckt|abdruck|übernehmen|reproduit|reprodu|riprodotto|overgenomen|przedruk|repris|tomado|tratto|"
    "ripreso|partner|socio|partenaire|distributed|syndicated|übermittelt|verbreitet|courtesy|story|text|"
    "medewerking|informatie|materiaal|opplysninger|využitím|použití|материал|матеріал|информации|grundlag|"
    "hat tip|hat-tip|via|first|origin|previous|initial|republi|reprint|repost|cross|zuerst|ursprünglich|erstmals|abord|"
    "inicial|oorspronkelijk|pierw|zunächst|eerst|først|först|ensi |вперв|вперше|ilk olarak|erstv|erstp|erstersch|"
    "oryginal|stammt|kommt|comes|proviene|provient|erschien|erscheint|appear|publi|veröffentlicht|abgedruckt|gedruckt|"
    "paru|apareci|apparso|pubbl|verscheen|reblog|wortlaut|tiré|extra|excerpt|auszug|adapted|abridged|translated|"
    "condensed|sourc|quelle|fuente|fonte|fonti|bron|kilde|källa|källo|źródł|zdroj|lähde|lähte|forrás|izvor|surs|kaynak|"
    "πηγή|πηγέ|источник|източник|джерел|извор|allik|avots|šaltinis|viir|burimi|nguồn|sumber|المصدر|מקור|来源|來源|出典|출처|"
    "provided|supplied|bereitgestellt|übernommen|fourni|permission|genehmigung|erlaubnis|autorisation|cortesía|"
    "concessione|copyright|verlag|permiso|ausgabe|heft|nummer|issue|edition|number|numéro|número|edición|editie|"
    "numero|"
    "magazin|buch|book|livre|libro|reporting|writing|editing|with file|additional file|material|informa|contribut|"
    "avec|correct|clarification|editor|note to readers|update|retraction|berichtigung|korrektur|anmerkung|rectificatif|"
    "note de la|corrección|fe de erratas|errata".split("|")
)
"""What all that is a credit line, a correction or the reporters' line holds one of, in lower case.

Apart from these: lines that open with a bracket, and those with a stroke ("h/t", "7/2031").
"""
CONTRIBUTED: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"^[(\[]?\s*(?:with (?:additional )?(?:reporting|files?|material|information|contributions?) (?:by|from)|"
        r"additional (?:reporting|information|material) (?:by|from)|"
        r"mit (?:material|informationen|agenturmaterial) (?:von|vom|der|des)|con (?:información|informaciones) de|"
        r"com informações d[aeo]s?|con informazioni d[aei]\w*|avec (?:des )?informations (?:de|d[’'])|"
        r"met (?:medewerking|informatie|materiaal) van|med (?:material|materiale|opplysninger) (?:från|fra)|"
        r"s využitím (?:\w+ )?|za použití (?:\w+ )?|"
        r"по материалам|по информации|за матеріалами|på grundlag af|"
        r"(?:this|the) (?:report|story|article|post|text) (?:uses|used|contains|includes|draws on) "
        r"(?:material|information|reporting|content) (?:from|by|provided by|supplied by)|"
        r"(?:dieser|der) (?:artikel|beitrag|text|bericht) (?:verwendet|enthält|nutzt|basiert auf) "
        r"(?:material|informationen|inhalte|meldungen) (?:von|vom|der|des))\s*:?\s+"
        rf"{NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        r"^[(\[]?\s*(?:reporting|material|information|content)s? (?:from|by) (?P<names>\S.{0,80}?) (?:was|were) "
        r"(?:also )?used (?:in|for) (?:this|the) (?:report|story|article|piece)\b.{0,20}$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^[(\[–—-]{0,3}\s*(?P<names>\S.{0,200}?)\s+(?:also\s+)?contributed\s+(?:\w+\s+){0,2}?to\s+(?:this|the)\s+"
        r"(?:report|story|article|piece|dispatch)\b.{0,40}$",
        re.IGNORECASE,
    ),
)
WITH_AGENCIES = re.compile(
    r"^[(\[]\s*(?:avec|mit|con|met|z)\s+(?P<names>\S.{1,50}?)[)\]]\.?$|^avec\s+(?P<bare>\S{2,12})$", re.I
)
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|"
    r"samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|on|am|le|el)\b",
    re.IGNORECASE,
)
ON = re.compile(r"\s+(?:on|am|le|el|vom|im|in|op|em)\s*$", re.IGNORECASE)
PLACED = re.compile(rf"(?:{WHERE})\s(?:(?:the|der|dem)\s)?[A-ZÀ-Þ]")
LISTED = re.compile(r"\s*[;|•]\s*|,\s+")
NUMBERED_ISSUE = re.compile(
    rf"\b(?:{ISSUE})\s(?:\w{{1,8}}\.?\s)?\d{{1,3}}|\b\d{{1,2}}\s?/\s?(?:19|20)?\d{{2}}\b", re.IGNORECASE
)
INSIDE = re.compile(r"\([^()]*\)")
CORPORATE = re.compile(r",\s(?:Inc|LLC|Ltd|Corp|Co|L\.?P|plc|GmbH|AG|S\.?A)\b\.?", re.IGNORECASE)
SEVERAL_NAMES = re.compile(r"[,;/]|\s(?:und|and|et|y|i|e|&)\s")
FIRST_ON = re.compile(r"^(?:first|originally|previously)\s+published\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÀ-Þ“\"(])|(?<=;)\s+")
LEAD = re.compile(r"^(?:editor[’']?s[’']? note|editors[’'] note|note|disclaimer)\s*[:–—-]\s*", re.IGNORECASE)
REPORTING = re.compile(
    r"^[(\[]?\s*(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by\s", re.IGNORECASE
)
AT_LARGE = re.compile(
    r"^[(\[]?\s*(?:sources?|quellen?|fuentes?|źródł[oa])\s?:\s*(\S[^.]{2,100}?)\s*\.?$", re.IGNORECASE
)
TAG = re.compile(r"^[(\[/—–-]{1,2}\s*([A-Z][A-Za-z]{1,14}(?:[ /,-][A-Za-z]{2,14}){0,4})\s*[)\]/]?$")
CAPITALS = re.compile(r"^[A-Z]{2,8}(?:[/, ]{1,2}[A-Z]{2,8}){0,3}$")
CORRECTION = re.compile(
    r"^(?:corrections?|clarifications?|editor[’']?s[’']? note|editors[’'] note|note to readers|update|retraction|"
    r"berichtigung|korrektur|anmerkung der redaktion|rectificatif|correctif|note de la rédaction|"
    r"corrección|fe de erratas|nota del editor|errata)\b(?:\s*\([^)]{0,60}\)|[^.:–—\n]{0,40})?\s*[:–—]",
    re.IGNORECASE,
)


@dataclass(slots=True, frozen=True)
class Found:
    """The names that a credit line gives, its kind, and whether the report as a whole comes from there."""

    names: str
    kind: CreditKind
    whole: bool = True


def may_credit(text: str, cues: int) -> bool:
    """Tell whether the line may be a credit, a correction or the reporters' line, by the cues of its unit."""
    return cues & Cue.CREDIT != 0 or text[:1] in ("(", "[") or "/" in text


def credit_line(text: str) -> Found | None:
    """Return what the line `text` credits, or None where it is no credit line.

    Of a line that says who contributed, the organisations alone; who wrote is a byline's matter.
    """
    line = " ".join(text.split())
    if not 3 < len(line) <= LONGEST:
        return None
    given = _contributed(line)
    if given is not None:
        names = organisations(given)
        return Found(names, CreditKind.ADAPTED, whole=False) if names else None
    extract = _extract(line)
    if extract is not None:
        return Found(extract, CreditKind.ORIGINALLY_PUBLISHED, whole=False)
    low = line.lower()
    shut = [kind for kind, stems in STEMS.items() if not any(map(low.__contains__, stems))]
    if OPENS_ISSUE.match(low) and CreditKind.ORIGINALLY_PUBLISHED in shut:
        shut.remove(CreditKind.ORIGINALLY_PUBLISHED)
    asked = [(kind, pattern) for kind, pattern in LINES if kind not in shut]
    for part in [line, *SENTENCE.split(LEAD.sub("", line))[:3]]:
        for kind, pattern in asked:
            match = pattern.match(part)
            if match is None:
                continue
            given = match["names"] or match.groupdict().get("given") or ""
            names = study_authors(given) or credited_names(_unwrapped(given, part))
            if kind is CreditKind.SOURCE and (names is None or any(mark in given for mark in ";|•")):
                names = _several(given) or names
            if names is None and low.startswith("reblog"):
                names = given.strip()
            if kind is CreditKind.ORIGINALLY_PUBLISHED and _is_date(match["names"]):
                undated = _undated(part, match.start("names"))
                if undated:
                    return credit_line(undated)
                continue
            if names:
                return Found(names, kind, whole=_whole(kind, names, match.groupdict().get("label") or "", given))
    return None


def _several(given: str) -> str | None:
    """Return the names of a list that is too long, or too mixed, for one name; unnamed agencies by that word."""
    if any_agencies(given.strip(" .")):
        return given.strip(" .")
    parts = [part for part in LISTED.split(given) if part.strip()]
    names = [name for part in parts if (name := credited_names(part)) and len(name) <= 80] if len(parts) > 1 else []
    return ", ".join(dict.fromkeys(names)) if len(names) > 0 and len(names) >= len(parts) / 2 else None


def names_issue(text: str) -> bool:
    """Tell whether a credit line names an issue in print ("… stammt aus Ausgabe 7/2031 der …")."""
    return NUMBERED_ISSUE.search(text) is not None


def _extract(line: str) -> str | None:
    """Return the title of the book that the line says the page is an extract of, and who permits it."""
    match = EXTRACT.match(line)
    if match is None:
        return None
    title = (match["quoted"] or match["title"]).strip(" .,")
    permitted = PERMITTED.search(line, match.end())
    return f"{title}; {permitted['names'].strip()}" if permitted else title


def _unwrapped(names: str, line: str) -> str:
    """Return the names without the bracket that closes the line's own."""
    return names.rstrip(" .")[:-1] if line[0] in "([" and names.rstrip(" .").endswith((")", "]")) else names


def _is_date(names: str) -> bool:
    found = find_time(names)
    return found is not None and len(WEEKDAY.sub("", names[: found[1]]).strip(" ,:(")) < 4


def _undated(line: str, start: int) -> str | None:
    """Return the line without the date that stands from `start` on, where a place follows the date."""
    when = find_time(line[start:])
    rest = line[start + when[2] :].strip(" ,") if when is not None else ""
    return f"{ON.sub('', line[:start])} {rest}" if PLACED.match(rest) else None


def _whole(kind: CreditKind, names: str, label: str, given: str) -> bool:
    """Tell whether the report as a whole comes from what is named: one name, after a label that speaks of one."""
    if kind is not CreditKind.SOURCE:
        return kind is not CreditKind.ADAPTED
    bare = CORPORATE.sub("", INSIDE.sub("", names))
    return not (
        given.startswith("(")
        or PLURAL.search(label)
        or any_agencies(bare)
        or SEVERAL_NAMES.search(bare)
        or OWN_WORK.search(given.rstrip(" .)"))
        or study_authors(given)
    )


def _contributed(line: str) -> str | None:
    for pattern in CONTRIBUTED if "contributed" in line.lower() else CONTRIBUTED[:2]:
        match = pattern.match(line)
        if match:
            return str(match["names"])
    match = WITH_AGENCIES.match(line)
    given = (match["names"] or match["bare"]) if match else None
    return given if given and organisations(given) else None


def agency_tag(text: str) -> str | None:
    """Return the agency of a line that is only its tag, such as `(AFP)` or `— AP`; None for another line."""
    match = TAG.match(text.strip())
    return match.group(1) if match and CAPITALS.match(match.group(1)) else None


def is_reporting_line(text: str) -> bool:
    """Tell whether the line names the page's own reporters and editors, or says when and by whom it was made.

    "(Reporting by …; editing by …)", "Ann Lee contributed to this report", "First published on 5 March 2031".
    """
    line = " ".join(text.split())
    if len(line) > LONGEST:
        return False
    at_large = AT_LARGE.match(line)
    if REPORTING.match(line) or _contributed(line) is not None or (at_large and credited_names(at_large[1]) is None):
        return True
    return bool(FIRST_ON.match(line)) and len(line) < 100 and find_time(line) is not None


def is_correction(text: str) -> bool:
    """Tell whether the paragraph opens as a correction, clarification or note of the editor."""
    return bool(CORRECTION.match(text[:140]))
