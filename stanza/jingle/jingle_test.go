package jingle_test

import (
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/hashes"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/jingle"
)

func pointer[T any](v T) *T { return &v }

var (
	ada = stanza.MustParseJID("ada@example.org/phone")
	eve = stanza.MustParseJID("eve@example.net/desk")
)

func TestWire(t *testing.T) {
	all := wiretest.Cases{}
	for _, cases := range []wiretest.Cases{sessions(), messages(), rtp(), transports(), files()} {
		maps.Copy(all, cases)
	}
	for _, name := range jingle.Types().Names() {
		c := all[""]
		switch c.XML = "<" + name.Local + " xmlns='" + name.Space + "'/>"; name.Space {
		case jingle.NamespaceErrors:
			c.Want = jingle.NewProblem(jingle.Error(name.Local))
		case jingle.NamespaceRTPInfo:
			c.Want = jingle.NewInfo(jingle.Event(name.Local))
		default:
			continue
		}
		all["bare "+name.Local] = c
	}
	wiretest.Run(t, jingle.Types(), all, cmpopts.EquateEmpty())
}

func TestSenders(t *testing.T) {
	if p := jingle.Party(""); p.Senders() != jingle.Both || jingle.None.Senders() != jingle.None || jingle.Party("x").Senders() != jingle.Both {
		t.Error("Senders")
	}
}

func sessions() wiretest.Cases {
	const start = "<jingle xmlns='urn:xmpp:jingle:1' "
	voice := jingle.Content{Creator: jingle.Initiator, Name: "voice", Senders: jingle.Responder, Disposition: "early-session"}
	voice.Payloads.Add(&jingle.RTP{Media: "audio"})
	voice.Payloads.Add(&jingle.IBB{BlockSize: 4096, SID: "8"})
	return wiretest.Cases{
		"initiate": {
			XML: start + "action='session-initiate' initiator='ada@example.org/phone' responder='eve@example.net/desk' sid='7'>" +
				"<content creator='initiator' name='voice' senders='responder' disposition='early-session'>" +
				"<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/><transport xmlns='urn:xmpp:jingle:transports:ibb:1' block-size='4096' sid='8'/></content>" +
				"<content creator='responder' name='film'/></jingle>",
			Want: &jingle.Jingle{
				Action: jingle.SessionInitiate, Initiator: ada, Responder: eve, SID: "7",
				Contents: []jingle.Content{voice, {Creator: jingle.Responder, Name: "film"}},
			},
		},
		"terminate": {
			XML:  start + "action='session-terminate' sid='7'><reason><decline/><text>Not now</text></reason></jingle>",
			Want: &jingle.Jingle{Action: jingle.SessionTerminate, SID: "7", Reason: &jingle.Reason{Condition: jingle.Decline, Text: stanza.Plain("Not now")}},
		},
		"alternative": {
			XML:  start + "action='session-terminate' sid='7'><reason><alternative-session><sid>8</sid></alternative-session></reason></jingle>",
			Want: &jingle.Jingle{Action: jingle.SessionTerminate, SID: "7", Reason: &jingle.Reason{Alternative: &jingle.Alternative{SID: "8"}}},
		},
		"group": {
			XML:  "<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'><content name='voice'/><content name='film'/></group>",
			Want: &jingle.Group{Semantics: "BUNDLE", Contents: []jingle.Grouped{{Name: "voice"}, {Name: "film"}}},
		},
		"reason":  {XML: "<reason xmlns='urn:xmpp:jingle:1'><busy/></reason>", Want: &jingle.Reason{Condition: jingle.Busy}},
		"problem": {XML: "<tie-break xmlns='urn:xmpp:jingle:errors:1'/>", Want: jingle.NewProblem(jingle.TieBreak)},
	}
}

func messages() wiretest.Cases {
	const ns = " xmlns='urn:xmpp:jingle-message:0' id='7'"
	const reason = "<reason xmlns='urn:xmpp:jingle:1'><busy/></reason>"
	busy := &jingle.Reason{Condition: jingle.Busy}
	propose := &jingle.Propose{ID: "7"}
	propose.Payloads.Add(&jingle.RTP{Media: "audio"})
	return wiretest.Cases{
		"propose":  {XML: "<propose" + ns + "><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose>", Want: propose},
		"ringing":  {XML: "<ringing" + ns + "/>", Want: &jingle.Ringing{ID: "7"}},
		"accept":   {XML: "<accept" + ns + "/>", Want: &jingle.Accept{ID: "7"}},
		"proceed":  {XML: "<proceed" + ns + "/>", Want: &jingle.Proceed{ID: "7"}},
		"retract":  {XML: "<retract" + ns + ">" + reason + "</retract>", Want: &jingle.Retract{ID: "7", Reason: busy}},
		"reject":   {XML: "<reject" + ns + ">" + reason + "<tie-break/></reject>", Want: &jingle.Reject{ID: "7", Reason: busy, TieBreak: true}},
		"finish":   {XML: "<finish" + ns + ">" + reason + "</finish>", Want: &jingle.Finish{ID: "7", Reason: busy}},
		"migrated": {XML: "<finish" + ns + "><migrated to='8'/></finish>", Want: &jingle.Finish{ID: "7", Migrated: &jingle.Migrated{To: "8"}}},
	}
}

func rtp() wiretest.Cases {
	const fb, ext, ssma = " xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0'", " xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0'", " xmlns='urn:xmpp:jingle:apps:rtp:ssma:0'"
	return wiretest.Cases{
		"description": {
			XML: "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio' ssrc='9'>" +
				"<payload-type id='0' name='PCMU' clockrate='8000' channels='2' ptime='20' maxptime='40'><parameter name='a' value='b'/>" +
				"<rtcp-fb" + fb + " type='nack' subtype='pli'><parameter name='c'/></rtcp-fb><rtcp-fb-trr-int" + fb + " value='100'/></payload-type>" +
				"<rtcp-mux/><encryption required='true'><crypto tag='1' crypto-suite='s' key-params='inline:k' session-params='p'/></encryption>" +
				"<bandwidth type='AS'>128</bandwidth><rtcp-fb" + fb + " type='ccm'/><rtcp-fb-trr-int" + fb + " value='60'/>" +
				"<rtp-hdrext" + ext + " id='1' uri='urn:u' senders='both'><parameter name='d' value='e'/></rtp-hdrext><extmap-allow-mixed" + ext + "/>" +
				"<source" + ssma + " ssrc='1'><parameter name='cname' value='f'/></source>" +
				"<ssrc-group" + ssma + " semantics='FID'><source ssrc='1'/><source ssrc='2'/></ssrc-group></description>",
			Want: &jingle.RTP{
				Media: "audio", SSRC: 9,
				PayloadTypes: []jingle.PayloadType{{
					Name: "PCMU", Clockrate: 8000, Channels: 2, PTime: 20, MaxPTime: 40, Parameters: []jingle.Parameter{{Name: "a", Value: "b"}},
					Feedback:     []jingle.Feedback{{Type: "nack", Subtype: "pli", Parameters: []jingle.Parameter{{Name: "c"}}}},
					FeedbackEach: &jingle.FeedbackEach{Value: 100},
				}},
				RTCPMux:      true,
				Encryption:   &jingle.Encryption{Required: true, Cryptos: []jingle.Crypto{{Tag: "1", Suite: "s", KeyParams: "inline:k", SessionParams: "p"}}},
				Bandwidth:    &jingle.Bandwidth{Type: "AS", Value: "128"},
				Feedback:     []jingle.Feedback{{Type: "ccm"}},
				FeedbackEach: &jingle.FeedbackEach{Value: 60},
				Extensions:   []jingle.Extension{{ID: 1, URI: "urn:u", Senders: jingle.Both, Parameters: []jingle.Parameter{{Name: "d", Value: "e"}}}},
				ExtMapMixed:  true,
				Sources:      []jingle.Source{{SSRC: 1, Parameters: []jingle.Parameter{{Name: "cname", Value: "f"}}}},
				SourceGroups: []jingle.SourceGroup{{Semantics: "FID", Sources: []jingle.Source{{SSRC: 1}, {SSRC: 2}}}},
			},
		},
		"info": {XML: "<ringing xmlns='urn:xmpp:jingle:apps:rtp:info:1'/>", Want: jingle.NewInfo(jingle.EventRinging)},
	}
}

func transports() wiretest.Cases {
	const s5b = "<transport xmlns='urn:xmpp:jingle:transports:s5b:1' sid='7'"
	return wiretest.Cases{
		"ice": {
			XML: "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='u' pwd='p'><fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>02:1A</fingerprint><rtcp-mux/>" +
				"<candidate component='1' foundation='f' generation='0' id='i' ip='192.0.2.3' network='0' port='45664' priority='1694498815' protocol='udp' rel-addr='192.0.2.4' rel-port='9' type='srflx'/>" +
				"<remote-candidate component='2' ip='192.0.2.5' port='80'/></transport>",
			Want: &jingle.ICE{
				Ufrag: "u", Pwd: "p", Fingerprints: []jingle.Fingerprint{{Hash: "sha-256", Setup: "actpass", Value: "02:1A"}}, RTCPMux: true,
				Candidates: []jingle.ICECandidate{{
					Component: 1, Foundation: "f", ID: "i", IP: "192.0.2.3", Network: pointer(uint8(0)), Port: 45664, Priority: 1694498815,
					Protocol: "udp", RelAddr: "192.0.2.4", RelPort: 9, Type: "srflx",
				}},
				Remote: &jingle.RemoteCandidate{Component: 2, IP: "192.0.2.5", Port: 80},
			},
		},
		"s5b": {
			XML: s5b + " mode='tcp' dstaddr='d'><candidate cid='c' host='192.0.2.3' jid='ada@example.org/phone' port='5086' priority='8257636' type='direct'/></transport>",
			Want: &jingle.S5B{
				SID: "7", Mode: "tcp", DstAddr: "d",
				Candidates: []jingle.S5BCandidate{{CID: "c", Host: "192.0.2.3", JID: ada, Port: 5086, Priority: 8257636, Type: "direct"}},
			},
		},
		"s5b used":      {XML: s5b + "><candidate-used cid='c'/></transport>", Want: &jingle.S5B{SID: "7", Used: &jingle.CandidateID{CID: "c"}}},
		"s5b activated": {XML: s5b + "><activated cid='c'/></transport>", Want: &jingle.S5B{SID: "7", Activated: &jingle.CandidateID{CID: "c"}}},
		"s5b failed":    {XML: s5b + "><candidate-error/></transport>", Want: &jingle.S5B{SID: "7", CandidateError: true}},
		"s5b no proxy":  {XML: s5b + "><proxy-error/></transport>", Want: &jingle.S5B{SID: "7", ProxyError: true}},
		"ibb":           {XML: "<transport xmlns='urn:xmpp:jingle:transports:ibb:1' block-size='4096' sid='7' stanza='message'/>", Want: &jingle.IBB{BlockSize: 4096, SID: "7", Stanza: "message"}},
	}
}

func files() wiretest.Cases {
	const ns, hash = " xmlns='urn:xmpp:jingle:apps:file-transfer:5'", "<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>YWJj</hash>"
	sum := []hashes.Hash{{Algo: hashes.SHA256, Value: []byte("abc")}}
	return wiretest.Cases{
		"offer": {
			XML: "<description" + ns + "><file><date>2026-01-31T00:00:00Z</date><desc>d</desc><media-type>text/plain</media-type><name>tea.txt</name>" +
				"<range offset='5' length='0'>" + hash + "</range><size>0</size>" + hash + "<hash-used xmlns='urn:xmpp:hashes:2' algo='sha-256'/></file></description>",
			Want: &jingle.File{File: &jingle.FileInfo{
				Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), Desc: "d", MediaType: "text/plain", Name: "tea.txt",
				Range: &jingle.Range{Offset: 5, Length: pointer(uint64(0)), Hashes: sum}, Size: pointer(uint64(0)),
				Hashes: sum, HashUsed: &hashes.Used{Algo: hashes.SHA256},
			}},
		},
		"checksum": {
			XML:  "<checksum" + ns + " creator='initiator' name='file'><file>" + hash + "</file></checksum>",
			Want: &jingle.Checksum{Creator: jingle.Initiator, Name: "file", File: &jingle.FileInfo{Hashes: sum}},
		},
		"received": {XML: "<received" + ns + " creator='initiator' name='file'/>", Want: &jingle.Received{Creator: jingle.Initiator, Name: "file"}},
	}
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, jingle.Types(), map[string]string{
		"initiator": "<jingle xmlns='urn:xmpp:jingle:1' initiator='@' sid='7'/>",
		"payload":   "<description xmlns='urn:xmpp:jingle:apps:rtp:1'><payload-type id='256'/></description>",
		"date":      "<description xmlns='urn:xmpp:jingle:apps:file-transfer:5'><file><date>today</date><name>a</name></file></description>",
		"block":     "<transport xmlns='urn:xmpp:jingle:transports:ibb:1' block-size='big'/>",
	})
}

func TestInfo(t *testing.T) {
	var j jingle.Jingle
	if j.Info() != nil {
		t.Error("an info out of nothing")
	}
	input := "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='7'><x xmlns='urn:example:x'/><mute xmlns='urn:xmpp:jingle:apps:rtp:info:1' creator='responder' name='voice'/></jingle>"
	if err := stanza.Unmarshal(wiretest.Parse(t, input), &j); err != nil {
		t.Fatal(err)
	}
	if i := j.Info(); i == nil || i.Event() != jingle.EventMute || i.Creator != jingle.Responder || i.Name != "voice" {
		t.Errorf("%+v", i)
	}
}

// other is a condition of another protocol.
type other struct {
	XMLName struct{} `xml:"urn:example:other other"`
}

func TestErrorOf(t *testing.T) {
	e := stanza.NewError(stanza.ItemNotFound, "")
	if jingle.ErrorOf(e) != "" || jingle.ErrorOf(nil) != "" {
		t.Error("an error out of nothing")
	}
	e.Payloads.Add(&other{})
	e.Payloads.Add(jingle.NewProblem(jingle.UnknownSession))
	out, err := stanza.Append(nil, &stanza.IQ{Header: stanza.Header{ID: "1"}, Type: stanza.IQError, Error: e})
	if err != nil {
		t.Fatal(err)
	}
	v, err := stanza.NewCodec("jabber:client").Decode(wiretest.Parse(t, string(out)))
	if err != nil {
		t.Fatal(err)
	}
	if c := jingle.ErrorOf(v.(*stanza.IQ).Error); c != jingle.UnknownSession {
		t.Errorf("%q of %s", c, out)
	}
}
