package stanza_test

import (
	"errors"
	"fmt"

	"github.com/xmppwire/xmppwire/stanza"
)

func ExampleParseJID() {
	j, err := stanza.ParseJID("Juliet@xn--bcher-kva.example/Balcony")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(j)
	fmt.Println(j.Local(), j.Domain(), j.Resource())
	fmt.Println(j.Bare() == stanza.MustParseJID("juliet@BÜCHER.example"))
	// Output:
	// juliet@bücher.example/Balcony
	// juliet bücher.example Balcony
	// true
}

// An address that a person typed goes back with what is wrong with it.
func ExampleJIDError() {
	_, err := stanza.ParseJID("juliet capulet@example.com")
	fmt.Println(err)

	var fault *stanza.JIDError
	if errors.As(err, &fault) {
		fmt.Println("at fault:", fault.Part)
	}
	// Output:
	// stanza: JID "juliet capulet@example.com" has a bad local part: U+0020 ' ' is not allowed in it, EscapeLocal writes it as XEP-0106 has it
	// at fault: local
}

// The nickname of an occupant is the resource of the room's address.
func ExampleJID_WithResource() {
	room := stanza.MustParseJID("coven@chat.shakespeare.lit")
	occupant, err := room.WithResource("Third Witch")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(occupant)
	// Output: coven@chat.shakespeare.lit/Third Witch
}

// A gateway makes addresses of those of another system.
func ExampleEscapeLocal() {
	j, err := stanza.NewJID(stanza.EscapeLocal("d'artagnan@gascony.example"), "mail.example.com", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(j)
	fmt.Println(stanza.UnescapeLocal(j.Local()))
	// Output:
	// d\27artagnan\40gascony.example@mail.example.com
	// d'artagnan@gascony.example
}
