"""What a resolution asks of an agency, as a proposal that leaves the house."""
