//go:build unix && !linux

package main

import "os/exec"

func runPlainly(cmd *exec.Cmd) error { return cmd.Run() }
