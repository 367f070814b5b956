package metrics

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func anyDate() *rapid.Generator[Date] {
	return rapid.Map(rapid.Int32Range(int32(NewDate(1971, 1, 1)), int32(NewDate(2999, 12, 31))), func(d int32) Date { return Date(d) })
}

// The whole numbers agree with package time, on every day of nine centuries.
func TestDatesAgreeWithTime(t *testing.T) {
	day := time.Date(1971, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := NewDate(1971, 1, 1); d < NewDate(2901, 1, 1); d++ {
		y, m, dd := d.Date()
		if ty, tm, td := day.Date(); y != ty || m != tm || dd != td || d.Weekday() != day.Weekday() || DateOf(day) != d || !d.Time().Equal(day) {
			t.Fatalf("%s: got %d-%d-%d, %s", day, y, m, dd, d.Weekday())
		}
		day = day.AddDate(0, 0, 1)
	}
	rapid.Check(t, func(t *rapid.T) {
		y, m, d := rapid.IntRange(1970, 3000).Draw(t, "y"), rapid.IntRange(-30, 40).Draw(t, "m"), rapid.IntRange(-400, 400).Draw(t, "d")
		if got, want := NewDate(y, time.Month(m), d).Time(), time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); !got.Equal(want) {
			t.Fatalf("NewDate(%d, %d, %d) = %s, want %s", y, m, d, got, want)
		}
	})
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"},
		{"2026-03-31", -1, "2026-02-28"}, {"2026-12-31", 2, "2027-02-28"}, {"2026-05-31", 1, "2026-06-30"},
		{"2026-08-30", 0, "2026-08-30"}, {"2026-01-28", 1, "2026-02-28"}, {"2026-01-15", -13, "2024-12-15"},
	} {
		if got := at(c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestDateText(t *testing.T) {
	for _, bad := range []string{"", "2026-11", "2026-02-30", "1970-01-01", "20261120", "2026-11-20T00:00", "２０２６-11-20"} {
		if _, err := ParseDate(bad); !errors.Is(err, ErrDate) {
			t.Errorf("ParseDate(%q): %v", bad, err)
		}
	}
	type record struct {
		D Date `json:"d,omitzero"`
	}
	for _, r := range []record{{}, {at("2026-11-20")}} {
		b, err := json.Marshal(r)
		var back record
		if err != nil || json.Unmarshal(b, &back) != nil || back != r {
			t.Errorf("%v → %s → %v", r, b, back)
		}
	}
	var d Date
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() || d.String() != "" {
		t.Errorf("the empty date: %v %v", d, err)
	}
	if y, w := at("2024-12-30").ISOWeek(); y != 2025 || w != 1 {
		t.Errorf("2024-12-30 is in %d-W%d, want 2025-W1", y, w)
	}
	if at("2026-11-20").Year() != 2026 {
		t.Error("Year")
	}
}
