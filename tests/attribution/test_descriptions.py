"""Descriptions of persons, by the structure that holds them: a source in square brackets, its words in braces."""

import pytest
from builders import make_page

from onrecord.attribution import Draft, Gazetteer, statements
from onrecord.records import Page, Settings, Span, Where

GAZETTEER = Gazetteer.of(Settings())


class Given:
    """A tagger that gives one source and its content."""

    name = "given@1"
    reach = 1_000_000

    def __init__(self, source: Span, content: Span) -> None:
        self.source, self.content = source, content

    def reads(self, language: str | None) -> bool:
        return language == "en"

    def tag(self, page: Page) -> list[Draft]:
        return [Draft(where=Where.BODY, content=(self.content,), source=self.source, confidence=1.0)]


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the rows of a table: text, name, role, owner; a dash for nothing."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def marked(text: str) -> tuple[str, Span, Span]:
    """Return a text without its marks, the span of the source and that of its words."""
    plain, places = "", {}
    for char in text:
        if char in "[]{}":
            places[char] = len(plain)
        else:
            plain += char
    return plain, Span(places["["], places["]"]), Span(places["{"], places["}"])


def who(text: str) -> tuple[str, str, str]:
    plain, source, content = marked(text)
    page = make_page(plain)
    assert page.text.startswith(plain[:20])
    (found,), _, _ = statements(page, gazetteer=GAZETTEER, tagger=Given(source, content))
    return found.speaker or "-", found.role or "-", found.of or "-"


RIGHT_BEFORE = rows(
    """
[Deacon Amos Pell] told the inquiry {nothing}. Pell is a lollipop man. | Amos Pell | Deacon | -
"The hay is {black}," said shepherd [Wat Tollick]. | Wat Tollick | shepherd | -
Storvik Otters head coach [Nils Aaberg] said {the ice was soft}. | Nils Aaberg | head coach | Storvik Otters
Norrkap chief executive [Nils Aaberg] said {the fog was thick}. | Nils Aaberg | chief executive | Norrkap
"{It held}," the veterinary surgeon [Nils Aaberg] told the Gazette. | Nils Aaberg | veterinary surgeon | -
General secretary of the Lamplighters' Union [Mags Orrin] said {pay was low}. | Mags Orrin | General secretary | \
Lamplighters' Union
President of the National Association of Reed Cutters [Tam Bevan] said {reeds were wet}. | Tam Bevan | President | \
National Association of Reed Cutters
Sarpanch [Devki Rathore] said {the tank was dry}. | Devki Rathore | Sarpanch | -
Village sarpanch [Devki Rathore] said {the tank was dry}. | Devki Rathore | Village sarpanch | -
Tehsildar of Morwa [Anil Beniwal] said {the tank was dry}. | Anil Beniwal | Tehsildar | Morwa
Barangay captain [Lito Macaraeg] said {the sea wall broke}. | Lito Macaraeg | Barangay captain | -
Barangay captain [Lito Macaraeg] of San Dimas said {the sea wall broke}. | Lito Macaraeg | Barangay captain | San Dimas
Taoiseach [Donal Crehan] said {the vote was lost}. | Donal Crehan | Taoiseach | -
Reeve [Opal Stadnyk] of the Rural Municipality of Wheatley said {the road was mud}. | Opal Stadnyk | Reeve | Rural \
Municipality of Wheatley
Cllr [Opal Stadnyk] said {the road was mud}. | Opal Stadnyk | Councillor | -
Detective Chief Inspector [Opal Stadnyk] said {the door was open}. | Opal Stadnyk | Detective Chief Inspector | -
Supt [Opal Stadnyk] said {the door was open}. | Opal Stadnyk | Superintendent | -
Fisheries Minister [Luc Tremont] said {stocks were low}. | Luc Tremont | Fisheries Minister | -
Deputy Minister of Wells of Kenya [Joyce Atieno] said {pumps were coming}. | Joyce Atieno | Deputy Minister of \
Wells | Kenya
former Kenyan wells secretary [Joyce Atieno] said {pumps were coming}. | Joyce Atieno | former wells secretary | Kenya
Lead author [Ikuko Hamaya] said {the tests were flawed}. | Ikuko Hamaya | Lead author | -
Tan's barrister [Rhys Pomeroy] said {the tape was blank}. Dilys Tan denies theft. | Rhys Pomeroy | barrister | \
Dilys Tan
Mr Justice [Pomeroy] said {the tape was blank}. | Pomeroy | Justice | -
District Judge [Rhys Pomeroy] said {the tape was blank}. | Rhys Pomeroy | District Judge | -
Opposition spokesperson for housing [Bev Pomeroy] said {the roof leaks}. | Bev Pomeroy | Opposition spokesperson \
for housing | -
Shadow chancellor [Bev Pomeroy] said {the roof leaks}. | Bev Pomeroy | Shadow chancellor | -
MLA [Bev Pomeroy] said {the roof leaks}. | Bev Pomeroy | MLA | -
Wick East MP [Bev Pomeroy] said {the roof leaks}. | Bev Pomeroy | MP | Wick East
Welder [Paulo] says {it was hot}. | Paulo | Welder | -
He was with his agent, Kit Moss, and the striker [Abu Diallo]. Diallo said {he was fit}. | Abu Diallo | striker | -
Ambassador [Plam Draganov] said {no}. | Plam Draganov | Ambassador | -
Governor-elect [Plam Draganov] said {no}. | Plam Draganov | Governor-elect | -
Imam [Plam Draganov] said {no}. | Plam Draganov | Imam | -
Headteacher [Plam Draganov] said {no}. | Plam Draganov | Headteacher | -
Chief of the Mawla people [Plam Draganov] said {no}. | Plam Draganov | Chief | Mawla people
Skipper [Plam Draganov] of the trawler Ocean Bride said {no}. | Plam Draganov | Skipper | Ocean Bride
Royal Brent Infirmary consultant [Omar Saleh] said {hearts were fine}. | Omar Saleh | consultant | Royal Brent \
Infirmary
Union rep [Carl Dooley] said {the van had no brakes}. | Carl Dooley | Union rep | -
RMB branch secretary [Carl Dooley] said {the van had no brakes}. | Carl Dooley | branch secretary | RMB
Manitoba Premier [Rick Laurin] said {rivers were high}. | Rick Laurin | Premier | Manitoba
Texas Attorney General [Rick Laurin] said {rivers were high}. | Rick Laurin | Attorney General | Texas
Attorney General [Rick Laurin] said {rivers were high}. | Rick Laurin | Attorney General | -
Cabinet Secretary for Water [Grace Wairimu] said {dams were low}. | Grace Wairimu | Cabinet Secretary for Water | -
Member of Parliament for Igunga [Juma Said] said {wells were dry}. | Juma Said | Member of Parliament | Igunga
Igunga MP [Juma Said] said {wells were dry}. | Juma Said | MP | Igunga
BJP spokesperson [Ravi Menon] said {the vote was fair}. | Ravi Menon | spokesperson | BJP
Congress leader [Ravi Menon] said {the vote was fair}. | Ravi Menon | leader | Congress
District Magistrate [Ravi Menon] said {roads were cut}. | Ravi Menon | District Magistrate | -
Superintendent of Police [Ravi Menon] said {roads were cut}. | Ravi Menon | Superintendent of Police | -
Gram pradhan [Ravi Menon] said {roads were cut}. | Ravi Menon | Gram pradhan | -
Study co-author [Ana Lind] said {gulls were shrinking}. | Ana Lind | Study co-author | -
Dog walker [Len Cole] found it. "{It smelled}," he said. | Len Cole | Dog walker | -
Eyewitness [Len Cole] said {it smelled}. | Len Cole | Eyewitness | -
Chef-patron [Len Cole] said {it smelled}. | Len Cole | Chef-patron | -
Fenby boss [Len Cole] said {they ran}. Fenby Town won 2-0. | Len Cole | boss | Fenby Town
Former Fenby striker [Len Cole] said {they ran}. | Len Cole | Former striker | Fenby
World champion [Len Cole] said {they ran}. | Len Cole | World champion | -
Coroner [Yinka Oduya] recorded {an open verdict}. | Yinka Oduya | Coroner | -
Assistant coroner for East Fenshire [Yinka Oduya] recorded {an open verdict}. | Yinka Oduya | Assistant coroner | \
East Fenshire
Chief nursing officer [Jill Tong] said {beds were short}. | Jill Tong | Chief nursing officer | -
Incoming head of wards [Jill Tong] said {beds were short}. | Jill Tong | Incoming head of wards | -
Wool Bank co-founders Ota Brezina and [Eva Malik] said {sheep knew}. | Eva Malik | co-founder | Wool Bank
Ota Brezina of the Wool Bank and the shearer [Eva Malik] said {sheep knew}. | Eva Malik | shearer | -
Among them was the poet [Eva Malik]. Malik said {sheep knew}. | Eva Malik | poet | -
Not so, says sheep farmer [Eva Malik]: {sheep knew}. | Eva Malik | sheep farmer | -
It was, the shop steward [Eva Malik] told me, {a farce}. | Eva Malik | shop steward | -
Air Marshal [Sean Doyle] said {the roof leaked}. | Sean Doyle | Air Marshal | -
Lance Corporal [Sean Doyle] said {the roof leaked}. | Sean Doyle | Lance Corporal | -
"""
)
ACROSS_A_COMMA = rows(
    """
The Storvik Otters president, [Nils Aaberg], said {the ice was soft}. | Nils Aaberg | president | Storvik Otters
Secretary of the Kilbeg Action Group, [Tam Bevan], said {reeds were wet}. | Tam Bevan | Secretary | Kilbeg Action Group
The tehsildar, [Anil Beniwal], said {the tank was dry}. | Anil Beniwal | tehsildar | -
The Scottish culture minister, [Una Baird], told MSPs {the harp was safe}. | Una Baird | culture minister | Scotland
Kenya's Deputy Minister for Wells, [Joyce Atieno], said {pumps were coming}. | Joyce Atieno | Deputy Minister for \
Wells | Kenya
A juror, [Rhys Pomeroy], 61, said {the tape was blank}. | Rhys Pomeroy | juror | -
Labour's housing spokesperson, [Bev Pomeroy], said {the roof leaks}. | Bev Pomeroy | housing spokesperson | Labour
The Wick Mail's political editor, [Bev Pomeroy], said {the roof leaks}. | Bev Pomeroy | political editor | Wick Mail
The painter, [Bo Kelling], called it {nourishing}. | Bo Kelling | painter | -
The woman who owns the kiosk, [Bo Kelling], called it {nourishing}. | Bo Kelling | owner | kiosk
The farmer whose field it was, [Bo Kelling], called it {nourishing}. | Bo Kelling | farmer | -
Bulgaria's permanent representative to the United Nations, [Plam Draganov], said {no}. | Plam Draganov | permanent \
representative | Bulgaria
The French ambassador to Chad, [Plam Draganov], said {no}. | Plam Draganov | ambassador | France
The acting head of the grain board, [Plam Draganov], said {no}. | Plam Draganov | acting head | grain board
The school's head, [Plam Draganov], said {no}. Wick Primary School is small. | Plam Draganov | head | Wick Primary \
School
Wick council's head of parks, [Plam Draganov], said {no}. | Plam Draganov | head of parks | Wick council
The skipper of the Ocean Bride, [Plam Draganov], said {no}. | Plam Draganov | skipper | Ocean Bride
{Sugar was high}, according to the deputy head of the Beet Board, [Petra Vogt]. | Petra Vogt | deputy head | Beet Board
The tenants' spokeswoman, [Mina Rao], said {lifts were broken}. | Mina Rao | spokeswoman | tenants
The Inspector-General of Police, [Tunde Alabi], said {arrests were made}. | Tunde Alabi | Inspector-General of \
Police | -
Kenya's Cabinet Secretary for Water, [Grace Wairimu], said {dams were low}. | Grace Wairimu | Cabinet Secretary for \
Water | Kenya
The MP for Igunga, [Juma Said], said {wells were dry}. | Juma Said | MP | Igunga
The party's state unit president, [Ravi Menon], said {the vote was fair}. | Ravi Menon | state unit president | party
Her husband, [Len Cole], a roofer, said {it smelled}. | Len Cole | roofer | -
The Chilean ambassador to Lebanon, [Rosa Pinto], said {no}. | Rosa Pinto | ambassador | Chile
Chile's ambassador in Beirut, [Rosa Pinto], said {no}. | Rosa Pinto | ambassador | Chile
The president's spokeswoman, [Rosa Pinto], said {no}. | Rosa Pinto | spokeswoman | president
President Hugo Baez's spokeswoman, [Rosa Pinto], said {no}. | Rosa Pinto | spokeswoman | Hugo Baez
The lifeboat's coxswain, [Rab Muir], said {the tide turned}. | Rab Muir | coxswain | lifeboat
The family's solicitor, [Yinka Oduya], said {answers were owed}. | Yinka Oduya | solicitor | family
Scotland's chief nursing officer, [Jill Tong], said {beds were short}. | Jill Tong | chief nursing officer | Scotland
The hospital's newly appointed head of wards, [Jill Tong], said {beds were short}. Hythe Cottage Hospital is old. | \
Jill Tong | head of wards | Hythe Cottage Hospital
One of the founders of the Wool Bank, [Ota Brezina], said {sheep knew}. | Ota Brezina | founder | Wool Bank
The Delby Tyres shop steward, [Eva Malik], called it {a farce}. | Eva Malik | shop steward | Delby Tyres
"""
)
AFTER = rows(
    """
[Ravi Sundaresh], partner at law firm Pell Ottaway, said {it was unusual}. | Ravi Sundaresh | partner | Pell Ottaway
[Ravi Sundaresh], a partner in the law firm Pell Ottaway, said {it was unusual}. | Ravi Sundaresh | partner | Pell \
Ottaway
[Ewa Zięba] (chair, Lower Mersey Anglers) said {the river was low}. | Ewa Zięba | chair | Lower Mersey Anglers
[Ewa Zięba] - chair of the Lower Mersey Anglers - said {the river was low}. | Ewa Zięba | chair | Lower Mersey Anglers
[Nils Aaberg], 43, who farms 200 acres near Storvik, said {the lice were back}. | Nils Aaberg | farmer | -
[Nils Aaberg], a novelist and former mayor of Storvik, said {the cash was gone}. | Nils Aaberg | novelist and \
former mayor | Storvik
The Chairman of the Association of Licensed Ferrymen, Alhaji [Musa Danladi], said {fuel was dear}. | Musa Danladi | \
Chairman | Association of Licensed Ferrymen
Dr [Ikuko Hamaya], a senior lecturer in soil science at Aldbrook University, said {the tests were flawed}. | Ikuko \
Hamaya | senior lecturer in soil science | Aldbrook University
[Ikuko Hamaya], a vulcanologist at the Aldbrook Institute who was not involved in the study, said {the tests were \
flawed}. | Ikuko Hamaya | vulcanologist | Aldbrook Institute
[Ikuko Hamaya], associate professor of law at Aldbrook, said {the tests were flawed}. | Ikuko Hamaya | associate \
professor of law | Aldbrook
[Rhys Pomeroy], counsel for Dilys Tan, said {the tape was blank}. | Rhys Pomeroy | counsel | Dilys Tan
[Rhys Pomeroy], prosecuting, said {the tape was blank}. | Rhys Pomeroy | prosecutor | -
[Bev Pomeroy], MP for Wick East, said {the roof leaks}. | Bev Pomeroy | MP | Wick East
[Hanna Ilves], the project's coordinator, said {the bog was dry}. | Hanna Ilves | coordinator | project
[Hanna Ilves], the Estonian foreign ministry's spokeswoman, said {the bog was dry}. | Hanna Ilves | spokeswoman | \
Estonian foreign ministry
[Plam Draganov], the UN's special rapporteur on water, said {no}. | Plam Draganov | special rapporteur on water | UN
[Plam Draganov], Oxfam's country director in Chad, said {no}. | Plam Draganov | country director | Oxfam
[Plam Draganov], vice-president of marketing at Quillon, said {no}. | Plam Draganov | vice-president of marketing | \
Quillon
[Plam Draganov], Quillon's chief technology officer, said {no}. | Plam Draganov | chief technology officer | Quillon
[Plam Draganov], CEO and co-founder of Quillon, said {no}. | Plam Draganov | CEO and co-founder | Quillon
[Plam Draganov], CEO of tidal start-up Quillon, said {no}. | Plam Draganov | CEO | Quillon
[Plam Draganov], senior analyst, Quillon Research: "{no}." | Plam Draganov | senior analyst | Quillon Research
[Plam Draganov], headteacher at Wick Primary, said {no}. | Plam Draganov | headteacher | Wick Primary
[Plam Draganov], the party's candidate in Wick East, said {no}. | Plam Draganov | candidate | party
[Teuila Fonoti], a market gardener from Apia, said {the rain was late}. | Teuila Fonoti | market gardener | -
[Dr Omar Saleh], consultant cardiologist at Royal Brent Infirmary, said {hearts were fine}. | Omar Saleh | \
consultant cardiologist | Royal Brent Infirmary
According to [Petra Vogt], deputy head of the Lower Saxony Beet Board, {sugar was high}. | Petra Vogt | deputy head \
| Lower Saxony Beet Board
Lagos State Commissioner for Drains, Mr [Tunde Alabi], said {gutters were full}. | Tunde Alabi | Commissioner for \
Drains | Lagos State
Lead researcher Professor [Ana Lind], of Visby University, said {gulls were shrinking}. | Ana Lind | Lead \
researcher | Visby University
Artist [Ana Lind], 29, said {paint was dear}. | Ana Lind | Artist | -
Retired postman [Len Cole], 71, said {dogs were worse}. | Len Cole | Retired postman | -
The vicar of St Bride's, the Rev [Len Cole], said {it smelled}. | Len Cole | vicar | St Bride's
Inspector [Len Cole], of Fenshire Police, said {it smelled}. | Len Cole | Inspector | Fenshire Police
[Len Cole], prosecuting, said {it smelled}. | Len Cole | prosecutor | -
Midfielder [Len Cole], on loan from Fenby Town, said {they ran}. | Len Cole | Midfielder | -
[Len Cole], Fenby Town's kit manager, said {they ran}. | Len Cole | kit manager | Fenby Town
[Len Cole] — Fenby Town's kit manager — said {they ran}. | Len Cole | kit manager | Fenby Town
"{They ran}." — [Len Cole], kit manager, Fenby Town | Len Cole | kit manager | Fenby Town
"{We towed her in}," said [Rab Muir], coxswain of the Burnmouth lifeboat. | Rab Muir | coxswain | Burnmouth lifeboat
[Yinka Oduya], solicitor for the family of Dan Pike, said {answers were owed}. | Yinka Oduya | solicitor | family \
of Dan Pike
[Yinka Oduya], the solicitor representing the Pike family, said {answers were owed}. | Yinka Oduya | solicitor | \
Pike family
[Jill Tong], a nurse for 30 years, said {beds were short}. | Jill Tong | nurse | -
[Jill Tong], a nurse and mother of two, said {beds were short}. | Jill Tong | nurse | -
[Jill Tong], a former nurse who now runs a cafe in Hythe, said {beds were short}. | Jill Tong | former nurse | -
[Jill Tong], then a nurse at Hythe Cottage Hospital, said {beds were short}. | Jill Tong | nurse | Hythe Cottage \
Hospital
[Jill Tong], by now a nurse at Hythe Cottage Hospital, said {beds were short}. | Jill Tong | nurse | Hythe Cottage \
Hospital
[Jill Tong], previously head of wards at Hythe Cottage Hospital, said {beds were short}. | Jill Tong | former head \
of wards | Hythe Cottage Hospital
[Jill Tong], ex-head of wards at Hythe Cottage Hospital, said {beds were short}. | Jill Tong | ex-head of wards | \
Hythe Cottage Hospital
[Ota Brezina], one of the founders of the Wool Bank, said {sheep knew}. | Ota Brezina | founder | Wool Bank
[Ota Brezina], co-founder and chief shearer of the Wool Bank, said {sheep knew}. | Ota Brezina | co-founder and \
chief shearer | Wool Bank
Ota Brezina, director of the Wool Bank, and [Eva Malik], its treasurer, said {sheep knew}. | Eva Malik | treasurer \
| Wool Bank
For the poet [Eva Malik], {sheep knew}. | Eva Malik | poet | -
Sheikh [Omar Adeel], imam of the Garden Mosque, said {the roof leaked}. | Omar Adeel | imam | Garden Mosque
Fr [Sean Doyle], parish priest of Kilmore, said {the roof leaked}. | Sean Doyle | parish priest | Kilmore
"""
)
CLAUSES = rows(
    """
[Nils Aaberg], who manages the Storvik fish farm, said {the lice were back}. | Nils Aaberg | manager | Storvik fish \
farm
[Nils Aaberg], who coaches the Storvik Otters, said {the ice was soft}. | Nils Aaberg | coach | Storvik Otters
[Nils Aaberg], who edits the Storvik Gazette, said {the ink was late}. | Nils Aaberg | editor | Storvik Gazette
[Nils Aaberg], who founded the Storvik Trust, said {the cash was gone}. | Nils Aaberg | founder | Storvik Trust
[Nils Aaberg], who until last spring ran the Storvik Trust, said {the cash was gone}. | Nils Aaberg | former head | \
Storvik Trust
[Nils Aaberg], who chaired the Storvik Trust until 2019, said {the cash was gone}. | Nils Aaberg | former chair | \
Storvik Trust
[Nils Aaberg], who was mayor of Storvik until March, said {the cash was gone}. | Nils Aaberg | former mayor | Storvik
[Nils Aaberg], until last week mayor of Storvik, said {the cash was gone}. | Nils Aaberg | former mayor | Storvik
[Nils Aaberg], once mayor of Storvik and now a novelist, said {the cash was gone}. | Nils Aaberg | novelist | -
The Storvik Trust has fired its treasurer, [Nils Aaberg], who said {his knees hurt}. | Nils Aaberg | former \
treasurer | Storvik Trust
Defence lawyer [Rhys Pomeroy], who represents Dilys Tan, said {the tape was blank}. Tan denies theft. | Rhys \
Pomeroy | Defence lawyer | Dilys Tan
Staff nurse [Plam Draganov], who works at Wick Infirmary, said {no}. | Plam Draganov | Staff nurse | Wick Infirmary
[Plam Draganov] works as a nurse at Wick Infirmary. Draganov said {no}. | Plam Draganov | nurse | Wick Infirmary
[Ana Lind] has chaired the Visby Bird Trust since 2012. Lind said {gulls were shrinking}. | Ana Lind | chair | \
Visby Bird Trust
Detective Superintendent [Len Cole], who is leading the inquiry, said {it smelled}. | Len Cole | Detective \
Superintendent | -
[Rab Muir] is the coxswain of the Burnmouth lifeboat. {We towed her in}, Muir said. | Rab Muir | coxswain | \
Burnmouth lifeboat
[Jill Tong], who works as a night porter, said {beds were short}. | Jill Tong | night porter | -
"""
)
PAGE = rows(
    """
The tram was full. "{We ran out of sand}," said dinner cook [Orla Finnbeck], 51. | Orla Finnbeck | dinner cook | -
Ferry operator Brask & Daughters has cut two sailings. Group people director [Hedda Moe-Lind] said {the rota was \
tight}. | Hedda Moe-Lind | Group people director | Brask & Daughters
Nils Aaberg stepped down as harbour master of Storvik on Monday. [Aaberg] said {his knees hurt}. | Nils Aaberg | \
former harbour master | Storvik
Nils Aaberg was appointed harbour master of Storvik on Monday. [Aaberg] said {his knees hurt}. | Nils Aaberg | \
harbour master | Storvik
Nils Aaberg has been the Storvik Trust's treasurer since 2011. [Aaberg] said {his knees hurt}. | Nils Aaberg | \
treasurer | Storvik Trust
Nils Aaberg is a beekeeper. "{They sleep}," [Aaberg] said. | Nils Aaberg | beekeeper | -
The Storvik Trust named Nils Aaberg as treasurer. [Aaberg] said {his knees hurt}. | Nils Aaberg | treasurer | \
Storvik Trust
Nils Aaberg replaces Kari Vold as treasurer of the Storvik Trust. [Vold] said {her knees hurt}. | Kari Vold | \
former treasurer | Storvik Trust
The Storvik Otters lost 4-1. Head coach [Nils Aaberg] said {the ice was soft}. | Nils Aaberg | Head coach | Storvik \
Otters
The Storvik Otters lost 4-1. Goalkeeper [Nils Aaberg] said {the ice was soft}. | Nils Aaberg | Goalkeeper | Storvik \
Otters
Ferry line Norrkap blamed a buoy. Its chief executive, [Nils Aaberg], said {the fog was thick}. | Nils Aaberg | \
chief executive | Norrkap
The Commissioner for Works, Engr. [Musa Danladi], said {fuel was dear}. | Musa Danladi | Commissioner for Works | -
Ald. [Opal Stadnyk] said {the road was mud}. | Opal Stadnyk | Alderman | -
Coun. [Opal Stadnyk] said {the road was mud}. | Opal Stadnyk | Councillor | -
Det. Insp. [Opal Stadnyk] of the Wick Police said {the door was open}. | Opal Stadnyk | Detective Inspector | Wick \
Police
Brig. Gen. [Opal Stadnyk] said {the door was open}. | Opal Stadnyk | Brigadier General | -
"{We pray}," said the Rev. [Opal Stadnyk], pastor of First Baptist Church. | Opal Stadnyk | pastor | First Baptist \
Church
OTTAWA — Canada will ban the nets. Fisheries Minister [Luc Tremont] said {stocks were low}. | Luc Tremont | \
Fisheries Minister | Canada
The Ministry of Wells opened a tender. The ministry's [spokesman] said {pumps were coming}. | - | spokesman | \
Ministry of Wells
Prof. [Ikuko Hamaya] of Seto Women's College said {the tests were flawed}. | Ikuko Hamaya | Professor | Seto \
Women's College
Dilys Tan denies theft. Her lawyer, [Rhys Pomeroy], said {the tape was blank}. | Rhys Pomeroy | lawyer | Dilys Tan
Sen. [Bev Pomeroy], D-Ohio, said {the roof leaks}. | Bev Pomeroy | Senator | Ohio
The entomologist Bev Pomeroy spoke first. "{They bite}," [the entomologist] said. | Bev Pomeroy | entomologist | -
We met Paulo, a welder. {It was hot}, says [Paulo]. | Paulo | welder | -
Kit Moss, agent for striker Abu Diallo, spoke. [Moss] said {he was fit}. | Kit Moss | agent | Abu Diallo
The bishop of Wick, the Right Rev. [Plam Draganov], said {no}. | Plam Draganov | bishop | Wick
WELLINGTON - New Zealand will cull wallabies. Conservation Minister [Piripi Hale] said {it was time}. | Piripi Hale \
| Conservation Minister | New Zealand
Harrow Vale Hospice has a new roof. Fundraising manager [Dot Quill] said {it no longer dripped}. | Dot Quill | \
Fundraising manager | Harrow Vale Hospice
The Tarrock Times has closed. Its last editor, [Gus Emmet], said {readers had moved on}. | Gus Emmet | last editor \
| Tarrock Times
Staff at Lindle Brewery walked out. Head brewer [Cass Oyelowo] said {the yeast was dead}. | Cass Oyelowo | Head \
brewer | Lindle Brewery
Police in Karrabee are looking for a llama. Senior Constable [Brett Lomax] said {it spat}. | Brett Lomax | Senior \
Constable | -
The Fishers' Federation of Kerala wants a ban. Federation secretary [Biju Thomas] said {nets were empty}. | Biju \
Thomas | secretary | Fishers' Federation of Kerala
The Ardmore Choral Society sang. Musical director [Fenella Stroud] conducted and said {the tenors were flat}. | \
Fenella Stroud | Musical director | Ardmore Choral Society
U.S. Secretary of Transportation [Rick Laurin] said {rivers were high}. | Rick Laurin | Secretary of Transportation \
| United States
Fenby Town won 2-0. Boss [Len Cole] said {they ran}. | Len Cole | Boss | Fenby Town
Shares in Quinlan Shipping sank. Finance chief [Len Cole] said {they floated}. | Len Cole | Finance chief | Quinlan \
Shipping
Shares in Quinlan Shipping sank. Analyst [Len Cole] at Pike Brothers said {they floated}. | Len Cole | Analyst | \
Pike Brothers
Shares in Quinlan Shipping sank. Pike Brothers analyst [Len Cole] said {they floated}. | Len Cole | analyst | Pike \
Brothers
Quinlan Shipping named Len Cole as finance chief. [Cole] said {they floated}. | Len Cole | finance chief | Quinlan \
Shipping
Len Cole, who quit as finance chief of Quinlan Shipping in May, wrote a book. [Cole] said {they floated}. | Len \
Cole | former finance chief | Quinlan Shipping
Grimsdale Colliery Band won again. Cornet player [Alf Dunn] said {the trophy leaked}. | Alf Dunn | Cornet player | \
Grimsdale Colliery Band
The Otago Daily Post won an award. Deputy editor [Moana Reid] said {the cake was good}. | Moana Reid | Deputy \
editor | Otago Daily Post
Fiji's opposition walked out. Its whip, [Semi Tora], said {the bill was rushed}. | Semi Tora | whip | Fiji
Councillors in Burnmouth deferred the plan. Burnmouth town clerk [Ida Cairns] said {fees would rise}. | Ida Cairns \
| town clerk | Burnmouth
I met Eva Malik, the poet, in Brno. [Malik] said {sheep knew}. | Eva Malik | poet | -
The Bank of Moravia raised rates. The governor, [Pavel Dusek], called it {a farce}. | Pavel Dusek | governor | Bank \
of Moravia
The Bank of Moravia raised rates. Governor [Pavel Dusek] called it {a farce}. | Pavel Dusek | Governor | Bank of \
Moravia
Maj. Gen. [Sean Doyle], who commands the Third Division, said {the roof leaked}. | Sean Doyle | commander | Third \
Division
"""
)
NONE = rows(
    """
[Rhys Pomeroy], whose wife is the mayor of Wick, said {the tape was blank}. | Rhys Pomeroy | - | -
[Rhys Pomeroy], the mayor's brother, said {the tape was blank}. | Rhys Pomeroy | - | -
Neighbour [Rhys Pomeroy] said {the tape was blank}. | Rhys Pomeroy | - | -
Mum-of-two [Bev Pomeroy], 34, said {the tape was blank}. | Bev Pomeroy | - | -
[Bev Pomeroy], from the tenants' group Roofs Now, said {the tape was blank}. | Bev Pomeroy | - | Roofs Now
[Bev Pomeroy], of Wick Street, said {the tape was blank}. | Bev Pomeroy | - | -
Quillon's Plam Draganov was blunt. [Draganov] said {no}. | Plam Draganov | - | Quillon
[Plam Draganov] at Quillon said {no}. | Plam Draganov | - | Quillon
"{He never missed a shift}," said [Joan Petty], who shared a bench with him at the Ellsworth mill. | Joan Petty | - | -
Speaking on behalf of the tenants, [Mina Rao] said {lifts were broken}. | Mina Rao | - | -
[Ana Lind], whose book on gulls won a prize, said {gulls were shrinking}. | Ana Lind | - | -
Father-of-three [Len Cole] said {it smelled}. | Len Cole | - | -
Local resident [Len Cole] said {it smelled}. | Len Cole | - | -
Pensioner [Len Cole] said {it smelled}. | Len Cole | - | -
[Len Cole], for the defence, said {it smelled}. | Len Cole | - | -
Quinlan Shipping's [Len Cole] said {they sank}. | Len Cole | - | Quinlan Shipping
Rosa Pinto, lawyer for Hugo Baez, slept. [Baez] said {no}. | Hugo Baez | - | -
UNICEF's [Rosa Pinto] said {no}. | Rosa Pinto | - | UNICEF
[Rosa Pinto] from UNICEF said {no}. | Rosa Pinto | - | UNICEF
[Rosa Pinto] of the Lisbon Book Fair said {no}. | Rosa Pinto | - | Lisbon Book Fair
"""
)
SOURCES = rows(
    """
The Ministry of Wells opened a tender. [A spokesman for the ministry] said {pumps were coming}. | - | spokesman | \
Ministry of Wells
[The Estonian foreign minister] said {the bog was dry}. | - | foreign minister | Estonia
[A spokesperson for Wick council] said {no}. | - | spokesperson | Wick council
[A Wick council spokesperson] said {no}. | - | spokesperson | Wick council
[A council spokesperson] said {no}. Wick Borough Council owns the pier. | - | spokesperson | Wick Borough Council
[One resident, who asked not to be named], said {no}. | - | - | -
[A senior official in the tax office] said {no}. | - | senior official | tax office
[Quinlan], the shipping group, said {they sank}. | Quinlan | - | -
[A spokesman for the group] said {they sank}. Quinlan Shipping lost two barges. | - | spokesman | Quinlan Shipping
Hugo Baez resigned. [An aide to Baez] said {no}. | - | aide | Hugo Baez
[A Delby Tyres worker] called it {a farce}. | - | worker | Delby Tyres
[A worker at Delby Tyres] called it {a farce}. | - | worker | Delby Tyres
[A nurse at the clinic] called it {a farce}. The Elm Clinic shut. | - | nurse | Elm Clinic
[A person close to Eva Malik] called it {a farce}. | - | - | -
[The Bank of Moravia's governor] called it {a farce}. | - | governor | Bank of Moravia
"""
)


@pytest.mark.parametrize(("text", "name", "role", "of"), RIGHT_BEFORE)
def test_a_title_right_before_a_name(text: str, name: str, role: str, of: str) -> None:
    assert who(text) == (name, role, of)


@pytest.mark.parametrize(("text", "name", "role", "of"), ACROSS_A_COMMA)
def test_an_office_across_a_comma(text: str, name: str, role: str, of: str) -> None:
    assert who(text) == (name, role, of)


@pytest.mark.parametrize(("text", "name", "role", "of"), AFTER)
def test_an_apposition_after_a_name(text: str, name: str, role: str, of: str) -> None:
    assert who(text) == (name, role, of)


@pytest.mark.parametrize(("text", "name", "role", "of"), CLAUSES)
def test_a_clause_after_a_name(text: str, name: str, role: str, of: str) -> None:
    assert who(text) == (name, role, of)


@pytest.mark.parametrize(("text", "name", "role", "of"), PAGE)
def test_what_the_page_tells_elsewhere(text: str, name: str, role: str, of: str) -> None:
    assert who(text) == (name, role, of)


@pytest.mark.parametrize(("text", "name", "role", "of"), NONE)
def test_nobody_gets_anothers_office_kin_age_or_home(text: str, name: str, role: str, of: str) -> None:
    assert who(text) == (name, role, of)


@pytest.mark.parametrize(("text", "name", "role", "of"), SOURCES)
def test_a_source_without_a_name(text: str, name: str, role: str, of: str) -> None:
    assert who(text) == (name, role, of)
