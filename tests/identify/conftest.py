"""Settings for the property tests of identify."""

from hypothesis import settings

# a law holds or not; how long an example takes on a busy machine says nothing about it
settings.register_profile("identify", deadline=None)
settings.load_profile("identify")
