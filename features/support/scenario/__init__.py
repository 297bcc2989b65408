"""What a scenario knows: the world, the words of its steps, and the life of any thing, whatever its noun.

It may use `running` and what is beneath it.
"""
