package main

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"os"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// charted are the corpora of the chart, one bar each: a vocabulary that an
// XMPP library knows, and one that it does not.
var charted = []struct {
	corpus, legend string
	colour         color.Color
}{
	{"mixed", "mixed XMPP", color.RGBA{R: 0x1f, G: 0x77, B: 0xb4, A: 0xff}},
	{"alien", "alien vocabulary", color.RGBA{R: 0xff, G: 0xa0, B: 0x40, A: 0xff}},
}

const barWidth = 11 // points

// drawChart draws horizontal bars, the first parser on top.
func drawChart(path, machine string, names []string, figures [][]figure) error {
	plot.DefaultFont = font.Font{Typeface: "Liberation", Variant: "Sans"}
	plotter.DefaultFont = plot.DefaultFont
	p := plot.New()
	p.Title.Text = machine
	p.Title.Padding = vg.Points(8)
	p.X.Min = 0
	p.X.Label.Text = "times as fast as Decoder.Token of encoding/xml, on the same stream in the same rounds"
	p.X.Tick.Marker = plot.TickerFunc(everyFive)
	p.Legend.Padding = vg.Points(4)
	p.Legend.XOffs = vg.Points(-8)

	for i, c := range charted {
		at := slices.Index(names, c.corpus)
		if at < 0 {
			continue
		}
		var values plotter.Values
		labels := plotter.XYLabels{}
		for n := range parsers {
			ratio := figures[len(parsers)-1-n][at].ratio
			values = append(values, ratio)
			labels.XYs = append(labels.XYs, plotter.XY{X: ratio, Y: float64(n)})
			labels.Labels = append(labels.Labels, fmt.Sprintf(" %.1f", ratio))
		}
		bars, err := plotter.NewBarChart(values, vg.Points(barWidth))
		if err != nil {
			return err
		}
		bars.Horizontal = true
		bars.Color = c.colour
		bars.LineStyle.Width = 0
		bars.Offset = vg.Points(barWidth * (0.5 - float64(i)))
		text, err := plotter.NewLabels(labels)
		if err != nil {
			return err
		}
		text.Offset = vg.Point{Y: bars.Offset - vg.Points(barWidth/3)}
		p.Add(bars, text)
		p.Legend.Add(c.legend, bars)
		p.X.Max = max(p.X.Max, slices.Max(values)*1.08)
	}
	var rows []string
	for _, q := range slices.Backward(parsers) {
		name := q.name
		if q.checksAll() {
			name += " (checks all)"
		}
		rows = append(rows, name)
	}
	p.NominalY(rows...)

	canvas := vgsvg.New(vg.Points(760), vg.Points(float64(80+32*len(parsers))))
	const margin = 8
	p.Draw(draw.Crop(draw.New(canvas), margin, -margin, margin, -margin))
	var svg bytes.Buffer
	if _, err := canvas.WriteTo(&svg); err != nil {
		return err
	}
	// Who has not got the font gets another one without serifs.
	sans := bytes.ReplaceAll(svg.Bytes(), []byte("font-family:Liberation Sans"), []byte("font-family:Liberation Sans,Arial,sans-serif"))
	return os.WriteFile(path, sans, 0o644)
}

func everyFive(low, high float64) (ticks []plot.Tick) {
	for x := math.Ceil(low/5) * 5; x <= high; x += 5 {
		ticks = append(ticks, plot.Tick{Value: x, Label: fmt.Sprint(x)})
	}
	return ticks
}
