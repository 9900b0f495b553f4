"""Hours that can be paid: tariff profiles, and every shift cut into what is paid for it and why."""
