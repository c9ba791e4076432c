"""The first text that is cut loads a dictionary, which takes longer than an example may."""

from hypothesis import settings

settings.register_profile("importer", deadline=None)
settings.load_profile("importer")
