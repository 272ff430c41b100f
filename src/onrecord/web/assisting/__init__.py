"""The ledger for assistants: tools of the Model Context Protocol, which read it and give what can be cited."""
