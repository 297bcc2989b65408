"""Live ingest: encoders come in by RTMP and SRT, ffmpeg cuts their streams into pieces, players get lists of these.

Pure machinery. It knows addresses, tokens and folders, and neither entries nor the store nor HTTP: whoever does sits at
the desk (desk.py), says who is let in and what is made of it, and is told what happens. The parts, from below: gate.py
(what an encoder asks for), rtmp/ and srt/ (the doors), renditions.py and source.py (one stream, one ffmpeg),
timeline.py and playlist.py (what players see), broadcast.py (primary and backup of an entry), recording.py (pieces
become a film), left_behind.py (after a kill), engine.py (all of it, in a thread).
"""
