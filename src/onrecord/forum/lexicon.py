"""A small English list of insults and profanity, made by hand; words that only some readers find coarse are mild."""

__all__ = ["INSULT_NOUNS", "INSULT_QUALITIES", "MILD_PROFANITY", "STRONG_PROFANITY"]

INSULT_NOUNS = frozenset(
    "airhead ape ass asshole bandit barbarian bastard beast bigmouth blockhead bonehead bootlicker buffoon bum "
    "charlatan "
    "cheat clown cockroach coward creep cretin criminal crook cuck degenerate dimwit dirtbag dolt donkey dope "
    "dork douche "
    "dumbass dummy dunce fascist fool fraud freak goat goon halfwit hack hag hypocrite idiot ignoramus imbecile "
    "jackass "
    "jerk joker junkie kook lackey leech liar loser louse lowlife lunatic madman maggot maniac meathead moron muppet "
    "murderer nazi nincompoop nitwit numbskull nutcase nutjob oaf pansy parasite peasant pig pinhead "
    "poltroon prat psycho psychopath puppet quisling rat reptile sadist savage scoundrel scum scumbag sheep "
    "shill simpleton "
    "sissy skunk slob snake snowflake sociopath stooge swine thief thug traitor trash troll tosser twat twerp twit "
    "tyrant vermin villain wanker weasel whore wimp windbag wretch".split()
)
"""What one calls a person; several are plain nouns too, so that only a target makes them an insult."""

INSULT_QUALITIES = frozenset(
    "brainless braindead braindeaded clueless contemptible crazy delusional demented deranged disgusting dumb evil "
    "filthy foolish gutless idiotic ignorant illiterate imbecilic insane moronic pathetic repulsive retarded "
    "ridiculous "
    "rotten senile shameless spineless stupid unhinged vile worthless".split()
)

STRONG_PROFANITY = frozenset(
    "arsehole arseholes asshole assholes bastard bastards bitch bitches bollocks bullshit cocksucker cunt cunts "
    "dickhead "
    "dickheads fuck fucked fucker fuckers fuckin fucking fucks goddamn horseshit motherfucker motherfuckers "
    "motherfucking "
    "piss pissed prick pricks shit shithead shits shitty slut sluts twat wanker wankers whore whores".split()
)
MILD_PROFANITY = frozenset("arse bloody bugger crap crappy damn damned dammit douchebag goddam screwed sucks".split())
