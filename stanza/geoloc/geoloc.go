// Package geoloc has where a user is (XEP-0080), the payload of an item in
// package pubsub, in the node that is called as the namespace.
package geoloc

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// Namespace is that of this package.
const Namespace = "http://jabber.org/protocol/geoloc"

// Types are the types of this package, for stanza.NewCodec.
func Types() stanza.Types { return stanza.TypeOf[Geoloc]() }

// Geoloc is a place; empty, it says that the user stopped telling (XEP-0080
// §2). Nil means that a number is not said; see At:
//
//	<geoloc xmlns='http://jabber.org/protocol/geoloc'>
//	  <accuracy>20</accuracy>
//	  <lat>51.5</lat>
//	  <lon>-0.12</lon>
//	</geoloc>
type Geoloc struct {
	XMLName     struct{}  `xml:"http://jabber.org/protocol/geoloc geoloc"`
	Lang        string    `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Accuracy    *Decimal  `xml:"accuracy"` // of Lat and Lon, in metres
	Alt         *Decimal  `xml:"alt"`      // above sea level, in metres
	AltAccuracy *Decimal  `xml:"altaccuracy"`
	Area        string    `xml:"area,omitempty"`
	Bearing     *Decimal  `xml:"bearing"` // in degrees from true north
	Building    string    `xml:"building,omitempty"`
	Country     string    `xml:"country,omitempty"`
	CountryCode string    `xml:"countrycode,omitempty"` // of ISO 3166
	Datum       string    `xml:"datum,omitempty"`       // "" means WGS84
	Description string    `xml:"description,omitempty"`
	Error       *Decimal  `xml:"error"` // of old, in arc minutes: use Accuracy
	Floor       string    `xml:"floor,omitempty"`
	Lat         *Decimal  `xml:"lat"` // in degrees, north is positive
	Locality    string    `xml:"locality,omitempty"`
	Lon         *Decimal  `xml:"lon"` // in degrees, east is positive
	PostalCode  string    `xml:"postalcode,omitempty"`
	Region      string    `xml:"region,omitempty"`
	RegionCode  string    `xml:"regioncode,omitempty"`
	Room        string    `xml:"room,omitempty"`
	Speed       *Decimal  `xml:"speed"` // in metres per second
	Street      string    `xml:"street,omitempty"`
	Text        string    `xml:"text,omitempty"`
	Timestamp   time.Time `xml:"timestamp,omitempty"`
	TZO         string    `xml:"tzo,omitempty"` // the offset from UTC, of XEP-0082
	URI         string    `xml:"uri,omitempty"`
	stanza.Extra
}

// At returns a place by its coordinates in degrees.
func At(lat, lon float64) *Geoloc {
	return &Geoloc{Lat: (*Decimal)(&lat), Lon: (*Decimal)(&lon)}
}

// Decimal is a number that is written without an exponent (xs:decimal).
type Decimal float64

var errDecimal = errors.New("the number is not decimal")

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Decimal) UnmarshalText(text []byte) error {
	s := strings.TrimSpace(string(text))
	if s == "" || strings.Trim(s, "+-.0123456789") != "" {
		return errDecimal
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return errDecimal
	}
	*d = Decimal(f)
	return nil
}

// MarshalText implements encoding.TextMarshaler.
func (d Decimal) MarshalText() ([]byte, error) {
	if f := float64(d); math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, errDecimal
	}
	return strconv.AppendFloat(nil, float64(d), 'f', -1, 64), nil
}
