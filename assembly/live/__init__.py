"""Live boards: rooms that features register, one mouth that speaks to them, one socket edge."""
