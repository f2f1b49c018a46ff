package stanza_test

import (
	"errors"
	"io"
	"testing"

	"github.com/xmppwire/xmppwire/stanza"
)

// TestAnswers writes what a program answers with.
func TestAnswers(t *testing.T) {
	const (
		gone       = "<gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
		words      = "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>away</text>"
		forbidden  = "<error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
		chat       = "<message id='1' to='a@b/c' from='d@e/f' type='chat'><body>x</body><thread parent='p'>t</thread></message>"
		groupchat  = "<message id='1' to='a@b/c' from='room@e/nick' type='groupchat'><body>x</body></message>"
		get        = "<iq id='1' to='a@b/c' from='d@e/f' type='get'><ping xmlns='urn:xmpp:ping'/></iq>"
		presence   = "<presence id='1' to='a@b/c' from='d@e/f'/>"
		oddMessage = "<message from='d@e' type='odd'/>"
	)
	request := func(t *testing.T) *stanza.IQ {
		t.Helper()
		v, err := decodeChild(t, get)
		if err != nil {
			t.Fatal(err)
		}
		return v.(*stanza.IQ)
	}
	for _, c := range []struct {
		name   string
		answer func(t *testing.T) any
		want   string
	}{
		{"reply", func(t *testing.T) any { return decodeMessage(t, chat).Reply() }, "<message to='d@e/f' from='a@b/c' type='chat'><thread parent='p'>t</thread></message>"},
		{"reply in a room", func(t *testing.T) any { return decodeMessage(t, groupchat).Reply() }, "<message to='room@e' from='a@b/c' type='groupchat'/>"},
		{"reply to what has no type", func(t *testing.T) any { return decodeMessage(t, oddMessage).Reply() }, "<message to='d@e' type='normal'/>"},
		{"error of a message", func(t *testing.T) any { return decodeMessage(t, chat).Fail(stanza.Gone, "away") }, "<message id='1' to='d@e/f' from='a@b/c' type='error'><error type='cancel'>" + gone + words + "</error></message>"},
		{"error of a presence", func(t *testing.T) any {
			v, err := decodeChild(t, presence)
			if err != nil {
				t.Fatal(err)
			}
			return v.(*stanza.Presence).Fail(stanza.Forbidden, "")
		}, "<presence id='1' to='d@e/f' from='a@b/c' type='error'>" + forbidden + "</presence>"},
		{"error of an IQ", func(t *testing.T) any { return request(t).Fail(stanza.Forbidden, "") }, "<iq id='1' to='d@e/f' from='a@b/c' type='error'>" + forbidden + "</iq>"},
		{"result", func(t *testing.T) any { return request(t).Result(nil) }, "<iq id='1' to='d@e/f' from='a@b/c' type='result'/>"},
		{"result with a payload", func(t *testing.T) any { return request(t).Result(&item{N: 1}) }, "<iq id='1' to='d@e/f' from='a@b/c' type='result'><item xmlns='urn:item' n='1'/></iq>"},
		{"request", func(*testing.T) any {
			return stanza.NewIQ(stanza.IQSet, stanza.MustParseJID("d@e"), "2", &item{N: 1})
		}, "<iq id='2' to='d@e' type='set'><item xmlns='urn:item' n='1'/></iq>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if out, err := stanza.NewCodec("jabber:client").Append(nil, c.answer(t)); err != nil || string(out) != c.want {
				t.Errorf("%s, %v, want %s", out, err, c.want)
			}
		})
	}
}

// A result has one payload at most.
func TestResultWithTwoPayloads(t *testing.T) {
	_, err := decodeChild(t, "<iq id='1' type='result'><a xmlns='urn:a'/><b xmlns='urn:b'/></iq>")
	var fault *stanza.StanzaFault
	if !errors.As(err, &fault) || fault.Condition != stanza.BadRequest {
		t.Errorf("error %v", err)
	}
}

// TestConditions has the meaning of every word that RFC 6120 knows, and of one
// that it does not.
func TestConditions(t *testing.T) {
	for _, c := range []struct {
		word stanza.Condition
		kind stanza.Condition
		typ  stanza.ErrorType
	}{
		{stanza.BadRequest, stanza.BadRequest, stanza.ErrorModify},
		{stanza.Conflict, stanza.Conflict, stanza.ErrorCancel},
		{stanza.FeatureNotImplemented, stanza.FeatureNotImplemented, stanza.ErrorCancel},
		{stanza.Forbidden, stanza.Forbidden, stanza.ErrorAuth},
		{stanza.Gone, stanza.Gone, stanza.ErrorCancel},
		{stanza.InternalServerError, stanza.InternalServerError, stanza.ErrorCancel},
		{stanza.ItemNotFound, stanza.ItemNotFound, stanza.ErrorCancel},
		{stanza.JIDMalformed, stanza.JIDMalformed, stanza.ErrorModify},
		{stanza.NotAcceptable, stanza.NotAcceptable, stanza.ErrorModify},
		{stanza.NotAllowed, stanza.NotAllowed, stanza.ErrorCancel},
		{stanza.NotAuthorized, stanza.NotAuthorized, stanza.ErrorAuth},
		{stanza.PolicyViolation, stanza.PolicyViolation, stanza.ErrorModify},
		{stanza.RecipientUnavailable, stanza.RecipientUnavailable, stanza.ErrorWait},
		{stanza.Redirect, stanza.Redirect, stanza.ErrorModify},
		{stanza.RegistrationRequired, stanza.RegistrationRequired, stanza.ErrorAuth},
		{stanza.RemoteServerNotFound, stanza.RemoteServerNotFound, stanza.ErrorCancel},
		{stanza.RemoteServerTimeout, stanza.RemoteServerTimeout, stanza.ErrorWait},
		{stanza.ResourceConstraint, stanza.ResourceConstraint, stanza.ErrorWait},
		{stanza.ServiceUnavailable, stanza.ServiceUnavailable, stanza.ErrorCancel},
		{stanza.SubscriptionRequired, stanza.SubscriptionRequired, stanza.ErrorAuth},
		{stanza.UndefinedCondition, stanza.UndefinedCondition, stanza.ErrorCancel},
		{stanza.UnexpectedRequest, stanza.UnexpectedRequest, stanza.ErrorWait},
		{"payment-required", stanza.UndefinedCondition, stanza.ErrorCancel},
		{"", stanza.UndefinedCondition, stanza.ErrorCancel},
	} {
		if c.word.Kind() != c.kind || c.word.Type() != c.typ {
			t.Errorf("%q means %q, %s, want %q, %s", c.word, c.word.Kind(), c.word.Type(), c.kind, c.typ)
		}
	}
}

func TestMessageTypes(t *testing.T) {
	for word, want := range map[stanza.MessageType]stanza.MessageType{
		"chat": stanza.MessageChat, "error": stanza.MessageError, "groupchat": stanza.MessageGroupchat, "headline": stanza.MessageHeadline,
		"normal": stanza.MessageNormal, "": stanza.MessageNormal, "CHAT": stanza.MessageNormal,
	} {
		if got := word.Kind(); got != want {
			t.Errorf("%q means %q, want %q", word, got, want)
		}
	}
}

// TestFaults has what errors say and what they hold.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		err   error
		says  string
		holds error
	}{
		{"stanza fault", &stanza.StanzaFault{Condition: stanza.BadRequest, Err: io.EOF}, "stanza: EOF (bad-request)", io.EOF},
		{"stream fault", &stanza.StreamFault{Condition: "bad-format", Err: io.EOF}, "stanza: EOF (bad-format)", io.EOF},
		{"error with a text", stanza.NewError(stanza.Gone, "away"), "stanza error gone: away", nil},
		{"error without", stanza.NewError(stanza.Gone, ""), "stanza error gone", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.err.Error(); got != c.says {
				t.Errorf("%q, want %q", got, c.says)
			}
			if c.holds != nil && !errors.Is(c.err, c.holds) {
				t.Errorf("it does not hold %v", c.holds)
			}
		})
	}
}
