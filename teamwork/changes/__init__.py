"""How each event changes the game; one file a chapter, no rule, no clock, no refusal."""
