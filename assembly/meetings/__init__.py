"""One sitting of an assembly: kind, phase, attendance, quorum."""
