"""Two slixmpp clients: one says something, the other answers with the same."""
import asyncio
import sys

import slixmpp

PORT, AUTHORITY, COUNT = int(sys.argv[1]), sys.argv[2], 20


class Client(slixmpp.ClientXMPP):
    def __init__(self, jid):
        super().__init__(jid, "secret")
        self.ca_certs = AUTHORITY
        self.ready = asyncio.get_event_loop().create_future()
        self.heard = asyncio.Queue()
        self.add_event_handler("session_start", self.start)
        self.add_event_handler("message", self.heard.put_nowait)

    async def start(self, _):
        self.send_presence()
        await self.get_roster()
        self.ready.set_result(True)


async def main():
    ann, bo = Client("ann@localhost"), Client("bo@localhost")
    for client in (ann, bo):
        client.connect(("127.0.0.1", PORT))
        await asyncio.wait_for(client.ready, 30)
    got = 0
    for i in range(COUNT):
        text = f"{i} <&'\"> 漢字"
        ann.send_message(mto="bo@localhost", mbody=text, mtype="chat")
        message = await asyncio.wait_for(bo.heard.get(), 30)
        message.reply(message["body"]).send()
        back = await asyncio.wait_for(ann.heard.get(), 30)
        got += back["body"] == text
    print(f"echo: {got} of {COUNT}")
    for client in (ann, bo):
        client.disconnect()
        await asyncio.wait_for(client.disconnected, 30)


asyncio.get_event_loop().run_until_complete(main())
