"""What is drawn on the server: from what a view holds to markup, with nothing looked up."""
