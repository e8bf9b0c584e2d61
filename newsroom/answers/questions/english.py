"""How English asks; the groups are those of the Vietnamese table."""

from __future__ import annotations

from newsroom.answers.questions.nouns import alternatives
from newsroom.answers.questions.types import AnswerType as T

_ARTICLE = "(?:this|the) (?:article|story|news|report|piece)"
_ABOUT = "(?: (?:about|in|on|at|with|from))?"
_CHAIR = "(?:chair|chaired|chairs|presided|preside|presides)"
_PERSON = alternatives(
    """person, man, woman, leader, leaders, official, officials, player, players, actor, actress,
    singer, king, queen, president, minister, director, author, writer, artist, scientist, member,
    members, people, politician, philosopher, emperor, pope, doctor, farmer, student, students,
    child, children, boy, girl, guard, driver, worker, workers, victim, victims, patient, patients,
    suspect, suspects, defendant, teacher, teachers, coach, artisan, singers, lawyer, engineer,
    nurse, villager, villagers, resident, owner, trader, soldier, journalist, reporter, runner,
    athlete, striker, goalkeeper, officer, deputy, chairman, secretary, couple, mother, father"""
)
_PLACE = alternatives(
    """place, city, country, town, village, province, district, commune, ward, state, region, area,
    river, lake, island, mountain, street, road, street, bridge, hotel, building, continent, county,
    location, nation, nations, countries, cities, fort, stadium, hall, venue, station, pass, market,
    spot, site, section, hamlet, border gate"""
)
_ORGANISATION = alternatives(
    """organisation, organization, company, agency, team, club, school, university, bank, party,
    army, group, committee, department, ministry, newspaper, channel, network, firm, hospital,
    court, contractor, investor, builder, body, authority, business, enterprise, cooperative,
    organiser, organizer, sponsor, union, unit, supplier, developer"""
)
_UNIT = alternatives("years, months, weeks, days, hours, minutes, seconds, centuries, decades")
_MEASURE = alternatives(
    """dong, dollars, percent, percentage, kilometres, kilometers, km, metres, meters, miles,
    hectares, tonnes, tons, kilograms, kg, degrees, litres, acres, pounds, square kilometres,
    square miles, millions, billions, money"""
)
_TIME = alternatives(
    "time, year, years, date, day, month, century, decade, decades, hour, season, week, period"
)
_HOW = "much|tall|high|deep|far|large|big|wide|old|fast|heavy|expensive|cold|hot|strong"
_SPEECH = (
    "(?:say|said|stress|announce|recall|warn|advise|explain|suggest|promise|urge|remark|mention|"
    "recommend|think|comment|complain)"
)
_PLURAL = r"(?!(?:is|was|does|has|this|us|news|bus|process|class|business|press) )\S{2,}(?<![su])s"
_POST = "(?:post|position|role|office|job|title|rank)"
_LONG = alternatives(
    """bridge, road, river, tunnel, route, street, dyke, dike, section, stretch, wall, border,
    coast, line, fence, beach, canal, railway, expressway, highway, cable, pass, queue, embankment,
    runway, track, path, pipe, dam, boat, ship"""
)
"""What has a length and no duration."""
_AUX = "(?:did|was|were|is|are|will|do|does|has|have|had|can|would|should)"
_QUANTITY = alternatives(
    """number, amount, population, percentage, average, rate, cost, costs, price, fee, fees,
    size, height, length, weight, speed, temperature, area, total, age, budget, salary, index,
    interest rate, exchange rate, rainfall, width, depth, distance, capacity, value"""
)
_MONEY = alternatives(
    """turnover, revenue, budget, income, profit, loss, losses, salary, fine, investment, cost,
    fee, percentage, percent, share, rate, sum, value, rainfall, temperature, yield, output"""
)

RULES = (
    (T.AUTHOR, rf"(?P<q>who) (?:wrote|is the author of|reported|is the writer of) {_ARTICLE}"),
    (T.AUTHOR, rf"(?P<q>author) of {_ARTICLE}"),
    (T.PUBLISHED, rf"(?P<q>when) (?:was|is) {_ARTICLE} (?:published|posted|written)"),
    (T.PUBLISHED, rf"(?P<q>(?:what|which) (?:date|day)).* {_ARTICLE} (?:published|posted)"),
    (T.WHATS_NEW, rf"(?P<q>(?:what s|what is|whats|anything|something) new{_ABOUT})"),
    (
        T.WHATS_NEW,
        r"(?<=^ )(?P<q>(?:any |the |show me )*(?:latest|recent|new)? ?"
        rf"(?:news|headlines|articles){_ABOUT})",
    ),
    (T.WHATS_NEW, r"(?P<q>the latest|what happened)(?= (?:on|about|in|this|last|today))"),
    (T.CHAIR, rf"(?P<q>who)(?: \S+){{0,2}} {_CHAIR}"),
    (T.CHAIR, r"(?P<q>who) (?:led|leads|ran|headed) the (?:meeting|conference|session)"),
    (T.CHAIR, r"chaired by (?P<q>whom|who)|(?P<q2>who) was the chair"),
    (T.PEOPLE, r"(?P<q>who) (?:attended|joined|took part|were|are|participated|was present)"),
    (T.PEOPLE, r"(?P<q>who all|which people|(?:which|what) (?P<focus>leaders|officials|members))"),
    (T.PERSON, rf"(?P<q>which|what) (?P<focus>{_PERSON})"),
    (T.PERSON, rf"(?P<q>what (?:is|was|are|were) the names? of) the (?P<focus>{_PERSON})"),
    (T.PERSON, r"(?P<q>whom|whose|who)"),
    (T.POST, rf"(?P<q>what|which) (?:\S+ )?(?P<focus>{_POST})(?! of)"),
    (T.POST, rf"(?P<q>what (?:is|was|s)) (?!the)\S+(?: \S+){{0,5}} (?P<focus>{_POST})(?= $)"),
    (T.POST, rf"(?P<q>what (?:is|was|s)) the (?P<focus>{_POST}) of (?!the)"),
    (T.AMOUNT, rf"(?P<q>how long) (?:is|was|are|were|will)(?: \S+){{0,5}}? (?:{_LONG})"),
    (T.DURATION, rf"(?P<q>how (?:long|often))|(?P<q2>how many) (?P<focus>{_UNIT})"),
    (T.TIME, rf"(?P<q>when) {_AUX}|(?P<q2>what|which) (?P<focus>{_TIME})"),
    (T.AMOUNT, rf"(?P<q>how many) (?P<focus>{_MEASURE})"),
    (T.AMOUNT, rf"(?P<q>what) (?P<focus>{_MEASURE}|size|price|cost|population|area)"),
    (T.AMOUNT, rf"(?P<q>what) (?:is|was|were|are) the(?: \S+){{0,2}} (?P<focus>{_QUANTITY})"),
    (T.AMOUNT, rf"(?P<q>what|which)(?: \S+){{0,2}} (?P<focus>{_MONEY})"),
    (T.AMOUNT, rf"(?P<q>how (?:{_HOW}))"),
    (T.OTHER, r"(?P<q>what|which) (?P<focus>number) (?:should|can|to|do|must|could|may|shall)"),
    (T.OTHER, r"(?P<q>what) (?:is|was) the (?P<focus>score|result|phone number|number plate)"),
    (T.COUNT, r"(?P<q>how many|(?:what|which) number|what s the number)"),
    (T.REASON, r"(?P<q>what (?:is|was|were|are) the (?:reasons?|causes?|purpose)(?: (?:of|for))?)"),
    (T.REASON, r"(?P<q>why|how come|what for|what led to)"),
    (T.REASON, r"(?P<q>(?:what|which) (?:reason|purpose|caused?))"),
    (T.QUOTATION, rf"(?P<q>what) (?:did|does|do|has)(?: \S+){{1,8}} {_SPEECH}"),
    (T.MANNER, r"(?P<q>how)"),
    (T.PLACE, rf"(?P<q>where)|(?P<q2>what|which) (?P<focus>{_PLACE})"),
    (T.ORGANISATION, rf"(?P<q>what|which) (?P<focus>{_ORGANISATION})"),
    (T.LIST, r"(?P<q>what (?:are|were)|list|name the)"),
    (T.LIST, rf"(?P<q>what|which) (?P<focus>{_PLURAL})"),
    (T.DEFINITION, r"(?P<q>what is|what s|what are) (?P<focus>(?:an? )?\S+(?: \S+)?)(?= $)"),
    (T.DEFINITION, r"(?P<q>what does) (?P<focus>\S+(?: \S+)?) (?:mean|stand for)"),
    (
        T.OTHER,
        r"(?P<q>what) (?:is|was) (?:the|this|that|its|their|his|her) (?P<focus>\S+(?: \S+)?)"
        r"(?= (?:of|for|in|at|on|to|from) | $)",
    ),
    (T.OTHER, r"(?P<q>(?:what|which)(?: (?:type|kind|sort|name)(?: of)?)? (?P<focus>\S+))"),
    (T.OTHER, r"(?P<q>what|which)"),
    (
        T.YES_NO,
        r"(?<=^ )(?P<q>is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)",
    ),
)
