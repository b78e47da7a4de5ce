"""Tasks: who works for the assembly in which role, and who of them does what until when."""
