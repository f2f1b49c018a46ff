// Package rsm has result set management (XEP-0059,
// http://jabber.org/protocol/rsm): a long answer in pages. The element goes into
// the payload of the request and comes back in that of the answer, of any
// protocol that knows of it.
//
//	set := rsm.Page(50)         // the first page, of at most 50 items
//	set = answer.Set.Next(50)   // the one after it
package rsm

import "github.com/xmppwire/xmppwire/stanza"

// Namespace is that of all elements of this package.
const Namespace = "http://jabber.org/protocol/rsm"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Set]() }

// Set asks for a page, or says which page the answer is (XEP-0059 §2):
//
//	<set xmlns='http://jabber.org/protocol/rsm'><max>20</max><after>m4</after></set>
//	<set xmlns='http://jabber.org/protocol/rsm'><first index='20'>m5</first><last>m9</last><count>25</count></set>
type Set struct {
	XMLName struct{} `xml:"http://jabber.org/protocol/rsm set"`

	// Of a request. Max limits the items of the page; 0 asks for Count alone.
	// After and Before name an item beside the page; an empty Before asks for the
	// last page. Index asks for the page that begins there, counted from 0.
	Max    *int    `xml:"max"`
	After  string  `xml:"after,omitempty"`
	Before *string `xml:"before"`
	Index  *int    `xml:"index"`

	// Of an answer: the first and last item of the page, and how many there are
	// in all, which may be an estimate.
	First *First `xml:"first"`
	Last  string `xml:"last,omitempty"`
	Count *int   `xml:"count"`
	stanza.Extra
}

// First names the first item of a page (XEP-0059):
//
//	<first index='20'>m5</first>
type First struct {
	Index *int   `xml:"index,attr"` // among all items, from 0
	ID    string `xml:",chardata"`
	stanza.Extra
}

// Page asks for the first page.
func Page(limit int) *Set { return &Set{Max: &limit} }

// LastPage asks for the last page.
func LastPage(limit int) *Set { return &Set{Max: &limit, Before: new("")} }

// Next asks for the page after that of an answer, nil if the page was empty.
func (s *Set) Next(limit int) *Set {
	if s.Last == "" {
		return nil
	}
	return &Set{Max: &limit, After: s.Last}
}

// Previous asks for the page before that of an answer, nil if the page was
// empty.
func (s *Set) Previous(limit int) *Set {
	if s.First == nil || s.First.ID == "" {
		return nil
	}
	return &Set{Max: &limit, Before: new(s.First.ID)}
}
