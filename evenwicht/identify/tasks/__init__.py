"""Running long work: here, in processes of this machine or on a cluster, and telling how far it is.

Promises the same results in the same order wherever the work runs. Takes a function and its tasks, gives a list.
Imports no other room.
"""
