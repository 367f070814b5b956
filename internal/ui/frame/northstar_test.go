package frame_test

import (
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

func TestTheNorthStarIsSetAndTakenOff(t *testing.T) {
	env := uitest.Env(metrics.EN)
	for _, c := range []struct {
		now, kpi, want string
	}{{"", "nps", "nps"}, {"cac", "nps", "nps"}, {"nps", "nps", ""}} {
		env.Info().NorthStar = c.now
		save, ok := uitest.Messages(env.NorthStar(c.kpi))[0].(frame.Save)
		if !ok || save.Change.Kind != metrics.ChangeDefine || len(save.Change.Records) != 1 || save.For != (frame.Starred{KPI: c.kpi, On: c.want != ""}) {
			t.Fatalf("%+v", save)
		}
		info := save.Change.Records[0].After.(*metrics.Info)
		if info.NorthStar != c.want || info.Name != env.Info().Name || env.Info().NorthStar != c.now {
			t.Errorf("from %q by %q: %+v", c.now, c.kpi, info)
		}
	}
}
