package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

// reported runs `report --format json` on a demo and returns what it prints.
func reportedJSON(t *testing.T, db string, args ...string) (doc struct {
	AsOf   string `json:"as_of"`
	Frozen bool
	KPIs   []struct {
		ID    string
		Value *float64
	}
}) {
	t.Helper()
	var out, errOut bytes.Buffer
	args = append([]string{"--db", db, "--today", "2026-11-20", "--lang", "en", "report", "--format", "json"}, args...)
	if code := run(args, strings.NewReader(""), &out, &errOut); code != exitDone {
		t.Fatalf("%v: exit %d: %s", args, code, &errOut)
	}
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// The report of a closed review has the figures that the meeting saw: in the demo a
// value of 2026-W43 was corrected after the review of 2026-W44 had talked about it.
func TestReportsOfClosedReviewsAreFrozen(t *testing.T) {
	newShell(t)
	db := filepath.Join(t.TempDir(), "demo.db")
	if err := createDemo(db, metrics.EN); err != nil {
		t.Fatal(err)
	}
	value := func(period string) float64 {
		doc := reportedJSON(t, db, "weekly", "--period", period)
		if !doc.Frozen {
			t.Errorf("%s is not frozen", period)
		}
		for _, k := range doc.KPIs {
			if k.ID == "course_completion" {
				return *k.Value
			}
		}
		t.Fatalf("%s: no course_completion", period)
		return 0
	}
	if before, after := value("2026-W44"), value("2026-W45"); before != 81.7 || after == 81.7 {
		t.Errorf("the review saw %g, the next one %g", before, after)
	}
	if now := reportedJSON(t, db, "weekly"); now.Frozen || now.AsOf != "2026-11-20" {
		t.Errorf("this week: frozen %v, as of %s", now.Frozen, now.AsOf)
	}
}
