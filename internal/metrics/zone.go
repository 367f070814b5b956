package metrics

import (
	"fmt"
	"time"
)

// Location returns the workspace's time zone; UTC for an empty name.
func (i *Info) Location() (*time.Location, error) {
	zone, err := time.LoadLocation(i.TZ)
	if err != nil {
		return nil, fmt.Errorf("time zone %q: %w", i.TZ, err)
	}
	return zone, nil
}
