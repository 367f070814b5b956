package main

import (
	"context"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// An export as JSON holds the minutes of reviews, and one of the past those of then.
func TestAnExportHoldsTheMinutes(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-10-05", "init", "--template", "ai-am-i")
	minutes := metrics.Minutes{Review: "week-2026-11-09", Lang: metrics.EN, Text: "# What was said"}
	change := metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{metrics.Put(&minutes)}}
	if _, err := store.Open(s.db, store.Options{}).Apply(context.Background(), change, "hana", demoNoon); err != nil {
		t.Fatal(err)
	}
	if now := s.run(0, "2026-11-20", "export", "--format", "json"); !strings.Contains(now, `"text":"# What was said"`) {
		t.Error("no minutes in", now)
	}
	if then := s.run(0, "2026-11-20", "export", "--format", "json", "--as-of", "2026-11-19"); strings.Contains(then, "What was said") {
		t.Error("minutes of later in", then)
	}
}
