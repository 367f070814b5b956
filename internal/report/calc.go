package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
	"kpitui/internal/text"
)

// CalcOptions say how the results of a calculator are printed.
type CalcOptions struct {
	Lang  metrics.Lang
	Info  *metrics.Info
	Width int  // columns; what does not fit is left out and said to be
	ASCII bool // no braille
	// Heat paints a cell of a heat map whose value is a share from 0 to 1; nil paints
	// nothing.
	Heat func(cell string, share float64) string
}

// WriteCalc writes what a calculator found as text: the results that can be KPIs,
// the tables and curves behind them, and what a reader has to know.
func WriteCalc(out io.Writer, r *calc.Result, o CalcOptions) error {
	p := &calcPage{CalcOptions: o}
	p.Width = max(40, o.Width)
	p.linef("%s  %s", p.t(r.Calculator.Name), fmt.Sprintf(p.t(calcWords.Rows), groups(r.Rows), r.Options.Today))
	p.line("")
	p.values(r.Latest())
	p.line("")
	switch d := r.Detail.(type) {
	case *calc.Retention:
		p.retention(d)
	case *calc.Concentration:
		p.concentration(d)
	case *calc.Power:
		p.power(d)
	case *calc.Satisfaction:
		p.satisfaction(d)
	case *calc.Movements:
		p.movements(d)
	case *calc.Virality:
		p.virality(d)
	case *calc.Activity:
		p.activity(d)
	case *calc.Survival:
		p.survival(d)
	case *calc.Worth:
		p.worth(d)
	}
	for _, v := range r.Latest() {
		if !v.OK {
			p.wrapped(v.Output.ID + ": " + p.t(v.Reason))
		}
	}
	for _, n := range r.Notes {
		p.wrapped(p.t(n))
	}
	_, err := io.WriteString(out, strings.TrimRight(p.b.String(), "\n")+"\n")
	return err
}

// calcPage is what is written of one result.
type calcPage struct {
	CalcOptions
	b strings.Builder
}

func (p *calcPage) t(t metrics.Text) string { return t.In(p.Lang) }

// line writes a line, which must be printable.
func (p *calcPage) line(s string) { p.b.WriteString(strings.TrimRight(s, " ") + "\n") }

func (p *calcPage) linef(format string, args ...any) { p.line(fmt.Sprintf(format, args...)) }

func (p *calcPage) wrapped(s string) {
	for _, line := range text.Wrap(text.Printable(s), p.Width) {
		p.line(line)
	}
}

// values writes the results that can be KPIs.
func (p *calcPage) values(values []calc.Value) {
	var rows [][]string
	for _, v := range values {
		rows = append(rows, []string{p.t(v.Output.Name), p.number(v.Number, v.Output.Unit), metrics.Calendar{}.Label(v.Period), v.Output.ID})
	}
	p.table([]string{p.t(calcWords.Result), ">" + p.t(calcWords.Value), p.t(words.ColPeriod), "id"}, rows)
}

func (p *calcPage) table(titles []string, rows [][]string) { _ = Table(&p.b, titles, rows) }

// number writes a number in a unit.
func (p *calcPage) number(n calc.Number, u metrics.Unit) string {
	if !n.OK {
		return "--"
	}
	return metrics.FormatValue(n.V, u, p.Info.Currency, p.Lang)
}

func (p *calcPage) money(n calc.Number) string {
	return p.number(n, metrics.Unit{Kind: metrics.UnitMoney})
}

func (p *calcPage) share(n calc.Number) string {
	return p.number(n, metrics.Unit{Kind: metrics.UnitChange})
}

// hours writes a length of time, from two days on in days.
func (p *calcPage) hours(n calc.Number) string {
	if n.OK && n.V >= 48 {
		return fmt.Sprintf(p.t(calcWords.Days), strings.TrimSuffix(plain(calc.Number{V: n.V / 24, OK: true}, 1), ".0"))
	}
	return p.number(n, metrics.Unit{Kind: metrics.UnitDuration})
}

// plain writes a number to so many decimals, with its thousands apart.
func plain(n calc.Number, decimals int) string {
	if !n.OK {
		return "--"
	}
	s := fmt.Sprintf("%.*f", decimals, math.Abs(n.V))
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	if n.V < 0 {
		return "-" + whole
	}
	return whole
}

func groups(n int) string { return plain(calc.Number{V: float64(n), OK: true}, 0) }

// columns writes a table that lies on its side: one column per period, the newest
// ones that fit, and says how many older ones are left out.
func (p *calcPage) columns(heads []string, names []string, cell func(row, column int) string) {
	label := 0
	for _, n := range names {
		label = max(label, text.Width(n))
	}
	width := 0
	for c := range heads {
		width = max(width, text.Width(heads[c]))
		for r := range names {
			width = max(width, text.Width(cell(r, c)))
		}
	}
	fit := min(len(heads), max(1, (p.Width-label)/(width+2)))
	from := len(heads) - fit
	head := text.PadRight("", label)
	for _, h := range heads[from:] {
		head += "  " + text.PadLeft(h, width)
	}
	p.line(head)
	for r, name := range names {
		line := text.PadRight(name, label)
		for c := from; c < len(heads); c++ {
			line += "  " + text.PadLeft(cell(r, c), width)
		}
		p.line(line)
	}
	p.leftOut(calcWords.Older, from)
}

// leftOut says how many of something do not stand here.
func (p *calcPage) leftOut(what metrics.Text, n int) {
	if n > 0 {
		p.wrapped(fmt.Sprintf(p.t(what), n))
	}
}
