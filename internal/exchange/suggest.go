package exchange

// Nearest returns the word that s most likely meant, or "" when none is near.
func Nearest(s string, among []string) string { return Nearest(s, among) }
