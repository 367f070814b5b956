package frame

// ShowPhase tells the phases screen to turn to a phase and open it.
type ShowPhase struct{ Phase string }
