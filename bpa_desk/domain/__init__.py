"""What is true about an ordning: plain values and pure functions, standard library only."""
