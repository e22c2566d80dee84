"""The screens as people meet them, in an installed Chromium: tapped, typed in, cut off and come back."""
