"""An organisation's own heads, seal and signers for its papers."""
