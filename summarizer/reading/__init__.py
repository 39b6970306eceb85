"""What a text says, read without judging it: sentences, figures, names, who says what, how sure.

Pure functions from text to frozen values with exact spans. No model, no network.
"""
