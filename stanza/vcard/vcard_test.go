package vcard_test

import (
	"testing"

	"github.com/xmppwire/xmppwire/stanza/internal/wiretest"
	"github.com/xmppwire/xmppwire/stanza/vcard"
)

func pointer[T any](v T) *T { return &v }

func TestWire(t *testing.T) {
	wiretest.Run(t, vcard.Types(), wiretest.Cases{
		"request": {XML: "<vCard xmlns='vcard-temp'/>", Want: &vcard.VCard{}},
		"all properties": {
			XML: "<vCard xmlns='vcard-temp'><VERSION>3.0</VERSION><FN>Dr Ada B. Example II</FN>" +
				"<N><FAMILY>Example</FAMILY><GIVEN>Ada</GIVEN><MIDDLE>B.</MIDDLE><PREFIX>Dr</PREFIX><SUFFIX>II</SUFFIX></N>" +
				"<NICKNAME>ada</NICKNAME><PHOTO><TYPE>image/png</TYPE><BINVAL>AGE=</BINVAL></PHOTO><BDAY>1815-12-10</BDAY>" +
				"<ADR><HOME/><WORK/><POSTAL/><PARCEL/><DOM/><INTL/><PREF/><POBOX>7</POBOX><EXTADD>Flat 2</EXTADD><STREET>1 Road</STREET>" +
				"<LOCALITY>Town</LOCALITY><REGION>Shire</REGION><PCODE>AB1</PCODE><CTRY>UK</CTRY></ADR><ADR><WORK/></ADR>" +
				"<LABEL><HOME/><LINE>Ada Example</LINE><LINE>1 Road</LINE></LABEL>" +
				"<TEL><HOME/><WORK/><VOICE/><FAX/><PAGER/><MSG/><CELL/><VIDEO/><BBS/><MODEM/><ISDN/><PCS/><PREF/><NUMBER>+44 20 5550100</NUMBER></TEL>" +
				"<EMAIL><HOME/><WORK/><INTERNET/><PREF/><X400/><USERID>ada@mail.example</USERID></EMAIL>" +
				"<JABBERID>ada@example.org</JABBERID><MAILER>mutt</MAILER><TZ>-05:00</TZ><GEO><LAT>51.5</LAT><LON>-0.12</LON></GEO>" +
				"<TITLE>Countess</TITLE><ROLE>Programmer</ROLE><LOGO><EXTVAL>https://example.org/l.png</EXTVAL></LOGO>" +
				"<AGENT><vCard><FN>Bob</FN><AGENT><EXTVAL>https://example.org/c.vcf</EXTVAL></AGENT></vCard></AGENT>" +
				"<ORG><ORGNAME>Example</ORGNAME><ORGUNIT>House</ORGUNIT><ORGUNIT>Kitchen</ORGUNIT></ORG>" +
				"<CATEGORIES><KEYWORD>tea</KEYWORD><KEYWORD>numbers</KEYWORD></CATEGORIES><NOTE>n</NOTE><PRODID>p</PRODID><REV>2026-01-31</REV>" +
				"<SORT-STRING>example</SORT-STRING><SOUND><PHONETIC>ay-da</PHONETIC></SOUND><UID>u</UID><URL>https://example.org/</URL>" +
				"<CLASS><CONFIDENTIAL/></CLASS><KEY><TYPE>x509</TYPE><CRED>MIIB</CRED></KEY><DESC>d</DESC></vCard>",
			Want: &vcard.VCard{
				Version: "3.0", FN: "Dr Ada B. Example II",
				N:        &vcard.Name{Family: "Example", Given: "Ada", Middle: "B.", Prefix: "Dr", Suffix: "II"},
				Nickname: "ada", Photo: &vcard.Image{Type: "image/png", Data: []byte("\x00a")}, Birthday: "1815-12-10",
				Addresses: []vcard.Address{{
					Home: true, Work: true, Postal: true, Parcel: true, Domestic: true, International: true, Preferred: true,
					POBox: "7", Extended: "Flat 2", Street: "1 Road", Locality: "Town", Region: "Shire", PostalCode: "AB1", Country: "UK",
				}, {Work: true}},
				Labels: []vcard.Label{{Home: true, Lines: []string{"Ada Example", "1 Road"}}},
				Telephones: []vcard.Telephone{{
					Home: true, Work: true, Voice: true, Fax: true, Pager: true, Messages: true, Cell: true, Video: true,
					BBS: true, Modem: true, ISDN: true, PCS: true, Preferred: true, Number: "+44 20 5550100",
				}},
				Emails:   []vcard.Email{{Home: true, Work: true, Internet: true, Preferred: true, X400: true, Address: "ada@mail.example"}},
				JabberID: "ada@example.org", Mailer: "mutt", TZ: "-05:00", Geo: &vcard.Geo{Lat: "51.5", Lon: "-0.12"},
				Title: "Countess", Role: "Programmer", Logo: &vcard.Image{URI: "https://example.org/l.png"},
				Agent:      &vcard.Agent{VCard: &vcard.VCard{FN: "Bob", Agent: &vcard.Agent{URI: "https://example.org/c.vcf"}}},
				Org:        &vcard.Org{Name: "Example", Units: []string{"House", "Kitchen"}},
				Categories: &vcard.Categories{Keywords: []string{"tea", "numbers"}},
				Note:       "n", ProdID: "p", Rev: "2026-01-31", SortString: "example", Sound: &vcard.Sound{Phonetic: "ay-da"},
				UID: "u", URL: "https://example.org/", Class: &vcard.Class{Access: vcard.Confidential},
				Key: &vcard.Key{Type: "x509", Cred: "MIIB"}, Desc: "d",
			},
		},
		"sound as data": {
			XML:  "<vCard xmlns='vcard-temp'><SOUND><BINVAL>AGE=</BINVAL></SOUND></vCard>",
			Want: &vcard.VCard{Sound: &vcard.Sound{Data: []byte("\x00a")}},
		},
		"update without photo": {XML: "<x xmlns='vcard-temp:x:update'><photo/></x>", Want: &vcard.Update{Photo: pointer("")}},
		"update not ready":     {XML: "<x xmlns='vcard-temp:x:update'/>", Want: &vcard.Update{}},
		"update": {
			XML:  "<x xmlns='vcard-temp:x:update'><photo>a8f5f167f44f4964e6c998dee827110c00000000</photo></x>",
			Want: &vcard.Update{Photo: pointer("a8f5f167f44f4964e6c998dee827110c00000000")},
		},
	})
}

func TestBadValue(t *testing.T) {
	wiretest.Bad(t, vcard.Types(), map[string]string{
		"photo": "<vCard xmlns='vcard-temp'><FN>Ada</FN><PHOTO><TYPE>image/png</TYPE><BINVAL>!</BINVAL></PHOTO></vCard>",
	})
}

func TestHash(t *testing.T) {
	tests := map[string]struct {
		image *vcard.Image
		want  string
	}{
		"none":      {nil, ""},
		"elsewhere": {&vcard.Image{URI: "https://example.org/a.png"}, ""},
		"data":      {&vcard.Image{Data: []byte("abc")}, "a9993e364706816aba3e25717850c26c9cd0d89d"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.image.Hash(); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}
