"""Assemblies from templates, and the demonstration, built by calling the verbs of real life."""
