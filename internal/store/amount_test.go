//go:build !slow

package store

const (
	flips  = 150
	kills  = 10
	models = 4
)
