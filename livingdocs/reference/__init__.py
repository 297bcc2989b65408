"""What a guide uses, looked up: fields, addresses, numbers and refusals, and a page for each service.

Types and rights come from the schema, uses from the recordings; what neither knows (units, defaults, limits, what to
do about a refusal) is in facts/*.tsv, written by hand.
"""

from livingdocs.reference.parts import looked_up, reference_parts

__all__ = ["looked_up", "reference_parts"]
