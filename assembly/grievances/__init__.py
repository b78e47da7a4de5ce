"""What people say hurts, from phones, by district."""
