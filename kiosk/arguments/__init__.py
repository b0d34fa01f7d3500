"""The command line in groups: each module adds its commands with their options and runs them."""
