package metrics

import "testing"

func TestTinyStepsAreToldWithTheirDigits(t *testing.T) {
	for _, c := range []struct {
		large, small float64
		by, most     string
	}{
		{0.31, 0.2, "31%", "20%"},
		{0.0312, 0.0308, "3.12%", "3.08%"},
		{0.0004, 0.0003, "0.04%", "0.03%"},
		{0.004, 0.0004, "0.40%", "0.04%"},
		{0.00000123, 0.0000000456, "0.000123%", "0.000005%"},
	} {
		if by, most := percents(c.large, c.small); by != c.by || most != c.most {
			t.Errorf("%v above %v: %s above %s", c.large, c.small, by, most)
		}
	}
}
