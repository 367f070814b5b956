package report

import (
	"fmt"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// The functions of this file put parts of a definition into words, for the
// cockpit and the commands alike. Counters and names are as somebody typed them:
// whoever shows a text makes it printable.

// definitionWords are the texts of this file.
var definitionWords = struct {
	Between  metrics.Text
	Weekdays [7]metrics.Text // from Sunday, as time.Weekday counts
}{
	Between: metrics.Text{JA: "%s〜%s", EN: "%s to %s"},
	Weekdays: [7]metrics.Text{
		{JA: "日", EN: "Sun"}, {JA: "月", EN: "Mon"}, {JA: "火", EN: "Tue"}, {JA: "水", EN: "Wed"},
		{JA: "木", EN: "Thu"}, {JA: "金", EN: "Fri"}, {JA: "土", EN: "Sat"},
	},
}

// Goal writes what a goal of a KPI asks for where there is little room: 1,500名以上 or
// >= 1,500. value writes its bounds.
func Goal(g *metrics.Goal, k *metrics.KPI, lang metrics.Lang, value func(float64) string) string {
	if lang == metrics.EN && k.Unit.Kind != metrics.UnitRank {
		switch g.Comparator {
		case metrics.AtLeast:
			return ">= " + value(g.Value)
		case metrics.AtMost:
			return "<= " + value(g.Value)
		}
	}
	return g.In(lang, k.Unit, value)
}

// Unit names a unit with what belongs to it: its currency (the workspace's where
// it has none of its own), its counter, or the range of its scores.
func Unit(u metrics.Unit, info *metrics.Info, lang metrics.Lang) string {
	out := u.Kind.Label().In(lang)
	switch u.Kind {
	case metrics.UnitMoney:
		currency := u.Currency
		if currency == "" {
			currency = info.Currency
		}
		out += " " + currency
	case metrics.UnitCount:
		out += " " + u.Counter.In(lang)
	case metrics.UnitScore:
		if u.Min < u.Max {
			exact := func(v float64) string { return metrics.FormatExact(v, u) }
			out += " " + fmt.Sprintf(definitionWords.Between.In(lang), exact(u.Min), exact(u.Max))
		}
	}
	return strings.TrimSpace(out)
}

// Weekdays lists the days on which a value is expected, from Monday: 月火水木金 or
// Mon Tue Wed Thu Fri.
func Weekdays(w metrics.Weekdays, lang metrics.Lang) string {
	var days []string
	for i := range 7 {
		if d := time.Weekday((i + 1) % 7); w.Has(d) {
			days = append(days, definitionWords.Weekdays[d].In(lang))
		}
	}
	if lang == metrics.JA {
		return strings.Join(days, "")
	}
	return strings.Join(days, " ")
}

// beside puts remarks in brackets, as each language has them.
func beside(lang metrics.Lang, remarks ...string) string {
	if lang == metrics.JA {
		return "（" + Commas(lang, remarks) + "）"
	}
	return " (" + Commas(lang, remarks) + ")"
}

// Commas puts texts in a row with commas between, as each language has them.
func Commas(lang metrics.Lang, texts []string) string {
	if lang == metrics.JA {
		return strings.Join(texts, "、")
	}
	return strings.Join(texts, ", ")
}
