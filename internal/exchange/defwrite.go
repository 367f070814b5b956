package exchange

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
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
