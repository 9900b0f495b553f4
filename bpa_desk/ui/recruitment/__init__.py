"""Vacancies, their adverts, and candidates."""
