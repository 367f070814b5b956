package exchange

import (
	"fmt"
	"io"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"kpitui/internal/metrics"
)

// WriteDefinitions writes definitions so that a person can edit them and
// [ParseDefinitions] reads exactly the same back. Texts must be valid UTF-8;
// what is not becomes U+FFFD.
func WriteDefinitions(w io.Writer, d *Definitions) error {
	var b strings.Builder
	b.WriteString("schema: " + Schema + "\n")
	if info := infoFields(&d.Info); len(info) > 0 {
		b.WriteString("workspace:\n")
		info.block(&b, "  ")
	}
	if d.KPIs != nil {
		b.WriteString(heading("kpis", len(d.KPIs)))
		for i := range d.KPIs {
			kpiFields(&d.KPIs[i]).item(&b)
		}
	}
	if d.Phases != nil {
		b.WriteString(heading("phases", len(d.Phases)))
		for i := range d.Phases {
			phaseFields(&d.Phases[i]).item(&b)
		}
	}
	if d.Views != nil {
		b.WriteString(heading("views", len(d.Views)))
		for i := range d.Views {
			viewFields(&d.Views[i]).item(&b)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func heading(key string, n int) string {
	if n == 0 {
		return "\n" + key + ": []\n"
	}
	return "\n" + key + ":\n"
}

// longLine is the length in runes beyond which a mapping is broken into lines.
const longLine = 100

// field is a key with its value as it stands in the file: on one line (flow), as
// a mapping that may be broken into lines (parts), or as a list with one entry
// per line (items).
type field struct {
	key   string
	flow  string
	parts fields
	items []string
}

type fields []field

// add appends a field unless it says nothing.
func (f *fields) add(key, flow string) {
	if flow != "" {
		*f = append(*f, field{key: key, flow: flow})
	}
}

// flow writes fields as {a: 1, b: 2}; nothing when there are none.
func (f fields) flow() string {
	if len(f) == 0 {
		return ""
	}
	parts := make([]string, len(f))
	for i, one := range f {
		parts[i] = one.key + ": " + one.value()
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// value writes the field's value on one line.
func (f field) value() string {
	switch {
	case f.parts != nil:
		return f.parts.flow()
	case f.items != nil:
		return "[" + strings.Join(f.items, ", ") + "]"
	}
	return f.flow
}

// block writes fields below each other.
func (f fields) block(b *strings.Builder, indent string) {
	for _, one := range f {
		b.WriteString(indent + one.key + ":")
		line := one.value()
		switch {
		case one.items != nil:
			b.WriteString("\n")
			for _, item := range one.items {
				b.WriteString(indent + "  - " + item + "\n")
			}
		case one.parts != nil && len([]rune(indent+one.key+line)) > longLine:
			b.WriteString("\n")
			one.parts.block(b, indent+"  ")
		default:
			b.WriteString(" " + line + "\n")
		}
	}
}

// item writes fields as an entry of a list.
func (f fields) item(b *strings.Builder) {
	var entry strings.Builder
	f.block(&entry, "    ")
	b.WriteString("  - " + strings.TrimPrefix(entry.String(), "    "))
}

func infoFields(i *metrics.Info) (f fields) {
	f.text("name", i.Name)
	f.add("tz", quote(i.TZ))
	f.add("currency", quote(i.Currency))
	f.add("start", i.Start.String())
	if i.FiscalStart != 0 {
		f.add("fiscal_start", strconv.Itoa(int(i.FiscalStart)))
	}
	f.add("north_star", quote(i.NorthStar))
	if i.Bands != (metrics.Bands{}) {
		var bands fields
		bands.add("near", number(i.Bands.Near))
		bands.add("caution", number(i.Bands.Caution))
		bands.add("warning", number(i.Bands.Warning))
		f.add("bands", bands.flow())
	}
	return f
}

func kpiFields(k *metrics.KPI) (f fields) {
	f.add("id", quote(k.ID))
	f.text("name", k.Name)
	f.add("tier", string(k.Tier))
	f.add("layer", string(k.Layer))
	f.add("role", string(k.Role))
	f.add("horizon", string(k.Horizon))
	f.text("group", k.Group)
	f.add("unit", unitFlow(k.Unit))
	f.add("cadence", string(k.Cadence))
	f.add("days", daysFlow(k.Days))
	f.add("aggregation", string(k.Aggregation))
	f.add("per", periodWords[k.Per])
	f.add("direction", string(k.Direction))
	f.add("formula", quote(k.Formula))
	f.add("fed_by", quote(k.FedBy))
	if len(k.AgreesWith) > 0 {
		f.add("agrees_with", listFlow(k.AgreesWith))
	}
	if k.Sample != 0 {
		f.add("sample", strconv.Itoa(k.Sample))
	}
	f.text("definition", k.Definition)
	f.text("method", k.Method)
	f.text("edge_cases", k.EdgeCases)
	f.text("source", k.Source)
	f.add("owner", quote(k.Owner))
	f.text("unmeasured", k.Unmeasured)
	if k.Today {
		f.add("today", "true")
	}
	switch len(k.Goals) {
	case 0:
	case 1:
		f.add("goal", goalFields(&k.Goals[0]).flow())
	default:
		f = append(f, field{key: "goals", items: goalItems(k.Goals)})
	}
	f.add("thresholds", thresholdFields(k.Thresholds).flow())
	if len(k.Alerts) > 0 {
		alerts := field{key: "alerts"}
		for _, a := range k.Alerts {
			var one fields
			one.add("when", quote(a.When))
			one.add("level", strconv.Itoa(int(a.Level)))
			one.text("name", a.Name)
			alerts.items = append(alerts.items, one.flow())
		}
		f = append(f, alerts)
	}
	if len(k.Baselines) > 0 {
		f = append(f, field{key: "baselines", items: baselineItems(k.Baselines)})
	}
	if k.Archived {
		f.add("archived", "true")
	}
	return f
}

func baselineItems(list []metrics.Baseline) []string {
	items := make([]string, len(list))
	for i := range list {
		b := &list[i]
		var f fields
		f.add("from", b.From.String())
		f.add("to", b.To.String())
		f.add("reason", quote(b.Reason))
		f.add("by", quote(b.By))
		if !b.At.IsZero() {
			f.add("at", b.At.UTC().Format(time.RFC3339))
		}
		f.add("n", strconv.Itoa(b.N))
		f.add("centre", number(b.Limits.Centre))
		f.add("mean_range", number(b.Limits.MeanRange))
		if t := b.Trend; !t.IsZero() {
			var trend fields
			trend.add("start", t.Start.String())
			trend.add("level", number(t.Level))
			trend.add("slope", number(t.Slope))
			if t.Log {
				trend.add("log", "true")
			}
			if t.Ratio {
				trend.add("ratio", "true")
			}
			f.add("trend", trend.flow())
		}
		items[i] = f.flow()
	}
	return items
}

func viewFields(v *metrics.View) (f fields) {
	f.add("id", quote(v.ID))
	f.text("name", v.Name)
	f.text("about", v.About)
	f.add("kpis", listFlow(v.KPIs))
	return f
}

// listFlow writes texts as [a, b].
func listFlow(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func phaseFields(p *metrics.Phase) (f fields) {
	f.add("id", quote(p.ID))
	f.text("name", p.Name)
	f.add("start", p.Start.String())
	f.add("end", p.End.String())
	if len(p.Goals) > 0 {
		f = append(f, field{key: "goals", items: goalItems(p.Goals)})
	}
	return f
}

func goalItems(goals []metrics.Goal) []string {
	items := make([]string, len(goals))
	for i := range goals {
		items[i] = goalFields(&goals[i]).flow()
	}
	return items
}

func goalFields(g *metrics.Goal) (f fields) {
	f.add("kpi", quote(g.KPI))
	if g.Comparator == metrics.Between {
		f.add("between", "["+number(g.Value)+", "+number(g.High)+"]")
	} else {
		f.add(string(g.Comparator), number(g.Value))
	}
	f.add("due", g.Due.String())
	f.add("path", string(g.Path))
	if g.From != nil {
		f.add("from", number(*g.From))
	}
	if g.Stars != 0 {
		f.add("stars", strconv.Itoa(g.Stars))
	}
	f.add("since", g.Since.String())
	f.add("until", g.Until.String())
	return f
}

func thresholdFields(t metrics.Thresholds) (f fields) {
	one := func(key string, t *metrics.Threshold) {
		switch {
		case t == nil:
		case t.Inclusive:
			f.add(key, "{value: "+number(t.Value)+", inclusive: true}")
		default:
			f.add(key, number(t.Value))
		}
	}
	one("caution", t.Caution)
	one("warning", t.Warning)
	one("critical", t.Critical)
	return f
}

func unitFlow(u metrics.Unit) string {
	var f fields
	f.add("kind", string(u.Kind))
	f.add("currency", quote(u.Currency))
	if u.Min != 0 || u.Max != 0 {
		f.add("min", number(u.Min))
		f.add("max", number(u.Max))
	}
	f.text("counter", u.Counter)
	if len(f) == 1 {
		return f[0].flow
	}
	return f.flow()
}

// daysFlow writes runs of three days and more as mon-fri, others one by one.
func daysFlow(w metrics.Weekdays) string {
	if bits.OnesCount8(uint8(w)) == 7 {
		return "mon-sun"
	}
	var parts []string
	for i := 0; i < 7; {
		n := 0
		for i+n < 7 && w&bit(i+n) != 0 {
			n++
		}
		if n > 2 {
			parts = append(parts, weekdays[i]+"-"+weekdays[i+n-1])
		} else {
			parts = append(parts, weekdays[i:i+n]...)
		}
		i += max(n, 1)
	}
	return strings.Join(parts, ",")
}

// text adds a text: as it is when it reads the same in both languages, else one
// per language.
func (f *fields) text(key string, t metrics.Text) {
	if t.IsZero() {
		return
	}
	if t.JA == t.EN {
		f.add(key, quote(t.JA))
		return
	}
	var each fields
	each.add("ja", quote(t.JA))
	each.add("en", quote(t.EN))
	*f = append(*f, field{key: key, parts: each})
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// reserved words are no texts in some YAML reader or other.
var reserved = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"}

// quote writes a text as a YAML scalar: as it is where every reader takes it for
// a text, in double quotes otherwise. Empty stays empty.
func quote(s string) string {
	if s == "" || plainText(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func plainText(s string) bool {
	if slices.Contains(reserved, strings.ToLower(s)) || strings.HasSuffix(s, " ") {
		return false
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
		case i == 0:
			return false
		case unicode.IsNumber(r), unicode.IsMark(r), strings.ContainsRune(` _-./()%+÷×=<>・（）／％〜−–`, r):
		default:
			return false
		}
	}
	return true
}
