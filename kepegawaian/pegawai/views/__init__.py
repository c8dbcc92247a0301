"""Pages of the register: thin functions over services and scoped rows."""
