"""What a printed figure says about the number behind it.

Promises exact reading: figures are text, and "2.0" says more than "2". Takes printed figures and a way of rounding;
gives intervals as fractions and ranges of whole numbers, of one figure or of a row of parts of one whole. Exact arithmetic
of whole numbers and fractions, at any size, and the errors that every room raises for what its user wrote stand here too.
Imports no other room.
"""
