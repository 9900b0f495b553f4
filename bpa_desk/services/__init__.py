"""What one can do with an ordning, in the user's verbs: plain functions whose first argument is the store."""
