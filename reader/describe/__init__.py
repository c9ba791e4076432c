"""What a page says of itself to machines: in its head, in its headers, and between its lines."""
