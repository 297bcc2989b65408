"""SRT's handshake, and a front that lets callers through to a listener of ffmpeg's own.

What comes behind the handshake (order, repetition, encryption, clock) is libsrt's, in ffmpeg.
"""
