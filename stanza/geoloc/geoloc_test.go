package geoloc_test

import (
	"math"
	"testing"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/geoloc"
	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
)

func decimal(d geoloc.Decimal) *geoloc.Decimal { return &d }

func TestWire(t *testing.T) {
	const ns = " xmlns='http://jabber.org/protocol/geoloc'"
	wiretest.Run(t, geoloc.Types(), wiretest.Cases{
		"stopped": {XML: "<geoloc" + ns + "/>", Want: &geoloc.Geoloc{}},
		"origin":  {XML: "<geoloc" + ns + "><lat>0</lat><lon>0</lon></geoloc>", Want: geoloc.At(0, 0)},
		"small and large": {
			XML:  "<geoloc" + ns + "><alt>1234567</alt><lat>0.0000001</lat></geoloc>",
			Want: &geoloc.Geoloc{Alt: decimal(1234567), Lat: decimal(1e-7)},
		},
		"all": {
			XML: "<geoloc" + ns + " xml:lang='en'><accuracy>20</accuracy><alt>-3.5</alt><altaccuracy>10</altaccuracy><area>a</area><bearing>90</bearing>" +
				"<building>b</building><country>c</country><countrycode>GB</countrycode><datum>WGS84</datum><description>d</description><error>1.5</error>" +
				"<floor>2</floor><lat>51.5</lat><locality>l</locality><lon>-0.12</lon><postalcode>p</postalcode><region>r</region><regioncode>rc</regioncode>" +
				"<room>ro</room><speed>1.4</speed><street>s</street><text>t</text><timestamp>2026-01-31T00:00:00Z</timestamp><tzo>+01:00</tzo><uri>https://g.example/</uri></geoloc>",
			Want: &geoloc.Geoloc{
				Lang: "en", Accuracy: decimal(20), Alt: decimal(-3.5), AltAccuracy: decimal(10), Area: "a", Bearing: decimal(90),
				Building: "b", Country: "c", CountryCode: "GB", Datum: "WGS84", Description: "d", Error: decimal(1.5),
				Floor: "2", Lat: decimal(51.5), Locality: "l", Lon: decimal(-0.12), PostalCode: "p", Region: "r", RegionCode: "rc",
				Room: "ro", Speed: decimal(1.4), Street: "s", Text: "t", Timestamp: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), TZO: "+01:00", URI: "https://g.example/",
			},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, geoloc.Types(), map[string]string{
		"not a number": "<geoloc xmlns='http://jabber.org/protocol/geoloc'><lat>NaN</lat></geoloc>",
		"exponent":     "<geoloc xmlns='http://jabber.org/protocol/geoloc'><lat>1e3</lat></geoloc>",
		"two signs":    "<geoloc xmlns='http://jabber.org/protocol/geoloc'><lat>--3</lat></geoloc>",
		"timestamp":    "<geoloc xmlns='http://jabber.org/protocol/geoloc'><timestamp>now</timestamp></geoloc>",
	})
}

func TestNoDecimal(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if out, err := stanza.Append(nil, geoloc.At(f, 0)); err == nil || len(out) > 0 {
			t.Errorf("%v is written as %s", f, out)
		}
	}
}
