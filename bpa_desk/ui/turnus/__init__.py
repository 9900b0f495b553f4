"""The grunnturnus on screen: its grid, its sums, rolling out."""
