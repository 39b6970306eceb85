"""Finding quotes: ours beside the peers, in one process."""
