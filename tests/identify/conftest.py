"""Puts the helpers beside this file where the tests of every room of identify can import them."""
