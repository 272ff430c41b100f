"""Export: the line contracts, and the dossier in its forms."""
