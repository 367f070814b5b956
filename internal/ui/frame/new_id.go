package frame

import (
	"crypto/rand"
	"strings"
)

// NewID returns the id of a new action, experiment or note: ten random letters
// and digits, which nobody ever sees. Two cockpits that work at the same time make
// two ids.
func NewID() string { return strings.ToLower(rand.Text()[:10]) }
