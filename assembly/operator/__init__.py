"""What whoever runs the machine needs: serving, keeping, checking and handing out the records."""
