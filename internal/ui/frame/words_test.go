package frame

import (
	"testing"

	uiwords "kpitui/internal/ui/words"
)

func TestSignalsAndOutlooksAreInBothLanguages(t *testing.T) {
	for _, missing := range append(uiwords.Missing(signalWords), uiwords.Missing(outlookWords)...) {
		t.Error(missing)
	}
}
