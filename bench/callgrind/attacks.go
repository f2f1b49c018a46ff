package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// attack is a line of the manifest of hostile input: a recipe that scales.
type attack struct {
	ID     string
	Recipe *recipe
	Expect struct{ Verdict string }
}

type recipe struct {
	Parts []struct {
		Text, Hex, Unit string
		Count           int
		Scaled          bool
	}
	Scale []int
}

// attackChecks holds every recipe that scales to the linear bound.
func attackChecks(dir string) (checks []check, err error) {
	f, err := os.Open(filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var a attack
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		if a.Recipe == nil || len(a.Recipe.Scale) == 0 || a.Expect.Verdict != "accept" {
			continue
		}
		for _, feed := range []int{whole, 64, 1} {
			checks = append(checks, check{"attack/" + a.ID, a.Recipe.sample(1, feed), a.Recipe.sample(4, feed), linear})
		}
	}
	return checks, lines.Err()
}

func (r *recipe) sample(scale, feed int) sample {
	return sample{func() []byte { return r.stream(scale) }, fmt.Sprintf("%d ×", scale), feed}
}

func (r *recipe) stream(scale int) []byte {
	var b []byte
	for _, p := range r.Parts {
		raw, err := hex.DecodeString(p.Hex)
		if err != nil {
			panic(err) // the recipe is wrong
		}
		b = append(append(b, p.Text...), raw...)
		count := p.Count
		if p.Scaled {
			count *= scale
		}
		for i := range count {
			unit := strings.ReplaceAll(p.Unit, "{i}", strconv.Itoa(i))
			b = append(b, strings.ReplaceAll(unit, "{r}", strconv.Itoa(count-1-i))...)
		}
	}
	return b
}
