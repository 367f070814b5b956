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
		if p.Start > o.today {
			return slot, say(words.Future, info.Label(p))
		}
		switch { // as an import does
		case p.Kind == k.Cadence.PeriodKind(), k.Aggregation != metrics.Last && p.Kind == k.JudgedKind():
			slot = metrics.Slot{Period: p}
		case p.Kind == metrics.Day, k.Aggregation == metrics.Last: // a stock at the end of the period
			slot = metrics.SlotOn(info, k, min(p.End(), o.today), 0)
		default:
			return slot, usage(say(words.WrongPeriod, k.ID, w.period))
		}
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
		Use: "set KPI VALUE ... | KPI=VALUE ... | -", Short: a.t(words.SetShort), Example: a.t(words.SetExample), ValidArgsFunction: a.completeKPI,
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
	var problems []problem
	for _, p := range pairs {
		snap, st, err := a.snapshot(o, p, at, yes)
		if err != nil {
			problems = append(problems, problem{p.kpi, err})
			continue
		}
		snap.Origin = &metrics.Origin{Source: "cli", Note: note}
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
		line, err := a.stored(ctx, o, st, e.Put[0], replaced(&entry, e.KPI))
		if err != nil {
			return err
		}
		a.println(line)
	}
	return o.damage
}

// problem is a pair that could not be taken.
type problem struct {
	kpi string
	err error
}

// several joins problems into one error in the user's words, which ends with the
// exit code of the first. What is known to name the KPI itself does so when alone.
func (a *app) several(problems []problem) error {
	first := problems[0].err
	var s *said
	if len(problems) == 1 && (errors.As(first, &s) || errors.As(first, new(usageError))) {
		return first
	}
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.kpi+": "+a.explain(p.err))
	}
	if len(problems) > 1 {
		lines = append(lines, a.t(words.NothingStored))
	}
	all := say(metrics.Same("%s"), strings.Join(lines, "\n"))
	all.code = exitCode(first)
	return all
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
	if err := a.computed(o, st.KPI, slot.Period, computedWords.Set); err != nil {
		return snap, nil, err
	}
	if last := lastBefore(o.series(st.KPI.ID), slot); last != nil && !yes && !dailySum(st.KPI) && metrics.Unusual(n.Value, last.Value) {
		if !a.confirm(words.UnusualAsk, a.value(o, st.KPI, last.Value), a.value(o, st.KPI, n.Value)) {
			return snap, nil, say(words.Unusual, a.value(o, st.KPI, last.Value), a.value(o, st.KPI, n.Value))
		}
	}
	return metrics.Snapshot{Slot: slot, Value: n.Value}, st, nil
}

// confirm asks a yes-or-no question on a terminal; elsewhere the answer is no.
func (a *app) confirm(question metrics.Text, args ...any) bool {
	if !isTerminal(a.in) || !isTerminal(a.err) {
		return false
	}
	fmt.Fprint(a.err, text.Printable(fmt.Sprintf(a.t(question), args...))+" ")
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

// label names a slot: its period, with the time of day where it has one.
func (o *opened) label(s metrics.Slot) string {
	label := o.w.Info.Label(s.Period)
	if s.Clock > 0 {
		label += time.Unix(int64(s.Clock-1), 0).UTC().Format(" 15:04:05")
	}
	return label
}

func (a *app) value(o *opened, k *metrics.KPI, v float64) string {
	return metrics.FormatValue(v, k.Unit, o.w.Info.Currency, a.lang)
}

// stored says what was written: the period, the value that it replaced, and the
// level that results for that period, or for the longer one that it is part of.
func (a *app) stored(ctx context.Context, o *opened, st *metrics.Status, s metrics.Snapshot, was *metrics.Snapshot) (string, error) {
	parts := []string{a.t(st.KPI.Name), o.label(s.Slot), a.value(o, st.KPI, s.Value)}
	if was != nil {
		parts = append(parts, fmt.Sprintf(a.t(words.Replaced), a.value(o, st.KPI, was.Value)))
	}
	if so := st.SoFar; so != nil && so.Period.Contains(s.Period.Start) {
		return strings.Join(append(parts, fmt.Sprintf(a.t(words.SoFar), o.w.Info.Label(so.Period), a.value(o, st.KPI, so.Value))), "  "), nil
	}
	judged := o.w.Info.Of(st.KPI.JudgedKind(), s.Period.Start)
	state, attained := st.State, st.AttainmentPlan
	if judged != st.Period {
		j, err := o.judge(ctx, st.KPI, judged)
		if err != nil {
			return "", err
		}
		if j.Partial {
			return strings.Join(append(parts, fmt.Sprintf(a.t(words.SoFar), o.w.Info.Label(judged), a.value(o, st.KPI, j.Value.V))), "  "), nil
		}
		state, attained = j.State, j.AttainmentPlan
	}
	mark := report.Mark(state, a.lang)
	if judged != s.Period {
		mark = o.w.Info.Label(judged) + " " + mark
	}
	parts = append(parts, mark)
	if attained.OK {
		parts = append(parts, metrics.FormatPercent(attained.V, 1))
	}
	return strings.Join(parts, "  "), nil
}

// judge judges one period of a KPI, however long ago it was.
func (o *opened) judge(ctx context.Context, k *metrics.KPI, p metrics.Period) (metrics.Judgement, error) {
	series, err := o.store.Series(ctx, k.ID, 0, 0)
	if series == nil {
		return metrics.Judgement{}, err
	}
	n := 1
	for q := p; q.Start < o.w.Info.Of(p.Kind, o.today).Start; q = q.Add(1) {
		n++
	}
	for _, j := range metrics.Judge(o.w, k, series, o.today, n) {
		if j.Period == p {
			return j, nil
		}
	}
	return metrics.Judgement{Period: p, State: metrics.StateUnmeasured}, nil
}

func (a *app) unsetCommand() *cobra.Command {
	at := when{}
	cmd := &cobra.Command{
		Use: "unset KPI --period P", Short: a.t(words.UnsetShort), Args: a.takes(1, 1), ValidArgsFunction: a.completeKPI,
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
				if err := a.computed(o, st.KPI, slot.Period, computedWords.Unset); err != nil {
					return err
				}
				return notFound(words.NoValue, st.KPI.ID, o.label(slot))
			}
			if err != nil {
				return err
			}
			was := replaced(&entry, st.KPI.ID)
			a.printf(words.Unset, a.t(st.KPI.Name), o.label(slot), a.value(o, st.KPI, was.Value), a.command("undo"))
			return nil
		}),
	}
	cmd.Flags().StringVar(&at.period, "period", "", a.t(words.FlagPeriod))
	cmd.Flags().StringVar(&at.date, "date", "", a.t(words.FlagDate))
	return cmd
}
