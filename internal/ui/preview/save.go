package preview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/report"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// formats are the ways to save a report, each with the key that chooses it.
var formats = []struct {
	key, name, suffix string
}{
	{"m", "Markdown", "md"},
	{"h", "HTML", "html"},
	{"j", "JSON", "json"},
}

// Typing implements [frame.Typer]: the format is a letter, whatever that letter
// does elsewhere.
func (s *Screen) Typing() bool { return s.saving }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	pressed := strings.ToLower(keys.Normalize(k.String()))
	s.drawn = ""
	if pressed == "esc" || pressed == "q" {
		s.saving = false
		return nil
	}
	for _, f := range formats {
		if f.key != pressed {
			continue
		}
		s.saving = false
		if !s.ready() { // another program changed something meanwhile
			return frame.Ask(frame.Say{Text: s.env.T(words.Wait)})
		}
		return s.save(f.suffix)
	}
	return nil
}

// save asks for a file that is named after the report: kpitui-weekly-2026-W47.md.
func (s *Screen) save(suffix string) tea.Cmd {
	d := s.made.Document
	var b strings.Builder // takes everything
	switch suffix {
	case "html":
		_ = report.WriteHTML(&b, d)
	case "json":
		_ = report.WriteDocumentJSON(&b, d)
	default:
		b.WriteString(s.made.Markdown)
	}
	return frame.Ask(frame.SaveFile{Name: "kpitui-" + d.Kind + "-" + d.Period + "." + suffix, Content: b.String()})
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(string) tea.Cmd { return nil }

// Cursor implements [frame.Typer]: there is nothing to type into.
func (s *Screen) Cursor() *tea.Cursor { return nil }
