package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// TestLatency checks which IQs count as answers.
func TestLatency(t *testing.T) {
	bound := "<iq type='result' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>mara@harbor.example/lantern</jid></bind></iq>"
	for _, test := range []struct {
		name, asked, answered string
		fromServer            bool // asks
		want                  bool
	}{
		{"same address", "id='1' to='a.example'", "id='1' from='a.example'", false, true},
		{"no address", "id='1'", "id='1'", false, true},
		{"own account named in the answer", "id='1'", "id='1' from='mara@harbor.example'", false, true},
		{"own account named in the question", "id='1' to='mara@harbor.example'", "id='1'", false, true},
		{"own address in full", "id='1'", "id='1' from='mara@harbor.example/lantern' to='mara@harbor.example/lantern'", false, true},
		{"another form of the address", "id='1' to='A.example'", "id='1' from='a.example'", false, true},
		{"another id", "id='1' to='a.example'", "id='2' from='a.example'", false, false},
		{"another address", "id='1' to='a.example'", "id='1' from='b.example'", false, false},
		{"another resource", "id='1' to='a@a.example/x'", "id='1' from='a@a.example/y'", false, false},
		{"asked by the server", "id='1' from='a.example'", "id='1' to='a.example'", true, true},
		{"asked by another than is answered", "id='1' from='a.example'", "id='1' to='b.example'", true, false},
	} {
		for _, kind := range []string{"result", "error"} {
			t.Run(test.name+", "+kind, func(t *testing.T) {
				o := newObserver(&xmlstream.Options{FollowRestarts: true}, &names{})
				asks := c2s
				if test.fromServer {
					asks = s2c
				}
				o.see(chunk{kind: begins})
				for i, c := range []chunk{
					{direction: c2s, data: []byte(testHeader)},
					{direction: s2c, data: []byte(testHeader + bound)},
					{direction: asks, data: []byte("<iq type='get' " + test.asked + "><a xmlns='b'/></iq>")},
					{direction: asks.other(), data: []byte("<iq type='" + kind + "' " + test.answered + "/>")},
					{direction: asks.other(), data: []byte("<iq type='" + kind + "' " + test.answered + "/>")}, // once is enough
				} {
					c.kind, c.at = carries, time.Duration(i)*time.Second
					o.see(c)
				}
				want := 0
				if test.want {
					want = 1
				}
				if got := o.summary.answers; got.count != want || got.max != time.Duration(want)*time.Second {
					t.Errorf("%d answers, the last after %v", got.count, got.max)
				}
			})
		}
	}
}

// TestQuantiles compares quantiles with those of sorted durations.
func TestQuantiles(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	l := latencies{buckets: map[int]int{}}
	var all []time.Duration
	for range 5000 {
		d := time.Duration(random.ExpFloat64()*1e9) + time.Microsecond
		all = append(all, d)
		l.add(d)
	}
	slices.Sort(all)
	for _, part := range []float64{0.01, 0.5, 0.9, 0.99, 1} {
		want := all[int(part*5000)-1]
		if got := l.quantile(part); float64(got) < float64(want)*0.98 || float64(got) > float64(want)*1.02 {
			t.Errorf("the quantile %v is %v, want about %v", part, got, want)
		}
	}
	if l.min != all[0] || l.max != all[4999] {
		t.Errorf("the least is %v, the most %v", l.min, l.max)
	}
}

// TestCountsAreBounded checks that peers who invent names do not fill memory.
func TestCountsAreBounded(t *testing.T) {
	c := counts{}
	for i := range 5 * mostNames {
		c.add(fmt.Sprint(i))
	}
	if len(c) > mostNames+1 || c["others"] != 4*mostNames {
		t.Errorf("%d names, %d others", len(c), c["others"])
	}
	o := newObserver(&xmlstream.Options{}, &names{})
	conn := o.connect(chunk{})
	o.connections[0] = conn
	o.see(chunk{direction: c2s, kind: carries, data: []byte(testHeader)})
	for i := range 2 * mostRequests {
		o.see(chunk{direction: c2s, kind: carries, data: fmt.Appendf(nil, "<iq type='get' id='%d'><a xmlns='b'/></iq>", i)})
	}
	if len(conn.asked) != mostRequests {
		t.Errorf("%d questions are remembered", len(conn.asked))
	}
}
