"""Subscribing, being sent a digest once, changing it and leaving, through the neutral interface."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handlers.digests import DigestLayout
from newsroom.chat import Incoming, Reply, from_value
from newsroom.digests.breaking import announce, audience
from newsroom.digests.delivering import Delivering
from newsroom.models import Article, Delivery, Report, Rhythm
from tests.flows.town import ZONE, Person, World, labels

LEASE = timedelta(minutes=1)


class Town:
    """A world whose digests are written and read as a sender would."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.delivering = Delivering(world.store, DigestLayout(), world.clock)

    async def tick(self) -> list[Reply]:
        """What is sent now."""
        await self.delivering.tick()
        claimed = await self.world.store.outbox.claim("test", 99, self.world.clock.now(), LEASE)
        done = [Report(each.id, Delivery.SENT) for each in claimed]
        await self.world.store.outbox.record(done, self.world.clock.now())
        return [from_value(json.loads(each.message.payload)) for each in claimed]

    async def at(self, clock: str, day: int = 21) -> list[Reply]:
        """What a tick at this time of March 2026 sends."""
        hour, minute = map(int, clock.split(":"))
        self.world.clock.time = datetime(2026, 3, day, hour, minute, tzinfo=ZONE).astimezone(UTC)
        return await self.tick()

    async def publish(self, *titles: str) -> None:
        """Articles whose bodies have nothing in common but that they are news."""
        for title in titles:
            chance = random.Random(title)
            sums = [chance.randrange(100_000) for _ in range(40)]
            made = Article(
                url=f"https://bao.example/{title}",
                title=title,
                body=f"{title}. Số liệu: {' '.join(map(str, sums))}.",
                published=self.world.clock.now(),
                section="Xã hội",
            )
            await self.world.fill([made])


@pytest.fixture
def town(world: World) -> Town:
    return Town(world)


async def held(person: Person) -> list[tuple[Rhythm, int]]:
    found = await person.world.store.subscriptions.of_chat("test", person.about.chat_id)
    return [(each.rhythm, each.minute) for each in found]


async def subscribed(person: Person) -> None:
    await person.say("/dangky")
    await person.press("06:30 hằng ngày")
    await person.press("Tất cả tin")


async def test_three_presses_and_a_sample_at_once(person: Person) -> None:
    asked = await person.say("/dangky")
    assert "lúc nào" in asked.plain
    await person.press("06:30 hằng ngày")
    said = await person.press("Tất cả tin")
    assert "06:30" in said.plain and "21/03" in said.plain
    _, sample = person.shown
    assert "Khánh thành cầu Suối Ngọc" in sample.plain
    assert "Hủy bản tin này" in labels(sample)
    assert await held(person) == [(Rhythm.DAILY, 390)]


async def test_one_digest_is_sent_and_then_nothing(person: Person, town: Town) -> None:
    await subscribed(person)
    await town.publish("Mưa lớn gây ngập chợ trung tâm", "Trạm y tế xã có bác sĩ mới về")
    assert await town.at("06:29") == []
    [sent] = await town.at("06:35")
    assert sent.plain.count("Mưa lớn gây ngập chợ trung tâm") == 1
    assert "Trạm y tế" in sent.plain
    assert "Khánh thành" not in sent.plain, "that was in the sample"
    assert await town.tick() == []
    assert await town.at("23:00") == []
    [note] = await town.at("06:35", day=22)
    assert "chưa có tin mới" in note.plain


async def test_two_processes_and_a_restart_send_it_once(person: Person, town: Town) -> None:
    await subscribed(person)
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    assert len(await town.at("06:35")) == 1
    await town.world.restart()
    again = Town(town.world)
    assert await again.tick() == []


async def test_after_days_of_downtime_there_is_one_merged_digest(
    person: Person, town: Town
) -> None:
    await subscribed(person)
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    town.world.clock.later(days=2)
    await town.publish("Trạm y tế xã có bác sĩ mới về")
    [sent] = await town.at("12:00", day=25)
    assert "Mưa lớn" in sent.plain and "Trạm y tế" in sent.plain
    assert await town.tick() == []


async def test_numbers_open_stories_and_more_turns_the_page(person: Person, town: Town) -> None:
    await subscribed(person)
    words = "cầu chợ đường trường rừng suối bản đồi".split()
    await town.publish(*(f"{word.title()} {number} có tin số {number * 37}" for number, word in
                         enumerate(words)))  # fmt: skip
    [sent] = await town.at("06:35")
    person.shown = (sent,)
    [more] = [label for label in labels(sent) if label.startswith("Xem thêm")]
    rest = await person.press(more)
    assert rest.plain.startswith("7. ")
    person.shown = (sent,)
    card = await person.press("Tin 1")
    assert card.article_id
    assert "Hỏi về bài này" in labels(card)


async def test_one_press_under_a_digest_ends_it(person: Person, town: Town) -> None:
    await subscribed(person)
    await person.say("/dangky chủ nhật 8h")
    await person.press("Tất cả tin")
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    [sent] = await town.at("06:35")
    person.shown = (sent,)
    said = await person.press("Hủy bản tin này")
    assert "Đã hủy" in said.plain
    assert await held(person) == [(Rhythm.WEEKLY, 480)]


async def test_settings_are_shown_and_changed(person: Person, town: Town) -> None:
    await subscribed(person)
    shown = await person.say("/bantin")
    assert "06:30 hằng ngày" in shown.plain
    await person.press("Đổi giờ")
    changed = await person.press("20:00")
    assert changed.replaces and "20:00" in changed.plain
    await person.press("Không tin thì thôi")
    paused = await person.press("Nghỉ 7 ngày")
    assert "Đang nghỉ đến 27/03/2026" in paused.plain
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    assert await town.at("20:05", day=26) == []
    [sent] = await town.at("20:05", day=27)
    assert "Mưa lớn" in sent.plain
    assert "2026" in (await person.say("/bantin nghỉ 3")).plain
    assert (await person.say("/bantin Mat/Trang")).plain.startswith("Tôi không biết múi giờ")
    await person.say("/bantin Europe/Berlin")
    [one] = await person.world.store.subscriptions.of_chat("test", "7")
    assert one.zone == "Europe/Berlin"


async def test_who_wants_silence_silences_nobody_else(person: Person, town: Town) -> None:
    await subscribed(person)
    await person.say("/bantin")
    await person.press("Không tin thì thôi")
    other = Person(person.world, replace(person.about, chat_id="8", user_id="8"))
    await subscribed(other)
    await town.at("06:35", day=21)
    [note] = await town.at("06:35", day=22)
    assert "chưa có tin mới" in note.plain


async def test_leaving_asks_which_only_where_there_are_several(person: Person) -> None:
    assert "chưa đăng ký" in (await person.say("/huydangky")).plain
    await subscribed(person)
    assert "Đã hủy" in (await person.say("Hủy đăng ký")).plain
    await subscribed(person)
    await person.say("/theodoi bão")
    assert "nào" in (await person.say("/huydangky")).plain
    await person.press("Hủy tất cả")
    assert await held(person) == []


async def test_what_is_typed_after_the_question_is_followed(person: Person, town: Town) -> None:
    await person.say("/dangky")
    await person.press("11:30")
    await person.press("Địa danh, người, từ")
    said = await person.say("chợ quế, “Giàng Thị Mai”")
    assert "chợ quế, Giàng Thị Mai" in said.plain
    await town.publish("Chợ quế đông khách ngày cuối tuần", "Trạm y tế xã có bác sĩ mới về")
    [sent] = await town.at("11:40")
    assert "Chợ quế đông khách" in sent.plain and "Trạm y tế" not in sent.plain
    answer = await person.say("chợ quế ở đâu?")
    assert "Xong!" not in answer.plain


async def test_everything_at_once_in_words(person: Person) -> None:
    said = await person.say("/dangky 6h15 tối ngày thường giáo dục, chợ quế")
    assert "18:15" in said.plain and "Giáo dục, chợ quế" in said.plain
    assert await held(person) == [(Rhythm.WEEKDAYS, 1095)]
    [one] = await person.world.store.subscriptions.of_chat("test", "7")
    assert one.topics == ("Giáo dục",) and one.words == ("chợ quế",)
    assert "rồi" in (await person.say("/dangky 18:15 ngày thường giáo dục, chợ quế")).plain


async def test_alerts_come_when_there_is_news_and_wait_for_the_morning(
    person: Person, town: Town
) -> None:
    said = await person.say("/theodoi bão, ngập")
    assert "bão, ngập" in said.plain
    await town.publish("Báo cáo thường kỳ của xã")
    assert await town.at("10:00") == []
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    [sent] = await town.at("10:02")
    assert sent.plain.startswith("Có tin mới: bão, ngập")
    assert await town.at("10:05") == []
    assert await town.at("21:59") == []
    await town.publish("Bão số 3 hướng vào đất liền")
    assert await town.at("23:30") == []
    [sent] = await town.at("06:01", day=22)
    assert "Bão số 3" in sent.plain


async def test_an_hourly_alert_leaves_an_hour_between(person: Person, town: Town) -> None:
    await person.say("/theodoi ngập")
    await person.press("Gộp mỗi giờ")
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    assert len(await town.at("10:00")) == 1
    await town.publish("Ngập sâu ở bản Pắc sau mưa đêm")
    assert await town.at("10:30") == []
    assert len(await town.at("11:01")) == 1


async def test_words_without_marks_find_all_and_with_marks_only_themselves(
    person: Person, town: Town
) -> None:
    await person.say("/theodoi ma")
    other = Person(person.world, replace(person.about, chat_id="8", user_id="8"))
    await other.say("/theodoi mã")
    await town.publish("Đưa mạ ra đồng trước mùa mưa")
    assert len(await town.at("10:00")) == 1


async def test_groups_and_the_web_are_told_what_to_expect(world: World) -> None:
    group = Person(world, Incoming("test", "-5", "7", chat_kind="group"))
    assert "cả nhóm" in (await group.say("/dangky 7h tất cả")).plain
    page = Person(world, Incoming("web", "abc", "abc"))
    await page.say("/dangky")
    await page.press("19:00")
    assert "mở lại trang" in (await page.press("Tất cả tin")).plain


async def test_cancelling_stops_waiting_for_words(person: Person) -> None:
    await person.say("/theodoi")
    await person.say("/huy")
    await person.say("chợ quế họp ở đâu?")
    assert await held(person) == []


async def test_english_people_get_english_digests(person: Person, town: Town) -> None:
    await person.say("/language anh")
    await person.say("/subscribe 7:00 weekdays")
    await person.press("All news")
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    [sent] = await town.at("07:05", day=23)
    assert sent.plain.startswith("Morning digest · Monday 23 March 2026")
    assert "Unsubscribe" in labels(sent)


async def test_editors_pin_drop_and_hold(person: Person, town: Town) -> None:
    await subscribed(person)
    await town.publish("Mưa lớn gây ngập chợ trung tâm", "Trạm y tế xã có bác sĩ mới về", "Xổ số")
    editions = town.world.store.editions
    await editions.place(await town.world.key("https://bao.example/Xổ số"), 0)
    pinned = await town.world.key("https://bao.example/Trạm y tế xã có bác sĩ mới về")
    await editions.place(pinned, 1)
    await editions.hold(town.world.clock.now() + timedelta(days=1, hours=2))
    assert await town.at("06:35") == []
    [sent] = await town.at("10:05")
    assert "1. Trạm y tế" in sent.plain and "Xổ số" not in sent.plain


async def test_breaking_news_goes_once_to_whom_it_concerns(person: Person, town: Town) -> None:
    await subscribed(person)
    other = Person(person.world, replace(person.about, chat_id="8", user_id="8"))
    await other.say("/theodoi giá quế")
    await town.publish("Mưa lớn gây ngập chợ trung tâm")
    store, now = town.world.store, town.world.clock.now()
    [flood] = await store.articles.arrived(0, 1)
    assert await audience(store, flood, now) == 1
    assert await announce(store, DigestLayout(), flood, now) == 1
    assert await announce(store, DigestLayout(), flood, now) == 0
    [sent] = await town.tick()
    assert sent.plain.startswith("Tin nóng: Mưa lớn")
    assert sent.article_id == flood.id


async def test_an_alert_that_had_nothing_to_look_at_still_keeps_the_night(
    person: Person, town: Town
) -> None:
    await person.say("/theodoi bão")
    await town.at("20:00", day=20)
    await town.publish("Bão số 9 tiến gần bờ")
    assert await town.at("23:00", day=20) == []
    [sent] = await town.at("06:00", day=21)
    assert "Bão số 9" in sent.plain


@pytest.mark.parametrize(
    ("said", "rhythm", "minute"),
    [
        ("Đăng ký bản tin lúc 6 giờ sáng giáo dục", Rhythm.DAILY, 360),
        ("Gửi tin cho tôi lúc 7h ngày thường về giáo dục", Rhythm.WEEKDAYS, 420),
        ("toi muon nhan tin moi sang ve giao duc", Rhythm.DAILY, 390),
        ("theo dõi giá quế", Rhythm.AT_ONCE, 0),
        ("Báo cho tôi khi có tin về bão", Rhythm.AT_ONCE, 0),
        ("tell me when there is news about floods", Rhythm.AT_ONCE, 0),
        ("subscribe 7pm education", Rhythm.DAILY, 1140),
    ],
)
async def test_what_is_said_without_a_command_is_done(
    person: Person, said: str, rhythm: Rhythm, minute: int
) -> None:
    await person.say(said)
    assert await held(person) == [(rhythm, minute)]


@pytest.mark.parametrize(
    "said",
    ["Theo dõi bão ở đâu?", "Ai theo dõi giá quế?", "Gửi tin nhắn cho chợ lúc mấy giờ?",
     "nhận tin gì lúc 7h", "Bản tin có gì?"],
)  # fmt: skip
async def test_a_question_stays_a_question(person: Person, said: str) -> None:
    await person.say(said)
    assert await held(person) == []


async def test_a_rest_an_hour_and_the_end_of_the_rest_are_typed(person: Person) -> None:
    await subscribed(person)
    assert "nghỉ đến 27/03/2026" in (await person.say("Tạm dừng bản tin 1 tuần")).plain
    assert "nghỉ đến 30/04/2026" in (await person.say("/bantin nghỉ đến 30/4")).plain
    assert "nghỉ đến ngày nào" in (await person.say("/bantin nghỉ đến 31/2")).plain
    assert "Đang nghỉ" not in (await person.say("/bantin nhận lại")).plain
    assert "19:00" in (await person.say("/bantin 7 giờ tối")).plain
    assert await held(person) == [(Rhythm.DAILY, 1140)]


async def test_an_hour_that_no_day_has_is_asked_for_again(person: Person) -> None:
    assert "chọn giờ" in (await person.say("/dangky 25h")).plain
    await person.press("06:00")
    await person.press("Tất cả tin")
    assert await held(person) == [(Rhythm.DAILY, 360)]


async def test_another_time_zone_is_shown(person: Person) -> None:
    await subscribed(person)
    assert "06:30 hằng ngày (Europe/Berlin)" in (await person.say("/bantin Europe/Berlin")).plain
