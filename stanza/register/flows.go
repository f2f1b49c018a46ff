package register

import "github.com/xmppwire/xmppwire/stanza"

// Register lists the flows by which an account can be registered, as a stream
// feature or the result of an IQ of type get, and selects one (XEP-0389):
//
//	<register xmlns='urn:xmpp:register:0'>
//	  <flow id='1'>
//	    <name xml:lang='en'>By letter</name>
//	    <challenge type='jabber:x:data'/>
//	  </flow>
//	</register>
//
//	<register xmlns='urn:xmpp:register:0'><flow id='1'/></register>
type Register struct {
	XMLName struct{} `xml:"urn:xmpp:register:0 register"`
	Flows   []Flow   `xml:"flow"`
	stanza.Extra
}

// Recovery is what Register is, for access to an account that was lost:
//
//	<recovery xmlns='urn:xmpp:register:0'><flow id='1'/></recovery>
type Recovery struct {
	XMLName struct{} `xml:"urn:xmpp:register:0 recovery"`
	Flows   []Flow   `xml:"flow"`
	stanza.Extra
}

// Flow is a row of challenges under a name, of which the client knows all types
// before it selects it.
type Flow struct {
	ID         string          `xml:"id,attr,omitempty"`
	Name       stanza.Text     `xml:"name"`
	Challenges []FlowChallenge `xml:"challenge"`
	stanza.Extra
}

// FlowChallenge is the type of a challenge that may come in a flow.
type FlowChallenge struct {
	Type string `xml:"type,attr,omitempty"`
	stanza.Extra
}

// Challenge is what the server asks (XEP-0389). Payloads are what the type
// defines, such as a form:
//
//	<challenge xmlns='urn:xmpp:register:0' type='jabber:x:oob'>
//	  <x xmlns='jabber:x:oob'><url>https://example.test/prove</url></x>
//	</challenge>
type Challenge struct {
	XMLName struct{} `xml:"urn:xmpp:register:0 challenge"`
	Type    string   `xml:"type,attr,omitempty"`
	stanza.Extra
}

// Response answers a Challenge (XEP-0389), with Payloads:
//
//	<response xmlns='urn:xmpp:register:0'/>
type Response struct {
	XMLName struct{} `xml:"urn:xmpp:register:0 response"`
	stanza.Extra
}

// Success ends the flow (XEP-0389). JID is the account, and Username what to
// authenticate with:
//
//	<success xmlns='urn:xmpp:register:0'>
//	  <jid>nil@example.test</jid>
//	  <username>nil</username>
//	</success>
type Success struct {
	XMLName  struct{}   `xml:"urn:xmpp:register:0 success"`
	JID      stanza.JID `xml:"jid,omitempty"`
	Username string     `xml:"username,omitempty"`
	stanza.Extra
}

// Cancel gives the flow up, from either side (XEP-0389):
//
//	<cancel xmlns='urn:xmpp:register:0'/>
type Cancel struct {
	XMLName struct{} `xml:"urn:xmpp:register:0 cancel"`
	stanza.Extra
}
