"""What is known about people, why, for how long, and who may see it (privacy-and-exports.md § H)."""
