package corpus

import (
	"encoding/base64"
	"fmt"
)

var users = []string{
	"mara", "tomas", "ines", "yusuf", "olga.petrova", "k.nakamura", "henrik", "lucia", "dmitri", "the-pilot", "anna_w", "b612", "priya", "sven", "zoe", "quartermaster",
}

var domains = []string{"harbor.example", "lighthouse.example", "chat.ferry.example", "im.tide.example"}

var resources = []string{"phone", "desk", "Conversations.k3Jz", "gajim.7QX0A2", "web-4419", "profanity", "Dino.5c0ab1f2", "tablet"}

// sentences are written as XML: bodies and statuses of several languages.
var sentences = []string{
	"ok",
	"On my way, back in ten minutes.",
	"Did you see the tide table for next week? It has low water at six.",
	"I&apos;ll bring the ropes &amp; the spare lantern; the crew of the Kittiwake can keep theirs.",
	"See https://harbor.example/notices/2026/11?page=2&amp;sort=date for the whole list, it is long.",
	"Größere Schiffe müssen heute früher auslaufen, schöne Grüße aus Kiel",
	"Le phare est éteint depuis hier soir, quelqu'un peut vérifier ?",
	"Завтра в семь утра у третьего причала, не опаздывай пожалуйста",
	"明日の朝、三番桟橋で会いましょう。天気が心配です。",
	"Mañana salimos a las ocho 🚢 con marea alta 🌊",
	"no",
	"if x &lt; 3 then the fender goes on the port side, else starboard",
	"The pilot wrote: \"keep to the green buoys until the wreck is on your left, then wait for the signal\". I would rather go round by the north, since nobody has sounded that channel since the storm and our draught is what it is.",
	"haha 😄",
	"Can you call me when you are back at the desk",
	"thanks!",
}

func (g *generator) bare() string { return pick(g, users) + "@" + pick(g, domains) }

func (g *generator) full() string { return g.bare() + "/" + pick(g, resources) }

func (g *generator) hex(digits int) string {
	return fmt.Sprintf("%0*x", digits, g.Uint64()>>(64-4*digits))
}

func (g *generator) uuid() string {
	return fmt.Sprintf("%s-%s-4%s-a%s-%s", g.hex(8), g.hex(4), g.hex(3), g.hex(3), g.hex(12))
}

func (g *generator) base64(bytes int) string {
	b := make([]byte, bytes)
	for i := range b {
		b[i] = byte(g.Uint32())
	}
	return base64.StdEncoding.EncodeToString(b)
}

func (g *generator) stamp() string {
	return fmt.Sprintf("2026-%02d-%02dT%02d:%02d:%02d.%06dZ", 1+g.IntN(12), 1+g.IntN(28), g.IntN(24), g.IntN(60), g.IntN(60), g.IntN(1_000_000))
}
