"""Papers about the job and the plan: stillingsbeskrivelser with their versions, and the rota as files."""
