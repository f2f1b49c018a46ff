"""Two slixmpp clients that use what a server has, and print what they see of it, the same on every run."""
import asyncio
import sys

import slixmpp
from slixmpp.exceptions import IqError

PORT, AUTHORITY = int(sys.argv[1]), sys.argv[2]  # "" for no TLS
COUNT = 20
LONG = "漢 <&'\"> " * 4000


class Client(slixmpp.ClientXMPP):
    def __init__(self, jid):
        super().__init__(jid, "secret")
        self.ca_certs = AUTHORITY or None
        for plugin in ("xep_0030", "xep_0092", "xep_0199"):
            self.register_plugin(plugin)
        self.started = asyncio.get_event_loop().create_future()
        self.heard = asyncio.Queue()
        self.present = asyncio.Queue()
        self.add_event_handler("session_start", self.started.set_result)
        self.add_event_handler("failed_all_auth", lambda _: sys.exit("no mechanism is left"))
        self.add_event_handler("message", self.heard.put_nowait)
        self.add_event_handler("presence", self.present.put_nowait)

    async def log_in(self):
        self.connect(("127.0.0.1", PORT), force_starttls=bool(AUTHORITY), disable_starttls=not AUTHORITY)
        await soon(self.started)
        print(self.boundjid, "logged in with", self["feature_mechanisms"].mech.name)
        print(self.boundjid, "uses", *sorted(self.features))
        self.send_presence(ppriority=1)
        echo = await soon(self.present.get())
        print(self.boundjid, "is present as", echo["from"])

    async def log_out(self):
        self.disconnect()
        await soon(self.disconnected)
        print(self.boundjid, "logged out")


def soon(awaitable):
    return asyncio.wait_for(awaitable, 30)


async def roster(client):
    await client.get_roster()
    print("roster", [(jid, client.client_roster[jid]["name"], sorted(client.client_roster[jid]["groups"]),
                      client.client_roster[jid]["subscription"])
                     for jid in sorted(client.client_roster.keys()) if jid != client.boundjid.bare])


async def main():
    ann, bo = Client("tap1@localhost/here"), Client("tap2@localhost/there")
    for client in (ann, bo):
        await client.log_in()

    await roster(ann)
    await ann.update_roster("friend@localhost", name="<Grün> & 漢字", groups=["one", "two"])
    await roster(ann)
    await ann.del_roster_item("friend@localhost")

    ann.send_presence(pto=bo.boundjid, pshow="dnd", pstatus="<&> 🎈")
    seen = await soon(bo.present.get())
    print("presence from", seen["from"], seen["type"], seen["status"])

    ping = await ann["xep_0199"].send_ping("localhost")
    print("ping", ping["type"])
    info = await ann["xep_0030"].get_info("localhost")
    print("features of the server:", *sorted(info["disco_info"]["features"]))
    version = await bo["xep_0092"].get_version(ann.boundjid)
    print("version", version["software_version"]["name"])
    try:
        await ann["xep_0092"].get_version("tap2@localhost/nobody")
        print("somebody answers who is not there")
    except IqError as error:
        print("error", error.condition)

    texts = [f"{i} <&'\"> 漢字" for i in range(COUNT)] + [LONG]
    got = 0
    for text in texts:
        ann.send_message(mto=bo.boundjid, mbody=text, mtype="chat")
        message = await soon(bo.heard.get())
        message.reply(message["body"]).send()
        back = await soon(ann.heard.get())
        got += back["from"] == bo.boundjid and back["body"] == text
    print(f"messages: {got} of {len(texts)} came back")

    for client in (ann, bo):
        await client.log_out()


asyncio.get_event_loop().run_until_complete(main())
