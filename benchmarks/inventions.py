"""What the articles of a corpus are made of: invented people, places, newspapers and subjects, and sentences to put
them in. Nothing here exists; a likeness is chance.

A sentence has slots in braces that `corpus.py` fills: `{who}`, `{person}`, `{other}`, `{role}`, `{place}`, `{body}`,
`{thing}`, `{work}`, `{number}`, `{sum}`, `{day}`, `{cause}`, `{effect}`, `{words}`.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in text.split("|"))


FORENAMES = _words("""
    Abel Ada Alma Anders Asta Ayo Bela Bodil Bruno Cato Celia Clement Corin Dagny Delia Dorian Edda Eliza Emil
    Enzo Esme Fabian Faye Felix Flora Frida Gavin Gerda Greta Gustav Hedda Helga Hugo Ida Igor Ilse Imre Ingrid
    Isaac Iva Jonas Judith Kaia Karel Kirsten Leif Lena Linus Lotte Lucian Mabel Magda Marius Matilda Mira
    Moritz Nadja Nels Nora Odile Olaf Oskar Otto Pavel Pia Ragna Rene Rita Rufus Runa Sander Sigrid Silas Simone
    Solveig Stella Sven Tessa Thea Tobias Ulla Ursula Vera Vidar Viggo Wanda Wilma Xenia Yara Yvonne Zeno
""")
# A surname is a beginning and an end, so that there are a few thousand of them.
SURNAME_STARTS = _words("""
    Ach Ald Ber Bran Cald Car Dal Dor Eck Eld Far Fen Gar Gel Had Hol Ing Jar Kel Kor Lan Lor Mal Mer Nor Oak
    Ost Pel Quin Rad Ros Sal Sten Tar Thor Ul Var Ver Wal Wend Yel Zan
""")
SURNAME_ENDS = _words("""
    bach berg borough by croft dahl den drup ensen field foss gaard ham holm hurst inger kamp land ley lund man
    mark mere mond ner rick rup sted stein strand thal ton vald vik ward wick wood worth
""")
PLACES = _phrases("""
    Aldmere | Amberwick | Ashgrove | Barrowmouth | Bexholm | Birkdale Cross | Bramblestead | Brinefleet |
    Calverport | Carnhaven | Cinderford Bay | Coldwater | Crowhurst | Dunsley | East Fallow | Elmsworth |
    Fairlock | Farrowgate | Fenwick Sands | Gannet Point | Greyfell | Grimsay | Hallowdene | Harbury | Hartsmoor
    | Heronsgate | Hollin Bridge | Isenmouth | Juniper Hill | Kelderby | Kingsfold | Lannick | Larkmere |
    Lowther Quay | Marshend | Millhaven | Moorcastle | Netherby | North Sallow | Oakenshaw | Orlestone |
    Penmarrow | Port Averill | Port Maren | Quarrington | Ravenglass | Rookhope | Saltby | Sandrock | Selwick |
    Skerryvore | South Tarn | St Osric | Stonehallow | Thistleden | Tidewater | Upper Nessen | Valeport |
    Wexcombe | Whinfield | Wolfsdale | Yarmouth Cross
""")
BODIES = _phrases("""
    City Council | Harbour Authority | District Court | Chamber of Commerce | Water Board | University |
    Hospital Trust | Police | Fire Service | Transport Board | Housing Association | School Board | Planning
    Committee | Museum | Football Club | Farmers' Union | Energy Cooperative | Library Service | Heritage
    Society | Weather Office | Savings Bank | Ferry Company | Research Institute | Nature Reserve
""")
NATIONAL = _phrases("""
    the Ministry of Works | the Central Bank | the National Grid Company | the Rail Regulator | the Statistics
    Office | the Food Agency | the Court of Audit | the Coast Guard | the Health Board | the Trade Commission |
    the Space Agency | the Electoral Commission | the Pension Fund | the Fisheries Council | the Competition
    Authority | the Data Commissioner
""")
ROLES = _phrases("""
    spokesperson | director | mayor | deputy mayor | economist | professor | campaigner | engineer | head
    teacher | chief inspector | head coach | shop owner | historian | surveyor | nurse | harbour master | farm
    manager | union official | project manager | curator | station master | judge | analyst | chair
""")
SOURCES = _phrases("""
    The Aldmere Chronicle | The Calverport Times | Northern Messenger | The Harbury Post | Coastal Wire | The
    Kelderby Courier | The Valeport Mercury | Inland Gazette | The Evening Lantern | Market Ledger | The Selwick
    Echo | The Tidewater Record | Hill and Dale | The Morning Signal | Rail and Road | The Science Page | Union
    Press | The Larkmere Observer | The Southern Star | Open Court | The Weekly Compass | Sports Monitor | The
    Grimsay Herald | Island Radio
""")

# A subject: its section, its own topic, what it is called, and what is done to it.
SUBJECTS = tuple(
    tuple(line.split("|"))
    for line in """Region|Flood defence|flood barrier|raising the barrier
Region|Bridges|swing bridge|repairing the bridge
Region|Ferries|night ferry|running the night ferry
Region|Housing|housing estate|building four hundred flats
Region|Libraries|library closure|closing the branch library
Region|Waste|recycling scheme|collecting glass at the door
Region|Water|water main|replacing the water main
Region|Roads|ring road|widening the ring road
Region|Heritage|castle roof|restoring the castle roof
Region|Parks|riverside park|opening the riverside park
Politics|Budget|town budget|balancing the budget
Politics|Elections|by-election|counting the votes again
Politics|Planning|planning law|loosening the planning law
Politics|Audit|spending audit|publishing the audit
Politics|Border|border crossing|reopening the crossing
Politics|Defence|radar station|moving the radar station
Politics|Migration|reception centre|enlarging the reception centre
Politics|Policing|police rota|changing the rota
Business|Banking|savings rate|cutting the savings rate
Business|Shipping|container terminal|dredging the terminal
Business|Energy|wind farm|connecting the wind farm
Business|Chips|chip plant|finishing the chip plant
Business|Retail|covered market|letting the market hall
Business|Fisheries|herring quota|sharing out the quota
Business|Farming|wheat harvest|insuring the harvest
Business|Jobs|shipyard jobs|keeping the shipyard open
Business|Tourism|visitor tax|collecting the visitor tax
Business|Mergers|bank merger|merging the two banks
Science|Astronomy|radio telescope|calibrating the telescope
Science|Climate|sea level study|measuring the sea level
Science|Health|vaccine trial|extending the trial
Science|Wildlife|salmon ladder|building the salmon ladder
Science|Archaeology|burial ship|lifting the burial ship
Science|Space|weather satellite|launching the satellite
Science|Medicine|hospital wing|staffing the hospital wing
Science|Geology|disused quarry|drilling below the quarry
Technology|Broadband|broadband cable|laying the cable
Technology|Privacy|face recognition|switching off the cameras
Technology|Software|ticket software|rewriting the ticket software
Technology|Robots|harbour robots|testing the robots
Technology|Batteries|battery plant|recycling old batteries
Technology|Data centres|data centre|cooling the data centre
Culture|Film|film festival|moving the festival
Culture|Music|town orchestra|saving the orchestra
Culture|Theatre|open-air theatre|covering the theatre
Culture|Museums|glass museum|reopening the glass museum
Culture|Books|book prize|judging the book prize
Culture|Schools|school canteen|cooking for the schools
Sport|Football|cup semi-final|replaying the semi-final
Sport|Rowing|rowing regatta|timing the regatta
Sport|Athletics|relay team|picking the relay team
Sport|Cycling|hill stage|shortening the hill stage
Sport|Sailing|round-island race|starting the race in a gale
Sport|Stadiums|stadium roof|paying for the stadium roof""".splitlines()
)
# Further topics, in the order of how often they are given.
TOPICS = _phrases("""
    Local government | Courts | Weather | Prices | Investigations | Safety | Unions | Taxes | Transport |
    Education | Young people | Ageing | Insurance | Trade | Law | Volunteers | Research | Statistics | Rail |
    Aviation | Forests | Rivers | Coast | Islands | Food | Fashion | Religion | Charities | Consumers | Pensions
    | Start-ups | Patents | Lotteries | Mountains | Storms | Drought | Fire | Strikes | Wages | Rents | Debt |
    Exports | Imports | Tariffs | Carbon | Peat | Bees | Birds | Whales | Apples | Wine | Cheese | Bread | Chess
    | Radio | Photography | Design | Languages | History | Maps | Clocks | Dams | Tunnels | Trams | Buses |
    Bicycles | Parking | Postal service | Prisons | Juries | Archives | Census | Nursing | Dentists | Allergies
    | Sleep | Nutrition | Marathons | Skating | Swimming | Judo | Climbing | Gardens | Allotments | Beaches |
    Lighthouses | Harbours | Canals | Mills | Mines | Steel | Timber | Textiles | Ceramics | Glass | Paper |
    Printing | Satellites | Sensors | Games | Encryption | Open data | Spam | Elections abroad | Treaties |
    Embassies | Refugees | Veterans | Fortifications | Monuments | Choirs | Brass bands | Opera | Puppets |
    Circus
""")

CAUSES = _phrases("""
    months of heavy rain | a shortage of trained staff | rising prices for steel | a change in the rules | a
    leaked memo | an error in the survey | pressure from residents | the failure of a supplier | doubts about
    the forecast | a software fault | the late delivery of parts | a dispute over land | warnings from insurers
    | falling enrolment | the weak exchange rate | poor visibility and high winds | a series of near misses |
    record energy bills | an ageing network | a surge in applications
""")
EFFECTS = _phrases("""
    commuters face longer journeys | hundreds of jobs may move inland | bills could rise again | small firms
    will wait for their money | the vote may have to be repeated | the second phase cannot begin | prices have
    already begun to fall | schools will share buildings | crews are working around the clock | the deadline is
    likely to slip | two of the five sites stay closed | the case returns to court in the autumn | the first
    estimate no longer holds | families were offered other housing | patients are sent to the next district |
    supply contracts will be renegotiated | the stock may recover within ten years | the season could start a
    month late
""")
QUOTES = _phrases("""
    We asked for this three years ago, and nobody listened | It is a start, but it is not a plan | There is no
    evidence that the figures were changed | People here remember the last time | Every delay has a cost, and
    somebody else pays it | If the money is not there by March, we close | Nobody expected the water to rise
    that quickly | I would rather be late and right than early and wrong | What matters now is that the work is
    done before winter | It is cheaper to repair a roof than to replace a school | You cannot run a railway on
    goodwill | The figures speak for themselves, and they are not good | We played well for an hour and badly
    for half of one | I have read all four hundred pages, and I still do not know what it recommends | This is
    the most careful measurement anyone has made so far | The committee will want to know who signed it | We are
    not against change, we are against reading about it in the newspaper | Everyone agreed until the bill
    arrived | Come back in spring and ask me again | The sea does not read our timetables
""")

HEADLINES = (
    "{body} votes on {thing}",
    "{Thing} in {place} delayed by {cause}",
    "{place} argues over {work}",
    "{sum} for {thing} in {place}",
    "{role} {surname} warns of {thing}",
    "Why {work} takes so long in {place}",
    "{Thing}: {body} goes to court",
    "After {cause}, {place} rethinks {thing}",
)
FOLLOW_UPS = (
    "{body} gives way on {thing}",
    "{Thing} in {place}: what is known",
    "{surname} answers critics of {thing}",
    "Second inquiry into {thing} in {place}",
)
LEDES = (
    "{body} decided {day} to go on with {work}, although {effect}.",
    "{Work} in {place} will cost {sum}, {number} per cent more than planned, {body} said {day}.",
    "After {cause}, {body} has stopped {work}, and {effect}.",
    "{person}, the {role} who speaks for {body}, defended {work} {day} before {number} residents of {place}.",
)
FOLLOWED = (
    "A week of argument over {work} ended {day}, when {body} changed its mind.",
    "{person} of {body} answered questions about the {thing} in {place} {day}.",
    "New figures on {work} in {place} came out {day}; {effect}.",
)
SENTENCES = (
    "{Body} had promised a decision by the end of the month.",
    "Because of {cause}, {effect}.",
    '"{words}," said {person}, {role} in {place}.',
    '{other} disagreed: "{words}."',
    "{other}, a {role} from {elsewhere}, put the figure at {sum}.",
    "The plan for the {thing} covers {number} districts, and {effect}.",
    "A report of {number} pages, which {national} published {day}, names {cause} as the reason.",
    "In {elsewhere}, where a similar {thing} was finished {number} years ago, {effect}.",
    "Critics say that {work} would do little against {cause}.",
    "About {number} people came to a meeting {day}; {person} counted fewer.",
    "{National} wants to see the contracts before it pays {sum}.",
    "{person} told {national} that {effect}.",
    "It was the third time in {number} years that {body} put off {work}.",
    "Of the {sum} that was set aside, {number} per cent is spent.",
    "Nobody at {body} would say whether {effect}.",
    "Asked about {cause}, {person} said only that the {thing} was safe.",
    "{other} had warned of {cause} in a letter to {body}.",
    "Whether {effect} depends on {national}, which meets {day}.",
    "The {thing} was first proposed by {person} and {other} in {place}.",
    "Until then {effect}, and {body} pays {sum} a month.",
    "{elsewhere} and {place} share the cost, though not in equal parts.",
    "Work on the {thing} began after {cause} and has not stopped since.",
)
MARKED = (
    "The *{thing}* is described in [a paper of {body}](https://{host}/papers/{number}).",
    "What remains open is **who pays** for {work}; see [the minutes](https://{host}/minutes/{number}).",
)
SUBHEADS = _phrases("""
    What happens next | The background | The figures | Who pays | Reactions | The view from the quay | A long
    dispute | Questions that remain
""")
DAYS = _phrases("""
    on Monday | on Tuesday | on Wednesday | on Thursday | on Friday | at the weekend | last week | earlier this
    month | overnight | after a two-day hearing | at a crowded meeting | before the recess
""")
