"""The office's figures, from the record alone: what is counted, by which table, on which day (journeys O2 to O4)."""
