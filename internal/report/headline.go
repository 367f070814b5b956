package report

import (
	"fmt"
	"math"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// headline returns the sentences that a reader in a hurry needs: how healthy the
// company is, what is wrong and what worst, and where the phase stands.
func (b *builder) headline() []string {
	w, as := &headlineWords, b.as
	say := func(t metrics.Text, args ...any) string { return fmt.Sprintf(b.t(t), args...) }
	if as.Health.Total == 0 {
		return []string{b.t(w.NoKPIs)}
	}
	first := say(w.NoHealth, as.Health.Total, as.Health.Measured)
	if as.Health.Percent.OK {
		first = say(w.Health, int(math.Round(as.Health.Percent.V)), as.Health.Total, as.Health.Measured, as.Counts.Reached, as.Counts.Near)
	}
	out := []string{first, b.attention()}
	if n := as.Counts.Stale; n > 0 {
		out[1] = sentences(b.Lang, out[1], say(w.Stale.of(n), n))
	}
	if as.Phase != nil {
		out = append(out, b.phaseSentence())
	}
	return out
}

// attention says how many KPIs have an alert, and which is worst.
func (b *builder) attention() string {
	w, n, top := &headlineWords, 0, metrics.LevelNone
	var counts []string
	for level := metrics.LevelCritical; level >= metrics.LevelCaution; level-- {
		have := [...]int{metrics.LevelCaution: b.as.Counts.Caution, metrics.LevelWarning: b.as.Counts.Warning, metrics.LevelCritical: b.as.Counts.Critical}[level]
		if have > 0 {
			counts = append(counts, fmt.Sprintf(b.t(w.Levels[level]), have))
			n += have
			top = max(top, level)
		}
	}
	if n == 0 {
		return b.t(w.Calm)
	}
	said := fmt.Sprintf(b.t(w.Attention.of(n)), n, enumerate(counts, b.Lang))
	var worst *metrics.Status
	for i := range b.as.KPIs {
		st := &b.as.KPIs[i]
		if st.Level < top || st.Early || !st.AttainmentPlan.OK || st.AttainmentPlan.V >= 1 {
			continue
		}
		if worst == nil || st.AttainmentPlan.V < worst.AttainmentPlan.V {
			worst = st
		}
	}
	if worst != nil {
		k, g, say := worst.KPI, worst.Goal, w.WorstOfPlan
		amount := func(v metrics.Maybe) string { return value(v, k, b.w, b.Lang) }
		asked := amount(g.Plan)
		if g.Anchor == 0 {
			say = w.Worst
			asked = g.Goal.In(b.Lang, k.Unit, func(v float64) string { return amount(metrics.Some(v)) })
		}
		said = sentences(b.Lang, said, text.Printable(fmt.Sprintf(b.t(say.of(n)), k.Name.In(b.Lang), asked, amount(worst.Value))))
	}
	return said
}

func (b *builder) phaseSentence() string {
	w, p := &headlineWords, b.as.Phase
	good, behind, unmeasured := 0, 0, 0
	for i := range p.Goals {
		switch g := &p.Goals[i]; {
		case g.State == metrics.StateUnmeasured:
			unmeasured++
		case !g.Attainment.OK || g.State == metrics.Early:
		case g.State == metrics.Reached, g.State == metrics.Near:
			good++
		default:
			behind++
		}
	}
	total := good + behind
	name, used := text.Printable(p.Phase.Name.In(b.Lang)), metrics.FormatPercent(p.Elapsed, 0)
	say := func(t metrics.Text, counts ...any) string {
		return fmt.Sprintf(b.t(t), append([]any{name, used}, counts...)...)
	}
	switch {
	case total == 0:
		return say(w.Phase)
	case unmeasured > 0: // "all" and "its one goal" would be untrue
		var parts []string
		for _, part := range []struct {
			word metrics.Text
			n    int
		}{{w.OnTrack, good}, {w.Behind, behind}, {w.Unmeasured, unmeasured}} {
			if part.n > 0 {
				parts = append(parts, fmt.Sprintf(b.t(part.word), part.n))
			}
		}
		return say(w.PhaseOpen, total+unmeasured, enumerate(parts, b.Lang))
	case behind == 0:
		return say(w.PhaseAll.of(total), total)
	case good == 0:
		return say(w.PhaseNone.of(total), total)
	default:
		return say(w.PhaseSome.of(good), total, good, behind)
	}
}

// enumerate puts things in a row: 緊急1件、警戒2件; 1 critical, 2 at warning and 3 at
// caution.
func enumerate(list []string, lang metrics.Lang) string {
	if lang == metrics.JA {
		return strings.Join(list, "、")
	}
	if n := len(list) - 1; n > 0 {
		return strings.Join(list[:n], ", ") + " and " + list[n]
	}
	return strings.Join(list, "")
}

// sentences puts sentences one after the other.
func sentences(lang metrics.Lang, list ...string) string {
	if lang == metrics.JA {
		return strings.Join(list, "")
	}
	return strings.Join(list, " ")
}
