package frame

import (
	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/theme"
)

var signalWords = struct {
	Up, Down, None, Noise, Provisional metrics.Text
}{
	Up:          metrics.Text{JA: "上向き", EN: "upwards"},
	Down:        metrics.Text{JA: "下向き", EN: "downwards"},
	None:        metrics.Text{JA: "なし", EN: "none"},
	Noise:       metrics.Text{JA: "最新は普段のばらつきの範囲", EN: "newest within the usual noise"},
	Provisional: metrics.Text{JA: "点が少なく暫定", EN: "few points, provisional"},
}

// Signal returns the mark of the signals that end in a KPI's newest closed period,
// and its look in rows of style look; empty where there is none.
func (e *Env) Signal(st *metrics.Status, look *theme.Styles) (mark string, style theme.Style) {
	p := &st.Process
	if len(p.Signals) == 0 {
		return "", look.Muted
	}
	return look.Signal(&e.Theme.Glyphs, p.High, st.Favours(p.High), p.Provisional)
}

// SignalText says what a KPI's process limits say of its newest closed period: in a
// word, and why. Both are empty where there are no limits.
func (e *Env) SignalText(st *metrics.Status) (word, why string) {
	p := &st.Process
	switch {
	case p.N == 0:
		return "", ""
	case len(p.Signals) == 0:
		return e.T(signalWords.None), e.T(signalWords.Noise)
	}
	word = e.T(signalWords.Down)
	if p.High {
		word = e.T(signalWords.Up)
	}
	why = report.Signals(p, e.Lang)
	if p.Provisional {
		why = report.Commas(e.Lang, []string{why, e.T(signalWords.Provisional)})
	}
	return word, why
}
