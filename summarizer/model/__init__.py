"""The model's way: an OpenAI-compatible server fills the form. Nothing heavy is imported before it is called."""
