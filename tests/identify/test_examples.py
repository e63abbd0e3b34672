"""The examples in the documentation of identify's functions give what they show."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

from evenwicht import identify

MODULES = [found.name for found in walk_packages(identify.__path__, "evenwicht.identify.") if not found.ispkg]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_give_what_they_show(name):
    assert doctest.testmod(import_module(name)).failed == 0
