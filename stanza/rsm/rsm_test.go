package rsm_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/rsm"
)

const ns = " xmlns='http://jabber.org/protocol/rsm'"

func TestWire(t *testing.T) {
	wiretest.Run(t, rsm.Types(), map[string]wiretest.Case{
		"first page":     {XML: "<set" + ns + "><max>10</max></set>", Want: rsm.Page(10)},
		"count alone":    {XML: "<set" + ns + "><max>0</max></set>", Want: rsm.Page(0)},
		"last page":      {XML: "<set" + ns + "><max>10</max><before></before></set>", Want: rsm.LastPage(10)},
		"after":          {XML: "<set" + ns + "><max>10</max><after>m4</after></set>", Want: &rsm.Set{Max: new(10), After: "m4"}},
		"before":         {XML: "<set" + ns + "><max>10</max><before>m4</before></set>", Want: &rsm.Set{Max: new(10), Before: new("m4")}},
		"by index":       {XML: "<set" + ns + "><max>10</max><index>0</index></set>", Want: &rsm.Set{Max: new(10), Index: new(0)}},
		"answer":         {XML: "<set" + ns + "><first index='0'>m1</first><last>m9</last><count>25</count></set>", Want: &rsm.Set{First: &rsm.First{Index: new(0), ID: "m1"}, Last: "m9", Count: new(25)}},
		"answer, scarce": {XML: "<set" + ns + "><first>m1</first><last>m9</last></set>", Want: &rsm.Set{First: &rsm.First{ID: "m1"}, Last: "m9"}},
		"empty answer":   {XML: "<set" + ns + "><count>0</count></set>", Want: &rsm.Set{Count: new(0)}},
	})
}

func TestBad(t *testing.T) {
	wiretest.Bad(t, rsm.Types(), map[string]string{
		"max":   "<set" + ns + "><max>many</max></set>",
		"count": "<set" + ns + "><count>99999999999999999999</count></set>",
		"index": "<set" + ns + "><first index='x'>m1</first></set>",
	})
}

func TestPages(t *testing.T) {
	page := &rsm.Set{First: &rsm.First{ID: "m5"}, Last: "m9"}
	tests := map[string]struct{ got, want *rsm.Set }{
		"next":                {page.Next(3), &rsm.Set{Max: new(3), After: "m9"}},
		"previous":            {page.Previous(3), &rsm.Set{Max: new(3), Before: new("m5")}},
		"next of nothing":     {(&rsm.Set{}).Next(3), nil},
		"previous of nothing": {(&rsm.Set{}).Previous(3), nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, test.got, cmpopts.IgnoreTypes(stanza.Extra{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
