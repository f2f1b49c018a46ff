package xmlstream_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// conformanceCase is a line of manifest.jsonl or cases.jsonl, with the events
// of events.jsonl.
type conformanceCase struct {
	ID        string
	File      string
	Input     string
	InputHex  string `json:"input_hex"`
	RestartAt []int  `json:"restart_at"`
	Verdict   string
	Also      []string
	Events    []any
	OKThrough int `json:"ok_through"`
	BOM       bool

	bytes []byte
}

// verdictOf is the class of a fault in the terms of the conformance data.
// Namespace faults are not-well-formed to a stream.
func verdictOf(err error) string {
	var fault *xmlstream.SyntaxError
	switch {
	case err == nil:
		return "accept"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "incomplete"
	case !errors.As(err, &fault):
		return err.Error()
	}
	switch fault.Condition {
	case xmlstream.RestrictedXML:
		return "reject:restricted"
	case xmlstream.UnsupportedEncoding:
		return "reject:encoding"
	case xmlstream.NotWellFormed:
		return "reject:not-well-formed"
	}
	return string(fault.Condition)
}

func (c *conformanceCase) verdictOK(got string) bool {
	for _, want := range append([]string{c.Verdict}, c.Also...) {
		if want == "reject:namespace" {
			want = "reject:not-well-formed"
		}
		if c.BOM && (want == "accept" || want == "incomplete") {
			continue
		}
		// An input that ends early has no fault until its end.
		if got == want || got == "incomplete" && want == "reject:not-well-formed" {
			return true
		}
	}
	// RFC 6120 §11.6: U+FEFF is a character, and none may stand before the
	// root. That is the first fault of a document with a byte order mark,
	// whatever else is in it.
	return c.BOM && got == "reject:not-well-formed"
}

var document = &xmlstream.Options{Mode: xmlstream.Document, Limits: xmlstream.Unlimited()}

// feedDocument feeds input in pieces and ends it. It returns the merged events
// of complete documents.
func (c *conformanceCase) feedDocument(t *testing.T, sizes []int) (list []any, err error) {
	tok := xmlstream.NewTokenizer(document)
	restarts := c.RestartAt
	fed := 0
	feed := func(b []byte) error {
		for len(b) > 0 {
			n, _ := tok.Write(b)
			b = b[n:]
			fed += n
			for {
				event, err := tok.Next()
				if err != nil {
					if fed <= c.OKThrough && !c.BOM {
						t.Errorf("fault after %d bytes, which hold none: %v", fed, err)
					}
					var fault *xmlstream.SyntaxError
					if errors.As(err, &fault) && (fault.Offset < 0 || fault.Offset > int64(fed)) {
						t.Errorf("the fault's offset %d is not in the %d bytes fed", fault.Offset, fed)
					}
					return err
				}
				if event == xmlstream.NeedMore {
					break
				}
				if event == xmlstream.Child {
					if end := tok.InputOffset(); end != int64(fed) && c.bytes[end-1] != '>' {
						t.Errorf("the element ends at %d", end)
					}
					list = append(list, events(tok.Element())...)
				}
			}
		}
		return nil
	}
	at := 0
	for _, size := range sizes {
		end := at + size
		for len(restarts) > 0 && restarts[0] <= end {
			if err := feed(c.bytes[at:restarts[0]]); err != nil {
				return list, err
			}
			at = restarts[0]
			restarts = restarts[1:]
			if err := tok.Restart(xmlstream.DropUnread); err != nil {
				return list, err
			}
		}
		if err := feed(c.bytes[at:end]); err != nil {
			return list, err
		}
		at = end
	}
	return list, tok.End()
}

// complete drops the events before the last restart: an element that a restart
// interrupts is never complete.
func (c *conformanceCase) complete() []any {
	for i := len(c.Events) - 1; i >= 0; i-- {
		if cmp.Equal(c.Events[i], []any{"restart"}) {
			return c.Events[i+1:]
		}
	}
	return c.Events
}

func (c *conformanceCase) run(t *testing.T, two bool) {
	var first string
	for name, sizes := range cuts(len(c.bytes), two) {
		list, err := c.feedDocument(t, sizes)
		if got := verdictOf(err); !c.verdictOK(got) {
			t.Fatalf("%s: verdict %s, want %s (also %v): %v\n%.200q", name, got, c.Verdict, c.Also, err, c.bytes)
		}
		if c.Verdict == "accept" && err == nil {
			if diff := cmp.Diff(c.complete(), list); diff != "" {
				t.Fatalf("%s: events (-want +got):\n%s", name, diff)
			}
		}
		var message string
		if err != nil {
			message = err.Error()
		}
		if name == "whole" {
			first = message
		} else if message != first {
			t.Fatalf("%s: error %q, whole: %q", name, message, first)
		}
	}
	e, err := xmlstream.Parse(c.bytes, document)
	if len(c.RestartAt) > 0 {
		return
	}
	if got := verdictOf(err); !c.verdictOK(got) {
		t.Errorf("Parse: verdict %s, want %s: %v", got, c.Verdict, err)
	}
	if err != nil && !e.IsZero() {
		t.Error("Parse delivers an element with an error")
	}
	if err == nil {
		if diff := cmp.Diff(c.Events, events(e)); diff != "" {
			t.Errorf("Parse: events (-want +got):\n%s", diff)
		}
	}
}

func TestConformanceDocuments(t *testing.T) {
	dir := sharedPath(t, "conformance")
	want := map[string][]any{}
	for _, line := range readLines[conformanceCase](t, dir+"/events.jsonl") {
		want[line.ID] = line.Events
	}
	for _, c := range readLines[conformanceCase](t, dir+"/manifest.jsonl") {
		c.bytes = mustRead(t, dir+"/"+c.File)
		c.Events = want[c.ID]
		c.BOM = bytes.HasPrefix(c.bytes, []byte("\xEF\xBB\xBF"))
		t.Run(c.ID, func(t *testing.T) { c.run(t, false) })
	}
}

func TestConformanceCases(t *testing.T) {
	for _, c := range readLines[conformanceCase](t, sharedPath(t, "conformance/cases.jsonl")) {
		c.bytes = []byte(c.Input)
		if c.InputHex != "" {
			b, err := hex.DecodeString(c.InputHex)
			if err != nil {
				t.Fatal(err)
			}
			c.bytes = b
		}
		c.BOM = bytes.HasPrefix(c.bytes, []byte("\xEF\xBB\xBF"))
		t.Run(strings.ReplaceAll(c.ID, "/", "-"), func(t *testing.T) { c.run(t, len(c.bytes) < 2000) })
	}
}
