"""What the program reaches on this machine, measured against a server of its own: ``make bench``.

The server and the load run in processes of their own, on one machine; compare the ratios.
"""
