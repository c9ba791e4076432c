"""OAI-PMH 2.0: the room's records for catalogues elsewhere.

    request ─arguments─▶ what is asked, or an error ─verbs─▶ records ─answer─▶ XML

Nothing is remembered between requests: a resumption token says itself where its list goes on, after
the last record that was given, by the time of its change and its key. So an import in between
neither hides a record nor gives one twice; what changes meanwhile comes again, as changed.

An article is stamped when it is saved and can be read when all that is saved with it is. A harvester
that asked between the two would never hear of it, so a list waits for whoever is writing.
"""
