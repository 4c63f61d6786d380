"""Apps that show what the product shows with less behind it, to hold it against."""
