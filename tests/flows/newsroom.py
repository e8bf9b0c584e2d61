"""Authors and editors who talk to the bot of ``town`` about comments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from newsroom.chat import Incoming, Reply, from_value
from newsroom.comments.model import Author, Role
from newsroom.models import Delivery, Report
from tests.flows.town import BRIDGE, Person, World

GOOD = "Cây cầu mới giúp bà con bản Pắc đi lại an toàn hơn trước rất nhiều."
BETTER = "Cây cầu mới giúp trẻ em bản Pắc đến trường an toàn, xin cảm ơn mọi người."
BARE = "Cay cau moi giup ba con di lai an toan hon truoc rat nhieu, xin cam on chinh quyen xa."
SHORT = "Cầu đẹp quá, cảm ơn xã."
LINKED = "Mời bà con vào xem ảnh khánh thành cây cầu mới rất đẹp ở trang anhdep.vn/cau nhé."


@dataclass
class Staff(Person):
    """An author or an editor, who also reads what the bot sends unasked."""

    async def notices(self) -> list[Reply]:
        """What was sent since the last look, as the outbox has it; its buttons are shown."""
        outbox, now = self.world.store.outbox, self.world.clock.now()
        claimed = await outbox.claim(self.about.channel, 100, now, timedelta(minutes=1))
        found = []
        for each in claimed:
            if each.message.chat_id == self.about.chat_id:
                await outbox.record([Report(each.id, Delivery.SENT, platform_id="1")], now)
                found.append(from_value(json.loads(each.message.payload)))
            else:
                await outbox.record([Report(each.id, Delivery.WAITING, "not mine")], now)
        if found:
            self.shown = tuple(found)
        return found

    @property
    def text(self) -> str:
        """All that was shown last."""
        return "\n".join(reply.plain for reply in self.shown)

    async def comment(self, words: str = GOOD, url: str = BRIDGE) -> int:
        """Write and send a comment on an article; its number."""
        await self.send(f"comment:{await self.world.key(url)}")
        await self.say(words)
        await self.press("Gửi ý kiến")
        [newest] = await self.world.store.comments.of_author(self.chat, 1)
        return newest.id

    @property
    def chat(self) -> Author:
        return Author(self.about.channel, self.about.chat_id)


def someone(world: World, chat_id: str) -> Staff:
    """A person in a private chat."""
    return Staff(world, Incoming("test", chat_id, chat_id))


async def hired(world: World, **roles: Role) -> list[Staff]:
    """The editors ``roles`` by name, as the settings would name them."""
    await world.store.editors.settle({Author("test", name): role for name, role in roles.items()})
    return [someone(world, name) for name in roles]
