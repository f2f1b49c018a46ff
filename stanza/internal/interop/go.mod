module github.com/xmppwire/xmppwire/stanza/internal/interop

go 1.26.0

require (
	github.com/google/go-cmp v0.7.0
	github.com/xdg-go/scram v1.4.0
	github.com/xmppwire/xmppwire v0.0.0
	mellium.im/sasl v0.3.2
)

require (
	github.com/xdg-go/stringprep v1.0.4 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/xmppwire/xmppwire => ../../..
