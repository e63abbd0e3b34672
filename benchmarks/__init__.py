"""What is measured and shipped with no package: see README.md."""
