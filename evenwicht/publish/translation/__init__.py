"""The English edition: its chapters are made from the Dutch ones and from catalogues, before any notebook is read.

`blocks` finds what is prose in a chapter, `code` the words and names in its cells, `catalogue` reads and writes the gettext
files in ``locale/en``, `marks` tells what a translation must keep, `chapter` puts a chapter together, `sources` the whole
folder that the English book is built from, and `build` builds it. ``python -m evenwicht.publish.translation`` is
``make translations``.
"""
