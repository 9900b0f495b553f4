"""The assistants' papers, and what is to be done when somebody begins or leaves."""
