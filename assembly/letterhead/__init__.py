"""How an assembly's papers begin and end: its name, seal, address, signers and headings."""
