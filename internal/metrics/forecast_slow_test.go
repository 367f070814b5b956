//go:build slow

package metrics

import "testing"

func TestCoverageAtLength(t *testing.T) { checkCoverage(t, 40000) }
