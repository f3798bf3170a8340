"""The network, politely."""
