"""Writes of this wing, by subject: nominasi, suara, sk, aturan; pembukaan, pembinaan, hasil, konseling, pengingat."""
