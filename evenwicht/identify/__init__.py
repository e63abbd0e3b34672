"""What printed survey figures pin down: possible sample sizes, sharp bounds and complete data sets."""
