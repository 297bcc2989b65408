"""The sentences that guides are written in, a module per noun of the platform; README.md says how."""
