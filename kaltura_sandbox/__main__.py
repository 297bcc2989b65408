"""Starts the platform: ``python -m kaltura_sandbox --port 8080 --data DIR --announce FILE``."""

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a start at once, without a traceback
    from kaltura_sandbox import server

    server.leave(server.main())
