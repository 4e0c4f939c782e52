"""What the files of a campaign folder are called."""

SETTINGS, TARGETS, DEMANDS = NAMES = ("campaign.toml", "targets.toml", "demands.toml")
