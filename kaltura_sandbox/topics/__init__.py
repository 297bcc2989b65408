"""What the platform is about: a folder a topic, with everything about it.

A topic's services, rules, jobs, addresses, permissions, samples and errors lie in its folder and register themselves;
assembly.py finds them. A topic uses the platform, and of topics beneath it (their order is written in pyproject.toml)
the modules that they offer in ``__all__``. What should happen elsewhere, the others hear of by events.
"""
