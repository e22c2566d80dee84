"""The game on paper: cards, board, slips, guide, diplomas and the office's report, as accessible PDF."""
