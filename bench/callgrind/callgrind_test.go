package main

import "testing"

// TestInputs feeds what is measured, without valgrind, so that no figure is
// that of a refusal.
func TestInputs(t *testing.T) {
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			for _, feed := range []int{whole, 64, 1} {
				if n, err := tokenise(s.stream(2000), feed); n != 1 || err != nil {
					t.Errorf("feeds of %d: %d stanzas, %v", feed, n, err)
				}
			}
			if n, err := tokenise(s.repeated(500, 3), 64); n != 3 || err != nil {
				t.Errorf("repeated: %d stanzas, %v", n, err)
			}
		})
	}
}

func TestRecipe(t *testing.T) {
	r := new(recipe)
	r.Parts = append(r.Parts, struct {
		Text, Hex, Unit string
		Count           int
		Scaled          bool
	}{Text: "t", Hex: "0a", Unit: "<{i}{r}>", Count: 1, Scaled: true})
	if got, want := string(r.stream(2)), "t\n<01><10>"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
