"""Odd texts in every place of every call: what Hypothesis draws, how it is sent, and what an answer has to be."""
