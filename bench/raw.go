package main

import "encoding/xml"

// This file has what Decode makes of a stanza, before any Get, as structs of
// encoding/xml: the header, the texts in their languages, and all else as it was
// received. Other first-level children have the structs of newTheirs on both sides.

func newRaw(name xml.Name) (any, error) {
	switch name {
	case xml.Name{Space: contentSpace, Local: "message"}:
		return new(rawMessage), nil
	case xml.Name{Space: contentSpace, Local: "presence"}:
		return new(rawPresence), nil
	case xml.Name{Space: contentSpace, Local: "iq"}:
		return new(rawIQ), nil
	}
	return newTheirs(name)
}

type rawMessage struct {
	XMLName xml.Name `xml:"jabber:client message"`
	stanzaAttrs
	Subject  []rawText    `xml:"jabber:client subject"`
	Body     []rawText    `xml:"jabber:client body"`
	Thread   *rawThread   `xml:"jabber:client thread"`
	Attrs    []xml.Attr   `xml:",any,attr"`
	Payloads []rawPayload `xml:",any"`
}

type rawPresence struct {
	XMLName xml.Name `xml:"jabber:client presence"`
	stanzaAttrs
	Show     string       `xml:"jabber:client show"`
	Status   []rawText    `xml:"jabber:client status"`
	Priority int8         `xml:"jabber:client priority"`
	Attrs    []xml.Attr   `xml:",any,attr"`
	Payloads []rawPayload `xml:",any"`
}

type rawIQ struct {
	XMLName xml.Name `xml:"jabber:client iq"`
	stanzaAttrs
	Attrs    []xml.Attr   `xml:",any,attr"`
	Payloads []rawPayload `xml:",any"`
}

type rawText struct {
	Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Value string `xml:",chardata"`
}

type rawThread struct {
	Parent string `xml:"parent,attr"`
	ID     string `xml:",chardata"`
}

type rawPayload struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Inner   []byte     `xml:",innerxml"`
}
