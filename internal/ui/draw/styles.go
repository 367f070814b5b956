package draw

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// styles keeps each style once, so that those that are equal have one address, and how
// they follow from each other. A model has some dozens of them; they are forgotten with
// the screen.
type styles struct {
	profile colorprofile.Profile // of the terminal
	plain   *uv.Style
	kept    map[uv.Style]*uv.Style
	read    map[step]*uv.Style
	written map[change]string
}

type (
	step struct { // a style and a sequence that changes it
		from *uv.Style
		seq  string
	}
	change struct{ from, to *uv.Style }
)

func newStyles(profile colorprofile.Profile) styles {
	s := styles{profile: profile, kept: map[uv.Style]*uv.Style{}, read: map[step]*uv.Style{}, written: map[change]string{}}
	s.plain = s.keep(uv.Style{})
	return s
}

// keep returns the address of a style.
func (s *styles) keep(style uv.Style) *uv.Style {
	at := s.kept[style]
	if at == nil {
		at = new(uv.Style)
		*at = style
		s.kept[style] = at
	}
	return at
}

// after returns what a sequence with parameters makes of a style.
func (s *styles) after(from *uv.Style, seq string, params ansi.Params) *uv.Style {
	to := s.read[step{from, seq}]
	if to == nil {
		style := *from
		uv.ReadStyle(params, &style)
		to = s.keep(style)
		s.read[step{from, strings.Clone(seq)}] = to // seq would keep the whole frame
	}
	return to
}

// between returns what changes the pen from a style to another.
func (s *styles) between(from, to *uv.Style) string {
	seq, known := s.written[change{from, to}]
	if !known {
		is, will := uv.ConvertStyle(*from, s.profile), uv.ConvertStyle(*to, s.profile)
		seq = will.Diff(&is)
		if will.IsZero() && !is.IsZero() {
			seq = ansi.ResetStyle
		}
		s.written[change{from, to}] = seq
	}
	return seq
}
