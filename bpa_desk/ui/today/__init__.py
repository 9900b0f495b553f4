"""The first screen: now, next, what needs the leader, hours, what changed."""
