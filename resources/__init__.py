"""Everything the program carries that is not code: fonts, icons, words, the demo event."""
