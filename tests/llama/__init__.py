"""A real server that nobody here wrote: llama.cpp's, with a tiny random model made on the spot."""
