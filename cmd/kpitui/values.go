package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/store"
	"kpitui/internal/text"
)

// zoneOfPath returns the zone that a path below zoneinfo names.
func zoneOfPath(path string) string {
	_, name, ok := strings.Cut(path, "zoneinfo/")
	name = strings.TrimSpace(name)
	if _, err := time.LoadLocation(name); !ok || err != nil {
		return ""
	}
	return name
}

func joined(names []string) string { return strings.Join(names, ", ") }

// when is for which day or period a value is meant.
type when struct{ date, period string }

// slot returns the slot that a value of the KPI goes to.
func (o *opened) slot(st *metrics.Status, w when) (metrics.Slot, error) {
	info, k := &o.w.Info, st.KPI
	var slot metrics.Slot
	switch {
	case w.date != "" && w.period != "":
		return slot, usage(say(words.DateOrPeriod))
	case w.date != "":
		day, clock, err := parseDay(w.date)
		if err != nil {
			return slot, usage(say(words.BadDate, w.date))
		}
		slot = metrics.SlotOn(info, k, day, clock)
		if day > o.today {
			return slot, say(words.Future, day)
		}
	case w.period != "":
		p, err := metrics.ParsePeriod(info.Calendar, w.period)
		if err != nil {
			return slot, usage(say(words.BadPeriod, w.period))
		}
		if p.Kind != k.Cadence.PeriodKind() && p.Kind != k.JudgedKind() {
			return slot, usage(say(words.WrongPeriod, k.ID, k.Cadence, w.period))
		}
		slot = metrics.Slot{Period: p}
	default:
		slot = metrics.Slot{Period: metrics.EntryPeriod(o.w, k, o.series(k.ID), o.today)}
	}
	if err := metrics.CheckPeriod(slot.Period, o.today); err != nil {
		return slot, say(words.Future, info.Label(slot.Period))
	}
	return slot, nil
}

// parseDay reads a day, perhaps with a time: 2026-11-20, 2026-11-20T10:00.
func parseDay(s string) (day metrics.Date, clock int32, err error) {
	if day, err = metrics.ParseDate(s); err == nil {
		return day, 0, nil
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return metrics.DateOf(t), int32(t.Hour()*3600+t.Minute()*60+t.Second()) + 1, nil
		}
	}
	return 0, 0, err
}

type pair struct{ kpi, value string }

func (a *app) setCommand() *cobra.Command {
	var (
		at   when
		note string
		yes  bool
	)
	cmd := &cobra.Command{
		Use: "set KPI VALUE [KPI VALUE ...] | KPI=VALUE ... | -", Short: a.t(words.SetShort), Example: a.t(words.SetExample),
		RunE: a.do(func(ctx context.Context, args []string) error {
			pairs, err := a.pairs(args)
			if err != nil {
				return err
			}
			return a.set(ctx, pairs, at, note, yes)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&at.date, "date", "", a.t(words.FlagDate))
	f.StringVar(&at.period, "period", "", a.t(words.FlagPeriod))
	f.StringVar(&note, "note", "", a.t(words.FlagNote))
	f.BoolVarP(&yes, "yes", "y", false, a.t(words.FlagYesValue))
	return cmd
}

// pairs reads KPIs and values from the arguments, or from standard input.
func (a *app) pairs(args []string) ([]pair, error) {
	if len(args) == 1 && args[0] == "-" {
		args = nil
		lines := bufio.NewScanner(a.in)
		for lines.Scan() {
			line := strings.TrimSpace(lines.Text())
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if kpi, value, ok := strings.Cut(line, "="); ok {
				args = append(args, strings.TrimSpace(kpi)+"="+strings.TrimSpace(value))
				continue
			}
			fields := strings.Fields(line)
			if len(fields) < 2 {
				return nil, usage(say(words.PairHalf, line))
			}
			args = append(args, fields[0], strings.Join(fields[1:], " "))
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	var out []pair
	for i := 0; i < len(args); i++ {
		if kpi, value, ok := strings.Cut(args[i], "="); ok && kpi != "" {
			out = append(out, pair{kpi, value})
			continue
		}
		if i+1 == len(args) {
			return nil, usage(say(words.PairHalf, args[i]))
		}
		out = append(out, pair{args[i], args[i+1]})
		i++
	}
	if len(out) == 0 {
		return nil, usage(say(words.PairNone))
	}
	return out, nil
}

// set records values: all of them, or none.
func (a *app) set(ctx context.Context, pairs []pair, at when, note string, yes bool) error {
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	change := metrics.Change{Kind: metrics.ChangeSet}
	edits := map[string]int{}
	var problems []error
	for _, p := range pairs {
		snap, st, err := a.snapshot(o, p, at, yes)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", p.kpi, err))
			continue
		}
		snap.Note = note
		i, ok := edits[st.KPI.ID]
		if !ok {
			i = len(change.Series)
			edits[st.KPI.ID] = i
			change.Series = append(change.Series, metrics.SeriesEdit{KPI: st.KPI.ID})
		}
		change.Series[i].Put = []metrics.Snapshot{snap} // the last of two for one KPI counts
	}
	if len(problems) > 0 {
		return a.several(problems)
	}
	entry, err := o.store.Apply(ctx, change, a.who(), o.now)
	if err != nil && !errors.Is(err, store.ErrNoChange) {
		return err
	}
	o.w.Apply(&entry)
	o.assessed = metrics.Assess(o.w, o.now)
	for _, e := range change.Series {
		st, err := o.status(e.KPI)
		if err != nil {
			return err
		}
		fmt.Fprintln(a.out, a.stored(o, st, e.Put[0], replaced(&entry, e.KPI)))
	}
	return o.damage
}

// several joins problems into one error in the user's words; one alone keeps its
// exit code.
func (a *app) several(problems []error) error {
	if len(problems) == 1 {
		var s *said
		if errors.As(problems[0], &s) || errors.As(problems[0], new(usageError)) {
			return errors.Unwrap(problems[0])
		}
	}
	code := exitCode(problems[0])
	var lines []string
	for _, p := range problems {
		name, _, _ := strings.Cut(p.Error(), ": ")
		lines = append(lines, name+": "+a.explain(errors.Unwrap(p)))
	}
	joined := say(metrics.Same("%s"), strings.Join(append(lines, a.nothingStored(len(problems))...), "\n"))
	joined.code = code
	return joined
}

func (a *app) nothingStored(problems int) []string {
	if problems < 2 {
		return nil
	}
	return []string{a.t(words.NothingStored)}
}

// snapshot reads one pair.
func (a *app) snapshot(o *opened, p pair, at when, yes bool) (metrics.Snapshot, *metrics.Status, error) {
	var snap metrics.Snapshot
	st, err := o.status(p.kpi)
	if err != nil {
		return snap, nil, err
	}
	n, err := metrics.ParseNumber(p.value, st.KPI.Unit, o.w.Info.Currency)
	if err != nil {
		return snap, nil, err
	}
	slot, err := o.slot(st, at)
	if err != nil {
		return snap, nil, err
	}
	if last := lastBefore(o.series(st.KPI.ID), slot); last != nil && !yes && !dailySum(st.KPI) && metrics.Unusual(n.Value, last.Value) {
		if !a.confirm(words.UnusualAsk, a.value(o, st.KPI, last.Value), a.value(o, st.KPI, n.Value)) {
			return snap, nil, say(words.Unusual, a.value(o, st.KPI, last.Value), a.value(o, st.KPI, n.Value))
		}
	}
	return metrics.Snapshot{Slot: slot, Value: n.Value, Source: "cli"}, st, nil
}

// confirm asks a yes-or-no question on a terminal; elsewhere the answer is no.
func (a *app) confirm(question metrics.Text, args ...any) bool {
	if !isTerminal(a.in) || !isTerminal(a.err) {
		return false
	}
	fmt.Fprintf(a.err, a.t(question)+" ", args...)
	line, _ := bufio.NewReader(a.in).ReadString('\n')
	answer := strings.ToLower(strings.TrimSpace(line))
	return answer == "y" || answer == "yes" || answer == "はい"
}

func dailySum(k *metrics.KPI) bool {
	return k.Aggregation == metrics.Sum && k.Cadence.PeriodKind() == metrics.Day
}

func lastBefore(s *metrics.Series, slot metrics.Slot) *metrics.Snapshot {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if s.Points[i].Period.Kind == slot.Period.Kind && s.Points[i].Slot.Compare(slot) < 0 {
			return &s.Points[i]
		}
	}
	return nil
}

func replaced(e *metrics.Entry, kpi string) *metrics.Snapshot {
	for i := range e.Change.Series {
		if s := &e.Change.Series[i]; s.KPI == kpi && len(s.Replaced) > 0 {
			return &s.Replaced[0]
		}
	}
	return nil
}

func (a *app) value(o *opened, k *metrics.KPI, v float64) string {
	return metrics.FormatValue(v, k.Unit, o.w.Info.Currency, a.lang)
}

// stored says what was written: the period, the value that it replaced, and the
// level that results.
func (a *app) stored(o *opened, st *metrics.Status, s metrics.Snapshot, was *metrics.Snapshot) string {
	parts := []string{text.Printable(a.t(st.KPI.Name)), o.w.Info.Label(s.Period), a.value(o, st.KPI, s.Value)}
	if was != nil {
		parts = append(parts, fmt.Sprintf(a.t(words.Replaced), a.value(o, st.KPI, was.Value)))
	}
	if so := st.SoFar; so != nil && so.Period.Contains(s.Period.Start) {
		return strings.Join(append(parts, fmt.Sprintf(a.t(words.SoFar), o.w.Info.Label(so.Period), a.value(o, st.KPI, so.Value))), "  ")
	}
	parts = append(parts, report.Mark(st.State, a.lang))
	if st.AttainmentPlan.OK {
		parts = append(parts, metrics.FormatPercent(st.AttainmentPlan.V, 1))
	}
	return strings.Join(parts, "  ")
}

func (a *app) unsetCommand() *cobra.Command {
	at := when{}
	cmd := &cobra.Command{
		Use: "unset KPI", Short: a.t(words.UnsetShort), Args: cobra.ExactArgs(1),
		RunE: a.do(func(ctx context.Context, args []string) error {
			if at.date == "" && at.period == "" {
				return usage(say(words.UnsetWhat))
			}
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			st, err := o.status(args[0])
			if err != nil {
				return err
			}
			slot, err := o.slot(st, at)
			if err != nil {
				return err
			}
			entry, err := o.store.Apply(ctx, metrics.Change{Kind: metrics.ChangeUnset, Series: []metrics.SeriesEdit{{KPI: st.KPI.ID, Drop: []metrics.Slot{slot}}}}, a.who(), o.now)
			if errors.Is(err, store.ErrNoChange) {
				return notFound(words.NoValue, st.KPI.ID, o.w.Info.Label(slot.Period))
			}
			if err != nil {
				return err
			}
			was := replaced(&entry, st.KPI.ID)
			a.printf(words.Unset, text.Printable(a.t(st.KPI.Name)), o.w.Info.Label(slot.Period), a.value(o, st.KPI, was.Value))
			return nil
		}),
	}
	cmd.Flags().StringVar(&at.period, "period", "", a.t(words.FlagPeriod))
	cmd.Flags().StringVar(&at.date, "date", "", a.t(words.FlagDate))
	return cmd
}
