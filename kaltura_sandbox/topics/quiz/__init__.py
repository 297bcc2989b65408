"""Quizzes in films: questions at moments of an entry, users' attempts and answers, scores, the questions on paper."""
