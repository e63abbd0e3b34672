"""Drawing ensembles: Markov chains over the data sets of a problem, under a prior that is stated.

Promises the same draws for the same seed wherever they are made, and that every draw prints the figures. Takes a
problem, a prior and a number of draws and chains; gives an ensemble or a file of one. May import `bounds`, `ensembles` and
what is above them.
"""
