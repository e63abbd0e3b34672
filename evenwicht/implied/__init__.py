"""What the printed figures of the report imply: sums and differences of them, and bounds within groups."""
