"""Issues: several grievances that the facilitator took together into one matter."""
