"""RTMP as far as an encoder needs it: handshake, chunks, commands, and the stream as FLV. Publishing only."""
