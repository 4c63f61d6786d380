"""What a valid spreadsheet is: declarations, one module per kind."""
