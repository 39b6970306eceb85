"""What the user has set: by flag, environment and settings file, in that order."""
