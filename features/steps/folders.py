"""The step modules in the folders below: behave itself loads those beside this one only.

Its setting use_nested_step_modules would load them too, but prints a line to stdout before each run that nothing turns
off, and the lint and the reference, which load the steps by `load_step_modules`, would not know of it.
"""

from pathlib import Path

from behave.runner_util import load_step_modules

HERE = Path(__file__).parent
load_step_modules(sorted({str(module.parent) for module in HERE.rglob("*.py")} - {str(HERE)}))
