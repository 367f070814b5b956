//go:build slow

package store

const (
	flips  = 20000
	kills  = 200
	models = 100
)
