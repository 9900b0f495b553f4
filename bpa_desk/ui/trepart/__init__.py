"""The trepartsavtale: its versions, the matrix, the conversation, signing."""
