package metrics

import (
	"cmp"
	"slices"
)

// RankActions orders actions by their rank, the highest first and those that are
// not rated last; then by due date, those without one last.
func RankActions(list []*Action) {
	slices.SortStableFunc(list, func(a, b *Action) int {
		return cmp.Or(cmp.Compare(b.Score.Rank(), a.Score.Rank()), compareDates(a.Due, b.Due))
	})
}

// RankExperiments orders experiments by their rank, the highest first and those
// that are not rated last; then by start.
func RankExperiments(list []*Experiment) {
	slices.SortStableFunc(list, func(a, b *Experiment) int {
		return cmp.Or(cmp.Compare(b.Score.Rank(), a.Score.Rank()), cmp.Compare(a.Start, b.Start))
	})
}
