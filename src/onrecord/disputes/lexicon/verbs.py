"""Frequent verb forms that are seldom nouns: they end a noun phrase where there is no tagger. The list is ours."""

__all__ = ["VERBS"]

VERBS = frozenset(
    "accept accepts agree agrees allow allows appear appears arrive arrives ask asks become becomes "
    "became begin begins "
    "began begun believe believes belong belongs break breaks broke broken bring brings brought build "
    "builds built came "
    "come comes coming continue continues cost costs cross crosses deserve deserves discuss discusses "
    "does doing done "
    "drew drawn exist exists expect expects fail fails fall falls fell fallen find finds found follow follows gave "
    "give gives given go goes going gone went get gets got gotten grew grown happen happens hear hears "
    "heard held hold "
    "holds keep keeps kept knew know knows known lay lead leads led leave leaves let live lives lose loses lost made "
    "make makes making mean means meant meet meets met need needs negotiate negotiates offer offers open "
    "opens paid pay "
    "pays prefer prefers proceed proceeds provide provides put puts reach reaches read reads refer "
    "refers reject rejects "
    "remain remains remove removes resume resumes return returns run runs ran said saw say says see sees "
    "seem seems seen "
    "sent send sends serve serves set sets show shows shown sign signs sit sits sat speak speaks spoke spoken stand "
    "stands stood stay stays stood stop stops suffer suffers take takes taken taking tell tells think thinks thought "
    "told took trade tries try turn turns understand understands understood use uses using violate "
    "violates wait waits "
    "want wants win wins withdraw withdraws withdrew withdrawn won work works write writes wrote written "
    "adding being "
    "having saying telling giving getting putting seeing showing leaving keeping holding bringing coming".split()
)
