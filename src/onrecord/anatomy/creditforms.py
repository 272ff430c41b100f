"""The forms of credit lines in many languages, each with its kind, and the stems that such lines hold."""

import re

from onrecord.anatomy.creditlabels import ORIGINAL_LABEL, SOURCE_LABEL
from onrecord.records import CreditKind

__all__ = [
    "CONTRIBUTED",
    "CREDIT_STEMS",
    "EXTRACT",
    "ISSUE",
    "LINES",
    "OPENS_ISSUE",
    "PERMITTED",
    "STEMS",
    "WHERE",
]

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
