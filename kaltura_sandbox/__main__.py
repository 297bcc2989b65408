"""Starts the platform: ``python -m kaltura_sandbox --port 8080 --data DIR --announce FILE``."""

import signal
import sys

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a start at once, without a traceback
    try:
        from kaltura_sandbox import assembly, server

        assembly.load()
    except ModuleNotFoundError as missing:
        if str(missing.name).startswith("kaltura_sandbox"):
            raise
        sys.exit(
            f"{missing.name} is not installed in {sys.executable}: make setup, or pip install -r requirements.txt"
        )

    server.leave(server.main())
