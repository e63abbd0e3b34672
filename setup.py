"""Puts the data package into the package: a wheel works without a checkout. Everything else stands in pyproject.toml."""

from pathlib import Path

from setuptools import find_packages, setup

packages = find_packages(include=["evenwicht*"])
if Path("data/datapackage.json").is_file():
    packages.append("evenwicht.data")
setup(packages=packages, package_dir={"evenwicht.data": "data"})
