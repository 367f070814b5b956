//go:build !slow

package store

const (
	flips  = 300
	kills  = 10
	models = 5
)
