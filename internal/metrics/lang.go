package metrics

// Lang is one of the two languages that kpitui speaks.
type Lang string

// The languages.
const (
	JA Lang = "ja"
	EN Lang = "en"
)

// Text is a text in both languages. Names that people give may have one only.
type Text struct {
	JA string `json:"ja,omitempty" yaml:"ja,omitempty"`
	EN string `json:"en,omitempty" yaml:"en,omitempty"`
}

// In returns the text in lang, or in the other language when it has none in lang.
func (t Text) In(lang Lang) string {
	if lang == JA && t.JA != "" || t.EN == "" {
		return t.JA
	}
	return t.EN
}

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t == Text{} }

// Same returns the text that reads s in both languages.
func Same(s string) Text { return Text{JA: s, EN: s} }
