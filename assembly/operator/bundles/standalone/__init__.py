"""What travels inside a bundle and works without the program: one file each, on purpose."""
