"""What editors do to the room: each act whole or not at all, refused in one Chinese sentence.

It stands between the importer, whose reading it uses, and the admin, which asks for it. Whatever is
done here a later import leaves as it is, and no address stops answering.
"""


class DeskError(Exception):
    """An act that cannot be done. Its text says to the editor what is in the way."""
