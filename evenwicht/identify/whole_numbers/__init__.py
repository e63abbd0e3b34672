"""Arithmetic of whole numbers and fractions, exact at any size.

Promises quotients without overflow, neighbours of a fraction among those with small denominators, and uniform whole
numbers however large. Takes and gives plain numbers and arrays of them; knows nothing of surveys. Imports no other room.
"""
