"""What falls due in the program's own records, one small source a module; ``services.due`` asks them."""
