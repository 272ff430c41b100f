"""Nouns of office and trade over all spheres of life, and the endings by which further ones are told."""

__all__ = ["LABELS", "MODIFIERS", "OCCUPATIONS", "PLAYERS", "WORKERS", "agentive", "is_occupation"]

STATE = (
    "minister president premier chancellor secretary undersecretary under-secretary ambassador envoy mayor mayoress "
    "governor senator congressman congresswoman congressperson representative delegate commissioner councillor "
    "councilor councilman councilwoman councilmember lawmaker legislator parliamentarian speaker deputy member mp mep "
    "mla msp mlc mna mpp td tánaiste taoiseach ceann comhairle alderman alderwoman alderperson selectman selectwoman "
    "freeholder supervisor reeve provost burgomaster prefect subprefect sub-prefect voivode intendant sarpanch "
    "pradhan tehsildar collector zilla panchayat barangay kagawad punong gram-sevak wali emir oba sultan chieftain "
    "paramount-chief chairman chairwoman chairperson chair chief head leader whip backbencher frontbencher candidate "
    "nominee contender hopeful frontrunner challenger incumbent successor predecessor counterpart official officer "
    "administrator comptroller controller treasurer auditor ombudsman ombudswoman ombudsperson registrar assessor "
    "clerk town-clerk diplomat consul attaché chargé negotiator mediator rapporteur spokesman spokeswoman spokesperson "
    "adviser advisor aide strategist pollster staffer operative lobbyist politician statesman stateswoman regent king "
    "queen prince princess duke duchess baron baroness viceroy monarch emissary plenipotentiary inspector surveyor "
    "planner bureaucrat mandarin councilperson co-leader coleader linguist vice-president vice-chair vice-chancellor "
    "vice-minister co-chair organizer organiser campaigner activist protester protestor demonstrator dissident "
    "volunteer canvasser unionist steward convenor convener secretary-general director-general commissar trustee"
)
LAW = (
    "judge justice magistrate sheriff prosecutor attorney lawyer solicitor barrister counsel advocate notary bailiff "
    "paralegal juror foreman forewoman defendant claimant plaintiff complainant witness eyewitness litigant petitioner "
    "appellant victim survivor suspect accused inmate prisoner detainee whistleblower whistle-blower coroner "
    "conciliator arbitrator constable detective sergeant sergeant-major inspector superintendent marshal ranger warden "
    "jailer policeman policewoman investigator informant informer commander commandant lieutenant captain major "
    "colonel brigadier general field-marshal admiral commodore corporal private cadet soldier sailor airman airwoman "
    "marine gunner sapper paratrooper pilot co-pilot aviator veteran militiaman "
    "warlord peacekeeper firefighter fireman firewoman lifeguard coxswain guard guardsman watchman bodyguard adjutant "
    "quartermaster legionnaire superintendent undersheriff trooper patrolman patrolwoman"
)
FAITH = (
    "bishop archbishop cardinal pope priest priestess vicar rector curate pastor minister deacon deaconess archdeacon "
    "chaplain imam mullah ayatollah mufti rabbi cantor monk nun abbot abbess prior prioress friar missionary "
    "evangelist preacher reverend swami guru lama pandit granthi verger sexton churchwarden dean canon prelate "
    "metropolitan patriarch moderator catechist theologian shaman elder kaumātua"
)
LEARNING = (
    "professor lecturer reader scholar researcher scientist academic teacher tutor instructor principal headteacher "
    "headmaster headmistress schoolteacher schoolmaster schoolmistress educator governor student undergraduate "
    "postgraduate pupil graduate fellow postdoc demonstrator librarian archivist curator historian economist "
    "statistician mathematician physicist chemist biochemist biologist microbiologist botanist zoologist geologist "
    "hydrologist ecologist entomologist astronomer astrophysicist cosmologist meteorologist climatologist glaciologist "
    "philosopher linguist philologist anthropologist archaeologist archeologist paleontologist palaeontologist "
    "sociologist psychologist criminologist demographer geographer cartographer engineer technologist technician "
    "analyst expert specialist scientist author co-author coauthor naturalist ornithologist taxonomist geneticist "
    "oceanographer seismologist volcanologist vulcanologist programmer coder developer inventor astronaut cosmonaut "
    "examiner invigilator caretaker janitor bursar chancellor provost dean don emeritus"
)
HEALTH = (
    "doctor physician surgeon nurse midwife paramedic medic pharmacist dentist optician optometrist radiographer "
    "radiologist oncologist cardiologist haematologist hematologist neurologist neurosurgeon paediatrician "
    "pediatrician obstetrician gynaecologist gynecologist psychiatrist psychotherapist therapist physiotherapist "
    "practitioner dietitian dietician nutritionist anaesthetist anesthesiologist pathologist epidemiologist virologist "
    "immunologist gp clinician orderly carer caregiver counsellor counselor herbalist healer vet veterinarian "
    "veterinary undertaker embalmer consultant registrar matron doula hospice-worker patient donor"
)
TRADE = (
    "executive ceo cfo coo cto cio cmo chro ciso founder co-founder cofounder owner co-owner director "
    "managing-director manager boss entrepreneur industrialist tycoon magnate mogul banker broker stockbroker trader "
    "financier investor economist accountant bookkeeper actuary underwriter partner associate proprietor shopkeeper "
    "storekeeper stallholder vendor hawker merchant wholesaler retailer grocer baker butcher brewer distiller vintner "
    "winemaker miller cheesemaker confectioner fishmonger greengrocer florist ironmonger jeweller jeweler goldsmith "
    "silversmith blacksmith locksmith tailor seamstress dressmaker weaver cobbler shoemaker cooper potter glassblower "
    "carpenter joiner bricklayer mason stonemason plasterer plumber electrician roofer scaffolder painter decorator "
    "builder architect surveyor contractor subcontractor developer landlord landlady landowner tenant lodger "
    "innkeeper publican hotelier restaurateur chef cook waiter waitress barman barmaid bartender barista caterer "
    "dishwasher cleaner chambermaid housekeeper butler valet gardener groundskeeper greenkeeper handyman mechanic "
    "welder fitter machinist lathe-operator operator electrician millworker steelworker ironworker miner collier "
    "quarryman docker stevedore longshoreman lorry-driver driver trucker cabbie chauffeur courier porter conductor "
    "signalman stationmaster engine-driver cyclist rider commuter passenger flight-attendant steward stewardess "
    "hairdresser barber beautician stylist model salesman saleswoman salesperson salesclerk seller buyer cashier "
    "receptionist secretary typist clerk assistant administrator coordinator co-ordinator organiser consultant "
    "auctioneer appraiser valuer insurer lender debtor creditor customer client shopper homeowner householder "
    "telemarketer recruiter headhunter supervisor foreman overseer apprentice intern trainee temp freelancer worker "
    "labourer laborer employee staffer shareholder chairholder licensee franchisee franchiser dealer supplier "
    "exporter importer distributor manufacturer producer maker printer typesetter bookbinder bookseller stationer "
    "shearer walker sitter childminder minder hiker rambler jogger camper twitcher birdwatcher patron rep insider "
    "publisher lollipop-man handler packer picker planter taxidermist tattooist ceo-designate"
)
LAND_AND_SEA = (
    "farmer grower rancher smallholder crofter sharecropper farmhand herder herdsman drover shepherd goatherd cowboy "
    "beekeeper apiarist breeder horticulturist horticulturalist agronomist forester lumberjack logger woodcutter "
    "gamekeeper keeper zookeeper trapper hunter angler fisher fisherman fisherwoman trawlerman oysterman lobsterman "
    "skipper captain mate boatswain bosun mariner seafarer seaman yachtsman yachtswoman helmsman navigator boatman "
    "ferryman lighthouse-keeper harbourmaster harbormaster pilot diver salvor shipwright boatbuilder conservationist "
    "environmentalist ranger guide mountaineer climber explorer trekker surfer agriculturalist pastoralist "
    "farrier viticulturist arborist falconer stockman stockwoman jackaroo grazier"
)
ARTS = (
    "artist painter sculptor illustrator cartoonist engraver printmaker ceramicist photographer filmmaker film-maker "
    "director producer screenwriter playwright dramatist novelist author writer poet poetess laureate essayist "
    "biographer memoirist translator interpreter editor co-editor sub-editor journalist reporter correspondent "
    "columnist critic reviewer blogger vlogger influencer youtuber podcaster broadcaster presenter newsreader "
    "newscaster anchor anchorman anchorwoman host co-host announcer commentator pundit actor actress comedian comic "
    "clown magician mime dancer ballerina choreographer singer soprano alto tenor baritone songwriter "
    "singer-songwriter rapper musician guitarist drummer bassist pianist violinist cellist flautist trumpeter "
    "oboist violist bassoonist clarinettist percussionist timpanist "
    "saxophonist organist harpist fiddler bandleader composer conductor maestro librettist lyricist impresario "
    "promoter agent publicist designer stylist milliner couturier curator gallerist collector storyteller puppeteer "
    "cinematographer projectionist animator dj disc-jockey frontman frontwoman chorister storyboarder documentarian "
    "showrunner restorer antiquarian dramaturg"
)
SPORT = (
    "coach manager captain vice-captain skipper player footballer cricketer golfer boxer wrestler swimmer runner "
    "sprinter marathoner athlete gymnast skater skier snowboarder rower sculler cyclist jockey trainer groom referee "
    "umpire linesman scorer selector scout physio goalkeeper keeper defender midfielder forward striker winger "
    "full-back fullback centre-back center-back wing-back half-back fly-half scrum-half prop hooker flanker lock "
    "quarterback linebacker cornerback halfback kicker punter receiver lineman pitcher catcher shortstop outfielder "
    "infielder batsman batter bowler wicketkeeper wicket-keeper all-rounder opener spinner seamer point-guard "
    "goaltender netminder defenseman defenceman winger champion olympian paralympian medallist medalist bobsledder "
    "decathlete hurdler jumper thrower triathlete fencer archer shooter weightlifter judoka motorcyclist racer "
    "chessman grandmaster sportsman sportswoman commentator kitman groundsman rookie"
)
PLAYERS = frozenset(
    "captain vice-captain skipper coach manager goalkeeper keeper defender midfielder forward striker winger full-back "
    "fullback centre-back center-back wing-back half-back fly-half scrum-half prop hooker flanker quarterback "
    "linebacker cornerback halfback kicker receiver lineman pitcher catcher shortstop outfielder infielder batsman "
    "batter bowler wicketkeeper wicket-keeper all-rounder goaltender netminder defenseman player physio kitman "
    "groundsman".split()
)
"""Those who belong to a team."""
OCCUPATIONS = frozenset(
    " ".join((STATE, LAW, FAITH, LEARNING, HEALTH, TRADE, LAND_AND_SEA, ARTS, SPORT)).split()
) - frozenset("don private lock prop elder orderly alto tenor minor ceann comhairle punong zilla panchayat".split())
"""Nouns that name a person by what they do."""
WORKERS = frozenset(" ".join((HEALTH, TRADE, LAND_AND_SEA, ARTS, "player")).split()) - frozenset(
    "executive ceo cfo coo cto cio cmo chro ciso founder co-founder cofounder owner co-owner director "
    "managing-director manager boss partner associate proprietor editor captain skipper mate curator presenter "
    "conductor agent publicist consultant registrar coordinator co-ordinator administrator supervisor employee "
    "staffer shareholder correspondent reporter columnist critic choreographer composer commentator pilot "
    "ranger keeper".split()
)
"""Those who work at a trade more often than for a body: what stands before them describes the trade, "dog walker"."""
SURNAMES = frozenset(
    "abbot poet courier mariner archer baker barber baron bishop brewer butcher butler cantor carpenter "
    "chamberlain chandler clark clerk collier constable cook cooper coward dean deacon diver doctor driver "
    "duke dyer elder falconer farmer fisher fletcher forester fowler friar fuller gardener groom glover guard "
    "guy harper head hooker hunter joiner judge keeper king knight lama lock lord major marine marshal mason "
    "master mate mayor miller miner model monk nurse oba page painter parker parson pastor pilot player pope "
    "porter potter priest prince prior private printer prop provost ranger reader reeve rider sailor salter "
    "sawyer scout sexton shepherd shooter singer skinner skipper slater spinner squire steward tailor tanner "
    "thatcher tucker turner tyler usher vicar walker warden weaver wright ward dealer mentor planter trapper "
    "trainer winger racer runner host chair anchor comic fellow private partner agent temp intern client "
    "patient donor guide critic curate cleaner builder cowboy boxer catcher pitcher bowler punter mime".split()
)
"""Nouns of trade that are surnames, given names or plain words too: with a capital they tell nothing by themselves."""
SAFE_ENDINGS = ("ologist", "ician", "ographer", "woman", "person", "keeper", "maker", "worker")
LABELS = frozenset(
    "ballet wardrobe choir bag bin breakdown camera cleaning coal delivery dinner dustbin fish garbage ice "
    "insurance laundry lollipop maintenance meter milk parcel pest-control post rag-and-bone removal repair "
    "nursing ward charge rubbish school-crossing sweeper taxi tea toilet van water weather window".split()
)
"""Words that make a trade of "lady", "man" and the like: "dinner lady"."""
ENDINGS = ("ist", "man", "woman", "person", "ologist", "ician", "ographer", "eer", "keeper", "maker", "worker", "owner")
"""Endings that nearly always make the noun of a person, and those that do so with a capital too."""
NO_ENDINGS = frozenset(
    "woman human layman persist consist subsist insist desist assist resist enlist exist twist wrist heist "
    "waist moist hoist checklist playlist setlist shortlist longlist waitlist wishlist tourist townsman "
    "townswoman countryman countrywoman kinsman kinswoman gentleman gentlewoman feminist racist sexist fascist "
    "communist socialist capitalist nationalist separatist terrorist extremist populist loyalist royalist "
    "leftist rightist centrist pessimist optimist idealist realist purist minimalist german roman ottoman "
    "norman talisman career pioneer veneer homeowner".split()
)
AGENT_ENDINGS = ("er", "or", "ist", "ian", "ant", "eer", "man", "woman", "person", "ess", "ive")
NO_AGENTS = frozenset(
    "after over under never ever whether however together rather former later per other another offer consider "
    "remember enter cover deliver answer order discover water winter summer cancer mother father brother "
    "sister daughter grandmother grandfather stepmother stepfather number river letter matter paper power "
    "tower flower shower weather leather feather either neither further farther lower upper inner outer outer "
    "greater smaller larger bigger younger older elder latter better worse corner dinner anger hunger danger "
    "finger layer prayer centre center theater december november october september chapter character computer "
    "counter consumer-price offender encounter transfer quarter border shoulder disorder murder powder thunder "
    "wonder tender gender render surrender hinder ladder bladder rudder shudder cinder for or nor major minor "
    "prior senior junior superior inferior interior exterior error terror mirror horror colour color honour "
    "honor labour labor flavour harbour harbor neighbour neighbor floor door poor motor sector factor vector "
    "tractor reactor monitor favor favour rumour humor humour tumor odor vapor vigor rigor indoor outdoor "
    "pensioner teenager villager islander commoner foreigner outsider stranger partner lover newcomer winner "
    "loser supporter backer follower believer admirer opener easter dollar northerner southerner important "
    "significant relevant constant instant distant restaurant giant plant grant want warrant elegant pregnant "
    "reluctant defiant brilliant vacant infant tenant elephant native relative active positive negative "
    "massive extensive effective expensive impressive aggressive alive five drive live give olive motive "
    "archive initiative alternative perspective objective narrative collective captive fugitive relative "
    "adaptive progressive conservative access success process progress congress address business illness press "
    "stress dress mess less unless guess loss happiness witness fitness wilderness princess duchess goddess "
    "mistress hostess heiress fortress mattress median meridian civilian vegetarian vegan humanitarian "
    "authoritarian guardian christian custodian pedestrian centenarian octogenarian nonagenarian "
    "septuagenarian human german roman man woman person guy tourist mum-of-two layer slaughter laughter "
    "cluster disaster master poster register semester monster sponsor donor-led trailer cracker burger shelter "
    "filter theatre litter glitter bitter butter gutter shutter clutter trigger tiger copper silver liver "
    "fever lever clever server driver-less proper pepper paper-thin helicopter chopper newspaper member-state "
    "prefer refer differ suffer buffer cover recover ferry-er wander ponder utter alter foster bolster muster "
    "hamper tamper taper temper whisper whimper wither lather gather bother smother hover waver quiver shiver "
    "deliver-y empower lessor confessor ancestor actor-led alligator elevator calculator generator indicator "
    "radiator refrigerator incubator accelerator denominator escalator ventilator simulator".split()
)
MODIFIERS = frozenset(
    "gram study accounts administrative agricultural agriculture air amateur animal anti-corruption area armed "
    "army art artistic arts assistant associate associated aviation bank banking beach bench black blog board "
    "book branch brand bridge broadcast budget building bureau bus business cabinet campaign campus cancer "
    "care catering chain charity chief child children church citizens city civil climate climate-change "
    "clinical club co coal coast coastal college commercial commodities communications community company "
    "compliance computer conservation consumer contract corporate corrections council counter county court "
    "creative credit crew cricket crime criminal crisis cultural culture currency customer customs cyber dairy "
    "data day debt defence defense delivery demand deputy design detective development digital disaster "
    "district divisional dock duty ecology economic economics economy editorial education election electoral "
    "elections electricity emergency employment energy engineering enterprise environment environmental "
    "equality equity estate ethics events evening executive exchange external faculty faith family farm "
    "farming fashion features federal ferry field finance financial fire first fiscal fish fisheries fishing "
    "fleet flight floor food football foreign forensic forest forestry freight fuel fund fundraising gallery "
    "garden gas general global government graduate grain grants group guest guidance harbour harbor hardware "
    "head health heritage high highways history home homelessness hospital hotel house household housing human "
    "immigration independent industrial industry information infrastructure innovation insurance integrity "
    "interior international internet investigative investment joint junior justice keynote labor labour land "
    "lands law lead leading learning legal leisure liaison library licensing lifestyle line literary livestock "
    "local logistics long-serving longtime loss maintenance managing marine maritime market marketing markets "
    "master media medical mental merchandise migration military mine minerals mining mobility money monetary "
    "mortgage motor municipal museum music national natural nature naval navy news newspaper night "
    "non-executive nuclear nursery nursing office oil online opera operating operations opposition orchestra "
    "outreach overseas parish parking parks parliamentary party pastoral patrol pay pension pensions people "
    "performance permanent personal personnel planning planet plant plate police policy political politics "
    "pool port portfolio postal poultry power presidential press prevention primary prime principal prison "
    "privacy probation procurement product production professional program programme project projects property "
    "prosecuting protection public purchasing quality race racing radio rail railway railways ranking real "
    "phd msc recovery recreation recruitment recycling refugee regional registered regulatory relations relief "
    "religious rental research resources restaurant retail retired returning revenue risk river road roads "
    "rugby rural safety sales salvage sanitation school schools science scientific security senior service "
    "services settlement shadow shift ship shipping shop shore site social software special sport sporting "
    "sports staff star state station statistics steel store strategic strategy street strike student studio "
    "supply surgical sustainability systems talent tax taxi team tech technical technology telecoms television "
    "tenants terminal theatre theater third ticket tour tourism town toxicology track trade trades traffic "
    "training trail transit transition translation transport transportation travel treasury trial tribal trust "
    "tv undercover union unit university urban utilities utility vaccine veteran vice victims video village "
    "visual voluntary volunteer ward warehouse waste water weather web welfare wildlife wine women women's "
    "works world youth zoning".split()
)
"""Words that describe an office and own none, where a sentence or a title gives them a capital: "Marine biologist"."""


def is_occupation(word: str, *, capital: bool = False) -> bool:
    """Tell whether a lower-case singular is a noun of office or trade; `capital`: also where it has a capital.

    Compounds count by their last part ("co-chair"), unknown words by endings that make hardly anything but persons.
    """
    tail = word.rsplit("-", 1)[-1]
    known = word in OCCUPATIONS or tail in OCCUPATIONS
    if capital:
        return (known and tail not in SURNAMES) or (len(word) > 7 and word.endswith(SAFE_ENDINGS))
    return known or (len(word) > 6 and tail not in NO_ENDINGS and tail.endswith(ENDINGS))


def agentive(word: str) -> bool:
    """Tell whether a lower-case noun is made as the nouns of those who do something are: "lamplighter", "assayer".

    Only to be asked where the structure of a sentence promises a noun for a person.
    """
    tail = word.rsplit("-", 1)[-1]
    return is_occupation(word) or (len(tail) > 4 and tail not in NO_AGENTS and tail.endswith(AGENT_ENDINGS))
