package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// doctorWords are the texts of the goal checks.
var doctorWords = struct{ Goals, GoalsFit, Of metrics.Text }{
	Goals:    metrics.Text{JA: "目標  合わないところ %d件", EN: "goals  that do not fit: %d"},
	GoalsFit: metrics.Text{JA: "目標  合わないところは見つかりませんでした。", EN: "goals  They fit each other and the arithmetic."},
	Of:       metrics.Text{JA: "%s（%s）", EN: "%s (%s)"},
}

func (a *app) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use: "doctor", Short: a.t(words.DoctorShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			if err := a.checkFile(ctx); err != nil {
				return err
			}
			return a.checkGoals(ctx)
		}),
	}
}

// checkFile prints how the file is; the error says what is wrong with it. Goals of
// which some may be lost are not checked.
func (a *app) checkFile(ctx context.Context) error {
	s, err := a.store()
	if err != nil {
		return err
	}
	r, err := s.Doctor(ctx)
	if err != nil {
		return err
	}
	a.printf(words.DoctorFile, r.Path, float64(r.Size)/1024, r.Schema)
	a.printf(words.DoctorHolds, r.KPIs, r.Phases, r.Snapshots, r.Blocks, r.Entries)
	if r.Reviews+r.Actions+r.Experiments+r.Notes > 0 {
		a.printf(words.DoctorReviews, r.Reviews, r.Actions, r.Experiments, r.Notes)
	}
	good := 0
	for _, b := range r.Backups {
		if b.Err == nil {
			good++
		}
	}
	a.printf(words.DoctorBackups, len(r.Backups), good)
	if r.OK() {
		a.printf(words.DoctorOK)
		return nil
	}
	for _, page := range r.Pages {
		a.println("  " + page)
	}
	if r.Lost > 0 {
		a.printf(words.DoctorLost, r.Lost)
	}
	damage := &store.DamageError{Path: r.Path, Damage: r.Damage}
	switch {
	case len(r.Pages) > 0:
		damage.Damage = append(damage.Damage, store.Damage{What: store.DamagedFile})
	case r.Lost > 0:
		damage.Damage = append(damage.Damage, store.Damage{What: store.LostChanges})
	}
	return damage
}

// checkGoals prints what in the goals contradicts the others or the arithmetic. That
// is no failure: goals are their owner's to set, and the exit code stays 0.
func (a *app) checkGoals(ctx context.Context) error {
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	found := metrics.CheckGoals(o.w, o.assessed)
	if len(found) == 0 {
		a.printf(doctorWords.GoalsFit)
		return o.damage
	}
	a.printf(doctorWords.Goals, len(found))
	for _, c := range found {
		name := o.w.KPI(c.KPI).Name
		if c.Kind == metrics.CheckDueEarly {
			name = o.w.Phase(c.Phase).Name
		}
		a.println("  " + fmt.Sprintf(a.t(doctorWords.Of), a.t(name), a.t(c.Kind.Label())))
		a.println("    " + a.t(c.Text))
		a.println("    " + a.t(c.Hint))
	}
	return o.damage
}
