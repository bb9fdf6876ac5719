"""Data in: national holidays, and the programme as a spreadsheet."""
