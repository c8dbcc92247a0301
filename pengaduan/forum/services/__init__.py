"""Every write of the forum. Acts of visitors have no user; a proven address (`Partisipan`) binds them."""
