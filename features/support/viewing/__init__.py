"""Eyes and ears: it looks into pictures, films and sound, plays manifests, drives a browser.

It may use `wire` and what is beneath it.
"""
