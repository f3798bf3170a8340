"""A language model on this machine behind the OpenAI protocol: llama.cpp's server, from a wheel.

    pip install xllamacpp
    python scripts/local_model.py model.gguf --port 8080

Prints the address for ``[llm] url`` and serves on loopback until it is interrupted.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

ENDS = {signal.SIGINT, signal.SIGTERM}


def main() -> int:
    """Serve a model; return the exit status."""
    options = argparse.ArgumentParser(description="Serve a GGUF model on loopback.")
    options.add_argument("model", type=Path, help="a model's .gguf file")
    options.add_argument("--port", type=int, default=8080, help="0 for any free one")
    options.add_argument("--context", type=int, default=16384, help="tokens it may have in mind")
    told = options.parse_args()
    if not told.model.is_file():
        options.error(f"no such file: {told.model}")
    try:
        import xllamacpp
    except ImportError:
        options.error("needs xllamacpp; install it with: pip install xllamacpp")
    # The server's threads inherit this: the signal waits for us, it does not cut them off.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    settings = xllamacpp.CommonParams()
    settings.model.path = str(told.model)
    settings.hostnames = ["127.0.0.1"]
    settings.port = told.port
    settings.n_ctx = told.context
    settings.n_parallel = 1
    settings.warmup = False
    server = xllamacpp.Server(settings)
    sys.stdout.write(f"{server.listening_address}/v1\n")
    sys.stdout.flush()
    signal.sigwait(ENDS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
