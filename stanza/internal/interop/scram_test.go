package interop

import (
	"errors"
	"slices"

	"github.com/xdg-go/scram"
	mechanism "mellium.im/sasl"

	"github.com/xmppwire/xmppwire/stanza/sasl"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// hashes are those of the SCRAM mechanisms that the host knows (RFC 5802,
// RFC 7677).
var hashes = map[string]scram.HashGeneratorFcn{
	"SCRAM-SHA-256": scram.SHA256,
	"SCRAM-SHA-1":   scram.SHA1,
}

// authenticate begins a SASL exchange (RFC 6120 §6).
func (g *guest) authenticate(a *sasl.Auth) error {
	if !slices.Contains(g.h.mechanisms, a.Mechanism) {
		return g.send(&sasl.Failure{Condition: sasl.InvalidMechanism})
	}
	g.mechanism = a.Mechanism
	if a.Mechanism == "PLAIN" {
		return g.plain(a.Data)
	}
	server, err := hashes[a.Mechanism].NewServer(stored(hashes[a.Mechanism]))
	if err != nil {
		return err
	}
	g.scram = server.NewConversation()
	return g.respond(a.Data)
}

// stored is what a server keeps of passwords: here all of them are the same.
func stored(hash scram.HashGeneratorFcn) scram.CredentialLookup {
	return func(user string) (scram.StoredCredentials, error) {
		c, err := hash.NewClient(user, password, "")
		if err != nil {
			return scram.StoredCredentials{}, err
		}
		return c.GetStoredCredentialsWithError(scram.KeyFactors{Salt: "of the sea", Iters: 4096})
	}
}

func (g *guest) plain(data sasl.Data) error {
	var name string
	n := mechanism.NewServer(mechanism.Plain, func(n *mechanism.Negotiator) bool {
		user, secret, _ := n.Credentials()
		name = string(user)
		return string(secret) == password
	})
	if _, _, err := n.Step(data.Bytes); err != nil {
		return g.send(&sasl.Failure{Condition: sasl.NotAuthorized})
	}
	return g.authenticated(name, &sasl.Success{})
}

// respond takes the client's next message of a SCRAM exchange.
func (g *guest) respond(data sasl.Data) error {
	if g.scram == nil {
		return g.send(&sasl.Failure{Condition: sasl.MalformedRequest})
	}
	answer, err := g.scram.Step(string(data.Bytes))
	switch {
	case err != nil:
		g.scram = nil
		return g.send(&sasl.Failure{Condition: sasl.NotAuthorized})
	case g.scram.Done():
		return g.authenticated(g.scram.Username(), &sasl.Success{Data: sasl.Some([]byte(answer))})
	default:
		return g.send(&sasl.Challenge{Data: sasl.Some([]byte(answer))})
	}
}

func (g *guest) authenticated(user string, success *sasl.Success) error {
	g.user, g.scram = user, nil
	g.h.mu.Lock()
	g.h.used = append(g.h.used, g.mechanism)
	g.h.mu.Unlock()
	return errors.Join(g.send(success), g.reader.Restart(xmlstream.KeepUnread))
}
