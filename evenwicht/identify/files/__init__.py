"""Survey files that their users type: YAML, with messages that name the line.

Promises that a file is read as it stands or refused with its place, what was found and what was expected. Takes a path;
gives a `Survey`. May import every other room.
"""
