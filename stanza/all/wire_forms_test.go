package all_test

// wireForms are documents with all that a stream-level element may carry, by
// the element's name; several where it has several forms. What is in a
// namespace urn:example:… is of an application: it must survive, but no field
// names it. The documents of the namespace urn:xmpp:sm:2 are those of
// urn:xmpp:sm:3.
var wireForms = map[string][]string{
	"{http://etherx.jabber.org/streams}stream": {
		`<stream:stream from='a.test' to='b.test' id='s1' version='1.0' xml:lang='en'/>`,
	},
	"{http://etherx.jabber.org/streams}features": {
		`<stream:features><one xmlns='urn:example:1'/><two xmlns='urn:example:2'/><one xmlns='urn:example:1'/></stream:features>`,
	},
	"{http://etherx.jabber.org/streams}error": {
		`<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>[2001:db8::7]:5322</see-other-host>` +
			`<text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='en'>Moved</text>` +
			`<text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='de'>Umgezogen</text>` +
			`<x xmlns='urn:example:condition'/></stream:error>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-framing}open": {
		`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='a.test' to='b.test' id='s1' version='1.0' xml:lang='en'/>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-framing}close": {
		`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='a.test' to='b.test' id='s1' version='1.0' xml:lang='en' see-other-uri='wss://c.test/ws'/>`,
	},
	"{http://jabber.org/protocol/httpbind}body": {
		`<body xmlns='http://jabber.org/protocol/httpbind' xmlns:xmpp='urn:xmpp:xbosh' accept='gzip' ack='4710'
			authid='s1' charsets='UTF-8' condition='see-other-uri' content='text/xml; charset=utf-8' from='nil@a.test'
			hold='0' inactivity='30' key='k2' maxpause='120' newkey='k1' pause='60' polling='0' report='4709'
			requests='2' rid='4711' route='xmpp:a.test:5222' sid='b7' stream='st1' time='0' to='a.test'
			type='terminate' ver='1.11' wait='0' xml:lang='en' secure='true' xmpp:version='1.0' xmpp:restart='true'
			xmpp:restartlogic='true'><uri>https://b.test/bosh</uri></body>`,
		`<body xmlns='http://jabber.org/protocol/httpbind'><x xmlns='urn:example:1'/></body>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-tls}starttls": {
		`<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>`,
		`<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><optional/></starttls>`,
		`<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-tls}proceed": {`<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`},
	"{urn:ietf:params:xml:ns:xmpp-tls}failure": {`<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`},
	"{urn:ietf:params:xml:ns:xmpp-sasl}mechanisms": {
		`<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>GSSAPI</mechanism><mechanism>PLAIN</mechanism>` +
			`<hostname xmlns='urn:xmpp:domain-based-name:1'>im-3.a.test</hostname><required/><optional/></mechanisms>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-sasl}auth": {
		`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='EXTERNAL'/>`,
		`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='EXTERNAL'>=</auth>`,
		`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AG5pbAB0ZXN0</auth>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-sasl}challenge": {
		`<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>bm9uY2U9MQ==</challenge>`,
		`<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-sasl}response": {
		`<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>bm9uY2U9Mg==</response>`,
		`<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-sasl}success": {
		`<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>dj0x</success>`,
		`<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>=</success>`,
		`<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-sasl}abort": {`<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`},
	"{urn:ietf:params:xml:ns:xmpp-sasl}failure": {
		`<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><account-disabled/><text xml:lang='en'>No</text>` +
			`<text xml:lang='de'>Nein</text><x xmlns='urn:example:condition'/></failure>`,
		`<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><bad-protocol/></failure>`,
	},
	"{urn:xmpp:sasl-cb:0}sasl-channel-binding": {
		`<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'><channel-binding type='tls-exporter'/><channel-binding type='tls-server-end-point'/></sasl-channel-binding>`,
	},
	"{urn:xmpp:sasl:2}authentication": {
		`<authentication xmlns='urn:xmpp:sasl:2'><mechanism>PLAIN</mechanism><mechanism>SCRAM-SHA-256</mechanism>` +
			`<inline><x xmlns='urn:example:1'/></inline>` +
			`<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>UPGR-SCRAM-SHA-256</upgrade>` +
			`<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>UPGR-SCRAM-SHA-512</upgrade></authentication>`,
	},
	"{urn:xmpp:sasl:2}authenticate": {
		`<authenticate xmlns='urn:xmpp:sasl:2' mechanism='PLAIN'><initial-response>AG5pbAB0ZXN0</initial-response>` +
			`<user-agent id='0d7ae2f6-2a0c-4f4c-9d42-3c1b7e5f8a90'><software>Lantern</software><device>Tablet</device></user-agent>` +
			`<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>UPGR-SCRAM-SHA-256</upgrade><x xmlns='urn:example:1'/></authenticate>`,
		`<authenticate xmlns='urn:xmpp:sasl:2' mechanism='EXTERNAL'><initial-response/></authenticate>`,
	},
	"{urn:xmpp:sasl:2}challenge": {`<challenge xmlns='urn:xmpp:sasl:2'>bm9uY2U9MQ==</challenge>`},
	"{urn:xmpp:sasl:2}response": {
		`<response xmlns='urn:xmpp:sasl:2'>bm9uY2U9Mg==</response>`,
		`<response xmlns='urn:xmpp:sasl:2'>=</response>`,
	},
	"{urn:xmpp:sasl:2}success": {
		`<success xmlns='urn:xmpp:sasl:2'><additional-data>dj0x</additional-data>` +
			`<authorization-identifier>nil@a.test/Lantern.7f3a</authorization-identifier><x xmlns='urn:example:1'/></success>`,
	},
	"{urn:xmpp:sasl:2}failure": {
		`<failure xmlns='urn:xmpp:sasl:2'><aborted xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/><text>No</text><x xmlns='urn:example:condition'/></failure>`,
	},
	"{urn:xmpp:sasl:2}abort": {`<abort xmlns='urn:xmpp:sasl:2'><text>No</text><x xmlns='urn:example:1'/></abort>`},
	"{urn:xmpp:sasl:2}continue": {
		`<continue xmlns='urn:xmpp:sasl:2'><additional-data>dj0x</additional-data><tasks><task>ONE</task><task>TWO</task></tasks><text>More</text></continue>`,
	},
	"{urn:xmpp:sasl:2}next":                   {`<next xmlns='urn:xmpp:sasl:2' task='ONE'><x xmlns='urn:example:1'/></next>`},
	"{urn:xmpp:sasl:2}task-data":              {`<task-data xmlns='urn:xmpp:sasl:2'><x xmlns='urn:example:1'/></task-data>`},
	"{urn:xmpp:sasl:upgrade:0}upgrade":        {`<upgrade xmlns='urn:xmpp:sasl:upgrade:0'>UPGR-SCRAM-SHA-256</upgrade>`},
	"{urn:xmpp:scram-upgrade:0}salt":          {`<salt xmlns='urn:xmpp:scram-upgrade:0' iterations='4096'>c2FsdA==</salt>`},
	"{urn:xmpp:scram-upgrade:0}hash":          {`<hash xmlns='urn:xmpp:scram-upgrade:0'>aGFzaA==</hash>`},
	"{urn:xmpp:fast:0}request-token":          {`<request-token xmlns='urn:xmpp:fast:0' mechanism='HT-SHA-256-EXPR'/>`},
	"{urn:xmpp:fast:0}token":                  {`<token xmlns='urn:xmpp:fast:0' expiry='2031-05-06T07:08:09Z' token='c2VjcmV0'/>`},
	"{urn:xmpp:iap:0}config-version":          {`<config-version xmlns='urn:xmpp:iap:0' scheme='opaque' value='djQy'/>`},
	"{urn:xmpp:iap:0}config-version-mismatch": {`<config-version-mismatch xmlns='urn:xmpp:iap:0'/>`},
	"{urn:xmpp:fast:0}fast": {
		`<fast xmlns='urn:xmpp:fast:0' tls-0rtt='true'><mechanism>HT-SHA-256-EXPR</mechanism><mechanism>HT-SHA-256-NONE</mechanism></fast>`,
		`<fast xmlns='urn:xmpp:fast:0' count='0' invalidate='true'/>`,
	},
	"{urn:xmpp:bind:0}bind": {
		`<bind xmlns='urn:xmpp:bind:0'><inline><feature var='urn:xmpp:carbons:2'/><feature var='urn:xmpp:sm:3'/></inline></bind>`,
		`<bind xmlns='urn:xmpp:bind:0'><tag>Lantern</tag><x xmlns='urn:example:1'/></bind>`,
	},
	"{urn:xmpp:bind:0}bound": {
		`<bound xmlns='urn:xmpp:bind:0'><metadata xmlns='urn:xmpp:mam:2'><start id='a1' timestamp='2029-01-02T03:04:05Z'/>` +
			`<end id='b2' timestamp='2030-01-02T03:04:05Z'/></metadata><x xmlns='urn:example:1'/></bound>`,
	},
	"{https://xmpp.org/extensions/isr/0}isr": {
		`<isr xmlns='https://xmpp.org/extensions/isr/0'><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>HT-SHA-256-ENDP</mechanism></mechanisms></isr>`,
	},
	"{https://xmpp.org/extensions/isr/0}isr-enable": {
		`<isr-enable xmlns='https://xmpp.org/extensions/isr/0' mechanism='HT-SHA-256-ENDP'/>`,
	},
	"{https://xmpp.org/extensions/isr/0}isr-enabled": {
		`<isr-enabled xmlns='https://xmpp.org/extensions/isr/0' token='dA==' key='aw==' location='b.test:5222'/>`,
	},
	"{https://xmpp.org/extensions/isr/0}inst-resume": {
		`<inst-resume xmlns='https://xmpp.org/extensions/isr/0' with-isr-token='false'><resume xmlns='urn:xmpp:sm:3' h='7' previd='a1'/></inst-resume>`,
		`<inst-resume xmlns='https://xmpp.org/extensions/isr/0'><resume xmlns='urn:xmpp:sm:2' h='7' previd='a1'/></inst-resume>`,
	},
	"{https://xmpp.org/extensions/isr/0}inst-resumed": {
		`<inst-resumed xmlns='https://xmpp.org/extensions/isr/0' token='dA==' key='aw=='><resumed xmlns='urn:xmpp:sm:3' h='9' previd='a1'/></inst-resumed>`,
	},
	"{https://xmpp.org/extensions/isr/0}inst-resume-failed": {
		`<inst-resume-failed xmlns='https://xmpp.org/extensions/isr/0'><failed xmlns='urn:xmpp:sm:3' h='9'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed></inst-resume-failed>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-bind}bind": {
		`<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><required/><optional/></bind>`,
		`<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>lantern</resource></bind>`,
		`<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>nil@a.test/lantern</jid></bind>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-bind}unbind": {
		`<unbind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>lantern</resource></unbind>`,
	},
	"{urn:ietf:params:xml:ns:xmpp-session}session": {
		`<session xmlns='urn:ietf:params:xml:ns:xmpp-session'><optional/><required/></session>`,
	},
	"{urn:xmpp:features:rosterver}ver":                 {`<ver xmlns='urn:xmpp:features:rosterver'><optional/><required/></ver>`},
	"{urn:xmpp:features:pre-approval}sub":              {`<sub xmlns='urn:xmpp:features:pre-approval'/>`},
	"{http://jabber.org/features/iq-register}register": {`<register xmlns='http://jabber.org/features/iq-register'/>`},
	"{jabber:iq:register}query": {
		`<query xmlns='jabber:iq:register'><registered/><instructions>Fill in</instructions><username>nil</username><nick/>` +
			`<password>secret</password><name/><first/><last/><email/><address/><city/><state/><zip/><phone/><url/><date/>` +
			`<misc/><text/><key>k</key><remove/></query>`,
	},
	"{urn:xmpp:ibr-token:0}register": {`<register xmlns='urn:xmpp:ibr-token:0'/>`},
	"{urn:xmpp:pars:0}preauth":       {`<preauth xmlns='urn:xmpp:pars:0' token='dA=='/>`},
	"{urn:xmpp:register:0}register": {
		`<register xmlns='urn:xmpp:register:0'><flow id='1'><name>By letter</name><name xml:lang='de'>Brieflich</name>` +
			`<challenge type='jabber:x:data'/><challenge type='jabber:x:oob'/></flow><flow id='2'/></register>`,
	},
	"{urn:xmpp:register:0}recovery": {
		`<recovery xmlns='urn:xmpp:register:0'><flow id='1'><name>By letter</name><challenge type='jabber:x:data'/></flow></recovery>`,
	},
	"{urn:xmpp:register:0}challenge":           {`<challenge xmlns='urn:xmpp:register:0' type='urn:example:1'><x xmlns='urn:example:1'/></challenge>`},
	"{urn:xmpp:register:0}response":            {`<response xmlns='urn:xmpp:register:0'><x xmlns='urn:example:1'/></response>`},
	"{urn:xmpp:register:0}success":             {`<success xmlns='urn:xmpp:register:0'><jid>nil@a.test</jid><username>nil</username></success>`},
	"{urn:xmpp:register:0}cancel":              {`<cancel xmlns='urn:xmpp:register:0'/>`},
	"{urn:xmpp:x509:0}x509-register":           {`<x509-register xmlns='urn:xmpp:x509:0'/>`},
	"{http://jabber.org/features/iq-auth}auth": {`<auth xmlns='http://jabber.org/features/iq-auth'/>`},
	"{jabber:iq:auth}query": {
		`<query xmlns='jabber:iq:auth'><username>nil</username><password/><digest>0123</digest><resource>lantern</resource></query>`,
	},
	"{http://jabber.org/features/compress}compression": {
		`<compression xmlns='http://jabber.org/features/compress'><method>zlib</method><method>lzw</method></compression>`,
	},
	"{http://jabber.org/protocol/compress}compress": {
		`<compress xmlns='http://jabber.org/protocol/compress'><method>zlib</method><method>lzw</method></compress>`,
	},
	"{http://jabber.org/protocol/compress}compressed": {`<compressed xmlns='http://jabber.org/protocol/compress'/>`},
	"{http://jabber.org/protocol/compress}failure": {
		`<failure xmlns='http://jabber.org/protocol/compress'><setup-failed/></failure>`,
		`<failure xmlns='http://jabber.org/protocol/compress'><resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>` +
			`<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Later</text></failure>`,
	},
	"{http://jabber.org/protocol/caps}c": {
		`<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://a.test/' ver='dmVy' ext='one two'/>`,
	},
	"{urn:xmpp:caps}c": {
		`<c xmlns='urn:xmpp:caps'><hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>c2hhLTI1Ng==</hash>` +
			`<hash xmlns='urn:xmpp:hashes:2' algo='sha3-256'>c2hhMy0yNTY=</hash></c>`,
	},
	"{urn:xmpp:sm:3}sm":      {`<sm xmlns='urn:xmpp:sm:3'><required/><optional/></sm>`},
	"{urn:xmpp:sm:3}enable":  {`<enable xmlns='urn:xmpp:sm:3' max='600' resume='true'><x xmlns='urn:example:1'/></enable>`},
	"{urn:xmpp:sm:3}enabled": {`<enabled xmlns='urn:xmpp:sm:3' id='a1' location='b.test' max='600' resume='true'><x xmlns='urn:example:1'/></enabled>`},
	"{urn:xmpp:sm:3}resume":  {`<resume xmlns='urn:xmpp:sm:3' h='4294967295' previd='a1'/>`},
	"{urn:xmpp:sm:3}resumed": {`<resumed xmlns='urn:xmpp:sm:3' h='0' previd='a1'/>`},
	"{urn:xmpp:sm:3}failed": {
		`<failed xmlns='urn:xmpp:sm:3' h='0'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>` +
			`<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas' xml:lang='en'>Gone</text>` +
			`<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas' xml:lang='de'>Weg</text></failed>`,
		`<failed xmlns='urn:xmpp:sm:3'/>`,
	},
	"{urn:xmpp:sm:3}r":                      {`<r xmlns='urn:xmpp:sm:3'/>`},
	"{urn:xmpp:sm:3}a":                      {`<a xmlns='urn:xmpp:sm:3' h='0'/>`},
	"{urn:xmpp:sm:3}handled-count-too-high": {`<handled-count-too-high xmlns='urn:xmpp:sm:3' h='10' send-count='8'/>`},
	"{urn:xmpp:csi:0}csi":                   {`<csi xmlns='urn:xmpp:csi:0'/>`},
	"{urn:xmpp:csi:0}active":                {`<active xmlns='urn:xmpp:csi:0'/>`},
	"{urn:xmpp:csi:0}inactive":              {`<inactive xmlns='urn:xmpp:csi:0'/>`},
	"{urn:xmpp:stream-limits:0}limits": {
		`<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>65536</max-bytes><idle-seconds>900</idle-seconds></limits>`,
	},
	"{urn:xmpp:errors}stanza-too-big":            {`<stanza-too-big xmlns='urn:xmpp:errors'/>`},
	"{http://jabber.org/features/amp}amp":        {`<amp xmlns='http://jabber.org/features/amp'/>`},
	"{urn:xmpp:features:pipelining}pipelining":   {`<pipelining xmlns='urn:xmpp:features:pipelining'/>`},
	"{urn:xmpp:entityver:0}ver":                  {`<ver xmlns='urn:xmpp:entityver:0'><profile xmlns='urn:example:roster'/></ver>`},
	"{urn:xmpp:features:dialback}dialback":       {`<dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback>`},
	"{urn:xmpp:features:bidi}bidi":               {`<bidi xmlns='urn:xmpp:features:bidi'/>`},
	"{urn:xmpp:bidi}bidi":                        {`<bidi xmlns='urn:xmpp:bidi'/>`},
	"{p1:push}push":                              {`<push xmlns='p1:push'/>`},
	"{p1:rebind}rebind":                          {`<rebind xmlns='p1:rebind'/>`},
	"{p1:ack}ack":                                {`<ack xmlns='p1:ack'/>`},
	"{http://affinix.com/jabber/address}address": {`<address xmlns='http://affinix.com/jabber/address'>192.0.2.7</address>`},
	"{urn:xmpp:keepalive:0}keepalive": {
		`<keepalive xmlns='urn:xmpp:keepalive:0' min='60' max='600'/>`,
		`<keepalive xmlns='urn:xmpp:keepalive:0'><interval>120</interval></keepalive>`,
		`<keepalive xmlns='urn:xmpp:keepalive:0' interval='120'/>`,
	},
	"{jabber:server:dialback}result": {
		`<db:result xmlns:db='jabber:server:dialback' from='a.test' to='b.test'>0123456789abcdef</db:result>`,
		`<db:result xmlns:db='jabber:server:dialback' from='a.test' to='b.test' type='valid'/>`,
		`<db:result xmlns:db='jabber:server:dialback' from='a.test' to='b.test' type='error'><error xmlns='jabber:server' type='cancel'>` +
			`<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></db:result>`,
	},
	"{jabber:server:dialback}verify": {
		`<db:verify xmlns:db='jabber:server:dialback' from='a.test' to='b.test' id='s1'>0123456789abcdef</db:verify>`,
		`<db:verify xmlns:db='jabber:server:dialback' from='a.test' to='b.test' id='s1' type='invalid'/>`,
		`<db:verify xmlns:db='jabber:server:dialback' from='a.test' to='b.test' id='s1' type='error'><error xmlns='jabber:server' type='cancel'>` +
			`<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></db:verify>`,
	},
	"{urn:xmpp:mux:0}mux": {
		`<mux xmlns='urn:xmpp:mux:0'/>`,
		`<mux xmlns='urn:xmpp:mux:0'><host>rooms.a.test</host><host>files.a.test</host></mux>`,
		`<mux xmlns='urn:xmpp:mux:0'>secret</mux>`,
	},
	"{jabber:component:accept}handshake": {
		`<handshake xmlns='jabber:component:accept'>0123456789abcdef0123456789abcdef01234567</handshake>`,
		`<handshake xmlns='jabber:component:accept'/>`,
	},
	"{jabber:component:connect}handshake": {
		`<handshake xmlns='jabber:component:connect'>0123456789abcdef0123456789abcdef01234567</handshake>`,
	},
	"{urn:xmpp:component:0}bind": {
		`<bind xmlns='urn:xmpp:component:0'><hostname>gate.a.test</hostname><required/></bind>`,
	},
	"{urn:xmpp:component:0}unbind":                 {`<unbind xmlns='urn:xmpp:component:0'><hostname>gate.a.test</hostname></unbind>`},
	"{http://tigase.org/protocol/mobile#v1}mobile": {`<mobile xmlns='http://tigase.org/protocol/mobile#v1'/>`},
	"{http://tigase.org/protocol/mobile#v2}mobile": {`<mobile xmlns='http://tigase.org/protocol/mobile#v2'/>`},
	"{http://tigase.org/protocol/mobile#v3}mobile": {`<mobile xmlns='http://tigase.org/protocol/mobile#v3'/>`},
	"{urn:xmpp:invisible:0}invisible":              {`<invisible xmlns='urn:xmpp:invisible:0'/>`},
	"{urn:xmpp:invisible:0}visible":                {`<visible xmlns='urn:xmpp:invisible:0'/>`},
	"{urn:xmpp:invisible:1}invisible":              {`<invisible xmlns='urn:xmpp:invisible:1' probe='true'/>`},
	"{urn:xmpp:invisible:1}visible":                {`<visible xmlns='urn:xmpp:invisible:1'/>`},
	"{urn:xmpp:tmp:c2ctls}offer": {
		`<offer xmlns='urn:xmpp:tmp:c2ctls'><srp/><keyinfo xmlns='urn:example:pubkey'/></offer>`,
	},
}
