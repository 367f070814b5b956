package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/goccy/go-yaml"

	"kpitui/internal/metrics"
	"kpitui/internal/ui"
	"kpitui/internal/ui/theme"
)

// config is what is remembered from one start to the next.
type config struct {
	Lang  metrics.Lang `yaml:"lang,omitempty"`
	Theme theme.Name   `yaml:"theme,omitempty"`
	Group string       `yaml:"group,omitempty"`
	Sort  string       `yaml:"sort,omitempty"`
}

func configPath() (string, error) {
	dir, err := configDir()
	return filepath.Join(dir, "config.yaml"), err
}

// readConfig reads the remembered settings. They are a convenience: a file that
// is missing or unreadable counts as empty, and is written anew at the next
// change of a setting.
func readConfig() (c config) {
	path, err := configPath()
	if err != nil {
		return c
	}
	data, err := os.ReadFile(path)
	if err != nil || yaml.Unmarshal(data, &c) != nil {
		return config{}
	}
	return c
}

// writeConfig replaces the settings file as a whole.
func writeConfig(s ui.Settings) error {
	path, err := configPath()
	if err != nil {
		return err
	}
	data, err := yaml.Marshal(config(s))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	next := path + ".new"
	if err := os.WriteFile(next, data, 0o600); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(next)))
	}
	return os.Rename(next, path)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
