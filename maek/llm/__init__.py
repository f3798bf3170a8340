"""One small client for any endpoint that speaks the OpenAI protocol; prompts as text."""
