"""Quizzes in films: questions at moments of an entry, users' attempts and answers, scores, reports, questions on paper.

Left out: questions and answers in files of scenes, which cue points of other kinds can be.
"""
