"""The standing bodies and their rules: the tenant of everything else."""
