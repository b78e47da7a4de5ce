"""The floor: who asked for it, who has it, and for how long."""
