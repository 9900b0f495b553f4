"""Files beside records, as one sees and handles them."""
